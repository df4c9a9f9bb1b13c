//! The pure function that `attache scan` runs over whole histories.

use jiff::Zoned;
use models::rules::{DetectInput, DetectedKind, Detection, MAX_DETECTIONS, detect};

use crate::support::{now, rules, said, watched};

fn found(text: &str, sender: &str, own: bool, at: &Zoned) -> Vec<Detection> {
    detect(&DetectInput { text, sender, own, at, languages: &[] })
}

#[test]
fn a_detection_says_where_in_the_text_it_was_read() {
    let text = "Hi! How are you?\nLet's have lunch on Friday at 13:00 at Casa Lucio. Bye";
    let detections = found(text, "Ana García", false, &now());
    let [one] = &detections[..] else { panic!("{detections:?}") };
    assert_eq!(&text[one.quote.clone()], "Let's have lunch on Friday at 13:00 at Casa Lucio.");
    assert_eq!(one.kind, DetectedKind::Event);
    assert_eq!(one.title, "Lunch with Ana García");
    assert_eq!(one.place.as_deref(), Some("Casa Lucio"));
    assert_eq!(one.who.as_deref(), Some("Ana García"));
    assert_eq!(one.start.as_ref().unwrap().to_string(), "2026-11-27T13:00:00+01:00[Europe/Madrid]");
    assert_eq!(one.end.as_ref().unwrap().to_string(), "2026-11-27T14:00:00+01:00[Europe/Madrid]");
    assert!((0.5..=1.0).contains(&one.confidence) && !one.reason.is_empty());
}

#[test]
fn spans_hold_where_hidden_characters_stand() {
    let text = "\u{200E}\u{202A}Nos vemos el jueves a las 18:00\u{202C}";
    let detections = found(text, "", false, &now());
    assert_eq!(&text[detections[0].quote.clone()], "Nos vemos el jueves a las 18:00");
    assert!(!detections[0].title.chars().any(|c| c.is_control() || c == '\u{202A}'));
}

#[test]
fn promises_are_the_speakers_and_requests_the_readers() {
    let kinds =
        |text, own| found(text, "Ana", own, &now()).into_iter().map(|one| (one.kind, one.title)).collect::<Vec<_>>();
    let promise = |title: &str| vec![(DetectedKind::Promise, title.to_owned())];
    assert_eq!(kinds("I'll send you the report by Friday", false), promise("Ana: send the report"));
    assert_eq!(kinds("I'll send you the report by Friday", true), promise("Send the report"));
    assert_eq!(kinds("El viernes te devuelvo el dinero", true), promise("Devolver el dinero"));
    // What others have to do for themselves is not ours; what we have to do is.
    assert_eq!(kinds("I have to pay the rent on Friday", false), vec![]);
    assert_eq!(kinds("I have to pay the rent on Friday", true), promise("Pay the rent"));
    let request = vec![(DetectedKind::Reminder, "Bring the papers".to_owned())];
    assert_eq!(kinds("can you bring the papers on Friday?", false), request);
}

#[test]
fn a_time_is_read_from_when_it_was_said() {
    let at: Zoned = "2024-03-05T20:15[America/New_York]".parse().unwrap();
    let detections = found("dinner tomorrow at 8pm?", "Bob", false, &at);
    assert_eq!(detections[0].start.as_ref().unwrap().to_string(), "2024-03-06T20:00:00-05:00[America/New_York]");
}

#[test]
fn moves_and_cancellations_are_told_apart() {
    let kind = |text| found(text, "Ana", false, &now()).first().map(|one| (one.kind, one.title.clone()));
    assert_eq!(kind("the dentist moved to Thursday 10:00"), Some((DetectedKind::Move, "Dentist".into())));
    assert_eq!(kind("Tomorrow's yoga is cancelled"), Some((DetectedKind::Cancellation, "Yoga".into())));
    assert_eq!(kind("Se cancela la comida del viernes"), Some((DetectedKind::Cancellation, "Comida".into())));
}

#[test]
fn a_long_mail_yields_at_most_five() {
    let mail = "We meet on Friday at 10:00.\n".repeat(50);
    assert_eq!(found(&mail, "Ana", false, &now()).len(), MAX_DETECTIONS);
}

#[test]
fn a_number_is_no_name() {
    let detections = found("let's meet tomorrow at 6pm", "+34 600 000 000", false, &now());
    assert_eq!(detections[0].title, "Meeting");
    assert_eq!(detections[0].who, None);
}

#[test]
fn every_new_message_is_looked_at_and_told_once() {
    let mut request = watched("let's meet tomorrow at 6pm");
    request.parts.push(said(2, models::Role::Contact, "lol"));
    request.parts.push(said(3, models::Role::Contact, "can you bring the papers on Friday?"));
    request.parts.push(said(4, models::Role::Contact, "can you bring the papers on Friday??"));
    let answer = rules(&request);
    let triggers: Vec<&str> = answer.calls.iter().map(|call| call.why.as_ref().unwrap().message_id.as_str()).collect();
    assert_eq!(triggers, ["msg_1", "msg_3"]);
    assert_eq!(answer.text, "");
}
