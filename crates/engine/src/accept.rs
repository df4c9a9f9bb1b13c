//! Intake: checked, cleaned, committed under its key; only then is the caller told "received".

use std::sync::Arc;
use std::time::Duration;

use domain::{
    Brought, ChannelRole, ContactId, Conversation, ConversationId, Env, Incoming, Message, MessageId, Sender, text,
};
use futures_util::FutureExt;
use jiff::Timestamp;
use store::Tx;
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
        self.accept_with(conversation, incoming, Vec::new()).await
    }

    /// As [`Engine::accept`], with what was said before as the caller tells it, oldest first, 50 messages at most. It is
    /// kept with the message and read only where the conversation has nothing of its own.
    pub async fn accept_with(
        &self,
        conversation: &Conversation,
        incoming: Incoming,
        brought: Vec<Brought>,
    ) -> Result<Ack> {
        let mut acks = self.take_in(conversation, vec![(incoming, brought)]).await?;
        acks.pop().ok_or_else(|| Error::Broken("a message was neither taken in nor refused".into()))
    }

    /// Takes messages of one conversation in, in order and all together or none; as [`Engine::accept`] each. They are
    /// one transaction, which others wait for: some dozens at most.
    pub async fn accept_all(&self, conversation: &Conversation, incoming: Vec<Incoming>) -> Result<Vec<Ack>> {
        self.take_in(conversation, incoming.into_iter().map(|one| (one, Vec::new())).collect()).await
    }

    async fn take_in(&self, conversation: &Conversation, incoming: Vec<(Incoming, Vec<Brought>)>) -> Result<Vec<Ack>> {
        let begun = self.env.now();
        let result = self.accept_checked(conversation, incoming).await;
        let count = |word| self.metrics.messages.get_or_create(&outcome(word)).inc();
        match &result {
            Ok(acks) => {
                for ack in acks {
                    count(if ack.duplicate { Word::duplicate } else { Word::accepted });
                }
            }
            Err(_) => _ = count(Word::refused),
        }
        self.metrics.accept_seconds.observe(self.env.now().duration_since(begun).as_secs_f64());
        result
    }

    async fn accept_checked(
        &self,
        conversation: &Conversation,
        incoming: Vec<(Incoming, Vec<Brought>)>,
    ) -> Result<Vec<Ack>> {
        let now = self.env.now();
        let checked: Result<Vec<_>> =
            incoming.into_iter().map(|(one, brought)| Checked::of(&self.env, one)?.with(brought)).collect();
        let checked = checked?;
        let debounce = match conversation.role {
            ChannelRole::Assistant => self.settings.debounce,
            // Nobody waits for an answer there, and a thread is understood better whole.
            ChannelRole::Source => self.settings.debounce * 2,
        };
        let (owned, lanes) = (conversation.clone(), Arc::clone(&self.lanes_wake));
        // A turn may begin while the disk works: what it tells anybody waits for the disk itself.
        let begins = move |all: &Vec<(MessageId, Accepted)>| {
            if all.iter().any(|(_, accepted)| matches!(accepted, Accepted::New(_))) {
                lanes.at(now + debounce);
            }
        };
        let accepted = self
            .store
            .write_of_then::<_, store::Error, _, _>(
                conversation.workspace_id,
                move |tx| {
                    async move {
                        let mut all = Vec::with_capacity(checked.len());
                        for one in checked {
                            all.push(one.store(tx, &owned, now, debounce).await?);
                        }
                        Ok(all)
                    }
                    .boxed()
                },
                begins,
            )
            .await?;
        let (mut acks, mut events) = (Vec::with_capacity(accepted.len()), Vec::new());
        for (id, accepted) in accepted {
            let (message_id, seq, duplicate) = match accepted {
                Accepted::New(event) => {
                    let seq = event.seq;
                    events.push(event);
                    (id, seq, false)
                }
                Accepted::Duplicate(Message { id, seq, .. }) => (id, seq, true),
            };
            acks.push(Ack { message_id, conversation_id: conversation.id, seq, duplicate });
        }
        if !events.is_empty() {
            self.publish(conversation.workspace_id, events);
        }
        Ok(acks)
    }
}

/// A message that may be stored, and the contact that wrote it: id, key and name.
pub(crate) struct Checked {
    id: MessageId,
    incoming: Incoming,
    contact: Option<(ContactId, String, String)>,
    brought: Vec<Brought>,
}

/// Messages that a caller may bring along.
const MAX_BROUGHT: usize = 50;

fn check_brought(brought: &mut [Brought]) -> Result<()> {
    if brought.len() > MAX_BROUGHT {
        return Err(Error::invalid("context", format!("has {} messages; {MAX_BROUGHT} at most", brought.len())));
    }
    for one in brought {
        if one.text.len() > text::MAX_MESSAGE_BYTES {
            return Err(Error::TooLarge("text of a context's message (65,536 bytes at most)"));
        }
        one.text = text::clean(&one.text);
        if text::is_blank(&one.text) {
            return Err(Error::invalid("context", "has a message without a text; leave it out"));
        }
        one.name = text::shorten(text::clean(&one.name).replace('\n', " ").trim(), 100);
    }
    Ok(())
}

impl Checked {
    pub(crate) fn of(env: &Env, mut incoming: Incoming) -> Result<Self> {
        check(&mut incoming)?;
        let contact = (incoming.sender == Sender::Contact)
            .then(|| (env.id(ContactId::new), incoming.sender_key.clone(), incoming.sender_name.clone()));
        Ok(Self { id: env.id(MessageId::new), incoming, contact, brought: Vec::new() })
    }

    /// Whether it is the message that its platform calls so.
    pub(crate) fn is(&self, external_id: &str) -> bool {
        self.incoming.external_id == external_id
    }

    /// With what was said before it.
    fn with(self, mut brought: Vec<Brought>) -> Result<Self> {
        check_brought(&mut brought)?;
        Ok(Self { brought, ..self })
    }

    pub(crate) async fn store(
        self,
        tx: &mut Tx,
        conversation: &Conversation,
        now: Timestamp,
        debounce: Duration,
    ) -> Result<(MessageId, Accepted), store::Error> {
        let accepted = store::inbox::accept(tx, conversation, self.incoming, self.id, now, debounce).await?;
        if let (Accepted::New(_), Some((contact, key, name))) = (&accepted, self.contact) {
            let channel = (conversation.channel_id, conversation.workspace_id);
            store::channels::remember_contact(tx, channel, contact, &key, &name, now).await?;
        }
        if matches!(accepted, Accepted::New(_)) && !self.brought.is_empty() {
            tx.execute_all(vec![store::messages::set_brought(self.id, &self.brought)]).await?;
        }
        Ok((self.id, accepted))
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
    if text::is_blank(&incoming.text) {
        return Err(Error::invalid("text", "is empty, or nothing of it can be seen; write something"));
    }
    incoming.sender_name = text::shorten(text::clean(&incoming.sender_name).trim(), 100);
    Ok(())
}
