//! What a turn remembers: the session that it belongs to, the messages of it that a model is shown, a summary of those
//! that it is not, and facts about the person. Decided without a model, so that it costs nothing and comes out the same.
//!
//! | question | file |
//! |---|---|
//! | where does a session begin? | `session.rs`; a change of topic: `topic.rs` |
//! | what is small talk, what ends a session? | `talk.rs` |
//! | what is shown, what is summed up? | `window.rs` |
//! | which facts are shown, how are they written by hand? | `facts.rs`; by a model: `tools/remember.rs`, `forget.rs` |
//!
//! To add a language: its lists in `talk.rs` and `topic.rs`.

mod facts;
mod session;
mod talk;
mod topic;
mod window;

pub use facts::{FactChange, NewFact, Until};
pub(crate) use facts::{fact_text, line, recall};
pub(crate) use session::{Session, brought, earlier, ending, of_turn};
pub(crate) use talk::ends;
pub(crate) use window::{Picked, pick};

use std::time::Duration;

/// Bounds of what is remembered.
#[derive(Debug, Clone)]
pub struct Memory {
    /// A session ends where nothing was said for so long.
    pub session_idle: Duration,
    /// Messages of a session, everybody's; the next one begins another.
    pub session_messages: u32,
    /// A pause from which on other words are a change of topic.
    pub topic_pause: Duration,
    /// Messages of the session that a model is shown as they were said.
    pub window: u32,
    /// Tokens of those, about; what does not fit is summed up.
    pub window_tokens: usize,
    /// Tokens of the summary, about.
    pub summary_tokens: usize,
    /// Tokens of the facts that a model is shown, about.
    pub facts_tokens: usize,
}

impl Default for Memory {
    fn default() -> Self {
        Self {
            session_idle: Duration::from_hours(1),
            session_messages: 100,
            topic_pause: Duration::from_mins(10),
            window: 10,
            window_tokens: 3_000,
            summary_tokens: 300,
            facts_tokens: 300,
        }
    }
}
