//! An event as it takes place: its occurrences, and when its reminders fall due.

use std::collections::BTreeSet;

use domain::{Event, Exception, Instead};
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

/// The occurrences that start in `from..to` by the rule, or that are otherwise and take place within it, in order.
fn within(event: &Event, series: &Series, from: Timestamp, to: Timestamp) -> impl Iterator<Item = Event> {
    named(event, series, from, to).map(|(_, event)| event)
}

/// As [`within`], each with when the series says that it begins.
fn named(event: &Event, series: &Series, from: Timestamp, to: Timestamp) -> impl Iterator<Item = (Timestamp, Event)> {
    let bare = Event { exceptions: Vec::new(), ..event.clone() };
    let excepted: BTreeSet<Timestamp> = event.exceptions.iter().map(|exception| exception.of).collect();
    let otherwise = |exception: &Exception| Some((exception.of, instead(&bare, exception)?));
    let mut special: Vec<(Timestamp, Event)> = event.exceptions.iter().filter_map(otherwise).collect();
    special.retain(|(_, event)| event.starts_at < to && event.ends_at > from);
    special.sort_by_key(|(_, event)| event.starts_at);
    let mut special = special.into_iter().peekable();
    let regular = series.starts_between(from, to).filter(move |start| !excepted.contains(start));
    let mut regular = regular.map(move |start| (start, at(&bare, start))).peekable();
    std::iter::from_fn(move || match (regular.peek(), special.peek()) {
        (Some((_, next)), Some((_, other))) if other.starts_at < next.starts_at => special.next(),
        (None, _) => special.next(),
        _ => regular.next(),
    })
}

/// The occurrence as it is instead; `None` where it does not take place.
fn instead(event: &Event, exception: &Exception) -> Option<Event> {
    let Instead { title, starts_at, ends_at, place, notes } = exception.instead.clone()?;
    Some(Event { title, starts_at, ends_at, place, notes, ..event.clone() })
}

/// The occurrences that overlap `from..to`, in order, 366 at most; the event itself where it does not repeat.
pub(crate) fn between(event: &Event, from: Timestamp, to: Timestamp) -> Vec<Event> {
    named_between(event, from, to).into_iter().map(|(_, event)| event).collect()
}

/// As [`between`], each with when the series says that it begins; without where the event does not repeat.
pub(crate) fn named_between(event: &Event, from: Timestamp, to: Timestamp) -> Vec<(Option<Timestamp>, Event)> {
    let Some(series) = series(event) else {
        let overlaps = event.starts_at < to && event.ends_at > from;
        return overlaps.then(|| (None, event.clone())).into_iter().collect();
    };
    named(event, &series, from.saturating_sub(length(event)).unwrap_or(from), to)
        .filter(|(_, event)| event.ends_at > from)
        .take(MAX_OCCURRENCES)
        .map(|(of, event)| (Some(of), event))
        .collect()
}

/// The occurrence that is under way or next as the rule says, which is what a change of the series starts from; the
/// event itself where it does not repeat or is over.
pub(crate) fn current(event: &Event, now: Timestamp) -> Event {
    let Some(series) = series(event) else { return event.clone() };
    let is_regular = |start: &Timestamp| event.exceptions.iter().all(|exception| exception.of != *start);
    let starts = series.starts_from(now.saturating_sub(length(event)).unwrap_or(now)).filter(is_regular);
    starts.map(|start| at(event, start)).find(|event| event.ends_at > now).unwrap_or_else(|| event.clone())
}

/// The occurrence that is under way or next, as it takes place; the event itself where it does not repeat or is over.
pub(crate) fn upcoming(event: &Event, now: Timestamp) -> Event {
    let Some(series) = series(event) else { return event.clone() };
    let from = now.saturating_sub(length(event)).unwrap_or(now);
    let next = within(event, &series, from, Timestamp::MAX).find(|event| event.ends_at > now);
    next.unwrap_or_else(|| event.clone())
}

