//! Facts: what is remembered about a person. One of a kind and key at a time, so that a new one takes the place of the
//! old in one statement, whoever else writes; it does so only where it is no less sure.

use domain::{Fact, FactId, UserId, WorkspaceId};
use jiff::Timestamp;

use crate::{Error, Result, Row, Tx, Value, params};

const COLUMNS: &str = "id, user_id, kind, text, confidence, source_id, outside, created_at, updated_at, expires_at";

/// Writes `fact`, or writes it over the one of its kind and key where that is no surer or has expired by
/// `fact.updated_at`. Answers with what stands now, and whether that is `fact`; its id is the one that it had.
pub async fn remember(tx: &mut Tx, workspace: WorkspaceId, fact: &Fact) -> Result<(Fact, bool)> {
    let key = fact.kind.key(&fact.text);
    let taken = tx
        .query_opt(
            &format!(
                "INSERT INTO facts (workspace_id, fact_key, {COLUMNS})
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                 ON CONFLICT (workspace_id, user_id, kind, fact_key) DO UPDATE SET
                     text = excluded.text, confidence = excluded.confidence, source_id = excluded.source_id,
                     outside = excluded.outside, updated_at = excluded.updated_at, expires_at = excluded.expires_at
                 WHERE facts.confidence <= excluded.confidence OR facts.expires_at <= excluded.updated_at
                 RETURNING {COLUMNS}"
            ),
            params![
                workspace,
                &key,
                fact.id,
                fact.user_id,
                Value::word(fact.kind),
                &fact.text,
                thousandths(fact.confidence),
                fact.source_id,
                fact.outside,
                fact.created_at,
                fact.updated_at,
                fact.expires_at
            ],
            row,
        )
        .await?;
    match taken {
        Some(fact) => Ok((fact, true)),
        None => {
            let sql = format!(
                "SELECT {COLUMNS} FROM facts
                 WHERE workspace_id = $1 AND user_id = $2 AND kind = $3 AND fact_key = $4"
            );
            let stands = tx.query_opt(&sql, params![workspace, fact.user_id, Value::word(fact.kind), &key], row);
            let stands = stands.await?;
            Ok((stands.ok_or_else(|| Error::Unavailable("a fact was deleted as another was written".into()))?, false))
        }
    }
}

/// The fact of that kind and key that stands at `now`.
pub async fn same(tx: &mut Tx, workspace: WorkspaceId, fact: &Fact, now: Timestamp) -> Result<Option<Fact>> {
    tx.query_opt(
        &format!(
            "SELECT {COLUMNS} FROM facts WHERE workspace_id = $1 AND user_id = $2 AND kind = $3 AND fact_key = $4
                 AND (expires_at IS NULL OR expires_at > $5)"
        ),
        params![workspace, fact.user_id, Value::word(fact.kind), fact.kind.key(&fact.text), now],
        row,
    )
    .await
}

/// A user's facts that hold at `now`, those said last first.
pub async fn of_user(
    tx: &mut Tx,
    workspace: WorkspaceId,
    user: UserId,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Fact>> {
    tx.query(
        &format!(
            "SELECT {COLUMNS} FROM facts WHERE workspace_id = $1 AND user_id = $2
                 AND (expires_at IS NULL OR expires_at > $3)
             ORDER BY updated_at DESC, id DESC LIMIT $4"
        ),
        params![workspace, user, now, limit],
        row,
    )
    .await
}

/// A user's fact of that id that holds at `now`.
pub async fn get(
    tx: &mut Tx,
    workspace: WorkspaceId,
    user: UserId,
    id: FactId,
    now: Timestamp,
) -> Result<Option<Fact>> {
    tx.query_opt(
        &format!(
            "SELECT {COLUMNS} FROM facts WHERE workspace_id = $1 AND user_id = $2 AND id = $3
                 AND (expires_at IS NULL OR expires_at > $4)"
        ),
        params![workspace, user, id, now],
        row,
    )
    .await
}

/// Writes `fact` over the one of its id, as its person does: whatever confidence it had. False where there is none;
/// [`Error::Taken`] where another has its kind and key.
pub async fn correct(tx: &mut Tx, workspace: WorkspaceId, fact: &Fact) -> Result<bool> {
    let touched = tx
        .execute(
            "UPDATE facts SET kind = $4, fact_key = $5, text = $6, confidence = $7, outside = $8, updated_at = $9,
                 expires_at = $10
             WHERE workspace_id = $1 AND user_id = $2 AND id = $3",
            params![
                workspace,
                fact.user_id,
                fact.id,
                Value::word(fact.kind),
                fact.kind.key(&fact.text),
                &fact.text,
                thousandths(fact.confidence),
                fact.outside,
                fact.updated_at,
                fact.expires_at
            ],
        )
        .await?;
    Ok(touched == 1)
}

/// False where the user has no such fact.
pub async fn forget(tx: &mut Tx, workspace: WorkspaceId, user: UserId, id: FactId) -> Result<bool> {
    let sql = "DELETE FROM facts WHERE workspace_id = $1 AND user_id = $2 AND id = $3";
    Ok(tx.execute(sql, params![workspace, user, id]).await? == 1)
}

/// Forgets every fact of a user that was said by `until`; answers how many.
pub async fn forget_all(tx: &mut Tx, workspace: WorkspaceId, user: UserId, until: Timestamp) -> Result<u64> {
    let sql = "DELETE FROM facts WHERE workspace_id = $1 AND user_id = $2 AND updated_at <= $3";
    tx.execute(sql, params![workspace, user, until]).await
}

/// How many facts of a user are kept.
pub async fn count(tx: &mut Tx, workspace: WorkspaceId, user: UserId) -> Result<i64> {
    let sql = "SELECT count(*) FROM facts WHERE workspace_id = $1 AND user_id = $2";
    Ok(tx.query_opt(sql, params![workspace, user], |row| row.int(0)).await?.unwrap_or(0))
}

/// Deletes up to `limit` facts that expired before `now`.
pub async fn prune(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<u64> {
    let sql = "DELETE FROM facts WHERE id IN
         (SELECT id FROM facts WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)";
    tx.execute(sql, params![now, limit]).await
}

/// Whole thousandths, so that equal confidences compare as equal.
fn thousandths(confidence: f64) -> i64 {
    (confidence.clamp(0.0, 1.0) * 1000.0).round() as i64
}

fn row(row: &Row<'_>) -> Result<Fact> {
    Ok(Fact {
        id: row.id(0)?,
        user_id: row.id(1)?,
        kind: row.word(2)?,
        text: row.text(3)?,
        confidence: row.int(4)? as f64 / 1000.0,
        source_id: row.opt_id(5)?,
        outside: row.flag(6)?,
        created_at: row.time(7)?,
        updated_at: row.time(8)?,
        expires_at: row.opt_time(9)?,
    })
}
