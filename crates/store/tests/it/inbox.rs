//! A message is stored once under its key, in order, and handed to one turn.

use std::collections::HashSet;

use domain::{LivePayload, MessageId};
use store::inbox::{self, Accepted};
use store::{conversations, live, messages, testing};

use crate::support::{accept, assign, at, claim, finish, home, id, incoming, number, seconds};

fn seq(accepted: &Accepted) -> Option<i64> {
    match accepted {
        Accepted::New(event) => Some(event.seq),
        Accepted::Duplicate(_) => None,
    }
}

#[tokio::test]
async fn a_message_that_comes_twice_is_stored_once() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let Accepted::New(event) = accept(store, &home.conversation, "m1", 0.0).await else { panic!() };
        let LivePayload::Message { message: first } = &event.payload else { panic!() };
        let again = accept(store, &home.conversation, "m1", 9.0).await;
        assert_eq!(again, Accepted::Duplicate(first.clone()));
        assert_eq!(number(store, "SELECT count(*) FROM messages").await, 1);
        assert_eq!(number(store, "SELECT count(*) FROM inbox").await, 1);
        assert_eq!(number(store, "SELECT count(*) FROM live_events").await, 1);
        // The repeat did not hold the turn back either.
        assert_eq!(claim(store, "node", 1.5).await.len(), 1);
    }
}

#[tokio::test]
async fn a_finished_message_is_still_known() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        accept(store, &home.conversation, "m1", 0.0).await;
        let lane = claim(store, "node", 2.0).await[0];
        let (turn, _) = assign(store, lane, 10).await;
        finish(store, lane, turn, 2.0).await.unwrap();
        assert!(matches!(accept(store, &home.conversation, "m1", 3.0).await, Accepted::Duplicate(_)));
        assert!(claim(store, "node", 9.0).await.is_empty());
    }
}

#[tokio::test]
async fn the_same_id_of_another_sender_or_chat_is_another_message() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let other = home.another(store).await;
        accept(store, &home.conversation, "1", 0.0).await;
        assert!(seq(&accept(store, &other, "1", 0.0).await).is_some());
        let mut from_ben = incoming(&home.conversation, "1");
        from_ben.sender_key = "ben".into();
        let conversation = home.conversation.clone();
        let accepted = tx!(store, |tx| {
            inbox::accept(tx, &conversation, from_ben, id(MessageId::new), at(0.0), seconds(1.5)).await
        });
        assert_eq!(seq(&accepted.unwrap()), Some(2));
    }
}

/// 50 tasks, each with its own message and one that all have: 51 messages, no gap, and every reader sees a prefix.
#[tokio::test(flavor = "multi_thread")]
async fn many_at_once_are_stored_once_each_in_the_order_of_their_commits() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let tasks: Vec<_> = (0..50)
            .map(|n| {
                let (store, conversation) = (store.clone(), home.conversation.clone());
                tokio::spawn(async move {
                    let own = accept(&store, &conversation, &format!("own {n}"), 0.0).await;
                    let shared = accept(&store, &conversation, "shared", 0.0).await;
                    let id = conversation.id;
                    let seen = rx!(store, |tx| live::after(tx, id, 0, 1000).await).unwrap();
                    // The order of places is the order of commits: what can be seen has no hole.
                    assert!(seen.iter().map(|event| event.seq).eq(1..=seen.len() as i64));
                    [seq(&own), seq(&shared)]
                })
            })
            .collect();
        let mut places = Vec::new();
        for task in tasks {
            let [own, shared] = task.await.unwrap();
            places.push(own.expect("its own message is new"));
            places.extend(shared);
        }
        places.sort_unstable();
        assert_eq!(places, (1..=51).collect::<Vec<_>>());
        assert_eq!(number(store, "SELECT count(*) FROM messages").await, 51);
        let (workspace, id) = (home.workspace, home.conversation.id);
        let stored = rx!(store, |tx| conversations::get(tx, workspace, id).await).unwrap().unwrap();
        assert_eq!(stored.seq, 51);
    }
}

