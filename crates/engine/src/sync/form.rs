//! An entry of a calendar elsewhere as the agenda shows it, and an event as it is written there.
//!
//! What an agenda does not hold (guests, answers, other properties) stays in the entry: an event is laid over the entry
//! that both sides last had, and only what differs from it as it was shown is changed.

use std::collections::BTreeMap;

use domain::{Event, EventState, Exception, Instead, Reply, text};
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};
use services::calendars::{Answer, Entry, Guest, Instance, Moment, Status};

use crate::agenda::series::{instant, zone};

/// The most people of an entry that are named in the agenda.
const MAX_PEOPLE: usize = 50;
/// What stands for a title that nobody sees.
const UNTITLED: &str = "–";

/// What the agenda shows of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    pub title: String,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    pub all_day: bool,
    pub zone: String,
    pub place: Option<String>,
    pub notes: Option<String>,
    pub recurrence: Option<String>,
    pub exceptions: Vec<Exception>,
    pub reply: Option<Reply>,
    pub cancelled: bool,
}

/// An entry as it was kept; `None` where a foreign hand was in the database.
pub(super) fn decode(json: Option<&str>) -> Option<Entry> {
    serde_json::from_str(json?).ok()
}

/// `home` is the zone of the calendar: of days, and of times whose zone is not known.
pub(super) fn shown(entry: &Entry, home: &str) -> Shown {
    let zone = match &entry.starts {
        Moment::At { zone, .. } if TimeZone::get(zone).is_ok() => zone.clone(),
        _ => home.to_owned(),
    };
    let all_day = matches!(entry.starts, Moment::Day(_));
    let starts_at = at(&entry.starts, home);
    Shown {
        title: line(&entry.title).unwrap_or_else(|| UNTITLED.into()),
        starts_at,
        ends_at: end(&entry.starts, &entry.ends, home),
        all_day,
        zone,
        place: entry.place.as_deref().and_then(line),
        notes: entry.notes.as_deref().and_then(lines),
        recurrence: entry.recurrence.clone(),
        exceptions: exceptions(entry, home),
        reply: reply(entry),
        cancelled: entry.status == Status::Cancelled,
    }
}

impl Shown {
    /// `event` as this says. What only the agenda holds stays.
    pub fn over(self, event: &Event) -> Event {
        let Self { title, starts_at, ends_at, all_day, zone, place, notes, recurrence, exceptions, reply, cancelled } =
            self;
        let state = if cancelled { EventState::Cancelled } else { EventState::Confirmed };
        let times = Event { starts_at, ends_at, all_day, zone, ..event.clone() };
        Event { title, place, notes, recurrence, exceptions, reply, state, ..times }
    }
}

/// The instant of a moment, as the agenda counts.
pub(super) fn at(moment: &Moment, home: &str) -> Timestamp {
    let (wall, name) = match moment {
        Moment::Day(day) => (day.to_datetime(civil::Time::midnight()), home),
        Moment::At { wall, zone } => (*wall, zone.as_str()),
    };
    let zone = TimeZone::get(name).unwrap_or_else(|_| zone(home));
    // Past the ends of time there is only the end of time.
    instant(&zone, wall).unwrap_or(Timestamp::MAX)
}

/// A day lasts one day at least, and nothing ends before it begins.
fn end(starts: &Moment, ends: &Moment, home: &str) -> Timestamp {
    let least = match starts {
        Moment::Day(day) => Moment::Day(day.tomorrow().unwrap_or(*day)),
        timed @ Moment::At { .. } => timed.clone(),
    };
    at(ends, home).max(at(&least, home))
}

fn line(text: &str) -> Option<String> {
    lines(text).map(|text| text.replace(['\n', '\t'], " "))
}

fn lines(text: &str) -> Option<String> {
    let text = text::clean(text).trim().to_owned();
    (!text::is_blank(&text)).then_some(text)
}

/// What is special about one occurrence, as it is written there.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Special {
    LeftOut(Moment),
    Otherwise(Instance),
}

