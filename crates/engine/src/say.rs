//! Something that the assistant says: its message, its live event and its effect, which belong together.

use domain::{
    ChannelId, Choice, Conversation, ConversationId, Delivery, Effect, EffectId, EffectKind, EffectState, Env,
    LivePayload, Message, MessageId, Rewrite, Sender, Told, TurnId, WorkspaceId,
};
use jiff::Timestamp;
use store::Statement;

/// A message of ours on its way: written with the transaction that decided to say it.
#[derive(Debug)]
pub(crate) struct Saying {
    message: Message,
    effect: Effect,
}

/// Where it is said, and under which key it can be said only once.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub workspace_id: WorkspaceId,
    pub conversation_id: ConversationId,
    pub channel_id: ChannelId,
    pub chat_key: String,
    pub key: String,
    pub turn_id: Option<TurnId>,
}

impl Place {
    pub(crate) fn new(conversation: &Conversation, key: String, turn_id: Option<TurnId>) -> Self {
        Self {
            workspace_id: conversation.workspace_id,
            conversation_id: conversation.id,
            channel_id: conversation.channel_id,
            chat_key: conversation.chat_key.clone(),
            key,
            turn_id,
        }
    }
}

impl Saying {
    /// `seq` is the message's place in the conversation, taken by the caller.
    pub(crate) fn new(env: &Env, place: Place, seq: i64, text: String, now: Timestamp) -> Self {
        let message = Message {
            id: env.id(MessageId::new),
            conversation_id: place.conversation_id,
            seq,
            sender: Sender::Assistant,
            sender_name: String::new(),
            text,
            delivery: Delivery::Pending,
            turn_id: place.turn_id,
            sent_at: now,
        };
        let effect = Effect {
            id: env.id(EffectId::new),
            workspace_id: place.workspace_id,
            conversation_id: place.conversation_id,
            channel_id: place.channel_id,
            chat_key: place.chat_key,
            seq,
            idempotency_key: place.key,
            kind: EffectKind::Send {
                message_id: message.id,
                text: message.text.clone(),
                buttons: Vec::new(),
                rewrite: None,
                told: None,
            },
            state: EffectState::Pending,
            attempts: 0,
            fence: 0,
            created_at: now,
        };
        Self { message, effect }
    }

    /// With buttons under it.
    pub(crate) fn with_buttons(mut self, choices: Vec<Choice>) -> Self {
        if let EffectKind::Send { buttons, .. } = &mut self.effect.kind {
            *buttons = choices;
        }
        self
    }

    /// Told to the person, wherever they are reached; `told` says what was passed by already.
    pub(crate) fn telling(mut self, whom: Told) -> Self {
        if let EffectKind::Send { told, .. } = &mut self.effect.kind {
            *told = Some(whom);
        }
        self
    }

    /// Told by changing an earlier message, where the platform can.
    pub(crate) fn rewriting(mut self, change: Option<Rewrite>) -> Self {
        if let EffectKind::Send { rewrite, .. } = &mut self.effect.kind {
            *rewrite = change;
        }
        self
    }

    pub(crate) fn payload(&self) -> LivePayload {
        LivePayload::Message { message: self.message.clone() }
    }

    /// Marks the message as one that may repeat what others wrote.
    pub(crate) fn marking(&self) -> Statement<'static> {
        store::outside::insert(self.effect.workspace_id, self.message.id)
    }

    /// Both rows. A second saying under the same key makes the transaction fail at the outbox.
    pub(crate) fn statements(&self) -> [Statement<'_>; 2] {
        let Effect { workspace_id, idempotency_key, created_at, .. } = &self.effect;
        [
            store::messages::insert(*workspace_id, &self.message, "", idempotency_key, *created_at),
            store::outbox::insert(&self.effect),
        ]
    }
}
