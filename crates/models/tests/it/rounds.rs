//! Turns of more than one round, and conversations of more than one turn.

use models::{Part, Role};
use serde_json::{Value, json};

use crate::support::{agenda, answered, chat, earlier, rules, said};

fn proposed(summary: &str) -> Value {
    json!({"status": "proposed", "proposal_id": "prp_1", "summary": summary, "expires_at": "2026-11-23T09:05:00Z"})
}

/// The text after the first round's calls got these results.
fn told(texts: &[&str], results: &[Value]) -> String {
    let mut request = chat(texts);
    let answer = rules(&request);
    answered(&mut request, &answer, results);
    assert_eq!(request.fault(), None);
    let told = rules(&request);
    assert!(told.calls.is_empty(), "{:?}", told.calls);
    told.text
}

#[test]
fn what_failed_is_said_and_what_is_settled_is_left_to_whoever_did_it() {
    let ask = ["remind me to call mum tomorrow at 5pm"];
    let failed = json!({"status": "error", "message": "due: not a time", "told": "It has gone by."});
    assert_eq!(told(&ask, std::slice::from_ref(&failed)), "It has gone by.");
    // A message is for models: it names fields and tools.
    let failed = json!({"status": "error", "message": "due: not a time"});
    let said = told(&["recuérdame llamar a mamá mañana a las 5"], &[failed]);
    assert_eq!(said, "No ha funcionado. Dilo de otra manera, por favor.");
    for odd in [json!(null), json!({}), json!("what"), json!({"status": 5})] {
        assert!(told(&ask, &[odd]).starts_with("That did not work"));
    }
    let done = json!({"status": "done", "id": "rem_9", "summary": "Call mum · Tue 24 Nov, 17:00"});
    for settled in [done, json!({"status": "refused", "message": "never"}), proposed("Call mum · Tue 24 Nov, 17:00")] {
        assert_eq!(told(&ask, &[settled]), "");
    }
}

/// The other one went wrong, so the model is asked again: it tells of that one only.
#[test]
fn one_of_two_calls_may_fail() {
    let ask = ["add dentist tomorrow at 5pm and remind me to call mum on Friday"];
    let failed = json!({"status": "error", "message": "due: not a time", "told": "It has gone by."});
    assert_eq!(told(&ask, &[proposed("Dentist · Tue 24 Nov, 17:00"), failed]), "It has gone by.");
}

#[test]
fn the_agenda_is_told_line_by_line() {
    let items = json!({"status": "found", "items": [
        {"id": "evt_1", "kind": "event", "title": "Dentist", "start": "2026-11-24T10:00", "end": "2026-11-24T10:45", "place": null, "pending": false},
        {"id": "evt_2", "kind": "event", "title": "Lunch", "start": "2026-11-24T13:00:00+01:00[Europe/Madrid]", "place": "Casa Lucio", "pending": true},
        {"id": "rem_1", "kind": "reminder", "title": "Call mum", "due": "2026-11-24T17:00:00+01:00[Europe/Madrid]"},
        {"id": "evt_3", "kind": "event", "title": "Holiday", "start": "2026-11-24"},
        {"id": "evt_4", "kind": "event", "title": "Party", "summary": "Party · Tue 24 Nov, 21:00–23:59 · Joe's"},
    ], "more": 2});
    let text = told(&["what's on tomorrow?"], std::slice::from_ref(&items));
    assert_eq!(
        text,
        "Tue 24 Nov:\n• Tue 24 Nov, 10:00 – Dentist\n• Tue 24 Nov, 13:00 – Lunch, Casa Lucio (waits for your yes)\n\
         • Tue 24 Nov, 17:00 – Call mum\n• Tue 24 Nov – Holiday\n• Party · Tue 24 Nov, 21:00–23:59 · Joe's\n… +2"
    );
    let text = told(&["¿qué tengo mañana?"], &[json!({"status": "found", "items": []})]);
    assert_eq!(text, "mar 24 nov: no hay nada en tu agenda.");
    let text = told(&["when is the concert?"], &[json!({"status": "found", "items": []})]);
    assert_eq!(text, "I found nothing like “concert” in your agenda.");
}

#[test]
fn what_is_not_at_hand_is_looked_up_and_then_changed() {
    let mut request = chat(&["move the concert to 10pm"]);
    request.agenda = agenda();
    let first = rules(&request);
    assert_eq!(first.calls[0].name, "find_events");
    let found = json!({"status": "found", "items": [
        {"id": "evt_9", "kind": "event", "title": "Concert", "start": "2027-01-15T21:00", "pending": false},
    ]});
    answered(&mut request, &first, &[found]);
    let second = rules(&request);
    assert_eq!(second.calls.len(), 1, "{second:?}");
    assert_eq!(second.calls[0].name, "change_event");
    assert_eq!(second.calls[0].arguments, json!({"id": "evt_9", "start": "2027-01-15T22:00"}));
    assert_eq!(second.text, "");
}

