//! What comes again and again, where that is said in pieces: "Tuesday and Thursday at 7, starting this Tuesday" is a rule,
//! and so is "the first Monday of the month, as usual".

use jiff::civil::{Date, Time};
use jiff::{ToSpan, Zoned};
use when::{Flag, Found, Grain, Kind, Value};

use super::slot::falls_on;
use super::weekday::{WEEKDAY, day_of};
use crate::rules::lexicon::Mark;
use crate::rules::reading::Reading;

/// The rule of `when` for "the first Monday of the month".
const NTH: &str = "day.nth";
const CODES: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// Puts one rule where several weekdays, or a weekday of the month, are told of something that comes again.
pub(super) fn join(reading: &mut Reading) {
    count(reading);
    begin(reading);
    if let Some(days) = weekdays(reading).filter(|days| comes_again(reading, days)) {
        let rule = weekly(reading, &days);
        replace(reading, &days, rule);
    } else if let Some((at, rule)) = monthly(reading) {
        replace(reading, &[at], Some(rule));
    }
}

/// "6x Tuesdays at 4": how often, right before the rule.
fn count(reading: &mut Reading) {
    const TIMES: &[&str] = &["x", "mal", "times", "fois", "veces", "vezes"];
    let tokens = &reading.tokens;
    let number = |word: &str| word.parse::<u8>().ok().filter(|count| (2..=60).contains(count));
    let before = |first: usize| {
        let word = |back: usize| first.checked_sub(back).map_or("", |i| tokens.folded(i));
        let joined = word(1).strip_suffix('x').and_then(number);
        joined.or_else(|| number(word(2)).filter(|_| TIMES.contains(&word(1))))
    };
    let counted = reading.found.iter().map(|found| {
        let first = tokens.list.partition_point(|token| token.span.end <= found.span.start);
        before(first).filter(|_| found.kind == Kind::Recurrence)
    });
    let counted: Vec<Option<u8>> = counted.collect();
    for (found, count) in reading.found.iter_mut().zip(counted) {
        if let (Value::Recurrence { rule, .. }, Some(count)) = (&mut found.value, count)
            && !rule.contains("COUNT=")
            && !rule.contains("UNTIL=")
        {
            *rule = format!("{rule};COUNT={count}");
        }
    }
}

/// "From next week on, every Friday", "ab heute jeden Abend um 20 Uhr": the day that a rule begins on, told apart from it.
/// The first of its times is on that day or after it, and the day says nothing more.
fn begin(reading: &mut Reading) {
    let since = |found: &Found| {
        let since = found.flags.contains(&Flag::Since) && found.kind == Kind::Date;
        day_of(found).filter(|_| since)
    };
    let Some((at, day)) = reading.found.iter().enumerate().find_map(|(i, found)| Some((i, since(found)?))) else {
        return;
    };
    let mut rules = reading.found.iter_mut().filter_map(|found| match &mut found.value {
        Value::Recurrence { rule, start, end } => Some((rule, start, end)),
        _ => None,
    });
    let (Some((rule, start, end)), None) = (rules.next(), rules.next()) else { return };
    let daily = rule.starts_with("FREQ=DAILY");
    let weekly = rule.starts_with("FREQ=WEEKLY") && rule.contains("BYDAY");
    if !(daily || weekly) {
        return;
    }
    // "From today every evening at 8", said at 9, begins tomorrow.
    let ahead =
        |moved: &Zoned| moved > reading.at || moved.time() == Time::midnight() && moved.date() == reading.at.date();
    let moved = (0..=7)
        .filter_map(|days| day.checked_add(days.days()).ok())
        .filter(|date| daily || falls_on(rule, *date, None))
        .find_map(|date| start.with().date(date).build().ok().filter(ahead));
    if let Some(moved) = moved {
        *end = end.as_ref().and_then(|end| moved.checked_add(start.until(end).ok()?).ok());
        *start = moved;
    }
    reading.found.remove(at);
}

/// The weekdays that a text joins by an "and", by where they stand among its times; an hour may go with the last.
fn weekdays(reading: &Reading) -> Option<Vec<usize>> {
    /// More are no list of days.
    const MOST: usize = 7;
    let plain = |i: usize| {
        let found = reading.found.get(i)?;
        let whole = matches!(found.kind, Kind::Date | Kind::DateTime | Kind::DateTimeRange);
        (found.rule == WEEKDAY && whole && !found.flags.contains(&Flag::Deadline)).then_some(found)
    };
    let joined = |i: usize| {
        let (one, next) = (plain(i)?, plain(i + 1)?);
        let between = reading.text.get(one.span.end..next.span.start)?;
        (one.kind == Kind::Date && is_and(reading, between.trim())).then_some(i + 1)
    };
    let first = (0..reading.found.len()).find(|&i| joined(i).is_some())?;
    let mut days = vec![first];
    while let Some(next) = joined(days[days.len() - 1]).filter(|_| days.len() < MOST) {
        days.push(next);
    }
    Some(days)
}

