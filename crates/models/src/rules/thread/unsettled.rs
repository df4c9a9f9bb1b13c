//! What cannot stay as it stands, though nobody has said yet when it is to be: "our man is out sick", "can I move it?".

use super::super::lexicon::Mark;
use super::super::reading::Reading;
use super::super::resolve::Item;
use super::answer::refuses;
use super::{Line, MEMORY, Plan, Slot, Thread, link};

/// What says that something is to be at another time.
const MOVES: &[Mark] = &[Mark::Move, Mark::Moved, Mark::Instead];

impl Thread<'_> {
    /// Notes what somebody says to be in the way of an item that is spoken of.
    pub(super) fn unsettles(&mut self, line: &Line) {
        if !line.has(Mark::Hindered) || line.reading.is_question() {
            return;
        }
        if let Some(item) = link::item(self, line, link::Need::Topic).filter(|item| !item.is_reminder()) {
            self.unsettled = Some((item.id, line.message));
        }
    }

    /// "Leave it where it is": what was to change stays.
    pub(super) fn leaves(&mut self, line: &Line) -> bool {
        let recent = |plan: &Plan| plan.target.is_some() && !plan.dropped && line.message - plan.touched <= MEMORY;
        let Some(i) = self.plans.iter().rposition(recent) else { return false };
        if self.is_otherwise(line, &self.plans[i]) {
            return true;
        }
        if !line.has(Mark::Unmoved) {
            return false;
        }
        // With it goes what was taken for new beside it: "You have lunch then already. Move it all the same?"
        let beside = |plan: &Plan| plan.target.is_none() && !plan.agreed && plan.by != line.by();
        let late = |plan: &Plan| line.message - plan.source.message <= 1;
        for (n, plan) in self.plans.iter_mut().enumerate() {
            if n == i || beside(plan) && late(plan) {
                (plan.dropped, plan.touched) = (true, line.message);
            }
        }
        self.unsettled = None;
        true
    }

    /// "Otherwise we keep Thursday": the day on which it stands, beside another that is offered.
    fn is_otherwise(&self, line: &Line, plan: &Plan) -> bool {
        let item = self.items.iter().find(|item| plan.target.as_ref() == Some(&item.id));
        let Some((start, slot)) = item.and_then(|item| item.start.as_ref()).zip(line.slot.as_ref()) else {
            return false;
        };
        let stands = slot.day == Some(start.date()) && slot.clock.is_none_or(|clock| clock == start.time());
        stands && line.has(Mark::If) && !line.reading.is_question() && plan.slot.day != slot.day
    }

    /// "I can't come. Could you give me another day?": what is asked to be moved is not called off, and waits for a time.
    pub(super) fn reopens(&mut self, line: &Line, item: &Item, changes: bool) {
        if !changes || item.is_reminder() || !line.reading.any(MOVES) {
            return;
        }
        let source = |plan: &Plan| line.said.text.get(plan.source.span.clone()).unwrap_or_default().to_owned();
        // "Your visit is cancelled. Would you like another day?" leaves it called off.
        let declined = |plan: &Plan| {
            let said = source(plan);
            !Reading::phrases(&said, line.reading.words.language, &line.said.at).has(Mark::Cancelled)
        };
        let asks = line.reading.is_question();
        let of_item = |plan: &Plan| plan.cancels && plan.target.as_deref() == Some(&item.id);
        let called_off =
            |plan: &&mut Plan| asks && of_item(plan) && plan.source.message == line.message && declined(plan);
        for plan in self.plans.iter_mut().filter(called_off) {
            (plan.dropped, plan.touched) = (true, line.message);
        }
        self.unsettled = Some((item.id.clone(), line.message));
    }

    /// The item that a line offers another time for, where it cannot stay as it stands.
    pub(super) fn offered_for(&self, line: &Line, slot: Option<&Slot>) -> Option<Item> {
        let (id, said) = self.unsettled.as_ref().filter(|(_, said)| line.message - said <= MEMORY)?;
        let item = self.items.iter().find(|item| item.id == *id)?;
        let other = |slot: &&Slot| {
            let stands = item.start.as_ref();
            let day = slot.day.is_some_and(|day| stands.is_none_or(|start| start.date() != day));
            let hour = slot.clock.is_some_and(|clock| stands.is_none_or(|start| start.time() != clock));
            !slot.deadline && slot.rule.is_none() && (day || hour)
        };
        let slot = slot.filter(other)?;
        let asks = line.reading.is_question() || line.has(Mark::Suggest);
        let offers = asks || slot.clock.is_some() && (!line.own() || line.words() <= SHORT);
        let apart = link::item(self, line, link::Need::Named).is_some_and(|named| named.id != item.id);
        let again = line.message > *said || asks || !line.own();
        (offers && again && !apart && !refuses(line)).then(|| item.clone())
    }
}

/// Words beside the time of a line by which the owner says no more than when.
const SHORT: usize = 6;
