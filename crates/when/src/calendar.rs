//! Calendar arithmetic: which day, week, month or year an open part falls on.

use jiff::Span;
use jiff::civil::{Date, Weekday};

use crate::lex::{Season, Unit};
use crate::spec::{Day, Length, Period, Slice, Stretch, Yearly};
use crate::value::{Direction, Grain};

pub(crate) fn add_days(date: Date, days: i32) -> Option<Date> {
    date.checked_add(Span::new().try_days(days).ok()?).ok()
}

pub(crate) fn add_months(date: Date, months: i32) -> Option<Date> {
    date.checked_add(Span::new().try_months(months).ok()?).ok()
}

pub(crate) fn weekday(number: u8) -> Weekday {
    Weekday::from_monday_one_offset(number as i8).unwrap_or(Weekday::Monday)
}

/// The Monday of the week of `date`.
pub(crate) fn monday(date: Date) -> Date {
    let back = i32::from(date.weekday().to_monday_zero_offset());
    add_days(date, -back).unwrap_or(date)
}

/// The first of month `month` (1 to 12) of `year`.
pub(crate) fn month_start(year: i16, month: u8) -> Option<Date> {
    Date::new(year, month as i8, 1).ok()
}

/// The first day of the unit that `date` lies in.
pub(crate) fn floor(date: Date, unit: Unit) -> Date {
    match unit {
        Unit::Week | Unit::Workweek | Unit::Fortnight => monday(date),
        Unit::Weekend => add_days(monday(date), 5).unwrap_or(date),
        Unit::Month => date.first_of_month(),
        Unit::Quarter => Date::new(date.year(), (date.month() - 1) / 3 * 3 + 1, 1).unwrap_or(date),
        Unit::HalfYear => Date::new(date.year(), (date.month() - 1) / 6 * 6 + 1, 1).unwrap_or(date),
        Unit::Year | Unit::FiscalYear => date.first_of_year(),
        Unit::Decade => Date::new(date.year() - date.year().rem_euclid(10), 1, 1).unwrap_or(date),
        Unit::Century => Date::new(date.year() - date.year().rem_euclid(100), 1, 1).unwrap_or(date),
        _ => date,
    }
}

/// The day `count` units after `date`, both at the unit's first day.
pub(crate) fn shift(date: Date, unit: Unit, count: i32) -> Option<Date> {
    match unit {
        Unit::Week | Unit::Workweek | Unit::Weekend => add_days(date, count.checked_mul(7)?),
        Unit::Fortnight => add_days(date, count.checked_mul(14)?),
        Unit::Month => add_months(date, count),
        Unit::Quarter => add_months(date, count.checked_mul(3)?),
        Unit::HalfYear => add_months(date, count.checked_mul(6)?),
        Unit::Year | Unit::FiscalYear => add_months(date, count.checked_mul(12)?),
        Unit::Decade => add_months(date, count.checked_mul(120)?),
        Unit::Century => add_months(date, count.checked_mul(1200)?),
        Unit::Workday => add_workdays(date, count),
        _ => add_days(date, count),
    }
}

/// The unit that lies `count` after the one of `today`, as its first day and the day after its last.
pub(crate) fn unit_at(today: Date, unit: Unit, count: i32) -> Option<(Date, Date)> {
    let start = shift(floor(today, unit), unit, count)?;
    let end = match unit {
        Unit::Workweek => add_days(start, 5)?,
        Unit::Weekend => add_days(start, 2)?,
        _ => shift(start, unit, 1)?,
    };
    Some((start, end))
}

pub(crate) fn grain(unit: Unit) -> Grain {
    match unit {
        Unit::Second => Grain::Second,
        Unit::Minute => Grain::Minute,
        Unit::Hour => Grain::Hour,
        Unit::Day | Unit::Workday | Unit::Weekend => Grain::Day,
        Unit::Week | Unit::Workweek | Unit::Fortnight => Grain::Week,
        Unit::Month => Grain::Month,
        Unit::Quarter | Unit::HalfYear => Grain::Quarter,
        Unit::Year | Unit::FiscalYear | Unit::Decade | Unit::Century => Grain::Year,
    }
}

