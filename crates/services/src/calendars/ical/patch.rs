//! An [`Entry`] written over a file: line by line, and only where the file says otherwise.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::super::{Answer, Entry, Guest, Instance, Moment, Status};
use super::moment::{self, UTC, utc};
use super::read::{Face, NOTE, Reading, address, rdate};
use super::vtimezone;
use super::zones::Zones;
use crate::lines::{Item, Line, Part};

/// `before` is what `calendar` says; none: it is new, and empty. Fails where the outcome could not be read again.
pub(super) fn apply(
    calendar: &mut Part,
    before: Option<&Reading>,
    entry: &Entry,
    now: Timestamp,
) -> Result<(), String> {
    let at = before.map_or(calendar.items.len(), |before| before.main);
    if before.is_none() {
        let mut event = Part::new("VEVENT");
        event.set_text("UID", Some(&entry.uid));
        calendar.items.push(Item::Part(event));
    }
    let before = before.map(|before| &before.entry);
    if let Some(Item::Part(event)) = calendar.items.get_mut(at) {
        set_face(event, before.map(Face::of_entry).as_ref(), &Face::of_entry(entry));
        set_series(event, before, entry);
        stamp(event, now);
    }
    // As the series reads now: its instances may read otherwise, too.
    let reading = Reading::of(calendar)?.ok_or("it is no event")?;
    set_instances(calendar, &reading, entry, now);
    if let Some(before) = before {
        set_answers(calendar, &before.guests, &entry.guests);
    }
    set_zones(calendar, entry, now);
    Ok(())
}

/// What an event and an instance of one have alike, where it differs.
fn set_face(event: &mut Part, before: Option<&Face>, after: &Face) {
    let differs = |same: fn(&Face, &Face) -> bool| before.is_none_or(|before| !same(before, after));
    if differs(|one, other| one.title == other.title) {
        event.set_text("SUMMARY", after.title.as_deref().filter(|title| !title.is_empty()));
    }
    if differs(|one, other| (&one.starts, &one.ends) == (&other.starts, &other.ends)) {
        event.set("DTSTART", [moment::line("DTSTART", &after.starts)]);
        event.set("DURATION", []);
        // What takes no time has no end: an end at the start is not allowed.
        let takes_time = after.ends != after.starts;
        event.set("DTEND", takes_time.then(|| moment::line("DTEND", &after.ends)));
    }
    // What programs tell a second time goes with the first: else they would go on showing what was.
    if differs(|one, other| one.place == other.place) {
        event.set_text("LOCATION", after.place.as_deref());
        event.set("X-APPLE-STRUCTURED-LOCATION", []);
        event.set("GEO", []);
    }
    if differs(|one, other| one.notes == other.notes) {
        event.set_text("DESCRIPTION", after.notes.as_deref());
        event.set("X-ALT-DESC", []);
    }
    if differs(|one, other| one.status == other.status) {
        let status = match after.status {
            Status::Confirmed => "CONFIRMED",
            Status::Tentative => "TENTATIVE",
            Status::Cancelled => "CANCELLED",
        };
        event.set("STATUS", [Line::of("STATUS", &[], status)]);
    }
}

/// What only the series has, where it differs.
fn set_series(event: &mut Part, before: Option<&Entry>, after: &Entry) {
    if before.is_none_or(|before| before.recurrence != after.recurrence) {
        event.set("RRULE", after.recurrence.as_ref().map(|rule| Line::of("RRULE", &[], rule)));
    }
    if before.is_none_or(|before| before.left_out != after.left_out) {
        let lines: Vec<Line> = moment::lines("EXDATE", &after.left_out).collect();
        event.set("EXDATE", lines);
    }
    if before.is_none_or(|before| before.busy != after.busy) {
        let busy = if after.busy { "OPAQUE" } else { "TRANSPARENT" };
        event.set("TRANSP", [Line::of("TRANSP", &[], busy)]);
        event.set("X-MICROSOFT-CDO-BUSYSTATUS", []);
    }
    if before.is_none_or(|before| before.sequence != after.sequence) {
        event.set("SEQUENCE", [Line::of("SEQUENCE", &[], &after.sequence.to_string())]);
    }
    let known = before.map(|before| before.guests.as_slice()).unwrap_or_default();
    // Whose account it is stands in no file.
    let same = |(one, other): (&Guest, &Guest)| *one == Guest { own: one.own, ..other.clone() };
    if known.len() != after.guests.len() || !known.iter().zip(&after.guests).all(same) {
        set_guests(event, known, &after.guests);
    }
}

