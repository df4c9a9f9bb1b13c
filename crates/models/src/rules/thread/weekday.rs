//! A weekday that is today's: "Friday at 7?", said on a Friday, is next week's, for today has a name of its own. Where
//! something of today is spoken of, it is that.

use jiff::civil::Date;
use jiff::{ToSpan, Unit, Zoned};
use when::{Flag, Found, Value};

use super::{MEMORY, Slot, Thread, slot};
use crate::rules::clash;
use crate::rules::lexicon::Mark;
use crate::rules::reading::Reading;

/// The rule of `when` for a weekday that nothing else places.
pub(super) const WEEKDAY: &str = "day.weekday";
/// And those for a bound of one ("from Friday on"), and for "this Friday".
const OTHERS: &[&str] = &["bound", "day.shifted_weekday"];
/// The rules for today by its name, and for a part of it.
const TODAY: &[&str] = &["day.relative", "day.this_part"];

/// The times of a text as who means next week by today's weekday has them; whether there are any such.
pub(super) fn place(reading: &mut Reading) -> bool {
    let today = reading.at.date();
    if reading.found.iter().any(|found| TODAY.contains(&found.rule) && day_of(found) == Some(today)) {
        return false;
    }
    let is_today = |found: &Found| is_weekday(found) && day_of(found) == Some(today);
    if !reading.found.iter().any(is_today) || reading.has(Mark::Past) {
        return false;
    }
    // What the weekday means tomorrow, a week from today; so it is the finder that says which half of that day an hour is of.
    let Some((tomorrow, week)) = tomorrow(reading.at).zip(today.checked_add(7.days()).ok()) else { return false };
    let language = reading.words.language;
    let later = Reading::phrases(reading.text, language, &tomorrow).with_times(&[language]);
    let mut placed = false;
    for found in reading.found.iter_mut().filter(|found| is_today(found)) {
        let then = later.found.iter().find(|then| then.span == found.span && then.rule == found.rule);
        if let Some(then) = then.filter(|then| day_of(then) == Some(week)) {
            *found = then.clone();
            placed = true;
        }
    }
    placed
}

/// The day of a slot. Where something is told of the past, "we were there on Friday", a weekday is none to come.
pub(super) fn ahead(reading: &Reading, slot: &Slot) -> Option<Date> {
    let over = reading.has(Mark::Past) && reading.found.iter().any(is_weekday);
    slot.day.filter(|_| !over)
}

/// By its name, and no date; of what is due by one, `due.rs` says when.
fn is_weekday(found: &Found) -> bool {
    let plain = found.rule == WEEKDAY || OTHERS.contains(&found.rule);
    plain && !found.flags.contains(&Flag::Deadline) && !found.flags.contains(&Flag::Past)
}

pub(super) fn day_of(found: &Found) -> Option<Date> {
    match &found.value {
        Value::Date(date) => Some(*date),
        Value::DateTime(moment) | Value::Range { start: moment, .. } => Some(moment.date()),
        _ => None,
    }
}

fn tomorrow(at: &Zoned) -> Option<Zoned> {
    at.start_of_day().ok()?.checked_add(1.day()).ok()
}

/// A weekday by its name, and no date; with an hour or a bound it may have other rules.
fn by_name(reading: &Reading, found: &Found) -> Option<Date> {
    let day = day_of(found)?;
    if found.flags.contains(&Flag::Past) || !(found.rule == WEEKDAY || found.rule.starts_with("bound")) {
        return None;
    }
    let said = &reading.text[found.span.clone()];
    let dated = said.split(|c: char| !c.is_ascii_digit()).any(|number| number.parse() == Ok(day.day()));
    let named = clash::weekday(reading, found) == Some(day.weekday());
    (named && !dated).then_some(day)
}

impl Thread<'_> {
    /// The weekdays of a line that are those of what is planned here: "Saturday", where Saturday the 20th is spoken of, is
    /// that one.
    pub(super) fn on_planned_days(&self, reading: &Reading, message: usize) -> Vec<(usize, Found)> {
        /// Days ahead in which a weekday may be that of a plan.
        const FAR: i32 = 21;
        let of_week = self.week.is_some_and(|week| week.is_spoken_of(message));
        let near = |plan: &&super::Plan| {
            let alive = !plan.dropped && plan.sort == super::Sort::Event;
            alive && message.saturating_sub(plan.touched) <= super::SAME_DAY
        };
        let planned: Vec<Date> = self.plans.iter().filter(near).filter_map(|plan| plan.slot.day).collect();
        let rules = || self.plans.iter().filter(near).filter_map(|plan| plan.slot.rule.as_deref().zip(plan.slot.day));
        let day_of_rule =
            |day: Date| rules().any(|(rule, first)| rule.contains("BYDAY=") && slot::falls_on(rule, day, Some(first)));
        let ahead = |day: Date| {
            let days = planned.iter().filter_map(|plan| Some(plan.since((Unit::Day, day)).ok()?.get_days()));
            let days = days.filter(|days| (0..=FAR).contains(days) && days % 7 == 0).min();
            // "Next week, Tuesday or Thursday": the week that is spoken of places its days better.
            days.filter(|days| *days > 0 || !of_week).or_else(|| day_of_rule(day).then_some(0))
        };
        let placed = reading.found.iter().enumerate().filter_map(|(i, found)| {
            let days = ahead(by_name(reading, found)?)?;
            let value = match &found.value {
                Value::Date(date) => Value::Date(date.checked_add(days.days()).ok()?),
                Value::DateTime(moment) => Value::DateTime(moment.checked_add(days.days()).ok()?),
                _ => return None,
            };
            Some((i, Found { value, ..found.clone() }))
        });
        placed.collect()
    }

    /// Whether something of today is spoken of: it is planned here, or stands in the agenda.
    pub(super) fn is_about_today(&self, message: usize, today: Date) -> bool {
        let planned = self.plans.iter().any(|plan| {
            !plan.dropped && plan.slot.day == Some(today) && message.saturating_sub(plan.touched) <= MEMORY
        });
        let stands =
            |item: &crate::rules::resolve::Item| item.start.as_ref().is_some_and(|start| start.date() == today);
        planned || self.items.iter().any(stands)
    }
}
