//! The body of a question.

use serde_json::{Map, Value, json};

use super::Options;
use crate::prompt::{Prompt, Turn, content};
use crate::{Answer, ToolCall};

pub(super) fn body(options: &Options, prompt: &Prompt) -> Value {
    let mut messages = vec![json!({"role": "system", "content": prompt.system})];
    messages.extend(prompt.turns.iter().flat_map(turn));
    let mut body = Map::new();
    body.insert("model".into(), json!(options.model));
    body.insert("messages".into(), Value::Array(messages));
    if !prompt.tools.is_empty() {
        let tools: Vec<Value> =
            prompt.tools.iter().map(|tool| json!({"type": "function", "function": tool.to_json()})).collect();
        body.insert("tools".into(), Value::Array(tools));
    }
    body.insert("stream".into(), json!(true));
    let host = options.endpoint.host();
    // Mistral counts unasked, and takes nothing that it does not know.
    if host != "api.mistral.ai" {
        body.insert("stream_options".into(), json!({"include_usage": true}));
    }
    // The newest models of OpenAI take only the new name, most other servers only the old one.
    let bound = if host == "api.openai.com" { "max_completion_tokens" } else { "max_tokens" };
    body.insert(bound.into(), json!(options.output_tokens));
    Value::Object(body)
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
