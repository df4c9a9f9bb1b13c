//! How a [`Request`] becomes a prompt, for every provider the same.
//!
//! What never changes stands first (the instructions, the tools), then the history, then what this turn is about: so a
//! provider's cache holds the longest beginning. The instructions are files under `prompts/`, named and versioned; a
//! change of meaning is a new version, because the name is recorded with every answer. A workspace's own instructions
//! stand in place of the built-in ones, with the rules that keep the person safe behind them (`prompts/*.core.*`): the
//! name then says so, with the beginning of their hash.
//!
//! What others wrote is a line of JSON each, so that no text can end its own quotation. Every part has a budget; where
//! something is left out, the prompt says so.

mod occasion;
mod tools;
mod words;

use std::borrow::Cow;
use std::fmt::Write;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::{AgendaItem, Answer, Gist, Known, Part, Purpose, Request, Role, Said, ToolResult, Worst};

pub use occasion::with_occasions;
pub(crate) use tools::take_why;
pub use tools::{Tool, described};
use words::{shown, when};

/// Characters of one message.
const MAX_MESSAGE: usize = 8_000;
/// Characters of the messages that a turn answers, together.
const MAX_NEW: usize = 40_000;
/// Characters of the history, together.
const MAX_HISTORY: usize = 12_000;
/// Facts, lines of what was said earlier, and characters of one of either. Whoever asks has budgets of their own; these
/// are the bounds of a prompt.
const MAX_FACTS: usize = 100;
const MAX_EARLIER: usize = 100;
const MAX_LINE: usize = 400;
/// Items of the agenda.
const MAX_AGENDA: usize = 50;
/// Characters of a title or a place in the agenda, and of a name.
const MAX_TITLE: usize = 80;
/// Characters of one tool's result.
const MAX_RESULT: usize = 8_000;
/// Characters of an earlier answer of this turn.
const MAX_ANSWER: usize = 8_000;
/// Minutes by which a new message may be older than now before its time is told.
const RECENT: i64 = 10;

const CHAT: &str = include_str!("../../prompts/chat.v1.txt");
const DETECT: &str = include_str!("../../prompts/detect.v1.txt");
/// What is said beside, where the messages are mails: their tool is offered then.
const MAIL: &str = include_str!("../../prompts/mail.v1.txt");
const MAIL_TOOL: &str = "triage_mail";
const CHAT_CORE: &str = include_str!("../../prompts/chat.core.v1.txt");
const DETECT_CORE: &str = include_str!("../../prompts/detect.core.v1.txt");
/// What is said of what `redacting.rs` has hidden.
const HIDDEN: &str = "⟨person-1⟩ and the like stand for hidden names and numbers: copy them unchanged.";
/// Hexadecimal digits of the hash that names a workspace's own instructions.
const MARK: usize = 8;

/// What a model is told where the workspace has no instructions of its own.
pub fn built_in(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Chat => CHAT.trim(),
        Purpose::Detect => DETECT.trim(),
    }
}

/// What a model is told behind a workspace's own instructions, whatever they say.
pub fn core(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Chat => CHAT_CORE.trim(),
        Purpose::Detect => DETECT_CORE.trim(),
    }
}

/// The name under which answers to `request` are recorded: `chat.v1`, or `chat.v1+ws:0a1b2c3d` for a workspace's own.
pub fn version(request: &Request) -> Cow<'static, str> {
    let built_in = match request.purpose {
        Purpose::Chat => "chat.v1",
        Purpose::Detect => "detect.v1",
    };
    let mail = if reads_mail(request) { "+mail.v1" } else { "" };
    match &request.instructions {
        None if mail.is_empty() => built_in.into(),
        None => format!("{built_in}{mail}").into(),
        Some(own) => format!("{built_in}{mail}+ws:{}", &domain::text::sha256(own)[..MARK]).into(),
    }
}

fn reads_mail(request: &Request) -> bool {
    request.purpose == Purpose::Detect && request.tools.iter().any(|tool| tool.name == MAIL_TOOL)
}

fn system(request: &Request) -> Cow<'static, str> {
    let mut said: Cow<'static, str> = match &request.instructions {
        None => built_in(request.purpose).into(),
        Some(own) => format!("{}\n\n{}", own.trim(), core(request.purpose)).into(),
    };
    if reads_mail(request) {
        said.to_mut().extend(["\n", MAIL.trim()]);
    }
    said
}

/// One thing in a prompt's conversation. Two of the same kind never follow one another.
#[derive(Debug, Clone, PartialEq)]
pub enum Turn {
    User(String),
    Assistant(Answer),
    Results(Vec<ToolResult>),
}

/// What a provider is sent, before it is put into its protocol.
#[derive(Debug, Clone, PartialEq)]
pub struct Prompt {
    /// See [`version`].
    pub version: Cow<'static, str>,
    /// The instructions: the same for everybody in a workspace.
    pub system: Cow<'static, str>,
    pub tools: Vec<Arc<Tool>>,
    /// Begins with a [`Turn::User`].
    pub turns: Vec<Turn>,
}

