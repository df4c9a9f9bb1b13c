//! The tools as a model reads them: short, because every word is paid with each call.
//!
//! A schema keeps what says how to call (names, types, enumerations, what is required) and loses what only refuses
//! (lengths, bounds, null as a choice): the engine checks every call against the whole schema, and tells the model what
//! does not fit. Words come from `prompts/tools.v1.toml` where it has them.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::{Purpose, Request, Said, ToolCall, ToolSpec, Why};

/// Characters of a description that is not ours.
const MAX_DESCRIPTION: usize = 500;
/// Levels of a schema that are read; deeper ones are told as "anything".
const MAX_DEPTH: usize = 8;
/// The argument in which a model gives its reasons. No tool's own: it is taken out before the call is passed on.
const WHY: &str = "why";

/// The widths of numbers, as schemas name them.
const NUMBERS: [&str; 6] = ["int32", "int64", "uint32", "uint64", "float", "double"];

type Words = BTreeMap<String, BTreeMap<String, String>>;

#[allow(clippy::expect_used)] // embedded, and read by every test
static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("../../prompts/tools.v1.toml")).expect("prompts/tools.v1.toml is a table of tables")
});

/// A tool as a model reads it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tool {
    pub name: String,
    pub description: String,
    /// JSON Schema of the arguments.
    pub parameters: Value,
    /// The bytes and the most tokens of all that.
    #[serde(skip)]
    size: (usize, usize),
}

impl Tool {
    fn new(name: String, description: String, parameters: Value) -> Self {
        let mut tool = Self { name, description, parameters, size: (0, 0) };
        let text = json!(tool).to_string();
        tool.size = (text.len(), super::most(&text));
        tool
    }

    pub(super) fn bytes(&self) -> usize {
        self.size.0
    }

    pub(super) fn most_tokens(&self) -> usize {
        self.size.1
    }
}

/// The arguments that `prompts/tools.v1.toml` has words for, by tool.
pub fn described() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    WORDS
        .iter()
        .map(|(tool, words)| (tool.as_str(), words.keys().map(String::as_str).filter(|key| *key != "about").collect()))
}

pub(super) fn of(request: &Request) -> Vec<Arc<Tool>> {
    let untold = super::occasion::untold(request);
    let told = request.tools.iter().filter(|spec| !untold.contains(spec.name.as_str()));
    told.map(|spec| spec.read(request.purpose, |spec| tool(spec, request.purpose))).collect()
}

fn tool(spec: &ToolSpec, purpose: Purpose) -> Tool {
    let words = WORDS.get(&spec.name);
    let description = match words.and_then(|words| words.get("about")) {
        Some(about) => about.clone(),
        None => super::shown(&spec.description, MAX_DESCRIPTION),
    };
    let mut parameters = slim(&spec.parameters, words, 0);
    if !parameters.get("type").is_some_and(|kind| kind == "object") {
        parameters = json!({"type": "object", "properties": {}});
    }
    if purpose == Purpose::Detect
        && let Some(properties) = parameters.get_mut("properties").and_then(Value::as_object_mut)
        && !properties.contains_key(WHY)
    {
        properties.insert(WHY.into(), why_schema());
    }
    Tool::new(spec.name.clone(), description, parameters)
}

fn why_schema() -> Value {
    json!({"type": "object", "properties": {
        "new": {"type": "integer"},
        "quote": {"type": "string"},
        "reason": {"type": "string"},
        "confidence": {"type": "number"},
    }})
}

