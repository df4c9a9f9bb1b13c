//! Proposals: stored with their exact arguments, decided once.

use domain::{ConversationId, Proposal, ProposalId, ProposalState, TurnId, UserId, WorkspaceId};
use jiff::{SignedDuration, Timestamp};

use crate::{Result, Row, Tx, Value, params};

const COLUMNS: &str = "id, user_id, conversation_id, turn_id, tool, arguments, arguments_hash, summary, state, trace,
    trigger_id, created_at, expires_at, decided_at";

pub async fn insert(tx: &mut Tx, workspace: WorkspaceId, proposal: &Proposal) -> Result<()> {
    tx.execute(
        "INSERT INTO proposals (id, workspace_id, user_id, conversation_id, turn_id, tool, arguments, arguments_hash,
             summary, state, trace, trigger_id, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        params![
            proposal.id,
            workspace,
            proposal.user_id,
            proposal.conversation_id,
            proposal.turn_id,
            &proposal.tool,
            Value::json(&proposal.arguments),
            &proposal.arguments_hash,
            &proposal.summary,
            Value::word(proposal.state),
            Value::json(&proposal.trace),
            proposal.trigger_id,
            proposal.created_at,
            proposal.expires_at
        ],
    )
    .await?;
    Ok(())
}

pub async fn get(tx: &mut Tx, workspace: WorkspaceId, id: ProposalId) -> Result<Option<Proposal>> {
    tx.query_opt(
        &format!("SELECT {COLUMNS} FROM proposals WHERE workspace_id = $1 AND id = $2"),
        params![workspace, id],
        proposal,
    )
    .await
}

/// Withholds a proposal that was made just now where `most` suggestions of sources were shown to its user within an
/// hour: it is shown once the first of these is an hour old. Answers until when.
pub async fn withhold(
    tx: &mut Tx,
    workspace: WorkspaceId,
    proposal: &Proposal,
    most: u32,
) -> Result<Option<Timestamp>> {
    let hour = SignedDuration::from_hours(1);
    let since = proposal.created_at.saturating_sub(hour).unwrap_or(Timestamp::MIN);
    // Those that wait to be shown count too, each at its own time.
    let sql = "SELECT COALESCE(p.shown_from, p.created_at) AS shown FROM proposals p
         JOIN conversations c ON c.id = p.conversation_id
         WHERE p.workspace_id = $1 AND p.user_id = $2 AND p.id <> $3 AND c.role = 'source'
             AND (p.created_at > $4 OR p.shown_from > $4)
         ORDER BY shown DESC LIMIT 1 OFFSET $5";
    let values = params![workspace, proposal.user_id, proposal.id, since, i64::from(most.max(1)) - 1];
    let nth = tx.query_opt(sql, values, |row| row.time(0)).await?;
    let Some(until) = nth.and_then(|nth| nth.checked_add(hour).ok()).filter(|until| *until > proposal.created_at)
    else {
        return Ok(None);
    };
    tx.execute("UPDATE proposals SET shown_from = $2 WHERE id = $1", params![proposal.id, until]).await?;
    Ok(Some(until))
}

/// A proposal of any workspace, with that: for whoever runs the server.
pub async fn get_any(tx: &mut Tx, id: ProposalId) -> Result<Option<(WorkspaceId, Proposal)>> {
    let of = tx.query_opt("SELECT workspace_id FROM proposals WHERE id = $1", params![id], |row| row.id(0)).await?;
    let Some(workspace) = of else { return Ok(None) };
    Ok(get(tx, workspace, id).await?.map(|proposal| (workspace, proposal)))
}

/// A member's proposals in `state`, the newest first, `limit` at most, before `before`.
pub async fn page(
    tx: &mut Tx,
    workspace: WorkspaceId,
    user: UserId,
    state: ProposalState,
    before: Option<ProposalId>,
    limit: i64,
) -> Result<Vec<Proposal>> {
    let before = before.map_or("~".to_owned(), |id| id.to_string());
    tx.query(
        &format!(
            "SELECT {COLUMNS} FROM proposals WHERE workspace_id = $1 AND user_id = $2 AND state = $3 AND id < $4
             ORDER BY id DESC LIMIT $5"
        ),
        params![workspace, user, Value::word(state), before, limit],
        proposal,
    )
    .await
}

/// As [`page`], without what is withheld until later.
pub async fn shown(
    tx: &mut Tx,
    workspace: WorkspaceId,
    user: UserId,
    state: ProposalState,
    (before, limit): (Option<ProposalId>, i64),
    now: Timestamp,
) -> Result<Vec<Proposal>> {
    let before = before.map_or("~".to_owned(), |id| id.to_string());
    tx.query(
        &format!(
            "SELECT {COLUMNS} FROM proposals WHERE workspace_id = $1 AND user_id = $2 AND state = $3 AND id < $4
                 AND (shown_from IS NULL OR shown_from <= $6)
             ORDER BY id DESC LIMIT $5"
        ),
        params![workspace, user, Value::word(state), before, limit, now],
        proposal,
    )
    .await
}

