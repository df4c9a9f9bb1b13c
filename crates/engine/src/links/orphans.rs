//! Channels that nobody owns any more: their user or workspace was deleted. A sweep takes them away with their secrets;
//! whichever node keeps the connection stops it, told by a hint or by its next look.

use std::sync::PoisonError;

use futures_util::FutureExt;
use jiff::SignedDuration;
use serde_json::json;

use crate::{Engine, Result, audit};

/// Between two sweeps of a node. Channels are gone within half an hour, however long the rounds of the upkeep take.
const EVERY: SignedDuration = SignedDuration::from_mins(10);
/// Channels of one transaction.
const TOGETHER: i64 = 100;

impl Engine {
    /// Sweeps where it is time to; answers how many channels went.
    pub(crate) async fn sweep_when_due(&self) -> Result<usize> {
        let now = self.env.now();
        {
            let mut swept = self.links.swept.lock().unwrap_or_else(PoisonError::into_inner);
            if swept.is_some_and(|at| now.duration_since(at) < EVERY) {
                return Ok(0);
            }
            *swept = Some(now);
        }
        Ok(self.sweep_orphans().await? + self.sweep_orphaned_connections().await?)
    }

    /// Takes away the channels of deleted users and workspaces.
    pub async fn sweep_orphans(&self) -> Result<usize> {
        let mut gone = 0;
        loop {
            let env = self.env.clone();
            let swept = self
                .store
                .write::<_, store::Error, _>(move |tx| {
                    async move {
                        let orphans = store::links::orphans(tx, TOGETHER).await?;
                        for (workspace, channel) in &orphans {
                            store::links::remove(tx, *workspace, *channel, env.now()).await?;
                            let entry = audit::entry(
                                &env,
                                *workspace,
                                "system",
                                "channel.removed",
                                channel,
                                json!({"why": "its owner was deleted"}),
                            );
                            tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                        }
                        Ok(orphans)
                    }
                    .boxed()
                })
                .await?;
            for (_, channel) in &swept {
                self.tell_changed(*channel).await;
            }
            gone += swept.len();
            if (swept.len() as i64) < TOGETHER {
                return Ok(gone);
            }
        }
    }
}
