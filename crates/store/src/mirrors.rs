//! Events that stand in the agenda and in a calendar elsewhere, and people who stand in the contacts and in an address book
//! elsewhere.
//!
//! Lock order within a transaction: the connection ([`crate::connections::hold`]), then the event or the contact
//! ([`crate::agenda::hold_event`], [`crate::cards::hold`]), then its mirrors. A person's own change takes no connection.

use domain::{CalendarId, CardId, ConnectionId, Contact, Event, EventId, EventState, Kept, UserId, WorkspaceId};
use std::fmt::Display;

use jiff::Timestamp;

use crate::{Result, Row, Tx, Value, params, tx::Statement};

/// Mirrors of one thing, at most; one in each calendar or book.
const OF_ONE: i64 = 50;
/// Ids are asked for in steps of so many, so that there are few statements.
const STEP: usize = 50;

/// See the migration for what each column means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mirror {
    pub calendar_id: CalendarId,
    pub uid: String,
    pub workspace_id: WorkspaceId,
    pub connection_id: ConnectionId,
    pub of: Kept,
    /// The event is what this one says; another only follows. Of a contact none leads.
    pub leads: bool,
    /// It was made here.
    pub ours: bool,
    /// None until it stands there.
    pub href: Option<String>,
    /// None where the server did not tell.
    pub etag: Option<String>,
    /// JSON of the entry as both sides last had it.
    pub base: Option<String>,
    /// JSON of what was handed over since and not answered for.
    pub sent: Option<String>,
    /// Whether the last of it arrived is not known.
    pub handed: bool,
    pub round: i64,
    /// When it is to be written there.
    pub write_at: Option<Timestamp>,
    /// Failures in a row.
    pub tries: u32,
    pub problem: Option<String>,
}

const COLUMNS: &str = "calendar_id, uid, workspace_id, connection_id, thing_id, leads, ours, href, etag, base, sent,
    handed, round, write_at, tries, problem";

/// The name of what was made here in every calendar and book, and in the feed.
pub fn uid_of(of: impl Display) -> String {
    format!("{of}@attache")
}

/// The statement that has a new event written to the calendar that its member chose for that.
pub(crate) fn begin(workspace: WorkspaceId, event: &Event) -> Statement<'static> {
    (
        "INSERT INTO mirrors (calendar_id, uid, workspace_id, connection_id, thing_id, leads, ours, href, etag, base,
             sent, handed, round, write_at, tries, problem)
         SELECT id, $4, workspace_id, connection_id, $3, 1, 1, NULL, NULL, NULL, NULL, 0, 0, CAST($5 AS BIGINT), 0, NULL
         FROM calendars WHERE workspace_id = $1 AND user_id = $2 AND takes_new = 1 AND chosen = 1 AND holds = 'events'
         ORDER BY id LIMIT 1",
        params![workspace, event.user_id, event.id, uid_of(event.id), event.updated_at],
    )
}

/// As [`begin`], where the event stands nowhere else and is at this version.
pub(crate) fn begin_again(workspace: WorkspaceId, event: &Event) -> Statement<'static> {
    (
        "INSERT INTO mirrors (calendar_id, uid, workspace_id, connection_id, thing_id, leads, ours, href, etag, base,
             sent, handed, round, write_at, tries, problem)
         SELECT id, $4, workspace_id, connection_id, $3, 1, 1, NULL, NULL, NULL, NULL, 0, 0, CAST($5 AS BIGINT), 0, NULL
         FROM calendars WHERE workspace_id = $1 AND user_id = $2 AND takes_new = 1 AND chosen = 1 AND holds = 'events'
             AND NOT EXISTS (SELECT 1 FROM mirrors m WHERE m.thing_id = $3)
             AND EXISTS (SELECT 1 FROM events e WHERE e.id = $3 AND e.version = $6)
         ORDER BY id LIMIT 1",
        params![workspace, event.user_id, event.id, uid_of(event.id), event.updated_at, event.version],
    )
}

