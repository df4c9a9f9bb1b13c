//! What was done with leave and can be taken back, one row for each word of a person.

use domain::{ConversationId, Deed, DeedId, UserId, WorkspaceId};
use jiff::Timestamp;

use crate::{Result, Row, Tx, Value, params};

const COLUMNS: &str = "id, user_id, conversation_id, lines, kept, changes, outside, at, undone_at";

/// Writes a deed of that act, new or with what was done since.
pub async fn put(tx: &mut Tx, workspace: WorkspaceId, act: &str, deed: &Deed) -> Result<()> {
    tx.execute(
        "INSERT INTO deeds (id, workspace_id, user_id, conversation_id, act, lines, kept, changes, outside, at)
         VALUES ($2, $1, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (act) DO UPDATE SET lines = excluded.lines, kept = excluded.kept, changes = excluded.changes,
             outside = excluded.outside, at = excluded.at",
        params![
            workspace,
            deed.id,
            deed.user_id,
            deed.conversation_id,
            act,
            Value::json(&deed.lines),
            Value::json(&deed.kept),
            Value::json(&deed.changes),
            deed.outside,
            deed.at
        ],
    )
    .await?;
    Ok(())
}

/// What that act did so far.
pub async fn of_act(tx: &mut Tx, workspace: WorkspaceId, act: &str) -> Result<Option<Deed>> {
    let sql = format!("SELECT {COLUMNS} FROM deeds WHERE workspace_id = $1 AND act = $2");
    tx.query_opt(&sql, params![workspace, act], deed).await
}

pub async fn get(tx: &mut Tx, workspace: WorkspaceId, id: DeedId) -> Result<Option<Deed>> {
    let sql = format!("SELECT {COLUMNS} FROM deeds WHERE workspace_id = $1 AND id = $2");
    tx.query_opt(&sql, params![workspace, id], deed).await
}

/// As [`get`]; nobody else takes it back until this transaction ends.
pub async fn hold(tx: &mut Tx, workspace: WorkspaceId, id: DeedId) -> Result<Option<Deed>> {
    let sql = format!("SELECT {COLUMNS} FROM deeds WHERE workspace_id = $1 AND id = $2{}", tx.for_update());
    tx.query_opt(&sql, params![workspace, id], deed).await
}

/// Those of a conversation that were done at `since` or later and stand, the newest first, `limit` at most.
pub async fn standing(tx: &mut Tx, conversation: ConversationId, since: Timestamp, limit: i64) -> Result<Vec<Deed>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM deeds WHERE conversation_id = $1 AND at >= $2 AND undone_at IS NULL
         ORDER BY at DESC, id DESC LIMIT $3"
    );
    tx.query(&sql, params![conversation, since, limit], deed).await
}

/// A member's since then, the newest first, `limit` at most.
pub async fn page(
    tx: &mut Tx,
    workspace: WorkspaceId,
    user: UserId,
    since: Timestamp,
    limit: i64,
) -> Result<Vec<Deed>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM deeds WHERE workspace_id = $1 AND user_id = $2 AND at >= $3
         ORDER BY at DESC, id DESC LIMIT $4"
    );
    tx.query(&sql, params![workspace, user, since, limit], deed).await
}

/// Marks it as taken back; false where it was before. This is what makes an undo happen once.
pub async fn undo(tx: &mut Tx, workspace: WorkspaceId, id: DeedId, now: Timestamp) -> Result<bool> {
    let sql = "UPDATE deeds SET undone_at = $3 WHERE workspace_id = $1 AND id = $2 AND undone_at IS NULL";
    Ok(tx.execute(sql, params![workspace, id, now]).await? == 1)
}

/// Says anew what of it was taken back, and what stays.
pub async fn retell(
    tx: &mut Tx,
    workspace: WorkspaceId,
    id: DeedId,
    (lines, kept): (&[String], &[String]),
) -> Result<()> {
    let sql = "UPDATE deeds SET lines = $3, kept = $4 WHERE workspace_id = $1 AND id = $2";
    tx.execute(sql, params![workspace, id, Value::json(lines), Value::json(kept)]).await?;
    Ok(())
}

/// Forgets what was done before then, `limit` at most.
pub async fn prune(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64> {
    let sql = "DELETE FROM deeds WHERE id IN (SELECT id FROM deeds WHERE at < $1 ORDER BY at LIMIT $2)";
    tx.execute(sql, params![before, limit]).await
}

fn deed(row: &Row<'_>) -> Result<Deed> {
    Ok(Deed {
        id: row.id(0)?,
        user_id: row.id(1)?,
        conversation_id: row.id(2)?,
        lines: row.json(3)?,
        kept: row.json(4)?,
        changes: row.json(5)?,
        outside: row.flag(6)?,
        at: row.time(7)?,
        undone_at: row.opt_time(8)?,
    })
}
