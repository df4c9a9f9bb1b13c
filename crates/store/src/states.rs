//! Where the protocol state of a channel lies: in `link_states` or in the object of a bucket that `state_objects` names.
//!
//! An object is named here before it is put and until it was deleted, so that whatever dies in between, each object of
//! ours is known, and one that nobody knows is nobody's. Whoever changes where a state lies holds the row of its link.

use std::collections::BTreeSet;

use domain::{ChannelId, WorkspaceId};
use jiff::Timestamp;

use crate::{Error, Result, Row, Statement, Tx, Value, params};

/// An object of the bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    pub name: String,
    pub workspace_id: WorkspaceId,
    pub channel_id: ChannelId,
    pub key_id: String,
    pub bytes: u64,
}

const COLUMNS: &str = "name, workspace_id, channel_id, key_id, bytes";

/// How the states of all channels lie.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Census {
    pub in_database: i64,
    pub in_bucket: i64,
    /// Objects that are on their way in, or out.
    pub loose: i64,
}

/// Locks the row of the link until the transaction ends. [`Error::Fenced`] where there is no such link any longer.
pub async fn hold(tx: &mut Tx, workspace: WorkspaceId, id: ChannelId) -> Result<()> {
    let sql = "UPDATE links SET fence = fence WHERE workspace_id = $1 AND channel_id = $2";
    match tx.execute(sql, params![workspace, id]).await? {
        1 => Ok(()),
        _ => Err(Error::Fenced),
    }
}

/// Notes an object that will be put.
pub async fn begin(tx: &mut Tx, object: &Object, now: Timestamp) -> Result<()> {
    tx.execute(
        "INSERT INTO state_objects (name, workspace_id, channel_id, key_id, bytes, stage, since)
         VALUES ($1, $2, $3, $4, $5, 'writing', $6)",
        params![&object.name, object.workspace_id, object.channel_id, &object.key_id, object.bytes as i64, now],
    )
    .await?;
    Ok(())
}

/// The object is the channel's state from now on; answers the object that was before, which can go. [`Error::Fenced`]
/// where the new one was given up meanwhile. Call behind what holds the link's row.
pub async fn point(tx: &mut Tx, object: &Object, now: Timestamp) -> Result<Option<String>> {
    let before = clear(tx, object.workspace_id, object.channel_id, now).await?;
    let sql = "UPDATE state_objects SET stage = 'current', since = $2 WHERE name = $1 AND stage = 'writing'";
    match tx.execute(sql, params![&object.name, now]).await? {
        1 => Ok(before),
        _ => Err(Error::Fenced),
    }
}

/// Puts sealed parts in place of what was there; answers the object that was, which can go. Call behind what holds the
/// link's row.
pub async fn save(
    tx: &mut Tx,
    workspace: WorkspaceId,
    id: ChannelId,
    key: &str,
    parts: Vec<Vec<u8>>,
    now: Timestamp,
) -> Result<Option<String>> {
    let before = clear(tx, workspace, id, now).await?;
    for (part, sealed) in parts.into_iter().enumerate() {
        let sql =
            "INSERT INTO link_states (channel_id, part, workspace_id, key_id, sealed) VALUES ($1, $2, $3, $4, $5)";
        tx.execute(sql, params![id, part as i64, workspace, key, sealed]).await?;
    }
    Ok(before)
}

/// The channel has no state any longer; answers its object.
async fn clear(tx: &mut Tx, workspace: WorkspaceId, id: ChannelId, now: Timestamp) -> Result<Option<String>> {
    let before = current(tx, workspace, id).await?;
    tx.execute_all(removal(workspace, id, now).to_vec()).await?;
    Ok(before.map(|object| object.name))
}

/// What takes a channel's state away; its object goes later.
pub(crate) fn removal(workspace: WorkspaceId, id: ChannelId, now: Timestamp) -> [Statement<'static>; 2] {
    [
        ("DELETE FROM link_states WHERE workspace_id = $1 AND channel_id = $2", params![workspace, id]),
        (
            "UPDATE state_objects SET stage = 'gone', since = $3
             WHERE workspace_id = $1 AND channel_id = $2 AND stage = 'current'",
            params![workspace, id, now],
        ),
    ]
}

/// The sealed parts in their order; none where none lies here.
pub async fn parts(tx: &mut Tx, workspace: WorkspaceId, id: ChannelId) -> Result<Vec<Vec<u8>>> {
    let sql = "SELECT sealed FROM link_states WHERE workspace_id = $1 AND channel_id = $2 ORDER BY part";
    tx.query(sql, params![workspace, id], |row| row.bytes(0)).await
}

/// Whether the first part is still this one: each save seals it anew.
pub async fn is_still(tx: &mut Tx, id: ChannelId, first: &[u8]) -> Result<bool> {
    let sql = "SELECT 1 FROM link_states WHERE channel_id = $1 AND part = 0 AND sealed = $2";
    Ok(tx.query_opt(sql, params![id, first], |_| Ok(())).await?.is_some())
}

/// The object that is the channel's state.
pub async fn current(tx: &mut Tx, workspace: WorkspaceId, id: ChannelId) -> Result<Option<Object>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM state_objects WHERE workspace_id = $1 AND channel_id = $2 AND stage = 'current'"
    );
    tx.query_opt(&sql, params![workspace, id], object).await
}

/// Whether the channel has a state, wherever.
pub async fn is_there(tx: &mut Tx, workspace: WorkspaceId, id: ChannelId) -> Result<bool> {
    let sql = "SELECT 1 WHERE EXISTS (SELECT 1 FROM link_states WHERE workspace_id = $1 AND channel_id = $2)
         OR EXISTS (SELECT 1 FROM state_objects WHERE workspace_id = $1 AND channel_id = $2 AND stage = 'current')";
    Ok(tx.query_opt(sql, params![workspace, id], |_| Ok(())).await?.is_some())
}

