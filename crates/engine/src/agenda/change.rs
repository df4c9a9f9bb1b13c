//! What is done to what stands, by a tool with the person's leave or by the person directly. Each change and its
//! audit entry are one transaction.

use domain::{Event, EventId, EventState, Kept, LivePayload, Reminder, ReminderId, ReminderState, Reply};
use jiff::Timestamp;
use serde_json::{Value, json};
use store::Tx;

use super::exception::leave_out_of;
use super::line::Line;
use super::occurrence::{next_due, reminded_from};
use super::series::zone;
use crate::audit;
use crate::tools::{Context, Error, Leave, Output, Refusal};

/// Who acts, for the audit.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Actor {
    /// The person with their own hand.
    Person,
    /// A tool, with the person's leave.
    Turn,
}

/// The person takes an event away, without a proposal. [`Error::Refused`] where there is none that stands.
pub async fn cancel_event(tx: &mut Tx, context: &Context, id: EventId) -> Result<Output, Error> {
    let event = own_event(tx, context, &id.to_string()).await?;
    cancel(tx, context, Actor::Person, event).await
}

/// The person leaves one occurrence of a series out: the one that the series says begins at `of`. [`Error::Refused`] where
/// there is none that takes place.
pub async fn leave_out(tx: &mut Tx, context: &Context, id: EventId, of: Timestamp) -> Result<Output, Error> {
    let event = own_event(tx, context, &id.to_string()).await?;
    leave_out_of(tx, context, Actor::Person, event, of).await
}

/// The person has done what they were reminded of. [`Error::Refused`] where there is no such open reminder.
pub async fn complete_reminder(tx: &mut Tx, context: &Context, id: ReminderId) -> Result<Output, Error> {
    let reminder = own_reminder(tx, context, &id.to_string()).await?;
    close(tx, context, Actor::Person, reminder, ReminderState::Completed).await
}

/// The person wants no more of a reminder. [`Error::Refused`] where there is no such open reminder.
pub async fn dismiss_reminder(tx: &mut Tx, context: &Context, id: ReminderId) -> Result<Output, Error> {
    let reminder = own_reminder(tx, context, &id.to_string()).await?;
    close(tx, context, Actor::Person, reminder, ReminderState::Dismissed).await
}

/// The user's event of that id, if it stands.
pub(crate) async fn own_event(tx: &mut Tx, context: &Context, id: &str) -> Result<Event, Error> {
    let found = match id.parse::<EventId>() {
        Ok(id) => store::agenda::event(tx, context.user.workspace_id, id).await?,
        Err(error) => return Err(Error::Invalid(format!("id: {error}"))),
    };
    let event = found.filter(|event| event.user_id == context.user.id);
    let event = event
        .ok_or_else(|| Error::Refused(Refusal::Gone, format!("id: there is no event {id}; find_events lists them")))?;
    if event.state == EventState::Cancelled {
        return Err(Error::Refused(Refusal::Cancelled, format!("id: the event {id} is cancelled already")));
    }
    Ok(event)
}

/// The user's reminder of that id, whatever its state.
pub(crate) async fn own_reminder(tx: &mut Tx, context: &Context, id: &str) -> Result<Reminder, Error> {
    let found = match id.parse::<ReminderId>() {
        Ok(id) => store::agenda::reminder(tx, context.user.workspace_id, id).await?,
        Err(error) => return Err(Error::Invalid(format!("id: {error}"))),
    };
    let reminder = found.filter(|reminder| reminder.user_id == context.user.id);
    reminder.ok_or_else(|| Error::Refused(Refusal::Gone, format!("id: there is no reminder {id}; agenda lists them")))
}

/// Takes the event away and dismisses its open reminders.
pub(crate) async fn cancel(tx: &mut Tx, context: &Context, actor: Actor, event: Event) -> Result<Output, Error> {
    let workspace = context.user.workspace_id;
    let summary = Line::of(context).event(&event, &[]);
    let event = Event { state: EventState::Cancelled, version: event.version + 1, updated_at: context.now, ..event };
    if !store::agenda::update_event(tx, workspace, &event).await? {
        return Err(changed_meanwhile());
    }
    record(tx, context, actor, "event.cancelled", event.id, json!({"version": event.version})).await?;
    let mut written = dismiss_reminders(tx, context, actor, event.id).await?;
    let content = done(&event.id, &summary);
    written.insert(0, LivePayload::Event { event });
    Ok(Output { content, written })
}

