//! A chat turn. Every round reads the same messages again and comes to the same wishes; what their calls brought decides
//! whether a wish is looked up, called or told.

use std::collections::HashMap;

use when::Language;

use super::act;
use super::intent::Intent;
use super::reply::Report;
use super::turn::{Outcome, Turn};
use super::wishes::{self, Wish};
use super::words::{SPOKEN, Words, spoken_in};
use crate::{Answer, Made, Part, Request, Role, Said, ToolCall, ToolResult};

/// Wishes of one turn. The person is told to send the rest again.
pub(crate) const MAX_WISHES: usize = 5;

/// The answer to a chat request: calls, and what needs none. Empty only where the results of earlier calls say it all.
pub(crate) fn respond(request: &Request) -> Answer {
    let (language, wishes) = understood(request);
    let words = Words::of(language);
    let results: HashMap<&str, &ToolResult> =
        request.results().map(|result| (result.call_id.as_str(), result)).collect();
    let mut calls: Vec<ToolCall> = Vec::new();
    let mut report = Report::default();
    for (n, wish) in wishes.iter().take(MAX_WISHES).enumerate() {
        let (own, lookup) = (format!("c{n}"), format!("l{n}"));
        let reading = wish.reading(language);
        let turn = Turn { request, reading: &reading, wish, lookup: results.get(lookup.as_str()).copied() };
        let outcome = act::act(&turn);
        let brought: Vec<&ToolResult> = results
            .iter()
            .filter(|(id, _)| id.strip_prefix(&own).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
            .map(|(_, result)| *result)
            .collect();
        if !brought.is_empty() {
            told(&brought, &turn, words, &mut report);
            continue;
        }
        match outcome {
            Outcome::Say(text) => report.say(text),
            Outcome::LookUp(call) => calls.push(ToolCall { id: lookup, ..*call }),
            Outcome::Call(made) => calls.extend(made.into_iter().enumerate().map(|(k, call)| {
                let id = if k == 0 { own.clone() } else { format!("{own}.{k}") };
                ToolCall { id, ..call }
            })),
        }
    }
    if wishes.len() > MAX_WISHES {
        report.say(words.texts.too_many.to_owned());
    }
    calls.truncate(super::MAX_CALLS);
    let mut text = report.text();
    let unclear = calls.is_empty() && results.is_empty() && !clear(&wishes, language);
    if text.trim().is_empty() && calls.is_empty() && results.is_empty() {
        text = act::unclear(words);
    }
    let made = Made { unclear, ..Made::default() };
    Answer { text, calls, made, ..Answer::default() }
}

/// Tells what the calls of one wish brought, in the order of the calls.
fn told(brought: &[&ToolResult], turn: &Turn, words: &Words, report: &mut Report) {
    let mut brought = brought.to_vec();
    brought.sort_by(|a, b| a.call_id.cmp(&b.call_id));
    for result in brought {
        match act::listed(turn, result) {
            Some(text) => report.say(text),
            None => report.result(result, words),
        }
    }
}

/// The language that the new messages are understood in, and their wishes. Where the words tell no language, the one
/// that understands something is taken, the preferred one first; where they do, another only for a plain command.
fn understood(request: &Request) -> (Language, Vec<Wish>) {
    let text: String =
        request.new_messages().map(|said| super::text::clip(&said.text, 500)).collect::<Vec<_>>().join("\n");
    let preferred =
        Language::from_code(&request.language).filter(|language| SPOKEN.contains(language)).unwrap_or(SPOKEN[0]);
    let told = spoken_in(&text);
    let first = told.unwrap_or(preferred);
    let wishes = wishes_in(request, first);
    if clear(&wishes, first) {
        return (first, wishes);
    }
    for other in SPOKEN.into_iter().filter(|other| *other != first) {
        let others = wishes_in(request, other);
        let commanded = others.iter().any(|wish| wish.understood(other).is_command());
        if clear(&others, other) && (told.is_none() || commanded) {
            return (other, others);
        }
    }
    (first, wishes)
}

fn clear(wishes: &[Wish], language: Language) -> bool {
    wishes.iter().any(|wish| wish.understood(language) != Intent::Unclear)
}

fn wishes_in(request: &Request, language: Language) -> Vec<Wish> {
    let mut wishes = wishes::wishes(request.new_messages(), language);
    if let Some(first) = wishes.first()
        && let Some(whole) = before(request, language).and_then(|before| wishes::continued(&before, first, language))
    {
        wishes[0] = whole;
    }
    wishes
}

/// The last wish of what the person said before the assistant's last words.
fn before(request: &Request, language: Language) -> Option<Wish> {
    let history: Vec<&Said> = request
        .parts
        .iter()
        .filter_map(|part| match part {
            Part::Said(said) if !said.new => Some(said),
            _ => None,
        })
        .collect();
    let (last, earlier) = history.split_last()?;
    if last.role != Role::Assistant {
        return None;
    }
    let theirs = earlier.iter().rev().take_while(|said| said.role == Role::User).count();
    wishes::wishes(earlier[earlier.len() - theirs..].iter().copied(), language).pop()
}
