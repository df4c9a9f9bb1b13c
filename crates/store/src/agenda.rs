//! The agenda: events and reminders.
//!
//! Whoever writes an event with [`insert_event`] or [`update_event`] also notes that it is to be written in the calendar
//! elsewhere that it stands in, in the same transaction; [`adopt_event`] is for what comes from there.

use domain::{Event, EventId, Reminder, ReminderId, ReminderState, UserId, WorkspaceId};
use jiff::Timestamp;

use crate::{Result, Row, Tx, Value, mirrors, params, tx::Statement};

const EVENT: &str = "id, user_id, title, starts_at, ends_at, all_day, zone, place, participants, notes, recurrence,
    state, version, updated_at, exceptions, reply";
const REMINDER: &str = "id, user_id, conversation_id, event_id, title, due_at, zone, priority, recurrence, state,
    updated_at, due_kind";

/// A new event. Where the member has chosen a calendar elsewhere for what is new, it is to be written there.
pub async fn insert_event(tx: &mut Tx, workspace: WorkspaceId, event: &Event) -> Result<()> {
    tx.execute_all(vec![insertion(workspace, event), mirrors::begin(workspace, event)]).await?;
    Ok(())
}

fn insertion(workspace: WorkspaceId, event: &Event) -> Statement<'_> {
    (
        "INSERT INTO events (id, workspace_id, user_id, title, starts_at, ends_at, all_day, zone, place, participants,
             notes, recurrence, exceptions, state, version, created_at, updated_at, reply)
         VALUES ($2, $1, $17, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15, $16)",
        [values(workspace, event), params![event.user_id]].concat(),
    )
}

fn values(workspace: WorkspaceId, event: &Event) -> Vec<Value<'_>> {
    let exceptions = (!event.exceptions.is_empty()).then(|| Value::json(&event.exceptions));
    params![
        workspace,
        event.id,
        &event.title,
        event.starts_at,
        event.ends_at,
        event.all_day,
        &event.zone,
        event.place.as_deref(),
        Value::json(&event.participants),
        event.notes.as_deref(),
        event.recurrence.as_deref(),
        exceptions,
        Value::word(event.state),
        event.version,
        event.updated_at,
        event.reply.as_ref().map(Value::json)
    ]
}

pub async fn event(tx: &mut Tx, workspace: WorkspaceId, id: EventId) -> Result<Option<Event>> {
    tx.query_opt(
        &format!("SELECT {EVENT} FROM events WHERE workspace_id = $1 AND id = $2"),
        params![workspace, id],
        event_row,
    )
    .await
}

/// As [`event`]; nobody else changes it until this transaction ends.
pub async fn hold_event(tx: &mut Tx, workspace: WorkspaceId, id: EventId) -> Result<Option<Event>> {
    let sql = format!("SELECT {EVENT} FROM events WHERE workspace_id = $1 AND id = $2{}", tx.for_update());
    tx.query_opt(&sql, params![workspace, id], event_row).await
}

/// Writes `event` over its version before (`event.version - 1`); false where another change came first. It is to be
/// written in the calendar elsewhere that it stands in.
pub async fn update_event(tx: &mut Tx, workspace: WorkspaceId, event: &Event) -> Result<bool> {
    let touched = tx.execute_all(vec![update(workspace, event), mirrors::note(workspace, event)]).await?;
    Ok(touched[0] == 1)
}

/// As [`update_event`], of one that was taken away and stands again: also where the calendar elsewhere has let go of it.
pub async fn revive_event(tx: &mut Tx, workspace: WorkspaceId, event: &Event) -> Result<bool> {
    let statements =
        vec![update(workspace, event), mirrors::note(workspace, event), mirrors::begin_again(workspace, event)];
    Ok(tx.execute_all(statements).await?[0] == 1)
}

fn update(workspace: WorkspaceId, event: &Event) -> Statement<'_> {
    (
        "UPDATE events SET title = $3, starts_at = $4, ends_at = $5, all_day = $6, zone = $7, place = $8,
             participants = $9, notes = $10, recurrence = $11, exceptions = $12, state = $13, version = $14,
             updated_at = $15, reply = $16
         WHERE workspace_id = $1 AND id = $2 AND version + 1 = $14",
        values(workspace, event),
    )
}

/// Writes what came from a calendar elsewhere: a new event (version 0), or over the version before. False where another
/// change came first.
pub async fn adopt_event(tx: &mut Tx, workspace: WorkspaceId, event: &Event) -> Result<bool> {
    let (sql, values) = if event.version == 0 { insertion(workspace, event) } else { update(workspace, event) };
    Ok(tx.execute(sql, values).await? == 1)
}

