//! The interface from outside, on both databases.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod bad_input;
mod briefs;
mod client;
mod connections;
mod console;
mod contacts;
mod facts;
mod imports;
mod isolation;
mod links;
mod live;
mod login;
mod oauth;
mod openapi;
mod probes;
mod proposals;
mod rest;
mod rig;
mod sockets;
mod sse;
mod texts;
mod tools;
mod undo;
mod usage;
