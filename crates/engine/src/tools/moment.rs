//! Times in arguments: a wall time in the user's zone, an instant with its offset, or a whole day.

use domain::{DueKind, Event};
use jiff::civil::{Date, DateTime, Time, time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan, Unit, Zoned};

use super::arguments::{invalid, refused};
use super::{Context, Error, Refusal};
use crate::agenda::exception::{self, Occurrence};
use crate::agenda::occurrence::days_from;
use crate::agenda::series::instant;

/// What the schema says of every time.
pub(super) const MAX_TEXT: usize = 80;
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;
/// The longest event.
const MAX_DAYS: i32 = 366;
const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// A time that somebody wrote, and the zone that they meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Moment {
    Day(Date, TimeZone),
    /// To the second.
    At(Timestamp, TimeZone),
}

impl Moment {
    /// Reads `2026-11-27T13:00` (wall time in `zone`), `…+01:00`, `…[Europe/Madrid]`, or `2026-11-27`.
    pub fn read(field: &str, text: &str, zone: &TimeZone) -> Result<Self, Error> {
        let text = text.trim();
        let wrong = || {
            invalid(
                field,
                format_args!(
                    "{} is no time; write 2026-11-27T13:00 in the user's own time, or 2026-11-27 for a whole day",
                    domain::text::quote(text)
                ),
            )
        };
        if text.len() > MAX_TEXT {
            return Err(wrong());
        }
        let moment = Self::parse(text, zone).ok_or_else(wrong)?;
        within_years(field, moment.date())?;
        Ok(moment)
    }

    fn parse(text: &str, zone: &TimeZone) -> Option<Self> {
        let (wall, zone) = match text.split_once('[') {
            None => (text, zone.clone()),
            Some((wall, name)) => (wall, TimeZone::get(name.strip_suffix(']')?).ok()?),
        };
        if wall.len() <= "2026-11-27".len() {
            return Some(Self::Day(wall.parse().ok()?, zone));
        }
        let at = if let Ok(at) = wall.parse::<Timestamp>() {
            // An offset that is not the zone's own is a contradiction, and the whole text is refused.
            if text.len() > wall.len() {
                text.parse::<Zoned>().ok()?;
            }
            at
        } else {
            instant(&zone, wall.parse::<DateTime>().ok()?)?
        };
        Some(Self::At(at.round(Unit::Second).ok()?, zone))
    }

    /// What a reminder's time that was written so was said as: a wall time by the clock, one with its offset or zone as a
    /// moment.
    pub fn kind(text: &str) -> DueKind {
        let text = text.trim();
        if text.len() <= "2026-11-27".len() {
            DueKind::Day
        } else if text.contains('[') || text.parse::<Timestamp>().is_ok() {
            DueKind::Moment
        } else {
            DueKind::Clock
        }
    }

    pub fn date(&self) -> Date {
        match self {
            Self::Day(date, _) => *date,
            Self::At(at, zone) => zone.to_datetime(*at).date(),
        }
    }

    fn zone(&self) -> &TimeZone {
        match self {
            Self::Day(_, zone) | Self::At(_, zone) => zone,
        }
    }

    fn is_midnight(&self) -> bool {
        match self {
            Self::Day(..) => true,
            Self::At(at, zone) => zone.to_datetime(*at).time() == jiff::civil::Time::midnight(),
        }
    }

    /// The instant; a whole day means `hour` o'clock.
    pub fn at(&self, field: &str, hour: i8) -> Result<Timestamp, Error> {
        self.at_time(field, time(hour, 0, 0, 0))
    }

    /// The instant; a whole day means that time of it.
    pub fn at_time(&self, field: &str, time: Time) -> Result<Timestamp, Error> {
        match self {
            Self::At(at, _) => Ok(*at),
            Self::Day(date, zone) => instant(zone, date.to_datetime(time)).ok_or_else(|| invalid(field, "is no time")),
        }
    }

    pub fn zone_name(&self, otherwise: &str) -> String {
        self.zone().iana_name().unwrap_or(otherwise).to_owned()
    }
}

/// Whether anything may lie on that day.
pub(crate) fn within_years(field: &str, date: Date) -> Result<(), Error> {
    if YEARS.contains(&date.year()) {
        return Ok(());
    }
    Err(refused(Refusal::Years, field, format_args!("lies outside the years {} to {}", YEARS.start(), YEARS.end())))
}

/// From when to when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Times {
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    pub all_day: bool,
    pub zone: String,
}

impl Times {
    /// The times of a new event: an hour where no end is given, the day where it is of whole days. `end` is the last
    /// day of such an event, included.
    pub fn new(start: &Moment, end: Option<&Moment>, all_day: Option<bool>, user_zone: &str) -> Result<Self, Error> {
        let zone = start.zone_name(user_zone);
        if all_day.unwrap_or(matches!(start, Moment::Day(..))) {
            return Self::days(start.date(), end.map_or(start.date(), Moment::date), start.zone(), zone);
        }
        let Moment::At(starts_at, _) = start else {
            return Err(invalid("start", "needs a time of day, such as 2026-11-27T13:00, unless all_day is true"));
        };
        let ends_at = match end {
            None => starts_at.checked_add(HOUR).ok(),
            Some(Moment::At(at, _)) => Some(*at),
            Some(Moment::Day(..)) => None,
        };
        let ends_at = ends_at.ok_or_else(|| invalid("end", "needs a time of day, such as 2026-11-27T14:00"))?;
        Self { starts_at: *starts_at, ends_at, all_day: false, zone }.checked()
    }

