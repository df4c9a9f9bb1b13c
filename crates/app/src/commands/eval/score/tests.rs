#![allow(clippy::unwrap_used)]

use std::path::Path;

use serde_json::{Value, json};

use super::*;
use crate::commands::eval::case;

fn set() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../eval");
    case::load(&folder, &Part::ALL, &[]).unwrap()
}

/// The gold as a model would propose it.
fn perfect(case: &Case) -> Vec<Outcome> {
    case.gold.iter().map(|gold| Outcome { titles: None, ..gold.clone() }).collect()
}

#[test]
fn the_gold_of_the_whole_set_scores_full_against_itself() {
    let mut all = Tally::default();
    for case in set() {
        let scored = of_case(&case, perfect(&case));
        let wrong: Vec<&str> = scored.faults.iter().map(|fault| fault.what.as_str()).collect();
        assert!(wrong.iter().all(|what| what.starts_with("gate ")), "{}: {wrong:?}", case.id);
        all.merge(&scored.tally);
    }
    for metric in METRICS.iter().filter(|metric| !metric.key.starts_with("gate")) {
        let value = all.value(metric.key).unwrap_or_else(|| panic!("{} is never counted", metric.key));
        let full = if metric.low { 0.0 } else { 1.0 };
        assert!((value - full).abs() < 1e-9, "{}: {value}", metric.key);
    }
}

#[test]
fn nothing_found_scores_nothing() {
    let mut all = Tally::default();
    for case in set() {
        all.merge(&of_case(&case, Vec::new()).tally);
    }
    for key in ["event_f1", "event_recall", "reminder_f1", "reminder_recall", "linked"] {
        assert_eq!(all.value(key), Some(0.0), "{key}");
    }
    assert_eq!(all.value("nothing"), Some(1.0));
    assert_eq!(all.value("time"), None, "fields are counted of what was found only");
}

fn case(gold: &Value) -> Case {
    let case = json!({
        "id": "en-family-001", "language": "en", "topic": "family", "kind": "chat", "zone": "UTC", "me": "Sam",
        "people": [], "places": [],
        "agenda": [{"id": "e1", "type": "event", "title": "Dentist", "start": "2026-03-12T15:00", "place": "Clinic"}],
        "messages": [{"from": "Ana", "at": "2026-03-10T18:02", "text": "secret", "holds": true}],
        "gold": [gold],
    });
    serde_json::from_value(case).unwrap()
}

fn change(fields: &Value) -> Value {
    let mut outcome =
        json!({"action": "change", "type": "event", "target": "e1", "tentative": false, "message": 0, "quote": ""});
    outcome.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    outcome
}

fn scored(gold: &Value, found: &Value) -> Scored {
    of_case(&case(&change(gold)), vec![serde_json::from_value(change(found)).unwrap()])
}

#[test]
fn what_a_change_leaves_as_it_was_is_no_change() {
    let friday = json!({"start": "2026-03-13T15:00"});
    for (found, time, place) in [
        (json!({"start": "2026-03-13"}), Some(1.0), None),
        (json!({"start": "2026-03-13T15:00", "place": "the clinic"}), Some(1.0), Some(0.0)),
        (json!({"start": "2026-03-13T15:00", "place": "Clinic"}), Some(1.0), None),
        (json!({"start": "2026-03-13T09:00"}), Some(0.0), None),
    ] {
        let scored = scored(&friday, &found);
        assert_eq!((scored.tally.value("time"), scored.tally.value("place")), (time, place), "{found}");
    }
    let moved = scored(&json!({"place": "Home"}), &json!({"place": "Home", "start": "2026-03-12T15:00"}));
    assert_eq!((moved.tally.value("time"), moved.tally.value("place")), (None, Some(1.0)));
}

#[test]
fn the_wrong_item_is_found_and_not_linked() {
    let friday = json!({"start": "2026-03-13T15:00"});
    let scored = scored(&friday, &json!({"start": "2026-03-13T15:00", "target": "evt_unknown"}));
    assert_eq!((scored.tally.value("event_f1"), scored.tally.value("linked")), (Some(1.0), Some(0.0)));
}

#[test]
fn of_a_held_case_only_what_was_wrong_is_kept() {
    let gold = json!({"place": "Hidden place"});
    let held = Case { part: Part::Held, ..case(&change(&gold)) };
    let kept = serde_json::to_string(&of_case(&held, Vec::new())).unwrap();
    assert!(kept.contains("missed") && !kept.contains("idden") && !kept.contains("secret"), "{kept}");
}
