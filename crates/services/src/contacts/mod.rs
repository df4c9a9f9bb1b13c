//! Contacts that are kept elsewhere: an account with address books, behind one trait.
//!
//! [`Contacts`] is such an account as `calendars::Calendars` is one with calendars: what changed since, and one card
//! written against one version. What an account tells is text from outside. To add another kind: a type that implements
//! the trait, made from its address and credentials, and a run of [`contract`] in `tests/it`.

pub mod carddav;
pub mod contract;
pub mod fake;
mod person;
pub mod vcard;

use async_trait::async_trait;

pub use crate::calendars::{Error, Written};
pub use person::{Birthday, Person};

/// One of an account's address books.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    /// The account's own name for it. Opaque.
    pub id: String,
    pub name: String,
    pub writable: bool,
}

/// Somebody as they stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it stands there. Opaque, and stays the same as long as it stands.
    pub href: String,
    /// Which version of it this is; another after every change.
    pub etag: String,
    pub person: Person,
}

/// What happened to one card since the last look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// New or changed.
    Stands(Box<Found>),
    /// By its href; what was never known here may be named too.
    Gone(String),
    /// It stands there, and cannot be read.
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    pub changes: Vec<Change>,
    /// Where the next look begins; to be kept only once `changes` are. Opaque.
    pub next: String,
    /// More waits behind `next`, now.
    pub more: bool,
    /// This look began at the beginning: after its last page, what was not named stands there no more.
    pub whole: bool,
}

/// An account with address books. Every call is bounded in time and size by its adapter.
#[async_trait]
pub trait Contacts: Send + Sync + std::fmt::Debug {
    /// At most 100, in the account's own order.
    async fn list(&self) -> Result<Vec<Book>, Error>;

    /// What happened in `book` since `since` (a [`Changes::next`]; none: everything). Lists of people are passed over.
    async fn changes(&self, book: &str, since: Option<&str>) -> Result<Changes, Error>;

    /// One card as it stands now; [`Error::Missing`] where it does not.
    async fn get(&self, book: &str, href: &str) -> Result<Found, Error>;

    /// Writes something new under its `uid`. Written again with the same uid it is [`Error::Changed`], never a second
    /// one: whoever lost the answer looks with [`Contacts::find`].
    async fn create(&self, book: &str, person: &Person) -> Result<Written, Error>;

    /// By its uid.
    async fn find(&self, book: &str, uid: &str) -> Result<Option<Found>, Error>;

    /// At most `most` whose names, addresses, numbers or organisation contain `text`, whatever its case.
    async fn search(&self, book: &str, text: &str, most: usize) -> Result<Vec<Found>, Error>;

    /// Writes `person` over the version `etag`, and leaves there what a [`Person`] does not hold (photos, postal
    /// addresses, properties of others). [`Error::Changed`] where another version stands.
    async fn replace(&self, book: &str, href: &str, etag: &str, person: &Person) -> Result<Written, Error>;

    /// Takes the version `etag` away; [`Error::Missing`] where nothing stands there.
    async fn remove(&self, book: &str, href: &str, etag: &str) -> Result<(), Error>;
}
