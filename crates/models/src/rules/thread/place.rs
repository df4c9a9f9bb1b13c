//! Where something is, as a conversation says it: looser than a single message would allow, because the plan is known.

use std::ops::Range;

use super::link::folded;
use super::{Line, address};
use crate::rules::fields::{self, Place};
use crate::rules::lexicon::{Mark, Occasion};
use crate::rules::reading::Reading;
use crate::rules::text::capitalised;

/// Words of a place that no preposition introduces.
const MAX_WORDS: usize = 5;
/// Letters of a small word within a name: "del".
const SMALL: usize = 3;

/// The place that a line names: behind a preposition, a known one, online, or a name between commas; with all that
/// says more of where it is.
pub(super) fn of(reading: &Reading, known: &[&str]) -> Option<Place> {
    labelled(reading).or_else(|| named(reading, known).map(|place| further(reading, before_time(reading, place))))
}

/// Every place that a preposition introduces, as [`of`] would tell it.
pub(super) fn all(reading: &Reading) -> Vec<Place> {
    let told = fields::places(reading).into_iter().map(|place| in_town(reading, plain(reading, place)));
    told.map(|place| further(reading, before_time(reading, with_room(reading, cut(reading, place))))).collect()
}

/// "Rosie's Tap at 5", "terminal 4 on the 3rd": the small word before a time is the time's.
fn before_time(reading: &Reading, mut place: Place) -> Place {
    let Some(last) = place.tokens.end.checked_sub(1).filter(|&last| last > place.tokens.start) else { return place };
    let small = reading.at_any(last, &[Mark::At, Mark::In, Mark::OnDay]) == Some(last + 1) && !reading.is_capital(last);
    let rest = place.name.strip_suffix(reading.word(last)).map(str::trim_end);
    if let Some(rest) = rest.filter(|rest| small && reading.is_timed(last + 1) && !rest.is_empty()) {
        place = Place { tokens: place.tokens.start..last, name: rest.to_owned() };
    }
    place
}

fn named(reading: &Reading, known: &[&str]) -> Option<Place> {
    let told = fields::place(reading).map(|place| in_town(reading, plain(reading, place)));
    if let Some(address) = address::of(reading) {
        // "Cabinet des Tilleuls, 14 rue des Tilleuls": its name stands before it.
        let before = told.filter(|place| place.tokens.end + 1 == address.tokens.start);
        let before = before.or_else(|| heads(reading, address.tokens.start));
        // "In the ball pit of 22 Mill Lane": what stands at the address.
        if let Some(start) = housed(reading, address.tokens.start).filter(|_| before.is_none()) {
            return Some(Place {
                tokens: start..address.tokens.end,
                name: reading.slice(start..address.tokens.end).to_owned(),
            });
        }
        return Some(match before {
            Some(Place { tokens, name }) => {
                // "our practice, Long Street 9": only a name says more than the address.
                let name_of_own = name.contains(' ') && !tokens.clone().any(|i| whose(reading, i));
                let named = name_of_own.then(|| format!("{name}, {}", address.name));
                Place { tokens: tokens.start..address.tokens.end, name: named.unwrap_or(address.name) }
            }
            None => address,
        });
    }
    let told = told.or_else(|| named_behind(reading)).map(|place| with_room(reading, cut(reading, place)));
    told.or_else(|| behind_time(reading).map(|place| with_room(reading, place)))
        .or_else(|| towards(reading))
        .or_else(|| left(reading))
        .or_else(|| numbered(reading))
        .or_else(|| known_in(reading, known))
        .or_else(|| linked(reading))
        .or_else(|| remote(reading))
        .or_else(|| invited(reading))
        .or_else(|| apart(reading, true).or_else(|| apart(reading, false)).map(|place| with_room(reading, place)))
        .or_else(|| address::street(reading))
        .or_else(|| address::named(reading))
}

