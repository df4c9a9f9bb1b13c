//! What the grammar found, before it is resolved: days, stretches, clock times, lengths and repetitions whose open
//! parts (the year of "May 3rd", the half of the day of "at 3") the neighbours or the reference still decide.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::holiday::Rule;
use crate::lex::{Part, Season, Unit};
use crate::value::Grain;

/// One day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Day {
    Fixed(Date),
    InMonth {
        month: u8,
        day: u8,
    },
    /// "the 4th", "Friday 31".
    Numbered {
        day: u8,
        weekday: Option<u8>,
    },
    Weekday(u8),
    Holiday(Rule),
}

/// A stretch of days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Period {
    pub base: Stretch,
    pub slice: Option<Slice>,
    pub grain: Grain,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Stretch {
    /// The end is not included.
    Fixed { start: Date, end: Date },
    /// The same stretch of every year.
    Yearly(Yearly),
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Yearly {
    Month(u8),
    Quarter(u8),
    Half(u8),
    Season(Season),
    /// The nth week of a month, -1 the last.
    WeekOfMonth {
        month: u8,
        nth: i8,
    },
    /// The weekend at a holiday.
    WeekendOf(Rule),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slice {
    /// The first part by name ("the beginning of").
    Start,
    /// The first half ("early", "earlier").
    Early,
    Mid,
    /// The second half ("late", "later").
    Late,
    End,
}

/// Whether an hour up to 12 is before or after noon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Half {
    Known,
    Open,
}

/// A time of day; hour 24 is the midnight that ends the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Clock {
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
    pub half: Half,
    pub vague: bool,
    /// In digits with minutes where people write 24 hours: "8:30" is rather before noon.
    pub written: bool,
}

/// A length of time: whole amounts of each unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Length {
    pub years: i32,
    pub months: i32,
    pub weeks: i32,
    pub days: i32,
    pub workdays: i32,
    pub seconds: i64,
    pub hours: i32,
    pub minutes: i32,
}

/// Whose clock a time is told by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zone {
    /// Quarter hours ahead of UTC.
    Fixed(i8),
    /// The same of the winter: "ET" is the clock of the place, with its summer time.
    Summer(i8),
}

impl Zone {
    pub(crate) fn time_zone(self) -> Option<TimeZone> {
        match self {
            Self::Fixed(quarters) => {
                let offset = jiff::tz::Offset::from_seconds(i32::from(quarters) * 900).ok()?;
                Some(TimeZone::fixed(offset))
            }
            // POSIX counts hours behind UTC; the rule is that of North America.
            Self::Summer(quarters) => TimeZone::posix(&format!("STD{}DST,M3.2.0,M11.1.0", -quarters / 4)).ok(),
        }
    }
}

/// A moment or stretch put together from its parts. At least one of the parts is there.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says how one part was written")]
pub(crate) struct Point {
    pub day: Option<Day>,
    pub period: Option<Period>,
    pub clock: Option<Clock>,
    pub until: Option<Clock>,
    pub part: Option<Part>,
    pub part_slice: Option<Slice>,
    pub instant: Option<Timestamp>,
    /// The instant lasts until here.
    pub instant_end: Option<Timestamp>,
    pub vague: bool,
    pub now: bool,
    pub zone: Option<Zone>,
    /// Only a number with a cue before it ("at 3"): nothing else makes it a time.
    pub bare: bool,
    /// The part of the day came with its preposition ("in the morning").
    pub part_spoken: bool,
    /// The bare number had its cue ("at").
    pub cued: bool,
    pub rule: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Up to and not past it: "by Friday", "until noon", "before 3".
    Before,
    /// From it on, the point itself included: "since May", "from Friday".
    Since,
    /// From the end of it on: "after 2018".
    After,
}

/// How often.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Every {
    pub unit: Unit,
    pub interval: u16,
    /// Bit 0 is Monday.
    pub weekdays: u8,
    /// "first Monday": 1; last: -1. Zero: none.
    pub nth: i8,
    pub month_day: i8,
    pub month: u8,
    pub part: Option<Part>,
    pub clock: Option<Clock>,
    pub clock_end: Option<Clock>,
    pub until: Option<Day>,
    pub from: Option<Day>,
}

impl Every {
    pub(crate) fn new(unit: Unit, interval: u16) -> Self {
        Self {
            unit,
            interval,
            weekdays: 0,
            nth: 0,
            month_day: 0,
            month: 0,
            part: None,
            clock: None,
            clock_end: None,
            until: None,
            from: None,
        }
    }
}

