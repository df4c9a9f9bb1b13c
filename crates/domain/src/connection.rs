//! Calendars that are kept elsewhere: the account, its calendars, and what a person is told about both sides' changes.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{CalendarId, ConnectionId, EventId, LinkState, UserId, WorkspaceId};

/// How an account's server is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConnectionKind {
    Caldav,
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
    /// The user name there.
    pub account: String,
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
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
}

/// One of an account's calendars.
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

/// What was settled about an event that both sides changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Settled {
    Title,
    Times,
    Place,
    Notes,
    Recurrence,
    /// One occurrence of a series.
    Occurrence,
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
    pub event_id: EventId,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub what: Settled,
    /// The event's.
    pub title: String,
    /// What stands now.
    pub kept: Option<String>,
    /// What stood in the agenda, and was overwritten.
    pub lost: Option<String>,
}
