//! Google's events and an [`Entry`], both ways.
//!
//! A series is several of Google's events: its master, which holds the rule, and one for each instance that is otherwise.
//! An [`Entry`] is all of them; [`Series::etag`] is a version of them together. Times that leave out are read from the
//! rule's `EXDATE`s and from instances that were deleted; they are written as `EXDATE`s.

use domain::text;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::calendars::ical::{moment_of, value_of};
use crate::calendars::{Answer, Entry, Found, Guest, Instance, MOST_NOTE, Moment, Status};

/// Where the uid of what we wrote stands: Google gives every event one of its own.
const OUR_UID: &str = "attacheUid";
/// Characters of a title and a place, of notes.
const LINE: usize = 1_000;
const NOTES: usize = 8_000;
const MOST_GUESTS: usize = 500;
/// Moments that a series leaves out, and instances of it that are otherwise: each at most.
const MOST_INSTANCES: usize = 10_000;

/// As Google tells it; what is not read here is left as it is there.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Event {
    pub id: String,
    pub etag: String,
    pub status: String,
    pub summary: Option<String>,
    pub location: Option<String>,
    pub description: Option<String>,
    pub start: Option<When>,
    pub end: Option<When>,
    pub recurrence: Vec<String>,
    pub recurring_event_id: Option<String>,
    pub original_start_time: Option<When>,
    #[serde(rename = "iCalUID")]
    pub ical_uid: Option<String>,
    pub sequence: i64,
    pub transparency: Option<String>,
    pub attendees: Vec<Attendee>,
    pub organizer: Option<Organizer>,
    pub extended_properties: Extended,
}

#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct When {
    pub date: Option<civil::Date>,
    pub date_time: Option<String>,
    pub time_zone: Option<String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Attendee {
    email: String,
    display_name: Option<String>,
    response_status: Option<String>,
    organizer: bool,
    resource: bool,
    comment: Option<String>,
    #[serde(rename = "self")]
    is_self: bool,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Organizer {
    email: Option<String>,
    display_name: Option<String>,
    #[serde(rename = "self")]
    is_self: bool,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Extended {
    private: Map<String, Value>,
}

/// The id under which something of ours is written: the same for the same uid, of letters that Google takes.
pub(super) fn id_of(uid: &str) -> String {
    text::hex(&Sha256::digest(uid.as_bytes()))
}

impl Event {
    pub(super) fn is_cancelled(&self) -> bool {
        self.status == "cancelled"
    }

    pub(super) fn uid(&self) -> &str {
        let ours = self.extended_properties.private.get(OUR_UID).and_then(Value::as_str);
        ours.or(self.ical_uid.as_deref()).unwrap_or(&self.id)
    }

    fn line(text: Option<&String>) -> String {
        let clean = text.map(|text| text::clean(text)).unwrap_or_default();
        text::shorten(clean.trim(), LINE)
    }

    fn some_line(text: Option<&String>) -> Option<String> {
        Some(Self::line(text)).filter(|line| !line.is_empty())
    }

    fn notes(&self) -> Option<String> {
        let notes = self.description.as_deref().map(text::clean)?;
        Some(text::shorten(notes.trim(), NOTES)).filter(|notes| !notes.is_empty())
    }

    fn status(&self) -> Status {
        match self.status.as_str() {
            "tentative" => Status::Tentative,
            "cancelled" => Status::Cancelled,
            _ => Status::Confirmed,
        }
    }

    fn span(&self, zone: &str) -> Option<(Moment, Moment)> {
        let starts = self.start.as_ref()?.moment(zone)?;
        let ends = self.end.as_ref().and_then(|end| end.moment(zone));
        let fits = |ends: &Moment| match (&starts, ends) {
            (Moment::Day(from), Moment::Day(to)) => to >= from,
            (Moment::At { .. }, Moment::At { .. }) => ends.instant(&TimeZone::UTC) >= starts.instant(&TimeZone::UTC),
            _ => false,
        };
        let ends = ends.filter(fits).unwrap_or_else(|| starts.clone());
        Some((starts, ends))
    }

    /// The lines of its recurrence of one kind, each with its parameters and its value.
    fn lines<'a>(&'a self, kind: &'static str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.recurrence.iter().filter_map(move |line| {
            let rest = line.strip_prefix(kind)?;
            let (parameters, value) = rest.split_once(':')?;
            (parameters.is_empty() || parameters.starts_with(';')).then_some((parameters, value))
        })
    }

    fn moments(&self, kind: &'static str, zone: &str) -> Vec<Moment> {
        let of = |(parameters, value): (&str, &str)| {
            let named = parameters.split(';').find_map(|one| one.strip_prefix("TZID="));
            let zone = named.unwrap_or(zone).to_owned();
            value.split(',').filter_map(|value| moment_of(value, &zone)).collect::<Vec<_>>()
        };
        self.lines(kind).flat_map(of).take(MOST_INSTANCES).collect()
    }
}

