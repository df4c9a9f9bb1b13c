//! Months, quarters, years, decades and centuries: "Mar. 2020", "Q1", "2018", "1990s", "siglo 21".

use super::Parser;
use super::number::short_year;
use super::period::{PeriodRead, open, read, stretch, with_article};
use crate::calendar::{month_start, yearly};
use crate::lex::{Lex, Unit};
use crate::spec::Yearly;
use crate::value::Grain;

impl Parser<'_> {
    /// "Q1", "2017 q1", "H2 2019", "q1-2019", "first quarter" (see `nth_of`).
    pub(super) fn quarter(&self, index: usize) -> Option<PeriodRead> {
        let leading = self.year(index);
        let at = leading.map_or(index, |(_, next)| self.skip_mark(next, &['-', '/']));
        let half = self.is(at, Lex::HalfNamed);
        if !half && !self.is(at, Lex::QuarterNamed) {
            return None;
        }
        let (number, digits) = self.at(at + 1)?.digits().filter(|_| self.glued(at + 1))?;
        let ends = self.at(at + 2).is_none_or(|item| item.spaced || item.mark().is_some());
        let fits = digits == 1 && number >= 1 && number <= if half { 2 } else { 4 };
        if !fits || !(ends || self.year_after_dash(at + 2)) {
            return None;
        }
        let stretch_of = if half { Yearly::Half(number as u8) } else { Yearly::Quarter(number as u8) };
        let trailing = || {
            let at = self.skip(self.skip_mark(at + 2, &['-', '/', ',']), &[Lex::Of, Lex::In]);
            self.year(at).or_else(|| self.year_container(at))
        };
        let year = match leading {
            Some((year, _)) => Some((year, at + 2)),
            None => trailing(),
        };
        Some(match year {
            Some((year, next)) => {
                let (start, end) = yearly(stretch_of, year)?;
                read(stretch(start, end, Grain::Quarter), next, "period.quarter")
            }
            None if half => return None,
            None => read(open(stretch_of, Grain::Quarter), at + 2, "period.quarter"),
        })
    }

    pub(super) fn year_after_dash(&self, index: usize) -> bool {
        self.mark(index) == Some('-')
            && self.at(index + 1).is_some_and(|item| item.digits().is_some_and(|(_, digits)| digits == 4))
    }

    /// "1990s", "the 90s", "los años 90", "de jaren '90".
    pub(super) fn decade(&self, index: usize) -> Option<PeriodRead> {
        let named = self.is(index, Lex::DecadeNamed);
        let at = if named { self.skip_mark(index + 1, &['\'']) } else { index };
        let at = if named { at } else { self.skip_mark(at, &['\'']) };
        let spelled = || self.number_words(at).filter(|(value, _)| named && (20..100).contains(value));
        let (value, digits) = self.at(at)?.digits().or_else(|| spelled().map(|(value, _)| (value, 2)))?;
        let plural = self.is(at + 1, Lex::DecadeMark) && (self.glued(at + 1) || digits == 4);
        if !named && !plural || value % 10 != 0 {
            return None;
        }
        let start = match digits {
            4 if (1000..3000).contains(&value) => value as i16,
            2 => (if value < 30 { 2000 + value } else { 1900 + value }) as i16,
            _ => return None,
        };
        let next = if plural { at + 2 } else { at + 1 };
        let (start, end) = (month_start(start, 1)?, month_start(start + 10, 1)?);
        Some(with_article(read(stretch(start, end, Grain::Year), next, "period.decade")))
    }

    /// "March", "Mar. 2020", "Dec/2018", "April of 87", "2015-3", "12/2018".
    pub(super) fn month(&self, index: usize) -> Option<PeriodRead> {
        if let Some((first, digits)) = self.at(index)?.digits() {
            let joined =
                matches!(self.mark(index + 1), Some('-' | '/')) && self.glued(index + 1) && self.glued(index + 2);
            let second = self.at(index + 2).and_then(super::super::items::Item::digits).filter(|_| joined);
            let pair = match (digits, second) {
                (4, Some((second, 1 | 2))) => Some((first, second)),
                (1 | 2, Some((second, 4))) => Some((second, first)),
                _ => None,
            };
            let Some((year, month)) = pair else { return self.year_then_month(index) };
            let fits = (1..=12).contains(&month) && (1900..2100).contains(&year) && self.stands_alone(index, index + 3);
            let (start, end) = yearly(Yearly::Month(month as u8), year as i16).filter(|_| fits)?;
            return Some(read(stretch(start, end, Grain::Month), index + 3, "period.month"));
        }
        let month = self.at(index)?.month()?;
        let item = self.at(index)?;
        let mut next = self.skip_dot(index + 1);
        for separator in [self.skip_mark(next, &[',', '/', '-', '\'']), self.skip(next, &[Lex::Of, Lex::In])] {
            let at = self.skip(self.skip(separator, &[Lex::The]), &[Lex::YearNamed]);
            let short = || {
                let (value, digits) = self.at(at)?.digits()?;
                let said = self.mark(separator.saturating_sub(1)) == Some('\'')
                    || self.is(separator.saturating_sub(1), Lex::Of);
                (digits == 2 && said && separator > next).then(|| (short_year(value), at + 1))
            };
            let follows = self.year(at).filter(|(_, after)| !self.clock_after(*after)).or_else(short);
            let follows = follows.or_else(|| if at > next { self.year_container(at) } else { None });
            if let Some((year, after)) = follows {
                let (start, end) = yearly(Yearly::Month(month), year)?;
                return Some(read(stretch(start, end, Grain::Month), after, "period.month"));
            }
        }
        let spoken = self.before_any(index, MONTH_CUES) || self.before_shift_or_slice(index);
        if item.is_weak(Lex::Month(month))
            && !spoken
            && !self.any(index + 1, &[Lex::To, Lex::Until])
            && !self.month_range(index)
        {
            return None;
        }
        if !spoken && self.named_so(index, next) {
            return None;
        }
        if self.mark(next) == Some('.')
            && next == index + 1
            && self.glued(next)
            && item.end - item.start <= 4
            && self.at(next + 1).is_some_and(|item| item.spaced && !item.capital)
        {
            next += 1;
        }
        Some(read(open(Yearly::Month(month), Grain::Month), next, "period.month"))
    }

    /// A month's name that somebody bears: "Julio viene a cenar", "con Julio", "April Smith". Only a capital says so,
    /// where months are written without; where they have one, a second name after it does.
    fn named_so(&self, index: usize, next: usize) -> bool {
        let item = &self.items[index];
        if !item.capital || self.habits().capital_nouns {
            return false;
        }
        let follower = self.at(next).filter(|item| item.is_word() && !item.known());
        let surname = follower.is_some_and(|item| item.capital);
        let inside = index > 0 && self.items[index - 1].is_word();
        surname || !self.habits().month_first && (inside || follower.is_some())
    }

    /// "2017 april"
    pub(super) fn year_then_month(&self, index: usize) -> Option<PeriodRead> {
        let (year, at) = self.year(index)?;
        let month = self.at(at)?.month().filter(|_| !self.day_number_follows(at + 1))?;
        let (start, end) = yearly(Yearly::Month(month), year)?;
        Some(read(stretch(start, end, Grain::Month), at + 1, "period.month"))
    }

    pub(super) fn month_range(&self, index: usize) -> bool {
        self.mark(index + 1) == Some('-') && self.at(index + 2).is_some_and(|item| item.month().is_some())
    }

    pub(super) fn before_shift_or_slice(&self, index: usize) -> bool {
        index > 0 && (self.shift(index - 1).is_some() || self.slice(index - 1).is_some())
    }

    /// "siglo XXI", "the 21st century" comes through `nth_of`'s ordinals.
    pub(super) fn century(&self, index: usize) -> Option<PeriodRead> {
        let (number, next) = self.cardinal(index + 1)?;
        let start = month_start(i16::try_from(number).ok()?.checked_sub(1)?.checked_mul(100)?, 1)?;
        let end = month_start(start.year().checked_add(100)?, 1)?;
        (1..=30).contains(&number).then(|| read(stretch(start, end, Grain::Year), next, "period.century"))
    }

    /// "last year", "this year", "the year": which one. It reads no months, so that nothing calls itself.
    pub(super) fn year_container(&self, index: usize) -> Option<(i16, usize)> {
        let at = self.skip(index, &[Lex::The]);
        let unit = |at: usize| self.at(at)?.unit().filter(|unit| *unit == Unit::Year);
        let this_year = self.today.year();
        if let Some((shift, noun)) = self.shift_before(at) {
            unit(noun)?;
            return Some((this_year.checked_add(shift.count.into())?, noun + 1));
        }
        unit(at)?;
        let trailing = if self.habits().trailing_modifiers { self.shift_before(at + 1) } else { None };
        Some(match trailing {
            Some((shift, next)) => (this_year.checked_add(shift.count.into())?, next),
            None => (this_year, at + 1),
        })
    }

    /// "2018", "year 2012", "el año 2008".
    pub(super) fn year_period(&self, index: usize) -> Option<PeriodRead> {
        let named = self.is(index, Lex::YearNamed);
        let (year, next) = if named {
            let short = || {
                let (value, digits) = self.at(index + 1)?.digits()?;
                (digits == 2 && self.glued(index + 1)).then(|| (short_year(value), index + 2))
            };
            self.year(index + 1).or_else(short)?
        } else {
            self.year(index)?
        };
        let digits = self.at(next - 1)?.digits().is_some();
        let later = |at: usize| self.year(at).is_some_and(|(second, _)| second >= year);
        let range = matches!(self.mark(next), Some('-' | '~')) && later(next + 1);
        let range = range
            || index > 0
                && matches!(self.mark(index - 1), Some('-' | '~'))
                && index > 1
                && self.year(index - 2).is_some_and(|(first, _)| first <= year);
        let sane = (1800..2200).contains(&year) || named || self.before_any(index, YEAR_CUES);
        let cued = named || self.before_any(index, YEAR_CUES) || range;
        let dashed = |at: usize, digits_at: usize| {
            self.mark(at) == Some('-') && self.at(digits_at).is_some_and(|item| item.digits().is_some())
        };
        let chained = |at: usize| {
            dashed(at, at + 1)
                && self.at(at + 1).is_some_and(|item| item.digits().is_some_and(|(_, digits)| digits < 4))
        };
        let chain = dashed(next, next + 1) && chained(next + 2) && self.glued(next + 2);
        let part = chain
            || !range && (dashed(next, next + 1) || index > 1 && dashed(index - 1, index - 2))
            || range && dashed(next, next + 1) && self.year(next + 1).is_none();
        if !sane || part || digits && !named && !range && !self.stands_alone(index, next) || self.clock_after(next) {
            return None;
        }
        let counted = self.plain_word(next) && self.at(next).is_some_and(|item| item.spaced && !item.capital);
        if !cued
            && (self.at(next).is_some_and(|item| item.unit().is_some() || item.is(Lex::Reject))
                || counted && year % 100 == 0)
        {
            return None;
        }
        let (start, end) = (month_start(year, 1)?, month_start(year.checked_add(1)?, 1)?);
        let fiscal = self.is(index, Lex::Unit(Unit::FiscalYear));
        let rule = if fiscal {
            "period.vague"
        } else if cued || self.before(index, Lex::For) && !counted {
            "period.year"
        } else {
            "period.bare_year"
        };
        let mut read = read(stretch(start, end, Grain::Year), next, rule);
        read.with_article = false;
        Some(read)
    }
}

const MONTH_CUES: &[Lex] = &[
    Lex::In,
    Lex::Of,
    Lex::The,
    Lex::From,
    Lex::To,
    Lex::Until,
    Lex::Since,
    Lex::Before,
    Lex::After,
    Lex::By,
    Lex::Between,
    Lex::On,
];

const YEAR_CUES: &[Lex] = &[
    Lex::Of,
    Lex::From,
    Lex::Since,
    Lex::Until,
    Lex::Before,
    Lex::After,
    Lex::By,
    Lex::Between,
    Lex::YearNamed,
    Lex::In,
];