/// The statement that has an event written where it stands, once it is at this version. A cancelled one goes wherever it
/// stands.
pub(crate) fn note(workspace: WorkspaceId, event: &Event) -> Statement<'static> {
    (
        "UPDATE mirrors SET write_at = $4, tries = 0, problem = NULL
         WHERE workspace_id = $1 AND thing_id = $2 AND (leads = 1 OR CAST($5 AS BIGINT) = 1)
             AND EXISTS (SELECT 1 FROM events WHERE id = $2 AND version = $3)",
        params![workspace, event.id, event.version, event.updated_at, event.state == EventState::Cancelled],
    )
}

/// The statement that has somebody new written to the book that their member chose for that, where they stand in none.
pub(crate) fn add(workspace: WorkspaceId, contact: &Contact) -> Statement<'static> {
    (
        "INSERT INTO mirrors (calendar_id, uid, workspace_id, connection_id, thing_id, leads, ours, href, etag, base,
             sent, handed, round, write_at, tries, problem)
         SELECT id, $4, workspace_id, connection_id, $3, 0, 1, NULL, NULL, NULL, NULL, 0, 0, CAST($5 AS BIGINT), 0, NULL
         FROM calendars WHERE workspace_id = $1 AND user_id = $2 AND takes_new = 1 AND chosen = 1 AND holds = 'people'
             AND NOT EXISTS (SELECT 1 FROM mirrors m WHERE m.thing_id = $3)
         ORDER BY id LIMIT 1 ON CONFLICT (calendar_id, uid) DO NOTHING",
        params![workspace, contact.user_id, contact.id, uid_of(contact.id), contact.updated_at],
    )
}

/// Has all of a member's contacts that stand in no book written to this one.
pub async fn add_all(tx: &mut Tx, workspace: WorkspaceId, book: CalendarId, now: Timestamp) -> Result<()> {
    let sql =
        "INSERT INTO mirrors (calendar_id, uid, workspace_id, connection_id, thing_id, leads, ours, href, etag, base,
             sent, handed, round, write_at, tries, problem)
         SELECT b.id, c.id || '@attache', c.workspace_id, b.connection_id, c.id, 0, 1, NULL, NULL, NULL, NULL, 0, 0,
             CAST($3 AS BIGINT), 0, NULL
         FROM calendars b JOIN cards c ON c.workspace_id = b.workspace_id AND c.user_id = b.user_id
         WHERE b.workspace_id = $1 AND b.id = $2 AND NOT EXISTS (SELECT 1 FROM mirrors m WHERE m.thing_id = c.id)
         ON CONFLICT (calendar_id, uid) DO NOTHING";
    tx.execute(sql, params![workspace, book, now]).await?;
    Ok(())
}

/// The statement that has a contact written wherever they stand, but for the book that the change came from.
pub(crate) fn touch(
    workspace: WorkspaceId,
    contact: CardId,
    now: Timestamp,
    but: Option<CalendarId>,
) -> Statement<'static> {
    let but = but.map(|id| id.to_string()).unwrap_or_default();
    (
        "UPDATE mirrors SET write_at = $3, tries = 0, problem = NULL
         WHERE workspace_id = $1 AND thing_id = $2 AND calendar_id <> $4",
        params![workspace, contact, now, but],
    )
}

pub async fn by_href(tx: &mut Tx, calendar: CalendarId, href: &str) -> Result<Option<Mirror>> {
    let sql = format!("SELECT {COLUMNS} FROM mirrors WHERE calendar_id = $1 AND href = $2 ORDER BY uid LIMIT 1");
    tx.query_opt(&sql, params![calendar, href], mirror).await
}

pub async fn by_uid(tx: &mut Tx, calendar: CalendarId, uid: &str) -> Result<Option<Mirror>> {
    let sql = format!("SELECT {COLUMNS} FROM mirrors WHERE calendar_id = $1 AND uid = $2");
    tx.query_opt(&sql, params![calendar, uid], mirror).await
}

/// As [`by_uid`]; nobody else changes it until this transaction ends.
pub async fn hold(tx: &mut Tx, calendar: CalendarId, uid: &str) -> Result<Option<Mirror>> {
    let sql = format!("SELECT {COLUMNS} FROM mirrors WHERE calendar_id = $1 AND uid = $2{}", tx.for_update());
    tx.query_opt(&sql, params![calendar, uid], mirror).await
}

