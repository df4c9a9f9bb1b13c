//! Chats to which nothing can be sent any more: we were blocked or removed.

use domain::{ChannelId, Conversation, ConversationId, WorkspaceId};
use jiff::Timestamp;

use crate::conversations::{COLUMNS, conversation};
use crate::{Result, Tx, params};

/// Nothing can be sent to the chat any more, nor to its topics (`key:topic`). What waits there is due at once, so that it
/// is given up now. Answers the conversations that were not known to be left.
pub async fn leave(tx: &mut Tx, channel: ChannelId, chat_key: &str, now: Timestamp) -> Result<Vec<Conversation>> {
    let (from, to) = (format!("{chat_key}:"), format!("{chat_key};"));
    let sql = format!(
        "UPDATE conversations SET left_at = $5 WHERE channel_id = $1 AND left_at IS NULL
             AND (chat_key = $2 OR (chat_key >= $3 AND chat_key < $4)) RETURNING {COLUMNS}"
    );
    let left = tx.query(&sql, params![channel, chat_key, from, to, now], conversation).await?;
    let due = "UPDATE outbox SET ready_at = $2, slot_at = NULL
        WHERE conversation_id = $1 AND state = 'pending' AND ready_at > $2";
    tx.execute_all(left.iter().map(|one| (due, params![one.id, now])).collect()).await?;
    Ok(left)
}

/// Whether nothing can be sent there any more.
pub async fn is_left(tx: &mut Tx, id: ConversationId) -> Result<bool> {
    let sql = "SELECT 1 FROM conversations WHERE id = $1 AND left_at IS NOT NULL";
    Ok(tx.query_opt(sql, params![id], |_| Ok(())).await?.is_some())
}

/// How many chats of each of a workspace's channels are left.
pub async fn left(tx: &mut Tx, workspace: WorkspaceId) -> Result<Vec<(ChannelId, i64)>> {
    tx.query(
        "SELECT channel_id, count(*) FROM conversations WHERE left_at IS NOT NULL AND deleted_at IS NULL
             AND channel_id IN (SELECT channel_id FROM links WHERE workspace_id = $1)
         GROUP BY channel_id ORDER BY channel_id",
        params![workspace],
        |row| Ok((row.id(0)?, row.int(1)?)),
    )
    .await
}
