#![allow(clippy::unwrap_used)]

use super::*;

fn read(text: &str, language: &str) -> Result<Quick, String> {
    let now: Zoned = "2026-11-23T12:00[Europe/Madrid]".parse().unwrap();
    quick(text, language, &now)
}

#[test]
fn a_sentence_is_an_event_in_five_languages() {
    for (language, text, title, start, end) in [
        ("en", "Lunch with Ana on Friday 13:00 to 14:30 at Casa Lucio", "Lunch with Ana", "13:00", "14:30"),
        ("es", "Comida con Ana el viernes de 13:00 a 14:30 en Casa Lucio", "Comida con Ana", "13:00", "14:30"),
        ("fr", "Déjeuner avec Ana vendredi de 13h à 14h30 au Casa Lucio", "Déjeuner avec Ana", "13:00", "14:30"),
        (
            "de",
            "Mittagessen mit Ana am Freitag von 13 bis 14:30 Uhr im Casa Lucio",
            "Mittagessen mit Ana",
            "13:00",
            "14:30",
        ),
        ("pt", "Almoço com a Ana na sexta das 13h às 14h30 no Casa Lucio", "Almoço com a Ana", "13:00", "14:30"),
    ] {
        let quick = read(text, language).unwrap();
        assert_eq!(quick.arguments["title"], title, "{text}");
        assert_eq!(quick.arguments["start"], format!("2026-11-27T{start}"), "{text}");
        assert_eq!(quick.arguments["end"], format!("2026-11-27T{end}"), "{text}");
        assert_eq!(quick.arguments["place"], "Casa Lucio", "{text}");
        assert_eq!(quick.guesses, [], "{text}");
    }
}

#[test]
fn what_was_not_said_is_named() {
    for (text, guesses) in [
        ("Dentist at 16:30", vec![Guess::Day, Guess::Length]),
        ("Call with Luis tomorrow at 14:20 for 20 minutes", vec![]),
        ("Meeting with Eva on Friday at 4", vec![Guess::HalfOfDay, Guess::Length]),
        ("Workshop tomorrow morning", vec![Guess::Hour, Guess::Length]),
        ("Trip to Rome from 3 to 5 December", vec![]),
        ("Yoga every Tuesday at 18:00 for an hour", vec![]),
        ("Yoga every Tuesday from 18:00 to 19:00", vec![]),
        ("Choir every Monday from 7pm till 9pm", vec![]),
    ] {
        assert_eq!(read(text, "en").unwrap().guesses, guesses, "{text}");
    }
}

#[test]
fn something_to_do_is_an_event_where_the_person_says_so() {
    let quick = read("buy milk tomorrow at 17:00", "en").unwrap();
    assert_eq!(
        (&quick.arguments["title"], &quick.arguments["start"]),
        (&json!("Buy milk"), &json!("2026-11-24T17:00"))
    );
    let class = read("Yoga every Tuesday at 18:00", "en").unwrap();
    assert_eq!(class.arguments["recurrence"], "FREQ=WEEKLY;BYDAY=TU");
}

#[test]
fn what_is_missing_or_too_much_is_asked() {
    for (text, asked) in [
        ("Lunch with Ana", "When is “Lunch with Ana”?"),
        ("on Friday at 13:00", "What should I put on Fri 27 Nov, 13:00?"),
        ("cancel lunch", "What should I put in your agenda, and when?"),
        ("", "What should I put in your agenda, and when?"),
        ("\u{202e}\u{0}", "What should I put in your agenda, and when?"),
        ("Lunch on Friday at 13:00. Dinner on Saturday at 20:00.", "One at a time, please."),
    ] {
        assert_eq!(read(text, "en").unwrap_err(), asked, "{text}");
    }
}
