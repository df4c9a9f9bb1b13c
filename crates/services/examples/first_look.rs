//! Looks at a whole calendar for the first time and says how long it took:
//! `first_look https://dav.example.org me password "name of the calendar"`. Internal hosts and plain HTTP are allowed.
#![allow(clippy::print_stdout, clippy::disallowed_methods)] // it measures, and says so

use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::SystemClock;
use net::{Hosts, Web};
use services::calendars::{Calendars, Change, caldav::CalDav};
use services::dav::Credentials;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut arguments = std::env::args().skip(1);
    let mut next = |what: &str| arguments.next().ok_or(format!("say {what}"));
    let (address, name, password, calendar) =
        (next("the address")?, next("the name")?, next("the password")?, next("the calendar")?);
    let web = Web::new(Hosts::Any, Duration::from_secs(10))?;
    let credentials = Credentials::Basic { name, password: password.into() };
    let account = CalDav::new(&web, &address, credentials, Arc::new(SystemClock))?;

    let begun = Instant::now();
    let listed = account.list().await?;
    let calendar = listed.into_iter().find(|listed| listed.name == calendar).ok_or("there is no such calendar")?;
    let window = "2020-01-01T00:00:00Z".parse()?.."2040-01-01T00:00:00Z".parse()?;
    let (mut since, mut stands, mut unreadable) = (None, 0, 0);
    loop {
        let page = account.changes(&calendar.id, since.as_deref(), &window).await?;
        stands += page.changes.iter().filter(|change| matches!(change, Change::Stands(_))).count();
        unreadable += page.changes.iter().filter(|change| matches!(change, Change::Unreadable { .. })).count();
        since = Some(page.next);
        if !page.more {
            break;
        }
    }
    println!("{stands} events, {unreadable} that cannot be read, {:.1} s", begun.elapsed().as_secs_f64());
    Ok(())
}
