//! The adapters from outside: the contract suite over each and over the fake, and what only one of them has to keep.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod contract;
mod discord;
mod mail;
mod telegram;
mod whatsapp;
