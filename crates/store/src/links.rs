//! Links: how channels are connected, and which node keeps which connection.
//!
//! A node lives while its row in `nodes` does, which it renews; a connection belongs to a node by its name alone. So a
//! thousand connections cost one renewal, and all of a dead node's become free together. Whatever a connection writes
//! checks its fence: one that moved meanwhile writes nothing.

use std::time::Duration;

use domain::{ChannelId, Link, LinkRole, LinkState, LinkTemplate, Platform, UserId, WorkspaceId};
use jiff::Timestamp;

use crate::{Error, Result, Row, Statement, Tx, Value, params, states, window};

const COLUMNS: &str = "l.channel_id, l.workspace_id, l.user_id, l.platform, c.name, l.role, l.account, l.address,
    l.state, l.since, l.next_at, l.error, l.created_at,
    l.template, (SELECT count(*) FROM outbox o WHERE o.channel_id = l.channel_id AND o.state = 'held')";

/// What a new link has beside its [`Link`].
#[derive(Debug, Clone)]
pub struct NewLink<'a> {
    pub link: &'a Link,
    /// The platform's id of the account: one account is connected once.
    pub account_id: &'a str,
    pub credential: &'a [u8],
    pub key_id: &'a str,
    /// The hash of the secret in the address that its platform calls.
    pub hook_hash: &'a str,
    /// Where its stream begins, where the platform says.
    pub position: Option<&'a str>,
}

/// What a node needs to know to make a connection, or to send through it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sealed {
    pub channel_id: ChannelId,
    pub workspace_id: WorkspaceId,
    pub user_id: UserId,
    pub platform: Platform,
    pub role: LinkRole,
    /// The platform's id of the account, its name and its address, as they were told when it was connected last.
    pub account: (String, String, Option<String>),
    pub credential: Vec<u8>,
    pub position: Option<String>,
    pub state: LinkState,
    /// Failures in a row.
    pub attempts: u32,
    pub fence: i64,
}

const SEALED: &str = "channel_id, workspace_id, user_id, platform, role, credential, position, state, attempts, fence,
    account_id, account, address";

/// The right to keep one connection, while its node lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hold {
    pub channel_id: ChannelId,
    pub fence: i64,
}

/// [`Error::Taken`] where the account is connected already.
pub async fn insert(tx: &mut Tx, new: NewLink<'_>, now: Timestamp) -> Result<()> {
    let link = new.link;
    tx.execute(
        "INSERT INTO links (channel_id, workspace_id, user_id, platform, role, account_id, account, address, credential,
             key_id, hook_hash, position, state, since, attempts, next_at, error, owner, fence, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $14, $12, $13, 0, $13, NULL, '', 0, $13)",
        params![
            link.id,
            link.workspace_id,
            link.user_id,
            Value::word(link.platform),
            Value::word(link.role),
            new.account_id,
            &link.account,
            link.address.clone(),
            new.credential,
            new.key_id,
            new.hook_hash,
            Value::word(link.state),
            now,
            new.position.map(str::to_owned)
        ],
    )
    .await?;
    Ok(())
}

pub async fn get(tx: &mut Tx, workspace: WorkspaceId, id: ChannelId) -> Result<Option<Link>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM links l JOIN channels c ON c.id = l.channel_id
         WHERE l.workspace_id = $1 AND l.channel_id = $2"
    );
    tx.query_opt(&sql, params![workspace, id], link).await
}

/// A workspace's, oldest first, `limit` at most.
pub async fn of_workspace(tx: &mut Tx, workspace: WorkspaceId, limit: i64) -> Result<Vec<Link>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM links l JOIN channels c ON c.id = l.channel_id
         WHERE l.workspace_id = $1 ORDER BY l.channel_id LIMIT $2"
    );
    tx.query(&sql, params![workspace, limit], link).await
}

