//! One try of an effect, kept so that a person can see what happened to a message.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{ChannelId, ConversationId, EffectId};

/// What a try came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AttemptOutcome {
    /// The platform took it; of a call, it was made.
    Delivered,
    /// It certainly did not arrive, and is tried again or given up.
    Failed,
    /// It certainly did not arrive and never will this way.
    Refused,
    /// The answer was lost: it may have arrived.
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = DeliveryAttempt)]
pub struct Attempt {
    pub effect_id: EffectId,
    pub conversation_id: ConversationId,
    pub channel_id: ChannelId,
    /// Counts from 1. Of an effect that was tried more often than is kept, some in the middle are missing.
    pub number: u32,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// How long the platform took to answer.
    pub milliseconds: i64,
    pub outcome: AttemptOutcome,
    /// The platform's own id of the message, where it gave one.
    pub external_id: Option<String>,
    /// Why it did not arrive, or why nobody knows.
    pub cause: Option<String>,
}
