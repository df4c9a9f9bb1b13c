//! Our extract of the specification, held to the whole where that is at hand.

use channels::discord::fake::methods::{Field, Kind, METHODS, OBJECTS, Shape, check, find};
use serde_json::{Value, json};

use crate::discord::others::skipped;

#[test]
fn the_table_refuses_what_the_specification_does() {
    let send = find("POST", "channels/1/messages").unwrap();
    assert_eq!(check(send, &json!({"content": "x", "allowed_mentions": {"parse": []}})), [""; 0]);
    let wrong = [
        json!(7),
        json!({"text": "x"}),
        json!({"content": 7}),
        json!({"content": "👋".repeat(1001)}),
        json!({"nonce": "x".repeat(26)}),
        json!({"allowed_mentions": {"parse": ["everyone"]}}),
        json!({"message_reference": {"fail_if_not_exists": false}}),
        json!({"components": [{"type": 1, "components": vec![json!({"type": 2, "style": 2}); 6]}]}),
        json!({"components": [{"type": 1, "components": [{"type": 2, "style": 2, "custom_id": "x".repeat(101)}]}]}),
    ];
    for body in wrong {
        assert_eq!(check(send, &body).len(), 1, "{body}: {:?}", check(send, &body));
    }
    assert!(find("DELETE", "channels/1").is_none());
}

/// `ATTACHE_DISCORD_SPEC` names Discord's `OpenAPI` document.
#[test]
fn the_table_is_the_specifications() {
    let Some(path) = std::env::var_os("ATTACHE_DISCORD_SPEC") else {
        return skipped("ATTACHE_DISCORD_SPEC names no copy of Discord's specification");
    };
    let spec: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    for call in METHODS {
        let official = &spec["paths"][call.path][call.method.to_lowercase()];
        assert!(official.is_object(), "{} is there", call.title());
        let body = official["requestBody"]["content"]["application/json"]["schema"].to_string();
        assert!(call.schema.is_empty() || body.contains(&format!("/{}\"", call.schema)), "{}: {body}", call.title());
    }
    for shape in METHODS.iter().chain(OBJECTS).filter(|shape| !shape.schema.is_empty()) {
        compare(shape, &spec["components"]["schemas"][shape.schema]);
    }
}

fn compare(shape: &Shape, official: &Value) {
    let required: Vec<&str> =
        official["required"].as_array().into_iter().flatten().map(|name| name.as_str().unwrap()).collect();
    for name in &required {
        assert!(shape.fields.iter().any(|field| field.name == *name && field.required), "{}.{name}", shape.schema);
    }
    for Field { name, kind, required: must } in shape.fields {
        let told = &official["properties"][name];
        let text = told.to_string();
        let known = !told.is_null() && (!must || required.contains(name));
        let name = format!("{}.{name}: {text}", shape.schema);
        assert!(known, "{name}");
        let holds = |wanted: &str| assert!(text.contains(wanted), "{wanted}: {name}");
        let bound = |field: &str, most: usize| {
            let of = |value: &Value| value[field].as_u64();
            let official = of(told).or_else(|| told["oneOf"].as_array()?.iter().find_map(of));
            assert!(official.is_none_or(|official| most as u64 <= official), "{name}");
        };
        match kind {
            Kind::Integer => assert!(text.contains("\"integer\"") || text.contains("Type"), "{name}"),
            Kind::Boolean => holds("\"boolean\""),
            Kind::Text(most) => {
                holds("\"string\"");
                bound("maxLength", *most);
            }
            Kind::Snowflake => holds("SnowflakeType"),
            Kind::Object(schema) => {
                // An answer to a press has one of several bodies, each named.
                holds(schema);
            }
            Kind::List(most, schema) => {
                holds(schema);
                bound("maxItems", *most);
            }
            Kind::Nobody => holds("\"array\""),
        }
    }
}
