//! What is asked and answered, held to Google's own description of its interfaces.
//!
//! `ATTACHE_GOOGLE_DISCOVERY` names the folder with `calendar.v3.json` and others, as Python's `google-api-python-client`
//! brings them in `googleapiclient/discovery_cache/documents`.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use services::google::fake::Call;

/// Every call and every answer to it, held to the description; how many there were. None, and a line that says so, where
/// the description is not at hand.
#[allow(clippy::print_stderr)] // a skipped check says so
pub fn check(document: &str, calls: &[Call]) -> Option<usize> {
    let Some(folder) = std::env::var_os("ATTACHE_GOOGLE_DISCOVERY") else {
        eprintln!("skipped: ATTACHE_GOOGLE_DISCOVERY names no folder of Google's discovery documents");
        return None;
    };
    let path = std::path::Path::new(&folder).join(format!("{document}.json"));
    let document: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let mut methods = Vec::new();
    methods_of(&document, &mut methods);
    for call in calls {
        let asked = format!("{} /{}", call.method, call.path.join("/"));
        let fits = |method: &&&Value| fits(&document, method, call);
        let method = methods.iter().find(fits).unwrap_or_else(|| panic!("{asked}: no such method"));
        parameters(&document, method, call, &asked);
        let body = &method["request"]["$ref"];
        match (&call.body, body.as_str()) {
            (Some(given), Some(schema)) => held(&document, given, schema, &asked),
            (None, None) => {}
            (given, schema) => panic!("{asked}: a body {given:?}, and it takes {schema:?}"),
        }
        let answer = method["response"]["$ref"].as_str();
        match (&call.answer, answer) {
            (Some(given), Some(schema)) if call.status == 200 => {
                held(&document, given, schema, &format!("answer to {asked}"));
            }
            (None, None) => assert_eq!(call.status, 204, "{asked}"),
            (Some(given), _) => {
                assert!(call.status >= 400 && given["error"]["code"] == call.status, "{asked}: {given}");
            }
            (None, Some(_)) => panic!("{asked}: no answer"),
        }
    }
    Some(calls.len())
}

fn methods_of<'a>(resource: &'a Value, all: &mut Vec<&'a Value>) {
    all.extend(resource["methods"].as_object().into_iter().flatten().map(|(_, method)| method));
    for (_, inner) in resource["resources"].as_object().into_iter().flatten() {
        methods_of(inner, all);
    }
}

/// `calendars/{calendarId}/events`, `v1/{+resourceName}:updateContact`.
fn fits(document: &Value, method: &Value, call: &Call) -> bool {
    let whole = format!("{}{}", document["servicePath"].as_str().unwrap(), method["path"].as_str().unwrap());
    // `^people/[^/]+$`
    let pattern = method["parameters"]["resourceName"]["pattern"].as_str().unwrap_or_default();
    let kind = pattern.trim_start_matches('^').split('/').next().unwrap();
    let template = whole.replace("{+resourceName}", &format!("{kind}/{{id}}"));
    let parts: Vec<&str> = template.split('/').collect();
    let fits = |(part, given): (&&str, &String)| match part.rsplit_once('}') {
        Some((_, suffix)) => given.ends_with(suffix) && (!suffix.is_empty() || !given.contains(':')),
        None => *part == given,
    };
    method["httpMethod"] == call.method.as_str()
        && parts.len() == call.path.len()
        && parts.iter().zip(&call.path).all(fits)
}

fn parameters(document: &Value, method: &Value, call: &Call, asked: &str) {
    let known = &method["parameters"];
    let mut seen = BTreeSet::new();
    for (name, value) in &call.query {
        // Some are every method's: `fields`.
        let parameter = known.get(name).unwrap_or(&document["parameters"][name.as_str()]);
        assert_eq!(parameter["location"], "query", "{asked}: {name} is no parameter");
        assert!(seen.insert(name) || parameter["repeated"] == true, "{asked}: {name} twice");
        kind(parameter, &Value::String(value.clone()), true, &format!("{asked} ?{name}"));
    }
    for (name, parameter) in known.as_object().into_iter().flatten() {
        let wanted = parameter["required"] == true && parameter["location"] == "query";
        assert!(!wanted || seen.contains(name), "{asked}: {name} is missing");
    }
}

