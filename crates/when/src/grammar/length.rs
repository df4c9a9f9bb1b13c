//! Lengths of time: "an hour and a half", "2 weeks and 3 days", "45min", "toda la semana", "half an hour".

use super::Parser;
use crate::class;
use crate::lex::{Lex, Unit};
use crate::spec::Length;

#[derive(Debug, Clone, Copy)]
pub(super) struct LengthRead {
    pub length: Length,
    pub next: usize,
    /// The largest unit named.
    pub unit: Unit,
    /// "all day": a length and no distance.
    pub whole: bool,
}

/// "2 years 1 month 3 weeks 4 days 5 hours 6 minutes 7 seconds" is the longest that makes sense.
const MOST_PARTS: usize = 7;

impl Parser<'_> {
    pub(super) fn length(&self, index: usize) -> Option<LengthRead> {
        if !self.has(class::UNIT) {
            return None;
        }
        if self.is(index, Lex::All) {
            let at = self.skip(index + 1, &[Lex::The]);
            let at = self.skip(at, &[Lex::HourArticle]);
            let unit =
                self.at(at)?.unit().filter(|unit| !matches!(unit, Unit::Weekend | Unit::Minute | Unit::Second))?;
            return Some(LengthRead { length: Length::of(unit, 1000)?, next: at + 1, unit, whole: true });
        }
        let unit_at = self.skip(index, &[Lex::The]);
        if self.is(unit_at + 1, Lex::All) && self.habits().trailing_modifiers {
            // "o dia todo", "la semana entera"
            let unit = self.at(unit_at)?.unit().filter(|unit| !matches!(unit, Unit::Minute | Unit::Second))?;
            return Some(LengthRead { length: Length::of(unit, 1000)?, next: unit_at + 2, unit, whole: true });
        }
        let first = self.length_part(index)?;
        let mut read = first;
        let mut last = first.unit;
        for _ in 1..MOST_PARTS {
            let at = self.skip_mark(read.next, &[',']);
            let at = self.skip(at, &[Lex::And]);
            let Some(part) = self.length_part(at).filter(|part| rank(part.unit) > rank(last)) else { break };
            read.length = read.length.plus(part.length);
            read.next = part.next;
            last = part.unit;
        }
        Some(read)
    }

    /// One amount of one unit.
    fn length_part(&self, index: usize) -> Option<LengthRead> {
        if let Some(read) = self.hours_and_minutes(index) {
            return Some(read);
        }
        let (mut amount, mut next) = self.amount(index)?;
        // "twice a week" says how often and not how long.
        if amount == 0 || self.is(index, Lex::Article) && self.before(index, Lex::Reject) {
            return None;
        }
        // "a quarter of an hour", "half an hour", "medio de la hora"
        if amount < 1000 {
            next = self.skip(next, &[Lex::Of]);
            next = self.skip(next, &[Lex::Article, Lex::The]);
        }
        // "30-minute call"
        if self.mark(next) == Some('-') && self.glued(next) && self.glued(next + 1) {
            next += 1;
        }
        let item = self.at(next)?;
        let unit = item.unit()?;
        let digits = self.at(next - 1).is_some_and(|item| item.digits().is_some());
        let short = item.end - item.start < 4;
        if item.is_weak(Lex::Unit(unit)) && short && !(digits && (!item.spaced || amount < 100_000)) {
            return None;
        }
        if self.at(index)?.digits().is_some() && !self.stands_alone(index, next) && self.glued(index) {
            return None;
        }
        next += 1;
        if let Some((more, after)) = self.and_fraction(next) {
            let unit_after = self.at(after).is_some_and(|item| item.unit().is_some());
            if !unit_after {
                amount += more;
                next = after;
            }
        } else if self.is(next, Lex::Half) && amount >= 1000 && self.habits().trailing_modifiers {
            amount += 500;
            next += 1;
        } else if self.is(next, Lex::All) && self.habits().trailing_modifiers {
            next += 1;
        }
        Some(LengthRead { length: Length::of(unit, amount)?, next, unit, whole: false })
    }

    /// The amount before a unit, in thousandths.
    fn amount(&self, index: usize) -> Option<(u64, usize)> {
        let item = self.at(index)?;
        if item.is(Lex::QuarterHour) {
            return Some((250, index + 1));
        }
        if item.is(Lex::ThreeQuarters) {
            return Some((750, index + 1));
        }
        if item.is(Lex::Article) {
            let symbol = self.at(index + 1).is_some_and(|item| item.end - item.start == 2);
            if self.is(index + 1, Lex::Half) {
                return (!symbol).then_some((500, index + 2));
            }
            if self.is(index + 1, Lex::QuarterHour) {
                return Some((250, index + 2));
            }
            if let Some(number) = self
                .at(index + 1)
                .and_then(super::super::items::Item::number)
                .filter(|number| (2..=12).contains(number))
            {
                // "a couple", "un par de"
                return Some((u64::from(number) * 1000, self.skip(index + 2, &[Lex::Of])));
            }
            return Some((1000, index + 1));
        }
        let (amount, next) = self.quantity(index)?;
        Some((amount, if item.is_word() { self.skip(next, &[Lex::Of]) } else { next }))
    }

    /// "1h30" as a length, after a word that measures.
    fn hours_and_minutes(&self, index: usize) -> Option<LengthRead> {
        let (hours, digits) = self.at(index)?.digits()?;
        let glued = self.is(index + 1, Lex::Unit(Unit::Hour)) && self.glued(index + 1) && self.glued(index + 2);
        let (minutes, _) = self.at(index + 2)?.digits()?;
        if !glued || digits > 2 || minutes > 59 {
            return None;
        }
        let length = Length { hours: hours as i32, minutes: minutes as i32, ..Length::default() };
        Some(LengthRead {
            length,
            next: self.skip(index + 3, &[Lex::Unit(Unit::Minute)]),
            unit: Unit::Hour,
            whole: false,
        })
    }
}

/// Larger units first; parts of a length must come in this order.
fn rank(unit: Unit) -> u8 {
    match unit {
        Unit::Century => 0,
        Unit::Decade => 1,
        Unit::Year | Unit::FiscalYear => 2,
        Unit::HalfYear => 3,
        Unit::Quarter => 4,
        Unit::Month => 5,
        Unit::Fortnight => 6,
        Unit::Week | Unit::Workweek | Unit::Weekend => 7,
        Unit::Day | Unit::Workday => 8,
        Unit::Hour => 9,
        Unit::Minute => 10,
        Unit::Second => 11,
    }
}
