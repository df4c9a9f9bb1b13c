//! What stands in a calendar: one event, or a whole series with what is special about single instances of it.

use jiff::{Timestamp, Zoned, civil};
use serde::{Deserialize, Serialize};

/// When something begins or ends. A wall time stays the same through changes of the clock.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Moment {
    /// Of something that takes whole days.
    Day(civil::Date),
    /// In an IANA zone: `Europe/Madrid`, `UTC`. Empty where none is named, and the name that was found where nobody knows
    /// which zone it is: both are at home where their reader is.
    At { wall: civil::DateTime, zone: String },
}

impl Moment {
    /// The instant; of a day its midnight in `home`, which also stands in for a zone that is not known.
    pub fn instant(&self, home: &jiff::tz::TimeZone) -> Timestamp {
        let (wall, zone) = match self {
            Self::Day(day) => (day.to_datetime(civil::Time::midnight()), home.clone()),
            Self::At { wall, zone } => (*wall, jiff::tz::TimeZone::get(zone).unwrap_or_else(|_| home.clone())),
        };
        // Past the ends of time there is only the end of time.
        wall.to_zoned(zone).as_ref().map_or(Timestamp::MAX, Zoned::timestamp)
    }
}

/// Everything under one `UID`. Texts are bounded by the adapter: a title 1,000 characters, a place 1,000, notes 8,000.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The same in every calendar, on every server.
    pub uid: String,
    pub title: String,
    pub starts: Moment,
    /// Not included; of the same kind as `starts`, and not before it.
    pub ends: Moment,
    pub place: Option<String>,
    pub notes: Option<String>,
    /// 500 at most.
    pub guests: Vec<Guest>,
    /// RFC 5545 rule without `RRULE:`.
    pub recurrence: Option<String>,
    /// Instances of the series that do not take place, by when they would begin.
    pub left_out: Vec<Moment>,
    /// Instances that are otherwise than the series says, by when they would begin; those that its rule does not name are
    /// among them.
    pub special: Vec<Instance>,
    pub status: Status,
    /// Its owner counts as busy meanwhile.
    pub busy: bool,
    /// Grows with what guests must hear of.
    pub sequence: i64,
}

/// One instance of a series that is otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Instance {
    /// When the series says that it begins: `RECURRENCE-ID`.
    pub of: Moment,
    pub title: String,
    pub starts: Moment,
    pub ends: Moment,
    pub place: Option<String>,
    pub notes: Option<String>,
    pub status: Status,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    pub email: String,
    pub name: Option<String>,
    pub answer: Answer,
    /// Who invited the others.
    pub organizer: bool,
    /// What they said with their answer: one line, 300 characters at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The account's own owner, as far as the account tells.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
}

/// Characters of a guest's note.
pub(crate) const MOST_NOTE: usize = 300;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    None,
    Yes,
    No,
    Maybe,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    Confirmed,
    Tentative,
    Cancelled,
}
