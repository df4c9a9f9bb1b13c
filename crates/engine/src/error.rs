//! What the engine answers instead of a result; each has a stable [`Code`] and a text fit for a person.

use domain::Code;

use crate::tools;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Names the field, what is wrong with it, and the mend.
    #[error("{field}: {problem}")]
    Invalid { field: &'static str, problem: String },
    #[error("the {0} is too large")]
    TooLarge(&'static str),
    #[error("only an owner or an admin {0}")]
    NotAllowed(&'static str),
    #[error("there is no such {0} here")]
    NotFound(&'static str),
    #[error("{0}")]
    Conflict(String),
    /// What was approved cannot be done any more as it was proposed; in the person's words. Nothing was written.
    #[error("{told}")]
    Refused { told: String, stale: bool },
    #[error("the proposal has changed since it was shown; read it again and approve what it says now")]
    ArgumentsChanged,
    #[error("the proposal's time is over; ask again")]
    Expired,
    #[error("this link was used, has expired, or never was one; `attache login` prints a new one")]
    LinkInvalid,
    #[error("too many {0}; try again later")]
    TooMany(&'static str),
    #[error(transparent)]
    Store(#[from] store::Error),
    #[error(transparent)]
    Model(#[from] models::Error),
    /// The bucket with the states of channels.
    #[error("{0}")]
    Bucket(String),
    #[error("the turn took longer than {0:?}")]
    TooSlow(std::time::Duration),
    /// A server elsewhere, which somebody names, does not answer now; the text is for them.
    #[error("{0}")]
    Away(String),
    /// A fault of ours.
    #[error("{0}")]
    Broken(String),
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    pub fn invalid(field: &'static str, problem: impl Into<String>) -> Self {
        Self::Invalid { field, problem: problem.into() }
    }

    pub fn code(&self) -> Code {
        match self {
            Self::Invalid { .. } => Code::InvalidInput,
            Self::TooLarge(_) => Code::TooLarge,
            Self::NotAllowed(_) => Code::NotAllowed,
            Self::NotFound(_) => Code::NotFound,
            Self::Conflict(_) | Self::Refused { .. } | Self::Store(store::Error::Taken(_)) => Code::Conflict,
            Self::ArgumentsChanged => Code::ArgumentsChanged,
            Self::Expired => Code::Expired,
            Self::LinkInvalid => Code::LinkInvalid,
            Self::TooMany(_) => Code::TooMany,
            Self::Store(store::Error::Unavailable(_)) | Self::Model(_) | Self::Bucket(_) | Self::Away(_) => {
                Code::Unavailable
            }
            Self::Store(store::Error::Full(_)) => Code::StorageFull,
            Self::Store(_) | Self::TooSlow(_) | Self::Broken(_) => Code::Internal,
        }
    }
}

impl From<tools::Error> for Error {
    fn from(error: tools::Error) -> Self {
        match error {
            tools::Error::Invalid(problem) | tools::Error::Refused(_, problem) => {
                Self::Invalid { field: "arguments", problem }
            }
            tools::Error::Store(error) => Self::Store(error),
        }
    }
}
