//! Names of zones as programs write them, to those of IANA: their own, Windows', paths that end in one, and zones that
//! are only described.

use std::collections::BTreeMap;

use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, civil};

use super::windows::WINDOWS;
use crate::lines::Part;

/// The longest name that is kept, in characters.
const MOST: usize = 100;
/// Whose rules a zone is compared with that is only described, the best known first.
const COMMON: [&str; 23] = [
    "Europe/Berlin",
    "Europe/London",
    "Europe/Helsinki",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Anchorage",
    "America/Halifax",
    "America/St_Johns",
    "America/Santiago",
    "Australia/Sydney",
    "Australia/Adelaide",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Asia/Jerusalem",
    "Asia/Beirut",
    "Africa/Cairo",
    "Europe/Chisinau",
    "Atlantic/Azores",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Australia/Darwin",
];
/// The year whose clock changes are compared.
const YEAR: i16 = 2026;

/// The zones of one file, by the names that it uses.
#[derive(Debug, Default)]
pub(super) struct Zones(BTreeMap<String, String>);

impl Zones {
    /// What the file's `VTIMEZONE`s say.
    pub(super) fn of(calendar: &Part) -> Self {
        let mut zones = BTreeMap::new();
        for part in calendar.parts().filter(|part| part.name == "VTIMEZONE") {
            if let Some(name) = part.text("TZID") {
                let known = known(&name)
                    .or_else(|| part.text("X-LIC-LOCATION").and_then(|name| known(&name)))
                    .or_else(|| part.text("TZID-ALIAS-OF").and_then(|name| known(&name)))
                    .or_else(|| described(part));
                zones.insert(name.clone(), known.unwrap_or_else(|| odd(&name)));
            }
        }
        Self(zones)
    }

    /// The IANA name; as it stands, cleaned and cut, where it cannot be told which zone that is.
    pub(super) fn name(&mut self, tzid: &str) -> &str {
        self.0.entry(tzid.to_owned()).or_insert_with(|| known(tzid).unwrap_or_else(|| odd(tzid)))
    }
}

fn odd(name: &str) -> String {
    domain::text::shorten(&domain::text::clean(name).replace(['\n', '\t'], " "), MOST)
}

/// By name alone.
pub(super) fn known(name: &str) -> Option<String> {
    let name = name.trim().trim_matches('"');
    if name.len() > 4 * MOST {
        return None;
    }
    let windows = || {
        let found = WINDOWS.binary_search_by(|(windows, _)| windows.cmp(&name)).ok()?;
        Some(WINDOWS[found].1.to_owned())
    };
    // `/citadel.org/20210210_1/Europe/Madrid`
    let suffix = || name.match_indices('/').find_map(|(at, _)| iana(&name[at + 1..]));
    iana(name).or_else(windows).or_else(suffix)
}

/// As the database writes it.
fn iana(name: &str) -> Option<String> {
    let zone = TimeZone::get(name).ok()?;
    zone.iana_name().map(str::to_owned)
}

/// By the newest rules that a `VTIMEZONE` gives.
fn described(zone: &Part) -> Option<String> {
    let newest = |kind: &'static str| {
        let rules = zone.parts().filter(move |part| part.name == kind);
        rules.max_by_key(|rule| rule.first("DTSTART").map(|line| line.value().to_owned()).unwrap_or_default())
    };
    let standard = newest("STANDARD")?;
    let winter = offset_of(standard)?;
    let Some(daylight) = newest("DAYLIGHT").filter(|_| standard.first("RRULE").is_some()) else {
        return fixed(winter).or_else(|| common(&[(winter, None)]));
    };
    let begins = |rule: &Part| month(rule).map(|month| (offset_of(rule), month));
    let (Some((_, autumn)), Some((Some(summer), spring))) = (begins(standard), begins(daylight)) else { return None };
    common(&[(winter, Some(autumn)), (summer, Some(spring))])
}

/// A zone without clock changes, by whole hours.
fn fixed(offset: Offset) -> Option<String> {
    let hours = offset.seconds() / 3600;
    let name = match hours {
        0 => "UTC".to_owned(),
        // As POSIX counts: hours behind UTC.
        hours => format!("Etc/GMT{:+}", -hours),
    };
    (offset.seconds() % 3600 == 0).then(|| iana(&name))?
}

/// The first of the common zones with just these offsets, each since the month in which it begins.
fn common(wanted: &[(Offset, Option<i8>)]) -> Option<String> {
    let year = |year: i16| civil::date(year, 1, 1).to_zoned(TimeZone::UTC).ok().map(|at| at.timestamp());
    let (from, to): (Timestamp, Timestamp) = (year(YEAR)?, year(YEAR + 1)?);
    let fits = |name: &&&str| {
        let Ok(zone) = TimeZone::get(name) else { return false };
        let changes = zone.following(from).take_while(|change| change.timestamp() < to).take(4);
        let mut all: Vec<_> =
            changes.map(|change| (change.offset(), Some(zone.to_datetime(change.timestamp()).month()))).collect();
        if all.is_empty() {
            all.push((zone.to_offset(from), None));
        }
        all.len() == wanted.len() && wanted.iter().all(|one| all.contains(one))
    };
    COMMON.iter().find(fits).map(|name| (*name).to_owned())
}

fn offset_of(rule: &Part) -> Option<Offset> {
    let text = rule.first("TZOFFSETTO")?.value().trim().to_owned();
    let (sign, digits) = text.strip_prefix('-').map_or((1, text.trim_start_matches('+')), |digits| (-1, digits));
    let two = |at: usize| digits.get(at..at + 2)?.parse::<i32>().ok();
    let seconds = if digits.len() > 4 { two(4)? } else { 0 };
    Offset::from_seconds(sign * (two(0)? * 3600 + two(2)? * 60 + seconds)).ok()
}

/// In which it begins.
fn month(rule: &Part) -> Option<i8> {
    let by_rule = rule.first("RRULE").and_then(|line| {
        let part = line.value().split(';').find_map(|part| part.strip_prefix("BYMONTH="))?;
        part.parse().ok()
    });
    by_rule.or_else(|| rule.first("DTSTART")?.value().get(4..6)?.parse().ok())
}
