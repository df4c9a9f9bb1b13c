//! Lanes: who may work on which conversation, and until when.

use std::time::Duration;

use domain::{ConversationId, Lane, WorkspaceId};
use jiff::Timestamp;

use crate::{Error, Result, Tx, params};

/// The longest that a burst can hold a turn back, in debounce windows.
const BURST: u32 = 4;

/// Tells the lane that work came. An idle lane becomes ready after `debounce`; one that gathers a burst waits for
/// another `debounce`, up to four in all; one that runs or backs off is left as it is. Locks the lane's row.
pub async fn wake(
    tx: &mut Tx,
    workspace: WorkspaceId,
    conversation: ConversationId,
    now: Timestamp,
    debounce: Duration,
) -> Result<()> {
    let ready = now + debounce;
    let burst = debounce.as_micros() as i64 * i64::from(BURST);
    tx.execute(
        "INSERT INTO lanes (conversation_id, workspace_id, state, ready_at, since, lease_until, owner, fence, attempts)
         VALUES ($1, $2, 'ready', $3, $4, 0, '', 0, 0)
         ON CONFLICT (conversation_id) DO UPDATE SET
             state = CASE WHEN lanes.state = 'idle' THEN 'ready' ELSE lanes.state END,
             ready_at = CASE
                 WHEN lanes.state = 'idle' THEN $3
                 WHEN lanes.state = 'ready' AND lanes.attempts = 0 THEN
                     CASE WHEN lanes.since + $5 < $3 THEN lanes.since + $5 ELSE $3 END
                 ELSE lanes.ready_at END,
             since = CASE WHEN lanes.state = 'idle' THEN $4 ELSE lanes.since END",
        params![conversation, workspace, ready, now, burst],
    )
    .await?;
    Ok(())
}

/// What a node may take at once.
#[derive(Debug, Clone, Copy)]
pub struct Claim<'a> {
    /// The name of the node, new at each start.
    pub owner: &'a str,
    pub lease: Duration,
    /// Lanes to take, at most.
    pub limit: u32,
    /// Lanes of one workspace that may run at once, over all nodes.
    pub per_workspace: u32,
    /// Where the last round ended: this one begins behind it.
    pub after: Option<WorkspaceId>,
}

/// Takes due lanes, one of each workspace in turn, beginning behind `claim.after`. A lane whose lease ran out is due.
pub async fn claim(tx: &mut Tx, claim: Claim<'_>, now: Timestamp) -> Result<Vec<Lane>> {
    expire(tx, now).await?;
    let mut due = due(tx, claim, claim.after, now).await?;
    if claim.after.is_some() && due.len() < claim.limit as usize {
        let already: Vec<_> = due.iter().map(|lane| lane.1).collect();
        let wrapped = self::due(tx, claim, None, now).await?;
        due.extend(wrapped.into_iter().filter(|lane| !already.contains(&lane.1)));
    }
    due.truncate(claim.limit as usize);
    take(tx, claim, &due, now).await
}

/// Makes lanes whose lease ran out ready again.
async fn expire(tx: &mut Tx, now: Timestamp) -> Result<()> {
    tx.execute(
        "UPDATE lanes SET state = 'ready', ready_at = $1 WHERE conversation_id IN
         (SELECT conversation_id FROM lanes WHERE state = 'running' AND lease_until <= $1)",
        params![now],
    )
    .await?;
    Ok(())
}

/// Due lanes by rank within their workspace, so that the first of each comes before the second of any. Walks from
/// workspace to workspace by index, so a workspace with a million lanes costs no more than one with three.
async fn due(
    tx: &mut Tx,
    claim: Claim<'_>,
    after: Option<WorkspaceId>,
    now: Timestamp,
) -> Result<Vec<(WorkspaceId, ConversationId)>> {
    let after = after.map(|id| id.to_string()).unwrap_or_default();
    tx.query(
        "WITH RECURSIVE tenants (id, n) AS (
             SELECT min(workspace_id), 1 FROM lanes WHERE state = 'ready' AND ready_at <= $1 AND workspace_id > $2
             UNION ALL
             SELECT (SELECT min(workspace_id) FROM lanes
                     WHERE state = 'ready' AND ready_at <= $1 AND workspace_id > tenants.id), n + 1
             FROM tenants WHERE id IS NOT NULL AND n < $3
         ), ranks (rank) AS (
             SELECT 0 UNION ALL SELECT rank + 1 FROM ranks WHERE rank + 1 < $4
         ), picked AS (
             SELECT tenants.id AS workspace_id, ranks.rank AS rank,
                 (SELECT conversation_id FROM lanes
                  WHERE state = 'ready' AND workspace_id = tenants.id AND ready_at <= $1
                  ORDER BY ready_at, conversation_id LIMIT 1 OFFSET ranks.rank) AS conversation_id,
                 (SELECT count(*) FROM lanes WHERE state = 'running' AND workspace_id = tenants.id) AS running
             FROM tenants CROSS JOIN ranks WHERE tenants.id IS NOT NULL
         )
         SELECT workspace_id, conversation_id FROM picked
         WHERE conversation_id IS NOT NULL AND running + rank < $4 ORDER BY rank, workspace_id LIMIT $3",
        params![now, after, claim.limit, claim.per_workspace],
        |row| Ok((row.id(0)?, row.id(1)?)),
    )
    .await
}

