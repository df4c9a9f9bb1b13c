//! The calendars and address books of accounts that are kept elsewhere: which are chosen, and how far each was read.

use domain::{Calendar, CalendarId, CalendarNotice, ConnectionId, Holds, Kept, UserId, WorkspaceId};
use jiff::Timestamp;

use crate::{Result, Row, Tx, Value, params, tx::Statement};

const COLUMNS: &str = "c.id, c.connection_id, c.workspace_id, c.user_id, c.external_id, c.name, c.color, c.writable,
    c.zone, c.chosen, c.takes_new, COALESCE(c.problem, c.left_out), c.holds";
/// Read apart from the rest: a worker does not need them.
const COUNTS: &str = "(SELECT count(*) FROM mirrors m WHERE m.calendar_id = c.id AND m.href IS NOT NULL),
    (SELECT count(*) FROM mirrors m WHERE m.calendar_id = c.id AND m.write_at IS NOT NULL),
    (SELECT min(m.problem) FROM mirrors m WHERE m.calendar_id = c.id)";

/// How far a calendar was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The account's own; none where it is to be read from the beginning.
    pub position: Option<String>,
    /// How many times it was read from the beginning.
    pub round: i64,
    /// It is being read from the beginning.
    pub whole: bool,
    pub whole_at: Option<Timestamp>,
}

/// What of a calendar cannot be kept, and why; `afresh` forgets what was known of that.
#[derive(Debug, Clone, Default)]
pub struct LeftOut {
    pub afresh: bool,
    pub why: Option<String>,
}

/// Takes in what an account lists: a new one is not chosen; what is known keeps its zone and what was chosen.
pub async fn list(tx: &mut Tx, calendar: &Calendar) -> Result<()> {
    tx.execute(
        "INSERT INTO calendars (id, connection_id, workspace_id, user_id, external_id, name, color, writable, zone,
             chosen, takes_new, position, round, whole, whole_at, problem, left_out, holds)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 0, NULL, 0, 0, NULL, NULL, NULL, $10)
         ON CONFLICT (connection_id, external_id) DO UPDATE SET name = excluded.name, color = excluded.color,
             writable = excluded.writable",
        params![
            calendar.id,
            calendar.connection_id,
            calendar.workspace_id,
            calendar.user_id,
            &calendar.external_id,
            &calendar.name,
            calendar.color.clone(),
            calendar.writable,
            &calendar.zone,
            Value::word(calendar.holds)
        ],
    )
    .await?;
    Ok(())
}

/// A member's, of all their accounts, by account and name, `limit` at most.
pub async fn of_user(tx: &mut Tx, workspace: WorkspaceId, user: UserId, limit: i64) -> Result<Vec<Calendar>> {
    let sql = format!(
        "SELECT {COLUMNS}, {COUNTS} FROM calendars c WHERE c.workspace_id = $1 AND c.user_id = $2
         ORDER BY c.connection_id, c.name, c.id LIMIT $3"
    );
    tx.query(&sql, params![workspace, user, limit], counted).await
}

pub async fn get(tx: &mut Tx, workspace: WorkspaceId, id: CalendarId) -> Result<Option<Calendar>> {
    let sql = format!("SELECT {COLUMNS}, {COUNTS} FROM calendars c WHERE c.workspace_id = $1 AND c.id = $2");
    tx.query_opt(&sql, params![workspace, id], counted).await
}

/// Those of a connection that are chosen, with their places.
pub async fn chosen(tx: &mut Tx, connection: ConnectionId) -> Result<Vec<(Calendar, Place)>> {
    let sql = format!(
        "SELECT {COLUMNS}, c.position, c.round, c.whole, c.whole_at FROM calendars c
         WHERE c.connection_id = $1 AND c.chosen = 1 ORDER BY c.id LIMIT 200"
    );
    tx.query(&sql, params![connection], |row| {
        let place = Place {
            position: row.opt_text(13)?,
            round: row.int(14)?,
            whole: row.flag(15)?,
            whole_at: row.opt_time(16)?,
        };
        Ok((calendar(row)?, place))
    })
    .await
}

/// All calendars, or all books, of a connection.
pub async fn of_connection(tx: &mut Tx, connection: ConnectionId, holds: Holds) -> Result<Vec<CalendarId>> {
    let sql = "SELECT id FROM calendars WHERE connection_id = $1 AND holds = $2 ORDER BY id";
    tx.query(sql, params![connection, Value::word(holds)], |row| row.id(0)).await
}

/// Chooses a calendar or leaves it; it is read from the beginning.
pub async fn choose(tx: &mut Tx, id: CalendarId, chosen: bool) -> Result<()> {
    let sql = "UPDATE calendars SET chosen = $2, takes_new = CASE WHEN CAST($2 AS BIGINT) = 1 THEN takes_new ELSE 0 END, position = NULL,
             whole = 0, whole_at = NULL, problem = NULL, left_out = NULL
         WHERE id = $1";
    tx.execute(sql, params![id, chosen]).await?;
    Ok(())
}

