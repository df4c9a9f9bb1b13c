//! The new time of something that is moved: "from Friday to Saturday", "to 5", "an hour later".

use std::borrow::Cow;

use jiff::civil::{Date, Time};
use jiff::{Span, ToSpan, Zoned};
use when::{Found, Kind, Value};

use super::intent::is_content;
use super::lexicon::{Hit, Mark};
use super::reading::Reading;
use super::resolve::{Item, occasions};
use super::text::fill;
use super::timing::Timing;

/// The rule of `when` for a weekday that nothing else places.
const WEEKDAY: &str = "day.weekday";

/// How far a move shifts where it names no new time: "an hour later", "push it by 30 minutes".
pub(crate) fn shift(reading: &Reading, now: &Zoned) -> Option<Span> {
    let later = reading.has(Mark::Later);
    let earlier = reading.has(Mark::Earlier);
    said(reading).iter().find_map(|found| match &found.value {
        Value::Offset { span, before } => Some(if *before { -*span } else { *span }),
        Value::Duration(span) if earlier && !later => Some(-*span),
        Value::Duration(span) if later || moves(reading) && !is_length(reading, found) => Some(*span),
        Value::DateTime(moment) if is_relative(found) => now.until(moment).ok(),
        _ => None,
    })
}

/// "move it by an hour": later, where the text does not say which way. "make it an hour" says how long.
fn moves(reading: &Reading) -> bool {
    reading.has(Mark::Move) && !reading.any(&[Mark::Correct, Mark::Create])
}

/// "change it to two hours" says how long it takes.
fn is_length(reading: &Reading, found: &Found) -> bool {
    let start = |i: usize| reading.tokens.list.get(i).map(|token| token.span.start);
    reading.all(Mark::To).any(|hit| start(hit.tokens.end) == Some(found.span.start))
}

/// How long it is to take, where the text says that and not how far it moves.
pub(crate) fn length(reading: &Reading) -> Option<Span> {
    if reading.any(&[Mark::Later, Mark::Earlier]) {
        return None;
    }
    reading.found.iter().find_map(|found| match &found.value {
        Value::Duration(span) if !moves(reading) || is_length(reading, found) => Some(*span),
        _ => None,
    })
}

/// "an hour later" is read as an hour from now; of something that is moved it means from where that stands.
pub(crate) fn is_relative(found: &Found) -> bool {
    matches!(found.rule, "anchor.later" | "anchor.ago")
}

/// What the text says of times. Beside "later" and "earlier", "une heure" is how far, and not one o'clock.
fn said<'r>(reading: &'r Reading) -> Cow<'r, [Found]> {
    let mut said = Cow::Borrowed(&reading.found[..]);
    if reading.any(&[Mark::Later, Mark::Earlier]) {
        as_lengths(reading, &mut said);
    }
    said
}

/// Reads as a length what may be one as well as an hour of the day: "deux heures", "uma hora".
pub(crate) fn as_lengths(reading: &Reading, said: &mut Cow<'_, [Found]>) {
    for i in 0..said.len() {
        if let Some(length) = as_length(reading, &said[i]) {
            let one = &mut said.to_mut()[i];
            (one.kind, one.value) = (Kind::Duration, Value::Duration(length));
        }
    }
}

fn as_length(reading: &Reading, found: &Found) -> Option<Span> {
    let text = &reading.text[found.span.clone()];
    let spelled = text.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() >= 4);
    if found.kind != Kind::Time || !spelled || is_length(reading, found) {
        return None;
    }
    // "d'une heure": the small word may stand within.
    let whole = [text, text.split_once(['\'', '’', ' ']).map_or("", |(_, rest)| rest)];
    whole.iter().filter(|text| !text.is_empty()).find_map(|text| {
        let text = fill(reading.words.texts.for_length, &[("length", text)]);
        Reading::of(&text, reading.words.language, reading.at).found.into_iter().find_map(|found| match found.value {
            Value::Duration(span) => Some(span),
            _ => None,
        })
    })
}

