//! When something to do is due, where that is said apart from what it is: "could you sign it?", "I need it by Friday".

use jiff::ToSpan;
use when::{Flag, Found, Kind, Value};

use super::weekday::day_of;
use super::{Line, Plan, Slot, Sort, Thread, slot, start};
use crate::rules::lexicon::Mark;
use crate::rules::reading::Reading;
use crate::rules::{clash, judge};

/// Messages behind what is asked in which its time may be said.
pub(super) const NEAR: usize = 4;
/// Messages behind a deadline in which the owner may say what they will do.
const ANSWER: usize = 2;
/// Words of a line that says no more than when.
const SHORT: usize = 6;
/// What says that something has to be there, or ends, at a time.
const DUE: &[Mark] = &[Mark::Owed, Mark::Wants, Mark::Lapse];
/// What asks for something; no past in the same line is the time of that.
const ASKS: &[Mark] = &[Mark::Ask, Mark::Nudge, Mark::Remind, Mark::Owed, Mark::Wants];

/// A deadline that somebody told, for what nothing names yet.
#[derive(Debug, Clone)]
pub(super) struct Due {
    slot: Slot,
    message: usize,
    by: String,
}

impl Thread<'_> {
    /// "But by Saturday noon, yes?", "they close on Monday": by then what the same person asked for is due. Whether that
    /// is all that the line says.
    pub(super) fn falls_due(&mut self, line: &Line) -> bool {
        let Some(slot) = told_due(line) else { return false };
        let near = |plan: &Plan| line.message - plan.source.message <= NEAR;
        // "By Friday", and then "by Friday noon".
        let same_day = |plan: &Plan| slot.day == plan.slot.day || slot.day.is_none() && line.words() <= SHORT;
        let finer = |plan: &Plan| slot.clock.is_some() && plan.slot.clock.is_none() && same_day(plan);
        let open = |plan: &Plan| is_asked(plan, line) && near(plan) && (plan.slot.is_empty() || finer(plan));
        let heard = self.plans.iter().rposition(open);
        let offered = self.faint.iter().rposition(open);
        if heard.is_none() && offered.is_none() || self.says_own(line, &slot) {
            return false;
        }
        for plan in heard.map(|i| &mut self.plans[i]).into_iter().chain(offered.map(|i| &mut self.faint[i])) {
            plan.slot = plan.slot.then(&slot);
            plan.touched = line.message;
        }
        heard.is_some()
    }

    /// Whether a line says itself what is to be done, or what happens.
    fn says_own(&self, line: &Line, due: &Slot) -> bool {
        let reading = &line.reading;
        let head = judge::asked(reading).or_else(|| judge::opened(reading).map(|(head, _)| head));
        let own = |plan: &Plan| plan.sure >= 0.5 && (plan.sort == Sort::Reminder || !due.deadline);
        head.is_some() || line.words() > SHORT && start::plan(self, line).is_some_and(|plan| own(&plan))
    }

    /// Keeps a deadline in mind that nothing heard so far is due by.
    pub(super) fn minds_due(&mut self, line: &Line) {
        let Some(slot) = told_due(line) else { return };
        let taken = |plan: &Plan| is_asked(plan, line) && plan.slot.day == slot.day;
        if !self.plans.iter().any(taken) {
            self.due = Some(Due { slot, message: line.message, by: line.by().to_owned() });
        }
    }

    /// "They close on Friday. Can you sign it?", and the owner's "I'll sign it": both are due on Friday.
    pub(super) fn due_before(&self, plan: &Plan, line: &Line) -> Option<Slot> {
        if plan.sort == Sort::Reminder && plan.slot.is_empty() && line.has(Mark::ByThen) {
            let told = self.day.filter(|(day, said)| line.message - said <= ANSWER && *day > line.said.at.date());
            let day = self.occasion_day(line).or(told.map(|(day, _)| day));
            return Some(Slot { day, deadline: true, ..Slot::default() });
        }
        // "Don't forget to ring them, it runs out on Monday".
        if plan.sort == Sort::Reminder && plan.slot.day.is_some() && !line.own() && line.reading.any(DUE) {
            return Some(Slot { deadline: true, ..plan.slot.clone() });
        }
        let due = self.due.as_ref().filter(|_| plan.sort == Sort::Reminder && plan.target.is_none())?;
        let behind = line.message - due.message;
        let told = if line.own() { behind <= ANSWER } else { behind == 0 && due.by == line.by() };
        (told && plan.slot.is_empty()).then(|| due.slot.clone())
    }
}

