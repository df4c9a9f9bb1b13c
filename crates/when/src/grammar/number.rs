//! Numbers: digits and words, cardinal and ordinal, and years.

use super::Parser;
use crate::lex::Lex;

impl Parser<'_> {
    /// A whole number in digits or words, and the index after it.
    pub(super) fn cardinal(&self, index: usize) -> Option<(u32, usize)> {
        match self.at(index)?.digits() {
            Some((value, digits)) => (digits <= 6).then_some((value, index + 1)),
            None => self.number_words(index),
        }
    }

    /// "twenty-one", "three hundred and five", "two thousand".
    pub(super) fn number_words(&self, index: usize) -> Option<(u32, usize)> {
        let (mut total, mut current) = (0_u32, 0_u32);
        let mut next = index;
        let mut last = 10_000_u32;
        // Eight words say any number below a million.
        for _ in 0..8 {
            let mut at = next;
            if at > index {
                let hyphen = self.mark(at) == Some('-') && self.glued(at);
                if hyphen || self.any(at, &[Lex::And, Lex::Plus]) && !self.is(at, Lex::Number(1)) {
                    at += 1;
                }
            }
            let Some(number) = self.at(at).filter(|item| item.is_word()).and_then(super::super::items::Item::number)
            else {
                break;
            };
            let number = u32::from(number);
            let fits = match number {
                100 => current > 0 && current < 100,
                1000 => total == 0 && current > 0,
                _ if current == 0 => true,
                // After tens a unit, after hundreds anything below.
                _ => ((20..100).contains(&last) && number < 10) || (last >= 100 && number < 100),
            };
            // "y" and "and" join within a number only after tens or hundreds.
            if (at > next && last < 20) || (!fits && (index != next)) {
                break;
            }
            match number {
                100 => current = current.max(1) * 100,
                1000 => (total, current) = (current.max(1) * 1000, 0),
                _ => current += number,
            }
            last = number;
            next = at + 1;
        }
        (next > index).then_some((total + current, next))
    }

    /// A number with halves and decimals, in thousandths: "2.5", "3,5", "one and a half", "½".
    pub(super) fn quantity(&self, index: usize) -> Option<(u64, usize)> {
        if self.is(index, Lex::Half) {
            return Some((500, index + 1));
        }
        if let Some(whole) =
            self.at(index)?.find(|lex| if let Lex::NumberHalf(whole) = lex { Some(whole) } else { None })
        {
            return Some((u64::from(whole) * 1000 + 500, index + 1));
        }
        let (whole, next) = self.cardinal(index)?;
        let mut value = u64::from(whole) * 1000;
        let mut next = next;
        let digits = self.at(index)?.digits().is_some();
        if digits && matches!(self.mark(next), Some('.' | ',')) && self.glued(next) && self.glued(next + 1) {
            if let Some((fraction, places)) = self.at(next + 1).and_then(super::super::items::Item::digits) {
                if places > 3 {
                    return None;
                }
                value += u64::from(fraction) * 10_u64.pow(3 - u32::from(places));
                next += 2;
            }
        } else if digits && self.is(next, Lex::Half) && self.glued(next) {
            value += 500;
            next += 1;
        } else if let Some((fraction, after)) = self.and_fraction(next) {
            value += fraction;
            next = after;
        }
        Some((value, next))
    }

    /// "and a half", "y media", "und ein Viertel", in thousandths.
    pub(super) fn and_fraction(&self, index: usize) -> Option<(u64, usize)> {
        if !self.any(index, &[Lex::And, Lex::Plus]) {
            return None;
        }
        let at = self.skip(index + 1, &[Lex::Article]);
        if self.is(at, Lex::Half) {
            return Some((500, at + 1));
        }
        self.is(at, Lex::QuarterHour).then_some((250, at + 1))
    }

    /// "3rd", "third", "twenty-first", "1º", and "4." where the language writes ordinals so.
    pub(super) fn ordinal(&self, index: usize) -> Option<(u8, usize)> {
        let item = self.at(index)?;
        if let Some((value, digits)) = item.digits() {
            let value = u8::try_from(value).ok().filter(|_| digits <= 2)?;
            if self.is(index + 1, Lex::OrdinalMark) && self.glued(index + 1) {
                return Some((value, index + 2));
            }
            let dot = self.mark(index + 1) == Some('.') && self.glued(index + 1);
            if dot && self.is(index + 2, Lex::OrdinalMark) && self.glued(index + 2) {
                return Some((value, index + 3));
            }
            // "11.-14. September"
            let ranged = matches!(self.mark(index + 2), Some('-' | '~'))
                && self.at(index + 3).is_some_and(|item| item.digits().is_some())
                && self.mark(index + 4) == Some('.');
            // "am 28., um 10 Uhr", "am 3.?"
            let open = ranged
                || self.at(index + 2).is_none_or(|next| next.spaced)
                || matches!(self.mark(index + 2), Some(',' | ';' | '?' | '!' | ')'));
            return (self.habits().dotted_ordinals && dot && open).then_some((value, index + 2));
        }
        if let Some(ordinal) = item.ordinal() {
            // "segunda" is Monday unless it counts something.
            let counts = self.at(index + 1).is_some_and(|next| next.unit().is_some() || next.weekday().is_some());
            return (counts || !item.is_weak(Lex::Ordinal(ordinal))).then_some((ordinal, index + 1));
        }
        let tens = item.number().filter(|tens| matches!(tens, 20 | 30 | 40 | 50))?;
        let at = self.skip_mark(index + 1, &['-']);
        let ones = self.at(at)?.ordinal().filter(|ones| *ones < 10)?;
        Some((tens as u8 + ones, at + 1))
    }

    /// A day of the month: 1 to 31 in digits, words or as an ordinal; whether it is an ordinal.
    pub(super) fn month_day(&self, index: usize) -> Option<(u8, bool, usize)> {
        if let Some((day, next)) = self.ordinal(index) {
            return (1..=31).contains(&day).then_some((day, true, next));
        }
        let item = self.at(index)?;
        if item.digits().is_some_and(|(_, digits)| digits > 2) {
            return None;
        }
        let (day, next) = self.cardinal(index)?;
        (1..=31).contains(&day).then_some((day as u8, false, next))
    }

    /// A year: four digits, two after an apostrophe, or words ("nineteen ninety six", "dos mil dieciocho").
    pub(super) fn year(&self, index: usize) -> Option<(i16, usize)> {
        if let Some((value, digits)) = self.at(index)?.digits() {
            let fits = digits == 4 && (1000..=2999).contains(&value) && !self.decimal_follows(index + 1);
            return fits.then_some((value as i16, index + 1));
        }
        if self.mark(index) == Some('\'') {
            let (value, digits) = self.at(index + 1)?.digits()?;
            return (digits == 2 && self.glued(index + 1)).then(|| (short_year(value), index + 2));
        }
        let (first, next) = self.number_words(index)?;
        if (1000..=2999).contains(&first) {
            return Some((first as i16, next));
        }
        // "nineteen ninety six", "nineteen hundred five" comes out of number_words above as one number.
        if (11..=20).contains(&first) {
            let (second, after) = self.number_words(next)?;
            return (10..=99).contains(&second).then_some(((first * 100 + second) as i16, after));
        }
        None
    }

    /// `.5` or `,5` directly after digits: they are part of a decimal number.
    pub(super) fn decimal_follows(&self, index: usize) -> bool {
        matches!(self.mark(index), Some('.' | ',' | ':' | '/'))
            && self.glued(index)
            && self.glued(index + 1)
            && self.at(index + 1).is_some_and(|item| item.digits().is_some())
    }

    /// The digits at `index` stand by themselves: not part of a price, version, phone number or code.
    pub(super) fn stands_alone(&self, index: usize, next: usize) -> bool {
        let left = index == 0 || !self.glued(index) || {
            let before = &self.items[index - 1];
            let twice = index >= 2 && self.glued(index - 1) && self.items[index - 2].digits().is_some();
            match before.mark() {
                Some('(' | '@' | '"' | '~' | '=' | '\'' | '[' | '|' | '!' | ';' | '>' | '¿' | '¡') => true,
                Some('-' | '/' | ',' | ':' | '.') => !twice,
                _ => before.is_word() && before.known(),
            }
        };
        let money = index > 0 && matches!(self.mark(index - 1), Some('$' | '€' | '£' | '#' | '+'));
        let right = match self.at(next) {
            Some(item) if !item.spaced => match item.mark() {
                Some('%' | '$' | '€' | '£' | '#' | '@' | '_' | '=' | '&') => false,
                Some('.' | ',' | ':' | '/' | '-') => {
                    !(self.glued(next + 1) && self.at(next + 1).is_some_and(|item| item.digits().is_some()))
                }
                Some(_) => true,
                None => item.known() && !item.is(Lex::Reject),
            },
            Some(item) => !matches!(item.mark(), Some('%' | '$' | '€' | '£')) && !item.is(Lex::Reject),
            None => true,
        };
        left && !money && right
    }
}

/// 0 to 39 are this century's, the rest the last one's.
pub(super) fn short_year(value: u32) -> i16 {
    (if value < 40 { 2000 + value } else { 1900 + value }) as i16
}
