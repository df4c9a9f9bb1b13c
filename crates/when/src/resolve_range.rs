//! Resolving ranges: two points of which each may settle what the other leaves open.

use jiff::civil::Date;

use crate::calendar::{add_days, resolve_day, resolve_period};
use crate::resolve::{Answer, Frame, civil, part_clocks, settle};
use crate::spec::{Clock, Day, Half, Period, Point, Slice, Stretch};
use crate::value::{Direction, Flag, Grain, Kind, Value};

impl Frame<'_> {
    /// Two points and what lies between, the second settling what the first leaves open.
    pub(crate) fn range(&self, from: Point, to: Point) -> Option<Answer> {
        let mut flags = Vec::new();
        if from.vague || to.vague {
            flags.push(Flag::Vague);
        }
        let clocked = from.clock.is_some()
            || to.clock.is_some()
            || from.instant.is_some() && !from.now
            || to.instant.is_some() && !to.now
            || from.part.is_some()
            || to.part.is_some();
        let ((first, _), (second, second_end)) = self.range_days(&from, &to)?;
        if !clocked {
            // Its last unit is what the second point names.
            let grain = to.period.map_or(Grain::Day, |period| period.grain);
            let first = match from.period.and_then(|period| period.slice) {
                Some(Slice::End) => from
                    .period
                    .and_then(|period| resolve_period(Period { slice: None, ..period }, self.today(), self.direction))
                    .map_or(first, |(_, end)| end),
                _ => first,
            };
            let end = if to.now { second } else { second_end };
            let value = Value::Range { start: self.midnight(first, &mut flags)?, end: self.midnight(end, &mut flags)? };
            let mut answer = Self::answer(Kind::DateRange, grain, value);
            answer.flags = flags;
            if self.is_past(&answer.value) {
                answer.flags.push(Flag::Past);
            }
            return Some(answer);
        }
        let dated = |point: &Point| point.day.is_some() || point.instant.is_some();
        let guess_first = from.clock.map(|clock| settle(clock, from.part.or(to.part), self.hint));
        let start = if let Some(instant) = from.instant {
            self.instant(instant)
        } else {
            let clock = guess_first.or_else(|| from.part.map(|part| part_clocks(part, from.part_slice).0));
            // "from eight o'clock until now"
            let clock = match (clock, to.now) {
                (Some(clock), true) if civil(first, clock)? > self.now.datetime() => clock.flipped(),
                (clock, _) => clock.unwrap_or(Clock::known(0, 0)),
            };
            self.at(first, clock, from.zone, &mut flags)?
        };
        let end = if let Some(instant) = to.instant {
            self.instant(instant)
        } else {
            let mut clock = to.clock.map(|clock| settle(clock, to.part, self.hint));
            if let (Some(settled), Some(open)) = (clock, to.clock) {
                let early = civil(second, settled)? <= start.datetime();
                if early && open.half == Half::Open && to.part.is_none() {
                    clock = Some(settled.flipped());
                }
            }
            let clock = clock.or_else(|| to.part.map(|part| part_clocks(part, to.part_slice).1));
            match clock {
                Some(clock) => {
                    let end = self.at(second, clock, to.zone.or(from.zone), &mut flags)?;
                    if end > start { end } else { self.at(add_days(second, 1)?, clock, to.zone, &mut flags)? }
                }
                None => self.midnight(second_end, &mut flags)?,
            }
        };
        let kind = if dated(&from) || dated(&to) { Kind::DateTimeRange } else { Kind::TimeRange };
        let mut answer = Self::answer(kind, Grain::Minute, Value::Range { start, end });
        answer.flags = flags;
        Some(answer)
    }

    /// The days of both ends, each with the day after its last.
    pub(crate) fn range_days(&self, from: &Point, to: &Point) -> Option<((Date, Date), (Date, Date))> {
        let mut first = self.days_of(from, self.today(), self.direction);
        let mut second = self.days_of(to, self.today(), self.direction);
        if first.is_none() && second.is_none() {
            let today = (self.today(), add_days(self.today(), 1)?);
            (first, second) = (Some(today), Some(today));
        }
        // "from 2pm till tomorrow at 4" begins today; "2pm tomorrow until 4" ends tomorrow.
        if first.is_none() && matches!(to.day, Some(Day::Fixed(_))) && from.clock.is_some() && to.clock.is_some() {
            let later = second.is_some_and(|(date, _)| date > self.today());
            first = Some((self.today(), add_days(self.today(), 1)?)).filter(|_| later);
        }
        let (mut first, mut second) = (first.or(second)?, second.or(first)?);
        let open = |point: &Point| match (point.day, point.period) {
            (Some(day), _) => !matches!(day, Day::Fixed(_)),
            (None, Some(period)) => matches!(period.base, Stretch::Yearly(_)),
            (None, None) => false,
        };
        match (open(from), open(to)) {
            // "Nov 18 - Dec 19, 2015": the first is the last one before the second.
            (true, false) if second.0 != self.today() || to.day.is_some() => {
                first = self.days_of(from, second.1, Direction::Past)?;
            }
            (false, true) => second = self.days_of(to, first.0, Direction::Future)?,
            (true, true) => {
                // A range that is under way counts as the coming one.
                if self.direction == Direction::Future && !matches!(from.day, Some(Day::Weekday(_))) {
                    let running = self.days_of(from, self.today(), Direction::Past);
                    let until = running.and_then(|running| self.days_of(to, running.0, Direction::Future));
                    if let (Some(running), Some(until)) = (running, until)
                        && until.1 > self.today()
                        && until.0 >= running.0
                        && until.1 < first.0
                    {
                        first = running;
                    }
                }
                second = self.days_of(to, first.0, Direction::Future)?;
            }
            _ => {}
        }
        // "from 10pm to 2am": the clock decides later.
        (second.1 >= first.0).then_some((first, second))
    }

    pub(crate) fn days_of(&self, point: &Point, today: Date, direction: Direction) -> Option<(Date, Date)> {
        if let Some(day) = point.day {
            let date = resolve_day(day, today, direction)?;
            return Some((date, add_days(date, 1)?));
        }
        if let Some(period) = point.period {
            let (start, end) = resolve_period(period, today, direction)?;
            if period.slice == Some(Slice::End) {
                // "until the end of June" goes to its last day.
                return Some((start, end));
            }
            if period.slice == Some(Slice::Mid) {
                let (start, end) = resolve_period(Period { slice: None, ..period }, today, direction)?;
                let middle = match period.grain {
                    Grain::Month => add_days(start, 15)?,
                    Grain::Year => Date::new(start.year(), 7, 2).ok()?,
                    _ => add_days(start, ((end - start).get_days()) / 2)?,
                };
                return Some((middle, middle));
            }
            if period.slice == Some(Slice::Start) {
                return Some((start, start));
            }
            return Some((start, end));
        }
        if let Some(instant) = point.instant {
            let date = self.instant(instant).date();
            return Some((date, date));
        }
        None
    }
}
