//! From the times of a text to the start and end of one event: "Friday", "at 1" and "for two hours" are put together.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Span, SpanTotal, ToSpan, Unit, Zoned};
use when::{Flag, Found, Grain, Kind, Value};

use super::lexicon::Occasion;

/// The rules of `when` for "until Friday" and "before Friday".
pub(crate) const UNTIL: &str = "bound.until";
pub(crate) const BEFORE: &str = "bound.before";
/// And that for "within five days".
pub(crate) const WITHIN: &str = "anchor.within";
/// The hour that a working day ends at.
const EVENING: i8 = 18;

/// When something is.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::struct_excessive_bools)] // Facts that do not depend on one another.
pub(crate) struct Timing {
    pub start: Zoned,
    /// Where the text says it.
    pub end: Option<Zoned>,
    /// A day without an hour; `start` is its midnight.
    pub all_day: bool,
    /// Whether the text names a day; otherwise it is the next on which the hour comes.
    pub dated: bool,
    /// RFC 5545 rule.
    pub recurrence: Option<String>,
    pub deadline: bool,
    /// A deadline that leaves its own day out: "before Friday".
    pub before: bool,
    /// A week, a month or more: no appointment.
    pub coarse: bool,
    pub past: bool,
    /// From 0 to 1.
    pub sure: f32,
}

