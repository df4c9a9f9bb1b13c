//! Something is to go where something stands: it is said, other times are offered, and one that is chosen takes its place.

use std::sync::Arc;

use domain::{ActionClass, AgendaEntry, Event, Policy, Proposal, Rule};
use models::rules::Rules;
use models::scripted::Scripted;
use serde_json::{Value, json};

use crate::rig::Rig;
use crate::turns::{agenda, calling, pending};

async fn say(rig: &Rig, text: &str) -> String {
    let id = rig.messages().await.len().to_string();
    rig.say(&id, text).await;
    rig.settle().await;
    rig.replies().await.pop().unwrap_or_default()
}

async fn waiting(rig: &Rig) -> Proposal {
    let mut waiting = pending(rig).await;
    assert_eq!(waiting.len(), 1, "{waiting:?} {:?}", rig.replies().await);
    waiting.remove(0)
}

async fn events(rig: &Rig) -> Vec<Event> {
    let events = agenda(rig).await.into_iter().filter_map(|entry| match entry {
        AgendaEntry::Event(event) => Some(event),
        AgendaEntry::Reminder(_) => None,
    });
    events.collect()
}

#[tokio::test]
async fn what_stands_there_is_said_and_another_time_is_chosen_by_its_number() {
    for (first, second, pick, yes, told) in [
        (
            "Dentist on Friday at 4pm",
            "Coffee with Luis on Friday at 4pm",
            "the second",
            "yes",
            "there is already: Dentist",
        ),
        (
            "dentista el viernes a las 16:00",
            "café con Luis el viernes a las 16:00",
            "la segunda",
            "sí",
            "ya hay: Dentista",
        ),
        ("dentiste vendredi à 16h", "café avec Luis vendredi à 16h", "le deuxième", "oui", "il y a déjà : Dentiste"),
        (
            "Zahnarzt am Freitag um 16 Uhr",
            "Kaffee mit Luis am Freitag um 16 Uhr",
            "das zweite",
            "ja",
            "ist schon: Zahnarzt",
        ),
        ("dentista na sexta às 16h", "café com o Luis na sexta às 16h", "o segundo", "sim", "já há: Dentista"),
    ] {
        for rig in Rig::each(|| Arc::new(Rules)).await {
            say(&rig, first).await;
            say(&rig, yes).await;
            let asked = say(&rig, second).await;
            assert!(asked.contains(told), "{asked}");
            let clashing = waiting(&rig).await;
            assert!(clashing.summary.contains("16:00"), "the one that was asked for waits: {}", clashing.summary);
            let lines: Vec<&str> = asked.lines().filter(|line| line.starts_with(['1', '2', '3'])).collect();
            assert_eq!(lines.len(), 3, "{asked}");
            assert!(
                lines[0].contains("15:00") && lines[1].contains("17:00") && lines[2].contains("16:00"),
                "{lines:?}"
            );
            let asked = say(&rig, pick).await;
            assert!(!asked.contains(told), "{asked}");
            let chosen = waiting(&rig).await;
            assert!(chosen.id != clashing.id && chosen.summary.contains("17:00"), "{}", chosen.summary);
            assert!(rig.engine.approve(rig.user.clone(), clashing.id, clashing.arguments_hash).await.is_err());
            say(&rig, yes).await;
            let starts: Vec<_> = events(&rig).await.iter().map(|event| event.starts_at).collect();
            assert_eq!(starts, ["2026-11-27T15:00:00Z".parse().unwrap(), "2026-11-27T16:00:00Z".parse().unwrap()]);
        }
    }
}

#[tokio::test]
async fn a_time_said_instead_counts_and_a_yes_all_the_same_puts_both_there() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        say(&rig, "Dentist on Friday at 4pm").await;
        say(&rig, "yes").await;
        say(&rig, "Coffee with Luis on Friday at 4pm").await;
        assert!(say(&rig, "at 6 then").await.contains("18:00–"));
        // Moved back to where it clashes, it is said again, and done where the person wants it.
        let asked = say(&rig, "no, at 4pm").await;
        assert!(asked.contains("At that time there is already: Dentist"), "{asked}");
        assert_eq!(waiting(&rig).await.trace.instead.len(), 3);
        say(&rig, "yes").await;
        assert_eq!(events(&rig).await.len(), 2);
        // What is moved onto another is told so; onto itself it is not.
        let asked = say(&rig, "move the coffee to 6pm").await;
        assert!(!asked.contains("there is already"), "{asked}");
        say(&rig, "yes").await;
        let asked = say(&rig, "move the coffee to 4:30pm").await;
        assert!(asked.contains("At that time there is already: Dentist"), "{asked}");
    }
}

fn call(title: &str, more: &Value) -> models::Answer {
    let mut arguments = json!({"title": title});
    arguments.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    calling("create_event", arguments)
}

#[tokio::test]
async fn what_would_be_done_unasked_is_asked_where_it_clashes() {
    let model = || {
        Arc::new(Scripted::new(vec![
            call("Workshop", &json!({"start": "2026-11-27T09:00", "end": "2026-11-27T18:00"})),
            call("Holiday", &json!({"start": "2026-11-27"})),
            call("Tea", &json!({"start": "2026-11-27T17:30"})),
            call("Dinner", &json!({"start": "2026-11-27T18:00", "end": "2026-11-27T23:00"})),
        ]))
    };
    for rig in Rig::each(|| model()).await {
        let policy = Policy([(ActionClass::EventCreate, Rule::Auto)].into());
        rig.engine.set_policy(&rig.user, policy).await.unwrap();
        say(&rig, "workshop").await;
        say(&rig, "holiday").await;
        assert_eq!(events(&rig).await.len(), 2, "whole days take nobody's time");
        let asked = say(&rig, "tea").await;
        assert!(asked.contains("Workshop · Fri 27 Nov, 09:00–18:00"), "{asked}");
        assert!(asked.contains("1. Fri 27 Nov, 08:00\n2. Fri 27 Nov, 18:00\n3. Sat 28 Nov, 17:30"), "{asked}");
        assert_eq!(pending(&rig).await.len(), 1);
        say(&rig, "dinner").await;
        assert_eq!(events(&rig).await.len(), 3, "it begins where the other ends");
    }
}
