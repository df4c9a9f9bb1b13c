//! Watches: what accounts were asked to tell of, and by which address.
//!
//! A row is written before the account is asked, because its first call may come before its answer. Of the secrets that it was
//! given hashes are kept.

use domain::{CalendarId, ConnectionId, ConnectionKind, LinkState, WatchId, WorkspaceId};
use jiff::Timestamp;

use crate::{Result, Row, Tx, params};

/// Watches of one connection that are looked at: a few for each of its calendars.
const MOST: i64 = 1_000;

/// One that is about to be asked for.
#[derive(Debug, Clone)]
pub struct New {
    pub id: WatchId,
    pub calendar_id: CalendarId,
    pub connection_id: ConnectionId,
    pub workspace_id: WorkspaceId,
    pub hook_hash: String,
    pub token_hash: String,
    /// The address of this server.
    pub base: String,
    pub renew_at: Timestamp,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    pub id: WatchId,
    pub calendar_id: CalendarId,
    pub base: String,
    /// The account's own; none where it did not answer, or refused.
    pub resource: Option<String>,
    pub ends_at: Option<Timestamp>,
    pub heard_at: Option<Timestamp>,
    pub renew_at: Timestamp,
}

impl Watch {
    /// The account said that it tells us until then or later.
    pub fn stands_at(&self, at: Timestamp) -> bool {
        self.resource.is_some() && self.ends_at.is_some_and(|ends| ends > at)
    }

    /// It may stand: the account did not say, or said so.
    pub fn may_call_at(&self, at: Timestamp) -> bool {
        self.ends_at.is_none_or(|ends| ends > at)
    }
}

pub async fn insert(tx: &mut Tx, new: &New) -> Result<()> {
    tx.execute(
        "INSERT INTO watches (id, calendar_id, connection_id, workspace_id, hook_hash, token_hash, base, renew_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![
            new.id,
            new.calendar_id,
            new.connection_id,
            new.workspace_id,
            &new.hook_hash,
            &new.token_hash,
            &new.base,
            new.renew_at
        ],
    )
    .await?;
    Ok(())
}

/// The account answered: it tells us until `ends_at`.
pub async fn stands(tx: &mut Tx, id: WatchId, resource: &str, ends_at: Timestamp, renew_at: Timestamp) -> Result<()> {
    let sql = "UPDATE watches SET resource = $2, ends_at = $3, renew_at = $4 WHERE id = $1";
    tx.execute(sql, params![id, resource, ends_at, renew_at]).await?;
    Ok(())
}

/// It does not, or nobody knows: asked for anew at `renew_at`.
pub async fn put_off(tx: &mut Tx, id: WatchId, renew_at: Timestamp) -> Result<()> {
    tx.execute("UPDATE watches SET renew_at = $2 WHERE id = $1", params![id, renew_at]).await?;
    Ok(())
}

/// A connection's, the oldest first.
pub async fn of_connection(tx: &mut Tx, workspace: WorkspaceId, connection: ConnectionId) -> Result<Vec<Watch>> {
    let sql = "SELECT id, calendar_id, base, resource, ends_at, heard_at, renew_at FROM watches
         WHERE workspace_id = $1 AND connection_id = $2 ORDER BY id LIMIT $3";
    tx.query(sql, params![workspace, connection, MOST], watch).await
}

pub async fn delete(tx: &mut Tx, workspace: WorkspaceId, id: WatchId) -> Result<()> {
    tx.execute("DELETE FROM watches WHERE workspace_id = $1 AND id = $2", params![workspace, id]).await?;
    Ok(())
}

/// What is known of whoever calls an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    pub id: WatchId,
    pub workspace_id: WorkspaceId,
    pub connection_id: ConnectionId,
    pub kind: ConnectionKind,
    pub token_hash: String,
    pub heard: bool,
    pushed: bool,
    state: LinkState,
    attempts: u32,
    next_at: Timestamp,
}

impl Called {
    /// Whether a push would change nothing: one was noted that no look has taken yet.
    pub fn is_noted(&self, soon: Timestamp) -> bool {
        let waits = self.state == LinkState::Failed || self.attempts > 0;
        self.pushed && (waits || self.next_at <= soon)
    }
}

/// The watch whose address was called.
pub async fn by_hook(tx: &mut Tx, hook_hash: &str) -> Result<Option<Called>> {
    let sql = "SELECT w.id, w.workspace_id, w.connection_id, c.kind, w.token_hash, w.heard_at, c.pushed, c.state,
             c.attempts, c.next_at
         FROM watches w JOIN connections c ON c.id = w.connection_id WHERE w.hook_hash = $1";
    tx.query_opt(sql, params![hook_hash], called).await
}

/// It called for the first time. What it calls the watched thing is kept, too: its answer may be lost.
pub async fn heard(tx: &mut Tx, workspace: WorkspaceId, id: WatchId, resource: &str, now: Timestamp) -> Result<()> {
    let sql = "UPDATE watches SET heard_at = COALESCE(heard_at, $4), resource = COALESCE(resource, $3)
         WHERE workspace_id = $1 AND id = $2";
    tx.execute(sql, params![workspace, id, resource, now]).await?;
    Ok(())
}

fn watch(row: &Row<'_>) -> Result<Watch> {
    Ok(Watch {
        id: row.id(0)?,
        calendar_id: row.id(1)?,
        base: row.text(2)?,
        resource: row.opt_text(3)?,
        ends_at: row.opt_time(4)?,
        heard_at: row.opt_time(5)?,
        renew_at: row.time(6)?,
    })
}

fn called(row: &Row<'_>) -> Result<Called> {
    Ok(Called {
        id: row.id(0)?,
        workspace_id: row.id(1)?,
        connection_id: row.id(2)?,
        kind: row.word(3)?,
        token_hash: row.text(4)?,
        heard: row.opt_time(5)?.is_some(),
        pushed: row.flag(6)?,
        state: row.word(7)?,
        attempts: row.count(8)?,
        next_at: row.time(9)?,
    })
}