/// What follows a place and says more of it: "the boardroom on the second floor", "Kulturhaus Nord, Hall 3".
fn further(reading: &Reading, place: Place) -> Place {
    /// Parts of a place.
    const PARTS: usize = 3;
    let mut place = place;
    if place.tokens.is_empty() || reading.within(place.tokens.end - 1, &[Mark::Online]) {
        return place;
    }
    for _ in 0..PARTS {
        let end = place.tokens.end;
        let Some(next) = part_behind_comma(reading, end).or_else(|| part_behind_preposition(reading, end)) else {
            break;
        };
        place.name.push_str(if reading.tokens.sign(end) == Some(',') { "" } else { " " });
        place.name.push_str(reading.slice(end..next));
        place.tokens.end = next;
    }
    place
}

/// The end of ", Hall 3", ", 2nd floor", ", Tramway Building" at token `comma`.
fn part_behind_comma(reading: &Reading, comma: usize) -> Option<usize> {
    if reading.tokens.sign(comma) != Some(',') || reading.is_timed(comma) {
        return None;
    }
    let goes_on = |&i: &usize| reading.tokens.is_word(i) && !reading.is_timed(i);
    let first = comma + 1;
    let end = (first..reading.tokens.len().min(first + MAX_WORDS)).take_while(goes_on).last()? + 1;
    let ends = !reading.tokens.is_word(end) || reading.is_timed(end);
    (ends && is_part(reading, first..end)).then_some(end)
}

/// Whether the words are those of a part of a building or a name: "Hall 3", "2nd floor", "St Mary's Hospital".
fn is_part(reading: &Reading, tokens: Range<usize>) -> bool {
    let number = |i: usize| reading.tokens.folded(i).starts_with(|c: char| c.is_ascii_digit());
    let noun = |i: usize| reading.within(i, &[Mark::Place]) && !reading.is_noun(i);
    let name = |i: usize| reading.is_capital(i) || number(i) || noun(i);
    // "Hörsaal B", "Studio 2", "3rd floor".
    tokens.clone().any(noun) && tokens.clone().all(name)
}

/// The end of "on the second floor", "opposite the station", "im 3. Stock" at token `i`.
fn part_behind_preposition(reading: &Reading, i: usize) -> Option<usize> {
    /// Words between the article and the noun of the place.
    const BETWEEN: usize = 2;
    let small = reading.at_any(i, &[Mark::In, Mark::At, Mark::OnDay, Mark::Home])?;
    let noun = reading.at(small, Mark::Article).filter(|_| !whose(reading, small)).unwrap_or(small);
    let number = |i: usize| reading.tokens.folded(i).starts_with(|c: char| c.is_ascii_digit());
    let free = |i: usize| !reading.is_timed(i) && (number(i) || reading.at(i, Mark::NoPlace).is_none());
    let last = (noun..=noun + BETWEEN + 1).take_while(|&i| free(i)).find(|&i| reading.within(i, &[Mark::Place]))?;
    let plain = (noun..last).all(|i| {
        let counts = reading.tokens.sign(i) == Some('.');
        counts || reading.tokens.is_word(i) && reading.at(i, Mark::Stop).is_none()
    });
    (plain && !reading.is_timed(i) && !reading.is_noun(last)).then_some(last + 1)
}

/// Whether a preposition at token `i` stands before the word of a place or a name.
pub(super) fn is_place(reading: &Reading, i: usize) -> bool {
    let Some(end) = reading.at_any(i, &[Mark::In, Mark::At]) else { return false };
    let noun = reading.at(end, Mark::Article).unwrap_or(end);
    !reading.is_timed(noun) && (reading.at(noun, Mark::Place).is_some() || reading.is_capital(noun))
}

/// Where what stands at the address begins: "el pelotero de Av. San Martín 2200".
fn housed(reading: &Reading, address: usize) -> Option<usize> {
    let noun = address.checked_sub(2).filter(|_| reading.words.is_of(reading.tokens.folded(address - 1)))?;
    // "Our practice in Long Street 9" says no more than the address.
    let says_more = !reading.is_noun(noun) && !reading.within(noun, &[Mark::Place]);
    let plain = reading.tokens.is_word(noun) && !reading.is_timed(noun) && says_more;
    let article = noun.checked_sub(1).filter(|&i| reading.at(i, Mark::Article) == Some(noun));
    let before = article.unwrap_or(noun).checked_sub(1)?;
    let within = reading.at_any(before, &[Mark::In, Mark::At]).is_some() && !reading.is_timed(before);
    (plain && within && !whose(reading, noun - 1)).then_some(noun)
}

