//! The models from outside: tables of texts and the exact calls that they lead to, turns of several rounds, the contract
//! that every model keeps, and texts that nobody would write.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod brain;
mod contract;
mod detect;
mod fake;
mod hostile;
mod rounds;
mod scripted;
mod support;
mod tables;
