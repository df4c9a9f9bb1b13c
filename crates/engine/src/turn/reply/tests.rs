use serde_json::{Value, json};

use super::*;
use crate::phrases;

fn result(content: Value) -> ToolResult {
    ToolResult { call_id: "c".into(), name: "create_event".into(), content }
}

fn proposed(id: &str, summary: &str) -> Value {
    json!({"status": "proposed", "proposal_id": id, "summary": summary})
}

fn said(own: &str, contents: &[Value], language: &str) -> String {
    let results: Vec<ToolResult> = contents.iter().cloned().map(result).collect();
    compose(own, results.iter(), phrases::of(language))
}

#[test]
fn a_proposal_is_told_with_how_to_answer() {
    let lunch = proposed("prp_1", "Lunch with Ana · Fri 27 Nov, 13:00–14:00");
    assert_eq!(
        said("", std::slice::from_ref(&lunch), "en"),
        "I propose:\n• Lunch with Ana · Fri 27 Nov, 13:00–14:00\nReply “yes” to approve or “no” to drop it."
    );
    assert_eq!(
        said("Con gusto.", &[lunch], "es"),
        "Con gusto.\n\nPropongo:\n• Lunch with Ana · Fri 27 Nov, 13:00–14:00\nResponde «sí» para aprobarlo o «no» para \
         descartarlo."
    );
}

#[test]
fn several_are_one_list_behind_what_is_done_already() {
    let done = json!({"status": "done", "id": "rem_1", "summary": "Call mum"});
    let refused = json!({"status": "refused", "message": "it is over already"});
    let text = said("", &[proposed("prp_1", "Dentist"), done.clone(), done, refused, proposed("prp_2", "Yoga")], "en");
    assert_eq!(
        text,
        "Done: Call mum\nI may not do that: it is over already\n\nI propose:\n1. Dentist\n2. Yoga\nReply “yes” to \
         approve or “no” to drop them, or decide on each in the agenda."
    );
}

#[test]
fn what_was_dropped_or_replaced_in_the_same_turn_is_not_proposed() {
    let mut replaced = proposed("prp_2", "Yoga at 6");
    replaced["replaces"] = json!("prp_1");
    let text = said("", &[proposed("prp_1", "Yoga at 5"), replaced], "en");
    assert!(text.contains("Yoga at 6") && !text.contains("Yoga at 5"), "{text}");
    let dropped = json!({"status": "done", "id": "prp_1", "summary": "Yoga at 5"});
    assert_eq!(said("", &[proposed("prp_1", "Yoga at 5"), dropped], "en"), "Dropped: Yoga at 5");
}

#[test]
fn a_reply_says_nothing_only_where_there_is_nothing_and_is_never_endless() {
    for nothing in ["", " \n", "\u{200B}"] {
        assert_eq!(said(nothing, &[], "en"), "");
    }
    for odd in [json!(null), json!("what"), json!({"status": 5}), json!({"status": "found", "items": []})] {
        assert_eq!(said("Well.", &[odd], "en"), "Well.");
    }
    let many: Vec<Value> = (0..80).map(|n| proposed(&format!("prp_{n}"), &format!("Thing {n}."))).collect();
    let text = said("", &many, "es");
    assert!(text.contains("20. Thing 19.\n… +60\n") && !text.contains("Thing 20."), "{text}");
}

/// Told once, however many wait for it, and not for what is gone again.
#[test]
fn why_it_asks_is_told_with_what_ends_it() {
    let mut dinner = proposed("prp_1", "Dinner");
    dinner["because"] = json!("earlier");
    let mut lunch = proposed("prp_2", "Lunch");
    lunch["because"] = json!("earlier");
    let text = said("", &[dinner.clone(), lunch], "en");
    assert!(
        text.ends_with(
            "decide on each in the agenda.\n\nI ask first because something that others wrote stands further up \
                            in this conversation; once this is decided, “new topic” ends that."
        ),
        "{text}"
    );
    assert_eq!(text.matches("I ask first").count(), 1);
    let dropped = json!({"status": "done", "id": "prp_1", "summary": "Dinner"});
    assert!(!said("", &[dinner, dropped, proposed("prp_3", "Yoga")], "en").contains("I ask first"));
}
