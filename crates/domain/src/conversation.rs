//! A thread on a channel, and the lane that orders its work.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{ChannelId, ChannelRole, ConversationId, UserId, WorkspaceId};

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Conversation {
    pub id: ConversationId,
    pub workspace_id: WorkspaceId,
    pub channel_id: ChannelId,
    /// The member it belongs to.
    pub user_id: UserId,
    /// The platform's id of the chat; unique on the channel.
    #[serde(skip)]
    #[schema(ignore)]
    pub chat_key: String,
    pub role: ChannelRole,
    pub title: String,
    /// The sequence of its newest live event; 0 before the first.
    pub seq: i64,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// Since when nothing can be sent there: the person blocked us, or we were removed from the group.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub left_at: Option<Timestamp>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LaneState {
    /// Nothing to do.
    Idle,
    /// Work waits until `ready_at`.
    Ready,
    /// A node holds the lease.
    Running,
}

/// A claimed lane: the right to run one conversation's turn until the lease ends. Every write of the turn checks
/// `fence`, which only grows: a worker that lost its lease can no longer write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lane {
    pub workspace_id: WorkspaceId,
    pub conversation_id: ConversationId,
    pub fence: i64,
    /// Failures in a row of the work at hand.
    pub attempts: u32,
}
