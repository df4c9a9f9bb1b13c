//! When something is, in the parts that people settle one by one: the day, then the hour, then another hour.

use std::ops::Range;

use jiff::Zoned;
use jiff::civil::{Date, Time};
use when::{Found, Grain, Kind};

use super::told::{at, breaks, says_day, told};
use crate::rules::lexicon::{Mark, Occasion};
use crate::rules::reading::{Reading, SMALL_HOURS};
use crate::rules::text::fill;
use crate::rules::timing::{BEFORE, Timing, UNTIL, WITHIN, unhurried};

const NOON: i8 = 12;
/// The hour of the morning that is rather one of the evening.
const MEETING: i8 = 7;
/// Minutes between what belongs together at an hour at which most are asleep.
const CLOSE: i32 = 120;

/// What one message says of a time; what it leaves open is taken from before.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(clippy::struct_excessive_bools)] // each says one thing of what was said
pub(crate) struct Slot {
    pub day: Option<Date>,
    pub clock: Option<Time>,
    /// Whether morning or evening was guessed.
    pub guessed: bool,
    /// Said on this day when the hour was over, and so taken for the evening's; of another day it is the morning's.
    pub hurried: Option<Date>,
    /// Written as of the small hours, "5:30", which may be of the afternoon.
    pub small: bool,
    /// The last day of several whole ones.
    pub last: Option<Date>,
    /// How long it takes in minutes, where an end or a length is said.
    pub length: Option<i64>,
    pub rule: Option<String>,
    /// "by Friday": due rather than a beginning.
    pub deadline: bool,
    /// The day was told by a weekday and a bare number.
    pub numbered: bool,
    /// A part of a day is all that is said of the hour.
    pub part: Option<Time>,
    pub sure: f32,
}

impl Slot {
    /// What a text says of a time that lies ahead. `None` where it says none, or only the past.
    pub(crate) fn of(reading: &Reading, occasion: Option<Occasion>, now: &Zoned) -> Option<Self> {
        let slot = Self::from(&told(reading), occasion, now).map(|slot| slot.before_span(reading));
        let slot = slot
            .map(|slot| slot.by_habit(reading, occasion).instead(reading, occasion, now).until_arrival(reading, now));
        slot.or_else(|| Self::end_of_span(reading, now))
    }

    /// "Tacos on Saturday around 7?": where nothing says what it is, people meet at seven in the evening; in the morning
    /// they set out, work or go to school.
    fn by_habit(self, reading: &Reading, occasion: Option<Occasion>) -> Self {
        let unknown = occasion.and_then(Occasion::hours).is_none() && self.rule.is_none() && !self.deadline;
        let early = || (0..reading.tokens.len()).any(|i| reading.words.is_early(reading.tokens.folded(i)));
        let clock = self.clock.filter(|clock| self.guessed && unknown && clock.hour() == MEETING && !early());
        let late = clock.map(|clock| Time::constant(MEETING + NOON, clock.minute(), 0, 0));
        Self { clock: late.or(self.clock), ..self }
    }

    /// "For tomorrow noon, can we say 1:15 instead?": of a day with its hour and another hour behind such a word, that one.
    fn instead(self, reading: &Reading, occasion: Option<Occasion>, now: &Zoned) -> Self {
        let all = told(reading);
        let ([first, then], None) = (&all[..], &self.rule) else { return self };
        let other = first.kind == Kind::DateTime && then.kind == Kind::Time && first.span.end < then.span.start;
        let from = at(reading, first);
        let suggested = (from..at(reading, then)).any(|i| reading.within(i, &[Mark::Suggest, Mark::Instead]));
        let clock = Some(()).filter(|()| other && suggested && !self.deadline);
        let clock = clock.and_then(|()| Self::from(&[*then], occasion, now)?.clock);
        Self { clock: clock.or(self.clock), length: if clock.is_some() { None } else { self.length }, ..self }
    }

