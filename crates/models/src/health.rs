//! How a provider does, for the health page and the metrics.

use serde::Serialize;

use crate::breaker::State;

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
}
