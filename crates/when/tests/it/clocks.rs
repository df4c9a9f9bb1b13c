//! Zones and daylight saving: what the clock skips or shows twice is decided and flagged.

use jiff::Zoned;
use when::{Context, Direction, Flag, Found, Kind, Language, Value, find};

fn one(text: &str, reference: &str, language: Language) -> Found {
    let mut context = Context::new(reference.parse::<Zoned>().unwrap());
    context.languages = vec![language];
    let mut found = find(text, &context);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.remove(0)
}

fn moment(found: &Found) -> String {
    match &found.value {
        Value::DateTime(moment) => moment.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_skipped_time_becomes_the_first_after_the_gap() {
    let found = one("March 29 2026 at 2:30am", "2026-03-01T10:00[Europe/Madrid]", Language::En);
    assert_eq!(moment(&found), "2026-03-29T03:00:00+02:00[Europe/Madrid]");
    assert!(found.flags.contains(&Flag::DstGap));
}

#[test]
fn a_repeated_time_becomes_the_earlier() {
    let found = one("October 25 2026 at 2:30am", "2026-03-01T10:00[Europe/Madrid]", Language::En);
    assert_eq!(moment(&found), "2026-10-25T02:30:00+02:00[Europe/Madrid]");
    assert!(found.flags.contains(&Flag::DstOverlap));
}

#[test]
fn an_ordinary_time_is_not_flagged() {
    let found = one("October 26 2026 at 2:30am", "2026-03-01T10:00[Europe/Madrid]", Language::En);
    assert!(found.flags.is_empty(), "{:?}", found.flags);
}

#[test]
fn a_day_without_midnight_starts_after_the_gap() {
    // Beirut skips midnight on the last Sunday of March.
    let found = one("the next 3 days", "2026-03-28T10:00[Asia/Beirut]", Language::En);
    let Value::Range { start, .. } = &found.value else { panic!("{found:?}") };
    assert_eq!(start.to_string(), "2026-03-29T01:00:00+03:00[Asia/Beirut]");
    assert!(found.flags.contains(&Flag::DstGap));
}

#[test]
fn a_zone_in_the_text_wins() {
    let found = one("tomorrow at 3pm PST", "2026-11-20T10:00[Europe/Madrid]", Language::En);
    assert_eq!(moment(&found), "2026-11-22T00:00:00+01:00[Europe/Madrid]");
    let found = one("2026-12-01T14:00:00+02:00", "2026-11-20T10:00[Europe/Madrid]", Language::En);
    assert_eq!(moment(&found), "2026-12-01T13:00:00+01:00[Europe/Madrid]");
}

#[test]
fn a_clock_of_america_has_its_summer_time() {
    for (text, at, expected) in [
        (
            "tomorrow at 1pm PT",
            "2026-05-04T10:00[America/Los_Angeles]",
            "2026-05-05T13:00:00-07:00[America/Los_Angeles]",
        ),
        (
            "tomorrow at 1pm PT",
            "2026-12-04T10:00[America/Los_Angeles]",
            "2026-12-05T13:00:00-08:00[America/Los_Angeles]",
        ),
        ("tomorrow at 11 am Eastern", "2026-06-17T10:00[America/Denver]", "2026-06-18T09:00:00-06:00[America/Denver]"),
    ] {
        assert_eq!(moment(&one(text, at, Language::En)), expected);
    }
}

#[test]
fn a_guessed_half_of_the_day_is_flagged_and_offers_the_other() {
    let found = one("Saturday at 3", "2026-11-20T10:00[Europe/Madrid]", Language::En);
    assert_eq!(moment(&found), "2026-11-21T15:00:00+01:00[Europe/Madrid]");
    assert!(found.flags.contains(&Flag::GuessedHalfOfDay));
    let Some(Value::DateTime(other)) = found.alternatives.first() else { panic!("{found:?}") };
    assert_eq!(other.to_string(), "2026-11-21T03:00:00+01:00[Europe/Madrid]");
}

#[test]
fn a_time_apart_from_its_day_takes_the_day_of_the_sentence() {
    let mut context = Context::new("2026-11-18T10:00[Europe/Madrid]".parse().unwrap());
    context.languages = vec![Language::Es];
    let found = find("el viernes en Londres a las 5", &context);
    let Value::Time { at, .. } = &found[1].value else { panic!("{found:?}") };
    assert_eq!(at.to_string(), "2026-11-20T17:00:00+00:00[Europe/Madrid]".replace("+00:00", "+01:00"));
}

#[test]
fn the_past_is_read_where_the_sentence_looks_back() {
    let found = one("we met on Monday", "2026-11-18T10:00[Europe/Madrid]", Language::En);
    assert_eq!(found.value, Value::Date("2026-11-16".parse().unwrap()));
    assert!(found.flags.contains(&Flag::Past));
}

#[test]
fn a_zone_no_clock_has_is_none() {
    // An offset past 14 hours once overflowed.
    let found = one("tomorrow at 6z-32", "2026-11-20T10:00[Europe/Madrid]", Language::En);
    assert_eq!(found.span, 0..14, "the offset is no part of it");
}

/// A weekday said on that weekday is today, until the time said has passed.
#[test]
fn a_weekday_said_on_its_own_day_is_today_while_it_lasts() {
    let friday = |text: &str, hour: u8| {
        let found = one(text, &format!("2026-11-20T{hour:02}:30[Europe/Madrid]"), Language::En);
        match &found.value {
            Value::Date(date) => date.to_string(),
            Value::DateTime(moment) => moment.strftime("%Y-%m-%dT%H:%M").to_string(),
            Value::Range { start, .. } => start.strftime("%Y-%m-%dT%H:%M").to_string(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(friday("see you on Friday", 10), "2026-11-20");
    assert_eq!(friday("dinner Friday at 8pm", 10), "2026-11-20T20:00");
    assert_eq!(friday("call me Friday at 9am", 10), "2026-11-27T09:00");
    assert_eq!(friday("call me Friday morning", 9), "2026-11-20T08:00");
    assert_eq!(friday("call me Friday morning", 13), "2026-11-27T08:00");
    assert_eq!(friday("call me next Friday", 10), "2026-11-27");
    assert_eq!(friday("send it by Friday", 10), "2026-11-20");
}

/// What only may be a repetition or a time is told as unsure, and a meal is an event by itself.
#[test]
fn what_only_may_be_meant_is_unsure() {
    let reference = "2026-11-20T10:00[Europe/Madrid]";
    assert!(one("the quarterly results", reference, Language::En).confidence < 0.5);
    assert!(one("our weekly call", reference, Language::En).confidence > 0.9);
    assert!(one("sync weekly", reference, Language::En).confidence > 0.9);
    let mut context = Context::new(reference.parse().unwrap());
    for (text, language) in [("la comida estaba buena", Language::Es), ("the dinner with Ana", Language::En)] {
        context.languages = vec![language];
        assert_eq!(find(text, &context), Vec::new(), "{text}");
    }
    assert_eq!(one("after dinner", reference, Language::En).kind, Kind::Time);
}

/// Found by the fuzzer: an hour 24 with minutes, and the end of a quarter as a beginning.
#[test]
fn nothing_ends_before_it_begins() {
    let mut context = Context::new("2024-02-29T00:00[America/New_York]".parse().unwrap());
    for language in Language::ALL {
        context.languages = vec![language];
        for text in ["u 24h3 a0 ii", "fim q4 - q4", "end of q4 - q4", "rest of jul"] {
            for direction in [Direction::Future, Direction::Past] {
                context.direction = direction;
                for found in find(text, &context) {
                    if let Value::Range { start, end } = &found.value {
                        assert!(start <= end, "{found:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn till_joins_two_hours() {
    for (text, hours) in [("from 9 till 12", (9, 12)), ("on Saturday from 9 till 12", (9, 12))] {
        let context = Context::new("2026-11-23T09:00[Europe/Madrid]".parse().unwrap());
        let found = find(text, &context);
        let range = found.iter().find_map(|found| match &found.value {
            Value::Range { start, end } => Some((start.hour(), end.hour())),
            _ => None,
        });
        assert_eq!(range, Some(hours), "{text}: {found:?}");
    }
}