/// Where an event or a contact stands, the one that leads first.
pub async fn all(tx: &mut Tx, of: Kept) -> Result<Vec<Mirror>> {
    let sql = format!("SELECT {COLUMNS} FROM mirrors WHERE thing_id = $1 ORDER BY leads DESC, calendar_id LIMIT $2");
    tx.query(&sql, params![of, OF_ONE], mirror).await
}

/// The calendars that lead for those of `events` that stand in one.
pub async fn leading(tx: &mut Tx, workspace: WorkspaceId, events: &[EventId]) -> Result<Vec<(EventId, CalendarId)>> {
    if events.is_empty() {
        return Ok(Vec::new());
    }
    let places = events.len().next_multiple_of(STEP);
    let list: Vec<String> = (2..=places + 1).map(|n| format!("${n}")).collect();
    let mut values = params![workspace];
    values.extend(events.iter().map(|id| Value::from(id.to_string())));
    values.resize_with(places + 1, || Value::from(""));
    let sql = format!(
        "SELECT thing_id, calendar_id FROM mirrors WHERE leads = 1 AND workspace_id = $1 AND thing_id IN ({})",
        list.join(", ")
    );
    tx.query(&sql, values, |row| Ok((row.id(0)?, row.id(1)?))).await
}

/// Whether a mirror may be written: nobody is added to a book before all who stand there were read, since they may be among
/// them.
pub(crate) const READY: &str = "(href IS NOT NULL OR NOT EXISTS (SELECT 1 FROM calendars b
    WHERE b.id = calendar_id AND b.holds = 'people' AND (b.whole = 1 OR b.position IS NULL)))";

/// The one of a connection that waits longest to be written.
pub async fn to_write(tx: &mut Tx, connection: ConnectionId, now: Timestamp) -> Result<Option<Mirror>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM mirrors WHERE connection_id = $1 AND write_at IS NOT NULL AND write_at <= $2 AND {READY}
         ORDER BY write_at, calendar_id, uid LIMIT 1"
    );
    tx.query_opt(&sql, params![connection, now], mirror).await
}

/// Of which it is not known whether they arrived, `limit` at most.
pub async fn handed(tx: &mut Tx, connection: ConnectionId, limit: i64) -> Result<Vec<Mirror>> {
    let sql = format!("SELECT {COLUMNS} FROM mirrors WHERE connection_id = $1 AND handed = 1 ORDER BY uid LIMIT $2");
    tx.query(&sql, params![connection, limit], mirror).await
}

pub async fn count(tx: &mut Tx, calendar: CalendarId) -> Result<i64> {
    let sql = "SELECT count(*) FROM mirrors WHERE calendar_id = $1";
    Ok(tx.query_opt(sql, params![calendar], |row| row.int(0)).await?.unwrap_or(0))
}

/// Writes a mirror, new or as it is now.
pub async fn put(tx: &mut Tx, mirror: &Mirror) -> Result<()> {
    let sql = format!(
        "INSERT INTO mirrors ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
         ON CONFLICT (calendar_id, uid) DO UPDATE SET thing_id = excluded.thing_id, leads = excluded.leads,
             ours = excluded.ours, href = excluded.href, etag = excluded.etag, base = excluded.base,
             sent = excluded.sent, handed = excluded.handed, round = excluded.round, write_at = excluded.write_at,
             tries = excluded.tries, problem = excluded.problem"
    );
    tx.execute(
        &sql,
        params![
            mirror.calendar_id,
            &mirror.uid,
            mirror.workspace_id,
            mirror.connection_id,
            mirror.of,
            mirror.leads,
            mirror.ours,
            mirror.href.clone(),
            mirror.etag.clone(),
            mirror.base.clone(),
            mirror.sent.clone(),
            mirror.handed,
            mirror.round,
            mirror.write_at,
            mirror.tries,
            mirror.problem.clone()
        ],
    )
    .await?;
    Ok(())
}

