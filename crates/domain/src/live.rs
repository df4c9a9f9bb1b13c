//! What clients of a conversation see happen, in one sequence per conversation.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{ConversationId, Delivery, Event, Message, MessageId, Proposal, Reminder, TurnId, TurnState};

/// One entry of a conversation's stream. `seq` starts at 1 and has no gaps.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct LiveEvent {
    pub conversation_id: ConversationId,
    pub seq: i64,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub payload: LivePayload,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(clippy::large_enum_variant)] // short-lived, and a box would cost each of them an allocation
pub enum LivePayload {
    /// Somebody said something.
    Message { message: Message },
    /// A message of ours was delivered, or was not.
    Delivery { message_id: MessageId, delivery: Delivery },
    /// A turn failed for good; one that ends well is told by what it said and wrote.
    Turn { turn_id: TurnId, state: TurnState },
    /// A proposal was made, edited or decided.
    Proposal { proposal: Proposal },
    /// An event was written.
    Event { event: Event },
    /// A reminder was written.
    Reminder { reminder: Reminder },
}
