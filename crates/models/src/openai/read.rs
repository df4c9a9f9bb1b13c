//! The pieces of an answer, as OpenAI and those who followed it send them.

use serde_json::Value;

use crate::draft::{Draft, Piece, Stop};
use crate::wire::{Protocol, count, counted};
use crate::{Deltas, Error, Result, Usage};

pub(crate) struct Reading;

impl Protocol for Reading {
    fn event(&mut self, data: &Value, draft: &mut Draft, deltas: &mut dyn Deltas) -> Result<bool> {
        // Groq tells it in a place of its own; the last one told holds, because some count up.
        let told = [data.get("usage"), data.pointer("/x_groq/usage")].into_iter().flatten();
        if let Some(told) = told.filter_map(usage).next_back() {
            draft.usage = Some(told);
        }
        // Empty in the piece with the usage, and in Azure's first one.
        let Some(choice) = data.pointer("/choices/0") else { return Ok(false) };
        if let Some(message) = choice.get("delta").or_else(|| choice.get("message")) {
            read(message, draft, deltas)?;
        }
        match choice.get("finish_reason").and_then(Value::as_str) {
            Some("error") => return Err(Error::Broken("it broke off".into())),
            reason => draft.stop = reason.and_then(stop).or(draft.stop),
        }
        Ok(false)
    }

    fn whole(&mut self, body: &Value, draft: &mut Draft, deltas: &mut dyn Deltas) -> Result<()> {
        if body.pointer("/choices/0/message").is_none() {
            return Err(Error::Malformed("it has no choice".into()));
        }
        self.event(body, draft, deltas).map(drop)
    }
}

/// A message, or a piece of one.
fn read(message: &Value, draft: &mut Draft, deltas: &mut dyn Deltas) -> Result<()> {
    for key in ["content", "refusal"] {
        match message.get(key) {
            Some(Value::String(text)) => draft.text(text, deltas)?,
            // Parts, as Mistral sends them.
            Some(Value::Array(parts)) => {
                for text in parts.iter().filter_map(|part| part.get("text")?.as_str()) {
                    draft.text(text, deltas)?;
                }
            }
            _ => {}
        }
    }
    for call in message.get("tool_calls").and_then(Value::as_array).into_iter().flatten() {
        draft.call(piece(call))?;
    }
    Ok(())
}

fn piece(call: &Value) -> Piece {
    let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
    let function = call.get("function");
    let arguments = match function.and_then(|function| function.get("arguments")) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Null) | None => String::new(),
        // The object itself, as Ollama's own protocol has it.
        Some(value) => value.to_string(),
    };
    Piece {
        index: call.get("index").and_then(Value::as_u64),
        id: text(call.get("id")),
        name: text(function.and_then(|function| function.get("name"))),
        arguments,
    }
}

/// `None` for an empty reason, which some send with every piece.
fn stop(reason: &str) -> Option<Stop> {
    match reason.to_ascii_lowercase().as_str() {
        "" => None,
        "length" | "max_tokens" => Some(Stop::Length),
        "content_filter" | "safety" => Some(Stop::Refused),
        // `stop`, `tool_calls`, `function_call`, `eos`: whether there are calls is seen by the calls.
        _ => Some(Stop::Done),
    }
}

fn usage(told: &Value) -> Option<Usage> {
    let cached = told.pointer("/prompt_tokens_details/cached_tokens").or_else(|| told.get("prompt_cache_hit_tokens"));
    let input_tokens = count(told.get("prompt_tokens")?);
    counted(Usage {
        input_tokens,
        output_tokens: told.get("completion_tokens").map_or(0, count),
        cached_tokens: cached.map_or(0, count).min(input_tokens),
        ..Usage::default()
    })
}
