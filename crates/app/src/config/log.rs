//! What is logged, and how.

use domain::text::quote;
use serde::Deserialize;
use tracing_subscriber::EnvFilter;

use super::Problems;

/// What is logged, to standard error. No text of a message, no link and no secret is ever logged.
#[derive(Debug, confique::Config)]
pub struct Log {
    /// "text" for people, "json" for programs, "auto" for text on a terminal and JSON elsewhere.
    #[config(default = "auto", env = "ATTACHE_LOG_FORMAT")]
    pub format: Format,

    /// error, warn, info, debug or trace; single parts after commas, such as info,engine=debug. Crates that are not ours
    /// are never logged finer than info.
    #[config(default = "info", env = "ATTACHE_LOG_LEVEL")]
    pub level: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    Auto,
    Text,
    Json,
}

impl Log {
    pub(super) fn validate(&self, problems: &mut Problems) {
        if let Err(error) = EnvFilter::try_new(&self.level) {
            problems.add(
                "log.level",
                format!("{} cannot be read ({error}); write such as info or info,engine=debug", quote(&self.level)),
            );
        }
    }
}
