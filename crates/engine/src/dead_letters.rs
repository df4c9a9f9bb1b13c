//! Dead letters, put back into their lane when a person says so.

use std::time::Duration;

use domain::{DeadLetter, DeadLetterId, User};
use futures_util::FutureExt;
use serde_json::json;

use crate::{Engine, Error, Result, audit};

impl Engine {
    /// Puts the letter's message back into the inbox, in its old place, to be tried anew. Once per letter.
    pub async fn replay(&self, user: &User, id: DeadLetterId) -> Result<DeadLetter> {
        let (user, now, env) = (user.clone(), self.env.now(), self.env.clone());
        let letter = self
            .store
            .write::<_, Error, _>(move |tx| {
                async move {
                    let workspace = user.workspace_id;
                    let letter = store::dead_letters::get(tx, workspace, id).await?;
                    let letter = letter.ok_or(Error::NotFound("dead letter"))?;
                    store::lanes::wake(tx, workspace, letter.conversation_id, now, Duration::ZERO).await?;
                    if !store::dead_letters::mark_replayed(tx, id, now).await? {
                        return Err(Error::Conflict("the dead letter was replayed already".into()));
                    }
                    let message = store::messages::get(tx, workspace, letter.message_id).await?;
                    let message = message.ok_or(Error::NotFound("message"))?;
                    store::inbox::put_back(tx, &message, workspace).await?;
                    let entry = audit::entry(&env, workspace, user.id, "dead_letter.replayed", id, json!({}));
                    tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                    Ok(DeadLetter { replayed_at: Some(now), ..letter })
                }
                .boxed()
            })
            .await?;
        self.lanes_wake.now();
        Ok(letter)
    }
}
