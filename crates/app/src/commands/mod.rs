//! One file per command: its arguments and `run`, which answers the process's exit code.

pub mod bench;
pub mod budget;
pub mod close;
pub mod config;
pub mod doctor;
pub mod eval;
pub mod keys;
pub mod login;
pub mod migrate;
pub mod openapi;
pub mod replay;
pub mod scan;
pub mod serve;
pub mod state;
pub mod store;
pub mod tokens;
pub mod tools;
pub mod usage;
pub mod when;
