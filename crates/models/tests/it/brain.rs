//! What a provider's model "thinks" in the contract suite: calls where it has tools, sums up what they brought.

use serde_json::{Value, json};

use crate::fake::{Act, Asked, chunk, events, named};

/// A question, whatever the protocol.
struct Seen {
    tools: Vec<String>,
    has_results: bool,
    detects: bool,
}

fn seen(asked: &Asked) -> Seen {
    let body = &asked.body;
    let name = |tool: &Value| tool.pointer("/function/name").or_else(|| tool.get("name")).cloned();
    let tools = body["tools"].as_array().into_iter().flatten().filter_map(name);
    let last = body["messages"].as_array().and_then(|all| all.last()).cloned().unwrap_or_default();
    Seen {
        tools: tools.map(|name| name.as_str().unwrap().to_owned()).collect(),
        has_results: last["role"] == "tool" || last["content"].is_array(),
        detects: body.to_string().contains("You watch a conversation"),
    }
}

fn calls(seen: &Seen) -> Vec<(&'static str, Value)> {
    if seen.has_results || !seen.tools.iter().any(|tool| tool == "create_event") {
        return Vec::new();
    }
    let mut event = json!({"title": "Lunch with Ana", "start": "2026-11-27T13:00"});
    if seen.detects {
        event["why"] = json!({"new": 1, "quote": "Lunch", "confidence": 0.9, "reason": "It was agreed."});
    }
    vec![("create_event", event), ("agenda", json!({"from": "2026-11-27", "to": "2026-11-27"}))]
}

/// As OpenAI answers: calls in pieces, side by side.
pub fn openai(asked: &Asked) -> Vec<Act> {
    let calls = calls(&seen(asked));
    let mut all = vec![chunk(&json!({"role": "assistant", "content": null}), None)];
    for (index, (name, arguments)) in calls.iter().enumerate() {
        let begin = json!({"index": index, "id": format!("call_{name}"), "type": "function", "function": {"name": name, "arguments": ""}});
        all.push(chunk(&json!({"tool_calls": [begin]}), None));
        let arguments = arguments.to_string();
        let (first, second) = arguments.split_at(arguments.len() / 2);
        for part in [first, second] {
            all.push(chunk(&json!({"tool_calls": [{"index": index, "function": {"arguments": part}}]}), None));
        }
    }
    if calls.is_empty() {
        all.extend(["Fine", ", ", "it is ", "done."].map(|piece| chunk(&json!({"content": piece}), None)));
    }
    all.push(chunk(&json!({}), Some(if calls.is_empty() { "stop" } else { "tool_calls" })));
    all.push(json!({"choices": [], "usage": {"prompt_tokens": 300, "completion_tokens": 20}}));
    events(&all)
}

/// As Anthropic answers: blocks one after another.
pub fn anthropic(asked: &Asked) -> Vec<Act> {
    let calls = calls(&seen(asked));
    let usage = json!({"input_tokens": 30, "cache_read_input_tokens": 200, "cache_creation_input_tokens": 50, "output_tokens": 1});
    let mut all = vec![
        json!({"type": "message_start", "message": {"id": "m", "role": "assistant", "content": [], "usage": usage}}),
    ];
    all.push(json!({"type": "ping"}));
    let mut block = |index: usize, start: Value, deltas: Vec<Value>| {
        all.push(json!({"type": "content_block_start", "index": index, "content_block": start}));
        all.extend(
            deltas.into_iter().map(|delta| json!({"type": "content_block_delta", "index": index, "delta": delta})),
        );
        all.push(json!({"type": "content_block_stop", "index": index}));
    };
    let text = if calls.is_empty() { "Fine, it is done." } else { "I look." };
    let pieces = text.split_inclusive(' ').map(|piece| json!({"type": "text_delta", "text": piece})).collect();
    block(0, json!({"type": "text", "text": ""}), pieces);
    for (n, (name, arguments)) in calls.iter().enumerate() {
        let arguments = arguments.to_string();
        let (first, second) = arguments.split_at(arguments.len() / 2);
        let pieces = ["", first, second].map(|part| json!({"type": "input_json_delta", "partial_json": part})).to_vec();
        block(n + 1, json!({"type": "tool_use", "id": format!("toolu_{name}"), "name": name, "input": {}}), pieces);
    }
    let reason = if calls.is_empty() { "end_turn" } else { "tool_use" };
    all.push(json!({"type": "message_delta", "delta": {"stop_reason": reason}, "usage": {"output_tokens": 21}}));
    all.push(json!({"type": "message_stop"}));
    named(&all)
}
