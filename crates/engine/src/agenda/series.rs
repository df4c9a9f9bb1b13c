//! A rule with its start and its zone: occurrences as instants, at the same wall time on both sides of a clock change.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{Timestamp, ToSpan};

use super::rule::{ByDay, End, Frequency, HORIZON, Rule, Until};

#[cfg(test)]
mod tests;

/// The instant of a wall time: the first one after it where the clock skips it, the earlier where it comes twice.
/// `None` only at the ends of the calendar.
pub(crate) fn instant(zone: &TimeZone, wall: DateTime) -> Option<Timestamp> {
    match zone.to_ambiguous_timestamp(wall).offset() {
        AmbiguousOffset::Unambiguous { offset } => offset.to_timestamp(wall).ok(),
        AmbiguousOffset::Fold { before, .. } => before.to_timestamp(wall).ok(),
        AmbiguousOffset::Gap { after, .. } => {
            let within = after.to_timestamp(wall).ok()?;
            Some(zone.following(within).next()?.timestamp())
        }
    }
}

/// The zone of that IANA name; UTC where this machine does not know it.
pub(crate) fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

#[derive(Debug, Clone)]
pub(crate) struct Series {
    /// As it is kept: see [`Series::new`].
    pub rule: Rule,
    zone: TimeZone,
    first: Date,
    /// The last day that may belong to it.
    last: Option<Date>,
    time: Time,
}

impl Series {
    /// Reads a rule for what starts at `start`, and finds its first occurrence from there on, which is where the
    /// series then starts. The error is a sentence for whoever wrote the rule.
    pub fn open(rule: &str, zone: &TimeZone, start: Timestamp, all_day: bool) -> Result<(Self, Timestamp), String> {
        let rule: Rule = rule.parse()?;
        let time = zone.to_datetime(start).time();
        let fits = |asked: Option<i8>, has: i8| asked.is_none_or(|asked| asked == has);
        let [hour, minute, second] = rule.clock;
        if !(fits(hour, time.hour()) && fits(minute, time.minute()) && fits(second, time.second())) {
            return Err("BYHOUR, BYMINUTE and BYSECOND can only repeat the time of the start".into());
        }
        let series = Self::new(rule, zone.clone(), start, all_day);
        let first = series.starts_from(start).next();
        let first = first.ok_or("the rule falls on no day from the start on")?;
        Ok((Self::new(series.rule, zone.clone(), first, all_day), first))
    }

    /// Reads a rule that stands: `None` where it cannot be read, which only a foreign hand in the database brings.
    pub fn stored(rule: &str, zone: TimeZone, start: Timestamp, all_day: bool) -> Option<Self> {
        Some(Self::new(rule.parse().ok()?, zone, start, all_day))
    }

    /// The series that `rule` makes from `start`. `COUNT` becomes the `UNTIL` that means the same, so that the series
    /// can be entered anywhere and moved; `UNTIL` becomes the end of its last day, written as RFC 5545 asks: in UTC
    /// beside a time with a zone, as a date beside whole days.
    pub fn new(mut rule: Rule, zone: TimeZone, start: Timestamp, all_day: bool) -> Self {
        let wall = zone.to_datetime(start);
        if let (Frequency::Weekly, [ByDay { nth: 0, weekday }]) = (rule.frequency, &rule.weekdays[..])
            && *weekday == wall.weekday()
            && rule.positions.is_empty()
        {
            rule.weekdays.clear(); // the start says the same, and goes on saying it when the series is moved
        }
        rule.clock = [None; 3];
        let last = match rule.end {
            End::Never => None,
            End::Count(count) => rule.dates(wall.date(), wall.date(), HORIZON).nth(count as usize - 1),
            End::Until(until) => Some(last_day(until, &zone, wall.time())),
        };
        rule.end = match last {
            None => End::Never,
            Some(day) if all_day => End::Until(Until::Day(day)),
            Some(day) => instant(&zone, day.at(23, 59, 59, 0)).map_or(End::Never, |at| End::Until(Until::Instant(at))),
        };
        Self { rule, zone, first: wall.date(), last, time: wall.time() }
    }

    /// The same series, moved as far as from its occurrence `from` to `to`, and starting there.
    pub fn moved(&self, from: Timestamp, to: Timestamp, zone: &TimeZone, all_day: bool) -> Self {
        let days = self.zone.to_datetime(from).date().until(zone.to_datetime(to).date());
        let mut rule = self.rule.clone();
        if let (Some(last), Ok(days)) = (self.last, days) {
            rule.end = last.checked_add(days).map_or(End::Never, |last| End::Until(Until::Day(last)));
        }
        Self::new(rule, zone.clone(), to, all_day)
    }

    /// The occurrences that start at `from` or later, in order, to the rule's end or the horizon.
    pub fn starts_from(&self, from: Timestamp) -> impl Iterator<Item = Timestamp> {
        self.starts_between(from, Timestamp::MAX)
    }

    /// The occurrences that start in `from..to`, in order.
    pub fn starts_between(&self, from: Timestamp, to: Timestamp) -> impl Iterator<Item = Timestamp> {
        // A wall time that the clock skips is moved by hours at most: a day before is early enough to look.
        let day = self.zone.to_datetime(from).date();
        let first = day.checked_sub(1.day()).unwrap_or(day);
        let last = self.zone.to_datetime(to).date();
        self.rule
            .dates(self.first, first, self.last.map_or(last, |end| end.min(last)))
            .filter_map(|date| instant(&self.zone, date.to_datetime(self.time)))
            .filter(move |at| (from..to).contains(at))
    }
}

/// The last day on which something at `time` is not after `until`.
fn last_day(until: Until, zone: &TimeZone, time: Time) -> Date {
    let wall = match until {
        Until::Day(date) => return date,
        Until::Local(at) => at,
        Until::Instant(at) => zone.to_datetime(at),
    };
    if time <= wall.time() { wall.date() } else { wall.date().yesterday().unwrap_or(wall.date()) }
}

/// The next time after `after` of what repeats by `rule`, where `start` is one of its times and gives the wall time
/// in `zone`. `None` at the end of the rule, or where it cannot be read.
pub fn next_occurrence(rule: &str, zone: &TimeZone, start: Timestamp, after: Timestamp) -> Option<Timestamp> {
    let series = Series::stored(rule, zone.clone(), start, false)?;
    series.starts_from(start.max(after)).find(|at| *at > after)
}