/// Lines of guests who stay keep what else they say; those that name no address stay as they are.
fn set_guests(event: &mut Part, before: &[Guest], after: &[Guest]) {
    let key = |email: &str| email.to_ascii_lowercase();
    let known: BTreeMap<String, &Guest> = before.iter().map(|guest| (key(&guest.email), guest)).collect();
    let wanted: BTreeSet<String> = after.iter().map(|guest| key(&guest.email)).collect();
    let of = |line: &Line| address(line).map(|email| key(&email));
    let standing: BTreeMap<String, Line> =
        event.all("ATTENDEE").filter_map(|line| Some((of(line)?, line.clone()))).collect();

    let stays = |line: &&Line| of(line).is_none_or(|email| !known.contains_key(&email) && !wanted.contains(&email));
    let mut lines: Vec<Line> = event.all("ATTENDEE").filter(stays).cloned().collect();
    for guest in after {
        let line = standing.get(&key(&guest.email));
        // Who only invites is no guest.
        if line.is_none() && guest.organizer && guest.answer == Answer::None {
            continue;
        }
        let new = || Line::of("ATTENDEE", &[("ROLE", "REQ-PARTICIPANT"), ("RSVP", "TRUE")], &mailto(guest));
        let said = known.get(&key(&guest.email)).filter(|_| line.is_some());
        let mut line = line.cloned().unwrap_or_else(new);
        if said.is_none_or(|said| said.name != guest.name) {
            line = line.with("CN", guest.name.as_deref());
        }
        if said.is_none_or(|said| said.answer != guest.answer) {
            line = line.with("PARTSTAT", Some(answer(guest.answer)));
        }
        if said.map_or(guest.note.is_some(), |said| said.note != guest.note) {
            line = line.with(NOTE, guest.note.as_deref());
        }
        lines.push(line);
    }
    event.set("ATTENDEE", lines);

    let organizer = after.iter().find(|guest| guest.organizer);
    let stands = event.first("ORGANIZER").cloned();
    let line = organizer.map(|guest| {
        let same = stands.filter(|line| of(line) == Some(key(&guest.email)));
        let said = known.get(&key(&guest.email)).filter(|_| same.is_some());
        let line = same.unwrap_or_else(|| Line::of("ORGANIZER", &[], &mailto(guest)));
        if said.is_some_and(|said| said.name == guest.name) { line } else { line.with("CN", guest.name.as_deref()) }
    });
    event.set("ORGANIZER", line);
}

/// An answer to a series is one to each of its instances: where it is another than before, those that are otherwise say
/// so too.
fn set_answers(calendar: &mut Part, before: &[Guest], after: &[Guest]) {
    let said = |guest: &&Guest| {
        before.iter().any(|known| known.email.eq_ignore_ascii_case(&guest.email) && known.answer != guest.answer)
    };
    let changed: Vec<&Guest> = after.iter().filter(said).collect();
    if changed.is_empty() {
        return;
    }
    for item in &mut calendar.items {
        let Item::Part(event) = item else { continue };
        if event.name != "VEVENT" || event.first("RECURRENCE-ID").is_none() {
            continue;
        }
        let answered = |line: &Line| {
            let email = address(line)?;
            let guest = changed.iter().find(|guest| guest.email.eq_ignore_ascii_case(&email))?;
            Some(line.with("PARTSTAT", Some(answer(guest.answer))).with(NOTE, guest.note.as_deref()))
        };
        let lines: Vec<Line> =
            event.all("ATTENDEE").map(|line| answered(line).unwrap_or_else(|| line.clone())).collect();
        event.set("ATTENDEE", lines);
    }
}

fn mailto(guest: &Guest) -> String {
    format!("mailto:{}", guest.email)
}

fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::None => "NEEDS-ACTION",
        Answer::Yes => "ACCEPTED",
        Answer::No => "DECLINED",
        Answer::Maybe => "TENTATIVE",
    }
}

