//! "… and tell Ana": the mail beside what is done.

use models::{AgendaItem, Answer, Request, Role, ToolSpec};
use serde_json::{Value, json};

use crate::support::{agenda, answered, chat, earlier, rules};

fn asked(texts: &[&str]) -> Request {
    let mut request = chat(texts);
    request.agenda = agenda();
    request.memory.name = "Ines".into();
    request.tools.push(ToolSpec::new("send_mail", "", json!({"type": "object"})));
    request
}

fn calls(answer: &Answer) -> Vec<(&str, &Value)> {
    answer.calls.iter().map(|call| (call.name.as_str(), &call.arguments)).collect()
}

#[test]
fn what_changes_is_said_in_a_mail() {
    for (text, tool, subject, body) in [
        (
            "move my dentist to Friday same time and tell Ana",
            "change_event",
            "Dentist: Fri 27 Nov, 10:00",
            "“Dentist” moves from Thu 26 Nov, 10:00 to Fri 27 Nov, 10:00.",
        ),
        (
            "cancel the team meeting and let Ana know",
            "cancel_event",
            "Team meeting: cancelled",
            "“Team meeting” on Tue 24 Nov, 15:00 is cancelled.",
        ),
        (
            "put dinner with Luis on Saturday at 9pm at Casa Lucio and inform Ana",
            "create_event",
            "Dinner with Luis: Sat 28 Nov, 21:00",
            "“Dinner with Luis” is on Sat 28 Nov, 21:00.\nPlace: Casa Lucio",
        ),
    ] {
        let answer = rules(&asked(&[text]));
        let [(first, _), ("send_mail", mail)] = calls(&answer)[..] else { panic!("{text}: {answer:?}") };
        assert_eq!(first, tool, "{text}");
        assert_eq!(mail["to"], json!(["Ana"]));
        assert_eq!(
            (mail["subject"].as_str(), mail["body"].as_str()),
            (Some(subject), Some(&*format!("Hello Ana,\n\n{body}\n\nInes")))
        );
    }
}

#[test]
fn it_may_stand_in_a_sentence_or_a_message_of_its_own() {
    for texts in [&["Cancel the team meeting. Tell Ana."][..], &["cancel the team meeting", "and tell Ana"]] {
        let answer = rules(&asked(texts));
        assert_eq!(calls(&answer).len(), 2, "{texts:?} {answer:?}");
    }
}

#[test]
fn whoever_is_to_be_told_is_kept_over_a_question() {
    let mut request = asked(&["the second"]);
    let question = rules(&asked(&["cancel the meeting and tell Ana"]));
    if question.calls.is_empty() {
        request.parts.insert(0, earlier(8, Role::User, "cancel the meeting and tell Ana"));
        request.parts.insert(1, earlier(9, Role::Assistant, &question.text));
        let answer = rules(&request);
        assert_eq!(calls(&answer).iter().map(|call| call.0).collect::<Vec<_>>(), ["cancel_event", "send_mail"]);
    } else {
        assert_eq!(question.calls.len(), 2, "{question:?}");
    }
}

#[test]
fn whoever_prefers_another_language_is_understood_in_that_of_the_words() {
    for (text, hello) in [
        ("muda o dentista para quinta à mesma hora e avisa a Ana", "Olá, Ana,"),
        ("pasa el dentista al jueves a la misma hora y avisa a Ana", "Hola, Ana:"),
        ("déplace le dentiste à jeudi à la même heure et préviens Ana", "Bonjour Ana,"),
        ("verschieb den Zahnarzt auf Donnerstag zur gleichen Zeit und sag Ana Bescheid", "Hallo Ana,"),
    ] {
        let answer = rules(&asked(&[text]));
        let [("change_event", _), ("send_mail", mail)] = calls(&answer)[..] else { panic!("{text}: {answer:?}") };
        assert!(mail["body"].as_str().unwrap().starts_with(hello), "{text}: {mail}");
    }
}

