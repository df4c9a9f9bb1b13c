//! What was done with leave is taken back: in the chat by a word, by its id from elsewhere, once, and as one.

#![allow(clippy::disallowed_methods)] // its tasks are waited for by the test

use std::sync::Arc;

use domain::{ActionClass, AgendaEntry, Code, Deed, Event, EventState, Policy, Reminder, ReminderState, Rule};
use futures_util::FutureExt;
use jiff::SignedDuration;
use models::rules::Rules;
use models::scripted::Scripted;
use models::{Answer, ToolCall};
use serde_json::json;

use crate::rig::Rig;
use crate::turns::{agenda, calling, lunch, pending, words};

async fn say(rig: &Rig, text: &str) -> String {
    let id = rig.messages().await.len().to_string();
    rig.say(&id, text).await;
    rig.settle().await;
    rig.replies().await.pop().unwrap_or_default()
}

async fn deeds(rig: &Rig) -> Vec<Deed> {
    rig.engine.deeds(&rig.user).await.unwrap()
}

async fn only_event(rig: &Rig) -> Event {
    let events = agenda(rig).await.into_iter().filter_map(|entry| match entry {
        AgendaEntry::Event(event) => Some(event),
        AgendaEntry::Reminder(_) => None,
    });
    let events: Vec<Event> = events.collect();
    assert_eq!(events.len(), 1, "{events:?}");
    events.into_iter().next().unwrap()
}

async fn event(rig: &Rig, of: &Event) -> Event {
    let (workspace, id) = (rig.user.workspace_id, of.id);
    let read = rig
        .engine
        .store
        .read::<_, store::Error, _>(move |tx| async move { store::agenda::event(tx, workspace, id).await }.boxed());
    read.await.unwrap().unwrap()
}

async fn reminders(rig: &Rig, of: &Event) -> Vec<Reminder> {
    let (workspace, id) = (rig.user.workspace_id, of.id);
    let read = rig.engine.store.read::<_, store::Error, _>(move |tx| {
        async move { store::agenda::reminders_of(tx, workspace, id).await }.boxed()
    });
    read.await.unwrap()
}

/// What an event is for a person.
fn shown(event: &Event) -> (String, jiff::Timestamp, Option<String>, EventState) {
    (event.title.clone(), event.starts_at, event.place.clone(), event.state)
}

async fn audited(rig: &Rig, action: &str) -> usize {
    let workspace = rig.user.workspace_id;
    let read = rig
        .engine
        .store
        .read::<_, store::Error, _>(move |tx| async move { store::audit::page(tx, workspace, 200).await }.boxed());
    read.await.unwrap().iter().filter(|entry| entry.action == action).count()
}

#[tokio::test]
async fn an_undo_takes_away_what_was_made_in_five_languages() {
    for (request, yes, undo, said) in [
        ("Lunch with Ana on Friday at 1pm", "yes", "undo", "Undone: Lunch with Ana"),
        ("comida con Ana el viernes a las 13:00", "sí", "deshacer", "Deshecho: Comida con Ana"),
        ("déjeuner avec Ana vendredi à 13h", "oui", "annule", "Annulé : Déjeuner avec Ana"),
        ("Mittagessen mit Ana am Freitag um 13 Uhr", "ja", "rückgängig", "Rückgängig gemacht: Mittagessen mit Ana"),
        ("almoço com a Ana na sexta às 13h", "sim", "desfaz isso", "Desfeito: Almoço com"),
    ] {
        for rig in Rig::each(|| Arc::new(Rules)).await {
            say(&rig, request).await;
            say(&rig, yes).await;
            let made = only_event(&rig).await;
            let reply = say(&rig, undo).await;
            assert!(reply.starts_with(said), "{undo}: {reply}");
            assert!(agenda(&rig).await.is_empty());
            assert_eq!(event(&rig, &made).await.state, EventState::Cancelled);
            assert_eq!(audited(&rig, "deed.undone").await, 1);
            // There is nothing before it, and the same is not undone twice.
            let again = say(&rig, undo).await;
            assert!(!again.starts_with(said), "{again}");
            assert_eq!(audited(&rig, "deed.undone").await, 1);
        }
    }
}

