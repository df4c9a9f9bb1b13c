//! What was written in a chosen chat before: which are still to be brought, and how far each is.

use domain::{BackfillState, ChannelId, WorkspaceId};
use jiff::Timestamp;

use crate::links::Hold;
use crate::{Result, Tx, Value, params};

/// One that is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backfill {
    pub chat_key: String,
    /// From when on.
    pub since: Timestamp,
    /// The adapter's own place; `None` at the beginning.
    pub position: Option<String>,
    /// Brought so far.
    pub messages: u32,
    pub bytes: u64,
    /// Failures in a row.
    pub tries: u32,
}

/// Begins one, or begins it anew.
pub async fn begin(
    tx: &mut Tx,
    workspace: WorkspaceId,
    channel: ChannelId,
    chat_key: &str,
    since: Timestamp,
    now: Timestamp,
) -> Result<()> {
    let sql =
        "INSERT INTO backfills (channel_id, chat_key, workspace_id, since, position, state, messages, bytes, tries,
             next_at, error)
         VALUES ($1, $2, $3, $4, NULL, 'waiting', 0, 0, 0, $5, NULL)
         ON CONFLICT (channel_id, chat_key) DO UPDATE SET since = excluded.since, position = NULL, state = 'waiting',
             messages = 0, bytes = 0, tries = 0, next_at = excluded.next_at, error = NULL";
    tx.execute(sql, params![channel, chat_key, workspace, since, now]).await?;
    Ok(())
}

/// The chat is no longer read.
pub async fn end(tx: &mut Tx, channel: ChannelId, chat_key: &str) -> Result<()> {
    tx.execute("DELETE FROM backfills WHERE channel_id = $1 AND chat_key = $2", params![channel, chat_key]).await?;
    Ok(())
}

/// The one of the channel that waits longest, for whoever holds its connection; `None` for who does no longer.
pub async fn due(tx: &mut Tx, hold: Hold, now: Timestamp) -> Result<Option<Backfill>> {
    let sql = "SELECT chat_key, since, position, messages, bytes, tries FROM backfills
         WHERE channel_id = $1 AND state = 'waiting' AND next_at <= $2 AND EXISTS (
             SELECT 1 FROM links WHERE links.channel_id = backfills.channel_id AND fence = $3 AND owner <> '')
         ORDER BY next_at, chat_key LIMIT 1";
    tx.query_opt(sql, params![hold.channel_id, now, hold.fence], |row| {
        Ok(Backfill {
            chat_key: row.text(0)?,
            since: row.time(1)?,
            position: row.opt_text(2)?,
            messages: row.count(3)?,
            bytes: row.int(4)?.unsigned_abs(),
            tries: row.count(5)?,
        })
    })
    .await
}

/// How far it is now. False where it was ended or begun anew meanwhile: then nothing of the step may stand.
pub async fn step(
    tx: &mut Tx,
    channel: ChannelId,
    now_at: &Backfill,
    state: BackfillState,
    next_at: Timestamp,
    error: Option<String>,
) -> Result<bool> {
    let sql = "UPDATE backfills SET position = $4, messages = $5, bytes = $6, tries = $7, state = $8, next_at = $9,
             error = $10
         WHERE channel_id = $1 AND chat_key = $2 AND since = $3 AND state = 'waiting'";
    let touched = tx
        .execute(
            sql,
            params![
                channel,
                &now_at.chat_key,
                now_at.since,
                now_at.position.clone(),
                now_at.messages,
                i64::try_from(now_at.bytes).unwrap_or(i64::MAX),
                now_at.tries,
                Value::word(state),
                next_at,
                error
            ],
        )
        .await?;
    Ok(touched == 1)
}
