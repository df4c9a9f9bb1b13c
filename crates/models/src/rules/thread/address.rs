//! An address: a street with a number, and the town behind it, as each language orders them ("14 rue des Tilleuls,
//! 69003 Lyon", "Josefstädter Straße 90, 1080 Wien", "Calle Mayor 5").

use crate::rules::fields::Place;
use crate::rules::lexicon::Mark;
use crate::rules::reading::Reading;

/// Words of a street's name, and of the town behind it.
const MAX_NAME: usize = 5;
const MAX_TOWN: usize = 3;

/// The first address of the text.
pub(super) fn of(reading: &Reading) -> Option<Place> {
    let streets = (0..reading.tokens.len()).filter(|&i| reading.at(i, Mark::Street).is_some());
    let (start, end) = streets.take(MAX_NAME).find_map(|i| numbered(reading, i))?;
    let end = floor(reading, town(reading, end));
    let start = door(reading, start);
    Some(Place { tokens: start..end, name: reading.slice(start..end).to_owned() })
}

/// Where the street that token `i` belongs to begins and ends, its number included.
fn numbered(reading: &Reading, i: usize) -> Option<(usize, usize)> {
    let name = |i: usize| reading.is_capital(i) && !reading.is_timed(i);
    let small = |i: usize| reading.tokens.is_word(i) && reading.word(i).len() <= 3 && !is_number(reading, i);
    let mut start = i;
    while start > 0 && i - start < MAX_NAME && name(start - 1) {
        start -= 1;
    }
    // "14 King Street", "14 rue des Tilleuls".
    let before = start.checked_sub(1).filter(|&i| is_number(reading, i));
    let mut end = i + 1;
    while end - i < MAX_NAME
        && (name(end) || (small(end) && name(end + 1)) || matches!(reading.tokens.sign(end), Some('.' | '/')))
    {
        end += 1;
    }
    // The last dot ends the sentence.
    while end > i + 1 && reading.tokens.sign(end - 1).is_some() {
        end -= 1;
    }
    let named = start < i || end > i + 1 || reading.word(i).len() > MAX_NAME;
    // "Josefstädter Straße 90", "Rua das Flores, 20".
    let after = [end, end + 1].into_iter().find(|&i| is_number(reading, i));
    // "Leeds Road, 6 till late".
    let ends = |number: usize| reading.at(number + 1, Mark::Stop).is_none();
    let after = after.filter(|&number| number == end || reading.tokens.sign(end) == Some(',') && ends(number));
    match (before, after) {
        (Some(number), _) if named => Some((number, end)),
        (None, Some(number)) if named => Some((start, number + 1)),
        _ => None,
    }
}

/// Past the town that follows a comma: "69003 Lyon", "Curitiba".
fn town(reading: &Reading, end: usize) -> usize {
    if reading.tokens.sign(end) != Some(',') {
        return end;
    }
    let first = end + 1;
    let part = |i: &usize| is_number(reading, *i) || (reading.is_capital(*i) && !reading.is_timed(*i));
    let last = (first..reading.tokens.len().min(first + MAX_TOWN)).take_while(part).last();
    last.filter(|&last| reading.is_capital(last)).map_or(end, |last| last + 1)
}

/// Back to the door before a street: "Level 2, 15 Quay Street", "Flat 4, 9 Mill Lane".
fn door(reading: &Reading, street: usize) -> usize {
    let Some(number) = street.checked_sub(2).filter(|&i| reading.tokens.sign(i + 1) == Some(',')) else {
        return street;
    };
    let counted = |i: usize| is_number(reading, i) || reading.is_capital(i) && reading.word(i).len() == 1;
    match number.checked_sub(1) {
        Some(noun) if counted(number) && reading.at(noun, Mark::Place) == Some(number) => noun,
        _ => street,
    }
}

/// Past the door behind a comma: "2º B", "3e étage", "sala 54".
pub(super) fn floor(reading: &Reading, end: usize) -> usize {
    let first = end + 1;
    if reading.tokens.sign(end) != Some(',') || reading.is_timed(first) {
        return end;
    }
    let door = |i: usize| {
        let letter = reading.tokens.is_word(i) && reading.word(i).chars().count() == 1 && reading.is_capital(i);
        letter || reading.at(i, Mark::Place).is_some()
    };
    // "2. OG".
    let behind = first + 1 + usize::from(reading.tokens.sign(first + 1) == Some('.'));
    // "sala B4", "porta C".
    let code = |i: usize| {
        let word = reading.word(i);
        reading.is_capital(i) && (word.chars().count() == 1 || word.bytes().any(|b| b.is_ascii_digit()))
    };
    match (is_number(reading, first), reading.at(first, Mark::Place)) {
        (true, _) if door(behind) => behind + 1,
        (false, Some(number)) if is_number(reading, number) || code(number) => number + 1,
        _ => end,
    }
}

/// A street without a number: "calle Feria", "rue de la Paix".
pub(super) fn street(reading: &Reading) -> Option<Place> {
    let small = |i: usize| reading.words.is_of(reading.tokens.folded(i)) || reading.within(i, &[Mark::Article]);
    let name = |i: usize| reading.is_capital(i) && reading.tokens.is_word(i) && !reading.is_timed(i);
    (0..reading.tokens.len()).find_map(|start| {
        let street =
            reading.at(start, Mark::Street).filter(|_| !reading.is_noun(start) && reading.word(start).len() > 1)?;
        let dot = usize::from(reading.tokens.sign(street) == Some('.'));
        let first = (street + dot..street + MAX_NAME).find(|&i| !small(i) || name(i))?;
        let end = (first..first + MAX_TOWN).take_while(|&i| name(i)).last()? + 1;
        Some(Place { tokens: start..end, name: reading.slice(start..end).to_owned() })
    })
}

/// The same where the word of the street stands last: "Elm St", "Grafton Street".
pub(super) fn named(reading: &Reading) -> Option<Place> {
    const TALK: &[Mark] = &[Mark::Person, Mark::Stop, Mark::Article, Mark::Greet, Mark::Task, Mark::Meet];
    let name = |i: usize| {
        reading.is_capital(i) && reading.tokens.is_word(i) && !reading.is_timed(i) && !reading.within(i, TALK)
    };
    let end = (1..reading.tokens.len()).find(|&i| {
        let street = reading.at(i, Mark::Street) == Some(i + 1) && !reading.is_timed(i);
        street && name(i - 1) && !name(i + 1) && !reading.within(i, &[Mark::Task])
    })?;
    let back = |end: usize| (end.saturating_sub(MAX_NAME)..end).rev().take_while(|&i| name(i)).last();
    let street = back(end)?;
    // "Blue Bottle on King St": what stands there.
    let on = street.checked_sub(1).filter(|&on| reading.tokens.folded(on) == "on");
    let start = on.and_then(back).unwrap_or(street);
    Some(Place { tokens: start..end + 1, name: reading.slice(start..end + 1).to_owned() })
}

/// Up to five digits with a letter or a sign at most behind them: "14", "12B", "2º".
fn is_number(reading: &Reading, i: usize) -> bool {
    let word = reading.tokens.folded(i);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    !reading.is_timed(i) && (1..=5).contains(&digits) && word.chars().count() <= digits + 1
}