#[tokio::test]
async fn a_change_goes_back_with_the_reminders_and_a_cancellation_stands_again() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        say(&rig, "Lunch with Ana on Friday at 1pm, remind me an hour before").await;
        say(&rig, "yes").await;
        let first = only_event(&rig).await;
        let due = reminders(&rig, &first).await[0].due_at;
        say(&rig, "move the lunch to 4pm").await;
        say(&rig, "yes").await;
        assert_ne!(only_event(&rig).await.starts_at, first.starts_at);
        assert!(say(&rig, "undo that, please").await.starts_with("Undone: Lunch with Ana"));
        assert_eq!(shown(&only_event(&rig).await), shown(&first));
        assert_eq!(reminders(&rig, &first).await[0].due_at, due);

        say(&rig, "cancel the lunch").await;
        say(&rig, "yes").await;
        assert!(agenda(&rig).await.is_empty());
        say(&rig, "undo").await;
        assert_eq!(shown(&only_event(&rig).await), shown(&first));
        let reminder = reminders(&rig, &first).await.remove(0);
        assert_eq!((reminder.state, reminder.due_at), (ReminderState::Confirmed, due));
        assert_eq!(event(&rig, &first).await.version, 4, "each step is a version of its own");
        // What was done before that goes back next.
        assert!(say(&rig, "undo").await.starts_with("Undone: Lunch with Ana"));
        assert!(agenda(&rig).await.is_empty());
        assert_eq!(say(&rig, "undo").await, "Nothing was done here in the last 24 hours that I could undo.");
    }
}

#[tokio::test]
async fn a_reminder_that_was_made_or_closed_goes_back() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        say(&rig, "remind me to call mum tomorrow at 5pm").await;
        say(&rig, "yes").await;
        let [AgendaEntry::Reminder(made)] = &agenda(&rig).await[..] else { panic!() };
        rig.clock.advance(SignedDuration::from_secs(1));
        let done = rig.engine.complete_reminder(&rig.user, made.id).await.unwrap();
        assert_eq!(done.now.state, ReminderState::Completed);
        let deed = deeds(&rig).await.remove(0);
        assert_eq!(done.undo, Some(deed.id));
        rig.engine.undo(&rig.user, deed.id).await.unwrap();
        let [AgendaEntry::Reminder(again)] = &agenda(&rig).await[..] else { panic!() };
        assert_eq!((again.state, again.due_at), (ReminderState::Confirmed, made.due_at));
        say(&rig, "undo").await;
        assert!(agenda(&rig).await.is_empty());
    }
}

fn two() -> Arc<Scripted> {
    let call = |id: &str, name: &str, arguments| ToolCall { id: id.into(), name: name.into(), arguments, why: None };
    let calls = vec![
        call("a", "create_event", lunch()),
        call("b", "create_reminder", json!({"title": "Call the bank", "due": "2026-11-26T10:00"})),
    ];
    Arc::new(Scripted::new(vec![Answer { calls, ..Answer::default() }]))
}

#[tokio::test]
async fn one_yes_approves_both_and_one_undo_takes_both_back() {
    for yes in ["yes to both", "sí a las dos", "oui aux deux", "ja zu beiden", "sim aos dois"] {
        for rig in Rig::each(|| two()).await {
            say(&rig, "lunch, and the bank").await;
            assert_eq!(pending(&rig).await.len(), 2);
            say(&rig, yes).await;
            assert_eq!(agenda(&rig).await.len(), 3, "{yes}: the event, its reminder and the other");
            assert_eq!(deeds(&rig).await[0].lines.len(), 2);
            let reply = say(&rig, "undo").await;
            assert_eq!(reply.lines().count(), 2, "{reply}");
            assert!(agenda(&rig).await.is_empty());
            assert_eq!(audited(&rig, "deed.undone").await, 1);
        }
    }
}

#[tokio::test]
async fn nothing_of_it_goes_back_where_something_newer_changed_a_part() {
    for rig in Rig::each(|| two()).await {
        say(&rig, "lunch, and the bank").await;
        say(&rig, "yes to both").await;
        let reminder = agenda(&rig).await.into_iter().find_map(|entry| match entry {
            AgendaEntry::Reminder(reminder) if reminder.event_id.is_none() => Some(reminder),
            _ => None,
        });
        rig.clock.advance(SignedDuration::from_secs(1));
        rig.engine.complete_reminder(&rig.user, reminder.unwrap().id).await.unwrap();
        let [closed, both] = &deeds(&rig).await[..] else { panic!() };
        let refused = rig.engine.undo(&rig.user, both.id).await.unwrap_err();
        assert_eq!(refused.code(), Code::Conflict);
        assert!(refused.to_string().contains("Call the bank"), "{refused}");
        assert_eq!(agenda(&rig).await.len(), 2, "the event and its reminder stand");
        // Once the newer thing is taken back, the older one can be.
        rig.engine.undo(&rig.user, closed.id).await.unwrap();
        rig.engine.undo(&rig.user, both.id).await.unwrap();
        assert!(agenda(&rig).await.is_empty());
    }
}

