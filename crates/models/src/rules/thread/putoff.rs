//! What the owner owes and says that they will do at another time: "I'll send the rates tomorrow before 12".

use super::super::lexicon::Mark;
use super::super::reading::Reading;
use super::super::resolve::Item;
use super::super::text::Tokens;
use super::answer::promises;
use super::{Line, Thread, link};

impl Thread<'_> {
    /// "I'll send the revised rates tomorrow", where that stands among what is to be done today: it is put off.
    pub(super) fn puts_off(&mut self, line: &Line) -> bool {
        let owned = line.own() && promises(line) && !line.reading.is_question() && !line.has(Mark::Past);
        let Some(slot) = line.slot.clone().filter(|slot| owned && slot.day.is_some() && slot.rule.is_none()) else {
            return false;
        };
        let asked = self.plans.iter().any(|plan| plan.target.is_none() && !plan.dropped && !plan.agreed);
        let Some(item) = link::item(self, line, link::Need::Topic).filter(|item| item.is_reminder() && !asked) else {
            return false;
        };
        let known = item.start.as_ref();
        let same =
            known.is_some_and(|due| Some(due.date()) == slot.day && slot.clock.is_none_or(|at| at == due.time()));
        if !does(&line.reading, &item) || same {
            return false;
        }
        let others = self.plans.iter_mut().filter(|plan| plan.target.as_deref() == Some(&item.id));
        others.for_each(|plan| (plan.dropped, plan.touched) = (true, line.message));
        self.topic = Some((item.id.clone(), line.message));
        let mut plan = Self::about(line, &item, "move_event");
        (plan.slot, plan.agreed) = (slot, true);
        self.plans.push(plan);
        true
    }
}

/// Whether the line has the verb of what is to be done: "te mando", of "Mandar las tarifas".
fn does(reading: &Reading, item: &Item) -> bool {
    let title = Tokens::of(&item.title);
    let verb = |word: &str| (0..title.len()).any(|i| title.folded(i) == word);
    (0..reading.tokens.len()).filter(|&i| reading.within(i, &[Mark::Task, Mark::Promise])).any(|i| {
        let form = reading.words.title_of(reading.tokens.folded(i)).map(link::folded);
        verb(reading.tokens.folded(i)) || form.is_some_and(|form| verb(&form))
    })
}
