//! Properties over texts made of the words of time: spans lie inside, answers repeat, printing reads back, and a shifted
//! reference shifts the answer.

use jiff::{ToSpan, Zoned};
use proptest::prelude::*;
use when::{Context, Direction, Language, Value, find, language_of};

fn reference() -> Zoned {
    "2026-11-20T10:00[Europe/Madrid]".parse().unwrap()
}

fn context(language: Option<Language>) -> Context {
    let mut context = Context::new(reference());
    context.languages = language.into_iter().collect();
    context
}

/// Words that the grammar knows, numbers and marks, in any order.
fn timeish() -> impl Strategy<Value = String> {
    let words: Vec<&'static str> = [
        "next",
        "last",
        "this",
        "friday",
        "monday",
        "tomorrow",
        "today",
        "at",
        "on",
        "in",
        "the",
        "first",
        "second",
        "of",
        "may",
        "march",
        "week",
        "month",
        "year",
        "every",
        "other",
        "from",
        "to",
        "between",
        "and",
        "before",
        "after",
        "by",
        "half",
        "past",
        "quarter",
        "noon",
        "tonight",
        "morning",
        "ago",
        "days",
        "hours",
        "mañana",
        "por",
        "la",
        "tarde",
        "lunes",
        "el",
        "de",
        "a",
        "las",
        "y",
        "media",
        "menos",
        "morgen",
        "um",
        "Uhr",
        "halb",
        "acht",
        "demain",
        "à",
        "heures",
        "amanhã",
        "às",
        "domani",
        "alle",
        "om",
        "uur",
        "3",
        "15",
        "2026",
        "99999999999",
        "0",
        "31",
        "1st",
        "pm",
        ":",
        "-",
        "/",
        ".",
        ",",
        "(",
        ")",
        "'",
        "@",
        "\n",
        "🎉",
        "ß",
        "½",
        "12/5",
        "10:30",
        "2026-12-01",
        "  ",
        "+",
        "%",
    ]
    .to_vec();
    prop::collection::vec(prop::sample::select(words), 0..24).prop_flat_map(|words| {
        prop::collection::vec(prop::bool::ANY, words.len()).prop_map(move |spaces| {
            let mut text = String::new();
            for (word, space) in words.iter().zip(spaces) {
                text.push_str(word);
                if space {
                    text.push(' ');
                }
            }
            text
        })
    })
}

fn any_language() -> impl Strategy<Value = Option<Language>> {
    prop::option::of(prop::sample::select(Language::ALL.to_vec()))
}

fn spans_hold(text: &str, language: Option<Language>) {
    let found = find(text, &context(language));
    let mut last = 0;
    for one in &found {
        assert!(one.span.start >= last, "in order, never overlapping: {found:?}");
        assert!(!one.span.is_empty() && text.get(one.span.clone()).is_some(), "{text:?} {:?}", one.span);
        assert!((0.0..=1.0).contains(&one.confidence));
        let characters = one.characters(text);
        assert_eq!(characters.len(), text[one.span.clone()].chars().count());
        if let Value::Range { start, end } = &one.value {
            assert!(start <= end, "{text:?} {one:?}");
        }
        last = one.span.end;
    }
    assert_eq!(found, find(text, &context(language)), "the same again");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn spans_lie_inside_and_answers_repeat(text in timeish(), language in any_language()) {
        spans_hold(&text, language);
    }

    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,80}", language in any_language()) {
        spans_hold(&text, language);
        let _ = language_of(&text);
    }

    #[test]
    fn looking_back_holds_too(text in timeish()) {
        let mut context = context(Some(Language::En));
        context.direction = Direction::Past;
        let _ = find(&text, &context);
    }

    /// A whole number of weeks and no daylight-saving change between: relative expressions move along.
    #[test]
    fn a_shifted_reference_shifts_the_answer(
        text in prop::sample::select(vec![
            "tomorrow at 5pm", "next friday", "in 3 days", "in 45 minutes", "this weekend", "the day after tomorrow",
            "last monday", "tonight", "next week", "2 weeks ago", "from 3pm to 5pm", "noon", "within 2 hours",
        ]),
        weeks in 1_i64..5,
    ) {
        let english = |now: &Zoned| {
            let mut context = Context::new(now.clone());
            context.languages = vec![Language::En];
            find(text, &context)
        };
        let now = reference();
        let shifted = now.checked_add(weeks.weeks()).unwrap();
        let (before, after) = (english(&now), english(&shifted));
        prop_assert_eq!(before.len(), after.len());
        for (before, after) in before.iter().zip(&after) {
            let moved = |zoned: &Zoned| zoned.checked_add(weeks.weeks()).unwrap();
            let expected = match &before.value {
                Value::Date(date) => Value::Date(date.checked_add(weeks.weeks()).unwrap()),
                Value::Time { time, at } => Value::Time { time: *time, at: moved(at) },
                Value::DateTime(moment) => Value::DateTime(moved(moment)),
                Value::Range { start, end } => Value::Range { start: moved(start), end: moved(end) },
                other => other.clone(),
            };
            prop_assert_eq!(&after.value, &expected);
        }
    }

    /// A moment printed in ISO form and as people write it is read back as itself.
    #[test]
    fn printing_and_reading_back_agree(minutes in 1_i64..2_000_000, language in any_language()) {
        let moment = reference().checked_add(minutes.minutes()).unwrap();
        let wall = moment.datetime();
        let text = format!("{}", wall.strftime("%Y-%m-%d %H:%M"));
        let found = find(&text, &context(language));
        prop_assert_eq!(found.len(), 1, "{}", text);
        let Value::DateTime(read) = &found[0].value else { panic!("{text}: {found:?}") };
        prop_assert_eq!(read.datetime(), wall.with().second(0).subsec_nanosecond(0).build().unwrap());
        let json = found[0].to_json(&text);
        prop_assert!(json.contains(&format!("\"value\":\"{}\"", read.strftime("%Y-%m-%dT%H:%M:%S%:z"))), "{}", json);
    }
}

/// Hostile texts grow the work in step with their length: counted by the findings, never by the clock.
#[test]
fn long_texts_are_read_to_their_end() {
    for pattern in ["monday, ", "1-2-3/4.5:6 ", "from between until ", "2 years 1 month and "] {
        let text = pattern.repeat(2000);
        spans_hold(&text, Some(Language::En));
    }
}