/// Dismisses what is still to be told of an event.
async fn dismiss_reminders(
    tx: &mut Tx,
    context: &Context,
    actor: Actor,
    event: EventId,
) -> Result<Vec<LivePayload>, Error> {
    let (workspace, mut written) = (context.user.workspace_id, Vec::new());
    for reminder in store::agenda::reminders_of(tx, workspace, event).await? {
        if reminder.state.may_become(ReminderState::Dismissed) {
            let from = reminder.state;
            let reminder = Reminder { state: ReminderState::Dismissed, updated_at: context.now, ..reminder };
            if store::agenda::update_reminder(tx, workspace, &reminder, from).await? {
                record(tx, context, actor, "reminder.dismissed", reminder.id, json!({})).await?;
                written.push(LivePayload::Reminder { reminder });
            }
        }
    }
    Ok(written)
}

/// What the person could say to an invitation: the event as it is once they said it. [`Error::Refused`] where nobody
/// invited them, where it says so already, and where nothing can be written in the calendar that it came from.
pub(crate) async fn replying(tx: &mut Tx, context: &Context, event: &Event, reply: Reply) -> Result<Event, Error> {
    let Some(said) = &event.reply else {
        let problem = "is no invitation: nobody is known to have invited the user to it in a connected calendar";
        return Err(Error::Invalid(format!("id: {} {problem}", event.id)));
    };
    if *said == reply {
        return Err(Error::Refused(Refusal::Same, "answer: it is what they have said already".into()));
    }
    let standing = store::mirrors::all(tx, Kept::Event(event.id)).await?.into_iter().find(|mirror| mirror.leads);
    let calendar = match standing {
        Some(mirror) => store::calendars::get(tx, context.user.workspace_id, mirror.calendar_id).await?,
        None => None,
    };
    let problem = match calendar {
        Some(calendar) if calendar.writable => {
            let (version, updated_at) = (event.version + 1, context.now);
            return Ok(Event { reply: Some(reply), version, updated_at, ..event.clone() });
        }
        Some(_) => "the calendar that it stands in can only be read; it has to be answered there",
        None => "the calendar that it came from is no longer connected",
    };
    Err(Error::Invalid(format!("id: {problem}")))
}

/// The person's answer to an invitation. It leaves with the next look at its calendar; of what is declined nothing is told
/// any more.
pub(crate) async fn answer(
    tx: &mut Tx,
    context: &Context,
    actor: Actor,
    event: &Event,
    reply: Reply,
) -> Result<Output, Error> {
    let event = replying(tx, context, event, reply.clone()).await?;
    if !store::agenda::update_event(tx, context.user.workspace_id, &event).await? {
        return Err(changed_meanwhile());
    }
    let detail = json!({"version": event.version, "answer": reply.answer});
    record(tx, context, actor, "event.answered", event.id, detail).await?;
    let mut written =
        if event.is_declined() { dismiss_reminders(tx, context, actor, event.id).await? } else { Vec::new() };
    tx.execute_all(context.marking(event.id).into_iter().collect()).await?;
    let content = done(&event.id, &Line::of(context).answered(&event, &reply));
    written.insert(0, LivePayload::Event { event });
    Ok(Output { content, written })
}

