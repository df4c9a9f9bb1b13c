//! Resolving: an expression becomes values against the reference, its zone and the way the text looks.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{Timestamp, ToSpan, Zoned};

use crate::calendar::{add_days, add_length, resolve_day, resolve_period};
use crate::lex::Part;
use crate::recurrence;
use crate::spec::{Clock, Day, Expression, Half, Length, Point, Side, Slice, Zone};
use crate::value::{Direction, Flag, Grain, Kind, Value};

/// What one expression resolves to.
#[derive(Debug)]
pub(crate) struct Answer {
    pub kind: Kind,
    pub grain: Grain,
    pub value: Value,
    pub alternatives: Vec<Value>,
    pub flags: Vec<Flag>,
}

/// What everything is resolved against.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame<'a> {
    pub now: &'a Zoned,
    pub direction: Direction,
    /// A word nearby that says the part of the day ("dinner at 8").
    pub hint: Option<Part>,
    /// A day said in the same sentence, for a time that stands apart from it.
    pub near_day: Option<Date>,
}

/// The half of the day of an open hour: by the part of the day, else 1 to 6 are after noon and 7 to 11 before it.
pub(crate) fn settle(clock: Clock, part: Option<Part>, hint: Option<Part>) -> Clock {
    if clock.half == Half::Known {
        return clock;
    }
    let hour = clock.hour;
    let hour = match part.or(hint) {
        Some(Part::Morning | Part::EarlyMorning | Part::Forenoon | Part::Breakfast | Part::SmallHours) => hour % 12,
        Some(Part::Afternoon) => hour % 12 + 12,
        Some(Part::Evening | Part::Dinner) if hour == 12 => 24,
        Some(Part::Evening | Part::Dinner) => hour + 12,
        Some(Part::Night) => match hour {
            12 => 24,
            1..=3 => hour,
            _ => hour + 12,
        },
        Some(Part::Lunch) if hour < 9 => hour + 12,
        _ => match hour {
            1..=6 => hour + 12,
            _ => hour,
        },
    };
    let minute_past_midnight = hour == 24 && clock.minute > 0;
    Clock { hour: if minute_past_midnight { 0 } else { hour }, half: Half::Known, ..clock }
}

/// The end of hours that begin on `date` at `from`: as it is said, on the next day where it would lie before that. Where the
/// half of the day is open (`to.half`), in the half that comes first.
fn end_of(date: Date, from: Clock, (to, settled): (Clock, Clock)) -> Option<(Date, Clock)> {
    let either = if to.half == Half::Open { [settled, settled.flipped()] } else { [settled; 2] };
    let later = either.into_iter().filter(|clock| clock.minutes() > from.minutes());
    let first = |clock: &Clock| clock.minutes();
    match later.min_by_key(first) {
        Some(clock) => Some((date, clock)),
        None => Some((date.tomorrow().ok()?, either.into_iter().min_by_key(first)?)),
    }
}

