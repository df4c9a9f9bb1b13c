//! Platforms: how messages of ours reach one, behind one [`Channel`] trait; and readers of exported chats.
//!
//! To add a platform: a folder here with an implementation of [`Channel`], its word in `domain::Platform`, and its
//! case in `tests/it/main.rs`, and its line in `setup::engine` of `app`. What comes in is parsed here and handed to
//! `Engine::accept` as a `domain::Incoming` by whoever receives it.

pub mod contract;
pub mod exports;
pub mod fake;
pub mod web;

use std::time::Duration;

use async_trait::async_trait;
use domain::Platform;

/// What a platform can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Abilities {
    /// A repeat with the same idempotency key arrives once. Only then is an effect of unknown outcome sent again.
    pub deduplicates: bool,
    /// The longest text of one message, in bytes.
    pub max_text: usize,
}

/// A message on its way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// The platform's id of the chat.
    pub chat_key: String,
    pub text: String,
    /// The same for every try of one effect.
    pub idempotency_key: String,
}

/// The platform took it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The platform's id of the message, where it gives one.
    pub external_id: Option<String>,
}

/// Why there is no receipt.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// It certainly did not arrive; try again, not before `after` where the platform says so.
    #[error("not sent: {cause}")]
    Retry { cause: String, after: Option<Duration> },
    /// It certainly did not arrive and never will: the chat is gone, the text is not allowed.
    #[error("refused: {cause}")]
    Refused { cause: String },
    /// It was handed over and the answer was lost.
    #[error("may have been sent: {cause}")]
    Unknown { cause: String },
}

/// One connected account on a platform.
#[async_trait]
pub trait Channel: Send + Sync + std::fmt::Debug {
    fn platform(&self) -> Platform;

    fn abilities(&self) -> Abilities;

    /// Hands one message to the platform. Must be safe to cancel by dropping, which counts as [`SendError::Unknown`].
    async fn send(&self, outgoing: &Outgoing) -> Result<Receipt, SendError>;
}
