//! The new time of something that is moved: "from Friday to Saturday", "to 5", "an hour later".

use jiff::civil::{Date, Time};
use jiff::{Span, Zoned};
use when::{Found, Kind, Value};

use super::lexicon::Mark;
use super::reading::Reading;
use super::resolve::{Item, occasions};
use super::text::fill;
use super::timing::Timing;

/// How far a move shifts where it names no new time: "an hour later", "push it by 30 minutes".
pub(crate) fn shift(reading: &Reading, now: &Zoned) -> Option<Span> {
    let later = reading.has(Mark::Later);
    let earlier = reading.has(Mark::Earlier);
    reading.found.iter().find_map(|found| match &found.value {
        Value::Offset { span, before } => Some(if *before { -*span } else { *span }),
        Value::Duration(span) if earlier && !later => Some(-*span),
        Value::Duration(span) if later => Some(*span),
        Value::DateTime(moment) if is_later(found) => now.until(moment).ok(),
        _ => None,
    })
}

/// "an hour later" is read as an hour from now; of something that is moved it means from where that stands.
fn is_later(found: &Found) -> bool {
    found.rule == "anchor.later"
}

/// The times that say a day or an hour, parted into what the thing stood on before and what it moves to.
fn parted<'r>(reading: &'r Reading) -> (Option<&'r Found>, Vec<&'r Found>) {
    let said: Vec<&Found> = reading
        .found
        .iter()
        .filter(|found| !matches!(found.kind, Kind::Offset | Kind::Duration) && !is_later(found))
        .collect();
    match said.as_slice() {
        [.., day, clock] if day.kind == Kind::Date && matches!(clock.kind, Kind::Time | Kind::TimeRange) => {
            (said.len().checked_sub(3).map(|i| said[i]), vec![day, clock])
        }
        [.., source, target] => (Some(source), vec![target]),
        [target] => (None, vec![target]),
        [] => (None, Vec::new()),
    }
}

/// The day that the thing stood on, where the text says it beside the new time.
pub(crate) fn source_day(reading: &Reading, now: &Zoned) -> Option<Date> {
    let (source, _) = parted(reading);
    let timing = Timing::of(std::iter::once(source?), reading.usual(), now)?;
    timing.dated.then(|| timing.start.date())
}

/// When `item` is to be. `None` where the text names no new time.
pub(crate) fn target(reading: &Reading, item: &Item, shift: Option<Span>, now: &Zoned) -> Option<Timing> {
    let occasion = reading.occasion().or_else(|| occasions(&item.title).first().copied());
    let (source, target) = parted(reading);
    let stands = item.start.as_ref()?;
    let bare = bare_hour(reading);
    let target = if target.is_empty() { bare.iter().collect() } else { target };
    let Some(mut to) = Timing::of(target.iter().copied(), occasion, now) else {
        let start = stands.checked_add(shift?).ok()?;
        return Some(at(start));
    };
    let at_midnight = stands.time() == Time::midnight();
    if let Some(end) = to.end.clone() {
        // "from 1 to 3", "from Friday to Saturday": a range that begins where the thing stands names both times.
        if !to.all_day && !at_midnight && to.start.time() == stands.time() {
            to = Timing { start: end, end: None, ..to };
        } else if to.all_day && to.start.date() == stands.date() {
            to = Timing { start: end.yesterday().ok()?, end: None, ..to };
        }
    }
    if !to.dated {
        let day = source.and_then(|source| Timing::of(std::iter::once(source), occasion, now));
        let day = day.filter(|day| day.dated).map_or(stands.date(), |day| day.start.date());
        let length = to.end.as_ref().and_then(|end| to.start.until(end).ok());
        to.start = day.to_datetime(to.start.time()).to_zoned(now.time_zone().clone()).ok()?;
        to.end = length.and_then(|length| to.start.checked_add(length).ok());
    } else if to.all_day && to.end.is_none() && !at_midnight {
        to.start = to.start.date().to_datetime(stands.time()).to_zoned(now.time_zone().clone()).ok()?;
        to.all_day = false;
    }
    Some(to)
}

/// "move it to 4": a number alone is an hour where something is moved to it.
fn bare_hour(reading: &Reading) -> Vec<Found> {
    let is_hour = |i: &usize| {
        let word = reading.word(*i);
        !word.is_empty() && word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit())
    };
    let Some(hour) = reading.all(Mark::To).map(|hit| hit.tokens.end).find(is_hour) else { return Vec::new() };
    let text = fill(reading.words.texts.at_hour, &[("hour", reading.word(hour))]);
    Reading::of(&text, reading.words.language, reading.at).found
}

fn at(start: Zoned) -> Timing {
    Timing {
        start,
        end: None,
        all_day: false,
        dated: true,
        recurrence: None,
        deadline: false,
        coarse: false,
        past: false,
        sure: 0.9,
    }
}
