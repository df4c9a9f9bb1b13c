//! How a channel is connected to its platform.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{ChannelId, ChannelRole, Platform, UserId, WorkspaceId};

/// What a connected channel is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LinkRole {
    /// Those who are let in talk to the assistant there.
    Assistant,
    /// Only read: chats that its owner chose.
    Source,
    /// The assistant answers those who are let in, and reads the chats that were chosen.
    Both,
}

impl LinkRole {
    /// What a new conversation with somebody who was let in is for.
    pub fn talks(self) -> bool {
        self != Self::Source
    }

    pub fn reads(self) -> bool {
        self != Self::Assistant
    }
}

impl From<LinkRole> for ChannelRole {
    fn from(role: LinkRole) -> Self {
        if role.talks() { Self::Assistant } else { Self::Source }
    }
}

/// How a connection is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LinkState {
    /// On its way: just made, resumed, or moving to another node.
    Connecting,
    Running,
    /// It broke, and is tried again at `next_attempt_at`.
    Waiting,
    /// The platform refuses the credential: a person has to give another.
    Failed,
    /// By a person's wish.
    Paused,
}

/// A message that the platform allows at any time, with one gap in its text, for ours. It is written and allowed at the
/// platform's own place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkTemplate {
    pub name: String,
    /// As the platform names it, such as `es` or `en_US`.
    pub language: String,
}

/// How bringing what was written before a chat was chosen is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BackfillState {
    /// On its way, or tried again soon.
    Waiting,
    Done,
    /// Given up; choosing the chat anew begins it anew.
    Failed,
}

/// A connected channel, without its secrets.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Link {
    pub id: ChannelId,
    #[serde(skip)]
    #[schema(ignore)]
    pub workspace_id: WorkspaceId,
    /// Who connected it.
    pub user_id: UserId,
    pub platform: Platform,
    pub name: String,
    pub role: LinkRole,
    /// The account's name on its platform.
    pub account: String,
    /// Where a person opens a chat with it; null where the platform has no such address.
    pub address: Option<String>,
    pub state: LinkState,
    /// Since when it is in this state.
    #[schema(value_type = String, format = DateTime)]
    pub since: Timestamp,
    /// When it is tried again; null where it is not waiting.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub next_attempt_at: Option<Timestamp>,
    /// What went wrong the last time; null while it is running well.
    pub last_error: Option<String>,
    /// By which people are written to who have not written for long; null where none is set. Only on platforms that
    /// demand one.
    pub template: Option<LinkTemplate>,
    /// Messages that wait until the person writes again.
    pub held: i64,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
}
