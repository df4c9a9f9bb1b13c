//! Sources of tools, against servers of ours and of others.

#![allow(clippy::unwrap_used)]

mod fake;
