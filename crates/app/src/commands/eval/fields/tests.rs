#![allow(clippy::unwrap_used)]

use super::*;

#[test]
fn titles_are_acceptable_with_the_same_head_and_half_of_the_words() {
    for (found, wanted) in [
        ("lunch with ana", "Lunch with Ana"),
        ("Comida con Ana", "comida con aná!"),
        ("Lunch", "Lunch with Ana"),
        ("Call the bank", "Call bank"),
        ("The dentist", "Dentist"),
    ] {
        assert!(title_acceptable(found, wanted), "{found} / {wanted}");
    }
    for (found, wanted) in [
        ("Ana", "Lunch with Ana"),
        ("Zahnarzt", "Zahnarzt mit Frau Söder"),
        ("Event", "Lunch"),
        ("", "Lunch"),
        ("Lunch at the new place by the sea", "Lunch"),
    ] {
        assert!(!title_acceptable(found, wanted), "{found} / {wanted}");
    }
}

#[test]
fn texts_are_compared_without_case_accents_and_signs() {
    assert!(same("Café São João, 2.º", "cafe sao joao 2 º"));
    assert!(same("Gu\u{308}nther-Straße", "gunther strasse"));
    assert!(!same("Casa Lola", "Casa Lula"));
    assert!(same("", "…"));
}

#[test]
fn a_day_is_met_by_any_hour_of_it_and_an_hour_only_by_itself() {
    let when = |text: &str| When::read(text, &jiff::tz::TimeZone::UTC);
    assert!(time_exact(when("2026-03-13T09:00"), when("2026-03-13"), false, false));
    assert!(!time_exact(when("2026-03-13T09:00"), when("2026-03-13"), true, false), "whole days are whole days");
    assert!(!time_exact(when("2026-03-13"), when("2026-03-13T09:00"), false, true));
    assert!(!time_exact(when("2026-03-13T09:01"), when("2026-03-13T09:00"), false, false));
    assert!(time_exact(None, None, false, false));
    assert!(!time_exact(when("2026-03-13"), None, false, false));
}

#[test]
fn an_instant_is_read_in_the_zone_of_the_case() {
    let zone = jiff::tz::TimeZone::get("Europe/Madrid").unwrap();
    for text in ["2026-11-27T13:00", "2026-11-27T12:00Z", "2026-11-27T07:00-05:00[America/New_York]"] {
        assert_eq!(When::read(text, &zone).unwrap().to_string(), "2026-11-27T13:00", "{text}");
    }
    assert_eq!(When::read("soon", &zone), None);
}

#[test]
fn participants_are_met_by_a_part_of_their_name() {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let score = |found: &[&str], gold: &[&str]| participants(&names(found), &names(gold));
    let close = |one: f64, other: f64| (one - other).abs() < 1e-9;
    assert!(close(score(&["Ana"], &["Ana Ruiz"]), 1.0));
    assert!(close(score(&[], &[]), 1.0));
    assert!(close(score(&["Ana", "Luis"], &["Ana Ruiz"]), 2.0 / 3.0));
    assert!(close(score(&[], &["Ana"]), 0.0));
    assert!(score(&["Ana", "Ana Ruiz"], &["Ana Ruiz"]) < 1.0, "one person is not two");
}

#[test]
fn rules_are_equal_that_make_the_same_days() {
    let start = When::read("2026-03-10T18:00", &jiff::tz::TimeZone::UTC);
    let tuesday = rule("FREQ=WEEKLY;BYDAY=TU", start);
    assert_eq!(rule("RRULE:freq=weekly;interval=1", start), tuesday);
    assert_ne!(rule("FREQ=WEEKLY;BYDAY=TU,TH", start), tuesday);
    assert_ne!(rule("FREQ=WEEKLY;INTERVAL=2", start), tuesday);
    assert_eq!(rule("FREQ=MONTHLY;BYMONTHDAY=10", start), rule("FREQ=MONTHLY", start));
    assert_eq!(rule("FREQ=DAILY;UNTIL=20260401T235959Z", start), rule("UNTIL=20260401;FREQ=DAILY", start));
}