/// The times that say a day or an hour, parted into what the thing stood on before and what it moves to.
fn parted(said: &[Found]) -> (Option<&Found>, Vec<&Found>) {
    let said: Vec<&Found> = said
        .iter()
        .filter(|found| !matches!(found.kind, Kind::Offset | Kind::Duration) && !is_relative(found))
        .collect();
    match said.as_slice() {
        [.., day, clock] if day.kind == Kind::Date && matches!(clock.kind, Kind::Time | Kind::TimeRange) => {
            (said.len().checked_sub(3).map(|i| said[i]), vec![day, clock])
        }
        [.., source, target] => (Some(source), vec![target]),
        [target] => (None, vec![target]),
        [] => (None, Vec::new()),
    }
}

/// The day that the thing stood on, where the text says it beside the new time.
pub(crate) fn source_day(reading: &Reading, now: &Zoned) -> Option<Date> {
    let said = said(reading);
    let (source, _) = parted(&said);
    let timing = Timing::of(std::iter::once(source?), reading.usual(), now)?;
    timing.dated.then(|| timing.start.date())
}

/// Which day of a series is moved, where the text says it: "move Thursday's standup to 10", "from Thursday to Friday".
/// "To Thursday at 10" says where the whole of it goes.
pub(crate) fn own_day(reading: &Reading, now: &Zoned) -> Option<Date> {
    if let Some(day) = source_day(reading, now) {
        return Some(day);
    }
    let said = said(reading);
    let (_, target) = parted(&said);
    let day = match target[..] {
        [day, _clock] => day,
        [day] if day.kind == Kind::Date && !bare_hour(reading).is_empty() => day,
        [moment] if moment.kind == Kind::DateTime && is_owned(reading, moment) => moment,
        _ => return None,
    };
    let start = |i: usize| reading.tokens.list.get(i).map(|token| token.span.start);
    let leads = |i: usize| start(i) == Some(day.span.start);
    // "am Dienstag auf 10": where another word says to when, "am" says on which day.
    let onto = reading.all(Mark::Onto).any(|hit| start(hit.tokens.start) > Some(day.span.start));
    let says_on = |hit: &Hit| onto && reading.within(hit.tokens.start, &[Mark::OnDay]);
    let mut leading = reading.all(Mark::To).filter(|hit| leads(hit.tokens.start) || leads(hit.tokens.end));
    if leading.any(|hit| !says_on(hit)) {
        return None;
    }
    let timing = Timing::of(std::iter::once(day), reading.usual(), now)?;
    timing.dated.then(|| timing.start.date())
}

/// "el yoga del martes a las 10": the day is said of the thing, the hour of where it goes.
fn is_owned(reading: &Reading, moment: &Found) -> bool {
    const OF: [&str; 7] = ["de", "del", "du", "da", "do", "das", "dos"];
    let list = &reading.tokens.list;
    let first = list.iter().position(|token| token.span.start >= moment.span.start).unwrap_or(list.len());
    let within = |i: usize| i > first && list.get(i).is_some_and(|token| token.span.end <= moment.span.end);
    let is_of = |i: usize| i < list.len() && OF.contains(&reading.word(i));
    reading.all(Mark::To).any(|hit| within(hit.tokens.start))
        || reading.words.language != when::Language::De && (is_of(first) || is_of(first.wrapping_sub(1)))
}

