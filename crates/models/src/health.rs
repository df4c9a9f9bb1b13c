//! How a provider does, for the health page and the metrics.

use jiff::Timestamp;
use serde::Serialize;

use crate::breaker::State;

/// How a provider does, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// It answers, or was not asked yet.
    Ok,
    /// The last try failed; it is asked again with the next question.
    Failing,
    /// It kept failing, or limits us, and is left alone until the next attempt.
    Resting,
    /// One question is on its way and decides whether it is asked again.
    Probing,
}

/// One provider. The counts begin with the process.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Health {
    pub model: String,
    #[serde(flatten)]
    pub breaker: State,
    /// In a row.
    pub failures: u32,
    /// Questions that are on their way.
    pub running: usize,
    /// Questions that wait for a place.
    pub waiting: usize,
    pub answered: u64,
    /// Tries that failed.
    pub failed: u64,
    /// Why the last try failed; fit for a person, without secrets.
    pub last_error: Option<String>,
    /// Nobody asks it before; `None` where the next question may go to it.
    pub next_attempt: Option<Timestamp>,
}

impl Health {
    pub fn condition(&self, now: Timestamp) -> Condition {
        match self.breaker {
            State::Probing => Condition::Probing,
            _ if self.next_attempt.is_some_and(|next| next > now) => Condition::Resting,
            _ if self.failures > 0 => Condition::Failing,
            _ => Condition::Ok,
        }
    }
}
