//! The engine's stories, each on every database.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod delivery;
mod rig;
mod turns;
