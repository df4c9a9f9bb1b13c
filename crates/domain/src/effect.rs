//! One thing done outside, through the outbox.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{ChannelId, ConversationId, EffectId, MessageId, WorkspaceId};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EffectState {
    Pending,
    /// Handed to the adapter; not known to have arrived.
    Sending,
    /// The outcome is unknown and the platform does not deduplicate: waits for a person.
    Uncertain,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EffectKind {
    /// Deliver this message of ours.
    Send { message_id: MessageId, text: String },
    /// A line to somebody who has no conversation with us. Nothing of it is kept.
    Notice { text: String },
}

/// A row of the outbox.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    pub id: EffectId,
    pub workspace_id: WorkspaceId,
    pub conversation_id: ConversationId,
    pub channel_id: ChannelId,
    pub chat_key: String,
    /// Orders the effects of a conversation.
    pub seq: i64,
    /// Given to the platform where it takes one; the same for every try.
    pub idempotency_key: String,
    pub kind: EffectKind,
    pub state: EffectState,
    pub attempts: u32,
    pub fence: i64,
    pub created_at: Timestamp,
}