/// The parts that were found, before they are put together.
#[derive(Default)]
struct Parts<'a> {
    day: Option<Date>,
    clock: Option<(Time, &'a Found)>,
    moment: Option<(&'a Zoned, &'a Found)>,
    range: Option<(&'a Zoned, &'a Zoned, &'a Found)>,
    hours: Option<(&'a Zoned, &'a Zoned, &'a Found)>,
    length: Option<Span>,
    rule: Option<(&'a str, &'a Zoned, Option<&'a Zoned>, &'a Found)>,
    /// The last day of what repeats.
    until: Option<Date>,
}

impl<'a> Parts<'a> {
    fn of(found: impl Iterator<Item = &'a Found> + Clone) -> Self {
        let mut parts = Self::default();
        let repeats = found.clone().any(|one| one.kind == Kind::Recurrence);
        for one in found {
            match &one.value {
                Value::Date(date) if repeats && one.rule == UNTIL => _ = parts.until.get_or_insert(*date),
                Value::DateTime(moment) if repeats && one.rule == UNTIL => {
                    parts.until.get_or_insert(moment.date());
                }
                Value::Date(date) => _ = parts.day.get_or_insert(*date),
                Value::Time { time, .. } => _ = parts.clock.get_or_insert((*time, one)),
                Value::DateTime(moment) => _ = parts.moment.get_or_insert((moment, one)),
                Value::Range { start, end } if one.kind == Kind::TimeRange => {
                    parts.hours.get_or_insert((start, end, one));
                }
                Value::Range { start, end } => _ = parts.range.get_or_insert((start, end, one)),
                Value::Duration(span) => _ = parts.length.get_or_insert(*span),
                Value::Recurrence { rule, start, end } => {
                    parts.rule.get_or_insert((rule, start, end.as_ref(), one));
                }
                Value::Offset { .. } => {}
            }
        }
        parts
    }

    /// The rule with its end, where that stands apart in the text: "until Christmas", "for six weeks".
    fn ending(&self, rule: &str, first: Date) -> String {
        // "Daily for seven nights" is seven times.
        if let Some(days) = self.length.and_then(whole_days).filter(|_| rule == "FREQ=DAILY") {
            return format!("{rule};COUNT={days}");
        }
        let length = self.length.filter(|length| is_long(*length));
        let last = length.and_then(|length| first.checked_add(length).and_then(Date::yesterday).ok());
        match self.until.or(last) {
            Some(last) if !rule.contains("UNTIL=") && !rule.contains("COUNT=") => {
                format!("{rule};UNTIL={}", last.strftime("%Y%m%d"))
            }
            _ => rule.to_owned(),
        }
    }
}

impl Timing {
    /// The one day that it names, where it names one and nothing that repeats.
    pub(crate) fn one_day(&self) -> Option<Date> {
        let first = self.start.date();
        let within = |end: &Zoned| !self.all_day || first.tomorrow().is_ok_and(|next| end.date() <= next);
        let single = self.dated && self.recurrence.is_none() && self.end.as_ref().is_none_or(within);
        single.then_some(first)
    }

    /// When the thing is that `found` tells of, or `None` where it says no day and no hour. What is flagged as past is
    /// left out where something else remains.
    pub(crate) fn of<'a>(
        found: impl Iterator<Item = &'a Found> + Clone,
        occasion: Option<Occasion>,
        now: &Zoned,
    ) -> Option<Self> {
        let ahead = found.clone().filter(|one| !one.flags.contains(&Flag::Past));
        let mut timing = Self::together(&Parts::of(ahead), occasion, now);
        if timing.is_none() {
            timing = Self::together(&Parts::of(found.clone()), occasion, now);
            if let Some(timing) = &mut timing {
                timing.past = true;
            }
        }
        let mut timing = timing?;
        let told = found.filter(|one| one.kind != Kind::Offset);
        for one in told {
            // Dinner at 8 is no guess.
            let known = is_guess(one) && occasion.and_then(Occasion::hours).is_some();
            timing.sure = timing.sure.min(if known { one.confidence.max(0.9) } else { one.confidence });
            timing.sure -= if one.flags.contains(&Flag::Vague) { 0.1 } else { 0.0 };
            let ends = timing.recurrence.is_some() && one.rule == UNTIL;
            let within = one.rule == WITHIN && one.grain >= Grain::Day;
            timing.deadline |= (one.flags.contains(&Flag::Deadline) || within) && !ends;
            timing.before |= one.rule == BEFORE && one.kind == Kind::Date;
        }
        // How sure the words are weighs half: what the sentence says around them weighs the other.
        timing.sure = f32::midpoint(timing.sure.clamp(0.0, 1.0), 1.0);
        if timing.end.as_ref().is_some_and(|end| *end <= timing.start) {
            timing.end = None;
        }
        Some(timing)
    }

    fn together(parts: &Parts, occasion: Option<Occasion>, now: &Zoned) -> Option<Self> {
        let zone = now.time_zone();
        let on = |date: Date, time: Time| date.to_datetime(time).to_zoned(zone.clone()).ok();
        let plain = |start: Zoned| Self {
            start,
            end: None,
            all_day: false,
            dated: true,
            recurrence: None,
            deadline: false,
            before: false,
            coarse: false,
            past: false,
            sure: 1.0,
        };
        // "the rent for 2026 is due on 31 January": beside a day, a week or more says nothing of when.
        let range = parts.range.filter(|(_, _, found)| parts.day.is_none() || found.grain < Grain::Week);
        let mut timing = if let Some((rule, first, last, found)) = parts.rule {
            let length = last.and_then(|last| first.datetime().until(last.datetime()).ok());
            let first = first.with_time_zone(zone.clone());
            // "every year on March 3rd" begins on that day; where the rule says its days, it begins on the first of them.
            let day = parts.day.filter(|_| !rule.contains("BY")).unwrap_or(first.date());
            let clock = parts.clock.map(|(time, found)| {
                elsewhere(found, Some(day), zone).map_or_else(|| likely(time, found, occasion), |there| there.time())
            });
            let hours = parts.hours.map(|(start, _, _)| start.time());
            let moment = parts.moment.map(|(moment, _)| moment.with_time_zone(zone.clone()));
            let start = match (moment.clone(), clock.or(hours)) {
                (Some(moment), _) => moment,
                (None, Some(time)) => on(day, time)?,
                (None, None) => on(day, first.time())?,
            };
            let all_day = found.grain >= Grain::Day && clock.or(hours).is_none() && parts.moment.is_none();
            let length = parts.hours.and_then(|(start, end, _)| start.until(end).ok()).or(length);
            let end = length
                .filter(|_| moment.is_none() && clock.is_none())
                .and_then(|length| start.checked_add(length).ok());
            Self { all_day, end, recurrence: Some(parts.ending(rule, start.date())), ..plain(start) }
        } else if let Some((moment, found)) = parts.moment {
            let moment = moment.with_time_zone(zone.clone());
            plain(on(moment.date(), likely(moment.time(), found, occasion))?)
        } else if let (Some((start, end, _)), day) = (parts.hours, parts.day) {
            let (start, end) = (start.with_time_zone(zone.clone()), end.with_time_zone(zone.clone()));
            let first = on(day.unwrap_or(start.date()), start.time())?;
            let length = start.until(&end).ok()?;
            Self { end: first.checked_add(length).ok(), dated: day.is_some(), ..plain(first) }
        } else if let (Some(day), Some((time, found))) = (parts.day, parts.clock) {
            let there = elsewhere(found, Some(day), zone);
            let time = if day == now.date() { time } else { unhurried(time, found) };
            plain(there.or_else(|| on(day, likely(time, found, occasion)))?)
        } else if let (Some((start, end, found)), clock) = (range, parts.clock) {
            Self::in_range(start, end, found, clock, occasion, now)?
        } else if let Some(there) = parts.clock.and_then(|(_, found)| elsewhere(found, None, zone)) {
            let next = if there > *now { there } else { there.tomorrow().ok()? };
            Self { dated: false, ..plain(next) }
        } else if let Some((time, found)) = parts.clock {
            let time = likely(time, found, occasion);
            let today = on(now.date(), time)?;
            let next = if today > *now { today } else { on(now.date().tomorrow().ok()?, time)? };
            // The finder knows best where it did not guess ("in an hour" is no next 10:00).
            let told = match &found.value {
                Value::Time { at, .. } if at.time() == time => at.with_time_zone(zone.clone()),
                _ => next,
            };
            Self { dated: false, ..plain(told) }
        } else {
            Self { all_day: true, ..plain(on(parts.day?, Time::midnight())?) }
        };
        if let Some(length) = parts.length
            && timing.end.is_none()
            && !timing.all_day
            && !(parts.rule.is_some() && (is_long(length) || whole_days(length).is_some()))
        {
            timing.end = timing.start.checked_add(length).ok();
        }
        Some(timing)
    }

    /// A range of days, or a part of a day that an hour may make exact.
    fn in_range(
        start: &Zoned,
        end: &Zoned,
        found: &Found,
        clock: Option<(Time, &Found)>,
        occasion: Option<Occasion>,
        now: &Zoned,
    ) -> Option<Self> {
        let zone = now.time_zone();
        let (start, end) = (start.with_time_zone(zone.clone()), end.with_time_zone(zone.clone()));
        let days = found.grain >= Grain::Day;
        let mut timing = Self {
            end: Some(end.clone()),
            all_day: days,
            dated: true,
            recurrence: None,
            deadline: false,
            before: false,
            coarse: found.grain >= Grain::Week,
            past: false,
            sure: 1.0,
            start,
        };
        if found.grain == Grain::DayPart {
            // "tomorrow morning" says when it begins, roughly, and not how long it takes.
            timing.end = None;
            timing.sure = 0.85;
        }
        if let Some((time, found)) = clock {
            let time = likely(time, found, occasion);
            let start = timing.start.date().to_datetime(time).to_zoned(zone.clone()).ok()?;
            timing = Self { end: None, all_day: false, coarse: false, start, ..timing };
        }
        Some(timing)
    }

    /// The end, or what is usual for the occasion; none for a whole day.
    pub(crate) fn end_or_usual(&self, occasion: Option<Occasion>) -> Option<Zoned> {
        if self.all_day {
            return self.end.clone();
        }
        let minutes = occasion.map_or(60, Occasion::minutes);
        self.end.clone().or_else(|| self.start.checked_add(minutes.minutes()).ok())
    }

    /// The moment to remind at: nine o'clock where only a day is said, or the next full hour where that is over.
    pub(crate) fn due(&self, now: &Zoned) -> Zoned {
        let mut day = self.start.date();
        if self.all_day
            && let Some(end) = &self.end
        {
            day = if self.coarse || self.deadline { end.date().yesterday().unwrap_or(day) } else { day };
        }
        if !self.all_day {
            return self.start.clone();
        }
        let nine = day.at(9, 0, 0, 0).to_zoned(now.time_zone().clone()).unwrap_or_else(|_| self.start.clone());
        if nine > *now || self.past { nine } else { next_hour(now).unwrap_or(nine) }
    }

    /// The end of the working day before, where the text says "before Friday" and no hour; the next full hour where
    /// that is over.
    pub(crate) fn day_before(&self, now: &Zoned) -> Option<Zoned> {
        if !self.before || !self.all_day {
            return None;
        }
        let day = self.start.date().yesterday().ok()?;
        let evening = day.at(EVENING, 0, 0, 0).to_zoned(now.time_zone().clone()).ok()?;
        if evening > *now || self.past { Some(evening) } else { next_hour(now) }
    }
}

fn next_hour(now: &Zoned) -> Option<Zoned> {
    let then = now.checked_add(1.hour()).ok()?;
    then.with().time(Time::constant(then.hour(), 0, 0, 0)).build().ok()
}

/// Two days and more, told in days.
fn whole_days(length: Span) -> Option<i32> {
    let only = length.fieldwise() == Span::new().days(length.get_days());
    Some(length.get_days()).filter(|days| only && *days > 1)
}

/// Weeks and longer: how long something goes on that repeats, not how long one of its times takes.
fn is_long(length: Span) -> bool {
    minutes(length).is_none_or(|minutes| minutes >= 7 * 24 * 60)
}

/// The time here of an hour that is told by the clock of another place, on `day` there; `None` where it is told by ours.
fn elsewhere(found: &Found, day: Option<Date>, zone: &TimeZone) -> Option<Zoned> {
    let Value::Time { time, at } = &found.value else { return None };
    if at.time_zone() == zone {
        return None;
    }
    let there = day.unwrap_or(at.date()).to_datetime(*time).to_zoned(at.time_zone().clone()).ok()?;
    Some(there.with_time_zone(zone.clone()))
}

/// Whether morning or evening was guessed: where it was, the other half may stand among the other readings.
pub(crate) fn is_guess(found: &Found) -> bool {
    let clock = |value: &Value| match value {
        Value::Time { time, .. } => Some(*time),
        Value::DateTime(moment) | Value::Range { start: moment, .. } => Some(moment.time()),
        _ => None,
    };
    let other_half = |time: Time| {
        let others = found.alternatives.iter().filter_map(clock);
        others.into_iter().any(|other| (other.hour() - time.hour()).abs() == 12 && other.minute() == time.minute())
    };
    found.flags.contains(&Flag::GuessedHalfOfDay) || clock(&found.value).is_some_and(other_half)
}

/// Whether it says an hour of the day.
pub(crate) fn says_clock(found: &Found) -> bool {
    found.grain < Grain::DayPart && !matches!(found.kind, Kind::Duration | Kind::Offset)
}

/// An hour of the evening that was taken because that of the morning is over today; on another day it is the morning's.
/// What guesses without such a reason takes no hour after six for one of the evening.
pub(crate) fn unhurried(time: Time, found: &Found) -> Time {
    const HURRIED: std::ops::Range<i8> = 19..24;
    if found.flags.contains(&Flag::GuessedHalfOfDay) && HURRIED.contains(&time.hour()) {
        return Time::constant(time.hour() - 12, time.minute(), 0, 0);
    }
    time
}

/// The other half of the day where it was guessed and the occasion says that the guess was wrong.
fn likely(time: Time, found: &Found, occasion: Option<Occasion>) -> Time {
    /// A picnic at eleven is no party of the night.
    const LATEST: i8 = 22;
    let Some(hours) = occasion.and_then(Occasion::hours) else { return time };
    if !is_guess(found) || hours.contains(&time.hour()) {
        return time;
    }
    let other = (time.hour() + 12) % 24;
    if hours.contains(&other) && other <= LATEST { Time::constant(other, time.minute(), 0, 0) } else { time }
}

/// Whole minutes, days being 24 hours; `None` for months and longer.
pub(crate) fn minutes(span: Span) -> Option<i64> {
    let total = span.total(SpanTotal::from(Unit::Minute).days_are_24_hours()).ok()?;
    Some(total.abs().round() as i64)
}

/// A local wall time as tools take it: `2026-11-27T13:00`.
pub(crate) fn wall(moment: &Zoned) -> String {
    moment.strftime("%Y-%m-%dT%H:%M").to_string()
}

/// A moment as tools take it, with its offset: `2026-11-27T13:00+01:00`.
pub(crate) fn moment(moment: &Zoned) -> String {
    moment.strftime("%Y-%m-%dT%H:%M%:z").to_string()
}

/// The end as tools take it: of whole days the last one, included, and none where that is the first.
pub(crate) fn told_end(start: &Zoned, end: Option<&Zoned>, all_day: bool) -> Option<String> {
    if !all_day {
        return end.map(wall);
    }
    let last = end?.date().yesterday().ok()?;
    (last > start.date()).then(|| last.to_string())
}

/// A date as tools take it: `2026-11-27`.
pub(crate) fn date(moment: &Zoned) -> String {
    moment.strftime("%Y-%m-%d").to_string()
}
