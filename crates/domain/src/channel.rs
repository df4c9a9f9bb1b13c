//! One connected account on a platform.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{ChannelId, WorkspaceId};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    /// The chat of the console and of the HTTP and WebSocket interface.
    Web,
    /// A Telegram bot.
    Telegram,
    /// A number on WhatsApp's Cloud API.
    Whatsapp,
    /// A mailbox, by IMAP and SMTP.
    Mail,
    /// A Discord bot.
    Discord,
}

/// What a channel or a conversation on it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChannelRole {
    /// People talk to the assistant.
    Assistant,
    /// Only read: what is found becomes proposals, and nothing is ever answered there.
    Source,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Channel {
    pub id: ChannelId,
    pub workspace_id: WorkspaceId,
    pub platform: Platform,
    pub name: String,
}