#[test]
fn whoever_is_told_of_what_is_corrected_is_told_of_the_correction() {
    let dentist = agenda().into_iter().find(|item| item.title == "Dentist").unwrap();
    let line = "Dentist · Thu 26 Nov, 10:00 → Fri 27 Nov, 10:00";
    let waiting = AgendaItem {
        id: "prp_1".into(),
        title: line.into(),
        about: Some(dentist.id),
        start: dentist.start.map(|start| start.tomorrow().unwrap()),
        pending: true,
        ..AgendaItem::default()
    };
    let told = |first: &str, text: &str| {
        let mut request = asked(&[text]);
        request.parts.insert(0, earlier(8, Role::User, first));
        request.parts.insert(1, earlier(9, Role::Assistant, &format!("Shall I?\n1. {line}\n2. E-mail to Ana")));
        request.agenda.push(waiting.clone());
        rules(&request)
    };
    let answer = told("move my dentist to Friday same time and tell Ana", "no, at 8");
    let [("change_event", change), ("send_mail", mail)] = calls(&answer)[..] else { panic!("{answer:?}") };
    assert_eq!((&change["id"], &mail["to"]), (&json!("prp_1"), &json!(["Ana"])));
    assert!(mail["body"].as_str().unwrap().contains("moves from Thu 26 Nov, 10:00 to"), "{mail}");
    // Nobody was named: nobody is told.
    let answer = told("move my dentist to Friday same time", "no, at 8");
    assert_eq!(calls(&answer).len(), 1, "{answer:?}");
}

#[test]
fn nothing_else_becomes_a_mail() {
    for text in [
        "remind me to move the dentist tomorrow at 9 and tell Ana",
        "buy milk tomorrow and tell Ana",
        "what's on Friday and tell Ana",
        "cancel the team meeting and let me know",
    ] {
        let answer = rules(&asked(&[text]));
        assert!(answer.calls.iter().all(|call| call.name != "send_mail"), "{text}: {answer:?}");
    }
}

#[test]
fn why_there_is_no_mail_is_said() {
    let mut request = asked(&["cancel the team meeting and let Juan know"]);
    let answer = rules(&request);
    let unknown =
        json!({"status": "error", "message": "to: nobody called \"Juan\" is known; ask the user for the address"});
    answered(&mut request, &answer, &[json!({"status": "proposed", "summary": "x"}), unknown]);
    let told = rules(&request);
    assert!(told.calls.is_empty() && told.text.starts_with("I know no address of Juan."), "{told:?}");

    let mut request = asked(&["cancela la reunión con Marta y avisa a Ana"]);
    let answer = rules(&request);
    let several = "to: \"Ana\" may be Ana Gil <gil@example.org>, Ana Ruiz <ruiz@example.org>; ask the user which";
    answered(&mut request, &answer, &[json!({"status": "proposed"}), json!({"status": "error", "message": several})]);
    let told = rules(&request);
    assert!(told.text.starts_with("Ana puede ser Ana Gil <gil@example.org>, Ana Ruiz"), "{told:?}");

    let mut request = asked(&["cancel the team meeting and let Ana know"]);
    request.tools.retain(|tool| tool.name != "send_mail");
    let answer = rules(&request);
    assert!(answer.text.starts_with("I cannot write to Ana") && answer.calls.len() == 1, "{answer:?}");
}

#[test]
fn in_five_languages() {
    for (language, text, body) in [
        ("en", "move my dentist to Thursday same time and tell Ana", "Hello Ana,"),
        ("es", "pasa el dentista al jueves a la misma hora y avísale a Ana", "Hola, Ana:"),
        ("fr", "déplace le dentiste à jeudi à la même heure et préviens Ana", "Bonjour Ana,"),
        ("de", "verschieb den Zahnarzt auf Donnerstag zur gleichen Zeit und sag Ana Bescheid", "Hallo Ana,"),
        ("pt", "muda o dentista para quinta à mesma hora e avisa a Ana", "Olá, Ana,"),
    ] {
        let mut request = asked(&[text]);
        request.language = language.into();
        request.agenda = agenda().into_iter().take(1).collect();
        request.agenda[0].start = Some("2026-11-24T10:00[Europe/Madrid]".parse().unwrap());
        let answer = rules(&request);
        let [("change_event", change), ("send_mail", mail)] = calls(&answer)[..] else { panic!("{text}: {answer:?}") };
        assert_eq!(change["start"], "2026-11-26T10:00", "{text}");
        assert!(mail["body"].as_str().unwrap().starts_with(body), "{mail}");
    }
}
