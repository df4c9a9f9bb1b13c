//! Accounts that nobody owns any more: their user or workspace was deleted. The sweep that takes channels away takes them
//! too, with their passwords; a worker that has one finds its fence moved on.

use futures_util::FutureExt;
use serde_json::json;

use super::desk::take_away;
use crate::{Engine, Error, Result, audit};

/// Accounts of one transaction.
const TOGETHER: i64 = 20;

impl Engine {
    /// Takes away the accounts of deleted users and workspaces; answers how many went.
    pub async fn sweep_orphaned_connections(&self) -> Result<usize> {
        let mut gone = 0;
        loop {
            let (env, now) = (self.env.clone(), self.env.now());
            let (swept, tokens) = self
                .store
                .write::<_, Error, _>(move |tx| {
                    async move {
                        let orphans = store::connections::orphans(tx, TOGETHER).await?;
                        let mut tokens = Vec::new();
                        for (workspace, id) in &orphans {
                            let watches = store::watches::of_connection(tx, *workspace, *id).await?;
                            tokens.extend(store::tokens::get(tx, *workspace, *id).await?.map(|one| (one, watches)));
                            take_away(tx, &env, (*workspace, *id), now).await?;
                            let detail = json!({"why": "its owner was deleted"});
                            let entry = audit::entry(&env, *workspace, "system", "connection.removed", id, detail);
                            tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                        }
                        Ok((orphans.len(), tokens))
                    }
                    .boxed()
                })
                .await?;
            for (tokens, watches) in tokens {
                self.give_back_access(&tokens, watches);
            }
            gone += swept;
            if (swept as i64) < TOGETHER {
                return Ok(gone);
            }
        }
    }
}
