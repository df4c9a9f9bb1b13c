//! The rules as a reader of others' conversations: what [`detect`] finds becomes calls.

use jiff::Zoned;
use serde_json::{Value, json};
use when::Language;

use super::act;
use super::detect::{DetectInput, DetectedKind, Detection, detect};
use super::moving;
use super::reading::Reading;
use super::resolve::{Item, Resolved, Wanted};
use super::text::{Tokens, harmless};
use super::timing::{self, Timing};
use super::words::SPOKEN;
use crate::{Answer, Request, Role, Said, ToolCall, Why};

/// Characters of a quote.
const MAX_QUOTE: usize = 200;

/// Calls for everything that the new messages tell; none once the calls of this turn were answered.
pub(crate) fn respond(request: &Request) -> Answer {
    if request.results().next().is_some() {
        return Answer::default();
    }
    let preferred = Language::from_code(&request.language).filter(|language| SPOKEN.contains(language));
    let languages: Vec<Language> =
        preferred.into_iter().chain(SPOKEN.into_iter().filter(|language| Some(*language) != preferred)).collect();
    let mut calls: Vec<ToolCall> = Vec::new();
    for said in request.new_messages().filter(|said| said.role != Role::Assistant) {
        let input = DetectInput {
            text: &said.text,
            sender: &said.name,
            own: said.role == Role::User,
            at: &said.at,
            languages: &languages,
        };
        for detection in detect(&input) {
            if let Some(call) = call(request, said, &detection)
                && calls.iter().all(|other| other.name != call.name || other.arguments != call.arguments)
            {
                calls.push(call);
            }
        }
    }
    calls.retain(|call| request.tools.iter().any(|tool| tool.name == call.name));
    calls.truncate(super::MAX_CALLS);
    for (n, call) in calls.iter_mut().enumerate() {
        call.id = format!("d{n}");
    }
    Answer { calls, ..Answer::default() }
}

fn call(request: &Request, said: &Said, detection: &Detection) -> Option<ToolCall> {
    let items: Vec<Item> = request.agenda.iter().map(Item::from).collect();
    let text = harmless(&said.text);
    let quote = text.get(detection.quote.clone()).unwrap_or_default();
    let (name, arguments) = match detection.kind {
        DetectedKind::Event => create(&items, detection)?,
        DetectedKind::Promise | DetectedKind::Reminder => remind(&items, detection)?,
        DetectedKind::Move => {
            let reading = Reading::of(quote, detection.language, &said.at);
            change(request, &items, &reading, &said.at)
                .or_else(|| create(&items, detection).filter(|_| detection.dated))?
        }
        DetectedKind::Cancellation => {
            let reading = Reading::of(quote, detection.language, &said.at);
            let day = detection.start.as_ref().filter(|_| detection.dated).map(Zoned::date);
            let Resolved::One(item) = Wanted::of(&reading, day, request).resolve(&items) else { return None };
            let tool = if item.is_reminder() { "dismiss_reminder" } else { "cancel_event" };
            (tool, json!({"id": item.id}))
        }
    };
    let intent = match detection.kind {
        DetectedKind::Event => "create_event",
        DetectedKind::Reminder => "remind",
        DetectedKind::Promise => "promise",
        DetectedKind::Move => "move_event",
        DetectedKind::Cancellation => "cancel_event",
    };
    let why = Why {
        intent: intent.to_owned(),
        confidence: detection.confidence,
        reason: detection.reason.to_owned(),
        message_id: said.id.clone(),
        quote: domain::text::shorten(quote, MAX_QUOTE),
    };
    Some(ToolCall { id: String::new(), name: name.to_owned(), arguments, why: Some(why) })
}

type Made = (&'static str, Value);

fn create(items: &[Item], detection: &Detection) -> Option<Made> {
    let start = detection.start.as_ref()?;
    if stands(items, &detection.title, start) {
        return None;
    }
    let mut arguments = act::event(&detection.title, start, detection.end.as_ref(), detection.all_day);
    if let Some(rule) = &detection.recurrence {
        arguments.insert("recurrence".into(), json!(rule));
    }
    if let Some(place) = &detection.place {
        arguments.insert("place".into(), json!(place));
    }
    if !detection.participants.is_empty() {
        arguments.insert("participants".into(), json!(detection.participants));
    }
    Some(("create_event", Value::Object(arguments)))
}

fn remind(items: &[Item], detection: &Detection) -> Option<Made> {
    let due = detection.start.as_ref()?;
    if stands(items, &detection.title, due) {
        return None;
    }
    let mut arguments = serde_json::Map::new();
    arguments.insert("title".into(), json!(detection.title));
    arguments.insert("due".into(), json!(timing::wall(due)));
    if let Some(priority) = detection.priority {
        arguments.insert("priority".into(), json!(priority));
    }
    if let Some(rule) = &detection.recurrence {
        arguments.insert("recurrence".into(), json!(rule));
    }
    Some(("create_reminder", Value::Object(arguments)))
}

/// The change of the one item that the text means, unless it stands there already.
fn change(request: &Request, items: &[Item], reading: &Reading, now: &Zoned) -> Option<Made> {
    let events: Vec<Item> = items.iter().filter(|item| !item.is_reminder()).cloned().collect();
    let day = moving::source_day(reading, now);
    let Resolved::One(item) = Wanted::of(reading, day, request).resolve(&events) else { return None };
    let to: Timing = moving::target(reading, &item, moving::shift(reading, now), now)?;
    Some(("change_event", Value::Object(act::change_to(&item.id, &to))))
}

/// Whether the agenda holds this already: the same start, and a word of the title in common.
fn stands(items: &[Item], title: &str, start: &Zoned) -> bool {
    let tokens = Tokens::of(title);
    items.iter().filter(|item| item.start.as_ref() == Some(start)).any(|item| {
        let theirs = Tokens::of(&item.title);
        (0..tokens.len())
            .any(|i| tokens.folded(i).len() > 3 && (0..theirs.len()).any(|j| tokens.folded(i) == theirs.folded(j)))
    })
}
