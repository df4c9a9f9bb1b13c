//! Sessions: where a conversation's stretches of memory begin. Written by the conversation's turns only, behind the
//! lane's fence; but all of a person's are ended at once where they have everything forgotten.

use domain::{ConversationId, Message, UserId, WorkspaceId};
use jiff::Timestamp;

use crate::{Result, Tx, Value, messages, params, tx::Statement};

/// The statement that begins a session at `start`; nothing where one begins there already.
pub fn insert(
    workspace: WorkspaceId,
    conversation: ConversationId,
    start: i64,
    began_by: impl serde::Serialize,
    now: Timestamp,
) -> Statement<'static> {
    (
        "INSERT INTO sessions (conversation_id, start_seq, workspace_id, began_by, created_at)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (conversation_id, start_seq) DO NOTHING",
        params![conversation, start, workspace, Value::word(began_by), now],
    )
}

/// The statement that ends every session of a user's conversations with the assistant: the next message of each begins another.
pub fn end_all(workspace: WorkspaceId, user: UserId, now: Timestamp) -> Statement<'static> {
    (
        "INSERT INTO sessions (conversation_id, start_seq, workspace_id, began_by, created_at)
         SELECT id, seq + 1, workspace_id, 'ended', CAST($3 AS BIGINT) FROM conversations
         WHERE workspace_id = $1 AND user_id = $2 AND role = 'assistant' AND deleted_at IS NULL
         ON CONFLICT (conversation_id, start_seq) DO NOTHING",
        params![workspace, user, now],
    )
}

/// Where the session begins that a message at `seq` belongs to.
pub async fn start(tx: &mut Tx, conversation: ConversationId, seq: i64) -> Result<Option<i64>> {
    let sql = "SELECT start_seq FROM sessions WHERE conversation_id = $1 AND start_seq <= $2
         ORDER BY start_seq DESC LIMIT 1";
    tx.query_opt(sql, params![conversation, seq], |row| row.int(0)).await
}

/// Where the sessions begin, and what began them, oldest first, 1,000 at most.
pub async fn of(tx: &mut Tx, conversation: ConversationId) -> Result<Vec<(i64, String)>> {
    let sql = "SELECT start_seq, began_by FROM sessions WHERE conversation_id = $1 ORDER BY start_seq LIMIT 1000";
    tx.query(sql, params![conversation], |row| Ok((row.int(0)?, row.text(1)?))).await
}

/// The `limit` last messages from `start` on and before `before`, oldest first, each with when it came in or was
/// written, by our clock.
pub async fn messages(
    tx: &mut Tx,
    conversation: ConversationId,
    start: i64,
    before: i64,
    limit: i64,
) -> Result<Vec<(Message, Timestamp)>> {
    let mut newest_first = tx
        .query(
            &format!(
                "SELECT {}, received_at FROM messages WHERE conversation_id = $1 AND seq >= $2 AND seq < $3
                 ORDER BY seq DESC LIMIT $4",
                messages::COLUMNS
            ),
            params![conversation, start, before, limit],
            |row| Ok((messages::message(row)?, row.time(9)?)),
        )
        .await?;
    newest_first.reverse();
    Ok(newest_first)
}
