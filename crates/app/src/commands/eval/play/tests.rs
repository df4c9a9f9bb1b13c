#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::sync::Mutex;

use jiff::civil::DateTime;
use models::scripted::Scripted;
use models::{AgendaItem, Answer, Request, Role, ToolCall};
use serde_json::{Map, json};

use super::*;
use crate::commands::eval::case::{self, Part};
use crate::commands::eval::score::of_case;

/// Whether a tool can say it: none changes a reminder, none makes one without a time, and one of this very day without
/// an hour is over at nine.
fn can_be_said(gold: &Outcome, case: &Case) -> bool {
    let now = case.messages.last().unwrap().at;
    match (gold.action, gold.sort) {
        (Action::Create, Sort::Reminder) => match gold.due {
            None => false,
            Some(When::Day(day)) => day > now.date() || now.hour() < 9,
            Some(When::At(_)) => true,
        },
        (Action::Change, Sort::Reminder) => false,
        _ => true,
    }
}

/// What is shown of an item: of two visits with one name that which begins then. A series is shown where it takes place
/// next.
fn shown<'a>(item: &Item, agenda: &'a [AgendaItem]) -> Option<&'a AgendaItem> {
    let then = |at: DateTime| match item.start {
        Some(When::At(start)) => at == start,
        Some(When::Day(day)) => at.date() == day,
        None => false,
    };
    let named = || agenda.iter().filter(|shown| shown.title == item.title);
    named().find(|shown| shown.start.as_ref().is_some_and(|at| then(at.datetime()))).or_else(|| named().next())
}

/// A call that proposes `gold`, where a tool can say it.
fn call(gold: &Outcome, case: &Case, request: &Request) -> Option<ToolCall> {
    let mut arguments = Map::new();
    let mut put = |name: &str, value: Value| _ = arguments.insert(name.into(), value);
    let name = match (gold.action, gold.sort) {
        _ if !can_be_said(gold, case) => return None,
        (Action::Create, Sort::Event) => "create_event",
        (Action::Create, Sort::Reminder) => "create_reminder",
        (Action::Change, Sort::Event) => "change_event",
        (Action::Cancel, Sort::Event) => "cancel_event",
        (Action::Cancel, Sort::Reminder) => "dismiss_reminder",
        (Action::Change, Sort::Reminder) => return None,
    };
    if let Some(target) = &gold.target {
        let item = case.agenda.iter().find(|item| item.id == *target)?;
        put("id", shown(item, &request.agenda)?.id.clone().into());
    }
    let fields = [
        ("title", gold.title.clone()),
        ("start", gold.start.map(String::from)),
        ("end", gold.end.map(String::from)),
        ("due", gold.due.map(String::from)),
        ("place", gold.place.clone()),
        ("recurrence", gold.repeat.clone()),
        ("priority", gold.priority.clone()),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            put(name, value.into());
        }
    }
    if let Some(names) = &gold.participants {
        put("participants", json!(names));
    }
    Some(ToolCall { id: String::new(), name: name.into(), arguments: arguments.into(), why: None })
}

/// Answers the case's last message with all of its gold.
fn oracle(case: Arc<Mutex<Option<Case>>>) -> Scripted {
    Scripted::reply(move |request: &Request| {
        let case = case.lock().unwrap();
        let case = case.as_ref().unwrap();
        let last = case.messages.last().unwrap().read();
        let said = request.new_messages().last().is_some_and(|said| said.role != Role::Assistant && said.text == last);
        let mut calls: Vec<ToolCall> = Vec::new();
        if said && request.results().next().is_none() {
            calls.extend(case.gold.iter().filter_map(|gold| call(gold, case, request)));
        }
        for (n, call) in calls.iter_mut().enumerate() {
            call.id = n.to_string();
        }
        Ok(Answer { calls, ..Answer::default() })
    })
}

#[tokio::test]
async fn what_a_model_that_knows_all_proposes_is_found_as_it_was_meant() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../eval");
    let playing = Arc::new(Mutex::new(None));
    let stage = Stage::new(|_| Ok(Arc::new(oracle(Arc::clone(&playing)))), Settings::default()).await.unwrap();
    let mut wrong = Vec::new();
    let cases = case::load(&folder, &Part::ALL, &[]).unwrap();
    for case in cases.iter().filter(|case| !case.gold.is_empty()) {
        *playing.lock().unwrap() = Some(case.clone());
        let played = stage.play(case).await.unwrap();
        let scored = of_case(case, played.found);
        let unsaid = case.gold.iter().filter(|gold| !can_be_said(gold, case)).count();
        let missed = scored.faults.iter().filter(|fault| fault.what == "missed").count();
        if missed != unsaid {
            wrong.push(format!("{}: {missed} missed, {unsaid} expected", case.id));
        }
        // No tool marks what is tentative.
        let known = |what: &str| what.starts_with("gate ") || what == "missed" || what == "tentative right";
        let faults = scored.faults.iter().map(|fault| fault.what.as_str()).filter(|what| !known(what));
        wrong.extend(faults.map(|what| format!("{}: {what}", case.id)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
