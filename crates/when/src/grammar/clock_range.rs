//! Ranges of times of day and the zones after them: "from 3 to 5", "9:30-11", "5 to 6pm", "from 9 for 2 hours".

use super::Parser;
use crate::lex::{Lex, Part};
use crate::spec::{Clock, Half, Length, Point, Zone};

#[derive(Debug, Clone, Copy)]
pub(super) struct ClockRange {
    pub from: Clock,
    pub to: Clock,
    pub next: usize,
    /// A range of times by its own form, and not only two numbers.
    pub strong: bool,
}

impl Parser<'_> {
    /// "UTC", "GMT+2", "pst", "ET", or "+02:00" glued to the time.
    pub(super) fn zone(&self, index: usize) -> Option<(Zone, usize)> {
        let named = self.at(index)?.find(|lex| match lex {
            Lex::Zone(zone) => Some((Zone::Fixed(zone), lex)),
            Lex::ZoneSummer(zone) => Some((Zone::Summer(zone), lex)),
            _ => None,
        });
        if named.is_some_and(|(_, lex)| self.items[index].is_weak(lex) && !self.items[index].capital) {
            return None;
        }
        let at = if named.is_some() { index + 1 } else { index };
        let offset = || {
            let sign = match self.mark(at)? {
                '+' => 1,
                '-' => -1,
                _ => return None,
            };
            let (hours, digits) = self.at(at + 1)?.digits().filter(|_| self.glued(at) && self.glued(at + 1))?;
            let (hours, minutes, next) = match digits {
                4 if named.is_none() => (hours / 100, hours % 100, at + 2),
                1 | 2 if self.mark(at + 2) == Some(':') && self.glued(at + 2) => {
                    (hours, self.at(at + 3)?.digits()?.0, at + 4)
                }
                1 | 2 if named.is_some() => (hours, 0, at + 2),
                _ => return None,
            };
            (hours <= 14 && minutes < 60).then(|| (sign * (hours * 4 + minutes / 15) as i8, next))
        };
        match (named, offset()) {
            (None | Some((Zone::Fixed(0), _)), Some((offset, next))) => Some((Zone::Fixed(offset), next)),
            (Some((zone, _)), _) => Some((zone, index + 1)),
            (None, None) => None,
        }
    }

    /// "from 3 to 5", "9:30-11", "5 to 6pm", "de las 5 a las 6 de la tarde", "between 10 and 11:30", "from 9 for 2 hours".
    pub(super) fn clock_range(&self, index: usize) -> Option<ClockRange> {
        let opened = self.any(index, &[Lex::From, Lex::Between]);
        let between = self.is(index, Lex::Between);
        let mut start = if opened { index + 1 } else { index };
        if opened {
            start = self.skip(start, &[Lex::About]);
            start = self.skip(start, &[Lex::At]);
            start = self.skip(start, &[Lex::HourArticle, Lex::The]);
        }
        let first = self.clock(start, false)?;
        if self.at(start)?.digits().is_some() && !self.clock_begins(start) {
            return None;
        }
        let (first, first_part, at) = self.ranged_clock(first.clock, first.next, first.strong);
        let joined = match self.mark(at) {
            Some('-' | '~') => Some((at + 1, false)),
            // "a las" is also "at": it joins hours only where something opened the range.
            _ if self.is(at, Lex::To)
                && self.is(at, Lex::At)
                && !opened
                && !first.1
                && !self.before(start, Lex::HourArticle) =>
            {
                None
            }
            _ if self.any(at, &[Lex::To, Lex::Until]) => Some((at + 1, false)),
            _ if between && self.is(at, Lex::And) => Some((at + 1, true)),
            _ => None,
        };
        let Some((second_at, _)) = joined else {
            if opened && self.is(at, Lex::For) {
                let read = self.length(at + 1).filter(|read| read.length.has_clock() && !read.whole)?;
                return Some(ClockRange {
                    from: first.0,
                    to: later(first.0, read.length)?,
                    next: read.next,
                    strong: true,
                });
            }
            return None;
        };
        let mut second_at = second_at;
        for _ in 0..2 {
            // "from 2 until around 8"
            second_at = self.skip(second_at, &[Lex::About, Lex::At, Lex::HourArticle, Lex::The, Lex::To]);
        }
        let second = self.clock(second_at, true)?;
        let dashed = self.mark(at) == Some('-');
        let (second, second_part, next) = self.ranged_clock(second.clock, second.next, second.strong);
        // "10-4-2019", "5-3 win", "2-3%": what follows a dash range must leave it alone.
        if dashed && !first.1 && !second.1 && !self.stands_alone(second_at, next) && self.glued(second_at) {
            let closed = self
                .at(next)
                .is_none_or(|item| item.spaced || matches!(item.mark(), Some('.' | ',' | '?' | '!' | ')' | ';')));
            if !closed || self.decimal_follows(next) || self.at(next).is_some_and(|item| item.is(Lex::Reject)) {
                return None;
            }
        }
        // "del 13 al 16 de febrero" are days.
        let of = self.skip(next, &[Lex::Of]);
        let days = !second.1 && !first.1 && self.at(of).is_some_and(|item| item.month().is_some());
        if days
            || self.at(next).is_some_and(|item| item.is(Lex::Reject) || item.unit().is_some() && !item.is(Lex::Oclock))
        {
            return None;
        }
        // "van 1-5 - 7-5": dates with dashes.
        let dates = self.habits().dashed_dates && dashed && !first.1 && !second.1;
        if dates && self.mark(next) == Some('-') && self.at(next + 1).is_some_and(|item| item.digits().is_some()) {
            return None;
        }
        // "de 3-2" is a score.
        let backwards = dashed && !first.1 && !second.1 && second.0.hour < first.0.hour;
        let score = backwards && (first.0.hour <= 6 || second.0.hour > 12);
        if score {
            return None;
        }
        let part = second_part.or(first_part);
        let (from, to) = Self::settle_range(first.0, second.0, first_part, second_part);
        let articled = self.before_any(start, &[Lex::HourArticle]) || self.before_any(second_at, &[Lex::HourArticle]);
        let strong = first.1 || second.1 || part.is_some() || opened || articled;
        Some(ClockRange { from, to, next, strong })
    }

    /// A time within a range with the part of the day after it ("las 3 de la mañana").
    pub(super) fn ranged_clock(&self, clock: Clock, next: usize, strong: bool) -> ((Clock, bool), Option<Part>, usize) {
        let mut point = Point::default();
        let spoken = self.any(next, &[Lex::In, Lex::Of, Lex::Through, Lex::At])
            || self.at(next).is_some_and(|item| item.part().is_some());
        if let Some(after) =
            spoken.then(|| self.part_part(&mut point, next, false)).flatten().filter(|_| clock.half == Half::Open)
        {
            let part = point.part;
            // "from 10 to 12 in the morning" ends at noon.
            let noon = clock.hour == 12 && matches!(part, Some(Part::Morning | Part::Forenoon));
            let settled =
                if noon { Clock { half: Half::Known, ..clock } } else { crate::resolve::settle(clock, part, None) };
            return ((settled, true), part, after);
        }
        ((clock, strong), None, next)
    }

    /// Lets one end of a range say the half of the day for the other.
    fn settle_range(from: Clock, to: Clock, from_part: Option<Part>, to_part: Option<Part>) -> (Clock, Clock) {
        match (from.half, to.half) {
            (Half::Open, Half::Known) if from_part.is_none() => {
                let noon = if from.hour == 12 { Clock { hour: 0, ..from } } else { from };
                let (early, late) =
                    (Clock { half: Half::Known, ..noon }, Clock { half: Half::Known, ..noon }.flipped());
                let end = if to.minutes() == 0 { 24 * 60 } else { to.minutes() };
                (if late.minutes() < end { late } else { early }, to)
            }
            (Half::Known, Half::Open) if to_part.is_none() => {
                let noon = if to.hour == 12 { Clock { hour: 0, ..to } } else { to };
                let (early, late) =
                    (Clock { half: Half::Known, ..noon }, Clock { half: Half::Known, ..noon }.flipped());
                (from, if early.minutes() > from.minutes() { early } else { late })
            }
            _ => (from, to),
        }
    }
}

/// A time of day moved on by a length, within the day.
fn later(clock: Clock, length: Length) -> Option<Clock> {
    let clock = crate::resolve::settle(clock, None, None);
    let minutes =
        i64::from(clock.minutes()) + i64::from(length.hours) * 60 + i64::from(length.minutes) + length.seconds / 60;
    let minutes = u32::try_from(minutes).ok()? % (24 * 60);
    Some(Clock {
        hour: (minutes / 60) as u8,
        minute: (minutes % 60) as u8,
        second: 0,
        half: Half::Known,
        vague: false,
        written: false,
    })
}
