//! What answers.

use std::time::Duration;

use serde::Deserialize;

use super::{Problems, duration};

/// What answers.
#[derive(Debug, confique::Config)]
pub struct Model {
    /// "rules": understands appointments and reminders in English and Spanish, without network or key. "echo": repeats
    /// what it is told, for measurements.
    #[config(default = "rules", env = "ATTACHE_MODEL_KIND")]
    pub kind: Kind,

    /// How long "echo" waits before each answer, as a model far away would.
    #[config(default = "0s", deserialize_with = duration::read, env = "ATTACHE_MODEL_DELAY")]
    pub delay: Duration,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Rules,
    Echo,
}

impl Model {
    pub(super) fn validate(&self, problems: &mut Problems) {
        problems.duration("model.delay", self.delay, Duration::ZERO..=Duration::from_mins(1));
    }
}
