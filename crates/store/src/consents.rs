//! People who were sent to a provider to agree to something, until they come back.

use domain::{ConnectionId, ConnectionKind, Service, UserId, WorkspaceId};
use jiff::Timestamp;

use crate::connections::services;
use crate::{Result, Row, Tx, Value, params};

/// The most that one person has on their way at once: the oldest go first.
const MOST: i64 = 20;

/// A person on their way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    pub state_hash: String,
    pub workspace_id: WorkspaceId,
    pub user_id: UserId,
    /// The login that began it, by its hash.
    pub login_hash: String,
    pub kind: ConnectionKind,
    /// What they are asked for.
    pub services: Vec<Service>,
    /// The account that is to be let in again, or given more.
    pub connection_id: Option<ConnectionId>,
    /// Sealed.
    pub verifier: Vec<u8>,
    pub expires_at: Timestamp,
}

const COLUMNS: &str =
    "state_hash, workspace_id, user_id, login_hash, kind, services, connection_id, verifier, expires_at";

pub async fn insert(tx: &mut Tx, new: &Consent, now: Timestamp) -> Result<()> {
    tx.execute_all(vec![
        ("DELETE FROM consents WHERE expires_at <= $1", params![now]),
        (
            "DELETE FROM consents WHERE user_id = $1 AND state_hash NOT IN
             (SELECT state_hash FROM consents WHERE user_id = $1 ORDER BY expires_at DESC LIMIT $2)",
            params![new.user_id, MOST - 1],
        ),
        (
            "INSERT INTO consents (state_hash, workspace_id, user_id, login_hash, kind, services, connection_id, verifier,
                 expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            params![
                &new.state_hash,
                new.workspace_id,
                new.user_id,
                &new.login_hash,
                Value::word(new.kind),
                Service::write_all(&new.services),
                new.connection_id,
                new.verifier.as_slice(),
                new.expires_at
            ],
        ),
    ])
    .await?;
    Ok(())
}

/// Takes out what this login began; `None` where it was used, never was, or was begun by another login, whose it stays.
/// One whose time is over is answered, too: the caller says so.
pub async fn take(tx: &mut Tx, state_hash: &str, login_hash: &str) -> Result<Option<Consent>> {
    let sql = format!("DELETE FROM consents WHERE state_hash = $1 AND login_hash = $2 RETURNING {COLUMNS}");
    tx.query_opt(&sql, params![state_hash, login_hash], consent).await
}

fn consent(row: &Row<'_>) -> Result<Consent> {
    Ok(Consent {
        state_hash: row.text(0)?,
        workspace_id: row.id(1)?,
        user_id: row.id(2)?,
        login_hash: row.text(3)?,
        kind: row.word(4)?,
        services: services(row, 5)?,
        connection_id: row.opt_id(6)?,
        verifier: row.bytes(7)?,
        expires_at: row.time(8)?,
    })
}
