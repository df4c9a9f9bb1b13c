//! Time in human languages: finds dates, times, ranges, durations and recurrences in a text.
//!
//! No I/O and no clock: a text and a [`Context`] go in, [`Found`] values come out.
//!
//! The way of a text: `text` cuts it into tokens, `items` looks each up in a language's `lexicon` (its data file), the
//! `grammar` reads the longest expression at each place into a `spec`, and `resolve` makes values of that. Each step is
//! one linear pass. To add a language, see `docs/languages.md` of this crate.

#![warn(missing_docs)]

mod calendar;
mod class;
mod find;
mod grammar;
mod holiday;
mod items;
mod json;
mod language;
mod lex;
mod lexicon;
mod recurrence;
mod resolve;
mod resolve_range;
mod spec;
mod text;
mod value;

pub use find::find;
pub use language::language_of;
pub use value::{Context, DateOrder, Direction, Flag, Found, Grain, Kind, Language, Value};

/// The README's examples, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
