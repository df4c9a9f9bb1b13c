//! Which item of the agenda a line speaks of: by the words of its title, its kind, its day and hour, its people, or as
//! what was spoken of before.

use super::{Line, Thread, slot};
use crate::rules::lexicon::{Mark, Occasion};
use crate::rules::resolve::{Item, wanted_words};
use crate::rules::text::{Tokens, fold};

/// How sure the link must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Need {
    /// Whatever points at it: the sender alone, where only one item has them.
    Likely,
    /// Its own time or words, or what was spoken of before.
    Topic,
    /// Words of its title.
    Named,
}

/// Messages for which an item stays the topic.
const MEMORY: usize = 6;
const NAMED: f32 = 1.0;
const TIMED: f32 = 0.6;
/// What speaks against an item of another kind than the line names.
const OTHER: f32 = 0.3;

/// The one item that fits best, of what stands: what is proposed is the thread's own. None where several fit alike.
pub(super) fn item(thread: &Thread, line: &Line, need: Need) -> Option<Item> {
    let scores = scores(thread, line);
    let mut best: Vec<(f32, &Item)> = scores.into_iter().zip(thread.items).filter(|(score, _)| *score > 0.0).collect();
    best.sort_by(|a, b| b.0.total_cmp(&a.0));
    let least = match need {
        Need::Named => NAMED,
        Need::Topic => TIMED,
        Need::Likely => 0.3,
    };
    match &best[..] {
        [(score, item), rest @ ..] if *score >= least && rest.first().is_none_or(|(next, _)| *next < *score) => {
            Some((*item).clone())
        }
        _ => None,
    }
}

/// How much a line points at each item of the agenda; nothing at what only waits.
pub(super) fn scores(thread: &Thread, line: &Line) -> Vec<f32> {
    if thread.items.is_empty() {
        return Vec::new();
    }
    // "Could we meet" names no meeting.
    let reading = &line.reading;
    let meets =
        |word: &String| reading.all(Mark::Meet).any(|hit| hit.tokens.clone().any(|i| reading.tokens.folded(i) == word));
    let words: Vec<String> = wanted_words(reading).into_iter().filter(|word| !meets(word)).collect();
    let kinds: Vec<_> = line
        .reading
        .hits
        .iter()
        .filter_map(|hit| if let Mark::Noun(kind) = hit.mark { Some(kind) } else { None })
        .collect();
    let items = thread.items.iter().zip(&thread.kinds);
    let of = |(item, named): (&Item, &Vec<Occasion>)| {
        if item.pending { 0.0 } else { score(thread, line, item, &words, (&kinds, named)) }
    };
    items.map(of).collect()
}

/// `kinds` are those that the line names, and those of the item's title.
fn score(
    thread: &Thread,
    line: &Line,
    item: &Item,
    words: &[String],
    (kinds, named): (&[Occasion], &[Occasion]),
) -> f32 {
    let kind = named.iter().any(|kind| kinds.contains(kind));
    let title = Tokens::of(&item.title);
    let text = format!("{} {}", item.title, item.place);
    let tokens = Tokens::of(&text);
    let held = words
        .iter()
        .filter(|word| {
            (0..tokens.len()).any(|i| crate::rules::resolve::alike(word, crate::rules::resolve::stem(tokens.folded(i))))
        })
        .count();
    let mut score = 0.0;
    // "My appointment" is no lunch.
    let appointment = |kind: &Occasion| {
        matches!(kind, Occasion::Visit | Occasion::Doctor | Occasion::Dentist | Occasion::Haircut | Occasion::Meeting)
    };
    let other = kinds.iter().all(appointment) && !named.is_empty() && !named.iter().any(appointment);
    if !kinds.is_empty() && !kind && other {
        score -= OTHER;
    }
    // A name in the title is the person's, not the item's.
    let is_person = |word: &String| item.people.iter().any(|name| folded(name).split(' ').any(|part| part == word));
    let of_title = words
        .iter()
        .filter(|word| {
            !is_person(word)
                && (0..title.len())
                    .any(|i| crate::rules::resolve::alike(word, crate::rules::resolve::stem(title.folded(i))))
        })
        .count();
    let german = line.reading.words.capital_nouns;
    let compound = german && words.iter().any(|word| (0..title.len()).any(|i| ends_compound(title.folded(i), word)));
    if of_title > 0 || kind || compound {
        score += NAMED + 0.1 * held as f32;
    }
    let place = Tokens::of(&item.place);
    let in_place = |word: &&String| word.len() > 3 && (0..place.len()).any(|i| place.folded(i) == word.as_str());
    if words.iter().any(|word| in_place(&word)) {
        score += NAMED;
    }
    let Some(start) = &item.start else { return score };
    let ahead = *start > line.said.at;
    let near = start.date().since(line.said.at.date()).map_or(99, |span| span.get_days());
    for found in &line.reading.found {
        let (day, clock) = said(found);
        if day == Some(start.date()) || spans(found, start.date()) {
            score += 0.5;
        }
        if clock.is_some_and(|clock| is_hour(clock, start)) {
            score += 0.4;
        }
    }
    // "8.05 instead of 6.40": the hour that it stands on, written as no clock alone would be.
    let found = line.reading.found.iter().any(|found| said(found).1.is_some_and(|clock| is_hour(clock, start)));
    if !found && start.minute() != 0 && slot::written_hours(&line.reading).any(|clock| is_hour(clock, start)) {
        score += 0.4;
    }
    let person = is_with(item, line.said.name.trim());
    let in_thread = thread.names().any(|name| is_with(item, name));
    if person {
        score += 0.3;
    } else if in_thread {
        // What the owner says to the only other is about what they have with them.
        score += if line.own() && thread.others() == 1 { 0.3 } else { 0.25 };
    }
    // Of two things that nothing names, the one with who writes is meant.
    let unnamed = kinds.is_empty() && of_title == 0 && !kind && !compound && !person && !in_thread;
    if unnamed && thread.items.iter().any(|other| !other.pending && is_with(other, line.said.name.trim())) {
        score -= OTHER;
    }
    if score > 0.0 && ahead && near <= 2 {
        score += 0.1;
    }
    if let Some((id, message)) = &thread.topic
        && *id == item.id
        && line.message - message <= MEMORY
    {
        score += 0.6;
    }
    if !ahead && !item.repeats && item.start.as_ref().is_some_and(|start| start.date() < line.said.at.date()) {
        score -= 0.6;
    }
    score
}

