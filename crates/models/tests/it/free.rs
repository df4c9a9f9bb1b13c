//! When there is time, asked and told in five languages; and which invitation is meant.

use domain::Answer as Said;
use models::{AgendaItem, Answer, Part, Request, ToolResult};
use serde_json::{Value, json};

use crate::support::{agenda, chat, rules};

fn asked(language: &str, text: &str) -> Request {
    let mut request = chat(&[text]);
    request.language = language.into();
    request.agenda = agenda();
    request
}

/// The one call that the text leads to.
fn call(language: &str, text: &str) -> (String, Value) {
    let answer = rules(&asked(language, text));
    let [call] = &answer.calls[..] else { return (answer.text, Value::Null) };
    assert_eq!(answer.text, "", "{text}");
    (call.name.clone(), call.arguments.clone())
}

/// What is told once the call brought `content`.
fn told(language: &str, text: &str, content: Value) -> String {
    let mut request = asked(language, text);
    let answer = rules(&request);
    let [call] = &answer.calls[..] else { panic!("{text}: {}", answer.text) };
    let result = ToolResult { call_id: call.id.clone(), name: call.name.clone(), content };
    request.parts.push(Part::Answered(Answer { calls: answer.calls.clone(), ..Answer::default() }));
    request.parts.push(Part::Result(result));
    let answer = rules(&request);
    assert!(answer.calls.is_empty(), "{text}");
    answer.text
}

#[test]
fn when_am_i_free() {
    let week = json!({"from": "2026-11-30T00:00", "to": "2026-12-07T00:00"});
    for (language, text) in [
        ("en", "when am I free next week?"),
        ("es", "¿cuándo estoy libre la semana que viene?"),
        ("fr", "quand suis-je libre la semaine prochaine ?"),
        ("de", "wann bin ich nächste Woche frei?"),
        ("pt", "quando estou livre na próxima semana?"),
    ] {
        assert_eq!(call(language, text), ("free_busy".into(), week.clone()), "{text}");
    }
    for (language, text) in [
        ("en", "when am I free?"),
        ("es", "¿cuándo tengo un hueco?"),
        ("fr", "quand est-ce que je suis libre ?"),
        ("de", "wann habe ich Zeit?"),
        ("pt", "quando tenho tempo?"),
    ] {
        let days = json!({"from": "2026-11-23T09:00", "to": "2026-11-30T00:00"});
        assert_eq!(call(language, text), ("free_busy".into(), days), "{text}");
    }
}

#[test]
fn am_i_free_then() {
    let then = json!({"from": "2026-11-26T15:00", "to": "2026-11-26T16:00"});
    let span = |from: &str, to: &str| {
        let at = |clock: &str| format!("2026-11-26T{clock}+01:00[Europe/Madrid]");
        json!({"start": at(from), "end": at(to)})
    };
    for (language, text, free, busy) in [
        (
            "en",
            "am I free on Thursday at 3?",
            "You are free: Thu 26 Nov, 15:00–16:00.",
            "You are busy then: Thu 26 Nov, 15:30–16:00.",
        ),
        (
            "es",
            "¿estoy libre el jueves a las 15:00?",
            "Tienes libre: jue 26 nov, 15:00–16:00.",
            "A esa hora tienes ocupado: jue 26 nov, 15:30–16:00.",
        ),
        (
            "fr",
            "suis-je libre jeudi à 15h ?",
            "Vous êtes libre : jeu. 26 nov., 15:00–16:00.",
            "Vous êtes pris : jeu. 26 nov., 15:30–16:00.",
        ),
        (
            "de",
            "bin ich am Donnerstag um 15 Uhr frei?",
            "Da ist frei: Do 26 Nov., 15:00–16:00.",
            "Da ist belegt: Do 26 Nov., 15:30–16:00.",
        ),
        (
            "pt",
            "estou livre na quinta às 15h?",
            "Está livre: qui 26 nov, 15:00–16:00.",
            "Está ocupado nessa hora: qui 26 nov, 15:30–16:00.",
        ),
    ] {
        assert_eq!(call(language, text), ("free_busy".into(), then.clone()), "{text}");
        let content = json!({"status": "found", "busy": [], "free": [span("15:00", "16:00")], "not_seen": []});
        assert_eq!(told(language, text, content), free, "{text}");
        let taken = json!({"status": "found", "busy": [span("15:30", "16:00")], "free": [span("15:00", "15:30")],
            "not_seen": []});
        assert_eq!(told(language, text, taken), busy, "{text}");
    }
    let with = json!({"status": "found", "busy": [], "free": [span("15:00", "16:00")], "not_seen": ["Luis"],
        "others": [{"person": "Ana", "busy": [span("15:30", "16:00")]}, {"person": "Eva", "busy": []}]});
    assert_eq!(
        told("en", "am I free on Thursday at 3?", with),
        "You are free: Thu 26 Nov, 15:00–16:00.\nAna is busy then: Thu 26 Nov, 15:30–16:00.\nEva is free then.\n\
         I cannot see the calendar of Luis."
    );
    let two_hours = json!({"from": "2026-11-26T15:00", "to": "2026-11-26T17:00"});
    assert_eq!(call("en", "am I free on Thursday from 3pm to 5pm?"), ("free_busy".into(), two_hours));
}

