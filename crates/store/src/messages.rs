//! Messages: what was said, in the order of the conversation.

use domain::{Brought, ConversationId, Delivery, Message, MessageId, WorkspaceId};
use jiff::Timestamp;

use crate::{Result, Row, Tx, Value, params, tx::Statement};

pub(crate) const COLUMNS: &str = "id, conversation_id, seq, sender, sender_name, text, delivery, turn_id, sent_at";

/// The statement that stores a message. It touches no row where the conversation has one of that sender and
/// external id: that is the one place where a redelivered message is recognised.
pub fn insert<'a>(
    workspace: WorkspaceId,
    message: &'a Message,
    sender_key: &'a str,
    external_id: &'a str,
    now: Timestamp,
) -> Statement<'a> {
    (
        "INSERT INTO messages (id, workspace_id, conversation_id, seq, sender, sender_key, sender_name, external_id,
             text, delivery, turn_id, sent_at, received_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (conversation_id, sender_key, external_id) DO NOTHING",
        params![
            message.id,
            workspace,
            message.conversation_id,
            message.seq,
            Value::word(message.sender),
            sender_key,
            &message.sender_name,
            external_id,
            &message.text,
            Value::word(message.delivery),
            message.turn_id,
            message.sent_at,
            now
        ],
    )
}

/// The message that stands under a deduplication key.
pub async fn by_key(
    tx: &mut Tx,
    conversation: ConversationId,
    sender_key: &str,
    external_id: &str,
) -> Result<Option<Message>> {
    tx.query_opt(
        &format!("SELECT {COLUMNS} FROM messages WHERE conversation_id = $1 AND sender_key = $2 AND external_id = $3"),
        params![conversation, sender_key, external_id],
        message,
    )
    .await
}

pub async fn get(tx: &mut Tx, workspace: WorkspaceId, id: MessageId) -> Result<Option<Message>> {
    tx.query_opt(
        &format!("SELECT {COLUMNS} FROM messages WHERE workspace_id = $1 AND id = $2"),
        params![workspace, id],
        message,
    )
    .await
}

/// The `limit` messages before `before` (all where `None`), oldest first.
pub async fn page(tx: &mut Tx, conversation: ConversationId, before: Option<i64>, limit: i64) -> Result<Vec<Message>> {
    let mut newest_first = tx
        .query(
            &format!(
                "SELECT {COLUMNS} FROM messages WHERE conversation_id = $1 AND seq < $2 ORDER BY seq DESC LIMIT $3"
            ),
            params![conversation, before.unwrap_or(i64::MAX), limit],
            message,
        )
        .await?;
    newest_first.reverse();
    Ok(newest_first)
}

/// The statement that keeps what a caller brought along with a message.
pub fn set_brought<'a>(id: MessageId, brought: &[Brought]) -> Statement<'a> {
    ("UPDATE messages SET brought = $2 WHERE id = $1", params![id, Value::json(brought)])
}

/// What a caller brought along with a message, oldest first.
pub async fn brought(tx: &mut Tx, id: MessageId) -> Result<Vec<Brought>> {
    let brought = |row: &Row<'_>| row.opt_text(0)?.map(|_| row.json(0)).transpose();
    let found = tx.query_opt("SELECT brought FROM messages WHERE id = $1", params![id], brought).await?;
    Ok(found.flatten().unwrap_or_default())
}

/// The statement that records how far a message got. That it was sent is no news where the platform has told more.
pub fn set_delivery(id: MessageId, delivery: Delivery) -> Statement<'static> {
    (
        "UPDATE messages SET delivery = $2
         WHERE id = $1 AND ($2 <> 'sent' OR delivery NOT IN ('delivered', 'read', 'failed'))",
        params![id, Value::word(delivery)],
    )
}

pub(crate) fn message(row: &Row<'_>) -> Result<Message> {
    Ok(Message {
        id: row.id(0)?,
        conversation_id: row.id(1)?,
        seq: row.int(2)?,
        sender: row.word(3)?,
        sender_name: row.text(4)?,
        text: row.text(5)?,
        delivery: row.word(6)?,
        turn_id: row.opt_id(7)?,
        sent_at: row.time(8)?,
    })
}
