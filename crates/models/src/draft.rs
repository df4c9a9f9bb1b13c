//! An answer while it arrives: text and calls in pieces, each within its bound, and what becomes of them at the end.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use crate::prompt::Prompt;
use crate::{Answer, Deltas, Error, Made, Part, Purpose, Request, Result, ToolCall, Usage, prompt};

/// Bytes of an answer's text.
pub(crate) const MAX_TEXT: usize = 256 * 1024;
/// Calls of one answer.
pub(crate) const MAX_CALLS: usize = 64;
/// Bytes of all calls' arguments together.
pub(crate) const MAX_ARGUMENTS: usize = 256 * 1024;
/// Bytes of a call's id or name; no provider's are near it.
const MAX_NAME: usize = 256;
/// Bytes of space before a thought; more is text.
const MAX_HELD: usize = 64;
/// Around what a model thinks before it speaks, where a server leaves that in the text.
const THOUGHT: (&str, &str) = ("<think>", "</think>");

/// Why a model stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stop {
    /// It said all, or called.
    Done,
    /// At the bound of its output.
    Length,
    /// The provider, or the model, does not want to.
    Refused,
}

/// A call while its pieces arrive.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The provider's number for it.
    pub index: Option<u64>,
    pub id: String,
    pub name: String,
    pub arguments: String,
}

/// What has arrived of an answer.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    text: String,
    /// The beginning of the text, held back while it may be a thought.
    held: String,
    /// Where the text stands to a thought before it.
    thought: Thought,
    calls: Vec<Piece>,
    arguments: usize,
    /// What the provider counted, if it did.
    pub usage: Option<Usage>,
    pub stop: Option<Stop>,
}

#[derive(Debug, Default, PartialEq, Eq)]
enum Thought {
    /// Nothing but space, or the beginning of the mark, has come.
    #[default]
    Perhaps,
    Inside,
    /// It is over, and only space has come since, which is not said.
    After,
    Over,
}

impl Draft {
    pub(crate) fn text(&mut self, piece: &str, deltas: &mut dyn Deltas) -> Result<()> {
        if self.text.len() + self.held.len() + piece.len() > MAX_TEXT {
            return Err(Error::Malformed(format!("its text is longer than {} KiB", MAX_TEXT / 1024)));
        }
        if self.thought == Thought::Over {
            self.say(piece, deltas);
            return Ok(());
        }
        self.held.push_str(piece);
        let (open, close) = THOUGHT;
        if self.thought == Thought::Perhaps {
            let begun = self.held.trim_start();
            if begun.starts_with(open) {
                self.thought = Thought::Inside;
            } else if !open.starts_with(begun) || self.held.len() > MAX_HELD {
                self.release(deltas);
            }
        }
        if self.thought == Thought::Inside {
            if let Some(end) = self.held.find(close) {
                self.held.drain(..end + close.len());
                self.thought = Thought::After;
            } else {
                // Only the beginning of the closing mark can still matter: what is forgotten keeps this linear.
                let keep = self.held.floor_char_boundary(self.held.len().saturating_sub(close.len()));
                self.held.drain(..keep);
            }
        }
        if self.thought == Thought::After {
            let spaces = self.held.len() - self.held.trim_start().len();
            self.held.drain(..spaces);
            if !self.held.is_empty() {
                self.release(deltas);
            }
        }
        Ok(())
    }

    fn release(&mut self, deltas: &mut dyn Deltas) {
        self.thought = Thought::Over;
        let held = std::mem::take(&mut self.held);
        self.say(&held, deltas);
    }

    fn say(&mut self, piece: &str, deltas: &mut dyn Deltas) {
        if !piece.is_empty() {
            self.text.push_str(piece);
            deltas.text(piece);
        }
    }

    /// A piece of a call: of the one with its number or id, else of the last one.
    ///
    /// Servers differ: some give all calls one number and an id each, some no number, some repeat id and name with every
    /// piece, some send a call whole.
    pub(crate) fn call(&mut self, piece: Piece) -> Result<()> {
        if piece.id.len() > MAX_NAME || piece.name.len() > MAX_NAME {
            return Err(Error::Malformed("a call's name or id is too long".into()));
        }
        self.arguments += piece.arguments.len();
        if self.arguments > MAX_ARGUMENTS {
            return Err(Error::Malformed(format!("its calls are longer than {} KiB", MAX_ARGUMENTS / 1024)));
        }
        let Some(open) = self.open(&piece) else {
            if self.calls.len() == MAX_CALLS {
                return Err(Error::Malformed(format!("it has more than {MAX_CALLS} calls")));
            }
            self.calls.push(piece);
            return Ok(());
        };
        let call = &mut self.calls[open];
        if call.id.is_empty() {
            call.id = piece.id;
        }
        if call.name.is_empty() {
            call.name = piece.name;
        }
        call.arguments.push_str(&piece.arguments);
        Ok(())
    }

