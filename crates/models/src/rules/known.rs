//! Places by the names under which the person knows them, which others shorten: "half past eight, nordwand?" is at the
//! "Kletterhalle Nordwand", where they were before.

use super::choose::Pages;
use super::lexicon::Mark;
use super::reading::Reading;
use super::thread::{Plan, Sort};
use crate::alike;

/// Letters of a word by which a place is known.
const LETTERS: usize = 4;

/// The plan with its place by the name that is known; where none was told, the known one that its messages mention.
pub(super) fn placed(pages: &Pages, known: &[String], plan: Plan) -> Plan {
    if known.is_empty() || plan.cancels || plan.sort == Sort::Reminder {
        return plan;
    }
    let place = match &plan.place {
        Some(place) => full(pages, known, &plan, place),
        // What stands in the agenda is where it is.
        None if plan.target.is_none() => mentioned(pages, known, &plan),
        None => None,
    };
    Plan { place: place.or(plan.place), ..plan }
}

/// The known name of a place that was told: the same words, or the only one with all of its words, of which one is its own.
fn full(pages: &Pages, known: &[String], plan: &Plan, place: &str) -> Option<String> {
    if let Some(same) = known.iter().find(|name| alike::same_place(name, place)) {
        return Some(same.clone());
    }
    let at = &pages.thread.at(plan.source.message)?.at;
    let reading = Reading::phrases(place, plan.language, at);
    let words = alike::content(place);
    let own = (0..reading.tokens.len()).filter(|&i| is_own(&reading, i));
    let own: Vec<String> = own.flat_map(|i| alike::words(reading.word(i))).collect();
    let holds = |name: &&String| {
        let theirs = alike::words(name);
        words.iter().all(|word| theirs.contains(word)) && own.iter().any(|word| theirs.contains(word))
    };
    only(known.iter().filter(holds))
}

/// The only known place that the messages about a plan mention: by its whole name, or by a word that means nothing else.
fn mentioned(pages: &Pages, known: &[String], plan: &Plan) -> Option<String> {
    let names = pages.thread.names().chain(plan.people.iter().map(String::as_str));
    let people: Vec<String> = names.flat_map(alike::words).collect();
    let mut found: Vec<&String> = Vec::new();
    for page in (plan.source.message..=plan.touched).filter_map(|message| pages.at(message)) {
        for reading in page.lines.iter().map(|line| &line.reading) {
            let own = (0..reading.tokens.len()).filter(|&i| is_own(reading, i));
            let own: Vec<String> = own.flat_map(|i| alike::words(reading.word(i))).collect();
            let text = alike::words(reading.text);
            let mentions = |name: &&String| {
                let theirs = alike::content(name);
                let whole = theirs.len() > 1 && text.windows(theirs.len()).any(|words| words == theirs);
                let by_word = |word: &String| theirs.contains(word) && !people.contains(word);
                whole || own.iter().any(by_word)
            };
            found.extend(known.iter().filter(mentions));
        }
    }
    found.sort();
    found.dedup();
    only(found.into_iter())
}

/// Whether a word means nothing that the rules know: a name, if anything.
fn is_own(reading: &Reading, i: usize) -> bool {
    let long = reading.tokens.is_word(i) && reading.tokens.folded(i).chars().count() >= LETTERS;
    let generic = || reading.covering(i).any(|hit| hit.mark != Mark::NoPerson);
    long && !reading.is_timed(i) && !generic()
}

fn only<'n>(mut names: impl Iterator<Item = &'n String>) -> Option<String> {
    let first = names.next()?;
    names.next().is_none().then(|| first.clone())
}
