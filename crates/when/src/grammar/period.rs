//! Stretches of days: "next week", "last 3 months", "March 2027", "the first week of May", "late July", "Q3", "1990s".

use jiff::civil::Date;

use super::{Parser, Shift};
use crate::calendar::{add_days, add_length, floor, grain, iso_week, monday, month_start, unit_at, week_of, yearly};
use crate::class;
use crate::lex::{Lex, Unit};
use crate::spec::{Day, Length, Period, Slice, Stretch, Yearly};
use crate::value::Grain;

#[derive(Debug, Clone, Copy)]
pub(super) struct PeriodRead {
    pub period: Period,
    pub next: usize,
    /// An article before it belongs to it ("the last week of July", but "the / next 3 days").
    pub with_article: bool,
    pub rule: &'static str,
}

pub(super) fn read(period: Period, next: usize, rule: &'static str) -> PeriodRead {
    PeriodRead { period, next, with_article: false, rule }
}

pub(super) fn with_article(mut read: PeriodRead) -> PeriodRead {
    read.with_article = true;
    read
}

pub(super) fn stretch(start: Date, end: Date, grain: Grain) -> Period {
    Period { base: Stretch::Fixed { start, end }, slice: None, grain }
}

pub(super) fn open(base: Yearly, grain: Grain) -> Period {
    Period { base: Stretch::Yearly(base), slice: None, grain }
}

