#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};

use super::*;

fn case(gold: &Value) -> Case {
    let case = json!({
        "id": "en-family-001", "language": "en", "topic": "family", "kind": "chat", "zone": "UTC", "me": "Sam",
        "people": [], "places": [],
        "agenda": [
            {"id": "e1", "type": "event", "title": "Dentist", "start": "2026-03-12T15:00", "place": ""},
            {"id": "e2", "type": "event", "title": "Swimming", "start": "2026-03-12T18:00", "place": ""},
        ],
        "messages": [{"from": "Ana", "at": "2026-03-10T18:02", "text": "x", "holds": true}],
        "gold": gold,
    });
    serde_json::from_value(case).unwrap()
}

fn create(title: &str, start: &str) -> Value {
    json!({"action": "create", "type": "event", "title": title, "start": start, "message": 0, "quote": ""})
}

fn about(action: &str, target: &str) -> Value {
    json!({"action": action, "type": "event", "target": target, "message": 0, "quote": ""})
}

fn paired(gold: &Value, found: &Value) -> Pairs {
    pair(&case(gold), &serde_json::from_value::<Vec<Outcome>>(found.clone()).unwrap())
}

#[test]
fn each_gold_takes_its_likest_and_the_other_is_a_duplicate() {
    let gold = json!([create("Lunch with Ana", "2026-03-13T13:00"), create("Cinema", "2026-03-13T20:00")]);
    let found = json!([
        create("Cinema", "2026-03-13T20:00"),
        create("Lunch", "2026-03-13T14:00"),
        create("Lunch with Ana", "2026-03-13T13:00"),
        create("Boat trip", "2026-05-01T10:00"),
    ]);
    let pairs = paired(&gold, &found);
    assert_eq!(pairs.matched, [(0, 2), (1, 0)]);
    assert_eq!((pairs.duplicates, pairs.unwanted, pairs.missed), (vec![1], vec![3], vec![]));
}

#[test]
fn a_day_or_a_word_is_enough_and_neither_is_not() {
    let gold = json!([create("Lunch with Ana", "2026-03-13T13:00")]);
    for (found, is_found) in [
        (create("Comida", "2026-03-13T21:00"), true),
        (create("Lunch", "2026-03-20T13:00"), true),
        (create("Comida", "2026-03-20T13:00"), false),
        (about("change", "e1"), false),
    ] {
        assert_eq!(paired(&gold, &json!([found])).matched.len(), usize::from(is_found), "{found}");
    }
}

#[test]
fn what_changes_the_wrong_item_is_found_where_the_day_is_right_and_the_right_item_comes_first() {
    let gold = json!([about("cancel", "e1")]);
    let pairs = paired(&gold, &json!([about("cancel", "e2"), about("cancel", "e1")]));
    assert_eq!((pairs.matched, pairs.duplicates), (vec![(0, 1)], vec![0]));
    assert_eq!(paired(&gold, &json!([about("cancel", "e2")])).matched, [(0, 0)], "found, though not linked");
    assert_eq!(paired(&gold, &json!([about("change", "e1")])).missed, [0], "another action is another thing");
}
