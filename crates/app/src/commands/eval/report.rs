//! The result as one HTML page that needs nothing else: no script, no font, no picture from outside. Light or dark as
//! the reader's machine is.

use std::fmt::Write;

use super::case::Case;
use super::result::{Group, Run};
use super::score::{METRICS, Metric, Scored, line};
use super::show::{self, percent};

const STYLE: &str = include_str!("report.css");
/// Characters of a message that are shown.
const SHOWN: usize = 700;

/// Text as it may stand in an element or an attribute.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in domain::text::clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

fn verdict(metric: &Metric, value: Option<f64>) -> &'static str {
    match value.and_then(|value| metric.met(value)) {
        Some(true) => "met",
        Some(false) => "missed",
        None => "",
    }
}

pub fn page(run: &Run, cases: &[Case], worst: usize) -> String {
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Found by {model}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <h1>Found by {model} in {count} conversations</h1>\n<p class=\"quiet\">{summary}</p>\n",
        model = escaped(&run.model),
        count = run.cases,
        summary = escaped(&show::summary(run)),
    );
    if let Some(group) = judged(run) {
        if group.cases < run.cases {
            let _ = writeln!(
                out,
                "<p class=\"quiet\">Below: the {} kept aside. Rules are made by a look at the others and tables learn from \
                 them, so what they show flatters.</p>",
                group.cases
            );
        }
        tiles(&mut out, group);
        bars(&mut out, group);
    }
    languages(&mut out, run);
    cases_of(&mut out, run, cases, worst);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// What targets are held against: what is kept aside, where it was asked for.
fn judged(run: &Run) -> Option<&Group> {
    run.group("held").or_else(|| run.group("all"))
}

/// The scores that have a target.
fn tiles(out: &mut String, group: &Group) {
    out.push_str("<section class=\"tiles\">\n");
    for metric in METRICS.iter().filter(|metric| metric.target.is_some()) {
        let value = group.scores.value(metric.key);
        let met = verdict(metric, value);
        let told = if met.is_empty() { "nothing counted" } else { met };
        let _ = writeln!(
            out,
            "<div class=\"tile {met}\"><div class=\"name\">{}</div><div class=\"value\">{}</div>\
             <div class=\"verdict\">{told}, wanted ≥ {}</div></div>",
            escaped(metric.title),
            percent(value),
            percent(metric.target),
        );
    }
    out.push_str("</section>\n");
}

/// Every score with its bar; the mark is the target.
fn bars(out: &mut String, group: &Group) {
    out.push_str(
        "<h2>Every score</h2>\n<div class=\"sheet\"><table>\n<thead><tr><th>score</th><th></th><th>share</th>\
         <th>target</th><th>counted</th></tr></thead>\n",
    );
    for metric in METRICS {
        let value = group.scores.value(metric.key);
        let met = verdict(&metric, value);
        let width = 100.0 * value.unwrap_or_default().clamp(0.0, 1.0);
        let mark = metric.target.map_or_else(String::new, |target| {
            format!("<span class=\"mark\" style=\"left:{:.1}%\"></span>", 100.0 * target)
        });
        let _ = writeln!(
            out,
            "<tr><th>{}</th><td class=\"bar\"><div class=\"track\"><span class=\"fill {met}\" style=\"width:{width:.1}%\">\
             </span>{mark}</div></td><td class=\"{met}\">{}</td><td>{}</td><td>{}</td></tr>",
            escaped(metric.title),
            percent(value),
            metric.target.map_or_else(String::new, |target| format!("≥ {}", percent(Some(target)))),
            group.scores.of(metric.key),
        );
    }
    out.push_str("</table></div>\n");
}

/// The scores of each part and language.
fn languages(out: &mut String, run: &Run) {
    // What stands above already is left out.
    let above = judged(run).map_or(run.cases, |group| group.cases);
    let other = |group: &&Group| group.cases < run.cases || group.name == "all" && above < run.cases;
    let groups: Vec<_> = run.groups.iter().filter(other).collect();
    if groups.is_empty() {
        return;
    }
    out.push_str("<h2>By part and language</h2>\n<div class=\"sheet\"><table>\n<thead><tr><th>score</th>");
    for group in &groups {
        let _ = write!(out, "<th>{}<br>{} cases</th>", escaped(&group.name), group.cases);
    }
    out.push_str("</tr></thead>\n");
    for metric in METRICS {
        let _ = write!(out, "<tr><th>{}</th>", escaped(metric.title));
        for group in &groups {
            let value = group.scores.value(metric.key);
            let _ = write!(out, "<td class=\"{}\">{}</td>", verdict(&metric, value), percent(value));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table></div>\n");
}

fn cases_of(out: &mut String, run: &Run, cases: &[Case], worst: usize) {
    let shown = show::worst(run, worst);
    if !shown.is_empty() {
        out.push_str("<h2>Furthest off, of the cases to tune on</h2>\n");
    }
    for scored in shown {
        if let Some(case) = cases.iter().find(|case| case.id == scored.id) {
            one(out, case, scored);
        }
    }
    if run.results.iter().any(|scored| scored.part.is_aside()) {
        out.push_str("<p class=\"quiet\">Cases held aside are scored, never shown.</p>\n");
    }
}

fn one(out: &mut String, case: &Case, scored: &Scored) {
    let _ = writeln!(
        out,
        "<article class=\"case\" lang=\"{}\"><h3>{} <span>{}, {}</span></h3>",
        escaped(&case.language),
        escaped(&case.id),
        escaped(&case.kind),
        escaped(&case.zone),
    );
    for item in &case.agenda {
        let when = item.when().map(|when| when.to_string()).unwrap_or_default();
        let _ = writeln!(out, "<div class=\"agenda\">in the agenda: {} · {when}</div>", escaped(&item.title));
    }
    for message in &case.messages {
        let mine = if message.from == case.me { " mine" } else { "" };
        let text = domain::text::shorten(&message.read(), SHOWN);
        let _ = writeln!(
            out,
            "<div class=\"said{mine}\"><small>{} · {}</small>{}</div>",
            escaped(&message.from),
            message.at.strftime("%a %e %b %Y %H:%M"),
            escaped(&text),
        );
    }
    out.push_str("<div class=\"diff\">");
    for gold in &case.gold {
        let _ = write!(out, "<div class=\"gold\">− {}</div>", escaped(&line(gold, case)));
    }
    for found in scored.found.iter().flatten() {
        let _ = write!(out, "<div class=\"found\">+ {}</div>", escaped(&line(found, case)));
    }
    out.push_str("</div>\n<ul class=\"faults\">");
    for fault in &scored.faults {
        let told = show::fault(fault);
        let (what, rest) = told.split_once(": ").unwrap_or((&told, ""));
        let _ = write!(out, "<li><b>{}</b> {}</li>", escaped(what), escaped(rest));
    }
    out.push_str("</ul></article>\n");
}