    /// "Leaves at 8:37 and gets in at 9:04": of a journey, the second hour is its end.
    fn until_arrival(self, reading: &Reading, now: &Zoned) -> Self {
        /// Words between such a word and its hour: "arrives in York at 9:04".
        const NEAR: usize = 5;
        /// Minutes; what seems to take longer is another thing's hour.
        const LONGEST: i64 = 14 * 60;
        let hours: Vec<&Found> = told(reading).into_iter().filter(|found| found.grain < Grain::DayPart).collect();
        let ([leaves, arrives], None) = (&hours[..], self.length) else { return self };
        let (from, to) = (at(reading, leaves), at(reading, arrives));
        let early = (0..from).any(|i| reading.words.is_early(reading.tokens.folded(i)));
        let ends =
            (to.saturating_sub(NEAR).max(from + 1)..to).any(|i| reading.words.is_arrival(reading.tokens.folded(i)));
        let clock = |found: &Found| Self::from(&[found], None, now)?.clock;
        let Some((start, end)) = clock(leaves).zip(clock(arrives)).filter(|_| early && ends && self.clock.is_some())
        else {
            return self;
        };
        let minutes = |time: Time| i64::from(time.hour()) * 60 + i64::from(time.minute());
        let length = (minutes(end) - minutes(start)).rem_euclid(24 * 60);
        Self { length: Some(length).filter(|length| (1..=LONGEST).contains(length)), ..self }
    }

    /// "Before the weekend" is by its eve: who says it means to have it then.
    fn before_span(self, reading: &Reading) -> Self {
        let Some(bound) = reading.found.iter().find(|found| found.rule == BEFORE && found.kind == Kind::Date) else {
            return self;
        };
        let said = &reading.text[bound.span.clone()];
        let rest = said.split_once(' ').map_or("", |(_, rest)| rest);
        let inner = Reading::of(rest, reading.words.language, reading.at);
        let span = inner.found.first().is_some_and(|found| found.kind == Kind::DateRange);
        let eve = self.day.filter(|_| span && self.deadline).and_then(|day| day.yesterday().ok());
        Self { day: eve.filter(|eve| *eve >= reading.at.date()).or(self.day), ..self }
    }

    /// "I need the report at the end of the month": what is to be done then is due on its last day.
    fn end_of_span(reading: &Reading, now: &Zoned) -> Option<Self> {
        /// The rule of `when` for a part of a month or of a longer time.
        const SLICE: &str = "period.slice";
        if !reading.any(&[Mark::Remind, Mark::Owed, Mark::Wants]) {
            return None;
        }
        let ends = told(reading).into_iter().filter(|found| found.rule == SLICE && found.grain >= Grain::Month);
        let last = ends.filter_map(|found| match &found.value {
            when::Value::Range { start, end } if start.day() > 1 && end.day() == 1 => end.date().yesterday().ok(),
            _ => None,
        });
        let day = last.filter(|day| *day > now.date()).min()?;
        Some(Self { day: Some(day), deadline: true, sure: 0.9, ..Self::default() })
    }

