//! Figures for the health page and the metrics.

use domain::{Platform, UserId, WorkspaceId};
use jiff::Timestamp;

use crate::{Dialect, Error, Result, Tx, params};

/// What waits and what is stuck.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    pub lanes_ready: i64,
    pub lanes_running: i64,
    pub inbox: i64,
    /// When the longest waiting lane got its work.
    pub oldest: Option<Timestamp>,
    pub outbox_pending: i64,
    pub outbox_uncertain: i64,
    /// Waits until the person writes again.
    pub outbox_held: i64,
    /// Not replayed.
    pub dead_letters: i64,
}

/// Of one workspace, or of all where `None`.
pub async fn figures(tx: &mut Tx, workspace: Option<WorkspaceId>) -> Result<Figures> {
    let (only, params) = match workspace {
        Some(id) => ("workspace_id = $1", params![id]),
        None => ("$1 = ''", params![""]),
    };
    let sql = format!(
        "SELECT (SELECT count(*) FROM lanes WHERE state = 'ready' AND {only}),
             (SELECT count(*) FROM lanes WHERE state = 'running' AND {only}),
             (SELECT count(*) FROM inbox WHERE {only}),
             (SELECT min(since) FROM (SELECT min(since) AS since FROM lanes WHERE state = 'ready' AND {only}
                 UNION ALL SELECT min(since) FROM lanes WHERE state = 'running' AND {only}) AS waiting),
             (SELECT count(*) FROM outbox WHERE state = 'pending' AND {only})
                 + (SELECT count(*) FROM outbox WHERE state = 'sending' AND {only}),
             (SELECT count(*) FROM outbox WHERE state = 'uncertain' AND {only}),
             (SELECT count(*) FROM dead_letters WHERE replayed_at IS NULL AND {only}),
             (SELECT count(*) FROM outbox WHERE state = 'held' AND {only})"
    );
    let row = tx
        .query_opt(&sql, params, |row| {
            Ok(Figures {
                lanes_ready: row.int(0)?,
                lanes_running: row.int(1)?,
                inbox: row.int(2)?,
                oldest: row.opt_time(3)?,
                outbox_pending: row.int(4)?,
                outbox_uncertain: row.int(5)?,
                dead_letters: row.int(6)?,
                outbox_held: row.int(7)?,
            })
        })
        .await?;
    Ok(row.unwrap_or_default())
}

/// A member's channels and accounts elsewhere that go on only once a person has done something, such as giving a new
/// password.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Failed {
    pub channels: i64,
    pub accounts: i64,
}

pub async fn failed(tx: &mut Tx, workspace: WorkspaceId, user: UserId) -> Result<Failed> {
    let of = "state = 'failed' AND workspace_id = $1 AND user_id = $2";
    let sql = format!("SELECT (SELECT count(*) FROM links WHERE {of}), (SELECT count(*) FROM connections WHERE {of})");
    let row = |row: &crate::Row<'_>| Ok(Failed { channels: row.int(0)?, accounts: row.int(1)? });
    Ok(tx.query_opt(&sql, params![workspace, user], row).await?.unwrap_or_default())
}

/// What waits to be sent on a platform, of all workspaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queue {
    pub platform: Platform,
    pub waiting: i64,
    pub uncertain: i64,
    /// When the longest waiting was decided.
    pub oldest: Option<Timestamp>,
}

/// The outbox by platform; one without effects is left out.
pub async fn queues(tx: &mut Tx) -> Result<Vec<Queue>> {
    // By channel first, so that the outbox is read once and each channel looked up once.
    tx.query(
        "SELECT c.platform, CAST(sum(q.waiting) AS BIGINT), CAST(sum(q.uncertain) AS BIGINT), min(q.oldest) FROM
             (SELECT channel_id, count(CASE WHEN state <> 'uncertain' THEN 1 END) AS waiting,
                  count(CASE WHEN state = 'uncertain' THEN 1 END) AS uncertain,
                  min(CASE WHEN state <> 'uncertain' THEN created_at END) AS oldest
              FROM outbox GROUP BY channel_id) AS q
         JOIN channels c ON c.id = q.channel_id GROUP BY c.platform ORDER BY c.platform",
        params![],
        |row| {
            Ok(Queue { platform: row.word(0)?, waiting: row.int(1)?, uncertain: row.int(2)?, oldest: row.opt_time(3)? })
        },
    )
    .await
}

/// Effects of a workspace of unknown outcome that were decided after `since`.
pub async fn uncertain_since(tx: &mut Tx, workspace: WorkspaceId, since: Timestamp) -> Result<i64> {
    let sql = "SELECT count(*) FROM outbox WHERE state = 'uncertain' AND workspace_id = $1 AND created_at > $2";
    Ok(tx.query_opt(sql, params![workspace, since], |row| row.int(0)).await?.unwrap_or(0))
}

/// Writes, reads and takes away a row in this transaction, so that its commit goes the way of every commit and
/// leaves nothing behind.
pub async fn round_trip(tx: &mut Tx) -> Result<()> {
    const NOWHERE: i64 = -1;
    tx.execute("INSERT INTO migrations (version, name) VALUES ($1, 'round trip')", params![NOWHERE]).await?;
    let read =
        tx.query_opt("SELECT name FROM migrations WHERE version = $1", params![NOWHERE], |row| row.text(0)).await?;
    tx.execute("DELETE FROM migrations WHERE version = $1", params![NOWHERE]).await?;
    match read.as_deref() {
        Some("round trip") => Ok(()),
        other => Err(Error::Database(format!("what was written came back as {other:?}"))),
    }
}

/// What the database's own machine takes the time to be; `None` where it is this one.
pub async fn database_time(tx: &mut Tx) -> Result<Option<Timestamp>> {
    match tx.dialect() {
        Dialect::Sqlite => Ok(None),
        Dialect::Postgres => {
            tx.query_opt("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint", params![], |row| {
                row.time(0)
            })
            .await
        }
    }
}
