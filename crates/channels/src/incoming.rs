//! What comes in, read but not yet believed: every string is the platform's or a stranger's.

use async_trait::async_trait;
use jiff::Timestamp;

use crate::SinkError;

/// Whose account it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The platform's id of the account; two channels with the same are the same account.
    pub external_id: String,
    /// The name to show.
    pub name: String,
    /// Where a person opens a chat with it, where the platform has such an address.
    pub address: Option<String>,
}

/// Where updates are committed.
#[async_trait]
pub trait Sink: Send + Sync {
    /// Returns only when all of it is committed, cursor included. The platform's own place moves only after that.
    async fn take(&self, batch: Batch) -> Result<(), SinkError>;
}

/// What came at once, in order. An empty one only moves the cursor.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Batch {
    pub updates: Vec<Update>,
    /// Where to go on behind these, for [`Channel::receive`](crate::Channel::receive); `None` where it does not move.
    pub cursor: Option<String>,
    /// Updates that could not be read. They are passed over, so that one of them never stops the rest.
    pub skipped: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Update {
    Message(Received),
    /// What it reads as now; `external_id` is that of the message it was.
    Edited {
        message: Received,
        edited_at: Timestamp,
    },
    /// A button of ours was pressed.
    Pressed {
        chat_key: String,
        sender_key: String,
        /// The message with the button, where the platform says.
        message_external_id: Option<String>,
        data: String,
        /// What [`Channel::acknowledge`](crate::Channel::acknowledge) wants; also the press's own id.
        acknowledge: String,
    },
    /// How far a message of ours got.
    Status {
        chat_key: String,
        external_id: String,
        status: Status,
    },
    /// We can no longer write there: blocked, removed, the chat deleted.
    Left {
        chat_key: String,
    },
    /// The platform has given the chat another id.
    Moved {
        chat_key: String,
        to: String,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    Delivered,
    Read,
    /// It was taken and then not delivered.
    Failed {
        cause: String,
        /// The person has to write again first.
        closed: bool,
    },
}

/// A message that somebody wrote.
#[allow(clippy::struct_excessive_bools)] // a list of yes and no, not a state
#[derive(Debug, Clone, PartialEq)]
pub struct Received {
    /// The platform's id of the chat.
    pub chat_key: String,
    /// A group's title, or the name of the person in a chat with one.
    pub chat_title: String,
    /// The platform's id of the sender.
    pub sender_key: String,
    pub sender_name: String,
    /// The platform's id of the message, unique within the chat.
    pub external_id: String,
    /// What was written, or the caption of what was sent; may be empty beside attachments.
    pub text: String,
    /// What stood beside those words and is not new: the history that they answer, a signature. Others' words may be
    /// in it. Empty on most platforms.
    pub quoted: String,
    /// When it was sent, by the platform's clock.
    pub sent_at: Timestamp,
    /// The platform's id of the message that it answers.
    pub reply_to: Option<String>,
    pub attachments: Vec<Attachment>,
    /// What the link carried by which the sender opened the chat: a code that we gave out.
    pub opened_with: Option<String>,
    /// Written by the account itself, on another device.
    pub from_me: bool,
    /// Between two: the sender and us.
    pub direct: bool,
    /// Meant for us: a chat between two, a mention, an answer to us, a command of ours.
    pub addressed: bool,
    /// Somebody else's words, passed on.
    pub forwarded: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Attachment {
    File(RemoteFile),
    /// In degrees.
    Place {
        name: String,
        address: String,
        latitude: f64,
        longitude: f64,
    },
    Contact {
        name: String,
        phone: String,
    },
}

/// A file that the platform holds; see [`Channel::fetch`](crate::Channel::fetch).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteFile {
    pub kind: FileKind,
    /// As its sender named it, or empty. Never a path to write to.
    pub name: String,
    /// As the platform or the sender says, or empty.
    pub mime: String,
    /// Bytes, where the platform says.
    pub size: Option<u64>,
    /// The platform's id of it.
    pub remote_id: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    Image,
    /// Spoken into the chat.
    Voice,
    Audio,
    Video,
    Sticker,
    Document,
}

/// A request that claims to be a platform's.
#[derive(Debug, Clone, Copy)]
pub struct WebhookRequest<'a> {
    pub method: &'a http::Method,
    /// Behind the `?`, without it; empty where there is none.
    pub query: &'a str,
    pub headers: &'a http::HeaderMap,
    /// The raw body; its length is the caller's to bound.
    pub body: &'a [u8],
}

/// What a platform pushed, verified and read.
#[derive(Debug, Clone, PartialEq)]
pub struct Pushed {
    pub batch: Batch,
    /// What it is answered, once the batch is committed.
    pub answer: Answer,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub content_type: &'static str,
    pub body: String,
}

impl Answer {
    /// "Received."
    pub fn ok() -> Self {
        Self { status: 200, content_type: "text/plain", body: String::new() }
    }
}
