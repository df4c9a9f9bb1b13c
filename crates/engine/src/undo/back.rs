//! Takes a deed back: what was made goes, what was changed or taken away stands again as it was. A write like any
//! other: audited, noted for the calendars elsewhere, and behind the versions that others may have written. A mail of it
//! goes back where it has not left yet.

use std::collections::BTreeSet;

use domain::{
    Card, CardId, Change, Contact, ConversationId, Deed, Event, EventId, EventState, LivePayload, Reminder,
    ReminderState,
};
use jiff::Timestamp;
use serde_json::json;
use store::Tx;

use super::earliest;
use crate::agenda::{Actor, cancel, changed_meanwhile, close, record};
use crate::tools::{Context, Error};
use crate::{mailboxes, phrases};

/// What an undo came to. Where it is not [`Undone::Back`], nothing was written.
#[derive(Debug)]
pub(crate) enum Undone {
    Back {
        written: Vec<LivePayload>,
        /// The lines of its mails that did not leave.
        unsent: Vec<String>,
    },
    /// It was taken back before.
    Already,
    /// Nothing that it did can be taken back.
    Never,
    /// Something newer changed this.
    Changed(String),
}

/// Deeds among which the one is looked for that an undo means.
const DEEDS: i64 = 20;

/// What was done last in the conversation, within the time in which it can be taken back. What cannot be is told once:
/// where `said`, what the assistant said of late, tells that already, what was done before it is meant.
pub(crate) async fn last(
    tx: &mut Tx,
    conversation: ConversationId,
    now: Timestamp,
    said: &str,
) -> store::Result<Option<Deed>> {
    let standing = store::deeds::standing(tx, conversation, earliest(now), DEEDS).await?;
    let stays = |deed: &Deed| deed.changes.iter().all(|change| matches!(change, Change::Mail { .. }));
    let told = |deed: &Deed| !deed.kept.is_empty() && deed.kept.iter().all(|line| phrases::tells_it_stays(said, line));
    Ok(standing.into_iter().find(|deed| !(stays(deed) && told(deed))))
}

/// Takes all of it back, or nothing; but a mail that has left stays where it is.
pub(crate) async fn take_back(tx: &mut Tx, context: &Context, deed: &Deed) -> Result<Undone, Error> {
    let workspace = context.user.workspace_id;
    match store::deeds::hold(tx, workspace, deed.id).await? {
        Some(deed) if deed.undone_at.is_none() => {}
        _ => return Ok(Undone::Already),
    }
    if deed.changes.is_empty() {
        return Ok(Undone::Never);
    }
    if let Some(changed) = changed_since(tx, context, deed).await? {
        return Ok(Undone::Changed(changed));
    }
    let unsent = unsend(tx, context, deed).await?;
    if unsent.is_empty() && deed.changes.iter().all(|change| matches!(change, Change::Mail { .. })) {
        return Ok(Undone::Never);
    }
    if !store::deeds::undo(tx, workspace, deed.id, context.now).await? {
        return Ok(Undone::Already);
    }
    if !unsent.is_empty() {
        let (gone, kept) = deed.kept.iter().cloned().partition(|line| unsent.contains(line));
        let lines = [deed.lines.clone(), gone].concat();
        store::deeds::retell(tx, workspace, deed.id, (&lines, &kept)).await?;
    }
    record(tx, context, Actor::Person, "deed.undone", deed.id, json!({})).await?;
    let mut written = Vec::new();
    // The last first: what was done twice to the same thing goes back as it came.
    for change in deed.changes.iter().rev() {
        match change {
            Change::Event { before, after } => {
                written.extend(event_back(tx, context, after.id, before.as_ref()).await?);
            }
            Change::Contact { id, before, .. } => contact_back(tx, context, *id, before.as_ref()).await?,
            Change::Reminder { .. } | Change::Mail { .. } => {}
        }
    }
    for change in deed.changes.iter().rev() {
        if let Change::Reminder { before, after } = change {
            written.extend(reminder_back(tx, context, before.as_ref(), after).await?);
        }
    }
    Ok(Undone::Back { written, unsent })
}

/// Holds back the mails of it that have not left; answers the lines of those that will not.
async fn unsend(tx: &mut Tx, context: &Context, deed: &Deed) -> Result<Vec<String>, Error> {
    let workspace = context.user.workspace_id;
    let mut unsent = Vec::new();
    for change in &deed.changes {
        let Change::Mail { effect, line } = change else { continue };
        let is_held = match store::outbox::get(tx, workspace, *effect).await? {
            Some(waits) => mailboxes::take_back(tx, &context.env, &waits, context.user.id.to_string()).await?,
            // Taken back by itself before, or tried and settled.
            None => store::attempts::of_effect(tx, workspace, *effect).await?.is_empty(),
        };
        if is_held {
            unsent.push(line.clone());
        }
    }
    Ok(unsent)
}

