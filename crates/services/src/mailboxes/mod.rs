//! Mailboxes that a person acts on: an account of mail on somebody's server, behind one trait.
//!
//! [`Mailbox`] looks, drafts, sends and tidies up; a chat by mail is another matter, the mail channel's. What stands in a
//! mailbox is text from outside. [`imap`] is any account over IMAP and SMTP, `google::gmail` one at Google. To add another
//! kind: a file or folder with a type that implements the trait, made from its credentials, and a run of [`contract`] in
//! `tests/it`.

pub mod contract;
pub mod fake;
pub mod imap;
pub(crate) mod rfc5322;

use std::time::Duration;

use async_trait::async_trait;
use jiff::Timestamp;
use jiff::civil::Date;
pub use mail::Address;
pub use mail::imap::Role;

use crate::calendars;

/// Mails that one search answers, at most.
pub const MAX_FOUND: usize = 50;
/// Mails of one thread that are read, the newest.
pub const MAX_THREAD: usize = 50;
/// Mails that one change touches.
pub const MAX_BATCH: usize = 1_000;
/// Characters of a mail's beginning that a summary shows.
pub const SNIPPET: usize = 200;
/// The largest attachment that is fetched, in bytes.
pub const MAX_FILE: usize = 20 * 1024 * 1024;
/// Receivers of one mail.
pub const MAX_RECEIVERS: usize = 50;
/// Bytes of a mail's own words and of what it quotes that are read.
const MAX_TEXT: usize = 64 * 1024;
const MAX_QUOTED: usize = 16 * 1024;

/// A folder, or a label where the account has labels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// The account's own name for it. Opaque.
    pub id: String,
    /// As the person reads it.
    pub name: String,
    pub role: Option<Role>,
    /// A mail can have several of them.
    pub label: bool,
}

/// What is searched for: all that is given has to fit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Words that stand in the mail or its headers, each of them.
    pub text: String,
    /// Parts of an address or a name; some accounts (Gmail) find whole words only.
    pub from: Option<String>,
    pub to: Option<String>,
    pub subject: Option<String>,
    /// Arrived on that day or later; before that day.
    pub since: Option<Date>,
    pub before: Option<Date>,
    pub unread: Option<bool>,
    pub starred: Option<bool>,
    /// By its name or id; none: everywhere but in what was thrown away.
    pub folder: Option<String>,
}

/// What was found, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub mails: Vec<Summary>,
    pub reach: Reach,
}

/// How thorough a search was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// These are all.
    Whole,
    /// These are the newest; so many fit in all.
    Newest(usize),
    /// Not all was searched: what was left out, for a person.
    Partial(String),
}

/// Somebody, as a mail names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// May be empty.
    pub name: String,
    pub address: String,
}

/// A mail at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Opaque; another once the mail was moved.
    pub id: String,
    pub from: Person,
    pub subject: String,
    pub at: Timestamp,
    /// The first [`SNIPPET`] characters of what its sender wrote, on one line.
    pub snippet: String,
    pub unread: bool,
    pub starred: bool,
    /// The names of its folder or its labels.
    pub folders: Vec<String>,
    pub attachments: usize,
}

/// A mail that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub summary: Summary,
    /// Those that can be written to.
    pub to: Vec<Address>,
    pub cc: Vec<Address>,
    /// Without its `<` and `>`.
    pub message_id: String,
    /// The mails before it in its thread, oldest first.
    pub references: Vec<String>,
    /// What its sender wrote, and what stands below it.
    pub text: String,
    pub quoted: String,
    pub files: Vec<File>,
    /// A program or a list sent it.
    pub automatic: bool,
}

/// An attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Opaque; means something beside its mail's id only.
    pub id: String,
    pub name: String,
    /// Such as `text/calendar`, in lower case.
    pub mime: String,
    /// About so many bytes.
    pub size: u64,
}

/// A mail of the person's, before it is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Makes the Message-ID: the same key is the same mail, so that a repeat is noticed.
    pub key: String,
    pub to: Vec<Address>,
    pub cc: Vec<Address>,
    pub bcc: Vec<Address>,
    pub subject: String,
    pub body: String,
    pub answers: Option<Answered>,
}

/// The mail that another answers, as [`Mailbox::read`] tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    pub id: String,
    pub message_id: String,
    pub references: Vec<String>,
}

/// What is done to mails. Each is done again without harm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Out of the inbox, and kept.
    Archive,
    Star(bool),
    /// Read, or unread again.
    Read(bool),
    /// By its name or id; it has to be there.
    Move(String),
    /// Labels by their names: put on, taken off.
    Label {
        on: Vec<String>,
        off: Vec<String>,
    },
    /// Into the trash, from which the account removes it in its own time.
    Trash,
}

