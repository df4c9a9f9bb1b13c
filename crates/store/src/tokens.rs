//! The tokens of accounts by OAuth, sealed, and who renews them.
//!
//! An access token is renewed by one at a time, on whatever node: whoever finds it too old takes the claim, which is a
//! lease, and `token_fence` grows with each claim and each end of one. What came of a renewal is written behind that
//! fence, so a renewal whose lease was taken over writes nothing. A claim without an end is counted in `renewing`: the
//! provider may have answered it.

use domain::{ConnectionId, ConnectionKind, LinkState, Service, UserId, WorkspaceId};
use jiff::Timestamp;

use crate::connections::services;
use crate::{Error, Result, Row, Tx, Value, params};

/// The tokens as they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub id: ConnectionId,
    pub workspace_id: WorkspaceId,
    pub user_id: UserId,
    pub kind: ConnectionKind,
    pub account: String,
    pub credential: Vec<u8>,
    pub services: Vec<Service>,
    pub scopes: Vec<String>,
    /// When the access token ends.
    pub until: Timestamp,
    pub fence: i64,
    /// Not to be renewed before.
    pub renew_at: Timestamp,
    pub failures: u32,
    /// The provider ended it: only the person can let it in again.
    pub revoked: bool,
}

const COLUMNS: &str =
    "id, workspace_id, user_id, kind, account, credential, services, scopes, token_until, token_fence,
    renew_at, renew_failures, revoked";

/// The right to renew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    pub id: ConnectionId,
    pub fence: i64,
    /// An earlier renewal began, and what became of it is not known.
    pub unsure: bool,
}

pub async fn get(tx: &mut Tx, workspace: WorkspaceId, id: ConnectionId) -> Result<Option<Kept>> {
    let sql = format!("SELECT {COLUMNS} FROM connections WHERE workspace_id = $1 AND id = $2 AND kind <> 'caldav'");
    tx.query_opt(&sql, params![workspace, id], kept).await
}

/// Takes the claim where the tokens are still those that were seen and nobody else has it.
pub async fn claim(tx: &mut Tx, seen: &Kept, now: Timestamp, until: Timestamp) -> Result<Option<Claim>> {
    let sql = "UPDATE connections SET renew_until = $4, token_fence = token_fence + 1, renewing = renewing + 1
         WHERE id = $1 AND token_fence = $2 AND renew_until <= $3 AND revoked = 0
         RETURNING token_fence, renewing";
    let id = seen.id;
    tx.query_opt(sql, params![id, seen.fence, now, until], |row| {
        Ok(Claim { id, fence: row.int(0)?, unsure: row.int(1)? > 1 })
    })
    .await
}

/// New tokens: all of them, or where the claim was lost none ([`Error::Fenced`]).
#[derive(Debug, Clone)]
pub struct Renewed<'a> {
    pub credential: &'a [u8],
    pub key_id: &'a str,
    pub until: Timestamp,
    /// Where the provider said what is granted now.
    pub scopes: Option<&'a [String]>,
}

pub async fn renewed(tx: &mut Tx, claim: Claim, new: &Renewed<'_>) -> Result<()> {
    let sql = "UPDATE connections SET credential = $3, key_id = $4, token_until = $5, scopes = COALESCE($6, scopes),
             token_fence = token_fence + 1, renewing = 0, renew_until = 0, renew_at = 0, renew_failures = 0
         WHERE id = $1 AND token_fence = $2";
    let scopes = new.scopes.map(|scopes| scopes.join(" "));
    ended(tx, sql, params![claim.id, claim.fence, new.credential, new.key_id, new.until, scopes]).await
}

/// The renewal came to nothing and is tried again `at` or later. Where no answer came it stays counted: the provider may
/// have done it.
pub async fn put_off(tx: &mut Tx, claim: Claim, failures: u32, at: Timestamp, answered: bool) -> Result<()> {
    let sql =
        "UPDATE connections SET renew_at = $3, renew_failures = $4, token_fence = token_fence + 1, renew_until = 0,
             renewing = CASE WHEN CAST($5 AS BIGINT) = 1 THEN 0 ELSE 1 END
         WHERE id = $1 AND token_fence = $2";
    ended(tx, sql, params![claim.id, claim.fence, at, failures, answered]).await
}

