//! Free time: when nobody is busy, within the hours of a day, at times of the clock that a person would say.
//!
//! Pure: spans in, spans out. Hours are wall times of one zone, so a day that the clock changes in is an hour longer or
//! shorter, and nothing starts at a time that the clock skips.

use std::ops::Range;

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use super::series::instant;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

/// From one instant to another, which is not included.
pub type Span = Range<Timestamp>;

const MINUTES_OF_DAY: u16 = 24 * 60;

/// From when to when of each weekday, Monday first; `None` for a day that is not used. An end of midnight is the end of
/// that day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours(pub [Option<(Time, Time)>; 7]);

impl Hours {
    /// The same hours on every day.
    pub fn daily(from: Time, to: Time) -> Self {
        Self([Some((from, to)); 7])
    }

    /// Takes a day out.
    pub fn close(&mut self, day: Weekday) {
        if let Some(day) = usize::try_from(day.to_monday_zero_offset()).ok().and_then(|day| self.0.get_mut(day)) {
            *day = None;
        }
    }

    /// When that day opens and closes; `None` where it does not.
    fn of(&self, day: Date, zone: &TimeZone) -> Option<Span> {
        let (from, to) = self.0[usize::try_from(day.weekday().to_monday_zero_offset()).ok()?]?;
        let last = if to == Time::midnight() { day.tomorrow().ok()? } else { day };
        let span = instant(zone, day.to_datetime(from))?..instant(zone, last.to_datetime(to))?;
        (span.start < span.end).then_some(span)
    }
}

/// What is looked for.
#[derive(Debug, Clone)]
pub struct Search<'a> {
    /// When each person is busy, in any order; spans may overlap.
    pub busy: &'a [Vec<Span>],
    /// A year at most.
    pub window: Span,
    /// Longer than nothing.
    pub length: SignedDuration,
    /// What stays free before and behind it.
    pub before: SignedDuration,
    pub after: SignedDuration,
    pub hours: &'a Hours,
    pub zone: &'a TimeZone,
    /// It starts at the hour or so many minutes after, of every hour: 1 to 1,440, counted from midnight.
    pub step: u16,
}

impl Search<'_> {
    /// Where all are free, by start. Of spans that touch, at midnight, each stands alone.
    pub fn free(&self) -> Vec<Span> {
        let busy = self.busy_together();
        let mut next = 0;
        let mut free = Vec::new();
        for open in self.days().filter_map(|day| self.hours.of(day, self.zone)) {
            let (mut from, to) = (open.start.max(self.window.start), open.end.min(self.window.end));
            while next < busy.len() && busy[next].end <= from {
                next += 1;
            }
            // One that goes on into the next day is looked at there again.
            for span in busy[next..].iter().take_while(|span| span.start < to) {
                if span.start > from {
                    free.push(from..span.start);
                }
                from = from.max(span.end);
            }
            if from < to {
                free.push(from..to);
            }
        }
        free
    }

    /// The first `most` that fit, by start; they may overlap each other.
    pub fn slots(&self, most: usize) -> Vec<Span> {
        if !self.length.is_positive() {
            return Vec::new();
        }
        self.free().into_iter().flat_map(|free| self.within(free)).take(most).collect()
    }

    /// Those of one free span.
    fn within(&self, free: Span) -> impl Iterator<Item = Span> {
        let (zone, length, step) = (self.zone.clone(), self.length, self.step.clamp(1, MINUTES_OF_DAY));
        let wall = zone.to_datetime(free.start);
        let from = wall.hour() as u16 * 60 + wall.minute() as u16;
        (from / step * step..MINUTES_OF_DAY)
            .step_by(usize::from(step))
            .filter_map(move |minute| start(&zone, wall.date(), minute))
            .filter_map(move |at| Some(at..at.checked_add(length).ok()?))
            .skip_while(move |slot| slot.start < free.start)
            .take_while(move |slot| slot.end <= free.end)
    }

    /// When anybody is busy, with what stays free around, joined and by start.
    pub fn busy_together(&self) -> Vec<Span> {
        let padded = |span: &Span| {
            let from = span.start.saturating_sub(self.after).unwrap_or(Timestamp::MIN);
            from..span.end.saturating_add(self.before).unwrap_or(Timestamp::MAX)
        };
        let near = |span: &Span| span.start < self.window.end && span.end > self.window.start;
        let real = self.busy.iter().flatten().filter(|span| span.start < span.end);
        let mut all: Vec<Span> = real.map(padded).filter(near).collect();
        all.sort_unstable_by_key(|span| span.start);
        let mut joined: Vec<Span> = Vec::with_capacity(all.len());
        for span in all {
            match joined.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => joined.push(span),
            }
        }
        joined
    }

    /// The days that the window touches.
    fn days(&self) -> impl Iterator<Item = Date> {
        let day = |at| self.zone.to_datetime(at).date();
        let (first, last) = (day(self.window.start), day(self.window.end));
        std::iter::successors(Some(first), |day| day.tomorrow().ok()).take_while(move |day| *day <= last).take(368)
    }
}

/// That minute of the day: the first where the clock shows it twice, `None` where it skips it.
fn start(zone: &TimeZone, day: Date, minute: u16) -> Option<Timestamp> {
    let time = Time::new((minute / 60) as i8, (minute % 60) as i8, 0, 0).ok()?;
    let wall = day.to_datetime(time);
    match zone.to_ambiguous_timestamp(wall).offset() {
        AmbiguousOffset::Unambiguous { offset } | AmbiguousOffset::Fold { before: offset, .. } => {
            offset.to_timestamp(wall).ok()
        }
        AmbiguousOffset::Gap { .. } => None,
    }
}
