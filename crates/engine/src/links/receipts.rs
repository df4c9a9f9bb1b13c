//! What a platform tells of what we sent: how far a message got, and that a chat is gone.
//!
//! Both change what stands, once: told again they change nothing, so a batch that comes again is harmless, and nothing is
//! answered, so nothing can loop. A transaction of its own, before the place in the stream moves.

use std::sync::Arc;

use channels::{Status, Update};
use domain::{Delivery, LiveEvent, LivePayload, text};
use futures_util::FutureExt;
use serde_json::json;
use store::links::Sealed;
use store::{Tx, receipts};

use super::reading::LONGEST_KEY;
use crate::{Engine, Result, audit};

/// Characters of a cause that are kept.
const CAUSE: usize = 300;

/// What is told in `updates` of what we sent, taken out of them. A chat that is gone and was written in afterwards is
/// there.
pub(super) fn take(updates: &mut Vec<Update>) -> Vec<Update> {
    let mut told = Vec::new();
    let mut rest = Vec::with_capacity(updates.len());
    for update in updates.drain(..) {
        match update {
            Update::Status { .. } | Update::Left { .. } => told.push(update),
            Update::Message(ref received) | Update::Edited { message: ref received, .. } => {
                told.retain(|one| !matches!(one, Update::Left { chat_key } if holds(chat_key, &received.chat_key)));
                rest.push(update);
            }
            Update::Pressed { .. } | Update::Moved { .. } => rest.push(update),
        }
    }
    *updates = rest;
    told
}

/// Whether `key` names the chat or one of its topics.
fn holds(chat: &str, key: &str) -> bool {
    key.strip_prefix(chat).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
}

impl Engine {
    pub(super) async fn note(self: &Arc<Self>, sealed: &Sealed, told: Vec<Update>) -> Result<()> {
        if told.is_empty() {
            return Ok(());
        }
        let (engine, sealed, workspace) = (Arc::clone(self), sealed.clone(), sealed.workspace_id);
        let events = self
            .store
            .write_of::<_, store::Error, _>(workspace, move |tx| {
                async move { note_in(tx, &engine, &sealed, told).await }.boxed()
            })
            .await?;
        // What waited in a chat that is gone is given up now.
        self.outbox_wake.now();
        if !events.is_empty() {
            self.publish(workspace, events);
        }
        Ok(())
    }
}

async fn note_in(tx: &mut Tx, engine: &Engine, sealed: &Sealed, told: Vec<Update>) -> store::Result<Vec<LiveEvent>> {
    let (channel, now) = (sealed.channel_id, engine.env.now());
    let mut moves = Vec::new();
    for update in told {
        match update {
            Update::Status { chat_key, external_id, status }
                if chat_key.len() <= LONGEST_KEY && external_id.len() <= LONGEST_KEY =>
            {
                let Some(found) = receipts::find(tx, channel, &chat_key, &external_id).await? else { continue };
                moves.push((found, external_id, status));
            }
            Update::Left { chat_key } if !chat_key.is_empty() && chat_key.len() <= LONGEST_KEY => {
                for left in receipts::leave(tx, channel, &chat_key, now).await? {
                    let detail = json!({"channel": channel});
                    let entry = audit::entry(&engine.env, left.workspace_id, "system", "chat.left", left.id, detail);
                    tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                }
            }
            _ => {}
        }
    }
    // Conversations are locked in one order.
    moves.sort_by_key(|(found, ..)| found.conversation_id);
    let mut events = Vec::new();
    let mut stands: std::collections::HashMap<_, Delivery> = std::collections::HashMap::new();
    for (found, external_id, status) in moves {
        let (delivery, cause) = match status {
            Status::Delivered => (Delivery::Delivered, None),
            Status::Read => (Delivery::Read, None),
            Status::Failed { cause } => (Delivery::Failed, Some(text::shorten(text::clean(&cause).trim(), CAUSE))),
        };
        let before = stands.get(&found.message_id).copied().unwrap_or(found.delivery);
        if !goes_on(before, delivery) {
            continue;
        }
        stands.insert(found.message_id, delivery);
        let seq = store::conversations::advance(tx, found.conversation_id, 1).await?;
        let payload = LivePayload::Delivery { message_id: found.message_id, delivery };
        let event = store::live::number(found.conversation_id, seq, now, vec![payload]).remove(0);
        let mut statements = vec![store::messages::set_delivery(found.message_id, delivery)];
        if let Some(cause) = &cause {
            statements.push(receipts::note_failure(found.message_id, &external_id, cause));
        }
        statements.push(store::live::insert(&event));
        tx.execute_all(statements).await?;
        events.push(event);
    }
    Ok(events)
}

/// Whether what is told is news: receipts come late, twice and out of order, and a message goes only forward.
fn goes_on(before: Delivery, after: Delivery) -> bool {
    match after {
        Delivery::Read => before != Delivery::Read,
        Delivery::Delivered => !matches!(before, Delivery::Read | Delivery::Delivered),
        Delivery::Failed => matches!(before, Delivery::Pending | Delivery::Sent | Delivery::Uncertain),
        Delivery::Received | Delivery::Pending | Delivery::Sent | Delivery::Uncertain | Delivery::Moved => false,
    }
}