impl Frame<'_> {
    pub(crate) fn today(&self) -> Date {
        self.now.date()
    }

    fn zone(&self) -> &TimeZone {
        self.now.time_zone()
    }

    /// The moment of a wall clock, flagged where the clock skips or repeats it.
    pub(crate) fn moment(&self, civil: DateTime, flags: &mut Vec<Flag>) -> Option<Zoned> {
        let ambiguous = self.zone().to_ambiguous_zoned(civil);
        match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { .. } => ambiguous.compatible().ok(),
            AmbiguousOffset::Fold { .. } => {
                add_flag(flags, Flag::DstOverlap);
                ambiguous.earlier().ok()
            }
            AmbiguousOffset::Gap { .. } => {
                add_flag(flags, Flag::DstGap);
                let before = ambiguous.earlier().ok()?.timestamp();
                let after = self.zone().following(before).next().map(|change| change.timestamp());
                Some(after.unwrap_or(before).to_zoned(self.zone().clone()))
            }
        }
    }

    pub(crate) fn midnight(&self, date: Date, flags: &mut Vec<Flag>) -> Option<Zoned> {
        let mut ignored = Vec::new();
        let midnight = self.moment(date.at(0, 0, 0, 0), &mut ignored)?;
        if ignored.contains(&Flag::DstGap) {
            add_flag(flags, Flag::DstGap);
        }
        Some(midnight)
    }

    /// `clock` on `date`; hour 24 is the midnight after. A zone said in the text wins over the reader's.
    pub(crate) fn at(&self, date: Date, clock: Clock, zone: Option<Zone>, flags: &mut Vec<Flag>) -> Option<Zoned> {
        let civil = civil(date, clock)?;
        match zone {
            None => self.moment(civil, flags),
            Some(zone) => Some(civil.to_zoned(zone.time_zone()?).ok()?.with_time_zone(self.zone().clone())),
        }
    }

    pub(crate) fn instant(&self, timestamp: Timestamp) -> Zoned {
        timestamp.to_zoned(self.zone().clone())
    }

    /// What an expression comes to; none where it would end before it begins ("the end of Q4 to Q4").
    pub(crate) fn resolve(&self, expression: &Expression) -> Option<Answer> {
        let answer = self.value_of(expression)?;
        let backwards = matches!(&answer.value, Value::Range { start, end } if end < start);
        (!backwards).then_some(answer)
    }

    fn value_of(&self, expression: &Expression) -> Option<Answer> {
        match *expression {
            Expression::Point(point) => self.point(point),
            Expression::Range { from, to } => self.range(from, to),
            Expression::Bound { side, point } => self.bound(side, point),
            Expression::Stretch { from, length } => self.stretch(from, length),
            Expression::Length(length) => {
                Some(Self::answer(Kind::Duration, length.grain(), Value::Duration(length.span()?)))
            }
            Expression::Offset { length, before } => {
                Some(Self::answer(Kind::Offset, length.grain(), Value::Offset { span: length.span()?, before }))
            }
            Expression::Every(every) => {
                let mut flags = Vec::new();
                let clock = every.clock.map(|clock| settle(clock, every.part, self.hint));
                if every.clock.is_some_and(|clock| clock.half == Half::Open)
                    && every.part.is_none()
                    && self.hint.is_none()
                {
                    add_flag(&mut flags, Flag::GuessedHalfOfDay);
                }
                let (rule, date) = recurrence::rule(&every, clock, self.now)?;
                let clock = clock.or_else(|| every.part.map(|part| Clock::known(part.hours().0, 0)));
                let start = match clock {
                    Some(clock) => self.at(date, clock, None, &mut flags)?,
                    None => self.midnight(date, &mut flags)?,
                };
                let grain = match clock {
                    Some(_) => Grain::Minute,
                    None => crate::calendar::grain(every.unit),
                };
                let end = match (clock, every.clock_end) {
                    (Some(from), Some(to)) => end_of(date, from, (to, settle(to, every.part, self.hint))),
                    _ => None,
                };
                let end = end.and_then(|(date, clock)| self.at(date, clock, None, &mut flags));
                let end = end.filter(|end| *end > start);
                let mut answer = Self::answer(Kind::Recurrence, grain, Value::Recurrence { rule, start, end });
                answer.flags.append(&mut flags);
                Some(answer)
            }
        }
    }

    pub(crate) fn answer(kind: Kind, grain: Grain, value: Value) -> Answer {
        Answer { kind, grain, value, alternatives: Vec::new(), flags: Vec::new() }
    }

    fn day(&self, day: Day) -> Option<Date> {
        resolve_day(day, self.today(), self.direction)
    }

    fn point(&self, point: Point) -> Option<Answer> {
        let mut flags = Vec::new();
        if point.vague || point.rule == "period.vague" {
            flags.push(Flag::Vague);
        }
        let mut answer = if let Some(instant) = point.instant {
            self.instants(point, instant)
        } else if let Some(day) = point.day {
            self.dated(point, day, &mut flags)?
        } else if let Some(period) = point.period {
            let (start, end) = resolve_period(period, self.today(), self.direction)?;
            let value = Value::Range { start: self.midnight(start, &mut flags)?, end: self.midnight(end, &mut flags)? };
            Self::answer(Kind::DateRange, period.grain, value)
        } else {
            self.timed(point, &mut flags)?
        };
        answer.flags.append(&mut flags);
        if self.is_past(&answer.value) {
            answer.flags.push(Flag::Past);
        }
        Some(answer)
    }

    fn instants(&self, point: Point, instant: Timestamp) -> Answer {
        let start = self.instant(instant);
        match point.instant_end {
            Some(end) => {
                let value = Value::Range { start, end: self.instant(end) };
                Self::answer(Kind::DateTimeRange, Grain::Minute, value)
            }
            None => Self::answer(Kind::DateTime, Grain::Minute, Value::DateTime(start)),
        }
    }

    /// A day with or without a time, a range of times or a part of the day.
    fn dated(&self, point: Point, day: Day, flags: &mut Vec<Flag>) -> Option<Answer> {
        let mut date = self.day(day)?;
        let Some(clock) = point.clock else {
            let Some(part) = point.part else {
                return Some(Self::answer(Kind::Date, Grain::Day, Value::Date(date)));
            };
            let (from, to) = part_clocks(part, point.part_slice);
            date = self.not_passed(day, date, to)?;
            let value = Value::Range { start: self.at(date, from, None, flags)?, end: self.at(date, to, None, flags)? };
            return Some(Self::answer(Kind::DateTimeRange, Grain::DayPart, value));
        };
        let (from, to, guessed) = self.clocks(clock, point.until, point.part, date == self.today());
        let night =
            point.part == Some(Part::Night) && from.hour < 6 && date == self.today() && self.now.time().hour() >= 6;
        if night {
            date = add_days(date, 1)?;
        }
        date = self.not_passed(day, date, to.unwrap_or(from))?;
        if guessed {
            add_flag(flags, Flag::GuessedHalfOfDay);
        }
        let start = self.at(date, from, point.zone, flags)?;
        let Some(to) = to else {
            let mut answer = Self::answer(Kind::DateTime, clock_grain(from), Value::DateTime(start));
            if guessed {
                let other = self.at(date, from.flipped(), point.zone, &mut Vec::new())?;
                answer.alternatives.push(Value::DateTime(other));
            }
            return Some(answer);
        };
        let end_date = if to.minutes() <= from.minutes() { add_days(date, 1)? } else { date };
        let value = Value::Range { start, end: self.at(end_date, to, point.zone, flags)? };
        Some(Self::answer(Kind::DateTimeRange, clock_grain(to).min(clock_grain(from)), value))
    }

    /// "Friday at 9" said on a Friday at ten is the next one.
    fn not_passed(&self, day: Day, date: Date, last: Clock) -> Option<Date> {
        let open = self.direction == Direction::Future && date == self.today() && matches!(day, Day::Weekday(_));
        if open && civil(date, last)? <= self.now.datetime() { add_days(date, 7) } else { Some(date) }
    }

    /// Both ends of a range of times, or one time; whether the half of the day was guessed.
    fn clocks(
        &self,
        clock: Clock,
        until: Option<Clock>,
        part: Option<Part>,
        today: bool,
    ) -> (Clock, Option<Clock>, bool) {
        let open = clock.half == Half::Open;
        let hint = part.or(self.hint);
        let mut from = settle(clock, hint, None);
        // Said at four in the afternoon, "today at 9" is in the evening.
        let passed = today && from.minutes() < u32::from(self.now.time().hour() as u8) * 60;
        if open
            && !clock.written
            && until.is_none()
            && hint.is_none()
            && passed
            && from.hour < 12
            && self.direction == Direction::Future
        {
            from = from.flipped();
        }
        let to = until.map(|to| match to.half {
            Half::Known => to,
            Half::Open => {
                let early = Clock { hour: to.hour % 12, half: Half::Known, ..to };
                let late = early.flipped();
                if early.minutes() > from.minutes() {
                    early
                } else if late.minutes() > from.minutes() || part.is_some_and(|part| part != Part::Night) {
                    late
                } else {
                    early
                }
            }
        });
        (from, to, open && hint.is_none())
    }

    /// A time of day with no date, at its next occurrence (its last one where the text looks back).
    fn timed(&self, point: Point, flags: &mut Vec<Flag>) -> Option<Answer> {
        let today = self.near_day.unwrap_or(self.today());
        let Some(clock) = point.clock else {
            let part = point.part?;
            let (from, to) = part_clocks(part, point.part_slice);
            let date = self.next_date(today, to)?;
            let value = Value::Range { start: self.at(date, from, None, flags)?, end: self.at(date, to, None, flags)? };
            return Some(Self::answer(Kind::TimeRange, Grain::DayPart, value));
        };
        let (from, to, guessed) = self.clocks(clock, point.until, point.part, self.near_day.is_none());
        if guessed {
            add_flag(flags, Flag::GuessedHalfOfDay);
        }
        let date = self.next_date(today, to.filter(|to| to.minutes() > from.minutes()).unwrap_or(from))?;
        let start = self.at(date, from, point.zone, flags)?;
        if let Some(to) = to {
            let end_date = if to.minutes() <= from.minutes() { add_days(date, 1)? } else { date };
            let value = Value::Range { start, end: self.at(end_date, to, point.zone, flags)? };
            return Some(Self::answer(Kind::TimeRange, clock_grain(to).min(clock_grain(from)), value));
        }
        let at = said_in(start, point.zone);
        let mut answer = Self::answer(Kind::Time, clock_grain(from), Value::Time { time: time(from)?, at });
        if guessed {
            let other = from.flipped();
            let date = self.next_date(today, other)?;
            let at = said_in(self.at(date, other, point.zone, &mut Vec::new())?, point.zone);
            answer.alternatives.push(Value::Time { time: time(other)?, at });
        }
        Some(answer)
    }

    /// Today, or tomorrow where `clock` has passed today (yesterday where the text looks back and it has not come).
    fn next_date(&self, today: Date, clock: Clock) -> Option<Date> {
        if self.near_day.is_some() {
            return Some(today);
        }
        let passed = civil(today, clock)? <= self.now.datetime();
        match self.direction {
            Direction::Future if passed => add_days(today, 1),
            Direction::Past if !passed => add_days(today, -1),
            _ => Some(today),
        }
    }

    pub(crate) fn is_past(&self, value: &Value) -> bool {
        match value {
            Value::Date(date) => *date < self.today(),
            Value::DateTime(moment) => moment.timestamp() < self.now.timestamp(),
            Value::Range { end, .. } => end.timestamp() <= self.now.timestamp(),
            _ => false,
        }
    }

    /// "by Friday", "since May": the point that bounds, flagged with its side.
    fn bound(&self, side: Side, point: Point) -> Option<Answer> {
        let mut flags = vec![if side == Side::Before { Flag::Deadline } else { Flag::Since }];
        let whole = point.day.is_none() && point.clock.is_none() && point.instant.is_none();
        let mut answer = if let (Some(period), true) = (point.period, whole) {
            let (start, end) = resolve_period(period, self.today(), self.direction)?;
            let bound = match side {
                // By the end of a month is by its last day.
                Side::Before if period.slice == Some(Slice::End) => end.yesterday().ok()?,
                Side::After if period.slice != Some(Slice::Start) => end,
                Side::Before | Side::Since | Side::After => start,
            };
            Self::answer(Kind::Date, period.grain, Value::Date(bound))
        } else {
            let answer = self.point(Point { vague: false, ..point })?;
            if point.vague {
                flags.push(Flag::Vague);
            }
            let Value::Range { start, end } = &answer.value else {
                let mut answer = answer;
                answer.flags.splice(0..0, flags);
                return Some(answer);
            };
            // By lunchtime is by noon, not by when somebody may first sit down to it.
            let noon = (point.part == Some(Part::Lunch) && point.part_slice.is_none() && side == Side::Before)
                .then(|| start.with().hour(12).minute(0).build().ok())
                .flatten();
            let moment = noon.unwrap_or_else(|| if side == Side::After { end.clone() } else { start.clone() });
            let timed = answer.kind == Kind::TimeRange;
            let value = if timed { Value::Time { time: moment.time(), at: moment } } else { Value::DateTime(moment) };
            Self::answer(if timed { Kind::Time } else { Kind::DateTime }, answer.grain, value)
        };
        if point.vague && !flags.contains(&Flag::Vague) {
            flags.push(Flag::Vague);
        }
        if self.is_past(&answer.value) {
            flags.push(Flag::Past);
        }
        answer.flags = flags;
        Some(answer)
    }

    /// From a point on for a length.
    fn stretch(&self, from: Point, length: Length) -> Option<Answer> {
        let answer = self.point(from)?;
        let mut flags = answer.flags;
        match answer.value {
            Value::Date(date) if !length.has_clock() => {
                let end = add_length(date, length)?;
                let value =
                    Value::Range { start: self.midnight(date, &mut flags)?, end: self.midnight(end, &mut flags)? };
                Some(Answer { flags, ..Self::answer(Kind::DateRange, Grain::Day, value) })
            }
            Value::Date(date) => {
                let start = self.midnight(date, &mut flags)?;
                let end = start.checked_add(length.span()?).ok()?;
                Some(Answer { flags, ..Self::answer(Kind::DateTimeRange, length.grain(), Value::Range { start, end }) })
            }
            Value::Time { at: start, .. } => {
                let end = start.checked_add(length.span()?).ok()?;
                Some(Answer { flags, ..Self::answer(Kind::TimeRange, length.grain(), Value::Range { start, end }) })
            }
            Value::DateTime(start) => {
                let end = start.checked_add(length.span()?).ok()?;
                Some(Answer { flags, ..Self::answer(Kind::DateTimeRange, length.grain(), Value::Range { start, end }) })
            }
            _ => None,
        }
    }
}

