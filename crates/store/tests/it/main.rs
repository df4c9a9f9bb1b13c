//! The store's stories, each on every database.
#![allow(clippy::unwrap_used, clippy::expect_used)]
#![allow(clippy::disallowed_methods)] // tasks of a test end with it

#[macro_use]
mod support;

mod agenda;
mod buckets;
mod cards;
mod facts;
mod health;
mod hints;
mod inbox;
mod isolation;
mod lanes;
mod links;
mod live;
mod logins;
mod migrations;
mod mover;
mod outages;
mod outbox;
mod people;
mod plans;
mod proposals;
mod spending;
mod texts;
mod transactions;
mod turns;
