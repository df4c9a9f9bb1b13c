//! The methods that we call, with the parameters that we give: our own extract of <https://core.telegram.org/bots/api>
//! (Bot API 10.1). A test compares it with the official text where `ATTACHE_TELEGRAM_SPEC` names a copy of that.

use serde_json::Value;

use crate::Unit;

/// A method, or an object within one.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    pub name: &'static str,
    pub fields: &'static [Field],
}

#[derive(Debug, Clone, Copy)]
pub struct Field {
    pub name: &'static str,
    pub kind: Kind,
    pub required: bool,
}

/// What a field holds; lengths and values from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Integer,
    Between(i64, i64),
    Boolean,
    String,
    Text(usize, usize, Unit),
    Strings,
    /// The bytes of a file, as a part of a form.
    File,
    /// One of [`OBJECTS`].
    Object(&'static str),
    /// Rows of one of [`OBJECTS`].
    Rows(&'static str),
}

const fn must(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, required: true }
}

const fn may(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, required: false }
}

const CHAT: Field = must("chat_id", Kind::Integer);
const THREAD: Field = may("message_thread_id", Kind::Integer);
const TEXT: Kind = Kind::Text(1, 4096, Unit::Utf16);
const CAPTION: Field = may("caption", Kind::Text(0, 1024, Unit::Utf16));
const REPLY: Field = may("reply_parameters", Kind::Object("ReplyParameters"));
const KEYBOARD: Field = may("reply_markup", Kind::Object("InlineKeyboardMarkup"));
const KINDS: Field = may("allowed_updates", Kind::Strings);

pub const METHODS: &[Shape] = &[
    Shape { name: "getMe", fields: &[] },
    Shape {
        name: "getUpdates",
        fields: &[
            may("offset", Kind::Integer),
            may("limit", Kind::Between(1, 100)),
            may("timeout", Kind::Integer),
            KINDS,
        ],
    },
    Shape {
        name: "setWebhook",
        fields: &[must("url", Kind::String), may("secret_token", Kind::Text(1, 256, Unit::Char)), KINDS],
    },
    Shape { name: "deleteWebhook", fields: &[] },
    Shape { name: "sendMessage", fields: &[CHAT, THREAD, must("text", TEXT), REPLY, KEYBOARD] },
    Shape { name: "sendPhoto", fields: &[CHAT, THREAD, must("photo", Kind::File), CAPTION, REPLY, KEYBOARD] },
    Shape { name: "sendVoice", fields: &[CHAT, THREAD, must("voice", Kind::File), CAPTION, REPLY, KEYBOARD] },
    Shape { name: "sendDocument", fields: &[CHAT, THREAD, must("document", Kind::File), CAPTION, REPLY, KEYBOARD] },
    Shape {
        name: "editMessageText",
        // All may be left out for messages of another sort, which we do not have.
        fields: &[may("chat_id", Kind::Integer), may("message_id", Kind::Integer), may("text", TEXT), KEYBOARD],
    },
    Shape {
        name: "answerCallbackQuery",
        fields: &[must("callback_query_id", Kind::String), may("text", Kind::Text(0, 200, Unit::Char))],
    },
    Shape { name: "sendChatAction", fields: &[CHAT, THREAD, must("action", Kind::String)] },
    Shape { name: "getFile", fields: &[must("file_id", Kind::String)] },
];

pub const OBJECTS: &[Shape] = &[
    Shape {
        name: "ReplyParameters",
        fields: &[must("message_id", Kind::Integer), may("allow_sending_without_reply", Kind::Boolean)],
    },
    Shape { name: "InlineKeyboardMarkup", fields: &[must("inline_keyboard", Kind::Rows("InlineKeyboardButton"))] },
    Shape {
        name: "InlineKeyboardButton",
        fields: &[must("text", Kind::String), may("callback_data", Kind::Text(1, 64, Unit::Byte))],
    },
];

fn find(shapes: &'static [Shape], name: &str) -> Option<&'static Shape> {
    shapes.iter().find(|shape| shape.name == name)
}

/// Whether a parameter is text, so that digits in it are no number.
pub(super) fn is_text(method: &str, parameter: &str) -> bool {
    let field = find(METHODS, method).and_then(|shape| shape.fields.iter().find(|field| field.name == parameter));
    field.is_some_and(|field| matches!(field.kind, Kind::String | Kind::Text(..)))
}

/// What is wrong with a call; empty where nothing is.
pub fn check(method: &str, parameters: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    match find(METHODS, method) {
        Some(shape) => check_object(shape, parameters, method, &mut wrong),
        None => wrong.push(format!("{method}: not in the table")),
    }
    wrong
}

fn check_object(shape: &Shape, given: &Value, path: &str, wrong: &mut Vec<String>) {
    let Some(given) = given.as_object() else {
        wrong.push(format!("{path}: no object"));
        return;
    };
    for name in given.keys().filter(|name| !shape.fields.iter().any(|field| field.name == name.as_str())) {
        wrong.push(format!("{path}.{name}: not in the table"));
    }
    for field in shape.fields {
        let path = format!("{path}.{}", field.name);
        match given.get(field.name) {
            Some(value) => check_value(field.kind, value, &path, wrong),
            None if field.required => wrong.push(format!("{path}: missing")),
            None => {}
        }
    }
}

fn check_value(kind: Kind, value: &Value, path: &str, wrong: &mut Vec<String>) {
    let fine = match kind {
        Kind::Integer => value.is_i64(),
        Kind::Between(least, most) => value.as_i64().is_some_and(|value| (least..=most).contains(&value)),
        Kind::Boolean => value.is_boolean(),
        Kind::String => value.is_string(),
        Kind::Text(least, most, unit) => value.as_str().is_some_and(|text| (least..=most).contains(&unit.length(text))),
        Kind::File => value["bytes"].is_u64(),
        Kind::Strings => value.as_array().is_some_and(|all| all.iter().all(Value::is_string)),
        Kind::Object(name) => {
            if let Some(shape) = find(OBJECTS, name) {
                check_object(shape, value, path, wrong);
            }
            true
        }
        Kind::Rows(name) => {
            let rows = value.as_array().into_iter().flatten();
            for each in rows.clone().filter_map(Value::as_array).flatten() {
                check_value(Kind::Object(name), each, path, wrong);
            }
            value.is_array() && rows.clone().all(Value::is_array)
        }
    };
    if !fine {
        wrong.push(format!("{path}: {value} is not {kind:?}"));
    }
}
