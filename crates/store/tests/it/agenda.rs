//! Events and reminders: windows, versions, and each due reminder for one teller.

use std::collections::HashSet;

use domain::{Event, EventId, EventState, Priority, Reminder, ReminderId, ReminderState};
use store::{Store, agenda, testing};

use crate::support::{Home, at, home, id};

fn event(home: &Home, title: &str, from: f64, to: f64) -> Event {
    Event {
        id: id(EventId::new),
        user_id: home.user,
        title: title.into(),
        starts_at: at(from),
        ends_at: at(to),
        all_day: false,
        zone: "Europe/Madrid".into(),
        place: Some("Casa Lucio".into()),
        participants: vec!["Ana".into(), "Ñico".into()],
        notes: None,
        recurrence: None,
        exceptions: Vec::new(),
        reply: None,
        state: EventState::Confirmed,
        version: 0,
        updated_at: at(0.0),
    }
}

fn reminder(home: &Home, title: &str, due: f64) -> Reminder {
    Reminder {
        id: id(ReminderId::new),
        user_id: home.user,
        conversation_id: home.conversation.id,
        event_id: None,
        title: title.into(),
        due_at: at(due),
        due_kind: domain::DueKind::default(),
        zone: "Europe/Madrid".into(),
        priority: Priority::High,
        recurrence: None,
        state: ReminderState::Confirmed,
        updated_at: at(0.0),
    }
}

async fn put(store: &Store, home: &Home, events: Vec<Event>, reminders: Vec<Reminder>) {
    let workspace = home.workspace;
    tx!(store, |tx| {
        for event in &events {
            agenda::insert_event(tx, workspace, event).await?;
        }
        for reminder in &reminders {
            agenda::insert_reminder(tx, workspace, reminder).await?;
        }
        Ok(())
    })
    .unwrap();
}

async fn titles(store: &Store, home: &Home, from: f64, to: f64, limit: i64) -> Vec<String> {
    let (workspace, user) = (home.workspace, home.user);
    let events = rx!(store, |tx| agenda::events(tx, workspace, user, at(from), at(to), limit).await).unwrap();
    events.into_iter().map(|event| event.title).collect()
}

#[tokio::test]
async fn a_window_holds_what_overlaps_it_and_what_recurs() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let mut weekly = event(&home, "weekly", 0.0, 1.0);
        weekly.recurrence = Some("FREQ=WEEKLY".into());
        let mut cancelled = event(&home, "cancelled", 15.0, 16.0);
        cancelled.state = EventState::Cancelled;
        let mut all_day = event(&home, "all day", 19.0, 40.0);
        all_day.all_day = true;
        let events = vec![
            event(&home, "ends as it begins", 5.0, 10.0),
            event(&home, "reaches in", 5.0, 10.5),
            event(&home, "inside", 12.0, 13.0),
            all_day.clone(),
            event(&home, "begins as it ends", 20.0, 21.0),
            weekly,
            cancelled,
        ];
        let first = events[0].clone();
        put(store, &home, events, vec![]).await;
        assert_eq!(titles(store, &home, 10.0, 20.0, 100).await, ["weekly", "reaches in", "inside", "all day"]);
        assert_eq!(titles(store, &home, 10.0, 20.0, 2).await, ["weekly", "reaches in"]);
        assert_eq!(titles(store, &home, -9.0, 0.0, 100).await, [""; 0]);
        let workspace = home.workspace;
        for event in [first, all_day] {
            let id = event.id;
            assert_eq!(rx!(store, |tx| agenda::event(tx, workspace, id).await).unwrap(), Some(event));
        }
    }
}

