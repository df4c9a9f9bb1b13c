//! Lexemes: what a word can mean to the grammar, and the names that language files call them by.
//!
//! To add one: a variant, its name in [`Lex::named`], a line in the table of `docs/languages.md`.

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Workday,
    Week,
    Workweek,
    Fortnight,
    Weekend,
    Month,
    Quarter,
    HalfYear,
    Year,
    /// A year whose beginning differs by place (fiscal, school): taken for the calendar year, and vague.
    FiscalYear,
    Decade,
    Century,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    EarlyMorning,
    Morning,
    Forenoon,
    Lunch,
    Breakfast,
    Afternoon,
    Evening,
    Dinner,
    Night,
    /// The small hours: "night-time", "madrugada".
    SmallHours,
    Daytime,
    /// "In business hours".
    Office,
}

/// The year-open stretches besides months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Lex {
    /// A cardinal below one thousand, or 1000 for "thousand".
    Number(u16),
    /// "a", "an": the number one before a unit only.
    Article,
    Ordinal(u8),
    /// "st", "nd", "º": makes the digits before it an ordinal.
    OrdinalMark,
    Weekday(u8),
    /// "Mondays": every Monday.
    Weekdays(u8),
    Month(u8),
    Unit(Unit),
    Part(Part),
    /// "Mornings": every morning.
    Parts(Part),
    /// Noon is 12, midnight 0.
    Clock(u8),
    /// Days from today.
    Day(i8),
    Now,
    /// This is 0, next 1, last -1, "after next" 2.
    Shift(i8),
    /// The nearest one ahead ("coming", "que viene").
    Coming,
    Ago,
    Later,
    AgoBefore,
    In,
    Within,
    Before,
    After,
    Since,
    Until,
    By,
    From,
    To,
    And,
    Or,
    Between,
    At,
    On,
    Of,
    The,
    /// An article that may stand before an hour ("las 5").
    HourArticle,
    For,
    About,
    Sometime,
    Every,
    Other,
    /// "daily", "weekly": every so many units.
    Freq(Unit),
    Half,
    QuarterHour,
    ThreeQuarters,
    PastHour,
    ToHour,
    Plus,
    Minus,
    Oclock,
    Am,
    Pm,
    Early,
    Late,
    Start,
    Mid,
    End,
    More,
    Season(Season),
    Holiday(u8),
    /// "q" before 1 to 4.
    QuarterNamed,
    HalfNamed,
    WeekNamed,
    YearNamed,
    DayNamed,
    WeekOf,
    All,
    Weekdays5,
    Past,
    /// A time zone, in quarter hours ahead of UTC.
    Zone(i8),
    /// A clock with American summer time, by its quarter hours ahead of UTC in winter ("ET").
    ZoneSummer(i8),
    /// A word after which the number before it is no time ("percent", "km").
    Reject,
    /// A common word of the language, for telling languages apart.
    Common,
    Starting,

    Rest,
    Times,
    Last,
    DecadeNamed,
    /// The "s" of "1990s".
    DecadeMark,
    /// The nearest one behind ("this past Friday").
    Recent,
    /// "biweekly": every two units.
    Freq2(Unit),
    /// "year to date".
    ToDate(Unit),
    EndOfDay,
    /// "anderthalb" is one and a half.
    NumberHalf(u8),
    /// The T between date and time of ISO 8601.
    IsoT,
    /// A preposition before a part of the day that is no other ("por la mañana").
    Through,
    /// "per", "pro": between "once" and the unit.
    Per,
    /// Makes the hour before it vague ("3 or so", "5 aprox").
    Roughly,
    /// A meal by its name: an event, and a time only after "at", "before" or "after".
    Meal(Part),
    /// Says the part of the day for a time nearby, and is none itself ("wake").
    Hint(Part),
    /// After a day or unit: every other one ("un jour sur deux").
    Alternate,
    /// So many weeks after the weekday before it ("mercredi en huit").
    WeeksOn(u8),
    /// "Mr", "Frau": what follows is a name.
    Title,
    /// A meeting or another thing that may repeat ("weekly call").
    Event,
}

impl Unit {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "second" => Self::Second,
            "minute" => Self::Minute,
            "hour" => Self::Hour,
            "day" => Self::Day,
            "workday" => Self::Workday,
            "week" => Self::Week,
            "workweek" => Self::Workweek,
            "fortnight" => Self::Fortnight,
            "weekend" => Self::Weekend,
            "month" => Self::Month,
            "quarter" => Self::Quarter,
            "halfyear" => Self::HalfYear,
            "year" => Self::Year,
            "fiscalyear" => Self::FiscalYear,
            "decade" => Self::Decade,
            "century" => Self::Century,
            _ => return None,
        })
    }
}

