//! What stands in the agenda and is only told on the way: why not, or what happens to be that day.

use super::super::lexicon::{Mark, Occasion};
use super::super::resolve::Item;
use super::{Line, Thread, link};
use crate::Role;

impl Thread<'_> {
    /// Whether a line without a word of change is not about the item: it tells why not, or shares but the time.
    pub(super) fn is_aside(&self, line: &Line, item: &Item, asks: bool) -> bool {
        let of_thread = self.names().any(|name| link::is_with(item, name));
        let spoken = self.topic.as_ref().is_some_and(|(id, _)| *id == item.id);
        if of_thread || spoken {
            return false;
        }
        let named = link::item(self, line, link::Need::Named).is_some_and(|named| named.id == item.id);
        if named {
            return !asks && self.answers_other(line, item);
        }
        // "Your booking for Thursday": what is of the agenda, by its day alone.
        let booked = line.reading.any(&[Mark::Generic, Mark::Noun(Occasion::Visit)]);
        self.others() > 0 && !booked
    }

    /// "Tomorrow, no, I'm at the client's in Évreux": what the owner has elsewhere is told to who asks for that time.
    pub(super) fn answers_other(&self, line: &Line, item: &Item) -> bool {
        let asked = line.message.checked_sub(1).and_then(|before| self.said.get(before));
        let spoken = self.topic.as_ref().is_some_and(|(id, _)| *id == item.id);
        line.own() && !spoken && asked.is_some_and(|said| said.role == Role::Contact)
    }
}
