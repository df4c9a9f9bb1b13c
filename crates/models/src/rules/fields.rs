//! Where, with whom, how urgent, and when to alert: the fields of an event beside its title and time.

use std::ops::Range;

use domain::text::shorten;

use super::lexicon::Mark;
use super::reading::Reading;
use super::text::capitalised;
use super::timing;

/// Words of one name or place; a longer one is prose.
const MAX_WORDS: usize = 6;
/// People of one event.
pub(crate) const MAX_PEOPLE: usize = 10;
/// Alerts of one event.
const MAX_ALERTS: usize = 5;
/// Minutes before an event that an alert is taken at: four weeks.
const MAX_LEAD: i64 = 4 * 7 * 24 * 60;
/// Characters of a name and of a place.
const MAX_NAME: usize = 100;
pub(crate) const MAX_PLACE: usize = 200;
/// Where "remind me" names no time before: minutes.
const USUAL_ALERT: i64 = 30;

/// What starts something new and so ends a name: commands in the midst of a text.
const COMMANDS: &[Mark] = &[Mark::Remind, Mark::Alert, Mark::Create, Mark::Cancel, Mark::Move, Mark::Calendar];

/// A field and the tokens that it was read from, the preposition included.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Place {
    pub tokens: Range<usize>,
    pub name: String,
}

/// The first place that the text names.
pub(crate) fn place(reading: &Reading) -> Option<Place> {
    (0..reading.tokens.len()).filter(|&i| !reading.is_timed(i)).find_map(|i| place_at(reading, i))
}

/// Every place that the text names, in their order.
pub(crate) fn places(reading: &Reading) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for i in (0..reading.tokens.len()).filter(|&i| !reading.is_timed(i)) {
        let inside = places.last().is_some_and(|last| i < last.tokens.end);
        if let Some(place) = place_at(reading, i).filter(|_| !inside) {
            places.push(place);
        }
    }
    places
}

fn place_at(reading: &Reading, i: usize) -> Option<Place> {
    if let Some(after) = reading.at(i, Mark::Via)
        && let Some(end) = reading.at(after, Mark::Online)
        && !reading.is_timed(after)
    {
        return Some(Place { tokens: i..end, name: capitalised(reading.slice(after..end)) });
    }
    if is_mention(reading, i) {
        return None;
    }
    // The "a" of "on a" is a verb.
    let verb = reading.covering(i).any(|hit| {
        matches!(hit.mark, Mark::Have | Mark::Light)
            && hit.tokens.start < i
            && i < hit.tokens.end
            && hit.tokens.len() == 2
    });
    if verb && reading.word(i).len() == 1 {
        return None;
    }
    let home = reading.at(i, Mark::Home);
    let at = reading.at(i, Mark::At).or(home);
    let start = at.or_else(|| reading.at(i, Mark::In))?;
    let noun = reading.at(start, Mark::Article).unwrap_or(start);
    if reading.at(start, Mark::NoPlace).is_some()
        || reading.at(noun, Mark::NoPlace).is_some()
        || reading.is_timed(start)
    {
        return None;
    }
    let end = name_end(reading, noun);
    if end == noun || (noun..end).any(|i| reading.at(i, Mark::NoPerson).is_some() && i == noun) {
        return None;
    }
    let thing = reading.occasion_hit().is_some_and(|(_, hit)| hit.tokens.start == noun);
    // "ins Kino" is what is done.
    if thing && home.is_none() && reading.at(i, Mark::Light).is_some() {
        return None;
    }
    // "chez le médecin" is the appointment, not its place.
    let event = thing || (home.is_some() && (reading.noun_end(noun).is_some() || is_occasion(reading, i)));
    // "in the third floor cafeteria": the last noun says what it is.
    let last = reading.within(end - 1, &[Mark::Place]) && !(noun..end).any(|i| speaks(reading, i));
    let known = reading.at(noun, Mark::Place).is_some() || last;
    let named = reading.is_capital(noun) && !event;
    let told = at.is_some() && !event && !reading.word(noun).starts_with(char::is_numeric);
    let first = if home.is_some() { i } else { start };
    let end = on_street(reading, end);
    (known || named || told).then(|| {
        let name = reading.slice(first..end);
        let name = if home.is_some() { capitalised(name) } else { name.to_owned() };
        Place { tokens: i..end, name: shorten(&name, MAX_PLACE) }
    })
}

