//! What a request costs before anything is answered, by a real tokenizer.

use std::collections::BTreeSet;

use engine::tools::Registry;
use models::Purpose;
use models::contract::chat;
use models::prompt::{Prompt, described};
use serde_json::{Value, json};

/// Tokens of one question, instructions, tools and all; a provider adds about four for each message.
fn tokens(prompt: &Prompt) -> usize {
    let count = |text: &str| tiktoken_rs::o200k_base_singleton().encode_ordinary(text).len() + 4;
    let tools: Vec<Value> = prompt.tools.iter().map(models::prompt::Tool::to_json).collect();
    let tools: usize = tools.iter().map(|tool| count(&tool.to_string())).sum();
    count(prompt.system)
        + tools
        + prompt.turns.iter().flat_map(models::prompt::Turn::texts).map(|text| count(&text)).sum::<usize>()
}

#[test]
fn a_request_with_every_tool_is_at_most_800_tokens() {
    let tools = Registry::standard().specs();
    let text = "Send an e-mail to ana@example.org about the lunch on Friday at one";
    let request = chat(text, tools);
    let prompt = Prompt::of(&request);
    let asked = tokens(&prompt);
    // What such an answer takes: a call with its arguments.
    let arguments = json!({"title": "E-mail to ana@example.org about the lunch on Friday", "due": "2026-11-23T10:00"});
    let answer = tiktoken_rs::o200k_base_singleton().encode_ordinary(&arguments.to_string()).len() + 10;
    assert!(asked + answer <= 800, "{asked} tokens asked and {answer} answered");
}

/// A conversation that is only read costs more, because every call gives its reasons; still less than twice.
#[test]
fn a_detection_with_every_tool_is_at_most_1200_tokens() {
    let mut request = chat("Shall we have lunch on Friday at one?", Registry::standard().specs());
    request.purpose = Purpose::Detect;
    let asked = tokens(&Prompt::of(&request));
    assert!(asked <= 1_200, "{asked} tokens");
}

/// The short words of `prompts/tools.v1.toml` are about arguments that there are.
#[test]
fn the_words_about_tools_are_about_our_tools() {
    let specs = Registry::standard().specs();
    for (tool, arguments) in described() {
        let spec = specs.iter().find(|spec| spec.name == tool).unwrap_or_else(|| panic!("there is no tool {tool}"));
        let known: BTreeSet<&str> =
            spec.parameters["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        let wrong: Vec<_> = arguments.into_iter().filter(|argument| !known.contains(argument)).collect();
        assert!(wrong.is_empty(), "{tool} has no {wrong:?}");
    }
}