impl When {
    /// In its own zone, else in `zone`, the calendar's.
    fn moment(&self, zone: &str) -> Option<Moment> {
        if let Some(day) = self.date {
            return Some(Moment::Day(day));
        }
        let at: Timestamp = self.date_time.as_deref()?.parse().ok()?;
        let name = self.time_zone.as_deref().unwrap_or(zone);
        let known = TimeZone::get(name).ok().map(|found| (name.to_owned(), found));
        let (name, found) = known.unwrap_or_else(|| ("UTC".to_owned(), TimeZone::UTC));
        Some(Moment::At { wall: found.to_datetime(at), zone: name })
    }

    fn instant(&self, zone: &TimeZone) -> Option<Timestamp> {
        match self.date {
            Some(day) => Some(Moment::Day(day).instant(zone)),
            None => self.date_time.as_deref()?.parse().ok(),
        }
    }
}

/// As Google takes it. What the other form would say is taken away, for an event that changes between days and times.
pub(super) fn when(moment: &Moment, zone: &str) -> Value {
    match moment {
        Moment::Day(day) => json!({ "date": day.to_string(), "dateTime": null, "timeZone": null }),
        Moment::At { wall, zone: named } => {
            let named = if TimeZone::get(named).is_ok() { named } else { zone };
            json!({ "date": null, "dateTime": written(*wall), "timeZone": named })
        }
    }
}

fn written(wall: DateTime) -> String {
    wall.strftime("%Y-%m-%dT%H:%M:%S").to_string()
}

/// An event, or a series with its instances.
#[derive(Debug, Clone)]
pub(super) struct Series {
    pub master: Event,
    /// Instances that are otherwise or deleted; of an event that does not repeat there are none.
    pub instances: Vec<Event>,
}

impl Series {
    /// A version of all of it.
    pub(super) fn etag(&self) -> String {
        if self.master.recurrence.is_empty() {
            return self.master.etag.clone();
        }
        let mut all: Vec<&str> = self.instances.iter().map(|one| one.etag.as_str()).collect();
        all.sort_unstable();
        let hash = text::hex(&Sha256::digest(all.join("\n").as_bytes()));
        format!("{} {}", self.master.etag, &hash[..32])
    }

    /// `zone` is the calendar's. The error says what cannot be read.
    pub(super) fn found(&self, zone: &str) -> Result<Found, String> {
        let entry = self.entry(zone).ok_or("it does not say when it begins")?;
        Ok(Found { href: self.master.id.clone(), etag: self.etag(), entry })
    }

    fn entry(&self, zone: &str) -> Option<Entry> {
        let master = &self.master;
        let (starts, ends) = master.span(zone)?;
        let mut entry = Entry {
            uid: master.uid().to_owned(),
            title: Event::line(master.summary.as_ref()),
            place: Event::some_line(master.location.as_ref()),
            notes: master.notes(),
            guests: master.guests(),
            recurrence: master.lines("RRULE").next().map(|(_, rule)| rule.to_owned()),
            left_out: master.moments("EXDATE", zone),
            special: Vec::new(),
            status: master.status(),
            busy: master.transparency.as_deref() != Some("transparent"),
            sequence: master.sequence,
            starts,
            ends,
        };
        let plain = |of: Moment| entry.at(of);
        let added: Vec<Instance> = master.moments("RDATE", zone).into_iter().filter_map(plain).collect();
        for one in &self.instances {
            let Some(of) = one.original_start_time.as_ref().and_then(|when| entry.moment_of(when, zone)) else {
                continue;
            };
            let Some(series) = entry.at(of.clone()) else { continue };
            let said = one.instance(&series, zone);
            match said.status {
                _ if said == series => {}
                Status::Cancelled if said == (Instance { status: Status::Cancelled, ..series }) => {
                    if !entry.left_out.contains(&of) {
                        entry.left_out.push(of);
                    }
                }
                _ => entry.special.push(said),
            }
        }
        for one in added {
            if !entry.special.iter().any(|special| special.of == one.of) {
                entry.special.push(one);
            }
        }
        entry.left_out.sort();
        entry.special.sort_by(|one, other| one.of.cmp(&other.of));
        entry.left_out.truncate(MOST_INSTANCES);
        entry.special.truncate(MOST_INSTANCES);
        Some(entry)
    }
}