/// How many of a workspace are connected on a platform.
pub async fn count(tx: &mut Tx, workspace: WorkspaceId, platform: Platform) -> Result<i64> {
    let sql = "SELECT count(*) FROM links WHERE workspace_id = $1 AND platform = $2";
    let count = tx.query_opt(sql, params![workspace, Value::word(platform)], |row| row.int(0)).await?;
    Ok(count.unwrap_or(0))
}

/// How many are in each state, by platform: of all workspaces.
pub async fn states(tx: &mut Tx) -> Result<Vec<(Platform, LinkState, i64)>> {
    tx.query("SELECT platform, state, count(*) FROM links GROUP BY platform, state", params![], |row| {
        Ok((row.word(0)?, row.word(1)?, row.int(2)?))
    })
    .await
}

pub async fn sealed(tx: &mut Tx, id: ChannelId) -> Result<Option<Sealed>> {
    tx.query_opt(&format!("SELECT {SEALED} FROM links WHERE channel_id = $1"), params![id], sealed_row).await
}

/// The link whose address was called.
pub async fn by_hook(tx: &mut Tx, hook_hash: &str) -> Result<Option<Sealed>> {
    tx.query_opt(&format!("SELECT {SEALED} FROM links WHERE hook_hash = $1"), params![hook_hash], sealed_row).await
}

/// What a person wants of a link; `None` leaves it.
#[derive(Debug, Clone, Default)]
pub struct Change {
    pub name: Option<String>,
    pub role: Option<LinkRole>,
    pub paused: Option<bool>,
    /// Sealed, and the id of its key.
    pub credential: Option<(Vec<u8>, String)>,
    /// `Some(None)` takes it away.
    pub template: Option<Option<LinkTemplate>>,
}

/// Changes a link and takes the connection from whoever has it, so that it begins anew as it is now. False where there
/// is no such link.
pub async fn change(
    tx: &mut Tx,
    workspace: WorkspaceId,
    id: ChannelId,
    change: &Change,
    now: Timestamp,
) -> Result<bool> {
    let of = || params![workspace, id];
    let mut statements: Vec<Statement<'_>> = Vec::new();
    if let Some(name) = &change.name {
        let sql = "UPDATE channels SET name = $3 WHERE workspace_id = $1 AND id = $2";
        statements.push((sql, [of(), params![name]].concat()));
    }
    if let Some(role) = change.role {
        let sql = "UPDATE links SET role = $3 WHERE workspace_id = $1 AND channel_id = $2";
        statements.push((sql, [of(), vec![Value::word(role)]].concat()));
    }
    if let Some((credential, key)) = &change.credential {
        let sql = "UPDATE links SET credential = $3, key_id = $4 WHERE workspace_id = $1 AND channel_id = $2";
        statements.push((sql, [of(), params![credential.as_slice(), key]].concat()));
    }
    if let Some(template) = &change.template {
        let sql = "UPDATE links SET template = $3 WHERE workspace_id = $1 AND channel_id = $2";
        let json = template.as_ref().map(Value::json);
        statements.push((sql, [of(), vec![json.unwrap_or(Value::Null)]].concat()));
        statements.push(window::release(id, now));
    }
    let state = match change.paused {
        Some(true) => Some(LinkState::Paused),
        Some(false) => Some(LinkState::Connecting),
        None if change.credential.is_some() => Some(LinkState::Connecting),
        None => None,
    };
    if let Some(state) = state {
        let sql = "UPDATE links SET state = $3, since = $4, next_at = $4, attempts = 0, error = NULL, owner = '',
                 fence = fence + 1
             WHERE workspace_id = $1 AND channel_id = $2";
        statements.push((sql, [of(), vec![Value::word(state), now.into()]].concat()));
    } else {
        let sql = "UPDATE links SET fence = fence + 1, owner = '' WHERE workspace_id = $1 AND channel_id = $2";
        statements.push((sql, of()));
    }
    Ok(tx.execute_all(statements).await?.last() == Some(&1))
}

