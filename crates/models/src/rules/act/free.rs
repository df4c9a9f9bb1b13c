//! When the person is free: asked of their agenda, and told day by day.

use std::borrow::Cow;

use jiff::civil::{Date, Time, time};
use jiff::{ToSpan, Zoned};
use serde_json::{Map, Value, json};
use when::{Found, Grain, Kind};

use crate::ToolResult;
use crate::rules::fields;
use crate::rules::lexicon::Mark;
use crate::rules::moving::as_lengths;
use crate::rules::reply;
use crate::rules::resolve::moment;
use crate::rules::text::fill;
use crate::rules::timing::{self, Timing};
use crate::rules::turn::{Outcome, Turn};

/// Between these people meet: what is free before and behind is not told.
const EARLIEST: Time = time(8, 0, 0, 0);
const LATEST: Time = time(21, 0, 0, 0);
/// Days that are told.
const MOST_DAYS: usize = 14;
/// Free time that is worth telling, in minutes.
const LEAST: i64 = 15;
/// What a slot takes where nothing says how long, in minutes.
const USUAL: i64 = 60;
const SLOTS: std::ops::RangeInclusive<i64> = 5..=1440;

/// What is asked about.
struct Asked {
    from: Zoned,
    /// Not included.
    to: Zoned,
    /// One time, and not days: "on Thursday at 3".
    exact: bool,
    /// In minutes.
    length: Option<i64>,
}

/// "find an hour with Ana next week": something of a length, and no name of an event.
pub(super) fn asks_for_room(turn: &Turn) -> bool {
    turn.reading.has(Mark::Seek) && said(turn).iter().any(is_length)
}

pub(super) fn free(turn: &Turn) -> Outcome {
    let people = fields::people(turn.reading).names;
    let asked = asked(turn);
    let why = turn.why("free_time", 0.9, turn.words().texts.reasons.list);
    let mut arguments = Map::new();
    arguments.insert("from".into(), json!(timing::wall(&asked.from)));
    arguments.insert("to".into(), json!(timing::wall(&asked.to)));
    if !people.is_empty() {
        arguments.insert("people".into(), json!(people));
    }
    let room = asked.length.is_some() || !people.is_empty() || turn.reading.has(Mark::Room);
    if asked.exact || !room {
        return turn.call("free_busy", Value::Object(arguments), why);
    }
    let minutes = asked.length.unwrap_or(USUAL).clamp(*SLOTS.start(), *SLOTS.end());
    arguments.insert("minutes".into(), json!(minutes));
    let one_day = asked.to <= asked.from.checked_add(1.day()).unwrap_or_else(|_| asked.from.clone());
    let midnight = |moment: &Zoned| moment.time() == Time::midnight();
    if one_day && !(midnight(&asked.from) && midnight(&asked.to)) && asked.from.date() == asked.to.date() {
        arguments.insert("earliest".into(), json!(asked.from.strftime("%H:%M").to_string()));
        arguments.insert("latest".into(), json!(asked.to.strftime("%H:%M").to_string()));
    }
    if days(&asked.from, &asked.to).all(is_weekend) {
        arguments.insert("weekends".into(), json!(true));
    }
    turn.call("find_slots", Value::Object(arguments), why)
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday)
}

/// The days of a span, so many as are told at most.
fn days(from: &Zoned, to: &Zoned) -> impl Iterator<Item = Date> {
    let last = if to.time() == Time::midnight() { to.date().yesterday().unwrap_or(to.date()) } else { to.date() };
    from.date().series(1.day()).take_while(move |day| *day <= last).take(MOST_DAYS)
}

/// What the text says of times. Beside "find" what may be an hour of the day is a length: "une heure".
fn said<'r>(turn: &Turn<'r>) -> Cow<'r, [Found]> {
    let mut said = Cow::Borrowed(&turn.reading.found[..]);
    if !turn.reading.any(&[Mark::Seek, Mark::Room]) {
        return said;
    }
    as_lengths(turn.reading, &mut said);
    if !said.iter().any(is_length) {
        let mut context = when::Context::new(turn.reading.at.clone());
        context.languages = vec![turn.words().language];
        let mut all = Cow::Owned(when::find(turn.reading.text, &context));
        as_lengths(turn.reading, &mut all);
        let length = all.iter().find(|one| is_length(one)).cloned();
        said.to_mut().extend(length);
    }
    said
}

fn is_length(found: &Found) -> bool {
    found.kind == Kind::Duration
}

fn asked(turn: &Turn) -> Asked {
    let said = said(turn);
    let length = said.iter().find_map(|one| match &one.value {
        when::Value::Duration(span) => timing::minutes(*span),
        _ => None,
    });
    let times = said.iter().filter(|one| !matches!(one.kind, Kind::Duration | Kind::Offset));
    let part = said.iter().find_map(|one| match &one.value {
        when::Value::Range { start, end } if one.grain == Grain::DayPart => Some((start, end)),
        _ => None,
    });
    let clock = said.iter().any(timing::says_clock);
    let timing = Timing::of(times, None, &turn.wish.at);
    let zone = turn.request.now.time_zone();
    if let (Some((start, end)), false) = (part, clock) {
        let (from, to) = (start.with_time_zone(zone.clone()), end.with_time_zone(zone.clone()));
        return Asked { from, to, exact: false, length };
    }
    if let Some(timing) = timing.as_ref().filter(|timing| !timing.all_day && clock) {
        let minutes = length.unwrap_or(USUAL);
        let to = timing.end.clone().or_else(|| timing.start.checked_add(minutes.minutes()).ok());
        let from = timing.start.clone();
        return Asked { to: to.unwrap_or_else(|| from.clone()), from, exact: true, length };
    }
    let (from, to) = turn.range_of(timing);
    // What is over today is not asked for.
    let from = if to > turn.request.now { from.max(turn.request.now.clone()) } else { from };
    Asked { from, to, exact: false, length }
}