    /// What these times say together.
    pub(crate) fn from(told: &[&Found], occasion: Option<Occasion>, now: &Zoned) -> Option<Self> {
        let timing = Timing::of(told.iter().copied(), occasion, now).filter(|timing| !timing.past)?;
        let exact = |found: &&Found| !matches!(found.kind, Kind::Duration | Kind::Offset);
        let part = told.iter().copied().filter(exact).all(|found| found.grain >= Grain::DayPart);
        let day_part = told.iter().any(|found| found.grain == Grain::DayPart);
        // "last Sunday, until 3": an hour of a day that is over.
        let over = told.iter().any(|found| found.flags.contains(&when::Flag::Past) && says_day(found));
        if over && !timing.dated {
            return None;
        }
        // "By the end of the month" is by one day.
        let day_due = |found: &Found| found.kind == Kind::Date && found.flags.contains(&when::Flag::Deadline);
        let coarse = told.iter().copied().filter(exact).all(|found| found.grain >= Grain::Week && !day_due(found));
        let within = told.iter().any(|found| found.rule == WITHIN);
        if (timing.coarse || coarse) && timing.recurrence.is_none() && !within {
            return None;
        }
        let whole = timing.all_day || (part && timing.recurrence.is_none());
        let mut slot = Self {
            day: timing.dated.then(|| timing.start.date()),
            clock: (!whole).then(|| timing.start.time()),
            guessed: told.iter().any(|found| found.flags.contains(&when::Flag::GuessedHalfOfDay)),
            small: told.iter().any(|found| crate::rules::timing::is_guess(found))
                && SMALL_HOURS.contains(&timing.start.hour()),
            part: (whole && day_part).then(|| timing.start.time()),
            rule: timing.recurrence.clone(),
            deadline: timing.deadline,
            numbered: told.iter().any(|found| found.rule == "day.weekday_number"),
            sure: timing.sure,
            ..Self::default()
        };
        let usual = |hour: i8| occasion.and_then(Occasion::hours).is_some_and(|hours| hours.contains(&hour));
        let hurried = told.iter().any(|found| match &found.value {
            when::Value::Time { time, .. } if slot.clock == Some(*time) && !usual(time.hour()) => {
                let early = unhurried(*time, found);
                early != *time && early.hour() > MEETING
            }
            _ => false,
        });
        slot.hurried = hurried.then(|| now.date());
        if slot.rule.is_some() {
            slot.begin_since(told, now);
        }
        // A weekday said on that day, without an hour, is the next one: today has a name of its own.
        let today = slot.day == Some(now.date()) && slot.clock.is_none() && slot.rule.is_none();
        if today && told.iter().all(|found| found.rule == "day.weekday") {
            slot.day = now.date().checked_add(jiff::Span::new().days(7)).ok();
        }
        if let Some(end) = &timing.end {
            if within {
                slot.day = if whole { end.date().yesterday().ok() } else { slot.day };
            } else if whole {
                slot.last = end.date().yesterday().ok().filter(|last| timing.all_day && *last > timing.start.date());
            } else {
                slot.length = Some((end.timestamp().as_second() - timing.start.timestamp().as_second()) / 60);
            }
        }
        Some(slot)
    }

    /// "every Friday, starting next week", "Tuesdays and Thursdays, the first on the 6th": the first time is on or after
    /// what it starts from.
    fn begin_since(&mut self, told: &[&Found], now: &Zoned) {
        let day = |found: &Found| match &found.value {
            when::Value::Date(date) => Some(*date),
            when::Value::DateTime(moment) | when::Value::Range { start: moment, .. } => Some(moment.date()),
            _ => None,
        };
        let since = told.iter().filter(|found| found.flags.contains(&when::Flag::Since)).find_map(|found| day(found));
        let one = |found: &&&Found| matches!(found.kind, Kind::Date | Kind::DateTime) && found.rule != UNTIL;
        let since = since.or_else(|| told.iter().filter(one).find_map(|found| day(found)));
        let (Some(since), Some(rule)) = (since.filter(|since| *since > now.date()), self.rule.as_deref()) else {
            return;
        };
        let mut week = (0..7).filter_map(|days| since.checked_add(jiff::Span::new().days(days)).ok());
        self.day = match rule {
            _ if rule.starts_with("FREQ=DAILY") => Some(since),
            _ if rule.starts_with("FREQ=WEEKLY") => week.find(|date| falls_on(rule, *date, self.day)).or(self.day),
            _ => self.day.max(Some(since)),
        };
    }

    /// An hour that is said as a bare number: "8?", "7.30 deal", "half 7" is not one.
    pub(crate) fn bare(reading: &Reading, now: &Zoned) -> Option<Self> {
        let hour = bare_hour(reading)?;
        Self::hour(&hour, reading, now)
    }