/// When `item` is to be. `None` where the text names no new time.
pub(crate) fn target(reading: &Reading, item: &Item, shift: Option<Span>, now: &Zoned) -> Option<Timing> {
    let occasion = reading.occasion().or_else(|| occasions(&item.title).first().copied());
    let said = said(reading);
    let (source, target) = parted(&said);
    let stands = item.start.as_ref()?;
    let bare = bare_hour(reading);
    let (source, target) = match target[..] {
        [] => (source, bare.iter().collect()),
        // "Thursday's lunch to 2": the day is that on which it stands.
        [day] if day.kind == Kind::Date && !bare.is_empty() => (Some(day), bare.iter().collect()),
        _ => (source, target),
    };
    let Some(mut to) = Timing::of(target.iter().copied(), occasion, now) else {
        let start = stands.checked_add(shift?).ok()?;
        return Some(at(start));
    };
    let at_midnight = stands.time() == Time::midnight();
    if let Some(end) = to.end.clone() {
        // "from 1 to 3", "from Friday to Saturday": a range that begins where the thing stands names both times.
        if !to.all_day && !at_midnight && to.start.time() == stands.time() {
            to = Timing { start: end, end: None, ..to };
        } else if to.all_day && to.start.date() == stands.date() {
            to = Timing { start: end.yesterday().ok()?, end: None, ..to };
        }
    }
    if target.iter().any(|found| found.rule == WEEKDAY) {
        to = near(to, stands, reading, now);
    }
    if !to.dated {
        let day = source.and_then(|source| Timing::of(std::iter::once(source), occasion, now));
        let day = day.filter(|day| day.dated).map_or(stands.date(), |day| day.start.date());
        let length = to.end.as_ref().and_then(|end| to.start.until(end).ok());
        to.start = day.to_datetime(to.start.time()).to_zoned(now.time_zone().clone()).ok()?;
        to.end = length.and_then(|length| to.start.checked_add(length).ok());
    } else if to.all_day && to.end.is_none() && !at_midnight {
        to.start = to.start.date().to_datetime(stands.time()).to_zoned(now.time_zone().clone()).ok()?;
        to.all_day = false;
    }
    Some(to)
}

/// A weekday alone counts from what is moved: the nearest one to where that stands and yet to come; the next one behind
/// it where it is put off, the last one before it where it is brought forward.
fn near(to: Timing, stands: &Zoned, reading: &Reading, now: &Zoned) -> Timing {
    // "verschiebe das Yoga am Dienstag auf 10": on its own day it goes where it is said, sooner or later.
    let away = own_day(reading, now).is_none();
    let (later, earlier) = (away && reading.has(Mark::Later), away && reading.has(Mark::Earlier));
    let weekday = to.start.weekday();
    let on = |days: i32| {
        let date = stands.date().checked_add(days.days()).ok().filter(|date| date.weekday() == weekday)?;
        let moment = date.to_datetime(to.start.time()).to_zoned(now.time_zone().clone()).ok()?;
        // A day alone is another one than today and than the one that it stands on.
        let other = date != now.date() && date != stands.date();
        let ahead = if to.all_day { date > now.date() && other } else { moment > *now && moment != *stands };
        let right = (!later || moment > *stands) && (later || !earlier || moment < *stands);
        ahead.then_some((days, right, moment))
    };
    let best = (-7..=7).filter_map(on).min_by_key(|(days, right, _)| (!right, days.abs(), *days < 0));
    let Some((_, _, start)) = best else { return to };
    let length = to.end.as_ref().and_then(|end| to.start.until(end).ok());
    let end = length.and_then(|length| start.checked_add(length).ok());
    Timing { start, end, ..to }
}

/// "move it to 4", "no, 4", "make it 4": a number alone is an hour where something is moved to it. Beside another time it
/// has to say plainly that it is where: "move Thursday's lunch to 2".
pub(crate) fn bare_hour(reading: &Reading) -> Vec<Found> {
    const BEFORE: &[Mark] = &[Mark::To, Mark::Correct, Mark::It, Mark::No, Mark::Yes, Mark::Instead, Mark::Suggest];
    let timed = reading.says_when();
    let before: &[Mark] = if timed { &[Mark::To] } else { BEFORE };
    let is_hour = |i: &usize| {
        let word = reading.word(*i);
        let number = !word.is_empty() && word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
        let leads = |last: usize| reading.within(last, before) || !timed && reading.tokens.sign(last) == Some(',');
        let led = i.checked_sub(1).map_or(!timed, leads);
        let alone = !is_content(reading, i + 1) || reading.at(i + 1, Mark::Correct).is_some();
        number && led && alone && !reading.is_timed(*i)
    };
    let Some(hour) = (0..reading.tokens.len()).find(is_hour) else { return Vec::new() };
    let text = fill(reading.words.texts.at_hour, &[("hour", reading.word(hour))]);
    Reading::of(&text, reading.words.language, reading.at).found
}

fn at(start: Zoned) -> Timing {
    Timing {
        start,
        end: None,
        all_day: false,
        dated: true,
        recurrence: None,
        deadline: false,
        before: false,
        coarse: false,
        past: false,
        sure: 0.9,
    }
}
