//! One occurrence of a series, and no other, is cancelled or changed.

use domain::ReminderState;
use serde_json::json;

use crate::desk::{Desk, at, event_of};

fn class() -> serde_json::Value {
    json!({"title": "Class", "start": "2026-11-24T09:00", "recurrence": "FREQ=WEEKLY", "place": "Room 1",
        "remind_minutes_before": [30]})
}

async fn starts(desk: &Desk) -> Vec<String> {
    let found = desk.run("agenda", json!({"from": "2026-11-22", "to": "2026-12-12"})).await.unwrap();
    let items = found.content["items"].as_array().unwrap().clone();
    let events = items.iter().filter(|item| item["kind"] == "event");
    events.map(|item| item["summary"].as_str().unwrap().replace(" · every week", "")).collect()
}

#[tokio::test]
async fn one_is_cancelled_and_its_reminder_goes_on_to_the_next() {
    for desk in Desk::each().await {
        let event = event_of(&desk.run("create_event", class()).await.unwrap());
        let cancel = json!({"id": event.id, "occurrence": "2026-11-24"});
        let line = "Cancel: Class · Tue 24 Nov, 09:00–10:00 · Room 1 (only this time)";
        assert_eq!(desk.preview("cancel_event", cancel.clone()).await.unwrap(), line);
        let output = desk.run("cancel_event", cancel.clone()).await.unwrap();
        assert_eq!(desk.event(&output).await.version, 1);
        assert_eq!(
            starts(&desk).await,
            ["Class · Tue 1 Dec, 09:00–10:00 · Room 1", "Class · Tue 8 Dec, 09:00–10:00 · Room 1"]
        );
        let reminder = desk.reminders(&event).await.remove(0);
        assert_eq!((reminder.state, reminder.due_at), (ReminderState::Confirmed, at("2026-12-01T07:30:00Z")));
        let again = desk.run("cancel_event", cancel).await.unwrap_err();
        assert!(again.contains("occurrence: there is none on \"2026-11-24\""), "{again}");
        let once =
            event_of(&desk.run("create_event", json!({"title": "Tea", "start": "2026-11-27T17:00"})).await.unwrap());
        let problem = desk.run("cancel_event", json!({"id": once.id, "occurrence": "2026-11-27"})).await.unwrap_err();
        assert!(problem.contains("does not repeat"), "{problem}");
    }
}

#[tokio::test]
async fn one_is_moved_and_moved_again_and_the_others_stay() {
    for desk in Desk::each().await {
        let event = event_of(&desk.run("create_event", class()).await.unwrap());
        let change =
            json!({"id": event.id, "occurrence": "2026-12-01", "start": "2026-12-02T11:00", "place": "Room 2"});
        let line = "Class · Tue 1 Dec, 09:00–10:00 → Wed 2 Dec, 11:00–12:00 · Room 1 → Room 2 (only this time)";
        assert_eq!(desk.preview("change_event", change.clone()).await.unwrap(), line);
        desk.run("change_event", change).await.unwrap();
        let first = "Class · Tue 24 Nov, 09:00–10:00 · Room 1";
        let last = "Class · Tue 8 Dec, 09:00–10:00 · Room 1";
        assert_eq!(starts(&desk).await, [first, "Class · Wed 2 Dec, 11:00–12:00 · Room 2", last]);
        // It is found where it takes place now, and is one thing still.
        let earlier = json!({"id": event.id, "occurrence": "2026-12-02T11:00", "start": "2026-12-01T08:00"});
        let output = desk.run("change_event", earlier).await.unwrap();
        let stands = desk.event(&output).await;
        assert_eq!((stands.exceptions.len(), stands.version), (1, 2));
        assert_eq!(starts(&desk).await, [first, "Class · Tue 1 Dec, 08:00–09:00 · Room 2", last]);
        // The first was not touched, and neither was its reminder; today's is moved with its reminder.
        assert_eq!(desk.reminders(&event).await[0].due_at, at("2026-11-24T07:30:00Z"));
        let soon = json!({"id": event.id, "occurrence": "2026-11-24", "start": "2026-11-24T15:00"});
        desk.run("change_event", soon).await.unwrap();
        assert_eq!(desk.reminders(&event).await[0].due_at, at("2026-11-24T13:30:00Z"));
        for (change, said) in [
            (json!({"recurrence": ""}), "recurrence: belongs to all of them"),
            (json!({"participants": ["Ana"]}), "participants: belongs to all of them"),
            (json!({}), "nothing would change"),
        ] {
            let mut arguments = json!({"id": event.id, "occurrence": "2026-12-08"});
            arguments.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
            let problem = desk.run("change_event", arguments).await.unwrap_err();
            assert!(problem.contains(said), "{problem}");
        }
    }
}

#[tokio::test]
async fn a_change_of_one_that_waits_is_corrected_as_one() {
    for desk in Desk::each().await {
        let event = event_of(&desk.run("create_event", class()).await.unwrap());
        let change = json!({"id": event.id, "occurrence": "2026-12-01", "start": "2026-12-01T11:00"});
        let (content, _) = desk.call("change_event", change).await;
        let again = json!({"id": content["proposal_id"], "start": "2026-12-01T12:00"});
        let (content, _) = desk.call("change_event", again).await;
        assert_eq!(content["summary"], "Class · Tue 1 Dec, 09:00–10:00 → Tue 1 Dec, 12:00–13:00 (only this time)");
    }
}