/// The provider ended it: the account waits for its person.
pub async fn revoked(tx: &mut Tx, claim: Claim, why: &str, now: Timestamp) -> Result<()> {
    let sql = "UPDATE connections SET revoked = 1, state = 'failed', since = $4, error = $3,
             token_fence = token_fence + 1, renew_until = 0, renewing = 0
         WHERE id = $1 AND token_fence = $2";
    ended(tx, sql, params![claim.id, claim.fence, why, now]).await
}

async fn ended(tx: &mut Tx, sql: &str, params: Vec<Value<'_>>) -> Result<()> {
    match tx.execute(sql, params).await? {
        1 => Ok(()),
        _ => Err(Error::Fenced),
    }
}

/// What a person agreed to anew.
#[derive(Debug, Clone)]
pub struct Granted<'a> {
    pub credential: &'a [u8],
    pub key_id: &'a str,
    pub until: Timestamp,
    pub services: &'a [Service],
    pub scopes: &'a [String],
}

/// Puts what a person agreed to in the place of all that stood there; whoever keeps the connection or renews its tokens
/// finds its fence moved on, and it is looked at now. False where there is no such account.
pub async fn grant(
    tx: &mut Tx,
    (workspace, id): (WorkspaceId, ConnectionId),
    new: &Granted<'_>,
    now: Timestamp,
) -> Result<bool> {
    let sql = "UPDATE connections SET credential = $3, key_id = $4, token_until = $5, services = $6, scopes = $7,
             state = $8, since = $9, next_at = $9, attempts = 0, error = NULL, listed_at = NULL, lease_until = 0,
             fence = fence + 1, token_fence = token_fence + 1, renewing = 0, renew_until = 0, renew_at = 0,
             renew_failures = 0, revoked = 0
         WHERE workspace_id = $1 AND id = $2";
    let params = params![
        workspace,
        id,
        new.credential,
        new.key_id,
        new.until,
        Service::write_all(new.services),
        new.scopes.join(" "),
        Value::word(LinkState::Connecting),
        now
    ];
    Ok(tx.execute(sql, params).await? == 1)
}

/// What the account is used for from now on.
pub async fn set_services(
    tx: &mut Tx,
    workspace: WorkspaceId,
    id: ConnectionId,
    services: &[Service],
    now: Timestamp,
) -> Result<()> {
    let sql = "UPDATE connections SET services = $3, next_at = $4, listed_at = NULL
         WHERE workspace_id = $1 AND id = $2";
    tx.execute(sql, params![workspace, id, Service::write_all(services), now]).await?;
    Ok(())
}

/// A person's account of that kind and name.
pub async fn of_account(
    tx: &mut Tx,
    (workspace, user): (WorkspaceId, UserId),
    kind: ConnectionKind,
    account: &str,
) -> Result<Option<Kept>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM connections WHERE workspace_id = $1 AND user_id = $2 AND kind = $3 AND account = $4"
    );
    tx.query_opt(&sql, params![workspace, user, Value::word(kind), account], kept).await
}

fn kept(row: &Row<'_>) -> Result<Kept> {
    Ok(Kept {
        id: row.id(0)?,
        workspace_id: row.id(1)?,
        user_id: row.id(2)?,
        kind: row.word(3)?,
        account: row.text(4)?,
        credential: row.bytes(5)?,
        services: services(row, 6)?,
        scopes: row.text(7)?.split_whitespace().map(str::to_owned).collect(),
        until: row.time(8)?,
        fence: row.int(9)?,
        renew_at: row.time(10)?,
        failures: row.count(11)?,
        revoked: row.flag(12)?,
    })
}
