//! What a person moves with their own hand: an event, one occurrence of a series, or the whole of it. And the reminders
//! that go along.

use domain::{Event, EventId, Exception, Instead, LivePayload, Reminder, ReminderState};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::Tx;

use super::exception::except;
use super::line::Line;
use super::occurrence::{at, begins, due_anew, moved, series};
use super::series::{instant, zone};
use super::{Actor, changed_meanwhile, done, follow, own_event, record};
use crate::tools::{Context, Error, Output, Refusal, within_years};

/// The longest event: a year of whole days, with a clock change in it.
const LONGEST: SignedDuration = SignedDuration::from_hours(366 * 24 + 1);

/// Where an event, or an occurrence of one that repeats, goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    pub starts_at: Timestamp,
    /// Not included.
    pub ends_at: Timestamp,
    /// Of an event that repeats: when the series says that the occurrence begins that was moved.
    pub of: Option<Timestamp>,
    /// All occurrences go as far as that one, those before it too, so that moving it back undoes the move.
    pub all: bool,
}

/// The person moves an event. An occurrence that is put back where its series has it is special no more, and takes place
/// again where it was left out. [`Error::Invalid`] where there is no such occurrence, or it cannot lie there.
pub async fn move_event(tx: &mut Tx, context: &Context, id: EventId, to: Move) -> Result<Output, Error> {
    let stored = own_event(tx, context, &id.to_string()).await?;
    let after = moved_to(&stored, to)?;
    if after == stored {
        let content = done(&stored.id, &Line::of(context).event(&stored, &[]));
        return Ok(Output { content, written: vec![LivePayload::Event { event: stored }] });
    }
    let after = Event { version: stored.version + 1, updated_at: context.now, ..after };
    if !store::agenda::update_event(tx, context.user.workspace_id, &after).await? {
        return Err(changed_meanwhile());
    }
    record(tx, context, Actor::Person, "event.changed", after.id, json!({"version": after.version})).await?;
    let mut written = vec![LivePayload::Event { event: after.clone() }];
    written.extend(go_along(tx, context, &stored, &after).await?);
    Ok(Output { content: done(&after.id, &Line::of(context).event(&after, &[])), written })
}

fn moved_to(stored: &Event, to: Move) -> Result<Event, Error> {
    let length = to.starts_at.duration_until(to.ends_at);
    if !length.is_positive() || length > LONGEST {
        return Err(Error::Refused(Refusal::End, "ends_at: must lie after the start, and within 366 days".into()));
    }
    let zone = zone(&stored.zone);
    within_years("starts_at", zone.to_datetime(to.starts_at).date())?;
    within_years("ends_at", zone.to_datetime(to.ends_at).date())?;
    let midnight = |at| zone.to_datetime(at).time() == jiff::civil::Time::midnight();
    if stored.all_day && !(midnight(to.starts_at) && midnight(to.ends_at)) {
        return Err(Error::Invalid("starts_at: whole days begin and end at midnight in the event's zone".into()));
    }
    let shown = Event { starts_at: to.starts_at, ends_at: to.ends_at, ..stored.clone() };
    if series(stored).is_none() {
        return match to.of {
            None => Ok(shown),
            Some(_) => Err(Error::Invalid("of: the event does not repeat".into())),
        };
    }
    let of = to.of.filter(|of| begins(stored, *of));
    let of = of.ok_or_else(|| Error::Invalid("of: the event repeats; say which of its occurrences is moved".into()))?;
    if to.all { whole(stored, &shown, of) } else { one(stored, &shown, of) }
}

/// The series with one occurrence elsewhere.
fn one(stored: &Event, shown: &Event, of: Timestamp) -> Result<Event, Error> {
    let regular = at(stored, of);
    let ruled = Instead {
        title: stored.title.clone(),
        starts_at: regular.starts_at,
        ends_at: regular.ends_at,
        place: stored.place.clone(),
        notes: stored.notes.clone(),
    };
    let known = stored.exceptions.iter().find(|exception| exception.of == of);
    let known = known.and_then(|exception| exception.instead.clone()).unwrap_or_else(|| ruled.clone());
    let instead = Instead { starts_at: shown.starts_at, ends_at: shown.ends_at, ..known };
    let mut after = stored.clone();
    after.exceptions.retain(|exception| exception.of != of);
    if instead != ruled {
        except(&mut after, Exception { of, instead: Some(instead) })?;
    }
    Ok(after)
}

/// The whole series as far on as its occurrence `of`.
fn whole(stored: &Event, shown: &Event, of: Timestamp) -> Result<Event, Error> {
    let zone = zone(&stored.zone);
    let out = || Error::Invalid("starts_at: lies outside of the years that there are".into());
    let by = zone.to_datetime(of).duration_until(zone.to_datetime(shown.starts_at));
    let first = zone.to_datetime(stored.starts_at).checked_add(by).ok().and_then(|wall| instant(&zone, wall));
    let first = first.ok_or_else(out)?;
    within_years("starts_at", zone.to_datetime(first).date())?;
    let series = series(stored).ok_or_else(out)?.moved(stored.starts_at, first, &zone, stored.all_day);
    if series.starts_from(first).next() != Some(first) {
        let problem =
            "starts_at: the rule by which it repeats does not fall on that day; say in the chat how it repeats now";
        return Err(Error::Invalid(problem.into()));
    }
    let mut after = Event { recurrence: Some(series.rule.to_string()), ..at(shown, first) };
    // What is special keeps its own time, but for the occurrence that was moved.
    let others: Vec<Exception> = stored.exceptions.iter().filter(|exception| exception.of != of).cloned().collect();
    after.exceptions = moved(&others, stored, &after);
    Ok(after)
}

/// Has the open reminders of an event that was changed fall due as long before it as they did.
async fn go_along(tx: &mut Tx, context: &Context, before: &Event, after: &Event) -> Result<Vec<LivePayload>, Error> {
    let mut written = Vec::new();
    for reminder in store::agenda::reminders_of(tx, context.user.workspace_id, after.id).await? {
        let changed = match after.recurrence {
            Some(_) => anew(&reminder, before, after, context.now),
            None => follow(&reminder, (before, after), after, context.now),
        };
        let Some(changed) = changed else { continue };
        if store::agenda::update_reminder(tx, context.user.workspace_id, &changed, reminder.state).await? {
            let detail = json!({"event": after.id});
            record(tx, context, Actor::Person, "reminder.changed", changed.id, detail).await?;
            written.push(LivePayload::Reminder { reminder: changed });
        }
    }
    Ok(written)
}

/// A reminder of a series that was changed; `None` where it stays or is closed.
fn anew(reminder: &Reminder, before: &Event, after: &Event, now: Timestamp) -> Option<Reminder> {
    if !reminder.state.may_become(ReminderState::Dismissed) {
        return None;
    }
    // One that is due and was not told yet is not passed over.
    let from = if reminder.due_at > now { now } else { reminder.due_at - SignedDuration::from_micros(1) };
    let due_at = due_anew(before, after, reminder.due_at, from).filter(|due| *due != reminder.due_at)?;
    Some(Reminder { due_at, state: ReminderState::Confirmed, updated_at: now, ..reminder.clone() })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
