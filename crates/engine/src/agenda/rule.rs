//! Recurrence rules of RFC 5545: read strictly, and expanded by date.
//!
//! What an agenda needs and no more: `FREQ` from `DAILY` to `YEARLY` with `INTERVAL`, `COUNT`, `UNTIL`, `BYMONTH`,
//! `BYMONTHDAY`, `BYDAY`, `BYSETPOS` and `WKST`. Such a rule falls at most once a day, so an expansion is bounded by
//! the days that it looks at, and it can begin anywhere: what a rule costs does not grow with its age. Everything
//! else is refused with a text that says so, never half understood. Times of day and zones are `series.rs`'s.

use std::fmt;

use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

mod read;
#[cfg(test)]
mod tests;

/// The last day that any rule falls on.
pub(crate) const HORIZON: Date = Date::constant(2100, 12, 31);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// How a rule ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Never,
    /// After so many occurrences. Settled into an `Until` before a rule is kept, see `series.rs`.
    Count(u32),
    Until(Until),
}

/// The last moment that still belongs to the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Until {
    Day(Date),
    Local(DateTime),
    Instant(Timestamp),
}

/// Every so-many-th, such as the second or last, or all of them where `nth` is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ByDay {
    pub nth: i8,
    pub weekday: Weekday,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rule {
    pub frequency: Frequency,
    /// 1 to 1,000.
    pub interval: i32,
    pub end: End,
    pub months: Vec<i8>,
    /// 1 to 31, or -31 to -1 from the month's end.
    pub month_days: Vec<i8>,
    pub weekdays: Vec<ByDay>,
    /// Which of a period's days count, from its start or (negative) its end.
    pub positions: Vec<i16>,
    pub week_start: Weekday,
    /// `BYHOUR`, `BYMINUTE`, `BYSECOND`: only as the start's own time of day, which `series.rs` checks.
    pub clock: [Option<i8>; 3],
}

impl Rule {
    /// The dates of the rule on or after both `start` and `from`, in order, up to both `to` and [`HORIZON`]. `start`
    /// anchors the periods. The rule's end is not looked at. Costs what lies between `from` and `to`.
    pub fn dates(&self, start: Date, from: Date, to: Date) -> impl Iterator<Item = Date> {
        let (from, to) = (from.max(start), to.min(HORIZON));
        let first = self.periods_between(start, from).max(0);
        (first..)
            .map_while(move |period| self.period(start, period).filter(|(first, _)| *first <= to))
            .flat_map(move |(first, last)| self.days_in(start, first, last))
            .filter(move |date| (from..=to).contains(date))
    }

    /// The first and last day of the `index`-th period since the one of `start`; `None` beyond the calendar.
    fn period(&self, start: Date, index: i32) -> Option<(Date, Date)> {
        let steps = index.checked_mul(self.interval)?;
        let first = match self.frequency {
            Frequency::Daily => start.checked_add(steps.days()).ok()?,
            Frequency::Weekly => self.week_of(start)?.checked_add(steps.checked_mul(7)?.days()).ok()?,
            Frequency::Monthly => start.first_of_month().checked_add(steps.months()).ok()?,
            Frequency::Yearly => start.first_of_year().checked_add(steps.years()).ok()?,
        };
        let last = match self.frequency {
            Frequency::Daily => first,
            Frequency::Weekly => first.checked_add(6.days()).ok()?,
            Frequency::Monthly => first.last_of_month(),
            Frequency::Yearly => first.last_of_year(),
        };
        Some((first, last))
    }

    /// How many whole periods lie between that of `start` and that of `from`.
    fn periods_between(&self, start: Date, from: Date) -> i32 {
        let days = |from: Date, to: Date| from.until(to).map_or(0, |span| span.get_days());
        let units = match self.frequency {
            Frequency::Daily => days(start, from),
            Frequency::Weekly => days(self.week_of(start).unwrap_or(start), from) / 7,
            Frequency::Monthly => {
                i32::from(from.year() - start.year()) * 12 + i32::from(from.month()) - i32::from(start.month())
            }
            Frequency::Yearly => i32::from(from.year() - start.year()),
        };
        units / self.interval
    }

    fn week_of(&self, date: Date) -> Option<Date> {
        date.checked_sub(i32::from(date.weekday().since(self.week_start)).days()).ok()
    }