/// New events of the member, or new contacts, are written to `id`; to none where it is none.
pub async fn set_new(
    tx: &mut Tx,
    (workspace, user): (WorkspaceId, UserId),
    holds: Holds,
    id: Option<CalendarId>,
) -> Result<()> {
    let sql = "UPDATE calendars SET takes_new = CASE WHEN id = $3 THEN 1 ELSE 0 END
         WHERE workspace_id = $1 AND user_id = $2 AND holds = $4";
    let id = id.map(|id| id.to_string()).unwrap_or_default();
    tx.execute(sql, params![workspace, user, id, Value::word(holds)]).await?;
    Ok(())
}

/// How many times it was read from the beginning.
pub async fn round(tx: &mut Tx, id: CalendarId) -> Result<i64> {
    let sql = "SELECT round FROM calendars WHERE id = $1";
    Ok(tx.query_opt(sql, params![id], |row| row.int(0)).await?.unwrap_or(0))
}

/// Moves the place on: it could be read. `left_out` is kept from page to page of a look from the beginning, and behind it.
pub async fn move_place(tx: &mut Tx, id: CalendarId, place: &Place, left_out: LeftOut) -> Result<()> {
    let sql = "UPDATE calendars SET position = $2, round = $3, whole = $4, whole_at = $5, problem = NULL,
             left_out = CASE WHEN CAST($6 AS BIGINT) = 1 THEN $7 ELSE COALESCE($7, left_out) END
         WHERE id = $1";
    let Place { position, round, whole, whole_at } = place;
    let LeftOut { afresh, why } = left_out;
    tx.execute(sql, params![id, position.clone(), *round, *whole, *whole_at, afresh, why]).await?;
    Ok(())
}

/// Notes why a calendar cannot be read. It is read on from where it was.
pub async fn fault(tx: &mut Tx, id: CalendarId, problem: &str) -> Result<()> {
    tx.execute("UPDATE calendars SET problem = $2 WHERE id = $1", params![id, problem]).await?;
    Ok(())
}

/// The statement that tells the person what was settled.
pub fn notice(workspace: WorkspaceId, user: UserId, notice: &CalendarNotice) -> Statement<'_> {
    (
        "INSERT INTO calendar_notices (id, workspace_id, user_id, thing_id, at, what, title, kept, lost)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![
            &notice.id,
            workspace,
            user,
            notice.contact_id.map(Kept::Contact).or(notice.event_id.map(Kept::Event)),
            notice.at,
            Value::word(notice.what),
            &notice.title,
            notice.kept.clone(),
            notice.lost.clone()
        ],
    )
}

/// The newest of a member, `limit` at most.
pub async fn notices(tx: &mut Tx, workspace: WorkspaceId, user: UserId, limit: i64) -> Result<Vec<CalendarNotice>> {
    tx.query(
        "SELECT id, thing_id, at, what, title, kept, lost FROM calendar_notices
         WHERE workspace_id = $1 AND user_id = $2 ORDER BY id DESC LIMIT $3",
        params![workspace, user, limit],
        |row| {
            let (event_id, contact_id) = match row.id(1)? {
                Kept::Event(id) => (Some(id), None),
                Kept::Contact(id) => (None, Some(id)),
            };
            Ok(CalendarNotice {
                id: row.text(0)?,
                event_id,
                contact_id,
                at: row.time(2)?,
                what: row.word(3)?,
                title: row.text(4)?,
                kept: row.opt_text(5)?,
                lost: row.opt_text(6)?,
            })
        },
    )
    .await
}

/// Drops notices from before `before`, `limit` at most; answers how many.
pub async fn prune_notices(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64> {
    // Ids sort by time: no index on the time is needed for so small a table.
    let sql = "DELETE FROM calendar_notices WHERE id IN (SELECT id FROM calendar_notices WHERE at < $1 LIMIT $2)";
    tx.execute(sql, params![before, limit]).await
}

fn calendar(row: &Row<'_>) -> Result<Calendar> {
    Ok(Calendar {
        id: row.id(0)?,
        connection_id: row.id(1)?,
        workspace_id: row.id(2)?,
        user_id: row.id(3)?,
        external_id: row.text(4)?,
        holds: row.word(12)?,
        name: row.text(5)?,
        color: row.opt_text(6)?,
        writable: row.flag(7)?,
        zone: row.text(8)?,
        chosen: row.flag(9)?,
        takes_new: row.flag(10)?,
        problem: row.opt_text(11)?,
        events: 0,
        waiting: 0,
    })
}

fn counted(row: &Row<'_>) -> Result<Calendar> {
    let calendar = calendar(row)?;
    let problem = calendar.problem.or(row.opt_text(15)?);
    Ok(Calendar { events: row.int(13)?, waiting: row.int(14)?, problem, ..calendar })
}