/// A state that lies elsewhere than it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Misplaced {
    pub workspace_id: WorkspaceId,
    pub channel_id: ChannelId,
    /// About.
    pub bytes: u64,
}

/// States behind the channel `after` in the order of their ids, `limit` at most, that do not lie in the bucket under the
/// key `sealed_with`, or, where that is `None`, that do not lie in the database. None that somebody is moving.
pub async fn misplaced(
    tx: &mut Tx,
    sealed_with: Option<&str>,
    after: Option<ChannelId>,
    limit: i64,
) -> Result<Vec<Misplaced>> {
    const MOVING: &str =
        "EXISTS (SELECT 1 FROM state_objects o WHERE o.channel_id = s.channel_id AND o.stage = 'writing')";
    let in_database = format!(
        "SELECT workspace_id, channel_id,
             (SELECT count(*) * 262144 FROM link_states p WHERE p.channel_id = s.channel_id)
         FROM link_states s WHERE part = 0 AND channel_id > $1 AND NOT {MOVING} UNION ALL"
    );
    let (in_database, key) = match sealed_with {
        Some(key) => (in_database.as_str(), key),
        None => ("", ""),
    };
    let sql = format!(
        "{in_database} SELECT workspace_id, channel_id, bytes FROM state_objects s
         WHERE stage = 'current' AND (key_id < $2 OR key_id > $2) AND channel_id > $1 AND NOT {MOVING}
         ORDER BY 2 LIMIT $3"
    );
    let after = after.map(|id| id.to_string()).unwrap_or_default();
    tx.query(&sql, params![after, key, limit], |row| {
        Ok(Misplaced { workspace_id: row.id(0)?, channel_id: row.id(1)?, bytes: row.int(2)? as u64 })
    })
    .await
}

/// Gives up what was begun before `since`, and answers the names of objects that can be deleted, `limit` at most.
pub async fn doomed(tx: &mut Tx, since: Timestamp, now: Timestamp, limit: i64) -> Result<Vec<String>> {
    let give_up = "UPDATE state_objects SET stage = 'gone', since = $2 WHERE stage = 'writing' AND since < $1";
    tx.execute(give_up, params![since, now]).await?;
    let sql = "SELECT name FROM state_objects WHERE stage = 'gone' ORDER BY since, name LIMIT $1";
    tx.query(sql, params![limit], |row| row.text(0)).await
}

/// Whether [`doomed`] has something to do. A read, so that who has nothing to do writes nothing.
pub async fn is_doomed(tx: &mut Tx, since: Timestamp) -> Result<bool> {
    let sql = "SELECT 1 WHERE EXISTS (SELECT 1 FROM state_objects WHERE stage <> 'current'
         AND (stage = 'gone' OR since < $1))";
    Ok(tx.query_opt(sql, params![since], |_| Ok(())).await?.is_some())
}

/// Gives up one that was begun: it was not put, or another took its place.
pub async fn give_up(tx: &mut Tx, name: &str, now: Timestamp) -> Result<()> {
    let sql = "UPDATE state_objects SET stage = 'gone', since = $2 WHERE name = $1 AND stage = 'writing'";
    tx.execute(sql, params![name, now]).await?;
    Ok(())
}

/// Forgets objects that were deleted.
pub async fn forget(tx: &mut Tx, names: &[String]) -> Result<()> {
    for name in names {
        tx.execute("DELETE FROM state_objects WHERE name = $1 AND stage = 'gone'", params![name]).await?;
    }
    Ok(())
}

/// Which of these objects, by name and the channel that the name tells, are a channel's of this database and have no row.
pub async fn strays(tx: &mut Tx, objects: &[(String, ChannelId)]) -> Result<Vec<String>> {
    let channels = objects.iter().map(|(_, channel)| channel.to_string()).collect::<BTreeSet<_>>();
    let sql = format!("SELECT name FROM state_objects WHERE name IN ({})", tx.texts_of("$1"));
    let names = objects.iter().map(|(name, _)| name).collect::<Vec<_>>();
    let known: BTreeSet<String> =
        tx.query(&sql, vec![Value::json(names)], |row| row.text(0)).await?.into_iter().collect();
    let sql = format!("SELECT id FROM channels WHERE id IN ({})", tx.texts_of("$1"));
    let ours: BTreeSet<ChannelId> =
        tx.query(&sql, vec![Value::json(channels)], |row| row.id(0)).await?.into_iter().collect();
    let strays = objects.iter().filter(|(name, channel)| !known.contains(name) && ours.contains(channel));
    Ok(strays.map(|(name, _)| name.clone()).collect())
}

pub async fn census(tx: &mut Tx) -> Result<Census> {
    let sql = "SELECT (SELECT count(*) FROM link_states WHERE part = 0),
             (SELECT count(*) FROM state_objects WHERE stage = 'current'),
             (SELECT count(*) FROM state_objects WHERE stage <> 'current')";
    let row = |row: &Row<'_>| Ok(Census { in_database: row.int(0)?, in_bucket: row.int(1)?, loose: row.int(2)? });
    Ok(tx.query_opt(sql, params![], row).await?.unwrap_or_default())
}

fn object(row: &Row<'_>) -> Result<Object> {
    Ok(Object {
        name: row.text(0)?,
        workspace_id: row.id(1)?,
        channel_id: row.id(2)?,
        key_id: row.text(3)?,
        bytes: row.int(4)? as u64,
    })
}