/// Confirmed events of a member that overlap `from..to`, and every recurring one that began before `to` (its
/// occurrences are the caller's to expand); by start, `limit` at most.
pub async fn events(
    tx: &mut Tx,
    workspace: WorkspaceId,
    user: UserId,
    from: Timestamp,
    to: Timestamp,
    limit: i64,
) -> Result<Vec<Event>> {
    tx.query(
        &format!(
            "SELECT {EVENT} FROM events WHERE id IN (
                 SELECT id FROM events WHERE workspace_id = $1 AND user_id = $2 AND state = 'confirmed'
                     AND ends_at > $3 AND starts_at < $4
                 UNION SELECT id FROM events WHERE workspace_id = $1 AND user_id = $2 AND state = 'confirmed'
                     AND recurrence IS NOT NULL AND starts_at < $4)
             ORDER BY starts_at, id LIMIT $5"
        ),
        params![workspace, user, from, to, limit],
        event_row,
    )
    .await
}

/// Where a member's last events are and were, each place once, the latest first: of the last 300 events that say it, `limit`
/// places at most.
pub async fn places(tx: &mut Tx, workspace: WorkspaceId, user: UserId, limit: usize) -> Result<Vec<String>> {
    const EVENTS: i64 = 300;
    let all = tx
        .query(
            "SELECT place FROM events WHERE workspace_id = $1 AND user_id = $2 AND state = 'confirmed'
                 AND place IS NOT NULL
             ORDER BY ends_at DESC LIMIT $3",
            params![workspace, user, EVENTS],
            |row| row.text(0),
        )
        .await?;
    let mut places: Vec<String> = Vec::new();
    for place in all {
        if places.len() < limit && !places.contains(&place) {
            places.push(place);
        }
    }
    Ok(places)
}

/// A member's events that were cancelled at `since` or later, the newest first, `limit` at most.
pub async fn cancelled_events(
    tx: &mut Tx,
    workspace: WorkspaceId,
    user: UserId,
    since: Timestamp,
    limit: i64,
) -> Result<Vec<Event>> {
    tx.query(
        &format!(
            "SELECT {EVENT} FROM events WHERE workspace_id = $1 AND user_id = $2 AND state = 'cancelled'
                 AND updated_at >= $3
             ORDER BY updated_at DESC, id LIMIT $4"
        ),
        params![workspace, user, since, limit],
        event_row,
    )
    .await
}

pub async fn insert_reminder(tx: &mut Tx, workspace: WorkspaceId, reminder: &Reminder) -> Result<()> {
    tx.execute(
        "INSERT INTO reminders (id, workspace_id, user_id, conversation_id, event_id, title, due_at, zone, priority,
             recurrence, state, created_at, updated_at, due_kind)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13)",
        params![
            reminder.id,
            workspace,
            reminder.user_id,
            reminder.conversation_id,
            reminder.event_id,
            &reminder.title,
            reminder.due_at,
            &reminder.zone,
            Value::word(reminder.priority),
            reminder.recurrence.as_deref(),
            Value::word(reminder.state),
            reminder.updated_at,
            Value::word(reminder.due_kind)
        ],
    )
    .await?;
    Ok(())
}

pub async fn reminder(tx: &mut Tx, workspace: WorkspaceId, id: ReminderId) -> Result<Option<Reminder>> {
    tx.query_opt(
        &format!("SELECT {REMINDER} FROM reminders WHERE workspace_id = $1 AND id = $2"),
        params![workspace, id],
        reminder_row,
    )
    .await
}

/// Writes all that can change of it where the state is still `from`; false where it is not.
pub async fn update_reminder(
    tx: &mut Tx,
    workspace: WorkspaceId,
    reminder: &Reminder,
    from: ReminderState,
) -> Result<bool> {
    let touched = tx
        .execute(
            "UPDATE reminders SET state = $3, due_at = $4, title = $5, updated_at = $6, zone = $8, priority = $9,
                 recurrence = $10, due_kind = $11
             WHERE workspace_id = $1 AND id = $2 AND state = $7",
            params![
                workspace,
                reminder.id,
                Value::word(reminder.state),
                reminder.due_at,
                &reminder.title,
                reminder.updated_at,
                Value::word(from),
                &reminder.zone,
                Value::word(reminder.priority),
                reminder.recurrence.as_deref(),
                Value::word(reminder.due_kind)
            ],
        )
        .await?;
    Ok(touched == 1)
}

