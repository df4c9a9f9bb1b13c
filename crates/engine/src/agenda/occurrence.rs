//! An event as it takes place: its occurrences, and when its reminders fall due.

use domain::Event;
use jiff::civil::time;
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::series::{Series, instant, zone};

/// The most occurrences of one event in one answer.
const MAX_OCCURRENCES: usize = 366;
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// The rule of an event that repeats.
pub(crate) fn series(event: &Event) -> Option<Series> {
    let rule = event.recurrence.as_deref()?;
    Series::stored(rule, zone(&event.zone), event.starts_at, event.all_day)
}

/// The event as long as it is, but from `start`.
pub(crate) fn at(event: &Event, start: Timestamp) -> Event {
    let zone = zone(&event.zone);
    let ends_at = if event.all_day {
        let day = |at| zone.to_datetime(at).date();
        let last = day(event.starts_at).until(day(event.ends_at)).and_then(|days| day(start).checked_add(days));
        last.ok().and_then(|date| instant(&zone, date.at(0, 0, 0, 0)))
    } else {
        start.checked_add(event.starts_at.duration_until(event.ends_at)).ok()
    };
    Event { starts_at: start, ends_at: ends_at.unwrap_or(start), ..event.clone() }
}

/// The occurrences that overlap `from..to`, in order, 366 at most; the event itself where it does not repeat.
pub(crate) fn between(event: &Event, from: Timestamp, to: Timestamp) -> Vec<Event> {
    let Some(series) = series(event) else {
        let overlaps = event.starts_at < to && event.ends_at > from;
        return overlaps.then(|| event.clone()).into_iter().collect();
    };
    let length = event.starts_at.duration_until(event.ends_at) + DAY;
    series
        .starts_between(from.saturating_sub(length).unwrap_or(from), to)
        .map(|start| at(event, start))
        .filter(|event| event.ends_at > from)
        .take(MAX_OCCURRENCES)
        .collect()
}

/// The occurrence that is under way or next; the event itself where it does not repeat or is over.
pub(crate) fn current(event: &Event, now: Timestamp) -> Event {
    let Some(series) = series(event) else { return event.clone() };
    let length = event.starts_at.duration_until(event.ends_at) + DAY;
    let starts = series.starts_from(now.saturating_sub(length).unwrap_or(now));
    starts.map(|start| at(event, start)).find(|event| event.ends_at > now).unwrap_or_else(|| event.clone())
}

/// What "an hour before" counts from: the start, and for whole days nine o'clock on the first.
pub(crate) fn reminded_from(event: &Event) -> Timestamp {
    if !event.all_day {
        return event.starts_at;
    }
    let zone = zone(&event.zone);
    let nine = zone.to_datetime(event.starts_at).date().to_datetime(time(9, 0, 0, 0));
    instant(&zone, nine).unwrap_or(event.starts_at)
}

/// The occurrence that a reminder due at `due` belongs to.
pub(crate) fn reminded(event: &Event, due: Timestamp) -> Event {
    let starts = series(event).map(|series| {
        let from = due.saturating_sub(DAY).unwrap_or(due);
        series.starts_from(from).map(|start| at(event, start)).find(|event| reminded_from(event) >= due)
    });
    starts.flatten().unwrap_or_else(|| event.clone())
}

/// When a reminder of `event`, due at `due`, falls due next after `after`: as long before a later occurrence.
/// A lead longer than the time between two occurrences counts from the nearer one.
pub(crate) fn next_due(event: &Event, due: Timestamp, after: Timestamp) -> Option<Timestamp> {
    let series = series(event)?;
    let lead = due.duration_until(reminded_from(&reminded(event, due)));
    let after = after.max(due);
    let from = after.saturating_add(lead - DAY).ok()?;
    let due_for = |start| reminded_from(&at(event, start)).checked_sub(lead).ok();
    series.starts_from(from).filter_map(due_for).find(|due| *due > after)
}

/// The end of the day `days` days after that of `now`, for windows.
pub(crate) fn days_from(now: Timestamp, days: i64) -> Timestamp {
    now.saturating_add((days * 24).hours()).unwrap_or(now)
}