/// Takes away, changes and adds instances; those that say the same stay as they are.
fn set_instances(calendar: &mut Part, reading: &Reading, entry: &Entry, now: Timestamp) {
    let known: BTreeMap<&Moment, &Instance> = reading.entry.special.iter().map(|one| (&one.of, one)).collect();
    let wanted: BTreeMap<&Moment, &Instance> = entry.special.iter().map(|one| (&one.of, one)).collect();
    let gone: BTreeSet<&Moment> = known.keys().copied().filter(|of| !wanted.contains_key(of)).collect();
    if let Some(Item::Part(event)) = calendar.items.get_mut(reading.main) {
        take_dates(event, &gone, &reading.entry);
    }
    let template = template(calendar, reading.main);
    let mut new = Vec::new();
    for (of, instance) in wanted {
        let before = known.get(of);
        if before.is_some_and(|before| *before == instance) {
            continue;
        }
        let after = Face::of_instance(instance);
        match reading.instances.get(of).and_then(|all| calendar.items.get_mut(*all.last()?)) {
            Some(Item::Part(event)) => {
                set_face(event, before.map(|before| Face::of_instance(before)).as_ref(), &after);
                stamp(event, now);
            }
            _ => {
                let mut event = template.clone();
                event.set("RECURRENCE-ID", [moment::line("RECURRENCE-ID", of)]);
                set_face(&mut event, None, &after);
                stamp(&mut event, now);
                new.push(Item::Part(event));
            }
        }
    }
    calendar.items.extend(new);
    let gone: BTreeSet<usize> = gone.iter().filter_map(|of| reading.instances.get(of)).flatten().copied().collect();
    let mut at = 0..;
    calendar.items.retain(|_| at.next().is_some_and(|at| !gone.contains(&at)));
}

/// The series as an instance: what it does not say otherwise, guests and alarms among it, is as in the series.
fn template(calendar: &Part, main: usize) -> Part {
    let Some(Item::Part(series)) = calendar.items.get(main) else { return Part::new("VEVENT") };
    let mut event = series.clone();
    for name in ["RRULE", "RDATE", "EXDATE", "EXRULE"] {
        event.set(name, []);
    }
    event
}

/// Takes instances out of those that stand beside the rule.
fn take_dates(event: &mut Part, gone: &BTreeSet<&Moment>, series: &Entry) {
    if gone.is_empty() || event.first("RDATE").is_none() {
        return;
    }
    let mut zones = Zones::default();
    let mut lines = Vec::new();
    for line in event.all("RDATE") {
        let zone = moment::zone_of(line, &mut zones);
        let stays = |value: &&str| rdate(value, &zone, series).is_none_or(|(starts, _)| !gone.contains(&starts));
        let values: Vec<&str> = line.value().split(',').filter(stays).collect();
        if !values.is_empty() {
            lines.push(line.with_value(&values.join(",")));
        }
    }
    event.set("RDATE", lines);
}

fn stamp(event: &mut Part, now: Timestamp) {
    let now = utc(now);
    event.set("DTSTAMP", [Line::of("DTSTAMP", &[], &now)]);
    event.set("LAST-MODIFIED", [Line::of("LAST-MODIFIED", &[], &now)]);
}

/// Describes the zones that are used and not described yet, from the first moment of the entry on.
fn set_zones(calendar: &mut Part, entry: &Entry, now: Timestamp) {
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    for event in calendar.parts().filter(|part| part.name == "VEVENT") {
        wanted.extend(event.lines().filter_map(|line| line.parameter("TZID")));
    }
    for zone in calendar.parts().filter(|part| part.name == "VTIMEZONE") {
        wanted.remove(&zone.text("TZID").unwrap_or_default());
    }
    wanted.remove(UTC);
    let starts = entry.special.iter().map(|instance| &instance.starts).chain([&entry.starts]);
    let first = starts.map(|starts| starts.instant(&TimeZone::UTC)).min().unwrap_or(now);
    let at = calendar.items.iter().position(|item| matches!(item, Item::Part(_))).unwrap_or(calendar.items.len());
    let described: Vec<Item> =
        wanted.iter().filter_map(|name| vtimezone::part(name, first, now)).map(Item::Part).collect();
    calendar.items.splice(at..at, described);
}
