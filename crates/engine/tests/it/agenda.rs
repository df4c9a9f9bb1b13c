//! The agenda as interfaces and models read it, and the person's own hand on it.

use domain::{AgendaEntry, EventState, Reminder, ReminderState, User};
use engine::agenda;
use engine::tools::Error;
use futures_util::FutureExt;
use serde_json::{Value, json};

use crate::desk::{Desk, at, event_of, reminder_of};

async fn entries(desk: &Desk, from: &str, to: &str) -> Vec<AgendaEntry> {
    let (user, from, to) = (desk.context.user.clone(), at(from), at(to));
    let found = desk
        .write(move |tx| async move { Ok(agenda::entries(tx, user.workspace_id, user.id, from, to).await?) }.boxed());
    found.await.unwrap()
}

async fn around_now(desk: &Desk) -> Vec<models::AgendaItem> {
    let context = desk.context.clone();
    let items = desk.write(move |tx| {
        async move {
            let waiting = store::proposals::pending_in(tx, context.conversation_id, context.now).await?;
            Ok(agenda::around_now(tx, &context, &waiting).await?)
        }
        .boxed()
    });
    items.await.unwrap()
}

async fn create(desk: &Desk, arguments: Value) -> domain::Event {
    event_of(&desk.run("create_event", arguments).await.unwrap())
}

#[tokio::test]
async fn occurrences_keep_their_wall_time_and_their_length() {
    for desk in Desk::each().await {
        let class = json!({"title": "Class", "start": "2026-10-12T09:00", "end": "2026-10-12T10:30",
            "recurrence": "FREQ=WEEKLY;INTERVAL=2"});
        let event = create(&desk, class).await;
        let found = entries(&desk, "2026-10-19T00:00:00Z", "2026-11-10T00:00:00Z").await;
        let times: Vec<_> = found
            .iter()
            .map(|entry| match entry {
                AgendaEntry::Event(occurrence) => {
                    assert_eq!(occurrence.id, event.id);
                    (occurrence.starts_at.to_string(), occurrence.ends_at.to_string())
                }
                AgendaEntry::Reminder(_) => panic!(),
            })
            .collect();
        let time = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        assert_eq!(
            times,
            [
                time("2026-10-26T08:00:00Z", "2026-10-26T09:30:00Z"),
                time("2026-11-09T08:00:00Z", "2026-11-09T09:30:00Z")
            ]
        );
    }
}

