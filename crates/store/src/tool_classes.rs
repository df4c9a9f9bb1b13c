//! What may be done with the tools of attached servers: the operator's word, and each workspace's own.

use domain::{ToolClass, WorkspaceId};
use jiff::Timestamp;

use crate::{Result, Row, Tx, Value, params, tx::Statement};

/// Rows of one workspace that are read.
const MOST: i64 = 2_000;

/// A decision about one tool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// `source__tool`
    pub name: String,
    pub class: ToolClass,
    /// Of what the tool was when this was decided.
    pub fingerprint: String,
    /// The workspace's own; else the operator's, for all of them.
    pub own: bool,
}

/// What holds in a workspace, its own decisions and the operator's.
pub async fn of(tx: &mut Tx, workspace: WorkspaceId) -> Result<Vec<Decided>> {
    let sql = "SELECT name, class, fingerprint, workspace_id FROM tool_classes WHERE workspace_id IN ($1, '')
         ORDER BY workspace_id, name LIMIT $2";
    let decided = |row: &Row<'_>| {
        let own = !row.text(3)?.is_empty();
        Ok(Decided { name: row.text(0)?, class: row.word(1)?, fingerprint: row.text(2)?, own })
    };
    tx.query(sql, params![workspace, MOST], decided).await
}

/// The statement that lets every workspace's own decision about a tool hold for it as it is now.
pub fn renew<'a>(name: &'a str, fingerprint: &'a str, now: Timestamp) -> Statement<'a> {
    (
        "UPDATE tool_classes SET fingerprint = $2, decided_at = $3 WHERE name = $1 AND workspace_id <> ''",
        params![name, fingerprint, now],
    )
}

/// The statement that takes a workspace's own decision about a tool away.
pub fn undo(workspace: WorkspaceId, name: &str) -> Statement<'_> {
    ("DELETE FROM tool_classes WHERE workspace_id = $1 AND name = $2", params![workspace, name])
}

/// The statement that decides about a tool, for a workspace or, where none is named, for the operator.
pub fn set<'a>(
    workspace: Option<WorkspaceId>,
    name: &'a str,
    class: ToolClass,
    fingerprint: &'a str,
    now: Timestamp,
) -> Statement<'a> {
    (
        "INSERT INTO tool_classes (workspace_id, name, class, fingerprint, decided_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (workspace_id, name) DO UPDATE SET class = $3, fingerprint = $4, decided_at = $5",
        params![workspace.map(|id| id.to_string()).unwrap_or_default(), name, Value::word(class), fingerprint, now],
    )
}
