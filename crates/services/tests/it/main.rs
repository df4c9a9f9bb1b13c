//! Sources of tools, against servers of ours and of others.
#![allow(clippy::unwrap_used)]

mod calendars;
mod contacts;
mod dav;
mod everything;
mod fake;
mod server;
mod wire;
