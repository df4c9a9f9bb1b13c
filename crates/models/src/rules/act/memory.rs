//! What the person tells about themselves, takes back, and asks for.

use std::ops::Range;

use domain::FactKind;
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::json;
use when::{Flag, Grain, Value};

use super::super::intent::is_content;
use super::super::lexicon::Mark;
use super::super::reading::Reading;
use super::super::resolve::{alike, stem};
use super::super::text::fill;
use super::super::turn::{Outcome, Turn, call};
use super::change;

/// Facts that are told at once; the rest is counted.
const MAX_LINES: usize = 30;
/// Facts of one sentence beside the last.
const MAX_FACTS: usize = 3;

/// "remember that I'm vegetarian": kept in these words; two facts in one sentence are two.
pub(super) fn remember(turn: &Turn, from: usize) -> Outcome {
    if content(turn, from..turn.reading.tokens.len()).is_empty() {
        return Outcome::Say(turn.words().texts.ask_remember.to_owned());
    }
    if !turn.offers("remember") {
        return Outcome::Say(turn.words().texts.cannot.to_owned());
    }
    let calls = facts(turn.reading, from).into_iter().map(|tokens| {
        let until = until(turn, tokens.clone());
        let kind = kind(turn.reading, &tokens).unwrap_or(match until {
            Some(_) => FactKind::Situation,
            None => FactKind::Other,
        });
        let mut arguments = json!({"kind": kind, "text": content(turn, tokens)});
        if let Some(until) = until {
            arguments["until"] = json!(until.to_string());
        }
        call("remember", arguments, turn.why("remember", 0.95, turn.words().texts.reasons.remember))
    });
    Outcome::Call(calls.collect())
}

fn kind(reading: &Reading, tokens: &Range<usize>) -> Option<FactKind> {
    reading.hits.iter().find_map(|hit| match hit.mark {
        Mark::Fact(kind) if tokens.contains(&hit.tokens.start) => Some(kind),
        _ => None,
    })
}

/// The tokens of each fact: "I'm vegetarian and allergic to nuts" is two, parted where another kind begins. What is said
/// of somebody else stays whole, since the second half would be said of nobody.
fn facts(reading: &Reading, from: usize) -> Vec<Range<usize>> {
    let end = reading.tokens.len();
    let mut facts = Vec::new();
    let mut start = from;
    for i in from..end {
        let Some(next) = reading.at(i, Mark::And) else { continue };
        let (before, after) = (kind(reading, &(start..i)), kind(reading, &(next..end)));
        if let (Some(before), Some(after)) = (before, after)
            && before != after
            && ![before, after].contains(&FactKind::Person)
            && facts.len() < MAX_FACTS
        {
            facts.push(start..i);
            start = next;
        }
    }
    facts.push(start..end);
    facts
}

/// The last day on which it holds, where it says until when: "until May" ends with May.
fn until(turn: &Turn, tokens: Range<usize>) -> Option<Date> {
    let bytes = bytes(turn.reading, &tokens);
    let bound = turn.reading.found.iter().find(|found| {
        found.flags.contains(&Flag::Deadline) && bytes.start <= found.span.start && found.span.end <= bytes.end
    })?;
    let first = match &bound.value {
        Value::Date(date) => *date,
        Value::DateTime(moment) => moment.date(),
        _ => return None,
    };
    let length = match bound.grain {
        Grain::Week => 1.week(),
        Grain::Month => 1.month(),
        Grain::Quarter => 3.months(),
        Grain::Year => 1.year(),
        _ => 1.day(),
    };
    let last = first.checked_add(length).and_then(Date::yesterday).ok()?;
    (last >= turn.request.now.date()).then_some(last)
}

/// "forget that I'm vegetarian": found by its words.
pub(super) fn forget(turn: &Turn, from: usize) -> Outcome {
    let memory = &turn.request.memory;
    if memory.facts.is_empty() && memory.more == 0 {
        return Outcome::Say(turn.words().texts.known_nothing.to_owned());
    }
    let arguments = json!({"fact": content(turn, from..turn.reading.tokens.len())});
    turn.call("forget", arguments, turn.why("forget", 0.95, turn.words().texts.reasons.forget))
}

/// "forget the meeting": what names a day or an event is of the agenda; else a fact, where one shares its words.
pub(super) fn drop(turn: &Turn, from: usize) -> Outcome {
    let event = turn.reading.says_when() || turn.reading.occasion().is_some() || turn.reading.has(Mark::Generic);
    let fact = turn.request.memory.facts.iter().any(|fact| shares_a_word(turn.reading, from, &fact.text));
    if fact && !event { forget(turn, from) } else { change::cancel(turn) }
}

fn shares_a_word(reading: &Reading, from: usize, fact: &str) -> bool {
    let fact = reading.words.lexicon.tokens(fact);
    let holds = |word: &str| (0..fact.len()).any(|i| alike(word, stem(fact.folded(i))));
    (from..reading.tokens.len()).filter(|&i| is_content(reading, i)).any(|i| holds(stem(reading.tokens.folded(i))))
}

/// "forget everything": the facts and what was said before.
pub(super) fn forget_all(turn: &Turn) -> Outcome {
    if !turn.offers("forget_all") {
        return Outcome::Say(turn.words().texts.known_nothing.to_owned());
    }
    turn.call("forget_all", json!({}), turn.why("forget_all", 0.95, turn.words().texts.reasons.forget))
}

pub(super) fn known(turn: &Turn) -> Outcome {
    let (memory, texts) = (&turn.request.memory, turn.words().texts);
    if memory.facts.is_empty() && memory.more == 0 {
        return Outcome::Say(texts.known_nothing.to_owned());
    }
    let shown = memory.facts.iter().take(MAX_LINES).map(|fact| format!("• {}", fact.text));
    let more = memory.more + memory.facts.len().saturating_sub(MAX_LINES);
    let list: Vec<String> = shown.chain((more > 0).then(|| format!("… +{more}"))).collect();
    Outcome::Say(fill(texts.known, &[("list", &list.join("\n"))]))
}

/// The words of these tokens, without the signs around them.
fn content<'t>(turn: &'t Turn, tokens: Range<usize>) -> &'t str {
    let bytes = bytes(turn.reading, &tokens);
    turn.reading.text[bytes].trim_matches([' ', ',', ':']).trim_end_matches(['.', '!', ' ', ','])
}

fn bytes(reading: &Reading, tokens: &Range<usize>) -> Range<usize> {
    let begin = |i: usize| reading.tokens.list.get(i).map_or(reading.text.len(), |token| token.span.start);
    begin(tokens.start)..begin(tokens.end)
}
