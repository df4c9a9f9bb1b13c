//! One-time links, logins and feed links, each known by the hash of its secret only.

use domain::{UserId, WorkspaceId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Result, Row, Tx, Value, params};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Signs in once.
    Link,
    /// A browser or program that is signed in.
    Login,
    /// Reads the agenda as ICS.
    Feed,
    /// Lets a sender on a channel in as its user, once.
    Pair,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    pub secret_hash: String,
    pub kind: Kind,
    pub workspace_id: WorkspaceId,
    pub user_id: UserId,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
}

pub async fn insert(tx: &mut Tx, login: &Login) -> Result<()> {
    tx.execute(
        "INSERT INTO logins (secret_hash, kind, workspace_id, user_id, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        params![
            &login.secret_hash,
            Value::word(login.kind),
            login.workspace_id,
            login.user_id,
            login.created_at,
            login.expires_at
        ],
    )
    .await?;
    Ok(())
}

/// The login behind a secret, where it has not expired.
pub async fn find(tx: &mut Tx, kind: Kind, secret_hash: &str, now: Timestamp) -> Result<Option<Login>> {
    tx.query_opt(
        "SELECT secret_hash, kind, workspace_id, user_id, created_at, expires_at FROM logins
         WHERE secret_hash = $1 AND kind = $2 AND expires_at > $3",
        params![secret_hash, Value::word(kind), now],
        login,
    )
    .await
}

/// Whether anybody has one of this kind that has not expired.
pub async fn any(tx: &mut Tx, kind: Kind, now: Timestamp) -> Result<bool> {
    let found = tx
        .query_opt(
            "SELECT 1 FROM logins WHERE kind = $1 AND expires_at > $2 LIMIT 1",
            params![Value::word(kind), now],
            |_| Ok(()),
        )
        .await?;
    Ok(found.is_some())
}

/// Takes a one-time link out; `None` where it was used, has expired or never was.
pub async fn take_link(tx: &mut Tx, secret_hash: &str, now: Timestamp) -> Result<Option<Login>> {
    take(tx, Kind::Link, secret_hash, now).await
}

/// Takes what works once out; `None` where it was used, has expired or never was.
pub async fn take(tx: &mut Tx, kind: Kind, secret_hash: &str, now: Timestamp) -> Result<Option<Login>> {
    let Some(link) = find(tx, kind, secret_hash, now).await? else { return Ok(None) };
    let taken = tx.execute("DELETE FROM logins WHERE secret_hash = $1", params![secret_hash]).await?;
    Ok((taken == 1).then_some(link))
}

pub async fn delete(tx: &mut Tx, secret_hash: &str) -> Result<()> {
    tx.execute("DELETE FROM logins WHERE secret_hash = $1", params![secret_hash]).await?;
    Ok(())
}

/// When the user's feed link was made, where there is one.
pub async fn feed_since(tx: &mut Tx, user: UserId) -> Result<Option<Timestamp>> {
    tx.query_opt("SELECT created_at FROM logins WHERE user_id = $1 AND kind = 'feed'", params![user], |row| row.time(0))
        .await
}

/// Takes the user's feed link away; false where there was none.
pub async fn delete_feed(tx: &mut Tx, user: UserId) -> Result<bool> {
    Ok(tx.execute("DELETE FROM logins WHERE user_id = $1 AND kind = 'feed'", params![user]).await? > 0)
}

/// Keeps the newest `keep` logins of a user and drops the rest.
pub async fn evict(tx: &mut Tx, user: UserId, keep: i64) -> Result<()> {
    tx.execute(
        "DELETE FROM logins WHERE user_id = $1 AND kind = 'login' AND secret_hash NOT IN
         (SELECT secret_hash FROM logins WHERE user_id = $1 AND kind = 'login' ORDER BY created_at DESC LIMIT $2)",
        params![user, keep],
    )
    .await?;
    Ok(())
}

/// Drops what has expired; answers how many.
pub async fn purge(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.execute("DELETE FROM logins WHERE expires_at <= $1", params![now]).await
}

fn login(row: &Row<'_>) -> Result<Login> {
    Ok(Login {
        secret_hash: row.text(0)?,
        kind: row.word(1)?,
        workspace_id: row.id(2)?,
        user_id: row.id(3)?,
        created_at: row.time(4)?,
        expires_at: row.time(5)?,
    })
}
