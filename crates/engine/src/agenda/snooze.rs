//! A reminder's time, moved: told again later, and taken along by a person who travels.

use domain::{DueKind, Env, LivePayload, Reminder, ReminderId, ReminderState, User};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::Tx;

use super::change::{Actor, changed_meanwhile, closable, done, event_of, record};
use super::line::Line;
use super::series::{instant, zone};
use crate::audit;
use crate::tools::{Context, Error, Output, Refusal};

/// The furthest that a reminder is put off.
const LONGEST: SignedDuration = SignedDuration::from_hours(366 * 24);
/// Reminders of one person that travel along; more keep their moment.
const TRAVEL: i64 = 1_000;

/// Tells a reminder again at `at`. One that repeats keeps its times: what is told in between is a reminder of its own,
/// made once for each telling (`told`: when that was due). [`Error::Invalid`] where it is closed or `at` is no time for it.
pub(crate) async fn snooze(
    tx: &mut Tx,
    context: &Context,
    reminder: Reminder,
    at: Timestamp,
    told: Timestamp,
) -> Result<Output, Error> {
    closable(&reminder, ReminderState::Dismissed)?;
    if at <= context.now || context.now.duration_until(at) > LONGEST {
        return Err(Error::Refused(Refusal::Past, "due: must lie ahead, and within a year".into()));
    }
    let workspace = context.user.workspace_id;
    let event = event_of(tx, context, &reminder).await?;
    let repeats = reminder.recurrence.is_some() || event.is_some_and(|event| event.recurrence.is_some());
    let moved = Reminder {
        due_at: at,
        due_kind: DueKind::Moment,
        state: ReminderState::Confirmed,
        updated_at: context.now,
        ..reminder.clone()
    };
    let (moved, action) = if repeats {
        let id = ReminderId::derived(format!("{} {}", reminder.id, told.as_microsecond()).as_bytes());
        if store::agenda::reminder(tx, workspace, id).await?.is_some() {
            return Err(Error::Invalid(format!("id: the reminder {} was put off already", reminder.id)));
        }
        let own = Reminder { id, event_id: None, recurrence: None, ..moved };
        store::agenda::insert_reminder(tx, workspace, &own).await?;
        (own, "reminder.created")
    } else {
        if !store::agenda::update_reminder(tx, workspace, &moved, reminder.state).await? {
            return Err(changed_meanwhile());
        }
        (moved, "reminder.changed")
    };
    let outside = store::outside::among(tx, workspace, &[reminder.id.to_string()]).await?;
    if context.outside || !outside.is_empty() {
        tx.execute_all(vec![store::outside::insert(workspace, moved.id)]).await?;
    }
    record(tx, context, Actor::Person, action, moved.id, json!({"snoozed": reminder.id})).await?;
    let content = done(&moved.id, &Line::of(context).reminder(&moved));
    Ok(Output { content, written: vec![LivePayload::Reminder { reminder: moved }] })
}

/// Gives what was said by the clock its hour in the zone where the person now is: "at 9" stays 9. Where that hour is over
/// there, it is told at once. A moment, and what belongs to an event, stays what it is.
pub(crate) async fn follow_zone(tx: &mut Tx, env: &Env, user: &User) -> store::Result<()> {
    let (now, there) = (env.now(), zone(&user.zone));
    for reminder in store::agenda::told_by_clock(tx, user.workspace_id, user.id, &user.zone, TRAVEL).await? {
        let wall = zone(&reminder.zone).to_datetime(reminder.due_at);
        let Some(due_at) = instant(&there, wall) else { continue };
        let moved = Reminder { due_at, zone: user.zone.clone(), updated_at: now, ..reminder };
        if store::agenda::update_reminder(tx, user.workspace_id, &moved, ReminderState::Confirmed).await? {
            let detail = json!({"zone": user.zone});
            let entry = audit::entry(env, user.workspace_id, user.id, "reminder.travelled", moved.id, detail);
            tx.execute_all(vec![store::audit::insert(&entry)]).await?;
        }
    }
    Ok(())
}
