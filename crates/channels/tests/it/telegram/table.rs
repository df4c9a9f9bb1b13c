//! Our extract of the documentation, held to the whole where that is at hand.

use std::collections::BTreeMap;

use channels::Unit;
use channels::telegram::fake::methods::{Field, Kind, METHODS, OBJECTS, check};
use serde_json::{Value, json};

use crate::telegram::others::skipped;

#[test]
fn the_table_refuses_what_the_documentation_does() {
    assert_eq!(check("sendMessage", &json!({"chat_id": 1, "text": "x"})), [""; 0]);
    let wrong = [
        ("sendMessage", json!({"text": "x"})),
        ("sendMessage", json!({"chat_id": "1", "text": "x"})),
        ("sendMessage", json!({"chat_id": 1, "text": ""})),
        ("sendMessage", json!({"chat_id": 1, "text": "👋".repeat(2049)})),
        ("sendMessage", json!({"chat_id": 1, "text": "x", "parse": "HTML"})),
        ("sendMessage", json!({"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [{}]}})),
        (
            "sendMessage",
            json!({"chat_id": 1, "text": "x", "reply_markup":
            {"inline_keyboard": [[{"text": "l", "callback_data": "é".repeat(33)}]]}}),
        ),
        ("getUpdates", json!({"limit": 101})),
        ("getUpdates", json!({"allowed_updates": [1]})),
        ("sendPigeon", json!({})),
    ];
    for (method, body) in wrong {
        assert_eq!(check(method, &body).len(), 1, "{method} {body}: {:?}", check(method, &body));
    }
}

/// `ATTACHE_TELEGRAM_SPEC` names the Bot API as JSON: `methods` and `types`, each a list or a map of
/// `{name, fields: [{name, types, required, description}]}`.
#[test]
fn the_table_is_the_documentations() {
    let Some(path) = std::env::var_os("ATTACHE_TELEGRAM_SPEC") else {
        return skipped("ATTACHE_TELEGRAM_SPEC names no copy of the Bot API's documentation");
    };
    let spec: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    for (shapes, part) in [(METHODS, "methods"), (OBJECTS, "types")] {
        for shape in shapes {
            let official = &spec[part][shape.name]["fields"];
            let official: BTreeMap<&str, &Value> = official
                .as_array()
                .into_iter()
                .flatten()
                .map(|field| (field["name"].as_str().unwrap(), field))
                .collect();
            assert!(!spec[part][shape.name].is_null(), "{} is there", shape.name);
            for field in shape.fields {
                let name = format!("{}.{}", shape.name, field.name);
                let official = official.get(field.name).unwrap_or_else(|| panic!("{name} is there"));
                assert_eq!(official["required"], field.required, "{name}");
                compare(field, official, &name);
            }
            for (name, field) in official {
                let ours = shape.fields.iter().any(|field| field.name == name);
                assert!(ours || field["required"] == false, "{}.{name} is required", shape.name);
            }
        }
    }
}

fn compare(field: &Field, official: &Value, name: &str) {
    let types: Vec<&str> = official["types"].as_array().unwrap().iter().map(|kind| kind.as_str().unwrap()).collect();
    let told = official["description"].as_str().unwrap();
    let (wanted, limit) = match field.kind {
        Kind::Integer => ("Integer".to_owned(), None),
        Kind::Between(least, most) => ("Integer".to_owned(), Some(format!("{least}-{most}"))),
        Kind::Boolean => ("Boolean".to_owned(), None),
        Kind::String => ("String".to_owned(), None),
        Kind::Text(least, most, unit) => {
            let unit = if unit == Unit::Byte { "bytes" } else { "characters" };
            ("String".to_owned(), Some(format!("{least}-{most} {unit}")))
        }
        Kind::File => ("InputFile".to_owned(), None),
        Kind::Strings => ("Array of String".to_owned(), None),
        Kind::Object(name) => (name.to_owned(), None),
        Kind::Rows(name) => (format!("Array of Array of {name}"), None),
    };
    assert!(types.contains(&wanted.as_str()), "{name} is {types:?}");
    assert!(limit.as_ref().is_none_or(|limit| told.contains(limit)), "{name}: {told}");
}
