//! What a platform tells of messages of ours after it took them: delivered, read, or not delivered after all.
//!
//! A status may come twice, late, out of order, before we have noted the message's id, or of a message that is not
//! ours. The first of each kind counts, and nothing goes back: what was read stays read.

use channels::{Channel, Receipt as Taken, Status, Update};
use domain::{
    ChannelId, Delivery, Effect, EffectId, EffectKind, EffectState, Env, LiveEvent, Message, WorkspaceId, text,
};
use futures_util::FutureExt;
use jiff::Timestamp;
use store::Tx;
use store::links::Sealed;
use store::receipts::{self, Receipt, Told};

use super::reading::is_key;
use crate::{Engine, Result, window};

/// Characters of a cause that are kept.
const CAUSE: usize = 300;

/// What is needed to act on what was told.
struct Telling {
    env: Env,
    now: Timestamp,
    workspace: WorkspaceId,
    channel: ChannelId,
    /// Why a message waits for the person's next words here; empty where none does.
    waits: String,
}

impl Engine {
    /// Keeps what was told of messages on a channel. It is committed before the place in the stream moves.
    pub(super) async fn statuses(&self, sealed: &Sealed, channel: &dyn Channel, updates: Vec<Update>) -> Result<()> {
        let telling = self.telling(sealed.workspace_id, sealed.channel_id, channel);
        let workspace = sealed.workspace_id;
        let events = self
            .store
            .write_of::<_, store::Error, _>(workspace, move |tx| {
                async move {
                    let mut known = Vec::new();
                    for update in updates {
                        let Update::Status { chat_key, external_id, status } = update else { continue };
                        if !is_key(&external_id) || !is_key(&chat_key) {
                            continue;
                        }
                        let (told, now) = (told(status), telling.now);
                        let of = (chat_key.as_str(), external_id.as_str());
                        let receipt = receipts::tell(tx, workspace, telling.channel, of, &told, now).await?;
                        let ours = receipt.and_then(|receipt| Some((receipt.message_id?, receipt)));
                        let Some((id, receipt)) = ours else { continue };
                        if let Some(message) = store::messages::get(tx, workspace, id).await? {
                            known.push((message.conversation_id, external_id, receipt));
                        }
                    }
                    // Conversations are locked in one order; what is of one stays in its own.
                    known.sort_by_key(|(conversation, ..)| *conversation);
                    let mut events = Vec::new();
                    for (_, external_id, receipt) in known {
                        events.extend(telling.apply(tx, &external_id, receipt).await?);
                    }
                    Ok(events)
                }
                .boxed()
            })
            .await?;
        if !events.is_empty() {
            self.publish(workspace, events);
            self.outbox_wake.now();
        }
        Ok(())
    }

    /// Keeps the platform's id of what it took, where it tells later how far that got, or where an answer names it by that;
    /// and does what it has told of it by now.
    pub(crate) async fn note_receipt(&self, effect: &Effect, channel: &dyn Channel, taken: &Taken) {
        let (EffectKind::Send { message_id, .. }, Some(external_id)) = (&effect.kind, taken.external_id.clone()) else {
            return;
        };
        let tells = channel.abilities().receipts;
        if !tells && !channel.threads() {
            return;
        }
        let telling = self.telling(effect.workspace_id, effect.channel_id, channel);
        let (effect, message, workspace) = (effect.clone(), *message_id, effect.workspace_id);
        let noted = self
            .store
            .write_of::<_, store::Error, _>(workspace, move |tx| {
                async move {
                    let noted = receipts::note(tx, &effect, message, &external_id, tells, telling.now).await?;
                    match noted.filter(|receipt| receipt.told().is_some()) {
                        Some(receipt) => telling.apply(tx, &external_id, receipt).await,
                        None => Ok(None),
                    }
                }
                .boxed()
            })
            .await;
        match noted {
            Ok(event) => event.into_iter().for_each(|event| self.publish(workspace, vec![event])),
            Err(error) => tracing::warn!(%error, "a receipt cannot be noted; how far that message gets is not shown"),
        }
    }

    fn telling(&self, workspace: WorkspaceId, channel: ChannelId, adapter: &dyn Channel) -> Telling {
        Telling { env: self.env.clone(), now: self.env.now(), workspace, channel, waits: window::waits_on(adapter) }
    }
}

impl Telling {
    /// Does what the receipt says, where that is news to its message.
    async fn apply(&self, tx: &mut Tx, external_id: &str, receipt: Receipt) -> store::Result<Option<LiveEvent>> {
        let (Some(told), Some(id)) = (receipt.told(), receipt.message_id) else { return Ok(None) };
        let Some(before) = store::messages::get(tx, self.workspace, id).await? else { return Ok(None) };
        let heard_at = store::window::lock(tx, before.conversation_id).await?;
        // Again behind the lock.
        let Some(message) = store::messages::get(tx, self.workspace, id).await? else { return Ok(None) };
        let open = matches!(message.delivery, Delivery::Pending | Delivery::Sent | Delivery::Uncertain);
        let delivery = match told {
            Told::Read if message.delivery != Delivery::Read => Delivery::Read,
            Told::Delivered if open || message.delivery == Delivery::Failed => Delivery::Delivered,
            Told::Failed { closed: true, .. } if open && !self.waits.is_empty() => {
                let Some(sent) = receipt.sent else { return Ok(None) };
                let wrote_since = heard_at.is_some_and(|at| at > receipt.noted_at);
                tx.execute_all(vec![receipts::spend(self.channel, external_id)]).await?;
                self.hold_again(tx, &message, sent, wrote_since).await?
            }
            Told::Failed { closed: false, cause } if open => {
                tx.execute_all(vec![receipts::note_failure(id, external_id, &cause)]).await?;
                Delivery::Failed
            }
            _ => return Ok(None),
        };
        Ok(Some(window::got(tx, message.conversation_id, id, delivery, self.now).await?))
    }

    /// The platform took the message and found afterwards that the person has to write again first: back into the
    /// outbox with it, to be held there.
    async fn hold_again(
        &self,
        tx: &mut Tx,
        message: &Message,
        (key, kind): (String, EffectKind),
        wrote_since: bool,
    ) -> store::Result<Delivery> {
        let conversation = message.conversation_id;
        if !store::window::hold_again(tx, &key, &self.waits, self.now).await? {
            let Some(place) = store::conversations::get_any(tx, self.workspace, conversation).await? else {
                return Ok(Delivery::Failed);
            };
            if store::window::count(tx, conversation).await? >= window::HOLDS {
                return Ok(Delivery::Expired);
            }
            let effect = Effect {
                id: self.env.id(EffectId::new),
                workspace_id: self.workspace,
                conversation_id: conversation,
                channel_id: self.channel,
                chat_key: place.chat_key,
                seq: message.seq,
                idempotency_key: key.clone(),
                kind,
                state: EffectState::Held,
                attempts: 0,
                fence: 0,
                created_at: message.sent_at,
            };
            tx.execute_all(vec![store::outbox::insert(&effect)]).await?;
            store::window::hold_again(tx, &key, &self.waits, self.now).await?;
        }
        if wrote_since {
            store::window::let_go(tx, &key, self.now).await?;
        }
        Ok(if wrote_since { Delivery::Pending } else { Delivery::Held })
    }
}

fn told(status: Status) -> Told {
    match status {
        Status::Delivered => Told::Delivered,
        Status::Read => Told::Read,
        Status::Failed { cause, closed } => {
            Told::Failed { cause: text::shorten(text::clean(&cause).trim(), CAUSE), closed }
        }
    }
}