/// What is withheld from a member until later, 0 or more.
pub async fn withheld(tx: &mut Tx, workspace: WorkspaceId, user: UserId, now: Timestamp) -> Result<i64> {
    let sql = "SELECT count(*) FROM proposals
         WHERE workspace_id = $1 AND user_id = $2 AND state = 'pending' AND shown_from > $3";
    Ok(tx.query_opt(sql, params![workspace, user, now], |row| row.int(0)).await?.unwrap_or(0))
}

/// What waits for a yes in one conversation, oldest first, 50 at most.
pub async fn pending_in(tx: &mut Tx, conversation: ConversationId, now: Timestamp) -> Result<Vec<Proposal>> {
    tx.query(
        &format!(
            "SELECT {COLUMNS} FROM proposals WHERE conversation_id = $1 AND state = 'pending' AND expires_at > $2
             ORDER BY id LIMIT 50"
        ),
        params![conversation, now],
        proposal,
    )
    .await
}

/// What a turn proposed in its conversation, decided or not, oldest first, 50 at most.
pub async fn of_turn(tx: &mut Tx, conversation: ConversationId, turn: TurnId) -> Result<Vec<Proposal>> {
    tx.query(
        &format!("SELECT {COLUMNS} FROM proposals WHERE conversation_id = $1 AND turn_id = $2 ORDER BY id LIMIT 50"),
        params![conversation, turn],
        proposal,
    )
    .await
}

/// Decides a pending proposal; false where it was decided before. This is what makes an approval single-use.
pub async fn decide(
    tx: &mut Tx,
    workspace: WorkspaceId,
    id: ProposalId,
    state: ProposalState,
    now: Timestamp,
) -> Result<bool> {
    let touched = tx
        .execute(
            "UPDATE proposals SET state = $3, decided_at = $4 WHERE workspace_id = $1 AND id = $2 AND state = 'pending'",
            params![workspace, id, Value::word(state), now],
        )
        .await?;
    Ok(touched == 1)
}

/// What a turn proposed, decided or not, goes with its message into another conversation; answers it, oldest first.
pub async fn move_to(tx: &mut Tx, turn: TurnId, from: ConversationId, to: ConversationId) -> Result<Vec<Proposal>> {
    let sql = format!(
        "UPDATE proposals SET conversation_id = $3 WHERE conversation_id = $1 AND turn_id = $2 RETURNING {COLUMNS}"
    );
    let mut moved = tx.query(&sql, params![from, turn, to], proposal).await?;
    moved.sort_by_key(|proposal| proposal.id);
    Ok(moved)
}

/// Writes edited arguments to a pending proposal; false where it was decided meanwhile.
pub async fn edit(tx: &mut Tx, workspace: WorkspaceId, proposal: &Proposal) -> Result<bool> {
    let touched = tx
        .execute(
            "UPDATE proposals SET arguments = $3, arguments_hash = $4, summary = $5, trace = $6
             WHERE workspace_id = $1 AND id = $2 AND state = 'pending'",
            params![
                workspace,
                proposal.id,
                Value::json(&proposal.arguments),
                &proposal.arguments_hash,
                &proposal.summary,
                Value::json(&proposal.trace)
            ],
        )
        .await?;
    Ok(touched == 1)
}

/// Pending proposals whose lifetime is over, with their workspaces, `limit` at most.
pub async fn overdue(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<(WorkspaceId, ProposalId)>> {
    tx.query(
        "SELECT workspace_id, id FROM proposals WHERE state = 'pending' AND expires_at <= $1
         ORDER BY expires_at LIMIT $2",
        params![now, limit],
        |row| Ok((row.id(0)?, row.id(1)?)),
    )
    .await
}

fn proposal(row: &Row<'_>) -> Result<Proposal> {
    Ok(Proposal {
        id: row.id(0)?,
        user_id: row.id(1)?,
        conversation_id: row.id(2)?,
        turn_id: row.opt_id(3)?,
        tool: row.text(4)?,
        arguments: row.json(5)?,
        arguments_hash: row.text(6)?,
        summary: row.text(7)?,
        state: row.word(8)?,
        trace: row.json(9)?,
        trigger_id: row.opt_id(10)?,
        trigger: None,
        created_at: row.time(11)?,
        expires_at: row.time(12)?,
        decided_at: row.opt_time(13)?,
    })
}
