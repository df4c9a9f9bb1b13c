//! Times of day: "8.30pm", "half past 8", "15h30", "las ocho y veinte", "fünf vor halb acht", "noon".

use super::Parser;
use crate::lex::{Lex, Unit};
use crate::spec::{Clock, Half};

/// A time of day as read.
#[derive(Debug, Clone, Copy)]
pub(super) struct ClockRead {
    pub clock: Clock,
    pub next: usize,
    /// It is a time by its own form; a bare number is one only after a cue ("at 3").
    pub strong: bool,
}

const CUES: &[Lex] = &[Lex::At, Lex::HourArticle];
/// Hours that no length is told in to the hundredth.
const LONG_DAY: u32 = 7;
const LENGTH_CUES: &[Lex] = &[Lex::For, Lex::In, Lex::Within, Lex::AgoBefore, Lex::All, Lex::Every];

impl Parser<'_> {
    /// A time of day at `index`. `plus` allows "ocho y veinte"; between two hours it would eat the second.
    pub(super) fn clock(&self, index: usize, plus: bool) -> Option<ClockRead> {
        let item = self.at(index)?;
        if let Some(hour) = item.find(|lex| if let Lex::Clock(hour) = lex { Some(hour) } else { None }) {
            // "midi et demi"
            let at = self.skip(index + 2, &[Lex::Article]);
            let minute = match self.at(at).filter(|_| plus && self.is(index + 1, Lex::Plus)) {
                Some(item) if item.is(Lex::Half) => 30,
                Some(item) if item.is(Lex::QuarterHour) => 15,
                _ => 0,
            };
            let next = if minute > 0 { at + 1 } else { index + 1 };
            return Some(ClockRead { clock: Clock::known(hour, minute), next, strong: true });
        }
        let read = self.clock_before_hour(index).or_else(|| self.clock_from_hour(index, plus))?;
        Some(self.clock_suffix(read))
    }

    /// The clock is cued by what stands before it ("at", "@", "las").
    pub(super) fn clock_cued(&self, index: usize) -> bool {
        self.before_any(index, CUES) || (index > 0 && self.mark(index - 1) == Some('@'))
    }

    /// What stands before asks for a length. "voor" both measures and bounds: "voor 12 uur" is rather before noon.
    fn measured(&self, index: usize) -> bool {
        let bounds = self.before(index, Lex::Before) && self.at(index).is_some_and(|item| item.digits().is_some());
        self.before_any(index, LENGTH_CUES) && !bounds
    }

    /// "half past 8", "20 min past eight", "quarter to 3", "halb 8", "viertel 8", "vijf voor half acht".
    fn clock_before_hour(&self, index: usize) -> Option<ClockRead> {
        let at = self.skip(index, &[Lex::Article]);
        let item = self.at(at)?;
        let (minutes, mut next) = if item.is(Lex::Half) {
            (30, at + 1)
        } else if item.is(Lex::QuarterHour) {
            (15, at + 1)
        } else if item.is(Lex::ThreeQuarters) {
            (45, at + 1)
        } else {
            let (minutes, next) = self.cardinal(at).filter(|(minutes, _)| (1..=59).contains(minutes))?;
            (minutes as i32, self.skip(next, &[Lex::Unit(Unit::Minute)]))
        };
        let half_before = self.habits().half_before;
        // "5 to 6" is rather a range of hours; "at 5 to 6" and "quarter to 6" are times.
        let counted = next > at + 1;
        let cued = self.clock_cued(index);
        // So is "9 till 12", and "from 9 till 12" even more.
        let until = minutes <= 12 && self.is(next, Lex::Until) && (!cued || self.before(index, Lex::From));
        let ranged = item.digits().is_some() && !counted && (self.is(next, Lex::To) && !cued || until);
        // "Two to four" are hours, and "from five to seven" too; "five to seven" is a time.
        let hours = minutes <= 12 && !counted && item.number().is_some() && self.is(next, Lex::To);
        let spelled = hours && !cued && (minutes % 5 != 0 || self.before(index, Lex::From));
        let sign = if ranged || spelled {
            return None;
        } else if self.is(next, Lex::PastHour) {
            1
        } else if self.is(next, Lex::ToHour) && !self.hour_moved(index, next) {
            -1
        } else if minutes % 15 == 0 && item.digits().is_none() && item.number().is_none() {
            // Directly before the hour: "half 8".
            let (hour, after) = self.hour(at + 1)?;
            let total = match (half_before, minutes) {
                (true, minutes) => i32::from(hour) * 60 - 60 + minutes,
                (false, 30) => i32::from(hour) * 60 + 30,
                (false, _) => return None,
            };
            return Some(open_clock(total, hour, after));
        } else {
            return None;
        };
        next = self.skip(next + 1, &[Lex::HourArticle, Lex::The]);
        next = self.skip(next, &[Lex::HourArticle]);
        let (base, hour, after) = if half_before && self.is(next, Lex::Half) {
            let (hour, after) = self.hour(next + 1)?;
            (i32::from(hour) * 60 - 30, hour, after)
        } else if let Some(Lex::Clock(hour)) = self.at(next)?.readings().first().copied() {
            let total = (i32::from(hour) * 60 + sign * minutes).rem_euclid(24 * 60);
            let clock = Clock::known((total / 60) as u8, (total % 60) as u8);
            return Some(ClockRead { clock, next: next + 1, strong: true });
        } else {
            let (hour, after) = self.hour(next)?;
            (i32::from(hour) * 60, hour, after)
        };
        Some(open_clock(base + sign * minutes, hour, after))
    }

    /// "De las 9 para las 11", "a las 11 para un café": what its article makes an hour counts no minutes before another
    /// one, where the word between means much else.
    fn hour_moved(&self, index: usize, between: usize) -> bool {
        let article = self.before(index, Lex::HourArticle)
            || self.before_any(index, &[Lex::At, Lex::From]) && self.habits().article_days;
        article && self.any(between, &[Lex::For, Lex::To, Lex::ToHour])
    }

    /// An hour of the clock in digits or words.
    fn hour(&self, index: usize) -> Option<(u8, usize)> {
        let item = self.at(index)?;
        let (value, next) = match item.digits() {
            Some((value, digits)) if digits <= 2 => (value, index + 1),
            Some(_) => return None,
            None => self.number_words(index).or_else(|| self.one(index).then_some((1, index + 1)))?,
        };
        (value <= 24).then_some((value as u8, next))
    }

    /// Whether an article counts: "à une heure", "a la una"; that of "at a funeral" stands before a noun.
    fn one(&self, index: usize) -> bool {
        let noun = || self.at(index + 1).is_some_and(|item| item.is_word() && !item.known());
        self.is(index, Lex::Article) && (self.before(index, Lex::HourArticle) || !noun())
    }

    /// "8", "8:30", "8.30", "15h30", "7:56:30", "ocho y veinte", "one thirty".
    fn clock_from_hour(&self, index: usize, plus: bool) -> Option<ClockRead> {
        if self.at(index)?.digits().is_some() { self.clock_digits(index, plus) } else { self.clock_words(index, plus) }
    }

    fn clock_digits(&self, index: usize, plus: bool) -> Option<ClockRead> {
        let (value, digits) = self.at(index)?.digits()?;
        let meridiem = self.any(index + 1, &[Lex::Am, Lex::Pm]);
        // "645am"; without such a word three digits are no hour.
        let short = digits == 3 && meridiem && value >= 100 && self.glued(index + 1);
        if (digits == 4 || short) && value / 100 <= 24 && value % 100 < 60 {
            // "0930", "1140 am"
            let clock = clock_of(value / 100, value % 100, 0, digits == 4 && value < 1000)?;
            let hours = self.is(index + 1, Lex::Oclock);
            return (meridiem || value < 1000 || hours).then_some(ClockRead {
                clock: Clock { half: if meridiem || value < 1000 { clock.half } else { Half::Known }, ..clock },
                next: index + 1,
                strong: meridiem || hours,
            });
        }
        if digits > 2 || value > 24 || self.is(index + 1, Lex::OrdinalMark) && self.glued(index + 1) {
            return None;
        }
        let padded = digits == 2 && value < 10;
        let two = |at: usize| {
            let (minute, digits) = self.at(at)?.digits()?;
            (digits == 2 && minute < 60 && self.glued(at)).then_some(minute)
        };
        let separator = self.mark(index + 1).filter(|_| self.glued(index + 1));
        if separator == Some(':') {
            let minute = two(index + 2)?;
            let mut next = index + 3;
            let mut second = 0;
            if self.mark(next) == Some(':') && self.glued(next) {
                second = two(next + 1)?;
                next += 2;
                if matches!(self.mark(next), Some('.' | ','))
                    && self.glued(next + 1)
                    && self.at(next + 1)?.digits().is_some()
                {
                    next += 2;
                }
            }
            let clock = Clock { written: !self.habits().month_first, ..clock_of(value, minute, second, padded)? };
            return Some(ClockRead { clock, next, strong: true });
        }
        if (separator == Some('.') || separator == Some(','))
            && let Some(minute) = two(index + 2)
        {
            let clock = Clock { written: !self.habits().month_first, ..clock_of(value, minute, 0, padded)? };
            let dotted_more = self.decimal_follows(index + 3);
            let spoken = self.any(index + 3, &[Lex::Am, Lex::Pm, Lex::Oclock]);
            // "12.30 hs": nobody measures so many hours to the hundredth.
            let sign = self.is(index + 3, Lex::Oclock) && value >= LONG_DAY;
            let hours = self.oclock(index + 3).or(sign.then_some(index + 4));
            if let Some(next) = hours.filter(|_| !dotted_more) {
                return Some(ClockRead { clock, next, strong: true });
            }
            let usual = self.habits().dotted_times && self.stands_alone(index, index + 3);
            let spoken = spoken || usual && separator == Some('.') && !self.any(index + 3, &[Lex::Reject]);
            if !dotted_more && (separator == Some('.') || spoken) {
                return Some(ClockRead { clock, next: index + 3, strong: spoken });
            }
            return None;
        }
        let clock = clock_of(value, 0, 0, padded)?;
        // "15h30" in any language
        if self.is(index + 1, Lex::Unit(Unit::Hour))
            && self.glued(index + 1)
            && !self.measured(index)
            && let Some(minute) = two(index + 2)
        {
            let clock = Clock { written: !self.habits().month_first, ..clock_of(value, minute, 0, padded)? };
            return Some(ClockRead { clock, next: index + 3, strong: true });
        }
        // "Tuesday 19h", "ab 18 h"
        let signed = self.hours_signed(index, value).then_some(ClockRead { clock, next: index + 2, strong: true });
        // "15 uhr 30", "8 h et vingt"
        if let Some(hours) = self.oclock(index + 1) {
            return self.after_oclock(index, clock, hours, plus).or(signed);
        }
        if signed.is_some() {
            return signed;
        }
        let read = ClockRead { clock, next: index + 1, strong: false };
        Some(if plus { self.plus_minutes(read) } else { read })
    }

    fn clock_words(&self, index: usize, plus: bool) -> Option<ClockRead> {
        let (hour, next) = self.hour(index)?;
        let clock = clock_of(hour.into(), 0, 0, false)?;
        if let Some(hours) = self.oclock(next) {
            return self.after_oclock(index, clock, hours, plus);
        }
        // "a una persona": a word that is also the article needs "las" or "at" before it.
        if self.is(index, Lex::Article) && !self.before_any(index, &[Lex::At, Lex::HourArticle]) && next == index + 1 {
            return None;
        }
        let read = ClockRead { clock, next, strong: false };
        if plus {
            let fuller = self.plus_minutes(read);
            if fuller.next > next {
                return Some(fuller);
            }
        }
        // "one thirty", "five-thirty", "two forty five"
        let at = self.skip_mark(next, &['-']);
        if let Some((minute, after)) = self.number_words(at).filter(|(minute, _)| (10..60).contains(minute))
            && !self.at(after).is_some_and(|item| item.unit().is_some_and(|unit| unit != Unit::Minute))
        {
            let clock = Clock { minute: minute as u8, ..clock };
            let next = self.skip(after, &[Lex::Unit(Unit::Minute)]);
            return Some(ClockRead { clock, next, strong: false });
        }
        Some(read)
    }

    /// "19h" right behind its day or what stands before hours, where the sign of the unit would measure a length.
    fn hours_signed(&self, index: usize, value: u32) -> bool {
        const BOUNDS: &[Lex] = &[Lex::Since, Lex::From, Lex::By, Lex::Until, Lex::Before, Lex::After, Lex::For];
        const AFTERNOON: std::ops::Range<u32> = 13..24;
        let sign = |item: &crate::items::Item| item.is(Lex::Unit(Unit::Hour)) && item.end - item.start <= 2;
        let day = index > 0 && {
            let at = index - 1 - usize::from(index > 1 && self.mark(index - 1) == Some(','));
            let relative = |lex| matches!(lex, Lex::Day(_)).then_some(());
            self.at(at).is_some_and(|item| item.weekday().is_some() || item.find(relative).is_some())
        };
        let bound = day || self.before_any(index, BOUNDS);
        self.at(index + 1).is_some_and(sign)
            && !self.is(index + 2, Lex::Of)
            && (self.clock_cued(index) || bound && AFTERNOON.contains(&value))
    }

    /// The index after "o'clock", "Uhr", "h" at `index`.
    fn oclock(&self, index: usize) -> Option<usize> {
        let item = self.at(index)?;
        let plain = item.is(Lex::Oclock) && (!item.is_weak(Lex::Oclock) || self.glued(index));
        // "15h CET": how long something takes has no zone.
        let zoned = || item.is(Lex::Unit(Unit::Hour)) && self.glued(index) && self.zone(index + 1).is_some();
        (plain || zoned()).then_some(index + 1)
    }

    /// After hour and "o'clock": minutes may follow; and where the word also means the unit, a length is ruled out.
    fn after_oclock(&self, index: usize, clock: Clock, hours: usize, plus: bool) -> Option<ClockRead> {
        let and = self.skip(hours, &[Lex::And, Lex::Plus]);
        let unit = self.is(hours - 1, Lex::Unit(Unit::Hour));
        let at_cued = self.before_any(index, &[Lex::At]) || self.before(index, Lex::HourArticle);
        let length = unit
            && !at_cued
            && (self.measured(index)
                || self.any(hours, &[Lex::Ago, Lex::Later, Lex::Before, Lex::After])
                || (self.before(index, Lex::The) && self.before_any(index - 1, LENGTH_CUES)));
        if length {
            return None;
        }
        if let Some((minute, _)) =
            self.at(hours).and_then(super::super::items::Item::digits).filter(|_| self.glued(hours))
        {
            let clock = Clock { minute: u8::try_from(minute).ok().filter(|minute| *minute < 60)?, ..clock };
            return Some(ClockRead { clock, next: hours + 1, strong: true });
        }
        let base = ClockRead { clock, next: hours, strong: true };
        let spelled = self.at(and).is_some_and(|item| item.is_word() || and == hours || !unit);
        if plus || and == hours {
            let minutes = self.cardinal(and).filter(|(minute, after)| {
                *minute < 60 && spelled && !(self.is(and, Lex::Article) && *after == and + 1)
            });
            if let Some((minute, after)) = minutes {
                let minutes = self.skip(after, &[Lex::Unit(Unit::Minute)]);
                let other_unit = minutes == after && self.at(after).is_some_and(|item| item.unit().is_some());
                let month = self.at(after).is_some_and(|item| item.month().is_some());
                if !other_unit && !month && !self.clock_follows(and) {
                    let clock = Clock { minute: minute as u8, ..clock };
                    return Some(ClockRead { clock, next: minutes, strong: true });
                }
            }
        }
        let fuller = self.plus_minutes(base);
        Some(fuller)
    }

    /// The number at `index` begins a time of its own ("3 Uhr 5 Uhr").
    fn clock_follows(&self, index: usize) -> bool {
        self.cardinal(index).is_some_and(|(_, next)| self.oclock(next).is_some() || self.mark(next) == Some(':'))
    }

    /// "y veinte", "et demie", "menos cuarto", "meno dieci".
    fn plus_minutes(&self, read: ClockRead) -> ClockRead {
        let sign = if self.is(read.next, Lex::Plus) {
            1
        } else if self.is(read.next, Lex::Minus) {
            -1
        } else {
            return read;
        };
        let at = self.skip(read.next + 1, &[Lex::Article, Lex::The]);
        let (minutes, next) = if self.is(at, Lex::Half) && sign == 1 {
            (30, at + 1)
        } else if self.is(at, Lex::QuarterHour) {
            (15, at + 1)
        } else if self.is(at, Lex::ThreeQuarters) {
            (45, at + 1)
        } else {
            match self.cardinal(at).filter(|(minutes, _)| (1..60).contains(minutes)) {
                Some((minutes, next)) => {
                    let unit = self.at(next).and_then(super::super::items::Item::unit);
                    let hour_next = self.oclock(next).is_some() || self.mark(next) == Some(':');
                    if hour_next
                        || unit.is_some_and(|unit| unit != Unit::Minute)
                        || self.any(next, &[Lex::Am, Lex::Pm]) && read.strong
                    {
                        return read;
                    }
                    (minutes as i32, if unit.is_some() { next + 1 } else { next })
                }
                None => return read,
            }
        };
        let mut fuller = open_clock(i32::from(read.clock.hour) * 60 + sign * minutes, read.clock.hour, next);
        fuller.strong = read.strong || self.is(at, Lex::Half) || self.is(at, Lex::QuarterHour);
        fuller
    }

    /// am, pm, o'clock, "ish", "sharp".
    fn clock_suffix(&self, mut read: ClockRead) -> ClockRead {
        if let Some(item) = self.at(read.next).filter(|item| {
            let lex = if item.is(Lex::Am) { Lex::Am } else { Lex::Pm };
            let ends = !self.glued(read.next + 1) || self.at(read.next + 1).is_none_or(|next| next.mark().is_some());
            item.is(lex) && (!item.is_weak(lex) || !item.spaced) && read.clock.hour <= 12 && ends
        }) {
            read.clock.hour = match (item.is(Lex::Pm), read.clock.hour) {
                (true, hour) if hour < 12 => hour + 12,
                (false, 12) => 0,
                (_, hour) => hour,
            };
            (read.clock.half, read.strong, read.next) = (Half::Known, true, read.next + 1);
        }
        let minutes = read.next >= 2 && self.mark(read.next - 2) == Some(':');
        // "8 pm e meia"
        if read.clock.half == Half::Known && self.is(read.next, Lex::Plus) {
            let at = self.skip(read.next + 1, &[Lex::Article]);
            let minute = if self.is(at, Lex::Half) {
                30
            } else if self.is(at, Lex::QuarterHour) {
                15
            } else if self.is(at, Lex::ThreeQuarters) {
                45
            } else {
                0
            };
            if minute > 0 && read.clock.minute == 0 {
                (read.clock.minute, read.next) = (minute, at + 1);
            }
        }
        if let Some(next) = self.oclock(read.next).filter(|_| minutes || !self.is(read.next, Lex::Unit(Unit::Hour))) {
            (read.strong, read.next) = (true, next);
        }
        let noon = self.skip(read.next, &[Lex::Of]);
        let noon = self.skip(noon, &[Lex::The]);
        if let Some(Lex::Clock(hour)) = self.at(noon).and_then(|item| item.readings().first().copied())
            && read.clock.hour == 12
            && read.clock.half == Half::Open
        {
            read.clock = Clock { hour, half: Half::Known, ..read.clock };
            (read.strong, read.next) = (true, noon + 1);
        }
        if self.is(read.next, Lex::Roughly) || self.is(read.next, Lex::About) && self.glued(read.next) {
            read.strong |= self.is(read.next, Lex::About);
            (read.clock.vague, read.next) = (true, read.next + 1);
        }
        read
    }
}

/// A time with its half of the day open unless the hour says it (13, 0, "03").
fn clock_of(hour: u32, minute: u32, second: u32, padded: bool) -> Option<Clock> {
    if hour > 24 || minute > 59 || second > 59 || (hour == 24 && minute + second > 0) {
        return None;
    }
    let half = if padded || hour > 12 || hour == 0 { Half::Known } else { Half::Open };
    Some(Clock { hour: hour as u8, minute: minute as u8, second: second as u8, half, vague: false, written: false })
}

fn open_clock(total: i32, hour: u8, next: usize) -> ClockRead {
    let total = total.rem_euclid(24 * 60);
    let known = hour > 12 || hour == 0;
    let half = if known { Half::Known } else { Half::Open };
    let hour = (total / 60) as u8;
    let hour = if !known && hour == 0 { 12 } else { hour };
    ClockRead {
        clock: Clock { hour, minute: (total % 60) as u8, second: 0, half, vague: false, written: false },
        next,
        strong: true,
    }
}