impl Special {
    pub fn shown(&self, home: &str) -> Option<Instead> {
        match self {
            Self::LeftOut(_) => None,
            Self::Otherwise(one) if one.status == Status::Cancelled => None,
            Self::Otherwise(one) => Some(Instead {
                title: line(&one.title).unwrap_or_else(|| UNTITLED.into()),
                starts_at: at(&one.starts, home),
                ends_at: end(&one.starts, &one.ends, home),
                place: one.place.as_deref().and_then(line),
                notes: one.notes.as_deref().and_then(lines),
            }),
        }
    }
}

/// By when the series says that they begin.
pub(super) fn specials(entry: &Entry, home: &str) -> BTreeMap<Timestamp, Special> {
    let left_out = entry.left_out.iter().map(|of| (at(of, home), Special::LeftOut(of.clone())));
    let otherwise = entry.special.iter().map(|one| (at(&one.of, home), Special::Otherwise(one.clone())));
    left_out.chain(otherwise).collect()
}

pub(super) fn set_specials(entry: &mut Entry, specials: BTreeMap<Timestamp, Special>) {
    (entry.left_out, entry.special) = (Vec::new(), Vec::new());
    for special in specials.into_values() {
        match special {
            Special::LeftOut(of) => entry.left_out.push(of),
            Special::Otherwise(one) => entry.special.push(one),
        }
    }
}

fn exceptions(entry: &Entry, home: &str) -> Vec<Exception> {
    let all = specials(entry, home).into_iter();
    all.map(|(of, special)| Exception { of, instead: special.shown(home) }).collect()
}

/// Whom the entry was sent to, as it was kept.
pub(crate) fn guests(base: Option<&str>) -> Vec<Guest> {
    let mut guests = decode(base).map(|entry| entry.guests).unwrap_or_default();
    guests.truncate(MAX_PEOPLE);
    guests
}

/// What the account's owner said to whoever invited them; `None` where nobody did.
pub(super) fn reply(entry: &Entry) -> Option<Reply> {
    let own = entry.guests.iter().find(|guest| guest.own).filter(|guest| !guest.organizer)?;
    let answer = match own.answer {
        Answer::None => domain::Answer::Open,
        Answer::Yes => domain::Answer::Accepted,
        Answer::Maybe => domain::Answer::Tentative,
        Answer::No => domain::Answer::Declined,
    };
    Some(Reply { answer, note: own.note.as_deref().and_then(line) })
}

/// Has the account's owner say this; who was not invited says nothing.
pub(super) fn set_reply(entry: &mut Entry, reply: Option<&Reply>) {
    let own = entry.guests.iter_mut().find(|guest| guest.own).filter(|guest| !guest.organizer);
    let (Some(own), Some(reply)) = (own, reply) else { return };
    own.answer = match reply.answer {
        domain::Answer::Open => Answer::None,
        domain::Answer::Accepted => Answer::Yes,
        domain::Answer::Tentative => Answer::Maybe,
        domain::Answer::Declined => Answer::No,
    };
    own.note.clone_from(&reply.note);
}

/// The names of those who take part.
pub(super) fn people(entry: &Entry) -> Vec<String> {
    let name = |guest: &Guest| {
        let name = guest.name.as_deref().and_then(line).or_else(|| line(&guest.email));
        name.map(|name| text::shorten(&name, 100))
    };
    entry.guests.iter().filter_map(name).take(MAX_PEOPLE).collect()
}

/// Who takes part by the agenda once the guests changed from `before` to `after`: whom the person added or left out
/// there stays so.
pub(super) fn people_over(own: &[String], before: &[String], after: &[String]) -> Vec<String> {
    let mut people: Vec<String> =
        own.iter().filter(|name| !before.contains(name) || after.contains(name)).cloned().collect();
    for name in after {
        if !before.contains(name) && !people.contains(name) {
            people.push(name.clone());
        }
    }
    people.truncate(MAX_PEOPLE);
    people
}

