//! Classes of lexemes as bits, so that a place can be passed over by one look at what stands near it.

use crate::lex::Lex;

pub(crate) const UNIT: u32 = 1;
pub(crate) const MONTH: u32 = 1 << 1;
pub(crate) const WEEKDAY: u32 = 1 << 2;
pub(crate) const PART: u32 = 1 << 3;
/// Says that something repeats.
pub(crate) const EVERY: u32 = 1 << 4;
pub(crate) const SHIFT: u32 = 1 << 5;
pub(crate) const NAMED: u32 = 1 << 6;
pub(crate) const NTH: u32 = 1 << 7;
/// Bounds a time: "before", "since".
pub(crate) const SIDE: u32 = 1 << 8;
/// Joins two ends of a range.
pub(crate) const JOIN: u32 = 1 << 9;
pub(crate) const CLOCK: u32 = 1 << 10;
pub(crate) const DAY: u32 = 1 << 11;
pub(crate) const NUMBER: u32 = 1 << 12;
pub(crate) const DIGITS: u32 = 1 << 13;
/// An expression may begin here.
pub(crate) const STARTER: u32 = 1 << 14;
/// "for", "starting": measures a stretch.
pub(crate) const STRETCH: u32 = 1 << 15;
/// Without one of these nearby there is no time in a text.
pub(crate) const CORE: u32 = UNIT | MONTH | WEEKDAY | PART | EVERY | NAMED | CLOCK | DAY | NUMBER | DIGITS;

impl Lex {
    /// One bit for each variant, whatever it holds.
    #[inline(always)]
    #[allow(clippy::inline_always)] // folds to a constant where the lexeme is one
    pub(crate) const fn bit(self) -> u128 {
        1 << match self {
            Self::Number(_) => 0,
            Self::Article => 1,
            Self::Ordinal(_) => 2,
            Self::OrdinalMark => 3,
            Self::Weekday(_) => 4,
            Self::Weekdays(_) => 5,
            Self::Month(_) => 6,
            Self::Unit(_) => 7,
            Self::Part(_) => 8,
            Self::Parts(_) => 9,
            Self::Clock(_) => 10,
            Self::Day(_) => 11,
            Self::Now => 12,
            Self::Shift(_) => 13,
            Self::Coming => 14,
            Self::Ago => 15,
            Self::Later => 16,
            Self::AgoBefore => 17,
            Self::In => 18,
            Self::Within => 19,
            Self::Before => 20,
            Self::After => 21,
            Self::Since => 22,
            Self::Until => 23,
            Self::By => 24,
            Self::From => 25,
            Self::To => 26,
            Self::And => 27,
            Self::Or => 28,
            Self::Between => 29,
            Self::At => 30,
            Self::On => 31,
            Self::Of => 32,
            Self::The => 33,
            Self::HourArticle => 34,
            Self::For => 35,
            Self::About => 36,
            Self::Sometime => 37,
            Self::Every => 38,
            Self::Other => 39,
            Self::Freq(_) => 40,
            Self::Half => 41,
            Self::QuarterHour => 42,
            Self::ThreeQuarters => 43,
            Self::PastHour => 44,
            Self::ToHour => 45,
            Self::Plus => 46,
            Self::Minus => 47,
            Self::Oclock => 48,
            Self::Am => 49,
            Self::Pm => 50,
            Self::Early => 51,
            Self::Late => 52,
            Self::Start => 53,
            Self::Mid => 54,
            Self::End => 55,
            Self::More => 56,
            Self::Season(_) => 57,
            Self::Holiday(_) => 58,
            Self::QuarterNamed => 59,
            Self::HalfNamed => 60,
            Self::WeekNamed => 61,
            Self::YearNamed => 62,
            Self::DayNamed => 63,
            Self::WeekOf => 64,
            Self::All => 65,
            Self::Weekdays5 => 66,
            Self::Past => 67,
            Self::Zone(_) => 68,
            Self::ZoneSummer(_) => 72,
            Self::Reject => 69,
            Self::Common => 70,
            Self::Starting => 71,
            Self::Rest => 73,
            Self::Times => 74,
            Self::Last => 75,
            Self::DecadeNamed => 76,
            Self::DecadeMark => 77,
            Self::Recent => 78,
            Self::Freq2(_) => 79,
            Self::ToDate(_) => 80,
            Self::EndOfDay => 81,
            Self::NumberHalf(_) => 82,
            Self::IsoT => 83,
            Self::Through => 84,
            Self::Per => 85,
            Self::Roughly => 86,
            Self::Meal(_) => 87,
            Self::Alternate => 88,
            Self::WeeksOn(_) => 89,
            Self::Title => 90,
            Self::Event => 91,
            Self::Hint(_) => 92,
        }
    }