/// Takes the link, its secrets and whom it knew away; conversations stay for the record, and what is still to be sent
/// through it is given up when its turn comes; its object goes from the bucket with the next round. False where there is
/// no such link.
pub async fn remove(tx: &mut Tx, workspace: WorkspaceId, id: ChannelId, now: Timestamp) -> Result<bool> {
    let [parts, object] = states::removal(workspace, id, now);
    let touched = tx
        .execute_all(vec![
            ("DELETE FROM links WHERE workspace_id = $1 AND channel_id = $2", params![workspace, id]),
            parts,
            object,
            ("DELETE FROM identities WHERE workspace_id = $1 AND channel_id = $2", params![workspace, id]),
            ("DELETE FROM source_chats WHERE workspace_id = $1 AND channel_id = $2", params![workspace, id]),
            ("DELETE FROM backfills WHERE workspace_id = $1 AND channel_id = $2", params![workspace, id]),
            (
                "DELETE FROM strangers WHERE channel_id = $1 AND EXISTS
                     (SELECT 1 FROM channels WHERE id = $1 AND workspace_id = $2)",
                params![id, workspace],
            ),
        ])
        .await?;
    if touched[0] == 1 {
        // Their turn comes now.
        let (sql, of) = window::release(id, Timestamp::UNIX_EPOCH);
        tx.execute(sql, of).await?;
    }
    Ok(touched[0] == 1)
}

/// Links whose user or workspace was deleted or is gone, `limit` at most.
pub async fn orphans(tx: &mut Tx, limit: i64) -> Result<Vec<(WorkspaceId, ChannelId)>> {
    tx.query(
        "SELECT l.workspace_id, l.channel_id FROM links l
         LEFT JOIN users u ON u.id = l.user_id LEFT JOIN workspaces w ON w.id = l.workspace_id
         WHERE u.id IS NULL OR u.deleted_at IS NOT NULL OR w.id IS NULL OR w.deleted_at IS NOT NULL
         ORDER BY l.channel_id LIMIT $1",
        params![limit],
        |row| Ok((row.id(0)?, row.id(1)?)),
    )
    .await
}

/// Shows that the node lives, and frees what dead nodes had. False where this node was thought dead meanwhile: what it
/// had belongs to others, and it begins anew.
pub async fn beat(tx: &mut Tx, node: &str, lease: Duration, now: Timestamp) -> Result<bool> {
    let lived = tx
        .execute(
            "INSERT INTO nodes (name, lease_until) VALUES ($1, $2)
             ON CONFLICT (name) DO UPDATE SET lease_until = excluded.lease_until WHERE nodes.lease_until > $3",
            params![node, now + lease, now],
        )
        .await?
        == 1;
    let dead = "SELECT name FROM nodes WHERE lease_until <= $1";
    let free = format!(
        "UPDATE links SET owner = '', fence = fence + 1, state = 'connecting', since = $1 WHERE owner IN ({dead})"
    );
    let bury = "DELETE FROM nodes WHERE lease_until <= $1";
    tx.execute_all(vec![(free.as_str(), params![now]), (bury, params![now])]).await?;
    if !lived {
        tx.execute("INSERT INTO nodes (name, lease_until) VALUES ($1, $2)", params![node, now + lease]).await?;
    }
    Ok(lived)
}

/// Whether there is something for a [`claim`], or a dead node's connections are to be freed. A read, so that a node with
/// nothing to do writes nothing.
pub async fn is_due(tx: &mut Tx, now: Timestamp) -> Result<bool> {
    let sql = "SELECT 1 WHERE EXISTS (SELECT 1 FROM nodes WHERE lease_until <= $1) OR EXISTS (SELECT 1 FROM links
         WHERE owner = '' AND next_at <= $1 AND state NOT IN ('failed', 'paused'))";
    Ok(tx.query_opt(sql, params![now], |_| Ok(())).await?.is_some())
}

