//! The tables on a terminal. Whatever came from a case is made harmless.

use std::fmt::Write;

use super::case::{Case, Part};
use super::result::{Group, Run};
use super::score::{METRICS, Scored, Target, line};
use crate::terminal::{self, Column, harmless};

pub fn table(run: &Run) -> String {
    let shown: Vec<&Group> = run.groups.iter().filter(|group| !is_the_same(run, group)).collect();
    let mut columns = vec![Column::new("score"), Column::new("target").right()];
    let mut titles: Vec<&'static str> = vec!["all", ""];
    titles.truncate(2);
    columns.push(Column::new(titles[0]).right());
    columns.push(Column::new(titles[1]));
    columns.push(Column::new("of").right());
    let names: Vec<String> = shown.iter().map(|group| group.name.clone()).collect();
    let mut rows: Vec<Vec<String>> = Vec::new();
    let Some(all) = run.group("all") else { return String::new() };
    for metric in METRICS {
        let value = all.scores.value(metric.key);
        let target = match metric.target {
            Target::AtLeast(least) => format!("≥ {}", percent(Some(least))),
            Target::AtMost(most) => format!("≤ {}", percent(Some(most))),
            Target::None => String::new(),
        };
        let verdict = match value.and_then(|value| metric.target.met(value)) {
            Some(true) => "met",
            Some(false) => "MISSED",
            None => "",
        };
        let of = all.scores.of(metric.key).to_string();
        let mut row = vec![metric.title.to_owned(), target, percent(value), verdict.to_owned(), of];
        row.extend(shown.iter().map(|group| percent(group.scores.value(metric.key))));
        rows.push(row);
    }
    let heads = names.iter().map(|name| Column::new(known(name)).right());
    columns.extend(heads);
    terminal::table(&columns, &rows, None)
}

/// A column's title lives as long as the program; a language that is not listed stands under its place.
fn known(name: &str) -> &'static str {
    ["tune", "held", "de", "en", "es", "fr", "it", "nl", "pt"].into_iter().find(|one| *one == name).unwrap_or("other")
}

/// `all`, and the only part or language there is.
fn is_the_same(run: &Run, group: &Group) -> bool {
    group.name == "all" || group.cases == run.cases
}

pub fn percent(value: Option<f64>) -> String {
    value.map_or_else(|| "–".into(), |value| format!("{:.1} %", 100.0 * value))
}

/// The cases that are furthest off, of those that may be looked at.
pub fn worst<'r>(run: &'r Run, count: usize) -> Vec<&'r Scored> {
    let mut worst: Vec<&Scored> =
        run.results.iter().filter(|scored| scored.part == Part::Tune && !scored.faults.is_empty()).collect();
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
        let side = |text: &Option<String>| {
            let text = text.as_deref().map_or("–".to_owned(), harmless);
            domain::text::shorten(if text.is_empty() { "none" } else { &text }, 120)
        };
        let told = match (&fault.gold, &fault.found) {
            (Some(_), Some(_)) => format!("gold {} | found {}", side(&fault.gold), side(&fault.found)),
            (Some(_), None) => side(&fault.gold),
            _ => side(&fault.found),
        };
        let _ = writeln!(out, "  ! {}: {told}", fault.what);
    }
    out
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