#[tokio::test]
async fn known_places_stand_once_the_latest_first_and_are_the_members_own() {
    for database in testing::each().await {
        let store = &database.store;
        let (own, other) = (home(store, "a").await, home(store, "b").await);
        let at_place = |home: &Home, place: Option<&str>, from: f64| Event {
            place: place.map(str::to_owned),
            ..event(home, "somewhere", from, from + 1.0)
        };
        let mut cancelled = at_place(&own, Some("Nowhere"), 50.0);
        cancelled.state = EventState::Cancelled;
        let events = vec![
            at_place(&own, Some("Casa Lola"), 1.0),
            at_place(&own, Some("Room 4"), 2.0),
            at_place(&own, None, 3.0),
            at_place(&own, Some("Casa Lola"), 4.0),
            cancelled,
        ];
        put(store, &own, events, vec![]).await;
        put(store, &other, vec![at_place(&other, Some("Elsewhere"), 5.0)], vec![]).await;
        let (workspace, user) = (own.workspace, own.user);
        let places = rx!(store, |tx| agenda::places(tx, workspace, user, 50).await).unwrap();
        assert_eq!(places, ["Casa Lola", "Room 4"]);
        let one = rx!(store, |tx| agenda::places(tx, workspace, user, 1).await).unwrap();
        assert_eq!(one, ["Casa Lola"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_changes_to_one_version_one_wins() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let workspace = home.workspace;
        let before = event(&home, "before", 1.0, 2.0);
        put(store, &home, vec![before.clone()], vec![]).await;
        let tasks: Vec<_> = (0..10)
            .map(|n| {
                let store = store.clone();
                let after = Event { title: n.to_string(), version: 1, updated_at: at(9.0), ..before.clone() };
                tokio::spawn(async move {
                    let won = after.clone();
                    tx!(store, |tx| agenda::update_event(tx, workspace, &after).await).unwrap().then_some(won)
                })
            })
            .collect();
        let mut winners = Vec::new();
        for task in tasks {
            winners.extend(task.await.unwrap());
        }
        assert_eq!(winners.len(), 1);
        let id = before.id;
        assert_eq!(rx!(store, |tx| agenda::event(tx, workspace, id).await).unwrap(), winners.pop());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_due_reminder_is_told_by_one() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let reminders: Vec<_> = (0..30).map(|n| reminder(&home, &n.to_string(), f64::from(n))).collect();
        put(store, &home, vec![], reminders.clone()).await;
        let due = tx!(store, |tx| agenda::due(tx, at(3.0), 2).await).unwrap();
        assert_eq!(due, [(home.workspace, reminders[0].clone()), (home.workspace, reminders[1].clone())]);

        let tasks: Vec<_> = (0..6)
            .map(|_| {
                let store = store.clone();
                tokio::spawn(async move {
                    let mut told = Vec::new();
                    loop {
                        let batch = tx!(store, |tx| {
                            let due = agenda::due(tx, at(100.0), 3).await?;
                            for (workspace, reminder) in &due {
                                let told = Reminder { state: ReminderState::Synced, ..reminder.clone() };
                                let changed =
                                    agenda::update_reminder(tx, *workspace, &told, ReminderState::Confirmed).await?;
                                assert!(changed, "it is this transaction's until it ends");
                            }
                            Ok(due)
                        })
                        .unwrap();
                        if batch.is_empty() {
                            return told;
                        }
                        told.extend(batch.into_iter().map(|(_, reminder)| reminder.id));
                    }
                })
            })
            .collect();
        let mut told = Vec::new();
        for task in tasks {
            told.extend(task.await.unwrap());
        }
        assert_eq!(told.len(), 30);
        assert_eq!(told.iter().collect::<HashSet<_>>().len(), 30);
    }
}

#[tokio::test]
async fn reminders_are_listed_by_window_and_by_event() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let (workspace, user) = (home.workspace, home.user);
        let lunch = event(&home, "lunch", 10.0, 11.0);
        let mut of_lunch = reminder(&home, "of lunch", 9.0);
        of_lunch.event_id = Some(lunch.id);
        let mut told = reminder(&home, "told", 8.0);
        told.state = ReminderState::Synced;
        let mut done = reminder(&home, "done", 8.0);
        done.state = ReminderState::Completed;
        let event = lunch.id;
        put(store, &home, vec![lunch], vec![of_lunch.clone(), told.clone(), done, reminder(&home, "later", 20.0)])
            .await;
        let open = rx!(store, |tx| agenda::reminders(tx, workspace, user, at(8.0), at(20.0), 100).await).unwrap();
        assert_eq!(open, [told, of_lunch.clone()]);
        assert_eq!(rx!(store, |tx| agenda::reminders_of(tx, workspace, event).await).unwrap(), [of_lunch.clone()]);

        let id = of_lunch.id;
        let mut dismissed = of_lunch;
        dismissed.state = ReminderState::Dismissed;
        for expected in [true, false] {
            let row = dismissed.clone();
            let changed =
                tx!(store, |tx| agenda::update_reminder(tx, workspace, &row, ReminderState::Confirmed).await).unwrap();
            assert_eq!(changed, expected);
        }
        assert_eq!(rx!(store, |tx| agenda::reminder(tx, workspace, id).await).unwrap(), Some(dismissed));
    }
}
