//! What a store can answer instead of a result. Absence is `Ok(None)`, not an error.

/// Why a transaction was not done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Away, too slow or closing: worth another try. At a commit it leaves open whether the commit took place.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// The disk is full or read-only. Nothing was written.
    #[error("the database cannot grow: {0}")]
    Full(String),
    /// A unique key is taken.
    #[error("already there: {0}")]
    Taken(String),
    /// The caller's lease on the lane is over; another may have it.
    #[error("the lane's lease is over")]
    Fenced,
    /// The text that names the database cannot be read.
    #[error("{0}")]
    Location(String),
    /// A stored value is not what it should be.
    #[error("column {column} holds {problem}")]
    Corrupt { column: usize, problem: String },
    /// Any other fault of the database, by its own words.
    #[error("the database failed: {0}")]
    Database(String),
    /// A fault of ours.
    #[error("{0}")]
    Misuse(String),
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// Whether the same call may succeed later.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Full(_))
    }
}
