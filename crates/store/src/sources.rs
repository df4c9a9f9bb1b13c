//! The chats of a channel that is read, and which of them their owner chose.

use domain::{BackfillState, ChannelId, WorkspaceId};
use jiff::Timestamp;

use crate::{Result, Row, Tx, Value, params};

/// Chats that a channel remembers; further ones are neither shown nor read.
pub const MOST: i64 = 5_000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceChat {
    pub chat_key: String,
    pub title: String,
    pub chosen: bool,
    pub seen_at: Timestamp,
    /// What was written before it was chosen: how that is doing, how many messages came, and what went wrong.
    pub backfill: Option<(BackfillState, u32, Option<String>)>,
}

/// Notes that the chat is there; answers whether it is read. An empty title leaves the one that is known.
pub async fn see(
    tx: &mut Tx,
    workspace: WorkspaceId,
    channel: ChannelId,
    chat_key: &str,
    title: &str,
    now: Timestamp,
) -> Result<bool> {
    let sql = "INSERT INTO source_chats (channel_id, chat_key, workspace_id, title, chosen, seen_at)
         SELECT $1, $2, $3, $4, 0, CAST($5 AS BIGINT) WHERE EXISTS (SELECT 1 FROM source_chats
             WHERE channel_id = $1 AND chat_key = $2) OR (SELECT count(*) FROM (SELECT 1 FROM source_chats
             WHERE channel_id = $1 LIMIT CAST($6 AS BIGINT)) AS known) < CAST($6 AS BIGINT)
         ON CONFLICT (channel_id, chat_key) DO UPDATE SET title = CASE WHEN excluded.title = '' THEN source_chats.title ELSE excluded.title END, seen_at = excluded.seen_at
         RETURNING chosen";
    let chosen =
        tx.query_opt(sql, params![channel, chat_key, workspace, title, now, MOST], |row: &Row<'_>| row.flag(0)).await?;
    Ok(chosen.unwrap_or(false))
}

const COLUMNS: &str = "s.chat_key, s.title, s.chosen, s.seen_at, b.state, b.messages, b.error FROM source_chats s
     LEFT JOIN backfills b ON b.channel_id = s.channel_id AND b.chat_key = s.chat_key";

/// Chats whose title or key holds `search`, those that are read first, then those seen last, `limit` at most.
pub async fn list(
    tx: &mut Tx,
    workspace: WorkspaceId,
    channel: ChannelId,
    search: &str,
    limit: i64,
) -> Result<Vec<SourceChat>> {
    let escaped = crate::conversations::escaped(&search.to_lowercase());
    let sql = format!(
        "SELECT {COLUMNS} WHERE s.workspace_id = $1 AND s.channel_id = $2
             AND (lower(s.title) LIKE $3 ESCAPE '\\' OR lower(s.chat_key) LIKE $3 ESCAPE '\\')
         ORDER BY s.chosen DESC, s.seen_at DESC, s.chat_key LIMIT $4"
    );
    tx.query(&sql, params![workspace, channel, format!("%{escaped}%"), limit], chat).await
}

/// Those of these chats that are known, in the same order.
pub async fn of_keys(
    tx: &mut Tx,
    workspace: WorkspaceId,
    channel: ChannelId,
    keys: &[String],
) -> Result<Vec<SourceChat>> {
    let keys_of = tx.texts_of("$3");
    let sql = format!(
        "SELECT {COLUMNS} WHERE s.workspace_id = $1 AND s.channel_id = $2 AND s.chat_key IN ({keys_of})
         ORDER BY s.chosen DESC, s.seen_at DESC, s.chat_key"
    );
    tx.query(&sql, params![workspace, channel, Value::json(keys)], chat).await
}

fn chat(row: &Row<'_>) -> Result<SourceChat> {
    let backfill = match row.opt_text(4)? {
        Some(_) => Some((row.word(4)?, row.count(5)?, row.opt_text(6)?)),
        None => None,
    };
    Ok(SourceChat {
        chat_key: row.text(0)?,
        title: row.text(1)?,
        chosen: row.flag(2)?,
        seen_at: row.time(3)?,
        backfill,
    })
}

/// False where there is no such chat.
pub async fn choose(
    tx: &mut Tx,
    workspace: WorkspaceId,
    channel: ChannelId,
    chat_key: &str,
    chosen: bool,
) -> Result<bool> {
    let touched = tx
        .execute(
            "UPDATE source_chats SET chosen = $4 WHERE workspace_id = $1 AND channel_id = $2 AND chat_key = $3",
            params![workspace, channel, chat_key, chosen],
        )
        .await?;
    Ok(touched == 1)
}
