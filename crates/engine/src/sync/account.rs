//! An account as it is kept equal: its calendars and its address books are collections of things, told and written alike.

use std::ops::Range;
use std::sync::Arc;

use domain::{Calendar, Holds};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use services::calendars::{self, Calendars, Entry, Error, Listed, Watch, Watched, Written};
use services::contacts::{self, Contacts, Person};
use tracing::warn;

use super::PATIENCE;

/// The most of a thing that is kept, in bytes of JSON; a larger one counts as unreadable.
const MOST: usize = 256 * 1024;

/// What stands in a calendar, or in an address book. Kept as the JSON of what it is: an entry has times, a person has none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Thing {
    Entry(Box<Entry>),
    Person(Box<Person>),
}

impl Thing {
    pub fn uid(&self) -> &str {
        match self {
            Self::Entry(entry) => &entry.uid,
            Self::Person(person) => &person.uid,
        }
    }

    /// `None` where it is larger than what is kept.
    pub fn encode(&self) -> Option<String> {
        serde_json::to_string(self).ok().filter(|json| json.len() <= MOST)
    }

    /// As it was kept; `None` where a foreign hand was in the database.
    pub fn decode(json: Option<&str>) -> Option<Self> {
        serde_json::from_str(json?).ok()
    }
}

/// Something as it stands there.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub href: String,
    pub etag: String,
    pub thing: Thing,
}

impl From<calendars::Found> for Found {
    fn from(found: calendars::Found) -> Self {
        Self { href: found.href, etag: found.etag, thing: Thing::Entry(Box::new(found.entry)) }
    }
}

impl From<contacts::Found> for Found {
    fn from(found: contacts::Found) -> Self {
        Self { href: found.href, etag: found.etag, thing: Thing::Person(Box::new(found.person)) }
    }
}

/// What happened to one thing since the last look.
#[derive(Debug)]
pub(super) enum Change {
    Stands(Box<Found>),
    Gone(String),
    Unreadable { href: String, why: String },
}

impl From<calendars::Change> for Change {
    fn from(change: calendars::Change) -> Self {
        match change {
            calendars::Change::Stands(found) => Self::Stands(Box::new((*found).into())),
            calendars::Change::Gone(href) => Self::Gone(href),
            calendars::Change::Unreadable { href, why } => Self::Unreadable { href, why },
        }
    }
}

impl From<contacts::Change> for Change {
    fn from(change: contacts::Change) -> Self {
        match change {
            contacts::Change::Stands(found) => Self::Stands(Box::new((*found).into())),
            contacts::Change::Gone(href) => Self::Gone(href),
            contacts::Change::Unreadable { href, why } => Self::Unreadable { href, why },
        }
    }
}

/// A page of what happened, as [`calendars::Changes`] tells it.
#[derive(Debug)]
pub(super) struct Page {
    pub changes: Vec<Change>,
    pub next: String,
    pub more: bool,
    pub whole: bool,
}

/// One account: its calendars, its address books, or both.
#[derive(Debug, Clone, Default)]
pub(super) struct Elsewhere {
    pub calendars: Option<Arc<dyn Calendars>>,
    pub contacts: Option<Arc<dyn Contacts>>,
}

impl Elsewhere {
    /// What it has, bounded in time whatever the adapters do. Where it has calendars they are what it is connected for: address
    /// books that cannot be listed beside them are none.
    pub async fn list(&self) -> Result<Vec<(Holds, Listed)>, Error> {
        let calendars = match &self.calendars {
            Some(account) => Some(in_time(account.list()).await),
            None => None,
        };
        if let Some(Err(error @ (Error::Denied(_) | Error::Later { .. }))) = calendars {
            return Err(error);
        }
        let books = match &self.contacts {
            Some(account) => Some(in_time(account.list()).await),
            None => None,
        };
        let books = books.map(|books| books.map(|books| books.into_iter().map(book).collect::<Vec<_>>()));
        let events = |all: Vec<Listed>| all.into_iter().map(|one| (Holds::Events, one));
        match (calendars, books) {
            (Some(Ok(calendars)), Some(Err(error))) => {
                warn!(%error, "an account's address books cannot be listed");
                Ok(events(calendars).collect())
            }
            (Some(Ok(calendars)), books) => {
                Ok(events(calendars).chain(books.and_then(Result::ok).unwrap_or_default()).collect())
            }
            // A server with address books only.
            (Some(Err(error)), Some(Ok(books))) => {
                if books.is_empty() {
                    Err(error)
                } else {
                    Ok(books)
                }
            }
            (Some(Err(error)), _) => Err(error),
            (None, books) => books.unwrap_or(Ok(Vec::new())),
        }
    }

