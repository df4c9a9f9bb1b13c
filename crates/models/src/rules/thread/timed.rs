//! Lines that may say when something is, with the hours that stand in them as bare numbers.

use std::cell::OnceCell;
use std::rc::Rc;

use super::slot::{Slot, hour_at};
use crate::rules::reading::Reading;

/// A line that may say when something is, with its days as its thread has them.
pub(crate) struct Timed<'r> {
    pub message: usize,
    /// The byte of the message that it begins at.
    pub from: usize,
    pub reading: Rc<Reading<'r>>,
    bare: OnceCell<Vec<(usize, Slot)>>,
}

impl<'r> Timed<'r> {
    /// Bare numbers of one line that are read as hours.
    const HOURS: usize = 18;

    pub(super) fn new(message: usize, from: usize, reading: Rc<Reading<'r>>) -> Self {
        Self { message, from, reading, bare: OnceCell::new() }
    }

    /// The bare numbers that may be hours, each by its token; which day they are of they do not say.
    pub fn bare(&self) -> &[(usize, Slot)] {
        self.bare.get_or_init(|| {
            let reading = &*self.reading;
            let hour = |i: usize| {
                let slot = Slot::hour(&hour_at(reading, i)?, reading, reading.at)?;
                slot.clock.is_some().then_some((i, Slot { day: None, length: None, ..slot }))
            };
            (0..reading.tokens.len()).filter_map(hour).take(Self::HOURS).collect()
        })
    }
}
