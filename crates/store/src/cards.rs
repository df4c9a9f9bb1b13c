//! A person's own contacts.
//!
//! Whoever writes them with [`insert`], [`update`] or [`delete`] also notes that they are to be written in the address books
//! elsewhere that they stand in, in the same transaction; [`adopt`] and [`drop_adopted`] are for what comes from there.

use std::fmt::Write as _;

use domain::{After, CalendarId, Card, CardId, Contact, UserId, WorkspaceId};
use jiff::Timestamp;

use crate::conversations::escaped;
use crate::{Result, Row, Tx, Value, mirrors, params, tx::Statement};

const COLUMNS: &str = "id, user_id, content, version, updated_at";
/// Words of one search; further ones are passed over.
const WORDS: usize = 8;
/// Ids are asked for in steps of so many, so that there are few statements.
const STEP: usize = 50;

/// Writes somebody new, or who was deleted and is back. Who stands in no book elsewhere goes to the one that takes new ones.
pub async fn insert(tx: &mut Tx, workspace: WorkspaceId, contact: &Contact) -> Result<()> {
    let touch = mirrors::touch(workspace, contact.id, contact.updated_at, None);
    tx.execute_all(vec![insertion(workspace, contact), touch, mirrors::add(workspace, contact)]).await?;
    Ok(())
}

fn insertion(workspace: WorkspaceId, contact: &Contact) -> Statement<'static> {
    let (card, at) = (&contact.card, contact.updated_at);
    let sql = "INSERT INTO cards (id, workspace_id, user_id, content, name, sought, version, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let Contact { id, user_id, version, .. } = contact;
    let content = Value::json(card);
    (sql, params![*id, workspace, *user_id, content, card.sorted(), card.sought(), *version, at])
}

/// Writes what is known of somebody now, over the version before `contact`'s. False where another stands, or none.
pub async fn update(tx: &mut Tx, workspace: WorkspaceId, contact: &Contact) -> Result<bool> {
    let touch = mirrors::touch(workspace, contact.id, contact.updated_at, None);
    Ok(tx.execute_all(vec![change(workspace, contact), touch]).await?[0] == 1)
}

fn change(workspace: WorkspaceId, contact: &Contact) -> Statement<'static> {
    let (card, at) = (&contact.card, contact.updated_at);
    let sql = "UPDATE cards SET content = $4, name = $5, sought = $6, version = $7, updated_at = $8
         WHERE id = $1 AND workspace_id = $2 AND user_id = $3 AND version + 1 = $7";
    let Contact { id, user_id, version, .. } = contact;
    let content = Value::json(card);
    (sql, params![*id, workspace, *user_id, content, card.sorted(), card.sought(), *version, at])
}

/// False where there is no such contact.
pub async fn delete(tx: &mut Tx, (workspace, user): (WorkspaceId, UserId), id: CardId, now: Timestamp) -> Result<bool> {
    if !drop_adopted(tx, (workspace, user), id).await? {
        return Ok(false);
    }
    tx.execute_all(vec![mirrors::touch(workspace, id, now, None)]).await?;
    Ok(true)
}

/// Writes what came from `book`: somebody new (version 1), or over the version before. False where another change came
/// first. Other books that they stand in hear of it.
pub async fn adopt(tx: &mut Tx, workspace: WorkspaceId, contact: &Contact, book: CalendarId) -> Result<bool> {
    let write = if contact.version == 1 { insertion(workspace, contact) } else { change(workspace, contact) };
    let touch = mirrors::touch(workspace, contact.id, contact.updated_at, Some(book));
    Ok(tx.execute_all(vec![write, touch]).await?[0] == 1)
}

/// Takes away who is gone from the only book that they stood in.
pub async fn drop_adopted(tx: &mut Tx, (workspace, user): (WorkspaceId, UserId), id: CardId) -> Result<bool> {
    let sql = "DELETE FROM cards WHERE id = $1 AND workspace_id = $2 AND user_id = $3";
    Ok(tx.execute(sql, params![id, workspace, user]).await? == 1)
}

