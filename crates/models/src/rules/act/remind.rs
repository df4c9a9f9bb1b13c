//! A reminder: a new one, the same at another time, one that is done, one that goes.

use jiff::{ToSpan, Zoned};
use serde_json::{Map, Value, json};
use when::Grain;

use super::day;
use crate::rules::fields;
use crate::rules::intent::{Intent, Understood};
use crate::rules::reply;
use crate::rules::resolve::{Item, Resolved, Wanted};
use crate::rules::text::fill;
use crate::rules::timing;
use crate::rules::title;
use crate::rules::turn::{Outcome, Turn};

/// The rule of `when` for "in two hours".
pub(super) const IN: &str = "anchor.in";

pub(super) fn remind(turn: &Turn, understood: Understood) -> Outcome {
    let reading = turn.reading;
    let texts = turn.words().texts;
    let title = title::of_task(reading, understood.from);
    let offset = reading.offsets().next().map(|(_, span, before)| if before { -*span } else { *span });
    let mut due = turn.timing().map(|timing| {
        let before = timing.day_before(&turn.wish.at).filter(|_| offset.is_none());
        (before.unwrap_or_else(|| timing.due(&turn.wish.at)), timing)
    });
    if let (Some((moment, _)), Some(offset)) = (&mut due, offset) {
        *moment = moment.checked_add(offset).unwrap_or_else(|_| moment.clone());
    }
    if let (None, Some(offset)) = (&due, offset) {
        // "remind me an hour before the dentist": the dentist stands in the agenda.
        let item = match turn.resolve(&turn.items(), None) {
            Ok(item) => item,
            Err(outcome) => return outcome,
        };
        let Some(start) = &item.start else {
            return Outcome::Say(fill(texts.ask_remind_when, &[("title", &item.title)]));
        };
        let moment = start.checked_add(offset).unwrap_or_else(|_| start.clone());
        let arguments = json!({"title": item.title, "due": timing::wall(&moment)});
        return turn.call("create_reminder", arguments, turn.why("remind", 0.85, texts.reasons.remind));
    }
    let Some((moment, timing)) = due else {
        let text = if title.is_empty() { texts.ask_remind_what } else { texts.ask_remind_when };
        return Outcome::Say(fill(text, &[("title", &title)]));
    };
    if title.is_empty() {
        // "remind me in 10 minutes", said to what was just told.
        return day::again_in(turn).unwrap_or_else(|| Outcome::Say(texts.ask_remind_what.to_owned()));
    }
    if timing.past || moment <= turn.wish.at {
        let told = reply::time(&moment, &turn.request.now, turn.words());
        return Outcome::Say(fill(texts.gone_by, &[("title", &title), ("when", &told)]));
    }
    let mut arguments = Map::new();
    arguments.insert("title".into(), json!(title));
    arguments.insert("due".into(), json!(due_of(turn, &moment)));
    if let Some(priority) = fields::priority(reading) {
        arguments.insert("priority".into(), json!(priority));
    }
    if let Some(rule) = &timing.recurrence {
        arguments.insert("recurrence".into(), json!(rule));
    }
    let (base, reason) = match understood.intent {
        Intent::Remind => (0.95, texts.reasons.remind),
        _ => (0.85, texts.reasons.task),
    };
    let outcome =
        turn.call("create_reminder", Value::Object(arguments), turn.why("remind", base * timing.sure, reason));
    match (outcome, timing.day_before(&turn.wish.at)) {
        (Outcome::Call(calls), Some(_)) if offset.is_none() => {
            let said = reading.found.iter().find(|found| found.rule == timing::BEFORE);
            let said = said.map_or("", |found| &reading.text[found.span.clone()]);
            let told = reply::time(&moment, &turn.request.now, turn.words());
            Outcome::Noted(calls, fill(texts.taken_before, &[("said", said), ("when", &told)]))
        }
        (outcome, _) => outcome,
    }
}

/// The time as it was said: "in two hours" is a moment, whatever the clock shows where the person then is.
fn due_of(turn: &Turn, moment: &Zoned) -> String {
    let from_now = turn.reading.found.iter().any(|found| found.rule == IN && found.grain < Grain::Day);
    if from_now { timing::moment(moment) } else { timing::wall(moment) }
}

/// A reminder at another time.
pub(super) fn again(turn: &Turn, item: &Item, due: &Zoned, sure: f32) -> Outcome {
    let texts = turn.words().texts;
    let later = due.checked_add(12.hours()).ok().filter(|later| later.date() == due.date());
    // "make it 9", said at noon: nine in the evening, unless it says which half of the day.
    let guess = |found: &when::Found| timing::says_clock(found) && timing::is_guess(found);
    let guessed = *due <= turn.request.now && turn.reading.found.iter().any(guess);
    let due = later.as_ref().filter(|_| guessed).unwrap_or(due);
    let why = turn.why("move_reminder", sure, texts.reasons.moved);
    turn.call("change_reminder", json!({"id": item.id, "due": timing::wall(due)}), why)
}

pub(super) fn complete(turn: &Turn, intent: Intent) -> Outcome {
    let texts = turn.words().texts;
    let reminders: Vec<Item> = turn.items().into_iter().filter(Item::is_reminder).collect();
    let wanted = Wanted::of(turn.reading, None, turn.request);
    let done = |item: &Item| {
        let sure = if intent == Intent::Complete { 0.95 } else { 0.75 };
        turn.call("complete_reminder", json!({"id": item.id}), turn.why("complete", sure, texts.reasons.complete))
    };
    match wanted.resolve(&reminders) {
        Resolved::One(item) => done(&item),
        _ if intent == Intent::PerhapsComplete => Outcome::Say(super::unclear(turn.words())),
        Resolved::Many(items) => turn.one_of(&items).map_or_else(|question| question, |item| done(&item)),
        Resolved::None if wanted.words.is_empty() => Outcome::Say(texts.ask_which.to_owned()),
        Resolved::None => Outcome::Say(fill(texts.not_found, &[("title", &turn.query())])),
    }
}

pub(super) fn dismiss(turn: &Turn) -> Outcome {
    let texts = turn.words().texts;
    let reminders: Vec<Item> = turn.items().into_iter().filter(|item| item.is_reminder() || item.pending).collect();
    let why = turn.why("dismiss", 0.9, texts.reasons.dismiss);
    match turn.resolve(&reminders, None) {
        Ok(item) => turn.call("dismiss_reminder", json!({"id": item.id}), why),
        // Reminders are no events: there is nothing to look up.
        Err(Outcome::LookUp(_)) => Outcome::Say(fill(texts.not_found, &[("title", &turn.query())])),
        Err(outcome) => outcome,
    }
}
