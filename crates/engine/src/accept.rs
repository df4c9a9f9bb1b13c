//! Intake: checked, cleaned, committed under its key; only then is the caller told "received".

use domain::{ChannelRole, ContactId, Conversation, ConversationId, Incoming, Message, MessageId, Sender, text};
use futures_util::FutureExt;
use store::inbox::Accepted;

use crate::metrics::{Word, outcome};
use crate::{Engine, Error, Result};

/// The message is on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ack {
    pub message_id: MessageId,
    pub conversation_id: ConversationId,
    pub seq: i64,
    /// It came before; nothing was changed.
    pub duplicate: bool,
}

impl Engine {
    /// Takes a message in. The same key again gets the same answer, whatever happened in between.
    pub async fn accept(&self, conversation: &Conversation, incoming: Incoming) -> Result<Ack> {
        let begun = self.env.now();
        let result = self.accept_checked(conversation, incoming).await;
        let word = match &result {
            Ok(ack) if ack.duplicate => Word::duplicate,
            Ok(_) => Word::accepted,
            Err(_) => Word::refused,
        };
        self.metrics.messages.get_or_create(&outcome(word)).inc();
        self.metrics.accept_seconds.observe(self.env.now().duration_since(begun).as_secs_f64());
        result
    }

    async fn accept_checked(&self, conversation: &Conversation, mut incoming: Incoming) -> Result<Ack> {
        check(&mut incoming)?;
        let now = self.env.now();
        let id = self.env.id(MessageId::new);
        let contact = (incoming.sender == Sender::Contact)
            .then(|| (self.env.id(ContactId::new), incoming.sender_key.clone(), incoming.sender_name.clone()));
        let debounce = match conversation.role {
            ChannelRole::Assistant => self.settings.debounce,
            // Nobody waits for an answer there, and a thread is understood better whole.
            ChannelRole::Source => self.settings.debounce * 2,
        };
        let owned = conversation.clone();
        let accepted = self
            .store
            .write::<_, store::Error, _>(move |tx| {
                async move {
                    let accepted = store::inbox::accept(tx, &owned, incoming, id, now, debounce).await?;
                    if let (Accepted::New(_), Some((contact, key, name))) = (&accepted, contact) {
                        let channel = (owned.channel_id, owned.workspace_id);
                        store::channels::remember_contact(tx, channel, contact, &key, &name, now).await?;
                    }
                    Ok(accepted)
                }
                .boxed()
            })
            .await?;
        Ok(match accepted {
            Accepted::New(event) => {
                let ack = Ack { message_id: id, conversation_id: conversation.id, seq: event.seq, duplicate: false };
                self.publish(conversation.workspace_id, vec![event]);
                self.lanes_wake.at(now + debounce);
                ack
            }
            Accepted::Duplicate(Message { id, seq, .. }) => {
                Ack { message_id: id, conversation_id: conversation.id, seq, duplicate: true }
            }
        })
    }
}

/// Bounds and cleans what came from outside.
fn check(incoming: &mut Incoming) -> Result<()> {
    if incoming.external_id.is_empty() || incoming.external_id.len() > 200 {
        return Err(Error::invalid("client_id", "must have 1 to 200 bytes; use a new UUID for each message"));
    }
    if incoming.text.len() > text::MAX_MESSAGE_BYTES {
        return Err(Error::TooLarge("text (65,536 bytes at most)"));
    }
    incoming.text = text::clean(&incoming.text);
    if incoming.text.trim().is_empty() {
        return Err(Error::invalid("text", "is empty; write something"));
    }
    incoming.sender_name = text::shorten(text::clean(&incoming.sender_name).trim(), 100);
    Ok(())
}