/// An event that never stood elsewhere, as it is written there. Who takes part is not: to name a guest is to invite them,
/// and nobody gave leave for that.
pub(super) fn entry_of(event: &Event, uid: &str) -> Entry {
    let mut entry = Entry {
        uid: uid.to_owned(),
        title: event.title.clone(),
        starts: moment(event, event.starts_at),
        ends: moment(event, event.ends_at),
        place: event.place.clone(),
        notes: event.notes.clone(),
        guests: Vec::new(),
        recurrence: event.recurrence.clone(),
        left_out: Vec::new(),
        special: Vec::new(),
        status: Status::Confirmed,
        busy: true,
        sequence: event.version,
    };
    let specials = event.exceptions.iter().map(|exception| (exception.of, special_of(event, exception, None)));
    set_specials(&mut entry, specials.collect());
    entry
}

/// `base` with what `event` says where that is not what `base` shows.
pub(super) fn overlay(base: &Entry, event: &Event, home: &str) -> Entry {
    let was = shown(base, home);
    let mut entry = base.clone();
    if event.title != was.title {
        entry.title.clone_from(&event.title);
    }
    if times_of(event) != was.times() {
        entry.starts = moment(event, event.starts_at);
        entry.ends = moment(event, event.ends_at);
    }
    if event.place != was.place {
        entry.place.clone_from(&event.place);
    }
    if event.notes != was.notes {
        entry.notes.clone_from(&event.notes);
    }
    if event.recurrence != was.recurrence {
        entry.recurrence.clone_from(&event.recurrence);
    }
    if event.reply != was.reply {
        set_reply(&mut entry, event.reply.as_ref());
    }
    if event.exceptions != was.exceptions {
        let mut known = specials(base, home);
        let specials = event.exceptions.iter().map(|exception| {
            let before = known.remove(&exception.of);
            let same = before.as_ref().is_some_and(|special| special.shown(home) == exception.instead);
            let special = match before {
                Some(before) if same => before,
                before => special_of(event, exception, before.as_ref()),
            };
            (exception.of, special)
        });
        let specials = specials.collect();
        set_specials(&mut entry, specials);
    }
    entry
}

/// When something takes place: whole days by their dates, times by their instants and the zone whose wall time they keep.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Times {
    Days(civil::Date, civil::Date),
    Between(Timestamp, Timestamp, String),
}

fn times(starts_at: Timestamp, ends_at: Timestamp, all_day: bool, name: &str) -> Times {
    let day = |at| zone(name).to_datetime(at).date();
    if all_day {
        return Times::Days(day(starts_at), day(ends_at));
    }
    Times::Between(starts_at, ends_at, name.to_owned())
}

impl Shown {
    pub fn times(&self) -> Times {
        times(self.starts_at, self.ends_at, self.all_day, &self.zone)
    }
}

fn times_of(event: &Event) -> Times {
    times(event.starts_at, event.ends_at, event.all_day, &event.zone)
}

/// As it is written in the event's own zone; in UTC where the wall time would name another instant.
fn moment(event: &Event, at: Timestamp) -> Moment {
    let zone = zone(&event.zone);
    let wall = zone.to_datetime(at);
    if event.all_day {
        return Moment::Day(wall.date());
    }
    if TimeZone::get(&event.zone).is_ok() && instant(&zone, wall) == Some(at) {
        return Moment::At { wall, zone: event.zone.clone() };
    }
    Moment::At { wall: TimeZone::UTC.to_datetime(at), zone: "UTC".into() }
}

fn special_of(event: &Event, exception: &Exception, before: Option<&Special>) -> Special {
    let of = moment(event, exception.of);
    let Some(instead) = &exception.instead else { return Special::LeftOut(of) };
    let status = match before {
        Some(Special::Otherwise(one)) if one.status != Status::Cancelled => one.status,
        _ => Status::Confirmed,
    };
    Special::Otherwise(Instance {
        of,
        title: instead.title.clone(),
        starts: moment(event, instead.starts_at),
        ends: moment(event, instead.ends_at),
        place: instead.place.clone(),
        notes: instead.notes.clone(),
        status,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
