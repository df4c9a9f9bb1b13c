//! The client of WebDAV: against Radicale, against a server without tokens of syncs, and against what goes wrong.

mod faults;
mod others;
pub mod server;
mod simple;

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use domain::SystemClock;
use jiff::Timestamp;
use net::{Hosts, Web};
use services::calendars::caldav::CalDav;
use services::contacts::carddav::CardDav;
use services::dav::Credentials;

fn web() -> Web {
    let _ = rustls::crypto::ring::default_provider().install_default();
    Web::new(Hosts::Any, Duration::from_secs(5)).unwrap()
}

fn credentials() -> Credentials {
    Credentials::Basic { name: "ana".into(), password: "pass\"wörd".into() }
}

fn calendars(address: &str) -> CalDav {
    CalDav::new(&web(), address, credentials(), Arc::new(SystemClock)).unwrap()
}

fn contacts(address: &str) -> CardDav {
    CardDav::new(&web(), address, credentials(), Arc::new(SystemClock)).unwrap()
}

fn window() -> Range<Timestamp> {
    "2027-01-01T00:00:00Z".parse().unwrap().."2028-01-01T00:00:00Z".parse().unwrap()
}
