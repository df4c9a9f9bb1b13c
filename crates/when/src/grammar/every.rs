//! Recurrences: "every other Tuesday at 9", "weekdays", "daily", "the first Monday of every month", "los martes".

use super::Parser;
use crate::lex::{Lex, Part, Unit};
use crate::spec::{Clock, Every};

/// At most this many days are joined ("every Monday, Wednesday and Friday").
const MOST_DAYS: usize = 7;

impl Parser<'_> {
    pub(super) fn every(&self, index: usize) -> Option<(Every, usize)> {
        // "at 9 every day", "3pm each day"
        if let Some((clock, next)) = self.leading_clock(index) {
            let (every, after) = self.every_head(next)?;
            if every.clock.is_none() && every.part.is_none() {
                return Some(self.every_tail(Every { clock: Some(clock.0), clock_end: clock.1, ..every }, after));
            }
            return None;
        }
        let (every, head) = self.every_head(index)?;
        let (every, next) = self.every_tail(every, head);
        // "Todas las noches a las 10": the word that counts days says their half too.
        let counted = |at: usize| self.at(at).filter(|item| item.unit() == Some(Unit::Day));
        let night = (index..head).find_map(|at| counted(at).and_then(|item| item.parts().or(item.part())));
        let part = every.part.or(night.filter(|_| every.clock.is_some()));
        Some((Every { part, ..every }, next))
    }

    fn leading_clock(&self, index: usize) -> Option<((Clock, Option<Clock>), usize)> {
        if let Some(range) = self.clock_range(index).filter(|range| range.strong) {
            let next = self.skip(range.next, &[Lex::On]);
            return self.every_head(next).map(|_| ((range.from, Some(range.to)), next));
        }
        let read = self.clock(index, true).filter(|read| read.strong || self.clock_cued(index))?;
        let next = self.skip(read.next, &[Lex::On]);
        self.every_head(next).map(|_| ((read.clock, None), next))
    }

    /// What repeats, without its time.
    fn every_head(&self, index: usize) -> Option<(Every, usize)> {
        let item = self.at(index)?;
        if let Some(unit) = item.find(|lex| if let Lex::Freq(unit) = lex { Some(unit) } else { None }) {
            return Some((Every::new(unit, 1), index + 1));
        }
        if let Some(unit) = item.find(|lex| if let Lex::Freq2(unit) = lex { Some(unit) } else { None }) {
            return Some((Every::new(unit, 2), index + 1));
        }
        if item.is(Lex::Weekdays5) {
            let mut every = Every::new(Unit::Week, 1);
            every.weekdays = 0b1_1111;
            return Some((every, index + 1));
        }
        self.nth_every(index)
            .or_else(|| self.alternate(index))
            .or_else(|| self.plural_days(index))
            .or_else(|| self.after_every(index))
            .or_else(|| self.times_per(index))
    }

    /// "un mardi sur deux", "un día sí y otro no", "terça sim, terça não".
    fn alternate(&self, index: usize) -> Option<(Every, usize)> {
        let at = self.skip(index, &[Lex::Article, Lex::The]);
        if !self.is(at + 1, Lex::Alternate) {
            return None;
        }
        let item = self.at(at)?;
        if let Some(day) = item.weekday() {
            return Some((Every { weekdays: 1 << (day - 1), ..Every::new(Unit::Week, 2) }, at + 2));
        }
        let unit = item.unit().filter(|unit| !matches!(unit, Unit::Second | Unit::Minute))?;
        Some((Every::new(unit, 2), at + 2))
    }

    /// "de 6 em 6 horas": every six hours.
    pub(super) fn every_pair(&self, index: usize) -> Option<(Every, usize)> {
        if !self.any(index, &[Lex::From, Lex::Of]) {
            return None;
        }
        let (count, next) = self.cardinal(index + 1).filter(|(count, _)| (1..=999).contains(count))?;
        let (again, at) = self.cardinal(next + 1).filter(|(again, _)| self.is(next, Lex::In) && *again == count)?;
        let unit = self.at(at)?.unit().filter(|_| again == count)?;
        Some(self.every_tail(Every::new(unit, count as u16), at + 1))
    }

    /// "weekly" before or after a noun that is no meeting: it may only describe ("the quarterly results").
    pub(super) fn describes(&self, index: usize, next: usize) -> bool {
        let Some(item) = self.at(index).filter(|_| next == index + 1) else { return false };
        let Some(freq) = item.find(|lex| matches!(lex, Lex::Freq(_) | Lex::Freq2(_)).then_some(lex)) else {
            return false;
        };
        let event = self.is(next, Lex::Event) || self.before(index, Lex::Event);
        let before_noun = !self.habits().trailing_modifiers && self.plain_word(next);
        !event && (item.is_weak(freq) || before_noun)
    }

    /// "every two weeks", "every other Friday", "cada martes", "alle zwei Tage", "every 2nd Monday".
    fn after_every(&self, index: usize) -> Option<(Every, usize)> {
        // "twee keer per week" is no rule of a calendar.
        if !self.is(index, Lex::Every) || self.is(index, Lex::Per) && self.before(index, Lex::Reject) {
            return None;
        }
        let mut at = self.skip(index + 1, &[Lex::The]);
        let mut interval = 1_u16;
        if self.is(at, Lex::Other) {
            (interval, at) = (2, at + 1);
            // "om de twee dagen"
            if let Some((count, next)) = self.cardinal(at).filter(|(count, _)| (2..=999).contains(count)) {
                (interval, at) = (count as u16, next);
            }
        } else if let Some((nth, next)) = self.ordinal(at) {
            // "every 15th" counts days of the month, "every second Monday" counts Mondays.
            if let Some(found) = self.nth_of_month(nth, next) {
                return Some(found);
            } else if self.at(next).is_some_and(|item| item.unit().is_some() || item.weekday().is_some()) {
                (interval, at) = (nth.into(), next);
            } else {
                let mut every = Every::new(Unit::Month, 1);
                every.month_day = nth as i8;
                return (1..=31).contains(&nth).then_some((every, next));
            }
        } else if let Some((count, next)) = self.cardinal(at).filter(|(count, _)| (1..=999).contains(count)) {
            (interval, at) = (count as u16, next);
        }
        if let Some((days, next)) = self.weekday_list(at) {
            let mut every = Every::new(Unit::Week, interval);
            every.weekdays = days;
            return Some((every, next));
        }
        let item = self.at(at)?;
        if let Some(unit) = item.unit() {
            if item.is_weak(Lex::Unit(unit)) && unit == Unit::Month {
                return None;
            }
            return Some((Every::new(unit, interval), self.skip(at + 1, &[Lex::Every])));
        }
        if let Some(part) = item.part().or(item.parts()) {
            let mut every = Every::new(Unit::Day, interval);
            every.part = Some(part);
            return Some((every, at + 1));
        }
        let month = item.month()?;
        let mut every = Every::new(Unit::Year, interval);
        every.month = month as i8 as u8;
        if let Some((day, _, next)) = self.month_day(at + 1).filter(|(_, _, next)| !self.clock_after(*next)) {
            every.month_day = day as i8;
            return Some((every, next));
        }
        Some((every, at + 1))
    }

    /// "every first Monday", "every third Monday of the month": the weekday comes once a month. Without a month "every
    /// second Monday" is every other one.
    fn nth_of_month(&self, nth: u8, index: usize) -> Option<(Every, usize)> {
        let day = self.at(index)?.weekday()?;
        let next = self.skip_dot(index + 1);
        let month = self.skip(self.skip(next, &[Lex::Of, Lex::In]), &[Lex::The, Lex::Every]);
        let named = month > next && self.at(month).is_some_and(|item| item.unit() == Some(Unit::Month));
        let after = if named { month + 1 } else { next };
        let every = Every { nth: nth as i8, weekdays: 1 << (day - 1), ..Every::new(Unit::Month, 1) };
        (named && nth <= 5 || nth == 1).then_some((every, after))
    }

    /// "Tuesdays", "on Mondays and Fridays", "los martes y jueves", "Friday mornings", "weekday mornings".
    fn plural_days(&self, index: usize) -> Option<(Every, usize)> {
        let mut every = Every::new(Unit::Week, 1);
        let mut next = index;
        for step in 0..MOST_DAYS {
            let at = if step == 0 { index } else { self.join(next) };
            let Some(item) = self.at(at).filter(|_| step == 0 || at > next) else { break };
            let plural = item.find(|lex| if let Lex::Weekdays(day) = lex { Some(day) } else { None });
            let Some(day) = plural.or(if step > 0 { item.weekday() } else { None }) else { break };
            every.weekdays |= 1 << (day - 1);
            next = at + 1;
        }
        if next > index {
            return Some((every, next));
        }
        // "mornings", "jeden Morgen"
        if let Some(part) = self.at(index)?.parts() {
            return Some((Every { part: Some(part), ..Every::new(Unit::Day, 1) }, index + 1));
        }
        let day = self.at(index)?.weekday()?;
        let parts = self.at(index + 1)?.parts()?;
        (every.weekdays, every.part) = (1 << (day - 1), Some(parts));
        Some((every, index + 2))
    }

    /// ", " and "and" between days.
    fn join(&self, index: usize) -> usize {
        let at = self.skip_mark(index, &[',', '/', '&']);
        let at = self.skip(at, &[Lex::And]);
        let at = self.skip(at, &[Lex::The]);
        self.skip(at, &[Lex::On])
    }

    /// "Monday", "Monday and Thursday", "Mon, Wed, Fri"; the days as bits.
    fn weekday_list(&self, index: usize) -> Option<(u8, usize)> {
        let day = |at: usize| {
            let item = self.at(at)?;
            item.weekday().or_else(|| item.find(|lex| if let Lex::Weekdays(day) = lex { Some(day) } else { None }))
        };
        let mut days = 1_u8 << (day(index)? - 1);
        let mut next = self.skip_dot(index + 1);
        for _ in 1..MOST_DAYS {
            let at = self.join(next);
            let Some(number) = day(at).filter(|_| at > next) else { break };
            days |= 1 << (number - 1);
            next = self.skip_dot(at + 1);
        }
        Some((days, next))
    }

    /// "last Friday of every month", "the 15th of each month", "el día 1 de cada mes".
    fn nth_every(&self, index: usize) -> Option<(Every, usize)> {
        let at = self.skip(index, &[Lex::The]);
        // "el día 1 de cada mes", "le 15 de chaque mois"
        let named = self.is(at, Lex::DayNamed);
        let by_number = || {
            let numbered = named || self.habits().article_days && self.before_any(at, &[Lex::The, Lex::On]);
            let (day, _, next) = self.month_day(if named { at + 1 } else { at }).filter(|_| numbered)?;
            Some((day as i8, next))
        };
        let (nth, at) = self.nth(at).or_else(by_number)?;
        let item = self.at(at)?;
        let weekday = item.weekday();
        let day = item.unit() == Some(Unit::Day);
        let after = if weekday.is_some() || day { at + 1 } else { at };
        let of = self.skip(after, &[Lex::Of, Lex::In, Lex::On]);
        let at = self.is(of, Lex::Every).then(|| self.skip(of + 1, &[Lex::The]))?;
        let unit = self.at(at)?.unit().filter(|unit| matches!(unit, Unit::Month | Unit::Year | Unit::Quarter))?;
        let mut rule = Every::new(unit, 1);
        match weekday {
            Some(weekday) => (rule.weekdays, rule.nth) = (1 << (weekday - 1), nth),
            None => rule.month_day = nth,
        }
        ((-1..=31).contains(&nth)).then_some((rule, at + 1))
    }

    /// "once a day", "one a week": how often, where it is once.
    fn times_per(&self, index: usize) -> Option<(Every, usize)> {
        let times = self.is(index, Lex::Times);
        let at = index + 1;
        if !times
            || !self.any(at, &[Lex::Per, Lex::Article, Lex::Of, Lex::Every, Lex::Through, Lex::At, Lex::To, Lex::For])
        {
            return None;
        }
        let at = self.skip(at + 1, &[Lex::The]);
        let unit =
            self.at(at)?.unit().filter(|unit| matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year))?;
        let own = !self.at(index)?.is_weak(Lex::Times) || self.any(index + 1, &[Lex::Article, Lex::Per]);
        own.then_some((Every::new(unit, 1), at + 1))
    }

    /// The time of day, the part of the day, and the end of a recurrence.
    fn every_tail(&self, mut every: Every, mut next: usize) -> (Every, usize) {
        for _ in 0..3 {
            let at = self.skip_mark(next, &[',']);
            if every.part.is_none()
                && every.clock.is_none()
                && let Some((part, after)) = self.tail_part(at)
            {
                (every.part, next) = (Some(part), after);
                continue;
            }
            if every.clock.is_none() {
                if let Some(range) = self.clock_range(at) {
                    (every.clock, every.clock_end, next) = (Some(range.from), Some(range.to), range.next);
                    continue;
                }
                let cue = self.skip(at, &[Lex::At, Lex::From, Lex::About]);
                let cue = self.skip(cue, &[Lex::HourArticle]);
                let cue = self.skip_mark(cue, &['@']);
                // "todos os anos a 3 de março"
                let day = self.month_day_date(cue).is_some();
                if let Some(read) = self.clock(cue, true).filter(|read| !day && (read.strong || cue > at)) {
                    (every.clock, next) = (Some(read.clock), read.next);
                    if let Some((part, after)) = self.tail_part(next) {
                        (every.part, next) = (Some(part), after);
                    }
                    continue;
                }
            }
            // "every month on the 15th", "cada mes el 15"
            if every.unit == Unit::Month && every.month_day == 0 && every.weekdays == 0 {
                let number = self.skip(self.skip(at, &[Lex::On]), &[Lex::The, Lex::DayNamed]);
                let read = self.month_day(number).filter(|(_, _, after)| number > at && !self.clock_after(*after));
                if let Some((day, _, after)) = read.filter(|(_, ordinal, _)| *ordinal || self.habits().article_days) {
                    (every.month_day, next) = (day as i8, after);
                    continue;
                }
            }
            if every.until.is_none() && self.is(at, Lex::Until) {
                let day = self.skip(at + 1, &[Lex::The, Lex::On]);
                if let Some(read) = self.day(day) {
                    (every.until, next) = (Some(read.day), read.next);
                    continue;
                }
            }
            if every.from.is_none() && self.any(at, &[Lex::Starting, Lex::From, Lex::Since]) {
                let day = self.skip(at + 1, &[Lex::The, Lex::On]);
                if let Some(read) = self.day(day) {
                    (every.from, next) = (Some(read.day), read.next);
                    continue;
                }
            }
            break;
        }
        (every, next)
    }

    /// "in the morning", "por la tarde", "night".
    fn tail_part(&self, index: usize) -> Option<(Part, usize)> {
        let at = self.skip(index, &[Lex::In, Lex::Through, Lex::Of, Lex::At]);
        let at = self.skip(at, &[Lex::The]);
        let at = self.skip(at, &[Lex::HourArticle]);
        let item = self.at(at)?;
        Some((item.part().or(item.parts())?, at + 1))
    }
}
