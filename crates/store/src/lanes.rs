//! Lanes: who may work on which conversation, and until when.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use domain::{ConversationId, Lane, WorkspaceId};
use jiff::{SignedDuration, Timestamp};

use crate::{Dialect, Error, Result, Row, Statement, Tx, Value, params};

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
    tx.execute_all(vec![waking(workspace, conversation, now, debounce)]).await?;
    Ok(())
}

/// The statement of [`wake`].
pub(crate) fn waking(
    workspace: WorkspaceId,
    conversation: ConversationId,
    now: Timestamp,
    debounce: Duration,
) -> Statement<'static> {
    let ready = now + debounce;
    let burst = debounce.as_micros() as i64 * i64::from(BURST);
    (
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
/// Passes over a lane that another transaction holds just now.
pub async fn claim(tx: &mut Tx, claim: Claim<'_>, now: Timestamp) -> Result<Vec<Lane>> {
    let due = match longest_due(tx, claim, now).await? {
        Some(all) => all,
        None => by_workspace(tx, claim, now).await?,
    };
    take(tx, claim, &in_turn(&due, claim.limit as usize), now).await
}

/// Any number will do, as long as every node takes the same.
const CLAIMING: i64 = 4_742_002;

/// Due lanes that are looked at by their time. Where more are due, the way is from workspace to workspace.
const WINDOW: usize = 256;

/// What comes first in a claim: nodes claim one after another, so that none counts the running lanes of a workspace
/// while another adds to them; and what is said of a queue's size is always out of date, so Postgres is told to read
/// it by its indexes, whatever it believes.
const ALONE: &str = "SELECT pg_advisory_xact_lock($1), set_config('enable_seqscan', 'off', true),
    set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true),
    set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)";

/// A workspace that may have lanes taken, and the lanes, the longest due first, no more than its cap allows.
#[derive(Debug)]
struct Due {
    workspace: WorkspaceId,
    lanes: Vec<ConversationId>,
}

/// Makes lanes whose lease ran out ready again, and answers with everything that is due, workspace by workspace from
/// `claim.after` on and around; `None` where that is too much.
async fn longest_due(tx: &mut Tx, claim: Claim<'_>, now: Timestamp) -> Result<Option<Vec<Due>>> {
    // A try that ended so counts: a message that kills its worker must come to an end too.
    let expire = format!(
        "UPDATE lanes SET state = 'ready', ready_at = $1, owner = '', attempts = attempts + 1 WHERE conversation_id IN
         (SELECT conversation_id FROM lanes WHERE state = 'running' AND lease_until <= $1{})",
        tx.skip_locked()
    );
    let mut first = vec![(expire.as_str(), params![now])];
    if tx.dialect() == Dialect::Postgres {
        first.insert(0, (ALONE, params![CLAIMING]));
    }
    let due = "SELECT workspace_id, conversation_id,
             (SELECT count(*) FROM lanes AS r WHERE r.state = 'running' AND r.workspace_id = lanes.workspace_id)
         FROM lanes WHERE state = 'ready' AND ready_at <= $1 ORDER BY ready_at, conversation_id LIMIT $2";
    let row = |row: &Row<'_>| Ok((row.id::<WorkspaceId>(0)?, row.id::<ConversationId>(1)?, row.int(2)?));
    let (_, rows) = tx.query_after(first, due, params![now, WINDOW as i64], row).await?;
    if rows.len() >= WINDOW {
        return Ok(None);
    }
    let mut all: BTreeMap<(bool, WorkspaceId), Vec<ConversationId>> = BTreeMap::new();
    for (workspace, conversation, running) in rows {
        let around = claim.after.is_some_and(|after| workspace <= after);
        let lanes = all.entry((around, workspace)).or_default();
        if running + (lanes.len() as i64) < i64::from(claim.per_workspace) {
            lanes.push(conversation);
        }
    }
    Ok(Some(all.into_iter().map(|((_, workspace), lanes)| Due { workspace, lanes }).collect()))
}

/// Up to `claim.limit` workspaces that have due lanes and are below their cap, in the order of their ids from
/// `claim.after` on and around, with as many lanes each as they may get. Goes from workspace to workspace by index, so
/// that one with a million lanes costs no more than one with three.
async fn by_workspace(tx: &mut Tx, claim: Claim<'_>, now: Timestamp) -> Result<Vec<Due>> {
    const FITS: &str = "EXISTS (SELECT 1 FROM lanes WHERE state = 'ready' AND workspace_id = t.id AND ready_at <= $1)
        AND (SELECT count(*) FROM lanes WHERE state = 'running' AND workspace_id = t.id) < CAST($4 AS BIGINT)";
    let sql = format!(
        "WITH RECURSIVE t (lap, id, found) AS (
             SELECT 0, (SELECT workspace_id FROM lanes WHERE state = 'ready' AND workspace_id > $2
                        ORDER BY workspace_id LIMIT 1), 0
             UNION ALL
             SELECT CASE WHEN id IS NULL THEN 1 ELSE lap END,
                 (SELECT workspace_id FROM lanes
                  WHERE state = 'ready' AND workspace_id > CASE WHEN t.id IS NULL THEN '' ELSE t.id END
                  ORDER BY workspace_id LIMIT 1),
                 found + CASE WHEN {FITS} THEN 1 ELSE 0 END
             FROM t WHERE found < CAST($3 AS BIGINT) AND (lap = 0 OR id <= $2)
         )
         SELECT t.id,
             (SELECT count(*) FROM lanes WHERE state = 'running' AND workspace_id = t.id),
             (SELECT string_agg(conversation_id, ',' ORDER BY ready_at, conversation_id) FROM
                 (SELECT conversation_id, ready_at FROM lanes
                  WHERE state = 'ready' AND workspace_id = t.id AND ready_at <= $1
                  ORDER BY ready_at, conversation_id LIMIT $5) AS first)
         FROM t WHERE (lap = 0 OR id <= $2) AND {FITS} ORDER BY lap, t.id LIMIT $3"
    );
    let after = claim.after.map(|id| id.to_string()).unwrap_or_default();
    let most = claim.limit.min(claim.per_workspace);
    tx.query(&sql, params![now, after, claim.limit, claim.per_workspace, most], |row| {
        let free = i64::from(claim.per_workspace) - row.int(1)?;
        let mut lanes = row.ids(2)?;
        lanes.truncate(free.max(0) as usize);
        Ok(Due { workspace: row.id(0)?, lanes })
    })
    .await
}