/// Counts working days, Monday to Friday; at most 4000, which is 15 years.
pub(crate) fn add_workdays(date: Date, count: i32) -> Option<Date> {
    let (step, mut left) = (count.signum(), count.abs());
    if left > 4000 {
        return None;
    }
    let mut day = date;
    while left > 0 {
        day = add_days(day, step)?;
        if day.weekday().to_monday_zero_offset() < 5 {
            left -= 1;
        }
    }
    Some(day)
}

pub(crate) fn add_length(date: Date, length: Length) -> Option<Date> {
    let months = length.years.checked_mul(12)?.checked_add(length.months)?;
    let days = length.weeks.checked_mul(7)?.checked_add(length.days)?;
    add_workdays(add_days(add_months(date, months)?, days)?, length.workdays)
}

/// The first date on or after (future) or before (past) `today` that `day` names. `floor` is the earliest allowed.
pub(crate) fn resolve_day(day: Day, today: Date, direction: Direction) -> Option<Date> {
    match day {
        Day::Fixed(date) => Some(date),
        Day::Weekday(number) => {
            let wanted = i32::from(number) - 1;
            let now = i32::from(today.weekday().to_monday_zero_offset());
            match direction {
                Direction::Future => add_days(today, (wanted - now).rem_euclid(7)),
                Direction::Past => {
                    let back = (now - wanted).rem_euclid(7);
                    add_days(today, if back == 0 { -7 } else { -back })
                }
            }
        }
        Day::InMonth { month, day } => {
            let in_year = |year: i16| Date::new(year, month as i8, day as i8).ok();
            nearest_year(today, direction, in_year)
        }
        Day::Numbered { day, weekday } => day_of_month(day, weekday, today, direction),
        Day::Holiday(rule) => nearest_year(today, direction, |year| rule.day(year)),
    }
}

/// Nine years reach the next leap day from anywhere.
fn nearest_year(today: Date, direction: Direction, in_year: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    (0..=9_i16).find_map(|step| match direction {
        Direction::Future => in_year(today.year().checked_add(step)?).filter(|date| *date >= today),
        Direction::Past => in_year(today.year().checked_sub(step)?).filter(|date| *date < today),
    })
}

/// Forty months reach a month with any weekday on any day ("Friday 31" comes within that in every year).
fn day_of_month(day: u8, wanted: Option<u8>, today: Date, direction: Direction) -> Option<Date> {
    (0..=40).find_map(|step| {
        let step = if direction == Direction::Future { step } else { -step };
        let month = add_months(today.first_of_month(), step)?;
        let date = Date::new(month.year(), month.month(), day as i8).ok()?;
        let fits = wanted.is_none_or(|wanted| date.weekday() == weekday(wanted));
        let ahead = if direction == Direction::Future { date >= today } else { date < today };
        (fits && ahead).then_some(date)
    })
}

/// The stretch of `year`, its end not included.
pub(crate) fn yearly(stretch: Yearly, year: i16) -> Option<(Date, Date)> {
    match stretch {
        Yearly::Month(month) => {
            let start = month_start(year, month)?;
            Some((start, add_months(start, 1)?))
        }
        Yearly::Quarter(quarter) => {
            let start = month_start(year, (quarter - 1) * 3 + 1)?;
            Some((start, add_months(start, 3)?))
        }
        Yearly::Half(half) => {
            let start = month_start(year, (half - 1) * 6 + 1)?;
            Some((start, add_months(start, 6)?))
        }
        Yearly::Season(season) => {
            let month = match season {
                Season::Spring => 3,
                Season::Summer => 6,
                Season::Autumn => 9,
                Season::Winter => 12,
            };
            let start = month_start(year, month)?;
            Some((start, add_months(start, 3)?))
        }
        Yearly::WeekOfMonth { month, nth } => {
            let first = month_start(year, month)?;
            let start = week_of(first, add_months(first, 1)?, nth)?;
            Some((start, add_days(start, 7)?))
        }
        Yearly::WeekendOf(rule) => weekend_of(rule.day(year)?),
    }
}