/// "in the sports hall" right behind the time: a place even where no word of it is known.
fn behind_time(reading: &Reading) -> Option<Place> {
    let tokens = &reading.tokens;
    let comma = |i: usize| tokens.sign(i) == Some(',');
    let start = (1..tokens.len()).find(|&i| {
        let before = if comma(i - 1) { i.checked_sub(2) } else { Some(i - 1) };
        before.is_some_and(|before| reading.is_timed(before))
            && reading.at_any(i, &[Mark::In, Mark::At]).is_some()
            && !reading.is_timed(i)
    })?;
    let noun = reading.at_any(start, &[Mark::In, Mark::At])?;
    let first = reading.at(noun, Mark::Article).filter(|_| !whose(reading, noun)).unwrap_or(noun);
    if reading.at_any(first, &[Mark::NoPlace, Mark::Stop]).is_some() || reading.is_timed(first) {
        return None;
    }
    let end = (first..tokens.len().min(first + MAX_WORDS))
        .take_while(|&i| {
            tokens.is_word(i) && !reading.is_timed(i) && (i == first || reading.at(i, Mark::Stop).is_none())
        })
        .last()?
        + 1;
    Some(Place { tokens: start..end, name: reading.slice(first..end).to_owned() })
}

/// "to the eye hospital": on the way to what is a place.
fn towards(reading: &Reading) -> Option<Place> {
    // "shall we go to the cinema": the cinema is what is done.
    let done = |to: usize| {
        let leads = to.checked_sub(1).is_some_and(|i| reading.within(i, &[Mark::Light, Mark::Meet]));
        leads || reading.within(to, &[Mark::Light])
    };
    // "pick you up from the airport".
    let from = reading.all(Mark::Since).filter(|hit| !reading.is_timed(hit.tokens.end));
    reading.all(Mark::To).chain(from).map(|hit| hit.tokens.clone()).find_map(|to| {
        // "with a view to the river".
        if reading.covering(to.start).any(|hit| hit.mark == Mark::Light && hit.tokens.start < to.start) {
            return None;
        }
        let bare = reading.at(to.end, Mark::Place).map(|_| to.end);
        let noun = reading.at(to.end, Mark::Article).filter(|_| !whose(reading, to.end)).or(bare)?;
        let last = (noun..noun + 3).find(|&i| reading.at(i, Mark::Place).is_some())?;
        let alone = reading.occasion_hit().is_some_and(|(_, hit)| hit.tokens.contains(&noun));
        if reading.is_noun(noun) && (done(to.start) || alone) {
            return None;
        }
        let free = (noun..=last).all(|i| reading.tokens.is_word(i) && !reading.is_timed(i));
        let number =
            reading.tokens.folded(last + 1).bytes().all(|b| b.is_ascii_digit()) && reading.tokens.is_word(last + 1);
        let end = if number && !reading.is_timed(last + 1) { last + 2 } else { last + 1 };
        free.then(|| Place { tokens: to.start..end, name: reading.slice(noun..end).to_owned() })
    })
}

/// "in via Tadino": a small word and a name.
fn named_behind(reading: &Reading) -> Option<Place> {
    reading.all(Mark::In).chain(reading.all(Mark::At)).find_map(|hit| {
        let first = hit.tokens.end;
        let small =
            reading.tokens.is_word(first) && !reading.within(first, &[Mark::NoPlace, Mark::Article, Mark::Stop]);
        let plain = small && !reading.is_timed(first) && !reading.is_noun(first) && !reading.is_capital(first);
        let end = (first + 1..(first + MAX_WORDS).min(reading.tokens.len()))
            .take_while(|&i| reading.is_capital(i) && !reading.is_timed(i))
            .last()?
            + 1;
        plain.then(|| Place { tokens: hit.tokens.start..end, name: reading.slice(first..end).to_owned() })
    })
}