impl Part {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "earlymorning" => Self::EarlyMorning,
            "morning" => Self::Morning,
            "forenoon" => Self::Forenoon,
            "lunch" => Self::Lunch,
            "breakfast" => Self::Breakfast,
            "afternoon" => Self::Afternoon,
            "evening" => Self::Evening,
            "dinner" => Self::Dinner,
            "night" => Self::Night,
            "smallhours" => Self::SmallHours,
            "daytime" => Self::Daytime,
            "office" => Self::Office,
            _ => return None,
        })
    }

    /// Hours of the day, `start` to `end`, the end not included; 24 is the next midnight.
    pub(crate) fn hours(self) -> (u8, u8) {
        match self {
            Self::EarlyMorning => (4, 8),
            Self::Morning | Self::Breakfast => (8, 12),
            Self::Forenoon => (10, 12),
            Self::Lunch => (11, 13),
            Self::Afternoon => (12, 16),
            Self::Evening | Self::Dinner => (16, 20),
            Self::Night => (20, 24),
            Self::SmallHours => (0, 8),
            Self::Daytime | Self::Office => (8, 18),
        }
    }
}

impl Lex {
    /// The lexeme of a name and its argument in a language file, or `None` where there is none such.
    pub(crate) fn named(name: &str, argument: &str) -> Option<Self> {
        let number = || argument.parse::<i16>().ok();
        Some(match name {
            "number" => Self::Number(argument.parse().ok()?),
            "article" => Self::Article,
            "ordinal" => Self::Ordinal(argument.parse().ok()?),
            "ordinal-mark" => Self::OrdinalMark,
            "weekday" => Self::Weekday(number().filter(|day| (1..=7).contains(day))? as u8),
            "weekdays" => Self::Weekdays(number().filter(|day| (1..=7).contains(day))? as u8),
            "month" => Self::Month(number().filter(|month| (1..=12).contains(month))? as u8),
            "unit" => Self::Unit(Unit::named(argument)?),
            "part" => Self::Part(Part::named(argument)?),
            "parts" => Self::Parts(Part::named(argument)?),
            "clock" => Self::Clock(number().filter(|hour| (0..=23).contains(hour))? as u8),
            "day" => Self::Day(argument.parse().ok()?),
            "now" => Self::Now,
            "shift" => Self::Shift(argument.parse().ok()?),
            "coming" => Self::Coming,
            "ago" => Self::Ago,
            "later" => Self::Later,
            "ago-before" => Self::AgoBefore,
            "in" => Self::In,
            "within" => Self::Within,
            "before" => Self::Before,
            "after" => Self::After,
            "since" => Self::Since,
            "until" => Self::Until,
            "by" => Self::By,
            "from" => Self::From,
            "to" => Self::To,
            "and" => Self::And,
            "or" => Self::Or,
            "between" => Self::Between,
            "at" => Self::At,
            "on" => Self::On,
            "of" => Self::Of,
            "the" => Self::The,
            "hour-article" => Self::HourArticle,
            "for" => Self::For,
            "about" => Self::About,
            "sometime" => Self::Sometime,
            "every" => Self::Every,
            "other" => Self::Other,
            "freq" => Self::Freq(Unit::named(argument)?),
            "half" => Self::Half,
            "quarter-hour" => Self::QuarterHour,
            "three-quarters" => Self::ThreeQuarters,
            "past-hour" => Self::PastHour,
            "to-hour" => Self::ToHour,
            "plus" => Self::Plus,
            "minus" => Self::Minus,
            "oclock" => Self::Oclock,
            "am" => Self::Am,
            "pm" => Self::Pm,
            "early" => Self::Early,
            "late" => Self::Late,
            "start" => Self::Start,
            "mid" => Self::Mid,
            "end" => Self::End,
            "more" => Self::More,
            "season" => Self::Season(match argument {
                "spring" => Season::Spring,
                "summer" => Season::Summer,
                "autumn" => Season::Autumn,
                "winter" => Season::Winter,
                _ => return None,
            }),
            "quarter-named" => Self::QuarterNamed,
            "half-named" => Self::HalfNamed,
            "week-named" => Self::WeekNamed,
            "year-named" => Self::YearNamed,
            "day-named" => Self::DayNamed,
            "week-of" => Self::WeekOf,
            "all" => Self::All,
            "workdays" => Self::Weekdays5,
            "past" => Self::Past,
            "zone" => Self::Zone(argument.parse().ok()?),
            "zone-summer" => Self::ZoneSummer(argument.parse().ok()?),
            "reject" => Self::Reject,
            "common" => Self::Common,
            "starting" => Self::Starting,

            "rest" => Self::Rest,
            "times" => Self::Times,
            "last" => Self::Last,
            "decade-named" => Self::DecadeNamed,
            "decade-mark" => Self::DecadeMark,
            "recent" => Self::Recent,
            "freq2" => Self::Freq2(Unit::named(argument)?),
            "to-date" => Self::ToDate(Unit::named(argument)?),
            "end-of-day" => Self::EndOfDay,
            "iso-t" => Self::IsoT,
            "length-half" => Self::NumberHalf(argument.parse().ok()?),
            "through" => Self::Through,
            "per" => Self::Per,
            "roughly" => Self::Roughly,
            "meal" => Self::Meal(Part::named(argument)?),
            "hint" => Self::Hint(Part::named(argument)?),
            "alternate" => Self::Alternate,
            "weeks-on" => Self::WeeksOn(argument.parse().ok()?),
            "title" => Self::Title,
            "event" => Self::Event,
            _ => return None,
        })
    }
}