    /// What happened since; of a calendar, within `window`.
    pub async fn changes(&self, of: &Calendar, since: Option<&str>, window: &Range<Timestamp>) -> Result<Page, Error> {
        let id = &of.external_id;
        match of.holds {
            Holds::Events => {
                let page = self.calendars()?.changes(id, since, window).await?;
                let changes = page.changes.into_iter().map(Change::from).collect();
                Ok(Page { changes, next: page.next, more: page.more, whole: page.whole })
            }
            Holds::People => {
                let page = self.contacts()?.changes(id, since).await?;
                let changes = page.changes.into_iter().map(Change::from).collect();
                Ok(Page { changes, next: page.next, more: page.more, whole: page.whole })
            }
        }
    }

    pub async fn get(&self, of: &Calendar, href: &str) -> Result<Found, Error> {
        match of.holds {
            Holds::Events => self.calendars()?.get(&of.external_id, href).await.map(Found::from),
            Holds::People => self.contacts()?.get(&of.external_id, href).await.map(Found::from),
        }
    }

    pub async fn find(&self, of: &Calendar, uid: &str) -> Result<Option<Found>, Error> {
        match of.holds {
            Holds::Events => Ok(self.calendars()?.find(&of.external_id, uid).await?.map(Found::from)),
            Holds::People => Ok(self.contacts()?.find(&of.external_id, uid).await?.map(Found::from)),
        }
    }

    pub async fn create(&self, of: &Calendar, thing: &Thing) -> Result<Written, Error> {
        match thing {
            Thing::Entry(entry) => self.calendars()?.create(&of.external_id, entry).await,
            Thing::Person(person) => self.contacts()?.create(&of.external_id, person).await,
        }
    }

    pub async fn replace(&self, of: &Calendar, href: &str, etag: &str, thing: &Thing) -> Result<Written, Error> {
        match thing {
            Thing::Entry(entry) => self.calendars()?.replace(&of.external_id, href, etag, entry).await,
            Thing::Person(person) => self.contacts()?.replace(&of.external_id, href, etag, person).await,
        }
    }

    pub async fn remove(&self, of: &Calendar, href: &str, etag: &str) -> Result<(), Error> {
        match of.holds {
            Holds::Events => self.calendars()?.remove(&of.external_id, href, etag).await,
            Holds::People => self.contacts()?.remove(&of.external_id, href, etag).await,
        }
    }

    /// Whether its calendars can be asked to tell of changes.
    pub fn pushes(&self) -> bool {
        self.calendars.as_ref().is_some_and(|account| account.pushes())
    }

    pub async fn watch(&self, of: &Calendar, watch: &Watch<'_>) -> Result<Watched, Error> {
        in_time(self.calendars()?.watch(&of.external_id, watch)).await
    }

    pub async fn unwatch(&self, id: &str, resource: &str) -> Result<(), Error> {
        in_time(self.calendars()?.unwatch(id, resource)).await
    }

    fn calendars(&self) -> Result<&dyn Calendars, Error> {
        self.calendars.as_deref().ok_or_else(|| Error::Refused("the account is not used for calendars".into()))
    }

    fn contacts(&self) -> Result<&dyn Contacts, Error> {
        self.contacts.as_deref().ok_or_else(|| Error::Refused("the account is not used for contacts".into()))
    }
}

fn book(book: contacts::Book) -> (Holds, Listed) {
    let contacts::Book { id, name, writable } = book;
    (Holds::People, Listed { id, name, color: None, writable, zone: None })
}

async fn in_time<T>(answer: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    let slow = |_| Error::Later { why: "the server did not answer in time".into(), after: None };
    tokio::time::timeout(PATIENCE, answer).await.map_err(slow)?
}