/// Gives up everything that a node has: it stops, or all that is there was left by a dead process.
pub async fn leave(tx: &mut Tx, node: Option<&str>, now: Timestamp) -> Result<()> {
    let whose = node.unwrap_or_default();
    tx.execute_all(vec![
        (
            "UPDATE links SET owner = '', fence = fence + 1, state = 'connecting', since = $2
             WHERE owner <> '' AND (owner = $1 OR $1 = '')",
            params![whose, now],
        ),
        ("DELETE FROM nodes WHERE name = $1 OR $1 = ''", params![whose]),
    ])
    .await?;
    Ok(())
}

/// Takes connections that nobody keeps and whose time has come, the longest waiting first. Call behind [`beat`].
pub async fn claim(tx: &mut Tx, node: &str, limit: u32, now: Timestamp) -> Result<Vec<Sealed>> {
    let sql = format!(
        "UPDATE links SET owner = $1, fence = fence + 1, state = 'connecting',
             since = CASE WHEN state = 'connecting' THEN since ELSE $2 END
         WHERE channel_id IN
             (SELECT channel_id FROM links WHERE owner = '' AND next_at <= $2
              AND state NOT IN ('failed', 'paused') ORDER BY next_at, channel_id LIMIT $3{})
         RETURNING {SEALED}",
        tx.skip_locked()
    );
    tx.query(&sql, params![node, now, limit], sealed_row).await
}

/// What the node has, by the database.
pub async fn owned(tx: &mut Tx, node: &str) -> Result<Vec<Hold>> {
    tx.query("SELECT channel_id, fence FROM links WHERE owner = $1 AND owner <> ''", params![node], |row| {
        Ok(Hold { channel_id: row.id(0)?, fence: row.int(1)? })
    })
    .await
}

/// Notes that the connection stands. False where it was lost meanwhile.
pub async fn running(tx: &mut Tx, hold: Hold, account: &str, address: Option<&str>, now: Timestamp) -> Result<bool> {
    let touched = tx
        .execute(
            "UPDATE links SET state = 'running', since = CASE WHEN state = 'running' THEN since ELSE $3 END,
                 error = NULL, account = $4, address = $5
             WHERE channel_id = $1 AND fence = $2",
            params![hold.channel_id, hold.fence, now, account, address],
        )
        .await?;
    Ok(touched == 1)
}

/// Moves the place in the stream on, in the transaction that stored what stands before it. [`Error::Fenced`] where the
/// connection was lost meanwhile: nothing of the transaction may stand.
pub async fn advance(tx: &mut Tx, hold: Hold, position: Option<&str>) -> Result<()> {
    let sql = "UPDATE links SET position = COALESCE($3, position) WHERE channel_id = $1 AND fence = $2 AND owner <> ''";
    match tx.execute(sql, params![hold.channel_id, hold.fence, position]).await? {
        1 => Ok(()),
        _ => Err(Error::Fenced),
    }
}

/// What became of a connection that ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Ended {
    pub state: LinkState,
    pub error: Option<String>,
    pub attempts: u32,
    pub next_at: Timestamp,
}

/// Gives the connection back. Nothing happens where it was lost meanwhile.
pub async fn give_back(tx: &mut Tx, hold: Hold, ended: &Ended, now: Timestamp) -> Result<bool> {
    let touched = tx
        .execute(
            "UPDATE links SET state = $3, since = CASE WHEN state = $3 THEN since ELSE $4 END, error = $5, attempts = $6,
                 next_at = $7, owner = '', fence = fence + 1
             WHERE channel_id = $1 AND fence = $2",
            params![
                hold.channel_id,
                hold.fence,
                Value::word(ended.state),
                now,
                ended.error.clone(),
                ended.attempts,
                ended.next_at
            ],
        )
        .await?;
    Ok(touched == 1)
}

/// Notes what went wrong with a link that no node keeps, such as one whose sends are refused.
pub async fn fault(tx: &mut Tx, id: ChannelId, state: LinkState, error: &str, now: Timestamp) -> Result<()> {
    tx.execute(
        "UPDATE links SET state = $2, since = CASE WHEN state = $2 THEN since ELSE $4 END, error = $3, owner = '',
             fence = fence + 1
         WHERE channel_id = $1 AND state <> 'paused'",
        params![id, Value::word(state), error, now],
    )
    .await?;
    Ok(())
}