/// "For Friday's trip I need the slip by Wednesday at the latest": of what is asked for, the deadline alone.
pub(super) fn apart(plan: &Plan, line: &Line) -> Option<Slot> {
    let asked = plan.sort == Sort::Reminder && !line.own() && !line.has(Mark::Remind);
    let mixed = asked && line.slot.as_ref() == Some(&plan.slot);
    let due = slot::deadline(&line.reading, &line.said.at).filter(|_| mixed)?;
    let clock = due.day.is_none() && due.clock.is_some();
    Some(Slot { day: if clock { None } else { due.day }, ..due })
}

/// By when something is due, as a line of somebody else tells it.
fn told_due(line: &Line) -> Option<Slot> {
    let slot = slot::deadline(&line.reading, &line.said.at).or_else(|| line.slot.clone());
    let slot = slot.filter(|slot| !line.own() && !line.has(Mark::Past) && slot.rule.is_none())?;
    let due = slot.deadline || slot.day.is_some() && line.reading.any(DUE);
    due.then_some(Slot { deadline: true, ..slot })
}

/// Whether a plan is something that the speaker of a line asked the owner for.
fn is_asked(plan: &Plan, line: &Line) -> bool {
    let asked = plan.sort == Sort::Reminder && plan.target.is_none() && !plan.dropped;
    asked && plan.by == line.by() && !plan.by.is_empty()
}

/// Places deadlines ahead: "by Friday" said on a Friday is the next one, and what is asked for is no past because of
/// another verb: "could you ring the man you had before Friday?".
pub(super) fn ahead(reading: &mut Reading) {
    for i in 0..reading.found.len() {
        let found = &reading.found[i];
        let plain = matches!(found.kind, Kind::Date | Kind::DateTime) && found.flags.contains(&Flag::Deadline);
        if let Some(later) = Some(found).filter(|_| plain).and_then(|found| later(reading, found)) {
            reading.found[i] = later;
        }
    }
}

fn later(reading: &Reading, found: &Found) -> Option<Found> {
    let today = reading.at.date();
    let past = |found: &Found| found.flags.contains(&Flag::Past);
    let asks = past(found) && (reading.any(ASKS) || judge::opened(reading).is_some());
    let alone = || {
        let context = when::Context { languages: vec![found.language], ..when::Context::new(reading.at.clone()) };
        let read = when::find(&reading.text[found.span.clone()], &context).into_iter().next();
        let same = read.filter(|read| read.kind == found.kind && !past(read))?;
        Some(Found { span: found.span.clone(), ..same })
    };
    let again = Some(()).filter(|()| asks).and_then(|()| alone());
    let found = again.as_ref().unwrap_or(found);
    if day_of(found) != Some(today) {
        return again;
    }
    let flags = || found.flags.iter().copied().filter(|flag| *flag != Flag::Past).collect();
    if clash::weekday(reading, found).is_some() {
        let value = match &found.value {
            Value::Date(date) => Value::Date(date.checked_add(7.days()).ok()?),
            Value::DateTime(moment) => Value::DateTime(moment.checked_add(7.days()).ok()?),
            _ => return again,
        };
        return Some(Found { value, flags: flags(), ..found.clone() });
    }
    // "Before tonight", said when the evening has begun: still today.
    let begun =
        past(found).then(|| Found { kind: Kind::Date, value: Value::Date(today), flags: flags(), ..found.clone() });
    begun.or(again)
}