#[tokio::test]
async fn the_window_holds_what_overlaps_it() {
    for desk in Desk::each().await {
        // Over the night when the clock goes back: the whole day has 25 hours.
        create(&desk, json!({"title": "Day", "start": "2026-10-25", "recurrence": "FREQ=DAILY;COUNT=2"})).await;
        create(&desk, json!({"title": "Night", "start": "2026-10-24T23:00", "end": "2026-10-25T01:00"})).await;
        let titles = async |from: &str, to: &str| -> Vec<String> {
            let line = |entry: AgendaEntry| match entry {
                AgendaEntry::Event(event) => event.title,
                AgendaEntry::Reminder(reminder) => reminder.title,
            };
            entries(&desk, from, to).await.into_iter().map(line).collect()
        };
        assert_eq!(titles("2026-10-24T22:30:00Z", "2026-10-24T23:00:00Z").await, ["Night", "Day"]);
        assert_eq!(titles("2026-10-24T23:00:00Z", "2026-10-25T22:30:00Z").await, ["Day"]);
        assert_eq!(titles("2026-10-25T22:30:00Z", "2026-10-25T23:30:00Z").await, ["Day", "Day"]);
        assert_eq!(titles("2026-10-26T23:00:00Z", "2026-10-28T00:00:00Z").await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn an_answer_is_bounded_whatever_repeats() {
    for desk in Desk::each().await {
        for title in ["A", "B"] {
            create(&desk, json!({"title": title, "start": "2000-01-01T09:00", "recurrence": "FREQ=DAILY"})).await;
        }
        let found = entries(&desk, "2026-01-01T00:00:00Z", "2029-01-01T00:00:00Z").await;
        assert_eq!(found.len(), 500);
        assert!(found.is_sorted_by_key(AgendaEntry::at));
        assert_eq!(found[0].at(), at("2026-01-01T08:00:00Z"));
    }
}

#[tokio::test]
async fn a_model_sees_what_is_near_and_what_waits() {
    for desk in Desk::each().await {
        create(&desk, json!({"title": "Yesterday", "start": "2026-11-20T13:00"})).await;
        create(&desk, json!({"title": "Long ago", "start": "2026-10-20T13:00"})).await;
        create(&desk, json!({"title": "Far off", "start": "2027-03-01T13:00"})).await;
        let weekly =
            json!({"title": "Class", "start": "2026-09-01T09:00", "place": "School", "recurrence": "FREQ=WEEKLY"});
        let class = create(&desk, weekly).await;
        let lunch = json!({"title": "Lunch", "start": "2026-11-27T13:00", "remind_minutes_before": [60, 30]});
        let lunch = create(&desk, lunch).await;
        let told = &desk.reminders(&lunch).await[0];
        desk.tell(told, ReminderState::Synced).await;
        desk.run("create_reminder", json!({"title": "Call", "due": "2026-11-22"})).await.unwrap();
        desk.call("create_event", json!({"title": "Dinner", "start": "2026-11-25T21:00", "place": "Home"})).await;
        desk.call("cancel_event", json!({"id": lunch.id})).await;
        desk.another_chat().await.call("create_event", json!({"title": "Elsewhere", "start": "2026-11-25"})).await;

        let (changes, items): (Vec<_>, Vec<_>) =
            around_now(&desk).await.into_iter().partition(|item| item.about.is_some());
        let lines: Vec<String> = items
            .iter()
            .map(|item| {
                let start = item.start.as_ref().unwrap().strftime("%d %H:%M");
                format!("{start} {} {}{}", &item.id[..3], item.title, if item.pending { "?" } else { "" })
            })
            .collect();
        assert_eq!(
            lines,
            [
                "20 13:00 evt Yesterday",
                "22 09:00 rem Call",
                "24 09:00 evt Class",
                "25 21:00 prp Dinner?",
                "27 12:00 rem Lunch",
                "27 13:00 evt Lunch"
            ]
        );
        assert_eq!(items[2].id, class.id.to_string());
        assert_eq!(items[3].place.as_deref(), Some("Home"));
        // What would change something that stands names it.
        let [cancelled] = &changes[..] else { panic!("{changes:?}") };
        assert_eq!((cancelled.about.as_deref(), cancelled.pending), (Some(lunch.id.to_string().as_str()), true));
    }
}

#[tokio::test]
async fn a_model_is_given_fifty_items_at_most() {
    for desk in Desk::each().await {
        for index in 0..60 {
            create(&desk, json!({"title": format!("E{index}"), "start": "2026-11-25T13:00"})).await;
        }
        for index in 0..20 {
            let due = json!({"title": format!("R{index}"), "due": "2026-11-26"});
            desk.run("create_reminder", due.clone()).await.unwrap();
            desk.call("create_reminder", due).await;
        }
        let items = around_now(&desk).await;
        assert_eq!(items.len(), 50);
        assert_eq!(items.iter().filter(|item| item.pending).count(), 10);
    }
}

#[tokio::test]
async fn reminders_of_a_series_follow_it_to_its_end() {
    for desk in Desk::each().await {
        // On the day, counted from nine, across the clock change of 28 March.
        let days = json!({"title": "Bins", "start": "2027-03-21", "recurrence": "FREQ=WEEKLY;COUNT=3",
            "remind_minutes_before": [0]});
        let event = create(&desk, days).await;
        let mut reminder = desk.reminders(&event).await.remove(0);
        let mut due = vec![reminder.due_at.to_string()];
        while let Some(next) = agenda::next_due(&reminder, Some(&event), reminder.due_at) {
            due.push(next.to_string());
            reminder.due_at = next;
        }
        assert_eq!(due, ["2027-03-21T08:00:00Z", "2027-03-28T07:00:00Z", "2027-04-04T07:00:00Z"]);
        // What was missed in between is not told again.
        let reminder = desk.reminders(&event).await.remove(0);
        let late = agenda::next_due(&reminder, Some(&event), at("2027-03-30T00:00:00Z"));
        assert_eq!(late, Some(at("2027-04-04T07:00:00Z")));
        // An hour before half past midnight is another day.
        let night = json!({"title": "Night", "start": "2026-11-24T00:30", "recurrence": "FREQ=WEEKLY;BYDAY=TU",
            "remind_minutes_before": [60]});
        let event = create(&desk, night).await;
        let reminder = desk.reminders(&event).await.remove(0);
        assert_eq!(reminder.due_at, at("2026-11-23T22:30:00Z"));
        let next = agenda::next_due(&reminder, Some(&event), reminder.due_at);
        assert_eq!(next, Some(at("2026-11-30T22:30:00Z")));
        // One without a series is told once.
        let once = create(&desk, json!({"title": "X", "start": "2026-11-24", "remind_minutes_before": [0]})).await;
        let reminder = desk.reminders(&once).await.remove(0);
        assert_eq!(agenda::next_due(&reminder, Some(&once), reminder.due_at), None);
    }
}

#[tokio::test]
async fn a_due_reminder_says_what_a_person_needs() {
    for desk in Desk::each().await {
        let spanish = User { language: "es".into(), ..desk.context.user.clone() };
        let english = desk.context.user.clone();
        let lunch = json!({"title": "Lunch with Ana", "start": "2026-11-27T13:00", "place": "Casa Lucio",
            "remind_minutes_before": [60, 1440], "recurrence": "FREQ=WEEKLY"});
        let event = create(&desk, lunch).await;
        let reminders = desk.reminders(&event).await;
        let told = |user: &User, reminder: &Reminder| agenda::told(reminder, Some(&event), user, reminder.due_at);
        assert_eq!(told(&english, &reminders[0]), "Lunch with Ana, Fri 27 Nov at 13:00, Casa Lucio");
        assert_eq!(told(&english, &reminders[1]), "Lunch with Ana at 13:00, Casa Lucio");
        assert_eq!(told(&spanish, &reminders[1]), "Lunch with Ana a las 13:00, Casa Lucio");
        let later = Reminder { due_at: at("2026-12-04T11:00:00Z"), ..reminders[0].clone() };
        assert_eq!(told(&english, &later), "Lunch with Ana at 13:00, Casa Lucio");
        let call =
            reminder_of(&desk.run("create_reminder", json!({"title": "Call", "due": "2026-11-27"})).await.unwrap());
        assert_eq!(agenda::told(&call, None, &english, call.due_at), "Reminder: Call");
        assert_eq!(agenda::told(&call, None, &spanish, call.due_at), "Recordatorio: Call");
    }
}

#[tokio::test]
async fn the_persons_own_hand_needs_no_proposal_and_is_recorded_as_theirs() {
    for desk in Desk::each().await {
        let event =
            create(&desk, json!({"title": "X", "start": "2026-11-27T13:00", "remind_minutes_before": [60]})).await;
        let call =
            reminder_of(&desk.run("create_reminder", json!({"title": "Call", "due": "2026-11-27"})).await.unwrap());
        let post =
            reminder_of(&desk.run("create_reminder", json!({"title": "Post", "due": "2026-11-27"})).await.unwrap());
        let context = desk.context.clone();
        let written = desk.write(move |tx| {
            async move {
                let cancelled = agenda::cancel_event(tx, &context, event.id).await?;
                let completed = agenda::complete_reminder(tx, &context, call.id).await?;
                let dismissed = agenda::dismiss_reminder(tx, &context, post.id).await?;
                Ok((cancelled, completed, dismissed))
            }
            .boxed()
        });
        let (cancelled, completed, dismissed) = written.await.unwrap();
        assert_eq!(event_of(&cancelled).state, EventState::Cancelled);
        assert_eq!(reminder_of(&completed).state, ReminderState::Completed);
        assert_eq!(reminder_of(&dismissed).state, ReminderState::Dismissed);
        let audit = desk.audit().await;
        let person = desk.context.user.id.to_string();
        let by_hand: Vec<&str> = audit.iter().filter_map(|entry| entry.strip_prefix(&person)).collect();
        assert_eq!(by_hand, [" event.cancelled", " reminder.completed", " reminder.dismissed", " reminder.dismissed"]);
        let context = desk.context.clone();
        let again = desk.write(move |tx| async move { agenda::complete_reminder(tx, &context, call.id).await }.boxed());
        assert!(matches!(again.await, Err(Error::Refused(..))));
    }
}

/// A person's hand moves one occurrence: its reminder goes along, and back.
#[tokio::test]
async fn a_moved_occurrence_takes_its_reminder_along() {
    for desk in Desk::each().await {
        let weekly = json!({"title": "Yoga", "start": "2026-11-24T18:00", "recurrence": "FREQ=WEEKLY",
            "remind_minutes_before": [60]});
        let event = create(&desk, weekly).await;
        let dues = async || -> Vec<String> {
            desk.reminders(&event).await.iter().map(|reminder| reminder.due_at.to_string()).collect()
        };
        let of = Some(at("2026-11-24T17:00:00Z"));
        let to = |start: &str, end: &str| agenda::Edit { times: Some((at(start), at(end))), of, ..Default::default() };
        assert_eq!(dues().await, ["2026-11-24T16:00:00Z"]);
        by_hand(&desk, event.id, to("2026-11-23T09:00:00Z", "2026-11-23T10:00:00Z")).await;
        assert_eq!(dues().await, ["2026-11-23T08:00:00Z"]);
        let found = entries(&desk, "2026-11-22T00:00:00Z", "2026-12-02T00:00:00Z").await;
        let times: Vec<String> = found.iter().map(|entry| entry.at().to_string()).collect();
        assert_eq!(times, ["2026-11-23T08:00:00Z", "2026-11-23T09:00:00Z", "2026-12-01T17:00:00Z"]);
        by_hand(&desk, event.id, to("2026-11-24T17:00:00Z", "2026-11-24T18:00:00Z")).await;
        assert_eq!(dues().await, ["2026-11-24T16:00:00Z"]);
        // One that is left out is not reminded of: the next is.
        let (context, id) = (desk.context.clone(), event.id);
        let left = desk.write(move |tx| {
            async move { agenda::leave_out(tx, &context, id, at("2026-11-24T17:00:00Z")).await }.boxed()
        });
        left.await.unwrap();
        assert_eq!(dues().await, ["2026-12-01T16:00:00Z"]);
    }
}

async fn by_hand(desk: &Desk, id: domain::EventId, edit: agenda::Edit) {
    let context = desk.context.clone();
    desk.write(move |tx| async move { agenda::edit_event(tx, &context, id, edit).await }.boxed()).await.unwrap();
}
