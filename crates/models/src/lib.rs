//! The [`Model`] trait: what turns a conversation into words and tool calls.
//!
//! ```text
//! Chain ─► Guarded ─► Redacting ─► OpenAi, Anthropic ─► prompt ─► http, sse ─► Draft ─► Answer
//!      └─► Guarded ─► …                    what is said  the wire     bounds
//!      └─► Rules
//! ```
//!
//! To add a provider that speaks neither protocol: a folder beside `openai/` with its request and its reading of events
//! (a `wire::Protocol`), an implementation of [`Model`], a test that runs it through [`contract::check`], and how it is
//! chosen: a kind in `app/src/config/`, its arm in `app/src/setup.rs`. One that speaks a known protocol needs only its
//! address in the configuration.

pub mod alike;
pub mod anthropic;
pub mod breaker;
pub mod chain;
pub mod contract;
mod draft;
pub mod endpoint;
mod error;
pub mod guarded;
mod health;
mod http;
pub mod openai;
mod payer;
pub mod prices;
pub mod prompt;
pub mod redacting;
mod request;
pub mod rules;
pub mod scripted;
mod spec;
pub mod sse;
mod wire;

use async_trait::async_trait;

pub use endpoint::needs_key;
pub use error::{Error, Result};
pub use health::{Condition, Health};
pub use net::Endpoint;
pub use payer::{Payer, Spent, Worst};
pub use request::{
    AgendaItem, Answer, Failed, Gist, Known, Made, Memory, Once, Part, Purpose, Request, Role, Said, ToolCall,
    ToolResult, ToolSpec, Usage, Why,
};

/// Receives an answer's text while it is made: the pieces since the beginning, or since the last
/// [`restart`](Deltas::restart), together are [`Answer::text`].
pub trait Deltas: Send {
    fn text(&mut self, piece: &str);

    /// Takes back all pieces so far: the answer broke off and is made anew, perhaps by another model. Called by those
    /// who ask again, never by a model that fails; so after an `Err`, pieces may stand that belong to no answer.
    ///
    /// Does nothing where it is not implemented, which fits a listener whose pieces are replaced by the finished text.
    fn restart(&mut self) {}

    /// Who pays for the answer; nobody is asked, and nobody told, where there is none.
    fn payer(&mut self) -> Option<&mut dyn Payer> {
        None
    }
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

    /// Whether anybody is billed for an answer.
    fn is_billed(&self) -> bool {
        false
    }

    /// What an answer to `request` takes at most, were it asked now: of the one who would be asked first. `None` where
    /// nobody is billed for it, or would not be asked at once.
    fn most(&self, _request: &Request) -> Option<Worst> {
        None
    }

    /// How the providers behind this model do, in the order in which they are asked; none for what needs no network.
    fn health(&self) -> Vec<Health> {
        Vec::new()
    }
}
