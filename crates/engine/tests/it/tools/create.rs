//! Events and reminders that are made.

use domain::{EventState, LivePayload};
use serde_json::json;

use crate::desk::{Desk, at, event_of};
use crate::tools::lunch;

#[tokio::test]
async fn an_event_is_previewed_then_made_with_its_reminder() {
    for desk in Desk::each().await {
        let line = "Lunch with Ana · Fri 27 Nov, 13:00–14:00 · Casa Lucio · reminder 12:00";
        assert_eq!(desk.preview("create_event", lunch()).await.unwrap(), line);
        let output = desk.run("create_event", lunch()).await.unwrap();
        let event = desk.event(&output).await;
        assert_eq!(output.content, json!({"status": "done", "id": event.id, "summary": line}));
        assert_eq!(output.written[0], LivePayload::Event { event: event.clone() });
        assert_eq!((event.starts_at, event.ends_at), (at("2026-11-27T12:00:00Z"), at("2026-11-27T13:00:00Z")));
        assert_eq!((event.zone.as_str(), event.version, event.state), ("Europe/Madrid", 0, EventState::Confirmed));
        let reminders = desk.reminders(&event).await;
        assert_eq!(reminders.len(), 1);
        assert_eq!(reminders[0].due_at, at("2026-11-27T11:00:00Z"));
        assert_eq!(reminders[0].conversation_id, desk.context.conversation_id);
        assert_eq!(output.written[1], LivePayload::Reminder { reminder: reminders[0].clone() });
        assert_eq!(desk.audit().await, ["turn event.created", "turn reminder.created"]);
    }
}

#[tokio::test]
async fn lines_speak_the_language_of_the_user() {
    for desk in Desk::each().await {
        let desk = desk.speaking("es");
        let comida = json!({"title": "Comida con Ana", "start": "2026-11-27T13:00", "place": "Casa Lucio",
            "participants": ["Luis"], "recurrence": "FREQ=WEEKLY;INTERVAL=2;UNTIL=20270131",
            "remind_minutes_before": [60, 1440]});
        let line = "Comida con Ana · vie 27 nov, 13:00–14:00 · cada 2 semanas, hasta dom 31 ene 2027 · Casa Lucio · \
                    con Luis · aviso jue 26 nov, 13:00; 12:00";
        assert_eq!(desk.preview("create_event", comida).await.unwrap(), line);
        let banco = json!({"title": "Llamar al banco", "due": "2026-11-23", "priority": "urgent"});
        let line = "Llamar al banco · aviso lun 23 nov, 09:00 · urgente";
        assert_eq!(desk.preview("create_reminder", banco).await.unwrap(), line);
    }
}

#[tokio::test]
async fn times_are_read_in_every_form() {
    let cases = [
        (json!({"start": "2026-11-27T13:00"}), "2026-11-27T12:00:00Z", "2026-11-27T13:00:00Z"),
        (json!({"start": "2026-11-27 13:00:59"}), "2026-11-27T12:00:59Z", "2026-11-27T13:00:59Z"),
        (json!({"start": "2026-11-27T13:00Z"}), "2026-11-27T13:00:00Z", "2026-11-27T14:00:00Z"),
        (json!({"start": "2026-11-27T13:00-05:00"}), "2026-11-27T18:00:00Z", "2026-11-27T19:00:00Z"),
        (json!({"start": "2026-11-27T13:00[Asia/Tokyo]"}), "2026-11-27T04:00:00Z", "2026-11-27T05:00:00Z"),
        (json!({"start": "2026-11-27T13:00+09:00[Asia/Tokyo]"}), "2026-11-27T04:00:00Z", "2026-11-27T05:00:00Z"),
        (
            json!({"start": "2026-11-27T22:00", "end": "2026-11-28T02:00"}),
            "2026-11-27T21:00:00Z",
            "2026-11-28T01:00:00Z",
        ),
        // The clock skips 02:30 on this night, and shows it twice on the other.
        (json!({"start": "2027-03-28T02:30"}), "2027-03-28T01:00:00Z", "2027-03-28T02:00:00Z"),
        (json!({"start": "2026-10-25T02:30"}), "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"),
        // Whole days, with a clock change in them, the last included.
        (json!({"start": "2026-11-27"}), "2026-11-26T23:00:00Z", "2026-11-27T23:00:00Z"),
        (json!({"start": "2027-03-27", "end": "2027-03-28"}), "2027-03-26T23:00:00Z", "2027-03-28T22:00:00Z"),
        (json!({"start": "2026-11-27T00:00", "all_day": true}), "2026-11-26T23:00:00Z", "2026-11-27T23:00:00Z"),
        (json!({"start": "2026-01-01", "end": "2026-12-31"}), "2025-12-31T23:00:00Z", "2026-12-31T23:00:00Z"),
    ];
    for desk in Desk::each().await {
        for (times, starts_at, ends_at) in &cases {
            let mut arguments = times.clone();
            arguments["title"] = "X".into();
            let event = event_of(&desk.run("create_event", arguments).await.unwrap());
            assert_eq!((event.starts_at, event.ends_at), (at(starts_at), at(ends_at)), "{times}");
        }
    }
}

