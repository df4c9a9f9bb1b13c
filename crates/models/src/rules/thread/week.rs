//! The week that is spoken of: "I'm in town next week. Coffee on Thursday?" is not this Thursday.

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};
use when::{Found, Grain, Value};

use super::weekday::WEEKDAY;
use crate::rules::lexicon::Mark;
use crate::rules::reading::Reading;

/// The rules of `when` for a weekday with its week: "Tuesday of next week", "next week Tuesday".
const OF_WEEK: &[&str] = &["day.weekday_of_week", "day.week_weekday"];
/// Days from one that is told to those that are told from it.
const NEAR: i32 = 2;
/// Messages for which a week stays the one that is spoken of.
const MEMORY: usize = 4;

/// A week to come that was named, by its Monday, and in which message.
#[derive(Debug, Clone, Copy)]
pub(super) struct Week {
    monday: Date,
    message: usize,
    /// Told by a day of it alone, so that only the days right behind that are meant to be of it.
    near: bool,
}

impl Week {
    /// The week to come that a line names; one that is refused is none.
    pub(super) fn named(reading: &Reading, message: usize) -> Option<Self> {
        if reading.any(&[Mark::Not, Mark::Refuse, Mark::Past]) {
            return None;
        }
        let date = reading.found.iter().find_map(|found| date_of(found).or_else(|| bounded(reading, found)))?;
        let monday = monday_of(date)?;
        (monday > reading.at.date()).then_some(Self { monday, message, near: false })
    }

    /// The week after this one, where a line names a day of it by today's weekday: "I'm back Friday. Dinner on Saturday?".
    pub(super) fn next(reading: &Reading, message: usize) -> Option<Self> {
        let monday = monday_of(reading.at.date())?.checked_add(7.days()).ok()?;
        (!reading.any(&[Mark::Not, Mark::Refuse, Mark::Past])).then_some(Self { monday, message, near: true })
    }

    /// Whether it was named itself, and not only by one of its days.
    pub(super) fn is_spoken_of(self, message: usize) -> bool {
        !self.near && message - self.message <= MEMORY
    }

    /// Puts the weekdays that a line names by themselves into the week.
    pub(super) fn place(self, reading: &mut Reading, message: usize) {
        if message - self.message > MEMORY {
            return;
        }
        let today = reading.at.date();
        for found in reading.found.iter_mut().filter(|found| found.rule == WEEKDAY) {
            self.move_into(found, today);
        }
    }

    fn move_into(self, found: &mut Found, today: Date) {
        let week = |moment: &Zoned| moment.checked_add(7.days()).ok();
        let before = |date: Date| {
            let next = date.checked_add(7.days()).ok();
            let near = !self.near || date.since(today).is_ok_and(|span| span.get_days() <= NEAR);
            near && date >= today && date < self.monday && next.is_some_and(|next| monday_of(next) == Some(self.monday))
        };
        match &mut found.value {
            Value::Date(date) if before(*date) => *date = date.checked_add(7.days()).unwrap_or(*date),
            Value::DateTime(moment) if before(moment.date()) => {
                *moment = week(moment).unwrap_or_else(|| moment.clone());
            }
            Value::Range { start, end } if before(start.date()) => {
                if let (Some(later), Some(last)) = (week(start), week(end)) {
                    (*start, *end) = (later, last);
                }
            }
            _ => {}
        }
    }
}

/// A day of the week that is named.
fn date_of(found: &Found) -> Option<Date> {
    match &found.value {
        Value::Range { start, .. } if found.grain == Grain::Week => Some(start.date()),
        Value::Date(date) if OF_WEEK.contains(&found.rule) => Some(*date),
        Value::DateTime(moment) if OF_WEEK.contains(&found.rule) => Some(moment.date()),
        _ => None,
    }
}

/// "Friday of next week, after 5": the week stands before the bound.
fn bounded(reading: &Reading, found: &Found) -> Option<Date> {
    let said = &reading.text[found.span.clone()];
    let (day, _) = said.split_once(',').filter(|_| found.rule == "bound")?;
    Reading::of(day, reading.words.language, reading.at).found.iter().find_map(date_of)
}

fn monday_of(date: Date) -> Option<Date> {
    date.checked_sub(i32::from(date.weekday().to_monday_zero_offset()).days()).ok()
}
