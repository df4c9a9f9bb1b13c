//! What every [`Model`] keeps to, as a suite that each implementation's tests run.
//!
//! A model with a random head (a language model behind a provider) is run against a recorded provider: the suite asks
//! for shapes, not for words.

use std::collections::HashSet;
use std::task::{Context, Poll, Waker};

use jiff::Zoned;
use serde_json::{Value, json};

use crate::{Answer, Deltas, Memory, Model, Part, Purpose, Request, Role, Said, ToolCall, ToolResult, ToolSpec};

/// Rounds of one turn, as the engine allows them.
const MAX_ROUNDS: usize = 5;

/// Runs the whole suite.
///
/// # Panics
/// Where the model breaks the contract; the message says how.
pub async fn check(model: &dyn Model) {
    assert!(!model.name().is_empty() && model.name() == model.name(), "a name is stable and not empty");
    for text in ["hello", "Lunch with Ana on Friday at 1pm", "¿Qué tengo mañana?", "", "🦀", "\u{202E}\u{0}"] {
        conversation(model, chat(text, tools())).await;
        conversation(model, chat(text, Vec::new())).await;
        detection(model, text).await;
    }
    for text in hostile() {
        conversation(model, chat(&text, tools())).await;
        detection(model, &text).await;
    }
    nothing_new(model).await;
    dropped(model).await;
}

/// A chat request for one text of the user, said on a Monday morning in Madrid.
///
/// # Panics
/// Never: the time is a constant that parses.
pub fn chat(text: &str, tools: Vec<ToolSpec>) -> Request {
    let now = now();
    Request {
        purpose: Purpose::Chat,
        language: "en".into(),
        now: now.clone(),
        parts: vec![said("msg_1", Role::User, text, now)],
        tools,
        agenda: Vec::new(),
        memory: Memory::default(),
        instructions: None,
        hide: None,
        prompt: crate::Once::default(),
    }
}

#[allow(clippy::expect_used)]
fn now() -> Zoned {
    "2026-11-23T09:00[Europe/Madrid]".parse().expect("a constant that parses")
}

fn said(id: &str, role: Role, text: &str, at: Zoned) -> Part {
    Part::Said(Said { id: id.into(), role, name: "Ana".into(), text: text.into(), at, new: true })
}

/// The tools of the local agenda, by the names and arguments that the engine gives them.
pub fn tools() -> Vec<ToolSpec> {
    let tool = |name: &str, required: &[&str], optional: &[&str]| {
        let properties: serde_json::Map<String, Value> =
            required.iter().chain(optional).map(|key| ((*key).to_owned(), json!({}))).collect();
        let parameters = json!({"type": "object", "properties": properties, "required": required});
        ToolSpec::new(name, "", parameters)
    };
    let event =
        ["end", "all_day", "place", "participants", "recurrence", "notes", "remind_minutes_before", "tentative"];
    vec![
        tool("create_event", &["title", "start"], &event),
        tool(
            "change_event",
            &["id"],
            &["title", "start", "end", "all_day", "place", "participants", "recurrence", "tentative"],
        ),
        tool("cancel_event", &["id"], &[]),
        tool("find_events", &[], &["query", "from", "to"]),
        tool("find_slots", &["minutes"], &["from", "to", "earliest", "latest", "weekends", "people"]),
        tool("free_busy", &["from", "to"], &["people"]),
        tool("respond_event", &["id", "answer"], &["note"]),
        tool("create_reminder", &["title"], &["due", "priority", "recurrence"]),
        tool("change_reminder", &["id"], &["title", "due", "priority", "recurrence"]),
        tool("complete_reminder", &["id"], &[]),
        tool("dismiss_reminder", &["id"], &[]),
        tool("set_briefs", &[], &["brief", "at", "meeting_notes"]),
        tool("agenda", &["from", "to"], &[]),
        tool("forget", &["fact"], &[]),
        tool("forget_all", &[], &[]),
        tool("remember", &["kind", "text"], &["until", "confidence"]),
    ]
}

fn hostile() -> Vec<String> {
    vec![
        "a".repeat(1_000_000),
        "mañana a las 5 ".repeat(50_000),
        "\u{202E}\u{2066}\u{0}\u{7f}".repeat(10_000),
        "((((((((((".repeat(10_000),
        "lunch tomorrow at 1 and ".repeat(20_000),
        "é👍🏽\u{200D}👩‍👩‍👧 ".repeat(10_000),
        "5".repeat(100_000),
        "{title} {summary} \\ \" ' %s".into(),
    ]
}