async fn take(
    tx: &mut Tx,
    claim: Claim<'_>,
    due: &[(WorkspaceId, ConversationId)],
    now: Timestamp,
) -> Result<Vec<Lane>> {
    // Every node takes in the same order, so that two never wait for each other in a circle.
    let mut order: Vec<usize> = (0..due.len()).collect();
    order.sort_by_key(|&index| due[index].1);
    let mut taken = vec![None; due.len()];
    for index in order {
        let (workspace_id, conversation_id) = due[index];
        taken[index] = tx
            .query_opt(
                "UPDATE lanes SET state = 'running', fence = fence + 1, owner = $3, lease_until = $4
                 WHERE conversation_id = $1 AND state = 'ready' AND ready_at <= $2 RETURNING fence, attempts",
                params![conversation_id, now, claim.owner, now + claim.lease],
                |row| Ok(Lane { workspace_id, conversation_id, fence: row.int(0)?, attempts: row.count(1)? }),
            )
            .await?;
    }
    Ok(taken.into_iter().flatten().collect())
}

/// Checks that the lease still stands and locks the lane's row; the first statement of each of a turn's writes.
/// [`Error::Fenced`] where another has it.
pub async fn hold(tx: &mut Tx, lane: &Lane, lease_until: Timestamp) -> Result<()> {
    let touched = tx
        .execute(
            "UPDATE lanes SET lease_until = $3 WHERE conversation_id = $1 AND fence = $2 AND state = 'running'",
            params![lane.conversation_id, lane.fence, lease_until],
        )
        .await?;
    if touched == 1 { Ok(()) } else { Err(Error::Fenced) }
}

/// Gives the lane back after a turn that ended: ready where more messages wait, else idle. Call behind [`hold`].
pub async fn release(tx: &mut Tx, lane: &Lane, now: Timestamp) -> Result<()> {
    tx.execute(
        "UPDATE lanes SET attempts = 0, owner = '', ready_at = $2, since = $2,
             state = CASE WHEN EXISTS (SELECT 1 FROM inbox WHERE inbox.conversation_id = lanes.conversation_id)
                 THEN 'ready' ELSE 'idle' END
         WHERE conversation_id = $1",
        params![lane.conversation_id, now],
    )
    .await?;
    Ok(())
}

/// Gives the lane back with its work undone: it is due again at `ready_at`, as attempt `attempts`. Call behind
/// [`hold`].
pub async fn put_off(tx: &mut Tx, lane: &Lane, ready_at: Timestamp, attempts: u32) -> Result<()> {
    tx.execute(
        "UPDATE lanes SET state = 'ready', owner = '', ready_at = $2, attempts = $3 WHERE conversation_id = $1",
        params![lane.conversation_id, ready_at, attempts],
    )
    .await?;
    Ok(())
}

/// Lengthens the leases of `owner` that are still its own; answers how many it holds.
pub async fn renew(tx: &mut Tx, owner: &str, lease_until: Timestamp) -> Result<u64> {
    tx.execute(
        "UPDATE lanes SET lease_until = $2 WHERE state = 'running' AND owner = $1 AND lease_until < $2",
        params![owner, lease_until],
    )
    .await
}

/// Frees every lease, whoever held it: for a database that only one node can open, at its start.
pub async fn free_all(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.execute("UPDATE lanes SET state = 'ready', ready_at = $1, owner = '' WHERE state = 'running'", params![now])
        .await
}
