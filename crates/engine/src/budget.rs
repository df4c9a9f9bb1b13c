//! Upkeep of the books: reservations of dead nodes, old calls, and a workspace's own caps.

use std::sync::Arc;

use domain::{OwnCaps, WorkspaceId};
use futures_util::FutureExt;
use serde_json::json;

use crate::{Engine, Error, Result, audit};

/// Reservations that one sweep ends.
const SWEEP: i64 = 100;

impl Engine {
    /// Counts what was reserved by calls that nobody settled in time as spent; answers how many there were.
    pub async fn expire_reservations(self: &Arc<Self>) -> Result<usize> {
        let now = self.env.now();
        let expired = self
            .store
            .read::<_, store::Error, _>(move |tx| async move { store::spending::expired(tx, now, SWEEP).await }.boxed())
            .await?;
        let count = expired.len();
        for id in expired {
            self.store
                .write::<_, store::Error, _>(move |tx| async move { store::spending::lose(tx, id).await }.boxed())
                .await?;
        }
        Ok(count)
    }

    /// Gives a workspace caps of its own; what is absent is as the configuration says.
    pub async fn set_own_caps(self: &Arc<Self>, workspace: WorkspaceId, own: OwnCaps) -> Result<()> {
        let engine = Arc::clone(self);
        self.store
            .write::<_, Error, _>(move |tx| {
                async move {
                    if store::workspaces::get(tx, workspace).await?.is_none() {
                        return Err(Error::NotFound("workspace"));
                    }
                    store::spending::set_own_caps(tx, workspace, own).await?;
                    let entry = audit::entry(&engine.env, workspace, "operator", "caps.changed", workspace, json!(own));
                    tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                    Ok(())
                }
                .boxed()
            })
            .await
    }
}
