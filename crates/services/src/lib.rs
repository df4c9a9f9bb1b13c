//! What tools act on and is no chat: calendars, contacts and mails that are kept elsewhere, and the servers of other people's
//! tools.
//!
//! `blobs` is the trait of a bucket, S3's among them. `calendars` is the trait of an account with calendars, `contacts` of
//! one with address books, `mailboxes` of one with mails. Calendars and contacts are read over `dav`, the client of WebDAV,
//! with `lines`, in which their files are written, and over `google`, whose accounts people let in by `oauth`. `tools`
//! is the trait behind which other people's tools stand, what they may offer, and how it is cleaned; `mcp` speaks the
//! Model Context Protocol with their servers, over a program's standard input and output or over HTTP.
//!
//! To add another kind of source: a type that implements [`tools::ToolSource`], made from its own section of the
//! configuration, and a run of [`tools::contract::check`] in `tests/it`.

pub mod blobs;
pub mod calendars;
pub mod contacts;
pub mod dav;
pub mod google;
pub mod lines;
pub mod mailboxes;
pub mod mcp;
pub mod oauth;
mod shelf;
pub mod tools;