/// A schema without what only refuses. `words` are for its properties.
fn slim(schema: &Value, words: Option<&BTreeMap<String, String>>, depth: usize) -> Value {
    let Some(schema) = schema.as_object().filter(|_| depth < MAX_DEPTH) else { return json!({}) };
    if let Some(only) = only_choice(schema) {
        let mut slimmed = slim(only, words, depth + 1);
        if let (Some(slimmed), Some(text)) = (slimmed.as_object_mut(), schema.get("description")) {
            slimmed.entry("description").or_insert_with(|| text.clone());
        }
        return slimmed;
    }
    let mut kept = Map::new();
    for (key, value) in schema {
        match key.as_str() {
            "type" => {
                kept.insert(key.clone(), without_null(value));
            }
            // An optional value's own choices hold null too.
            "enum" if value.is_array() => {
                let choices = value.as_array().into_iter().flatten().filter(|choice| !choice.is_null());
                kept.insert(key.clone(), choices.cloned().collect());
            }
            // How wide a number is says nothing to who writes it in digits.
            "format" if value.as_str().is_some_and(|format| NUMBERS.contains(&format)) => {}
            "enum" | "const" | "required" | "format" | "$ref" => {
                kept.insert(key.clone(), value.clone());
            }
            "description" => {
                if let Some(text) = value.as_str() {
                    kept.insert(key.clone(), json!(super::shown(text, MAX_DESCRIPTION)));
                }
            }
            "items" => {
                kept.insert(key.clone(), slim(value, None, depth + 1));
            }
            "anyOf" | "oneOf" | "allOf" => {
                let choices = value.as_array().into_iter().flatten().map(|one| slim(one, None, depth + 1));
                kept.insert(key.clone(), choices.collect());
            }
            "properties" | "$defs" | "definitions" => {
                let inner = value.as_object().into_iter().flatten();
                let hidden = |name: &String| words.and_then(|words| words.get(name)).is_some_and(String::is_empty);
                let inner = inner.filter(|(name, _)| !hidden(name));
                let inner = inner.map(|(name, one)| (name.clone(), property(name, one, words, depth)));
                kept.insert(key.clone(), Value::Object(inner.collect()));
            }
            _ => {}
        }
    }
    if depth == 0 && words.is_some() {
        kept.remove("description");
    }
    Value::Object(kept)
}

fn property(name: &str, schema: &Value, words: Option<&BTreeMap<String, String>>, depth: usize) -> Value {
    let mut slimmed = slim(schema, None, depth + 1);
    if let (Some(words), Some(slimmed)) = (words, slimmed.as_object_mut()) {
        match words.get(name) {
            Some(text) => slimmed.insert("description".into(), json!(text)),
            None => slimmed.remove("description"),
        };
    }
    slimmed
}

/// The one schema of an `anyOf` whose other is null.
fn only_choice(schema: &Map<String, Value>) -> Option<&Value> {
    let choices = schema.get("anyOf").or_else(|| schema.get("oneOf"))?.as_array()?;
    let is_null = |choice: &&Value| choice.get("type").is_some_and(|kind| kind == "null");
    let mut others = choices.iter().filter(|choice| !is_null(choice));
    others.next().filter(|_| others.next().is_none())
}

/// `["string", "null"]` is `"string"`: what is optional is left out, not given as null.
fn without_null(kind: &Value) -> Value {
    let Some(kinds) = kind.as_array() else { return kind.clone() };
    let kinds: Vec<&Value> = kinds.iter().filter(|kind| *kind != "null").collect();
    match kinds[..] {
        [one] => one.clone(),
        _ => json!(kinds),
    }
}

/// Takes the reasons out of a call's arguments, where the tool has no argument of that name itself.
pub(crate) fn take_why(request: &Request, call: &mut ToolCall) {
    let spec = request.tools.iter().find(|spec| spec.name == call.name);
    let its_own = spec.is_none_or(|spec| spec.parameters.pointer("/properties/why").is_some());
    if request.purpose != Purpose::Detect || its_own {
        return;
    }
    let Some(why) = call.arguments.as_object_mut().and_then(|arguments| arguments.remove(WHY)) else { return };
    let text = |key: &str, max| domain::text::shorten(why.get(key).and_then(Value::as_str).unwrap_or_default(), max);
    let new: Vec<&Said> = request.new_messages().collect();
    let number = why.get("new").and_then(Value::as_u64).and_then(|number| usize::try_from(number).ok());
    let said = number.and_then(|number| number.checked_sub(1)).and_then(|n| new.get(n)).or_else(|| new.last());
    let Some(said) = said else { return };
    // A quote that nobody wrote is none.
    let quote = Some(text("quote", 300)).filter(|quote| !quote.is_empty() && said.text.contains(quote.as_str()));
    let confidence = why.get("confidence").and_then(Value::as_f64).unwrap_or(0.5);
    call.why = Some(Why {
        intent: call.name.clone(),
        confidence: confidence.clamp(0.0, 1.0) as f32,
        reason: text("reason", 300),
        message_id: said.id.clone(),
        quote: quote.unwrap_or_else(|| domain::text::shorten(&said.text, 300)),
    });
}
