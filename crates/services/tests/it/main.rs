//! Sources of tools, against servers of ours and of others.
#![allow(clippy::unwrap_used)]

mod blobs;
mod calendars;
mod contacts;
mod dav;
mod everything;
mod fake;
mod google;
mod mailboxes;
mod server;
mod wire;
