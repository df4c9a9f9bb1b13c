//! What goes over a WebSocket: one JSON object per text frame. The page `docs/protocol.md` describes it for clients.

use std::sync::Arc;

use domain::{ChannelRole, Code, Conversation, ConversationId, LiveEvent, TurnId, User};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::wire::Bye;
use crate::extract::{parse, parse_value};
use crate::problem::{Problem, Result};
use crate::v1::messages::{Accepted, NewMessage};

pub(crate) const PROTOCOL: u32 = 1;
/// Conversations that a hello may name.
pub(crate) const MOST_RESUMED: usize = 100;

/// What a client says.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(crate) enum ClientFrame {
    /// The first frame.
    Hello(Hello),
    Send(Say),
    Follow(Resume),
    Ping,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Hello {
    /// 1.
    pub protocol: u32,
    /// At most 100.
    #[serde(default)]
    pub resume: Vec<Resume>,
}

/// A message to the assistant.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Say {
    /// The client's own id of the message, 1 to 200 bytes: sent again, it changes nothing and gets the same answer.
    pub client_id: String,
    /// At most 65,536 bytes.
    pub text: String,
    /// Absent: one's first conversation with the assistant.
    #[serde(default)]
    pub conversation_id: Option<ConversationId>,
}

/// Nothing but the sign of life.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ping {}

/// Where to go on from.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Resume {
    pub conversation_id: ConversationId,
    /// The `seq` of the last event that was handled; 0 for all that are kept.
    #[schema(minimum = 0)]
    pub after: i64,
}

/// What the server says.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(crate) enum ServerFrame {
    Welcome(Welcome),
    /// The message is on the disk.
    Ack(Accepted),
    Event {
        #[schema(value_type = LiveEvent)]
        event: Arc<LiveEvent>,
    },
    /// A piece of an answer that is being written; not stored, may be missed.
    Delta {
        conversation_id: ConversationId,
        turn_id: TurnId,
        #[schema(value_type = String)]
        text: Arc<str>,
    },
    /// The pieces of this turn so far are taken back: its answer is written anew.
    Restart {
        conversation_id: ConversationId,
        turn_id: TurnId,
    },
    /// The events after the client's place are no longer kept: read the conversation, go on from `seq`.
    Reset {
        conversation_id: ConversationId,
        seq: i64,
    },
    Pong,
    Error(Refusal),
    /// The server is about to close.
    Bye {
        code: Bye,
        message: String,
    },
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Welcome {
    pub protocol: u32,
    pub user: User,
    pub conversations: Vec<Known>,
    pub heartbeat_seconds: u64,
}

/// A conversation and where it stands.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = KnownConversation)]
pub(crate) struct Known {
    id: ConversationId,
    title: String,
    role: ChannelRole,
    seq: i64,
}

/// A frame that was not acted on.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Refusal {
    #[schema(inline)]
    pub code: Code,
    pub message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<String>,
}

impl From<&Conversation> for Known {
    fn from(one: &Conversation) -> Self {
        Self { id: one.id, title: one.title.clone(), role: one.role, seq: one.seq }
    }
}

impl From<Say> for NewMessage {
    fn from(say: Say) -> Self {
        let Say { client_id, text, conversation_id } = say;
        Self { client_id, text, conversation_id, from: None, sent_at: None, context: Vec::new() }
    }
}

impl Refusal {
    pub fn new(problem: Problem, client_id: Option<String>) -> Self {
        Self { code: problem.code, message: problem.detail, client_id }
    }
}

/// Reads a client's frame. What this server does not know is refused, so that nothing that is meant gets lost
/// silently. An error comes with the frame's `client_id` where it has one.
pub(crate) fn read(text: &str) -> Result<ClientFrame, Refusal> {
    let mut fields: Map<String, Value> = parse(text.as_bytes()).map_err(|problem| Refusal::new(problem, None))?;
    let client_id = fields.get("client_id").and_then(Value::as_str).map(|id| domain::text::shorten(id, 200));
    let kind = fields.remove("type");
    let fields = Value::Object(fields);
    let frame = match kind.as_ref().and_then(Value::as_str) {
        Some("hello") => parse_value(fields).map(ClientFrame::Hello),
        Some("send") => parse_value(fields).map(ClientFrame::Send),
        Some("follow") => parse_value(fields).map(ClientFrame::Follow),
        Some("ping") => parse_value::<Ping>(fields).map(|Ping {}| ClientFrame::Ping),
        _ => Err(Problem::invalid("type", "must be hello, send, follow or ping")),
    };
    frame.map_err(|problem| Refusal::new(problem, client_id))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::json;

    use super::*;

    fn refusal(text: &str) -> Value {
        serde_json::to_value(read(text).unwrap_err()).unwrap()
    }

    #[test]
    fn each_frame_is_read() {
        let conversation = ConversationId::derived(b"c");
        assert!(matches!(read(r#"{"type":"ping"}"#), Ok(ClientFrame::Ping)));
        let hello = json!({"type": "hello", "protocol": 1, "resume": [{"conversation_id": conversation, "after": 3}]});
        assert!(matches!(read(&hello.to_string()), Ok(ClientFrame::Hello(hello)) if hello.resume[0].after == 3));
        let follow = json!({"type": "follow", "conversation_id": conversation, "after": 3});
        assert!(matches!(read(&follow.to_string()), Ok(ClientFrame::Follow(Resume { after: 3, .. }))));
        let send = json!({"type": "send", "client_id": "1", "text": "hi"});
        assert!(matches!(read(&send.to_string()), Ok(ClientFrame::Send(new)) if new.text == "hi"));
    }

    #[test]
    fn what_is_wrong_is_named_with_the_id_of_the_message() {
        let wrong_type = refusal(r#"{"type":"send","client_id":"7","text":5}"#);
        assert_eq!(wrong_type, json!({"code": "invalid_input", "message": "text: must be a text", "client_id": "7"}));
        let kinds = "type: must be hello, send, follow or ping";
        assert_eq!(refusal(r#"{"type":"say"}"#)["message"], kinds);
        assert_eq!(
            refusal(r#"{"type":5,"client_id":"8"}"#),
            json!({"code": "invalid_input", "message": kinds, "client_id": "8"})
        );
        for text in ["", "[]", "5", "{", "{\"a\":", "nul"] {
            assert_eq!(refusal(text)["code"], "invalid_input", "{text}");
        }
        let deep = "[".repeat(100_000);
        assert_eq!(refusal(&format!("{{\"type\":{deep}"))["code"], "invalid_input");
    }
}
