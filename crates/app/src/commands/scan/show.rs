//! The table, the JSON and the last line. Everything that came from a file is made harmless here.

use std::fmt::Write;

use jiff::Zoned;
use jiff::tz::TimeZone;
use models::rules::DetectedKind;
use serde_json::json;

use super::fold::{Line, State};
use super::read::Reading;
use crate::terminal::{self, Column, harmless};

const COLUMNS: [Column; 6] = [
    Column::new("when"),
    Column::new("kind"),
    Column::new("what").shrinks(),
    Column::new("who").shrinks(),
    Column::new("where").shrinks(),
    Column::new("line").right(),
];

pub fn table(readings: &[Reading], lines: &[Line], width: Option<usize>) -> String {
    let rows: Vec<Vec<String>> = lines
        .iter()
        .filter(|line| is_shown(line))
        .map(|line| {
            let detection = &line.found.detection;
            vec![
                when(line),
                kind(line),
                what(line),
                who(line),
                harmless(detection.place.as_deref().unwrap_or_default()),
                place(readings, line),
            ]
        })
        .collect();
    if rows.is_empty() { String::new() } else { terminal::table(&COLUMNS, &rows, width) }
}

/// How much was read, and what a person should know about it.
pub fn summary(readings: &[Reading], lines: &[Line]) -> String {
    let messages: u64 = readings.iter().map(|reading| reading.messages).sum();
    let shown = lines.iter().filter(|line| is_shown(line)).count();
    let found = if shown == 0 { "nothing found".into() } else { format!("{shown} found") };
    let mut out = format!("{found} in {messages} messages");
    for reading in readings {
        for note in &reading.notes {
            let _ = write!(out, "\n{}: {note}", harmless(&reading.name));
        }
        if reading.left_out > 0 {
            let _ = write!(out, "\n{}: {} more were found and left out", harmless(&reading.name), reading.left_out);
        }
    }
    out
}

pub fn json(readings: &[Reading], lines: &[Line], zone: &TimeZone) -> serde_json::Result<String> {
    let files: Vec<_> = readings
        .iter()
        .map(|reading| {
            json!({
                "file": harmless(&reading.name),
                "kind": reading.kind.to_string(),
                "title": reading.title.as_deref().map(harmless),
                "messages": reading.messages,
                "skipped": {
                    "system": reading.skipped.system,
                    "media": reading.skipped.media,
                    "deleted": reading.skipped.deleted,
                },
                "notes": reading.notes.iter().map(ToString::to_string).collect::<Vec<_>>(),
                "error": reading.broken.as_deref().map(harmless),
                "left_out": reading.left_out,
            })
        })
        .collect();
    let found: Vec<_> = lines.iter().map(|line| one(readings, line)).collect();
    let zone = zone.iana_name().unwrap_or("UTC");
    let mut text = serde_json::to_string_pretty(&json!({"zone": zone, "files": files, "found": found}))?;
    text.push('\n');
    Ok(text)
}

fn one(readings: &[Reading], line: &Line) -> serde_json::Value {
    let detection = &line.found.detection;
    let time = |zoned: &Zoned| {
        if line.all_day { zoned.date().to_string() } else { zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string() }
    };
    let (state, changed_by) = match line.state {
        State::Stands => ("stands", None),
        State::Moved { line } => ("moved", Some(line)),
        State::CalledOff { line } => ("called_off", Some(line)),
    };
    json!({
        "kind": detection.kind,
        "title": harmless(&detection.title),
        "start": line.start.as_ref().map(time),
        "end": line.end.as_ref().map(time),
        "all_day": line.all_day,
        "place": detection.place.as_deref().map(harmless),
        "participants": detection.participants.iter().map(|name| harmless(name)).collect::<Vec<_>>(),
        "who": who(line),
        "recurrence": detection.recurrence,
        "priority": detection.priority,
        "state": state,
        "changed_by_line": changed_by,
        "confidence": (f64::from(detection.confidence) * 100.0).round() / 100.0,
        "reason": detection.reason,
        "quote": harmless(&line.found.quote),
        "language": detection.language.code(),
        "file": harmless(&readings[line.file].name),
        "chat": line.found.chat.as_deref().map(harmless),
        "line": line.found.line,
        "said_at": line.found.said_at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        "said_by": harmless(&line.found.said_by),
    })
}

/// "Sun 11 May 2025 13:00–14:00"; days alone for what is all day.
fn when(line: &Line) -> String {
    let Some(start) = &line.start else { return String::new() };
    let day = |zoned: &Zoned| zoned.strftime("%a %e %b %Y").to_string();
    if line.all_day {
        // The end of whole days is the midnight after.
        let last = line.end.as_ref().and_then(|end| end.yesterday().ok()).filter(|last| last.date() > start.date());
        return last.map_or_else(|| day(start), |last| format!("{} – {}", day(start), day(&last)));
    }
    let clock = |zoned: &Zoned| zoned.strftime("%H:%M").to_string();
    match &line.end {
        Some(end) if end.date() == start.date() => format!("{} {}–{}", day(start), clock(start), clock(end)),
        _ => format!("{} {}", day(start), clock(start)),
    }
}

/// A person reads of days. A cancellation of something that was never told may name none, or a whole month.
fn is_shown(line: &Line) -> bool {
    let foreign = line.found.detection.kind == DetectedKind::Cancellation;
    line.start.as_ref().is_some_and(|start| {
        let days = line.end.as_ref().map_or(0, |end| end.duration_since(start).as_hours() / 24);
        !foreign || days <= 1
    })
}

/// The title; without the name that a promise begins with, which has a column of its own.
fn what(line: &Line) -> String {
    let detection = &line.found.detection;
    let title = match (detection.kind, &detection.who) {
        (DetectedKind::Promise, Some(who)) => {
            detection.title.strip_prefix(who.as_str()).and_then(|rest| rest.strip_prefix(": "))
        }
        _ => None,
    };
    harmless(title.unwrap_or(&detection.title))
}

fn kind(line: &Line) -> String {
    let kind = match line.found.detection.kind {
        DetectedKind::Event | DetectedKind::Move | DetectedKind::Cancellation => "event",
        DetectedKind::Reminder => "request",
        DetectedKind::Promise => "PROMISE",
    };
    match line.state {
        State::Stands if line.found.detection.recurrence.is_some() => format!("{kind}, repeats"),
        State::Stands => kind.into(),
        State::Moved { line } => format!("{kind}, moved in {line}"),
        State::CalledOff { line } => format!("{kind}, called off in {line}"),
    }
}

/// Who promised or takes part; the one who said it where nobody is named.
fn who(line: &Line) -> String {
    let detection = &line.found.detection;
    let said_by = || harmless(&line.found.said_by);
    match detection.kind {
        DetectedKind::Event if !detection.participants.is_empty() => harmless(&detection.participants.join(", ")),
        _ => said_by(),
    }
}

/// The line, with the file or chat before it where there are several.
fn place(readings: &[Reading], line: &Line) -> String {
    let number = line.found.line;
    match (&line.found.chat, readings.len()) {
        (Some(chat), _) => format!("{}:{number}", harmless(chat)),
        (None, 1) => number.to_string(),
        _ => {
            let name = &readings[line.file].name;
            let short = name.rsplit('/').next().unwrap_or(name);
            format!("{}:{number}", harmless(short))
        }
    }
}
