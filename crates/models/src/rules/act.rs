//! What a wish asks for, as tool calls: the dispatch over intents, and those that only ask.

mod change;
mod correct;
mod create;
mod day;
mod free;
mod invited;
mod memory;
mod remind;

use serde_json::{Map, Value, json};

use super::intent::{self, Intent};
use super::never;
use super::reply;
use super::resolve::{Item, found_items};
use super::text::fill;
use super::timing;
use super::title;
use super::turn::{Outcome, Turn};
use super::words::Words;
use crate::ToolResult;

pub(crate) use correct::correct;
pub(crate) use create::{create, event};

pub(crate) fn act(turn: &Turn) -> Outcome {
    if let Some(said) = never::said(turn.reading) {
        return Outcome::Say(fill(turn.words().texts.no_such_time, &[("said", said)]));
    }
    if let Some(outcome) = correct(turn) {
        return outcome;
    }
    let understood = intent::understand(turn.reading);
    let texts = turn.words().texts;
    let say = |text: &str| Outcome::Say(text.to_owned());
    match understood.intent {
        Intent::Create | Intent::Implied => create::create(turn, understood),
        Intent::Remind | Intent::Task => remind::remind(turn, understood),
        Intent::Move => change::change(turn),
        Intent::Cancel => change::cancel(turn),
        Intent::Complete | Intent::PerhapsComplete => remind::complete(turn, understood.intent),
        Intent::Dismiss => remind::dismiss(turn),
        Intent::Snooze => day::snooze(turn, understood),
        Intent::Brief => day::briefs(turn),
        Intent::Free => free::free(turn),
        Intent::Answer => invited::answer(turn),
        Intent::List => list(turn),
        Intent::Find if free::asks_for_room(turn) => free::free(turn),
        Intent::Find => find(turn),
        Intent::Remember => memory::remember(turn, understood.from),
        Intent::Forget => memory::forget(turn, understood.from),
        Intent::Drop => memory::drop(turn, understood.from),
        Intent::ForgetAll => memory::forget_all(turn),
        Intent::Known => memory::known(turn),
        Intent::Help => Outcome::Say(format!("{}\n{}", texts.help, texts.examples)),
        Intent::Hello => Outcome::Say(format!("{}\n{}", texts.hello, texts.examples)),
        Intent::Wellbeing => say(texts.wellbeing),
        Intent::Thanks => say(texts.thanks),
        Intent::Bye => say(texts.bye),
        Intent::Yes | Intent::No => waiting(turn),
        Intent::Fragment => fragment(turn),
        Intent::Unclear => Outcome::Say(unclear(turn.words())),
    }
}

pub(crate) fn unclear(words: &Words) -> String {
    format!("{}\n{}", words.texts.unclear, words.texts.examples)
}

/// The text of a result that is a list; `None` for any other.
pub(crate) fn listed(turn: &Turn, result: &ToolResult) -> Option<String> {
    if result.content.get("status").and_then(Value::as_str) != Some("found") {
        return None;
    }
    if let Some(told) = free::told(turn, result) {
        return Some(told);
    }
    let now = &turn.request.now;
    let words = turn.words();
    if intent::understand(turn.reading).intent == Intent::Find && found_items(&result.content, now).is_empty() {
        return Some(fill(words.texts.not_found, &[("title", &turn.query())]));
    }
    let (from, to) = turn.asked_range();
    let when = reply::span(&from, &to, now, words);
    let heading = if turn.reading.says_when() || turn.query().is_empty() { when } else { title::finish(&turn.query()) };
    Some(reply::list(&result.content, &heading, now, words))
}

fn list(turn: &Turn) -> Outcome {
    let (from, to) = turn.asked_range();
    let arguments = json!({"from": timing::wall(&from), "to": timing::wall(&to)});
    turn.call("agenda", arguments, turn.why("list_agenda", 0.95, turn.words().texts.reasons.list))
}

fn find(turn: &Turn) -> Outcome {
    let query = turn.query();
    if query.is_empty() {
        return list(turn);
    }
    let mut arguments = Map::new();
    arguments.insert("query".into(), json!(query));
    if turn.reading.says_when() {
        let (from, to) = turn.asked_range();
        arguments.insert("from".into(), json!(timing::wall(&from)));
        arguments.insert("to".into(), json!(timing::wall(&to)));
    }
    turn.call("find_events", Value::Object(arguments), turn.why("find", 0.9, turn.words().texts.reasons.find))
}

/// "yes" and "no" are taken before a model is asked; one that comes here finds nothing to decide, or too much.
fn waiting(turn: &Turn) -> Outcome {
    let texts = turn.words().texts;
    let pending: Vec<Item> = turn.request.agenda.iter().filter(|item| item.pending).map(Item::from).collect();
    if pending.is_empty() {
        return Outcome::Say(texts.nothing_waits.to_owned());
    }
    let list = reply::lines(&pending, &turn.request.now, turn.words());
    Outcome::Say(fill(texts.waits, &[("list", &list)]))
}

/// A time alone: a question asks for that day, anything else waits for what to put there.
fn fragment(turn: &Turn) -> Outcome {
    let texts = turn.words().texts;
    if let Some(outcome) = day::again_in(turn) {
        return outcome;
    }
    match turn.timing() {
        Some(_) if turn.reading.is_question() => list(turn),
        Some(timing) => {
            let told = reply::time(&timing.start, &turn.request.now, turn.words());
            Outcome::Say(fill(texts.ask_what, &[("when", &told)]))
        }
        None => Outcome::Say(unclear(turn.words())),
    }
}
