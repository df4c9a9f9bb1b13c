//! Figures for the health page and the metrics.

use domain::WorkspaceId;
use jiff::Timestamp;

use crate::{Result, Tx, params};

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
             (SELECT count(*) FROM dead_letters WHERE replayed_at IS NULL AND {only})"
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
            })
        })
        .await?;
    Ok(row.unwrap_or_default())
}
