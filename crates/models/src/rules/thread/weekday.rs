//! A weekday that is today's: "Friday at 7?", said on a Friday, is next week's, for today has a name of its own. Where
//! something of today is spoken of, it is that.

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};
use when::{Flag, Found, Value};

use super::{MEMORY, Slot, Thread};
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

impl Thread<'_> {
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
