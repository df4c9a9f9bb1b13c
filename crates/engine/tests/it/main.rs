//! The engine's stories, each on every database.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod delivery;
mod lunch;
mod nodes;
mod rig;
mod turns;
