//! What a person changes with their own hand: an event, one occurrence of a series, or the whole of it, moved or named
//! anew. And the reminders that go along.

use domain::{Event, EventId, Exception, Instead, LivePayload, Reminder, ReminderState};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::Tx;

use super::exception::except;
use super::line::Line;
use super::occurrence::{at, begins, due_anew, moved, series};
use super::series::{instant, zone};
use super::{Actor, changed_meanwhile, done, follow, own_event, record};
use crate::tools::{Context, Error, Output, Refusal, arguments, within_years};

/// The longest event: a year of whole days, with a clock change in it.
const LONGEST: SignedDuration = SignedDuration::from_hours(366 * 24 + 1);

/// What of an event, or of an occurrence of one that repeats, is to be otherwise; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edit {
    pub title: Option<String>,
    /// Empty for none.
    pub place: Option<String>,
    /// Its start and its end, which is not included.
    pub times: Option<(Timestamp, Timestamp)>,
    /// Of an event that repeats: when the series says that the occurrence begins that is meant.
    pub of: Option<Timestamp>,
    /// All occurrences go as far as that one, those before it too, so that moving it back undoes the move.
    pub all: bool,
}

impl Edit {
    /// With its words as they are written, in `event` or in one occurrence of it.
    fn word(&self, title: &mut String, place: &mut Option<String>) -> Result<(), Error> {
        if let Some(new) = &self.title {
            *title = arguments::title(new)?;
        }
        if self.place.is_some() {
            *place = arguments::place(self.place.as_deref())?;
        }
        Ok(())
    }
}

/// The person changes an event. An occurrence that is put back to what its series has is special no more, and takes place
/// again where it was left out. [`Error::Invalid`] where there is no such occurrence, or it cannot be so.
pub async fn edit_event(tx: &mut Tx, context: &Context, id: EventId, edit: Edit) -> Result<Output, Error> {
    let stored = own_event(tx, context, &id.to_string()).await?;
    let after = edited(&stored, &edit)?;
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

fn edited(stored: &Event, edit: &Edit) -> Result<Event, Error> {
    if let Some(times) = edit.times {
        check_times(stored, times)?;
    }
    let mut worded = stored.clone();
    edit.word(&mut worded.title, &mut worded.place)?;
    let moved = |(starts_at, ends_at)| Event { starts_at, ends_at, ..worded.clone() };
    if series(stored).is_none() {
        return match edit.of {
            None => Ok(edit.times.map_or_else(|| worded.clone(), moved)),
            Some(_) => Err(Error::Invalid("of: the event does not repeat".into())),
        };
    }
    let of = edit.of.filter(|of| begins(stored, *of));
    let of = of.ok_or_else(|| Error::Invalid("of: the event repeats; say which of its occurrences is meant".into()))?;
    match edit.times {
        _ if !edit.all => one(stored, edit, of),
        Some(times) => whole(&worded, &moved(times), of),
        None => Ok(worded),
    }
}

fn check_times(stored: &Event, (starts_at, ends_at): (Timestamp, Timestamp)) -> Result<(), Error> {
    let length = starts_at.duration_until(ends_at);
    if !length.is_positive() || length > LONGEST {
        return Err(Error::Refused(Refusal::End, "ends_at: must lie after the start, and within 366 days".into()));
    }
    let zone = zone(&stored.zone);
    within_years("starts_at", zone.to_datetime(starts_at).date())?;
    within_years("ends_at", zone.to_datetime(ends_at).date())?;
    let midnight = |at| zone.to_datetime(at).time() == jiff::civil::Time::midnight();
    if stored.all_day && !(midnight(starts_at) && midnight(ends_at)) {
        return Err(Error::Invalid("starts_at: whole days begin and end at midnight in the event's zone".into()));
    }
    Ok(())
}

/// The series with one occurrence otherwise.
fn one(stored: &Event, edit: &Edit, of: Timestamp) -> Result<Event, Error> {
    let regular = at(stored, of);
    let ruled = Instead {
        title: stored.title.clone(),
        starts_at: regular.starts_at,
        ends_at: regular.ends_at,
        place: stored.place.clone(),
        notes: stored.notes.clone(),
    };
    let known = stored.exceptions.iter().find(|exception| exception.of == of);
    let mut instead = known.and_then(|exception| exception.instead.clone()).unwrap_or_else(|| ruled.clone());
    edit.word(&mut instead.title, &mut instead.place)?;
    (instead.starts_at, instead.ends_at) = edit.times.unwrap_or((instead.starts_at, instead.ends_at));
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
    let mut changed = reminder.clone();
    if before.title != after.title {
        changed.title.clone_from(&after.title);
    }
    if let Some(due_at) = due_anew(before, after, reminder.due_at, from).filter(|due| *due != reminder.due_at) {
        (changed.due_at, changed.state) = (due_at, ReminderState::Confirmed);
    }
    (changed != *reminder).then_some(Reminder { updated_at: now, ..changed })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
