//! Turns and their steps: what a run of the engine recorded, so that another can go on from there.

use domain::{ConversationId, Step, Turn, TurnId, TurnState, WorkspaceId};
use jiff::Timestamp;

use crate::{Result, Row, Tx, Value, params, tx::Statement};

pub async fn insert(tx: &mut Tx, turn: &Turn) -> Result<()> {
    tx.execute(
        "INSERT INTO turns (id, workspace_id, conversation_id, state, started_at) VALUES ($1, $2, $3, $4, $5)",
        params![turn.id, turn.workspace_id, turn.conversation_id, Value::word(turn.state), turn.started_at],
    )
    .await?;
    Ok(())
}

/// The conversation's turn that has not ended, if a worker died in one.
pub async fn unfinished(tx: &mut Tx, conversation: ConversationId) -> Result<Option<Turn>> {
    tx.query_opt(
        "SELECT id, workspace_id, conversation_id, state, started_at FROM turns
         WHERE conversation_id = $1 AND state = 'running' LIMIT 1",
        params![conversation],
        turn,
    )
    .await
}

pub async fn get(tx: &mut Tx, workspace: WorkspaceId, id: TurnId) -> Result<Option<Turn>> {
    tx.query_opt(
        "SELECT id, workspace_id, conversation_id, state, started_at FROM turns WHERE workspace_id = $1 AND id = $2",
        params![workspace, id],
        turn,
    )
    .await
}

/// A turn of any workspace: for whoever runs the server.
pub async fn get_any(tx: &mut Tx, id: TurnId) -> Result<Option<Turn>> {
    tx.query_opt(
        "SELECT id, workspace_id, conversation_id, state, started_at FROM turns WHERE id = $1",
        params![id],
        turn,
    )
    .await
}

/// The statement that ends a turn.
pub fn end(id: TurnId, state: TurnState, now: Timestamp) -> Statement<'static> {
    ("UPDATE turns SET state = $2, ended_at = $3 WHERE id = $1", params![id, Value::word(state), now])
}

/// The statement that records a step; a step that stands already makes the transaction fail.
pub fn insert_step(turn: TurnId, step: &Step, now: Timestamp) -> Statement<'static> {
    (
        "INSERT INTO steps (turn_id, n, kind, content, at) VALUES ($1, $2, $3, $4, $5)",
        params![turn, step.n, Value::word(step.kind), Value::json(&step.content), now],
    )
}

/// A turn's steps in order.
pub async fn steps(tx: &mut Tx, turn: TurnId) -> Result<Vec<Step>> {
    tx.query("SELECT n, kind, content FROM steps WHERE turn_id = $1 ORDER BY n", params![turn], |row| {
        Ok(Step { n: row.int(0)?, kind: row.word(1)?, content: row.json(2)? })
    })
    .await
}

fn turn(row: &Row<'_>) -> Result<Turn> {
    Ok(Turn {
        id: row.id(0)?,
        workspace_id: row.id(1)?,
        conversation_id: row.id(2)?,
        state: row.word(3)?,
        started_at: row.time(4)?,
    })
}
