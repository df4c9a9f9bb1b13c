//! One day: "tomorrow", "next Friday", "Tue May 9", "the 4th", "Easter 2018", "the first Monday of next month".

use jiff::civil::Date;

use super::{Parser, Shift};
use crate::calendar::{add_days, add_months, monday, resolve_day, weekday, yearly};
use crate::class;
use crate::lex::{Lex, Unit};
use crate::spec::{Day, Period, Point, Stretch};
use crate::value::{Direction, Grain};

#[derive(Debug, Clone, Copy)]
pub(super) struct DayRead {
    pub day: Day,
    pub next: usize,
    pub rule: &'static str,
}

fn read(day: Day, next: usize, rule: &'static str) -> DayRead {
    DayRead { day, next, rule }
}

impl Parser<'_> {
    pub(super) fn day(&self, index: usize) -> Option<DayRead> {
        self.days.get(index, || self.read_day(index))
    }

    fn read_day(&self, index: usize) -> Option<DayRead> {
        let item = self.at(index)?;
        if item.is(Lex::The) {
            let named = self.nth_weekday(index + 1);
            let named = named.or_else(|| self.week_then_weekday(index));
            return named
                .or_else(|| {
                    let spelled = self.at(index + 1).is_some_and(|item| item.ordinal().is_some());
                    if item.is(Lex::On) || spelled { None } else { self.numbered_day(index + 1) }
                })
                .or_else(|| {
                    let day = (self.is(index + 1, Lex::DayNamed) && !self.habits().bare_parts)
                        .then(|| self.numbered_day(index + 1))
                        .flatten();
                    let beside = self.habits().trailing_modifiers.then(|| self.relative_day(index + 1)).flatten();
                    let beside = beside.filter(|_| self.is(index + 1, Lex::Unit(Unit::Day)));
                    day.or(beside).or_else(|| self.this_day(index))
                });
        }
        self.nth_weekday(index)
            .or_else(|| self.relative_day(index))
            .or_else(|| self.weekday_date(index))
            .or_else(|| self.week_then_weekday(index))
            .or_else(|| self.shifted_date(index))
            .or_else(|| self.numbered_day(index))
            .or_else(|| self.holiday_day(index))
    }

    /// "today", "the day after tomorrow" as one word, "next day".
    fn relative_day(&self, index: usize) -> Option<DayRead> {
        let item = self.at(index)?;
        let days = item.find(|lex| if let Lex::Day(days) = lex { Some(days) } else { None });
        if let Some(days) = days.filter(|days| !item.is_weak(Lex::Day(*days)) || self.day_cue(index)) {
            let mut next = index + 1;
            // "tomorrow, Friday": one day said twice.
            let date = add_days(self.today, days.into())?;
            let at = self.skip_mark(next, &[',', '(']);
            if at > next && self.at(at)?.weekday() == Some(date.weekday().to_monday_one_offset() as u8) {
                next = if self.mark(next) == Some('(') { self.skip_mark(at + 1, &[')']) } else { at + 1 };
            }
            return Some(read(Day::Fixed(date), next, "day.relative"));
        }
        if self.habits().trailing_modifiers && self.is(index, Lex::Unit(Unit::Day)) {
            let (shift, next) = self.shift_before(index + 1).filter(|(shift, _)| shift.count != 0)?;
            return Some(read(Day::Fixed(add_days(self.today, shift.count.into())?), next, "day.relative"));
        }
        let (shift, at) = self.shift_before(index).filter(|(shift, _)| shift.count != 0)?;
        let one_day = self.is(at, Lex::Unit(Unit::Day)) && !self.at(at)?.is_weak(Lex::Unit(Unit::Day));
        one_day.then(|| Some(read(Day::Fixed(add_days(self.today, shift.count.into())?), at + 1, "day.relative")))?
    }

    /// A weak word for a day ("morgen") stands where a day would.
    fn day_cue(&self, index: usize) -> bool {
        !self.before_any(index, &[Lex::Article, Lex::On])
    }

    /// "the day" as this one: only where nothing else claims it.
    fn this_day(&self, index: usize) -> Option<DayRead> {
        let next = index + 2;
        let this = self.is(index + 1, Lex::Unit(Unit::Day)) && self.before_any(index, &[Lex::For, Lex::Of]);
        let free = !self.any(next, &[Lex::Before, Lex::After, Lex::Of]) && !self.plain_follows(next);
        (this && free).then(|| read(Day::Fixed(self.today), next, "day.this"))
    }

    fn plain_follows(&self, index: usize) -> bool {
        self.plain_word(index)
    }

    /// "first Monday of next month", "last Friday in March", "the 15th day of June", "last day of the year".
    fn nth_weekday(&self, index: usize) -> Option<DayRead> {
        if !self.has_nth() {
            return None;
        }
        let (nth, at) = self.nth(index)?;
        let item = self.at(at)?;
        let wanted = item.weekday();
        if wanted.is_none() && item.unit() != Some(Unit::Day) {
            return None;
        }
        let of = self.skip(at + 1, &[Lex::Of, Lex::In]);
        let (container, next) = self.container(of)?;
        if of == at + 1 && !self.is(of, Lex::The) && self.shift(of).is_none() {
            return None;
        }
        let date = match container.base {
            Stretch::Fixed { start, end } => {
                let date = nth_day(start, end, nth, wanted)?;
                let month = wanted.is_some()
                    && self.is(next - 1, Lex::Unit(Unit::Month))
                    && self.shift(self.skip(of, &[Lex::The])).is_none();
                // "the first Monday of the month" that has passed is the next month's.
                if month && date < self.today && self.direction == Direction::Future {
                    nth_day(end, add_months(end, 1)?, nth, wanted)?
                } else {
                    date
                }
            }
            Stretch::Yearly(stretch) => {
                let in_year = |year: i16| {
                    let (start, end) = yearly(stretch, year)?;
                    nth_day(start, end, nth, wanted)
                };
                let year = self.today.year();
                let past = self.direction == Direction::Past;
                [year, year + 1, year - 1]
                    .into_iter()
                    .filter_map(in_year)
                    .find(|date| if past { *date < self.today } else { *date >= self.today })?
            }
        };
        Some(read(Day::Fixed(date), next, "day.nth"))
    }

    /// "Friday", "next Tuesday", "Tue, May 9", "Friday the 26th", "viernes (6/7)", "Monday of next week".
    fn weekday_date(&self, index: usize) -> Option<DayRead> {
        let (shift, at) = self.shift_before(index).map_or((None, index), |(shift, at)| (Some(shift), at));
        let item = self.at(at)?;
        let number = item.weekday()?;
        // "a segunda opção" counts options; "na segunda" is Monday.
        let counts = item.ordinal().is_some() && shift.is_none() && self.plain_word(at + 1);
        if counts && self.before(at, Lex::The) && !self.before(at, Lex::On) {
            return None;
        }
        let mut next = self.skip_dot(at + 1);
        let mut shift = shift;
        if shift.is_none()
            && self.habits().trailing_modifiers
            && let Some((trailing, after)) = self.shift_before(next).filter(|(_, after)| !self.owns_noun(*after))
        {
            (shift, next) = (Some(trailing), after);
        }
        if let Some(found) = self.weekday_with_date(number, next, shift) {
            return Some(found);
        }
        if item.is_weak(Lex::Weekday(number)) && shift.is_none() && !self.weekday_spoken(at, next) {
            return None;
        }
        if let Some(shift) = shift {
            return Some(read(Day::Fixed(self.shifted_weekday(number, shift)?), next, "day.shifted_weekday"));
        }
        let of = self.skip(next, &[Lex::Of, Lex::In, Lex::On]);
        let of = self.skip(of, &[Lex::The]);
        if let Some((start, after)) = self.week(of).filter(|_| !self.is(next, Lex::Every)) {
            return Some(read(Day::Fixed(add_days(start, i32::from(number) - 1)?), after, "day.weekday_of_week"));
        }
        Some(read(Day::Weekday(number), next, "day.weekday"))
    }

    /// What stands after "next" is a noun of its own ("Friday next week").
    fn owns_noun(&self, index: usize) -> bool {
        self.at(index).is_some_and(|item| item.unit().is_some() || item.month().is_some() || item.weekday().is_some())
    }

    /// A date after a weekday, which it confirms and never moves.
    fn weekday_with_date(&self, number: u8, next: usize, shift: Option<Shift>) -> Option<DayRead> {
        let open = self.mark(next) == Some('(');
        let mut at = self.skip_mark(next, &[',', '-', '(']);
        for _ in 0..2 {
            // "às 8" is an hour and no day.
            if !self.any(at, &[Lex::At, Lex::HourArticle]) {
                at = self.skip(at, &[Lex::The, Lex::On]);
            }
        }
        at = self.skip(at, &[Lex::DayNamed]);
        let close = |next: usize| if open { self.skip_mark(next, &[')']) } else { next };
        let date = self.month_day_date(at).filter(|(day, after)| !self.hours_beside(at, *after, *day, number));
        if let Some((day, after)) = date {
            let day = match (day, shift) {
                // "Next Tuesday, 2 February" is the coming date: the shift is the weekday's.
                (Day::InMonth { month, day }, Some(shift)) if shift.count < 1 => {
                    Day::Fixed(self.this_year(month, day, shift)?)
                }
                (day, _) => day,
            };
            return Some(read(day, close(after), "day.weekday_date"));
        }
        let (day, ordinal, after) = self.month_day(at)?;
        let digits = self.at(at)?.digits().is_some();
        let joins = matches!(self.mark(after), Some('-' | '~')) || self.is(after, Lex::To);
        // "viernes 13 a domingo 15": from one day to another, no hours.
        let to_day = joins && self.weekday_joined(after + 1) || self.joined_to_weekday(next - 1);
        let ranged = joins && !to_day && !(self.is(after, Lex::To) && self.is(after, Lex::At));
        let adjacent = at == next || ordinal || self.is(at - 1, Lex::The) || self.is(at - 1, Lex::DayNamed);
        let clock = self.clock_after(after)
            || self.decimal_follows(after)
            || self.any(after, &[Lex::Plus, Lex::PastHour])
            || self.at(after).is_some_and(|item| item.part().is_some() || item.unit().is_some());
        let named = at > next && self.any(at - 1, &[Lex::DayNamed, Lex::The]);
        // "el martes once", where no noun follows to be counted.
        let closed =
            to_day || self.at(after).is_none_or(|item| item.mark().is_some() || item.is(Lex::At) || item.is(Lex::From));
        let spelled = self.habits().article_days && at == next && day > 1 && closed;
        // "Thursday first thing", "lunes a primera hora"
        let bare_nth = ordinal && !digits && !named && !closed;
        if !adjacent
            || bare_nth
            || !(digits || ordinal || named || spelled)
            || (!ordinal && (ranged || clock))
            || !self.stands_alone(at, after) && !ordinal
            || !(ordinal || named || to_day) && self.hour_beside(after, day, number)
        {
            return None;
        }
        let open_day = Day::Numbered { day, weekday: Some(number) };
        // Where this month's day has that weekday it is meant, past or not.
        let this_month = Date::new(self.today.year(), self.today.month(), day as i8).ok();
        let near = this_month.filter(|date| date.weekday() == weekday(number));
        let day = near.filter(|_| ordinal || named).map_or(open_day, Day::Fixed);
        Some(read(day, close(after), "day.weekday_number"))
    }

    /// Whether a weekday with its number stands here, as the other end of a range: "to Sunday 15", "al domingo 15".
    fn weekday_joined(&self, index: usize) -> bool {
        let at = self.skip(self.skip(index, &[Lex::To]), &[Lex::The, Lex::On]);
        let named = self.at(at).is_some_and(|item| item.weekday().is_some());
        let number = self.skip(self.skip_mark(self.skip_dot(at + 1), &[',']), &[Lex::The, Lex::DayNamed]);
        named && self.at(number).is_some_and(|item| item.digits().is_some())
    }

    /// Whether the weekday at `index` ends such a range: "from Friday 4 to Sunday 6".
    fn joined_to_weekday(&self, index: usize) -> bool {
        let mut at = if self.mark(index) == Some('.') { index.saturating_sub(1) } else { index };
        for _ in 0..2 {
            let between = at > 0 && self.any(at - 1, &[Lex::The, Lex::On]) && !self.any(at - 1, &[Lex::Until]);
            at -= usize::from(between && !self.any(at - 1, &[Lex::To]));
        }
        let Some(join) = at.checked_sub(1) else { return false };
        let joins = matches!(self.mark(join), Some('-' | '~')) || self.is(join, Lex::To);
        let number = (join.saturating_sub(2)..join).find(|&at| self.at(at).is_some_and(|item| item.digits().is_some()));
        let weekday = |at: usize| self.at(at).is_some_and(|item| item.weekday().is_some());
        let before = number.map(|number| (number.saturating_sub(3)..number).any(weekday));
        joins && before == Some(true)
    }

    /// "Monday 11-4" and "Thursday 7.30" are hours unless that date is a Monday or a Thursday.
    fn hours_beside(&self, index: usize, after: usize, day: Day, number: u8) -> bool {
        /// A date is said so when it is near; the weekday of one months away is an accident.
        const NEAR: i32 = 62;
        const YEAR: i32 = 365;
        let Day::InMonth { month, day } = day else { return false };
        let digits = |at: usize| self.at(at).and_then(crate::items::Item::digits);
        let (Some((first, _)), Some((second, places))) = (digits(index), digits(index + 2)) else { return false };
        let falls = |days| self.weekdays_within(number, days, day).any(|date| date.month() == month as i8);
        match self.mark(index + 1) {
            Some('-') => !falls(NEAR),
            Some('.') if places == 2 && second < 60 && first <= 24 => {
                // "Fr 17.04." closes a date, and "7.30am" an hour.
                let dotted = self.habits().dotted_ordinals;
                let closed = dotted && after > index + 3;
                let ordered = first == u32::from(day);
                let spoken = self.any(after, &[Lex::Am, Lex::Pm, Lex::Oclock]);
                spoken || !(closed || ordered && falls(if dotted { YEAR } else { NEAR }))
            }
            _ => false,
        }
    }

    /// Whether a bare number behind a weekday is an hour of it ("Sunday 11", "weds 7ish") and no day of the month. It is
    /// that where it cannot be an hour, where the hour follows, and, in a language that says dates so, where it soon
    /// falls on that weekday.
    fn hour_beside(&self, after: usize, day: u8, number: u8) -> bool {
        /// The days ahead among which a date is told by its number.
        const NEAR: i32 = 35;
        const FAR: i32 = 160;
        const NOON: u8 = 12;
        let said = self.skip_mark(after, &[',']);
        let at = self.skip(self.skip(said, &[Lex::At]), &[Lex::HourArticle]);
        let own_hour = self.clock(at, true).is_some_and(|read| read.strong || at > said)
            || self.any(said, &[Lex::From, Lex::Between]) && self.clock_range(said).is_some();
        let habits = self.habits();
        // "Sexta 13": an hour of the afternoon mostly has a word beside it, so that the date may be farther away.
        let far = || self.weekdays_within(number, FAR, day).next().is_some();
        let late = day > NOON && !habits.dotted_ordinals && far();
        if day > 24 || late || self.direction == Direction::Past || own_hour {
            return false;
        }
        let dates = if habits.month_first { day > NOON } else { !habits.dotted_ordinals };
        let falls = self.weekdays_within(number, NEAR, day).next().is_some();
        !(dates && falls) || day <= NOON && self.hour_spoken(after)
    }

    /// What follows a number says that it is an hour: "7ish", "11 Pacific", "10 de la mañana", "12 del mediodía".
    fn hour_spoken(&self, after: usize) -> bool {
        let noon = self.skip(self.skip(after, &[Lex::Of]), &[Lex::The]);
        let clock = |lex| matches!(lex, Lex::Clock(_)).then_some(());
        self.any(after, &[Lex::Roughly])
            || self.zone(after).is_some()
            || self.part_part(&mut Point::default(), after, false).is_some()
            || noon > after && self.at(noon).is_some_and(|item| item.find(clock).is_some())
    }

    /// Of today and the days ahead those that are that weekday and have that number.
    fn weekdays_within(&self, number: u8, days: i32, day: u8) -> impl Iterator<Item = Date> + '_ {
        let ahead = (0..=days).filter_map(|ahead| add_days(self.today, ahead));
        ahead.filter(move |date| date.weekday() == weekday(number) && date.day() == day as i8)
    }

    /// A short weekday ("sun", "sat") is one only where a neighbour speaks for it.
    fn weekday_spoken(&self, index: usize, next: usize) -> bool {
        let cued = self.before_any(index, WEEKDAY_CUES)
            || index > 0 && {
                let comma = usize::from(self.mark(index - 1) == Some(','));
                index > comma && self.items[index - 1 - comma].weekday().is_some()
            };
        let timed = self.any(next, &[Lex::At])
            || self.mark(next) == Some('@')
            || self.at(next).is_some_and(|item| item.part().is_some())
            || self.clock(next, true).is_some_and(|read| read.strong);
        let joins = |at: usize| self.mark(at) == Some('-') || self.any(at, &[Lex::To, Lex::Until, Lex::And]);
        let paired = joins(next) && self.at(next + 1).is_some_and(|item| item.weekday().is_some())
            || index > 1 && joins(index - 1) && self.items[index - 2].weekday().is_some();
        if paired {
            return true;
        }
        let alone = index == 0 && self.at(next).is_none();
        let beside =
            self.at(next).is_some_and(|item| item.find(|lex| matches!(lex, Lex::Day(_)).then_some(())).is_some());
        cued || timed || alone || beside
    }

    /// The Monday of "next week", "last week", at `index`.
    fn week(&self, index: usize) -> Option<(Date, usize)> {
        if let Some(read) = self.nth_week(index) {
            let (start, _) = crate::calendar::resolve_period(read.0, self.today, self.direction)?;
            return Some((start, read.1));
        }
        let read = self.period_shift(index)?;
        let Period { base: Stretch::Fixed { start, .. }, grain: Grain::Week, .. } = read.0 else { return None };
        Some((start, read.1))
    }

    /// "the first week of October".
    fn nth_week(&self, index: usize) -> Option<(Period, usize)> {
        self.nth(self.skip(index, &[Lex::The]))?;
        let read = self.period(index).filter(|read| read.period.grain == Grain::Week && read.rule == "period.nth")?;
        Some((read.period, read.next))
    }

    /// "next week" by itself, either word order.
    pub(super) fn period_shift(&self, index: usize) -> Option<(Period, usize)> {
        let unit_near = (index..index + 4).any(|at| self.at(at).is_some_and(|item| item.unit() == Some(Unit::Week)));
        if !unit_near {
            return None;
        }
        let read = self.period(index)?;
        matches!(read.rule, "period.shift" | "period.this").then_some((read.period, read.next))
    }

    /// "next week Tuesday", "next week on Tuesday", "nächste Woche am Montag", "previous week - Monday".
    fn week_then_weekday(&self, index: usize) -> Option<DayRead> {
        if !self.has(class::UNIT | class::WEEKDAY) {
            return None;
        }
        let (start, next) = self.week(index)?;
        let mut at = self.skip_mark(next, &[',', '-']);
        at = self.skip(at, &[Lex::On, Lex::The]);
        at = self.skip(at, &[Lex::The]);
        let number = self.at(at)?.weekday()?;
        let after = self.skip_dot(at + 1);
        Some(read(Day::Fixed(add_days(start, i32::from(number) - 1)?), after, "day.week_weekday"))
    }

    fn shifted_weekday(&self, number: u8, shift: Shift) -> Option<Date> {
        let in_week = add_days(monday(self.today), i32::from(number) - 1)?;
        match (shift.count, shift.nearest) {
            (0, _) if in_week < self.today && self.direction == Direction::Future => add_days(in_week, 7),
            (1, true) => resolve_day(Day::Weekday(number), add_days(self.today, 1)?, Direction::Future),
            (-1, true) => resolve_day(Day::Weekday(number), self.today, Direction::Past),
            (count, _) => add_days(in_week, i32::from(count) * 7),
        }
    }

    fn this_year(&self, month: u8, day: u8, shift: Shift) -> Option<Date> {
        Date::new(self.today.year() + i16::from(shift.count.clamp(-1, 1)), month as i8, day as i8)
            .ok()
            .or_else(|| Date::new(self.today.year(), month as i8, day as i8).ok())
            .map(|date| if shift.count == 1 && shift.nearest { self.this_year_plain(date) } else { date })
    }

    fn this_year_plain(&self, date: Date) -> Date {
        date.with().year(self.today.year()).build().unwrap_or(date)
    }

    /// "this 5/12", "next May 3rd".
    fn shifted_date(&self, index: usize) -> Option<DayRead> {
        let (shift, at) = self.shift_before(index)?;
        if let Some((day, next)) = self.month_day_date(at) {
            let Day::InMonth { month, day } = day else { return None };
            return Some(read(Day::Fixed(self.this_year(month, day, shift)?), next, "day.shifted_date"));
        }
        let (day, next) = self.holiday(at)?;
        let Day::Holiday(rule) = day else { return None };
        let date = match shift.count {
            0 => rule.day(self.today.year())?,
            count if count > 0 => resolve_day(day, self.today, Direction::Future)?,
            _ => resolve_day(day, self.today, Direction::Past)?,
        };
        Some(read(Day::Fixed(date), next, "day.holiday"))
    }

    /// "May 3rd", "12/5", "the 4th", "el 15", "den 3.", "the 21st this month".
    fn numbered_day(&self, index: usize) -> Option<DayRead> {
        let named = self.is(index, Lex::DayNamed);
        let at = if named { index + 1 } else { index };
        let month_day = self.month_day_date(at);
        if named && self.habits().bare_parts && month_day.is_some() {
            return None;
        }
        if let Some((day, next)) = month_day {
            let end = self.weekday_after(next).unwrap_or(next);
            return Some(read(day, end, "day.date"));
        }
        let (day, ordinal, mut next) = self.month_day(at)?;
        let item = self.at(at)?;
        let the = self.before(index, Lex::The);
        let on_the = the && index > 1 && self.is(index - 2, Lex::On);
        let digits = item.digits().is_some();
        // "el 15", "la noche del 15"
        let contracted = self.before(index, Lex::Of) && self.before(index, Lex::On);
        let article = self.habits().article_days && digits && (the && self.before(index, Lex::On) || contracted);

        let cued = self.before_any(index, DATE_CUES) || the && index > 1 && self.before_any(index - 1, DATE_CUES);
        // "the 21st?", "the 16th or the 23rd": no number of floors, times or centuries, for nothing follows that is counted.
        let ends = !self.at(next).is_some_and(|item| item.is_word() && !item.known());
        let alone = the && day >= 6 && ordinal && ends;
        let spoken = self.listed_day(at, next).is_some()
            || if ordinal && digits {
                named || cued || alone || the && !self.habits().month_first
            } else if digits {
                named || on_the && self.stands_alone(at, next) || article
            } else {
                named
            };
        if self.any(next, &[Lex::Unit(Unit::Day)]) && ordinal {
            next += 1;
        }
        let container = self.container_after(next);
        if let Some((start, after)) = container.filter(|_| spoken || ordinal) {
            let date = Date::new(start.year(), start.month(), day as i8).ok()?;
            return Some(read(Day::Fixed(date), after, "day.of_month"));
        }
        let other = self.at(next).is_some_and(|item| {
            item.is(Lex::Reject) || item.unit().is_some() || item.month().is_some() || item.is(Lex::Oclock)
        });
        // "le 01 23 45 67 89" is a telephone number.
        let number = |at: usize| self.at(at).is_some_and(|item| item.digits().is_some());
        let other = other || number(next) && number(next + 1);
        let dash = matches!(self.mark(next), Some('-' | '/' | ':')) && self.glued(next) && !ordinal;
        let clock = self.clock_after(next)
            || self.decimal_follows(next)
            || self.any(next, &[Lex::Plus]) && self.hour_before(index);
        let free = !other && !dash && !clock && (ordinal || self.stands_alone(at, next));
        if let Some(day) = self.listed_day(at, next) {
            return Some(read(day, next, "day.date"));
        }
        if !spoken || !free {
            return None;
        }
        Some(read(Day::Numbered { day, weekday: None }, next, "day.of_month"))
    }

    /// "18 and 19 June": the month of the second is the first one's too.
    fn listed_day(&self, index: usize, next: usize) -> Option<Day> {
        let (number, digits) = self.at(index)?.digits()?;
        let joined = self.any(next, &[Lex::And, Lex::Or]) || self.mark(next) == Some(',') && !self.glued(next + 1);
        let at = self.skip(next + 1, &[Lex::The, Lex::On]);
        if !joined || digits > 2 || !(1..=31).contains(&number) || self.at(at + 1)?.mark().is_some() {
            return None;
        }
        match self.month_day_date(at)?.0 {
            Day::InMonth { month, .. } if self.at(at)?.month().is_none() => {
                Some(Day::InMonth { month, day: number as u8 })
            }
            Day::Fixed(date) if self.at(at)?.digits().is_some_and(|(_, digits)| digits <= 2) => {
                Some(Day::Fixed(date.with().day(number as i8).build().ok()?))
            }
            _ => None,
        }
    }

    fn hour_before(&self, index: usize) -> bool {
        self.before(index, Lex::HourArticle)
    }

    /// ", Tuesday" or "(Tuesday)" after a date.
    fn weekday_after(&self, next: usize) -> Option<usize> {
        let open = self.mark(next)?;
        let number = self.at(next + 1)?.weekday()?;
        match open {
            ',' if !self.at(next + 1)?.is_weak(Lex::Weekday(number))
                && self.at(next + 2).is_none_or(|item| item.mark().is_some() || item.is(Lex::At)) =>
            {
                Some(next + 2)
            }
            '(' => (self.mark(next + 2) == Some(')')).then_some(next + 3),
            _ => None,
        }
    }

    /// "of this month", "of next month", "this month" after a day number: the first of that month.
    fn container_after(&self, next: usize) -> Option<(Date, usize)> {
        let of = self.skip(next, &[Lex::Of, Lex::In]);
        let (period, after) = self.container(of).filter(|(period, _)| period.grain == Grain::Month)?;
        let Stretch::Fixed { start, .. } = period.base else { return None };
        (of > next || self.shift(of).is_some() || self.is(of, Lex::The)).then_some((start, after))
    }

    /// A holiday's words.
    pub(super) fn holiday(&self, index: usize) -> Option<(Day, usize)> {
        let item = self.at(index)?;
        let days =
            || item.readings().iter().filter_map(|lex| if let Lex::Holiday(which) = lex { Some(*which) } else { None });
        let rule = |which: u8| self.lexicon.holidays.get(usize::from(which)).copied();
        // A name of several days a year ("bank holiday Monday") is the nearest of them.
        let day = |which: u8| resolve_day(Day::Holiday(rule(which)?), self.today, self.direction);
        let near = |which: &u8| day(*which).map(|day| (day - self.today).get_days().abs());
        let which = days().min_by_key(near)?;
        let rule = rule(which)?;
        let spoken = !item.is_weak(Lex::Holiday(which))
            || self.before_any(index, &[Lex::On, Lex::At, Lex::By, Lex::Until, Lex::Since, Lex::Before, Lex::After]);
        spoken.then_some((Day::Holiday(rule), index + 1))
    }

    /// A holiday with its year ("Thanksgiving 2023").
    pub(super) fn holiday_year(&self, index: usize) -> Option<(Day, usize)> {
        self.holiday_day(index).map(|read| (read.day, read.next))
    }

    /// "Easter", "Easter 2018", "Independence Day of this year", "Weihnachten nächstes Jahr".
    fn holiday_day(&self, index: usize) -> Option<DayRead> {
        let (day, next) = self.holiday(index)?;
        let Day::Holiday(rule) = day else { return None };
        let of = self.skip(self.skip_mark(next, &[',']), &[Lex::Of, Lex::In]);
        let year = self.container(of).filter(|(period, _)| period.grain == Grain::Year);
        if let Some((Period { base: Stretch::Fixed { start, .. }, .. }, after)) = year {
            return Some(read(Day::Fixed(rule.day(start.year())?), after, "day.holiday"));
        }
        Some(read(day, next, "day.holiday"))
    }
}

/// The nth day, or nth `wanted` weekday, from `start` on and before `end`; -1 counts from the end.
pub(super) fn nth_day(start: Date, end: Date, nth: i8, wanted: Option<u8>) -> Option<Date> {
    let step = if wanted.is_some() { 7 } else { 1 };
    let first = match wanted {
        None => start,
        Some(number) => resolve_day(Day::Weekday(number), start, Direction::Future)?,
    };
    let date = if nth > 0 {
        add_days(first, (i32::from(nth) - 1) * step)?
    } else {
        match wanted {
            None => add_days(end, -1)?,
            Some(number) => resolve_day(Day::Weekday(number), end, Direction::Past)?,
        }
    };
    (start <= date && date < end).then_some(date)
}

const WEEKDAY_CUES: &[Lex] = &[
    Lex::On,
    Lex::By,
    Lex::Until,
    Lex::Since,
    Lex::From,
    Lex::To,
    Lex::Between,
    Lex::Before,
    Lex::After,
    Lex::Every,
    Lex::For,
    Lex::Or,
];

const DATE_CUES: &[Lex] =
    &[Lex::On, Lex::From, Lex::To, Lex::Until, Lex::By, Lex::Between, Lex::Since, Lex::Before, Lex::After, Lex::And];
