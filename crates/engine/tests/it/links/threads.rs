//! Chats that are threads: an answer that names only the message before it.

use super::*;

/// A mail of Ana's: its chat as it says itself, its id, and what it answers.
fn mail(root: &str, id: &str, answers: Option<&str>) -> Received {
    Received {
        chat_key: format!("{root} ana@example.org"),
        reply_to: answers.map(ToOwned::to_owned),
        ..said("ana@example.org", id, id)
    }
}

fn brought(root: &str, id: &str, answers: &str) -> Update {
    Update::Message(mail(root, id, Some(answers)))
}

impl World {
    /// Brings the mails at once, and waits until the chat has heard so many in all.
    async fn post(&self, mails: impl IntoIterator<Item = Update>, chat: &str, count: usize) {
        self.fake("a").bring(mails);
        self.until(async || self.heard(chat).await.len() == count).await;
        self.settle().await;
    }

    /// One a database, where Ana was let in, wrote `m1` and was answered; with the platform's id of the answer.
    async fn written(make: impl Fn() -> Fake) -> Vec<(Self, String)> {
        let mut all = Vec::new();
        for world in Self::each(make).await {
            let link = world.connect("a", LinkRole::Assistant).await;
            world.mind(&world.engine).await;
            let code = world.engine.pair(&world.user, link.id).await.unwrap().code;
            let greeting = Received { opened_with: Some(code), ..mail("m0", "m0", None) };
            world.fake("a").bring([Update::Message(greeting)]);
            world.until(async || world.conversations().await.len() == 2).await;
            world.post([Update::Message(mail("m1", "m1", None))], "m1 ana@example.org", 1).await;
            let (id, answer) = world.fake("a").arrived_with_ids().pop().unwrap();
            assert_eq!(answer.chat_key, "m1 ana@example.org");
            all.push((world, id));
        }
        all
    }
}

#[tokio::test]
async fn an_answer_joins_its_thread_by_the_one_mail_that_it_names() {
    for receipts in [false, true] {
        let make = || Fake::new(false).threaded().with(|abilities| abilities.receipts = receipts);
        for (world, ours) in World::written(make).await {
            let chat = "m1 ana@example.org";
            // One of ours, and one that was stored before.
            world.post([brought(&ours, "m2", &ours)], chat, 2).await;
            world.post([brought("unknown", "m3", "m1")], chat, 3).await;
            // Two at once, the second of which answers the first.
            world.post([brought(&ours, "m4", &ours), brought(&ours, "m5", "m4")], chat, 5).await;
            assert_eq!(world.conversations().await.len(), 3, "the console's, and her two");
            let last = world.fake("a").arrived().pop().unwrap();
            assert_eq!(last.chat_key, chat, "and is answered there");
            // What nobody knows here is a thread of its own.
            world.post([brought("x", "m6", "x")], "x ana@example.org", 1).await;
        }
    }
}

#[tokio::test]
async fn another_person_s_answer_is_another_chat_and_an_old_one_begins_anew() {
    for (world, ours) in World::written(|| Fake::new(false).threaded()).await {
        let chats = world.conversations().await;
        let hers = chats.iter().find(|chat| chat.chat_key == "m1 ana@example.org").unwrap();
        let code = world.engine.pair(&world.user, hers.channel_id).await.unwrap().code;
        let of_bo = |root: &str, id: &str| Received {
            chat_key: format!("{root} bo@example.org"),
            ..said("bo@example.org", id, id)
        };
        let greeting = Received { opened_with: Some(code), ..of_bo("b0", "b0") };
        let nosy = Received { reply_to: Some(ours.clone()), ..of_bo(&ours, "b1") };
        world.post([Update::Message(greeting), Update::Message(nosy)], &format!("{ours} bo@example.org"), 1).await;
        assert_eq!(world.heard("m1 ana@example.org").await, ["m1"]);

        // Our ids are forgotten after a month; what others wrote is not.
        world.clock.advance(SignedDuration::from_hours(24 * 31));
        world.engine.tidy().await.unwrap();
        world.mind(&world.engine).await;
        world.post([brought(&ours, "m2", &ours)], &format!("{ours} ana@example.org"), 1).await;
        world.post([brought("z", "m3", "m1")], "m1 ana@example.org", 2).await;
    }
}
