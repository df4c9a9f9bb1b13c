//! Dates, times and durations of RFC 5545.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};

use super::super::Moment;
use super::zones::Zones;
use crate::lines::Line;

/// How UTC's own times are named: written with a `Z`.
pub(super) const UTC: &str = "UTC";

/// Every value of the line, in order; those that are no moments are left out.
pub(super) fn all<'a>(line: &'a Line, zones: &'a mut Zones) -> impl Iterator<Item = Moment> {
    let zone = zone_of(line, zones);
    line.value().split(',').filter_map(move |value| one(value, &zone))
}

pub(super) fn first(line: &Line, zones: &mut Zones) -> Option<Moment> {
    all(line, zones).next()
}

/// The zone that a line names; empty where it names none.
pub(super) fn zone_of(line: &Line, zones: &mut Zones) -> String {
    line.parameter("TZID").map(|name| zones.name(&name).to_owned()).unwrap_or_default()
}

/// `20270603`, `20270603T140000` in `zone`, `20270603T120000Z`.
pub(crate) fn one(value: &str, zone: &str) -> Option<Moment> {
    let value = value.trim();
    let (value, zone) = value.strip_suffix(['Z', 'z']).map_or((value, zone), |value| (value, UTC));
    let Some((day, time)) = value.split_once(['T', 't']) else { return date(value).map(Moment::Day) };
    Some(Moment::At { wall: date(day)?.to_datetime(clock(time)?), zone: zone.to_owned() })
}

fn date(text: &str) -> Option<Date> {
    let [year, month, day] = numbers(text, [4, 2, 2])?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn clock(text: &str) -> Option<Time> {
    // Some leave the seconds out.
    let [hour, minute, second] = match text.len() {
        4 => numbers(text, [2, 2]).map(|[hour, minute]| [hour, minute, 0])?,
        _ => numbers(text, [2, 2, 2])?,
    };
    // A leap second is no time of ours.
    let small = |number: i16| i8::try_from(number).ok();
    Time::new(small(hour)?, small(minute)?, small(second.min(59))?, 0).ok()
}

/// Numbers of so many digits, one behind the other, and nothing else.
fn numbers<const N: usize>(text: &str, digits: [usize; N]) -> Option<[i16; N]> {
    if text.len() != digits.iter().sum::<usize>() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (mut all, mut rest) = ([0; N], text);
    for (number, digits) in all.iter_mut().zip(digits) {
        let (head, tail) = rest.split_at(digits);
        *number = head.parse().ok()?;
        rest = tail;
    }
    Some(all)
}

/// A line that says when: `DTSTART;TZID=Europe/Madrid:20270603T140000`.
pub(super) fn line(name: &str, moment: &Moment) -> Line {
    lines(name, std::slice::from_ref(moment)).next().unwrap_or_else(|| Line::of(name, &[], ""))
}

/// Lines that say when: moments of the same kind and zone that follow one another share one.
pub(super) fn lines(name: &str, moments: &[Moment]) -> impl Iterator<Item = Line> {
    let alike = |one: &Moment, other: &Moment| match (one, other) {
        (Moment::Day(_), Moment::Day(_)) => true,
        (Moment::At { zone, .. }, Moment::At { zone: other, .. }) => zone == other,
        _ => false,
    };
    moments.chunk_by(alike).map(move |chunk| {
        let values: Vec<String> = chunk.iter().map(value).collect();
        let values = values.join(",");
        match &chunk[0] {
            Moment::Day(_) => Line::of(name, &[("VALUE", "DATE")], &values),
            Moment::At { zone, .. } if zone.is_empty() || zone == UTC => Line::of(name, &[], &values),
            Moment::At { zone, .. } => Line::of(name, &[("TZID", zone)], &values),
        }
    })
}

pub(crate) fn value(moment: &Moment) -> String {
    match moment {
        Moment::Day(day) => day.strftime("%Y%m%d").to_string(),
        Moment::At { wall, zone } => {
            format!("{}{}", wall.strftime("%Y%m%dT%H%M%S"), if zone == UTC { "Z" } else { "" })
        }
    }
}

/// An instant in UTC.
pub(crate) fn utc(at: Timestamp) -> String {
    TimeZone::UTC.to_datetime(at).strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// How long something takes: days by the calendar, the rest by the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Length {
    days: i32,
    rest: SignedDuration,
}

impl Length {
    /// `P1W`, `P2DT3H`, `PT45M`; none where it is something else, negative or longer than a lifetime.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim().trim_start_matches('+').strip_prefix(['P', 'p'])?;
        let (mut days, mut seconds, mut number) = (0_i64, 0_i64, None::<i64>);
        for c in text.chars() {
            match (c.to_ascii_uppercase(), number) {
                ('0'..='9', _) => {
                    let digit = i64::from(u32::from(c) - u32::from('0'));
                    number = Some(number.unwrap_or(0) * 10 + digit).filter(|number| *number < 10_000_000_000);
                    number?;
                    continue;
                }
                ('T', None) => {}
                ('W', Some(count)) => days += count * 7,
                ('D', Some(count)) => days += count,
                ('H', Some(count)) => seconds += count * 3600,
                ('M', Some(count)) => seconds += count * 60,
                ('S', Some(count)) => seconds += count,
                _ => return None,
            }
            number = None;
        }
        let sane = number.is_none() && (0..=36_600).contains(&days) && (0..=36_600 * 86_400).contains(&seconds);
        sane.then(|| Self { days: days as i32, rest: SignedDuration::from_secs(seconds) })
    }

    /// So long after `start`.
    pub(super) fn after(self, start: &Moment) -> Option<Moment> {
        let days = Span::new().days(self.days);
        match start {
            Moment::Day(day) => {
                let whole = self.rest.as_hours().max(0) / 24;
                day.checked_add(days).ok()?.checked_add(Span::new().days(whole)).ok().map(Moment::Day)
            }
            Moment::At { wall, zone } => {
                let wall = wall.checked_add(days).ok()?;
                let wall = match TimeZone::get(zone) {
                    Ok(known) => by_clock(wall, &known, self.rest)?,
                    Err(_) => wall.checked_add(self.rest).ok()?,
                };
                Some(Moment::At { wall, zone: zone.clone() })
            }
        }
    }
}

