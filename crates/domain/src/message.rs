//! What is said in a conversation.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{ChannelId, ConversationId, MessageId, TurnId};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sender {
    /// The member whose conversation it is.
    User,
    /// Somebody else.
    Contact,
    Assistant,
}

/// How far a message of ours got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// Came from outside: nothing to deliver.
    Received,
    /// In the outbox.
    Pending,
    /// The platform took it.
    Sent,
    /// It is on the person's device.
    Delivered,
    Read,
    /// The platform takes it only after the person has written again; it waits for that.
    Held,
    /// It waited for that too long, and is not sent any more.
    Expired,
    /// Sent, but the answer was lost: it may or may not have arrived.
    Uncertain,
    /// Given up; see the dead letters.
    Failed,
    /// It could not be delivered there, and was sent on another channel instead.
    Moved,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Message {
    pub id: MessageId,
    pub conversation_id: ConversationId,
    /// Its place in the conversation's live events; orders the messages.
    pub seq: i64,
    pub sender: Sender,
    /// The name to show; empty for the member and the assistant.
    pub sender_name: String,
    pub text: String,
    pub delivery: Delivery,
    /// The turn that wrote it, for the assistant's own.
    pub turn_id: Option<TurnId>,
    /// When it was said, by the platform's clock.
    #[schema(value_type = String, format = DateTime)]
    pub sent_at: Timestamp,
}

/// A message as an adapter hands it to the inbox. `(channel, chat_key, sender_key, external_id)` is the key that
/// makes a redelivery harmless.
#[derive(Debug, Clone, PartialEq)]
pub struct Incoming {
    pub channel_id: ChannelId,
    /// The platform's id of the chat; for web chat the conversation's id.
    pub chat_key: String,
    /// The platform's id of the sender.
    pub sender_key: String,
    /// The platform's id of the message; for web chat the client's own.
    pub external_id: String,
    pub sender: Sender,
    pub sender_name: String,
    pub text: String,
    pub sent_at: Timestamp,
}

/// An earlier message that a caller brings along with a new one: their own word for what was said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Brought {
    pub role: Sender,
    /// At most 65,536 bytes.
    pub text: String,
    /// Who said it, where that is somebody else.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
}
