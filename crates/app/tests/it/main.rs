//! The binary as its users meet it, and the rules of the house.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod chain;
mod cli;
mod config;
mod deliveries;
mod discord;
mod doctor;
mod documents;
mod eval;
mod google;
mod hostile;
mod imports;
mod mail;
mod scan;
mod serve;
mod state;
mod store_move;
mod support;
mod telegram;
mod tokens;
mod whatsapp;
mod when;