/// "and", "y", "&", a comma with or without it.
fn is_and(reading: &Reading, between: &str) -> bool {
    let word = between.trim_start_matches(',').trim();
    let phrase = Reading::phrases(word, reading.words.language, reading.at);
    matches!(word, "&" | "+" | "/") || phrase.at(0, Mark::And) == Some(phrase.tokens.len()) && !word.is_empty()
}

/// Whether a text says so: by what it names, by a weekly rule without days, or by the day on which it begins.
fn comes_again(reading: &Reading, days: &[usize]) -> bool {
    let other = |i: &usize| !days.contains(i);
    let others = || (0..reading.found.len()).filter(other).map(|i| &reading.found[i]);
    let weekly = others().any(|found| matches!(&found.value, Value::Recurrence { rule, .. } if rule == "FREQ=WEEKLY"));
    let since = others().any(|found| found.flags.contains(&Flag::Since) && day_of(found).is_some());
    let clock = days.iter().any(|&i| reading.found[i].kind != Kind::Date)
        || others().any(|found| matches!(found.kind, Kind::Time | Kind::TimeRange));
    let named = (0..reading.tokens.len()).any(|i| reading.words.is_series(reading.tokens.folded(i)));
    clock && (weekly || since || named) && !reading.has(Mark::Or)
}

/// The rule of those weekdays, from the first that is to come on.
fn weekly(reading: &Reading, days: &[usize]) -> Option<Value> {
    let dates: Vec<Date> = days.iter().filter_map(|&i| day_of(&reading.found[i])).collect();
    let mut codes: Vec<usize> = dates.iter().map(|date| offset(*date)).collect();
    codes.sort_unstable();
    codes.dedup();
    let names: Vec<&str> = codes.iter().map(|&code| CODES[code]).collect();
    let rule = format!("FREQ=WEEKLY;BYDAY={}", names.join(","));
    let hour = days.iter().find_map(|&i| match &reading.found[i].value {
        Value::DateTime(moment) => Some((moment.time(), None)),
        Value::Range { start, end } => Some((start.time(), start.until(end).ok())),
        _ => None,
    });
    let first = dates.into_iter().min()?;
    let start = on(first, hour.map(|(time, _)| time), reading.at)?;
    let end = hour.and_then(|(_, length)| start.checked_add(length?).ok());
    Some(Value::Recurrence { rule, start, end })
}

/// "The first Monday of the month", said as what is usual or from when on, with its hour.
fn monthly(reading: &Reading) -> Option<(usize, Value)> {
    let at = reading.found.iter().position(|found| found.rule == NTH)?;
    let found = &reading.found[at];
    let others = || reading.found.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, found)| found);
    let since = others().any(|other| other.flags.contains(&Flag::Since));
    let usual = reading.any(&[Mark::Same]);
    let date = day_of(found)?;
    let end = match &found.value {
        Value::Range { end, .. } => Some(end.clone()),
        _ => None,
    };
    let start = match &found.value {
        Value::DateTime(moment) | Value::Range { start: moment, .. } => moment.clone(),
        _ => on(date, None, reading.at)?,
    };
    let nth = (date.day() - 1) / 7 + 1;
    let of_month = nth <= 4 && crate::rules::clash::weekday(reading, found) == Some(date.weekday());
    let rule = format!("FREQ=MONTHLY;BYDAY={nth}{}", CODES[offset(date)]);
    (of_month && (since || usual)).then_some((at, Value::Recurrence { rule, start, end }))
}

/// One time instead of those.
fn replace(reading: &mut Reading, these: &[usize], value: Option<Value>) {
    let (Some(value), Some(&first), Some(&last)) = (value, these.first(), these.last()) else { return };
    let hour = matches!(&reading.found[last].kind, Kind::DateTime | Kind::DateTimeRange);
    let one = Found {
        span: reading.found[first].span.start..reading.found[last].span.end,
        kind: Kind::Recurrence,
        grain: if hour { Grain::Minute } else { Grain::Day },
        value,
        ..reading.found[last].clone()
    };
    reading.found.splice(first..=last, [one]);
    // "Every week", beside the days of it, says nothing more.
    reading.found.retain(|found| !matches!(&found.value, Value::Recurrence { rule, .. } if rule == "FREQ=WEEKLY"));
}

fn offset(date: Date) -> usize {
    usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0)
}

fn on(date: Date, time: Option<jiff::civil::Time>, at: &Zoned) -> Option<Zoned> {
    let start = date.to_datetime(time.unwrap_or_default()).to_zoned(at.time_zone().clone()).ok()?;
    if start > *at || time.is_none() { Some(start) } else { start.checked_add(7.days()).ok() }
}
