//! What a turn's model sees, kept as the turn's first step: small, because messages are kept already, and complete, so
//! that the turn can go on, or be replayed, with the same request.

use domain::{ChannelRole, Conversation, Env, Message, Proposal, Sender, User};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use models::{AgendaItem, Part, Purpose, Request, Role, Said, ToolSpec};
use serde::{Deserialize, Serialize};
use store::Tx;

use super::begin::zone;
use crate::{Result, agenda, tools};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Context {
    pub purpose: Purpose,
    pub now: Timestamp,
    pub zone: String,
    pub language: String,
    /// The first message of the history, by `seq`; the messages from it on are the request's.
    pub history_from: Option<i64>,
    pub agenda: Vec<AgendaItem>,
}

impl Context {
    pub(super) async fn new(
        tx: &mut Tx,
        env: &Env,
        conversation: &Conversation,
        user: &User,
        history: &[Message],
        pending: &[Proposal],
    ) -> Result<Self> {
        let now = env.now();
        let tools = tools::Context {
            env: env.clone(),
            user: user.clone(),
            zone: zone(user),
            conversation_id: conversation.id,
            now,
        };
        Ok(Self {
            purpose: match conversation.role {
                ChannelRole::Assistant => Purpose::Chat,
                ChannelRole::Source => Purpose::Detect,
            },
            now,
            zone: user.zone.clone(),
            language: user.language.clone(),
            history_from: history.first().map(|message| message.seq),
            agenda: agenda::around_now(tx, &tools, pending).await?,
        })
    }

    pub(crate) fn request(&self, history: &[Message], messages: &[Message], tools: Vec<ToolSpec>) -> Request {
        let zone = TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC);
        let from = self.history_from.unwrap_or(i64::MAX);
        let said = |message: &Message, new| {
            Part::Said(Said {
                id: message.id.to_string(),
                role: match message.sender {
                    Sender::User => Role::User,
                    Sender::Contact => Role::Contact,
                    Sender::Assistant => Role::Assistant,
                },
                name: message.sender_name.clone(),
                text: message.text.clone(),
                at: message.sent_at.to_zoned(zone.clone()),
                new,
            })
        };
        let history = history.iter().filter(|message| message.seq >= from).map(|message| said(message, false));
        let new = messages.iter().map(|message| said(message, true));
        Request {
            purpose: self.purpose,
            language: self.language.clone(),
            now: self.now.to_zoned(zone.clone()),
            parts: history.chain(new).collect(),
            tools,
            agenda: self.agenda.clone(),
        }
    }
}