    /// The classes of this lexeme.
    pub(crate) fn class(self) -> u32 {
        match self {
            Self::Number(_) | Self::NumberHalf(_) => NUMBER | STARTER,
            Self::Ordinal(_) => NTH | NUMBER | STARTER,
            Self::Last => NTH | STARTER,
            Self::Weekday(_) => WEEKDAY | STARTER,
            Self::Weekdays(_) => WEEKDAY | EVERY | STARTER,
            Self::Month(_) => MONTH | STARTER,
            Self::Unit(_) => UNIT | STARTER,
            Self::Part(_) | Self::Meal(_) => PART | STARTER,
            Self::Parts(_) => PART | EVERY | STARTER,
            Self::Clock(_) => CLOCK | STARTER,
            Self::Half | Self::QuarterHour | Self::ThreeQuarters => CLOCK | NUMBER | STARTER,
            Self::Am | Self::Pm | Self::Oclock | Self::PastHour | Self::ToHour => CLOCK,
            Self::Day(_) | Self::Now | Self::EndOfDay | Self::ToDate(_) => DAY | STARTER,
            Self::Shift(_) | Self::Coming | Self::Recent => SHIFT | NTH | STARTER,
            Self::Before | Self::After | Self::Since | Self::By => SIDE | STARTER,
            Self::Until => SIDE | JOIN | STARTER,
            Self::Starting => SIDE | STRETCH | STARTER,
            Self::For => STRETCH | STARTER,
            Self::To => JOIN | STARTER,
            Self::And => JOIN,
            Self::Every | Self::Freq(_) | Self::Freq2(_) | Self::Weekdays5 | Self::Times => EVERY | STARTER,
            Self::Alternate => EVERY,
            Self::Season(_)
            | Self::Holiday(_)
            | Self::QuarterNamed
            | Self::HalfNamed
            | Self::WeekNamed
            | Self::YearNamed
            | Self::DayNamed
            | Self::WeekOf
            | Self::DecadeNamed => NAMED | STARTER,
            Self::Article
            | Self::In
            | Self::Within
            | Self::AgoBefore
            | Self::From
            | Self::Between
            | Self::The
            | Self::HourArticle
            | Self::About
            | Self::Early
            | Self::Late
            | Self::Start
            | Self::Mid
            | Self::End
            | Self::More
            | Self::All
            | Self::Rest
            | Self::Through
            | Self::At
            | Self::On
            | Self::Later => STARTER,
            Self::OrdinalMark
            | Self::Ago
            | Self::Or
            | Self::Of
            | Self::Sometime
            | Self::Other
            | Self::Plus
            | Self::Minus
            | Self::Past
            | Self::Zone(_)
            | Self::ZoneSummer(_)
            | Self::Reject
            | Self::Common
            | Self::DecadeMark
            | Self::IsoT
            | Self::Per
            | Self::Roughly
            | Self::WeeksOn(_)
            | Self::Title
            | Self::Event
            | Self::Hint(_) => 0,
        }
    }
}
