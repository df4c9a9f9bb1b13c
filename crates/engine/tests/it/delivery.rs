//! What leaves the outbox, and what a lost answer means.

use std::sync::Arc;

use channels::SendError;
use channels::fake::{Fake, Fate};
use domain::Delivery;
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
