//! The values that [`crate::find`] answers with, and the context that it reads a text in.

use std::ops::Range;

use jiff::civil::{Date, Time};
use jiff::{Span, Zoned};
use serde::{Deserialize, Serialize};

/// A language whose words are known; its code is ISO 639-1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    En,
    /// Spanish.
    Es,
    /// French.
    Fr,
    /// German.
    De,
    /// Portuguese.
    Pt,
    /// Italian.
    It,
    /// Dutch.
    Nl,
}

impl Language {
    /// Every language, in the order that breaks ties.
    pub const ALL: [Self; 7] = [Self::En, Self::Es, Self::Fr, Self::De, Self::Pt, Self::It, Self::Nl];

    /// The ISO 639-1 code, such as `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
            Self::Fr => "fr",
            Self::De => "de",
            Self::Pt => "pt",
            Self::It => "it",
            Self::Nl => "nl",
        }
    }

    /// The language of an ISO 639-1 code or BCP 47 tag (`en`, `en-GB`), where it is known.
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|language| language.code() == primary)
    }
}

/// How `3/4` is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateOrder {
    /// Month first in English, day first in the other languages.
    #[default]
    ByLanguage,
    /// 3/4 is April 3rd.
    DayFirst,
    /// 3/4 is March 4th.
    MonthFirst,
}

/// Which way a reading goes where the text does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// The coming one.
    #[default]
    Future,
    /// The last one.
    Past,
}

/// What a text is read against.
#[derive(Debug, Clone)]
pub struct Context {
    /// "Now" for the one who wrote, in their own zone.
    pub reference: Zoned,
    /// The languages to try, the likeliest first. Empty: all of them.
    pub languages: Vec<Language>,
    /// The order of day and month in dates all in digits.
    pub order: DateOrder,
    /// Which way to read what the text leaves open; a sentence in the past tense wins over it.
    pub direction: Direction,
}

impl Context {
    /// Future readings in every known language.
    pub fn new(reference: Zoned) -> Self {
        Self { reference, languages: Vec::new(), order: DateOrder::default(), direction: Direction::default() }
    }
}

/// What an expression is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A day: [`Value::Date`].
    Date,
    /// A time of day without its day: [`Value::Time`].
    Time,
    /// A moment: [`Value::DateTime`].
    DateTime,
    /// Whole days: [`Value::Range`] from midnight to midnight.
    DateRange,
    /// Two times of day without their day: [`Value::Range`] at its next occurrence.
    TimeRange,
    /// Two moments: [`Value::Range`].
    DateTimeRange,
    /// A length of time: [`Value::Duration`].
    Duration,
    /// Something that repeats: [`Value::Recurrence`].
    Recurrence,
    /// A duration before or after something that the text does not name ("an hour before").
    Offset,
}

/// The smallest unit that the text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Grain {
    /// "8:30:15", "5 seconds".
    Second,
    /// "8:30", "5 minutes".
    Minute,
    /// "at 8", "5 hours".
    Hour,
    /// Morning, afternoon, evening, night.
    DayPart,
    /// "tomorrow", "5 days".
    Day,
    /// "next week".
    Week,
    /// "in May".
    Month,
    /// A quarter or half of a year, and a season.
    Quarter,
    /// "2027", and decades and centuries.
    Year,
}

/// What was decided for the text and should be known to whoever acts on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// The clock skips this time; the value is the first instant after the gap.
    DstGap,
    /// The clock shows this time twice; the value is the earlier instant.
    DstOverlap,
    /// Morning or evening was guessed ("at 3").
    GuessedHalfOfDay,
    /// "sometime", "around", "about".
    Vague,
    /// "by Friday", "before noon": the value is the last moment.
    Deadline,
    /// "since May", "after 6pm", "from Friday on": the value is the first moment.
    Since,
    /// Lies before the reference.
    Past,
}

/// A resolved value.
#[derive(Debug, Clone)]
pub enum Value {
    /// A whole day.
    Date(Date),
    /// A time of day with no date in the text; `at` is its next occurrence after the reference.
    Time {
        /// As the text says it.
        time: Time,
        /// When it next is, in the zone that the text names; in the reader's where it names none.
        at: Zoned,
    },
    /// A moment.
    DateTime(Zoned),
    /// From `start` to `end`, the end not included.
    Range {
        /// Its first moment.
        start: Zoned,
        /// The moment after its last.
        end: Zoned,
    },
    /// A length of time in the units that the text names.
    Duration(Span),
    /// RFC 5545 rule without the `RRULE:` prefix, and its first occurrence (date-only rules start at midnight,
    /// with [`Found::grain`] at [`Grain::Day`] or above).
    Recurrence {
        /// Such as `FREQ=WEEKLY;BYDAY=TU`.
        rule: String,
        /// The first occurrence after the reference.
        start: Zoned,
        /// When that one ends, where the text says it: "every Friday from 3 to 5".
        end: Option<Zoned>,
    },
    /// Before (`before`) or after something outside the text.
    Offset {
        /// How far, never negative.
        span: Span,
        /// Before it, else after it.
        before: bool,
    },
}

impl PartialEq for Value {
    /// Lengths are equal where each of their units is: an hour is not 60 minutes.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Date(one), Self::Date(other)) => one == other,
            (Self::Time { time, at }, Self::Time { time: other, at: other_at }) => time == other && at == other_at,
            (Self::DateTime(one), Self::DateTime(other)) => one == other,
            (Self::Range { start, end }, Self::Range { start: other, end: other_end }) => {
                start == other && end == other_end
            }
            (Self::Duration(one), Self::Duration(other)) => one.fieldwise() == other.fieldwise(),
            (
                Self::Recurrence { rule, start, end },
                Self::Recurrence { rule: other, start: other_start, end: other_end },
            ) => rule == other && start == other_start && end == other_end,
            (Self::Offset { span, before }, Self::Offset { span: other, before: other_before }) => {
                span.fieldwise() == other.fieldwise() && before == other_before
            }
            _ => false,
        }
    }
}

/// One time expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Bytes of the text, on character boundaries.
    pub span: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// The smallest unit that it names.
    pub grain: Grain,
    /// Its likeliest reading.
    pub value: Value,
    /// Other readings, the likelier first.
    pub alternatives: Vec<Value>,
    /// From 0 to 1: 0.95 where nothing was guessed, below a half where it may well mean something else.
    pub confidence: f32,
    /// The rule that made the value.
    pub rule: &'static str,
    /// The language whose words it was read by.
    pub language: Language,
    /// What was decided for the text.
    pub flags: Vec<Flag>,
}
