//! Each tool, as a model or an approval calls it. To add a tool: its faults here, what it does in a file beside.

mod change;
mod create;
mod find;
mod free;
mod occurrence;
mod quick;
mod waiting;

use domain::ProposalState;
use engine::tools::Registry;
use serde_json::{Value, json};

use crate::desk::{Desk, event_of};

pub fn lunch() -> Value {
    json!({
        "title": "Lunch with Ana",
        "start": "2026-11-27T13:00",
        "place": "Casa Lucio",
        "participants": ["Ana"],
        "remind_minutes_before": [60],
    })
}

#[tokio::test]
async fn what_does_not_fit_is_named_with_its_mend() {
    let long = "x".repeat(201);
    let event = |more: Value| {
        let mut arguments = json!({"title": "X", "start": "2026-11-27T13:00"});
        arguments.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        ("create_event", arguments)
    };
    let reminder = |due: &str| ("create_reminder", json!({"title": "X", "due": due}));
    let cases = [
        (event(json!({"title": ""})), "title"),
        (event(json!({"title": " \u{202E}\n "})), "title: is empty"),
        (event(json!({"title": long})), "title"),
        (event(json!({"titel": "X"})), "titel"),
        (event(json!({"start": 5})), "start"),
        (event(json!({"start": null})), "start"),
        (event(json!({"start": "tomorrow"})), "start: \"tomorrow\" is no time; write 2026-11-27T13:00"),
        (event(json!({"start": "2026-02-30T13:00"})), "start"),
        (event(json!({"start": "2026-11-27T25:00"})), "start"),
        (event(json!({"start": "2026-11-27T13:00[Mars/Olympus]"})), "start"),
        (event(json!({"start": "2026-11-27T13:00+05:00[Europe/Madrid]"})), "start"),
        (event(json!({"start": "1999-12-31T13:00"})), "start: lies outside the years 2000 to 2100"),
        (event(json!({"start": "2101-01-01"})), "2100"),
        (event(json!({"start": "2026-11-27", "all_day": false})), "start: needs a time of day"),
        (event(json!({"end": "2026-11-27T13:00"})), "end: must lie after the start"),
        (event(json!({"end": "2026-11-27T12:00"})), "end: must lie after the start"),
        (event(json!({"end": "2026-11-28"})), "end: needs a time of day"),
        (event(json!({"end": "2027-11-29T13:00"})), "end: lies more than 366 days"),
        (event(json!({"all_day": true, "end": "2026-11-26"})), "end: lies before the start"),
        (event(json!({"place": long})), "place"),
        (event(json!({"notes": "x".repeat(4_001)})), "notes"),
        (event(json!({"participants": vec!["x"; 51]})), "participants"),
        (event(json!({"participants": [long]})), "participants"),
        (event(json!({"remind_minutes_before": [-1]})), "remind_minutes_before"),
        (event(json!({"remind_minutes_before": [40_321]})), "remind_minutes_before"),
        (event(json!({"remind_minutes_before": [1, 2, 3, 4, 5, 6]})), "remind_minutes_before"),
        (event(json!({"recurrence": "FREQ=SECONDLY"})), "recurrence: FREQ=SECONDLY is not supported"),
        (event(json!({"recurrence": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"})), "recurrence: the rule falls on no day"),
        (event(json!({"recurrence": "FREQ=DAILY;COUNT=999999999999"})), "recurrence: COUNT"),
        (reminder("2026-11-20T11:59"), "due: lies in the past"),
        (reminder("soon"), "due"),
        (("create_reminder", json!({"title": "X", "due": "2026-11-27", "priority": "huge"})), "priority"),
        (("agenda", json!({"from": "2026-11-27"})), "to"),
        (("agenda", json!({"from": "2026-11-27", "to": "2026-11-26"})), "to: must lie after from"),
        (("agenda", json!({"from": "2026-11-27", "to": "2028-11-27"})), "to: lies more than 366 days"),
        (("cancel_event", json!({"id": "rem_1"})), "evt"),
        (("cancel_event", json!({"id": "evt_00000000000000000000000000000000"})), "there is no event"),
        (("complete_reminder", json!({"id": "rem_00000000000000000000000000000000"})), "there is no reminder"),
        (("change_event", json!({"id": "prp_00000000000000000000000000000000"})), "evt_"),
        (("launch_rocket", json!({})), "there is no tool \"launch_rocket\"; there are agenda, cancel_event"),
    ];
    for desk in Desk::each().await {
        for ((tool, arguments), said) in &cases {
            let problem = desk.preview(tool, arguments.clone()).await.unwrap_err();
            assert!(problem.contains(said), "{tool} {arguments}: {problem}");
            assert_eq!(desk.run(tool, arguments.clone()).await.unwrap_err(), problem);
        }
        assert!(desk.audit().await.is_empty());
    }
}

#[tokio::test]
async fn every_schema_is_closed_and_says_what_its_fields_are() {
    for spec in Registry::standard().specs() {
        assert!(spec.description.len() > 30, "{}", spec.name);
        assert_eq!(spec.parameters["additionalProperties"], false, "{}", spec.name);
        let text = spec.parameters.to_string();
        assert!(!["$ref", "$schema", "\\n"].iter().any(|part| text.contains(part)), "{text}");
        for (field, schema) in spec.parameters["properties"].as_object().unwrap() {
            assert!(schema["description"].as_str().is_some_and(|text| text.len() > 10), "{}.{field}", spec.name);
        }
    }
}

#[tokio::test]
async fn another_workspace_is_not_there() {
    for desk in Desk::each().await {
        let stranger = desk.stranger().await;
        let event = event_of(&desk.run("create_event", lunch()).await.unwrap());
        let reminder = desk.reminders(&event).await.remove(0);
        for (tool, id) in [
            ("change_event", event.id.to_string()),
            ("cancel_event", event.id.to_string()),
            ("complete_reminder", reminder.id.to_string()),
            ("dismiss_reminder", reminder.id.to_string()),
        ] {
            let mut arguments = json!({"id": id});
            if tool == "change_event" {
                arguments["title"] = "Mine".into();
            }
            let problem = stranger.run(tool, arguments).await.unwrap_err();
            assert!(problem.contains("there is no"), "{tool}: {problem}");
        }
        let found = stranger.run("find_events", json!({})).await.unwrap();
        assert_eq!(found.content["items"], json!([]));
        let (content, _) = desk.call("create_event", lunch()).await;
        let (other, written) = stranger.call("cancel_event", json!({"id": content["proposal_id"]})).await;
        assert_eq!((other["status"].as_str(), written.len()), (Some("error"), 0));
        assert_eq!(desk.proposal(&content["proposal_id"]).await.state, ProposalState::Pending);
    }
}

#[tokio::test]
async fn what_a_model_proposes_is_clean_before_it_is_hashed() {
    for desk in Desk::each().await {
        let mut hidden = lunch();
        hidden["title"] = json!("Lunch \u{202E}with\u{0} Ana\n");
        hidden["participants"] = json!(["\u{2066}Ana"]);
        let (content, _) = desk.call("create_event", hidden).await;
        let proposal = desk.proposal(&content["proposal_id"]).await;
        assert_eq!(proposal.arguments, lunch());
        assert_eq!(proposal.arguments_hash, domain::Proposal::hash("create_event", &lunch()));

        let change = json!({"id": proposal.id, "place": "Casa\u{202E} Botín"});
        let (content, _) = desk.call("change_event", change).await;
        assert_eq!(desk.proposal(&content["proposal_id"]).await.arguments["place"], "Casa Botín");
    }
}
