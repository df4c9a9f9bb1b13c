//! What leaves the outbox, and what a lost answer means.

use std::sync::Arc;
use std::time::Duration;

use channels::SendError;
use channels::fake::{Fake, Fate};
use domain::{AttemptOutcome, Delivery};
use engine::Settings;
use jiff::SignedDuration;
use models::scripted::Scripted;
use store::testing;

use crate::rig::{Rig, run};

fn echo() -> Arc<dyn models::Model> {
    Arc::new(Scripted::echo())
}

fn unknown() -> SendError {
    SendError::Unknown { cause: "connection reset".into() }
}

#[tokio::test]
async fn a_send_that_failed_is_tried_again_and_arrives_once() {
    for rig in Rig::each(echo).await {
        let down = || Fate::Fails(SendError::Retry { cause: "503".into(), after: None });
        rig.fake.next([down(), down()]);
        rig.say("1", "hello").await;
        for _ in 0..4 {
            rig.settle().await;
        }
        assert_eq!((rig.fake.tries(), rig.fake.arrived().len()), (3, 1));
        assert_eq!(rig.messages().await.last().unwrap().delivery, Delivery::Sent);
    }
}

#[tokio::test]
async fn order_holds_while_the_first_waits() {
    for rig in Rig::each(echo).await {
        rig.fake.next([Fate::Fails(SendError::Retry { cause: "503".into(), after: None })]);
        rig.say("1", "first").await;
        rig.clock.advance(SignedDuration::from_secs(2));
        run(&rig.engine).await;
        rig.say("2", "second").await;
        for _ in 0..4 {
            rig.settle().await;
        }
        let arrived: Vec<String> = rig.fake.arrived().into_iter().map(|outgoing| outgoing.text).collect();
        assert!(arrived.len() == 2 && arrived[0].contains("first") && arrived[1].contains("second"), "{arrived:?}");
    }
}

#[tokio::test]
async fn a_lost_answer_is_repeated_only_where_the_platform_deduplicates() {
    for rig in Rig::each(echo).await {
        rig.fake.next([Fate::ArrivesBut(unknown())]);
        rig.say("1", "hello").await;
        for _ in 0..3 {
            rig.settle().await;
        }
        assert_eq!((rig.fake.tries(), rig.fake.arrived().len()), (2, 1));
        assert_eq!(rig.messages().await.last().unwrap().delivery, Delivery::Sent);
    }
    for database in testing::each().await {
        let rig = Rig::with_channel(database, echo(), Arc::new(Fake::new(false))).await;
        rig.fake.next([Fate::ArrivesBut(unknown())]);
        rig.say("1", "hello").await;
        for _ in 0..3 {
            rig.settle().await;
        }
        assert_eq!((rig.fake.tries(), rig.fake.arrived().len()), (1, 1), "never blindly repeated");
        assert_eq!(rig.messages().await.last().unwrap().delivery, Delivery::Uncertain, "and shown as such");
    }
}

#[tokio::test]
async fn an_effect_whose_sender_died_is_settled() {
    for (deduplicates, tries, delivery) in [(true, 1, Delivery::Sent), (false, 0, Delivery::Uncertain)] {
        for database in testing::each().await {
            let rig = Rig::with_channel(database, echo(), Arc::new(Fake::new(deduplicates))).await;
            rig.say("1", "hello").await;
            rig.clock.advance(SignedDuration::from_secs(10));
            for lane in rig.engine.claim(10, None).await.unwrap() {
                rig.engine.run_lane(lane).await;
            }
            // Taken for sending by a node that is never heard of again.
            let dying = rig.node("dying", echo());
            assert_eq!(dying.claim_effects(10).await.unwrap().len(), 1);
            assert_eq!(rig.engine.settle_orphans().await.unwrap(), 0, "not while its lease lasts");
            rig.clock.advance(SignedDuration::from_mins(2));
            assert_eq!(rig.engine.settle_orphans().await.unwrap(), 1);
            rig.settle().await;
            assert_eq!(rig.fake.tries(), tries);
            assert_eq!(rig.messages().await.last().unwrap().delivery, delivery);
        }
    }
}

