//! What came from outside: the ids of messages, events and reminders whose text others wrote, or may have caused.
//! Written with the thing itself and never taken back.

use std::collections::HashSet;
use std::fmt::Display;

use domain::WorkspaceId;

use crate::{Result, Tx, Value, params, tx::Statement};

/// Ids are asked for in steps of so many, so that there are few statements.
const STEP: usize = 16;

/// The statement that marks `id`.
#[allow(clippy::needless_pass_by_value)] // ids are Copy
pub fn insert(workspace: WorkspaceId, id: impl Display) -> Statement<'static> {
    let sql = "INSERT INTO outside (id, workspace_id) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING";
    (sql, params![id.to_string(), workspace])
}

/// Those of `ids` that are marked.
pub async fn among(tx: &mut Tx, workspace: WorkspaceId, ids: &[String]) -> Result<HashSet<String>> {
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let places = ids.len().next_multiple_of(STEP);
    let list: Vec<String> = (2..=places + 1).map(|n| format!("${n}")).collect();
    let mut values = params![workspace];
    values.extend(ids.iter().map(|id| Value::from(id.as_str())));
    values.resize_with(places + 1, || Value::from(""));
    let sql = format!("SELECT id FROM outside WHERE workspace_id = $1 AND id IN ({})", list.join(", "));
    Ok(tx.query(&sql, values, |row| row.text(0)).await?.into_iter().collect())
}
