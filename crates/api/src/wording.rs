//! What the readers of JSON and of queries found wrong, in our words: the field and the mend. What was given is not
//! repeated; it may be long, and whoever sent it knows it.
//!
//! The readers say it in English only, so that is what is read here; what is not known here is said in general.

use std::str::FromStr;

use domain::text;
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::de::{Deserialize, Deserializer, Error};
use serde_json::Value;
use serde_json::error::Category;

use crate::problem::Problem;

/// The fault of a body, `json`.
pub(crate) fn of_json(json: &[u8], error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    // A word where one of several is wanted, and none comes, counts as broken JSON to its reader.
    let is_json = || serde_json::from_slice::<Value>(json).is_ok();
    if error.inner().classify() == Category::Data || is_json() {
        return of_value(error);
    }
    let (line, column) = (error.inner().line(), error.inner().column());
    let problem = format!("cannot be read as JSON (line {line}, column {column}); send a JSON object");
    named(&path(error), &problem)
}

/// The fault of what is JSON.
pub(crate) fn of_value(error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    match error.inner().classify() {
        Category::Data => fault(&path(error), &error.inner().to_string()),
        _ => named(&path(error), "must be of another kind"),
    }
}

/// To the field; empty for the whole.
fn path(error: &serde_path_to_error::Error<serde_json::Error>) -> String {
    let path = error.path().to_string();
    // "?" is where the JSON itself is broken.
    if path == "." || path.contains('?') { String::new() } else { path }
}

/// The fault of a query, as the reader says it.
pub(crate) fn of_query(words: &str) -> Problem {
    let words = words.strip_prefix("Failed to deserialize query string: ").unwrap_or(words);
    match words.split_once(": ") {
        Some((field, words)) if field.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') => {
            fault(field, words)
        }
        _ => fault("", words),
    }
}

/// `words` are the reader's, about the field at `path`; empty for the whole.
fn fault(path: &str, words: &str) -> Problem {
    // A position helps only where the JSON itself is broken.
    let words = words.rsplit_once(" at line ").map_or(words, |(before, _)| before);
    let (what, expected) = words.split_once(", expected ").unwrap_or((words, ""));
    let begins = |start: &str| what.strip_prefix(start);
    if let Some(name) = begins("missing field ") {
        named(&below(path, name.trim_matches('`')), "is missing")
    } else if let Some(name) = begins("duplicate field ") {
        named(&below(path, name.trim_matches('`')), "stands there twice; send it once")
    } else if let Some(name) = begins("unknown field ") {
        // A query tells the field only here.
        let path = if path.is_empty() { name.trim_matches('`') } else { path };
        named(path, &format!("there is no such field; leave it out, or write {}", choices(expected)))
    } else if begins("unknown variant ").is_some() {
        named(path, &format!("must be {}", choices(expected)))
    } else if begins("invalid type: ").or(begins("invalid value: ")).or(begins("invalid length ")).is_some() {
        named(path, &format!("must be {}", kind(expected)))
    } else {
        named(path, number(words).unwrap_or(words))
    }
}

fn named(path: &str, problem: &str) -> Problem {
    let field = if path.is_empty() { "body" } else { path };
    Problem::invalid(field, text::shorten(problem, 200))
}

fn below(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// "one of `a`, `b`", "`a` or `b`" without the marks.
fn choices(expected: &str) -> String {
    expected.strip_prefix("one of ").unwrap_or(expected).replace('`', "")
}

/// What should have come, for a person.
fn kind(expected: &str) -> &str {
    let word = expected.split_whitespace().next().unwrap_or_default();
    match word {
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number, 0 or more",
        "i8" | "i16" | "i32" | "i64" | "isize" => "a whole number",
        "f32" | "f64" => "a number",
        "struct" | "enum" | "internally" => "a JSON object",
        _ if expected.contains("map") => "a JSON object",
        _ if expected.contains("sequence") => "a list",
        _ if expected.contains("boolean") => "true or false",
        _ if expected.contains("string") => "a text",
        _ => "of another kind",
    }
}

/// What the standard library says of a number that is none.
fn number(words: &str) -> Option<&'static str> {
    let is_number = words.starts_with("invalid digit")
        || words.starts_with("cannot parse integer")
        || words.starts_with("number too large")
        || words.starts_with("number too small");
    is_number.then_some("must be a whole number of ordinary size")
}

/// What stands in a text, and what is said where it does not.
pub(crate) trait Written: FromStr {
    const FAULT: &'static str;
}

impl Written for Timestamp {
    const FAULT: &'static str = "is no time; write one such as 2026-11-27T12:00:00Z";
}

impl Written for Date {
    const FAULT: &'static str = "is no day; write one such as 2026-11-27";
}

impl Written for Time {
    const FAULT: &'static str = "is no time of day; write one such as 09:00";
}

/// For `#[serde(deserialize_with = …)]`: an instant, a day or a time of day. Its own reader speaks of itself.
pub(crate) fn written<'de, T: Written, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse().map_err(|_| D::Error::custom(T::FAULT))
}

/// As [`written`], where it may be null; with `default`, absent too.
pub(crate) fn perhaps<'de, T: Written, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| text.parse().map_err(|_| D::Error::custom(T::FAULT))).transpose()
}
