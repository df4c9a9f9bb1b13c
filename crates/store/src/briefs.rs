//! What a person is told unasked: what they chose, when it is due next, and how often it was done today.

use domain::{UserId, WorkspaceId};
use jiff::Timestamp;

use crate::{Result, Row, Tx, params};

const COLUMNS: &str = "user_id, workspace_id, minutes, next_at, notes_until, brief_day, alert_day, alerts";

/// A person's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Briefing {
    pub user_id: UserId,
    pub workspace_id: WorkspaceId,
    /// Minutes after midnight, by the person's clock.
    pub minutes: u32,
    /// When the next brief is due; `None` where it is off.
    pub next_at: Option<Timestamp>,
    /// Meetings that start before it were looked at; `None` where notes are off.
    pub notes_until: Option<Timestamp>,
    /// The day of which the last brief told.
    pub brief_day: String,
    /// The day, as the person's clock has it, whose notes `alerts` counts.
    pub alert_day: String,
    pub alerts: u32,
}

/// `None` where the person never chose.
pub async fn get(tx: &mut Tx, workspace: WorkspaceId, user: UserId) -> Result<Option<Briefing>> {
    let sql = format!("SELECT {COLUMNS} FROM briefs WHERE workspace_id = $1 AND user_id = $2");
    tx.query_opt(&sql, params![workspace, user], row).await
}

/// As [`get`]; nobody else changes it until this transaction ends.
pub async fn hold(tx: &mut Tx, workspace: WorkspaceId, user: UserId) -> Result<Option<Briefing>> {
    let sql = format!("SELECT {COLUMNS} FROM briefs WHERE workspace_id = $1 AND user_id = $2{}", tx.for_update());
    tx.query_opt(&sql, params![workspace, user], row).await
}

pub async fn put(tx: &mut Tx, briefing: &Briefing) -> Result<()> {
    tx.execute(
        "INSERT INTO briefs (user_id, workspace_id, minutes, next_at, notes_until, brief_day, alert_day, alerts)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (user_id) DO UPDATE SET minutes = excluded.minutes, next_at = excluded.next_at,
             notes_until = excluded.notes_until, brief_day = excluded.brief_day, alert_day = excluded.alert_day, alerts = excluded.alerts",
        params![
            briefing.user_id,
            briefing.workspace_id,
            i64::from(briefing.minutes),
            briefing.next_at,
            briefing.notes_until,
            &briefing.brief_day,
            &briefing.alert_day,
            i64::from(briefing.alerts)
        ],
    )
    .await?;
    Ok(())
}

/// The brief that has been due longest; it is this transaction's until it ends.
pub async fn due(tx: &mut Tx, now: Timestamp) -> Result<Option<Briefing>> {
    let sql = format!("SELECT {COLUMNS} FROM briefs WHERE next_at <= $1 ORDER BY next_at LIMIT 1{}", tx.skip_locked());
    tx.query_opt(&sql, params![now], row).await
}

/// The person whose meetings up to `until` were not looked at for longest; they are this transaction's until it ends.
pub async fn unlooked(tx: &mut Tx, until: Timestamp) -> Result<Option<Briefing>> {
    let sql =
        format!("SELECT {COLUMNS} FROM briefs WHERE notes_until < $1 ORDER BY notes_until LIMIT 1{}", tx.skip_locked());
    tx.query_opt(&sql, params![until], row).await
}

/// Whether a brief is due.
pub async fn is_due(tx: &mut Tx, now: Timestamp) -> Result<bool> {
    let found = tx.query_opt("SELECT minutes FROM briefs WHERE next_at <= $1 LIMIT 1", params![now], |row| row.int(0));
    Ok(found.await?.is_some())
}

/// Whether somebody's meetings up to `until` were not looked at.
pub async fn is_unlooked(tx: &mut Tx, until: Timestamp) -> Result<bool> {
    let found =
        tx.query_opt("SELECT minutes FROM briefs WHERE notes_until < $1 LIMIT 1", params![until], |row| row.int(0));
    Ok(found.await?.is_some())
}

fn row(row: &Row<'_>) -> Result<Briefing> {
    Ok(Briefing {
        user_id: row.id(0)?,
        workspace_id: row.id(1)?,
        minutes: row.count(2)?,
        next_at: row.opt_time(3)?,
        notes_until: row.opt_time(4)?,
        brief_day: row.text(5)?,
        alert_day: row.text(6)?,
        alerts: row.count(7)?,
    })
}