/// "at home around 9": a place ends where an hour is told.
fn cut(reading: &Reading, place: Place) -> Place {
    let Some(first) = place.tokens.clone().find(|&i| reading.at_any(i, &[Mark::At, Mark::In, Mark::Via]).is_none())
    else {
        return place;
    };
    match (first + 1..place.tokens.end).find(|&i| reading.within(i, &[Mark::Instead])) {
        Some(end) => Place { tokens: place.tokens.start..end, name: reading.slice(first..end).to_owned() },
        None => place,
    }
}

/// "Parque Aventura em Sintra": a name, and the town that it is in.
fn in_town(reading: &Reading, place: Place) -> Place {
    let name = |i: usize| reading.is_capital(i) && reading.tokens.is_word(i) && !reading.is_timed(i);
    let end = place.tokens.end;
    let town = reading.at(end, Mark::In).filter(|&town| end > 0 && name(end - 1) && name(town));
    let Some(last) = town.and_then(|town| (town..town + MAX_WORDS).take_while(|&i| name(i)).last()) else {
        return place;
    };
    let behind = reading.slice(end..last + 1);
    Place { tokens: place.tokens.start..last + 1, name: format!("{} {behind}", place.name) }
}

/// "Cabinet des Tilleuls, 14 rue des Tilleuls": the name that opens a line, up to the comma before the address.
fn heads(reading: &Reading, address: usize) -> Option<Place> {
    let comma = address.checked_sub(1).filter(|&i| reading.tokens.sign(i) == Some(','))?;
    let name = |i: usize| reading.tokens.is_word(i) && !reading.is_timed(i);
    let opens = (1..=MAX_WORDS).contains(&comma) && (0..comma).all(name) && reading.is_capital(0);
    let place = (0..comma).any(|i| reading.within(i, &[Mark::Place]));
    (opens && place).then(|| Place { tokens: 0..comma, name: reading.slice(0..comma).to_owned() })
}

/// "Place: the town hall": what a label of an announcement introduces.
fn labelled(reading: &Reading) -> Option<Place> {
    let label = reading.first(Mark::Where).filter(|hit| hit.tokens.start == 0)?;
    let colon = label.tokens.end;
    let first = noun_of(reading, colon + 1..reading.tokens.len());
    let end = (first..reading.tokens.len()).take_while(|&i| reading.tokens.sign(i) != Some('.')).last()? + 1;
    let short = end - first <= 3 * MAX_WORDS && (first..end).all(|i| !reading.is_timed(i));
    let colon = reading.tokens.sign(colon) == Some(':');
    (colon && short).then(|| Place { tokens: 0..end, name: reading.slice(first..end).to_owned() })
}

/// "the sports hall, table 9", "edificio B, planta 2": with the parts of it that commas tell.
fn with_room(reading: &Reading, place: Place) -> Place {
    let door = |end: usize| Some(address::floor(reading, end)).filter(|&next| next > end);
    let Some(end) = Some(place.tokens.end).filter(|&end| end > 0).and_then(door) else { return place };
    let end = door(end).unwrap_or(end);
    let name = format!("{}{}", place.name, reading.slice(place.tokens.end..end));
    Place { tokens: place.tokens.start..end, name }
}

/// "We leave at 8:46 from Atocha", "salimos a las 6 de El Dorado": the name behind the hour of a journey.
fn left(reading: &Reading) -> Option<Place> {
    let journey = |mark: Mark| matches!(mark, Mark::Noun(Occasion::Travel) | Mark::Leaves | Mark::Meet);
    if !reading.hits.iter().any(|hit| journey(hit.mark)) {
        return None;
    }
    let of = (1..reading.tokens.len()).find(|&i| {
        let behind = reading.is_timed(i - 1) && !reading.is_timed(i);
        behind && reading.words.is_of(reading.tokens.folded(i)) && !reading.is_timed(i + 1)
    })?;
    let home = reading.at(of + 1, Mark::Home);
    let first = home.unwrap_or(of + 1);
    let end = (first..first + MAX_WORDS).take_while(|&i| reading.is_capital(i) && !reading.is_timed(i)).last()? + 1;
    let name = reading.slice(of + 1..end);
    let name = if home.is_some() { capitalised(name) } else { name.to_owned() };
    Some(Place { tokens: of..end, name })
}