/// Keeps what was streamed.
#[derive(Default)]
struct Kept(String);

impl Deltas for Kept {
    fn text(&mut self, piece: &str) {
        self.0.push_str(piece);
    }
}

async fn ask(model: &dyn Model, request: &Request) -> Answer {
    let mut kept = Kept::default();
    let answer = match model.respond(request, &mut kept).await {
        Ok(answer) => answer,
        Err(error) => panic!("{}: {error}", model.name()),
    };
    assert_eq!(kept.0, answer.text, "the pieces together are the text");
    fits(request, &answer);
    answer
}

/// Asks until the model has no more calls, each of which is answered, or their results say it all.
async fn conversation(model: &dyn Model, mut request: Request) {
    for _ in 0..MAX_ROUNDS {
        let answer = ask(model, &request).await;
        if answer.calls.is_empty() {
            assert!(!answer.text.trim().is_empty(), "a chat answer without calls says something");
            return;
        }
        let results: Vec<ToolResult> = answer.calls.iter().map(result).collect();
        let settled = results.iter().all(ToolResult::is_settled);
        request.add_round(answer, results);
        assert_eq!(request.fault(), None);
        if settled {
            return;
        }
    }
    panic!("{} still calls after {MAX_ROUNDS} rounds", model.name());
}

async fn detection(model: &dyn Model, text: &str) {
    let at = now();
    let request = Request {
        purpose: Purpose::Detect,
        parts: vec![said("msg_1", Role::Contact, text, at)],
        ..chat(text, tools())
    };
    ask(model, &request).await;
}

/// A turn may find that its messages were taken back.
async fn nothing_new(model: &dyn Model) {
    conversation(model, Request { parts: Vec::new(), ..chat("", tools()) }).await;
}

/// An answer that is dropped half way leaves nothing behind.
async fn dropped(model: &dyn Model) {
    let request = chat("Lunch with Ana on Friday at 1pm", tools());
    {
        let mut deltas = ();
        let mut answer = model.respond(&request, &mut deltas);
        let polled = answer.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        assert!(matches!(polled, Poll::Pending | Poll::Ready(Ok(_))), "an answer may be dropped at any point");
    }
    conversation(model, request).await;
}

fn result(call: &ToolCall) -> ToolResult {
    let content = match call.name.as_str() {
        "agenda" | "find_events" => json!({"status": "found", "items": []}),
        _ => {
            json!({"status": "proposed", "proposal_id": "prp_1", "summary": "something", "expires_at": "2026-11-23T10:00:00Z"})
        }
    };
    ToolResult { call_id: call.id.clone(), name: call.name.clone(), content }
}

/// Whether every call is one that the request allows.
fn fits(request: &Request, answer: &Answer) {
    let mut ids: HashSet<&str> = HashSet::new();
    for earlier in &request.parts {
        if let Part::Answered(earlier) = earlier {
            ids.extend(earlier.calls.iter().map(|call| call.id.as_str()));
        }
    }
    for call in &answer.calls {
        assert!(!call.id.is_empty() && ids.insert(&call.id), "call ids are unique within a turn: {:?}", call.id);
        let Some(tool) = request.tools.iter().find(|tool| tool.name == call.name) else {
            panic!("{} is none of the request's tools", call.name);
        };
        let arguments = call.arguments.as_object();
        let keys = |name: &str| tool.parameters.get(name).cloned().unwrap_or_default();
        let required = keys("required");
        let missing = required.as_array().into_iter().flatten().filter_map(Value::as_str);
        let missing: Vec<&str> = missing.filter(|key| call.arguments.get(key).is_none()).collect();
        assert!(missing.is_empty(), "{} lacks {missing:?}", call.name);
        let known = keys("properties");
        let unknown: Vec<&String> =
            arguments.into_iter().flatten().map(|(key, _)| key).filter(|key| known.get(key).is_none()).collect();
        assert!(arguments.is_some() && unknown.is_empty(), "{} takes no {unknown:?}", call.name);
        if let Some(why) = &call.why {
            assert!((0.0..=1.0).contains(&why.confidence), "confidence is from 0 to 1: {}", why.confidence);
            let known = request.new_messages().any(|said| said.id == why.message_id);
            assert!(known, "{:?} is none of the new messages", why.message_id);
        }
        if let Some(title) = call.arguments.get("title").and_then(Value::as_str) {
            assert!(!title.trim().is_empty() && !title.chars().any(char::is_control), "a title fit to show: {title:?}");
        }
    }
}