fn held(document: &Value, given: &Value, schema: &str, at: &str) {
    object(document, given, &document["schemas"][schema], at);
}

fn object(document: &Value, given: &Value, schema: &Value, at: &str) {
    let Some(fields) = given.as_object() else { panic!("{at}: {given} is no object") };
    for (name, value) in fields {
        let at = format!("{at} .{name}");
        let field = match schema["properties"].get(name) {
            Some(field) => field,
            None if schema["additionalProperties"].is_object() => &schema["additionalProperties"],
            None => panic!("{at} is not known"),
        };
        value_of(document, value, field, &at);
    }
}

fn value_of(document: &Value, given: &Value, schema: &Value, at: &str) {
    if let Some(schema) = schema["$ref"].as_str() {
        return held(document, given, schema, at);
    }
    match schema["type"].as_str() {
        // A null takes a field away.
        _ if given.is_null() => {}
        Some("array") => {
            let Some(items) = given.as_array() else { panic!("{at}: {given} is no list") };
            for item in items {
                value_of(document, item, &schema["items"], at);
            }
        }
        Some("object") => object(document, given, schema, at),
        _ => kind(schema, given, false, at),
    }
}

/// A plain value; in a query all are written as text.
fn kind(schema: &Value, given: &Value, written: bool, at: &str) {
    let text = given.as_str();
    let fits = match schema["type"].as_str() {
        Some("string") => text.is_some(),
        Some("boolean") => given.is_boolean() || (written && matches!(text, Some("true" | "false"))),
        Some("integer") => given.is_i64() || (written && text.is_some_and(|text| text.parse::<i64>().is_ok())),
        Some("any") => true,
        other => panic!("{at}: a {other:?}"),
    };
    assert!(fits, "{at}: {given}");
    match (schema["format"].as_str(), text) {
        (Some("date-time"), Some(text)) => {
            let has_offset = text.parse::<jiff::Timestamp>().is_ok();
            let wall = !written && text.parse::<jiff::civil::DateTime>().is_ok();
            assert!(has_offset || wall, "{at}: {text} is no time");
        }
        (Some("date"), Some(text)) => assert!(text.parse::<jiff::civil::Date>().is_ok(), "{at}: {text}"),
        _ => {}
    }
    if let (Some(words), Some(text)) = (schema["enum"].as_array(), text) {
        assert!(words.iter().any(|word| word == text), "{at}: {text} is none of {words:?}");
    }
}

/// The check would see what Google does not know.
#[test]
fn what_google_does_not_know_is_seen() {
    let call = |query: &[(&str, &str)], body: Option<Value>, answer: Value| Call {
        method: if body.is_some() { "POST" } else { "GET" }.into(),
        path: ["calendar", "v3", "calendars", "a@b", "events"].map(String::from).to_vec(),
        query: query.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        body,
        status: 200,
        answer: Some(answer),
    };
    let seen = |call: Call| std::panic::catch_unwind(|| check("calendar.v3", &[call])).is_err();
    if check("calendar.v3", &[call(&[("maxResults", "5")], None, json!({ "items": [] }))]).is_none() {
        return;
    }
    assert!(seen(call(&[("maxResult", "5")], None, json!({}))));
    assert!(seen(call(&[("maxResults", "five")], None, json!({}))));
    assert!(seen(call(&[("eventTypes", "pigeon")], None, json!({}))));
    assert!(seen(call(&[], None, json!({ "items": [{ "etags": "1" }] }))));
    assert!(seen(call(&[], None, json!({ "items": [{ "start": { "dateTime": 7 } }] }))));
    assert!(seen(call(&[], Some(json!({ "summary": 1 })), json!({}))));
    assert!(!seen(call(&[], Some(json!({ "summary": "x" })), json!({ "id": "1" }))));
}
