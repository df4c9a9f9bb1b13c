//! What stands in the agenda: events and reminders.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{ConversationId, EventId, Priority, ReminderId, UserId};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EventState {
    Confirmed,
    Cancelled,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Event {
    pub id: EventId,
    pub user_id: UserId,
    pub title: String,
    #[schema(value_type = String, format = DateTime)]
    pub starts_at: Timestamp,
    /// Not included in the event.
    #[schema(value_type = String, format = DateTime)]
    pub ends_at: Timestamp,
    /// Whole days in `zone`: `starts_at` and `ends_at` are midnights there.
    pub all_day: bool,
    /// IANA zone that the event was made in.
    pub zone: String,
    pub place: Option<String>,
    pub participants: Vec<String>,
    pub notes: Option<String>,
    /// RFC 5545 rule without `RRULE:`.
    pub recurrence: Option<String>,
    /// Of an invitation that came from a calendar elsewhere: what the person said to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<Reply>,
    /// Occurrences that are not as the rule says, by when it says that they begin, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<Exception>,
    pub state: EventState,
    /// Grows with each change: the ICS `SEQUENCE`.
    pub version: i64,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

/// What a person said to whoever invited them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Reply {
    pub answer: Answer,
    /// A line to whoever invited them, 300 characters at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Whether they come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// They have not said.
    Open,
    Accepted,
    /// Perhaps.
    Tentative,
    Declined,
}

impl Event {
    /// Whether the person said that they do not come: it takes none of their time.
    pub fn is_declined(&self) -> bool {
        self.reply.as_ref().is_some_and(|reply| reply.answer == Answer::Declined)
    }
}

/// One occurrence of a series that is not as the series says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Exception {
    /// When the series says that it begins.
    #[schema(value_type = String, format = DateTime)]
    pub of: Timestamp,
    /// How it is instead; null where it does not take place.
    pub instead: Option<Instead>,
}

/// How an occurrence is instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Instead {
    pub title: String,
    #[schema(value_type = String, format = DateTime)]
    pub starts_at: Timestamp,
    /// Not included.
    #[schema(value_type = String, format = DateTime)]
    pub ends_at: Timestamp,
    pub place: Option<String>,
    pub notes: Option<String>,
}

/// `Confirmed` until due, `Synced` once told; see the lifecycle in `docs/architecture.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReminderState {
    /// Found, waits for a yes.
    Pending,
    /// Stands, will be told at `due_at`.
    Confirmed,
    /// Was told.
    Synced,
    Completed,
    Dismissed,
    Rejected,
}

impl ReminderState {
    /// Whether a person may move a reminder from here to `to`. The end states are final.
    pub fn may_become(self, to: Self) -> bool {
        use ReminderState::{Completed, Confirmed, Dismissed, Pending, Rejected, Synced};
        matches!(
            (self, to),
            (Pending, Confirmed | Rejected)
                | (Confirmed, Synced | Completed | Dismissed)
                | (Synced, Confirmed | Completed | Dismissed)
        )
    }
}

/// What the time of a reminder was said as, which decides what becomes of it when its person travels: what was said by
/// the clock stays at that hour wherever they are, and a moment stays the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DueKind {
    /// "in two hours", "at 9 in London", an hour before an event.
    #[default]
    Moment,
    /// "at 9".
    Clock,
    /// "on Friday": no hour was said.
    Day,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Reminder {
    pub id: ReminderId,
    pub user_id: UserId,
    /// Where it is told.
    pub conversation_id: ConversationId,
    /// The event that it belongs to, if any.
    pub event_id: Option<EventId>,
    pub title: String,
    #[schema(value_type = String, format = DateTime)]
    pub due_at: Timestamp,
    /// What that time was said as.
    #[serde(default)]
    pub due_kind: DueKind,
    /// IANA zone that it was made in, or travelled to: a recurring one keeps its wall time there.
    pub zone: String,
    pub priority: Priority,
    /// RFC 5545 rule without `RRULE:`; told again at each occurrence.
    pub recurrence: Option<String>,
    pub state: ReminderState,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

/// One line of the merged agenda, ordered by time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AgendaEntry {
    Event(Event),
    Reminder(Reminder),
}

impl AgendaEntry {
    /// What orders the agenda.
    pub fn at(&self) -> Timestamp {
        match self {
            Self::Event(event) => event.starts_at,
            Self::Reminder(reminder) => reminder.due_at,
        }
    }
}
