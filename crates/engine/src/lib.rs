//! The engine.

pub mod tools;