impl Event {
    fn guests(&self) -> Vec<Guest> {
        let people = self.attendees.iter().filter(|one| !one.resource && one.email.contains('@'));
        let mut guests: Vec<Guest> = people
            .map(|one| Guest {
                email: text::clean(&one.email),
                name: Self::some_line(one.display_name.as_ref()),
                answer: match one.response_status.as_deref() {
                    Some("accepted") => Answer::Yes,
                    Some("declined") => Answer::No,
                    Some("tentative") => Answer::Maybe,
                    _ => Answer::None,
                },
                organizer: one.organizer,
                note: one.comment.as_deref().and_then(note),
                own: one.is_self,
            })
            .take(MOST_GUESTS)
            .collect();
        // Who invited is not always among those who were.
        let organizer = self.organizer.as_ref().filter(|one| !one.is_self && !guests.is_empty());
        if let Some(Organizer { email: Some(email), display_name, .. }) = organizer
            && !guests.iter().any(|guest| guest.organizer || guest.email == *email)
        {
            let name = Self::some_line(display_name.as_ref());
            let email = text::clean(email);
            guests.push(Guest { email, name, answer: Answer::Yes, organizer: true, note: None, own: false });
        }
        guests
    }

    /// An instance as it stands; what a deleted one does not say is the series'.
    fn instance(&self, series: &Instance, zone: &str) -> Instance {
        let bare = self.is_cancelled() && self.start.is_none();
        if bare {
            return Instance { status: Status::Cancelled, ..series.clone() };
        }
        let (starts, ends) = self.span(zone).unwrap_or_else(|| (series.starts.clone(), series.ends.clone()));
        Instance {
            of: series.of.clone(),
            title: Self::line(self.summary.as_ref()),
            starts: starts.like(&series.starts),
            ends: ends.like(&series.ends),
            place: Self::some_line(self.location.as_ref()),
            notes: self.notes(),
            status: self.status(),
        }
    }
}

impl Moment {
    /// The same instant in the zone of `other`, where both are times: Google names instances in the calendar's zone.
    fn like(self, other: &Self) -> Self {
        let (Self::At { .. }, Self::At { zone, .. }) = (&self, other) else { return self };
        let Ok(found) = TimeZone::get(zone) else { return self };
        Self::At { wall: found.to_datetime(self.instant(&TimeZone::UTC)), zone: zone.clone() }
    }
}

impl Entry {
    /// When an instance would begin, as its series writes times.
    fn moment_of(&self, when: &When, zone: &str) -> Option<Moment> {
        Some(when.moment(zone)?.like(&self.starts))
    }

    /// The instance that would begin at `of`, as the series says.
    pub(super) fn at(&self, of: Moment) -> Option<Instance> {
        let ends = match (&self.starts, &self.ends, &of) {
            (Moment::Day(from), Moment::Day(to), Moment::Day(of)) => {
                Moment::Day(of.checked_add(to.since(*from).ok()?).ok()?)
            }
            (Moment::At { .. }, Moment::At { .. }, Moment::At { zone, .. }) => {
                let lasts = self.starts.instant(&TimeZone::UTC).duration_until(self.ends.instant(&TimeZone::UTC));
                let found = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
                let ends = of.instant(&found).checked_add(lasts).ok()?;
                Moment::At { wall: found.to_datetime(ends), zone: zone.clone() }
            }
            _ => return None,
        };
        Some(Instance {
            starts: of.clone(),
            of,
            ends,
            title: self.title.clone(),
            place: self.place.clone(),
            notes: self.notes.clone(),
            status: self.status,
        })
    }

    /// A new event of it, under the id of its uid.
    pub(super) fn event(&self, zone: &str) -> Value {
        let mut event = self.fields(zone);
        event.insert("id".into(), json!(id_of(&self.uid)));
        event.insert("extendedProperties".into(), json!({ "private": { OUR_UID: self.uid } }));
        event.insert("recurrence".into(), json!(self.recurrence_lines(&[])));
        if !self.guests.is_empty() {
            event.insert("attendees".into(), self.attendees());
        }
        event.retain(|_, value| !value.is_null());
        for side in ["start", "end"] {
            if let Some(Value::Object(when)) = event.get_mut(side) {
                when.retain(|_, value| !value.is_null());
            }
        }
        Value::Object(event)
    }

    /// Each field as Google writes it; null where there is nothing.
    fn fields(&self, zone: &str) -> Map<String, Value> {
        let status = match self.status {
            Status::Tentative => "tentative",
            Status::Confirmed | Status::Cancelled => "confirmed",
        };
        let fields = json!({
            "summary": self.title,
            "location": self.place,
            "description": self.notes,
            "start": when(&self.starts, zone),
            "end": when(&self.ends, zone),
            "status": status,
            "transparency": if self.busy { "opaque" } else { "transparent" },
        });
        let Value::Object(fields) = fields else { return Map::new() };
        fields
    }

