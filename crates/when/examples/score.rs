//! Scores `when` against public data: `cargo run --release -p when --example score -- DIR [LANGUAGE] [--failures]`.
//!
//! DIR holds `xx.jsonl`, one row a line: `input`, `reference` and `results` (each `text`, `start`, `end` inclusive in
//! characters, `type` and the accepted `values`). A row is right when every expected span is found with its kind and an
//! accepted value, and nothing else is found. How the set's conventions map to ours:
//!
//! - A bound ("by Friday", "since 2010") is a range with one end there; here it is the point with a flag. "By the end of
//!   the month" ends there before the next month begins; here it is the month's last day.
//! - A range between two named points ends there at the last point; here after it, as RFC 5545 does. Only for rules
//!   named `range.*` the end may therefore also be the start of its last unit.
//! - 23:59:59 and the midnight after it are the same end. Lengths are compared in seconds with months of 30 days and
//!   years of 365, as the set counts them, within 0.5 %.
//! - "not resolved" (seasons, fiscal years, recurrences) gives no value to compare; a recurrence is compared by what its
//!   `timex` says: weekday, time and interval.
//! - Where a value has a past and a future reading, the future one is wanted unless we read the text as past.

#![allow(clippy::print_stdout, clippy::print_stderr, clippy::expect_used)]

use std::path::Path;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde_json::Value as Json;
use when::{Context, Flag, Found, Grain, Kind, Language, Value, find};

#[derive(Default)]
struct Tally {
    rows: u32,
    right: u32,
    spans: u32,
    values: u32,
    negatives: u32,
    kept_empty: u32,
    dated: u32,
    dated_right: u32,
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let directory = arguments.next().expect("usage: score DIR [LANGUAGE] [--failures]");
    let rest: Vec<String> = arguments.collect();
    let failures = rest.iter().any(|argument| argument == "--failures");
    let only = rest.iter().find(|argument| !argument.starts_with('-'));
    println!("language   rows  right       %   spans %  values %  negatives  dates+times %");
    for language in Language::ALL {
        let path = Path::new(&directory).join(format!("{}.jsonl", language.code()));
        if only.is_some_and(|only| only != language.code()) {
            continue;
        }
        let Ok(text) = std::fs::read_to_string(&path) else {
            println!("{:<9} no data at {}", language.code(), path.display());
            continue;
        };
        let mut tally = Tally::default();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let row: Json = serde_json::from_str(line).expect("a JSON object a line");
            score_row(&row, language, &mut tally, failures);
        }
        let percent =
            |part: u32, whole: u32| if whole == 0 { 100.0 } else { f64::from(part) * 100.0 / f64::from(whole) };
        println!(
            "{:<9} {:>5}  {:>5}  {:>6.1}  {:>7.1}  {:>8.1}  {:>5}/{:<3}  {:>6.1} of {}",
            language.code(),
            tally.rows,
            tally.right,
            percent(tally.right, tally.rows),
            percent(tally.spans, tally.rows),
            percent(tally.values, tally.rows),
            tally.kept_empty,
            tally.negatives,
            percent(tally.dated_right, tally.dated),
            tally.dated,
        );
    }
}

fn score_row(row: &Json, language: Language, tally: &mut Tally, failures: bool) {
    let input = row["input"].as_str().expect("input");
    let reference: DateTime = row["reference"].as_str().expect("reference").parse().expect("a local date-time");
    let reference = reference.to_zoned(TimeZone::UTC).expect("in range");
    let mut context = Context::new(reference);
    context.languages = vec![language];
    let found = find(input, &context);
    let wanted = row["results"].as_array().expect("results");
    let spans =
        found.len() == wanted.len() && found.iter().zip(wanted).all(|(found, wanted)| same_span(input, found, wanted));
    let kinds = found.len() == wanted.len() && found.iter().zip(wanted).all(|(found, wanted)| same_kind(found, wanted));
    let values = found.len() == wanted.len()
        && found.iter().zip(wanted).all(|(found, wanted)| same_value(found, wanted, &context));
    let right = spans && kinds && values;
    tally.rows += 1;
    tally.right += u32::from(right);
    tally.spans += u32::from(spans);
    tally.values += u32::from(values);
    if wanted.is_empty() {
        tally.negatives += 1;
        tally.kept_empty += u32::from(found.is_empty());
    }
    let dated =
        !wanted.is_empty() && wanted.iter().all(|wanted| matches!(wanted["type"].as_str(), Some("date" | "datetime")));
    tally.dated += u32::from(dated);
    tally.dated_right += u32::from(dated && values);
    if failures && !right {
        let mark = |good: bool, name: &'static str| if good { "" } else { name };
        println!(
            "--- {}{}{} | {} | {input}",
            mark(spans, "S"),
            mark(kinds, "K"),
            mark(values, "V"),
            row["reference"].as_str().unwrap_or("")
        );
        for wanted in wanted {
            println!(
                "  want {} «{}» {}",
                wanted["type"].as_str().unwrap_or(""),
                wanted["text"].as_str().unwrap_or(""),
                short(&wanted["values"])
            );
        }
        for found in &found {
            println!(
                "  got  {:?} «{}» {} {:?} [{}]",
                found.kind,
                &input[found.span.clone()],
                show(&found.value),
                found.flags,
                found.rule
            );
        }
    }
}