/// A time whose zone the text says stays in it: which day it falls on here, its day decides.
fn said_in(at: Zoned, zone: Option<Zone>) -> Zoned {
    match zone.and_then(Zone::time_zone) {
        Some(zone) => at.with_time_zone(zone),
        None => at,
    }
}

fn add_flag(flags: &mut Vec<Flag>, flag: Flag) {
    if !flags.contains(&flag) {
        flags.push(flag);
    }
}

pub(crate) fn civil(date: Date, clock: Clock) -> Option<DateTime> {
    // "24h3" is no time.
    if clock.hour >= 24 && (clock.minute > 0 || clock.second > 0) {
        return None;
    }
    let date = if clock.hour >= 24 { date.checked_add(1.day()).ok()? } else { date };
    Some(date.to_datetime(time(clock)?))
}

fn time(clock: Clock) -> Option<Time> {
    Time::new((clock.hour % 24) as i8, clock.minute as i8, clock.second as i8, 0).ok()
}

fn clock_grain(clock: Clock) -> Grain {
    match (clock.minute, clock.second) {
        (_, second) if second > 0 => Grain::Second,
        (minute, _) if minute > 0 => Grain::Minute,
        _ => Grain::Hour,
    }
}

/// The hours of a part of the day, or of its first or second half.
pub(crate) fn part_clocks(part: Part, slice: Option<Slice>) -> (Clock, Clock) {
    let (start, end) = part.hours();
    let middle = u8::midpoint(start, end);
    match slice {
        None | Some(Slice::Mid) => (Clock::known(start, 0), Clock::known(end, 0)),
        Some(Slice::Start | Slice::Early) => (Clock::known(start, 0), Clock::known(middle, 0)),
        Some(Slice::End | Slice::Late) => (Clock::known(middle, 0), Clock::known(end, 0)),
    }
}
