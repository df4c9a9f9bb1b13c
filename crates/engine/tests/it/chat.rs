//! Plain conversation without a language model: what the person corrects, chooses and refuses, and what stands at the end.

use std::sync::Arc;

use domain::{AgendaEntry, Event, Proposal, ProposalState};
use jiff::SignedDuration;
use models::rules::Rules;

use crate::rig::Rig;
use crate::turns::{agenda, pending};

/// Says it, lets the assistant answer, and answers with its words.
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
async fn a_correction_takes_the_place_of_what_was_proposed() {
    for (lunch, correction, yes) in [
        ("Lunch with Ana on Friday at 1pm", "no, at 2pm", "yes"),
        ("comida con Ana el viernes a las 13:00", "no, a las 14:00", "sí"),
        ("déjeuner avec Ana vendredi à 13h", "non, à 14h", "oui"),
        ("Mittagessen mit Ana am Freitag um 13 Uhr", "nein, um 14 Uhr", "ja"),
        ("almoço com a Ana na sexta às 13h", "não, às 14h", "sim"),
    ] {
        for rig in Rig::each(|| Arc::new(Rules)).await {
            say(&rig, lunch).await;
            let first = waiting(&rig).await;
            let shown = say(&rig, correction).await;
            let second = waiting(&rig).await;
            assert!(second.id != first.id && second.summary.contains("14:00"), "{}", second.summary);
            assert!(shown.contains(&second.summary) && !shown.contains(&first.summary), "{shown}");
            let old = rig.engine.approve(rig.user.clone(), first.id, first.arguments_hash).await;
            assert!(old.is_err(), "what was corrected cannot be approved");
            say(&rig, yes).await;
            let events = events(&rig).await;
            assert_eq!(events.len(), 1, "{events:?}");
            assert_eq!(events[0].starts_at, "2026-11-27T13:00:00Z".parse().unwrap(), "14:00 in Madrid");
        }
    }
}

#[tokio::test]
async fn corrections_add_up_until_the_yes() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        say(&rig, "Lunch with Ana on Friday at 1pm, remind me an hour before").await;
        for (text, line) in [
            ("make it Saturday instead", "Lunch with Ana · Sat 28 Nov, 13:00–14:00 · reminder 12:00"),
            ("not an hour, two hours", "Lunch with Ana · Sat 28 Nov, 13:00–15:00 · reminder 12:00"),
            ("call it Team lunch", "Team lunch · Sat 28 Nov, 13:00–15:00 · with Ana · reminder 12:00"),
            ("at Casa Lucio", "Team lunch · Sat 28 Nov, 13:00–15:00 · Casa Lucio · with Ana · reminder 12:00"),
        ] {
            assert!(say(&rig, text).await.contains(line), "{text}: {:?}", rig.replies().await.pop());
            assert_eq!(waiting(&rig).await.summary, line);
        }
        assert!(say(&rig, "yes").await.starts_with("Done: Team lunch"));
        assert_eq!(events(&rig).await[0].title, "Team lunch");
    }
}

#[tokio::test]
async fn a_proposed_move_is_corrected_too() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        say(&rig, "Lunch with Ana on Friday at 1pm").await;
        say(&rig, "yes").await;
        say(&rig, "move the lunch to 3pm").await;
        let first = waiting(&rig).await;
        say(&rig, "no, at 4pm").await;
        let second = waiting(&rig).await;
        assert_eq!(second.summary, "Lunch with Ana · Fri 27 Nov, 13:00–14:00 → Fri 27 Nov, 16:00–17:00");
        assert!(rig.engine.approve(rig.user.clone(), first.id, first.arguments_hash).await.is_err());
        say(&rig, "make it Saturday").await;
        say(&rig, "yes").await;
        assert_eq!(events(&rig).await[0].starts_at, "2026-11-28T15:00:00Z".parse().unwrap());
    }
}