fn short(values: &Json) -> String {
    let mut text = String::new();
    for value in values.as_array().into_iter().flatten() {
        for key in ["Mod", "timex", "value", "start", "end"] {
            if let Some(part) = value[key].as_str() {
                text.push_str(part);
                text.push(' ');
            }
        }
        text.push_str("; ");
    }
    text
}

fn show(value: &Value) -> String {
    match value {
        Value::Date(date) => date.to_string(),
        Value::Time { time, at } => format!("{time} at {}", at.datetime()),
        Value::DateTime(moment) => moment.datetime().to_string(),
        Value::Range { start, end } => format!("{} .. {}", start.datetime(), end.datetime()),
        Value::Duration(span) => span.to_string(),
        Value::Recurrence { rule, start, .. } => format!("{rule} from {}", start.datetime()),
        Value::Offset { span, before } => format!("{span} {}", if *before { "before" } else { "after" }),
    }
}

fn same_span(input: &str, found: &Found, wanted: &Json) -> bool {
    let start = input[..found.span.start].chars().count() as u64;
    let length = input[found.span.clone()].chars().count() as u64;
    // The set's ends are inclusive and, in some rows, off where characters are not of one unit; its text decides then.
    let text = wanted["text"].as_str().unwrap_or("");
    let place = wanted["start"].as_u64() == Some(start) && wanted["end"].as_u64() == Some(start + length - 1);
    place
        || (wanted["start"].as_u64() == Some(start) && input[found.span.clone()].to_lowercase() == text.to_lowercase())
}

fn bounded(found: &Found) -> bool {
    found.flags.iter().any(|flag| matches!(flag, Flag::Deadline | Flag::Since))
}

fn same_kind(found: &Found, wanted: &Json) -> bool {
    let kind = match (found.kind, bounded(found)) {
        (Kind::Date, false) => "date",
        (Kind::Time, false) => "time",
        (Kind::DateTime, false) => "datetime",
        (Kind::DateRange, _) | (Kind::Date, true) => "daterange",
        (Kind::TimeRange, _) | (Kind::Time, true) => "timerange",
        (Kind::DateTimeRange, _) | (Kind::DateTime, true) => "datetimerange",
        (Kind::Duration, _) => "duration",
        (Kind::Recurrence, _) => "set",
        (Kind::Offset, _) => "offset",
    };
    wanted["type"].as_str() == Some(kind)
}

fn same_value(found: &Found, wanted: &Json, context: &Context) -> bool {
    let accepted: Vec<&Json> = wanted["values"].as_array().into_iter().flatten().collect();
    let reference = context.reference.datetime();
    let future = |value: &&Json| {
        let moment = value["end"].as_str().or(value["value"].as_str()).or(value["start"].as_str()).and_then(moment);
        moment.is_none_or(|moment| moment >= reference.date().to_datetime(jiff::civil::Time::midnight()))
    };
    let any_future = accepted.iter().any(future);
    let past = found.flags.contains(&Flag::Past);
    accepted.iter().any(|value| (past || !any_future || future(value)) && equals(found, value))
}

fn moment(text: &str) -> Option<DateTime> {
    text.replace(' ', "T")
        .parse()
        .ok()
        .or_else(|| Some(text.parse::<jiff::civil::Date>().ok()?.to_datetime(jiff::civil::Time::midnight())))
}

