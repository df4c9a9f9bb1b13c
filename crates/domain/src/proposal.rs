//! Something that waits for a person's yes: durable, single-use, bound to its exact arguments, with a lifetime.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::{ConversationId, Message, MessageId, ProposalId, TurnId, UserId};

#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    Serialize,
    Deserialize,
    ToSchema,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    Low,
    #[default]
    Medium,
    High,
    Urgent,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProposalState {
    Pending,
    Approved,
    Rejected,
    Expired,
}

/// What was found, how sure, and why.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, ToSchema)]
pub struct Trace {
    /// `create_event`, `remind`, …
    pub intent: String,
    /// From 0 to 1.
    pub confidence: f32,
    /// One sentence for a person.
    pub reason: String,
    /// The words that it was read from.
    pub quote: String,
    /// The model that said so.
    pub model: String,
    /// Text from outside was before the model: what is proposed may come of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub outside: bool,
    /// What stands already at the time that is proposed, a line each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clashes: Vec<String>,
    /// When it could begin instead, in order, where it clashes; 3 at most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<String>)]
    pub instead: Vec<Timestamp>,
    /// A tool of another server as it was when this was proposed; a yes holds for that one only.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tool_fingerprint: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Proposal {
    pub id: ProposalId,
    pub user_id: UserId,
    pub conversation_id: ConversationId,
    pub turn_id: Option<TurnId>,
    /// The tool that would run.
    pub tool: String,
    /// Its exact arguments.
    #[schema(value_type = Object)]
    pub arguments: Value,
    /// SHA-256 over tool and arguments; an approval must carry it.
    pub arguments_hash: String,
    /// One line for a person, in their language.
    pub summary: String,
    pub state: ProposalState,
    pub trace: Trace,
    pub trigger_id: Option<MessageId>,
    /// The message that it was found in, where the answer carries it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trigger: Option<Message>,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub decided_at: Option<Timestamp>,
}

impl Proposal {
    /// The hash that binds an approval. `arguments` serializes with sorted keys, so equal values hash alike.
    pub fn hash(tool: &str, arguments: &Value) -> String {
        crate::text::sha256(&format!("{tool}\n{arguments}"))
    }
}
