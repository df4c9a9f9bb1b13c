//! A chat turn. Every round reads the same messages again and comes to the same wishes; what their calls brought decides
//! whether a wish is looked up, called or told.

use std::collections::HashMap;

use jiff::civil::Date;
use when::Language;

use super::act;
use super::clash::Clash;
use super::intent::Intent;
use super::reading::Reading;
use super::reply::{self, Report};
use super::tell;
use super::text::fill;
use super::turn::{Outcome, Turn};
use super::wishes::{self, Wish};
use super::words::{SPOKEN, Words, spoken_in};
use crate::{Answer, Made, Part, Request, Role, Said, ToolCall, ToolResult};

/// Wishes of one turn. The person is told to send the rest again.
pub(crate) const MAX_WISHES: usize = 5;
/// Questions of the assistant's that one wish goes on over.
const MAX_DEPTH: usize = 3;

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
        let mut reading = wish.reading(language);
        if let Some(question) = day_asked(&mut reading, wish, request) {
            report.say(question);
            continue;
        }
        let turn = Turn { request, reading: &reading, wish, lookup: results.get(lookup.as_str()).copied() };
        let outcome = act::act(&turn);
        let wish = tell::inherited(&turn, &outcome);
        let turn = Turn { wish: &wish, ..turn };
        let brought: Vec<&ToolResult> = results
            .iter()
            .filter(|(id, _)| id.strip_prefix(&own).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
            .map(|(_, result)| *result)
            .collect();
        if !brought.is_empty() {
            told(&brought, &turn, words, &mut report);
            continue;
        }
        let mut made = match outcome {
            Outcome::Say(text) => {
                report.say(text);
                continue;
            }
            Outcome::LookUp(call) => {
                calls.push(ToolCall { id: lookup, ..*call });
                continue;
            }
            Outcome::Call(made) => made,
            Outcome::Noted(made, note) => {
                report.say(note);
                made
            }
        };
        match tell::beside(&turn, &made) {
            Some(Ok(call)) => made.push(call),
            Some(Err(why)) => report.say(why),
            None => {}
        }
        calls.extend(made.into_iter().enumerate().map(|(k, call)| {
            let id = if k == 0 { own.clone() } else { format!("{own}.{k}") };
            ToolCall { id, ..call }
        }));
    }
    if wishes.len() > MAX_WISHES {
        report.say(words.texts.too_many.to_owned());
    }
    calls.truncate(super::MAX_CALLS);
    let mut text = report.text();
    let unclear =
        calls.is_empty() && results.is_empty() && !clear(&wishes, language) && !answers(request, &wishes, language);
    if text.trim().is_empty() && calls.is_empty() && results.is_empty() {
        text = act::unclear(words);
    }
    let made = Made { unclear, ..Made::default() };
    Answer { text, calls, made, ..Answer::default() }
}

/// The question which day is meant, where a weekday and a date do not go together. Where it was answered, the reading
/// speaks of that day.
pub(crate) fn day_asked(reading: &mut Reading, wish: &Wish, request: &Request) -> Option<String> {
    let clash = Clash::in_text(reading)?;
    let shown = |day: Date, words: &Words| reply::day(day, &request.now, words);
    if let Some(choice) = &wish.choice {
        let is_chosen = |day: &&Date| SPOKEN.into_iter().any(|language| shown(**day, Words::of(language)) == *choice);
        if let Some(day) = clash.days.iter().find(is_chosen) {
            clash.settle(reading, *day);
            return None;
        }
    }
    let lines = clash.days.map(|day| shown(day, reading.words));
    let values = [("said", clash.said(reading)), ("list", &reply::numbered(&lines))];
    Some(fill(reading.words.texts.ask_day, &values))
}

