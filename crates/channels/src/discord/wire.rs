//! What we read of Discord's objects. All else in them is passed over; what may be missing has a default.

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// One frame of the gateway.
#[derive(Debug, Deserialize)]
pub(super) struct Frame<'a> {
    pub op: u64,
    pub s: Option<u64>,
    pub t: Option<String>,
    #[serde(borrow, default)]
    pub d: Option<&'a RawValue>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Hello {
    /// Milliseconds.
    pub heartbeat_interval: u64,
}

#[derive(Debug, Deserialize)]
pub(super) struct Ready {
    pub session_id: String,
    pub resume_gateway_url: String,
    pub user: User,
}

/// The answer about where the gateway is and how often one may identify.
#[derive(Debug, Deserialize)]
pub(super) struct Gateway {
    pub url: String,
    pub session_start_limit: StartLimit,
}

#[derive(Debug, Deserialize)]
pub(super) struct StartLimit {
    pub remaining: u64,
    /// Milliseconds.
    pub reset_after: u64,
    #[serde(default)]
    pub max_concurrency: u32,
}

#[derive(Debug, Deserialize)]
pub(super) struct Application {
    pub id: String,
    #[serde(default)]
    pub flags: u64,
}

#[derive(Debug, Deserialize)]
pub(super) struct User {
    pub id: String,
    pub username: String,
    pub global_name: Option<String>,
    #[serde(default)]
    pub bot: bool,
}

impl User {
    pub(super) fn name(&self) -> &str {
        self.global_name.as_deref().unwrap_or(&self.username)
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Member {
    pub nick: Option<String>,
    /// Left out beside a message, whose author it is.
    pub user: Option<User>,
}

#[allow(clippy::struct_field_names)] // Discord's own names
#[derive(Debug, Deserialize)]
pub(super) struct Message {
    pub id: String,
    pub channel_id: String,
    pub guild_id: Option<String>,
    pub author: User,
    pub webhook_id: Option<String>,
    pub member: Option<Member>,
    #[serde(default)]
    pub content: String,
    pub timestamp: String,
    pub edited_timestamp: Option<String>,
    #[serde(rename = "type", default)]
    pub kind: u64,
    #[serde(default)]
    pub flags: u64,
    #[serde(default)]
    pub mentions: Vec<User>,
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    pub message_reference: Option<Reference>,
    pub referenced_message: Option<Referenced>,
    #[serde(default)]
    pub message_snapshots: Vec<Snapshot>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Reference {
    #[serde(rename = "type", default)]
    pub kind: u64,
    pub message_id: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Referenced {
    pub author: User,
}

/// What was forwarded.
#[derive(Debug, Deserialize)]
pub(super) struct Snapshot {
    pub message: Forwarded,
}

#[derive(Debug, Deserialize)]
pub(super) struct Forwarded {
    #[serde(default)]
    pub content: String,
    #[serde(default)]
    pub attachments: Vec<Attachment>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Attachment {
    pub id: String,
    #[serde(default)]
    pub filename: String,
    pub content_type: Option<String>,
    pub size: Option<u64>,
    /// Where it is, for some hours.
    #[serde(default)]
    pub url: String,
}

/// A message that is asked for because of what is attached to it.
#[derive(Debug, Deserialize)]
pub(super) struct Holder {
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    #[serde(default)]
    pub message_snapshots: Vec<Snapshot>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Interaction {
    pub id: String,
    pub token: String,
    #[serde(rename = "type")]
    pub kind: u64,
    pub channel_id: Option<String>,
    pub guild_id: Option<String>,
    pub member: Option<Member>,
    pub user: Option<User>,
    pub message: Option<Pressed>,
    pub data: Option<Data>,
}

/// The message of a button.
#[derive(Debug, Deserialize)]
pub(super) struct Pressed {
    pub id: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Data {
    pub custom_id: Option<String>,
    pub name: Option<String>,
    #[serde(default)]
    pub options: Vec<Choice>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Choice {
    pub name: String,
    #[serde(default)]
    pub value: Value,
}

/// A chat, where only its name matters.
#[derive(Debug, Deserialize)]
pub(super) struct Channel {
    pub name: Option<String>,
}

/// A server that the bot is on.
#[derive(Debug, Deserialize)]
pub(super) struct Server {
    pub id: String,
    #[serde(default)]
    pub name: String,
}

/// Something that is gone.
#[derive(Debug, Deserialize)]
pub(super) struct Gone {
    pub id: String,
}

/// A message that was taken.
#[derive(Debug, Deserialize)]
pub(super) struct Sent {
    pub id: String,
}

/// A server that we are no longer on, or that is out of order.
#[derive(Debug, Deserialize)]
pub(super) struct GoneServer {
    pub id: String,
    #[serde(default)]
    pub unavailable: bool,
}