fn equals(found: &Found, wanted: &Json) -> bool {
    let text = |key: &str| wanted[key].as_str();
    let timex = text("timex").unwrap_or("");
    match &found.value {
        _ if text("value") == Some("not resolved") && !matches!(found.value, Value::Recurrence { .. }) => true,
        Value::Date(date) => match (bounded(found), text("value")) {
            (false, Some(value)) => value == date.to_string(),
            _ => text("start").or(text("end")).is_some_and(|value| {
                let by_the_end = found.grain > Grain::Day && found.flags.contains(&Flag::Deadline);
                value == date.to_string() || by_the_end && date.tomorrow().is_ok_and(|next| value == next.to_string())
            }),
        },
        Value::Time { time, .. } => {
            let wanted = text("value").or(text("start")).or(text("end"));
            wanted.is_some_and(|value| value == time.to_string())
        }
        Value::DateTime(at) => {
            let wanted = text("value").or(text("start")).or(text("end")).and_then(moment);
            let at = at.datetime();
            wanted.is_some_and(|wanted| wanted == at.with().subsec_nanosecond(0).build().expect("valid"))
        }
        Value::Range { start, end } => {
            let (Some(from), Some(to)) = (text("start"), text("end")) else { return false };
            if found.kind == Kind::TimeRange {
                let same = |zoned: &jiff::Zoned, wanted: &str| {
                    zoned.time().to_string() == wanted
                        || (wanted == "23:59:59" && zoned.hour() == 0 && zoned.minute() == 0)
                };
                return same(start, from) && same(end, to);
            }
            let (Some(from), Some(mut to)) = (moment(from), moment(to)) else { return false };
            if to.time() == jiff::civil::time(23, 59, 59, 0) {
                to = to.checked_add(jiff::Span::new().seconds(1)).expect("in range");
            }
            let cut = |zoned: &jiff::Zoned| zoned.datetime().with().subsec_nanosecond(0).build().expect("valid");
            let last = last_unit(&cut(end), found.grain);
            let between = found.rule.starts_with("range.") && last.is_some_and(|last| last == to);
            cut(start) == from && (cut(end) == to || between)
        }
        Value::Duration(span) => {
            let seconds = seconds(*span);
            let wanted: f64 = text("value").and_then(|value| value.parse().ok()).unwrap_or(-1.0);
            (seconds - wanted).abs() <= wanted * 0.005
        }
        Value::Recurrence { rule, start, .. } => same_rule(rule, start, timex, found.grain),
        Value::Offset { .. } => false,
    }
}

/// The start of the last unit of a range that ends at `end`.
fn last_unit(end: &DateTime, grain: Grain) -> Option<DateTime> {
    let span = match grain {
        Grain::Year => jiff::Span::new().years(1),
        Grain::Quarter => jiff::Span::new().months(3),
        Grain::Month => jiff::Span::new().months(1),
        Grain::Week => jiff::Span::new().weeks(1),
        Grain::Day => jiff::Span::new().days(1),
        _ => return None,
    };
    end.checked_sub(span).ok()
}

fn seconds(span: jiff::Span) -> f64 {
    let days = i64::from(span.get_years()) * 365
        + i64::from(span.get_months()) * 30
        + i64::from(span.get_weeks()) * 7
        + i64::from(span.get_days());
    (days * 86_400 + i64::from(span.get_hours()) * 3600 + span.get_minutes() * 60 + span.get_seconds()) as f64
}

/// What a `timex` says of a recurrence: `P2W`, `XXXX-WXX-2T09`, `T15`.
fn same_rule(rule: &str, start: &jiff::Zoned, timex: &str, grain: Grain) -> bool {
    let part = |name: &str| rule.split(';').find_map(|part| part.strip_prefix(name)).unwrap_or("");
    let interval: u32 = part("INTERVAL=").parse().unwrap_or(1);
    let (date, time) = timex.split_once('T').unwrap_or((timex, ""));
    if let Some(period) = timex.strip_prefix('P') {
        let clocked = period.starts_with('T');
        let (count, unit) = period
            .trim_start_matches('T')
            .split_at(period.trim_start_matches('T').find(|c: char| !c.is_ascii_digit()).unwrap_or(0));
        let count: u32 = count.parse().unwrap_or(1);
        return match unit {
            "S" => part("FREQ=") == "SECONDLY" && interval == count,
            "M" if clocked => part("FREQ=") == "MINUTELY" && interval == count,
            "H" => part("FREQ=") == "HOURLY" && interval == count,
            "D" => part("FREQ=") == "DAILY" && interval == count,
            "W" => part("FREQ=") == "WEEKLY" && interval == count,
            "M" => part("FREQ=") == "MONTHLY" && interval == count,
            ".5Y" => part("FREQ=") == "MONTHLY" && interval == 6,
            "Y" => part("FREQ=") == "YEARLY" && interval == count,
            "WE" => part("BYDAY=") == "SA,SU" && interval == count,
            "BD" => part("BYDAY=") == "MO,TU,WE,TH,FR",
            _ => false,
        };
    }
    if let Some(day) = date.strip_prefix("XXXX-WXX-") {
        let name =
            day.parse::<usize>().ok().and_then(|day| ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].get(day - 1).copied());
        if name != Some(part("BYDAY=")) && !(day == "WE" && part("BYDAY=") == "SA,SU") {
            return false;
        }
    }
    if time.is_empty() {
        return true;
    }
    let clock = format!("{:02}:{:02}", start.hour(), start.minute());
    match time {
        "MO" | "AF" | "EV" | "NI" | "MI" | "DT" => grain <= Grain::Day,
        _ => clock.starts_with(time) && (time.len() > 2 || start.minute() == 0),
    }
}