/// "The room Vermeer", "meeting room 4", "gate B12": a word of a place, and the name or number that tells it apart.
fn numbered(reading: &Reading) -> Option<Place> {
    let number = |i: usize| reading.tokens.folded(i).bytes().all(|b| b.is_ascii_digit()) && reading.tokens.is_word(i);
    let code = |i: usize| reading.is_capital(i) && reading.word(i).bytes().any(|b| b.is_ascii_digit());
    let name = |i: usize| !reading.words.capital_nouns && reading.is_capital(i) && reading.covering(i).next().is_none();
    reading.all(Mark::Place).map(|hit| hit.tokens.clone()).find_map(|noun| {
        let next = noun.end;
        let thing = noun.len() == 1 && reading.is_noun(noun.start);
        let plain = !thing && !reading.is_timed(next) && !reading.is_capital(noun.start);
        let told = plain && (number(next) || code(next) || name(next)) && !reading.is_timed(noun.start);
        let counts = reading.tokens.is_word(next + 1) && number(next);
        (told && !counts)
            .then(|| Place { tokens: noun.start..next + 1, name: reading.slice(noun.start..next + 1).to_owned() })
    })
}

/// A business that writes is where one goes: its name holds the word of a place.
pub(super) fn of_sender(reading: &Reading, sender: &str) -> Option<String> {
    let lexicon = &reading.words.lexicon;
    let sender = super::start::short_name(sender);
    let tokens = lexicon.tokens(sender);
    let told = lexicon.scan(&tokens).iter().any(|hit| hit.mark == Mark::Place);
    let called = reading.hits.iter().any(|hit| hit.mark == Mark::Noun(Occasion::Call));
    (told && !called && tokens.len() > 1).then(|| sender.trim().to_owned())
}

/// Without its article, unless that says whose it is: "the boat shed", "my place".
fn plain(reading: &Reading, place: Place) -> Place {
    let first = behind(reading, place.tokens.clone());
    match reading.at(first, Mark::Article) {
        // "La Tasca" is a name.
        Some(noun) if noun < place.tokens.end && !whose(reading, first) && !reading.is_capital(first) => {
            Place { name: reading.slice(noun..place.tokens.end).to_owned(), ..place }
        }
        _ => place,
    }
}

/// The first token behind the prepositions that a place begins with.
fn behind(reading: &Reading, tokens: Range<usize>) -> usize {
    let mut first = tokens.start;
    while let Some(end) = reading.at_any(first, &[Mark::At, Mark::In, Mark::Via]).filter(|&end| end < tokens.end) {
        first = end;
    }
    first
}

/// The same, without an article that is no part of a name.
fn noun_of(reading: &Reading, tokens: Range<usize>) -> usize {
    let first = behind(reading, tokens.clone());
    let article = reading.at(first, Mark::Article).filter(|&noun| noun < tokens.end && !whose(reading, first));
    article.filter(|_| !reading.is_capital(first)).unwrap_or(first)
}

fn whose(reading: &Reading, i: usize) -> bool {
    reading.at_any(i, &[Mark::Mine, Mark::Ours, Mark::Yours, Mark::Person]).is_some()
}

fn known_in(reading: &Reading, known: &[&str]) -> Option<Place> {
    let text = folded(reading.text);
    let name = known.iter().find(|place| text.contains(&folded(place)))?;
    Some(Place { tokens: 0..0, name: (*name).to_owned() })
}

