//! Calendars as text (RFC 5545), for subscription and export.
//!
//! [`render`] writes plain [`Entry`] values; [`feed`] makes them from what stands in an agenda. Times that repeat are
//! written with their zone, so that they keep their wall time across clock changes; all others in UTC.

#[cfg(test)]
mod tests;
mod write;

use std::collections::BTreeMap;

use domain::{Event, EventState, Instead, Reminder, User};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use services::calendars::ical::vtimezone;
use services::lines::Writer;

use crate::agenda::occurrence::reminded;
use crate::agenda::series::{Series, zone};
use crate::phrases;

/// How long a reminder that stands for itself is shown.
const REMINDER_LENGTH: SignedDuration = SignedDuration::from_mins(15);

/// One entry of a calendar.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Stable and unique in the calendar; the same entry has it in every rendering.
    pub uid: String,
    /// Grows with each change.
    pub sequence: i64,
    /// When it was last changed.
    pub stamp: Timestamp,
    pub start: Timestamp,
    /// Not included.
    pub end: Timestamp,
    /// Whole days in `zone`.
    pub all_day: bool,
    /// IANA name.
    pub zone: String,
    pub title: String,
    pub place: Option<String>,
    pub description: Option<String>,
    /// RFC 5545 rule without `RRULE:`.
    pub recurrence: Option<String>,
    /// When occurrences of it would begin that do not take place.
    pub left_out: Vec<Timestamp>,
    /// When the series of that `uid` says that it begins, of which this is one occurrence that is otherwise.
    pub instead_of: Option<Timestamp>,
    pub cancelled: bool,
    /// Does not make its owner busy.
    pub free: bool,
    /// When to alarm, counted from the start: negative is before it.
    pub alarms: Vec<SignedDuration>,
}

impl Entry {
    /// Alarms not included.
    pub fn of_event(event: &Event, language: &str) -> Self {
        let with = (!event.participants.is_empty())
            .then(|| format!("{} {}", phrases::of(language).with, event.participants.join(", ")));
        let description = [with, event.notes.clone()].into_iter().flatten().collect::<Vec<_>>().join("\n\n");
        Self {
            uid: uid(event.id),
            sequence: event.version,
            stamp: event.updated_at,
            start: event.starts_at,
            end: event.ends_at,
            all_day: event.all_day,
            zone: event.zone.clone(),
            title: event.title.clone(),
            place: event.place.clone(),
            description: Some(description).filter(|text| !text.is_empty()),
            recurrence: event.recurrence.clone(),
            left_out: event.exceptions.iter().filter(|one| one.instead.is_none()).map(|one| one.of).collect(),
            instead_of: None,
            cancelled: event.state == EventState::Cancelled,
            free: false,
            alarms: Vec::new(),
        }
    }

    /// The occurrences of an event that are otherwise.
    pub fn of_exceptions(event: &Event, language: &str) -> Vec<Self> {
        let otherwise = event.exceptions.iter().filter_map(|exception| {
            let Instead { title, starts_at, ends_at, place, notes } = exception.instead.clone()?;
            let bare = Event { exceptions: Vec::new(), recurrence: None, ..event.clone() };
            let event = Event { title, starts_at, ends_at, place, notes, ..bare };
            Some(Self { instead_of: Some(exception.of), ..Self::of_event(&event, language) })
        });
        otherwise.collect()
    }

    /// A quarter of an hour from when it is due.
    pub fn of_reminder(reminder: &Reminder) -> Self {
        Self {
            uid: uid(reminder.id),
            sequence: 0,
            stamp: reminder.updated_at,
            start: reminder.due_at,
            end: reminder.due_at.saturating_add(REMINDER_LENGTH).unwrap_or(reminder.due_at),
            all_day: false,
            zone: reminder.zone.clone(),
            title: reminder.title.clone(),
            place: None,
            description: None,
            recurrence: reminder.recurrence.clone(),
            left_out: Vec::new(),
            instead_of: None,
            cancelled: false,
            free: true,
            alarms: Vec::new(),
        }
    }
}

fn uid(id: impl std::fmt::Display) -> String {
    format!("{id}@attache")
}

