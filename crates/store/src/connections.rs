//! Accounts with calendars and address books that are kept elsewhere, and which worker has which.
//!
//! A worker has a connection while its lease lasts, which every transaction of its own renews; whatever it writes checks
//! the fence, so one whose lease ran out writes nothing. [`hold`] locks the connection's row: it comes before any other.

use domain::{Connection, ConnectionId, ConnectionKind, Holds, LinkState, Service, UserId, WorkspaceId};
use jiff::Timestamp;

use crate::mirrors::READY;
use crate::{Error, Result, Row, Tx, Value, params};

const COLUMNS: &str =
    "id, workspace_id, user_id, kind, url, account, state, since, looked_at, next_at, error, created_at, services, scopes,
     revoked, pushes";

/// What a worker needs to know to look at an account.
#[derive(Debug, Clone, PartialEq)]
pub struct Sealed {
    pub id: ConnectionId,
    pub workspace_id: WorkspaceId,
    pub user_id: UserId,
    pub kind: ConnectionKind,
    pub url: String,
    pub account: String,
    pub credential: Vec<u8>,
    /// When its calendars were listed last.
    pub listed_at: Option<Timestamp>,
    /// Failures in a row.
    pub attempts: u32,
    pub fence: i64,
    pub services: Vec<Service>,
}

const SEALED: &str = "id, workspace_id, user_id, kind, url, account, credential, listed_at, attempts, fence, services";

/// The right to keep one connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hold {
    pub id: ConnectionId,
    pub fence: i64,
}

impl Sealed {
    pub fn hold(&self) -> Hold {
        Hold { id: self.id, fence: self.fence }
    }
}

/// [`Error::Taken`] where the person has this account already.
pub async fn insert(tx: &mut Tx, new: &Connection, credential: &[u8], key_id: &str, now: Timestamp) -> Result<()> {
    tx.execute(
        "INSERT INTO connections (id, workspace_id, user_id, kind, url, account, credential, key_id, state, since,
             looked_at, listed_at, next_at, attempts, error, lease_until, fence, created_at, services, scopes)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, NULL, NULL, $10, 0, NULL, 0, 0, $10, $11, $12)",
        params![
            new.id,
            new.workspace_id,
            new.user_id,
            Value::word(new.kind),
            &new.url,
            &new.account,
            credential,
            key_id,
            Value::word(new.state),
            now,
            Service::write_all(&new.services),
            new.scopes.join(" ")
        ],
    )
    .await?;
    Ok(())
}

/// A member's, oldest first, `limit` at most.
pub async fn of_user(tx: &mut Tx, workspace: WorkspaceId, user: UserId, limit: i64) -> Result<Vec<Connection>> {
    let sql =
        format!("SELECT {COLUMNS} FROM connections WHERE workspace_id = $1 AND user_id = $2 ORDER BY id LIMIT $3");
    tx.query(&sql, params![workspace, user, limit], connection).await
}

pub async fn get(tx: &mut Tx, workspace: WorkspaceId, id: ConnectionId) -> Result<Option<Connection>> {
    let sql = format!("SELECT {COLUMNS} FROM connections WHERE workspace_id = $1 AND id = $2");
    tx.query_opt(&sql, params![workspace, id], connection).await
}

pub async fn sealed(tx: &mut Tx, workspace: WorkspaceId, id: ConnectionId) -> Result<Option<Sealed>> {
    let sql = format!("SELECT {SEALED} FROM connections WHERE workspace_id = $1 AND id = $2");
    tx.query_opt(&sql, params![workspace, id], sealed_row).await
}

/// How many are in each state: of all workspaces.
pub async fn states(tx: &mut Tx) -> Result<Vec<(LinkState, i64)>> {
    let sql = "SELECT state, count(*) FROM connections GROUP BY state";
    tx.query(sql, params![], |row| Ok((row.word(0)?, row.int(1)?))).await
}

/// What is due: its time has come, or something waits to be written and nothing is wrong with it.
fn due() -> String {
    format!(
        "state <> 'failed' AND lease_until <= $1 AND (next_at <= $1 OR (attempts = 0 AND id IN
             (SELECT connection_id FROM mirrors WHERE write_at IS NOT NULL AND write_at <= $1 AND {READY})))"
    )
}

/// Whether there is something for a [`claim`]: a read, so that a node with nothing to do writes nothing.
pub async fn is_due(tx: &mut Tx, now: Timestamp) -> Result<bool> {
    let free = "state <> 'failed' AND lease_until <= $1";
    let sql = format!(
        "SELECT 1 WHERE EXISTS (SELECT 1 FROM connections WHERE next_at <= $1 AND {free}) OR EXISTS
             (SELECT 1 FROM mirrors m JOIN connections c ON c.id = m.connection_id
              WHERE m.write_at IS NOT NULL AND m.write_at <= $1 AND c.attempts = 0 AND c.{free} AND {READY})"
    );
    Ok(tx.query_opt(&sql, params![now], |_| Ok(())).await?.is_some())
}

