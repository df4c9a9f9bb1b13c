//! When a field that was found is as good as the one that was wanted. `docs/evaluation.md` tells the same in words.

use std::collections::{BTreeMap, BTreeSet};

use domain::text;

use models::alike::words;
pub use models::alike::{same, same_place, title_acceptable, titles_overlap};

use super::case::{Case, Item, Outcome, When};

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
