//! What can go wrong when a model is asked.

/// Why there is no answer.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// Worth another try: a timeout, a refused connection, an overloaded provider.
    #[error("the model did not answer: {0}")]
    Unavailable(String),
    /// The same request will fail again.
    #[error("the model refused the request: {0}")]
    Refused(String),
}

pub type Result<T> = std::result::Result<T, Error>;
