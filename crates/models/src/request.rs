//! What a model is asked, and what it answers. Serializable, because every answer is recorded as a step.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use domain::FactKind;
use jiff::Zoned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::prompt::Prompt;
pub use crate::spec::ToolSpec;

/// What the answer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Talk with the person.
    Chat,
    /// Read what others said and report, by tool calls only, what belongs in the agenda. The text of the answer is dropped.
    Detect,
}

/// Who said something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The person the assistant works for.
    User,
    /// Somebody else, in a conversation that is only read.
    Contact,
    Assistant,
}

/// One thing said, done or learnt, in order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Part {
    Said(Said),
    /// The model's own earlier answer in this turn: text and the calls that it made.
    Answered(Answer),
    /// What a call brought. Every call is followed by its result before the model is asked again.
    Result(ToolResult),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Said {
    /// The message's id, such as `msg_…`; empty for what has none.
    pub id: String,
    pub role: Role,
    /// The name to show for the sender; may be empty.
    pub name: String,
    pub text: String,
    /// When it was said, in the person's zone: what "tomorrow" in it is relative to.
    pub at: Zoned,
    /// True for the messages that this turn answers; false for history.
    pub new: bool,
}

/// Something that stands in the agenda or waits for approval, given so that "move it to 4" can be resolved.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct AgendaItem {
    /// `evt_…`, `rem_…` or `prp_…`.
    pub id: String,
    pub title: String,
    pub start: Option<Zoned>,
    pub place: Option<String>,
    /// True while it waits for the person's yes.
    pub pending: bool,
    /// Those who take part, as they are known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<String>,
    /// Of a proposal that changes or takes away what stands: the id of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Stands once for each time that it takes place; a change is of all of them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub repeats: bool,
    /// Somebody invited the person to it: what they said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<domain::Answer>,
    /// Proposed in another conversation: known here, so that it is not proposed again, but not to be changed from here.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub elsewhere: bool,
    /// When it could begin instead, in the order in which that was offered, where it clashes with something.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instead: Vec<Zoned>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Request {
    pub purpose: Purpose,
    /// ISO 639-1 code of the person's preferred language; an answer follows the language of the message where it is clear.
    pub language: String,
    /// The person's "now", in their zone.
    pub now: Zoned,
    pub parts: Vec<Part>,
    pub tools: Vec<ToolSpec>,
    /// At most 50 items around now.
    pub agenda: Vec<AgendaItem>,
    #[serde(default)]
    pub memory: Memory,
    /// The workspace's own instructions, in place of the built-in ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instructions: Option<String>,
    /// Personal data is to be hidden from whoever is asked over a network: what is known by its form, and these names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hide: Option<Vec<String>>,
    #[serde(skip)]
    pub prompt: Once,
}

/// The prompt of a request: made when it is first wanted, and again once the request has grown. What it costs at most is
/// asked for before it is sent, so each is wanted more than once. A copy of a request makes its own.
#[derive(Debug, Default)]
pub struct Once(OnceLock<(usize, Arc<Prompt>)>);

impl Clone for Once {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Once {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// What is known beside the messages. Bounded by whoever makes the request.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Memory {
    /// The person's own name, by which others speak to them; may be empty. No model is told it but the rules.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Where their events are and were, the latest first: others shorten these names. No model is told them but the rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// What is remembered about the person, and about nobody else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Known>,
    /// Facts that there was no room for.
    #[serde(default, skip_serializing_if = "is_none")]
    pub more: usize,
    /// What was said before the messages that are shown, oldest first: a line of each at most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Gist>,
}

/// A fact about the person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Known {
    pub kind: FactKind,
    pub text: String,
}

/// The gist of an earlier message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Gist {
    pub role: Role,
    pub text: String,
}

impl Request {
    /// What a provider is sent of it.
    pub(crate) fn prompt(&self) -> Arc<Prompt> {
        let make = || (self.parts.len(), Arc::new(Prompt::of(self)));
        let (parts, prompt) = self.prompt.0.get_or_init(make);
        if *parts == self.parts.len() { Arc::clone(prompt) } else { make().1 }
    }

    /// Puts a round behind it: an answer, and the results of its calls.
    pub fn add_round(&mut self, answer: Answer, results: Vec<ToolResult>) {
        self.prompt = Once::default();
        self.parts.push(Part::Answered(answer));
        self.parts.extend(results.into_iter().map(Part::Result));
    }

    /// The messages that this turn answers, oldest first.
    pub fn new_messages(&self) -> impl Iterator<Item = &Said> {
        self.parts.iter().filter_map(|part| match part {
            Part::Said(said) if said.new => Some(said),
            _ => None,
        })
    }

    /// The results that came in since the turn began, in order.
    pub fn results(&self) -> impl Iterator<Item = &ToolResult> {
        self.parts.iter().filter_map(|part| match part {
            Part::Result(result) => Some(result),
            _ => None,
        })
    }

