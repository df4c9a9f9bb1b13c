//! Each tool, as a model or an approval calls it.

use domain::{ActionClass, EventState, LivePayload, Policy, Priority, ProposalState, ReminderState, Rule};
use engine::tools::Registry;
use serde_json::{Value, json};

use crate::desk::{Desk, at, event_of, reminder_of};

fn lunch() -> Value {
    json!({
        "title": "Lunch with Ana",
        "start": "2026-11-27T13:00",
        "place": "Casa Lucio",
        "participants": ["Ana"],
        "remind_minutes_before": [60],
    })
}

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
async fn a_moved_event_keeps_its_length_and_takes_its_reminders_along() {
    for desk in Desk::each().await {
        let arguments = json!({"title": "Lunch", "start": "2026-11-27T13:00", "end": "2026-11-27T14:30",
            "place": "Casa Lucio", "remind_minutes_before": [60, 120]});
        let event = event_of(&desk.run("create_event", arguments).await.unwrap());
        let [first, second] = &desk.reminders(&event).await[..] else { panic!() };
        desk.tell(first, ReminderState::Synced).await;
        desk.tell(second, ReminderState::Completed).await;
        let change = json!({"id": event.id, "start": "2026-11-27T16:00", "place": "Casa Botín"});
        let line = "Lunch · Fri 27 Nov, 13:00–14:30 → Fri 27 Nov, 16:00–17:30 · Casa Lucio → Casa Botín";
        assert_eq!(desk.preview("change_event", change.clone()).await.unwrap(), line);
        let output = desk.run("change_event", change).await.unwrap();
        assert_eq!(output.content, json!({"status": "done", "id": event.id, "summary": line}));
        let changed = desk.event(&output).await;
        assert_eq!(changed.version, 1);
        assert_eq!((changed.starts_at, changed.ends_at), (at("2026-11-27T15:00:00Z"), at("2026-11-27T16:30:00Z")));
        // The one that was told is told again, the one that was done stays done.
        let reminders = desk.reminders(&event).await;
        assert_eq!((reminders[0].state, reminders[0].due_at), (ReminderState::Completed, second.due_at));
        assert_eq!((reminders[1].state, reminders[1].due_at), (ReminderState::Confirmed, at("2026-11-27T13:00:00Z")));
    }
}

#[tokio::test]
async fn what_is_not_given_stays() {
    for desk in Desk::each().await {
        let event = event_of(&desk.run("create_event", lunch()).await.unwrap());
        let id = event.id.to_string();
        let steps = [
            (json!({"start": "2026-11-28"}), "Lunch with Ana · Fri 27 Nov, 13:00–14:00 → Sat 28 Nov, 13:00–14:00"),
            (json!({"end": "2026-11-28T15:00"}), "Lunch with Ana · Sat 28 Nov, 13:00–14:00 → Sat 28 Nov, 13:00–15:00"),
            (json!({"title": "Dinner"}), "Lunch with Ana → Dinner · Sat 28 Nov, 13:00–15:00"),
            (json!({"place": ""}), "Dinner · Sat 28 Nov, 13:00–15:00 · Casa Lucio → –"),
            (json!({"participants": ["Luis"]}), "Dinner · Sat 28 Nov, 13:00–15:00 · with Luis"),
            (json!({"notes": "Bring\nwine"}), "Dinner · Sat 28 Nov, 13:00–15:00 · notes: Bring wine"),
            (json!({"all_day": true}), "Dinner · Sat 28 Nov, 13:00–15:00 → Sat 28 Nov, all day"),
            (json!({"start": "2026-11-29"}), "Dinner · Sat 28 Nov, all day → Sun 29 Nov, all day"),
            (json!({"end": "2026-11-30"}), "Dinner · Sun 29 Nov, all day → Sun 29 Nov – Mon 30 Nov, all day"),
            (
                json!({"start": "2026-12-01T09:00"}),
                "Dinner · Sun 29 Nov – Mon 30 Nov, all day → Tue 1 Dec, 09:00–10:00",
            ),
            (json!({"recurrence": "FREQ=MONTHLY"}), "Dinner · Tue 1 Dec, 09:00–10:00 · once → every month"),
            (json!({"recurrence": ""}), "Dinner · Tue 1 Dec, 09:00–10:00 · every month → once"),
        ];
        for (mut change, line) in steps {
            change["id"] = id.clone().into();
            let output = desk.run("change_event", change.clone()).await.unwrap();
            assert_eq!(output.content["summary"], line, "{change}");
            let again = desk.run("change_event", change).await.unwrap_err();
            assert!(again.starts_with("nothing would change"), "{again}");
        }
        assert_eq!(desk.reminders(&event).await[0].title, "Dinner");
    }
}

