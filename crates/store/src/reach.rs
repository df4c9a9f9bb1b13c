//! In which order a person is reached, and the chats in which they are.

use domain::{ChannelId, Conversation, Platform, Reach, UserId, WorkspaceId};

use crate::conversations::conversation;
use crate::{Result, Tx, Value, params};

/// What is between the person and us alone: our own chat, or the one in which they were let in.
const OWN: &str = "v.workspace_id = $1 AND v.user_id = $2 AND v.role = 'assistant' AND v.deleted_at IS NULL
    AND (c.platform = 'web' OR (l.role <> 'source' AND EXISTS (SELECT 1 FROM identities i
        WHERE i.channel_id = v.channel_id AND i.user_id = v.user_id
        AND COALESCE(i.chat_key, i.sender_key) = v.chat_key)))";

/// Whether something can be sent there now, as far as is known.
const ABLE: &str = "v.left_at IS NULL AND (c.platform = 'web' OR l.state NOT IN ('paused', 'failed'))";

/// `None` where the person never chose.
pub async fn get(tx: &mut Tx, workspace: WorkspaceId, user: UserId) -> Result<Option<Reach>> {
    let sql = "SELECT channels, patience FROM reach WHERE workspace_id = $1 AND user_id = $2";
    tx.query_opt(sql, params![workspace, user], |row| {
        Ok(Reach { channels: row.json(0)?, patience_minutes: row.count(1)? })
    })
    .await
}

pub async fn set(tx: &mut Tx, workspace: WorkspaceId, user: UserId, reach: &Reach) -> Result<()> {
    tx.execute(
        "INSERT INTO reach (user_id, workspace_id, channels, patience) VALUES ($2, $1, $3, $4)
         ON CONFLICT (user_id) DO UPDATE SET channels = excluded.channels, patience = excluded.patience",
        params![workspace, user, Value::json(&reach.channels), i64::from(reach.patience_minutes)],
    )
    .await?;
    Ok(())
}

/// The person's own chat on a channel, where something can be sent to it now.
pub async fn chat(
    tx: &mut Tx,
    workspace: WorkspaceId,
    user: UserId,
    channel: ChannelId,
) -> Result<Option<Conversation>> {
    let sql = format!(
        "SELECT v.id, v.workspace_id, v.channel_id, v.user_id, v.chat_key, v.role, v.title, v.seq, v.created_at, v.left_at
         FROM conversations v JOIN channels c ON c.id = v.channel_id LEFT JOIN links l ON l.channel_id = v.channel_id
         WHERE v.channel_id = $3 AND {OWN} AND {ABLE} ORDER BY v.id LIMIT 1"
    );
    tx.query_opt(&sql, params![workspace, user, channel], conversation).await
}

/// A channel on which a person can be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub channel_id: ChannelId,
    pub platform: Platform,
    pub name: String,
    /// Whether something can be sent there now.
    pub able: bool,
}

/// Where the person has a chat of their own, the oldest channel first.
pub async fn places(tx: &mut Tx, workspace: WorkspaceId, user: UserId) -> Result<Vec<Place>> {
    let sql = format!(
        "SELECT c.id, c.platform, c.name, CAST(max(CASE WHEN {ABLE} THEN 1 ELSE 0 END) AS BIGINT)
         FROM conversations v JOIN channels c ON c.id = v.channel_id LEFT JOIN links l ON l.channel_id = v.channel_id
         WHERE {OWN} GROUP BY c.id, c.platform, c.name ORDER BY c.id LIMIT 1000"
    );
    tx.query(&sql, params![workspace, user], |row| {
        Ok(Place { channel_id: row.id(0)?, platform: row.word(1)?, name: row.text(2)?, able: row.int(3)? == 1 })
    })
    .await
}