/// A mail that was not changed, and why, for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    pub id: String,
    pub why: String,
}

/// Why the account did not do what was asked. The texts are for a person, with the server's own words cleaned and cut.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The credentials are not taken, or not for this.
    #[error("{0}")]
    Denied(String),
    /// There is no such mail, or no more.
    #[error("this mail is not there any more; search again")]
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

/// One account of mail. Every call is bounded in time and size by its adapter, and safe to cancel by dropping; a dropped
/// [`send`](Self::send) counts as [`Error::Unknown`].
#[async_trait]
pub trait Mailbox: Send + Sync + std::fmt::Debug {
    /// Whose it is.
    fn address(&self) -> &Address;

    /// At most 500, the inbox among them.
    async fn folders(&self) -> Result<Vec<Folder>, Error>;

    /// The newest that fit, at most `limit` and at most [`MAX_FOUND`].
    async fn search(&self, query: &Query, limit: usize) -> Result<Found, Error>;

    /// The ids of those that fit, the newest `limit`, at most [`MAX_BATCH`].
    async fn ids(&self, query: &Query, limit: usize) -> Result<Vec<String>, Error>;

    /// One mail; it stays unread if it was.
    async fn read(&self, id: &str) -> Result<Letter, Error>;

    /// The mails of its thread, itself among them, oldest first; of more than [`MAX_THREAD`] the newest.
    async fn thread(&self, id: &str) -> Result<Vec<Letter>, Error>;

    /// The bytes of an attachment, at most `most` and at most [`MAX_FILE`] of them; a larger one is refused.
    async fn attachment(&self, id: &str, file: &str, most: usize) -> Result<Vec<u8>, Error>;

    /// Keeps a draft and answers its id. The same key again keeps no second one.
    async fn draft(&self, draft: &Draft) -> Result<String, Error>;

    /// Sends a mail, keeps it among those that were sent, and answers its Message-ID. After [`Error::Unknown`] whoever
    /// wants to know asks [`sent`](Self::sent).
    async fn send(&self, draft: &Draft) -> Result<String, Error>;

    /// The Message-ID that this draft has, sent or not.
    fn message_id(&self, draft: &Draft) -> String;

    /// Whether a mail with this Message-ID stands among those that were sent. `false` proves nothing: only some servers
    /// keep what they send by themselves.
    async fn sent(&self, message_id: &str) -> Result<bool, Error>;

    /// Changes at most [`MAX_BATCH`] mails, and tells those that it did not. An account without what is asked (labels,
    /// such a folder) refuses it all.
    async fn change(&self, ids: &[String], change: &Change) -> Result<Vec<Missed>, Error>;
}

impl From<calendars::Error> for Error {
    /// What an account says that has mails beside its calendars.
    fn from(error: calendars::Error) -> Self {
        match error {
            calendars::Error::Denied(why) => Self::Denied(why),
            calendars::Error::Missing => Self::Missing,
            calendars::Error::Refused(why) => Self::Refused(why),
            calendars::Error::Later { why, after } => Self::Later { why, after },
            calendars::Error::Unknown(why) => Self::Unknown(why),
            error @ (calendars::Error::Changed | calendars::Error::Expired) => {
                Self::Later { why: error.to_string(), after: None }
            }
        }
    }
}

/// The beginning of a mail, on one line.
pub(crate) fn snippet(text: &str) -> String {
    let head = &text[..text.floor_char_boundary(8 * SNIPPET)];
    let words = domain::text::clean(head).split_whitespace().collect::<Vec<_>>().join(" ");
    domain::text::shorten(&words, SNIPPET)
}

/// Refuses what no account takes.
pub(crate) fn admit(draft: &Draft) -> Result<(), Error> {
    let receivers = draft.to.len() + draft.cc.len() + draft.bcc.len();
    match receivers {
        0 => Err(Error::Refused("the mail has no receiver".into())),
        1..=MAX_RECEIVERS => Ok(()),
        _ => Err(Error::Refused(format!("the mail has {receivers} receivers; {MAX_RECEIVERS} at most"))),
    }
}

pub(crate) fn admit_batch(ids: &[String]) -> Result<(), Error> {
    let count = ids.len();
    let many = || Error::Refused(format!("{count} mails at once are too many; {MAX_BATCH} at most"));
    if count > MAX_BATCH { Err(many()) } else { Ok(()) }
}
