//! The person's calendars elsewhere, kept equal with the agenda in both directions, and their address books with their
//! contacts: both are collections of things ([`domain::Calendar`], which [`domain::Holds`] events or people).
//!
//! | what | file |
//! |---|---|
//! | a person connects an account, chooses calendars, removes one | `desk.rs` |
//! | connections that are due are taken, looked at, given back | `keeper.rs` |
//! | what changed there is read, a page and the place in one transaction | `read.rs` |
//! | what changed here is written there, lost answers are settled by looking | `write.rs` |
//! | an account's calendars and address books, asked alike | `account.rs` |
//! | one thing that stands there, or is gone, in the agenda | `adopt.rs` |
//! | somebody who stands there, or is gone, in the contacts; a card as the contacts show it | `people.rs` |
//! | what is to be written there, as it is here | `here.rs` |
//! | both sides changed the same thing: the rule | `merge.rs` |
//! | an entry as the agenda shows it, and back | `form.rs` |
//! | accounts that can are asked to tell of changes; what they tell | `watches.rs` |
//! | accounts of deleted users and workspaces | `orphans.rs` |
//!
//! That something is to be written is noted by the transaction that changes it (`store::agenda`, `store::cards`), whoever does so: here it
//! is only carried out, and nobody is asked again. Accounts are made by a [`Factory`], which `app` fills: to add a kind,
//! its word in [`domain::ConnectionKind`] and its line there.

mod account;
mod adopt;
mod desk;
mod form;
mod here;
mod keeper;
mod merge;
mod orphans;
mod people;
mod read;
mod watches;
mod write;

use std::sync::Arc;
use std::time::Duration;

use channels::WebhookRequest;
use domain::ConnectionKind;
use jiff::{SignedDuration, Timestamp};
use services::calendars::{self, Calendars};
use services::contacts::Contacts;
use services::mailboxes::Mailbox;
use services::oauth::TokenSource;

pub(crate) use desk::leave_all;
pub use desk::{Connections, NewConnection};
pub(crate) use form::guests;
pub(crate) use keeper::{place, run};
pub use services::calendars::{Answer, Guest};
pub(crate) use watches::stop_all;

/// What an account is made of.
#[derive(Debug)]
pub struct Account<'a> {
    pub url: &'a str,
    pub user: &'a str,
    /// Empty where there is a `token`.
    pub password: &'a str,
    /// Of an account by OAuth: where its access tokens come from.
    pub token: Option<Arc<dyn TokenSource>>,
}

/// What an account cannot be made of: the field, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadAccount {
    pub field: &'static str,
    pub problem: String,
}

/// Makes accounts.
pub trait Factory: Send + Sync + std::fmt::Debug {
    /// Kinds that can be connected.
    fn kinds(&self) -> Vec<ConnectionKind>;

    /// Without asking its server.
    fn make(&self, kind: ConnectionKind, account: &Account<'_>) -> Result<Arc<dyn Calendars>, BadAccount>;

    /// The account's address books; `None` where its kind has none. Without asking its server.
    fn contacts(&self, kind: ConnectionKind, account: &Account<'_>) -> Result<Option<Arc<dyn Contacts>>, BadAccount> {
        let _ = (kind, account);
        Ok(None)
    }

    /// A request to this server that says that something changed in an account; `None` where it says nothing of the sort.
    fn pushed(&self, kind: ConnectionKind, request: &WebhookRequest<'_>) -> Option<calendars::Push> {
        let _ = (kind, request);
        None
    }

    /// The account as a mailbox that tools act on; `None` where it has none. Without asking its server.
    fn mailbox(&self, kind: ConnectionKind, account: &Account<'_>) -> Result<Option<Arc<dyn Mailbox>>, BadAccount> {
        let _ = (kind, account);
        Ok(None)
    }
}

/// Nothing can be connected.
#[derive(Debug)]
pub struct NoFactory;

impl Factory for NoFactory {
    fn kinds(&self) -> Vec<ConnectionKind> {
        Vec::new()
    }

    fn make(&self, _: ConnectionKind, _: &Account<'_>) -> Result<Arc<dyn Calendars>, BadAccount> {
        Err(BadAccount { field: "kind", problem: "cannot be connected here".into() })
    }
}

/// Between two looks at one account: with the look itself, what changed there is seen within a minute.
const EVERY: SignedDuration = SignedDuration::from_secs(50);
/// Between two looks at one that tells of every change: some of what it tells may be lost.
const EVERY_PUSHED: SignedDuration = SignedDuration::from_mins(10);
/// How long after it told of a change an account is looked at: changes come in bursts.
const SOON: SignedDuration = SignedDuration::from_secs(2);
/// How long a worker keeps a connection without a sign of life: longer than any call to an account may take.
const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// How long an account may take to say what it has.
const PATIENCE: Duration = Duration::from_mins(1);
/// Accounts of one person; one more is refused.
pub(crate) const MAX_CONNECTIONS: usize = 10;
/// Calendars of one account, and address books; the rest is not seen.
const MAX_CALENDARS: usize = 100;
/// Events of one calendar; what comes beyond is left out, and the calendar says so.
const MAX_EVENTS: i64 = 10_000;
/// Days before today and behind it that are kept equal.
const DAYS: (i64, i64) = (30, 365);
/// Every so often a calendar is read from the beginning, because the days that are kept equal move on. So many days more
/// are read.
const AFRESH: i64 = 7;

/// What is read: a little more than is kept equal.
fn window(now: Timestamp) -> std::ops::Range<Timestamp> {
    let day = |days| crate::agenda::occurrence::days_from(now, days);
    day(-DAYS.0)..day(DAYS.1 + AFRESH + 1)
}

/// Why a look ended before its end.
#[derive(Debug)]
enum Stop {
    /// What the account said.
    Account(calendars::Error),
    Engine(crate::Error),
}

impl From<calendars::Error> for Stop {
    fn from(error: calendars::Error) -> Self {
        Self::Account(error)
    }
}

impl From<crate::Error> for Stop {
    fn from(error: crate::Error) -> Self {
        Self::Engine(error)
    }
}

impl From<store::Error> for Stop {
    fn from(error: store::Error) -> Self {
        Self::Engine(error.into())
    }
}
