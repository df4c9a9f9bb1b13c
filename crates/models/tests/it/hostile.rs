//! Texts that nobody would write, and texts that somebody would write to do harm.

use models::Purpose;
use models::rules::{DetectInput, detect};
use proptest::prelude::*;

use crate::support::{agenda, chat, now, rules, watched};

/// Pieces of what people write, so that arbitrary texts reach past the first gate.
const WORDS: &[&str] = &[
    "lunch",
    "comida",
    "with",
    "con",
    "Ana",
    "tomorrow",
    "mañana",
    "at",
    "a las",
    "5",
    "13:00",
    "on",
    "Friday",
    "el viernes",
    "move",
    "mueve",
    "to",
    "al",
    "cancel",
    "cancela",
    "remind me",
    "recuérdame",
    "an hour before",
    "una hora antes",
    "and",
    "y",
    ",",
    ".",
    "?",
    "!",
    "\"",
    "(",
    "every",
    "cada",
    "day",
    "día",
    "I'll",
    "send",
    "te mando",
    "in",
    "en",
    "the",
    "la",
    "office",
    "oficina",
    "at Casa Lucio",
    "it",
    "done",
    "not",
    "no",
    "if",
    "haha",
    "@",
    "\n",
    "🦀",
    "\u{202E}",
    "2026",
    "31/12",
    "-",
    "don't",
    "what's on",
    "qué tengo",
    "ya he",
    "is cancelled",
    "moved to",
    "for",
    "2",
    "hours",
    "horas",
    "yes",
    "hola",
];

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,200}",
        "\\PC{0,200}",
        proptest::collection::vec(proptest::sample::select(WORDS), 0..25).prop_map(|words| words.join(" ")),
        proptest::collection::vec(proptest::sample::select(WORDS), 0..25).prop_map(|words| words.concat()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn chat_never_panics_and_never_says_nothing(first in texts(), second in texts()) {
        let mut request = chat(&[&first, &second]);
        request.agenda = agenda();
        let answer = rules(&request);
        prop_assert!(!answer.calls.is_empty() || !answer.text.trim().is_empty());
        prop_assert!(answer.calls.len() <= 5);
        for call in &answer.calls {
            prop_assert!(request.tools.iter().any(|tool| tool.name == call.name));
            let title = call.arguments.get("title").and_then(|title| title.as_str()).unwrap_or("x");
            prop_assert!(!title.trim().is_empty() && title.chars().count() <= 120, "{title:?}");
            prop_assert!(!title.chars().any(|c| c.is_control() || matches!(c, '\u{202A}'..='\u{202E}')), "{title:?}");
        }
    }

    #[test]
    fn reading_never_panics_and_its_spans_are_of_the_text(text in texts(), own: bool) {
        let at = now();
        for one in detect(&DetectInput { text: &text, sender: "Ana", own, at: &at, languages: &[] }) {
            prop_assert!(!text[one.quote.clone()].trim().is_empty());
            prop_assert!(!one.title.is_empty() && one.title.chars().count() <= 120);
            prop_assert!((0.5..=1.0).contains(&one.confidence));
        }
        let answer = rules(&watched(&text));
        prop_assert!(answer.text.is_empty());
    }
}

#[test]
fn a_million_characters_are_bounded_before_they_are_read() {
    for text in [
        "a ".repeat(500_000),
        "lunch with Ana tomorrow at 1pm and ".repeat(30_000),
        "ñ".repeat(1_000_000),
        "(".repeat(1_000_000),
    ] {
        let answer = rules(&chat(&[&text]));
        assert!(answer.calls.len() <= 5);
        for call in &answer.calls {
            assert!(call.why.as_ref().unwrap().quote.chars().count() <= 200);
        }
        assert!(rules(&watched(&text)).calls.len() <= 5);
    }
}

#[test]
fn a_burst_of_a_thousand_messages_is_bounded() {
    let texts = vec!["lunch with Ana tomorrow at 1pm"; 1_000];
    assert!(rules(&chat(&texts)).calls.len() <= 5);
    let mut request = chat(&texts);
    request.purpose = Purpose::Detect;
    assert!(rules(&request).calls.len() <= 5);
}

#[test]
fn titles_and_replies_hold_no_hidden_characters() {
    let answer = rules(&chat(&["lunch \u{202E}with\u{202C} A\u{0}na tomorrow at 1pm"]));
    let title = answer.calls[0].arguments["title"].as_str().unwrap();
    assert!(title.chars().all(|c| !c.is_control() && !matches!(c, '\u{202A}'..='\u{202E}')), "{title:?}");
    let why = answer.calls[0].why.as_ref().unwrap();
    assert!(!why.quote.contains('\u{202E}'));
}