/// Completes or dismisses. What repeats and is done goes on: today's is done and the next one stands. To end it, it
/// is dismissed.
pub(crate) async fn close(
    tx: &mut Tx,
    context: &Context,
    actor: Actor,
    reminder: Reminder,
    to: ReminderState,
) -> Result<Output, Error> {
    closable(&reminder, to)?;
    let (workspace, from) = (context.user.workspace_id, reminder.state);
    let mut reminder = reminder;
    let next = match to {
        ReminderState::Completed => {
            let event = event_of(tx, context, &reminder).await?;
            super::next_due(&reminder, event.as_ref(), context.now.max(reminder.due_at))
        }
        _ => None,
    };
    match next {
        // The occurrence that was told is behind: only one that is due today, or waits, is there to be done.
        Some(next) if is_due_by_tonight(&reminder, context) => {
            reminder.due_at = next;
            reminder.state = ReminderState::Confirmed;
        }
        Some(_) => {}
        None => reminder.state = to,
    }
    reminder.updated_at = context.now;
    if !store::agenda::update_reminder(tx, workspace, &reminder, from).await? {
        return Err(changed_meanwhile());
    }
    let action = if to == ReminderState::Completed { "reminder.completed" } else { "reminder.dismissed" };
    record(tx, context, actor, action, reminder.id, json!({"goes_on": next.is_some()})).await?;
    let summary = Line::of(context).reminder(&reminder);
    Ok(Output { content: done(&reminder.id, &summary), written: vec![LivePayload::Reminder { reminder }] })
}

/// A reminder of an event that was changed, as it then stands; `None` where it stays or is closed. One that was told is
/// told again where its new time is yet to come. `before` and `shown` are the same occurrence, `after` the event as it is
/// kept.
pub(crate) fn follow(
    reminder: &Reminder,
    (before, shown): (&Event, &Event),
    after: &Event,
    now: Timestamp,
) -> Option<Reminder> {
    if !reminder.state.may_become(ReminderState::Dismissed) {
        return None;
    }
    let shift = reminded_from(before).duration_until(reminded_from(shown));
    let mut changed = Reminder { title: after.title.clone(), ..reminder.clone() };
    if !shift.is_zero() {
        let due = reminder.due_at.checked_add(shift).ok()?;
        let next = if due > now { None } else { next_due(after, due, now) };
        let due_at = next.unwrap_or(due);
        if reminder.state == ReminderState::Confirmed || due_at > now {
            changed.due_at = due_at;
            changed.state = ReminderState::Confirmed;
        }
    }
    (changed != *reminder).then_some(Reminder { updated_at: now, ..changed })
}

/// [`Error::Refused`] where the reminder cannot become `to`.
pub(crate) fn closable(reminder: &Reminder, to: ReminderState) -> Result<(), Error> {
    if reminder.state.may_become(to) {
        return Ok(());
    }
    let state = if reminder.state == ReminderState::Completed { "done" } else { "closed" };
    Err(Error::Refused(Refusal::Closed, format!("id: the reminder {} is {state} already", reminder.id)))
}

/// The event that a reminder belongs to.
pub(super) async fn event_of(tx: &mut Tx, context: &Context, reminder: &Reminder) -> store::Result<Option<Event>> {
    match reminder.event_id {
        Some(id) => store::agenda::event(tx, context.user.workspace_id, id).await,
        None => Ok(None),
    }
}

fn is_due_by_tonight(reminder: &Reminder, context: &Context) -> bool {
    let zone = zone(&reminder.zone);
    let day = |at| zone.to_datetime(at).date();
    day(reminder.due_at) <= day(context.now)
}

pub(crate) fn changed_meanwhile() -> Error {
    Error::Refused(Refusal::Raced, "id: it was changed at the same moment; look at it again, then repeat this".into())
}

/// The answer of a tool that did something.
pub(crate) fn done(id: &impl std::fmt::Display, summary: &str) -> Value {
    json!({"status": "done", "id": id.to_string(), "summary": summary})
}

/// Writes an audit entry of now.
pub(crate) async fn record(
    tx: &mut Tx,
    context: &Context,
    actor: Actor,
    action: &'static str,
    subject: impl std::fmt::Display,
    detail: Value,
) -> store::Result<()> {
    let mut detail = detail;
    match context.leave {
        Leave::Hand => {}
        Leave::Rule(turn) => detail["turn"] = json!(turn),
        Leave::Yes(proposal) => detail["proposal"] = json!(proposal),
    }
    let actor = match actor {
        Actor::Person => context.user.id.to_string(),
        Actor::Turn => "turn".to_owned(),
    };
    let entry = audit::entry(&context.env, context.user.workspace_id, actor, action, subject, detail);
    tx.execute_all(vec![store::audit::insert(&entry)]).await?;
    Ok(())
}
