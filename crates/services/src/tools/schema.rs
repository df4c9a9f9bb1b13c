//! A source's JSON Schema, tamed: what says how to call is kept, what could harm whoever checks against it is not.
//!
//! References inside the schema are written out, within bounds; regular expressions, remote references and conditions go.
//! What a tamed schema lets pass the source checks itself.

use serde_json::{Map, Value, json};

/// Bytes of a schema as a source may send it.
pub(super) const MOST_BYTES: usize = 32 * 1024;
/// Levels, and schemas in all, that are kept; what lies beyond may be anything.
const MOST_LEVELS: usize = 12;
const MOST_NODES: usize = 500;
/// Characters of one description, and values of one enumeration.
const MOST_WORDS: usize = 200;
const MOST_VALUES: usize = 100;

/// A JSON Schema of an object, whatever `schema` is.
pub(super) fn tamed(schema: &Map<String, Value>) -> Value {
    let mut tamer = Tamer { root: schema, left: MOST_NODES };
    let mut tame = match tamer.object(schema, 0) {
        Value::Object(tame) => tame,
        _ => Map::new(),
    };
    tame.insert("type".into(), json!("object"));
    tame.entry("properties").or_insert_with(|| json!({}));
    Value::Object(tame)
}

struct Tamer<'s> {
    root: &'s Map<String, Value>,
    left: usize,
}

impl Tamer<'_> {
    fn any(&mut self, schema: &Value, level: usize) -> Value {
        match schema {
            Value::Object(schema) => self.object(schema, level),
            // `false` as a schema refuses everything; that is for the source to say.
            _ => json!({}),
        }
    }

    fn object(&mut self, schema: &Map<String, Value>, level: usize) -> Value {
        if level >= MOST_LEVELS || self.left == 0 {
            return json!({});
        }
        self.left -= 1;
        if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
            let root = self.root;
            let target = target.strip_prefix("#/").and_then(|path| {
                path.split('/').try_fold(None, |at: Option<&Value>, name| {
                    let name = name.replace("~1", "/").replace("~0", "~");
                    Some(Some(match at {
                        None => root.get(&name)?,
                        Some(at) => at.get(&name)?,
                    }))
                })
            });
            // One that leads nowhere, or elsewhere, says nothing.
            return target.flatten().map_or_else(|| json!({}), |target| self.any(target, level + 1));
        }
        let mut kept = Map::new();
        for (key, value) in schema {
            if let Some(value) = self.keyword(key, value, level) {
                kept.insert(key.clone(), value);
            }
        }
        Value::Object(kept)
    }

    /// What is kept of one keyword. One of the wrong shape would make the whole schema none, so it goes.
    fn keyword(&mut self, key: &str, value: &Value, level: usize) -> Option<Value> {
        const TYPES: [&str; 7] = ["string", "number", "integer", "boolean", "object", "array", "null"];
        let known = |value: &Value| value.as_str().is_some_and(|name| TYPES.contains(&name));
        match key {
            "type" if known(value) => Some(value.clone()),
            "type" => {
                let mut kinds: Vec<Value> = value.as_array()?.iter().filter(|one| known(one)).cloned().collect();
                kinds.sort_by_key(Value::to_string);
                kinds.dedup();
                (!kinds.is_empty()).then(|| kinds.into())
            }
            "description" => Some(super::listing::line(value.as_str()?, MOST_WORDS).into()),
            "enum" => {
                let values = value.as_array().filter(|values| (1..=MOST_VALUES).contains(&values.len()))?;
                Some(value.clone()).filter(|_| values.iter().all(is_plain))
            }
            "const" => Some(value.clone()).filter(is_plain),
            "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" => value.is_number().then(|| value.clone()),
            "minLength" | "maxLength" | "minItems" | "maxItems" => value.is_u64().then(|| value.clone()),
            "required" => {
                let mut names: Vec<&str> = value.as_array()?.iter().filter_map(Value::as_str).collect();
                names.sort_unstable();
                names.dedup();
                Some(names.into())
            }
            "additionalProperties" => match value {
                Value::Bool(_) => Some(value.clone()),
                _ => None,
            },
            "items" => value.is_object().then(|| self.any(value, level + 1)),
            "properties" => {
                let inner = value.as_object()?.iter();
                let clean = inner.filter(|(name, _)| domain::text::clean(name) == **name);
                Some(Value::Object(clean.map(|(name, one)| (name.clone(), self.any(one, level + 1))).collect()))
            }
            "anyOf" | "oneOf" | "allOf" => {
                let choices = value.as_array().filter(|choices| !choices.is_empty())?;
                Some(choices.iter().map(|one| self.any(one, level + 1)).collect())
            }
            _ => None,
        }
    }
}

