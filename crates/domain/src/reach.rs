//! How a person is reached.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ChannelId;

/// The order of channels in which a person is told what is no answer: reminders, and what else we say first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reach {
    /// The first that can is taken, 8 at most. Empty: each thing is told where it came from.
    #[schema(max_items = 8)]
    pub channels: Vec<ChannelId>,
    /// How many minutes something may fail to go out on a channel before it goes on to the next; 1 to 1,440.
    #[serde(default = "patience")]
    #[schema(minimum = 1, maximum = 1440)]
    pub patience_minutes: u32,
}

fn patience() -> u32 {
    10
}

impl Default for Reach {
    fn default() -> Self {
        Self { channels: Vec::new(), patience_minutes: patience() }
    }
}
