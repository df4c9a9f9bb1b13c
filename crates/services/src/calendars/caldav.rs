//! Calendars on a server that speaks CalDAV (RFC 4791): the account at an address, by a name and a password or a token.

use std::ops::Range;
use std::sync::Arc;

use async_trait::async_trait;
use domain::{Clock, text};
use jiff::Timestamp;
use net::Web;
use tokio::sync::OnceCell;

use super::{Calendars, Change, Changes, Entry, Error, Found, Listed, Written, ical};
use crate::dav::xml::{Element, Space};
use crate::dav::{Ask, Credentials, Dav, Fetched, Home, Item, Kind, Looks, Resource, by_uid, event_filter};

const CALENDAR: Kind = Kind {
    data: "calendar-data",
    multiget: "calendar-multiget",
    space: Space::CalDav,
    declared: "urn:ietf:params:xml:ns:caldav",
    collection: "calendar",
    home: "calendar-home-set",
    well_known: "/.well-known/caldav",
    mime: "text/calendar; charset=utf-8",
    suffix: ".ics",
};

/// What is asked of each calendar.
const PROPERTIES: &str = "<displayname/><current-user-privilege-set/><a:calendar-color/>\
                          <k:supported-calendar-component-set/><k:calendar-timezone/>";
const MOST_CALENDARS: usize = 100;
const MOST_NAME: usize = 200;

/// One account.
#[derive(Debug)]
pub struct CalDav {
    dav: Dav,
    looks: Looks,
    /// Where its calendars stand, once that is known.
    homes: OnceCell<Vec<Home>>,
    /// Under which its owner is invited, once that is known.
    addresses: OnceCell<Vec<String>>,
    clock: Arc<dyn Clock>,
}

impl CalDav {
    /// The account at `address`, as a person wrote it: a server, or any address of the account's. Fails where nothing
    /// may be asked there; the text is for them.
    pub fn new(web: &Web, address: &str, credentials: Credentials, clock: Arc<dyn Clock>) -> Result<Self, String> {
        let dav = Dav::new(web, address, credentials, Arc::clone(&clock))?;
        Ok(Self { dav, looks: Looks::new(&CALENDAR), homes: OnceCell::new(), addresses: OnceCell::new(), clock })
    }

    /// The same with so many things in a page of changes; 100 else.
    #[must_use]
    pub fn pages(self, size: usize) -> Self {
        Self { looks: self.looks.of(size), ..self }
    }

    /// When events take place that make busy; the server has to expand what repeats.
    async fn events_within(&self, calendar: &str, window: &Range<Timestamp>) -> Result<Vec<Range<Timestamp>>, Error> {
        let (start, end) = (ical::utc(window.start), ical::utc(window.end));
        let expanded = format!("<k:calendar-data><k:expand start=\"{start}\" end=\"{end}\"/></k:calendar-data>");
        let query = within(window, &format!("<getetag/>{expanded}"));
        let mut spans = Vec::new();
        for fetched in self.dav.query(&CALENDAR, calendar, query).await? {
            spans.extend(ical::spans(fetched.data.as_bytes()).map_err(|why| unreadable(&why))?);
        }
        Ok(spans)
    }

    /// The entry with its own owner marked among the guests. The server is asked who that is once there are guests.
    async fn owned(&self, mut found: Found) -> Result<Found, Error> {
        if found.entry.guests.is_empty() {
            return Ok(found);
        }
        let own = self.addresses.get_or_try_init(|| self.dav.addresses(&CALENDAR)).await?;
        for guest in &mut found.entry.guests {
            guest.own = own.iter().any(|email| email.eq_ignore_ascii_case(&guest.email));
        }
        Ok(found)
    }

    async fn fetch(&self, calendar: &str, href: &str) -> Result<Fetched, Error> {
        self.dav.get(&CALENDAR, calendar, href).await
    }
}

#[async_trait]
impl Calendars for CalDav {
    async fn list(&self) -> Result<Vec<Listed>, Error> {
        let homes = self.homes.get_or_try_init(|| self.dav.homes(&CALENDAR)).await?;
        let found = self.dav.collections(&CALENDAR, homes, PROPERTIES).await?;
        Ok(found.iter().filter(|one| holds_events(one)).map(listed).take(MOST_CALENDARS).collect())
    }

    async fn changes(&self, calendar: &str, since: Option<&str>, window: &Range<Timestamp>) -> Result<Changes, Error> {
        let first = within(window, "<getetag/>");
        let page = self.looks.page(&self.dav, calendar, since, Some(&first)).await?;
        let mut changes = Vec::with_capacity(page.items.len());
        for change in page.items.into_iter().filter_map(change) {
            changes.push(match change {
                Change::Stands(found) => Change::Stands(Box::new(self.owned(*found).await?)),
                other => other,
            });
        }
        Ok(Changes { changes, next: page.next, more: page.more, whole: page.whole })
    }

    async fn get(&self, calendar: &str, href: &str) -> Result<Found, Error> {
        self.owned(found(self.fetch(calendar, href).await?)?.ok_or(Error::Missing)?).await
    }

    async fn create(&self, calendar: &str, entry: &Entry) -> Result<Written, Error> {
        let data = ical::write(entry, self.clock.now()).map_err(Error::Refused)?;
        self.dav.create(&CALENDAR, &self.dav.place(&CALENDAR, calendar, &entry.uid), data).await
    }