/// Tells what the calls of one wish brought, in the order of the calls.
fn told(brought: &[&ToolResult], turn: &Turn, words: &Words, report: &mut Report) {
    let mut brought = brought.to_vec();
    brought.sort_by(|a, b| a.call_id.cmp(&b.call_id));
    for result in brought {
        match act::listed(turn, result).or_else(|| tell::failed(turn, result)) {
            Some(text) => report.say(text),
            None => report.result(result, words),
        }
    }
}

/// The language that the new messages are understood in, and their wishes. Where the words tell no language, the one
/// that understands something is taken, the preferred one first; where they do, another only for a plain command.
pub(crate) fn understood(request: &Request) -> (Language, Vec<Wish>) {
    let text: String =
        request.new_messages().map(|said| super::text::clip(&said.text, 500)).collect::<Vec<_>>().join("\n");
    let preferred =
        Language::from_code(&request.language).filter(|language| SPOKEN.contains(language)).unwrap_or(SPOKEN[0]);
    let told = spoken_in(&text);
    let first = told.unwrap_or(preferred);
    let wishes = wishes_in(request, first);
    // "nenn es Comida de equipo", "annule la réunion": a few words may look like another language than they are, and
    // what commands, or answers the assistant, is said in the language of the conversation.
    if first != preferred {
        let theirs = wishes_in(request, preferred);
        let commands = commanded(&theirs, preferred) && !commanded(&wishes, first);
        if commands || answers(request, &theirs, preferred) {
            return (preferred, theirs);
        }
    }
    if clear(&wishes, first) || answers(request, &wishes, first) {
        return (first, wishes);
    }
    for other in SPOKEN.into_iter().filter(|other| *other != first) {
        let others = wishes_in(request, other);
        if told.is_none() && answers(request, &others, other) {
            return (other, others);
        }
        if clear(&others, other) && (told.is_none() || commanded(&others, other)) {
            return (other, others);
        }
    }
    (first, wishes)
}

/// Whether a plain command is among them.
fn commanded(wishes: &[Wish], language: Language) -> bool {
    wishes.iter().any(|wish| wish.understood(language).is_command())
}

fn clear(wishes: &[Wish], language: Language) -> bool {
    wishes.iter().any(|wish| wish.understood(language) != Intent::Unclear)
}

/// Whether these wishes are understood by what the assistant said before: they choose what was offered, or correct what
/// was proposed.
fn answers(request: &Request, wishes: &[Wish], language: Language) -> bool {
    wishes.iter().any(|wish| {
        let corrects = || {
            let reading = wish.reading(language);
            act::correct(&Turn { request, reading: &reading, wish, lookup: None }).is_some()
        };
        wish.choice.is_some() || corrects()
    })
}

/// What the new messages ask for, with what was said before where they only add to it.
fn wishes_in(request: &Request, language: Language) -> Vec<Wish> {
    let said: Vec<&Said> = request
        .parts
        .iter()
        .filter_map(|part| match part {
            Part::Said(said) => Some(said),
            _ => None,
        })
        .collect();
    let new = said.iter().rev().take_while(|said| said.new).count();
    let (earlier, new) = said.split_at(said.len() - new);
    whole(earlier, new, language, 0)
}

/// The wishes of a burst of the person's messages. The first one may go on with the last one of theirs before the
/// assistant's words, and that one with an earlier one.
fn whole(earlier: &[&Said], new: &[&Said], language: Language, depth: usize) -> Vec<Wish> {
    let mut wishes = wishes::wishes(new.iter().copied(), language);
    if let (Some(first), Some((asked, earlier)), true) = (wishes.first(), earlier.split_last(), depth < MAX_DEPTH)
        && asked.role == Role::Assistant
    {
        let theirs = earlier.iter().rev().take_while(|said| said.role == Role::User).count();
        let (earlier, theirs) = earlier.split_at(earlier.len() - theirs);
        let before = whole(earlier, theirs, language, depth + 1).pop();
        if let Some(joined) = before.and_then(|before| wishes::continued(&before, &asked.text, first, language)) {
            wishes[0] = joined;
        }
    }
    wishes
}