    fn attendees(&self) -> Value {
        let one = |guest: &Guest| {
            let mut one = json!({ "email": guest.email, "responseStatus": answer(guest) });
            if let Some(name) = &guest.name {
                one["displayName"] = json!(name);
            }
            if let Some(note) = &guest.note {
                one["comment"] = json!(note);
            }
            one
        };
        self.guests.iter().map(one).collect()
    }

    /// The account's owner, where what they said is all that differs among the guests: a guest changes nothing else of
    /// somebody's event.
    fn answered(&self, before: &Self) -> Option<&Guest> {
        let said = |guest: &Guest| Guest { answer: Answer::None, note: None, ..guest.clone() };
        let same = self.guests.len() == before.guests.len()
            && self
                .guests
                .iter()
                .zip(&before.guests)
                .all(|(one, other)| one == other || (one.own && said(one) == said(other)));
        self.guests.iter().find(|guest| guest.own).filter(|_| same)
    }

    /// The rule and what it leaves out; `others` are lines that an entry does not hold.
    fn recurrence_lines(&self, others: &[String]) -> Vec<String> {
        let Some(rule) = &self.recurrence else { return Vec::new() };
        let mut lines = vec![format!("RRULE:{rule}")];
        for left_out in &self.left_out {
            lines.push(match left_out {
                Moment::Day(_) => format!("EXDATE;VALUE=DATE:{}", value_of(left_out)),
                Moment::At { zone, .. } if zone == "UTC" => format!("EXDATE:{}", value_of(left_out)),
                Moment::At { zone, .. } => format!("EXDATE;TZID={zone}:{}", value_of(left_out)),
            });
        }
        lines.extend(others.iter().cloned());
        lines
    }

    /// What is to be said otherwise of the master: the fields that differ from `before`.
    pub(super) fn patch(&self, before: &Self, master: &Event, zone: &str) -> Map<String, Value> {
        let (old, mut new) = (before.fields(zone), self.fields(zone));
        new.retain(|name, value| old.get(name) != Some(value));
        // Both ends go together: Google checks one against the other.
        if new.contains_key("start") || new.contains_key("end") {
            let all = self.fields(zone);
            new.extend(all.into_iter().filter(|(name, _)| name == "start" || name == "end"));
        }
        if (&self.recurrence, &self.left_out) != (&before.recurrence, &before.left_out) {
            let known = |line: &&String| !line.starts_with("RRULE") && !line.starts_with("EXDATE");
            let others: Vec<String> = master.recurrence.iter().filter(known).cloned().collect();
            new.insert("recurrence".into(), json!(self.recurrence_lines(&others)));
        }
        match self.answered(before) {
            _ if self.guests == before.guests => {}
            Some(own) => {
                let note = own.note.as_deref().unwrap_or_default();
                let one = json!({ "email": own.email, "responseStatus": answer(own), "comment": note });
                new.insert("attendees".into(), json!([one]));
                new.insert("attendeesOmitted".into(), json!(true));
            }
            None => {
                new.insert("attendees".into(), self.attendees());
            }
        }
        new
    }

    /// What each instance is to say that says otherwise than before, by when it would begin: those that are special now,
    /// and those that are as the series says again.
    pub(super) fn instances_to_write(&self, before: &Self) -> Vec<Instance> {
        let mut all: Vec<Instance> = self.special.iter().filter(|one| !before.special.contains(one)).cloned().collect();
        let special = |of: &Moment| self.special.iter().any(|one| one.of == *of);
        let gone = before.special.iter().map(|one| &one.of).filter(|of| !special(of) && !self.left_out.contains(of));
        all.extend(gone.filter_map(|of| self.at(of.clone())));
        all
    }
}

fn answer(guest: &Guest) -> &'static str {
    match guest.answer {
        Answer::None => "needsAction",
        Answer::Yes => "accepted",
        Answer::No => "declined",
        Answer::Maybe => "tentative",
    }
}

/// A guest's words, as one line.
fn note(said: &str) -> Option<String> {
    let line = text::clean(said).split_whitespace().collect::<Vec<_>>().join(" ");
    Some(text::shorten(&line, MOST_NOTE)).filter(|note| !note.is_empty())
}

/// What an instance is to say.
pub(super) fn instance_patch(instance: &Instance, zone: &str) -> Value {
    json!({
        "summary": instance.title,
        "location": instance.place,
        "description": instance.notes,
        "start": when(&instance.starts, zone),
        "end": when(&instance.ends, zone),
        "status": match instance.status {
            Status::Confirmed => "confirmed",
            Status::Tentative => "tentative",
            Status::Cancelled => "cancelled",
        },
    })
}

/// Whether an event is the instance that would begin at `of`.
pub(super) fn is_of(event: &Event, of: &Moment, zone: &str) -> bool {
    let home = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let when = event.original_start_time.as_ref().and_then(|when| when.instant(&home));
    when == Some(of.instant(&home))
}
