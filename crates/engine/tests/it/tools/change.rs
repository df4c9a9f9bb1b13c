//! Events that are changed and cancelled, reminders that are closed.

use domain::{EventState, Priority, ReminderState};
use serde_json::json;

use crate::desk::{Desk, at, event_of, reminder_of};
use crate::tools::lunch;

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
