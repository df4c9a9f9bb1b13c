//! Told again later, and what is told each day, in five languages.

use models::{Purpose, Role};
use serde_json::{Value, json};

use crate::support::{agenda, earlier, now, request, rules, said};

/// What the rules call where the bank's reminder was just told, at noon.
fn called(text: &str, told: &str) -> (String, Value) {
    let parts = vec![earlier(1, Role::Assistant, told), said(2, Role::User, text)];
    let mut request = request(Purpose::Chat, parts);
    let mut bank = agenda().remove(4);
    (bank.id, bank.title) = ("rem_9".into(), "Call the bank".into());
    bank.start = Some(now());
    request.agenda = agenda().into_iter().chain([bank]).collect();
    let answer = rules(&request);
    match &answer.calls[..] {
        [call] => (call.name.clone(), call.arguments.clone()),
        calls => (format!("said {:?} {calls:?}", answer.text), Value::Null),
    }
}

#[test]
fn a_reminder_that_was_told_is_told_again() {
    let minutes = |minutes: i64| {
        let due = now().checked_add(jiff::Span::new().minutes(minutes)).unwrap();
        due.strftime("%Y-%m-%dT%H:%M%:z").to_string()
    };
    let cases = [
        ("snooze 10 minutes", 10),
        ("snooze", 10),
        ("snooze it for half an hour", 30),
        ("remind me again in an hour", 60),
        ("remind me later", 60),
        ("in 20 minutes", 20),
        ("recuérdamelo otra vez en 10 minutos", 10),
        ("recuérdamelo más tarde", 60),
        ("avísame de nuevo en una hora", 60),
        ("rappelle-moi à nouveau dans une heure", 60),
        ("rappelle-le-moi plus tard", 60),
        ("erinnere mich in 10 Minuten nochmal", 10),
        ("erinnere mich später nochmal", 60),
        ("lembra-me outra vez daqui a 10 minutos", 10),
        ("me lembra de novo em uma hora", 60),
    ];
    let mut wrong = Vec::new();
    for (text, by) in cases {
        let expected = ("change_reminder".to_owned(), json!({"id": "rem_9", "due": minutes(by)}));
        let got = called(text, "Reminder: Call the bank");
        if got != expected {
            wrong.push(format!("{text}: {got:?}, wanted {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is yet to be told, at noon, is put off from there; "in 10 minutes" counts from now.
#[test]
fn a_reminder_that_is_yet_to_be_told_is_put_off_from_its_own_time() {
    let ahead = |text: &str, told: &str| {
        let parts = vec![earlier(1, Role::Assistant, told), said(2, Role::User, text)];
        let mut request = request(Purpose::Chat, parts);
        let mut bank = agenda().remove(4);
        (bank.id, bank.title) = ("rem_9".into(), "Call the bank".into());
        bank.start = now().checked_add(jiff::Span::new().hours(3)).ok();
        request.agenda = vec![bank];
        let answer = rules(&request);
        answer.calls.first().map_or(answer.text, |call| call.arguments["due"].as_str().unwrap_or_default().to_owned())
    };
    for (text, due) in [
        ("snooze 10 minutes", "12:10"),
        ("snooze it for half an hour", "12:30"),
        ("10 minutes later", "12:10"),
        ("10 Minuten später", "12:10"),
        ("10 minutes plus tard", "12:10"),
        ("10 minutos más tarde", "12:10"),
        ("10 minutos mais tarde", "12:10"),
        ("remind me again in an hour", "10:00"),
        ("rappelle-moi dans 10 minutes", "09:10"),
        ("remind me in 10 minutes", "09:10"),
        ("recuérdame en 10 minutos", "09:10"),
        ("erinnere mich in 10 Minuten", "09:10"),
        ("hazlo a las 9", "21:00"),
        ("ponlo a las 11", "11:00"),
    ] {
        let got = ahead(text, "Reminder: Call the bank");
        assert!(got.starts_with(&format!("2026-11-23T{due}")), "{text}: {got}");
    }
}

/// "1." ends no sentence, and the gym is no yoga.
#[test]
fn what_is_cancelled_is_what_was_named() {
    let cancelled = |text: &str| {
        let mut request = request(Purpose::Chat, vec![said(1, Role::User, text)]);
        let mut yoga = agenda().remove(0);
        (yoga.id, yoga.title, yoga.repeats) = ("evt_9".into(), "Yoga".into(), true);
        yoga.start = Some("2026-11-24T18:00[Europe/Madrid]".parse().unwrap());
        request.agenda = vec![yoga];
        let calls = rules(&request).calls;
        calls.into_iter().find(|call| call.name == "cancel_event").map_or(Value::Null, |call| call.arguments)
    };
    for text in ["sag das Yoga am 1. Dezember ab", "Sag bitte das Yoga am 1. Dezember ab", "cancel yoga on 1 December"]
    {
        assert_eq!(cancelled(text), json!({"id": "evt_9", "occurrence": "2026-12-01"}), "{text}");
    }
    for text in ["delete the gym", "cancela el gimnasio", "annule la gym", "lösch das Fitnessstudio", "apaga o ginásio"]
    {
        assert_eq!(cancelled(text), Value::Null, "{text}");
    }
}

#[test]
fn another_hour_changes_it_and_a_new_thing_is_a_new_reminder() {
    let (tool, arguments) = called("make it 9pm", "Reminder: Call the bank");
    assert_eq!((tool.as_str(), &arguments["id"]), ("change_reminder", &json!("rem_9")));
    assert!(arguments["due"].as_str().unwrap().starts_with("2026-11-23T21:00"), "{arguments}");
    let (tool, arguments) = called("remind me to call Bob again tomorrow at 9", "Reminder: Call the bank");
    assert_eq!(tool, "create_reminder", "{arguments}");
    let (tool, arguments) = called("remind me to take the cake out in 20 minutes", "Reminder: Call the bank");
    assert!(tool == "create_reminder" && arguments["due"].as_str().unwrap().ends_with("+01:00"), "{arguments}");
}

#[test]
fn briefs_and_notes_are_switched_in_five_languages() {
    let cases = [
        ("send me a brief every evening at 8", json!({"brief": true, "at": "20:00"})),
        ("send me a daily brief", json!({"brief": true})),
        ("turn on the evening brief", json!({"brief": true})),
        ("no more briefs", json!({"brief": false})),
        ("stop sending me the daily summary", json!({"brief": false})),
        ("send me a note before each meeting", json!({"meeting_notes": true})),
        ("no more notes before meetings", json!({"meeting_notes": false})),
        ("mándame un resumen cada noche a las 8", json!({"brief": true, "at": "20:00"})),
        ("no me mandes más resúmenes", json!({"brief": false})),
        ("ponme una nota antes de cada reunión", json!({"meeting_notes": true})),
        ("envoie-moi un résumé chaque soir à 20h", json!({"brief": true, "at": "20:00"})),
        ("plus de résumés", json!({"brief": false})),
        ("envoie-moi une note avant chaque réunion", json!({"meeting_notes": true})),
        ("schick mir jeden Abend um 20 Uhr einen Überblick", json!({"brief": true, "at": "20:00"})),
        ("keine Überblicke mehr", json!({"brief": false})),
        ("schick mir eine Notiz vor jedem Termin", json!({"meeting_notes": true})),
        ("manda-me um resumo todas as noites às 20h", json!({"brief": true, "at": "20:00"})),
        ("não me mandes mais resumos", json!({"brief": false})),
        ("manda-me uma nota antes de cada reunião", json!({"meeting_notes": true})),
        // The hour that is said, in whatever writing; the usual one where none is.
        ("send me an evening brief every day at 02:49", json!({"brief": true, "at": "02:49"})),
        ("send me a brief every day at 21:30", json!({"brief": true, "at": "21:30"})),
        ("send me a daily brief at 8pm", json!({"brief": true, "at": "20:00"})),
        ("send me an evening brief at 8:15", json!({"brief": true, "at": "20:15"})),
        ("send me a morning brief every day at 7", json!({"brief": true, "at": "07:00"})),
        ("send me an evening brief every day", json!({"brief": true})),
        ("mándame un resumen diario a las 21:30", json!({"brief": true, "at": "21:30"})),
        ("mándame un resumen todos los días a las 20h", json!({"brief": true, "at": "20:00"})),
        ("mándame un resumen cada mañana a las 7", json!({"brief": true, "at": "07:00"})),
        ("mándame un resumen cada noche", json!({"brief": true})),
        ("envoie-moi un résumé tous les jours à 21h30", json!({"brief": true, "at": "21:30"})),
        ("envoie-moi un résumé chaque matin à 7h", json!({"brief": true, "at": "07:00"})),
        ("envoie-moi un résumé chaque soir", json!({"brief": true})),
        ("schick mir jeden Tag um 21:30 einen Überblick", json!({"brief": true, "at": "21:30"})),
        ("schick mir jeden Morgen um 7 Uhr einen Überblick", json!({"brief": true, "at": "07:00"})),
        ("schick mir jeden Abend einen Überblick", json!({"brief": true})),
        ("manda-me um resumo todos os dias às 21h30", json!({"brief": true, "at": "21:30"})),
        ("manda-me um resumo todas as manhãs às 7", json!({"brief": true, "at": "07:00"})),
        ("manda-me um resumo todas as noites", json!({"brief": true})),
    ];
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let got = called(text, "Hello!");
        if got != ("set_briefs".to_owned(), expected.clone()) {
            wrong.push(format!("{text}: {got:?}, wanted {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_briefing_with_people_is_an_appointment() {
    let (tool, arguments) = called("schedule a briefing with Ana tomorrow at 10", "Hello!");
    assert_eq!(tool, "create_event", "{arguments}");
}
