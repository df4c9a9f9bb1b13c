//! What we read of Telegram's objects; all else in them is passed over.

use serde::Deserialize;

/// The shell of every answer.
#[derive(Debug, Deserialize)]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
pub(super) struct Reply<T> {
    #[serde(default)]
    pub ok: bool,
    // `null` is a result too, where none is wanted.
    #[serde(default = "Option::default", deserialize_with = "some")]
    pub result: Option<T>,
    #[serde(default)]
    pub error_code: Option<u16>,
    #[serde(default)]
    pub description: Option<String>,
    #[serde(default)]
    pub parameters: Option<Parameters>,
}

fn some<'de, T: Deserialize<'de>, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

impl<T> Default for Reply<T> {
    fn default() -> Self {
        Self { ok: false, result: None, error_code: None, description: None, parameters: None }
    }
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Parameters {
    #[serde(default)]
    pub retry_after: Option<u64>,
    #[serde(default)]
    pub migrate_to_chat_id: Option<i64>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Sent {
    pub message_id: i64,
}

#[derive(Debug, Deserialize)]
pub(super) struct UpdateId {
    pub update_id: i64,
}

#[derive(Debug, Deserialize)]
pub(super) struct Update {
    pub message: Option<Message>,
    pub edited_message: Option<Message>,
    pub channel_post: Option<Message>,
    pub edited_channel_post: Option<Message>,
    pub callback_query: Option<CallbackQuery>,
    pub my_chat_member: Option<ChatMemberUpdated>,
}

#[derive(Debug, Deserialize)]
pub(super) struct User {
    pub id: i64,
    #[serde(default)]
    pub first_name: String,
    pub last_name: Option<String>,
    pub username: Option<String>,
}

impl User {
    pub(super) fn name(&self) -> String {
        full_name(&self.first_name, self.last_name.as_deref())
    }
}

pub(super) fn full_name(first: &str, last: Option<&str>) -> String {
    format!("{first} {}", last.unwrap_or_default()).trim().to_owned()
}

#[derive(Debug, Deserialize)]
pub(super) struct Chat {
    pub id: i64,
    #[serde(rename = "type")]
    pub kind: ChatKind,
    pub title: Option<String>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
}

impl Chat {
    pub(super) fn name(&self) -> String {
        match &self.title {
            Some(title) if self.kind != ChatKind::Private => title.clone(),
            _ => full_name(self.first_name.as_deref().unwrap_or_default(), self.last_name.as_deref()),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ChatKind {
    Private,
    Group,
    Supergroup,
    Channel,
}

#[derive(Debug, Deserialize)]
#[allow(clippy::struct_field_names)] // Telegram's
pub(super) struct Message {
    pub message_id: i64,
    pub message_thread_id: Option<i64>,
    #[serde(default)]
    pub is_topic_message: bool,
    pub from: Option<User>,
    pub sender_chat: Option<Chat>,
    /// Seconds since 1970.
    pub date: i64,
    pub edit_date: Option<i64>,
    pub chat: Chat,
    pub forward_origin: Option<serde::de::IgnoredAny>,
    pub reply_to_message: Option<Replied>,
    pub text: Option<String>,
    #[serde(default)]
    pub entities: Vec<Entity>,
    pub caption: Option<String>,
    #[serde(default)]
    pub caption_entities: Vec<Entity>,
    pub animation: Option<Media>,
    pub audio: Option<Media>,
    pub document: Option<Media>,
    #[serde(default)]
    pub photo: Vec<Media>,
    pub sticker: Option<Media>,
    pub video: Option<Media>,
    pub video_note: Option<Media>,
    pub voice: Option<Media>,
    pub contact: Option<Contact>,
    pub venue: Option<Venue>,
    pub location: Option<Location>,
    pub migrate_to_chat_id: Option<i64>,
}

/// The message that another answers: not more of it, because each may hold the next.
#[derive(Debug, Deserialize)]
pub(super) struct Replied {
    pub message_id: i64,
    pub from: Option<User>,
    /// Every message of a topic answers the one that made it.
    pub forum_topic_created: Option<serde::de::IgnoredAny>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Entity {
    #[serde(rename = "type")]
    pub kind: String,
    /// In code units of UTF-16, as is `length`.
    pub offset: i64,
    pub length: i64,
    pub user: Option<User>,
}

/// A photo's size, a voice note, a document …: they share these fields.
#[derive(Debug, Deserialize)]
pub(super) struct Media {
    pub file_id: String,
    pub file_size: Option<u64>,
    pub file_name: Option<String>,
    pub mime_type: Option<String>,
    #[serde(default)]
    pub width: i64,
}

#[derive(Debug, Deserialize)]
pub(super) struct Contact {
    pub phone_number: String,
    pub first_name: String,
    pub last_name: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Venue {
    pub location: Location,
    pub title: String,
    pub address: String,
}

#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct Location {
    pub latitude: f64,
    pub longitude: f64,
}

#[derive(Debug, Deserialize)]
pub(super) struct CallbackQuery {
    pub id: String,
    pub from: User,
    /// As much of it as Telegram still has.
    pub message: Option<Pressed>,
    pub data: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Pressed {
    pub message_id: i64,
    pub chat: Chat,
    pub message_thread_id: Option<i64>,
    #[serde(default)]
    pub is_topic_message: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct ChatMemberUpdated {
    pub chat: Chat,
    pub new_chat_member: ChatMember,
}

#[derive(Debug, Deserialize)]
pub(super) struct ChatMember {
    pub status: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct File {
    pub file_size: Option<u64>,
    pub file_path: Option<String>,
}
