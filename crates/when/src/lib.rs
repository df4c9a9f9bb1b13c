//! Time in human languages: finds dates, times, ranges, durations and recurrences in a text.
//!
//! No I/O and no clock: a text and a [`Context`] go in, [`Found`] values come out.

mod value;

pub use value::{Context, DateOrder, Direction, Flag, Found, Grain, Kind, Language, Value};

/// Every time expression in `text`, in the order of the text, spans never overlapping.
pub fn find(_text: &str, _context: &Context) -> Vec<Found> {
    Vec::new()
}

/// The language that most of the words of `text` speak for, or `None` where nothing does.
pub fn language_of(_text: &str) -> Option<Language> {
    None
}