    /// "9.30" or "19-20" that stands somewhere in a text which says a day.
    pub(crate) fn written(reading: &Reading, now: &Zoned) -> Option<Self> {
        let hour =
            (0..reading.tokens.len()).find_map(|i| hour_at(reading, i).filter(|hour| hour.contains([':', '-'])))?;
        Self::hour(&hour, reading, now)
    }

    /// A bare hour right behind a preposition: "be there for 2", "from 11".
    pub(crate) fn behind(reading: &Reading, now: &Zoned) -> Option<Self> {
        let ends =
            [Mark::To, Mark::At, Mark::Since].into_iter().flat_map(|mark| reading.all(mark)).map(|hit| hit.tokens.end);
        let hour = ends.filter(|&end| end > 0).find_map(|end| hour_at(reading, end));
        Self::hour(&hour.or_else(|| behind_day(reading))?, reading, now)
    }

    /// A number right behind a word of change or suggestion: "can we do 5 instead", "make it 4".
    pub(crate) fn pointed(reading: &Reading, now: &Zoned) -> Option<Self> {
        let points = reading
            .hits
            .iter()
            .filter(|hit| matches!(hit.mark, Mark::Suggest | Mark::Instead))
            // "instead of 10" is what it was.
            .filter(|hit| reading.at(hit.tokens.start, Mark::Moved).is_none_or(|end| end <= hit.tokens.end));
        let hour = |i: usize, phrase: bool| hour_at(reading, i).or_else(|| hour_word(reading, i).filter(|_| phrase));
        let behind = |hit: &Range<usize>| [hit.end, hit.end + 1].into_iter().find_map(|i| hour(i, hit.len() > 1));
        let hour = points.map(|hit| &hit.tokens).find_map(behind)?;
        Self::hour(&hour, reading, now).filter(|slot| slot.clock.is_some())
    }

    /// "14 hs": a number and the word of the clock.
    pub(crate) fn measured(reading: &Reading, now: &Zoned) -> Option<Self> {
        let unit = |i: usize| reading.words.tells_hour(reading.tokens.folded(i + 1)) && !reading.is_timed(i + 1);
        let hour = (0..reading.tokens.len()).filter(|&i| unit(i)).find_map(|i| hour_at(reading, i))?;
        let slot = Self::hour(&hour, reading, now)?;
        let written = hour.parse::<i8>().ok().and_then(|hour| Time::new(hour, 0, 0, 0).ok());
        Some(Self { clock: written.or(slot.clock), guessed: false, ..slot })
    }

    /// An hour as [`hour_at`] tells it.
    pub(crate) fn hour(hour: &str, reading: &Reading, now: &Zoned) -> Option<Self> {
        let text = fill(reading.words.texts.at_hour, &[("hour", hour)]);
        // Which day it is of may be told elsewhere: nothing is over yet.
        let morning = now.start_of_day().unwrap_or_else(|_| now.clone());
        let read = Reading::of(&text, reading.words.language, &morning);
        let mut slot = Self::from(&told(&read), reading.usual(), &morning)?;
        slot.day = None;
        let written = hour.contains(':') && hour.starts_with(['0', '1', '2']) && hour.len() == 5;
        let digits = hour.split([':', '-']).next().unwrap_or_default();
        // "20 or 21?" is of the clock of 24 hours.
        let whole = digits.parse::<u8>().is_ok_and(|hour| hour > 12);
        slot.guessed = !whole && (!written || reading.words.language == when::Language::En);
        Some(slot.by_habit(reading, reading.usual()))
    }

