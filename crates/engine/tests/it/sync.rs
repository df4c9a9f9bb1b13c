//! Calendars elsewhere, kept equal with the agenda: both sides change, answers are lost, workers die.

mod answers;
mod both;
mod people;
mod people_random;
mod push;
mod push_leave;
mod random;
mod same;
mod stories;
mod world;
