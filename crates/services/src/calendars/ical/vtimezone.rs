//! A zone written out as `VTIMEZONE`, from the clock changes that the zone database knows.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone, TimeZoneTransition};
use jiff::{SignedDuration, ToSpan};

use crate::lines::{Item, Line, Part, escaped};

/// How far past now the changes are looked at. A zone whose changes follow no yearly rule is right for so long.
const YEARS_AHEAD: i64 = 10;
/// The most changes that are written; more than 100 years of them.
const MAX_CHANGES: usize = 250;

/// Clock changes that go from one offset to another: an observance with its onsets, in wall time before the change.
#[derive(Debug)]
struct Observance {
    from: Offset,
    to: Offset,
    summer: bool,
    name: String,
    onsets: Vec<DateTime>,
}

/// The zone of that name as it is from `first` on; none where there is no such zone.
pub fn part(name: &str, first: Timestamp, now: Timestamp) -> Option<Part> {
    let zone = TimeZone::get(name).ok()?;
    let until = first.max(now).saturating_add(SignedDuration::from_hours(YEARS_AHEAD * 366 * 24)).unwrap_or(now);
    let mut part = Part::new("VTIMEZONE");
    part.items.push(Item::Line(Line::of("TZID", &[], name)));
    for observance in observances(&zone, first, until) {
        let mut rule = Part::new(if observance.summer { "DAYLIGHT" } else { "STANDARD" });
        let mut line = |name: &str, value: &str| rule.items.push(Item::Line(Line::of(name, &[], value)));
        line("DTSTART", &local(observance.onsets[0]));
        line("TZOFFSETFROM", &offset(observance.from));
        line("TZOFFSETTO", &offset(observance.to));
        line("TZNAME", &escaped(&observance.name));
        if let Some(yearly) = yearly(&observance.onsets, zone.to_datetime(until)) {
            line("RRULE", &yearly);
        } else {
            for onset in &observance.onsets[1..] {
                line("RDATE", &local(*onset));
            }
        }
        part.items.push(Item::Part(rule));
    }
    Some(part)
}

/// The one in force at `first`, and those that begin by `until`.
fn observances(zone: &TimeZone, first: Timestamp, until: Timestamp) -> Vec<Observance> {
    let start = zone.preceding(first.saturating_add(1.second()).unwrap_or(first)).next();
    let begins = start.as_ref().map_or(first, TimeZoneTransition::timestamp);
    let changes = zone.following(begins).take_while(|change| change.timestamp() <= until).take(MAX_CHANGES);
    let mut all: Vec<Observance> = Vec::new();
    if start.is_none() {
        // No change ever before: the zone has always been so.
        let info = zone.to_offset_info(first);
        let (offset, summer) = (info.offset(), info.dst().is_dst());
        let onsets = vec![DateTime::constant(1970, 1, 1, 0, 0, 0, 0)];
        all.push(Observance { from: offset, to: offset, summer, name: info.abbreviation().into(), onsets });
    }
    for change in start.into_iter().chain(changes) {
        let before = change.timestamp().saturating_sub(1.second()).unwrap_or(first);
        let (from, to) = (zone.to_offset(before), change.offset());
        let (summer, name) = (change.dst().is_dst(), change.abbreviation());
        let onset = from.to_datetime(change.timestamp());
        let known = all
            .iter_mut()
            .find(|known| (known.from, known.to, known.summer) == (from, to, summer) && known.name == name);
        match known {
            Some(known) => known.onsets.push(onset),
            None => all.push(Observance { from, to, summer, name: name.into(), onsets: vec![onset] }),
        }
    }
    all
}

/// The yearly rule that makes exactly these onsets, up to the year of `until`.
fn yearly(onsets: &[DateTime], until: DateTime) -> Option<String> {
    let (first, last) = (onsets.first()?, onsets.last()?);
    let alike = |onset: &DateTime| {
        (onset.month(), onset.weekday(), onset.time()) == (first.month(), first.weekday(), first.time())
    };
    let each_year = onsets.windows(2).all(|pair| pair[1].year() == pair[0].year() + 1);
    if onsets.len() < 3 || last.year() < until.year() - 1 || !each_year || !onsets.iter().all(alike) {
        return None;
    }
    let nth = |onset: &DateTime| (onset.day() - 1) / 7 + 1;
    let is_last = |onset: &DateTime| onset.day() + 7 > onset.date().days_in_month();
    let nth = if onsets.iter().all(is_last) {
        -1
    } else if onsets.iter().all(|onset| nth(onset) == nth(first)) {
        nth(first)
    } else {
        return None;
    };
    let weekday = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][first.weekday().to_monday_zero_offset() as usize];
    Some(format!("FREQ=YEARLY;BYMONTH={};BYDAY={nth}{weekday}", first.month()))
}

fn local(at: DateTime) -> String {
    at.strftime("%Y%m%dT%H%M%S").to_string()
}

/// `+0100`; with seconds where the zone's history has them.
fn offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let (sign, rest) = (if seconds < 0 { '-' } else { '+' }, seconds.abs());
    let text = format!("{sign}{:02}{:02}", rest / 3_600, rest / 60 % 60);
    if rest % 60 == 0 { text } else { format!("{text}{:02}", rest % 60) }
}
