//! Times that somebody offers side by side, which the answer may take by their day alone.

use super::{Slot, Thread, slot};
use crate::rules::lexicon::Mark;
use crate::rules::reading::Reading;

impl Thread<'_> {
    /// Keeps in mind what a line offers: "Wednesday at 8 or Thursday at 4".
    pub(super) fn notes_offers(&mut self, reading: &Reading, message: usize, by: &str) {
        if reading.found.len() < 2 || !reading.has(Mark::Or) {
            return;
        }
        let offers = slot::offered(reading, reading.usual(), reading.at);
        if offers.len() > 1 {
            self.offered = Some((offers, message, by.to_owned()));
        }
    }

    /// "Wednesday would suit", said to "Wednesday at 8, or Thursday": the day with the hour that it was offered with.
    pub(super) fn with_offered_hour(&self, slot: &mut Slot, line: &Reading, message: usize, by: &str) {
        /// Messages behind an offer in which it is taken.
        const ANSWER: usize = 3;
        /// Words of a line that takes it.
        const SHORT: usize = 12;
        let Some((offers, said, other)) = &self.offered else { return };
        let open = slot.clock.is_none() && slot.part.is_none() && slot.last.is_none();
        // "On Friday I'm away, I take the first one": the day is of another offer.
        let counted = (0..line.tokens.len()).any(|i| line.nth(i).is_some());
        let open = open && !counted;
        let plain = open && slot.rule.is_none() && !slot.deadline && line.tokens.len() <= SHORT;
        if !plain || message - said > ANSWER || message == *said || other == by {
            return;
        }
        if let Some(offer) = offers.iter().find(|offer| offer.day == slot.day && offer.clock.is_some()) {
            (slot.clock, slot.length, slot.guessed) = (offer.clock, offer.length, false);
        }
    }
}