#[tokio::test]
async fn it_is_done_once_whoever_asks_and_nobody_else_can() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        say(&rig, "Lunch with Ana on Friday at 1pm").await;
        let proposal = pending(&rig).await.remove(0);
        let decided = rig.engine.approve(rig.user.clone(), proposal.id, proposal.arguments_hash).await.unwrap();
        let id = decided.undo.unwrap();
        let other = rig.engine.create_account(crate::rig::account("Luis")).await.unwrap();
        assert_eq!(rig.engine.undo(&other, id).await.unwrap_err().code(), Code::NotFound);
        let tries: Vec<_> = (0..8)
            .map(|_| {
                let (engine, user) = (Arc::clone(&rig.engine), rig.user.clone());
                tokio::spawn(async move { engine.undo(&user, id).await })
            })
            .collect();
        for tried in tries {
            assert!(tried.await.unwrap().unwrap().undone_at.is_some());
        }
        let first = rig.engine.undo(&rig.user, id).await.unwrap();
        rig.clock.advance(SignedDuration::from_mins(1));
        assert_eq!(rig.engine.undo(&rig.user, id).await.unwrap(), first, "asked again it answers the same");
        assert_eq!((audited(&rig, "deed.undone").await, audited(&rig, "event.cancelled").await), (1, 1));
    }
}

#[tokio::test]
async fn after_a_day_it_stays() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        say(&rig, "Lunch with Ana on Friday at 1pm").await;
        say(&rig, "yes").await;
        let deed = deeds(&rig).await.remove(0);
        rig.clock.advance(SignedDuration::from_hours(24));
        assert_eq!(say(&rig, "undo").await, "Nothing was done here in the last 24 hours that I could undo.");
        assert_eq!(rig.engine.undo(&rig.user, deed.id).await.unwrap_err().code(), Code::Conflict);
        assert!(deeds(&rig).await.is_empty());
        only_event(&rig).await;
        rig.clock.advance(SignedDuration::from_hours(25));
        rig.engine.tidy().await.unwrap();
        assert_eq!(rig.engine.undo(&rig.user, deed.id).await.unwrap_err().code(), Code::NotFound);
    }
}

#[tokio::test]
async fn an_undo_behind_a_question_drops_what_is_asked() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        say(&rig, "Lunch with Ana on Friday at 1pm").await;
        say(&rig, "yes").await;
        say(&rig, "dinner with Luis on Saturday at 9pm").await;
        assert!(say(&rig, "undo").await.starts_with("Dropped: Dinner with Luis"));
        assert!(pending(&rig).await.is_empty());
        assert_eq!(only_event(&rig).await.title, "Lunch with Ana");
        assert!(say(&rig, "undo").await.starts_with("Undone: Lunch with Ana"));
    }
}

#[tokio::test]
async fn what_cannot_be_taken_back_is_said() {
    let fact = || {
        let remember = calling("remember", json!({"kind": "diet", "text": "vegan"}));
        Arc::new(Scripted::new(vec![calling("create_event", lunch()), remember, words("Noted.")]))
    };
    for rig in Rig::each(|| fact()).await {
        say(&rig, "lunch").await;
        say(&rig, "yes").await;
        let reply = say(&rig, "I am vegan").await;
        assert!(reply.contains("Remembered: "), "{reply}");
        let reply = say(&rig, "undo").await;
        assert!(reply.starts_with("I cannot undo this: "), "the lunch is not meant: {reply}");
        only_event(&rig).await;
        // It is told once: who says it again means what was done before.
        let reply = say(&rig, "undo").await;
        assert!(reply.starts_with("Undone: Lunch with Ana"), "{reply}");
        assert!(agenda(&rig).await.is_empty());
    }
}

/// What is told unasked is a setting, and no deed.
#[tokio::test]
async fn an_undo_passes_over_briefs_that_were_switched_and_speaks_the_chats_language() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        say(&rig, "Lunch with Ana on Friday at 1pm").await;
        say(&rig, "yes").await;
        for switch in ["send me a brief every evening at 8", "no more briefs"] {
            let reply = say(&rig, switch).await;
            assert!(!reply.contains("berblick"), "{reply}");
            if !pending(&rig).await.is_empty() {
                say(&rig, "yes").await;
            }
        }
        assert!(!rig.engine.briefs(&rig.user).await.unwrap().brief);
        let reply = say(&rig, "undo").await;
        assert!(reply.starts_with("Undone: Lunch with Ana"), "{reply}");
        assert!(agenda(&rig).await.is_empty());
        assert_eq!(say(&rig, "undo").await, "Nothing was done here in the last 24 hours that I could undo.");
    }
}