/// A name, or a noun of a place, that commas or times part from the rest: "Fri 19th, Parque del Oeste", "2:30, 3rd floor".
fn apart(reading: &Reading, names: bool) -> Option<Place> {
    let timed = (0..reading.tokens.len()).any(|i| reading.is_timed(i));
    if !timed {
        return None;
    }
    let parts = segments(reading);
    for part in &parts {
        let mut words: Vec<usize> = part.clone().filter(|&i| reading.tokens.is_word(i)).collect();
        // "library 2nd floor by the printers": what follows says more of it.
        let place = |&i: &usize| reading.within(i, &[Mark::Place]);
        let verb = |i: usize| reading.within(i, &[Mark::Have, Mark::Question, Mark::Off]);
        let more = |i: usize| reading.at(i, Mark::Stop).is_some() && !reading.is_capital(i) && !place(&i) && !verb(i);
        if let Some(cut) =
            (1..words.len()).find(|&n| more(words[n]) && place(&words[n - 1]) && words[..n].iter().any(place))
        {
            words.truncate(cut);
        }
        // "Start car park of the lake".
        let label = |i: usize| reading.within(i, &[Mark::Leaves]) && reading.at(i + 1, Mark::Place).is_some();
        if words.len() > 1 && label(words[0]) {
            words.remove(0);
        }
        let (Some(&first), Some(&last)) = (words.first(), words.last()) else { continue };
        let digit = |i: usize| reading.tokens.folded(i).starts_with(|c: char| c.is_ascii_digit());
        // "meeting room 4", "yoga studio".
        // "salle des fêtes".
        let of = reading.at(first, Mark::Place).is_some();
        let room = |i: usize| reading.within(i + 1, &[Mark::Place]) || digit(i + 1) || of && i > first;
        if words.len() > MAX_WORDS || words.iter().any(|&i| reading.is_noun(i) && !room(i)) {
            continue;
        }
        let small = |i: usize| reading.within(i, &[Mark::Edge, Mark::Article, Mark::Stop]);
        let speaks = words.iter().any(|&i| {
            reading.within(
                i,
                &[
                    Mark::Agree,
                    Mark::Greet,
                    Mark::Suggest,
                    Mark::Meet,
                    Mark::Task,
                    Mark::Thanks,
                    Mark::Question,
                    Mark::Have,
                    Mark::Yours,
                ],
            )
        });
        // "Parque del Oeste", whatever the language around it.
        let joins = |i: usize| reading.word(i).chars().count() <= SMALL && reading.is_capital(i + 1);
        let capital = words.iter().all(|&i| reading.is_capital(i) || small(i) || joins(i))
            && reading.is_capital(first)
            && reading.at(first, Mark::Article).is_none()
            && words.len() >= 2;
        if reading.within(first, &[Mark::Later, Mark::Earlier, Mark::Clause, Mark::To]) {
            continue;
        }
        // "meeting room 4".
        let numbered = last > first && reading.tokens.folded(last).bytes().all(|b| b.is_ascii_digit());
        let named = if numbered { last - 1 } else { last };
        // "parking du Géant Casino".
        let called = words[1..].iter().all(|&i| {
            let link = |i: usize| reading.within(i, &[Mark::Link, Mark::Article]);
            reading.is_capital(i) || link(i) || link(i - 1)
        });
        let stops = words[..words.len() - 1].iter().any(|&i| reading.at(i, Mark::Stop).is_some() && i < named);
        let noun = reading.within(named, &[Mark::Place]) && !stops
            || (reading.within(first, &[Mark::Place]) && (words.len() <= 3 || called));
        let online = words.len() == 1 && reading.at(first, Mark::Online).is_some() && !reading.is_noun(first);
        // A name that opens the line is who is spoken to.
        let opens = part.start == 0 && reading.is_question() && reading.tokens.len() <= 10;
        if !speaks && if names { capital && (part.start > 0 || opens) } else { noun || online } {
            let first = reading
                .at(first, Mark::Article)
                .filter(|&noun| noun <= last && !whose(reading, first))
                .unwrap_or(first);
            let name = reading.slice(first..last + 1);
            let name = if online { capitalised(name) } else { name.to_owned() };
            return Some(Place { tokens: part.start..last + 1, name });
        }
    }
    None
}

/// "online", as it is said.
fn remote(reading: &Reading) -> Option<Place> {
    let hit = reading.first(Mark::Remote)?;
    Some(Place { tokens: hit.tokens.clone(), name: reading.slice(hit.tokens.clone()).to_owned() })
}

