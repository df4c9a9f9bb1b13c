//! One thing that a conversation settles: what is known of it so far, and who still has to agree.

use std::ops::Range;

use jiff::civil::Date;
use when::Language;

use super::slot::Slot;
use crate::rules::lexicon::Occasion;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    Event,
    Reminder,
}

/// Where something of a plan was read.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Source {
    /// Index of the message, among those of the thread.
    pub message: usize,
    /// Bytes of its text.
    pub span: Range<usize>,
}

#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::struct_excessive_bools)] // Facts that do not depend on one another.
pub(crate) struct Plan {
    pub sort: Sort,
    /// The item of the agenda that it changes, by id.
    pub target: Option<String>,
    /// Takes the target away.
    pub cancels: bool,
    pub title: String,
    /// Whether a noun or verb of the text names it.
    pub named: bool,
    pub occasion: Option<Occasion>,
    pub slot: Slot,
    /// Times that were offered side by side, until one is chosen.
    pub offers: Vec<Slot>,
    pub place: Option<String>,
    /// Where it is if nobody says: at the sender's, a business.
    pub at_sender: Option<String>,
    pub people: Vec<String>,
    pub priority: Option<&'static str>,
    /// Who suggested what stands now: a name, empty for the owner.
    pub by: String,
    /// It needs a yes, and from whom: the owner's, where another suggested it.
    pub open: bool,
    /// It was said to happen, or the one who was asked agreed.
    pub agreed: bool,
    /// Of a task: it was asked for in words that take no yes ("don't forget to").
    pub urged: bool,
    /// Refused, taken back, or found to be nothing.
    pub dropped: bool,
    /// From 0 to 1: what the words alone make likely.
    pub sure: f32,
    pub reason: &'static str,
    pub intent: &'static str,
    pub language: Language,
    /// Where the time was said, or what it is where no time was.
    pub source: Source,
    /// The last message that said something of it.
    pub touched: usize,
    /// By which it is known again once more was heard; see [`super::Thread::heard`].
    pub number: usize,
    /// Nothing that the rules hear: it is told only where the weights say so.
    pub faint: bool,
    /// The day of what else was planned near it when it was heard.
    pub beside: Option<Date>,
    /// What the weights say of it, where they were asked.
    pub worth: Option<bool>,
}

/// What is less sure than this is not told; a yes makes up for [`AGREEMENT`] of it.
const SURE_ENOUGH: f32 = 0.5;
const AGREEMENT: f32 = 0.25;

impl Plan {
    /// Whether nothing of it is another, but for what else is planned near it.
    pub(crate) fn is_as(&self, other: &Self) -> bool {
        self == other || self.beside != other.beside && *self == Self { beside: self.beside, ..other.clone() }
    }

    /// Whether it is worth telling.
    pub(crate) fn is_told(&self) -> bool {
        if self.dropped {
            return false;
        }
        if let Some(worth) = self.worth {
            return worth;
        }
        if self.faint || self.sure() < SURE_ENOUGH {
            return false;
        }
        match self.sort {
            _ if self.target.is_some() => self.cancels || !self.slot.is_empty() || self.place.is_some(),
            Sort::Event => !self.slot.is_empty() && !self.title.is_empty(),
            Sort::Reminder => {
                !self.title.is_empty() && (self.agreed || self.urged || !self.open && !self.slot.is_empty())
            }
        }
    }

    pub(crate) fn sure(&self) -> f32 {
        let agreed = if self.agreed && self.sort == Sort::Event { AGREEMENT } else { 0.0 };
        (self.sure + agreed).min(1.0)
    }

    /// Suggested, and not yet agreed by the one who was asked.
    pub(crate) fn is_tentative(&self) -> bool {
        self.open && !self.agreed
    }
}