/// A member's open reminders (to be told, or told and not done) due in `from..to`, by time, `limit` at most.
pub async fn reminders(
    tx: &mut Tx,
    workspace: WorkspaceId,
    user: UserId,
    from: Timestamp,
    to: Timestamp,
    limit: i64,
) -> Result<Vec<Reminder>> {
    tx.query(
        &format!(
            "SELECT {REMINDER} FROM reminders WHERE workspace_id = $1 AND user_id = $2
                 AND state IN ('confirmed', 'synced') AND due_at >= $3 AND due_at < $4
             ORDER BY due_at, id LIMIT $5"
        ),
        params![workspace, user, from, to, limit],
        reminder_row,
    )
    .await
}

/// The reminders that belong to an event, 50 at most.
pub async fn reminders_of(tx: &mut Tx, workspace: WorkspaceId, event: EventId) -> Result<Vec<Reminder>> {
    tx.query(
        &format!("SELECT {REMINDER} FROM reminders WHERE workspace_id = $1 AND event_id = $2 ORDER BY id LIMIT 50"),
        params![workspace, event],
        reminder_row,
    )
    .await
}

/// A member's confirmed reminders that were said by the clock, stand for themselves and are not in `zone` yet, `limit` at
/// most.
pub async fn told_by_clock(
    tx: &mut Tx,
    workspace: WorkspaceId,
    user: UserId,
    zone: &str,
    limit: i64,
) -> Result<Vec<Reminder>> {
    tx.query(
        &format!(
            "SELECT {REMINDER} FROM reminders WHERE workspace_id = $1 AND user_id = $2 AND state = 'confirmed'
                 AND due_kind <> 'moment' AND event_id IS NULL AND zone <> $3
             ORDER BY due_at, id LIMIT $4"
        ),
        params![workspace, user, zone, limit],
        reminder_row,
    )
    .await
}

/// A member's open reminders that came of what was read along (promises and requests) and are due before `to`, by time,
/// `limit` at most.
pub async fn promises(
    tx: &mut Tx,
    workspace: WorkspaceId,
    user: UserId,
    to: Timestamp,
    limit: i64,
) -> Result<Vec<Reminder>> {
    tx.query(
        &format!(
            "SELECT {REMINDER} FROM reminders WHERE workspace_id = $1 AND user_id = $2
                 AND state IN ('confirmed', 'synced') AND due_at < $3 AND event_id IS NULL
                 AND conversation_id IN (SELECT id FROM conversations WHERE workspace_id = $1 AND user_id = $2
                     AND role = 'source')
             ORDER BY due_at, id LIMIT $4"
        ),
        params![workspace, user, to, limit],
        reminder_row,
    )
    .await
}

/// Confirmed reminders whose time has come, with their workspaces, the longest due first, `limit` at most. They are
/// this transaction's until it ends.
pub async fn due(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<(WorkspaceId, Reminder)>> {
    let sql = format!(
        "SELECT {REMINDER}, workspace_id FROM reminders WHERE state = 'confirmed' AND due_at <= $1
         ORDER BY due_at LIMIT $2{}",
        tx.skip_locked()
    );
    tx.query(&sql, params![now, limit], |row| Ok((row.id(12)?, reminder_row(row)?))).await
}

fn event_row(row: &Row<'_>) -> Result<Event> {
    Ok(Event {
        id: row.id(0)?,
        user_id: row.id(1)?,
        title: row.text(2)?,
        starts_at: row.time(3)?,
        ends_at: row.time(4)?,
        all_day: row.flag(5)?,
        zone: row.text(6)?,
        place: row.opt_text(7)?,
        participants: row.json(8)?,
        notes: row.opt_text(9)?,
        recurrence: row.opt_text(10)?,
        state: row.word(11)?,
        version: row.int(12)?,
        updated_at: row.time(13)?,
        exceptions: row.opt_text(14)?.map_or(Ok(Vec::new()), |_| row.json(14))?,
        reply: row.opt_text(15)?.map(|_| row.json(15)).transpose()?,
    })
}

fn reminder_row(row: &Row<'_>) -> Result<Reminder> {
    Ok(Reminder {
        id: row.id(0)?,
        user_id: row.id(1)?,
        conversation_id: row.id(2)?,
        event_id: row.opt_id(3)?,
        title: row.text(4)?,
        due_at: row.time(5)?,
        zone: row.text(6)?,
        priority: row.word(7)?,
        recurrence: row.opt_text(8)?,
        state: row.word(9)?,
        updated_at: row.time(10)?,
        due_kind: row.word(11)?,
    })
}