    /// What was said before, with what is said now.
    pub(crate) fn then(&self, next: &Self) -> Self {
        // "Friday 9", where Friday is settled, is an hour, not the ninth.
        let is_hour = |day: Date| {
            let known = self.day.zip(self.clock).is_some_and(|(known, clock)| {
                known.weekday() == day.weekday() && i16::from(clock.hour() % 12) == i16::from(day.day() % 12)
            });
            known && next.clock.is_none() && next.numbered
        };
        if next.day.is_some_and(is_hour) {
            return self.clone();
        }
        // "I'm away this weekend", said of Sunday, names no other day.
        let holds = |day: Date| next.last.is_some_and(|last| next.day.is_some_and(|first| first <= day && day <= last));
        if next.clock.is_none() && self.last.is_none() && self.day.is_some_and(holds) {
            return self.clone();
        }
        // "Wednesdays at 6?", "every week": that begins when the Wednesdays do.
        let plain = next.rule.as_ref().is_some_and(|rule| !rule.contains("BY") && next.clock.is_none());
        let again = self.rule.is_some() && plain;
        let clock = next.clock.map(|clock| {
            let other = next.hurried.is_some_and(|today| next.day.or(self.day).is_some_and(|day| day != today));
            let clock = if other { Time::constant(clock.hour() % NOON, clock.minute(), 0, 0) } else { clock };
            let late = next.small && self.clock.is_some_and(|known| known.hour() >= NOON);
            let known = self.clock.or(self.part).filter(|_| next.guessed || late);
            known.map_or(clock, |known| nearer(clock, known))
        });
        Self {
            day: next.day.filter(|_| !again).or(self.day),
            clock: clock.or(self.clock),
            guessed: if next.clock.is_some() { next.guessed && self.clock.is_none() } else { self.guessed },
            hurried: None,
            last: if next.day.is_some() || next.clock.is_some() { next.last } else { self.last },
            small: next.small,
            length: next.length.or(self.length),
            rule: self.rule_with(next),
            deadline: next.deadline || self.deadline,
            part: if next.day.is_some() && next.clock.is_none() { next.part } else { self.part },
            numbered: next.numbered,
            sure: self.sure.max(next.sure),
        }
    }

    /// The rule, where the days of it and its end are told apart: "Tuesdays at 8", "every week till 30 March".
    fn rule_with(&self, next: &Self) -> Option<String> {
        let (Some(known), Some(said)) = (&self.rule, &next.rule) else {
            return next.rule.clone().or_else(|| self.rule.clone());
        };
        let frequency = |rule: &str| rule.split(';').next().unwrap_or_default().to_owned();
        let end = said.split(';').find(|part| part.starts_with("UNTIL=") || part.starts_with("COUNT="));
        let plain = frequency(known) == frequency(said) && !said.contains("BY") && known.contains("BY");
        match end.filter(|_| plain && !known.contains("UNTIL=") && !known.contains("COUNT=")) {
            Some(end) => Some(format!("{known};{end}")),
            None if plain => Some(known.clone()),
            None => Some(said.clone()),
        }
    }

    /// The start, and whether only the day is known. An hour without a day is its next.
    pub(crate) fn start(&self, now: &Zoned) -> Option<(Zoned, bool)> {
        let zone = now.time_zone();
        let on = |date: Date, time: Time| date.to_datetime(time).to_zoned(zone.clone()).ok();
        match (self.day, self.clock.map(|clock| self.ahead(clock, now))) {
            (Some(day), Some(clock)) => Some((on(day, clock)?, false)),
            (Some(day), None) => Some((on(day, Time::midnight())?, true)),
            (None, Some(clock)) => {
                let today = on(now.date(), clock)?;
                let start = if today > *now { today } else { on(now.date().tomorrow().ok()?, clock)? };
                Some((start, false))
            }
            (None, None) => None,
        }
    }

    /// "9?", asked at noon, is tonight: of what is today and left its half of the day open, the half that lies ahead.
    fn ahead(&self, clock: Time, now: &Zoned) -> Time {
        let open = self.guessed || self.small;
        let today = self.day.is_none_or(|day| day == now.date());
        let later = Time::constant(clock.hour() % NOON + NOON, clock.minute(), 0, 0);
        let over = clock.hour() < NOON && clock < now.time() && later > now.time();
        if open && today && over && self.rule.is_none() { later } else { clock }
    }

