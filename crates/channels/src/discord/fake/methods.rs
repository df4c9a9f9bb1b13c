//! The calls that we make, with the parameters that we give: our own extract of Discord's specification for its
//! interface 10. A test compares it with the official one where `ATTACHE_DISCORD_SPEC` names a copy of that.

use serde_json::Value;

/// A call, or an object within one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Empty for an object within another.
    pub method: &'static str,
    /// The path with its parameters in braces.
    pub path: &'static str,
    /// What the specification calls the body; empty where there is none.
    pub schema: &'static str,
    pub fields: &'static [Field],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    pub name: &'static str,
    pub kind: Kind,
    pub required: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Integer,
    Boolean,
    /// At most so many characters.
    Text(usize),
    /// Digits.
    Snowflake,
    /// Of [`OBJECTS`], by the name of its schema.
    Object(&'static str),
    /// At most so many of these.
    List(usize, &'static str),
    /// Never anything in it.
    Nobody,
}

const fn must(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, required: true }
}

const fn may(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, required: false }
}

const fn get(path: &'static str) -> Shape {
    Shape { method: "GET", path, schema: "", fields: &[] }
}

const fn post(path: &'static str, schema: &'static str, fields: &'static [Field]) -> Shape {
    Shape { method: "POST", path, schema, fields }
}

const fn object(schema: &'static str, fields: &'static [Field]) -> Shape {
    Shape { method: "", path: "", schema, fields }
}

const CONTENT: Field = may("content", Kind::Text(2000));
const COMPONENTS: Field = may("components", Kind::List(5, "ActionRowComponentForMessageRequest"));
const MENTIONS: Field = may("allowed_mentions", Kind::Object("MessageAllowedMentionsRequest"));

pub const METHODS: &[Shape] = &[
    get("/users/@me"),
    get("/users/@me/guilds"),
    get("/guilds/{guild_id}/channels"),
    get("/applications/@me"),
    get("/gateway/bot"),
    get("/channels/{channel_id}"),
    get("/channels/{channel_id}/messages"),
    get("/channels/{channel_id}/messages/{message_id}"),
    post(
        "/applications/{application_id}/commands",
        "ApplicationCommandCreateRequest",
        &[
            must("name", Kind::Text(32)),
            may("description", Kind::Text(100)),
            may("type", Kind::Integer),
            may("options", Kind::List(25, "ApplicationCommandStringOption")),
        ],
    ),
    post(
        "/channels/{channel_id}/messages",
        "MessageCreateRequest",
        &[
            CONTENT,
            COMPONENTS,
            MENTIONS,
            may("nonce", Kind::Text(25)),
            may("enforce_nonce", Kind::Boolean),
            may("message_reference", Kind::Object("MessageReferenceRequest")),
            may("attachments", Kind::List(10, "MessageAttachmentRequest")),
        ],
    ),
    Shape {
        method: "PATCH",
        path: "/channels/{channel_id}/messages/{message_id}",
        schema: "MessageEditRequestPartial",
        fields: &[CONTENT, COMPONENTS, MENTIONS],
    },
    post("/channels/{channel_id}/typing", "", &[]),
    post(
        "/interactions/{interaction_id}/{interaction_token}/callback",
        "CreateMessageInteractionCallbackRequest",
        &[must("type", Kind::Integer), may("data", Kind::Object("IncomingWebhookInteractionRequest"))],
    ),
];

pub const OBJECTS: &[Shape] = &[
    object(
        "ActionRowComponentForMessageRequest",
        &[must("type", Kind::Integer), must("components", Kind::List(5, "ButtonComponentForMessageRequest"))],
    ),
    object(
        "ButtonComponentForMessageRequest",
        &[
            must("type", Kind::Integer),
            must("style", Kind::Integer),
            may("label", Kind::Text(80)),
            may("custom_id", Kind::Text(100)),
        ],
    ),
    object("MessageAllowedMentionsRequest", &[may("parse", Kind::Nobody)]),
    object("MessageReferenceRequest", &[must("message_id", Kind::Snowflake), may("fail_if_not_exists", Kind::Boolean)]),
    object("MessageAttachmentRequest", &[must("id", Kind::Snowflake), may("filename", Kind::Text(1024))]),
    object("IncomingWebhookInteractionRequest", &[CONTENT, MENTIONS, may("flags", Kind::Integer)]),
    object(
        "ApplicationCommandStringOption",
        &[
            must("type", Kind::Integer),
            must("name", Kind::Text(32)),
            must("description", Kind::Text(100)),
            may("required", Kind::Boolean),
            may("max_length", Kind::Integer),
        ],
    ),
];

impl Shape {
    /// Such as `POST /channels/{channel_id}/typing`.
    pub fn title(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}

/// The call of a method and a path, where it is one of ours.
pub fn find(method: &str, path: &str) -> Option<&'static Shape> {
    let given: Vec<&str> = path.trim_matches('/').split('/').collect();
    let is = |shape: &&Shape| {
        let wanted: Vec<&str> = shape.path.trim_matches('/').split('/').collect();
        shape.method == method
            && wanted.len() == given.len()
            && wanted.iter().zip(&given).all(|(wanted, given)| wanted.starts_with('{') || wanted == given)
    };
    // One with a name where another has a parameter goes first, as it stands in the table.
    METHODS.iter().find(is)
}

/// What is wrong with a call; empty where nothing is.
pub fn check(shape: &Shape, body: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    check_object(shape, body, &shape.title(), &mut wrong);
    wrong
}

fn check_object(shape: &Shape, given: &Value, path: &str, wrong: &mut Vec<String>) {
    let Some(fields) = given.as_object() else { return wrong.push(format!("{path}: no object")) };
    for field in shape.fields.iter().filter(|field| field.required && !fields.contains_key(field.name)) {
        wrong.push(format!("{path}.{}: missing", field.name));
    }
    for (name, value) in fields {
        let path = format!("{path}.{name}");
        match shape.fields.iter().find(|field| field.name == name) {
            Some(field) => check_value(field.kind, value, &path, wrong),
            None => wrong.push(format!("{path}: not in the table")),
        }
    }
}

fn check_value(kind: Kind, value: &Value, path: &str, wrong: &mut Vec<String>) {
    let inner = |schema: &str| OBJECTS.iter().find(|shape| shape.schema == schema);
    let fits = match kind {
        Kind::Integer => value.is_i64(),
        Kind::Boolean => value.is_boolean(),
        Kind::Text(most) => value.as_str().is_some_and(|text| text.encode_utf16().count() <= most),
        Kind::Snowflake => value.as_str().is_some_and(crate::discord::read::is_id),
        Kind::Nobody => value.as_array().is_some_and(Vec::is_empty),
        Kind::Object(schema) => {
            if let Some(shape) = inner(schema) {
                check_object(shape, value, path, wrong);
            }
            inner(schema).is_some()
        }
        Kind::List(most, schema) => {
            for (shape, one) in inner(schema).into_iter().cycle().zip(value.as_array().into_iter().flatten()) {
                check_object(shape, one, path, wrong);
            }
            value.as_array().is_some_and(|list| list.len() <= most)
        }
    };
    if !fits {
        wrong.push(format!("{path}: {value} is not {kind:?}"));
    }
}
