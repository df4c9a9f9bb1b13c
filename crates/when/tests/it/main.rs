//! What the crate promises, from outside: our own chat cases per language, and properties over any text.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod cases;
mod clocks;
mod languages;
mod properties;