/// Text without what is hidden, a number, a truth value or null.
fn is_plain(value: &Value) -> bool {
    match value {
        Value::String(text) => text.len() <= MOST_WORDS && domain::text::clean(text) == *text,
        Value::Number(_) | Value::Bool(_) | Value::Null => true,
        Value::Array(_) | Value::Object(_) => false,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn tame(schema: &Value) -> Value {
        tamed(schema.as_object().unwrap())
    }

    #[test]
    fn what_says_how_to_call_stays() {
        let schema = json!({
            "$schema": "http://json-schema.org/draft-07/schema#",
            "type": "object",
            "title": "Arguments",
            "properties": {
                "title": {"type": "string", "description": "its  title\u{202E}", "maxLength": 80, "pattern": "(a+)+$"},
                "tags": {"type": "array", "items": {"$ref": "#/$defs/Tag"}},
                "at": {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "null"}]},
            },
            "required": ["title"],
            "additionalProperties": false,
            "$defs": {"Tag": {"enum": ["red", "blue"]}},
        });
        let expected = json!({
            "type": "object",
            "properties": {
                "title": {"type": "string", "description": "its title", "maxLength": 80},
                "tags": {"type": "array", "items": {"enum": ["red", "blue"]}},
                "at": {"anyOf": [{"type": "string"}, {"type": "null"}]},
            },
            "required": ["title"],
            "additionalProperties": false,
        });
        assert_eq!(tame(&schema), expected);
        assert_eq!(tame(&json!({})), json!({"type": "object", "properties": {}}));
        assert_eq!(tame(&json!({"type": "string"})), json!({"type": "object", "properties": {}}));
    }

    /// Each of these compiles, and checks, in bounds.
    #[test]
    fn hostile_schemas_become_harmless() {
        let mut deep = json!({"type": "string"});
        for _ in 0..100 {
            deep = json!({"type": "object", "properties": {"a": deep}});
        }
        let wide: Map<String, Value> = (0..2_000).map(|n| (format!("p{n}"), json!({"type": "string"}))).collect();
        let twice = json!({"$defs": {
            "a": {"anyOf": [{"$ref": "#/$defs/b"}, {"$ref": "#/$defs/b"}]},
            "b": {"anyOf": [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/a"}]},
        }, "properties": {"x": {"$ref": "#/$defs/a"}}});
        let schemas = [
            json!({"$ref": "#"}),
            json!({"properties": {"x": {"$ref": "#/properties/x"}}}),
            json!({"properties": {"x": {"$ref": "file:///etc/passwd"}, "y": {"$ref": "http://127.0.0.1/"}}}),
            json!({"properties": {"x": {"type": 7, "enum": "no", "minLength": -1, "required": {}, "items": [1]}}}),
            json!({"properties": {"x": {"pattern": "((a+)+)+$", "patternProperties": {"(b+)+$": {}}}}}),
            json!({"properties": []}),
            json!({"type": ["object", "object", 7], "anyOf": [], "required": [1, "a", "a"]}),
            json!({"properties": wide}),
            twice,
            deep,
        ];
        for schema in schemas {
            let tame = tame(&schema);
            let checker = jsonschema::validator_for(&tame).unwrap();
            let _ = checker.is_valid(&json!({"x": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "a": {"a": {}}}));
            assert!(tame.to_string().len() < 40_000, "{}", tame.to_string().len());
        }
    }
}
