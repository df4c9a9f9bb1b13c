//! Conversations, and the counter that orders what happens in each.

use domain::{ChannelId, Conversation, ConversationId, Policy, User, UserId, WorkspaceId};
use jiff::Timestamp;

use crate::{Error, Result, Row, Tx, Value, params};

pub(crate) const COLUMNS: &str =
    "id, workspace_id, channel_id, user_id, chat_key, role, title, seq, created_at, left_at";

/// [`Error::Taken`] where the channel has a conversation of that key already.
pub async fn insert(tx: &mut Tx, conversation: &Conversation) -> Result<()> {
    tx.execute(
        "INSERT INTO conversations (id, workspace_id, channel_id, user_id, chat_key, role, title, seq, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![
            conversation.id,
            conversation.workspace_id,
            conversation.channel_id,
            conversation.user_id,
            &conversation.chat_key,
            Value::word(conversation.role),
            &conversation.title,
            conversation.seq,
            conversation.created_at
        ],
    )
    .await?;
    Ok(())
}

pub async fn get(tx: &mut Tx, workspace: WorkspaceId, id: ConversationId) -> Result<Option<Conversation>> {
    tx.query_opt(
        &format!("SELECT {COLUMNS} FROM conversations WHERE workspace_id = $1 AND id = $2 AND deleted_at IS NULL"),
        params![workspace, id],
        conversation,
    )
    .await
}

/// Like [`get`], a deleted one too: what it had accepted is still answered.
pub async fn get_any(tx: &mut Tx, workspace: WorkspaceId, id: ConversationId) -> Result<Option<Conversation>> {
    tx.query_opt(
        &format!("SELECT {COLUMNS} FROM conversations WHERE workspace_id = $1 AND id = $2"),
        params![workspace, id],
        conversation,
    )
    .await
}

/// Where a turn takes place.
#[derive(Debug, Clone)]
pub struct Place {
    pub conversation: Conversation,
    /// The conversation's member.
    pub user: User,
    pub workspace_name: String,
    /// The rules of the workspace.
    pub policy: Policy,
    /// Whether personal data is hidden from models; `None` where the workspace leaves it to the configuration.
    pub redact: Option<bool>,
    /// The workspace has texts of its own.
    pub worded: bool,
}

/// A conversation, a deleted one too, with its member and what holds in its workspace: what a turn needs.
pub async fn place(tx: &mut Tx, workspace: WorkspaceId, id: ConversationId) -> Result<Option<Place>> {
    tx.query_opt(
        "SELECT c.id, c.workspace_id, c.channel_id, c.user_id, c.chat_key, c.role, c.title, c.seq, c.created_at, c.left_at,
             u.name, u.role, u.zone, u.language, w.policy, w.redact,
             (SELECT count(*) FROM texts t WHERE t.workspace_id = c.workspace_id), w.name, u.preferences
         FROM conversations c JOIN users u ON u.id = c.user_id JOIN workspaces w ON w.id = c.workspace_id
         WHERE c.workspace_id = $1 AND c.id = $2",
        params![workspace, id],
        |row| {
            let conversation = conversation(row)?;
            let user = User {
                id: conversation.user_id,
                workspace_id: conversation.workspace_id,
                name: row.text(10)?,
                role: row.word(11)?,
                zone: row.text(12)?,
                language: row.text(13)?,
                preferences: crate::workspaces::preferences(row, 18)?,
            };
            let redact = row.opt_int(15)?.map(|on| on != 0);
            let (policy, workspace_name) = (row.json(14)?, row.text(17)?);
            Ok(Place { conversation, user, workspace_name, policy, redact, worded: row.int(16)? > 0 })
        },
    )
    .await
}

/// A member's conversations, oldest first, 1,000 at most.
pub async fn of_user(tx: &mut Tx, workspace: WorkspaceId, user: UserId) -> Result<Vec<Conversation>> {
    tx.query(
        &format!(
            "SELECT {COLUMNS} FROM conversations
             WHERE workspace_id = $1 AND user_id = $2 AND deleted_at IS NULL ORDER BY id LIMIT 1000"
        ),
        params![workspace, user],
        conversation,
    )
    .await
}

pub async fn by_chat(tx: &mut Tx, channel: ChannelId, chat_key: &str) -> Result<Option<Conversation>> {
    tx.query_opt(
        &format!("SELECT {COLUMNS} FROM conversations WHERE channel_id = $1 AND chat_key = $2 AND deleted_at IS NULL"),
        params![channel, chat_key],
        conversation,
    )
    .await
}

