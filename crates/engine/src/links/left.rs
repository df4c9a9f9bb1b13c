//! What a platform tells of a chat that is gone: we were blocked or removed.
//!
//! It changes what stands, once, and nothing is answered, so nothing can loop. A transaction of its own, before the place
//! in the stream moves.

use channels::Update;
use futures_util::FutureExt;
use serde_json::json;
use store::links::Sealed;

use super::reading::LONGEST_KEY;
use crate::{Engine, Result, audit};

/// The chats that `updates` tell to be gone, taken out of them. One that was written in afterwards is there.
pub(super) fn take(updates: &mut Vec<Update>) -> Vec<String> {
    let mut gone = Vec::new();
    let mut rest = Vec::with_capacity(updates.len());
    for update in updates.drain(..) {
        match update {
            Update::Left { chat_key } => {
                if !chat_key.is_empty() && chat_key.len() <= LONGEST_KEY {
                    gone.push(chat_key);
                }
                continue;
            }
            Update::Message(ref received) | Update::Edited { message: ref received, .. } => {
                gone.retain(|chat| !holds(chat, &received.chat_key));
            }
            Update::Status { .. } | Update::Pressed { .. } | Update::Moved { .. } => {}
        }
        rest.push(update);
    }
    *updates = rest;
    gone
}

/// Whether `key` names the chat or one of its topics.
fn holds(chat: &str, key: &str) -> bool {
    key.strip_prefix(chat).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
}

impl Engine {
    pub(super) async fn leave(&self, sealed: &Sealed, gone: Vec<String>) -> Result<()> {
        if gone.is_empty() {
            return Ok(());
        }
        let (env, channel, workspace) = (self.env.clone(), sealed.channel_id, sealed.workspace_id);
        self.store
            .write_of::<_, store::Error, _>(workspace, move |tx| {
                async move {
                    for chat in gone {
                        for left in store::left::leave(tx, channel, &chat, env.now()).await? {
                            let detail = json!({"channel": channel});
                            let entry = audit::entry(&env, left.workspace_id, "system", "chat.left", left.id, detail);
                            tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                        }
                    }
                    Ok(())
                }
                .boxed()
            })
            .await?;
        // What waited in a chat that is gone is given up now.
        self.outbox_wake.now();
        Ok(())
    }
}
