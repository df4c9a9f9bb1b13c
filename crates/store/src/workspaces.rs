//! Workspaces and the users in them.

use domain::{Policy, Preferences, User, UserId, Workspace, WorkspaceId};
use jiff::Timestamp;

use crate::{Result, Row, Tx, Value, params};

pub async fn insert(tx: &mut Tx, workspace: &Workspace) -> Result<()> {
    tx.execute(
        "INSERT INTO workspaces (id, name, policy, created_at) VALUES ($1, $2, $3, $4)",
        params![workspace.id, &workspace.name, Value::json(&workspace.policy), workspace.created_at],
    )
    .await?;
    Ok(())
}

pub async fn get(tx: &mut Tx, id: WorkspaceId) -> Result<Option<Workspace>> {
    tx.query_opt("SELECT id, name, policy, created_at FROM workspaces WHERE id = $1", params![id], workspace).await
}

/// The workspaces after `after` that were not deleted, in the order of their ids, `limit` at most.
pub async fn page(tx: &mut Tx, after: Option<WorkspaceId>, limit: i64) -> Result<Vec<Workspace>> {
    let after = after.map(|id| id.to_string()).unwrap_or_default();
    tx.query(
        "SELECT id, name, policy, created_at FROM workspaces
         WHERE id > $1 AND deleted_at IS NULL ORDER BY id LIMIT $2",
        params![after, limit],
        workspace,
    )
    .await
}

/// False where there is no such workspace.
pub async fn set_policy(tx: &mut Tx, id: WorkspaceId, policy: &Policy) -> Result<bool> {
    let touched =
        tx.execute("UPDATE workspaces SET policy = $2 WHERE id = $1", params![id, Value::json(policy)]).await?;
    Ok(touched == 1)
}

/// Whether personal data is hidden from models; `None` where that is left to the configuration.
pub async fn redact(tx: &mut Tx, id: WorkspaceId) -> Result<Option<bool>> {
    let found = tx.query_opt("SELECT redact FROM workspaces WHERE id = $1", params![id], |row| row.opt_int(0)).await?;
    Ok(found.flatten().map(|on| on != 0))
}

/// False where there is no such workspace.
pub async fn set_redact(tx: &mut Tx, id: WorkspaceId, redact: Option<bool>) -> Result<bool> {
    let touched =
        tx.execute("UPDATE workspaces SET redact = $2 WHERE id = $1", params![id, redact.map(i64::from)]).await?;
    Ok(touched == 1)
}

pub async fn insert_user(tx: &mut Tx, user: &User, now: Timestamp) -> Result<()> {
    tx.execute(
        "INSERT INTO users (id, workspace_id, name, role, zone, language, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        params![user.id, user.workspace_id, &user.name, Value::word(user.role), &user.zone, &user.language, now],
    )
    .await?;
    Ok(())
}

pub async fn user(tx: &mut Tx, workspace: WorkspaceId, id: UserId) -> Result<Option<User>> {
    tx.query_opt(
        "SELECT id, workspace_id, name, role, zone, language, preferences FROM users WHERE workspace_id = $1 AND id = $2",
        params![workspace, id],
        user_row,
    )
    .await
}

/// The users of a workspace that were not deleted, oldest first, 1,000 at most.
pub async fn users(tx: &mut Tx, workspace: WorkspaceId) -> Result<Vec<User>> {
    tx.query(
        "SELECT id, workspace_id, name, role, zone, language, preferences FROM users
         WHERE workspace_id = $1 AND deleted_at IS NULL ORDER BY id LIMIT 1000",
        params![workspace],
        user_row,
    )
    .await
}

/// Writes name, zone and language; false where there is no such user.
pub async fn update_user(tx: &mut Tx, user: &User) -> Result<bool> {
    let touched = tx
        .execute(
            "UPDATE users SET name = $3, zone = $4, language = $5 WHERE workspace_id = $1 AND id = $2",
            params![user.workspace_id, user.id, &user.name, &user.zone, &user.language],
        )
        .await?;
    Ok(touched == 1)
}

/// False where there is no such user.
pub async fn set_preferences(tx: &mut Tx, user: &User, preferences: &Preferences) -> Result<bool> {
    let sql = "UPDATE users SET preferences = $3 WHERE workspace_id = $1 AND id = $2";
    Ok(tx.execute(sql, params![user.workspace_id, user.id, Value::json(preferences)]).await? == 1)
}

/// Deletes a workspace: its logins end and nobody is heard as one of its users. Its rows stay for the record. False where
/// there is none, or no longer.
pub async fn delete(tx: &mut Tx, id: WorkspaceId, now: Timestamp) -> Result<bool> {
    let sql = "UPDATE workspaces SET deleted_at = $2 WHERE id = $1 AND deleted_at IS NULL";
    let deleted = tx.execute(sql, params![id, now]).await? == 1;
    tx.execute_all(vec![
        ("DELETE FROM logins WHERE workspace_id = $1", params![id]),
        ("DELETE FROM identities WHERE workspace_id = $1", params![id]),
    ])
    .await?;
    Ok(deleted)
}

/// As [`delete`], one user.
pub async fn delete_user(tx: &mut Tx, workspace: WorkspaceId, id: UserId, now: Timestamp) -> Result<bool> {
    let sql = "UPDATE users SET deleted_at = $3 WHERE workspace_id = $1 AND id = $2 AND deleted_at IS NULL";
    if tx.execute(sql, params![workspace, id, now]).await? == 0 {
        return Ok(false);
    }
    tx.execute_all(vec![
        ("DELETE FROM logins WHERE user_id = $1", params![id]),
        ("DELETE FROM identities WHERE workspace_id = $1 AND user_id = $2", params![workspace, id]),
    ])
    .await?;
    Ok(true)
}

fn workspace(row: &Row<'_>) -> Result<Workspace> {
    Ok(Workspace { id: row.id(0)?, name: row.text(1)?, policy: row.json(2)?, created_at: row.time(3)? })
}

/// What they never chose is as usual.
pub(crate) fn preferences(row: &Row<'_>, column: usize) -> Result<Preferences> {
    row.opt_text(column)?.map_or(Ok(Preferences::default()), |_| row.json(column))
}

fn user_row(row: &Row<'_>) -> Result<User> {
    Ok(User {
        id: row.id(0)?,
        workspace_id: row.id(1)?,
        name: row.text(2)?,
        role: row.word(3)?,
        zone: row.text(4)?,
        language: row.text(5)?,
        preferences: preferences(row, 6)?,
    })
}
