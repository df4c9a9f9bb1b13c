//! The engine's stories, each on every database.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod agenda;
mod chat;
mod delivery;
mod desk;
mod facts;
mod ics;
mod links;
mod lunch;
mod mail;
mod memory;
mod money;
mod nodes;
mod oauth;
mod outside;
mod replay;
mod rig;
mod rounds;
mod safety;
mod sync;
mod taint;
mod tools;
mod turns;
