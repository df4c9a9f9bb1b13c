//! Moments measured from another: "in 2 weeks", "3 days ago", "a week from Thursday", "30 minutes later".

use jiff::Timestamp;

use super::Parser;
use super::length::LengthRead;
use crate::calendar::{add_days, add_length, monday, resolve_day};
use crate::class;
use crate::lex::{Lex, Unit};
use crate::spec::{Day, Length, Point};
use crate::value::Direction;

impl Parser<'_> {
    /// A point measured by a length, and the index after it.
    pub(super) fn anchored(&self, index: usize) -> Option<(Point, usize)> {
        if !self.has(class::UNIT) {
            return if self.is(index, Lex::In) { self.in_minutes(index) } else { None };
        }
        self.measured_from(index)
            .or_else(|| self.in_length(index))
            .or_else(|| self.within(index))
            .or_else(|| self.ago_before(index))
            .or_else(|| self.ago_or_later(index))
    }

    /// "in 2 weeks", "dentro de dos horas".
    fn in_length(&self, index: usize) -> Option<(Point, usize)> {
        if !self.is(index, Lex::In) {
            return None;
        }
        let at = self.skip(index + 1, &[Lex::About, Lex::The]);
        let Some(read) = self.length(at).filter(|read| !read.whole) else { return self.in_minutes(index) };
        let counted = self.counted_parts(self.skip(index + 1, &[Lex::The])).is_some();
        if counted || self.any(read.next, &[Lex::Ago, Lex::Before]) || self.measured_from(index + 1).is_some() {
            return None;
        }
        let next = self.skip(read.next, &[Lex::Later]);
        Some(self.with_weekday(self.shifted_point(read.length, "anchor.in")?, &read, next))
    }

    /// "within 5 minutes": from now until then.
    fn within(&self, index: usize) -> Option<(Point, usize)> {
        if !self.is(index, Lex::Within) {
            return None;
        }
        let at = self.skip(index + 1, &[Lex::The]);
        let at = if self.shift(at).is_some_and(|shift| shift.count == 1) { at + 1 } else { at };
        let read = self.length(at)?;
        if read.length.has_clock() {
            let end = self.instant_after(read.length)?;
            let point = Point {
                instant: Some(self.now.timestamp()),
                instant_end: Some(end),
                rule: "anchor.within",
                ..Point::default()
            };
            return Some((point, read.next));
        }
        let end = add_length(self.today, read.length)?;
        let period = super::period::stretch(self.today, end, read.length.grain());
        Some((Point { period: Some(period), rule: "anchor.within", ..Point::default() }, read.next))
    }

    /// "hace dos días", "il y a 30 minutes", "vor drei Wochen".
    fn ago_before(&self, index: usize) -> Option<(Point, usize)> {
        if !self.is(index, Lex::AgoBefore) {
            return None;
        }
        let at = self.skip(index + 1, &[Lex::About]);
        let read = self.length(at).filter(|read| !read.whole)?;
        Some((self.shifted_point(read.length.negated(), "anchor.ago")?, read.next))
    }

    /// "2 days ago", "30 minutes later", "5 minutes from now".
    fn ago_or_later(&self, index: usize) -> Option<(Point, usize)> {
        let read = self.length(index).filter(|read| !read.whole)?;
        if self.is(read.next, Lex::Ago) {
            return Some((self.shifted_point(read.length.negated(), "anchor.ago")?, read.next + 1));
        }
        // "45 minutes later this week" looks for a slot.
        let slot = self.shift(read.next + 1).is_some() || self.is(read.next + 1, Lex::In);
        if !self.is(read.next, Lex::Later) || slot {
            return None;
        }
        Some((self.shifted_point(read.length, "anchor.later")?, read.next + 1))
    }

    /// "3 days after January 12th", "two weeks from tomorrow", "the day before Christmas", "a week on Friday".
    fn measured_from(&self, index: usize) -> Option<(Point, usize)> {
        let more = self.is(index, Lex::More);
        let start = if more { index + 1 } else { index };
        let start = self.skip(start, &[Lex::In]);
        if start > index && !more {
            return None;
        }
        let read = self.length(start).filter(|read| !read.whole).or_else(|| self.the_unit(start))?;
        let backwards = self.is(read.next, Lex::Before);
        let from = self.is(read.next, Lex::From) && !self.is(read.next, Lex::Of);
        let since = self.is(read.next, Lex::Since) && !self.is(read.next, Lex::Starting);
        let forwards = from || since || self.is(read.next, Lex::After);
        let friday_week = self.is(read.next, Lex::On)
            && !self.is(read.next, Lex::Of)
            && matches!(read.unit, Unit::Week | Unit::Fortnight);
        if !backwards && !forwards && !friday_week || read.length.has_clock() {
            return None;
        }
        if friday_week && self.items[start].digits().is_some() && self.before_any(start, &[Lex::For]) {
            return None;
        }
        if self.is(read.next, Lex::From) && self.before_any(index, &[Lex::For]) {
            return None;
        }
        let (base, next) = self.anchor_day(read.next + 1)?;
        let length = if backwards { read.length.negated() } else { read.length };
        let date = add_length(base, length)?;
        let point = Point { day: Some(Day::Fixed(date)), rule: "anchor.from", ..Point::default() };
        Some(self.with_weekday(point, &read, next))
    }

    /// "the day" of "the day after Christmas".
    fn the_unit(&self, index: usize) -> Option<LengthRead> {
        let at = self.skip(index, &[Lex::The]);
        let unit = self.at(at)?.unit().filter(|unit| matches!(unit, Unit::Day | Unit::Week | Unit::Month))?;
        (at > index).then_some(LengthRead { length: Length::of(unit, 1000)?, next: at + 1, unit, whole: false })
    }

    /// "Mittwoch in einer Woche", "hoy en ocho días", "mercredi en huit": a day moved on by a length.
    pub(super) fn day_moved(&self, day: Day, rule: &str, next: usize) -> Option<(jiff::civil::Date, usize)> {
        if !matches!((day, rule), (Day::Weekday(_), _) | (_, "day.relative")) {
            return None;
        }
        let weeks = self.at(next)?.find(|lex| if let Lex::WeeksOn(weeks) = lex { Some(weeks) } else { None });
        let (length, next) = match weeks {
            Some(weeks) => (Length { weeks: weeks.into(), ..Length::default() }, next + 1),
            None => {
                let read = self.is(next, Lex::In).then(|| self.length(next + 1)).flatten()?;
                (read.length, read.next)
            }
        };
        let base = resolve_day(day, self.today, Direction::Future)?;
        (!length.has_clock()).then_some((add_length(base, length)?, next))
    }

    /// "back in 10": minutes where nothing else is counted.
    fn in_minutes(&self, index: usize) -> Option<(Point, usize)> {
        let (minutes, digits) = self.at(index + 1)?.digits()?;
        let round = digits <= 2 && minutes % 5 == 0 && (5..=60).contains(&minutes);
        let ends = |item: &super::super::items::Item| matches!(item.mark(), Some('.' | '!' | '?' | ',' | '\n'));
        let closed = self.at(index + 2).is_none_or(ends) && !self.decimal_follows(index + 2);
        let counted =
            index > 0 && (self.items[index - 1].digits().is_some() || self.items[index - 1].number().is_some());
        if !round || !closed || counted {
            return None;
        }
        let length = Length::of(Unit::Minute, u64::from(minutes) * 1000)?;
        Some((self.shifted_point(length, "anchor.minutes")?, index + 2))
    }

    /// The day that something is measured from.
    fn anchor_day(&self, index: usize) -> Option<(jiff::civil::Date, usize)> {
        let at = self.skip(index, &[Lex::On, Lex::Of]);
        if self.is(at, Lex::Now) {
            return Some((self.today, at + 1));
        }
        for start in [at, self.skip(at, &[Lex::The])] {
            if let Some(read) = self.day(start) {
                let direction = if self.direction == Direction::Past { Direction::Past } else { Direction::Future };
                return Some((resolve_day(read.day, self.today, direction)?, read.next));
            }
        }
        None
    }

    /// "in 3 days on Friday": the weekday settles on the day beside it.
    fn with_weekday(&self, point: Point, read: &LengthRead, next: usize) -> (Point, usize) {
        let at = self.skip(next, &[Lex::On]);
        let found = (|| {
            let number = self.at(at)?.weekday().filter(|_| at > next)?;
            let Some(Day::Fixed(date)) = point.day else { return None };
            let date = match read.unit {
                Unit::Week | Unit::Fortnight => add_days(monday(date), i32::from(number) - 1)?,
                // The nearest: "in 3 days on Friday" counts loosely.
                Unit::Day => resolve_day(Day::Weekday(number), add_days(date, -3)?, Direction::Future)?,
                _ => resolve_day(Day::Weekday(number), date, Direction::Future)?,
            };
            Some((Point { day: Some(Day::Fixed(date)), ..point }, at + 1))
        })();
        found.unwrap_or((point, next))
    }

    /// "Monday two weeks from now": the weekday of the week that is meant.
    pub(super) fn weekday_anchored(&self, number: u8, next: usize) -> Option<(Point, usize)> {
        let at = self.skip_mark(next, &[',']);
        let (point, after) = self.anchored(at)?;
        let Some(Day::Fixed(date)) = point.day else { return None };
        let date = add_days(monday(date), i32::from(number) - 1)?;
        Some((Point { day: Some(Day::Fixed(date)), ..point }, after))
    }

    /// Now, moved by a length: a moment where hours count, else a day.
    fn shifted_point(&self, length: Length, rule: &'static str) -> Option<Point> {
        if length.has_clock() {
            return Some(Point { instant: Some(self.instant_after(length)?), rule, ..Point::default() });
        }
        Some(Point { day: Some(Day::Fixed(add_length(self.today, length)?)), rule, ..Point::default() })
    }

    pub(super) fn instant_after(&self, length: Length) -> Option<Timestamp> {
        Some(self.now.checked_add(length.span()?).ok()?.timestamp())
    }
}