/// Notes that a look from the beginning named it, or found it unreadable.
pub async fn see(tx: &mut Tx, calendar: CalendarId, href: &str, round: i64) -> Result<()> {
    let sql = "UPDATE mirrors SET round = $3 WHERE calendar_id = $1 AND href = $2";
    tx.execute(sql, params![calendar, href, round]).await?;
    Ok(())
}

pub async fn delete(tx: &mut Tx, calendar: CalendarId, uid: &str) -> Result<()> {
    tx.execute("DELETE FROM mirrors WHERE calendar_id = $1 AND uid = $2", params![calendar, uid]).await?;
    Ok(())
}

/// What stands there by what we know, and was not named in the round; behind `after` by uid, `limit` at most.
pub async fn unseen(tx: &mut Tx, calendar: CalendarId, round: i64, after: &str, limit: i64) -> Result<Vec<Mirror>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM mirrors WHERE calendar_id = $1 AND round < $2 AND href IS NOT NULL AND uid > $3
         ORDER BY uid LIMIT $4"
    );
    tx.query(&sql, params![calendar, round, after, limit], mirror).await
}

/// Those that lead in a calendar while the same thing stands in another, `limit` at most.
pub async fn followed(tx: &mut Tx, calendar: CalendarId, limit: i64) -> Result<Vec<Mirror>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM mirrors WHERE calendar_id = $1 AND leads = 1 AND EXISTS
             (SELECT 1 FROM mirrors o WHERE o.thing_id = mirrors.thing_id AND o.leads = 0) ORDER BY uid LIMIT $2"
    );
    tx.query(&sql, params![calendar, limit], mirror).await
}

/// A calendar is no longer kept equal: what came from it leaves the agenda with its reminders, what was made here stays.
/// Call behind [`followed`].
pub async fn drop_calendar(tx: &mut Tx, calendar: CalendarId, now: Timestamp) -> Result<u64> {
    let theirs = "SELECT thing_id FROM mirrors WHERE calendar_id = $1 AND leads = 1 AND ours = 0";
    let events = format!(
        "UPDATE events SET state = 'cancelled', version = version + 1, updated_at = $2
         WHERE state = 'confirmed' AND id IN ({theirs})"
    );
    let reminders = format!(
        "UPDATE reminders SET state = 'dismissed', updated_at = $2
         WHERE state IN ('confirmed', 'synced') AND event_id IN ({theirs})"
    );
    let touched = tx
        .execute_all(vec![
            (events.as_str(), params![calendar, now]),
            (reminders.as_str(), params![calendar, now]),
            ("DELETE FROM mirrors WHERE calendar_id = $1", params![calendar]),
        ])
        .await?;
    Ok(touched[0])
}

/// A book is no longer kept equal: who came from it leaves the contacts, but for those who stand in another one, too. Who was
/// made here stays.
pub async fn drop_book(tx: &mut Tx, book: CalendarId, user: UserId) -> Result<u64> {
    let cards = "DELETE FROM cards WHERE user_id = $2 AND id IN
             (SELECT thing_id FROM mirrors WHERE calendar_id = $1 AND ours = 0)
         AND NOT EXISTS (SELECT 1 FROM mirrors o WHERE o.thing_id = cards.id AND o.calendar_id <> $1)";
    let mirrors = ("DELETE FROM mirrors WHERE calendar_id = $1", params![book]);
    Ok(tx.execute_all(vec![(cards, params![book, user]), mirrors]).await?[0])
}

fn mirror(row: &Row<'_>) -> Result<Mirror> {
    Ok(Mirror {
        calendar_id: row.id(0)?,
        uid: row.text(1)?,
        workspace_id: row.id(2)?,
        connection_id: row.id(3)?,
        of: row.id(4)?,
        leads: row.flag(5)?,
        ours: row.flag(6)?,
        href: row.opt_text(7)?,
        etag: row.opt_text(8)?,
        base: row.opt_text(9)?,
        sent: row.opt_text(10)?,
        handed: row.flag(11)?,
        round: row.int(12)?,
        write_at: row.opt_time(13)?,
        tries: row.count(14)?,
        problem: row.opt_text(15)?,
    })
}
