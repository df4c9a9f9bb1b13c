//! Calendars that are kept elsewhere: an account on somebody's server, behind one trait.
//!
//! [`Calendars`] is an account as sync needs it: what changed since, and one thing written against one version. What an
//! account tells is text from outside. To add another kind: a folder with a type that implements the trait, made from
//! its address and credentials, and a run of [`contract`] in `tests/it`.

pub mod caldav;
pub mod contract;
mod entry;
pub mod fake;
pub mod ical;

use std::ops::Range;
use std::time::Duration;

use async_trait::async_trait;
use jiff::Timestamp;

pub(crate) use entry::MOST_NOTE;
pub use entry::{Answer, Entry, Guest, Instance, Moment, Status};

/// People whose time one question asks about: Google's bound.
pub const MOST_OTHERS: usize = 50;

/// One of an account's calendars that holds events; one of tasks only is not listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The account's own name for it: a path, an id. Opaque.
    pub id: String,
    pub name: String,
    /// `#rrggbb`.
    pub color: Option<String>,
    pub writable: bool,
    /// IANA zone of what names none.
    pub zone: Option<String>,
}

/// Something as it stands there.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Where it stands there. Opaque, and stays the same as long as it stands.
    pub href: String,
    /// Which version of it this is; another after every change.
    pub etag: String,
    pub entry: Entry,
}

/// What happened to one thing since the last look.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// New or changed.
    Stands(Box<Found>),
    /// By its href; what was never known here may be named too.
    Gone(String),
    /// It stands there, and cannot be read; told as it is, so that nobody takes it for gone.
    Unreadable { href: String, why: String },
}

impl Change {
    /// Of what it tells.
    pub fn href(&self) -> &str {
        match self {
            Self::Stands(found) => &found.href,
            Self::Gone(href) | Self::Unreadable { href, .. } => href,
        }
    }
}

/// One page of what happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    pub changes: Vec<Change>,
    /// Where the next look begins; to be kept only once `changes` are. Opaque.
    pub next: String,
    /// More waits behind `next`, now.
    pub more: bool,
    /// This look began at the beginning: after its last page, what was not named stands there no more.
    pub whole: bool,
}

/// Where a write ended up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub href: String,
    /// None where the server does not tell: the next look does.
    pub etag: Option<String>,
}

/// Why the account did not do what was asked. The texts are for a person, with the server's own words cleaned and cut.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The credentials are not taken, or not for this.
    #[error("{0}")]
    Denied(String),
    /// The place given to [`Calendars::changes`] is too old, or the server forgot: begin at the beginning.
    #[error("the server no longer knows what changed since")]
    Expired,
    /// It is not as the caller thinks (another version stands there, or it stands there already): look again.
    #[error("it was changed there meanwhile")]
    Changed,
    /// Nothing stands there.
    #[error("it is not there")]
    Missing,
    /// Nothing was done, and never will be this way.
    #[error("{0}")]
    Refused(String),
    /// Nothing was done; it may work later, not before `after` where the server said so.
    #[error("{why}")]
    Later { why: String, after: Option<Duration> },
    /// It was handed over, and no answer came: it may have been done.
    #[error("{0}")]
    Unknown(String),
}

/// What an account is asked to call us by, once something changes in a calendar.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    /// Ours, used once: 64 letters, digits and `_` at most.
    pub id: &'a str,
    /// Where it calls us, over https. A secret is in it.
    pub address: &'a str,
    /// What it shows when it calls.
    pub token: &'a str,
}

impl std::fmt::Debug for Watch<'_> {
    /// Without the secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Watch({})", self.id)
    }
}

/// A watch that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// The account's own name for what is watched. Opaque.
    pub resource: String,
    /// When it ends by itself.
    pub until: Timestamp,
}

/// An account's call that something changed; what, is read as always.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Push {
    /// The [`Watch::id`] and the [`Watch::token`] that it names.
    pub id: String,
    pub token: String,
    pub resource: String,
    /// Nothing changed: it only says that the watch stands.
    pub first: bool,
}

/// An account with calendars. Every call is bounded in time and size by its adapter.
#[async_trait]
pub trait Calendars: Send + Sync + std::fmt::Debug {
    /// At most 100, in the account's own order.
    async fn list(&self) -> Result<Vec<Listed>, Error>;

    /// What happened in `calendar` since `since` (a [`Changes::next`]; none: everything within `window`). Where the
    /// account cannot tell what is within `window`, it may tell more: the caller leaves that out.
    async fn changes(&self, calendar: &str, since: Option<&str>, window: &Range<Timestamp>) -> Result<Changes, Error>;

    /// One thing as it stands now; [`Error::Missing`] where it does not.
    async fn get(&self, calendar: &str, href: &str) -> Result<Found, Error>;

    /// Writes something new under its `uid`. Written again with the same uid it is [`Error::Changed`], never a second
    /// one: whoever lost the answer looks with [`Calendars::find`].
    async fn create(&self, calendar: &str, entry: &Entry) -> Result<Written, Error>;

    /// By its uid.
    async fn find(&self, calendar: &str, uid: &str) -> Result<Option<Found>, Error>;

    /// Writes `entry` over the version `etag`, and leaves there what an [`Entry`] does not hold (alarms, attachments,
    /// properties of others). [`Error::Changed`] where another version stands.
    async fn replace(&self, calendar: &str, href: &str, etag: &str, entry: &Entry) -> Result<Written, Error>;

    /// Takes the version `etag` away; [`Error::Missing`] where nothing stands there.
    async fn remove(&self, calendar: &str, href: &str, etag: &str) -> Result<(), Error>;

    /// When the account's owner is busy within `window`, by start, joined where spans touch.
    async fn busy(&self, calendar: &str, window: &Range<Timestamp>) -> Result<Vec<Range<Timestamp>>, Error>;

    /// When others are busy, by their mail addresses, likewise: of each, in their order; `None` for whom this account
    /// may not see. At most [`MOST_OTHERS`] are looked up.
    async fn busy_of(
        &self,
        people: &[String],
        _window: &Range<Timestamp>,
    ) -> Result<Vec<Option<Vec<Range<Timestamp>>>>, Error> {
        // Most accounts see nobody but their owner.
        Ok(vec![None; people.len()])
    }

    /// Whether the account can be asked to call us. Most cannot.
    fn pushes(&self) -> bool {
        false
    }

    /// Asks the account to call us once something changes in `calendar`. What comes of it may arrive before the answer, late
    /// or never.
    async fn watch(&self, _calendar: &str, _watch: &Watch<'_>) -> Result<Watched, Error> {
        Err(Error::Refused("this account tells nobody of changes".into()))
    }

    /// Ends a watch; one that stands no more is no error.
    async fn unwatch(&self, _id: &str, _resource: &str) -> Result<(), Error> {
        Ok(())
    }
}

/// Spans as [`Calendars::busy`] tells them: cut to `window`, by start, joined where they touch.
pub(crate) fn joined(mut spans: Vec<Range<Timestamp>>, window: &Range<Timestamp>) -> Vec<Range<Timestamp>> {
    spans.sort_by_key(|span| span.start);
    let mut all: Vec<Range<Timestamp>> = Vec::new();
    for span in spans {
        let span = span.start.max(window.start)..span.end.min(window.end);
        match all.last_mut() {
            _ if span.is_empty() => {}
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => all.push(span),
        }
    }
    all
}