/// The title of what somebody else changed since, if anything.
async fn changed_since(tx: &mut Tx, context: &Context, deed: &Deed) -> Result<Option<String>, Error> {
    let workspace = context.user.workspace_id;
    let (mut looked_at, mut events, mut contacts) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for change in deed.changes.iter().rev() {
        match change {
            // The newest of what the deed wrote to it is what has to stand.
            Change::Event { after, .. } if events.insert(after.id) => {
                let stands = store::agenda::event(tx, workspace, after.id).await?;
                if stands.is_none_or(|now| !is_same(&now, after)) {
                    return Ok(Some(after.title.clone()));
                }
            }
            Change::Reminder { after, .. } if after.event_id.is_none() && looked_at.insert(after.id) => {
                let stands = store::agenda::reminder(tx, workspace, after.id).await?;
                if stands.is_none_or(|now| differs(&now, after)) {
                    return Ok(Some(after.title.clone()));
                }
            }
            Change::Contact { id, before, after } if contacts.insert(*id) => {
                let stands = store::cards::get(tx, workspace, context.user.id, *id).await?.map(|stands| stands.card);
                if stands != *after {
                    return Ok(after.as_ref().or(before.as_ref()).map(Card::called));
                }
            }
            // What was looked at; and reminders of an event follow it, or stay as the person has them.
            Change::Event { .. } | Change::Reminder { .. } | Change::Contact { .. } | Change::Mail { .. } => {}
        }
    }
    Ok(None)
}

/// Whether it says the same, in whatever version: what was changed and changed back stands as it was.
fn is_same(now: &Event, after: &Event) -> bool {
    *now == Event { version: now.version, updated_at: now.updated_at, ..after.clone() }
}

/// Whether anything but its telling came between.
fn differs(now: &Reminder, after: &Reminder) -> bool {
    let told = after.state == ReminderState::Confirmed
        && (now.state == ReminderState::Synced || (after.recurrence.is_some() && now.due_at > after.due_at));
    now.title != after.title || !(told || (now.state == after.state && now.due_at == after.due_at))
}

async fn event_back(
    tx: &mut Tx,
    context: &Context,
    id: EventId,
    before: Option<&Event>,
) -> Result<Vec<LivePayload>, Error> {
    let workspace = context.user.workspace_id;
    let stands = store::agenda::event(tx, workspace, id).await?.ok_or_else(changed_meanwhile)?;
    let Some(before) = before else {
        return match stands.state {
            EventState::Confirmed => Ok(cancel(tx, context, Actor::Person, stands).await?.written),
            EventState::Cancelled => Ok(Vec::new()),
        };
    };
    let event = Event { version: stands.version + 1, updated_at: context.now, ..before.clone() };
    let written = if stands.state == EventState::Cancelled {
        store::agenda::revive_event(tx, workspace, &event).await?
    } else {
        store::agenda::update_event(tx, workspace, &event).await?
    };
    if !written {
        return Err(changed_meanwhile());
    }
    record(tx, context, Actor::Person, "event.restored", event.id, json!({"version": event.version})).await?;
    Ok(vec![LivePayload::Event { event }])
}

async fn contact_back(tx: &mut Tx, context: &Context, id: CardId, before: Option<&Card>) -> Result<(), Error> {
    let (workspace, user_id) = (context.user.workspace_id, context.user.id);
    let stands = store::cards::get(tx, workspace, user_id, id).await?;
    let version = stands.as_ref().map_or(0, |stands| stands.version) + 1;
    let contact = |card: &Card| Contact { id, user_id, card: card.clone(), version, updated_at: context.now };
    let done = match (before.map(contact), stands) {
        (Some(contact), Some(_)) => store::cards::update(tx, workspace, &contact).await?,
        (Some(contact), None) => {
            store::cards::insert(tx, workspace, &contact).await?;
            true
        }
        (None, Some(_)) => store::cards::delete(tx, (workspace, user_id), id, context.now).await?,
        (None, None) => true,
    };
    if !done {
        return Err(changed_meanwhile());
    }
    Ok(record(tx, context, Actor::Person, "contact.restored", id, json!({})).await?)
}

async fn reminder_back(
    tx: &mut Tx,
    context: &Context,
    before: Option<&Reminder>,
    after: &Reminder,
) -> Result<Vec<LivePayload>, Error> {
    let workspace = context.user.workspace_id;
    let Some(stands) = store::agenda::reminder(tx, workspace, after.id).await? else { return Ok(Vec::new()) };
    let Some(before) = before else {
        if !stands.state.may_become(ReminderState::Dismissed) {
            return Ok(Vec::new());
        }
        return Ok(close(tx, context, Actor::Person, stands, ReminderState::Dismissed).await?.written);
    };
    if differs(&stands, after) || is_over(tx, context, before).await? {
        return Ok(Vec::new());
    }
    let reminder = Reminder { updated_at: context.now, ..before.clone() };
    // Closed is final for everybody but whoever takes the closing back.
    if !store::agenda::update_reminder(tx, workspace, &reminder, stands.state).await? {
        return Err(changed_meanwhile());
    }
    record(tx, context, Actor::Person, "reminder.restored", reminder.id, json!({})).await?;
    Ok(vec![LivePayload::Reminder { reminder }])
}

/// Whether it would be told of an event that has begun. One that is due otherwise is told at once: it was to be told.
async fn is_over(tx: &mut Tx, context: &Context, reminder: &Reminder) -> store::Result<bool> {
    let Some(event) = reminder.event_id else { return Ok(false) };
    if reminder.state != ReminderState::Confirmed || reminder.due_at > context.now {
        return Ok(false);
    }
    let event = store::agenda::event(tx, context.user.workspace_id, event).await?;
    Ok(event.is_none_or(|event| event.recurrence.is_none() && event.starts_at <= context.now))
}