/// How long before a moment something may have begun that is still under way.
fn length(event: &Event) -> SignedDuration {
    event.starts_at.duration_until(event.ends_at) + DAY
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
        within(event, &series, from, Timestamp::MAX).find(|event| reminded_from(event) >= due)
    });
    starts.flatten().unwrap_or_else(|| event.clone())
}

/// The occurrences that take place and begin in `from..to`, in order: when the series says that each begins, and how it
/// is. 366 at most; none of an event that does not repeat.
pub(crate) fn beginning(event: &Event, from: Timestamp, to: Timestamp) -> Vec<(Timestamp, Event)> {
    let Some(series) = series(event) else { return Vec::new() };
    let bare = Event { exceptions: Vec::new(), ..event.clone() };
    let excepted: BTreeSet<Timestamp> = event.exceptions.iter().map(|exception| exception.of).collect();
    let special = event.exceptions.iter().filter_map(|exception| Some((exception.of, instead(&bare, exception)?)));
    let regular = series.starts_between(from, to).filter(|start| !excepted.contains(start));
    let mut all: Vec<(Timestamp, Event)> = regular.take(MAX_OCCURRENCES).map(|of| (of, at(&bare, of))).collect();
    all.extend(special.filter(|(_, event)| (from..to).contains(&event.starts_at)));
    all.sort_by_key(|(_, event)| event.starts_at);
    all.truncate(MAX_OCCURRENCES);
    all
}

/// When a reminder of `event`, due at `due`, falls due next after `after`: as long before a later occurrence.
/// A lead longer than the time between two occurrences counts from the nearer one.
pub(crate) fn next_due(event: &Event, due: Timestamp, after: Timestamp) -> Option<Timestamp> {
    due_anew(event, event, due, after.max(due))
}

/// As [`next_due`] of a series that was changed: `due` was meant for an occurrence of `before`.
pub(crate) fn due_anew(before: &Event, event: &Event, due: Timestamp, after: Timestamp) -> Option<Timestamp> {
    let series = series(event)?;
    let lead = due.duration_until(reminded_from(&reminded(before, due)));
    let from = after.saturating_add(lead - DAY).ok()?;
    let due_for = |occurrence: Event| reminded_from(&occurrence).checked_sub(lead).ok();
    within(event, &series, from, Timestamp::MAX).filter_map(due_for).find(|due| *due > after)
}

/// The end of the day `days` days after that of `now`, for windows.
pub(crate) fn days_from(now: Timestamp, days: i64) -> Timestamp {
    now.saturating_add((days * 24).hours()).unwrap_or(now)
}

/// The exceptions of a series that was moved, so far as one of its occurrences was: what is left out stays left out, and
/// what is otherwise keeps its own time. Those from before the series now starts go.
pub(crate) fn moved(exceptions: &[Exception], before: &Event, after: &Event) -> Vec<Exception> {
    let (from, to) = (zone(&before.zone), zone(&after.zone));
    let walls = (from.to_datetime(before.starts_at), to.to_datetime(after.starts_at));
    let by = walls.0.duration_until(walls.1);
    let shift = |of| instant(&to, from.to_datetime(of).checked_add(by).ok()?);
    let moved = exceptions.iter().filter_map(|old| Some(Exception { of: shift(old.of)?, ..old.clone() }));
    moved.filter(|exception| exception.of >= after.starts_at).collect()
}

/// Whether an occurrence that takes place is the one that the series says begins at `of`.
pub(crate) fn holds(event: &Event, of: Timestamp) -> bool {
    if let Some(exception) = event.exceptions.iter().find(|exception| exception.of == of) {
        return exception.instead.is_some();
    }
    begins(event, of)
}

/// Whether the rule says that an occurrence begins at `of`.
pub(crate) fn begins(event: &Event, of: Timestamp) -> bool {
    series(event).is_some_and(|series| series.starts_from(of).next() == Some(of))
}
