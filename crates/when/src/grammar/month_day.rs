//! A day by its numbers: "May 3rd", "3 de mayo de 2027", "12/5", "2026-12-01", "4.5.", "23/Sep/2020", "20161016".

use jiff::civil::Date;

use super::Parser;
use super::number::short_year;
use crate::class;
use crate::lex::{Lex, Unit};
use crate::spec::Day;

impl Parser<'_> {
    /// A day with its month, in words or digits, and the index after it.
    pub(super) fn month_day_date(&self, index: usize) -> Option<(Day, usize)> {
        self.numeric(index).or_else(|| self.month_first(index)).or_else(|| self.day_first(index))
    }

    /// "May 3rd", "May the 3rd, 2019", "Oct/2", "Sep-23-2020", "mar4".
    fn month_first(&self, index: usize) -> Option<(Day, usize)> {
        let month = self.at(index)?.month()?;
        let mut at = index + 1;
        if self.mark(at) == Some('.') && self.glued(at) {
            at += 1;
        }
        // "September-2020-23"
        let joint = self.joint(at);
        if let Some((year, digits)) = joint.and_then(|joint| self.at(joint)?.digits())
            && let Some(second) = (digits == 4).then(|| self.joint(joint? + 1)).flatten()
        {
            let (day, next) = self.short_number(second, 31)?;
            return Some((fixed(year as i16, month.into(), day)?, next));
        }
        let numeric = joint.is_some();
        let comma = self.mark(at) == Some(',');
        at = joint.unwrap_or_else(|| self.skip(self.skip_mark(at, &[',']), &[Lex::The]));
        let (day, ordinal, next) = self.month_day(at)?;
        // "In February, 4 people"
        if comma && !ordinal && (self.is(next, Lex::Reject) || self.plain_word(next)) {
            return None;
        }
        // "May 3pm", "May 10:30" are a month and a time.
        if !ordinal && (self.clock_after(next) || self.decimal_follows(next) && !numeric) {
            return None;
        }
        if !ordinal && self.at(at)?.is_word() && self.habits().article_days && day == 1 {
            return None;
        }
        self.with_year(month, day, next, numeric)
    }

    /// "3 May", "3rd of May", "el 3 de mayo del 2027", "2. Oktober", "15-ene", "third day of May".
    fn day_first(&self, index: usize) -> Option<(Day, usize)> {
        let (day, ordinal, mut next) = self.month_day(index)?;
        if self.at(index)?.digits().is_some() && self.glued(index) && !self.stands_alone(index, next) {
            let opens_range = index > 0 && matches!(self.mark(index - 1), Some('-'));
            if !opens_range {
                return None;
            }
        }
        if ordinal && self.any(next, &[Lex::Unit(Unit::Day)]) {
            next += 1;
        }
        if let Some(joint) = self.joint(next) {
            let month = self.at(joint)?.month()?;
            return self.with_year(month, day, joint + 1, true);
        }
        let at = self.skip(next, &[Lex::Of, Lex::In]);
        let at = if at > next { self.skip(at, &[Lex::The, Lex::Unit(Unit::Month)]) } else { at };
        let item = self.at(at)?;
        if let Some(month) = item.month() {
            // "9 mar" needs digits or an ordinal; "one may" is no date.
            let spelled = self.at(index)?.is_word() && !ordinal;
            let counted = self.at(index)?.is_word() && at == next;
            if item.is_weak(Lex::Month(month)) && (spelled || counted) {
                return None;
            }
            return self.with_year(month, day, at + 1, false);
        }
        // "el 17 del 11": both by number.
        if at > next
            && self.habits().article_days
            && self.before_any(index, &[Lex::On])
            && let Some((month, after)) = self.short_number(at, 12).filter(|(_, after)| !self.clock_after(*after))
        {
            return self.with_year(month as u8, day, after, false);
        }
        // "siebter 4.", "7. vierter": ordinal day, ordinal month.
        if ordinal && at == next && self.habits().dotted_ordinals {
            // "Until 11. 11:30?": the second number begins an hour.
            let hour = self.clock_after(at + 1);
            let (month, after) = self.ordinal(at).filter(|(month, _)| (1..=12).contains(month) && !hour)?;
            let (year, after) = self.year(after).map_or((None, after), |(year, next)| (Some(year), next));
            let cued = year.is_some() || self.before_any(index, &[Lex::On, Lex::The]) || self.before_weekday(index);
            return cued.then(|| match year {
                Some(year) => Some((fixed(year, month.into(), day.into())?, after)),
                None => Some((Day::InMonth { month, day }, after)),
            })?;
        }
        None
    }

    fn before_weekday(&self, index: usize) -> bool {
        index > 0
            && (self.items[index - 1].weekday().is_some()
                || index > 1 && self.mark(index - 1) == Some(',') && self.items[index - 2].weekday().is_some())
    }

    /// A separator inside a date, glued on both sides; the index after it.
    fn joint(&self, index: usize) -> Option<usize> {
        let fits = matches!(self.mark(index), Some('/' | '-' | '.')) && self.glued(index) && self.glued(index + 1);
        fits.then_some(index + 1)
    }

    /// A number of at most two digits, up to `most`.
    fn short_number(&self, index: usize, most: u32) -> Option<(u32, usize)> {
        let (value, digits) = self.at(index)?.digits()?;
        (digits <= 2 && (1..=most).contains(&value)).then_some((value, index + 1))
    }

    /// The year after a day and month, if one follows: ", 2016", "of 2020", "/18", "del 2019".
    fn with_year(&self, month: u8, day: u8, next: usize, joined: bool) -> Option<(Day, usize)> {
        let open = Day::InMonth { month, day };
        // "14 May Road" is an address.
        if day > days_in(month) || self.is(next, Lex::Reject) && self.at(next)?.capital && !self.habits().capital_nouns
        {
            return None;
        }
        if let Some((value, digits)) = self.joint(next).and_then(|at| self.at(at)?.digits()) {
            let year = match digits {
                4 => value as i16,
                2 if joined && !self.decimal_follows(next + 2) => short_year(value),
                _ => return Some((open, next)),
            };
            return Some((fixed(year, month.into(), day.into())?, next + 2));
        }
        let dot = if self.mark(next) == Some('.') && self.glued(next) { next + 1 } else { next };
        for start in [dot, next] {
            let comma = self.skip_mark(start, &[',']);
            let cue = self.skip(comma, &[Lex::Of, Lex::In]);
            let cue = self.skip(cue, &[Lex::The]);
            let cue = self.skip(cue, &[Lex::YearNamed]);
            if let Some((year, after)) = self.year(cue).filter(|(_, after)| self.year_fits(cue, *after)) {
                return Some((fixed(year, month.into(), day.into())?, after));
            }
            // "January first 12", "8 de mayo del 99"
            if let Some((value, 2)) = self.at(cue).and_then(super::super::items::Item::digits) {
                let alone = !self.clock_after(cue + 1) && self.stands_alone(cue, cue + 1);
                let bare =
                    self.at(cue + 1).is_none_or(|item| !item.known() || item.mark().is_some() || item.is(Lex::Past));
                let said = cue > comma && (value > 31 || self.is(cue - 1, Lex::Of));
                if alone && (said || (bare && cue == dot && value > 31)) {
                    return Some((fixed(short_year(value), month.into(), day.into())?, cue + 1));
                }
            }
        }
        if self.has(class::UNIT | class::SHIFT)
            && let Some((year, after)) =
                self.year_container(self.skip(self.skip(next, &[Lex::Of, Lex::In]), &[Lex::The]))
        {
            return Some((fixed(year, month.into(), day.into())?, after));
        }
        Some((open, next))
    }

    /// Four digits after a date are its year unless they begin something else ("2030 euros").
    fn year_fits(&self, index: usize, next: usize) -> bool {
        let digits = self.at(index).is_some_and(|item| item.digits().is_some());
        !digits || (self.stands_alone(index, next) || self.mark(next) == Some('-')) && !self.clock_after(next)
    }

    /// What follows a number makes it a time of day.
    pub(super) fn clock_after(&self, next: usize) -> bool {
        self.any(next, &[Lex::Am, Lex::Pm, Lex::Oclock])
            && self.at(next).is_some_and(|item| !item.spaced || !item.is_weak(Lex::Am) && !item.is_weak(Lex::Pm))
            || self.mark(next) == Some(':') && self.glued(next) && self.glued(next + 1)
    }

    /// Dates all in digits, or in digits with a month's name between separators.
    fn numeric(&self, index: usize) -> Option<(Day, usize)> {
        let (first, digits) = self.at(index)?.digits()?;
        if digits == 8 {
            let (year, month, day) = (first / 10_000, first / 100 % 100, first % 100);
            let alone = (1900..2100).contains(&year) && self.stands_alone(index, index + 1);
            return alone.then(|| Some((fixed(year as i16, month, day)?, index + 1)))?;
        }
        if !self.numeric_begins(index) {
            return None;
        }
        let mark = self.mark(index + 1).filter(|_| self.glued(index + 1));
        let spaced_dot = mark == Some('.') && self.habits().dotted_ordinals && !self.glued(index + 2);
        match mark {
            Some('/' | '-' | '.') if self.glued(index + 2) || spaced_dot => {}
            _ => return self.spaced_numbers(index, first, digits),
        }
        let mark = mark?;
        let second_at = index + 2;
        let second = self.at(second_at)?;
        let third_at = (self.mark(second_at + 1) == Some(mark) && self.glued(second_at + 1)).then_some(second_at + 2);
        let third = third_at.and_then(|at| Some((at, self.at(at)?.digits()?)));
        let third = third.filter(|(at, _)| self.glued(*at) || spaced_dot);
        if let Some(month) = second.month() {
            // "2020/Sep/23", "05-Aug-2016"
            let (at, (value, places)) = third?;
            let month = u32::from(month);
            let day = match (digits, places) {
                (4, 1 | 2) => fixed(first as i16, month, value)?,
                (1 | 2, 4) => fixed(value as i16, month, first)?,
                (1 | 2, 2) => fixed(short_year(value), month, first)?,
                _ => return None,
            };
            return Some((day, at + 1));
        }
        let (second, second_digits) = second.digits()?;
        if let Some((at, (third, third_digits))) = third {
            if self.decimal_follows(at + 1)
                && mark != '/'
                && self.mark(at + 1) != Some(':')
                && self.mark(at + 1) != Some(',')
            {
                return None;
            }
            let day = match (digits, second_digits, third_digits) {
                (4, 1 | 2, 1 | 2) => {
                    fixed(first as i16, second, third).or_else(|| fixed(first as i16, third, second))?
                }
                (1 | 2, 1 | 2, 4) => self.either_order(third as i16, first, second)?,
                (1 | 2, 1 | 2, 2) => self.either_order(short_year(third), first, second)?,
                _ => return None,
            };
            return Some((day, at + 1));
        }
        if digits == 4 && second_digits <= 2 && mark != '.' {
            // "2020/23/Sep"
            let joint = self.joint(second_at + 1)?;
            let month = self.at(joint)?.month()?;
            return Some((fixed(first as i16, month.into(), second)?, joint + 1));
        }
        if digits > 2 || second_digits > 2 {
            return None;
        }
        let (month, day) = self.order(first, second)?;
        let next = second_at + 1;
        // "Until 11. 11:30?": the second number begins an hour.
        if spaced_dot && self.clock_after(next) {
            return None;
        }
        let weekday = self.before_weekday(index)
            || (index > 0 && self.mark(index - 1) == Some('(') && self.before_weekday(index - 1));
        let dotted_end = mark == '.' && self.mark(next) == Some('.') && self.glued(next);
        let certain = match mark {
            '/' => !(self.mark(next) == Some('.') && self.decimal_follows(next)),
            '.' => {
                weekday
                    || dotted_end && self.habits().dotted_ordinals
                    || self.before_any(index, &[Lex::On, Lex::The, Lex::By, Lex::Until])
                        && self.habits().dotted_ordinals
                    || self.before(index, Lex::From) && self.habits().dotted_ordinals
            }
            _ if self.habits().dashed_dates && !weekday => {
                // "we wonnen met 3-2"
                let score = digits == 1 && second_digits == 1 && index > 0 && !self.before_any(index, DATE_CUES);
                !score && self.stands_alone(index, next) && !self.clock_after(next)
            }
            _ => weekday || (second_digits == 2 && digits == 2 && second > 12),
        };
        if !certain {
            return None;
        }
        let close = dotted_end
            && self.habits().dotted_ordinals
            && self.at(next + 1).is_none_or(|item| item.spaced || item.mark().is_some());
        Some((Day::InMonth { month, day }, if close { next + 1 } else { next }))
    }

    /// "2016 10 16", "02 04 2009".
    fn spaced_numbers(&self, index: usize, first: u32, digits: u8) -> Option<(Day, usize)> {
        let (second, second_digits) = self.at(index + 1)?.digits()?;
        let (third, third_digits) = self.at(index + 2)?.digits()?;
        if self.glued(index + 1) || self.at(index + 3).is_some_and(|item| item.digits().is_some()) {
            return None;
        }
        let day = match (digits, second_digits, third_digits) {
            (4, 2, 2) if (1900..2100).contains(&first) => fixed(first as i16, second, third)?,
            (1 | 2, 1 | 2, 4) if (1900..2100).contains(&third) => self.either_order(third as i16, first, second)?,
            (2, 2, 2) if third > 31 && !self.before(index, Lex::Reject) => {
                self.either_order(short_year(third), first, second)?
            }
            _ => return None,
        };
        Some((day, index + 3))
    }

    /// The digits open a date: nothing glued before them but an opening mark.
    fn numeric_begins(&self, index: usize) -> bool {
        if index == 0 || !self.glued(index) {
            return index == 0 || !matches!(self.mark(index - 1), Some('$' | '€' | '£'));
        }
        let before = &self.items[index - 1];
        match before.mark() {
            // The second half of "5/1-5/7/2020", and no part of "133-03-03-2020".
            Some('-') if index >= 3 && self.glued(index - 1) && self.items[index - 2].digits().is_some() => {
                let year = self.items[index - 2].digits().is_some_and(|(_, digits)| digits == 4);
                matches!(self.mark(index - 3), Some('/' | '.')) || year && self.mark(index - 3) == Some('-')
            }
            Some('(' | '[' | '"' | '\'' | '|' | '=' | '~' | '>' | '@' | '-') => true,
            Some(',' | ':') => !(index >= 2 && self.items[index - 2].digits().is_some() && self.glued(index - 1)),
            _ => false,
        }
    }

    /// Month and day of `first/second` in the order of the reader, or the only one possible.
    fn order(&self, first: u32, second: u32) -> Option<(u8, u8)> {
        let (month, day) = if self.month_first { (first, second) } else { (second, first) };
        let fits =
            |month: u32, day: u32| (1..=12).contains(&month) && day >= 1 && day <= u32::from(days_in(month as u8));
        if fits(month, day) {
            Some((month as u8, day as u8))
        } else {
            fits(day, month).then_some((day as u8, month as u8))
        }
    }

    fn either_order(&self, year: i16, first: u32, second: u32) -> Option<Day> {
        let (month, day) = self.order(first, second)?;
        fixed(year, month.into(), day.into())
    }
}

const DATE_CUES: &[Lex] =
    &[Lex::On, Lex::From, Lex::To, Lex::Until, Lex::By, Lex::Since, Lex::Before, Lex::After, Lex::For, Lex::The];

fn fixed(year: i16, month: u32, day: u32) -> Option<Day> {
    let month = i8::try_from(month).ok()?;
    Date::new(year, month, i8::try_from(day).ok()?).ok().map(Day::Fixed)
}

/// Days of a month, February with its leap day.
fn days_in(month: u8) -> u8 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
