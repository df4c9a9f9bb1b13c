//! What the tries of effects came to: the first of each effect and its newest, so that one that is tried for ever does
//! not grow for ever.

use domain::{Attempt, Effect, EffectId, EffectKind, MessageId, WorkspaceId};
use jiff::Timestamp;

use crate::{Result, Row, Statement, Tx, Value, params};

/// Beside the first, as many of the newest tries of an effect are kept.
pub const NEWEST: u32 = 9;

const COLUMNS: &str = "conversation_id, channel_id, n, at, took, outcome, external_id, cause, effect_id";

/// The statements that keep a try of `effect`, and forget what is past the bound. Where its answer came after it was
/// settled without one, that answer counts.
pub fn insert<'a>(effect: &Effect, attempt: &'a Attempt) -> Vec<Statement<'a>> {
    let message = match &effect.kind {
        EffectKind::Send { message_id, .. } => Some(*message_id),
        EffectKind::Notice { .. } | EffectKind::Call(_) => None,
    };
    let mut statements: Vec<Statement<'a>> = vec![(
        "INSERT INTO attempts (effect_id, n, workspace_id, message_id, conversation_id, channel_id, at, took, outcome,
             external_id, cause)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) 
         ON CONFLICT (effect_id, n) DO UPDATE SET took = excluded.took, outcome = excluded.outcome,
             external_id = excluded.external_id, cause = excluded.cause",
        params![
            attempt.effect_id,
            attempt.number,
            effect.workspace_id,
            message,
            attempt.conversation_id,
            attempt.channel_id,
            attempt.at,
            attempt.milliseconds.saturating_mul(1_000),
            Value::word(attempt.outcome),
            attempt.external_id.clone(),
            attempt.cause.clone()
        ],
    )];
    if attempt.number > NEWEST + 1 {
        statements.push((
            "DELETE FROM attempts WHERE effect_id = $1 AND n > 1 AND n <= $2",
            params![effect.id, attempt.number - NEWEST],
        ));
    }
    statements
}

/// The tries of a message of ours, oldest first.
pub async fn of_message(tx: &mut Tx, workspace: WorkspaceId, message: MessageId) -> Result<Vec<Attempt>> {
    let sql = format!("SELECT {COLUMNS} FROM attempts WHERE message_id = $1 AND workspace_id = $2 ORDER BY n");
    tx.query(&sql, params![message, workspace], attempt).await
}

/// The tries of an effect, oldest first.
pub async fn of_effect(tx: &mut Tx, workspace: WorkspaceId, effect: EffectId) -> Result<Vec<Attempt>> {
    let sql = format!("SELECT {COLUMNS} FROM attempts WHERE effect_id = $1 AND workspace_id = $2 ORDER BY n");
    tx.query(&sql, params![effect, workspace], attempt).await
}

/// Forgets tries from before `before`, `limit` at most. Those of an effect that still waits, or that a person has to look
/// at, stay.
pub async fn prune(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<()> {
    tx.execute(
        "DELETE FROM attempts WHERE (effect_id, n) IN
             (SELECT effect_id, n FROM attempts AS a WHERE a.at < $1
              AND NOT EXISTS (SELECT 1 FROM outbox WHERE id = a.effect_id) ORDER BY a.at LIMIT $2)",
        params![before, limit],
    )
    .await?;
    Ok(())
}

fn attempt(row: &Row<'_>) -> Result<Attempt> {
    Ok(Attempt {
        conversation_id: row.id(0)?,
        channel_id: row.id(1)?,
        number: row.count(2)?,
        at: row.time(3)?,
        milliseconds: row.int(4)? / 1_000,
        outcome: row.word(5)?,
        external_id: row.opt_text(6)?,
        cause: row.opt_text(7)?,
        effect_id: row.id(8)?,
    })
}