/// The `nth` week (-1 the last) of the stretch: a week belongs where its Thursday lies.
pub(crate) fn week_of(start: Date, end: Date, nth: i8) -> Option<Date> {
    let week = if nth > 0 {
        let first = monday(add_days(start, 3)?);
        add_days(first, (i32::from(nth) - 1) * 7)?
    } else {
        let last = monday(add_days(end, -1)?);
        let last = if add_days(last, 3)? >= end { add_days(last, -7)? } else { last };
        add_days(last, (i32::from(nth) + 1) * 7)?
    };
    (add_days(week, 6)? >= start && week < end).then_some(week)
}

/// The weekend next to a day, stretched to the day itself where it falls beside it.
pub(crate) fn weekend_of(day: Date) -> Option<(Date, Date)> {
    let saturday = add_days(monday(day), 5)?;
    let (saturday, monday_after) = match day.weekday() {
        Weekday::Monday | Weekday::Tuesday => (add_days(saturday, -7)?, add_days(saturday, -5)?),
        _ => (saturday, add_days(saturday, 2)?),
    };
    let start = if day < saturday { day } else { saturday };
    let end = if day >= monday_after { add_days(day, 1)? } else { monday_after };
    Some((start, end))
}

/// The days of a period, its end not included.
pub(crate) fn resolve_period(period: Period, today: Date, direction: Direction) -> Option<(Date, Date)> {
    let (start, end) = match period.base {
        Stretch::Fixed { start, end } => (start, end),
        Stretch::Yearly(stretch) => (-1..=2_i16).find_map(|step| match direction {
            Direction::Future => yearly(stretch, today.year().checked_add(step)?).filter(|(_, end)| *end > today),
            Direction::Past => yearly(stretch, today.year().checked_sub(step)?).filter(|(start, _)| *start <= today),
        })?,
    };
    match period.slice {
        None => Some((start, end)),
        Some(slice) => slice_of(start, end, slice, period.grain, today),
    }
}

/// The beginning, middle or end of a stretch; "earlier" and "later" in the present one stop at today.
fn slice_of(start: Date, end: Date, slice: Slice, grain: Grain, today: Date) -> Option<(Date, Date)> {
    let middle = match grain {
        Grain::Year => add_months(start, 6)?,
        Grain::Quarter => add_months(start, 2)?,
        Grain::Month => add_days(start, 15)?,
        _ => add_days(start, 3)?,
    };
    let inside = start <= today && today < end;
    match slice {
        // Of a year the beginning and the end are four months (halves of the present one), else the halves.
        Slice::Start if grain == Grain::Year && !inside => Some((start, add_months(start, 4)?)),
        Slice::End if grain == Grain::Year && !inside => Some((add_months(start, 8)?, end)),
        Slice::Start => Some((start, middle)),
        Slice::End => Some((middle, end)),
        Slice::Early => Some((start, if inside && today > start { middle.min(today) } else { middle })),
        Slice::Late => Some((if inside { middle.max(today) } else { middle }, end)),
        Slice::Mid => match grain {
            Grain::Year => Some((add_months(start, 4)?, add_months(start, 8)?)),
            Grain::Month => Some((add_days(start, 9)?, add_days(start, 20)?)),
            _ => Some((add_days(start, 2)?, add_days(end, -2)?)),
        },
    }
}

/// The first day of ISO week `week` of `year`.
pub(crate) fn iso_week(year: i16, week: i8) -> Option<Date> {
    Some(jiff::civil::ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date())
}
