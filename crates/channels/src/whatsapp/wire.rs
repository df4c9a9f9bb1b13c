//! What we read of Meta's objects. Lists stay as they came, so that one bad piece does not spoil the others.

use serde::Deserialize;
use serde_json::value::RawValue;

pub(super) type Pieces<'a> = Vec<&'a RawValue>;

/// A whole push.
#[derive(Debug, Deserialize)]
pub(super) struct Push<'a> {
    pub object: String,
    #[serde(borrow)]
    pub entry: Pieces<'a>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Entry<'a> {
    #[serde(borrow)]
    pub changes: Pieces<'a>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Change<'a> {
    pub field: String,
    #[serde(borrow)]
    pub value: &'a RawValue,
}

#[derive(Debug, Deserialize)]
pub(super) struct Value<'a> {
    pub metadata: Metadata,
    #[serde(borrow)]
    pub contacts: Option<&'a RawValue>,
    #[serde(borrow)]
    pub messages: Option<Pieces<'a>>,
    #[serde(borrow)]
    pub statuses: Option<Pieces<'a>>,
    #[serde(borrow)]
    pub errors: Option<Pieces<'a>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Metadata {
    pub phone_number_id: String,
    #[serde(default)]
    pub display_phone_number: String,
}

/// Who writes.
#[derive(Debug, Deserialize)]
pub(super) struct Person {
    pub wa_id: String,
    pub profile: Named,
}

#[derive(Debug, Deserialize)]
pub(super) struct Named {
    pub name: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Message {
    pub from: String,
    pub id: String,
    /// Seconds, as text.
    pub timestamp: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub group_id: Option<String>,
    pub context: Option<Context>,
    pub text: Option<Text>,
    pub image: Option<Media>,
    pub audio: Option<Media>,
    pub video: Option<Media>,
    pub document: Option<Media>,
    pub sticker: Option<Media>,
    pub location: Option<Location>,
    pub contacts: Option<Vec<Card>>,
    pub interactive: Option<Interactive>,
    pub button: Option<Quick>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Context {
    pub id: Option<String>,
    pub from: Option<String>,
    #[serde(default)]
    pub forwarded: bool,
    #[serde(default)]
    pub frequently_forwarded: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct Text {
    pub body: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Media {
    pub id: String,
    pub mime_type: Option<String>,
    pub filename: Option<String>,
    pub caption: Option<String>,
    /// Spoken into the chat.
    #[serde(default)]
    pub voice: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct Location {
    pub latitude: f64,
    pub longitude: f64,
    pub name: Option<String>,
    pub address: Option<String>,
}

/// A person's card.
#[derive(Debug, Deserialize)]
pub(super) struct Card {
    pub name: CardName,
    #[serde(default)]
    pub phones: Vec<Phone>,
}

#[derive(Debug, Deserialize)]
pub(super) struct CardName {
    pub formatted_name: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Phone {
    pub phone: Option<String>,
}

/// A press on a button or on a line of a list.
#[derive(Debug, Deserialize)]
pub(super) struct Interactive {
    pub button_reply: Option<Reply>,
    pub list_reply: Option<Reply>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Reply {
    pub id: String,
}

/// A press on a template's button.
#[derive(Debug, Deserialize)]
pub(super) struct Quick {
    pub payload: String,
}

/// How far a message of ours got.
#[derive(Debug, Deserialize)]
pub(super) struct Status {
    pub id: String,
    #[serde(rename = "status")]
    pub how: String,
    pub recipient_id: String,
    pub group_id: Option<String>,
    #[serde(default)]
    pub errors: Vec<Error>,
}

/// As an answer and a status carry it.
#[derive(Debug, Deserialize)]
pub(super) struct Error {
    pub code: i64,
    #[serde(rename = "error_subcode")]
    pub subcode: Option<i64>,
    pub title: Option<String>,
    pub message: Option<String>,
    #[serde(rename = "error_data")]
    pub data: Option<ErrorData>,
}

#[derive(Debug, Deserialize)]
pub(super) struct ErrorData {
    pub details: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Failed {
    pub error: Error,
}

#[derive(Debug, Deserialize)]
pub(super) struct Sent {
    pub messages: Vec<Id>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Id {
    pub id: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Profile {
    pub id: String,
    #[serde(default)]
    pub display_phone_number: String,
    #[serde(default)]
    pub verified_name: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct File {
    pub url: String,
    /// A number, or digits.
    pub file_size: Option<serde_json::Value>,
}
