//! Plays a conversation message by message, each a turn of its own, and says what waits at its end.

use futures_util::FutureExt;
use models::contract::tools;
use models::rules::Rules;
use models::{AgendaItem, Answer, Memory, Model, Once, Part, Purpose, Request, Role, Said};
use serde_json::Value;

use crate::learning::read::Conversation;

/// What waits at the end.
#[derive(Debug, Clone)]
pub struct Waiting {
    pub reminder: bool,
    pub title: String,
    /// A minute, a day, or nothing.
    pub when: String,
    pub place: String,
}

/// A proposal: its id, tool and arguments.
type Proposal = (String, String, Value);

pub fn played(talk: &Conversation) -> Vec<Waiting> {
    let mut waiting: Vec<Proposal> = Vec::new();
    let mut parts: Vec<Part> = Vec::new();
    for (n, said) in talk.said.iter().enumerate() {
        for part in &mut parts {
            if let Part::Said(said) = part {
                said.new = false;
            }
        }
        // The engine names its owner by the role alone.
        let name = if said.role == Role::User { String::new() } else { said.name.clone() };
        parts.push(Part::Said(Said { id: format!("msg_{n}"), name, new: true, ..said.clone() }));
        let agenda = talk.agenda.iter().cloned();
        let request = Request {
            purpose: Purpose::Detect,
            language: talk.language.clone(),
            now: said.at.clone(),
            parts: parts.clone(),
            tools: tools(),
            agenda: agenda.chain(waiting.iter().map(|proposal| item(proposal, said))).collect(),
            memory: Memory::default(),
            instructions: None,
            hide: None,
            prompt: Once::default(),
        };
        // The rules wait for nothing: one poll is the whole answer.
        let answer = Rules.respond(&request, &mut ()).now_or_never();
        answer.and_then(Result::ok).into_iter().for_each(|answer| take(&mut waiting, answer, n));
    }
    waiting.iter().map(Waiting::of).collect()
}

/// What an answer's calls make of what waits.
fn take(waiting: &mut Vec<Proposal>, answer: Answer, n: usize) {
    for call in answer.calls {
        let id = text(&call.arguments, "id");
        match waiting.iter().position(|(known, ..)| *known == id) {
            Some(at) if call.name.starts_with("change") => {
                let (_, tool, mut arguments) = waiting.remove(at);
                for (key, value) in call.arguments.as_object().into_iter().flatten() {
                    let key = if tool == "create_reminder" && key == "start" { "due" } else { key };
                    if key != "id" {
                        arguments[key] = value.clone();
                    }
                }
                waiting.push((format!("prp_{n}_{}", waiting.len()), tool, arguments));
            }
            Some(at) => drop(waiting.remove(at)),
            None => waiting.push((format!("prp_{n}_{}", waiting.len()), call.name, call.arguments)),
        }
    }
}

fn item((id, _, arguments): &Proposal, said: &Said) -> AgendaItem {
    let start = Some(when(arguments)).filter(|when| !when.is_empty()).and_then(|wall| {
        let wall = if wall.len() == 10 { format!("{wall}T00:00") } else { wall };
        wall.parse::<jiff::civil::DateTime>().ok()?.to_zoned(said.at.time_zone().clone()).ok()
    });
    AgendaItem { id: id.clone(), title: text(arguments, "title"), start, pending: true, ..AgendaItem::default() }
}

fn text(arguments: &Value, key: &str) -> String {
    arguments[key].as_str().unwrap_or_default().to_owned()
}

fn when(arguments: &Value) -> String {
    let due = text(arguments, "due");
    if due.is_empty() { text(arguments, "start") } else { due }
}

impl Waiting {
    fn of((_, tool, arguments): &Proposal) -> Self {
        let reminder = tool == "create_reminder";
        let (title, place) = (text(arguments, "title"), text(arguments, "place"));
        Self { reminder, title, when: when(arguments), place }
    }
}
