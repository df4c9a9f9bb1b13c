//! An event at another time or place, or no more.

use serde_json::{Map, Value, json};

use super::remind::again;
use crate::rules::fields;
use crate::rules::moving;
use crate::rules::resolve::Item;
use crate::rules::text::fill;
use crate::rules::timing::{self, Timing};
use crate::rules::turn::{Outcome, Turn};

pub(super) fn change(turn: &Turn) -> Outcome {
    let texts = turn.words().texts;
    let items = turn.items();
    let movable: Vec<Item> = items.into_iter().filter(|item| item.start.is_some()).collect();
    let shift = moving::shift(turn.reading, &turn.wish.at);
    let day = moving::source_day(turn.reading, &turn.wish.at);
    let item = match turn.resolve(&movable, day) {
        Ok(item) => item,
        Err(outcome) => return outcome,
    };
    let one = moving::own_day(turn.reading, &turn.wish.at).filter(|_| item.repeats && !item.is_reminder());
    let item = one.map_or_else(|| item.clone(), |day| item.on(day));
    let mut arguments = Map::new();
    let mut sure = 0.95;
    if let Some(to) = moving::target(turn.reading, &item, shift, &turn.wish.at) {
        sure *= to.sure;
        if item.is_reminder() {
            return again(turn, &item, &to.due(&turn.wish.at), sure);
        }
        arguments = change_to(&item.id, &to);
    } else if let (Some(length), Some(start)) = (moving::length(turn.reading), &item.start) {
        let end = start.checked_add(length).unwrap_or_else(|_| start.clone());
        // A reminder has no end: it is told so much later.
        if item.is_reminder() {
            return again(turn, &item, &end, sure);
        }
        arguments.insert("end".into(), json!(timing::wall(&end)));
    }
    if let Some(place) = fields::place(turn.reading) {
        arguments.insert("place".into(), json!(place.name));
    }
    if arguments.is_empty() {
        return Outcome::Say(fill(texts.ask_move_to, &[("title", &item.title)]));
    }
    arguments.insert("id".into(), json!(item.id));
    let why = turn.why("move_event", sure, texts.reasons.moved);
    arguments.extend(one.map(|day| ("occurrence".into(), json!(day))));
    let outcome = turn.call("change_event", Value::Object(arguments), why);
    if one.is_some() { outcome } else { as_a_whole(turn, &item, outcome) }
}

/// What repeats changes as a whole: whoever named one of its times is told so.
fn as_a_whole(turn: &Turn, item: &Item, outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::Call(calls) if item.repeats => {
            Outcome::Noted(calls, fill(turn.words().texts.all_of_it, &[("title", &item.title)]))
        }
        outcome => outcome,
    }
}

pub(super) fn cancel(turn: &Turn) -> Outcome {
    let texts = turn.words().texts;
    let timing = turn.timing();
    let day = timing.as_ref().map(|timing| timing.start.date());
    let items = turn.items();
    let one = timing.as_ref().and_then(Timing::one_day);
    // "Cancel yoga on 1 December": what repeats comes on later days, too.
    let comes = |item: &&Item| {
        let begun = item.start.as_ref().is_some_and(|start| one.is_some_and(|day| start.date() < day));
        begun && item.repeats && !item.is_reminder()
    };
    let repeating: Vec<Item> = items.iter().filter(comes).cloned().collect();
    let item = match turn.resolve(&items, day) {
        Ok(item) => item,
        Err(outcome) => match turn.resolve(&repeating, None) {
            Ok(item) => item,
            Err(_) => return outcome,
        },
    };
    let tool = if item.is_reminder() { "dismiss_reminder" } else { "cancel_event" };
    let why = turn.why("cancel_event", 0.95, texts.reasons.cancelled);
    if let Some(day) = one.filter(|_| item.repeats && !item.is_reminder()) {
        return turn.call(tool, json!({"id": item.id, "occurrence": day}), why);
    }
    let outcome = turn.call(tool, json!({"id": item.id}), why);
    if turn.reading.says_when() { as_a_whole(turn, &item, outcome) } else { outcome }
}

/// The new time of an event as `change_event` takes it. The end only where it was told: else the length stays.
pub(super) fn change_to(id: &str, to: &Timing) -> Map<String, Value> {
    let mut arguments = Map::new();
    arguments.insert("id".into(), json!(id));
    let write = if to.all_day { timing::date } else { timing::wall };
    arguments.insert("start".into(), json!(write(&to.start)));
    if let Some(end) = timing::told_end(&to.start, to.end.as_ref(), to.all_day) {
        arguments.insert("end".into(), json!(end));
    }
    if to.all_day {
        arguments.insert("all_day".into(), json!(true));
    }
    arguments
}
