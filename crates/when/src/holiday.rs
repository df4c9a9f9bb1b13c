//! Holidays by rule: the day of a year, worked out and not looked up.
//!
//! A language file names a rule by its words: `fixed 12 25`, `easter -2`, `nth 11 4 4` (fourth Thursday of November),
//! `nth 5 -1 1` (last Monday of May), `sunday-before 12 25 3` (third Sunday before), each with days to add at the end.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    Fixed { month: i8, day: i8 },
    Easter,
    Nth { month: i8, nth: i8, weekday: i8 },
    SundayBefore { month: i8, day: i8, nth: i8 },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rule {
    base: Base,
    plus: i16,
}

impl Rule {
    /// Reads `fixed 12 25`, `easter -2`, `nth 11 4 4 +1`, `sunday-before 12 25 1`.
    pub(crate) fn read(words: &str) -> Option<Self> {
        let mut words = words.split_whitespace();
        let name = words.next()?;
        let numbers: Vec<i8> = words.map(|word| word.parse().ok()).collect::<Option<_>>()?;
        let (base, rest) = match (name, numbers.as_slice()) {
            ("fixed", [month, day, rest @ ..]) => (Base::Fixed { month: *month, day: *day }, rest),
            ("easter", rest) => (Base::Easter, rest),
            ("nth", [month, nth, weekday, rest @ ..]) => {
                (Base::Nth { month: *month, nth: *nth, weekday: *weekday }, rest)
            }
            ("sunday-before", [month, day, nth, rest @ ..]) => {
                (Base::SundayBefore { month: *month, day: *day, nth: *nth }, rest)
            }
            _ => return None,
        };
        Some(Self { base, plus: rest.first().copied().unwrap_or(0).into() })
    }

    /// The day of this holiday in `year`.
    pub(crate) fn day(self, year: i16) -> Option<Date> {
        let day = match self.base {
            Base::Fixed { month, day } => Date::new(year, month, day).ok()?,
            Base::Easter => easter(year)?,
            Base::Nth { month, nth, weekday } => {
                let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
                Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?
            }
            Base::SundayBefore { month, day, nth } => {
                Date::new(year, month, day).ok()?.nth_weekday(-i32::from(nth), Weekday::Sunday).ok()?
            }
        };
        day.checked_add(i64::from(self.plus).days()).ok()
    }
}

/// Easter Sunday of the Gregorian calendar (the "anonymous" computus of 1876).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (golden, century) = (year % 19, year / 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * ((year % 100) / 4) - moon - (year % 100) % 4) % 7;
    let back = (golden + 11 * moon + 22 * sunday) / 451;
    let day = moon + sunday - 7 * back + 114;
    Date::new(year as i16, (day / 31) as i8, (day % 31 + 1) as i8).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use jiff::civil::date;

    use super::*;

    #[test]
    fn known_days() {
        for (rule, year, day) in [
            ("easter", 2018, date(2018, 4, 1)),
            ("easter +1", 2019, date(2019, 4, 22)),
            ("easter", 2008, date(2008, 3, 23)),
            ("nth 11 4 4 +1", 2010, date(2010, 11, 26)),
            ("nth 9 1 1", 2021, date(2021, 9, 6)),
            ("sunday-before 12 25 4", 2026, date(2026, 11, 29)),
            ("fixed 2 29", 2024, date(2024, 2, 29)),
        ] {
            let rule = rule.replace('+', "");
            assert_eq!(Rule::read(&rule).unwrap().day(year), Some(day), "{rule}");
        }
        assert_eq!(Rule::read("fixed 2 29").unwrap().day(2023), None);
    }
}
