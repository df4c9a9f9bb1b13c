//! What a tool's refusal is to a person: its kind, which has a sentence in each language (`phrases/refused.rs`). The
//! text beside it is for models, and names fields and tools.

/// Why a tool did not run, as far as a person cares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// What is named is not there.
    Gone,
    /// The event is cancelled.
    Cancelled,
    /// The reminder is done or dismissed.
    Closed,
    /// What repeats does not take place then.
    Occurrence,
    /// The time has gone by.
    Past,
    /// It stands so already.
    Same,
    /// Somebody else changed it at that moment.
    Raced,
    /// The time lies outside of the years that are kept.
    Years,
    /// The end does not lie behind the start, or too far.
    End,
    /// A text has too many characters.
    Long,
    /// It cannot repeat so.
    Rule,
    /// An account or a mailbox cannot be reached.
    Away,
    /// No mail is meant.
    NoMail,
    /// Nothing like it is remembered.
    Unknown,
    /// One of these is meant, and it is not said which.
    Which(String),
    /// The tool of another server is not what it was.
    Tool,
    /// The workspace's rules forbid it.
    Denied,
    /// All of it is over.
    Over,
    /// A person's sentence already.
    Said(String),
}

impl Refusal {
    /// Whether what was proposed can never be done as it is: its target is no longer what it was.
    pub(crate) fn is_stale(&self) -> bool {
        matches!(self, Self::Gone | Self::Cancelled | Self::Closed | Self::Occurrence | Self::Same | Self::Tool)
    }
}