/// Takes what is due and nobody has, the longest waiting first. What an account told until now is seen by this look.
pub async fn claim(tx: &mut Tx, limit: u32, now: Timestamp, until: Timestamp) -> Result<Vec<Sealed>> {
    let sql = format!(
        "UPDATE connections SET lease_until = $2, fence = fence + 1, pushed = 0 WHERE id IN
             (SELECT id FROM connections WHERE {} ORDER BY next_at, id LIMIT $3{})
         RETURNING {SEALED}",
        due(),
        tx.skip_locked()
    );
    tx.query(&sql, params![now, until, limit], sealed_row).await
}

/// Renews the lease, and holds the connection until this transaction ends. [`Error::Fenced`] where it was lost: nothing
/// of the transaction may stand.
pub async fn hold(tx: &mut Tx, hold: Hold, until: Timestamp) -> Result<()> {
    let sql = "UPDATE connections SET lease_until = $3 WHERE id = $1 AND fence = $2";
    match tx.execute(sql, params![hold.id, hold.fence, until]).await? {
        1 => Ok(()),
        _ => Err(Error::Fenced),
    }
}

/// Takes the connection from whoever has it, and holds it until this transaction ends. False where there is none.
pub async fn seize(tx: &mut Tx, workspace: WorkspaceId, id: ConnectionId) -> Result<bool> {
    let sql = "UPDATE connections SET fence = fence + 1, lease_until = 0 WHERE workspace_id = $1 AND id = $2";
    Ok(tx.execute(sql, params![workspace, id]).await? == 1)
}

/// What became of a look.
#[derive(Debug, Clone, PartialEq)]
pub struct Looked {
    pub state: LinkState,
    pub error: Option<String>,
    pub attempts: u32,
    pub next_at: Timestamp,
    /// It came to its end.
    pub whole: bool,
    /// The calendars were listed.
    pub listed: bool,
    /// The account tells of changes in all that is kept equal.
    pub pushes: bool,
}

/// Gives the connection back. Where the account told of a change during a look that went well, it is looked at again `soon`.
/// Nothing happens where it was lost meanwhile.
pub async fn give_back(tx: &mut Tx, hold: Hold, looked: &Looked, now: Timestamp, soon: Timestamp) -> Result<bool> {
    let touched = tx
        .execute(
            "UPDATE connections SET state = $3, since = CASE WHEN state = $3 THEN since ELSE $4 END, error = $5,
                 attempts = $6, next_at = CASE WHEN pushed = 1 AND CAST($6 AS BIGINT) = 0 AND CAST($7 AS BIGINT) > $10 THEN $10 ELSE $7 END,
                 pushes = $11, looked_at = CASE WHEN CAST($8 AS BIGINT) = 1 THEN $4 ELSE looked_at END,
                 listed_at = CASE WHEN CAST($9 AS BIGINT) = 1 THEN $4 ELSE listed_at END, lease_until = 0, fence = fence + 1
             WHERE id = $1 AND fence = $2",
            params![
                hold.id,
                hold.fence,
                Value::word(looked.state),
                now,
                looked.error.clone(),
                looked.attempts,
                looked.next_at,
                looked.whole,
                looked.listed,
                soon,
                looked.pushes
            ],
        )
        .await?;
    Ok(touched == 1)
}

/// The account told of a change: it is looked at `soon`, or after the look that is on its way. Where something is wrong with
/// it, it waits as it did.
pub async fn pushed(tx: &mut Tx, workspace: WorkspaceId, id: ConnectionId, soon: Timestamp) -> Result<()> {
    let sql = "UPDATE connections SET pushed = 1,
             next_at = CASE WHEN attempts = 0 AND state <> 'failed' AND next_at > $3 THEN $3 ELSE next_at END
         WHERE workspace_id = $1 AND id = $2";
    tx.execute(sql, params![workspace, id, soon]).await?;
    Ok(())
}

/// Looks at it now, whatever was wrong with it. False where there is none.
pub async fn hurry(tx: &mut Tx, workspace: WorkspaceId, id: ConnectionId, now: Timestamp) -> Result<bool> {
    // `pushed`: a look that is on its way does not count.
    let sql = "UPDATE connections SET next_at = $3, attempts = 0, listed_at = NULL, pushed = 1,
             state = CASE WHEN state = 'failed' THEN 'connecting' ELSE state END
         WHERE workspace_id = $1 AND id = $2";
    Ok(tx.execute(sql, params![workspace, id, now]).await? == 1)
}

