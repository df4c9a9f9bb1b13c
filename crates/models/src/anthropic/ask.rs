//! The body of a question. What never changes (tools, then instructions) ends in a mark, so that it is read from the
//! provider's cache the next time.

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::openai::Options;
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
    name: &'p str,
    description: &'p str,
    input_schema: &'p Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    cache_control: Option<Value>,
}

pub(super) fn body<'p>(options: &Options, prompt: &'p Prompt) -> Body<'p> {
    let mut body = Map::new();
    body.insert("model".into(), json!(options.model));
    body.insert("max_tokens".into(), json!(options.output_tokens));
    body.insert("stream".into(), json!(true));
    body.insert("system".into(), json!([{"type": "text", "text": prompt.system, "cache_control": cache()}]));
    body.insert("messages".into(), prompt.turns.iter().map(turn).collect());
    let offer = |tool: &'p Arc<Tool>| Offer {
        name: &tool.name,
        description: &tool.description,
        input_schema: &tool.parameters,
        cache_control: None,
    };
    let mut tools: Vec<Offer<'p>> = prompt.tools.iter().map(offer).collect();
    if let Some(last) = tools.last_mut() {
        last.cache_control = Some(cache());
    }
    Body { rest: body, tools }
}

fn cache() -> Value {
    json!({"type": "ephemeral"})
}

fn turn(turn: &Turn) -> Value {
    match turn {
        Turn::User(text) => json!({"role": "user", "content": text}),
        Turn::Assistant(answer) => json!({"role": "assistant", "content": blocks(answer)}),
        Turn::Results(results) => {
            let blocks: Vec<Value> = results
                .iter()
                .map(|result| {
                    let failed = result.content.get("status").is_some_and(|status| status == "error");
                    json!({
                        "type": "tool_result",
                        "tool_use_id": id(&result.call_id),
                        "content": content(result),
                        "is_error": failed,
                    })
                })
                .collect();
            json!({"role": "user", "content": blocks})
        }
    }
}

fn blocks(answer: &Answer) -> Vec<Value> {
    // An empty text is refused.
    let text = Some(answer.text.trim_end()).filter(|text| !text.is_empty());
    let text = text.map(|text| json!({"type": "text", "text": text}));
    text.into_iter().chain(answer.calls.iter().map(call)).collect()
}

fn call(call: &ToolCall) -> Value {
    // Only an object is taken; what was no JSON goes back inside one.
    let input = if call.arguments.is_object() { call.arguments.clone() } else { json!({"malformed": call.arguments}) };
    json!({"type": "tool_use", "id": id(&call.id), "name": call.name, "input": input})
}

/// Ids are letters, digits, `_` and `-` here; one that another provider made may not be.
fn id(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect()
}