    /// The call that a piece goes on with.
    fn open(&self, piece: &Piece) -> Option<usize> {
        let same_id = |call: &Piece| !piece.id.is_empty() && call.id == piece.id;
        let may_go_on = |call: &Piece| piece.id.is_empty() || call.id.is_empty() || call.id == piece.id;
        match piece.index {
            Some(index) => self.calls.iter().rposition(|call| call.index == Some(index) && may_go_on(call)),
            None => match self.calls.iter().rposition(same_id) {
                Some(found) => Some(found),
                None if piece.id.is_empty() && piece.name.is_empty() => self.calls.len().checked_sub(1),
                None => None,
            },
        }
    }

    /// The answer, once all has arrived; `model` is its maker's name.
    pub(crate) fn finish(
        mut self,
        request: &Request,
        prompt: &Prompt,
        model: &str,
        deltas: &mut dyn Deltas,
    ) -> Result<Answer> {
        if self.thought == Thought::Perhaps {
            self.release(deltas);
        }
        let cut = self.stop == Some(Stop::Length);
        let usage = self.usage.unwrap_or_else(|| self.estimate(prompt));
        let calls = self.calls(request, cut)?;
        if calls.is_empty() && self.text.trim().is_empty() {
            match self.stop {
                Some(Stop::Refused) => return Err(Error::Refused("the provider does not want to answer it".into())),
                Some(Stop::Length) => return Err(Error::Malformed("it used up its length and said nothing".into())),
                // Where it only listens, silence is an answer.
                _ if request.purpose == Purpose::Detect => {}
                _ => return Err(Error::Malformed("it is empty".into())),
            }
        }
        let made = Made { model: model.to_owned(), prompt: prompt.version.to_string(), ..Made::default() };
        Ok(Answer { text: self.text, calls, usage, made })
    }

    fn calls(&mut self, request: &Request, cut: bool) -> Result<Vec<ToolCall>> {
        let mut ids = used_ids(request);
        let mut calls = Vec::with_capacity(self.calls.len());
        for piece in std::mem::take(&mut self.calls) {
            if piece.name.is_empty() {
                return Err(Error::Malformed("a call names no tool".into()));
            }
            let arguments = arguments(&piece.arguments);
            if cut && arguments.is_string() {
                return Err(Error::Malformed("it used up its length within a call".into()));
            }
            let id = fresh(piece.id, &mut ids);
            let mut call = ToolCall { id, name: piece.name, arguments, why: None };
            prompt::take_why(request, &mut call);
            calls.push(call);
        }
        Ok(calls)
    }

    fn estimate(&self, prompt: &Prompt) -> Usage {
        let called: usize = self.calls.iter().map(|call| call.name.len() + call.arguments.len()).sum();
        Usage {
            input_tokens: tokens(prompt.bytes()),
            output_tokens: tokens(self.text.len() + called),
            estimated: true,
            ..Usage::default()
        }
    }
}

/// About a token for every four bytes.
fn tokens(bytes: usize) -> u32 {
    u32::try_from(bytes.div_ceil(4)).unwrap_or(u32::MAX)
}

/// The ids of the turn's earlier calls.
fn used_ids(request: &Request) -> HashSet<String> {
    let answered = request.parts.iter().filter_map(|part| match part {
        Part::Answered(answer) => Some(answer),
        _ => None,
    });
    answered.flat_map(|answer| &answer.calls).map(|call| call.id.clone()).collect()
}

/// The provider's id where it is one of its own; else `call_1`, `call_2`, …
fn fresh(given: String, ids: &mut HashSet<String>) -> String {
    let mut id = given;
    let mut n = ids.len();
    while id.is_empty() || ids.contains(&id) {
        n += 1;
        id = format!("call_{n}");
    }
    ids.insert(id.clone());
    id
}

/// Arguments as JSON: nothing at all is an empty object, what cannot be read stays as it was written.
fn arguments(text: &str) -> Value {
    if text.trim().is_empty() {
        return Value::Object(Map::new());
    }
    match serde_json::from_str(text) {
        Ok(Value::Null) => json!({}),
        // Some servers quote the object once more.
        Ok(Value::String(inner)) => match serde_json::from_str(&inner) {
            Ok(Value::Object(object)) => Value::Object(object),
            _ => Value::String(inner),
        },
        Ok(value) => value,
        Err(_) => Value::String(text.to_owned()),
    }
}

#[cfg(test)]
mod tests;
