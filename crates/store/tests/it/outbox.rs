//! Effects leave in the order of their conversation, one sender at a time, and a lost sender is noticed.

use std::collections::HashSet;

use domain::{Conversation, Effect, EffectId, EffectKind, EffectState, MessageId};
use store::{Error, Store, outbox, testing};

use crate::support::{at, home, id, number, seconds};

fn effect(conversation: &Conversation, seq: i64) -> Effect {
    let id = id(EffectId::new);
    Effect {
        id,
        workspace_id: conversation.workspace_id,
        conversation_id: conversation.id,
        channel_id: conversation.channel_id,
        chat_key: conversation.chat_key.clone(),
        seq,
        idempotency_key: id.to_string(),
        kind: EffectKind::Send {
            message_id: self::id(MessageId::new),
            text: format!("text {seq}"),
            buttons: Vec::new(),
            rewrite: None,
            told: None,
        },
        state: EffectState::Pending,
        attempts: 0,
        fence: 0,
        created_at: at(0.0),
    }
}

async fn put(store: &Store, effects: Vec<Effect>) -> Result<(), Error> {
    tx!(store, |tx| tx.execute_all(effects.iter().map(outbox::insert).collect()).await.map(drop))
}

async fn claim(store: &Store, limit: u32, now: f64) -> Vec<Effect> {
    tx!(store, |tx| outbox::claim(tx, seconds(30.0), limit, at(now)).await).unwrap()
}

async fn run(store: &Store, statement: store::Statement<'static>) -> u64 {
    tx!(store, |tx| tx.execute_all(vec![statement]).await).unwrap()[0]
}

#[tokio::test]
async fn only_the_first_of_a_conversation_is_handed_out() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let (one, two) = (home.conversation.clone(), home.another(store).await);
        put(store, vec![effect(&one, 3), effect(&one, 5), effect(&two, 9), effect(&one, 4)]).await.unwrap();
        let heads = claim(store, 10, 1.0).await;
        let places: HashSet<_> = heads.iter().map(|effect| (effect.conversation_id, effect.seq)).collect();
        assert_eq!(places, HashSet::from([(one.id, 3), (two.id, 9)]));
        for head in &heads {
            assert_eq!((head.state, head.attempts, head.fence), (EffectState::Sending, 1, 1));
            let (workspace, id, head) = (home.workspace, head.id, head.clone());
            assert_eq!(rx!(store, |tx| outbox::get(tx, workspace, id).await).unwrap(), Some(head));
        }
        assert!(claim(store, 10, 1.0).await.is_empty(), "the next waits until the first has gone");
        let first = heads.iter().find(|effect| effect.seq == 3).unwrap();
        assert_eq!(run(store, outbox::delete(first)).await, 1);
        let next = claim(store, 10, 1.0).await;
        assert_eq!(next.iter().map(|effect| effect.seq).collect::<Vec<_>>(), [4]);
        let conversation = one.id;
        assert_eq!(rx!(store, |tx| outbox::waiting(tx, conversation).await).unwrap(), 2);
    }
}

#[tokio::test]
async fn a_failure_holds_its_conversation_back_and_no_other() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let (one, two) = (home.conversation.clone(), home.another(store).await);
        put(store, vec![effect(&one, 1), effect(&one, 2), effect(&two, 1)]).await.unwrap();
        let heads = claim(store, 10, 1.0).await;
        let failed = heads.iter().find(|effect| effect.conversation_id == one.id).unwrap();
        assert_eq!(run(store, outbox::put_off(failed, at(60.0))).await, 2, "with what waits behind it");
        assert!(claim(store, 10, 59.9).await.is_empty());
        let stranger = Effect { fence: failed.fence - 1, ..failed.clone() };
        assert_eq!(run(store, outbox::put_off(&stranger, at(99.0))).await, 0);
        let again = claim(store, 10, 60.0).await;
        assert_eq!(again.iter().map(|effect| (effect.seq, effect.attempts)).collect::<Vec<_>>(), [(1, 2)]);
    }
}

#[tokio::test]
async fn a_lost_sender_is_an_orphan_and_can_no_longer_write() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        put(store, vec![effect(&home.conversation, 1)]).await.unwrap();
        let lost = claim(store, 10, 0.0).await.remove(0);
        assert!(tx!(store, |tx| outbox::orphans(tx, at(29.9), 10).await).unwrap().is_empty());
        let orphans = tx!(store, |tx| outbox::orphans(tx, at(30.0), 10).await).unwrap();
        assert_eq!(orphans, [(lost.clone(), false)]);
        // The platform notices a repeat: sent again, by another.
        assert_eq!(run(store, outbox::put_off(&lost, at(30.0))).await, 1);
        let again = claim(store, 10, 30.0).await.remove(0);
        assert_eq!((again.fence, again.attempts), (2, 2));
        assert_eq!(again.idempotency_key, lost.idempotency_key);
        assert_eq!(run(store, outbox::delete(&lost)).await, 0, "the stalled sender is fenced");
        assert_eq!(run(store, outbox::put_off(&lost, at(0.0))).await, 0);
        assert_eq!(run(store, outbox::set_uncertain(&lost)).await, 0);
        assert_eq!(run(store, outbox::delete(&again)).await, 1);
    }
}