    /// "In the evening", of which no day is told: today's, or the next one.
    pub(crate) fn on_its_day(self, now: &Zoned) -> Self {
        let Some(part) = self.part.filter(|_| self.is_empty()) else { return self };
        let over = part.hour() < NOON && part < now.time();
        let day = if over { now.date().tomorrow().ok() } else { Some(now.date()) };
        Self { day, ..self }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.day.is_none() && self.clock.is_none()
    }
}

/// Whether a weekly rule comes on a day's weekday; where it names none, that of `first`.
pub(crate) fn falls_on(rule: &str, date: Date, first: Option<Date>) -> bool {
    const CODES: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let code = CODES[usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0)];
    match rule.split_once("BYDAY=") {
        Some((_, days)) => days.split(';').next().unwrap_or_default().split(',').any(|day| day == code),
        None => first.is_some_and(|first| first.weekday() == date.weekday()),
    }
}

/// Of two halves of the day, the one nearer to what stood.
fn nearer(clock: Time, known: Time) -> Time {
    let other = Time::new((clock.hour() + 12) % 24, clock.minute(), 0, 0).unwrap_or(clock);
    let far = |time: Time| {
        (i32::from(time.hour()) * 60 + i32::from(time.minute())
            - i32::from(known.hour()) * 60
            - i32::from(known.minute()))
        .abs()
    };
    let awake = |time: Time| (7..22).contains(&time.hour());
    // "The bus goes at 5.50. Meet at twenty to six?" is no evening.
    let close = !awake(known) && far(other) <= CLOSE;
    if far(other) < far(clock) && (awake(other) || !awake(clock) || close) { other } else { clock }
}

/// By when something is due, where a text tells of other times too: "they close at 8, but come before 7".
pub(crate) fn deadline(reading: &Reading, now: &Zoned) -> Option<Slot> {
    let (due, others): (Vec<&Found>, Vec<&Found>) =
        told(reading).into_iter().partition(|found| found.flags.contains(&when::Flag::Deadline));
    let [one] = due[..] else { return None };
    let whens = others.iter().filter(|found| found.kind != Kind::Duration);
    let mixed = whens.clone().count() > 0 && whens.clone().all(|found| found.kind != Kind::Recurrence);
    // "Must be there by 4 on Friday": the day is that of the hour.
    let apart = says_day(one) || !whens.clone().any(|found| says_day(found));
    Slot::from(&[one], None, now).filter(|_| mixed && apart && !lasts(reading, one))
}

/// "Feed the cat tonight, she's away until Thursday": how long something lasts is no deadline, but where the language has
/// one word for both and something is owed.
fn lasts(reading: &Reading, found: &Found) -> bool {
    let both = matches!(reading.words.language, when::Language::De | when::Language::Pt);
    found.rule == UNTIL && !(both && reading.any(&[Mark::Owed, Mark::Wants]))
}

/// The times of a text, each with its day.
pub(crate) fn each(reading: &Reading, now: &Zoned) -> Vec<Slot> {
    groups(reading).iter().filter_map(|group| Slot::from(group, None, now)).filter(|slot| slot.day.is_some()).collect()
}

/// Each hour of a text, without its day.
pub(crate) fn hours(reading: &Reading, now: &Zoned) -> Vec<Slot> {
    let slot = |found: &Found| Slot::from(&[found], None, now).filter(|slot| slot.clock.is_some());
    told(reading).into_iter().filter_map(slot).map(|slot| Slot { day: None, length: None, ..slot }).collect()
}

/// How many days a text names.
pub(crate) fn named(reading: &Reading) -> usize {
    reading.found.iter().filter(|found| says_day(found)).count()
}