/// What `free_busy` and `find_slots` found, as a person reads it; `None` for another tool's result.
pub(super) fn told(turn: &Turn, result: &ToolResult) -> Option<String> {
    let texts = turn.words().texts;
    let mut told = match &*result.name {
        "free_busy" => free_told(turn, &result.content),
        "find_slots" => slots_told(turn, &result.content),
        _ => return None,
    };
    let names = result.content.get("not_seen").and_then(Value::as_array).map_or(&[] as &[Value], Vec::as_slice);
    let names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
    if !names.is_empty() {
        told.push('\n');
        told.push_str(&fill(texts.not_seen, &[("who", &names.join(", "))]));
    }
    Some(told)
}

fn free_told(turn: &Turn, content: &Value) -> String {
    let (texts, now) = (turn.words().texts, &turn.request.now);
    let asked = asked(turn);
    if asked.exact {
        let own = match listed(turn, content) {
            None => fill(texts.free_at, &[("when", &when(turn, &asked.from, &asked.to))]),
            Some(list) => fill(texts.busy_at, &[("list", &list)]),
        };
        let others = content.get("others").and_then(Value::as_array).map_or(&[] as &[Value], Vec::as_slice);
        let theirs = others.iter().map(|one| {
            let who = one.get("person").and_then(Value::as_str).unwrap_or_default();
            match listed(turn, one) {
                None => fill(texts.theirs_free, &[("who", who)]),
                Some(list) => fill(texts.theirs_busy, &[("who", who), ("list", &list)]),
            }
        });
        return std::iter::once(own).chain(theirs).collect::<Vec<_>>().join("\n");
    }
    let free = spans(turn, content, "free");
    let lines: Vec<String> = days(&asked.from, &asked.to)
        .map(|date| format!("• {}: {}", reply::day(date, now, turn.words()), of_day(turn, date, &asked, &free)))
        .collect();
    fill(texts.free_times, &[("list", &lines.join("\n"))])
}

/// When somebody is busy; `None` where they are not.
fn listed(turn: &Turn, content: &Value) -> Option<String> {
    let busy: Vec<String> = spans(turn, content, "busy").iter().map(|(start, end)| when(turn, start, end)).collect();
    (!busy.is_empty()).then(|| busy.join("; "))
}

/// What is free of one day.
fn of_day(turn: &Turn, date: Date, asked: &Asked, free: &[(Zoned, Zoned)]) -> String {
    let texts = turn.words().texts;
    let at = |time: Time| date.to_datetime(time).to_zoned(asked.from.time_zone().clone()).ok();
    let (Some(earliest), Some(latest)) = (at(EARLIEST), at(LATEST)) else { return texts.nothing_free.to_owned() };
    let (first, last) = (earliest.clone().max(asked.from.clone()), latest.clone().min(asked.to.clone()));
    let cut = free.iter().map(|(start, end)| (start.max(&first), end.min(&last)));
    let long = |(start, end): &(&Zoned, &Zoned)| start.duration_until(end).as_mins() >= LEAST;
    let cut: Vec<(&Zoned, &Zoned)> = cut.filter(long).collect();
    match cut.as_slice() {
        [] => texts.nothing_free.to_owned(),
        [(start, end)] if **start == earliest && **end == latest => texts.whole_day.to_owned(),
        cut => {
            let said = cut.iter().map(|(start, end)| format!("{}–{}", start.strftime("%H:%M"), end.strftime("%H:%M")));
            said.collect::<Vec<_>>().join(", ")
        }
    }
}

fn slots_told(turn: &Turn, content: &Value) -> String {
    let (texts, now) = (turn.words().texts, &turn.request.now);
    let asked = asked(turn);
    let length = length(asked.length.unwrap_or(USUAL));
    let slots = spans(turn, content, "slots");
    if slots.is_empty() {
        let when = reply::span(&asked.from, &asked.to, now, turn.words());
        return fill(texts.no_slots, &[("when", &when), ("length", &length)]);
    }
    let lines: Vec<String> = slots.iter().map(|(start, end)| format!("• {}", when(turn, start, end))).collect();
    fill(texts.slots, &[("length", &length), ("list", &lines.join("\n"))])
}

/// "Thu 26 Nov, 15:00–16:00".
fn when(turn: &Turn, start: &Zoned, end: &Zoned) -> String {
    let day = reply::day(start.date(), &turn.request.now, turn.words());
    let end = if end.date() == start.date() || end.time() == Time::midnight() {
        end.strftime("%H:%M").to_string()
    } else {
        format!("{}, {}", reply::day(end.date(), &turn.request.now, turn.words()), end.strftime("%H:%M"))
    };
    format!("{day}, {}–{end}", start.strftime("%H:%M"))
}

/// "1 h 30 min".
fn length(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

fn spans(turn: &Turn, content: &Value, key: &str) -> Vec<(Zoned, Zoned)> {
    let all = content.get(key).and_then(Value::as_array).map_or(&[] as &[Value], Vec::as_slice);
    let at = |one: &Value, side: &str| moment(one.get(side)?.as_str()?, &turn.request.now);
    all.iter().filter_map(|one| Some((at(one, "start")?, at(one, "end")?))).collect()
}
