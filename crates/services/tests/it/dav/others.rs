//! Against Radicale, which `scripts/peers/dav` runs; skipped where it does not.

use std::io::Write;

use services::calendars::{self, Calendars, Change, Error};
use services::contacts::{self, Contacts};

use super::{calendars, contacts, window};

/// Where it listens, where it does.
fn peer() -> Option<String> {
    let peer = std::env::var("ATTACHE_DAV_PEER").ok();
    if peer.is_none() {
        // Past the capture of the test's output: what was not tested has to be seen.
        let told = b"\nskipped: no server of CalDAV is there (scripts/peers/dav runs one)\n";
        std::io::stderr().write_all(told).unwrap();
    }
    peer
}

#[tokio::test]
async fn calendars_keep_the_contract() {
    let Some(address) = peer() else { return };
    let account = calendars(&address);
    let listed = account.list().await.unwrap();
    let names: Vec<&str> = listed.iter().map(|listed| listed.name.as_str()).collect();
    assert!(names.contains(&"Casa & más") && !names.contains(&"Tasks"), "{listed:?}");
    let home = listed.iter().find(|listed| listed.name == "Casa & más").unwrap();
    assert_eq!((home.id.as_str(), home.color.as_deref()), ("/ana/home/", Some("#ff8800")));
    for page in [1, 3, 100] {
        calendars::contract::check(&calendars(&address).pages(page), "/ana/home/", &format!("by {page}/ñ")).await;
    }
}

#[tokio::test]
async fn address_books_keep_the_contract() {
    let Some(address) = peer() else { return };
    for page in [2, 100] {
        let account = contacts(&address).pages(page);
        let listed = account.list().await.unwrap();
        assert!(listed.iter().any(|book| book.id == "/ana/people/" && book.name == "People"), "{listed:?}");
        contacts::contract::check(&account, "/ana/people/", &format!("by-{page}")).await;
    }
}

#[tokio::test]
async fn a_large_calendar_is_told_whole_in_pages_and_by_window() {
    let Some(address) = peer() else { return };
    let events: usize = std::env::var("ATTACHE_DAV_EVENTS").unwrap().parse().unwrap();
    let account = calendars(&address);
    let (mut since, mut told) = (None, 0);
    loop {
        let page = account.changes("/ana/large/", since.as_deref(), &window()).await.unwrap();
        assert!(page.whole && page.changes.len() <= 100);
        assert!(page.changes.iter().all(|change| matches!(change, Change::Stands(_))));
        told += page.changes.len();
        since = Some(page.next);
        if !page.more {
            break;
        }
    }
    assert_eq!(told, events);
    let quiet = account.changes("/ana/large/", since.as_deref(), &window()).await.unwrap();
    assert!(quiet.changes.is_empty() && !quiet.whole);
    let day = "2027-06-03T00:00:00Z".parse().unwrap().."2027-06-04T00:00:00Z".parse().unwrap();
    let within = account.changes("/ana/large/", None, &day).await.unwrap();
    assert!(within.changes.len() < 20, "{}", within.changes.len());
    assert!(!account.busy("/ana/large/", &day).await.unwrap().is_empty());
}

#[tokio::test]
async fn what_is_not_allowed_or_not_known_is_said() {
    let Some(address) = peer() else { return };
    let wrong = services::dav::Credentials::Basic { name: "ana".into(), password: "no".into() };
    let stranger =
        calendars::caldav::CalDav::new(&super::web(), &address, wrong, std::sync::Arc::new(domain::SystemClock));
    let denied = stranger.unwrap().list().await;
    assert!(matches!(&denied, Err(Error::Denied(why)) if why.contains("password")), "{denied:?}");
    let account = calendars(&address);
    let never = "{\"since\":{\"sync\":\"http://radicale.org/ns/sync/0000\"}}";
    assert_eq!(account.changes("/ana/home/", Some(never), &window()).await, Err(Error::Expired));
    assert_eq!(account.get("/ana/home/", "/ana/home/nothing.ics").await, Err(Error::Missing));
}