/// The first hour of a text that is not `known`: "about Friday at 15: I only make it at 17".
pub(crate) fn other_hour(reading: &Reading, now: &Zoned, known: Time) -> Option<Time> {
    told(reading).into_iter().filter_map(|found| Slot::from(&[found], None, now)?.clock).find(|clock| *clock != known)
}

/// Several times that are offered side by side: "Thursday 14:00 or Friday 8:30"; none where only one is.
pub(crate) fn offered(reading: &Reading, occasion: Option<Occasion>, now: &Zoned) -> Vec<Slot> {
    let groups = groups(reading);
    if groups.len() < 2 {
        return Vec::new();
    }
    let slot = |group: &Vec<&Found>| Slot::from(group, occasion, now);
    groups.iter().filter_map(slot).filter(|slot| slot.day.is_some()).collect()
}

/// The times of a text, parted where another day begins.
fn groups<'r>(reading: &'r Reading) -> Vec<Vec<&'r Found>> {
    let mut groups: Vec<Vec<&Found>> = Vec::new();
    for found in told(reading) {
        match groups.last_mut() {
            Some(group) if !says_day(found) => group.push(found),
            _ => groups.push(vec![found]),
        }
    }
    groups
}

/// The hours that a text writes with their minutes, "6.40", whether they are told as times or not.
pub(crate) fn written_hours<'r>(reading: &'r Reading) -> impl Iterator<Item = Time> + 'r {
    let digits = |i: usize| {
        let word = reading.tokens.folded(i);
        let number = !word.is_empty() && word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
        number.then(|| word.parse::<i8>().ok()).flatten()
    };
    (0..reading.tokens.len().saturating_sub(2)).filter_map(move |i| {
        let minutes = digits(i + 2).filter(|_| reading.tokens.folded(i + 2).len() == 2)?;
        let joined = matches!(reading.tokens.sign(i + 1), Some('.' | ':'));
        Time::new(digits(i)?, minutes, 0, 0).ok().filter(|_| joined)
    })
}

/// The digits of an hour that stands almost alone in a short text.
fn bare_hour(reading: &Reading) -> Option<String> {
    const MAX_WORDS: usize = 10;
    let tokens = &reading.tokens;
    let is_number = |i: usize| {
        let word = tokens.folded(i);
        let number = |word: &str| !word.is_empty() && word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
        // "2-3 of us" is no hour.
        number(word) || word.contains('-') && hour_at(reading, i).is_some()
    };
    let words = (0..tokens.len()).filter(|&i| tokens.is_word(i)).count();
    if words > MAX_WORDS {
        return None;
    }
    // "8 is too late, 7?"
    let refused =
        |i: usize| (i..tokens.len()).take_while(|&i| !breaks(reading, i)).any(|i| reading.within(i, &[Mark::Refuse]));
    let hours = || (0..tokens.len()).filter(|&i| is_number(i) || tokens.folded(i).ends_with('h'));
    hours().find(|&i| !refused(i)).or_else(|| hours().next()).and_then(|i| hour_at(reading, i))
}

/// "Sunday, 12 at the Kings Arms": a number between a day and a place, or the end.
fn behind_day(reading: &Reading) -> Option<String> {
    let comma = |i: usize| reading.tokens.sign(i) == Some(',') && !reading.is_timed(i) && reading.is_timed(i - 1);
    let ends = |i: usize| !reading.tokens.is_word(i) || reading.at_any(i, &[Mark::At, Mark::In]).is_some();
    (2..reading.tokens.len()).filter(|&i| comma(i - 1) && ends(i + 1)).find_map(|i| hour_at(reading, i))
}

/// What may stand beside an hour that is a bare number.
const AFTER: &[Mark] =
    &[Mark::Agree, Mark::Instead, Mark::Same, Mark::Stop, Mark::Edge, Mark::Filler, Mark::Suggest, Mark::Not];