/// "@Ari @Sunita can we …": who is spoken to, where nothing else stands before.
pub(crate) fn is_mention(reading: &Reading, i: usize) -> bool {
    /// Tokens of those who are spoken to.
    const MAX_MENTIONS: usize = 2 * MAX_PEOPLE;
    let glued = |i: usize| {
        let span = |i: usize| reading.tokens.list.get(i).map(|token| token.span.clone());
        span(i).zip(span(i + 1)).is_some_and(|(sign, name)| sign.end == name.start)
    };
    let mention = |i: usize| reading.tokens.sign(i) == Some('@') && glued(i) && reading.is_capital(i + 1);
    i < MAX_MENTIONS
        && mention(i)
        && i.is_multiple_of(2)
        && (0..i).step_by(2).all(mention)
        && reading.tokens.len() > i + 2
        && reading.text.len() > reading.tokens.list[i + 1].span.end
}

/// Whether the token belongs to what is said rather than to a name.
fn speaks(reading: &Reading, i: usize) -> bool {
    reading.within(i, &[Mark::Meet, Mark::Have, Mark::Suggest, Mark::Agree, Mark::Question, Mark::Not, Mark::Person])
}

/// Whether the noun that names the event starts at the token: "beim Italiener", where nothing else is told.
fn is_occasion(reading: &Reading, i: usize) -> bool {
    reading.occasion_hit().is_some_and(|(_, hit)| hit.tokens.start == i)
}

/// Past the street of a place: "the Buzz on Main", "Blue Bottle on King St".
fn on_street(reading: &Reading, end: usize) -> usize {
    let name = |i: usize| reading.is_capital(i) && !reading.is_timed(i) && reading.at(i, Mark::Online).is_none();
    let english = reading.words.language == when::Language::En;
    let street = english && reading.tokens.folded(end) == "on" && name(end + 1) && !reading.is_timed(end);
    if !street {
        return end;
    }
    (end + 1..reading.tokens.len().min(end + MAX_WORDS))
        .take_while(|&i| {
            reading.tokens.is_word(i) && (name(i) || reading.at(i, Mark::Street).is_some() && !reading.is_timed(i))
        })
        .last()
        .map_or(end, |last| last + 1)
}

/// The end of the name that starts at token `start`.
fn name_end(reading: &Reading, start: usize) -> usize {
    let mut i = start;
    while i < reading.tokens.len() && i - start < MAX_WORDS && !reading.is_timed(i) {
        let goes_on = match reading.tokens.sign(i) {
            // "Marks & Spencer", "Calle Mayor, 5", "C/ Mayor", "nº 3", "St. James".
            Some('&' | '/' | 'º' | 'ª' | '#') => i > start,
            Some(',') => {
                let number = reading.word(i + 1).starts_with(char::is_numeric) && !reading.is_timed(i + 1);
                i > start && number && reading.at(i + 2, Mark::Money).is_none()
            }
            Some('.') => {
                // "im 3. Stock": where numbers count by a dot.
                let counts = reading.words.capital_nouns && reading.word(i - 1).bytes().all(|b| b.is_ascii_digit());
                let ordinal = counts && reading.at(i + 1, Mark::Place).is_some();
                i > start && (ordinal || reading.words.is_abbreviation(reading.tokens.folded(i - 1)))
            }
            // "my parents' house".
            Some('\'' | '’') => i > start && reading.word(i - 1).ends_with('s') && reading.tokens.is_word(i + 1),
            Some(_) => false,
            None => i == start || !stops(reading, i) && !is_small(reading, i),
        };
        if !goes_on {
            break;
        }
        i += 1;
    }
    while i > start
        && (reading.tokens.sign(i - 1).is_some() || (i - 1 > start && reading.within(i - 1, &[Mark::Article])))
    {
        i -= 1;
    }
    i
}

/// Where every noun has a capital, whether a small word ends the name: "die Kanzlei recht früh", not "Haus am See".
fn is_small(reading: &Reading, i: usize) -> bool {
    let small = |i: usize| reading.word(i).starts_with(char::is_lowercase);
    let capitals = reading.words.capital_nouns && !small(i - 1);
    capitals && small(i) && !(reading.is_capital(i + 1) && reading.within(i, &[Mark::In, Mark::Article, Mark::Home]))
}