    fn days(first: Date, last: Date, zone: &TimeZone, name: String) -> Result<Self, Error> {
        if last < first {
            return Err(refused(Refusal::End, "end", "lies before the start"));
        }
        let midnight = |date: Date| instant(zone, date.at(0, 0, 0, 0));
        let ends_at = last.tomorrow().ok().and_then(midnight);
        let (Some(starts_at), Some(ends_at)) = (midnight(first), ends_at) else {
            return Err(invalid("start", "is no day"));
        };
        Self { starts_at, ends_at, all_day: true, zone: name }.checked()
    }

    fn checked(self) -> Result<Self, Error> {
        let length = self.starts_at.duration_until(self.ends_at);
        if !length.is_positive() {
            return Err(refused(Refusal::End, "end", "must lie after the start"));
        }
        // An hour to spare: a year of whole days with a clock change in it.
        if length > SignedDuration::from_hours(i64::from(MAX_DAYS) * 24 + 1) {
            return Err(refused(Refusal::End, "end", format_args!("lies more than {MAX_DAYS} days after the start")));
        }
        Ok(self)
    }

    /// The times of `event` (as it takes place next) once it is moved. What is not given stays: the end keeps its
    /// distance, a bare day keeps the time of day, a time given to whole days makes an event of an hour.
    pub fn moved(
        event: &Event,
        start: Option<&Moment>,
        end: Option<&Moment>,
        all_day: Option<bool>,
        zone: &TimeZone,
    ) -> Result<Self, Error> {
        let own = crate::agenda::series::zone(&event.zone);
        let day = |at| own.to_datetime(at).date();
        let timed = start.is_some_and(|start| !start.is_midnight());
        if all_day.unwrap_or(event.all_day && !timed) {
            let first = start.map_or(day(event.starts_at), Moment::date);
            let days = if event.all_day { day(event.starts_at).until(day(event.ends_at)) } else { Ok(1.day()) };
            let last = days.and_then(|days| first.checked_add(days)?.yesterday());
            let last = end.map(Moment::date).or(last.ok()).unwrap_or(first);
            let (zone, name) = match start {
                Some(start) => (start.zone(), start.zone_name(&event.zone)),
                None => (&own, event.zone.clone()),
            };
            return Self::days(first, last, zone, name);
        }
        let start = match start {
            None if event.all_day => return Err(invalid("start", "needs a time of day where all_day becomes false")),
            None => Moment::At(event.starts_at, own),
            Some(Moment::Day(date, zone)) if !event.all_day => {
                let at = instant(zone, date.to_datetime(zone.to_datetime(event.starts_at).time()));
                Moment::At(at.ok_or_else(|| invalid("start", "is no time"))?, zone.clone())
            }
            Some(start) => start.clone(),
        };
        let kept = match (&start, end) {
            (Moment::At(at, _), None) if !event.all_day => {
                at.checked_add(event.starts_at.duration_until(event.ends_at)).ok()
            }
            _ => None,
        };
        let end = end.cloned().or(kept.map(|at| Moment::At(at, zone.clone())));
        Self::new(&start, end.as_ref(), Some(false), &event.zone)
    }
}

/// Times as a tool takes them: the start and the end in the user's own time where that says which instant is meant,
/// with zone and offset where it does not.
pub(super) fn written(times: &Times, user_zone: &TimeZone) -> (String, Option<String>) {
    let zone = crate::agenda::series::zone(&times.zone);
    if times.all_day {
        let end = zone.to_datetime(times.ends_at).date();
        let days = (zone.to_datetime(times.starts_at).date(), end.yesterday().unwrap_or(end));
        return (days.0.to_string(), Some(days.1.to_string()));
    }
    let text = |at: Timestamp| {
        let wall = zone.to_datetime(at);
        if zone == *user_zone && instant(&zone, wall) == Some(at) {
            wall.to_string()
        } else {
            at.to_zoned(zone.clone()).to_string()
        }
    };
    (text(times.starts_at), Some(text(times.ends_at)))
}

/// The occurrence of `event` that `said` names: by its day, or by its start.
pub(super) fn occurrence(context: &Context, event: &Event, said: &str) -> Result<Occurrence, Error> {
    let (from, to) = match Moment::read("occurrence", said, &context.zone)? {
        Moment::Day(date, zone) => {
            let midnight = |date: Date| instant(&zone, date.at(0, 0, 0, 0));
            let days = date.tomorrow().ok().and_then(|next| Some((midnight(date)?, midnight(next)?)));
            days.ok_or_else(|| invalid("occurrence", "is no day"))?
        }
        Moment::At(at, _) => (at, at.saturating_add(SignedDuration::from_secs(1)).unwrap_or(Timestamp::MAX)),
    };
    exception::occurrence(event, said, from, to)
}

/// From when to when to look; a bare day as `to` is included. Without `from`: now; without `to`: `days` later.
pub(super) fn window(
    context: &Context,
    from: Option<&str>,
    to: Option<&str>,
    days: i64,
) -> Result<(Timestamp, Timestamp), Error> {
    let from = match from {
        Some(text) => Moment::read("from", text, &context.zone)?.at("from", 0)?,
        None => context.now,
    };
    let to = match to.map(|text| Moment::read("to", text, &context.zone)).transpose()? {
        Some(Moment::Day(date, zone)) => {
            let next = date.tomorrow().ok().and_then(|date| instant(&zone, date.at(0, 0, 0, 0)));
            next.ok_or_else(|| invalid("to", "is no time"))?
        }
        Some(Moment::At(at, _)) => at,
        None => days_from(from, days),
    };
    if to <= from {
        return Err(invalid("to", "must lie after from"));
    }
    if from.duration_until(to) > SignedDuration::from_hours(i64::from(MAX_DAYS) * 24 + 1) {
        return Err(invalid("to", format_args!("lies more than {MAX_DAYS} days after from")));
    }
    Ok((from, to))
}
