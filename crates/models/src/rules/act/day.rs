//! Telling again what was told, and what the person is told unasked each day.

use std::cmp::Reverse;

use jiff::{Span, ToSpan, Zoned};
use serde_json::{Map, json};
use when::{Found, Grain, Kind, Value};

use super::remind;
use crate::rules::intent::{Intent, Understood};
use crate::rules::lexicon::Mark;
use crate::rules::moving;
use crate::rules::resolve::{Item, Resolved, Wanted, spoken};
use crate::rules::text::fold;
use crate::rules::timing::{self, Timing};
use crate::rules::turn::{Outcome, Turn};

/// Minutes, where nothing says how long: as a button has it, and "later".
const SOON: i64 = 10;
const LATER: i64 = 60;
/// The first hour of an evening, from which a brief is about the next day.
const NOON: i8 = 12;

/// "snooze 10 minutes", "remind me again at 9".
pub(super) fn snooze(turn: &Turn, understood: Understood) -> Outcome {
    let texts = turn.words().texts;
    let reminders: Vec<Item> = turn.items().into_iter().filter(Item::is_reminder).collect();
    let wanted = Wanted::of(turn.reading, None, turn.request);
    let item = match wanted.resolve(&reminders) {
        // Several, or none that a word names: the one that was just told.
        Resolved::Many(items) if wanted.words.is_empty() => match told(turn, &items) {
            Some(item) => item,
            None => match turn.one_of(&items) {
                Ok(item) => item,
                Err(question) => return question,
            },
        },
        Resolved::One(item) => item,
        Resolved::Many(items) => match turn.one_of(&items) {
            Ok(item) => item,
            Err(question) => return question,
        },
        // "remind me again tomorrow to call Ana": that is none of those that stand.
        Resolved::None if !wanted.words.is_empty() => {
            let from = turn.reading.at_any(understood.command, &[Mark::Remind]).unwrap_or(understood.from);
            return remind::remind(turn, Understood { intent: Intent::Remind, from, ..understood });
        }
        Resolved::None => return Outcome::Say(texts.ask_which.to_owned()),
    };
    again(turn, &item, &until(turn, &item))
}

/// "in 10 minutes", said alone where the assistant has just told a reminder.
pub(super) fn again_in(turn: &Turn) -> Option<Outcome> {
    from_now(turn)?;
    let reminders: Vec<Item> = turn.items().into_iter().filter(Item::is_reminder).collect();
    let item = told(turn, &reminders)?;
    Some(again(turn, &item, &until(turn, &item)))
}

/// One that repeats keeps its times: what is told in between is another.
fn again(turn: &Turn, item: &Item, due: &Zoned) -> Outcome {
    let why = turn.why("snooze", 0.95, turn.words().texts.reasons.moved);
    let due = timing::moment(due);
    if item.repeats {
        return turn.call("create_reminder", json!({"title": item.title, "due": due}), why);
    }
    turn.call("change_reminder", json!({"id": item.id, "due": due}), why)
}

/// The reminder that the assistant's last words told, else the one that was due last.
fn told(turn: &Turn, reminders: &[Item]) -> Option<Item> {
    let said: String = spoken(turn.request, 1).chars().map(fold).collect();
    let is_said = |item: &&Item| {
        let title: String = item.title.chars().map(fold).collect();
        !title.is_empty() && said.contains(&title)
    };
    let past = |item: &&Item| item.start.as_ref().is_some_and(|start| *start <= turn.request.now);
    let newest = |item: &&Item| Reverse(item.start.as_ref().map(Zoned::timestamp));
    let named = reminders.iter().filter(is_said).min_by_key(newest);
    named.or_else(|| reminders.iter().filter(past).min_by_key(newest)).cloned()
}

/// How far from now the text says, where it says so.
fn from_now(turn: &Turn) -> Option<Span> {
    turn.reading.found.iter().find_map(|found| match &found.value {
        Value::Duration(span) => Some(*span),
        Value::DateTime(moment) if found.rule.starts_with("anchor.") && found.grain < Grain::Day => {
            turn.wish.at.until(moment).ok()
        }
        _ => None,
    })
}

/// When it is to be told again. "In an hour" counts from now; "an hour later", of what is yet to be told, from its own
/// time.
fn until(turn: &Turn, item: &Item) -> Zoned {
    let now = &turn.wish.at;
    let from_here = turn.reading.found.iter().any(|found| found.rule == remind::IN);
    let ahead = item.start.as_ref().filter(|start| !from_here && **start > turn.request.now);
    let usual = if turn.reading.has(Mark::Later) { LATER } else { SOON };
    let by = from_now(turn).unwrap_or_else(|| usual.minutes());
    let by_length = ahead.unwrap_or(now).checked_add(by).ok();
    let named = || {
        let bare = moving::bare_hour(turn.reading);
        let bare = Timing::of(bare.iter(), None, now);
        turn.timing().or(bare).map(|timing| timing.due(now)).filter(|due| due > now)
    };
    let due = if from_now(turn).is_some() { by_length } else { named().or(by_length) };
    // What was said a while ago counts from now where it would be over.
    let is_ahead = |due: &Zoned| *due > turn.request.now;
    due.filter(is_ahead).or_else(|| turn.request.now.checked_add(by).ok()).unwrap_or_else(|| now.clone())
}

/// "send me a brief every evening at 8", "no more notes before meetings".
pub(super) fn briefs(turn: &Turn) -> Outcome {
    let reading = turn.reading;
    let on = !reading.any(&[Mark::SwitchOff]) || reading.all(Mark::SwitchOn).any(|hit| hit.tokens.start == 0);
    let mut arguments = Map::new();
    if reading.has(Mark::MeetingNote) {
        arguments.insert("meeting_notes".into(), json!(on));
    } else {
        arguments.insert("brief".into(), json!(on));
        if let Some(at) = hour(turn).filter(|_| on) {
            arguments.insert("at".into(), json!(at));
        }
    }
    turn.call("set_briefs", arguments.into(), turn.why("briefs", 0.95, turn.words().texts.reasons.remind))
}

/// When the brief is to come, where the text says an hour. A part of the day says none: "an evening brief".
fn hour(turn: &Turn) -> Option<String> {
    let reading = turn.reading;
    let digits = |one: &&Found| reading.text[one.span.clone()].contains(|c: char| c.is_ascii_digit());
    let said = reading.found.iter().filter(|one| timing::says_clock(one) && (one.kind == Kind::Time || digits(one)));
    let bare = moving::bare_hour(reading);
    let is_guess = said.clone().all(timing::is_guess);
    let timing = Timing::of(said, None, &turn.wish.at).or_else(|| Timing::of(bare.iter(), None, &turn.wish.at))?;
    let evening = (0..reading.tokens.len()).any(|i| reading.words.is_evening(reading.tokens.folded(i)));
    let mut time = timing.start.time();
    if evening && is_guess && time.hour() < NOON && time.hour() > 0 {
        time = time.checked_add(12.hours()).ok()?;
    }
    (!timing.all_day).then(|| time.strftime("%H:%M").to_string())
}
