//! What a file says, as an [`Entry`].

use std::collections::BTreeMap;

use domain::text::shorten;

use super::super::{Answer, Entry, Guest, Instance, MOST_NOTE, Moment, Status};
use super::MOST_INSTANCES;
use super::moment::{self, Length, alike};
use super::zones::Zones;
use crate::lines::{Item, Line, Part};

const MOST_TITLE: usize = 1_000;
const MOST_NOTES: usize = 8_000;
const MOST_GUESTS: usize = 500;
/// Of a uid and of a rule, in characters; a longer one is not read.
const MOST_NAME: usize = 1_000;

/// An entry, with where its parts stand in the file.
#[derive(Debug)]
pub(super) struct Reading {
    pub entry: Entry,
    /// Of the series itself, among the items of the calendar.
    pub main: usize,
    /// The same of each instance that has components of its own; the last of them is read.
    pub instances: BTreeMap<Moment, Vec<usize>>,
}

/// What an event and an instance of one have alike.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Face {
    pub title: Option<String>,
    pub starts: Moment,
    pub ends: Moment,
    pub place: Option<String>,
    pub notes: Option<String>,
    pub status: Status,
}

impl Reading {
    /// None where no event is in it.
    pub(super) fn of(calendar: &Part) -> Result<Option<Self>, String> {
        if calendar.name != "VCALENDAR" {
            return Err("it is no calendar".into());
        }
        let mut events = events(calendar);
        let Some((_, first)) = events.first() else { return Ok(None) };
        let uid = first.text("UID").ok_or("it has no UID")?;
        if uid.chars().nth(MOST_NAME).is_some() {
            return Err("its UID is too long".into());
        }
        events.retain(|(_, event)| event.text("UID").as_ref() == Some(&uid));
        // An invitation to instances of a series that is not ours has no series: the first stands for it.
        let main = events.iter().position(|(_, event)| event.first("RECURRENCE-ID").is_none()).unwrap_or_default();
        let (at, main) = events.remove(main);
        let mut zones = Zones::of(calendar);
        let mut reading = series(main, at, uid, &mut zones)?;
        if events.len() > MOST_INSTANCES {
            return Err(format!("more than {MOST_INSTANCES} of its instances are special"));
        }
        reading.special(main, &events, &mut zones)?;
        Ok(Some(reading))
    }

    /// Instances with a component of their own, and those that the rule does not name.
    fn special(&mut self, main: &Part, events: &[(usize, &Part)], zones: &mut Zones) -> Result<(), String> {
        let entry = &mut self.entry;
        let mut all = BTreeMap::new();
        for (of, ends) in added(main, entry, zones)? {
            let face = Face { starts: of.clone(), ends, ..Face::of_entry(entry) };
            all.insert(of.clone(), face.instance(of, entry));
        }
        for (at, event) in events {
            let of = event.first("RECURRENCE-ID").and_then(|line| moment::first(line, zones));
            let of = alike(of.ok_or("an instance does not say which it is")?, &entry.starts);
            let face = Face::read(event, Some(&of), zones)?;
            all.insert(of.clone(), face.instance(of.clone(), entry));
            self.instances.entry(of).or_default().push(*at);
        }
        entry.special = all.into_values().collect();
        Ok(())
    }
}

/// The events of a calendar, with where they stand.
fn events(calendar: &Part) -> Vec<(usize, &Part)> {
    let items = calendar.items.iter().enumerate();
    let events = items.filter_map(|(at, item)| match item {
        Item::Part(part) if part.name == "VEVENT" => Some((at, part)),
        _ => None,
    });
    events.collect()
}

/// The entry without its special instances.
fn series(main: &Part, at: usize, uid: String, zones: &mut Zones) -> Result<Reading, String> {
    if main.first("EXRULE").is_some() || main.all("RRULE").nth(1).is_some() {
        return Err("it repeats by more than one rule".into());
    }
    let recurrence = main.first("RRULE").map(|line| domain::text::clean(line.value().trim()));
    if recurrence.as_ref().is_some_and(|rule| rule.chars().nth(MOST_NAME).is_some()) {
        return Err("its rule is too long".into());
    }
    let face = Face::read(main, None, zones)?;
    let left_out = left_out(main, &face.starts, zones)?;
    let sequence = main.first("SEQUENCE").and_then(|line| line.value().trim().parse().ok());
    let entry = Entry {
        uid,
        title: face.title.unwrap_or_default(),
        starts: face.starts,
        ends: face.ends,
        place: face.place,
        notes: face.notes,
        guests: guests(main),
        recurrence: recurrence.filter(|rule| !rule.is_empty()),
        left_out,
        special: Vec::new(),
        status: face.status,
        busy: is_busy(main),
        sequence: sequence.filter(|sequence| *sequence >= 0).unwrap_or_default(),
    };
    Ok(Reading { entry, main: at, instances: BTreeMap::new() })
}