    /// The days of one period, a year's 366 at most.
    fn days_in(&self, start: Date, first: Date, last: Date) -> Vec<Date> {
        let next = |date: &Date| date.tomorrow().ok().filter(|date| *date <= last);
        let days: Vec<Date> =
            std::iter::successors(Some(first), next).filter(|date| self.falls_on(*date, start)).collect();
        if self.positions.is_empty() {
            return days;
        }
        let count = days.len() as i16;
        let counts = |index: i16| self.positions.contains(&(index + 1)) || self.positions.contains(&(index - count));
        days.into_iter().zip(0_i16..).filter(|(_, index)| counts(*index)).map(|(date, _)| date).collect()
    }

    fn falls_on(&self, date: Date, start: Date) -> bool {
        let (day, length) = (date.day(), date.days_in_month());
        let in_month = self.months.is_empty() || self.months.contains(&date.month());
        let on_day = self.month_days.is_empty()
            || self.month_days.contains(&day)
            || self.month_days.contains(&(day - length - 1));
        let on_weekday = self.weekdays.is_empty() || self.weekdays.iter().any(|by| self.is_nth(*by, date));
        in_month && on_day && on_weekday && self.is_implied(date, start)
    }

    /// Where the rule names no day, its start does.
    fn is_implied(&self, date: Date, start: Date) -> bool {
        if !self.weekdays.is_empty() || !self.month_days.is_empty() {
            return true;
        }
        match self.frequency {
            Frequency::Daily => true,
            Frequency::Weekly => date.weekday() == start.weekday(),
            Frequency::Monthly => date.day() == start.day(),
            Frequency::Yearly => {
                date.day() == start.day() && (!self.months.is_empty() || date.month() == start.month())
            }
        }
    }

    /// A numbered weekday counts within the year for a yearly rule without `BYMONTH`, else within the month.
    fn is_nth(&self, by: ByDay, date: Date) -> bool {
        if by.weekday != date.weekday() {
            return false;
        }
        let (day, length) = if self.frequency == Frequency::Yearly && self.months.is_empty() {
            (date.day_of_year(), date.days_in_year())
        } else {
            (i16::from(date.day()), i16::from(date.days_in_month()))
        };
        let nth = i16::from(by.nth);
        nth == 0 || nth == (day - 1) / 7 + 1 || nth == -((length - day) / 7 + 1)
    }
}

/// The rule as RFC 5545 writes it, without `RRULE:`.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let frequency = match self.frequency {
            Frequency::Daily => "DAILY",
            Frequency::Weekly => "WEEKLY",
            Frequency::Monthly => "MONTHLY",
            Frequency::Yearly => "YEARLY",
        };
        write!(f, "FREQ={frequency}")?;
        if self.interval != 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        list(f, "BYMONTH", self.months.iter())?;
        list(f, "BYMONTHDAY", self.month_days.iter())?;
        list(f, "BYDAY", self.weekdays.iter())?;
        list(f, "BYSETPOS", self.positions.iter())?;
        if self.week_start != Weekday::Monday {
            write!(f, ";WKST={}", read::weekday_name(self.week_start))?;
        }
        match self.end {
            End::Never => Ok(()),
            End::Count(count) => write!(f, ";COUNT={count}"),
            End::Until(until) => write!(f, ";UNTIL={until}"),
        }
    }
}

fn list<T: fmt::Display>(f: &mut fmt::Formatter<'_>, name: &str, items: impl Iterator<Item = T>) -> fmt::Result {
    for (index, item) in items.enumerate() {
        match index {
            0 => write!(f, ";{name}={item}")?,
            _ => write!(f, ",{item}")?,
        }
    }
    Ok(())
}

impl fmt::Display for ByDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.nth {
            0 => f.write_str(read::weekday_name(self.weekday)),
            nth => write!(f, "{nth}{}", read::weekday_name(self.weekday)),
        }
    }
}

impl fmt::Display for Until {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => write!(f, "{}", date.strftime("%Y%m%d")),
            Self::Local(at) => write!(f, "{}", at.strftime("%Y%m%dT%H%M%S")),
            Self::Instant(at) => write!(f, "{}", TimeZone::UTC.to_datetime(*at).strftime("%Y%m%dT%H%M%SZ")),
        }
    }
}
