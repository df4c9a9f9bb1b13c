//! Saying something, by REST or by socket: one way for both.

use axum::extract::State;
use axum::http::StatusCode;
use domain::{Brought, ChannelRole, ConversationId, Incoming, MessageId, Sender, User, text};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use tracing::info;
use utoipa::ToSchema;

use crate::auth::Signed;
use crate::extract::Json;
use crate::problem::{Problem, Problems, Result};
use crate::state::Api;
use crate::wording;

/// How far a sender's clock may be ahead of ours.
const AHEAD: SignedDuration = SignedDuration::from_hours(24);

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewMessage {
    /// The sender's own id of the message, 1 to 200 bytes: sent again, it changes nothing and gets the same answer.
    pub client_id: String,
    /// At most 65,536 bytes.
    pub text: String,
    /// Absent: one's first conversation with the assistant.
    #[serde(default)]
    pub conversation_id: Option<ConversationId>,
    /// Who said it, where that is somebody else. Only in a source conversation.
    #[serde(default)]
    pub from: Option<String>,
    /// When it was said, where that is not now.
    #[serde(default, deserialize_with = "wording::perhaps")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub sent_at: Option<Timestamp>,
    /// What was said before, oldest first, 50 messages at most: for a caller that keeps the conversation itself. Read
    /// only where the conversation here has nothing of its own; else what is stored wins.
    #[serde(default)]
    #[schema(max_items = 50)]
    pub context: Vec<Brought>,
}

/// The message is on the disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) struct Accepted {
    pub client_id: String,
    pub message_id: MessageId,
    pub conversation_id: ConversationId,
    pub seq: i64,
    /// It came before; nothing was changed.
    pub duplicate: bool,
}

/// Say something; answered once it is on disk
#[utoipa::path(post, path = "/v1/messages", operation_id = "send_message", tag = "conversations", request_body = NewMessage,
    responses((status = 202, body = Accepted), Problems))]
pub(crate) async fn send(
    State(api): State<Api>,
    signed: Signed,
    Json(new): Json<NewMessage>,
) -> Result<(StatusCode, Json<Accepted>)> {
    Ok((StatusCode::ACCEPTED, Json(accept(&api, &signed.user, new).await?)))
}

/// Takes a message of `user` in.
pub(crate) async fn accept(api: &Api, user: &User, new: NewMessage) -> Result<Accepted> {
    let now = api.engine.env.now();
    if new.client_id.chars().any(char::is_control) {
        return Err(Problem::invalid("client_id", "has control characters; use a new UUID for each message"));
    }
    if new.sent_at.is_some_and(|at| at.duration_since(now) > AHEAD) {
        return Err(Problem::invalid("sent_at", "lies in the future; leave it out for a message of now"));
    }
    let conversation = api.engine.conversation(user, new.conversation_id).await?;
    let (sender, sender_key, sender_name) = match new.from {
        None => (Sender::User, user.id.to_string(), String::new()),
        Some(_) if conversation.role == ChannelRole::Assistant => {
            return Err(Problem::invalid("from", "is for a source conversation only; leave it out here"));
        }
        Some(name) => {
            let name = text::shorten(text::clean(&name).replace('\n', " ").trim(), 100);
            if text::is_blank(&name) {
                return Err(Problem::invalid("from", "is empty; write who said it, or leave it out"));
            }
            (Sender::Contact, name.to_lowercase(), name)
        }
    };
    let incoming = Incoming {
        channel_id: conversation.channel_id,
        chat_key: conversation.chat_key.clone(),
        sender_key,
        external_id: new.client_id.clone(),
        sender,
        sender_name,
        text: new.text,
        sent_at: new.sent_at.unwrap_or(now),
    };
    let ack = api.engine.accept_with(&conversation, incoming, new.context).await?;
    // Joins the request's id to the message's: from here on the log names the message.
    info!(id = %ack.message_id, conversation = %ack.conversation_id, duplicate = ack.duplicate, "accepted");
    Ok(Accepted {
        client_id: new.client_id,
        message_id: ack.message_id,
        conversation_id: ack.conversation_id,
        seq: ack.seq,
        duplicate: ack.duplicate,
    })
}