/// The calendar of `user`: their events, with the reminders of each as alarms, and the reminders that stand alone.
pub fn feed(events: &[Event], reminders: &[Reminder], user: &User, now: Timestamp) -> String {
    let mut entries: Vec<Entry> = events.iter().map(|event| Entry::of_event(event, &user.language)).collect();
    let places: BTreeMap<_, usize> = events.iter().zip(0..).map(|(event, index)| (event.id, index)).collect();
    for reminder in reminders {
        match reminder.event_id {
            None => entries.push(Entry::of_reminder(reminder)),
            Some(id) => {
                if let Some(&index) = places.get(&id) {
                    let start = reminded(&events[index], reminder.due_at).starts_at;
                    entries[index].alarms.push(start.duration_until(reminder.due_at));
                }
            }
        }
    }
    entries.extend(events.iter().flat_map(|event| Entry::of_exceptions(event, &user.language)));
    render(&format!("Attaché · {}", user.name), &entries, now)
}

/// A calendar of that name. Entries keep their order; `now` only bounds how far clock changes are written out.
pub fn render(name: &str, entries: &[Entry], now: Timestamp) -> String {
    let mut out = Writer::default();
    out.line("BEGIN", "VCALENDAR");
    out.line("VERSION", "2.0");
    out.line("PRODID", "-//Attache//Attache//EN");
    out.line("CALSCALE", "GREGORIAN");
    out.text("X-WR-CALNAME", name);
    out.line("REFRESH-INTERVAL;VALUE=DURATION", "PT15M");
    out.line("X-PUBLISHED-TTL", "PT15M");
    for (name, first) in zones(entries) {
        if let Some(zone) = vtimezone::part(name, first, now) {
            zone.write(&mut out);
        }
    }
    for entry in entries {
        write_entry(&mut out, entry);
    }
    out.line("END", "VCALENDAR");
    out.finish()
}

/// Every zone that a repeating time needs, with its earliest start.
fn zones(entries: &[Entry]) -> BTreeMap<&str, Timestamp> {
    let mut zones: BTreeMap<&str, Timestamp> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| repeats(entry).is_some() && !entry.all_day) {
        let first = zones.entry(&entry.zone).or_insert(entry.start);
        *first = entry.start.min(*first);
    }
    zones.retain(|name, _| zone(name) != TimeZone::UTC);
    zones
}

/// The entry's rule as the format asks for it; `None` where it does not repeat or the rule cannot be read.
fn repeats(entry: &Entry) -> Option<String> {
    let rule = entry.recurrence.as_deref()?;
    Some(Series::stored(rule, zone(&entry.zone), entry.start, entry.all_day)?.rule.to_string())
}

fn write_entry(out: &mut Writer, entry: &Entry) {
    let zone = zone(&entry.zone);
    let rule = repeats(entry);
    out.line("BEGIN", "VEVENT");
    out.text("UID", &entry.uid);
    out.line("SEQUENCE", &entry.sequence.to_string());
    out.line("DTSTAMP", &write::utc(entry.stamp));
    out.line("LAST-MODIFIED", &write::utc(entry.stamp));
    let by_wall = (rule.is_some() || entry.instead_of.is_some()) && zone != TimeZone::UTC;
    let times = [("DTSTART", entry.start), ("DTEND", entry.end)].into_iter();
    let times = times.chain(entry.instead_of.map(|at| ("RECURRENCE-ID", at)));
    for (name, at) in times.chain(entry.left_out.iter().map(|at| ("EXDATE", *at))) {
        let wall = zone.to_datetime(at);
        if entry.all_day {
            out.line(&format!("{name};VALUE=DATE"), &wall.strftime("%Y%m%d").to_string());
        } else if by_wall {
            // A name out of the zone database: nothing in it needs quotes.
            let name = format!("{name};TZID={}", zone.iana_name().unwrap_or("UTC"));
            out.line(&name, &wall.strftime("%Y%m%dT%H%M%S").to_string());
        } else {
            out.line(name, &write::utc(at));
        }
    }
    if let Some(rule) = rule {
        out.line("RRULE", &rule);
    }
    out.text("SUMMARY", &entry.title);
    for (name, text) in [("LOCATION", &entry.place), ("DESCRIPTION", &entry.description)] {
        if let Some(text) = text {
            out.text(name, text);
        }
    }
    out.line("STATUS", if entry.cancelled { "CANCELLED" } else { "CONFIRMED" });
    out.line("TRANSP", if entry.free || entry.cancelled { "TRANSPARENT" } else { "OPAQUE" });
    for alarm in &entry.alarms {
        out.line("BEGIN", "VALARM");
        out.line("ACTION", "DISPLAY");
        out.text("DESCRIPTION", &entry.title);
        out.line("TRIGGER", &write::duration(*alarm));
        out.line("END", "VALARM");
    }
    out.line("END", "VEVENT");
}
