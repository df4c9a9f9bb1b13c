//! The contract suite over every adapter and the fake.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod contract;