/// Credentials that are sealed with another key than `key`, `limit` at most.
pub async fn sealed_otherwise(tx: &mut Tx, key: &str, limit: i64) -> Result<Vec<(WorkspaceId, ChannelId, Vec<u8>)>> {
    tx.query(
        "SELECT workspace_id, channel_id, credential FROM links WHERE key_id < $1 OR key_id > $1 LIMIT $2",
        params![key, limit],
        |row| Ok((row.id(0)?, row.id(1)?, row.bytes(2)?)),
    )
    .await
}

/// Puts the credential under another key, unless it was changed meanwhile. The connection goes on.
pub async fn reseal(tx: &mut Tx, id: ChannelId, before: &[u8], after: &[u8], key: &str) -> Result<bool> {
    let sql = "UPDATE links SET credential = $3, key_id = $4 WHERE channel_id = $1 AND credential = $2";
    Ok(tx.execute(sql, params![id, before, after, key]).await? == 1)
}

/// Parts of state that are sealed with another key than `key`, `limit` at most.
pub async fn states_sealed_otherwise(
    tx: &mut Tx,
    key: &str,
    limit: i64,
) -> Result<Vec<(WorkspaceId, ChannelId, u32, Vec<u8>)>> {
    tx.query(
        "SELECT workspace_id, channel_id, part, sealed FROM link_states WHERE key_id < $1 OR key_id > $1 LIMIT $2",
        params![key, limit],
        |row| Ok((row.id(0)?, row.id(1)?, row.count(2)?, row.bytes(3)?)),
    )
    .await
}

/// As [`reseal`], for a part of state.
pub async fn reseal_state(
    tx: &mut Tx,
    id: ChannelId,
    part: u32,
    before: &[u8],
    after: &[u8],
    key: &str,
) -> Result<bool> {
    let sql = "UPDATE link_states SET sealed = $4, key_id = $5 WHERE channel_id = $1 AND part = $2 AND sealed = $3";
    Ok(tx.execute(sql, params![id, part, before, after, key]).await? == 1)
}

/// Every key that something is sealed with.
pub async fn keys_in_use(tx: &mut Tx) -> Result<Vec<String>> {
    const SQL: &str = "SELECT key_id FROM links UNION SELECT key_id FROM link_states
         UNION SELECT key_id FROM state_objects WHERE stage = 'current' UNION SELECT key_id FROM connections";
    tx.query(SQL, params![], |row| row.text(0)).await
}

fn sealed_row(row: &Row<'_>) -> Result<Sealed> {
    Ok(Sealed {
        channel_id: row.id(0)?,
        workspace_id: row.id(1)?,
        user_id: row.id(2)?,
        platform: row.word(3)?,
        role: row.word(4)?,
        credential: row.bytes(5)?,
        position: row.opt_text(6)?,
        state: row.word(7)?,
        attempts: row.count(8)?,
        fence: row.int(9)?,
        account: (row.text(10)?, row.text(11)?, row.opt_text(12)?),
    })
}

fn link(row: &Row<'_>) -> Result<Link> {
    let state: LinkState = row.word(8)?;
    let next = row.time(10)?;
    Ok(Link {
        id: row.id(0)?,
        workspace_id: row.id(1)?,
        user_id: row.id(2)?,
        platform: row.word(3)?,
        name: row.text(4)?,
        role: row.word(5)?,
        account: row.text(6)?,
        address: row.opt_text(7)?,
        state,
        since: row.time(9)?,
        next_attempt_at: (state == LinkState::Waiting).then_some(next),
        last_error: row.opt_text(11)?,
        created_at: row.time(12)?,
        template: row.opt_text(13)?.map(|_| row.json(13)).transpose()?,
        held: row.int(14)?,
    })
}
