//! What we send, field by field: our own extract of the Cloud API's description (v23.0). A test compares it with the
//! whole where `ATTACHE_WHATSAPP_SPEC` names a copy of that.

use serde_json::Value;

/// One kind of body.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    pub name: &'static str,
    pub fields: &'static [Field],
}

/// `path` leads there through objects with `.` and through each piece of a list with `[]`.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    pub path: &'static str,
    pub kind: Kind,
    /// Wherever what holds it is there.
    pub required: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Of so many characters, from least to most.
    Text(usize, usize),
    /// One of these.
    Word(&'static [&'static str]),
    Flag,
    /// A list of so many, from least to most.
    List(usize, usize),
}

const fn must(path: &'static str, kind: Kind) -> Field {
    Field { path, kind, required: true }
}

const fn may(path: &'static str, kind: Kind) -> Field {
    Field { path, kind, required: false }
}

/// Where the description names no length.
const ANY: Kind = Kind::Text(1, 4096);
const CAPTION: Kind = Kind::Text(1, 1024);

/// Of every message.
pub const MESSAGE: Shape = Shape {
    name: "message",
    fields: &[
        must("messaging_product", Kind::Word(&["whatsapp"])),
        may("recipient_type", Kind::Word(&["individual", "group"])),
        must("to", ANY),
        may("type", ANY),
        may("context.message_id", ANY),
    ],
};

pub const KINDS: &[Shape] = &[
    Shape { name: "text", fields: &[must("text.body", ANY), may("text.preview_url", Kind::Flag)] },
    Shape { name: "image", fields: &[must("image.id", ANY), may("image.caption", CAPTION)] },
    Shape { name: "video", fields: &[must("video.id", ANY), may("video.caption", CAPTION)] },
    Shape { name: "audio", fields: &[must("audio.id", ANY)] },
    Shape {
        name: "document",
        fields: &[
            must("document.id", ANY),
            may("document.caption", CAPTION),
            may("document.filename", Kind::Text(1, 240)),
        ],
    },
    Shape {
        name: "interactive",
        fields: &[
            must("interactive.type", Kind::Word(&["button", "list"])),
            must("interactive.body.text", Kind::Text(1, 1024)),
            may("interactive.header.type", Kind::Word(&["text", "image", "video", "document"])),
            may("interactive.header.image.id", ANY),
            may("interactive.header.video.id", ANY),
            may("interactive.header.document.id", ANY),
            may("interactive.header.document.filename", Kind::Text(1, 240)),
            may("interactive.action.buttons", Kind::List(1, 3)),
            must("interactive.action.buttons[].type", Kind::Word(&["reply"])),
            must("interactive.action.buttons[].reply.id", Kind::Text(1, 256)),
            must("interactive.action.buttons[].reply.title", Kind::Text(1, 20)),
            may("interactive.action.button", Kind::Text(1, 20)),
            may("interactive.action.sections", Kind::List(1, 10)),
            may("interactive.action.sections[].rows", Kind::List(1, 10)),
            must("interactive.action.sections[].rows[].id", Kind::Text(1, 200)),
            must("interactive.action.sections[].rows[].title", Kind::Text(1, 24)),
        ],
    },
    Shape {
        name: "template",
        fields: &[
            must("template.name", Kind::Text(1, 512)),
            may("template.language.policy", Kind::Word(&["deterministic"])),
            must("template.language.code", ANY),
            may("template.components", Kind::List(0, 20)),
            must("template.components[].type", Kind::Word(&["header", "body", "button"])),
            may("template.components[].parameters", Kind::List(0, 50)),
            must("template.components[].parameters[].type", ANY),
            may("template.components[].parameters[].text", ANY),
        ],
    },
];

/// A message was read, and an answer is being written. The description has it as an example only.
pub const TYPING: Shape = Shape {
    name: "typing",
    fields: &[
        must("messaging_product", Kind::Word(&["whatsapp"])),
        must("status", Kind::Word(&["read"])),
        must("message_id", ANY),
        may("typing_indicator.type", Kind::Word(&["text"])),
    ],
};

/// What is wrong with a body; empty where nothing is.
pub fn check(body: &Value) -> Vec<String> {
    if body.get("status").is_some() {
        return check_fields(TYPING.fields.iter().collect(), body);
    }
    let kind = body["type"].as_str().unwrap_or("text");
    let Some(shape) = KINDS.iter().find(|shape| shape.name == kind) else {
        return vec![format!("{kind}: not in the table")];
    };
    let mut wrong = check_fields(MESSAGE.fields.iter().chain(shape.fields).collect(), body);
    let action = &body["interactive"]["action"];
    let fits = match body["interactive"]["type"].as_str() {
        Some("button") => action["buttons"].is_array(),
        Some("list") => action["button"].is_string() && action["sections"].is_array(),
        _ => true,
    };
    if !fits {
        wrong.push("interactive.action: is another type's".into());
    }
    wrong
}

fn check_fields(fields: Vec<&Field>, body: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    strange("", body, &fields, &mut wrong);
    for field in fields {
        let mut holders = vec![body];
        let steps: Vec<&str> = field.path.split('.').collect();
        let Some((last, before)) = steps.split_last() else { continue };
        for step in before {
            holders = holders.into_iter().flat_map(|holder| inside(holder, step)).collect();
        }
        for holder in holders {
            match holder.get(last) {
                Some(value) if !is(field.kind, value) => wrong.push(format!("{}: is not {:?}", field.path, field.kind)),
                None if field.required => wrong.push(format!("{}: missing", field.path)),
                _ => {}
            }
        }
        // What is required at once below the whole has no holder that could be missing on purpose.
        if field.required && !field.path.contains("[]") && at(body, &steps).is_none() {
            wrong.push(format!("{}: missing", field.path));
        }
    }
    wrong.dedup();
    wrong
}

/// The objects behind a step: of `name` one, of `name[]` each piece.
fn inside<'a>(holder: &'a Value, step: &str) -> Vec<&'a Value> {
    match step.strip_suffix("[]") {
        Some(name) => holder[name].as_array().into_iter().flatten().collect(),
        None => holder.get(step).into_iter().collect(),
    }
}

fn at<'a>(body: &'a Value, steps: &[&str]) -> Option<&'a Value> {
    steps.iter().try_fold(body, |value, step| value.get(step))
}

fn is(kind: Kind, value: &Value) -> bool {
    match kind {
        Kind::Text(least, most) => value.as_str().is_some_and(|text| (least..=most).contains(&text.chars().count())),
        Kind::Word(words) => value.as_str().is_some_and(|word| words.contains(&word)),
        Kind::Flag => value.is_boolean(),
        Kind::List(least, most) => value.as_array().is_some_and(|all| (least..=most).contains(&all.len())),
    }
}

/// Names each leaf that no field leads to.
fn strange(path: &str, value: &Value, fields: &[&Field], wrong: &mut Vec<String>) {
    match value {
        Value::Object(inner) => {
            for (name, value) in inner {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                strange(&path, value, fields, wrong);
            }
        }
        Value::Array(inner) => inner.iter().for_each(|value| strange(&format!("{path}[]"), value, fields, wrong)),
        _ if fields.iter().any(|field| field.path == path) => {}
        _ => wrong.push(format!("{path}: not in the table")),
    }
}