#[test]
fn what_is_nowhere_is_said_to_be_nowhere() {
    let text = told(&["cancel the concert"], &[json!({"status": "found", "items": []})]);
    assert_eq!(text, "I found nothing like “concert” in your agenda.");
}

#[test]
fn one_of_two_wishes_may_need_a_question() {
    let mut request = chat(&["cancel the meeting and add yoga tomorrow at 6pm"]);
    request.agenda = agenda();
    let first = rules(&request);
    assert_eq!(first.calls.len(), 1, "{first:?}");
    assert_eq!(first.calls[0].name, "create_event");
    // With the call: nobody may ask again.
    assert!(first.text.contains("Which one do you mean?") && first.text.contains("Team meeting"), "{first:?}");
}

#[test]
fn an_answer_to_when_completes_what_was_asked() {
    let mut request = chat(&["on Friday at 1pm"]);
    request.parts.insert(0, earlier(8, Role::User, "lunch with Ana"));
    request.parts.insert(1, earlier(9, Role::Assistant, "When is “Lunch with Ana”?"));
    let answer = rules(&request);
    assert_eq!(answer.calls[0].arguments["title"], "Lunch with Ana");
    assert_eq!(answer.calls[0].arguments["start"], "2026-11-27T13:00");

    let mut request = chat(&["Comida con Luis"]);
    request.parts.insert(0, earlier(8, Role::User, "el viernes a las 15:00"));
    request.parts.insert(1, earlier(9, Role::Assistant, "¿Qué apunto para vie 27 nov, 15:00?"));
    let answer = rules(&request);
    assert_eq!(answer.calls[0].arguments["title"], "Comida con Luis");
    assert_eq!(answer.calls[0].arguments["start"], "2026-11-27T15:00");
}

#[test]
fn it_is_what_the_assistant_spoke_of_last() {
    let mut request = chat(&["move it to 4pm"]);
    request.agenda = agenda();
    request.parts.insert(0, earlier(8, Role::User, "lunch with Ana on Friday at 1pm"));
    request.parts.insert(1, earlier(9, Role::Assistant, "I propose:\n• Lunch with Ana · Fri 27 Nov, 13:00–14:00"));
    let answer = rules(&request);
    assert_eq!(answer.calls[0].arguments, json!({"id": "evt_2", "start": "2026-11-27T16:00"}));

    let mut request = chat(&["cancélalo"]);
    request.agenda = agenda();
    request.agenda[3].pending = true;
    let answer = rules(&request);
    assert_eq!(answer.calls[0].arguments, json!({"id": "evt_4"}));
}

#[test]
fn only_tools_that_are_offered_are_called() {
    let mut request = chat(&["lunch with Ana on Friday at 1pm"]);
    request.tools.retain(|tool| tool.name != "create_event");
    let answer = rules(&request);
    assert!(answer.calls.is_empty());
    assert_eq!(answer.text, "I cannot do that in this conversation.");
}

#[test]
fn the_sixth_wish_waits() {
    let wishes: Vec<String> = (1..=7).map(|n| format!("remind me to do task {n} on December {n} at 10am")).collect();
    let texts: Vec<&str> = wishes.iter().map(String::as_str).collect();
    let answer = rules(&chat(&texts));
    assert_eq!(answer.calls.len(), 5, "{answer:?}");
    assert_eq!(answer.text, "I took the first five. Send me the rest again, please.");
}

#[test]
fn an_answer_speaks_the_language_of_the_message_and_falls_back_to_the_persons() {
    let mut request = chat(&["xyzzy"]);
    assert!(rules(&request).text.starts_with("I did not understand"));
    request.language = "es-MX".into();
    assert!(rules(&request).text.starts_with("No te he entendido"));
    request.language = "zz".into();
    assert!(rules(&request).text.starts_with("I did not understand"));
    request.parts = vec![said(1, Role::User, "¿Me ayudas con una cosa que no sabes hacer?")];
    assert!(rules(&request).text.contains("Puedo apuntar"));
}

#[test]
fn a_round_is_the_same_however_often_it_is_asked() {
    let request = chat(&["lunch with Ana", "on friday", "at 1pm"]);
    let first = rules(&request);
    assert_eq!(first, rules(&request));
    assert_eq!(first.calls[0].why.as_ref().unwrap().message_id, "msg_1");
    assert!(matches!(request.parts[0], Part::Said(_)));
}
