//! The [`Model`] trait: what turns a conversation into words and tool calls.
//!
//! To add a provider: one file beside `rules.rs` with its implementation of [`Model`], a test that runs it through
//! [`contract::check`], and how it is chosen: a variant of `Kind` in `app/src/config/model.rs` (`model.kind`), its arm in
//! `model` of `app/src/setup.rs`, and `docs/config.default.toml` written anew (`attache config`).

pub mod contract;
mod error;
mod request;
pub mod rules;
pub mod scripted;

use async_trait::async_trait;

pub use error::{Error, Result};
pub use request::{AgendaItem, Answer, Part, Purpose, Request, Role, Said, ToolCall, ToolResult, ToolSpec, Usage, Why};

/// Receives an answer's text while it is made. Called with pieces in order; their concatenation is [`Answer::text`].
pub trait Deltas: Send {
    fn text(&mut self, piece: &str);
}

/// Discards the pieces.
impl Deltas for () {
    fn text(&mut self, _piece: &str) {}
}

/// Passes a finished text on in pieces of a word each, the space after it included.
pub(crate) fn stream(text: &str, deltas: &mut dyn Deltas) {
    text.split_inclusive(char::is_whitespace).for_each(|piece| deltas.text(piece));
}

/// Something that answers a [`Request`] with text, tool calls, or both.
#[async_trait]
pub trait Model: Send + Sync + std::fmt::Debug {
    /// A stable name for records and logs, such as `rules` or `gpt-5`.
    fn name(&self) -> &str;

    /// One answer. Must be safe to cancel by dropping, and must not act on the outside: acting is what tools are for.
    async fn respond(&self, request: &Request, deltas: &mut dyn Deltas) -> Result<Answer>;
}