#[tokio::test]
async fn what_is_done_without_asking_is_taken_back_too_and_replays() {
    for rig in Rig::each(|| Arc::new(Scripted::new(vec![calling("create_event", lunch())]))).await {
        let policy = Policy([(ActionClass::EventCreate, Rule::Auto)].into());
        rig.engine.set_policy(&rig.user, policy).await.unwrap();
        say(&rig, "lunch").await;
        assert_eq!(agenda(&rig).await.len(), 2);
        say(&rig, "undo").await;
        assert!(agenda(&rig).await.is_empty());
        let turn = rig.messages().await.last().unwrap().turn_id.unwrap();
        let replayed = rig.engine.retrace(turn).await.unwrap();
        assert!(replayed.is_same() && replayed.steps.iter().any(|step| step.what == "undo"), "{replayed:?}");
    }
}

#[tokio::test]
async fn two_yeses_at_once_write_it_once() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        say(&rig, "Lunch with Ana on Friday at 1pm").await;
        let proposal = pending(&rig).await.remove(0);
        rig.say("y", "yes").await;
        rig.clock.advance(SignedDuration::from_secs(10));
        let other = rig.node("other", Arc::new(Rules));
        let button = {
            let (user, hash) = (rig.user.clone(), proposal.arguments_hash.clone());
            tokio::spawn(async move { other.approve(user, proposal.id, hash).await.is_ok() })
        };
        crate::rig::run(&rig.engine).await;
        button.await.unwrap();
        assert_eq!(agenda(&rig).await.len(), 1);
        assert_eq!(audited(&rig, "event.created").await, 1);
        assert_eq!(deeds(&rig).await.len(), 1);
    }
}

/// Says all of it within one debounce; answers what was said to it.
async fn burst(rig: &Rig, texts: &[&str]) -> Vec<String> {
    let before = rig.replies().await.len();
    let first = rig.messages().await.len();
    for (n, text) in texts.iter().enumerate() {
        rig.say(&format!("{}", first + n), text).await;
    }
    rig.settle().await;
    rig.replies().await.split_off(before)
}

#[tokio::test]
async fn a_yes_and_an_undo_in_one_burst_are_two_turns() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        say(&rig, "Lunch with Ana on Friday at 1pm").await;
        let told = burst(&rig, &["yes", "undo"]).await;
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].starts_with("Done: Lunch") && told[1].starts_with("Undone: Lunch"), "{told:?}");
        assert!(agenda(&rig).await.is_empty() && pending(&rig).await.is_empty());
        assert_eq!((audited(&rig, "event.created").await, audited(&rig, "deed.undone").await), (1, 1));
    }
}

#[tokio::test]
async fn a_yes_and_another_request_in_one_burst_are_two_turns() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        say(&rig, "Lunch with Ana on Friday at 1pm").await;
        let told = burst(&rig, &["yes", "ok", "dinner with Luis", "on Saturday at 9pm"]).await;
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].starts_with("Done: Lunch") && told[1].contains("Dinner with Luis · Sat 28 Nov"), "{told:?}");
        assert_eq!((only_event(&rig).await.title.as_str(), pending(&rig).await.len()), ("Lunch with Ana", 1));
        // The yes of a burst is to what was shown before it, never to what the burst itself asks for.
        let told = burst(&rig, &["breakfast with Eva on Sunday at 9am", "yes"]).await;
        assert!(told[0].contains("Breakfast with Eva"), "{told:?}");
        assert_eq!((agenda(&rig).await.len(), pending(&rig).await.len()), (1, 2));
    }
}

#[tokio::test]
async fn an_undo_in_one_burst_means_what_was_said_before_it() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        say(&rig, "Lunch with Ana on Friday at 1pm").await;
        say(&rig, "yes").await;
        let told = burst(&rig, &["dinner with Luis on Saturday at 9pm", "undo"]).await;
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[1].starts_with("Dropped: Dinner with Luis"), "the dinner, not the lunch: {told:?}");
        assert!(pending(&rig).await.is_empty());
        let told = burst(&rig, &["undo", "dinner with Luis on Saturday at 9pm"]).await;
        assert!(told[0].starts_with("Undone: Lunch") && told[1].contains("Dinner with Luis"), "{told:?}");
        assert_eq!((agenda(&rig).await.len(), pending(&rig).await.len()), (0, 1));
    }
}

#[tokio::test]
async fn a_no_and_what_is_wanted_instead_stay_together() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        say(&rig, "Lunch with Ana on Friday at 1pm").await;
        let told = burst(&rig, &["no", "at 2pm"]).await;
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("14:00") && pending(&rig).await.len() == 1, "{told:?}");
    }
}
