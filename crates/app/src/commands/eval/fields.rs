//! When a field that was found is as good as the one that was wanted. `docs/evaluation.md` tells the same in words.

use std::collections::{BTreeMap, BTreeSet};

use domain::text;

use super::case::{Case, Item, Outcome, When};

/// Words that say nothing of what it is, in the languages of the set, folded.
const EMPTY: &[&str] = &[
    "a", "al", "am", "an", "and", "ao", "at", "au", "aux", "avec", "bei", "beim", "chez", "com", "con", "da", "das",
    "de", "dem", "den", "der", "des", "die", "do", "dos", "du", "e", "ein", "eine", "einen", "el", "em", "en", "et",
    "for", "fur", "il", "im", "in", "l", "la", "las", "le", "les", "lo", "los", "mi", "mit", "mon", "my", "na", "no",
    "nos", "o", "of", "on", "os", "para", "por", "pour", "s", "the", "to", "um", "uma", "un", "una", "und", "une",
    "with", "y", "zu", "zum", "zur",
];

/// Lower case, without accents and whatever is neither letter nor digit: the words of a text.
pub fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in text.chars().flat_map(char::to_lowercase) {
        let base = unaccented(c);
        match words.last_mut() {
            Some(word) if c.is_alphanumeric() => match base {
                Some(base) => word.push_str(base),
                None => word.push(c),
            },
            // What combines with the letter before it is an accent.
            _ if ('\u{300}'..='\u{36F}').contains(&c) => {}
            Some(word) if !word.is_empty() => words.push(String::new()),
            _ => {}
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn unaccented(c: char) -> Option<&'static str> {
    Some(match c {
        'á' | 'à' | 'ä' | 'â' | 'ã' | 'å' | 'ā' => "a",
        'é' | 'è' | 'ë' | 'ê' | 'ę' | 'ē' | 'ě' => "e",
        'í' | 'ì' | 'ï' | 'î' | 'ī' | 'ı' => "i",
        'ó' | 'ò' | 'ö' | 'ô' | 'õ' | 'ø' | 'ō' => "o",
        'ú' | 'ù' | 'ü' | 'û' | 'ū' | 'ů' => "u",
        'ñ' | 'ń' | 'ň' => "n",
        'ç' | 'ć' | 'č' => "c",
        'ş' | 'ś' | 'š' => "s",
        'ğ' => "g",
        'ý' | 'ÿ' => "y",
        'ž' | 'ż' | 'ź' => "z",
        'ł' => "l",
        'ß' => "ss",
        'œ' => "oe",
        'æ' => "ae",
        _ => return None,
    })
}

/// The words that carry a title; all of them where none does.
fn content(text: &str) -> Vec<String> {
    let all = words(text);
    let carrying: Vec<String> = all.iter().filter(|word| !EMPTY.contains(&word.as_str())).cloned().collect();
    if carrying.is_empty() { all } else { carrying }
}

pub fn same(one: &str, other: &str) -> bool {
    words(one) == words(other)
}

/// Whether two titles have a word in common that says something.
pub fn titles_overlap(one: &str, other: &str) -> bool {
    let (one, other) = (content(one), content(other));
    one.iter().any(|word| other.contains(word))
}

/// The same words, or the same first word that says something and at least half of such words in common, counted by
/// the longer title.
pub fn title_acceptable(found: &str, wanted: &str) -> bool {
    if same(found, wanted) {
        return true;
    }
    let (found, wanted) = (content(found), content(wanted));
    let distinct = |words: &[String]| words.iter().cloned().collect::<BTreeSet<_>>();
    let (have, want) = (distinct(&found), distinct(&wanted));
    let common = have.intersection(&want).count();
    found.first() == wanted.first() && common > 0 && 2 * common >= have.len().max(want.len())
}

/// Every title that is as good as the gold one.
pub fn titles(gold: &Outcome) -> impl Iterator<Item = &str> {
    gold.title.iter().chain(gold.titles.iter().flatten()).map(String::as_str)
}

/// Whether a title keeps to the case's language: it shows none, or that one, or is made of words of the conversation
/// and of the gold's titles. (A short title tells its language badly.)
pub fn title_language(found: &str, gold: &Outcome, case: &Case) -> bool {
    let shown = text::language_of(found);
    if shown.is_none_or(|language| language == case.language) {
        return true;
    }
    let mut known: BTreeSet<String> = case.messages.iter().flat_map(|message| words(&message.read())).collect();
    known.extend(titles(gold).flat_map(words));
    words(found).iter().all(|word| known.contains(word))
}

/// A change that names a day keeps the item's hour, as the product does.
pub fn start(outcome: &Outcome, target: Option<&Item>) -> Option<When> {
    match (outcome.when()?, target.and_then(Item::when)) {
        (When::Day(date), Some(When::At(before))) if !outcome.all_day => {
            Some(When::At(date.to_datetime(before.time())))
        }
        (when, _) => Some(when),
    }
}

/// Where the gold says an hour, the same minute. Where it says a day only, that day; whole days must be whole days.
pub fn time_exact(found: Option<When>, gold: Option<When>, all_day: bool, found_all_day: bool) -> bool {
    match (found, gold) {
        (None, None) => true,
        (Some(found), Some(When::Day(day))) => found.date() == day && (!all_day || found_all_day),
        (Some(When::At(found)), Some(When::At(gold))) => found == gold,
        _ => false,
    }
}

/// The harmonic mean of how many of the found take part and how many of those who do were found; a part of a name
/// stands for it ("Ana" for "Ana Ruiz"). 1 where nobody is wanted or found.
pub fn participants(found: &[String], gold: &[String]) -> f64 {
    if found.is_empty() && gold.is_empty() {
        return 1.0;
    }
    let same = |one: &String, other: &String| {
        let (one, other) = (words(one), words(other));
        one.iter().all(|word| other.contains(word)) || other.iter().all(|word| one.contains(word))
    };
    let right = found.iter().filter(|name| gold.iter().any(|wanted| same(name, wanted))).count().min(gold.len());
    2.0 * right as f64 / (found.len() + gold.len()) as f64
}

/// The parts of a rule, without what its start says anyway.
pub fn rule(text: &str, start: Option<When>) -> BTreeMap<String, BTreeSet<String>> {
    let mut parts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for part in text.trim().trim_start_matches("RRULE:").split(';').filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let values = value.split(',').map(|value| value.trim().to_ascii_uppercase());
        parts.insert(name.trim().to_ascii_uppercase(), values.collect());
    }
    let is = |value: &BTreeSet<String>, only: &str| value.len() == 1 && value.contains(only);
    parts.remove("WKST");
    parts.retain(|name, value| name != "INTERVAL" || !is(value, "1"));
    if let Some(until) = parts.get_mut("UNTIL") {
        *until = until.iter().map(|value| value.chars().take(8).collect()).collect();
    }
    if let Some(date) = start.map(When::date) {
        let weekday = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][date.weekday().to_monday_zero_offset() as usize];
        let freq = |parts: &BTreeMap<String, BTreeSet<String>>, wanted| {
            parts.get("FREQ").is_some_and(|value| is(value, wanted))
        };
        if freq(&parts, "WEEKLY") {
            parts.retain(|name, value| name != "BYDAY" || !is(value, weekday));
        }
        if freq(&parts, "MONTHLY") {
            parts.retain(|name, value| name != "BYMONTHDAY" || !is(value, &date.day().to_string()));
        }
        if freq(&parts, "YEARLY") {
            parts.retain(|name, value| match name.as_str() {
                "BYMONTHDAY" => !is(value, &date.day().to_string()),
                "BYMONTH" => !is(value, &date.month().to_string()),
                _ => true,
            });
        }
    }
    parts
}

#[cfg(test)]
mod tests;
