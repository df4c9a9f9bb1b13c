//! The models from outside: tables of texts and the exact calls that they lead to, turns of several rounds, the contract
//! that every model keeps, and texts that nobody would write.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod aimock;
mod brain;
mod changes;
mod choose;
mod contract;
mod corrections;
mod day;
mod detect;
mod due;
mod evil;
mod fake;
mod frames;
mod free;
mod fresh;
mod gate;
mod guard;
mod hostile;
mod known;
#[path = "../../examples/learning/mod.rs"]
mod learning;
mod memory;
mod payer;
mod pieces;
mod prompts;
mod recordings;
mod redacting;
mod rounds;
mod scripted;
mod streams;
mod support;
mod tables;
mod talks;
mod tell;
mod times;
mod worth;
