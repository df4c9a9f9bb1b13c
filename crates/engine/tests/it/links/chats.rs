//! What can be chosen to be read: what was seen, and what the platform lists besides.

use channels::FetchError;
use domain::Role;
use engine::links::{Chat, Chats};

use super::*;

/// Key, title, and whether it is read; `None` for one that is only listed.
fn told(chats: &Chats) -> Vec<(String, String, Option<bool>)> {
    let of = |chat: &Chat| match chat {
        Chat::Seen(chat) => (chat.chat_key.clone(), chat.title.clone(), Some(chat.chosen)),
        Chat::Listed(chat) => (chat.key.clone(), chat.name.clone(), None),
    };
    chats.items.iter().map(of).collect()
}

fn chat(key: &str, title: &str, chosen: Option<bool>) -> (String, String, Option<bool>) {
    (key.into(), title.into(), chosen)
}

#[tokio::test]
async fn a_chat_is_found_and_chosen_before_anybody_writes_there() {
    for world in World::each(|| Fake::new(true)).await {
        let link = world.connect("a", LinkRole::Source).await;
        world.mind(&world.engine).await;
        let found =
            async |search: &str| world.engine.source_chats(&world.user, link.id, search.into(), true).await.unwrap();
        assert!(!found("").await.lists, "a platform that lists nothing");
        let fake = world.fake("a");
        fake.offer("group", "Lunches · Home");
        fake.offer("club", "Lunch club");
        fake.bring([in_group("9", "1", "before it was chosen", false)]);
        let expected = [chat("group", "Ana", Some(false)), chat("club", "Lunch club", None)];
        world.until(async || told(&found("").await) == expected).await;
        let all = found("").await;
        assert!(all.lists && all.problem.is_none());
        let seen = world.engine.source_chats(&world.user, link.id, String::new(), false).await.unwrap();
        assert_eq!((seen.lists, told(&seen).len()), (true, 1), "unasked");
        // It is found by either name, and is the one that was seen.
        assert_eq!(told(&found("ana").await), [chat("group", "Ana", Some(false))]);
        assert_eq!(told(&found("HOME").await), [chat("group", "Ana", Some(false))]);
        assert_eq!(told(&found("100%").await), []);

        world.engine.choose_chat(&world.user, link.id, "club".into(), true).await.unwrap();
        assert_eq!(
            told(&found("").await),
            [chat("club", "Lunch club", Some(true)), chat("group", "Ana", Some(false))],
            "and is known from now on"
        );
        fake.bring([Update::Message(Received {
            chat_key: "club".into(),
            direct: false,
            ..said("9", "2", "dinner on Friday at 21:00")
        })]);
        world.until(async || world.heard("club").await == ["dinner on Friday at 21:00"]).await;
        for nobody in ["cl", "nobody", ""] {
            let refused = world.engine.choose_chat(&world.user, link.id, nobody.into(), true).await;
            assert!(matches!(refused, Err(Error::NotFound("chat"))), "{nobody}: {refused:?}");
        }
    }
}

#[tokio::test]
async fn a_platform_that_does_not_answer_hides_nothing_that_was_seen() {
    for world in World::each(|| Fake::new(true)).await {
        let link = world.connect("a", LinkRole::Source).await;
        world.mind(&world.engine).await;
        let fake = world.fake("a");
        fake.bring([in_group("9", "1", "hello", false)]);
        fake.offer("club", "Lunch club");
        let down = || FetchError::Retry { cause: "503".into(), after: None };
        world
            .until(async || {
                fake.next_list(down());
                let chats = world.engine.source_chats(&world.user, link.id, String::new(), true).await.unwrap();
                chats.problem.as_deref() == Some("503") && told(&chats) == [chat("group", "Ana", Some(false))]
            })
            .await;
        fake.next_list(down());
        let refused = world.engine.choose_chat(&world.user, link.id, "club".into(), true).await;
        assert!(matches!(&refused, Err(Error::Conflict(why)) if why == "503"), "{refused:?}");
        // What was seen needs nobody's answer.
        world.engine.choose_chat(&world.user, link.id, "group".into(), true).await.unwrap();

        // Who may not choose does not learn who else is there; and who is elsewhere, nothing.
        let member = User { role: Role::Member, ..world.user.clone() };
        let chats = world.engine.source_chats(&member, link.id, String::new(), true).await.unwrap();
        assert_eq!((chats.lists, told(&chats).len()), (false, 1));
        let other = world.engine.create_account(account("Bo")).await.unwrap();
        let nothing = world.engine.source_chats(&other, link.id, String::new(), true).await;
        assert!(matches!(nothing, Err(Error::NotFound(_))), "{nothing:?}");
        let nothing = world.engine.choose_chat(&other, link.id, "club".into(), true).await;
        assert!(matches!(nothing, Err(Error::NotFound(_))), "{nothing:?}");
    }
}