#[tokio::test]
async fn what_was_only_taken_goes_again_and_what_was_handed_over_does_not() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        put(store, vec![effect(&home.conversation, 1)]).await.unwrap();
        let taken = claim(store, 10, 0.0).await.remove(0);
        let hand_over = async |effect: &Effect| {
            let effect = effect.clone();
            tx!(store, |tx| outbox::hand_over(tx, &effect, "node").await).unwrap()
        };
        assert_eq!(run(store, outbox::take_back(&taken, at(30.0))).await, 1);
        assert!(!hand_over(&taken).await, "whoever had it comes too late");
        let again = claim(store, 10, 30.0).await.remove(0);
        assert!(!hand_over(&taken).await && hand_over(&again).await);
        assert_eq!(run(store, outbox::take_back(&again, at(60.0))).await, 0);
        let orphans = tx!(store, |tx| outbox::orphans(tx, at(60.0), 10).await).unwrap();
        assert_eq!(orphans, [(again.clone(), true)]);
        // A try that certainly failed begins anew.
        assert_eq!(run(store, outbox::put_off(&again, at(61.0))).await, 1);
        claim(store, 10, 61.0).await;
        assert!(!tx!(store, |tx| outbox::orphans(tx, at(99.0), 10).await).unwrap()[0].1);
    }
}

#[tokio::test]
async fn an_uncertain_effect_is_shown_and_lets_the_next_pass() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        put(store, vec![effect(&home.conversation, 1), effect(&home.conversation, 2)]).await.unwrap();
        let lost = claim(store, 10, 0.0).await.remove(0);
        assert_eq!(tx!(store, |tx| outbox::end_leases(tx).await).unwrap(), 1);
        let orphans = tx!(store, |tx| outbox::orphans(tx, at(1.0), 10).await).unwrap();
        assert_eq!(run(store, outbox::set_uncertain(&orphans[0].0)).await, 1);
        let workspace = home.workspace;
        let shown = rx!(store, |tx| outbox::uncertain(tx, workspace, 10).await).unwrap();
        assert_eq!(
            shown.iter().map(|effect| (effect.id, effect.state)).collect::<Vec<_>>(),
            [(lost.id, EffectState::Uncertain)]
        );
        assert_eq!(claim(store, 10, 2.0).await[0].seq, 2);
        // A person says: send it again.
        assert_eq!(run(store, outbox::put_off(&shown[0], at(3.0))).await, 1, "the second is under way");
        assert!(rx!(store, |tx| outbox::uncertain(tx, workspace, 10).await).unwrap().is_empty());
    }
}

#[tokio::test]
async fn one_key_is_one_effect() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let first = effect(&home.conversation, 1);
        let mut second = effect(&home.conversation, 2);
        second.idempotency_key.clone_from(&first.idempotency_key);
        put(store, vec![first]).await.unwrap();
        assert!(matches!(put(store, vec![second]).await, Err(Error::Taken(_))));
        assert_eq!(number(store, "SELECT count(*) FROM outbox").await, 1);
    }
}

/// Several senders at once over several conversations: each effect goes once, in order.
#[tokio::test(flavor = "multi_thread")]
async fn senders_at_once_keep_the_order() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let mut all = Vec::new();
        for _ in 0..5 {
            let conversation = home.another(store).await;
            all.extend((1..=10).map(|seq| effect(&conversation, seq)));
        }
        put(store, all).await.unwrap();
        let sent = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
        let tasks: Vec<_> = (0..4)
            .map(|_| {
                let (store, sent) = (store.clone(), sent.clone());
                tokio::spawn(async move {
                    while sent.lock().unwrap().len() < 50 {
                        for effect in claim(&store, 3, 1.0).await {
                            sent.lock().unwrap().push((effect.conversation_id, effect.seq));
                            assert_eq!(run(&store, outbox::delete(&effect)).await, 1);
                        }
                        tokio::task::yield_now().await;
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        let sent = sent.lock().unwrap();
        assert_eq!(sent.len(), 50);
        let mut last = std::collections::HashMap::new();
        for (conversation, seq) in sent.iter() {
            assert_eq!(last.insert(*conversation, *seq).unwrap_or(0) + 1, *seq);
        }
    }
}
