//! What takes place elsewhere while its time stays: "the budget thing is in the corner room, same time".

use super::super::fields::Place;
use super::super::lexicon::Mark;
use super::super::reading::Reading;
use super::super::resolve::Item;
use super::super::text::{Tokens, clip, harmless};
use super::link::{self, folded};
use super::{EARLIER, Line, Slot, Thread, place};

/// What says that a place is no longer that of what stands.
const ELSEWHERE: &[Mark] = &[Mark::Not, Mark::Instead, Mark::Moved];
/// Letters of a word that tells a place apart.
const TELLING: usize = 4;

impl Thread<'_> {
    /// "The class is not at the school, we meet in the park, same time": what stands gets another place alone.
    pub(super) fn relocates(&mut self, line: &Line) -> bool {
        let reading = &line.reading;
        let asks = reading.is_question() || reading.has(Mark::Suggest);
        // "findet nicht in der Aula, sondern im Saal statt" is not called off.
        let off = reading.has(Mark::Cancelled) && !(reading.has(Mark::Not) && reading.has(Mark::Instead));
        if off || reading.any(&[Mark::If, Mark::Past]) || reading.is_question() && !proposes(reading) {
            return false;
        }
        let Some(item) = link::item(self, line, link::Need::Named) else { return false };
        if item.is_reminder() || !line.slot.as_ref().is_none_or(|slot| keeps(slot, &item)) {
            return false;
        }
        let Some(place) = self.new_place(line, &item).filter(|_| stays_in_time(line, &item)) else { return false };
        let before = self
            .plans
            .iter()
            .rposition(|plan| plan.target.as_deref() == Some(&item.id) && !plan.dropped && !plan.cancels);
        self.topic = Some((item.id.clone(), line.message));
        let i = before.unwrap_or(self.plans.len());
        if before.is_none() {
            self.plans.push(Self::about(line, &item, "move_event"));
        }
        let others = self.others() > 0;
        let plan = &mut self.plans[i];
        plan.place = Some(place.name);
        plan.open |= asks || line.own() && others;
        plan.touched = line.message;
        true
    }

    /// The first place of a line that is not where the item stands.
    fn new_place(&self, line: &Line, item: &Item) -> Option<Place> {
        // "At the Tasca they are closed on Friday" names where it stands, and more.
        let old = |name: &str| is_at(name, item) || holds(&folded(name), &folded(&item.place));
        let new = |place: &Place| !place.name.is_empty() && !old(&place.name);
        let told = place::all(&line.reading).into_iter().map(|place| self.turned(line, place));
        self.place(line).filter(new).or_else(|| told.into_iter().find(new))
    }
}

/// Whether the message says that the hour stays, or that the place where the item stands is not it.
fn stays_in_time(line: &Line, item: &Item) -> bool {
    let whole = harmless(clip(&line.said.text, EARLIER));
    let whole = Reading::phrases(&whole, line.reading.words.language, &line.said.at);
    let told = line.has(Mark::SameTime) || whole.has(Mark::SameTime);
    let old = place::all(&line.reading).iter().any(|place| is_at(&place.name, item));
    told || old && line.reading.any(ELSEWHERE)
}

/// "Shall we have it at ours?": a question that would have it so.
fn proposes(reading: &Reading) -> bool {
    reading.any(&[Mark::Suggest, Mark::Instead, Mark::Moved, Mark::Same])
}

/// Whether a time is no other than that of the item.
fn keeps(slot: &Slot, item: &Item) -> bool {
    let Some(start) = &item.start else { return false };
    let day = slot.day.is_none_or(|day| day == start.date() || item.repeats && day.weekday() == start.weekday());
    let hour = slot.clock.is_none_or(|clock| clock == start.time());
    day && hour && slot.rule.is_none()
}

/// Whether a place is where the item stands already; numbered rooms are told apart by their numbers.
pub(super) fn is_at(place: &str, item: &Item) -> bool {
    if link::same_place(place, &item.place) {
        return true;
    }
    let numbered = |text: &str| text.chars().any(|c| c.is_ascii_digit());
    let (one, other) = (folded(place), folded(&item.place));
    if numbered(&one) || numbered(&other) {
        return !other.is_empty() && (one.contains(&other) || other.contains(&one));
    }
    holds(&other, &one)
}

/// Whether a text has every telling word of a place, which has one.
fn holds(text: &str, place: &str) -> bool {
    let (place, text) = (Tokens::of(place), Tokens::of(text));
    let mut telling = (0..place.len()).filter(|&i| place.folded(i).len() >= TELLING).peekable();
    telling.peek().is_some() && telling.all(|i| (0..text.len()).any(|j| place.folded(i) == text.folded(j)))
}
