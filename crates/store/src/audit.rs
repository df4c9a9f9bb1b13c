//! Who did what, when: written in the transaction that did it, never changed.

use domain::WorkspaceId;
use jiff::Timestamp;
use serde_json::Value as Json;

use crate::{Result, Row, Tx, Value, params, tx::Statement};

/// One entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Sorts by time; unique.
    pub id: String,
    pub workspace_id: WorkspaceId,
    pub at: Timestamp,
    /// `usr_…`, `turn`, or `system`.
    pub actor: String,
    /// `proposal.approved`, `event.created`, …
    pub action: &'static str,
    /// The id of the thing.
    pub subject: String,
    /// What else is worth knowing; never message text or a secret.
    pub detail: Json,
}

pub fn insert(entry: &Entry) -> Statement<'_> {
    (
        "INSERT INTO audit (id, workspace_id, at, actor, action, subject, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        params![
            &entry.id,
            entry.workspace_id,
            entry.at,
            &entry.actor,
            entry.action,
            &entry.subject,
            Value::json(&entry.detail)
        ],
    )
}

/// An entry as it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    pub actor: String,
    pub action: String,
    pub subject: String,
    pub detail: Json,
}

/// The newest entries of a workspace, `limit` at most.
pub async fn page(tx: &mut Tx, workspace: WorkspaceId, limit: i64) -> Result<Vec<Written>> {
    tx.query(
        "SELECT actor, action, subject, detail FROM audit WHERE workspace_id = $1 ORDER BY id DESC LIMIT $2",
        params![workspace, limit],
        |row: &Row<'_>| {
            Ok(Written { actor: row.text(0)?, action: row.text(1)?, subject: row.text(2)?, detail: row.json(3)? })
        },
    )
    .await
}
