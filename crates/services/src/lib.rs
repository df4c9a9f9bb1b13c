//! What tools act on and is no chat: calendars that are kept elsewhere, and the servers of other people's tools.
//!
//! `calendars` is the trait of an account with calendars. `tools` is the trait behind which they stand, what they may offer, and how it is cleaned; `mcp` speaks the Model Context
//! Protocol with them, over a program's standard input and output or over HTTP.
//!
//! To add another kind of source: a type that implements [`tools::ToolSource`], made from its own section of the
//! configuration, and a run of [`tools::contract::check`] in `tests/it`.

pub mod calendars;
pub mod mcp;
mod shelf;
pub mod tools;