#[tokio::test]
async fn a_series_moves_as_a_whole_from_its_next_occurrence_on() {
    for mut desk in Desk::each().await {
        let arguments = json!({"title": "Class", "start": "2026-11-24T09:00",
            "recurrence": "FREQ=WEEKLY;BYDAY=TU;COUNT=4", "remind_minutes_before": [30]});
        let event = event_of(&desk.run("create_event", arguments).await.unwrap());
        assert_eq!(event.recurrence.as_deref(), Some("FREQ=WEEKLY;UNTIL=20261215T225959Z"));
        // A week on: the first has taken place, and its reminder was told and waits for the second.
        desk.step_to("2026-11-26T11:00:00Z");
        let reminder = &desk.reminders(&event).await[0];
        let next = engine::agenda::next_due(reminder, Some(&event), desk.context.now).unwrap();
        assert_eq!(next, at("2026-12-01T07:30:00Z"));
        desk.tell(&domain::Reminder { due_at: next, ..reminder.clone() }, ReminderState::Confirmed).await;

        let change = json!({"id": event.id, "start": "2026-12-02T10:00"});
        let line = "Class · Tue 1 Dec, 09:00–10:00 → Wed 2 Dec, 10:00–11:00 · every week, until Tue 15 Dec → \
                    every week, until Wed 16 Dec";
        let output = desk.run("change_event", change).await.unwrap();
        assert_eq!(output.content["summary"], line);
        let moved = desk.event(&output).await;
        assert_eq!(moved.starts_at, at("2026-12-02T09:00:00Z"));
        assert_eq!(moved.recurrence.as_deref(), Some("FREQ=WEEKLY;UNTIL=20261216T225959Z"));
        assert_eq!(desk.reminders(&event).await[0].due_at, at("2026-12-02T08:30:00Z"));

        let two = json!({"id": event.id, "recurrence": "FREQ=WEEKLY;BYDAY=MO,WE"});
        desk.run("change_event", two).await.unwrap();
        let off = json!({"id": event.id, "start": "2026-12-04T10:00"});
        let problem = desk.preview("change_event", off).await.unwrap_err();
        assert!(problem.contains("give the new rule too"), "{problem}");
    }
}

