//! What can go wrong when a model is asked.
//!
//! The texts are fit for a person and hold nothing of the request, the answer or the key: a provider's own words may
//! repeat any of them.

use std::time::Duration;

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Worth another try: a refused connection, a failing server.
    #[error("the model did not answer: {0}")]
    Unavailable(String),
    /// Worth another try; but it had the question, so this one may be on the bill: an answer that broke off or never came.
    #[error("the model did not answer: {0}")]
    Broken(String),
    /// Worth another try, but not before `after`: the provider limits us.
    #[error("the model did not answer: {what}")]
    Busy { what: String, after: Duration },
    /// It answered, but with nothing that can be used: empty, cut, or not what the protocol says. Worth one more try.
    #[error("the model's answer cannot be used: {0}")]
    Malformed(String),
    /// The same request will fail again; another may not.
    #[error("the model refused the request: {0}")]
    Refused(String),
    /// No request will succeed before a person changes something: a wrong key, no credit, an unknown model.
    #[error("the model cannot be used: {0}")]
    Denied(String),
    /// It was not asked: whoever pays gave no leave.
    #[error("the model was not asked: {0}")]
    Unpaid(String),
}

impl Error {
    /// Whether it says something about the provider, not only about this one request.
    pub fn is_the_providers(&self) -> bool {
        !matches!(self, Self::Refused(_) | Self::Unpaid(_))
    }

    /// Whether the provider may have worked, and so bill it.
    pub fn may_be_billed(&self) -> bool {
        matches!(self, Self::Broken(_) | Self::Malformed(_))
    }
}

pub type Result<T> = std::result::Result<T, Error>;