/// Takes the connection away, once nothing of it stands: see [`crate::mirrors::drop_calendar`] and
/// [`crate::mirrors::drop_book`].
pub async fn remove(tx: &mut Tx, workspace: WorkspaceId, id: ConnectionId) -> Result<()> {
    for holds in [Holds::Events, Holds::People] {
        forget_calendars(tx, workspace, id, holds).await?;
    }
    let sql = "DELETE FROM connections WHERE workspace_id = $1 AND id = $2";
    tx.execute(sql, params![workspace, id]).await?;
    Ok(())
}

/// Forgets its calendars or its books, once nothing of them stands.
pub async fn forget_calendars(tx: &mut Tx, workspace: WorkspaceId, id: ConnectionId, holds: Holds) -> Result<()> {
    let of = || params![workspace, id, Value::word(holds)];
    tx.execute_all(vec![
        (
            "DELETE FROM mirrors WHERE workspace_id = $1 AND connection_id = $2
                 AND calendar_id IN (SELECT id FROM calendars WHERE connection_id = $2 AND holds = $3)",
            of(),
        ),
        (
            "DELETE FROM watches WHERE workspace_id = $1 AND connection_id = $2
                 AND calendar_id IN (SELECT id FROM calendars WHERE connection_id = $2 AND holds = $3)",
            of(),
        ),
        ("DELETE FROM calendars WHERE workspace_id = $1 AND connection_id = $2 AND holds = $3", of()),
    ])
    .await?;
    Ok(())
}

/// Those whose user or workspace was deleted or is gone, `limit` at most.
pub async fn orphans(tx: &mut Tx, limit: i64) -> Result<Vec<(WorkspaceId, ConnectionId)>> {
    tx.query(
        "SELECT c.workspace_id, c.id FROM connections c
         LEFT JOIN users u ON u.id = c.user_id LEFT JOIN workspaces w ON w.id = c.workspace_id
         WHERE u.id IS NULL OR u.deleted_at IS NOT NULL OR w.id IS NULL OR w.deleted_at IS NOT NULL
         ORDER BY c.id LIMIT $1",
        params![limit],
        |row| Ok((row.id(0)?, row.id(1)?)),
    )
    .await
}

/// Credentials that are sealed with another key than `key`, `limit` at most.
pub async fn sealed_otherwise(tx: &mut Tx, key: &str, limit: i64) -> Result<Vec<(WorkspaceId, ConnectionId, Vec<u8>)>> {
    tx.query(
        "SELECT workspace_id, id, credential FROM connections WHERE key_id < $1 OR key_id > $1 LIMIT $2",
        params![key, limit],
        |row| Ok((row.id(0)?, row.id(1)?, row.bytes(2)?)),
    )
    .await
}

/// Puts the credential under another key, unless it was changed meanwhile.
pub async fn reseal(tx: &mut Tx, id: ConnectionId, before: &[u8], after: &[u8], key: &str) -> Result<bool> {
    let sql = "UPDATE connections SET credential = $3, key_id = $4 WHERE id = $1 AND credential = $2";
    Ok(tx.execute(sql, params![id, before, after, key]).await? == 1)
}

/// Where a person lets an account by OAuth in again.
fn consent(id: ConnectionId, kind: ConnectionKind) -> Option<String> {
    match kind {
        ConnectionKind::Google => Some(format!("/oauth/google/begin?connection={id}")),
        ConnectionKind::Caldav => None,
    }
}

fn connection(row: &Row<'_>) -> Result<Connection> {
    let (id, kind, state): (_, _, LinkState) = (row.id(0)?, row.word(3)?, row.word(6)?);
    let next = row.time(9)?;
    let mend = (state == LinkState::Failed || row.flag(14)?).then(|| consent(id, kind)).flatten();
    Ok(Connection {
        id,
        workspace_id: row.id(1)?,
        user_id: row.id(2)?,
        kind,
        url: row.text(4)?,
        account: row.text(5)?,
        services: services(row, 12)?,
        scopes: row.text(13)?.split_whitespace().map(str::to_owned).collect(),
        mend,
        state,
        since: row.time(7)?,
        looked_at: row.opt_time(8)?,
        next_look_at: (state != LinkState::Failed).then_some(next),
        last_error: row.opt_text(10)?,
        pushes: row.flag(15)?,
        created_at: row.time(11)?,
    })
}

fn sealed_row(row: &Row<'_>) -> Result<Sealed> {
    Ok(Sealed {
        id: row.id(0)?,
        workspace_id: row.id(1)?,
        user_id: row.id(2)?,
        kind: row.word(3)?,
        url: row.text(4)?,
        account: row.text(5)?,
        credential: row.bytes(6)?,
        listed_at: row.opt_time(7)?,
        attempts: row.count(8)?,
        fence: row.int(9)?,
        services: services(row, 10)?,
    })
}

/// Words of a later version are passed over.
pub(crate) fn services(row: &Row<'_>, column: usize) -> Result<Vec<Service>> {
    let text = row.text(column)?;
    Ok(text.split_whitespace().flat_map(|word| Service::read_all(word).unwrap_or_default()).collect())
}