fn stops(reading: &Reading, i: usize) -> bool {
    // Where every noun has a capital, what takes place there is no part of its name.
    let event = reading.words.capital_nouns && reading.is_noun(i);
    let tells = reading.at_any(i, &[Mark::Have, Mark::Moved, Mark::Cancelled]).is_some_and(|end| end > i + 1);
    event
        || tells
        || reading.at(i, Mark::Stop).is_some()
        || (!reading.is_capital(i) && reading.at_any(i, COMMANDS).is_some())
}

/// People, and the tokens that they were read from with the "with" before them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct People {
    pub tokens: Range<usize>,
    pub names: Vec<String>,
    /// Tokens of names that were written small.
    pub small: Vec<usize>,
}

/// Those named after the first "with".
pub(crate) fn people(reading: &Reading) -> People {
    let starts: Vec<Range<usize>> = reading.all(Mark::With).map(|hit| hit.tokens.clone()).collect();
    for with in starts {
        let mut people = People { tokens: with.clone(), ..People::default() };
        let mut i = with.end;
        while people.names.len() < MAX_PEOPLE {
            let Some(end) = person(reading, i, &mut people) else { break };
            people.tokens.end = end;
            let comma = reading.tokens.sign(end) == Some(',');
            let next = if comma { Some(end + 1) } else { reading.at(end, Mark::And) };
            match next {
                Some(next) if !comma || reading.is_capital(next) => i = reading.at(next, Mark::And).unwrap_or(next),
                _ => break,
            }
        }
        if !people.names.is_empty() {
            return people;
        }
    }
    People::default()
}

/// One person who starts at token `i`: "Ana García", "ana", "my boss". The end, if there is one.
fn person(reading: &Reading, i: usize, people: &mut People) -> Option<usize> {
    let speaks = [Mark::NoPerson, Mark::Stop, Mark::NoPlace];
    if !reading.tokens.is_word(i) || reading.is_timed(i) || reading.at_any(i, &speaks).is_some() {
        return None;
    }
    if !reading.is_capital(i) && reading.at_any(i, COMMANDS).is_some() {
        return None;
    }
    if let Some(noun) = reading.at(i, Mark::Article) {
        if reading.words.is_name_article(reading.tokens.folded(i)) && reading.is_capital(noun) {
            return person(reading, noun, people);
        }
        let end = name_end(reading, noun);
        if end == noun {
            return None;
        }
        // "la Dra. Rojas" is called "Dra. Rojas", "my boss" is "my boss".
        let first = if reading.words.is_abbreviation(reading.tokens.folded(noun)) { noun } else { i };
        people.names.push(shorten(reading.slice(first..end), MAX_NAME));
        return Some(end);
    }
    if !reading.is_capital(i) {
        people.small.push(i);
        people.names.push(shorten(&capitalised(reading.word(i)), MAX_NAME));
        return Some(i + 1);
    }
    let mut end = i + 1;
    while end - i < MAX_WORDS && !reading.is_timed(end) {
        let dot =
            reading.tokens.sign(end) == Some('.') && reading.words.is_abbreviation(reading.tokens.folded(end - 1));
        if dot || (reading.is_capital(end) && reading.at_any(end, COMMANDS).is_none()) {
            end += 1;
        } else {
            break;
        }
    }
    people.names.push(shorten(reading.slice(i..end), MAX_NAME));
    Some(end)
}

/// How urgent the text says it is, as the tools name it.
pub(crate) fn priority(reading: &Reading) -> Option<&'static str> {
    let levels = [(Mark::Unhurried, "low"), (Mark::Urgent, "urgent"), (Mark::Important, "high")];
    levels.into_iter().find(|(mark, _)| reading.has(*mark)).map(|(_, level)| level)
}

/// Minutes before the start at which the text asks to be alerted.
pub(crate) fn alerts(reading: &Reading) -> Vec<i64> {
    if !reading.has(Mark::Alert) {
        return Vec::new();
    }
    let before = reading.offsets().filter(|(_, _, before)| *before);
    let mut minutes: Vec<i64> = before
        .filter_map(|(_, span, _)| timing::minutes(*span))
        .filter(|minutes| *minutes <= MAX_LEAD)
        .take(MAX_ALERTS)
        .collect();
    if minutes.is_empty() {
        minutes.push(USUAL_ALERT);
    }
    minutes.dedup();
    minutes
}
