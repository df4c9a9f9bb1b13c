//! One thing done outside, through the outbox.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::{ChannelId, ConversationId, EffectId, MessageId, WorkspaceId};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EffectState {
    Pending,
    /// Handed to the adapter; not known to have arrived.
    Sending,
    /// The platform takes it only after the person has written again.
    Held,
    /// The outcome is unknown and the platform does not deduplicate: waits for a person.
    Uncertain,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EffectKind {
    /// Deliver this message of ours.
    Send {
        message_id: MessageId,
        text: String,
        /// Under it, where the platform has buttons.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        buttons: Vec<Choice>,
        /// Where the platform changes messages, this is done in its place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rewrite: Option<Rewrite>,
        /// It is told to the person, wherever they are reached; absent where it answers in its conversation.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        told: Option<Told>,
    },
    /// A line to somebody who has no conversation with us. Nothing of it is kept.
    Notice { text: String },
    /// Call a tool of an attached server with exactly these arguments.
    Call(OutsideCall),
}

/// A button: what stands on it, and what comes back when it is pressed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub label: String,
    pub data: String,
}

/// What is told to a person on the first channel of their order that can take it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Channels that could not deliver it.
    pub passed: Vec<ChannelId>,
}

/// An earlier message of ours, and what it is to read as from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rewrite {
    /// The platform's id of it.
    pub external_id: String,
    pub text: String,
    pub buttons: Vec<Choice>,
}

/// The source of calls that act on the person's own mailbox: no source of tools can be named so.
pub const MAILBOX: &str = "@mailbox";

/// A call that leaves the house.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OutsideCall {
    /// The source's name, or [`MAILBOX`].
    pub source: String,
    /// The tool's name, as the source knows it.
    pub tool: String,
    pub arguments: Map<String, Value>,
    /// The line that the person read.
    pub summary: String,
    /// The language in which its end is told.
    pub language: String,
}

/// Calls of tools stand behind what is said, in an order of their own: a slow tool holds up no message.
pub const CALLS_FROM: i64 = 1 << 48;

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