/// The link of a meeting: one of a name of what is online, `https://meet.example.com/abc`.
fn linked(reading: &Reading) -> Option<Place> {
    let start = reading.text.find("https://").or_else(|| reading.text.find("http://"))?;
    let rest = &reading.text[start..];
    let link = &rest[..rest.find(char::is_whitespace).unwrap_or(rest.len())];
    let host = link.split('/').nth(2)?;
    let lexicon = &reading.words.lexicon;
    let meets = lexicon.scan(&lexicon.tokens(host)).iter().any(|hit| hit.mark == Mark::Online);
    meets.then(|| Place { tokens: 0..0, name: link.trim_end_matches(['.', ',', ')', '!', '?']).to_owned() })
}

/// "I'll send a Teams invite", "per Zoom-Link": a name of what is online, where the line says more of it.
fn invited(reading: &Reading) -> Option<Place> {
    let name = |i: usize| reading.is_capital(i) && !reading.is_timed(i) && !reading.is_noun(i);
    let online = reading.all(Mark::Online).find(|hit| {
        let inside = hit.tokens.start > 0 && hit.tokens.clone().all(name);
        inside && reading.tokens.is_word(hit.tokens.end)
    })?;
    Some(Place { tokens: 0..0, name: capitalised(reading.slice(online.tokens.clone())) })
}

fn segments(reading: &Reading) -> Vec<Range<usize>> {
    let (mut parts, mut start) = (Vec::new(), None);
    for i in 0..=reading.tokens.len() {
        let sign = reading.tokens.sign(i).is_some_and(|c| !matches!(c, '&' | '\'' | '.'));
        if i == reading.tokens.len() || sign || reading.is_timed(i) {
            if let Some(start) = start.take() {
                parts.push(start..i);
            }
        } else if start.is_none() {
            start = Some(i);
        }
    }
    parts
}

/// A place that stands alone: "Casa Lola?", "my place?", "The Gold Coast Grill maybe".
pub(super) fn bare_place(line: &Line) -> Option<String> {
    const SMALL: &[Mark] = &[Mark::Edge, Mark::Link, Mark::Article, Mark::In, Mark::At];
    const SAYS: &[Mark] = &[Mark::Suggest, Mark::Yours, Mark::Ask, Mark::Other, Mark::Have, Mark::Question];
    let reading = &line.reading;
    let mut words: Vec<usize> = (0..reading.tokens.len()).filter(|&i| reading.tokens.is_word(i)).collect();
    // "… maybe".
    if words.len() > 2 && words.last().is_some_and(|&i| !reading.is_capital(i) && !reading.within(i, &[Mark::Place])) {
        words.pop();
    }
    let capitals = words.iter().filter(|&&i| reading.is_capital(i)).count();
    let article = words.first().is_some_and(|&i| reading.at(i, Mark::Article).is_some() && reading.words.capital_nouns);
    let capital = capitals >= 2 + usize::from(article)
        && words.iter().all(|&i| reading.is_capital(i) || reading.within(i, SMALL));
    let known = words.iter().any(|&i| reading.at(i, Mark::Place).is_some());
    let talk = reading.any(&[Mark::Agree, Mark::Thanks, Mark::Greet, Mark::Task]);
    // "Passt Ihnen das?", "Die Busse streiken": where every noun has a capital, two of them are no name.
    let says = reading.words.capital_nouns && words.iter().any(|&i| reading.within(i, SAYS));
    let asked = reading.is_question();
    // "At St Mary's", "Over Teams".
    let behind = words.iter().position(|&i| reading.at_any(i, &[Mark::At, Mark::In, Mark::Via]).is_none());
    let first = words[behind?];
    let last = *words.last()?;
    // A name in a mail is who signs it.
    let signed = line.subject.is_some() || line.said.text.contains('\n');
    let stands = words.len() <= 6
        && !signed
        && !says
        && if asked { capital || known && words.len() <= 4 } else { capital && !talk };
    let place = reading.slice(first..last + 1);
    // "In what name?" "Marisol Huamán."
    let named = super::link::same_place(place, line.said.name.trim());
    (stands && !named).then(|| capitalised(place))
}
