//! Who of a platform is which user of ours, and who wrote without being let in.

use domain::{ChannelId, UserId, WorkspaceId};
use jiff::Timestamp;

use crate::{Result, Tx, params};

/// Strangers that a channel remembers. Where it knows so many, further ones are told nothing.
pub const STRANGERS: i64 = 10_000;

/// From now on the sender is this user, and `chat_key` the chat between them and us.
pub async fn bind(
    tx: &mut Tx,
    workspace: WorkspaceId,
    channel: ChannelId,
    (sender_key, chat_key): (&str, &str),
    user: UserId,
    now: Timestamp,
) -> Result<()> {
    tx.execute_all(vec![
        (
            "INSERT INTO identities (channel_id, sender_key, workspace_id, user_id, created_at, chat_key)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (channel_id, sender_key) DO UPDATE
                 SET user_id = excluded.user_id, chat_key = excluded.chat_key",
            params![channel, sender_key, workspace, user, now, chat_key],
        ),
        ("DELETE FROM strangers WHERE channel_id = $1 AND sender_key = $2", params![channel, sender_key]),
    ])
    .await?;
    Ok(())
}

/// Notes the chat between the sender and us, where it is not known yet.
pub async fn met(tx: &mut Tx, channel: ChannelId, sender_key: &str, chat_key: &str) -> Result<()> {
    let sql = "UPDATE identities SET chat_key = $3 WHERE channel_id = $1 AND sender_key = $2 AND chat_key IS NULL";
    tx.execute(sql, params![channel, sender_key, chat_key]).await?;
    Ok(())
}

pub async fn find(tx: &mut Tx, channel: ChannelId, sender_key: &str) -> Result<Option<UserId>> {
    tx.query_opt(
        "SELECT user_id FROM identities WHERE channel_id = $1 AND sender_key = $2",
        params![channel, sender_key],
        |row| row.id(0),
    )
    .await
}

/// Whether this stranger is to be told that they are none of ours: true once, and not where the channel has too many.
pub async fn tell_stranger(tx: &mut Tx, channel: ChannelId, sender_key: &str, now: Timestamp) -> Result<bool> {
    let touched = tx
        .execute(
            "INSERT INTO strangers (channel_id, sender_key, told_at)
             SELECT $1, $2, CAST($3 AS BIGINT) WHERE (SELECT count(*) FROM
                 (SELECT 1 FROM strangers WHERE channel_id = $1 LIMIT CAST($4 AS BIGINT)) AS known) < CAST($4 AS BIGINT)
             ON CONFLICT (channel_id, sender_key) DO NOTHING",
            params![channel, sender_key, now, STRANGERS],
        )
        .await?;
    Ok(touched == 1)
}

/// Forgets strangers from before `before`, `limit` at most.
pub async fn prune_strangers(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<()> {
    tx.execute(
        "DELETE FROM strangers WHERE (channel_id, sender_key) IN
         (SELECT channel_id, sender_key FROM strangers WHERE told_at < $1 ORDER BY told_at LIMIT $2)",
        params![before, limit],
    )
    .await?;
    Ok(())
}
