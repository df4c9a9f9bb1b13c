//! Calendars elsewhere, kept equal with the agenda: both sides change, answers are lost, workers die.

mod answers;
mod both;
mod random;
mod stories;
mod world;