#[tokio::test]
async fn texts_from_outside_are_cleaned() {
    for desk in Desk::each().await {
        let arguments = json!({"title": "a\u{202E}b\r\n c\u{0}", "start": "2026-11-27T13:00", "place": " x\ty ",
            "participants": ["Ana\n", "Ana", " "], "notes": " one\r\ntwo\u{7} "});
        let event = event_of(&desk.run("create_event", arguments).await.unwrap());
        assert_eq!((event.title.as_str(), event.place.as_deref()), ("ab c", Some("x y")));
        assert_eq!((event.participants, event.notes.as_deref()), (vec!["Ana".to_owned()], Some("one\ntwo")));
    }
}

#[tokio::test]
async fn reminders_whose_time_has_passed_are_told_once_or_not_at_all() {
    for desk in Desk::each().await {
        let soon = json!({"title": "X", "start": "2026-11-21T12:30", "remind_minutes_before": [60, 45, 10, 10]});
        let event = event_of(&desk.run("create_event", soon).await.unwrap());
        let due: Vec<_> = desk.reminders(&event).await.iter().map(|reminder| reminder.due_at).collect();
        assert_eq!(due, [at("2026-11-21T10:45:00Z"), at("2026-11-21T11:20:00Z")]);
        let past = json!({"title": "X", "start": "2026-11-20T12:30", "remind_minutes_before": [60]});
        assert_eq!(
            desk.preview("create_event", past.clone()).await.unwrap(),
            "X · Fri 20 Nov, 12:30–13:30 · already past"
        );
        let event = event_of(&desk.run("create_event", past).await.unwrap());
        assert_eq!(desk.reminders(&event).await, []);
        // For whole days they count from nine o'clock.
        let day = json!({"title": "X", "start": "2026-11-25", "remind_minutes_before": [0, 1440]});
        let event = event_of(&desk.run("create_event", day).await.unwrap());
        let due: Vec<_> = desk.reminders(&event).await.iter().map(|reminder| reminder.due_at).collect();
        assert_eq!(due, [at("2026-11-24T08:00:00Z"), at("2026-11-25T08:00:00Z")]);
    }
}

#[tokio::test]
async fn the_reminders_of_a_series_that_has_begun_wait_for_its_next_occurrence() {
    for desk in Desk::each().await {
        let class = json!({"title": "Class", "start": "2025-01-07T09:00", "recurrence": "FREQ=WEEKLY",
            "remind_minutes_before": [15, 10_080]});
        let event = event_of(&desk.run("create_event", class).await.unwrap());
        let due: Vec<_> = desk.reminders(&event).await.iter().map(|reminder| reminder.due_at).collect();
        assert_eq!(due, [at("2026-11-24T07:45:00Z"), at("2026-11-24T08:00:00Z")]);
    }
}
