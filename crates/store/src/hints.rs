//! Hints between nodes on one Postgres: "something happened in this conversation". A hint may be lost; whoever needs
//! to be sure reads by sequence. Sent in batches and outside of message transactions, because `NOTIFY` inside them
//! makes commits queue behind one lock.

use futures_util::FutureExt;
use tokio::sync::mpsc;

use crate::{Backend, Error, Result, Store, params};

/// Bytes of one notification; Postgres refuses 8,000 and more.
const NOTIFICATION: usize = 7_000;

impl Store {
    /// Tells the other nodes, one line a hint; one too long for a notification is dropped. Nothing happens on SQLite,
    /// which has one node.
    pub async fn notify(&self, hints: &[String]) -> Result<()> {
        if matches!(&self.0.backend, Backend::Sqlite(_)) || hints.is_empty() {
            return Ok(());
        }
        let mut batches = vec![String::new()];
        for hint in hints.iter().filter(|hint| hint.len() < NOTIFICATION) {
            if batches.last().is_some_and(|batch| batch.len() + hint.len() >= NOTIFICATION) {
                batches.push(String::new());
            }
            if let Some(batch) = batches.last_mut() {
                batch.push_str(hint);
                batch.push('\n');
            }
        }
        self.write::<_, Error, _>(move |tx| {
            async move {
                for batch in &batches {
                    tx.query("SELECT pg_notify('attache', $1)::text", params![batch], |_| Ok(())).await?;
                }
                Ok(())
            }
            .boxed()
        })
        .await
    }

    /// Listens until the connection breaks (`Err`) or the receiver is gone (`Ok`). Never returns on SQLite. A hint
    /// that finds the receiver full is dropped.
    pub async fn listen(&self, hints: mpsc::Sender<String>) -> Result<()> {
        match &self.0.backend {
            Backend::Sqlite(_) => std::future::pending().await,
            Backend::Postgres(database) => database.listen(hints).await,
        }
    }
}
