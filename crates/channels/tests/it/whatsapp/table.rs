//! Our extract of the description, held to the whole where that is at hand.

use channels::whatsapp::fake::table::{Field, KINDS, Kind, MESSAGE, Shape, check};
use serde_json::{Value, json};

use crate::whatsapp::official::description;

fn to(more: Value) -> Value {
    let mut body = json!({"messaging_product": "whatsapp", "recipient_type": "individual", "to": "1"});
    let Value::Object(more) = more else { panic!("fields are an object") };
    body.as_object_mut().unwrap().extend(more);
    body
}

#[test]
fn the_table_refuses_what_the_description_does() {
    let text = |more: Value| to(json!({"type": "text", "text": more}));
    assert_eq!(check(&text(json!({"body": "x"}))), [""; 0]);
    let button = |title: &str| json!({"type": "reply", "reply": {"id": "1", "title": title}});
    let buttons = |buttons: Vec<Value>| {
        to(json!({"type": "interactive", "interactive":
        {"type": "button", "body": {"text": "x"}, "action": {"buttons": buttons}}}))
    };
    assert_eq!(check(&buttons(vec![button("Yes")])), [""; 0]);
    let rows = |id: &str, count: usize| {
        to(json!({"type": "interactive", "interactive": {"type": "list",
        "body": {"text": "x"}, "action": {"button": "☰", "sections": [{"rows": vec![json!({"id": id, "title": "t"}); count]}]}}}))
    };
    assert_eq!(check(&rows("1", 10)), [""; 0]);
    let wrong = [
        json!({"messaging_product": "whatsapp", "type": "text", "text": {"body": "x"}}),
        text(json!({})),
        text(json!({"body": ""})),
        text(json!({"body": 7})),
        text(json!({"body": "👋".repeat(4097)})),
        text(json!({"body": "x", "preview_url": "no"})),
        text(json!({"body": "x", "bold": true})),
        to(json!({"type": "pigeon"})),
        to(json!({"type": "text", "text": {"body": "x"}, "recipient_type": "crowd"})),
        buttons(vec![button("a"), button("b"), button("c"), button("d")]),
        buttons(vec![button(&"x".repeat(21))]),
        buttons(vec![json!({"type": "reply", "reply": {"title": "a"}})]),
        rows(&"x".repeat(201), 1),
        rows("1", 11),
        to(
            json!({"type": "interactive", "interactive": {"type": "list", "body": {"text": "x"}, "action": {"button": "☰"}}}),
        ),
        to(json!({"type": "template", "template": {"name": "a", "language": {}}})),
        json!({"messaging_product": "whatsapp", "status": "delivered", "message_id": "1"}),
    ];
    for body in wrong {
        assert_eq!(check(&body).len(), 1, "{body}: {:?}", check(&body));
    }
}

#[test]
fn the_table_is_the_descriptions() {
    let Some(spec) = description() else { return };
    for shape in std::iter::once(&MESSAGE).chain(KINDS) {
        let Shape { name, fields } = shape;
        for field in *fields {
            let official = places(&spec, field);
            assert!(!official.is_empty(), "{name}: {} is there", field.path);
            compare(field, &official);
        }
    }
}

/// All that the description has where a field's path leads.
fn places<'a>(spec: &'a Value, field: &Field) -> Vec<&'a Value> {
    let mut at = variants(spec, &spec["components"]["schemas"]["Message"]);
    for step in field.path.split('.') {
        let name = step.trim_end_matches("[]");
        at = at
            .into_iter()
            .filter_map(|schema| schema["properties"].get(name))
            .flat_map(|s| variants(spec, s))
            .collect();
        if step.ends_with("[]") {
            at = at.into_iter().filter_map(|schema| schema.get("items")).flat_map(|s| variants(spec, s)).collect();
        }
    }
    // Captions, names of files and parameters stand in its examples only: their objects are open.
    if at.is_empty() && OPEN.iter().any(|open| field.path.ends_with(open)) { vec![&Value::Null] } else { at }
}

const OPEN: [&str; 4] = [".caption", ".filename", ".parameters[].type", ".parameters[].text"];

/// A schema, and those that it is made of.
fn variants<'a>(spec: &'a Value, schema: &'a Value) -> Vec<&'a Value> {
    let schema = match schema["$ref"].as_str() {
        Some(name) => spec.pointer(name.trim_start_matches('#')).unwrap(),
        None => schema,
    };
    let parts = ["allOf", "oneOf"].into_iter().filter_map(|how| schema[how].as_array()).flatten();
    std::iter::once(schema).chain(parts.flat_map(|part| variants(spec, part))).collect()
}

fn compare(field: &Field, official: &[&Value]) {
    let limits = |name: &str| official.iter().filter_map(|schema| schema[name].as_u64()).collect::<Vec<_>>();
    let words = official.iter().filter_map(|schema| schema["enum"].as_array()).flatten().collect::<Vec<_>>();
    match field.kind {
        Kind::Text(_, most) => {
            assert!(limits("maxLength").iter().all(|limit| *limit == most as u64), "{}: {official:?}", field.path);
        }
        Kind::List(_, most) => {
            let limits = limits("maxItems");
            let known = limits.is_empty() || limits.contains(&(most as u64));
            assert!(known, "{}: {limits:?}", field.path);
        }
        Kind::Word(ours) => {
            let all = words.is_empty() || ours.iter().all(|ours| words.iter().any(|word| *word == ours));
            assert!(all, "{}: {words:?}", field.path);
        }
        Kind::Flag => assert!(official.iter().any(|schema| schema["type"] == "boolean"), "{}", field.path),
    }
}