impl Prompt {
    pub fn of(request: &Request) -> Self {
        Self { version: version(request), system: system(request), tools: tools::of(request), turns: turns(request) }
    }

    /// The bytes that a provider reads, near enough to estimate tokens.
    pub(crate) fn bytes(&self) -> usize {
        let tools: usize = self.tools.iter().map(|tool| tool.bytes()).sum();
        let turns: usize = self.turns.iter().map(|turn| turn.texts().iter().map(String::len).sum::<usize>()).sum();
        self.system.len() + tools + turns
    }

    /// What an answer of `output_tokens` takes at most, without a price.
    pub(crate) fn worst(&self, model: &str, output_tokens: u32) -> Worst {
        let input_tokens = u32::try_from(self.most_tokens()).unwrap_or(u32::MAX);
        Worst {
            model: model.to_owned(),
            prompt: self.version.to_string(),
            input_tokens,
            output_tokens,
            micro_dollars: None,
        }
    }

    /// More tokens than any tokenizer makes of it, told by the bytes alone.
    pub fn most_tokens(&self) -> usize {
        let tools: usize = self.tools.iter().map(|tool| AROUND + tool.most_tokens()).sum();
        let turns: usize =
            self.turns.iter().map(|turn| turn.texts().iter().map(|text| AROUND + most(text)).sum::<usize>()).sum();
        ALWAYS + most(&self.system) + tools + turns
    }
}

/// Tokens of a text, about: one for every four bytes. What budgets count by; no tokenizer is loaded for it.
pub fn about_tokens(text: &str) -> usize {
    text.len().div_ceil(4)
}

/// Tokens that a provider puts around each text and each tool, and what it says to the model itself about tools.
const AROUND: usize = 16;
const ALWAYS: usize = 500;

/// Letters and spaces come in pieces of several, even where they make no words: two tokens for three of them are more
/// than any tokenizer needs. Anything else may be a token a byte.
fn most(text: &str) -> usize {
    let plain = text.bytes().filter(|byte| byte.is_ascii_alphabetic() || *byte == b' ').count();
    text.len() - plain + (plain * 2).div_ceil(3)
}

impl Turn {
    /// What it says, in pieces.
    pub fn texts(&self) -> Vec<String> {
        match self {
            Self::User(text) => vec![text.clone()],
            Self::Assistant(answer) => {
                let calls = answer.calls.iter().map(|call| format!("{} {}", call.name, call.arguments));
                std::iter::once(answer.text.clone()).chain(calls).collect()
            }
            Self::Results(results) => results.iter().map(content).collect(),
        }
    }
}

/// A result as the text that a model reads.
pub(crate) fn content(result: &ToolResult) -> String {
    shown(&result.content.to_string(), MAX_RESULT)
}

/// The conversation: history, state, new messages, and what this turn brought so far.
fn turns(request: &Request) -> Vec<Turn> {
    let messages: Vec<&Said> = request
        .parts
        .iter()
        .filter_map(|part| match part {
            Part::Said(said) => Some(said),
            _ => None,
        })
        .collect();
    let (new, history): (Vec<&Said>, Vec<&Said>) = messages.into_iter().partition(|said| said.new);
    let (history, left_out) = latest(&history, MAX_HISTORY);
    let mut turns = Turns::default();
    if !request.memory.earlier.is_empty() {
        turns.user(&earlier(request));
    }
    if left_out > 0 {
        turns.user(&format!("({left_out} earlier messages are left out)"));
    }
    for said in history {
        match said.role {
            Role::Assistant if request.purpose == Purpose::Chat => {
                turns.assistant(Answer { text: shown(&said.text, MAX_MESSAGE), ..Answer::default() });
            }
            _ => turns.user(&line(request, said, None)),
        }
    }
    turns.user(&state(request));
    let (new, left_out) = latest(&new, MAX_NEW);
    if left_out > 0 {
        turns.user(&format!("({left_out} of the new messages are left out)"));
    }
    for (n, said) in new.iter().enumerate() {
        turns.user(&line(request, said, Some(left_out + n + 1)));
    }
    for part in &request.parts {
        match part {
            Part::Said(_) => {}
            Part::Answered(answer) => {
                turns.assistant(Answer { text: shown(&answer.text, MAX_ANSWER), ..answer.clone() });
            }
            Part::Result(result) => turns.result(result.clone()),
        }
    }
    turns.0
}

/// The latest of them whose texts fit the budget together, at least one; and how many are left out.
fn latest<'s>(messages: &[&'s Said], budget: usize) -> (Vec<&'s Said>, usize) {
    let mut used = 0;
    let fits = |said: &&&Said| {
        // The bytes bound the characters, and need no counting.
        let first = used == 0;
        used += said.text.len().clamp(1, MAX_MESSAGE);
        first || used <= budget
    };
    let kept = messages.iter().rev().take_while(fits).count();
    (messages[messages.len() - kept..].to_vec(), messages.len() - kept)
}