fn left_out(main: &Part, starts: &Moment, zones: &mut Zones) -> Result<Vec<Moment>, String> {
    let mut all = Vec::new();
    for line in main.all("EXDATE") {
        all.extend(moment::all(line, zones).map(|moment| alike(moment, starts)).take(MOST_INSTANCES + 1));
        if all.len() > MOST_INSTANCES {
            return Err(format!("more than {MOST_INSTANCES} of its instances are left out"));
        }
    }
    Ok(all)
}

/// Instances that stand beside the rule, each with its end.
fn added(main: &Part, entry: &Entry, zones: &mut Zones) -> Result<Vec<(Moment, Moment)>, String> {
    let mut all = Vec::new();
    for line in main.all("RDATE") {
        let zone = moment::zone_of(line, zones);
        for value in line.value().split(',') {
            let Some((starts, ends)) = rdate(value, &zone, entry) else { continue };
            all.push((starts, ends));
            if all.len() > MOST_INSTANCES {
                return Err(format!("more than {MOST_INSTANCES} instances stand beside its rule"));
            }
        }
    }
    Ok(all)
}

/// One value of `RDATE`: a moment, or a period.
pub(super) fn rdate(value: &str, zone: &str, entry: &Entry) -> Option<(Moment, Moment)> {
    let (start, end) = value.split_once('/').map_or((value, None), |(start, end)| (start, Some(end)));
    let starts = alike(moment::one(start, zone)?, &entry.starts);
    let given = end.and_then(|end| {
        let length = || Length::parse(end)?.after(&starts);
        length().or_else(|| moment::one(end, zone).map(|end| alike(end, &entry.starts)))
    });
    let ends = given.or_else(|| as_long(entry, &starts));
    Some((starts.clone(), ordered(&starts, ends)))
}

/// The end of an instance that takes as long as the series says.
fn as_long(entry: &Entry, starts: &Moment) -> Option<Moment> {
    match (&entry.starts, &entry.ends, starts) {
        (Moment::Day(first), Moment::Day(end), Moment::Day(day)) => {
            day.checked_add(*end - *first).ok().map(Moment::Day)
        }
        (Moment::At { wall: first, .. }, Moment::At { wall: end, .. }, Moment::At { wall, zone }) => {
            let wall = wall.checked_add(end.duration_since(*first)).ok()?;
            Some(Moment::At { wall, zone: zone.clone() })
        }
        _ => None,
    }
}

impl Face {
    pub(super) fn of_entry(entry: &Entry) -> Self {
        Self {
            title: Some(entry.title.clone()),
            starts: entry.starts.clone(),
            ends: entry.ends.clone(),
            place: entry.place.clone(),
            notes: entry.notes.clone(),
            status: entry.status,
        }
    }

    pub(super) fn of_instance(instance: &Instance) -> Self {
        Self {
            title: Some(instance.title.clone()),
            starts: instance.starts.clone(),
            ends: instance.ends.clone(),
            place: instance.place.clone(),
            notes: instance.notes.clone(),
            status: instance.status,
        }
    }

    /// One that has no title has the series'.
    fn instance(self, of: Moment, series: &Entry) -> Instance {
        let Self { title, starts, ends, place, notes, status } = self;
        Instance { of, title: title.unwrap_or_else(|| series.title.clone()), starts, ends, place, notes, status }
    }

