//! What one word of a person did to their agenda and their contacts: what an undo takes back as one.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{Card, CardId, ConversationId, DeedId, EffectId, Event, Reminder, UserId};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Deed {
    pub id: DeedId,
    pub user_id: UserId,
    pub conversation_id: ConversationId,
    /// What was done and an undo takes back: a line for each thing, in the person's language. Empty where nothing of it
    /// can be taken back.
    pub lines: Vec<String>,
    /// What was done with the same word and stays done.
    pub kept: Vec<String>,
    /// How what was changed was before.
    #[serde(skip)]
    pub changes: Vec<Change>,
    /// The lines may repeat what others wrote.
    #[serde(skip)]
    pub outside: bool,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub undone_at: Option<Timestamp>,
}

impl Deed {
    /// How long it can be taken back.
    pub const LASTS: SignedDuration = SignedDuration::from_hours(24);

    /// Until when.
    pub fn until(&self) -> Timestamp {
        self.at.saturating_add(Self::LASTS).unwrap_or(Timestamp::MAX)
    }
}

/// One thing that was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(clippy::large_enum_variant)] // few, and short-lived
pub enum Change {
    Event {
        /// `None` where it was made.
        before: Option<Event>,
        after: Event,
    },
    Reminder {
        /// `None` where it was made.
        before: Option<Reminder>,
        after: Reminder,
    },
    Contact {
        id: CardId,
        /// `None` where it was made.
        before: Option<Card>,
        /// `None` where it was deleted.
        after: Option<Card>,
    },
    /// A mail that waits before it leaves, by its effect, and the line that says it. It goes back while it waits.
    Mail { effect: EffectId, line: String },
}
