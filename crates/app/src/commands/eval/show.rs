//! The tables on a terminal. Whatever came from a case is made harmless.

use std::fmt::Write;

use super::case::Case;
use super::result::{Group, Run};
use super::score::{Fault, METRICS, Scored, line};
use crate::terminal::{self, Column, harmless};

/// Every score, for all and for each part and language.
pub fn table(run: &Run) -> String {
    let Some(all) = run.group("all") else { return String::new() };
    // The only part, or the only language, says what `all` says.
    let shown: Vec<&Group> = run.groups.iter().filter(|group| group.cases < run.cases).collect();
    let mut columns = vec![
        Column::new("score"),
        Column::new("target").right(),
        Column::new("all").right(),
        Column::new(""),
        Column::new("of").right(),
    ];
    columns.extend(shown.iter().map(|group| Column::new(known(&group.name)).right()));
    let rows: Vec<Vec<String>> = METRICS
        .iter()
        .map(|metric| {
            let value = all.scores.value(metric.key);
            let target = metric.target.map_or_else(String::new, |least| format!("≥ {}", percent(Some(least))));
            let verdict = match value.and_then(|value| metric.met(value)) {
                Some(true) => "met",
                Some(false) => "MISSED",
                None => "",
            };
            let of = all.scores.of(metric.key).to_string();
            let mut row = vec![metric.title.to_owned(), target, percent(value), verdict.to_owned(), of];
            row.extend(shown.iter().map(|group| percent(group.scores.value(metric.key))));
            row
        })
        .collect();
    terminal::table(&columns, &rows, None)
}

/// A column's title lives as long as the program; a language that is not listed stands under its place.
fn known(name: &str) -> &'static str {
    ["tune", "held", "de", "en", "es", "fr", "it", "nl", "pt"].into_iter().find(|one| *one == name).unwrap_or("other")
}

pub fn percent(value: Option<f64>) -> String {
    value.map_or_else(|| "–".into(), |value| format!("{:.1} %", 100.0 * value))
}

/// The cases that are furthest off, of those that may be looked at.
pub fn worst(run: &Run, count: usize) -> Vec<&Scored> {
    let mut worst: Vec<&Scored> =
        run.results.iter().filter(|scored| !scored.part.is_aside() && !scored.faults.is_empty()).collect();
    worst.sort_by(|a, b| b.weight().total_cmp(&a.weight()).then_with(|| a.id.cmp(&b.id)));
    worst.truncate(count);
    worst
}

/// A case with what should have been found, what was, and every fault.
pub fn diff(case: &Case, scored: &Scored) -> String {
    let mut out = format!("{} ({}, {}, me: {})\n", case.id, case.kind, case.zone, harmless(&case.me));
    for item in &case.agenda {
        let when = item.when().map(|when| when.to_string()).unwrap_or_default();
        let _ = writeln!(out, "  agenda  {} {} {when}", item.id, harmless(&item.title));
    }
    for message in &case.messages {
        let text = domain::text::shorten(&harmless(&message.read()), 300);
        let at = message.at.strftime("%a %Y-%m-%d %H:%M");
        let _ = writeln!(out, "  {at}  {}: {text}", harmless(&message.from));
    }
    for gold in &case.gold {
        let _ = writeln!(out, "  - gold   {}", harmless(&line(gold, case)));
    }
    for found in scored.found.iter().flatten() {
        let _ = writeln!(out, "  + found  {}", harmless(&line(found, case)));
    }
    for fault in &scored.faults {
        let _ = writeln!(out, "  ! {}", self::fault(fault));
    }
    out
}

/// What is wrong, on one line.
pub fn fault(fault: &Fault) -> String {
    let side =
        |text: &str| if text.is_empty() { "none".to_owned() } else { domain::text::shorten(&harmless(text), 120) };
    match (&fault.gold, &fault.found) {
        (Some(gold), Some(found)) => format!("{}: gold {} | found {}", fault.what, side(gold), side(found)),
        (Some(only), None) | (None, Some(only)) => format!("{}: {}", fault.what, side(only)),
        (None, None) => fault.what.clone(),
    }
}

/// How long and how dear.
pub fn summary(run: &Run) -> String {
    let messages = run.messages.max(1) as f64;
    format!(
        "{} cases, {} messages through {}: {:.2} ms and {} of model a message in the engine, the database included",
        run.cases,
        run.messages,
        harmless(&run.model),
        run.milliseconds / messages,
        dollars(run.micro_dollars as f64 / messages),
    )
}

pub fn dollars(micro: f64) -> String {
    if micro == 0.0 { "$0".into() } else { format!("${:.6}", micro / 1e6) }
}
