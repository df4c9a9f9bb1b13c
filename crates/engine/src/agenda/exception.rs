//! One occurrence of a series that is to be otherwise, or not at all.

use domain::{Event, Exception, Instead, LivePayload, Reminder, ReminderState};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::Tx;

use super::change::{Actor, changed_meanwhile, done, record};
use super::line::Line;
use super::occurrence::{beginning, due_anew, holds};
use crate::tools::{Context, Error, Output, Refusal};

/// Occurrences of one event that a person may make special.
const MAX_EXCEPTIONS: usize = 500;

/// An occurrence that takes place: when the series says that it begins, and how it is.
pub(crate) type Occurrence = (Timestamp, Event);

/// The one that begins in `from..to`. [`Error::Invalid`] where there is none or several, or where the event does not
/// repeat; `said` is how it was named.
pub(crate) fn occurrence(event: &Event, said: &str, from: Timestamp, to: Timestamp) -> Result<Occurrence, Error> {
    let invalid = |problem: &str| Error::Invalid(format!("occurrence: {problem}"));
    if event.recurrence.is_none() {
        return Err(invalid("the event does not repeat; leave it out"));
    }
    let mut found = beginning(event, from, to);
    match found.len() {
        1 => Ok(found.remove(0)),
        0 => {
            let problem = format!("occurrence: there is none on {}; find_events lists them", domain::text::quote(said));
            Err(Error::Refused(Refusal::Occurrence, problem))
        }
        _ => Err(invalid("there are several on that day; give the start of the one that is meant")),
    }
}

/// The event with the occurrence `of` as `shown`, or left out where that is `None`. A new version.
pub(crate) fn with(event: &Event, of: Timestamp, shown: Option<&Event>, now: Timestamp) -> Result<Event, Error> {
    let mut event = Event { version: event.version + 1, updated_at: now, ..event.clone() };
    let instead = shown.map(|shown| Instead {
        title: shown.title.clone(),
        starts_at: shown.starts_at,
        ends_at: shown.ends_at,
        place: shown.place.clone(),
        notes: shown.notes.clone(),
    });
    except(&mut event, Exception { of, instead })?;
    Ok(event)
}

/// Makes one occurrence special, in place of what was special about it before.
pub(super) fn except(event: &mut Event, exception: Exception) -> Result<(), Error> {
    event.exceptions.retain(|known| known.of != exception.of);
    if event.exceptions.len() >= MAX_EXCEPTIONS {
        return Err(Error::Invalid(format!("occurrence: {MAX_EXCEPTIONS} of this event are special already")));
    }
    event.exceptions.push(exception);
    event.exceptions.sort_by_key(|exception| exception.of);
    Ok(())
}

/// A reminder of the series, once single occurrences are as in `after`; `None` where it stays or is closed.
pub(crate) fn reminded_again(reminder: &Reminder, before: &Event, after: &Event, now: Timestamp) -> Option<Reminder> {
    if !reminder.state.may_become(ReminderState::Dismissed) {
        return None;
    }
    let changed = match due_anew(before, after, reminder.due_at, now) {
        Some(due_at) => Reminder { due_at, state: ReminderState::Confirmed, ..reminder.clone() },
        // None takes place any more. One that was told stays told.
        None if reminder.state == ReminderState::Synced => return None,
        None => Reminder { state: ReminderState::Dismissed, ..reminder.clone() },
    };
    (changed != *reminder).then_some(Reminder { updated_at: now, ..changed })
}

/// Leaves the occurrence out that the series says begins at `of`. [`Error::Invalid`] where there is none that takes
/// place.
pub(crate) async fn leave_out_of(
    tx: &mut Tx,
    context: &Context,
    actor: Actor,
    event: Event,
    of: Timestamp,
) -> Result<Output, Error> {
    if !holds(&event, of) {
        let problem = format!("occurrence: the event {} has none that begins at {of}", event.id);
        return Err(Error::Refused(Refusal::Occurrence, problem));
    }
    let (from, to) = (Timestamp::MIN, Timestamp::MAX);
    let shown = event.exceptions.iter().find(|exception| exception.of == of).and_then(|one| one.instead.clone());
    let starts = shown.map_or(of, |instead| instead.starts_at);
    let second = SignedDuration::from_secs(1);
    let around = (starts.max(from), starts.saturating_add(second).unwrap_or(to));
    let line = match occurrence(&event, "it", around.0, around.1) {
        Ok((_, occurrence)) => alone(context, &occurrence),
        Err(_) => Line::of(context).event(&event, &[]),
    };
    let after = with(&event, of, None, context.now)?;
    let written = write(tx, context, actor, "event.left_out", &event, after).await?;
    Ok(Output { content: done(&event.id, &line), written })
}

/// Writes the event with its special occurrence, and has its reminders follow.
pub(crate) async fn write(
    tx: &mut Tx,
    context: &Context,
    actor: Actor,
    action: &'static str,
    before: &Event,
    after: Event,
) -> Result<Vec<LivePayload>, Error> {
    let (workspace, id) = (context.user.workspace_id, after.id);
    if !store::agenda::update_event(tx, workspace, &after).await? {
        return Err(changed_meanwhile());
    }
    record(tx, context, actor, action, id, json!({"version": after.version})).await?;
    let mut marks: Vec<_> = context.marking(id).into_iter().collect();
    let mut written = vec![LivePayload::Event { event: after.clone() }];
    for reminder in store::agenda::reminders_of(tx, workspace, id).await? {
        let Some(changed) = reminded_again(&reminder, before, &after, context.now) else { continue };
        if store::agenda::update_reminder(tx, workspace, &changed, reminder.state).await? {
            record(tx, context, actor, "reminder.changed", changed.id, json!({"event": id})).await?;
            marks.extend(context.marking(changed.id));
            written.push(LivePayload::Reminder { reminder: changed });
        }
    }
    tx.execute_all(marks).await?;
    Ok(written)
}

/// The line of one occurrence, which says that it is only that one.
pub(crate) fn alone(context: &Context, occurrence: &Event) -> String {
    let line = Line::of(context);
    let once = Event { recurrence: None, ..occurrence.clone() };
    format!("{} ({})", line.event(&once, &[]), line.phrases.only_this)
}
