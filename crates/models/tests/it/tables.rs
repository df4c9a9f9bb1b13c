//! The tables under `cases/`: a text, and the calls or words that it leads to. Every case is run before any failure is
//! told.

use models::{Answer, Purpose, Request};
use serde_json::Value;

use crate::support::{agenda, chat, rules, watched};

struct Case {
    text: String,
    expected: Vec<String>,
}

fn cases(table: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in table.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        match (line.strip_prefix("    "), cases.last_mut()) {
            (Some(expected), Some(case)) => case.expected.push(expected.to_owned()),
            _ => cases.push(Case { text: line.to_owned(), expected: Vec::new() }),
        }
    }
    cases
}

/// What the answer does, as the tables say it; `say` only as far as `expected` says it.
fn fits(answer: &Answer, expected: &[String], purpose: Purpose) -> Result<(), String> {
    let shown = || {
        let calls = answer.calls.iter().map(|call| format!("    {} {}", call.name, call.arguments));
        calls
            .chain((!answer.text.is_empty()).then(|| format!("    say {}", answer.text)))
            .collect::<Vec<_>>()
            .join("\n")
    };
    // The last line may be what is said, alone or beside the calls.
    let (said, expected) = match expected.split_last() {
        Some((last, calls)) if last.starts_with("say ") => (&last["say ".len()..], calls),
        _ => ("", expected),
    };
    let expected: Vec<(&str, Value)> = expected
        .iter()
        .map(|line| line.split_once(' ').unwrap())
        .map(|(name, arguments)| (name, serde_json::from_str(arguments).unwrap()))
        .collect();
    let made: Vec<(&str, Value)> =
        answer.calls.iter().map(|call| (call.name.as_str(), call.arguments.clone())).collect();
    let fits = if said.is_empty() {
        answer.text.is_empty() && (purpose == Purpose::Detect || !answer.calls.is_empty())
    } else {
        answer.text.starts_with(said)
    };
    if made == expected && fits { Ok(()) } else { Err(shown()) }
}

/// What every call of the rules carries beside its arguments.
fn is_traced(request: &Request, answer: &Answer) -> Result<(), String> {
    for call in &answer.calls {
        let why = call.why.as_ref().ok_or("no trace")?;
        let known = request.new_messages().any(|said| said.id == why.message_id);
        let told = !why.reason.is_empty() && !why.quote.is_empty() && !why.intent.is_empty();
        if !known || !told || !(0.5..=1.0).contains(&why.confidence) {
            return Err(format!("    {why:?}"));
        }
    }
    Ok(())
}

fn run(table: &str, with_agenda: bool, at_least: usize, ask: impl Fn(&str) -> Request) {
    let cases = cases(table);
    assert!(cases.len() >= at_least, "the table was not read: {} cases", cases.len());
    let mut failures = Vec::new();
    for case in &cases {
        let mut request = ask(&case.text);
        if with_agenda {
            request.agenda = agenda();
        }
        let answer = rules(&request);
        let outcome = fits(&answer, &case.expected, request.purpose).and_then(|()| is_traced(&request, &answer));
        if let Err(got) = outcome {
            failures.push(format!("{}\n  expected\n    {}\n  got\n{got}", case.text, case.expected.join("\n    ")));
        }
    }
    assert!(failures.is_empty(), "{} of {} cases\n\n{}", failures.len(), cases.len(), failures.join("\n\n"));
}

fn burst(text: &str) -> Request {
    chat(&text.split(" / ").collect::<Vec<_>>())
}

#[test]
fn english_chat() {
    run(include_str!("cases/chat_en.txt"), false, 60, burst);
}

#[test]
fn spanish_chat() {
    run(include_str!("cases/chat_es.txt"), false, 45, burst);
}

#[test]
fn french_chat() {
    run(include_str!("cases/chat_fr.txt"), false, 25, burst);
}

#[test]
fn german_chat() {
    run(include_str!("cases/chat_de.txt"), false, 25, burst);
}

#[test]
fn portuguese_chat() {
    run(include_str!("cases/chat_pt.txt"), false, 25, burst);
}

#[test]
fn chat_and_reading_with_an_agenda() {
    run(include_str!("cases/agenda.txt"), true, 40, |text| {
        text.strip_prefix("D ").map_or_else(|| burst(text), watched)
    });
}

#[test]
fn reading_others() {
    run(include_str!("cases/watch.txt"), false, 60, watched);
}

#[test]
fn reading_others_in_their_languages() {
    run(include_str!("cases/watch_languages.txt"), false, 30, watched);
}

#[test]
fn an_agenda_in_every_language() {
    run(include_str!("cases/agenda_languages.txt"), true, 15, |text| {
        text.strip_prefix("D ").map_or_else(|| burst(text), watched)
    });
}

#[test]
fn a_table_may_fail() {
    let wrong = "hello\n    create_event {\"title\":\"Hello\",\"start\":\"2026-11-24\"}";
    assert!(std::panic::catch_unwind(|| run(wrong, false, 1, burst)).is_err());
}