    /// `otherwise` is when it begins where it does not say so.
    pub(super) fn read(event: &Part, otherwise: Option<&Moment>, zones: &mut Zones) -> Result<Self, String> {
        let starts = event.first("DTSTART").map(|line| moment::first(line, zones).ok_or("its start is none"));
        let starts = starts.transpose()?.or_else(|| otherwise.cloned()).ok_or("it has no start")?;
        let given = match (event.first("DTEND"), event.first("DURATION")) {
            (Some(line), _) => moment::first(line, zones),
            (None, Some(line)) => Length::parse(line.value()).and_then(|length| length.after(&starts)),
            (None, None) => None,
        };
        let cut = |name: &str, most| event.text(name).map(|text| shorten(&text, most));
        Ok(Self {
            title: cut("SUMMARY", MOST_TITLE),
            ends: ordered(&starts, given),
            starts,
            place: cut("LOCATION", MOST_TITLE),
            notes: cut("DESCRIPTION", MOST_NOTES),
            status: status(event.first("STATUS")),
        })
    }
}

/// An end that fits its start: of its kind, and not before it. Whole days are one at least.
fn ordered(starts: &Moment, ends: Option<Moment>) -> Moment {
    match (starts, ends) {
        (Moment::Day(first), ends) => {
            let next = first.tomorrow().unwrap_or(*first);
            let last = match ends {
                Some(Moment::Day(day)) => day,
                Some(Moment::At { wall, .. }) => wall.date(),
                None => next,
            };
            Moment::Day(last.max(next))
        }
        (Moment::At { zone, .. }, Some(Moment::Day(day))) => {
            let midnight = Moment::At { wall: day.at(0, 0, 0, 0), zone: zone.clone() };
            ordered(starts, Some(midnight))
        }
        (Moment::At { .. }, Some(ends)) => {
            let home = jiff::tz::TimeZone::UTC;
            if ends.instant(&home) < starts.instant(&home) { starts.clone() } else { ends }
        }
        (Moment::At { .. }, None) => starts.clone(),
    }
}

pub(super) fn is_busy(event: &Part) -> bool {
    !event.first("TRANSP").is_some_and(|line| line.value().trim().eq_ignore_ascii_case("TRANSPARENT"))
}

fn status(line: Option<&Line>) -> Status {
    match line.map(|line| line.value().trim().to_ascii_uppercase()).as_deref() {
        Some("TENTATIVE") => Status::Tentative,
        Some("CANCELLED") => Status::Cancelled,
        _ => Status::Confirmed,
    }
}

/// Who invited, first unless they stand among the guests; then the guests.
fn guests(event: &Part) -> Vec<Guest> {
    let organizer = event.first("ORGANIZER").and_then(|line| guest(line, true));
    let mut guests: Vec<Guest> =
        event.all("ATTENDEE").filter_map(|line| guest(line, false)).take(MOST_GUESTS).collect();
    if let Some(organizer) = organizer {
        match guests.iter_mut().find(|guest| guest.email.eq_ignore_ascii_case(&organizer.email)) {
            Some(guest) => {
                guest.organizer = true;
                guest.name = guest.name.take().or(organizer.name);
            }
            None => guests.insert(0, organizer),
        }
    }
    guests.truncate(MOST_GUESTS);
    guests
}

/// The parameter in which a guest's words stand with their answer; no standard names one, and this is the known one.
pub(super) const NOTE: &str = "X-RESPONSE-COMMENT";

/// None where no address is told.
fn guest(line: &Line, organizer: bool) -> Option<Guest> {
    let answer = match line.parameter("PARTSTAT").map(|answer| answer.to_ascii_uppercase()).as_deref() {
        Some("ACCEPTED") => Answer::Yes,
        Some("DECLINED") => Answer::No,
        Some("TENTATIVE") => Answer::Maybe,
        _ => Answer::None,
    };
    let named =
        |name: &str| line.parameter(name).map(|text| domain::text::clean(&text)).filter(|text| !text.is_empty());
    let name = named("CN").map(|name| shorten(&name, MOST_TITLE));
    let note = named(NOTE).map(|note| shorten(&note.split_whitespace().collect::<Vec<_>>().join(" "), MOST_NOTE));
    Some(Guest { email: address(line)?, name, answer, organizer, note, own: false })
}

/// Whom a line of a guest is about.
pub(super) fn address(line: &Line) -> Option<String> {
    let value = line.value().trim();
    let mailto = value.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("mailto:")).map(|_| value[7..].to_owned());
    let email = mailto.or_else(|| line.parameter("EMAIL"))?;
    let email = domain::text::clean(email.trim());
    (email.contains('@') && email.len() <= MOST_NAME && !email.contains(char::is_whitespace)).then_some(email)
}
