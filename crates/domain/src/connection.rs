//! Calendars and contacts that are kept elsewhere: the account, its calendars and address books, and what a person is told about both sides' changes.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{CalendarId, CardId, ConnectionId, EventId, IdError, LinkState, UserId, WorkspaceId};

/// How an account's server is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConnectionKind {
    /// A server that a person names, by a password.
    Caldav,
    /// A Google account, by OAuth.
    Google,
}

/// What an account by OAuth is used for; each is granted and dropped alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Service {
    Mail,
    Calendar,
    Contacts,
}

impl Service {
    pub const ALL: [Self; 3] = [Self::Mail, Self::Calendar, Self::Contacts];

    /// As it is written in addresses and in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Calendar => "calendar",
            Self::Contacts => "contacts",
        }
    }

    /// Words with spaces or commas between them, each once; those that are none are the error.
    pub fn read_all(text: &str) -> Result<Vec<Self>, String> {
        let mut all = Vec::new();
        for word in text.split([' ', ',', '+']).filter(|word| !word.is_empty()) {
            let found = Self::ALL.into_iter().find(|one| one.word() == word);
            all.push(found.ok_or_else(|| crate::text::quote(word))?);
        }
        all.sort_unstable();
        all.dedup();
        Ok(all)
    }

    /// As [`Service::read_all`] reads them.
    pub fn write_all(services: &[Self]) -> String {
        services.iter().map(|one| one.word()).collect::<Vec<_>>().join(" ")
    }
}

/// An account with calendars, without its secret.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Connection {
    pub id: ConnectionId,
    #[serde(skip)]
    #[schema(ignore)]
    pub workspace_id: WorkspaceId,
    pub user_id: UserId,
    pub kind: ConnectionKind,
    pub url: String,
    /// The user name there; of an account by OAuth its mail address.
    pub account: String,
    /// What an account by OAuth is used for; of others it is empty, and they have calendars.
    pub services: Vec<Service>,
    /// What the provider granted, by its own names. Empty where there is no OAuth.
    pub scopes: Vec<String>,
    /// Where a person goes in the browser to mend it: an address of this server. Null where nothing is wrong, or where
    /// it mends itself.
    pub mend: Option<String>,
    pub state: LinkState,
    /// Since when it is in this state.
    #[schema(value_type = String, format = DateTime)]
    pub since: Timestamp,
    /// When it was last looked at to the end.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub looked_at: Option<Timestamp>,
    /// When it is looked at next; null where its credentials are refused.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub next_look_at: Option<Timestamp>,
    /// What went wrong the last time; null while all is well.
    pub last_error: Option<String>,
    /// It tells of changes by itself, within moments; else they are looked for every minute.
    pub pushes: bool,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
}

/// What stands in one of an account's collections.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    /// A calendar.
    Events,
    /// An address book.
    People,
}

/// What is kept equal with something elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kept {
    Event(EventId),
    Contact(CardId),
}

impl fmt::Display for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Event(id) => id.fmt(f),
            Self::Contact(id) => id.fmt(f),
        }
    }
}

impl FromStr for Kept {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        text.parse().map(Self::Event).or_else(|_| text.parse().map(Self::Contact))
    }
}

/// One of an account's calendars, or one of its address books.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Calendar {
    pub id: CalendarId,
    pub connection_id: ConnectionId,
    #[serde(skip)]
    #[schema(ignore)]
    pub workspace_id: WorkspaceId,
    #[serde(skip)]
    #[schema(ignore)]
    pub user_id: UserId,
    /// The account's own name for it.
    #[serde(skip)]
    #[schema(ignore)]
    pub external_id: String,
    #[serde(skip)]
    #[schema(ignore)]
    pub holds: Holds,
    pub name: String,
    /// `#rrggbb`.
    pub color: Option<String>,
    pub writable: bool,
    /// IANA zone of what names none.
    pub zone: String,
    /// It is kept equal with the agenda.
    pub chosen: bool,
    /// New events of the agenda are written here.
    pub takes_new: bool,
    /// Events of the agenda that stand in it.
    pub events: i64,
    /// Of these, how many wait to be written.
    pub waiting: i64,
    /// What of it could not be read or written; null where all could.
    pub problem: Option<String>,
}

/// What was settled about an event, or somebody in the contacts, that both sides changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Settled {
    Title,
    Times,
    Place,
    Notes,
    Recurrence,
    /// Of somebody in the contacts, as are those below to the birthday.
    Name,
    Given,
    Family,
    Emails,
    Phones,
    Organisation,
    Birthday,
    /// One occurrence of a series.
    Occurrence,
    /// What the person said to an invitation.
    Reply,
    /// Deleted there, changed here: it stands.
    DeletedThere,
    /// Deleted here, changed there: it stands again.
    DeletedHere,
}

/// A change of both sides, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CalendarNotice {
    /// Sorts by time.
    pub id: String,
    /// Null where it is about somebody in the contacts.
    pub event_id: Option<EventId>,
    /// Null where it is about an event.
    pub contact_id: Option<CardId>,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub what: Settled,
    /// The event's, or what the contact is called.
    pub title: String,
    /// What stands now.
    pub kept: Option<String>,
    /// What stood here, and was overwritten.
    pub lost: Option<String>,
}
