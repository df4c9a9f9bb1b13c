//! One run of the engine over one or more messages, and what it recorded on the way.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::{ConversationId, DeadLetterId, MessageId, TurnId, WorkspaceId};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TurnState {
    Running,
    Done,
    /// Given up; its messages are in the dead letters.
    Failed,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Turn {
    pub id: TurnId,
    pub workspace_id: WorkspaceId,
    pub conversation_id: ConversationId,
    pub state: TurnState,
    #[schema(value_type = String, format = DateTime)]
    pub started_at: Timestamp,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// The request as the model first got it.
    Context,
    /// A model's answer.
    Answer,
    /// The results of an answer's calls.
    Result,
    /// What was said at the end, where it is not simply the last answer's text.
    Reply,
}

/// What a turn recorded; `(turn, n)` is unique, so a step is written once whoever runs the turn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Step {
    pub n: i64,
    pub kind: StepKind,
    #[schema(value_type = Object)]
    pub content: Value,
}

/// Work that was given up, with its cause. Can be replayed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct DeadLetter {
    pub id: DeadLetterId,
    pub workspace_id: WorkspaceId,
    pub conversation_id: ConversationId,
    pub message_id: MessageId,
    pub cause: String,
    pub attempts: u32,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub replayed_at: Option<Timestamp>,
}