    async fn find(&self, calendar: &str, uid: &str) -> Result<Option<Found>, Error> {
        // Where we would have written it, and then wherever it is.
        let has_uid = |found: &Found| found.entry.uid == uid;
        match self.fetch(calendar, &self.dav.place(&CALENDAR, calendar, uid)).await {
            Ok(fetched) => {
                if let Some(found) = found(fetched)?.filter(has_uid) {
                    return self.owned(found).await.map(Some);
                }
            }
            Err(Error::Missing) => {}
            Err(error) => return Err(error),
        }
        let all = self.dav.query(&CALENDAR, calendar, by_uid(&CALENDAR, uid)).await?;
        match all.into_iter().filter_map(|fetched| found(fetched).ok()?).find(has_uid) {
            Some(found) => self.owned(found).await.map(Some),
            None => Ok(None),
        }
    }

    async fn replace(&self, calendar: &str, href: &str, etag: &str, entry: &Entry) -> Result<Written, Error> {
        let before = self.fetch(calendar, href).await?;
        if before.etag != etag {
            return Err(Error::Changed);
        }
        let data = ical::patch(before.data.as_bytes(), entry, self.clock.now()).map_err(|why| unreadable(&why))?;
        self.dav.replace(&CALENDAR, href, etag, data).await
    }

    async fn remove(&self, calendar: &str, href: &str, etag: &str) -> Result<(), Error> {
        self.dav.remove(&CALENDAR, calendar, href, etag).await
    }

    async fn busy(&self, calendar: &str, window: &Range<Timestamp>) -> Result<Vec<Range<Timestamp>>, Error> {
        let body =
            format!("<k:free-busy-query xmlns:k=\"{}\">{}</k:free-busy-query>", CALENDAR.declared, range(window));
        let answer = self.dav.ask(Ask::xml("REPORT", self.dav.url(calendar)?, "1", &body)).await?;
        let spans = match answer.status {
            200 if !answer.cut => ical::busy(&answer.body).map_err(|why| unreadable(&why))?,
            // It does not know the report: its events say it.
            400 | 403 | 405 | 409 | 415 | 422 | 501 => self.events_within(calendar, window).await?,
            _ => return Err(answer.failure()),
        };
        Ok(super::joined(spans, window))
    }
}

fn unreadable(why: &str) -> Error {
    Error::Refused(format!("what stands there cannot be read: {why}"))
}

/// None where it is no event.
fn found(fetched: Fetched) -> Result<Option<Found>, Error> {
    let entry = ical::read(fetched.data.as_bytes()).map_err(|why| unreadable(&why))?;
    Ok(entry.map(|entry| Found { href: fetched.href, etag: fetched.etag, entry }))
}

/// None where it is no event.
fn change(item: Item) -> Option<Change> {
    match item {
        Item::Gone(href) => Some(Change::Gone(href)),
        Item::TooLarge(href) => Some(Change::Unreadable { href, why: "it is too large to be read".into() }),
        Item::Stands(fetched) => match ical::read(fetched.data.as_bytes()) {
            Ok(entry) => {
                entry.map(|entry| Change::Stands(Box::new(Found { href: fetched.href, etag: fetched.etag, entry })))
            }
            Err(why) => Some(Change::Unreadable { href: fetched.href, why }),
        },
    }
}

/// What of a calendar lies within a window.
fn within(window: &Range<Timestamp>, properties: &str) -> String {
    format!(
        "<k:calendar-query xmlns=\"DAV:\" xmlns:k=\"{}\"><prop>{properties}</prop><k:filter>{}</k:filter>\
         </k:calendar-query>",
        CALENDAR.declared,
        event_filter(&range(window))
    )
}

fn range(window: &Range<Timestamp>) -> String {
    format!("<k:time-range start=\"{}\" end=\"{}\"/>", ical::utc(window.start), ical::utc(window.end))
}

/// Whether events can stand in it; a server that does not say has nothing else.
fn holds_events(calendar: &Resource) -> bool {
    let set = calendar.property(Space::CalDav, "supported-calendar-component-set");
    let names = |set: &Element| set.all(Space::CalDav, "comp").any(|comp| comp.named.as_deref() == Some("VEVENT"));
    set.is_none_or(|set| set.children.is_empty() || names(set))
}

fn listed(calendar: &Resource) -> Listed {
    let clean = |text: &str| text::shorten(text::clean(text).trim(), MOST_NAME);
    let last = calendar.href.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let name = calendar.text(Space::Dav, "displayname").map(clean).filter(|name| !name.is_empty());
    Listed {
        id: calendar.href.clone(),
        name: name.unwrap_or_else(|| clean(last)),
        color: calendar.text(Space::Apple, "calendar-color").and_then(color),
        writable: calendar.is_writable(),
        zone: calendar.text(Space::CalDav, "calendar-timezone").and_then(|zone| ical::zone(zone.as_bytes())),
    }
}

/// `#rrggbb` of `#RRGGBBAA`.
fn color(text: &str) -> Option<String> {
    let color = text.get(..7)?.to_ascii_lowercase();
    let digits = color.strip_prefix('#')?;
    digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then_some(color)
}