/// A whole expression.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Expression {
    Point(Point),
    Range {
        from: Point,
        to: Point,
    },
    Bound {
        side: Side,
        point: Point,
    },
    Length(Length),
    /// "for 3 days from Monday".
    Stretch {
        from: Point,
        length: Length,
    },
    Offset {
        length: Length,
        before: bool,
    },
    Every(Every),
}

impl Length {
    /// `thousandths` of one `unit`, down to whole smaller units; `None` where it grows past any calendar.
    pub(crate) fn of(unit: Unit, thousandths: u64) -> Option<Self> {
        const MOST: u64 = 40_000_000;
        if thousandths > MOST {
            return None;
        }
        let whole = (thousandths / 1000) as i32;
        let rest = (thousandths % 1000) as i64;
        let mut length = Self::default();
        match unit {
            Unit::Second => length.seconds = whole.into(),
            Unit::Minute => (length.minutes, length.seconds) = (whole, rest * 60 / 1000),
            Unit::Hour => (length.hours, length.minutes) = (whole, (rest * 60 / 1000) as i32),
            Unit::Day => (length.days, length.hours) = (whole, (rest * 24 / 1000) as i32),
            Unit::Workday => length.workdays = whole,
            Unit::Week | Unit::Workweek => (length.weeks, length.days) = (whole, (rest * 7 / 1000) as i32),
            Unit::Fortnight => (length.weeks, length.days) = (whole * 2, (rest * 14 / 1000) as i32),
            Unit::Weekend => length.days = whole * 2,
            Unit::Month => (length.months, length.days) = (whole, (rest * 30 / 1000) as i32),
            Unit::Quarter => length.months = whole * 3 + (rest * 3 / 1000) as i32,
            Unit::HalfYear => length.months = whole * 6 + (rest * 6 / 1000) as i32,
            Unit::Year | Unit::FiscalYear => (length.years, length.months) = (whole, (rest * 12 / 1000) as i32),
            Unit::Decade => length.years = whole * 10 + (rest * 10 / 1000) as i32,
            Unit::Century => length.years = whole * 100 + (rest * 100 / 1000) as i32,
        }
        Some(length)
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            years: self.years + other.years,
            months: self.months + other.months,
            weeks: self.weeks + other.weeks,
            days: self.days + other.days,
            workdays: self.workdays + other.workdays,
            seconds: self.seconds + other.seconds,
            hours: self.hours + other.hours,
            minutes: self.minutes + other.minutes,
        }
    }

    pub(crate) fn negated(self) -> Self {
        Self {
            years: -self.years,
            months: -self.months,
            weeks: -self.weeks,
            days: -self.days,
            workdays: -self.workdays,
            seconds: -self.seconds,
            hours: -self.hours,
            minutes: -self.minutes,
        }
    }

    /// Hours, minutes or seconds are among it.
    pub(crate) fn has_clock(self) -> bool {
        self.seconds != 0 || self.hours != 0 || self.minutes != 0
    }

    pub(crate) fn grain(self) -> Grain {
        if self.seconds != 0 {
            Grain::Second
        } else if self.minutes != 0 {
            Grain::Minute
        } else if self.hours != 0 {
            Grain::Hour
        } else if self.days != 0 || self.workdays != 0 {
            Grain::Day
        } else if self.weeks != 0 {
            Grain::Week
        } else if self.months != 0 {
            Grain::Month
        } else {
            Grain::Year
        }
    }

    pub(crate) fn span(self) -> Option<jiff::Span> {
        jiff::Span::new()
            .try_years(self.years)
            .and_then(|span| span.try_months(self.months))
            .and_then(|span| span.try_weeks(self.weeks))
            .and_then(|span| span.try_days(self.days + self.workdays))
            .and_then(|span| span.try_hours(self.hours))
            .and_then(|span| span.try_minutes(self.minutes))
            .and_then(|span| span.try_seconds(self.seconds))
            .ok()
    }
}

impl Clock {
    pub(crate) fn known(hour: u8, minute: u8) -> Self {
        Self { hour, minute, second: 0, half: Half::Known, vague: false, written: false }
    }

    /// Minutes since midnight.
    pub(crate) fn minutes(self) -> u32 {
        u32::from(self.hour) * 60 + u32::from(self.minute)
    }

    /// The same time in the other half of the day.
    pub(crate) fn flipped(self) -> Self {
        Self { hour: if self.hour >= 12 { self.hour - 12 } else { self.hour + 12 }, ..self }
    }
}
