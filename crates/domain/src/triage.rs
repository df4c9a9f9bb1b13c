//! How urgent a mail is, who wrote it, and what it wants of its reader.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What kind of sender wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SenderKind {
    /// Somebody, for themselves or at work.
    Person,
    /// A firm, an office or a practice, to this reader alone.
    Business,
    /// Written to many: news, offers.
    Newsletter,
    /// A program: a receipt, a code, a parcel on its way.
    Notification,
    Unknown,
}

impl SenderKind {
    pub const ALL: [Self; 5] = [Self::Person, Self::Business, Self::Newsletter, Self::Notification, Self::Unknown];
}

/// What its reader has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Needed {
    None,
    /// Answer it.
    Reply,
    /// Pay, sign, come, send: something beside an answer.
    Do,
    /// Know it.
    Read,
}

impl Needed {
    pub const ALL: [Self; 4] = [Self::None, Self::Reply, Self::Do, Self::Read];
}

/// Why; each has its words in every language (`engine/src/phrases/day.rs`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// It asks something.
    Asks,
    /// It wants something done.
    Wants,
    /// It says that it is urgent.
    Urgent,
    /// Something is due today or tomorrow.
    DueNow,
    /// Something is due within days.
    DueSoon,
    /// It speaks of money that is owed.
    Money,
    /// Something went wrong or was refused.
    Trouble,
    /// It has waited for an answer before.
    Again,
    /// It warns of an account or a login.
    Security,
    /// It invites, or proposes a time.
    Invites,
    /// It only tells.
    Tells,
    /// It thanks or agrees, and wants nothing.
    Settled,
    /// It was written to many.
    ToMany,
    /// A program wrote it.
    Automatic,
    /// It asks for no answer.
    NoAnswer,
}

impl Reason {
    pub const ALL: [Self; 15] = [
        Self::Asks,
        Self::Wants,
        Self::Urgent,
        Self::DueNow,
        Self::DueSoon,
        Self::Money,
        Self::Trouble,
        Self::Again,
        Self::Security,
        Self::Invites,
        Self::Tells,
        Self::Settled,
        Self::ToMany,
        Self::Automatic,
        Self::NoAnswer,
    ];
}

/// Reasons of one judgement, at most.
pub const MAX_REASONS: usize = 4;

/// What was found of one mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Triage {
    /// 0 (whenever) to 100 (now).
    #[schema(maximum = 100)]
    pub urgency: u8,
    pub sender: SenderKind,
    pub action: Needed,
    /// The most telling first, 4 at most.
    pub reasons: Vec<Reason>,
}

impl Triage {
    /// Whether its reader owes something.
    pub fn waits(&self) -> bool {
        matches!(self.action, Needed::Reply | Needed::Do)
    }
}
