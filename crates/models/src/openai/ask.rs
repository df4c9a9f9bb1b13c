//! The body of a question.

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::Options;
use crate::prompt::{Prompt, Tool, Turn, content};
use crate::{Answer, ToolCall};

/// The tools are most of it and always the same: they are written from where they lie.
#[derive(Debug, Serialize)]
pub(super) struct Body<'p> {
    #[serde(flatten)]
    rest: Map<String, Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tools: Vec<Offer<'p>>,
}

#[derive(Debug, Serialize)]
struct Offer<'p> {
    r#type: &'static str,
    function: &'p Tool,
}

pub(super) fn body<'p>(options: &Options, prompt: &'p Prompt) -> Body<'p> {
    let mut messages = vec![json!({"role": "system", "content": prompt.system})];
    messages.extend(prompt.turns.iter().flat_map(turn));
    let mut body = Map::new();
    body.insert("model".into(), json!(options.model));
    body.insert("messages".into(), Value::Array(messages));
    body.insert("stream".into(), json!(true));
    let host = options.endpoint.host();
    // Mistral counts unasked, and takes nothing that it does not know.
    if host != "api.mistral.ai" {
        body.insert("stream_options".into(), json!({"include_usage": true}));
    }
    // The newest models of OpenAI take only the new name, most other servers only the old one.
    let bound = if host == "api.openai.com" { "max_completion_tokens" } else { "max_tokens" };
    body.insert(bound.into(), json!(options.output_tokens));
    let tools = prompt.tools.iter().map(Arc::as_ref);
    Body { rest: body, tools: tools.map(|function| Offer { r#type: "function", function }).collect() }
}

fn turn(turn: &Turn) -> Vec<Value> {
    match turn {
        Turn::User(text) => vec![json!({"role": "user", "content": text})],
        Turn::Assistant(answer) => vec![assistant(answer)],
        Turn::Results(results) => results
            .iter()
            .map(|result| json!({"role": "tool", "tool_call_id": result.call_id, "content": content(result)}))
            .collect(),
    }
}

fn assistant(answer: &Answer) -> Value {
    let mut message = Map::new();
    message.insert("role".into(), json!("assistant"));
    let silent = answer.text.is_empty() && !answer.calls.is_empty();
    message.insert("content".into(), if silent { Value::Null } else { json!(answer.text) });
    if !answer.calls.is_empty() {
        message.insert("tool_calls".into(), answer.calls.iter().map(call).collect());
    }
    Value::Object(message)
}

fn call(call: &ToolCall) -> Value {
    // What was no JSON goes back as it was.
    let arguments = call.arguments.as_str().map_or_else(|| call.arguments.to_string(), str::to_owned);
    json!({"id": call.id, "type": "function", "function": {"name": call.name, "arguments": arguments}})
}
