//! Channels and the contacts on them.

use domain::{Card, Channel, ChannelId, ContactId, Platform, UserId, WorkspaceId};
use jiff::Timestamp;

use crate::{Result, Row, Tx, Value, params};

pub async fn insert(tx: &mut Tx, channel: &Channel, now: Timestamp) -> Result<()> {
    tx.execute(
        "INSERT INTO channels (id, workspace_id, platform, name, created_at) VALUES ($1, $2, $3, $4, $5)",
        params![channel.id, channel.workspace_id, Value::word(channel.platform), &channel.name, now],
    )
    .await?;
    Ok(())
}

/// A workspace's channel on a platform, the oldest where it has several.
pub async fn on_platform(tx: &mut Tx, workspace: WorkspaceId, platform: Platform) -> Result<Option<Channel>> {
    tx.query_opt(
        "SELECT id, workspace_id, platform, name FROM channels WHERE workspace_id = $1 AND platform = $2
         ORDER BY id LIMIT 1",
        params![workspace, Value::word(platform)],
        channel,
    )
    .await
}

pub async fn get(tx: &mut Tx, workspace: WorkspaceId, id: ChannelId) -> Result<Option<Channel>> {
    tx.query_opt(
        "SELECT id, workspace_id, platform, name FROM channels WHERE workspace_id = $1 AND id = $2",
        params![workspace, id],
        channel,
    )
    .await
}

/// Remembers who wrote; a known contact keeps its id and takes the new name.
pub async fn remember_contact(
    tx: &mut Tx,
    (channel, workspace): (ChannelId, WorkspaceId),
    new_id: ContactId,
    sender_key: &str,
    name: &str,
    now: Timestamp,
) -> Result<()> {
    tx.execute(
        "INSERT INTO contacts (id, workspace_id, channel_id, sender_key, name, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (channel_id, sender_key) DO UPDATE SET name = excluded.name WHERE contacts.name <> excluded.name",
        params![new_id, workspace, channel, sender_key, name, now],
    )
    .await?;
    Ok(())
}

/// The names of who wrote to a workspace, of a user's own contacts, and of those who take part in their latest events,
/// `limit` of each at most.
pub async fn known_names(tx: &mut Tx, workspace: WorkspaceId, user: UserId, limit: i64) -> Result<Vec<String>> {
    let mut names = tx
        .query(
            "SELECT DISTINCT name FROM contacts WHERE workspace_id = $1 AND name <> '' ORDER BY name LIMIT $2",
            params![workspace, limit],
            |row| row.text(0),
        )
        .await?;
    let participants: Vec<Vec<String>> = tx
        .query(
            "SELECT participants FROM events WHERE workspace_id = $1 AND user_id = $2 ORDER BY ends_at DESC LIMIT $3",
            params![workspace, user, limit],
            |row| row.json(0),
        )
        .await?;
    names.extend(participants.into_iter().flatten());
    let sql = "SELECT content FROM cards WHERE workspace_id = $1 AND user_id = $2 ORDER BY updated_at DESC LIMIT $3";
    let cards: Vec<Card> = tx.query(sql, params![workspace, user, limit], |row| row.json(0)).await?;
    names.extend(cards.into_iter().map(|card| card.name).filter(|name| !name.is_empty()));
    Ok(names)
}

/// Who wrote to the mailboxes that a user connected: names and addresses, the newest first, `limit` at most.
pub async fn mail_contacts(
    tx: &mut Tx,
    workspace: WorkspaceId,
    user: UserId,
    limit: i64,
) -> Result<Vec<(String, String)>> {
    let sql = "SELECT c.name, c.sender_key FROM contacts c JOIN links l ON l.channel_id = c.channel_id
         WHERE l.workspace_id = $1 AND l.user_id = $2 AND l.platform = $3 AND c.name <> '' ORDER BY c.id DESC LIMIT $4";
    tx.query(sql, params![workspace, user, Value::word(Platform::Mail), limit], |row| Ok((row.text(0)?, row.text(1)?)))
        .await
}

fn channel(row: &Row<'_>) -> Result<Channel> {
    Ok(Channel { id: row.id(0)?, workspace_id: row.id(1)?, platform: row.word(2)?, name: row.text(3)? })
}
