//! Which master keys this database was sealed with.

use jiff::Timestamp;

use crate::{Dialect, Result, Tx, params};

/// Any number will do, as long as every node takes the same.
const LOCK: i64 = 4_742_003;

/// Keys that a database can know.
pub const MOST: i64 = 64;

/// Until the transaction ends no other node looks at the keys or adds one. Does nothing on SQLite, which has one writer.
pub async fn lock(tx: &mut Tx) -> Result<()> {
    if tx.dialect() == Dialect::Postgres {
        tx.query("SELECT 1 FROM (SELECT pg_advisory_xact_lock($1)) AS locked", params![LOCK], |_| Ok(())).await?;
    }
    Ok(())
}

/// Each key's id and the text that it opens, the oldest first.
pub async fn all(tx: &mut Tx) -> Result<Vec<(String, Vec<u8>)>> {
    tx.query("SELECT id, canary FROM vault_keys ORDER BY created_at, id LIMIT $1", params![MOST], |row| {
        Ok((row.text(0)?, row.bytes(1)?))
    })
    .await
}

pub async fn insert(tx: &mut Tx, id: &str, canary: &[u8], now: Timestamp) -> Result<()> {
    tx.execute(
        "INSERT INTO vault_keys (id, canary, created_at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING",
        params![id, canary, now],
    )
    .await?;
    Ok(())
}

/// Forgets a key that nothing is sealed with any longer; false where something is.
pub async fn forget(tx: &mut Tx, id: &str) -> Result<bool> {
    let touched = tx
        .execute(
            "DELETE FROM vault_keys WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM links WHERE key_id = $1)
                 AND NOT EXISTS (SELECT 1 FROM link_states WHERE key_id = $1)
                 AND NOT EXISTS (SELECT 1 FROM state_objects WHERE key_id = $1 AND stage = 'current')
                 AND NOT EXISTS (SELECT 1 FROM connections WHERE key_id = $1)",
            params![id],
        )
        .await?;
    Ok(touched == 1)
}