/// As [`get`]; nobody else changes it until this transaction ends.
pub async fn hold(tx: &mut Tx, (workspace, user): (WorkspaceId, UserId), id: CardId) -> Result<Option<Contact>> {
    let lock = tx.for_update();
    let sql = format!("SELECT {COLUMNS} FROM cards WHERE id = $1 AND workspace_id = $2 AND user_id = $3{lock}");
    tx.query_opt(&sql, params![id, workspace, user], contact).await
}

/// Who may be the same as somebody of this card: those who are sorted under the same name, `limit` at most.
pub async fn named(
    tx: &mut Tx,
    (workspace, user): (WorkspaceId, UserId),
    card: &Card,
    limit: i64,
) -> Result<Vec<Contact>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM cards WHERE workspace_id = $1 AND user_id = $2 AND name = $3 ORDER BY id LIMIT $4"
    );
    tx.query(&sql, params![workspace, user, card.sorted(), limit], contact).await
}

/// Nobody else adds to a member's contacts out of another account until this transaction ends: the same person is in two of
/// them, and is to be one contact.
pub async fn hold_all(tx: &mut Tx, workspace: WorkspaceId, user: UserId) -> Result<()> {
    let sql = format!("SELECT id FROM users WHERE workspace_id = $1 AND id = $2{}", tx.for_update());
    tx.query_opt(&sql, params![workspace, user], |_| Ok(())).await?;
    Ok(())
}

pub async fn get(tx: &mut Tx, workspace: WorkspaceId, user: UserId, id: CardId) -> Result<Option<Contact>> {
    let sql = format!("SELECT {COLUMNS} FROM cards WHERE id = $1 AND workspace_id = $2 AND user_id = $3");
    tx.query_opt(&sql, params![id, workspace, user], contact).await
}

/// Those of `ids` that there are, in no order.
pub async fn among(tx: &mut Tx, workspace: WorkspaceId, user: UserId, ids: &[CardId]) -> Result<Vec<Contact>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places = ids.len().next_multiple_of(STEP);
    let list: Vec<String> = (3..=places + 2).map(|n| format!("${n}")).collect();
    let mut values = params![workspace, user];
    values.extend(ids.iter().map(|id| Value::from(*id)));
    values.resize_with(places + 2, || Value::from(""));
    let sql =
        format!("SELECT {COLUMNS} FROM cards WHERE workspace_id = $1 AND user_id = $2 AND id IN ({})", list.join(", "));
    tx.query(&sql, values, contact).await
}

pub async fn count(tx: &mut Tx, workspace: WorkspaceId, user: UserId) -> Result<i64> {
    let sql = "SELECT count(*) FROM cards WHERE workspace_id = $1 AND user_id = $2";
    Ok(tx.query_opt(sql, params![workspace, user], |row| row.int(0)).await?.unwrap_or(0))
}

/// A member's contacts by name, `limit` at most, behind `after`: those in whom every word of `search` stands somewhere.
pub async fn page(
    tx: &mut Tx,
    (workspace, user): (WorkspaceId, UserId),
    search: &str,
    after: Option<After>,
    limit: i64,
) -> Result<Vec<Contact>> {
    let (name, id) = after.map(|after| (after.name, after.id.to_string())).unwrap_or_default();
    let mut of = params![workspace, user, name, id, limit];
    let mut holds = String::new();
    for (at, word) in Card::wanted(search, WORDS).iter().enumerate() {
        let _ = write!(holds, " AND sought LIKE ${} ESCAPE '\\'", at + 6);
        of.push(format!("%{}%", escaped(word)).into());
    }
    let sql = format!(
        "SELECT {COLUMNS} FROM cards
         WHERE workspace_id = $1 AND user_id = $2 AND (name > $3 OR (name = $3 AND id > $4)){holds}
         ORDER BY name, id LIMIT $5"
    );
    tx.query(&sql, of, contact).await
}

fn contact(row: &Row<'_>) -> Result<Contact> {
    Ok(Contact {
        id: row.id(0)?,
        user_id: row.id(1)?,
        card: row.json(2)?,
        version: row.int(3)?,
        updated_at: row.time(4)?,
    })
}
