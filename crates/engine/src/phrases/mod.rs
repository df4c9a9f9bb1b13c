//! The phrases that the engine builds its lines from: one file per language. Whole sentences in set words, which a
//! workspace can have of its own, are `texts.rs`'s.
//!
//! To add a language: a file here whose constant fills [`Phrases`], its place in [`ALL`], its words in `assent.rs`, and
//! its file under `texts/`. The compiler asks for every phrase; `tests` asks that each says something.

mod assent;
mod day;
mod de;
mod en;
mod es;
mod fr;
mod mail;
mod pt;
mod refused;
#[cfg(test)]
mod tests;
mod told;

pub(crate) use assent::{speaks_of_two, verdict};
pub use day::Day;
pub(crate) use mail::{mail, takes_back};
pub use refused::Refused;
pub(crate) use refused::refused;
pub(crate) use told::{tells_it_stays, tells_outcome};

/// The engine's words in one language. Names of days and months are short and stand in the middle of a line.
#[derive(Debug)]
pub struct Phrases {
    /// ISO 639-1.
    pub language: &'static str,
    /// Monday first.
    pub weekdays: [&'static str; 7],
    pub months: [&'static str; 12],
    pub all_day: &'static str,
    /// Before the times of an event's reminders.
    pub reminder: &'static str,
    /// Before who takes part.
    pub with: &'static str,
    pub notes: &'static str,
    /// What is proposed lies in the past.
    pub past: &'static str,
    /// The end of something that repeats.
    pub until: &'static str,
    /// In place of a rule that was taken away.
    pub once: &'static str,
    /// Every day, week, month, year, hour, minute, second.
    pub each: [&'static str; 7],
    /// Every so many of them.
    pub every: fn(count: i32, unit: usize) -> String,
    /// Which one, from the beginning or (negative) from the end.
    pub nth: fn(nth: i16) -> String,
    /// A day of a month, behind which one.
    pub day_of_month: &'static str,
    /// Which ones of a list.
    pub among: fn(nth: &str, list: &str) -> String,
    /// How often in all.
    pub times: fn(count: u32) -> String,
    /// What repeats by a rule that there are no words for.
    pub own_rule: &'static str,
    /// Low, medium, high, urgent.
    pub priorities: [&'static str; 4],

    /// What is proposed for what stands, before its line.
    pub cancel: &'static str,
    /// Behind what is suggested and not agreed yet.
    pub tentative: &'static str,
    /// Behind what concerns one occurrence of a series alone.
    pub only_this: &'static str,
    /// Before what was filled in and nobody said: the day, morning or evening, the hour, how long.
    pub assumed: &'static str,
    pub guesses: [&'static str; 4],
    /// What the person said to an invitation: nothing yet, yes, perhaps, no.
    pub answers: [&'static str; 4],
    pub complete: &'static str,
    pub dismiss: &'static str,
    /// People are added to the contacts, changed, deleted; before their lines.
    pub contacts: [&'static str; 3],

    /// What is remembered or forgotten, before its line; the kinds of facts in the order of `FactKind::ALL`.
    pub remember: &'static str,
    pub forget: &'static str,
    /// All that is known goes; the facts in brackets, or nothing.
    pub forget_all: fn(facts: &str) -> String,
    pub facts: [&'static str; 10],
    /// The session was ended.
    pub ended: &'static str,

    /// A reminder that is due.
    pub due: fn(title: &str) -> String,
    /// A reminder of an event that is due: the event with its day where that is not today, its time where it has
    /// one, and its place.
    pub soon: fn(title: &str, day: Option<&str>, time: Option<&str>, place: Option<&str>) -> String,

    /// Something waits for a yes; its line.
    pub proposed: fn(summary: &str) -> String,
    /// Several things wait for one yes; their lines.
    pub proposed_many: fn(lines: &str) -> String,
    /// What stands already at the time that is proposed; its line.
    pub taken: fn(with: &str) -> String,
    /// Other times for it, numbered lines.
    pub free_instead: fn(lines: &str) -> String,
    /// What is proposed would be done at once, had others' words not been said before: why, and what ends it.
    pub earlier: &'static str,
    /// Something is not allowed; why.
    pub refused: fn(message: &str) -> String,
    /// Before the line of what was done, and of what was not to be done, where the tool has a verb of its own: in the order
    /// of `told.rs`.
    pub decided: [[&'static str; 2]; 6],
    /// All that was known is forgotten; it is not.
    pub forgot_all: [&'static str; 2],
    /// Something was done; its line.
    pub done: fn(summary: &str) -> String,
    /// A call of an attached tool is on its way; its line.
    pub queued: fn(summary: &str) -> String,
    /// It was done; its line, whose tool it is, and what came back as a quotation.
    pub call_done: fn(summary: &str, source: &str, quote: &str) -> String,
    /// It was called and says that it failed; its line and its words.
    pub call_failed: fn(summary: &str, source: &str, quote: &str) -> String,
    /// It was not called; its line and why.
    pub call_not_done: fn(summary: &str, cause: &str) -> String,
    /// Nobody knows whether it was done; its line.
    pub call_uncertain: fn(summary: &str) -> String,
    /// A proposal was turned down; its line.
    pub dropped: fn(summary: &str) -> String,

    /// What was done was taken back; its line.
    pub undone: fn(summary: &str) -> String,
    /// It cannot be taken back; its line.
    pub cannot_undo: fn(summary: &str) -> String,
    /// It was not taken back, since it was changed since; what it is.
    pub not_undone: fn(what: &str) -> String,
    /// Nothing was done here that could be taken back.
    pub nothing_to_undo: &'static str,

    /// What stands on the buttons under a proposal.
    pub yes: &'static str,
    pub no: &'static str,
    /// A button was pressed whose proposal says something else by now.
    pub changed: &'static str,

    /// Somebody wrote who is not let in; told once.
    pub stranger: &'static str,
    /// Somebody was let in by a code.
    pub let_in: fn(name: &str) -> String,
    /// The code was used, has expired, or never was one.
    pub bad_code: &'static str,
    /// What was sent without words, in brackets: image, voice, audio, video, sticker, document, place, contact.
    pub attachments: [&'static str; 8],
    /// Before what a message reads as now.
    pub edited: &'static str,
    /// Before what could only be said now; from when it is.
    pub late: fn(when: &str) -> String,

    /// What is said where a tool refuses.
    pub refusals: &'static Refused,

    /// Briefs, notes before meetings, and what stands under a reminder.
    pub day: &'static Day,
}

/// The first stands for every language that is not there.
const ALL: [&Phrases; 5] = [&en::PHRASES, &es::PHRASES, &fr::PHRASES, &de::PHRASES, &pt::PHRASES];

/// The phrases of a language by its ISO 639-1 code, with or without a region; English for one that is not there.
pub fn of(language: &str) -> &'static Phrases {
    let code = language.split(['-', '_']).next().unwrap_or_default();
    ALL.into_iter().find(|phrases| phrases.language == code).unwrap_or(ALL[0])
}

/// Why a mail was judged as it was, in a person's words.
pub fn because(reason: domain::Reason, language: &str) -> &'static str {
    of(language).day.reasons[reason as usize]
}

/// The codes of the languages that there are phrases in: those that a user may choose.
pub fn languages() -> impl Iterator<Item = &'static str> {
    ALL.into_iter().map(|phrases| phrases.language)
}
