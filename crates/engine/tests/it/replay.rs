//! A turn's record, gone through again without a model.

use std::sync::Arc;

use domain::TurnId;
use futures_util::FutureExt;
use models::rules::Rules;
use models::scripted::Scripted;
use serde_json::json;

use crate::rig::Rig;
use crate::turns::{calling, lunch, words};

pub async fn last_turn(rig: &Rig) -> TurnId {
    rig.messages().await.last().unwrap().turn_id.unwrap()
}

/// Two rounds: a search with a call that does not fit, then a proposal.
async fn two_rounds() -> Vec<(Rig, TurnId)> {
    let mut rigs = Vec::new();
    for rig in Rig::each(|| {
        let mut first = calling("find_events", json!({"query": "Ana"}));
        first.calls.extend(calling("create_event", json!({"title": 7})).calls);
        Arc::new(Scripted::new(vec![first, calling("create_event", lunch())]))
    })
    .await
    {
        rig.say("1", "lunch with Ana").await;
        rig.settle().await;
        let turn = last_turn(&rig).await;
        rigs.push((rig, turn));
    }
    rigs
}

/// Replaces a word in a recorded step.
async fn tamper(rig: &Rig, turn: TurnId, n: i64, from: &'static str, to: &'static str) {
    let changed = rig.engine.store.write::<_, store::Error, _>(move |tx| {
        async move {
            let sql = "UPDATE steps SET content = REPLACE(content, $3, $4) WHERE turn_id = $1 AND n = $2";
            tx.execute(sql, store::params![turn, n, from, to]).await
        }
        .boxed()
    });
    assert_eq!(changed.await.unwrap(), 1);
}

#[tokio::test]
async fn the_same_decisions_come_out() {
    for (rig, turn) in two_rounds().await {
        let replayed = rig.engine.retrace(turn).await.unwrap();
        assert!(replayed.is_same(), "{replayed:#?}");
        let told: Vec<(&str, &str)> =
            replayed.steps.iter().map(|step| (step.what.as_str(), step.recorded.as_str())).collect();
        assert_eq!(
            told[..4],
            [
                ("context", "1 messages"),
                ("find_events", "found"),
                ("create_event", "error"),
                ("create_event", "proposed")
            ]
        );
        assert_eq!(replayed.steps.iter().filter(|step| step.what == "reply" || step.what == "message").count(), 2);
        // The yes is a turn too, and what it wrote changes nothing of the first.
        rig.say("2", "yes").await;
        rig.settle().await;
        let verdict = rig.engine.retrace(last_turn(&rig).await).await.unwrap();
        assert!(verdict.is_same() && verdict.steps[1].what == "verdict", "{verdict:#?}");
        assert!(rig.engine.retrace(turn).await.unwrap().is_same());
        assert!(rig.engine.retrace(TurnId::derived(b"none")).await.is_err());
    }
}

#[tokio::test]
async fn a_record_that_was_tampered_with_is_told() {
    for (n, from, to, what) in [
        (2, "\"error\"", "\"done\"", "create_event"),
        (3, "Casa Lucio", "Casa Mala", "create_event"),
        (4, "\"proposed\"", "\"done\"", "create_event"),
        (5, "Lunch", "Munch", "reply"),
    ] {
        for (rig, turn) in two_rounds().await {
            tamper(&rig, turn, n, from, to).await;
            let replayed = rig.engine.retrace(turn).await.unwrap();
            let differs: Vec<&str> =
                replayed.steps.iter().filter(|step| !step.same).map(|step| step.what.as_str()).collect();
            assert!(differs.contains(&what), "{n}: {replayed:#?}");
        }
    }
}

#[tokio::test]
async fn plain_words_replay_and_so_do_the_rules() {
    for rig in Rig::each(|| Arc::new(Scripted::new(vec![words("Good morning!")]))).await {
        rig.say("1", "hello").await;
        rig.settle().await;
        assert!(rig.engine.retrace(last_turn(&rig).await).await.unwrap().is_same());
        let rig = rig.with_model(Arc::new(Rules));
        rig.say("2", "lunch with Ana on Friday at 1pm").await;
        rig.settle().await;
        assert!(rig.engine.retrace(last_turn(&rig).await).await.unwrap().is_same());
    }
}
