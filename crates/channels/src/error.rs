//! What can go wrong between us and a platform.
//!
//! The causes are fit for a person and hold no credential and no address: many platforms carry the one in the other.

use std::time::Duration;

/// Why there is no receipt.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// It certainly did not arrive; try again, not before `after` where the platform says so.
    #[error("not sent: {cause}")]
    Retry { cause: String, after: Option<Duration> },
    /// It certainly did not arrive and never will: the chat is gone, the text is not allowed.
    #[error("refused: {cause}")]
    Refused { cause: String },
    /// It certainly did not arrive: the person has to write again first ([`Abilities::window`]).
    ///
    /// [`Abilities::window`]: crate::Abilities::window
    #[error("not sent: {cause}")]
    Closed { cause: String },
    /// It was handed over and the answer was lost.
    #[error("may have been sent: {cause}")]
    Unknown { cause: String },
}

/// Why a channel is not connected, or no longer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConnectError {
    /// A person has to change something: a wrong or withdrawn credential. Never tried again by itself.
    #[error("refused: {cause}")]
    Refused { cause: String },
    /// Worth another try, not before `after` where the platform says so.
    #[error("not connected: {cause}")]
    Retry { cause: String, after: Option<Duration> },
}

/// Why there are no bytes of an attachment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    #[error("not fetched: {cause}")]
    Retry { cause: String, after: Option<Duration> },
    /// It is gone, too large, or none.
    #[error("refused: {cause}")]
    Refused { cause: String },
}

/// Why a pushed request is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WebhookError {
    /// It is not the platform's: the secret or the signature is wrong or missing.
    #[error("the signature is wrong or missing")]
    Forbidden,
    /// It is the platform's, and cannot be read as a whole.
    #[error("it cannot be read")]
    Malformed,
}

/// What came could not be committed. Nothing of the batch was, and the platform will be asked for it again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not stored: {cause}")]
pub struct SinkError {
    pub cause: String,
}

impl From<SinkError> for ConnectError {
    fn from(error: SinkError) -> Self {
        Self::Retry { cause: error.to_string(), after: None }
    }
}