impl Parser<'_> {
    pub(super) fn period(&self, index: usize) -> Option<PeriodRead> {
        if self.is(index, Lex::The) {
            return self.sliced_period(index + 1).filter(|read| read.with_article);
        }
        self.sliced_period(index)
    }

    /// A whole period, or a part of one: "late July", "mid-1989", "the end of the month", "later this week".
    fn sliced_period(&self, index: usize) -> Option<PeriodRead> {
        if let Some(slice) = self.slice(index) {
            return self.period_slice(index, slice).or_else(|| self.whole_period(index));
        }
        let read = self.whole_period(index)?;
        Some(self.trailing_slice(read).unwrap_or(read))
    }

    /// "dieses Jahr später"
    fn trailing_slice(&self, read: PeriodRead) -> Option<PeriodRead> {
        let this = matches!(read.rule, "period.shift") && self.any(read.next, &[Lex::Early, Lex::Late]);
        let slice = self.slice(read.next).filter(|slice| this && *slice != Slice::Mid)?;
        let last = self.at(read.next + 1).is_none_or(|item| {
            item.unit().is_none()
                && item.part().is_none()
                && ![Lex::The, Lex::In, Lex::Through, Lex::For].iter().any(|lex| item.is(*lex))
        });
        let period = Period { slice: Some(slice), ..read.period };
        last.then_some(PeriodRead { period, next: read.next + 1, ..read })
    }

    fn period_slice(&self, index: usize, slice: Slice) -> Option<PeriodRead> {
        let named = self.any(index, &[Lex::Start, Lex::Mid, Lex::End]);
        let mut at = self.skip_mark(index + 1, &['-']);
        at = if named { self.skip(at, &[Lex::Of]) } else { self.skip(at, &[Lex::Of, Lex::In]) };
        at = self.skip(at, &[Lex::The]);
        let read = self.whole_period(at).or_else(|| self.this_unit(at).filter(|_| named))?;
        let slices = matches!(read.period.grain, Grain::Week | Grain::Month | Grain::Quarter | Grain::Year);
        let whole = read.period.slice.is_none() && slices;
        whole.then_some(PeriodRead {
            period: Period { slice: Some(slice), ..read.period },
            next: read.next,
            with_article: false,
            rule: "period.slice",
        })
    }

    /// "month" of "end of month": the present one.
    fn this_unit(&self, index: usize) -> Option<PeriodRead> {
        let unit = self.at(index)?.unit()?;
        let fits = matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year);
        let (start, end) = unit_at(self.today, unit, 0).filter(|_| fits)?;
        Some(read(stretch(start, end, grain(unit)), index + 1, "period.this"))
    }

    pub(super) fn slice(&self, index: usize) -> Option<Slice> {
        self.at(index)?.find(|lex| match lex {
            Lex::Start => Some(Slice::Start),
            Lex::Early => Some(Slice::Early),
            Lex::Mid => Some(Slice::Mid),
            Lex::Late => Some(Slice::Late),
            Lex::End => Some(Slice::End),
            _ => None,
        })
    }

    fn whole_period(&self, index: usize) -> Option<PeriodRead> {
        let units = self.has(class::UNIT);
        let counted = || if units && self.has(class::SHIFT) { self.counted(index) } else { None };
        let nth_of = if units && self.has_nth() { self.nth_of(index) } else { None };
        let read = nth_of
            .or_else(counted)
            .or_else(|| if self.has(class::SHIFT) { self.shifted(index) } else { None })
            .or_else(|| self.quarter(index))
            .or_else(|| self.decade(index))
            .or_else(|| self.month(index))
            .or_else(|| self.season(index))
            .or_else(|| self.to_date(index))
            .or_else(|| self.rest(index))
            .or_else(|| self.holiday_weekend(index))
            .or_else(|| self.numbered_week(index))
            .or_else(|| self.unit_of(index))
            .or_else(|| self.year_period(index))?;
        Some(read)
    }

    /// "summer": the coming or present one.
    fn season(&self, index: usize) -> Option<PeriodRead> {
        let item = self.at(index)?;
        let season = item.season()?;
        let spoken =
            !item.is_weak(Lex::Season(season)) || self.before_any(index, &[Lex::In, Lex::The, Lex::Since, Lex::Until]);
        let next = index + 1;
        let of = self.skip(next, &[Lex::Of, Lex::In]);
        if let Some((year, after)) = self.year(of) {
            let (start, end) = yearly(Yearly::Season(season), year)?;
            return Some(read(stretch(start, end, Grain::Quarter), after, "period.season"));
        }
        spoken.then(|| read(open(Yearly::Season(season), Grain::Quarter), next, "period.season"))
    }

    /// "year to date".
    fn to_date(&self, index: usize) -> Option<PeriodRead> {
        let unit = self.at(index)?.find(|lex| if let Lex::ToDate(unit) = lex { Some(unit) } else { None })?;
        Some(read(stretch(floor(self.today, unit), self.today, grain(unit)), index + 1, "period.to_date"))
    }

    /// "Labor Day weekend".
    fn holiday_weekend(&self, index: usize) -> Option<PeriodRead> {
        let (day, next) = self.holiday(index)?;
        let Day::Holiday(rule) = day else { return None };
        let weekend = self.is(next, Lex::Unit(Unit::Weekend));
        weekend.then(|| read(open(Yearly::WeekendOf(rule), Grain::Day), next + 1, "period.weekend_of"))
    }

    /// "next 3 days", "the past two quarters", "los 2 días siguientes": whole units beginning tomorrow or at the next.
    fn counted(&self, index: usize) -> Option<PeriodRead> {
        let (shift, count, unit, next) = self.counted_parts(index)?;
        if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) || count == 0 || count > 4000 {
            return None;
        }
        let count = count as i32;
        let (start, end) = match unit {
            Unit::Quarter | Unit::Weekend | Unit::HalfYear | Unit::Decade => {
                let first = if shift.count > 0 { 1 } else { -count };
                (unit_at(self.today, unit, first)?.0, unit_at(self.today, unit, first + count - 1)?.1)
            }
            _ => {
                let mut length = Length::of(unit, count as u64 * 1000)?;
                let mut after = next;
                // "the last 3 months and 2 weeks": a shorter length may follow.
                // No more than three join, so that a place is read in bounded steps.
                for _ in 0..3 {
                    let joined = self.is(after, Lex::And);
                    let Some(more) = self.length(after + 1).filter(|more| joined && !more.whole) else { break };
                    let ago = self.any(more.next, &[Lex::Ago, Lex::Later]) || self.ago_follows(more.next);
                    if ago || self.is(self.skip(more.next, &[Lex::And]), Lex::Ago) {
                        break;
                    }
                    (length, after) = (length.plus(more.length), more.next);
                }
                let (start, end) = if shift.count > 0 {
                    let start = add_days(self.today, 1)?;
                    let start =
                        if unit == Unit::Workday { crate::calendar::add_workdays(self.today, 1)? } else { start };
                    let end = if unit == Unit::Workday {
                        add_days(crate::calendar::add_workdays(self.today, count)?, 1)?
                    } else {
                        add_length(start, length)?
                    };
                    (start, end)
                } else {
                    (add_length(self.today, length.negated())?, self.today)
                };
                return Some(read(stretch(start, end, grain(unit)), after, "period.counted"));
            }
        };
        Some(read(stretch(start, end, grain(unit)), next, "period.counted"))
    }

    /// A further length and "ago" come right after ("and 2 days ago").
    fn ago_follows(&self, next: usize) -> bool {
        self.is(next, Lex::And) && self.length(next + 1).is_some_and(|read| self.is(read.next, Lex::Ago))
    }

    /// Shift, count and unit of "next 3 days", "2 upcoming months", "2 días siguientes".
    pub(super) fn counted_parts(&self, index: usize) -> Option<(Shift, u32, Unit, usize)> {
        if let Some(shift) = self.shift(index).filter(|shift| shift.count != 0) {
            let at = self.skip(index + 1, &[Lex::Article]);
            let (count, at) = self.cardinal(at)?;
            let at = self.skip(at, &[Lex::Of]);
            let unit = self.at(at)?.unit()?;
            return Some((shift, count, unit, at + 1));
        }
        let (count, at) = self.cardinal(index)?;
        if let Some(shift) = self.shift(at).filter(|shift| shift.count != 0) {
            let unit = self.at(at + 1)?.unit()?;
            let articled = self.before_any(index, &[Lex::The, Lex::Within]);
            return articled.then_some((shift, count, unit, at + 2));
        }
        let unit = self.at(at)?.unit()?;
        let shift = self.shift(at + 1).filter(|shift| shift.count != 0 && self.habits().trailing_modifiers)?;
        (count > 1).then_some((shift, count, unit, at + 2))
    }

    /// "this week", "next summer", "last March", "la semana que viene", "this coming weekend".
    fn shifted(&self, index: usize) -> Option<PeriodRead> {
        if let Some((shift, at)) = self.shift_before(index) {
            let at = self.skip(at, &[Lex::Of]);
            return self.shifted_noun(at, shift);
        }
        if !self.habits().trailing_modifiers {
            return None;
        }
        // Noun first: "mes pasado", "semaine prochaine".
        let item = self.at(index)?;
        item.unit().map(|_| ()).or_else(|| item.month().map(|_| ())).or_else(|| item.season().map(|_| ()))?;
        let (shift, next) = self.shift_before(index + 1)?;
        let read = self.shifted_noun(index, shift)?;
        (read.next == index + 1).then_some(with_article(PeriodRead { next, ..read }))
    }

    /// "this", "this coming", "next"; the index after it.
    pub(super) fn shift_before(&self, index: usize) -> Option<(Shift, usize)> {
        let first = self.shift(index)?;
        match self.shift(index + 1) {
            Some(second) if first.count == 0 => Some((Shift { nearest: true, ..second }, index + 2)),
            _ => Some((first, index + 1)),
        }
    }

    fn shifted_noun(&self, index: usize, shift: Shift) -> Option<PeriodRead> {
        let item = self.at(index)?;
        if let Some(unit) = item.unit().filter(|unit| !item.is_weak(Lex::Unit(*unit))) {
            if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Workday) {
                return None;
            }
            if let Some((year, next)) = self.year(index + 1).filter(|_| unit == Unit::Year && shift.count == 0) {
                // "the current year 2008"
                let (start, end) = (month_start(year, 1)?, month_start(year + 1, 1)?);
                return Some(read(stretch(start, end, Grain::Year), next, "period.year"));
            }
            let mut count = i32::from(shift.count);
            if unit == Unit::Weekend && count > 0 && shift.nearest {
                count = i32::from(self.today >= floor(self.today, unit));
            }
            let (start, end) = unit_at(self.today, unit, count)?;
            let rule = if unit == Unit::FiscalYear { "period.vague" } else { "period.shift" };
            return Some(read(stretch(start, end, grain(unit)), index + 1, rule));
        }
        if let Some(month) = item.month().filter(|_| !self.day_number_follows(index + 1)) {
            // "this may be"
            let verb = item.is_weak(Lex::Month(month))
                && !item.capital
                && self.at(index + 1).is_some_and(super::super::items::Item::is_word);
            if verb && shift.count == 0 && !self.any(index + 1, &[Lex::To, Lex::Until, Lex::On, Lex::At]) {
                return None;
            }
            let year = self.today.year();
            let present = month_start(year, month)?;
            let now = self.today.first_of_month();
            let year = match shift.count {
                0 => year,
                count if count > 0 => year + i16::from(present <= now) + i16::from(count) - 1,
                count => year - i16::from(present >= now) + i16::from(count) + 1,
            };
            let next = self.year(self.skip(index + 1, &[Lex::Of]));
            let (year, next) = next.map_or((year, index + 1), |(year, next)| (year, next));
            let (start, end) = yearly(Yearly::Month(month), year)?;
            return Some(read(stretch(start, end, Grain::Month), next, "period.month"));
        }
        let season = item.season()?;
        let (start, end) = yearly(Yearly::Season(season), self.today.year())?;
        let years = match shift.count {
            count if count > 0 => i32::from(count) - i32::from(start > self.today),
            count => i32::from(count) + i32::from(count < 0 && end <= self.today),
        };
        let (start, end) = yearly(Yearly::Season(season), self.today.year() + years as i16)?;
        Some(read(stretch(start, end, Grain::Quarter), index + 1, "period.season"))
    }

    pub(super) fn day_number_follows(&self, index: usize) -> bool {
        self.month_day(index).is_some_and(|(_, _, next)| !self.clock_after(next))
    }

    /// A period that says which year or month it lies in: "2019", "last year", "the month", "March 2020", "next month".
    pub(super) fn container(&self, index: usize) -> Option<(Period, usize)> {
        let at = self.skip(index, &[Lex::The]);
        let at = if self.is(at, Lex::YearNamed) && self.year(at + 1).is_some() { at + 1 } else { at };
        if let Some((year, next)) = self.year(at) {
            let (start, end) = (month_start(year, 1)?, month_start(year + 1, 1)?);
            return Some((stretch(start, end, Grain::Year), next));
        }
        if let Some(read) = self.shifted(at) {
            return Some((read.period, read.next));
        }
        if let Some(read) = self.quarter(at).or_else(|| self.month(at)) {
            return Some((read.period, read.next));
        }
        if let Some(read) = self.rest(at) {
            return Some((read.period, read.next));
        }
        let unit =
            self.at(at)?.unit().filter(|unit| matches!(unit, Unit::Week | Unit::Month | Unit::Year | Unit::Quarter))?;
        let (start, end) = unit_at(self.today, unit, 0)?;
        Some((stretch(start, end, grain(unit)), at + 1))
    }

    /// "first week of Jan 2015", "the last four months of 2021", "third quarter of next year".
    fn nth_of(&self, index: usize) -> Option<PeriodRead> {
        let (nth, at) = self.nth(index)?;
        if self.is(at, Lex::Unit(Unit::Century)) && nth > 0 {
            let start = month_start((i16::from(nth) - 1) * 100, 1)?;
            return Some(with_article(read(
                stretch(start, month_start(start.year() + 100, 1)?, Grain::Year),
                at + 1,
                "period.century",
            )));
        }
        let (count, at) = match self.cardinal(at) {
            Some((count, next)) if count < 400 => (count as i32, next),
            _ => (1, at),
        };
        let unit = self.at(at)?.unit()?;
        let halves = matches!(unit, Unit::Quarter | Unit::HalfYear);
        let dash = if halves { self.skip_mark(at + 1, &['-']) } else { at + 1 };
        let of = self.skip(dash, &[Lex::Of, Lex::In]);
        if of == at + 1 && !halves && self.shift(of).is_none() {
            return None;
        }
        let (container, next) = match self.container(of) {
            Some(found) => found,
            None if unit == Unit::Quarter && (1..=4).contains(&nth) => {
                return Some(with_article(read(
                    open(Yearly::Quarter(nth as u8), Grain::Quarter),
                    at + 1,
                    "period.quarter",
                )));
            }
            None if unit == Unit::HalfYear && (1..=2).contains(&nth) => {
                return Some(with_article(read(open(Yearly::Half(nth as u8), Grain::Quarter), at + 1, "period.half")));
            }
            None => return None,
        };
        if unit == Unit::Week
            && count == 1
            && let Stretch::Yearly(Yearly::Month(month)) = container.base
        {
            return Some(with_article(read(open(Yearly::WeekOfMonth { month, nth }, Grain::Week), next, "period.nth")));
        }
        let Stretch::Fixed { start, end } = container.base else { return None };
        let (from, to) = match unit {
            Unit::Week => {
                let first = week_of(start, end, nth)?;
                let first = if nth < 0 { add_days(first, -7 * (count - 1))? } else { first };
                (first, add_days(first, 7 * count)?)
            }
            _ if nth < 0 => (crate::calendar::shift(end, unit, -count)?, end),
            _ => {
                let from = crate::calendar::shift(start, unit, (i32::from(nth) - 1) * count)?;
                (from, crate::calendar::shift(from, unit, count)?)
            }
        };
        let inside = from < end && (count > 1 || unit != Unit::Day);
        inside.then(|| with_article(read(stretch(from, to, grain(unit)), next, "period.nth")))
    }

    /// "first" to "fifty-third", and "last" as -1.
    pub(super) fn nth(&self, index: usize) -> Option<(i8, usize)> {
        if let Some((ordinal, next)) = self.ordinal(index).filter(|(ordinal, _)| (1..=53).contains(ordinal)) {
            return Some((ordinal as i8, next));
        }
        self.any(index, &[Lex::Last, Lex::Shift(-1)]).then_some((-1, index + 1))
    }

    /// "the rest of the week": from today on.
    fn rest(&self, index: usize) -> Option<PeriodRead> {
        let at = self.is(index, Lex::Rest).then(|| self.skip(index + 1, &[Lex::The]))?;
        let read = self.shifted(at).or_else(|| self.this_unit(at)).or_else(|| self.month(at))?;
        let (start, end) = crate::calendar::resolve_period(read.period, self.today, self.direction)?;
        if end <= self.today {
            return None;
        }
        Some(PeriodRead { period: stretch(start.max(self.today), end, read.period.grain), rule: "period.rest", ..read })
    }

    /// "week 27", "week 27 of last year".
    fn numbered_week(&self, index: usize) -> Option<PeriodRead> {
        if !self.any(index, &[Lex::Unit(Unit::Week), Lex::WeekNamed]) {
            return None;
        }
        let (week, digits) = self.at(index + 1)?.digits()?;
        if digits > 2
            || !(1..=53).contains(&week)
            || self.clock_after(index + 2)
            || !self.stands_alone(index + 1, index + 2)
        {
            return None;
        }
        let of = self.skip(index + 2, &[Lex::Of, Lex::In]);
        let container = self.container(of).filter(|(period, _)| period.grain == Grain::Year && of > index + 2);
        let (year, next) = match container {
            Some((Period { base: Stretch::Fixed { start, .. }, .. }, next)) => (start.year(), next),
            _ => (self.today.year(), index + 2),
        };
        let start = iso_week(year, week as i8)?;
        Some(read(stretch(start, add_days(start, 7)?, Grain::Week), next, "period.week"))
    }

    /// "the week", "the week of April 10th", "the weekend of Halloween", "the week after next", "weekend".
    pub(super) fn unit_of(&self, index: usize) -> Option<PeriodRead> {
        let week_of = self.is(index, Lex::WeekOf);
        let unit = if week_of { Unit::Week } else { self.at(index)?.unit()? };
        let day_units = matches!(unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Workday);
        if day_units || self.at(index)?.is_weak(Lex::Unit(unit)) {
            return None;
        }
        if unit == Unit::Century {
            return self.century(index);
        }
        if matches!(unit, Unit::Week | Unit::Weekend) {
            let of = if week_of { index + 1 } else { self.skip(index + 1, &[Lex::Of, Lex::Starting]) };
            let of = self.skip(of, &[Lex::On]);
            let of = self.skip(of, &[Lex::The]);
            let of_day = || self.holiday_year(of).or_else(|| self.plain_day(of));
            if let Some((day, next)) = (of > index + 1 || week_of).then(of_day).flatten() {
                let direction = self.direction;
                let date = crate::calendar::resolve_day(day, self.today, direction)?;
                if unit == Unit::Weekend {
                    let (start, end) = crate::calendar::weekend_of(date)?;
                    return Some(with_article(read(stretch(start, end, Grain::Day), next, "period.weekend_of")));
                }
                let start = monday(date);
                return Some(with_article(read(
                    stretch(start, add_days(start, 7)?, Grain::Week),
                    next,
                    "period.week_of",
                )));
            }
        }
        let the = index > 0 && self.is(index - 1, Lex::The);
        let bare = unit == Unit::Weekend;
        let numbered = self.is(index, Lex::YearNamed) && self.year(index + 1).is_some();
        if !the && !bare
            || numbered
            || self.before_any(index, &[Lex::Article])
            || index > 0 && self.items[index - 1].number().is_some()
            || index > 0 && self.items[index - 1].digits().is_some()
        {
            return None;
        }
        let after = self.skip(index + 1, &[Lex::After]);
        if after > index + 1 {
            let at = self.skip(after, &[Lex::The]);
            let at = self.skip(at, &[Lex::HourArticle]);
            if self.shift(at).is_some_and(|shift| shift.count == 1) {
                let (start, end) = unit_at(self.today, unit, 2)?;
                let next = self.skip(at + 1, &[Lex::Unit(unit)]);
                return Some(with_article(read(stretch(start, end, grain(unit)), next, "period.after_next")));
            }
        }
        let (start, end) = unit_at(self.today, unit, 0)?;
        let read = read(stretch(start, end, grain(unit)), index + 1, "period.this");
        Some(PeriodRead { with_article: !self.habits().trailing_modifiers, ..read })
    }

    /// A day read without its own periods, for "the week of …".
    fn plain_day(&self, index: usize) -> Option<(Day, usize)> {
        if let Some(found) = self.month_day_date(index) {
            return Some(found);
        }
        if let Some((day, next)) = self.holiday(index) {
            return Some((day, next));
        }
        let (day, ordinal, next) = self.month_day(index)?;
        ordinal.then_some((Day::Numbered { day, weekday: None }, next)).or_else(|| {
            (self.habits().article_days || self.before(index, Lex::The))
                .then_some((Day::Numbered { day, weekday: None }, next))
        })
    }
}
