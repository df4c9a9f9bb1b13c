//! Messages that were given up, each with its cause, kept until they are replayed or purged.

use domain::{DeadLetter, DeadLetterId, UserId, WorkspaceId};
use jiff::Timestamp;

use crate::{Result, Row, Tx, params, tx::Statement};

const COLUMNS: &str = "id, workspace_id, conversation_id, message_id, cause, attempts, created_at, replayed_at";

pub fn insert(letter: &DeadLetter) -> Statement<'_> {
    (
        "INSERT INTO dead_letters (id, workspace_id, conversation_id, message_id, cause, attempts, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        params![
            letter.id,
            letter.workspace_id,
            letter.conversation_id,
            letter.message_id,
            &letter.cause,
            letter.attempts,
            letter.created_at
        ],
    )
}

pub async fn get(tx: &mut Tx, workspace: WorkspaceId, id: DeadLetterId) -> Result<Option<DeadLetter>> {
    tx.query_opt(
        &format!("SELECT {COLUMNS} FROM dead_letters WHERE workspace_id = $1 AND id = $2"),
        params![workspace, id],
        letter,
    )
    .await
}

/// The newest first, `limit` at most, before the letter `before`.
pub async fn page(
    tx: &mut Tx,
    workspace: WorkspaceId,
    before: Option<DeadLetterId>,
    limit: i64,
) -> Result<Vec<DeadLetter>> {
    // '~' sorts behind every id.
    let before = before.map_or("~".to_owned(), |id| id.to_string());
    tx.query(
        &format!("SELECT {COLUMNS} FROM dead_letters WHERE workspace_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3"),
        params![workspace, before, limit],
        letter,
    )
    .await
}

/// Like [`page`], those of one member's conversations.
pub async fn page_of_user(
    tx: &mut Tx,
    workspace: WorkspaceId,
    user: UserId,
    before: Option<DeadLetterId>,
    limit: i64,
) -> Result<Vec<DeadLetter>> {
    let before = before.map_or("~".to_owned(), |id| id.to_string());
    tx.query(
        &format!(
            "SELECT {COLUMNS} FROM dead_letters WHERE workspace_id = $1 AND id < $2 AND conversation_id IN
                 (SELECT id FROM conversations WHERE workspace_id = $1 AND user_id = $3)
             ORDER BY id DESC LIMIT $4"
        ),
        params![workspace, before, user, limit],
        letter,
    )
    .await
}

/// Marks it as replayed; false where it was already.
pub async fn mark_replayed(tx: &mut Tx, id: DeadLetterId, now: Timestamp) -> Result<bool> {
    let touched = tx
        .execute("UPDATE dead_letters SET replayed_at = $2 WHERE id = $1 AND replayed_at IS NULL", params![id, now])
        .await?;
    Ok(touched == 1)
}

fn letter(row: &Row<'_>) -> Result<DeadLetter> {
    Ok(DeadLetter {
        id: row.id(0)?,
        workspace_id: row.id(1)?,
        conversation_id: row.id(2)?,
        message_id: row.id(3)?,
        cause: row.text(4)?,
        attempts: row.count(5)?,
        created_at: row.time(6)?,
        replayed_at: row.opt_time(7)?,
    })
}
