//! Whole expressions: recurrences, ranges of two points, bounds ("by Friday"), stretches, lengths and offsets.

use super::Parser;
use crate::class;
use crate::lex::{Lex, Unit};
use crate::spec::{Day, Expression, Point, Side, Stretch, Yearly};

/// An expression with the items it takes, the end not included.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Read {
    pub expression: Expression,
    pub next: usize,
    pub rule: &'static str,
    /// The preposition before it belongs to it ("on Tuesday of next week").
    pub cue: bool,
}

impl Read {
    fn new(expression: Expression, next: usize, rule: &'static str) -> Self {
        Self { expression, next, rule, cue: false }
    }
}

impl Parser<'_> {
    /// The longest expression that begins at `index`; among equals the first of the list.
    pub(crate) fn expression(&self, index: usize) -> Option<Read> {
        let item = self.at(index)?;
        if !item.known() && item.digits().is_none() && item.mark() != Some('\'') || item.mark() == Some('\n') {
            return None;
        }
        // "Herr Mai", "Mr. March" are people.
        if item.capital && item.is_word() && self.before(index, Lex::Title) {
            return None;
        }
        let mut best: Option<Read> = None;
        let mut consider = |candidate: Option<Read>| {
            if let Some(candidate) = candidate
                && best.is_none_or(|best: Read| candidate.next > best.next)
            {
                best = Some(candidate);
            }
        };
        let every = if self.has(class::EVERY) { self.every(index) } else { None };
        let every = every.or_else(|| if self.has(class::UNIT) { self.every_pair(index) } else { None });
        consider(every.map(|(every, next)| {
            let rule = if self.describes(index, next) { "every.adjective" } else { "every" };
            Read::new(Expression::Every(every), next, rule)
        }));

        if let Some((side, point, next)) = self.more_than(index).filter(|_| self.has(class::UNIT)) {
            consider(Some(Read::new(Expression::Bound { side, point }, next, "bound")));
        }
        if let Some((point, next)) = self.point(index) {
            consider(Some(Read::new(Expression::Point(point), next, point.rule)));
            consider(self.point_then_bound(point, next));
        }
        if self.has(class::JOIN) {
            consider(self.range(index));
        }
        if self.has(class::SIDE) || self.is(index, Lex::From) {
            consider(self.bound(index));
        }
        if self.has(class::UNIT | class::STRETCH) {
            consider(self.stretch_from(index));
        }
        if self.has(class::UNIT) {
            consider(self.length_or_offset(index));
        }
        let mut read = best?;
        let week = matches!(read.rule, "day.weekday_of_week" | "day.week_weekday");
        read.cue =
            week && self.before(index, Lex::On) && !self.habits().trailing_modifiers && !self.before(index, Lex::The);
        Some(read)
    }

    /// "more than 2 weeks before today" bounds, and does not name, a day.
    fn more_than(&self, index: usize) -> Option<(Side, Point, usize)> {
        let more = self.is(index, Lex::More).then_some(index + 1)?;
        let read = self.length(more)?;
        let side = if self.is(read.next, Lex::Before) { Side::Before } else { Side::Since };
        let (point, next) = self.anchored(more)?;
        Some((side, point, next))
    }

    /// "from Monday to Wednesday", "May to October 2020", "between the 3rd and the 12th of September".
    fn range(&self, index: usize) -> Option<Read> {
        let between = self.is(index, Lex::Between);
        let opened = between || self.is(index, Lex::From);
        if let Some((from, to, next)) = self.day_numbers(index, opened, between) {
            return Some(Read::new(Expression::Range { from, to }, next, "range.days"));
        }
        let mut start = if opened { index + 1 } else { index };
        if opened {
            start = self.skip_leading(start);
        }
        // "from now until Friday"
        let now = self.is(index, Lex::Later) && self.any(index + 1, &[Lex::Until, Lex::To]);
        let now =
            now.then(|| (Point { instant: Some(self.now.timestamp()), now: true, ..Point::default() }, index + 1));
        let (from, at) = now
            .or_else(|| self.end_point(start, opened))
            .or_else(|| self.is(start, Lex::The).then(|| self.end_point(start + 1, opened)).flatten())?;
        let mut join = self.skip_mark(at, &[',']);
        let dash = matches!(self.mark(join), Some('-' | '~'));
        let joined = dash || self.any(join, &[Lex::To, Lex::Until]) || between && self.is(join, Lex::And);
        if !joined {
            return None;
        }
        join += 1;
        // "to the end", "hasta el", "bis zum"
        let second = self.skip_leading(self.skip(join, &[Lex::To]));
        let (to, next) = [join, second, self.skip(second, &[Lex::The])]
            .into_iter()
            .filter_map(|at| self.end_point(at, opened))
            .max_by_key(|(_, next)| *next)?;
        let dated = |point: &Point| point.day.is_some() || point.period.is_some() || point.instant.is_some();
        if from.until.is_some() || to.until.is_some() || (!dated(&from) && !dated(&to)) {
            return None;
        }
        // "15.00 - this week" are two things.
        let clock_only = |point: &Point| point.clock.is_some() && !dated(point);
        // Nor does Sunday last to noon: "domingo a mediodía".
        let to_clock = clock_only(&to) && from.day.is_some() && from.clock.is_none() && from.part.is_none();
        // Nor does a month last to a weekday: "the budget for May by Friday", "relatório de agosto até quinta".
        let named_month = from.period.is_some_and(|period| matches!(period.base, Stretch::Yearly(Yearly::Month(_))));
        let mixed = named_month && matches!(to.day, Some(Day::Weekday(_)))
            || clock_only(&from) && to.period.is_some()
            || clock_only(&to) && from.period.is_some()
            || to_clock && !opened && !dash;
        if self.mark(at) == Some(',') || mixed {
            return None;
        }
        let rule = if from.period.is_some() && to.period.is_some() { "range.periods" } else { "range.points" };
        Some(Read::new(Expression::Range { from, to }, next, rule))
    }

    fn skip_leading(&self, index: usize) -> usize {
        let at = self.skip(index, &[Lex::About]);
        let at = self.skip(at, &[Lex::At, Lex::On]);
        let at = self.skip(at, &[Lex::HourArticle]);
        if self.is(at, Lex::The) && self.is(at, Lex::On) { at + 1 } else { at }
    }

    /// One end of a range: a point, or an hour by itself where the range was opened by "from".
    fn end_point(&self, index: usize, opened: bool) -> Option<(Point, usize)> {
        if let Some(found) = self.point(index) {
            return Some(found);
        }
        let read = self.clock(index, false).filter(|read| read.strong || opened)?;
        Some((Point { clock: Some(read.clock), rule: "clock", ..Point::default() }, read.next))
    }

    /// "3 to 10 July", "between the ninth and the seventeenth of April", "April 9th through 17th", "4-23 mois prochain".
    fn day_numbers(&self, index: usize, opened: bool, between: bool) -> Option<(Point, Point, usize)> {
        let point = |day: Day| Point { day: Some(day), rule: "day.date", ..Point::default() };
        let mut start = if opened { index + 1 } else { index };
        start = self.skip(start, &[Lex::The, Lex::On, Lex::DayNamed]);
        start = self.skip(start, &[Lex::DayNamed, Lex::The]);
        // "der 11.-14.9."; an article before a bare number says nothing of days.
        if start > index && !opened && self.ordinal(start).is_none() {
            return None;
        }
        let joins = |at: usize| {
            let fits = matches!(self.mark(at), Some('-' | '~'))
                || self.any(at, &[Lex::To, Lex::Until])
                || between && self.is(at, Lex::And);
            let at = fits.then_some(at + 1)?;
            let at = self.skip(at, &[Lex::To]);
            let at = self.skip(at, &[Lex::The, Lex::On]);
            Some(self.skip(at, &[Lex::DayNamed, Lex::The]))
        };
        if let Some((first, ordinal, after)) = self.month_day(start) {
            let second_at = joins(after)?;
            let (second, _, next) = self.month_day(second_at)?;
            // The second end is a date of its own: "3 to 10 July".
            if let Some((day, next)) = self.month_day_date(second_at) {
                let first = match day {
                    Day::InMonth { month, .. } => Day::InMonth { month, day: first },
                    Day::Fixed(date) => Day::Fixed(date.with().day(first as i8).build().ok()?),
                    _ => return None,
                };
                let numeric = !ordinal
                    && self.mark(after) == Some('-')
                    && self.at(second_at + 1).is_some_and(|item| item.mark().is_some())
                    && self.at(second_at + 2).is_some_and(|item| item.digits().is_some());
                return (!numeric).then_some((point(first), point(day), next));
            }
            let of = self.skip(next, &[Lex::Of, Lex::In]);
            // "Two to three months" is a length.
            let bare = |after: usize| of == next && after == next + 1 && self.is(next, Lex::Unit(Unit::Month));
            if let Some((period, after)) =
                self.container(of).filter(|(period, after)| period.grain == crate::value::Grain::Month && !bare(*after))
            {
                let crate::spec::Stretch::Fixed { start: month, .. } = period.base else { return None };
                let date =
                    |day: u8| jiff::civil::Date::new(month.year(), month.month(), day as i8).ok().map(Day::Fixed);
                return Some((point(date(first)?), point(date(second)?), after));
            }
            return None;
        }
        // Month first: "April 9th through 17th", "novembre 19-20", "nächsten Monat vom 4. bis zum 23."
        if let Some((period, after)) =
            self.container(start).filter(|(period, _)| period.grain == crate::value::Grain::Month)
        {
            let crate::spec::Stretch::Fixed { start: month, .. } = period.base else {
                return self.month_then_days(start, &joins, &point);
            };
            let at = self.skip(after, &[Lex::From, Lex::Between]);
            let at = self.skip(at, &[Lex::The, Lex::On]);
            let (first, _, after) = self.month_day(at)?;
            let and = |at: usize| self.is(at, Lex::And).then(|| self.skip(at + 1, &[Lex::The]));
            let (second, _, next) = self.month_day(joins(after).or_else(|| and(after))?)?;
            let date = |day: u8| jiff::civil::Date::new(month.year(), month.month(), day as i8).ok().map(Day::Fixed);
            return Some((point(date(first)?), point(date(second)?), next));
        }
        self.month_then_days(start, &joins, &point)
    }

    fn month_then_days(
        &self,
        start: usize,
        joins: &dyn Fn(usize) -> Option<usize>,
        point: &dyn Fn(Day) -> Point,
    ) -> Option<(Point, Point, usize)> {
        let (day, after) = self.month_day_date(start)?;
        self.at(start)?.month()?;
        let Day::InMonth { month, .. } = day else { return None };
        let at = joins(after)?;
        let (second, _, mut next) = self.month_day(at)?;
        if self.clock_after(next) || self.month_day_date(at).is_some() {
            return None;
        }
        let year_at = self.skip(self.skip_mark(next, &[',']), &[Lex::Of, Lex::In]);
        if let Some((year, after)) = self.year(year_at) {
            let Day::InMonth { month, day } = day else { return None };
            let date = |day: u8| jiff::civil::Date::new(year, month as i8, day as i8).ok().map(Day::Fixed);
            next = after;
            return Some((point(date(day)?), point(date(second)?), next));
        }
        Some((point(day), point(Day::InMonth { month, day: second }), next))
    }

    /// "by Friday", "before noon", "since 2010", "until the end of the month", "no later than 6:00".
    fn bound(&self, index: usize) -> Option<Read> {
        // "the year after 2012"
        let named = self.is(index, Lex::YearNamed) && self.side(index + 1).is_some() && self.year(index + 2).is_some();
        // "From next week on", "von Montag an", "de segunda em diante".
        let opened = self.is(index, Lex::From).then_some((Side::Since, index + 1));
        let side = self.side(if named { index + 1 } else { index });
        let onwards = side.is_none();
        let (side, mut at) = side.or(opened)?;
        let vague = self.is(at, Lex::About);
        at = self.skip_leading(at);
        if self.is(at, Lex::On) {
            at += 1;
        }
        let points = [at, self.skip(at, &[Lex::The]), self.skip(at, &[Lex::HourArticle])];
        let (mut point, mut next) = points
            .into_iter()
            .filter_map(|at| self.point(at).or_else(|| self.bare_bound(at)))
            .max_by_key(|(_, next)| *next)?;
        if onwards {
            let on = self.is(next, Lex::On) && self.day(next + 1).is_none() && self.clock(next + 1, false).is_none();
            next = (on || self.is(next, Lex::Later)).then_some(next + 1)?;
        }
        point.vague |= vague;
        if point.until.is_some() || point.instant_end.is_some() {
            return None;
        }
        // "voor de week" is for the week, "voor vrijdag" before Friday.
        let ended = point.period.is_some_and(|period| period.slice.is_some());
        if self.is(index, Lex::For) && (point.period.is_some() && point.day.is_none() && !ended) {
            return None;
        }
        Some(Read::new(Expression::Bound { side, point }, next, self.bound_rule(index)))
    }

    /// "until Friday" ends something, "before Friday" leaves Friday out; "by Friday" does neither.
    fn bound_rule(&self, index: usize) -> &'static str {
        match index {
            _ if self.is(index, Lex::Until) => "bound.until",
            _ if self.is(index, Lex::Before) => "bound.before",
            _ => "bound",
        }
    }

    /// "before 3", "until 8": an hour needs no more than that.
    fn bare_bound(&self, index: usize) -> Option<(Point, usize)> {
        let read = self.clock(index, true)?;
        // "ab fünf bei uns": where nouns have capitals, a small word counts nothing.
        let counted = |item: &crate::items::Item| item.capital || !self.habits().capital_nouns;
        let fits = !self.at(read.next).is_some_and(|item| {
            item.is(Lex::Reject) || item.unit().is_some() || item.is_word() && !item.known() && counted(item)
        });
        let alone = self.at(index)?.digits().is_none() || self.stands_alone(index, read.next);
        (fits && alone).then_some((
            Point { clock: Some(read.clock), bare: true, rule: "clock.bare", ..Point::default() },
            read.next,
        ))
    }

    fn side(&self, index: usize) -> Option<(Side, usize)> {
        let item = self.at(index)?;
        let side = item.find(|lex| match lex {
            Lex::Before | Lex::Until | Lex::By => Some(Side::Before),
            Lex::Since | Lex::Starting => Some(Side::Since),
            Lex::After => Some(Side::After),
            _ => None,
        })?;
        Some((side, index + 1))
    }

    /// "Thursday before 5pm", "Monday from 3 on", "2012 or later", "3 pm or later on Monday".
    fn point_then_bound(&self, point: Point, next: usize) -> Option<Read> {
        // "Tuesday and after that every week" goes on with something else.
        let later = self.is(next + 1, Lex::Later) && !self.is(next + 2, Lex::Every);
        if self.any(next, &[Lex::Or, Lex::And]) && later {
            let mut point = point;
            let mut after = next + 2;
            let at = self.skip(after, &[Lex::On]);
            if point.day.is_none()
                && point.period.is_none()
                && let Some(read) = self.day(at)
            {
                (point.day, after) = (Some(read.day), read.next);
            }
            return Some(Read::new(Expression::Bound { side: Side::Since, point }, after, "bound"));
        }
        if point.clock.is_some() || point.day.is_none() {
            return None;
        }
        let at = self.skip_mark(next, &[',']);
        let (side, _) = self.side(at)?;
        let read = self.bound(at)?;
        let Expression::Bound { point: bound, .. } = read.expression else { return None };
        let clocked = bound.clock.is_some() && bound.day.is_none() && bound.period.is_none();
        let joined = Point { day: point.day, rule: "bound", ..bound };
        clocked.then_some(Read { expression: Expression::Bound { side, point: joined }, ..read })
    }

    /// "for 3 days from Monday", "2 weeks starting May 20th", "14th Feb for 7 hours from 9:30am".
    fn stretch_from(&self, index: usize) -> Option<Read> {
        if let Some((day, next)) = self.day(index).map(|read| (read.day, read.next)) {
            // A day with a length and a beginning after it, in either order.
            let (mut point, length, next) = if self.is(next, Lex::For) {
                let read = self.length(next + 1).filter(|read| read.length.has_clock())?;
                let from = self.is(read.next, Lex::From).then_some(read.next + 1)?;
                let clock = self.clock(from, true)?;
                (Point { clock: Some(clock.clock), ..Point::default() }, read.length, clock.next)
            } else {
                return None;
            };
            (point.day, point.rule) = (Some(day), "stretch");
            return Some(Read::new(Expression::Stretch { from: point, length }, next, "stretch"));
        }
        let fore = self.is(index, Lex::For);
        let read = self.length(self.skip(index, &[Lex::For])).filter(|read| !read.whole)?;
        let at = self.skip_mark(read.next, &[',']);
        let starting = self.is(at, Lex::Starting);
        let from = starting || fore && self.any(at, &[Lex::From, Lex::Since]);
        if !from {
            return None;
        }
        if starting && fore {
            return None;
        }
        let at = self.skip(at + 1, &[Lex::From]);
        let at = self.skip(self.skip_leading(at), &[Lex::On]);
        let (from, next) = self.point(at).or_else(|| self.point(self.skip(at, &[Lex::The])))?;
        if from.period.is_some() || from.until.is_some() {
            return None;
        }
        Some(Read::new(Expression::Stretch { from, length: read.length }, next, "stretch"))
    }

    /// "for an hour and a half", "more than 2 weeks", "10 min before".
    fn length_or_offset(&self, index: usize) -> Option<Read> {
        let at = if self.any(index, &[Lex::More, Lex::About]) { index + 1 } else { index };
        let read = self.length(at).or_else(|| self.unit_before(at))?;
        if let Some(before) = self.offset_side(read.next)
            && !read.whole
            && at == index
        {
            let expression = Expression::Offset { length: read.length, before };
            return Some(Read::new(expression, read.next + 1, "offset"));
        }
        if self.is(index, Lex::The) && !read.whole {
            return None;
        }
        // "second" by itself, "a minute" said in passing.
        let fleeting = self.is(index, Lex::Article) && read.next == index + 2 && matches!(read.unit, Unit::Second);
        if fleeting && !self.before_any(index, &[Lex::For, Lex::Within]) {
            return None;
        }
        Some(Read::new(Expression::Length(read.length), read.next, "length"))
    }

    fn unit_before(&self, index: usize) -> Option<super::length::LengthRead> {
        let at = self.skip(index, &[Lex::The]);
        let unit = self.at(at)?.unit().filter(|unit| matches!(unit, Unit::Day | Unit::Week))?;
        let length = crate::spec::Length::of(unit, 1000)?;
        (at > index && self.offset_side(at + 1).is_some()).then_some(super::length::LengthRead {
            length,
            next: at + 1,
            unit,
            whole: false,
        })
    }

    /// "before" or "after" at `index`.
    fn offset_side(&self, index: usize) -> Option<bool> {
        if self.is(index, Lex::Before) {
            return Some(true);
        }
        self.is(index, Lex::After).then_some(false)
    }
}
