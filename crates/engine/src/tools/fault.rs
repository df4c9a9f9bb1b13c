//! What is wrong with arguments that do not fit their schema: the field and the mend, in our words. What was given is
//! not repeated; it may be long, and whoever sent it knows it.

use domain::text;
use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use jsonschema::{JsonType, ValidationError};
use serde_json::Value;

/// Names of arguments that do not exist, that one fault names.
const NAMED: usize = 3;

pub(super) fn said(error: &ValidationError<'_>) -> String {
    let path = error.instance_path().as_str().trim_start_matches('/').replace('/', ".");
    let (field, problem) = match error.kind() {
        Kind::Required { property } => (below(&path, property.as_str().unwrap_or_default()), "is missing".to_owned()),
        Kind::AdditionalProperties { unexpected } => {
            let names: Vec<String> = unexpected.iter().take(NAMED).map(|name| text::shorten(name, 80)).collect();
            (below(&path, &names.join(", ")), "there is no such argument; leave it out".to_owned())
        }
        kind => (path, problem(kind)),
    };
    if field.is_empty() { problem } else { format!("{field}: {problem}") }
}

fn below(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

fn problem(kind: &Kind) -> String {
    match kind {
        Kind::Type { kind: TypeKind::Single(kind) } => format!("must be {}", type_name(*kind)),
        Kind::Type { kind: TypeKind::Multiple(kinds) } => {
            let kinds = kinds.iter().filter(|kind| *kind != JsonType::Null);
            format!("must be {}", kinds.map(type_name).collect::<Vec<_>>().join(" or "))
        }
        Kind::MinLength { limit: 1 } => "is empty; write something".to_owned(),
        Kind::MinLength { limit } => format!("must have {limit} characters or more"),
        Kind::MaxLength { limit } => format!("must have {limit} characters at most"),
        Kind::MinItems { limit } => format!("must have {limit} items or more"),
        Kind::MaxItems { limit } => format!("must have {limit} items at most"),
        Kind::Minimum { limit } => format!("must be {limit} or more"),
        Kind::Maximum { limit } => format!("must be {limit} or less"),
        Kind::Enum { options } => {
            let words = options.as_array().into_iter().flatten().filter_map(Value::as_str);
            format!("must be one of {}", words.collect::<Vec<_>>().join(", "))
        }
        // An optional value is its own schema or null: what the first says is what helps.
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
            match context.first().and_then(|all| all.first()) {
                Some(first) => problem(first.kind()),
                None => problem(&Kind::FalseSchema),
            }
        }
        _ => "is not what this tool takes".to_owned(),
    }
}

fn type_name(kind: JsonType) -> &'static str {
    match kind {
        JsonType::String => "a text",
        JsonType::Integer => "a whole number",
        JsonType::Number => "a number",
        JsonType::Boolean => "true or false",
        JsonType::Array => "a list",
        JsonType::Object => "an object",
        JsonType::Null => "null",
    }
}
