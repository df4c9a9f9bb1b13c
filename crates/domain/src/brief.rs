//! What a person is told unasked, once they switched it on.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A person's choice. Both are off until they say otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Briefs {
    /// Whether they get a brief each day: of the day to come from noon on, else of the day itself.
    pub brief: bool,
    /// When, by the clock where they are: "20:00".
    #[schema(pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    pub at: String,
    /// Whether they get a note half an hour before what stands in their agenda with others, three a day at most.
    pub meeting_notes: bool,
}

impl Default for Briefs {
    fn default() -> Self {
        Self { brief: false, at: "20:00".into(), meeting_notes: false }
    }
}