/// An hour that is said as a word and ends its clause: "shall we say ten?".
fn hour_word(reading: &Reading, i: usize) -> Option<String> {
    let ends = !reading.tokens.is_word(i + 1) || reading.within(i + 1, AFTER);
    (reading.at(i, Mark::Soft) == Some(i + 1) && ends && !reading.is_timed(i)).then(|| reading.word(i).to_owned())
}

/// An hour that token `i` begins: "8", "7.30". A number before a noun counts things.
pub(super) fn hour_at(reading: &Reading, i: usize) -> Option<String> {
    let tokens = &reading.tokens;
    let digits = |i: usize, most: usize| {
        let word = tokens.folded(i);
        !word.is_empty() && word.len() <= most && word.bytes().all(|b| b.is_ascii_digit())
    };
    if reading.is_timed(i) {
        return None;
    }
    // "16h", "14h30".
    if let Some((hour, minutes)) = tokens.folded(i).split_once('h')
        && let Some(hour) = hour.parse::<u8>().ok().filter(|hour| *hour < 24)
        && minutes.len() <= 2
        && minutes.bytes().all(|b| b.is_ascii_digit())
    {
        let minutes = if minutes.is_empty() { "00" } else { minutes };
        return Some(format!("{hour:02}:{minutes:0>2}"));
    }
    // "Grade 2", "room 4", "ages 8-12": a number behind a word that is no preposition names it.
    let named = i > 0
        && tokens.is_word(i - 1)
        && !reading.within(i - 1, AFTER)
        && !reading.within(i - 1, &[Mark::At, Mark::To, Mark::Question]);
    // "8-9", at the end of what is said; "3-2" and "24-7" count something else.
    let range = tokens.folded(i).split_once('-');
    let range = range.and_then(|(from, to)| from.parse::<u8>().ok().zip(to.parse::<u8>().ok()));
    let ends = !tokens.is_word(i + 1) && (!named || reading.is_timed(i - 1));
    if let Some((from, to)) = range.filter(|(from, to)| (6..*to).contains(from) && *to < 24 && ends) {
        return Some(format!("{from}-{to}"));
    }
    if !digits(i, 2) {
        return None;
    }
    let hour: u8 = tokens.folded(i).parse().ok().filter(|hour| *hour < 24)?;
    // "4,50 each" is a price.
    let decimal = |comma: usize| {
        let end = |i: usize| tokens.list.get(i).map(|token| token.span.end);
        let glued = |i: usize| tokens.list.get(i).map(|token| token.span.start) == end(i - 1);
        tokens.sign(comma) == Some(',')
            && comma > 0
            && digits(comma - 1, 2)
            && digits(comma + 1, 2)
            && glued(comma)
            && glued(comma + 1)
    };
    // "Room 2.10" is none either.
    let room = tokens.sign(i + 1) == Some('.') && i > 0 && reading.within(i - 1, &[Mark::Numbered]);
    if decimal(i + 1) || i > 0 && decimal(i - 1) || room {
        return None;
    }
    if matches!(tokens.sign(i + 1), Some('.' | ':')) && digits(i + 2, 2) && tokens.folded(i + 2).len() == 2 {
        // A clock of 24 hours writes the morning as it is.
        let whole = reading.words.language != when::Language::En;
        return Some(if whole {
            format!("{hour:02}:{}", tokens.folded(i + 2))
        } else {
            format!("{hour}:{}", tokens.folded(i + 2))
        });
    }
    if named {
        return None;
    }
    let unit = reading.words.tells_hour(tokens.folded(i + 1));
    let counts = tokens.is_word(i + 1) && !unit && !reading.within(i + 1, AFTER) && !reading.is_timed(i + 1);
    let price = |i: usize| matches!(tokens.sign(i), Some('%' | '€' | '$' | '£' | '#' | '-' | '/' | '+'));
    if counts || hour == 0 || price(i + 1) || i.checked_sub(1).is_some_and(price) {
        return None;
    }
    Some(hour.to_string())
}