#[tokio::test]
async fn a_cancelled_event_takes_its_reminders_with_it() {
    for desk in Desk::each().await {
        let event = event_of(&desk.run("create_event", lunch()).await.unwrap());
        let cancel = json!({"id": event.id});
        let line = "Cancel: Lunch with Ana · Fri 27 Nov, 13:00–14:00 · Casa Lucio";
        assert_eq!(desk.preview("cancel_event", cancel.clone()).await.unwrap(), line);
        let output = desk.run("cancel_event", cancel.clone()).await.unwrap();
        assert_eq!(output.written.len(), 2);
        assert_eq!(desk.event(&output).await.state, EventState::Cancelled);
        assert_eq!(desk.reminders(&event).await[0].state, ReminderState::Dismissed);
        let again = desk.run("cancel_event", cancel).await.unwrap_err();
        assert!(again.contains("cancelled already"), "{again}");
        let change = desk.run("change_event", json!({"id": event.id, "title": "X"})).await.unwrap_err();
        assert!(change.contains("cancelled already"), "{change}");
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
async fn a_change_to_what_waits_drops_it_and_asks_anew() {
    for desk in Desk::each().await {
        let (first, _) = desk.call("create_event", lunch()).await;
        assert_eq!(first["status"], "proposed");
        let change = json!({"id": first["proposal_id"], "start": "2026-11-27T16:00", "place": "Casa Botín"});
        let (second, written) = desk.call("change_event", change.clone()).await;
        let line = "Lunch with Ana · Fri 27 Nov, 16:00–17:00 · Casa Botín · reminder 15:00";
        assert_eq!((second["status"].as_str(), second["summary"].as_str()), (Some("proposed"), Some(line)));
        let (old, new) = (desk.proposal(&first["proposal_id"]).await, desk.proposal(&second["proposal_id"]).await);
        assert_eq!((old.state, old.arguments), (ProposalState::Rejected, lunch()));
        assert_eq!((new.state, new.tool.as_str()), (ProposalState::Pending, "create_event"));
        assert_ne!(new.turn_id, old.turn_id);
        assert_eq!(written.len(), 2);
        // Approved as it stands, it becomes what was shown.
        let output = desk.run("create_event", new.arguments).await.unwrap();
        assert_eq!(output.content["summary"], line);
        // The old one is gone for good.
        let (again, written) = desk.call("change_event", change).await;
        assert_eq!((again["status"].as_str(), written.len()), (Some("error"), 0));
    }
}

#[tokio::test]
async fn what_does_not_fit_leaves_what_waits_as_it_is() {
    for desk in Desk::each().await {
        let (first, _) = desk.call("create_event", lunch()).await;
        let other = desk.another_chat().await;
        let id = &first["proposal_id"];
        for (desk, change) in [
            (&desk, json!({"id": id, "start": "nonsense"})),
            (&desk, json!({"id": id, "end": "2026-11-26T10:00"})),
            (&desk, json!({"id": id})),
            (&desk, json!({"id": id, "title": "Lunch with Ana"})),
            (&other, json!({"id": id, "title": "X"})),
        ] {
            let (content, written) = desk.call("change_event", change.clone()).await;
            assert_eq!((content["status"].as_str(), written.len()), (Some("error"), 0), "{change}");
        }
        assert_eq!(desk.proposal(id).await.state, ProposalState::Pending);
    }
}

#[tokio::test]
async fn a_proposed_reminder_is_moved_or_dropped_like_an_event() {
    for desk in Desk::each().await {
        let (first, _) = desk.call("create_reminder", json!({"title": "Call", "due": "2026-11-27T13:00"})).await;
        let place = json!({"id": first["proposal_id"], "place": "Home"});
        assert_eq!(desk.call("change_event", place).await.0["status"], "error");
        let later = json!({"id": first["proposal_id"], "start": "2026-11-27T15:00"});
        let (second, _) = desk.call("change_event", later).await;
        assert_eq!(second["summary"], "Call · reminder Fri 27 Nov, 15:00");
        let (dropped, written) = desk.call("dismiss_reminder", json!({"id": second["proposal_id"]})).await;
        assert_eq!((dropped["status"].as_str(), written.len()), (Some("done"), 1));
        assert_eq!(desk.proposal(&second["proposal_id"]).await.state, ProposalState::Rejected);
    }
}

#[tokio::test]
async fn the_policy_stands_before_what_replaces_a_proposal_too() {
    for mut desk in Desk::each().await {
        let (first, _) = desk.call("create_event", lunch()).await;
        desk.policy = Policy([(ActionClass::EventCreate, Rule::Auto)].into());
        let (second, written) = desk.call("change_event", json!({"id": first["proposal_id"], "title": "Lunch"})).await;
        assert_eq!(second["status"], "done");
        assert!(matches!(
            written[..],
            [LivePayload::Proposal { .. }, LivePayload::Event { .. }, LivePayload::Reminder { .. }]
        ));
        let (third, _) = desk.call("create_reminder", json!({"title": "X", "due": "2026-11-27"})).await;
        assert_eq!(third["status"], "proposed");
        desk.policy = Policy([(ActionClass::ReminderCreate, Rule::Never)].into());
        let (fourth, _) = desk.call("create_reminder", json!({"title": "X", "due": "2026-11-27"})).await;
        assert_eq!(fourth["status"], "refused");
    }
}

#[tokio::test]
async fn reminders_are_closed_once() {
    for desk in Desk::each().await {
        let call = json!({"title": "Call the bank", "due": "2026-11-23T10:30", "priority": "high"});
        let reminder = reminder_of(&desk.run("create_reminder", call.clone()).await.unwrap());
        assert_eq!((reminder.due_at, reminder.priority), (at("2026-11-23T09:30:00Z"), Priority::High));
        let id = json!({"id": reminder.id});
        let line = "Complete: Call the bank · reminder Mon 23 Nov, 10:30 · high priority";
        assert_eq!(desk.preview("complete_reminder", id.clone()).await.unwrap(), line);
        let done = reminder_of(&desk.run("complete_reminder", id.clone()).await.unwrap());
        assert_eq!(done.state, ReminderState::Completed);
        for tool in ["complete_reminder", "dismiss_reminder"] {
            let problem = desk.run(tool, id.clone()).await.unwrap_err();
            assert!(problem.contains("done already"), "{problem}");
        }
        let other = reminder_of(&desk.run("create_reminder", call).await.unwrap());
        let other = reminder_of(&desk.run("dismiss_reminder", json!({"id": other.id})).await.unwrap());
        assert_eq!(other.state, ReminderState::Dismissed);
    }
}

#[tokio::test]
async fn what_repeats_is_done_for_today_and_goes_on_until_it_is_dismissed() {
    for mut desk in Desk::each().await {
        let pills = json!({"title": "Pills", "due": "2026-11-21T20:00", "recurrence": "FREQ=DAILY;COUNT=3"});
        let line = "Pills · reminder Sat 21 Nov, 20:00 · every day, until Mon 23 Nov";
        let output = desk.run("create_reminder", pills).await.unwrap();
        assert_eq!(output.content["summary"], line);
        let id = json!({"id": reminder_of(&output).id});
        // Done before it was told: today's is behind.
        let next = reminder_of(&desk.run("complete_reminder", id.clone()).await.unwrap());
        assert_eq!((next.state, next.due_at), (ReminderState::Confirmed, at("2026-11-22T19:00:00Z")));
        // Done after it was told, when tomorrow's waits already: nothing is skipped.
        let same = reminder_of(&desk.run("complete_reminder", id.clone()).await.unwrap());
        assert_eq!((same.state, same.due_at), (ReminderState::Confirmed, next.due_at));
        desk.step_to("2026-11-22T12:00:00Z");
        let last = reminder_of(&desk.run("complete_reminder", id.clone()).await.unwrap());
        assert_eq!(last.due_at, at("2026-11-23T19:00:00Z"));
        let gone = reminder_of(&desk.run("dismiss_reminder", id).await.unwrap());
        assert_eq!(gone.state, ReminderState::Dismissed);
        // What began long ago is told at its next time.
        let old = json!({"title": "Rent", "due": "2026-01-01", "recurrence": "FREQ=MONTHLY"});
        let rent = reminder_of(&desk.run("create_reminder", old).await.unwrap());
        assert_eq!(rent.due_at, at("2026-12-01T08:00:00Z"));
    }
}

#[tokio::test]
async fn events_are_found_by_their_words() {
    for desk in Desk::each().await {
        let names = [
            ("Reunión de padres", "2026-11-24T18:00", "Colegio"),
            ("Lunch with José", "2026-12-02T13:00", "Casa Lucio"),
            ("Old lunch", "2026-11-02T13:00", "Casa Lucio"),
        ];
        for (title, start, place) in names {
            let arguments = json!({"title": title, "start": start, "place": place, "participants": ["Łukasz"]});
            desk.run("create_event", arguments).await.unwrap();
        }
        desk.run("create_reminder", json!({"title": "Lunch", "due": "2026-11-24"})).await.unwrap();
        let find = async |arguments: Value| -> Vec<String> {
            let content = desk.run("find_events", arguments).await.unwrap().content;
            assert_eq!((content["status"].as_str(), content["more"].as_i64()), (Some("found"), Some(0)));
            let items = content["items"].as_array().unwrap();
            items.iter().map(|item| item["title"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(find(json!({"query": "reunion"})).await, ["Reunión de padres"]);
        assert_eq!(find(json!({"query": "JOSE lucio"})).await, ["Lunch with José"]);
        assert_eq!(find(json!({"query": "lukasz"})).await, ["Reunión de padres", "Lunch with José"]);
        assert_eq!(find(json!({"query": "jose colegio"})).await, Vec::<String>::new());
        assert_eq!(find(json!({"query": "lunch", "from": "2026-11-01", "to": "2026-11-02"})).await, ["Old lunch"]);
        assert_eq!(find(json!({"to": "2026-11-24"})).await, ["Reunión de padres"]);
    }
}

#[tokio::test]
async fn the_agenda_lists_a_day_in_order() {
    for desk in Desk::each().await {
        desk.run("create_event", lunch()).await.unwrap();
        desk.run("create_event", json!({"title": "Fair", "start": "2026-11-26", "end": "2026-11-28"})).await.unwrap();
        desk.run("create_event", json!({"title": "Next day", "start": "2026-11-28T00:00"})).await.unwrap();
        desk.run("create_reminder", json!({"title": "Call", "due": "2026-11-27T08:00"})).await.unwrap();
        let content = desk.run("agenda", json!({"from": "2026-11-27", "to": "2026-11-27"})).await.unwrap().content;
        let items = content["items"].as_array().unwrap();
        let titles: Vec<_> = items.iter().map(|item| (item["kind"].as_str(), item["title"].as_str())).collect();
        let (event, reminder) = (Some("event"), Some("reminder"));
        assert_eq!(
            titles,
            [
                (event, Some("Fair")),
                (reminder, Some("Call")),
                (reminder, Some("Lunch with Ana")),
                (event, Some("Lunch with Ana"))
            ]
        );
        assert_eq!(items[3]["start"], "2026-11-27T13:00:00+01:00[Europe/Madrid]");
        assert_eq!(items[3]["summary"], "Lunch with Ana · Fri 27 Nov, 13:00–14:00 · Casa Lucio");
        assert_eq!(items[1]["due"], "2026-11-27T08:00:00+01:00[Europe/Madrid]");
        // A time as it was answered is a time that can be asked with.
        let again = json!({"from": items[3]["start"], "to": items[3]["end"]});
        assert_eq!(desk.run("agenda", again).await.unwrap().content["items"].as_array().unwrap().len(), 2);

        desk.run("create_event", json!({"title": "Daily", "start": "2027-01-01T09:00", "recurrence": "FREQ=DAILY"}))
            .await
            .unwrap();
        let year = desk.run("agenda", json!({"from": "2027-01-01", "to": "2027-12-31"})).await.unwrap().content;
        assert_eq!((year["items"].as_array().unwrap().len(), year["more"].as_i64()), (50, Some(315)));
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
