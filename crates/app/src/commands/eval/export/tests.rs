#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use models::rules::Rules;
use serde_json::json;

use super::*;
use crate::commands::eval::play::Stage;

fn case(text: &str, gold: &serde_json::Value) -> Case {
    let case = json!({
        "id": "en-family-001", "language": "en", "topic": "family", "kind": "chat", "zone": "Europe/Dublin", "me": "Sam",
        "people": ["Ana Ruiz", "Sam"], "places": [],
        "agenda": [{"id": "e1", "type": "event", "title": "Swimming", "start": "2026-03-12T18:00",
            "end": "2026-03-12T19:30", "place": "Pool", "participants": ["Tom"]}],
        "messages": [
            {"from": "Sam", "at": "2026-03-10T17:55", "text": "haha that was so funny", "holds": null},
            {"from": "Ana Ruiz", "at": "2026-03-10T18:02", "text": text, "holds": true},
        ],
        "gold": gold,
    });
    serde_json::from_value(case).unwrap()
}

/// Plays the case, then exports the one proposal that came of it, after `decide` ended it in that state.
async fn exported(case: &Case, decide: Option<ProposalState>) -> Case {
    let stage = Stage::new(|_| Ok(Arc::new(Rules)), engine::Settings::default()).await.unwrap();
    assert_eq!(stage.play(case).await.unwrap().found.len(), 1);
    let waiting = stage.store().read::<_, store::Error, _>(|tx| {
        async move { store::proposals::overdue(tx, Timestamp::MAX, 10).await }.boxed()
    });
    let (workspace, id) = waiting.await.unwrap()[0];
    if let Some(state) = decide {
        let decided = stage.store().write::<_, store::Error, _>(move |tx| {
            async move { store::proposals::decide(tx, workspace, id, state, Timestamp::UNIX_EPOCH).await }.boxed()
        });
        assert!(decided.await.unwrap());
    }
    export(stage.store(), id).await.unwrap()
}

const TEXT: &str = "Can we have dinner on Friday at 8pm at Casa Lucio?";

#[tokio::test]
async fn a_case_that_was_played_comes_out_as_it_went_in() {
    let before = case(TEXT, &json!([]));
    let after = exported(&before, Some(ProposalState::Approved)).await;
    let [gold] = after.gold.as_slice() else { panic!("one outcome: {after:?}") };
    assert_eq!((gold.message, gold.when().unwrap().to_string().as_str()), (1, "2026-03-13T20:00"));
    assert!(TEXT.contains(&gold.quote) && gold.titles == Some(Vec::new()) && gold.tentative == Some(true));
    let same = Case { id: before.id.clone(), topic: before.topic.clone(), gold: Vec::new(), ..after.clone() };
    assert_eq!(same, before);
    let line = serde_json::to_string(&after).unwrap();
    assert!(line.contains("\"at\":\"2026-03-10T18:02\""), "{line}");
    assert_eq!(serde_json::from_str::<Case>(&line).unwrap(), after);
}

#[tokio::test]
async fn what_was_turned_down_is_a_case_of_nothing() {
    let after = exported(&case(TEXT, &json!([])), Some(ProposalState::Rejected)).await;
    assert!(after.gold.is_empty() && after.messages.iter().all(|message| message.holds.is_none()), "{after:?}");
}
