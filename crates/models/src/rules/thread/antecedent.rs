//! What a bare verb acts on, where that was named before: "the March invoices are still missing", "I'll send them
//! tomorrow".

use super::{Line, Thread};
use crate::Role;
use crate::rules::lexicon::Mark;
use crate::rules::reading::Reading;
use crate::rules::title;

/// Messages that are looked at, and bytes of each.
const BEFORE: usize = 3;
const LOOKED_AT: usize = 300;
/// Words of what is named.
const MAX_WORDS: usize = 6;

/// The last thing that the others named, with its article.
pub(super) fn of(thread: &Thread, line: &Line) -> Option<String> {
    let language = line.reading.words.language;
    let before = thread.said[line.message.saturating_sub(BEFORE)..line.message].iter().rev();
    before.filter(|said| said.role == Role::Contact).find_map(|said| {
        let text = crate::rules::text::clip(&said.text, LOOKED_AT);
        let reading = Reading::phrases(text, language, &said.at).with_times(&[language]);
        (0..reading.tokens.len()).rev().find_map(|i| thing(&reading, i))
    })
}

/// The title of the event that was spoken of before, where nobody said when: "my boiler leaks, can you come?", "Thursday
/// at 8".
pub(super) fn event(thread: &Thread, line: &Line) -> Option<String> {
    let language = line.reading.words.language;
    let before = thread.said[line.message.saturating_sub(BEFORE)..line.message].iter().rev();
    before.filter(|said| said.role != Role::Assistant).find_map(|said| {
        let text = crate::rules::text::clip(&said.text, LOOKED_AT);
        let reading = Reading::phrases(text, language, &said.at).with_times(&[language]);
        let (_, hit) = reading.occasion_hit()?;
        let aside = [Mark::Past, Mark::Refuse, Mark::Joke, Mark::Not, Mark::Salute];
        (!reading.any(&aside)).then(|| title::of_noun(&reading, hit.tokens.start)).filter(|title| !title.is_empty())
    })
}

/// "the March invoices": an article, and words up to what starts something else.
fn thing(reading: &Reading, i: usize) -> Option<String> {
    const NONE: &[Mark] = &[Mark::Stop, Mark::Person, Mark::Soft, Mark::Question, Mark::Place];
    let noun = reading.at(i, Mark::Article).filter(|&noun| !reading.is_timed(i) && noun < reading.tokens.len())?;
    let word = |i: usize| reading.tokens.is_word(i) && !reading.is_timed(i);
    if !word(noun) || reading.within(noun, NONE) || reading.word(noun).chars().count() < 3 {
        return None;
    }
    let end = (noun..noun + MAX_WORDS).take_while(|&i| word(i) && !reading.within(i, &[Mark::Stop])).last()? + 1;
    Some(reading.slice(i..end).to_owned())
}
