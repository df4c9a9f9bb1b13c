//! The interface from outside, on both databases.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod openapi;
