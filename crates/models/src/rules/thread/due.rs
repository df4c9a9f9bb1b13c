//! When something to do is due, where that is said apart from what it is: "could you sign it?", "I need it by Friday".

use super::{Line, Plan, Slot, Sort, Thread, start};
use crate::rules::judge;
use crate::rules::lexicon::Mark;

/// Messages behind what is asked in which its time may be said.
const NEAR: usize = 4;
/// Words of a line that says no more than when.
const SHORT: usize = 6;

impl Thread<'_> {
    /// "But by Saturday noon, yes?", "they close on Monday": by then what the same person asked for is due.
    pub(super) fn falls_due(&mut self, line: &Line) -> bool {
        let Some(slot) = told_due(line) else { return false };
        let asked = |plan: &Plan| is_asked(plan, line) && plan.target.is_none() && !plan.dropped;
        let near = |plan: &Plan| line.message - plan.source.message <= NEAR;
        let open = |plan: &Plan| asked(plan) && near(plan) && !self.is_settled(plan);
        let heard = self.plans.iter().rposition(open);
        let offered = self.faint.iter().rposition(open);
        if heard.is_none() && offered.is_none() || self.says_own(line) {
            return false;
        }
        for plan in heard.map(|i| &mut self.plans[i]).into_iter().chain(offered.map(|i| &mut self.faint[i])) {
            plan.slot = Slot { deadline: true, ..slot.clone() };
            plan.touched = line.message;
        }
        heard.is_some()
    }

    /// Whether it is known already by when it is due; when the owner means to do it says nothing of that.
    fn is_settled(&self, plan: &Plan) -> bool {
        !plan.slot.is_empty()
    }

    /// Whether a line says something that is to be done itself.
    fn says_own(&self, line: &Line) -> bool {
        let reading = &line.reading;
        let head = judge::asked(reading).or_else(|| judge::opened(reading).map(|(head, _)| head));
        head.is_some() || line.words() > SHORT && start::plan(self, line).is_some_and(|plan| plan.sure >= 0.5)
    }
}

/// By when something is due, as a line of somebody else tells it.
fn told_due(line: &Line) -> Option<Slot> {
    let slot = line.slot.clone().filter(|_| !line.own() && !line.has(Mark::Past))?;
    let owed = slot.day.is_some() && line.reading.any(&[Mark::Owed, Mark::Wants]);
    (slot.rule.is_none() && (slot.deadline || owed)).then_some(slot)
}

/// Whether a plan is something that the speaker of a line asked the owner for.
fn is_asked(plan: &Plan, line: &Line) -> bool {
    plan.sort == Sort::Reminder && plan.by == line.by() && !plan.by.is_empty()
}

/// Whether a deadline holds though the owner says when they mean to do it: at a time before it, and not "by" another.
pub(super) fn holds(plan: &Plan, said: &Slot, line: &Line) -> bool {
    let asked = plan.sort == Sort::Reminder && plan.target.is_none() && !plan.by.is_empty() && plan.slot.deadline;
    let other = said.deadline || line.reading.is_question() || line.has(Mark::Instead);
    let day = |slot: &Slot| slot.start(&line.said.at).map(|(start, _)| start.date());
    asked && line.own() && !other && day(said).zip(day(&plan.slot)).is_some_and(|(said, due)| said <= due)
}