/// The first lane of each workspace, then the second of each, and so on, `limit` at most.
fn in_turn(due: &[Due], limit: usize) -> Vec<(WorkspaceId, ConversationId)> {
    let rounds = due.iter().map(|due| due.lanes.len()).max().unwrap_or(0);
    (0..rounds)
        .flat_map(|round| due.iter().filter_map(move |due| Some((due.workspace, *due.lanes.get(round)?))))
        .take(limit)
        .collect()
}

/// Reads `state` through `||`, so that the lanes are found by their ids and never by the index of what is ready, which
/// may be a million entries long.
async fn take(
    tx: &mut Tx,
    claim: Claim<'_>,
    due: &[(WorkspaceId, ConversationId)],
    now: Timestamp,
) -> Result<Vec<Lane>> {
    if due.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "UPDATE lanes SET state = 'running', fence = fence + 1, owner = $2, lease_until = $3
         WHERE conversation_id IN (SELECT conversation_id FROM lanes
             WHERE conversation_id IN ({}) AND state || '' = 'ready' AND ready_at <= $1{})
         RETURNING conversation_id, fence, attempts",
        tx.texts_of("$4"),
        tx.skip_locked()
    );
    let wanted: Vec<ConversationId> = due.iter().map(|(_, conversation)| *conversation).collect();
    let taken = tx
        .query(&sql, params![now, claim.owner, now + claim.lease, Value::json(wanted)], |row| {
            Ok((row.id(0)?, (row.int(1)?, row.count(2)?)))
        })
        .await?;
    let taken: HashMap<ConversationId, (i64, u32)> = taken.into_iter().collect();
    let lane = |&(workspace_id, conversation_id): &(WorkspaceId, ConversationId)| {
        let &(fence, attempts) = taken.get(&conversation_id)?;
        Some(Lane { workspace_id, conversation_id, fence, attempts })
    };
    Ok(due.iter().filter_map(lane).collect())
}

/// What a lease would gain by less than this is not written: a turn holds its lane again and again within milliseconds.
const GAIN: SignedDuration = SignedDuration::from_secs(1);

/// Checks that the lease still stands, locks the lane's row and lengthens the lease; the first statement of each of a
/// turn's writes. [`Error::Fenced`] where another has it.
pub async fn hold(tx: &mut Tx, lane: &Lane, lease_until: Timestamp) -> Result<()> {
    let sql = format!(
        "SELECT lease_until FROM lanes WHERE conversation_id = $1 AND fence = $2 AND state = 'running'{}",
        tx.for_update()
    );
    let stands = tx.query_opt(&sql, params![lane.conversation_id, lane.fence], |row| row.time(0)).await?;
    if lease_until.duration_since(stands.ok_or(Error::Fenced)?) >= GAIN {
        let sql = "UPDATE lanes SET lease_until = $2 WHERE conversation_id = $1";
        tx.execute(sql, params![lane.conversation_id, lease_until]).await?;
    }
    Ok(())
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

/// Lengthens the leases of `lanes`, each where it still stands. Takes the lanes and not their owner: a claim whose
/// commit was answered by a lost connection may have taken place, and nobody runs what it took. Its lease must end.
pub async fn renew(tx: &mut Tx, lanes: &[(ConversationId, i64)], lease_until: Timestamp) -> Result<u64> {
    let renew = |&(conversation, fence): &(ConversationId, i64)| {
        (
            "UPDATE lanes SET lease_until = $3
             WHERE conversation_id = $1 AND fence = $2 AND state = 'running' AND lease_until < $3",
            params![conversation, fence, lease_until],
        )
    };
    // In one order on every node, so that no two wait for each other in a circle.
    let mut lanes = lanes.to_vec();
    lanes.sort_unstable();
    Ok(tx.execute_all(lanes.iter().map(renew).collect()).await?.iter().sum())
}

/// Frees every lease, whoever held it: for a database that only one node can open, at its start.
pub async fn free_all(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.execute(
        "UPDATE lanes SET state = 'ready', ready_at = $1, owner = '', attempts = attempts + 1 WHERE state = 'running'",
        params![now],
    )
    .await
}

/// Gives up the leases of `owner`: for a node that stops before its turns have finished. Costs no try.
pub async fn free_owned(tx: &mut Tx, owner: &str, now: Timestamp) -> Result<u64> {
    tx.execute(
        "UPDATE lanes SET state = 'ready', ready_at = $2, owner = '', fence = fence + 1
         WHERE state = 'running' AND owner = $1",
        params![owner, now],
    )
    .await
}