#[tokio::test]
async fn a_turn_gets_the_oldest_first_and_keeps_what_it_has() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        for n in 1..=5 {
            accept(store, &home.conversation, &format!("m{n}"), 0.0).await;
        }
        let lane = claim(store, "node", 6.0).await[0];
        let (turn, first) = assign(store, lane, 2).await;
        let texts: Vec<_> = first.iter().map(|message| message.text.as_str()).collect();
        assert_eq!(texts, ["text of m1", "text of m2"]);
        // Resumed after a crash with a larger limit: its own two, and the next one.
        let conversation = home.conversation.id;
        let resumed = tx!(store, |tx| inbox::assign(tx, conversation, turn, 3).await).unwrap();
        assert_eq!(resumed.iter().map(|message| message.seq).collect::<Vec<_>>(), [1, 2, 3]);
        let assigned = rx!(store, |tx| inbox::assigned(tx, conversation, turn).await).unwrap();
        assert_eq!(assigned, resumed);

        finish(store, lane, turn, 7.0).await.unwrap();
        assert_eq!(tx!(store, |tx| inbox::depth(tx).await).unwrap(), 2);
        let lane = claim(store, "node", 7.0).await[0];
        let (_, rest) = assign(store, lane, 100).await;
        assert_eq!(rest.iter().map(|message| message.seq).collect::<Vec<_>>(), [4, 5]);
    }
}

#[tokio::test]
async fn a_replayed_message_comes_back_in_its_old_place() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let (workspace, conversation) = (home.workspace, home.conversation.id);
        accept(store, &home.conversation, "old", 0.0).await;
        let lane = claim(store, "node", 2.0).await[0];
        let (turn, old) = assign(store, lane, 10).await;
        finish(store, lane, turn, 2.0).await.unwrap();
        accept(store, &home.conversation, "new", 3.0).await;
        for _ in 0..2 {
            let message = old[0].clone();
            tx!(store, |tx| inbox::put_back(tx, &message, workspace).await).unwrap();
        }
        let lane = claim(store, "node", 9.0).await[0];
        let (_, messages) = assign(store, lane, 10).await;
        assert_eq!(messages.iter().map(|message| message.seq).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(messages.iter().map(|message| message.conversation_id).collect::<HashSet<_>>().len(), 1);
        let (message, id) = (old[0].clone(), old[0].id);
        assert_eq!(rx!(store, |tx| messages::get(tx, workspace, id).await).unwrap(), Some(message));
        let page = rx!(store, |tx| messages::page(tx, conversation, Some(2), 10).await).unwrap();
        assert_eq!(page.len(), 1);
        let page = rx!(store, |tx| messages::page(tx, conversation, None, 1).await).unwrap();
        assert_eq!(page[0].seq, 2, "the newest page, oldest first within it");
    }
}

#[tokio::test]
async fn accepting_for_a_conversation_that_is_not_there_leaves_nothing() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let mut stranger = home.conversation.clone();
        stranger.id = id(domain::ConversationId::new);
        let incoming = incoming(&stranger, "m");
        let result =
            tx!(store, |tx| inbox::accept(tx, &stranger, incoming, id(MessageId::new), at(0.0), seconds(1.5)).await);
        assert!(matches!(result, Err(store::Error::Misuse(_))), "{result:?}");
        assert_eq!(number(store, "SELECT count(*) FROM lanes").await, 0);
    }
}

#[tokio::test]
async fn every_kind_of_text_comes_back_as_it_went_in() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let texts = [
            "",
            "ñandú 🦤 \u{1F469}\u{200D}\u{1F680} עברית",
            "'; DROP TABLE messages; --",
            "$1 ?1 %s {}",
            "a\n\tb\u{1}",
        ];
        for (n, text) in texts.iter().enumerate() {
            let mut message = incoming(&home.conversation, &format!("{n} '\"$1"));
            message.text = (*text).to_owned();
            let conversation = home.conversation.clone();
            tx!(store, |tx| {
                inbox::accept(tx, &conversation, message, id(MessageId::new), at(0.0), seconds(1.5)).await
            })
            .unwrap();
        }
        let conversation = home.conversation.id;
        let page = rx!(store, |tx| messages::page(tx, conversation, None, 100).await).unwrap();
        assert_eq!(page.iter().map(|message| message.text.as_str()).collect::<Vec<_>>(), texts);

        // What Postgres cannot keep, SQLite refuses too.
        let mut message = incoming(&home.conversation, "zero");
        message.text = "a\0b".into();
        let conversation = home.conversation.clone();
        let refused = tx!(store, |tx| {
            inbox::accept(tx, &conversation, message, id(MessageId::new), at(0.0), seconds(1.5)).await
        });
        assert!(matches!(refused, Err(store::Error::Database(_))), "{refused:?}");
    }
}
