//! RFC 5545 rules of recurrences, and the day that they first fall on.

use std::fmt::Write;

use jiff::Zoned;
use jiff::civil::Date;

use crate::calendar::{add_days, add_months, resolve_day, weekday};
use crate::lex::Unit;
use crate::spec::{Clock, Day, Every};
use crate::value::Direction;

const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// The rule without `RRULE:`, and its first day on or after the reference (later where `clock` has passed today).
pub(crate) fn rule(every: &Every, clock: Option<Clock>, now: &Zoned) -> Option<(String, Date)> {
    let (frequency, interval, extra) = frequency(every);
    let mut rule = format!("FREQ={frequency}");
    if interval > 1 {
        let _ = write!(rule, ";INTERVAL={interval}");
    }
    let weekdays = if extra == 0 { every.weekdays } else { extra };
    if every.month > 0 {
        let _ = write!(rule, ";BYMONTH={}", every.month);
    }
    if every.month_day != 0 {
        let _ = write!(rule, ";BYMONTHDAY={}", every.month_day);
    }
    if weekdays != 0 {
        rule.push_str(";BYDAY=");
        let mut first = true;
        for (bit, name) in DAYS.iter().enumerate() {
            if weekdays & (1 << bit) != 0 {
                let comma = if first { "" } else { "," };
                let nth = if every.nth == 0 { String::new() } else { every.nth.to_string() };
                let _ = write!(rule, "{comma}{nth}{name}");
                first = false;
            }
        }
    }
    let today = now.date();
    let begin = match every.from {
        Some(day) => resolve_day(day, today, Direction::Future)?,
        None => today,
    };
    if let Some(day) = every.until {
        let last = resolve_day(day, begin, Direction::Future)?;
        let _ = write!(rule, ";UNTIL={:04}{:02}{:02}T235959Z", last.year(), last.month(), last.day());
    }
    let passed = |date: Date| {
        date == today
            && clock.is_some_and(|clock| clock.minutes() <= u32::from(now.hour() as u8) * 60 + now.minute() as u32)
    };
    let start = first_day(every, weekdays, begin, passed)?;
    Some((rule, start))
}

/// The frequency, its interval, and weekdays that the unit itself stands for.
fn frequency(every: &Every) -> (&'static str, u32, u8) {
    let interval = u32::from(every.interval);
    match every.unit {
        Unit::Second => ("SECONDLY", interval, 0),
        Unit::Minute => ("MINUTELY", interval, 0),
        Unit::Hour => ("HOURLY", interval, 0),
        Unit::Day => ("DAILY", interval, 0),
        Unit::Workday => ("WEEKLY", interval, 0b1_1111),
        Unit::Week | Unit::Workweek => ("WEEKLY", interval, 0),
        Unit::Fortnight => ("WEEKLY", interval * 2, 0),
        Unit::Weekend => ("WEEKLY", interval, 0b110_0000),
        Unit::Month => ("MONTHLY", interval, 0),
        Unit::Quarter => ("MONTHLY", interval * 3, 0),
        Unit::HalfYear => ("MONTHLY", interval * 6, 0),
        Unit::Year | Unit::FiscalYear => ("YEARLY", interval, 0),
        Unit::Decade => ("YEARLY", interval * 10, 0),
        Unit::Century => ("YEARLY", interval * 100, 0),
    }
}

fn first_day(every: &Every, weekdays: u8, begin: Date, passed: impl Fn(Date) -> bool) -> Option<Date> {
    if every.nth != 0 {
        // Two years of months hold any nth weekday that there is.
        return (0..24).find_map(|step| {
            let month = add_months(begin.first_of_month(), step)?;
            let day = weekday(weekdays.trailing_zeros() as u8 + 1);
            let date = month.nth_weekday_of_month(every.nth, day).ok()?;
            (date >= begin && !passed(date)).then_some(date)
        });
    }
    if weekdays != 0 {
        return (0..14).find_map(|step| {
            let date = add_days(begin, step)?;
            let bit = date.weekday().to_monday_zero_offset() as u8;
            (weekdays & (1 << bit) != 0 && !passed(date)).then_some(date)
        });
    }
    if every.month_day != 0 {
        let day = every.month_day;
        return (0..48).find_map(|step| {
            let month = add_months(begin.first_of_month(), step)?;
            let date = if day > 0 {
                Date::new(month.year(), month.month(), day).ok()?
            } else {
                add_days(month.last_of_month(), i32::from(day) + 1)?
            };
            let fits = every.month == 0 || month.month() as u8 == every.month;
            (fits && date >= begin && !passed(date)).then_some(date)
        });
    }
    if every.month != 0 {
        return resolve_day(Day::InMonth { month: every.month, day: 1 }, begin, Direction::Future);
    }
    let daily = matches!(every.unit, Unit::Day);
    if passed(begin) && daily { add_days(begin, 1) } else { Some(begin) }
}
