//! Every phrase that the engine says to a person: one file per language.
//!
//! To add a language: a file here whose constant fills [`Phrases`], and its place in [`ALL`]. The compiler asks for
//! every phrase; `tests` asks that each says something.

mod assent;
mod en;
mod es;
#[cfg(test)]
mod tests;

pub(crate) use assent::verdict;

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
    /// Every day, week, month, year.
    pub each: [&'static str; 4],
    /// Every so many days, weeks, months, years.
    pub every: fn(count: i32, unit: usize) -> String,
    /// Low, medium, high, urgent.
    pub priorities: [&'static str; 4],

    /// What is proposed for what stands, before its line.
    pub cancel: &'static str,
    /// Behind what is suggested and not agreed yet.
    pub tentative: &'static str,
    pub complete: &'static str,
    pub dismiss: &'static str,

    /// A reminder that is due.
    pub due: fn(title: &str) -> String,
    /// A reminder of an event that is due: the event with its day where that is not today, its time where it has
    /// one, and its place.
    pub soon: fn(title: &str, day: Option<&str>, time: Option<&str>, place: Option<&str>) -> String,

    /// Something waits for a yes; its line.
    pub proposed: fn(summary: &str) -> String,
    /// Several things wait for one yes; their lines.
    pub proposed_many: fn(lines: &str) -> String,
    /// Something is not allowed; why.
    pub refused: fn(message: &str) -> String,
    /// Something was done; its line.
    pub done: fn(summary: &str) -> String,
    /// A proposal was turned down; its line.
    pub dropped: fn(summary: &str) -> String,
    /// The yes came too late.
    pub expired: &'static str,
    /// The yes or no came twice.
    pub decided: &'static str,
    /// What models may cost today was spent; told once a day.
    pub budget_used_up: &'static str,
    /// A model's answer may cost so many dollars; asks for a yes or no.
    pub cost_asked: fn(dollars: &str) -> String,
    /// The no to that.
    pub cost_refused: &'static str,
    /// The model said nothing that can be used.
    pub speechless: &'static str,
    /// No model can be reached.
    pub unreachable: &'static str,
    /// The message could not be worked on, and is kept.
    pub failed: &'static str,
}

/// The first stands for every language that is not there.
const ALL: [&Phrases; 2] = [&en::PHRASES, &es::PHRASES];

/// The phrases of a language by its ISO 639-1 code, with or without a region; English for one that is not there.
pub fn of(language: &str) -> &'static Phrases {
    let code = language.split(['-', '_']).next().unwrap_or_default();
    ALL.into_iter().find(|phrases| phrases.language == code).unwrap_or(ALL[0])
}

/// The codes of the languages that there are phrases in: those that a user may choose.
pub fn languages() -> impl Iterator<Item = &'static str> {
    ALL.into_iter().map(|phrases| phrases.language)
}
