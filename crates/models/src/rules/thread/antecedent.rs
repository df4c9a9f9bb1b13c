//! What a bare verb acts on, where that was named before: "the March invoices are still missing", "I'll send them
//! tomorrow".

use super::{Line, Thread};
use when::Language;

use crate::rules::judge;
use crate::rules::lexicon::Mark;
use crate::rules::reading::Reading;
use crate::rules::title;
use crate::{Role, Said};

/// Messages that are looked at, and bytes of each.
const BEFORE: usize = 3;
const LOOKED_AT: usize = 300;
/// What starts something else.
const ENDS: &[Mark] = &[Mark::Stop, Mark::Filler, Mark::Question, Mark::Have, Mark::Not, Mark::Clause, Mark::Polite];
/// Words of what is named.
const MAX_WORDS: usize = 6;

/// The thing that the others asked for, else the last that they named, with its article.
/// Where they asked whether it was done, what they named with its verb: "al seguro" in "¿has llamado al seguro?".
pub(super) fn of(thread: &Thread, line: &Line, verb: &str) -> Option<String> {
    let language = line.reading.words.language;
    let before = thread.said[line.message.saturating_sub(BEFORE)..line.message].iter().rev();
    before.filter(|said| said.role == Role::Contact).find_map(|said| {
        let text = crate::rules::text::clip(&said.text, LOOKED_AT);
        let reading = Reading::phrases(text, language, &said.at).with_times(&[language]);
        if let Some(with) = of_verb(&reading, verb) {
            return Some(with);
        }
        let asked = judge::asked(&reading).or_else(|| judge::opened(&reading).map(|(head, _)| head));
        let wanted = asked.and_then(|head| (head + 1..reading.clause_end(head)).find_map(|i| thing(&reading, i)));
        let last = || (0..reading.tokens.len()).rev().find_map(|i| thing(&reading, i));
        wanted.or_else(last).or_else(|| (0..reading.tokens.len()).rev().find_map(|i| contracted(&reading, i)))
    })
}

/// The title of the event that was spoken of before, where nobody said when: "my boiler leaks, can you come?", "Thursday
/// at 8".
pub(super) fn event(thread: &Thread, line: &Line) -> Option<String> {
    let language = line.reading.words.language;
    let mut before = (line.message.saturating_sub(BEFORE)..line.message).rev();
    before.find_map(|i| thread.speaks_of[i].get_or_init(|| spoken_of(thread.said[i], language)).clone())
}

/// The title of the event that a message speaks of.
fn spoken_of(said: &Said, language: Language) -> Option<String> {
    const ASIDE: &[Mark] = &[Mark::Past, Mark::Refuse, Mark::Joke, Mark::Not, Mark::Salute];
    if said.role == Role::Assistant {
        return None;
    }
    let text = crate::rules::text::clip(&said.text, LOOKED_AT);
    let reading = Reading::of_line(text, language, &said.at);
    let (_, hit) = reading.occasion_hit()?;
    (!reading.any(ASIDE)).then(|| title::of_noun(&reading, hit.tokens.start)).filter(|title| !title.is_empty())
}

/// What follows the verb of that title: "l'assurance" in "tu as appelé l'assurance ?".
fn of_verb(reading: &Reading, verb: &str) -> Option<String> {
    let verb = verb.to_lowercase();
    let said = (0..reading.tokens.len()).find(|&i| reading.words.title_of(reading.tokens.folded(i)) == Some(&*verb))?;
    let small = |i: usize| reading.words.is_particle(reading.tokens.folded(i));
    let first = (said + 1..reading.tokens.len()).find(|&i| !small(i))?;
    let ends = |i: usize| reading.within(i, ENDS) && !reading.within(i, &[Mark::Edge, Mark::Link, Mark::Article]);
    let word = |i: usize| reading.tokens.is_word(i) && !reading.is_timed(i) && !ends(i);
    let end = (first..first + MAX_WORDS).take_while(|&i| word(i)).last()? + 1;
    Some(reading.slice(first..end).to_owned()).filter(|what| what.contains(' '))
}

/// "the March invoices": an article, and words up to what starts something else.
fn thing(reading: &Reading, i: usize) -> Option<String> {
    let noun = reading.at(i, Mark::Article).filter(|&noun| !reading.is_timed(i) && noun < reading.tokens.len())?;
    named(reading, i, noun)
}

/// "au cadeau": a small word that holds the article, which the title leaves out.
fn contracted(reading: &Reading, i: usize) -> Option<String> {
    let noun = Some(i + 1).filter(|_| reading.words.is_contracted(reading.tokens.folded(i)) && !reading.is_timed(i))?;
    named(reading, noun, noun)
}

/// From token `first` on, the noun at `noun` and what belongs to it.
fn named(reading: &Reading, first: usize, noun: usize) -> Option<String> {
    const NONE: &[Mark] = &[Mark::Stop, Mark::Person, Mark::Soft, Mark::Question, Mark::Place];
    let word = |i: usize| reading.tokens.is_word(i) && !reading.is_timed(i);
    if !word(noun) || reading.within(noun, NONE) || reading.word(noun).chars().count() < 3 {
        return None;
    }
    let ends = |i: usize| reading.within(i, ENDS) && !reading.words.is_of(reading.tokens.folded(i));
    let mut end = (noun..noun + MAX_WORDS).take_while(|&i| word(i) && (i == noun || !ends(i))).last()? + 1;
    while end > noun + 1 && reading.within(end - 1, &[Mark::Article, Mark::Edge]) {
        end -= 1;
    }
    Some(reading.slice(first..end).to_owned())
}