#[tokio::test]
async fn a_proposed_reminder_is_corrected_and_a_cancellation_is_not() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        say(&rig, "remind me to call mum tomorrow at 5pm").await;
        say(&rig, "no, at 6pm").await;
        assert_eq!(waiting(&rig).await.summary, "Call mum · reminder Tue 24 Nov, 18:00");
        say(&rig, "yes").await;

        say(&rig, "Lunch with Ana on Friday at 1pm").await;
        say(&rig, "yes").await;
        say(&rig, "cancel the lunch").await;
        let cancels = waiting(&rig).await;
        say(&rig, "make it 4pm").await;
        let now = pending(&rig).await;
        assert!(now.iter().any(|proposal| proposal.id == cancels.id), "it waits as it was");
    }
}

#[tokio::test]
async fn which_one_is_answered_by_its_number() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        for text in ["Team meeting tomorrow at 3pm", "Board meeting on Friday at 4pm"] {
            say(&rig, text).await;
            say(&rig, "yes").await;
        }
        // Else it would be the one that was spoken of last.
        say(&rig, "hello").await;
        let asked = say(&rig, "move the meeting to 6pm").await;
        assert!(asked.contains("1. ") && asked.contains("2. "), "{asked}");
        say(&rig, "2").await;
        assert_eq!(waiting(&rig).await.summary, "Board meeting · Fri 27 Nov, 16:00–17:00 → Fri 27 Nov, 18:00–19:00");
        say(&rig, "yes").await;
        say(&rig, "hello").await;
        say(&rig, "cancel the meeting").await;
        say(&rig, "the team one").await;
        assert!(waiting(&rig).await.summary.starts_with("Cancel: Team meeting"));
    }
}

#[tokio::test]
async fn what_is_dropped_is_said_to_be_dropped() {
    for (no, dropped) in [
        ("no", "Dropped: "),
        ("forget it", "Dropped: "),
        ("cancel it", "Dropped: "),
        ("no, cancel that", "Dropped: "),
        ("no, forget about it", "Dropped: "),
    ] {
        for rig in Rig::each(|| Arc::new(Rules)).await {
            say(&rig, "Lunch with Ana on Friday at 1pm").await;
            let answer = say(&rig, no).await;
            assert!(answer.starts_with(dropped), "{no}: {answer}");
            assert!(pending(&rig).await.is_empty() && events(&rig).await.is_empty());
        }
    }
}

#[tokio::test]
async fn a_late_yes_is_told_that_it_is_late() {
    for (minutes, swept) in [(6, false), (6, true), (90, true)] {
        for rig in Rig::each(|| Arc::new(Rules)).await {
            say(&rig, "Lunch with Ana on Friday at 1pm").await;
            let proposal = waiting(&rig).await;
            rig.clock.advance(SignedDuration::from_mins(minutes));
            if swept {
                assert_eq!(rig.engine.expire_proposals().await.unwrap(), 1);
            }
            let answer = say(&rig, "yes").await;
            assert_eq!(answer, "That proposal has expired. Ask me again and I will make a new one.");
            assert!(events(&rig).await.is_empty());
            let again = say(&rig, "yes").await;
            assert!(!again.contains("expired"), "told once: {again}");
            let state = rig.engine.approve(rig.user.clone(), proposal.id, proposal.arguments_hash).await;
            assert!(state.is_err() && proposal.state == ProposalState::Pending);
        }
    }
}

#[tokio::test]
async fn a_day_that_does_not_fit_its_date_is_asked_for() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        let asked = say(&rig, "dentist on Monday the 24th at 5pm").await;
        assert!(asked.contains("1. Mon 23 Nov\n2. Tue 24 Nov"), "{asked}");
        assert!(pending(&rig).await.is_empty());
        say(&rig, "the second").await;
        assert!(waiting(&rig).await.summary.contains("Tue 24 Nov, 17:00"));
    }
}

#[tokio::test]
async fn a_deadline_before_a_day_is_the_evening_before() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        let answer = say(&rig, "send the report before Friday").await;
        assert!(answer.starts_with("I take “before Friday” as Thu 26 Nov, 18:00"), "{answer}");
        assert!(waiting(&rig).await.summary.contains("Thu 26 Nov, 18:00"));
    }
}
