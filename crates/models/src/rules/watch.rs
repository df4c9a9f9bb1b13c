//! The rules as a reader of others' conversations: what a [`Thread`] has come to by its new messages becomes calls.
//!
//! The thread is read twice over: up to the new messages, which is what was told before, and through them. What differs
//! is told: a plan that was proposed and has changed takes the place of its proposal, one that was refused takes it back.

use jiff::civil::{Date, Time, time};
use jiff::{ToSpan, Zoned};
use serde_json::{Map, Value, json};
use when::Language;

use super::lexicon::Occasion;
use super::resolve::Item;
use super::text::{Tokens, harmless};
use super::thread::{Plan, Sort, Thread, is_with, texts};
use super::timing;
use super::{act, choose, known, worth};
use crate::{Answer, Part, Request, Said, ToolCall, Why, alike};

/// Characters of a quote.
const MAX_QUOTE: usize = 200;
/// Messages before the new ones that are read.
const BEFORE: usize = 25;

/// Calls for everything that the new messages tell; none once the calls of this turn were answered.
pub(crate) fn respond(request: &Request) -> Answer {
    if request.results().next().is_some() {
        return Answer::default();
    }
    let all: Vec<&Said> =
        request.parts.iter().filter_map(|part| if let Part::Said(said) = part { Some(said) } else { None }).collect();
    let first = all.iter().position(|said| said.new).unwrap_or(all.len());
    let said = all[first.saturating_sub(BEFORE)..].to_vec();
    let first = first.min(BEFORE);
    let items: Vec<Item> = request.agenda.iter().map(Item::from).collect();
    let count = said.len();
    let texts = texts(&said);
    let mut thread = Thread::new(said, &texts, &items, &request.memory.name, Language::from_code(&request.language));
    (0..first).for_each(|message| thread.read(message));
    let before = thread.heard();
    (first..count).for_each(|message| thread.read(message));

    let mut calls: Vec<ToolCall> = Vec::new();
    let pages = choose::Pages::of(&thread);
    let before = worth::weighed(&pages, &before, first, first);
    let now = worth::weighed(&pages, &thread.heard(), first, count);
    let plans = now.iter().map(|plan| (before.iter().find(|was| was.number == plan.number), plan));
    let offered = |was: Option<&Plan>, plan: &Plan| !plan.faint || plan.is_told() || was.is_some_and(Plan::is_told);
    let same = |was: Option<&Plan>, plan: &Plan| was.is_some_and(|was| was.is_as(plan));
    let moving = plans.filter(|(was, plan)| !same(*was, plan) || choose::may_name(plan, first));
    let moving = moving.filter(|(was, plan)| offered(*was, plan));
    for (n, (was, plan)) in moving.enumerate() {
        if same(was, plan) && (n >= choose::MOST || choose::stays(&pages, plan, first, count)) {
            continue;
        }
        let settled = |plan: &Plan, until| {
            let settled = if n < choose::MOST { choose::settled(&pages, plan, until) } else { plan.clone() };
            known::placed(&pages, &request.memory.places, settled)
        };
        let was = was.map(|was| settled(was, first));
        let plan = settled(plan, count);
        if was.as_ref() != Some(&plan) {
            calls.extend(told(request, &items, &thread, was.as_ref(), &plan));
        }
    }
    let mut kept: Vec<ToolCall> = Vec::new();
    for call in calls {
        let known = request.tools.iter().any(|tool| tool.name == call.name);
        if known && !kept.iter().any(|other| other.name == call.name && other.arguments == call.arguments) {
            kept.push(call);
        }
    }
    kept.truncate(super::MAX_CALLS);
    for (n, call) in kept.iter_mut().enumerate() {
        call.id = format!("d{n}");
    }
    Answer { calls: kept, ..Answer::default() }
}