/// Whether a word is the last part of a compound: "begehung" of "baustellenbegehung".
fn ends_compound(title: &str, word: &str) -> bool {
    const LEAST: usize = 5;
    const BEFORE: usize = 3;
    word.len() >= LEAST && title.len() >= word.len() + BEFORE && title.ends_with(word)
}

/// Whether an item is with a person: among its people, or by a part of their name in its title or place.
pub(crate) fn is_with(item: &Item, name: &str) -> bool {
    let sender = folded(name);
    let with = |text: &str| {
        let text = folded(text);
        let first = first_word(&sender);
        text.contains(&sender) || first.is_some_and(|first| text.split(' ').any(|part| part == first))
    };
    !sender.is_empty() && (item.people.iter().any(|name| with(name)) || with(&item.title) || with(&item.place))
}

/// Whether an hour is that of a moment, in either half of the day.
fn is_hour(clock: jiff::civil::Time, moment: &jiff::Zoned) -> bool {
    clock.minute() == moment.minute() && clock.hour() % 12 == moment.hour() % 12
}

/// The day and the hour that a time says.
pub(crate) fn said(found: &when::Found) -> (Option<jiff::civil::Date>, Option<jiff::civil::Time>) {
    match &found.value {
        when::Value::Date(date) => (Some(*date), None),
        when::Value::Time { time, .. } => (None, Some(*time)),
        when::Value::DateTime(moment) => (Some(moment.date()), Some(moment.time())),
        when::Value::Range { start, .. } if found.kind != when::Kind::TimeRange => (Some(start.date()), None),
        _ => (None, None),
    }
}

/// Whether the noun of a line stands in an item's title.
pub(super) fn shares(reading: &crate::rules::reading::Reading, noun: &crate::rules::lexicon::Hit, item: &Item) -> bool {
    let title = Tokens::of(&item.title);
    noun.tokens
        .clone()
        .any(|i| (0..title.len()).any(|j| crate::rules::resolve::alike(reading.tokens.folded(i), title.folded(j))))
}

/// Whether a day lies within a few that are said: "this weekend", "from the 5th to the 8th".
fn spans(found: &when::Found, day: jiff::civil::Date) -> bool {
    const FEW: i32 = 10;
    match &found.value {
        when::Value::Range { start, end } if found.kind == when::Kind::DateRange => {
            let first = start.date().since(day).map_or(FEW, |span| span.get_days());
            // A weekend away begins on Friday.
            first <= 1 && *end > *start && day < end.date() && first > -FEW
        }
        _ => false,
    }
}

pub(super) fn folded(text: &str) -> String {
    text.chars().map(fold).collect()
}

fn first_word(name: &str) -> Option<&str> {
    name.split(' ').next().filter(|word| word.len() >= 3)
}

pub(super) fn same_place(one: &str, other: &str) -> bool {
    folded(one).trim() == folded(other).trim()
}
