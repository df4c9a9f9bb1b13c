//! The store's stories, each on every database.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod story;