/// The key of the chat with `peer` in which the message `external_id` stands: one of ours that went out in the last days,
/// or one that was stored. For channels whose chats are threads: their keys end with a space and who is at the other end.
/// `own`: as whom we write there.
pub async fn thread_of(
    tx: &mut Tx,
    channel: ChannelId,
    own: &str,
    peer: &str,
    external_id: &str,
) -> Result<Option<String>> {
    let ours = "SELECT c.chat_key FROM receipts r JOIN messages m ON m.id = r.message_id
         JOIN conversations c ON c.id = m.conversation_id WHERE r.channel_id = $1 AND r.external_id = $2";
    let ours: Option<String> = tx.query_opt(ours, params![channel, external_id], |row| row.text(0)).await?;
    let end = format!(" {peer}");
    if let Some(key) = ours.filter(|key| key.ends_with(&end)) {
        return Ok(Some(key));
    }
    let stored = "SELECT c.chat_key FROM conversations c JOIN messages m ON m.conversation_id = c.id
             AND m.sender_key IN ($4, $5) AND m.external_id = $2
         WHERE c.channel_id = $1 AND c.chat_key LIKE $3 ESCAPE '\\' ORDER BY c.id LIMIT 1";
    let ends = format!("%{}", escaped(&end));
    tx.query_opt(stored, params![channel, external_id, ends, own, peer], |row| row.text(0)).await
}

/// As it stands in a pattern of `LIKE`: what a person or a platform gave is no pattern of theirs.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// A chat's conversation; one that its member had deleted is there again, and so is one that was left.
pub async fn reopen(tx: &mut Tx, channel: ChannelId, chat_key: &str) -> Result<Option<Conversation>> {
    tx.execute(
        "UPDATE conversations SET deleted_at = NULL, left_at = NULL
         WHERE channel_id = $1 AND chat_key = $2 AND (deleted_at IS NOT NULL OR left_at IS NOT NULL)",
        params![channel, chat_key],
    )
    .await?;
    by_chat(tx, channel, chat_key).await
}

/// The platform gave a chat another key. Nothing happens where that one has a conversation already.
pub async fn move_chat(tx: &mut Tx, channel: ChannelId, from: &str, to: &str) -> Result<()> {
    tx.execute(
        "UPDATE conversations SET chat_key = $3 WHERE channel_id = $1 AND chat_key = $2 AND NOT EXISTS
             (SELECT 1 FROM conversations AS o WHERE o.channel_id = $1 AND o.chat_key = $3)",
        params![channel, from, to],
    )
    .await?;
    Ok(())
}

/// False where there is no such conversation.
pub async fn rename(tx: &mut Tx, workspace: WorkspaceId, id: ConversationId, title: &str) -> Result<bool> {
    let touched = tx
        .execute(
            "UPDATE conversations SET title = $3 WHERE workspace_id = $1 AND id = $2 AND deleted_at IS NULL",
            params![workspace, id, title],
        )
        .await?;
    Ok(touched == 1)
}

/// Hides it; its messages stay for the record. False where there is no such conversation.
pub async fn delete(tx: &mut Tx, workspace: WorkspaceId, id: ConversationId, now: Timestamp) -> Result<bool> {
    let touched = tx
        .execute(
            "UPDATE conversations SET deleted_at = $3 WHERE workspace_id = $1 AND id = $2 AND deleted_at IS NULL",
            params![workspace, id, now],
        )
        .await?;
    Ok(touched == 1)
}

/// Takes the next `count` places in the conversation's order and answers the first. Locks the row until the
/// transaction ends, so the order of the places is the order of the commits.
pub async fn advance(tx: &mut Tx, id: ConversationId, count: i64) -> Result<i64> {
    let last = tx
        .query_opt("UPDATE conversations SET seq = seq + $2 WHERE id = $1 RETURNING seq", params![id, count], |row| {
            row.int(0)
        })
        .await?;
    last.map(|last| last - count + 1).ok_or_else(|| Error::Misuse(format!("there is no conversation {id}")))
}

pub(crate) fn conversation(row: &Row<'_>) -> Result<Conversation> {
    Ok(Conversation {
        id: row.id(0)?,
        workspace_id: row.id(1)?,
        channel_id: row.id(2)?,
        user_id: row.id(3)?,
        chat_key: row.text(4)?,
        role: row.word(5)?,
        title: row.text(6)?,
        seq: row.int(7)?,
        created_at: row.time(8)?,
        left_at: row.opt_time(9)?,
    })
}