/// A message as the model reads it. `number` counts the new ones.
fn line(request: &Request, said: &Said, number: Option<usize>) -> String {
    let text = shown(&said.text, MAX_MESSAGE);
    if request.purpose == Purpose::Chat && said.role == Role::User {
        let old = said.at.until(&request.now).map_or(0, |span| span.total(jiff::Unit::Minute).unwrap_or(0.0) as i64);
        return if number.is_some() && old.abs() <= RECENT { text } else { format!("[{}] {text}", when(&said.at)) };
    }
    let mut quoted = serde_json::Map::new();
    if let Some(number) = number {
        quoted.insert("new".into(), json!(number));
    }
    match said.role {
        Role::User => quoted.insert("owner".into(), json!(true)),
        Role::Assistant => quoted.insert("by".into(), json!("assistant")),
        Role::Contact => quoted.insert("by".into(), json!(shown(&said.name, MAX_TITLE))),
    };
    quoted.insert("at".into(), json!(when(&said.at)));
    quoted.insert("text".into(), json!(text));
    Value::Object(quoted).to_string()
}

/// What holds now: the time, the language, the owner, the agenda.
fn state(request: &Request) -> String {
    let zone = request.now.time_zone().iana_name().unwrap_or("UTC");
    let mut lines = vec![format!("Now {} {zone}, language {}", when(&request.now), shown(&request.language, 8))];
    if request.purpose == Purpose::Detect {
        let name = request.new_messages().find(|said| said.role == Role::User).map(|said| said.name.as_str());
        lines.extend(
            name.filter(|name| !name.is_empty()).map(|name| format!("Owner {}", json!(shown(name, MAX_TITLE)))),
        );
    }
    if !request.memory.facts.is_empty() {
        lines.push("Known about the user:".to_owned());
        lines.extend(request.memory.facts.iter().take(MAX_FACTS).map(known));
        let more = request.memory.more + request.memory.facts.len().saturating_sub(MAX_FACTS);
        if more > 0 {
            lines.push(format!("({more} more)"));
        }
    }
    if request.hide.is_some() {
        lines.push(HIDDEN.to_owned());
    }
    if !request.agenda.is_empty() {
        lines.push("Agenda:".to_owned());
        lines.extend(request.agenda.iter().take(MAX_AGENDA).map(item));
        let more = request.agenda.len().saturating_sub(MAX_AGENDA);
        if more > 0 {
            lines.push(format!("({more} more)"));
        }
    }
    lines.join("\n")
}

/// What was said before the history, a line of each.
fn earlier(request: &Request) -> String {
    let line = |gist: &Gist| {
        let by = match gist.role {
            Role::User => "user",
            Role::Assistant => "you",
            Role::Contact => "others",
        };
        format!("- {by}: {}", json!(shown(&gist.text, MAX_LINE)))
    };
    let gists = &request.memory.earlier;
    let lines = gists[gists.len().saturating_sub(MAX_EARLIER)..].iter().map(line);
    std::iter::once("(earlier, in short)".to_owned()).chain(lines).collect::<Vec<_>>().join("\n")
}

fn known(fact: &Known) -> String {
    let kind = json!(fact.kind);
    format!("- {}: {}", kind.as_str().unwrap_or_default(), json!(shown(&fact.text, MAX_LINE)))
}

fn item(item: &AgendaItem) -> String {
    let start = item.start.as_ref().map_or_else(|| "-".to_owned(), when);
    let mut line = format!("{} {start} {}", item.id, json!(shown(&item.title, MAX_TITLE)));
    if let Some(place) = &item.place {
        let _ = write!(line, " at {}", json!(shown(place, MAX_TITLE)));
    }
    match (item.pending, item.elsewhere) {
        (true, true) => line.push_str(" (waits for a yes elsewhere)"),
        (true, false) => line.push_str(" (waits for a yes)"),
        (false, _) => {}
    }
    if let Some(reply) = item.reply {
        let _ = write!(line, " (invitation, reply: {})", json!(reply).as_str().unwrap_or_default());
    }
    if !item.instead.is_empty() {
        let offered: Vec<String> = item.instead.iter().map(when).collect();
        let _ = write!(line, " (clashes; free instead: {})", offered.join(", "));
    }
    line
}

/// Builds the conversation; like joins like.
#[derive(Default)]
struct Turns(Vec<Turn>);

impl Turns {
    fn user(&mut self, text: &str) {
        match self.0.last_mut() {
            Some(Turn::User(before)) => {
                before.push('\n');
                before.push_str(text);
            }
            _ => self.0.push(Turn::User(text.to_owned())),
        }
    }

    fn assistant(&mut self, answer: Answer) {
        if answer.text.trim().is_empty() && answer.calls.is_empty() {
            return;
        }
        match self.0.last_mut() {
            // Some providers take no conversation that begins with the assistant.
            None => self.user("(the conversation so far)"),
            Some(Turn::Assistant(before)) if before.calls.is_empty() => {
                let text = format!("{}\n{}", before.text, answer.text);
                *before = Answer { text, ..answer };
                return;
            }
            _ => {}
        }
        self.0.push(Turn::Assistant(answer));
    }

    fn result(&mut self, result: ToolResult) {
        match self.0.last_mut() {
            Some(Turn::Results(results)) => results.push(result),
            _ => self.0.push(Turn::Results(vec![result])),
        }
    }
}
