//! Our own chat-like cases, one file a language under `cases/`; the format is in `docs/languages.md`.

use std::fmt::Write;

use jiff::Zoned;
use when::{Context, Flag, Found, Kind, Language, Value, find, language_of};

/// The Friday that every case is read at.
const REFERENCE: &str = "2026-11-20T10:00[Europe/Madrid]";

fn source(language: Language) -> &'static str {
    match language {
        Language::En => include_str!("../../cases/en.txt"),
        Language::Es => include_str!("../../cases/es.txt"),
        Language::Fr => include_str!("../../cases/fr.txt"),
        Language::De => include_str!("../../cases/de.txt"),
        Language::Pt => include_str!("../../cases/pt.txt"),
        Language::It => include_str!("../../cases/it.txt"),
        Language::Nl => include_str!("../../cases/nl.txt"),
    }
}

/// The text without its brackets, and what stood in them.
fn unbracketed(marked: &str) -> (String, Vec<String>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    for piece in marked.split_inclusive(['[', ']']) {
        match piece.strip_suffix(']') {
            Some(span) => {
                spans.push(span.to_owned());
                text.push_str(span);
            }
            None => text.push_str(piece.strip_suffix('[').unwrap_or(piece)),
        }
    }
    (text, spans)
}

/// A finding in the words of the case files.
fn told(found: &Found) -> String {
    let kind = match found.kind {
        Kind::Date => "date",
        Kind::Time => "time",
        Kind::DateTime => "datetime",
        Kind::DateRange => "date_range",
        Kind::TimeRange => "time_range",
        Kind::DateTimeRange => "datetime_range",
        Kind::Duration => "duration",
        Kind::Recurrence => "recurrence",
        Kind::Offset => "offset",
    };
    let minutes = |zoned: &Zoned| zoned.strftime("%Y-%m-%dT%H:%M").to_string();
    let mut told = match &found.value {
        Value::Date(date) => format!("{kind} {date}"),
        Value::Time { time, .. } => format!("{kind} {}", time.strftime("%H:%M")),
        Value::DateTime(moment) => format!("{kind} {}", minutes(moment)),
        Value::Range { start, end } => match found.kind {
            Kind::DateRange => format!("{kind} {}..{}", start.date(), end.date()),
            Kind::TimeRange => format!("{kind} {}..{}", start.strftime("%H:%M"), end.strftime("%H:%M")),
            _ => format!("{kind} {}..{}", minutes(start), minutes(end)),
        },
        Value::Duration(span) => format!("{kind} {span}"),
        Value::Offset { span, before } => format!("{kind} {}{span}", if *before { '-' } else { '+' }),
        Value::Recurrence { rule, start, end: Some(end) } => {
            format!("{kind} {rule}@{}..{}", minutes(start), minutes(end))
        }
        Value::Recurrence { rule, start, .. } => format!("{kind} {rule}@{}", minutes(start)),
    };
    for (flag, word) in [(Flag::Deadline, " by"), (Flag::Since, " since")] {
        if found.flags.contains(&flag) {
            told.push_str(word);
        }
    }
    if found.confidence < 0.5 {
        told.push_str(" unsure");
    }
    told
}

/// What was found instead, where that is not what the brackets and `expected` say.
fn misread(marked: &str, expected: &str, language: Language) -> Option<String> {
    let mut context = Context::new(REFERENCE.parse().unwrap());
    context.languages = vec![language];
    let (text, spans) = unbracketed(marked);
    let wanted: Vec<(&str, &str)> =
        spans.iter().map(String::as_str).zip(expected.split(" & ").map(str::trim)).collect();
    assert_eq!(wanted.len(), spans.len(), "as many values as brackets: {marked}");
    let found = find(&text, &context);
    let got: Vec<(&str, String)> = found.iter().map(|found| (&text[found.span.clone()], told(found))).collect();
    let same =
        got.len() == wanted.len()
            && got.iter().zip(&wanted).all(|((span, value), (wanted_span, wanted))| {
                // A recurrence may leave its start open.
                let open = || value.split_once('@').map(|(rule, rest)| (rule, rest.ends_with(" unsure")));
                let without_start = open().is_some_and(|(rule, unsure)| {
                    if unsure { wanted.strip_suffix(" unsure") == Some(rule) } else { *wanted == rule }
                });
                span == wanted_span && (value == wanted || without_start)
            });
    (!same).then(|| format!("{got:?}"))
}

/// The lines that go wrong, each with what was found instead; and how many lines there were.
fn failures(language: Language) -> (String, usize) {
    let (mut wrong, mut count) = (String::new(), 0);
    for line in source(language).lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        count += 1;
        let (marked, expected) = line.split_once(" => ").unwrap_or((line, ""));
        if let Some(got) = misread(marked, expected, language) {
            writeln!(wrong, "{line}\n    got {got}").unwrap();
        }
    }
    (wrong, count)
}

fn check(language: Language) {
    let (wrong, count) = failures(language);
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(count >= 150, "{count} cases");
}

macro_rules! languages {
    ($($name:ident $language:ident),*) => { $(#[test] fn $name() { check(Language::$language); })* };
}

languages!(english En, spanish Es, french Fr, german De, portuguese Pt, italian It, dutch Nl);

/// Every construct of `cases/constructs.txt` is understood in every language.
#[test]
fn what_one_language_understands_all_do() {
    let (mut wrong, mut constructs, mut expected) = (String::new(), 0, "");
    for line in include_str!("../../cases/constructs.txt").lines().filter(|line| !line.starts_with('#')) {
        let Some((code, text)) = line.split_once(' ') else { continue };
        if code == "=" {
            (constructs, expected) = (constructs + 1, text);
            continue;
        }
        let language = Language::from_code(code).unwrap();
        let marked = if text.contains('[') { text.to_owned() } else { format!("[{text}]") };
        // A dash stands where a language has no such words.
        if text != "-"
            && let Some(got) = misread(&marked, expected, language)
        {
            writeln!(wrong, "{line} => {expected}\n    got {got}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(constructs >= 80, "{constructs} constructs");
}

/// Short messages are given to their language, 95 of 100 at least.
#[test]
fn short_messages_are_told_apart() {
    for language in Language::ALL {
        let rows: Vec<&str> = include_str!("../../cases/languages.txt")
            .lines()
            .filter_map(|line| line.strip_prefix(language.code())?.strip_prefix(' '))
            .collect();
        let wrong: Vec<_> =
            rows.iter().map(|text| (text, language_of(text))).filter(|(_, told)| *told != Some(language)).collect();
        assert!(rows.len() >= 30, "{} has {}", language.code(), rows.len());
        assert!(wrong.len() * 20 <= rows.len(), "{}: {} of {}: {wrong:#?}", language.code(), wrong.len(), rows.len());
    }
}