    /// What breaks the rule that every call is followed by its one result before the model is asked again, if anything.
    pub fn fault(&self) -> Option<String> {
        let mut known: HashSet<&str> = HashSet::new();
        let mut open: HashMap<&str, &str> = HashMap::new();
        for part in &self.parts {
            match part {
                Part::Said(_) => {}
                Part::Answered(answer) => {
                    if let Some(id) = open.keys().next() {
                        return Some(format!("call {id} has no result before the next answer"));
                    }
                    for call in &answer.calls {
                        if !known.insert(&call.id) {
                            return Some(format!("two calls have the id {}", call.id));
                        }
                        open.insert(&call.id, &call.name);
                    }
                }
                Part::Result(result) => match open.remove(result.call_id.as_str()) {
                    Some(name) if name == result.name => {}
                    Some(name) => {
                        return Some(format!("call {} of {name} got a result of {}", result.call_id, result.name));
                    }
                    None => return Some(format!("a result names {}, which is no open call", result.call_id)),
                },
            }
        }
        open.keys().next().map(|id| format!("call {id} has no result"))
    }
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Answer {
    pub text: String,
    #[serde(default)]
    pub calls: Vec<ToolCall>,
    #[serde(default)]
    pub usage: Usage,
    #[serde(default, skip_serializing_if = "Made::is_unknown")]
    pub made: Made,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ToolCall {
    /// Unique within the turn.
    pub id: String,
    pub name: String,
    /// An object; or a string, where the model wrote what is no JSON: its own words, which no tool's schema fits, so
    /// that it is told and can mend them.
    pub arguments: Value,
    /// The decision trace, where the model gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
}

/// What was found, how sure, and why: shown beside a proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Why {
    /// `create_event`, `move_event`, `remind`, …
    pub intent: String,
    /// From 0 to 1; nothing, as JSON writes what is no number, reads as 0.
    #[serde(deserialize_with = "or_zero")]
    pub confidence: f32,
    /// One sentence that a person understands.
    pub reason: String,
    /// The message that triggered it, `msg_…`.
    pub message_id: String,
    /// The words that it was read from.
    pub quote: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ToolResult {
    /// The id of the call that this answers.
    pub call_id: String,
    pub name: String,
    /// `{"status": "done" | "queued" | "proposed" | "refused" | "found" | "error", …}`; see the tool's documentation.
    pub content: Value,
}

impl ToolResult {
    /// Whether nothing is left to think about: it was done, is on its way, was proposed or refused. What was found, and what went wrong, is
    /// for the model that called.
    pub fn is_settled(&self) -> bool {
        matches!(self.content.get("status").and_then(Value::as_str), Some("done" | "queued" | "proposed" | "refused"))
    }
}

/// What an answer took.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Usage {
    /// All that was read, from a cache or not.
    pub input_tokens: u32,
    pub output_tokens: u32,
    /// Of the input, what came from the provider's cache.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub cached_tokens: u32,
    /// Of the input, what was put into the provider's cache.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub cache_write_tokens: u32,
    /// The provider gave no numbers; these are ours, a token for every four bytes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub estimated: bool,
}

/// How an answer came about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Made {
    /// Who answered, such as `rules` or `gpt-5-mini`; empty where nothing is known.
    pub model: String,
    /// The prompt's name and version, such as `chat.v1`; empty for a model without one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prompt: String,
    /// From the question to the end of the answer, waiting and retries included.
    #[serde(default)]
    pub millis: u32,
    /// Millionths of a US dollar, rounded up; `None` where no price is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub micro_dollars: Option<u64>,
    /// It is no answer yet: it asks whether one may cost so many millionths of a US dollar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks: Option<u64>,
    /// The day's budget was used up, so that this came without the model that costs.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unpaid: bool,
    /// The rules did not understand what was said.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unclear: bool,
    /// Made by rules that take orders only from the person's new words: no other text that was read can instruct them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_rules: bool,
    /// Those who were asked before, and why they did not answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub failed: Vec<Failed>,
}

/// A model that was asked and did not answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failed {
    pub model: String,
    pub error: String,
}

impl Made {
    /// Who answered, where that is known.
    pub fn by(&self) -> Option<&str> {
        Some(self.model.as_str()).filter(|model| !model.is_empty())
    }

    fn is_unknown(&self) -> bool {
        *self == Self::default()
    }
}

fn or_zero<'de, D: serde::Deserializer<'de>>(from: D) -> Result<f32, D::Error> {
    Ok(Option::deserialize(from)?.unwrap_or_default())
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde's shape
fn is_none(number: &usize) -> bool {
    *number == 0
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde's shape
fn is_zero(number: &u32) -> bool {
    *number == 0
}