#[tokio::test]
async fn a_refused_text_is_given_up_and_said_so() {
    for rig in Rig::each(echo).await {
        rig.fake.next([Fate::Fails(SendError::Refused { cause: "blocked".into() })]);
        rig.say("1", "hello").await;
        rig.settle().await;
        assert_eq!(rig.messages().await.last().unwrap().delivery, Delivery::Failed);
        rig.say("2", "again").await;
        rig.settle().await;
        assert_eq!(rig.fake.arrived().len(), 1, "the next one goes out");
    }
}

#[tokio::test]
async fn each_try_is_kept_with_its_cause_and_forgotten_with_its_history() {
    use AttemptOutcome::{Delivered, Failed, Unknown};
    for database in testing::each().await {
        let rig = Rig::with_channel(database, echo(), Arc::new(Fake::new(true))).await;
        let down = Fate::Fails(SendError::Retry { cause: "503\u{202e} Service Unavailable".into(), after: None });
        rig.fake.next([down, Fate::ArrivesBut(unknown())]);
        rig.say("1", "hello").await;
        for _ in 0..4 {
            rig.settle().await;
        }
        let kept = rig.attempts().await;
        let told: Vec<_> = kept.iter().map(|it| (it.number, it.outcome, it.cause.as_deref())).collect();
        let expected = [
            (1, Failed, Some("503 Service Unavailable")),
            (2, Unknown, Some("connection reset")),
            (3, Delivered, None),
        ];
        assert_eq!(told, expected);
        assert_eq!(kept[2].external_id.as_deref(), Some("fake-1"));
        assert!(kept[0].at < kept[1].at && kept[1].at < kept[2].at);

        // Whoever was sending died: the try is told by whoever settled it, once.
        rig.fake.next([]);
        rig.say("2", "again").await;
        rig.clock.advance(SignedDuration::from_secs(10));
        for lane in rig.engine.claim(10, None).await.unwrap() {
            rig.engine.run_lane(lane).await;
        }
        let dying = rig.node("dying", echo());
        let taken = dying.claim_effects(10).await.unwrap().remove(0);
        let late = dying.send(&taken).await;
        rig.clock.advance(SignedDuration::from_mins(2));
        assert_eq!(rig.engine.settle_orphans().await.unwrap(), 1);
        let again = rig.engine.claim_effects(10).await.unwrap().remove(0);
        dying.record(vec![(taken, late)]).await.unwrap();
        let sent = rig.engine.send(&again).await;
        rig.engine.record(vec![(again, sent)]).await.unwrap();
        let told: Vec<_> = rig.attempts().await.iter().map(|it| (it.number, it.outcome)).collect();
        assert_eq!(told, [(1, Unknown), (2, Delivered)], "the one that came back too late wrote nothing");

        rig.clock.advance(SignedDuration::from_hours(24 * 6));
        rig.engine.tidy().await.unwrap();
        assert_eq!(rig.attempts().await.len(), 2);
        rig.clock.advance(SignedDuration::from_hours(24 * 2));
        rig.engine.tidy().await.unwrap();
        assert!(rig.attempts().await.is_empty());
    }
}

#[tokio::test]
async fn of_many_tries_the_first_and_the_newest_are_kept() {
    for database in testing::each().await {
        let retry = domain::Retry { attempts: 30, base: Duration::from_secs(1), cap: Duration::from_secs(1) };
        let settings = Settings { send_retry: retry, ..Settings::default() };
        let rig = Rig::on(database, echo(), settings).await;
        let down = || Fate::Fails(SendError::Retry { cause: "503".into(), after: None });
        rig.fake.next((0..24).map(|_| down()));
        rig.say("1", "hello").await;
        for _ in 0..26 {
            rig.settle().await;
        }
        let numbers: Vec<u32> = rig.attempts().await.iter().map(|attempt| attempt.number).collect();
        assert_eq!(numbers, [1, 17, 18, 19, 20, 21, 22, 23, 24, 25]);
    }
}

#[tokio::test]
async fn what_a_person_has_to_look_at_keeps_its_tries() {
    for database in testing::each().await {
        let rig = Rig::with_channel(database, echo(), Arc::new(Fake::new(false))).await;
        rig.fake.next([Fate::ArrivesBut(unknown())]);
        rig.say("1", "hello").await;
        rig.settle().await;
        rig.clock.advance(SignedDuration::from_hours(24 * 30));
        rig.engine.tidy().await.unwrap();
        assert_eq!(rig.attempts().await.len(), 1);
    }
}