fn by_clock(wall: DateTime, zone: &TimeZone, rest: SignedDuration) -> Option<DateTime> {
    if rest.is_zero() {
        return Some(wall);
    }
    Some(wall.to_zoned(zone.clone()).ok()?.checked_add(rest).ok()?.datetime())
}

/// The same instant as a wall time of `like`'s zone, or of its kind: how instances of a series are told apart whatever
/// zone they are written in. A day stands for the instance that begins on it.
pub(super) fn alike(moment: Moment, like: &Moment) -> Moment {
    match (&moment, like) {
        (Moment::Day(day), Moment::At { wall, zone }) => {
            Moment::At { wall: day.to_datetime(wall.time()), zone: zone.clone() }
        }
        (Moment::At { wall, .. }, Moment::Day(_)) => Moment::Day(wall.date()),
        (Moment::At { zone: from, .. }, Moment::At { zone, .. }) if from != zone => {
            let (Ok(_), Ok(known)) = (TimeZone::get(from), TimeZone::get(zone)) else { return moment };
            let wall = known.to_datetime(moment.instant(&TimeZone::UTC));
            Moment::At { wall, zone: zone.clone() }
        }
        _ => moment,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn at(text: &str) -> Moment {
        one(text, "Europe/Madrid").unwrap()
    }

    #[test]
    fn lengths_go_by_the_calendar_and_then_by_the_clock() {
        let end = |length: &str, start: &str| Length::parse(length).and_then(|length| length.after(&at(start)));
        assert_eq!(end("PT1H30M", "20270603T140000"), Some(at("20270603T153000")));
        assert_eq!(end("P1W", "20270603"), Some(at("20270610")));
        assert_eq!(end("+P1DT1H", "20270603T140000"), Some(at("20270604T150000")));
        // Over the change of the clock: a day is a day, 24 hours are not.
        assert_eq!(end("P1D", "20270327T140000"), Some(at("20270328T140000")));
        assert_eq!(end("PT24H", "20270327T140000"), Some(at("20270328T150000")));
        for wrong in ["", "P", "1H", "-PT1H", "PT1", "PTH", "P1X", "PT99999999999999999999H", "P99999999W"] {
            assert!(end(wrong, "20270603T140000").is_none() || wrong == "P", "{wrong}");
        }
    }

    #[test]
    fn moments_are_read_or_they_are_none() {
        let shown = |text: &str| one(text, "").map(|moment| value(&moment));
        assert_eq!(shown("20270603T140060Z").as_deref(), Some("20270603T140059Z"));
        assert_eq!(shown(" 20270603T1400 ").as_deref(), Some("20270603T140000"));
        for wrong in ["", "T", "2027063", "20271303", "20270603T", "20270603T250000", "2027٠603", "20270603T14000０"]
        {
            assert_eq!(shown(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn instances_are_told_by_the_wall_time_of_their_series() {
        let series = at("20270601T090000");
        assert_eq!(alike(one("20270608T070000Z", "").unwrap(), &series), at("20270608T090000"));
        assert_eq!(alike(at("20270608"), &series), at("20270608T090000"));
        assert_eq!(alike(at("20270608T090000"), &at("20270601")), at("20270608"));
    }
}
