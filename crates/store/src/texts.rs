//! A workspace's own wording of what the assistant says and of what models are told. One row stands in place of one
//! built-in text; which there are is up to the engine.

use domain::{UserId, WorkspaceId};
use jiff::Timestamp;

use crate::{Result, Tx, params};

/// One wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Such as `emergency.medical`.
    pub key: String,
    /// ISO 639-1.
    pub language: String,
    pub text: String,
    pub updated_at: Timestamp,
    pub updated_by: UserId,
}

/// Rows of one workspace that are read, at most: far more than there are keys and languages.
const MOST: i64 = 1_000;

/// All of a workspace's, by key and language.
pub async fn all(tx: &mut Tx, workspace: WorkspaceId) -> Result<Vec<Wording>> {
    tx.query(
        "SELECT key, language, wording, updated_at, updated_by FROM texts WHERE workspace_id = $1
         ORDER BY key, language LIMIT $2",
        params![workspace, MOST],
        |row| {
            Ok(Wording {
                key: row.text(0)?,
                language: row.text(1)?,
                text: row.text(2)?,
                updated_at: row.time(3)?,
                updated_by: row.id(4)?,
            })
        },
    )
    .await
}

/// Writes one, in place of what stood.
pub async fn put(tx: &mut Tx, workspace: WorkspaceId, wording: &Wording) -> Result<()> {
    tx.execute(
        "INSERT INTO texts (workspace_id, key, language, wording, updated_at, updated_by) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (workspace_id, key, language) DO UPDATE
         SET wording = excluded.wording, updated_at = excluded.updated_at, updated_by = excluded.updated_by",
        params![workspace, &wording.key, &wording.language, &wording.text, wording.updated_at, wording.updated_by],
    )
    .await?;
    Ok(())
}

/// False where there was none.
pub async fn delete(tx: &mut Tx, workspace: WorkspaceId, key: &str, language: &str) -> Result<bool> {
    let touched = tx
        .execute(
            "DELETE FROM texts WHERE workspace_id = $1 AND key = $2 AND language = $3",
            params![workspace, key, language],
        )
        .await?;
    Ok(touched == 1)
}
