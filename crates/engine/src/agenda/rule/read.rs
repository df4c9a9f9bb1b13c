//! Reads a rule's text. Every number has its range, every list is as long as the text at most, and nothing is
//! guessed: what is not understood is named.

use std::ops::RangeInclusive;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;

use super::{ByDay, End, Frequency, Rule, Until};

/// The longest rule that is read, in bytes.
const MAX_RULE: usize = 200;
/// The most occurrences that `COUNT` may ask for.
const MAX_COUNT: u32 = 5_000;

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("MO", Weekday::Monday),
    ("TU", Weekday::Tuesday),
    ("WE", Weekday::Wednesday),
    ("TH", Weekday::Thursday),
    ("FR", Weekday::Friday),
    ("SA", Weekday::Saturday),
    ("SU", Weekday::Sunday),
];

pub(super) fn weekday_name(weekday: Weekday) -> &'static str {
    WEEKDAYS[weekday.to_monday_zero_offset() as usize].0
}

/// The error is a sentence for whoever wrote the rule.
impl FromStr for Rule {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.len() > MAX_RULE {
            return Err(format!("a rule has {MAX_RULE} characters at most"));
        }
        let text = text.trim().to_ascii_uppercase();
        let text = text.strip_prefix("RRULE:").unwrap_or(&text);
        let mut parts: Vec<(&str, &str)> = Vec::new();
        for part in text.split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or_else(|| format!("{part:?} is not written NAME=VALUE"))?;
            if parts.iter().any(|(known, _)| *known == name) {
                return Err(format!("{name} stands twice"));
            }
            parts.push((name, value));
        }
        let frequency = parts.iter().find(|(name, _)| *name == "FREQ").map(|(_, value)| *value);
        let mut rule = Self::every(frequency_of(frequency)?);
        for (name, value) in parts {
            rule.take(name, value)?;
        }
        rule.check()?;
        Ok(rule)
    }
}

impl Rule {
    pub(crate) fn every(frequency: Frequency) -> Self {
        Self {
            frequency,
            interval: 1,
            end: End::Never,
            months: Vec::new(),
            month_days: Vec::new(),
            weekdays: Vec::new(),
            positions: Vec::new(),
            week_start: Weekday::Monday,
            clock: [None; 3],
        }
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), String> {
        match name {
            "FREQ" => {}
            "INTERVAL" => self.interval = number(name, value, &(1..=1_000))?,
            "COUNT" | "UNTIL" if self.end != End::Never => return Err("give COUNT or UNTIL, not both".into()),
            "COUNT" => self.end = End::Count(number(name, value, &(1..=MAX_COUNT))?),
            "UNTIL" => self.end = End::Until(until(value)?),
            "BYMONTH" => self.months = numbers(name, value, &(1..=12))?,
            "BYMONTHDAY" => self.month_days = numbers(name, value, &(-31..=31))?,
            "BYDAY" => self.weekdays = weekdays(value)?,
            "BYSETPOS" => self.positions = numbers(name, value, &(-366..=366))?,
            "WKST" => self.week_start = weekday(value)?,
            "BYHOUR" => self.clock[0] = Some(number(name, value, &(0..=23))?),
            "BYMINUTE" => self.clock[1] = Some(number(name, value, &(0..=59))?),
            "BYSECOND" => self.clock[2] = Some(number(name, value, &(0..=59))?),
            _ => return Err(format!("{name:?} is not supported")),
        }
        Ok(())
    }

    fn check(&self) -> Result<(), String> {
        let numbered = self.weekdays.iter().map(|by| by.nth.abs()).max().unwrap_or(0);
        let highest = match self.frequency {
            Frequency::Daily | Frequency::Weekly => 0,
            Frequency::Yearly if self.months.is_empty() => 53,
            Frequency::Monthly | Frequency::Yearly => 5,
        };
        if numbered > highest {
            return Err(format!("BYDAY cannot be numbered {numbered} in this rule"));
        }
        if self.frequency == Frequency::Weekly && !self.month_days.is_empty() {
            return Err("BYMONTHDAY does not go with FREQ=WEEKLY".into());
        }
        if !self.positions.is_empty() && self.weekdays.is_empty() && self.month_days.is_empty() {
            return Err("BYSETPOS needs BYDAY or BYMONTHDAY".into());
        }
        Ok(())
    }
}

fn frequency_of(value: Option<&str>) -> Result<Frequency, String> {
    match value {
        Some("DAILY") => Ok(Frequency::Daily),
        Some("WEEKLY") => Ok(Frequency::Weekly),
        Some("MONTHLY") => Ok(Frequency::Monthly),
        Some("YEARLY") => Ok(Frequency::Yearly),
        Some(other) => Err(format!("FREQ={other} is not supported; use DAILY, WEEKLY, MONTHLY or YEARLY")),
        None => Err("a rule begins with FREQ=DAILY, WEEKLY, MONTHLY or YEARLY".into()),
    }
}

fn number<T>(name: &str, value: &str, range: &RangeInclusive<T>) -> Result<T, String>
where
    T: FromStr + PartialOrd + std::fmt::Display,
{
    let fault = || format!("{name}={value} is not a number from {} to {}", range.start(), range.end());
    value.parse().ok().filter(|number| range.contains(number)).ok_or_else(fault)
}

/// Sorted, each once, never 0 where 0 means nothing.
fn numbers<T>(name: &str, value: &str, range: &RangeInclusive<T>) -> Result<Vec<T>, String>
where
    T: FromStr + Ord + std::fmt::Display + Default,
{
    let mut all = Vec::new();
    for item in value.split(',') {
        let number = number(name, item, range)?;
        if number == T::default() {
            return Err(format!("{name} cannot hold 0"));
        }
        all.push(number);
    }
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

fn weekdays(value: &str) -> Result<Vec<ByDay>, String> {
    let mut all: Vec<ByDay> = Vec::new();
    for item in value.split(',') {
        let split = item.len().saturating_sub(2);
        let (nth, name) = item.split_at_checked(split).ok_or_else(|| format!("BYDAY={item} is no weekday"))?;
        let nth = if nth.is_empty() { 0 } else { number("BYDAY", nth.trim_start_matches('+'), &(-53..=53))? };
        let by = ByDay { nth, weekday: weekday(name)? };
        if !all.contains(&by) {
            all.push(by);
        }
    }
    all.sort_unstable_by_key(|by| (by.nth, by.weekday.to_monday_zero_offset()));
    Ok(all)
}

fn weekday(name: &str) -> Result<Weekday, String> {
    let known = WEEKDAYS.iter().find(|(known, _)| *known == name);
    known.map(|(_, weekday)| *weekday).ok_or_else(|| format!("{name:?} is no weekday; use MO, TU, WE, TH, FR, SA, SU"))
}

fn until(value: &str) -> Result<Until, String> {
    let read = if let Some(local) = value.strip_suffix('Z') {
        DateTime::strptime("%Y%m%dT%H%M%S", local).and_then(|at| TimeZone::UTC.to_timestamp(at)).map(Until::Instant)
    } else if value.contains('T') {
        DateTime::strptime("%Y%m%dT%H%M%S", value).map(Until::Local)
    } else {
        Date::strptime("%Y%m%d", value).map(Until::Day)
    };
    read.map_err(|_| format!("UNTIL={value} is not written 20261127, 20261127T130000 or 20261127T120000Z"))
}