type Made = (&'static str, Value);

/// The calls by which what was proposed becomes what is planned now.
fn told(request: &Request, items: &[Item], thread: &Thread, was: Option<&Plan>, plan: &Plan) -> Vec<ToolCall> {
    let was = was.filter(|was| was.is_told());
    let made = match &plan.target {
        Some(target) => of_item(items, thread, was, plan, target),
        None => of_own(request, items, thread, was, plan),
    };
    let why = |message: &Said| {
        let text = thread.at(plan.source.message).map(|said| harmless(&said.text)).unwrap_or_default();
        let quote = text.get(plan.source.span.clone()).unwrap_or_default();
        Why {
            intent: plan.intent.to_owned(),
            confidence: super::turn::rounded(plan.sure().max(0.5)),
            reason: plan.reason.to_owned(),
            message_id: message.id.clone(),
            quote: domain::text::shorten(quote, MAX_QUOTE),
        }
    };
    // What made the difference is always new; what decides it may be older.
    let trigger = [plan.source.message, plan.touched].into_iter().filter_map(|at| thread.at(at)).find(|said| said.new);
    let Some(trigger) = trigger.or_else(|| request.new_messages().last()) else { return Vec::new() };
    let call = |(name, arguments): Made| ToolCall {
        id: String::new(),
        name: name.to_owned(),
        arguments,
        why: Some(why(trigger)),
    };
    made.into_iter().map(call).collect()
}

/// A change or cancellation of what stands: the one proposed before falls away.
fn of_item(items: &[Item], thread: &Thread, was: Option<&Plan>, plan: &Plan, target: &str) -> Vec<Made> {
    let waiting = items.iter().filter(|item| item.pending && !item.elsewhere && item.about.as_deref() == Some(target));
    let mut made: Vec<Made> = waiting.map(|item| ("cancel_event", json!({"id": item.id}))).collect();
    let then = was.and_then(|was| to_item(items, thread, was, target));
    let now = to_item(items, thread, plan, target).filter(|_| plan.is_told());
    if then == now {
        return Vec::new();
    }
    made.extend(now);
    made
}

/// The call that a plan about an item of the agenda makes.
fn to_item(items: &[Item], thread: &Thread, plan: &Plan, target: &str) -> Option<Made> {
    let item = items.iter().find(|item| item.id == target)?;
    let said = thread.at(plan.source.message)?;
    if plan.cancels {
        let tool = if item.is_reminder() { "dismiss_reminder" } else { "cancel_event" };
        return Some((tool, json!({"id": item.id})));
    }
    let mut arguments = Map::new();
    arguments.insert("id".into(), json!(item.id));
    if item.is_reminder() {
        let (start, whole) = plan.slot.start(&said.at).filter(|(start, _)| item.start.as_ref() != Some(start))?;
        let write = if whole { timing::date } else { timing::wall };
        arguments.insert("due".into(), json!(write(&start)));
        return Some(("change_reminder", Value::Object(arguments)));
    }
    if let Some((start, whole)) = plan.slot.start(&said.at) {
        let stands = item.start.as_ref().is_some_and(|stands| *stands == start);
        if !stands {
            let write = if whole { timing::date } else { timing::wall };
            arguments.insert("start".into(), json!(write(&start)));
        }
        let length = plan.slot.length.filter(|_| !whole);
        if let Some(end) = length.and_then(|length| start.checked_add(length.minutes()).ok()) {
            arguments.insert("end".into(), json!(timing::wall(&end)));
        }
    }
    if let Some(place) = &plan.place {
        arguments.insert("place".into(), json!(place));
    }
    if arguments.len() == 1 {
        return None;
    }
    if plan.is_tentative() {
        arguments.insert("tentative".into(), json!(true));
    }
    Some(("change_event", Value::Object(arguments)))
}

/// Something new: proposed, or changed or taken back where its proposal still waits.
fn of_own(request: &Request, items: &[Item], thread: &Thread, was: Option<&Plan>, plan: &Plan) -> Vec<Made> {
    let Some(said) = thread.at(plan.source.message) else { return Vec::new() };
    let now = arguments(request, plan, &said.at);
    let then = was.and_then(|was| arguments(request, was, &thread.at(was.source.message)?.at));
    let stands = was.zip(then.as_ref()).and_then(|(was, _)| {
        let start = start(was, &thread.at(was.source.message)?.at);
        items
            .iter()
            .find(|item| !item.elsewhere && item.about.is_none() && item.title == was.title && item.start == start)
    });
    match (stands, now.filter(|_| plan.is_told())) {
        (Some(item), None) => {
            let tool = if plan.sort == Sort::Reminder { "dismiss_reminder" } else { "cancel_event" };
            vec![(tool, json!({"id": item.id}))]
        }
        (Some(item), Some(now)) => changed(item, plan, then.as_ref(), &now).into_iter().collect(),
        (None, Some(now)) if then.as_ref() != Some(&now) => {
            // What was proposed before and waits no longer was decided: a yes or a no meanwhile does not bring it back.
            let decided = then.as_ref().is_some_and(|then| then["start"] == now["start"] && then["due"] == now["due"]);
            let start = start(plan, &said.at);
            if decided || start.is_some_and(|start| is_known(items, plan, &start)) {
                return Vec::new();
            }
            let tool = if plan.sort == Sort::Reminder { "create_reminder" } else { "create_event" };
            vec![(tool, now)]
        }
        _ => Vec::new(),
    }
}

/// The call that makes of a proposal, or of what stands by now, what is planned.
fn changed(item: &Item, plan: &Plan, then: Option<&Value>, now: &Value) -> Option<Made> {
    let mut arguments = Map::new();
    let differs = |key: &str| now[key] != then.map_or(Value::Null, |then| then[key].clone());
    let keys: &[(&str, &str)] = match plan.sort {
        Sort::Event => &[
            ("title", "title"),
            ("start", "start"),
            ("end", "end"),
            ("all_day", "all_day"),
            ("place", "place"),
            ("participants", "participants"),
            ("recurrence", "recurrence"),
        ],
        Sort::Reminder => &[("title", "title"), ("due", "start"), ("recurrence", "recurrence")],
    };
    for (key, name) in keys {
        if differs(key) && !now[key].is_null() {
            arguments.insert((*name).into(), now[key].clone());
        }
    }
    if arguments.contains_key("start")
        && plan.sort == Sort::Event
        && now["all_day"].is_null()
        && then.is_some_and(|then| !then["all_day"].is_null())
    {
        arguments.insert("all_day".into(), json!(false));
    }
    if item.pending && differs("tentative") {
        arguments.insert("tentative".into(), json!(now["tentative"] == json!(true)));
    }
    if arguments.is_empty() {
        return None;
    }
    arguments.insert("id".into(), json!(item.id));
    Some(("change_event", Value::Object(arguments)))
}

fn start(plan: &Plan, at: &Zoned) -> Option<Zoned> {
    let due = Some(plan.slot.clone()).filter(|_| plan.sort == Sort::Reminder).map(|slot| slot.on_its_day(at));
    let (start, whole) = due.as_ref().unwrap_or(&plan.slot).start(at)?;
    if plan.sort == Sort::Reminder && whole {
        return due_on(start.date(), plan.slot.part, at);
    }
    Some(start)
}

/// When something to do is due of which only the day is said: at nine, or when the part of the day begins that is said;
/// of today, later than it is said.
fn due_on(day: Date, part: Option<Time>, at: &Zoned) -> Option<Zoned> {
    const HOURS: [i8; 3] = [9, 18, 21];
    let on = |time: Time| day.to_datetime(time).to_zoned(at.time_zone().clone()).ok();
    let said = part.filter(|part| part.hour() > HOURS[0]).and_then(on).filter(|due| due > at);
    let usual = || HOURS.iter().filter_map(|&hour| on(time(hour, 0, 0, 0))).find(|due| due > at || day != at.date());
    said.or_else(usual).or_else(|| on(time(23, 59, 0, 0)))
}

/// The arguments of the tool that makes the plan; `None` where something is missing.
fn arguments(request: &Request, plan: &Plan, at: &Zoned) -> Option<Value> {
    let mut arguments = match plan.sort {
        Sort::Event => {
            let (start, whole) = plan.slot.start(at)?;
            let end = match (plan.slot.last, plan.slot.length) {
                (Some(last), _) if whole => last.tomorrow().ok()?.to_zoned(at.time_zone().clone()).ok(),
                (_, Some(length)) if !whole => start.checked_add(length.minutes()).ok(),
                _ if !whole => start.checked_add(plan.occasion.map_or(60, Occasion::minutes).minutes()).ok(),
                _ => None,
            };
            let mut arguments = act::event(&plan.title, &start, end.as_ref(), whole);
            if let Some(place) = plan.place.as_ref().or(plan.at_sender.as_ref()) {
                arguments.insert("place".into(), json!(place));
            }
            if !plan.people.is_empty() {
                arguments.insert("participants".into(), json!(plan.people));
            }
            arguments
        }
        Sort::Reminder => {
            let mut arguments = Map::new();
            arguments.insert("title".into(), json!(plan.title));
            match start(plan, at) {
                Some(due) => _ = arguments.insert("due".into(), json!(timing::wall(&due))),
                None if is_required(request, "create_reminder", "due") => return None,
                None => {}
            }
            if let Some(priority) = plan.priority {
                arguments.insert("priority".into(), json!(priority));
            }
            arguments
        }
    };
    if let Some(rule) = &plan.slot.rule {
        arguments.insert("recurrence".into(), json!(rule));
    }
    if plan.sort == Sort::Event && plan.is_tentative() {
        arguments.insert("tentative".into(), json!(true));
    }
    Some(Value::Object(arguments))
}

fn is_required(request: &Request, tool: &str, argument: &str) -> bool {
    let tool = request.tools.iter().find(|spec| spec.name == tool);
    let required = tool.and_then(|spec| spec.parameters["required"].as_array());
    required.is_some_and(|names| names.iter().any(|name| name == argument))
}

/// Whether the agenda holds this already, or it waits anywhere: at the same time with a person or a word of the title in common,
/// or by its name on the day of something that no hour was told of.
fn is_known(items: &[Item], plan: &Plan, start: &Zoned) -> bool {
    let of_day = |item: &&Item| item.start.as_ref().is_some_and(|stands| stands.date() == start.date());
    let named = |item: &Item| item.about.is_none() && alike::title_acceptable(&plan.title, &item.title);
    if plan.sort == Sort::Event && plan.slot.clock.is_none() && items.iter().filter(of_day).any(named) {
        return true;
    }
    let tokens = Tokens::of(&plan.title);
    let same = |item: &&Item| item.about.is_none() && item.start.as_ref() == Some(start);
    items.iter().filter(same).any(|item| {
        let theirs = Tokens::of(&item.title);
        let with = || plan.people.iter().any(|name| is_with(item, name));
        let met = plan.sort == Sort::Event && !item.is_reminder() && with();
        met || (0..tokens.len())
            .any(|i| tokens.folded(i).len() > 3 && (0..theirs.len()).any(|j| tokens.folded(i) == theirs.folded(j)))
    })
}
