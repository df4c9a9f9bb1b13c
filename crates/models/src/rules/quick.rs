//! One sentence as one event, as far as the sentence says it: what was filled in beside it is named, and what is missing
//! is asked for.

use jiff::Zoned;
use serde_json::{Value, json};
use when::{Flag, Grain};

use super::act::create;
use super::chat;
use super::intent::{self, Intent, Understood};
use super::never;
use super::text::fill;
use super::timing::{is_guess, says_clock};
use super::turn::{Outcome, Turn};
use super::words::Words;
use crate::{Memory, Once, Part, Purpose, Request, Role, Said, ToolSpec};

/// What the sentence comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Quick {
    /// As `create_event` takes them.
    pub arguments: Value,
    /// In the order of the variants, each once.
    pub guesses: Vec<Guess>,
}

/// What the sentence does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Guess {
    /// Only an hour is said: the next day on which it comes.
    Day,
    /// "at 1": in the afternoon.
    HalfOfDay,
    /// "tomorrow morning".
    Hour,
    /// No end is said.
    Length,
}

/// Reads `text`, which was said at `at`, by a person who prefers `language`. The error is a question or a fault for them,
/// in the language of the text.
pub fn quick(text: &str, language: &str, at: &Zoned) -> Result<Quick, String> {
    let said = Said {
        id: String::new(),
        role: Role::User,
        name: String::new(),
        text: text.to_owned(),
        at: at.clone(),
        new: true,
    };
    let request = Request {
        purpose: Purpose::Chat,
        language: language.to_owned(),
        now: at.clone(),
        parts: vec![Part::Said(said)],
        tools: vec![ToolSpec::new("create_event", "", json!({"type": "object"}))],
        agenda: Vec::new(),
        memory: Memory::default(),
        instructions: None,
        hide: None,
        prompt: Once::default(),
    };
    let (language, wishes) = chat::understood(&request);
    let texts = Words::of(language).texts;
    let wish = match wishes.as_slice() {
        [wish] => wish,
        [] => return Err(texts.ask_both.to_owned()),
        _ => return Err(texts.one_at_once.to_owned()),
    };
    let mut reading = wish.reading(language);
    if let Some(question) = chat::day_asked(&mut reading, wish, &request) {
        return Err(question);
    }
    if let Some(said) = never::said(&reading) {
        return Err(fill(texts.no_such_time, &[("said", said)]));
    }
    let understood = intent::understand(&reading);
    if !matches!(understood.intent, Intent::Create | Intent::Implied | Intent::Remind | Intent::Task | Intent::Fragment)
    {
        return Err(texts.ask_both.to_owned());
    }
    let turn = Turn { request: &request, reading: &reading, wish, lookup: None };
    let arguments = match create(&turn, Understood { intent: Intent::Create, ..understood }) {
        Outcome::Call(calls) => calls.into_iter().next().map(|call| call.arguments),
        Outcome::Say(text) => return Err(text),
        Outcome::Noted(..) | Outcome::LookUp(_) => None,
    };
    let arguments = arguments.ok_or_else(|| texts.ask_both.to_owned())?;
    Ok(Quick { arguments, guesses: guesses(&turn) })
}

fn guesses(turn: &Turn) -> Vec<Guess> {
    let Some(timing) = turn.timing().filter(|timing| !timing.all_day) else { return Vec::new() };
    let found = &turn.reading.found;
    let clock = found.iter().any(says_clock);
    let vague = found.iter().any(|one| one.flags.contains(&Flag::Vague) || one.grain == Grain::DayPart) && !clock;
    let guesses = [
        (Guess::Day, !timing.dated && timing.recurrence.is_none()),
        (Guess::HalfOfDay, found.iter().any(is_guess)),
        (Guess::Hour, vague),
        (Guess::Length, timing.end.is_none()),
    ];
    guesses.into_iter().filter(|(_, is)| *is).map(|(guess, _)| guess).collect()
}

#[cfg(test)]
mod tests;