#[test]
fn an_hour_with_somebody() {
    let hour = json!({"from": "2026-11-30T00:00", "to": "2026-12-07T00:00", "minutes": 60, "people": ["Ana"]});
    let slot =
        json!({"start": "2026-11-30T09:00+01:00[Europe/Madrid]", "end": "2026-11-30T10:00+01:00[Europe/Madrid]"});
    for (language, text, lines) in [
        (
            "en",
            "find an hour with Ana next week",
            "There is room for 1 h:\n• Mon 30 Nov, 09:00–10:00\nI cannot see the calendar of Ana.",
        ),
        (
            "es",
            "busca una hora con Ana la semana que viene",
            "Hay sitio para 1 h:\n• lun 30 nov, 09:00–10:00\nNo puedo ver el calendario de Ana.",
        ),
        (
            "fr",
            "trouve une heure avec Ana la semaine prochaine",
            "Il y a de la place pour 1 h :\n• lun. 30 nov., 09:00–10:00\nJe ne vois pas l’agenda de Ana.",
        ),
        (
            "de",
            "finde eine Stunde mit Ana nächste Woche",
            "Platz für 1 h ist hier:\n• Mo 30 Nov., 09:00–10:00\nDen Kalender von Ana kann ich nicht sehen.",
        ),
        (
            "pt",
            "encontra uma hora com a Ana na próxima semana",
            "Há espaço para 1 h:\n• seg 30 nov, 09:00–10:00\nNão consigo ver o calendário de Ana.",
        ),
    ] {
        assert_eq!(call(language, text), ("find_slots".into(), hour.clone()), "{text}");
        let content = json!({"status": "found", "slots": [slot], "not_seen": ["Ana"]});
        assert_eq!(told(language, text, content), lines, "{text}");
    }
    let none = told("en", "find 90 minutes tomorrow", json!({"status": "found", "slots": [], "not_seen": []}));
    assert_eq!(none, "Tue 24 Nov: there is no room for 1 h 30 min.");
    let afternoon = json!({"from": "2026-11-24T12:00", "to": "2026-11-24T16:00", "minutes": 30,
        "earliest": "12:00", "latest": "16:00"});
    assert_eq!(call("en", "find half an hour tomorrow afternoon"), ("find_slots".into(), afternoon));
}

#[test]
fn days_are_told_with_what_is_free_of_them() {
    let at = |text: &str| format!("{text}+01:00[Europe/Madrid]");
    let span = |from: &str, to: &str| json!({"start": at(from), "end": at(to)});
    let free = json!([
        span("2026-11-26T00:00", "2026-11-26T10:00"),
        span("2026-11-26T11:00", "2026-11-27T09:00"),
        span("2026-11-27T20:50", "2026-11-29T00:00"),
    ]);
    let content = json!({"status": "found", "busy": [], "free": free, "not_seen": []});
    assert_eq!(
        told("en", "when am I free from Thursday to Saturday?", content),
        "You are free:\n• Thu 26 Nov: 08:00–10:00, 11:00–21:00\n• Fri 27 Nov: 08:00–09:00\n• Sat 28 Nov: all day"
    );
    let nothing = json!({"status": "found", "busy": [], "free": [], "not_seen": []});
    assert_eq!(told("de", "wann bin ich morgen frei?", nothing), "Frei ist:\n• Di 24 Nov.: nichts frei");
}

/// What stands is called off as before, and what is said of invitations is about those alone.
#[test]
fn an_invitation_is_told_from_what_else_stands() {
    let invited = |reply| AgendaItem {
        id: "evt_9".into(),
        title: "Review".into(),
        start: Some("2026-11-27T13:00[Europe/Madrid]".parse().unwrap()),
        reply: Some(reply),
        ..AgendaItem::default()
    };
    let called = |language: &str, text: &str, more: Vec<AgendaItem>| {
        let mut request = asked(language, text);
        request.agenda.extend(more);
        let answer = rules(&request);
        match &answer.calls[..] {
            [call] => (call.name.clone(), call.arguments.clone()),
            _ => (answer.text, Value::Null),
        }
    };
    for (language, text, answer) in [
        ("en", "please accept the invitation to the review", "accepted"),
        ("en", "accept the review", "accepted"),
        ("en", "decline the invitation", "declined"),
        ("en", "tentatively accept the invitation", "tentative"),
        ("es", "acepta la invitación a Review", "accepted"),
        ("es", "rechaza la invitación", "declined"),
        ("fr", "accepte l'invitation", "accepted"),
        ("fr", "refuse l'invitation de vendredi", "declined"),
        ("pt", "aceita o convite", "accepted"),
        ("pt", "recusa o convite para o Review", "declined"),
        ("de", "sag die Einladung unter Vorbehalt zu", "tentative"),
        ("de", "sag die Einladung zum Review ab", "declined"),
        ("de", "kannst du die Einladung zum Review annehmen?", "accepted"),
        ("de", "sag die Einladung zu", "accepted"),
    ] {
        let expected = json!({"id": "evt_9", "answer": answer});
        assert_eq!(called(language, text, vec![invited(Said::Open)]), ("respond_event".into(), expected), "{text}");
    }
    let (tool, _) = called("de", "sag den Zahnarzt ab", vec![invited(Said::Open)]);
    assert_eq!(tool, "cancel_event");
    let (told, _) = called("en", "accept the invitation", Vec::new());
    assert_eq!(told, "I found no invitation that you could answer.");
    let other = AgendaItem { id: "evt_8".into(), title: "Retreat".into(), ..invited(Said::Accepted) };
    let (tool, arguments) = called("en", "decline the invitation", vec![other.clone(), invited(Said::Open)]);
    assert_eq!((tool.as_str(), &arguments["id"]), ("respond_event", &json!("evt_9")), "the one that waits");
    let (question, _) = called("en", "decline the invitation on Friday", vec![other, invited(Said::Accepted)]);
    assert!(question.starts_with("Which one do you mean?"), "{question}");
}
