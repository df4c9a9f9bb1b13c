//! The binary `attache`: configuration, wiring, the commands, and what measures them.
//!
//! To add a command: a file in `commands/` with its `Args` and `run`, and its line in [`cli::Command`].

mod accounts;
pub mod cli;
pub mod client;
pub mod commands;
pub mod config;
mod elsewhere;
pub mod files;
mod keys;
mod lock;
mod logging;
pub mod measure;
mod model;
mod platforms;
mod setup;
pub mod stopwatch;
pub mod terminal;

pub use lock::Lock;
