//! The agenda of one person: what stands and when it takes place, read for tools, interfaces and the feed.
//!
//! Rules are read in `rule.rs`, become instants in `series.rs`, and events in `occurrence.rs`; `line.rs` says a thing
//! in one line; `change.rs` is what tools and people do to what stands, `by_hand.rs` what people change, `exception.rs` what
//! becomes of a single occurrence of a series, `snooze.rs` of a reminder's time; `seen.rs` is how people look at it.
//! `slots.rs` finds free time, and `clash.rs` what stands where something is to go.

mod by_hand;
mod change;
mod clash;
pub(crate) mod exception;
pub(crate) mod line;
pub(crate) mod occurrence;
pub(crate) mod rule;
mod seen;
pub(crate) mod series;
pub mod slots;
mod snooze;

use domain::{AgendaEntry, Event, Proposal, Reminder, ReminderState, User, UserId, WorkspaceId};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use models::AgendaItem;
use store::{Result, Tx};

pub use by_hand::{Edit, edit_event};
pub(crate) use change::{
    Actor, answer, cancel, changed_meanwhile, closable, close, done, follow, own_event, own_reminder, record, replying,
};
pub use change::{cancel_event, complete_reminder, dismiss_reminder, leave_out};
pub(crate) use clash::{Clash, busy, clash};
use line::Line;
use occurrence::days_from;
pub use seen::{Details, Seen, details, seen};
pub use series::next_occurrence;
pub(crate) use snooze::{follow_zone, snooze};

use crate::ics;
use crate::tools::{Context, proposed_item};

/// The most entries of one answer; what comes later is left out.
const MAX_ENTRIES: usize = 500;
/// What a model is given of each kind.
const MAX_PENDING: usize = 10;
const MAX_EVENTS: usize = 25;
const MAX_REMINDERS: usize = 15;

/// A member's events and open reminders that overlap `from..to`, by time, 500 at most. An event that repeats stands
/// once for each occurrence, with that occurrence's times.
pub async fn entries(
    tx: &mut Tx,
    workspace: WorkspaceId,
    user: UserId,
    from: Timestamp,
    to: Timestamp,
) -> Result<Vec<AgendaEntry>> {
    let events = store::agenda::events(tx, workspace, user, from, to, MAX_ENTRIES as i64).await?;
    let reminders = store::agenda::reminders(tx, workspace, user, from, to, MAX_ENTRIES as i64).await?;
    let occurrences = events.iter().flat_map(|event| occurrence::between(event, from, to));
    let mut entries: Vec<AgendaEntry> = occurrences.map(AgendaEntry::Event).collect();
    entries.extend(reminders.into_iter().map(AgendaEntry::Reminder));
    entries.sort_by_key(AgendaEntry::at);
    entries.truncate(MAX_ENTRIES);
    Ok(entries)
}

/// What a model needs to know of the agenda to understand "move it to 4", by time, 50 items at most: events from
/// yesterday to 60 days from now (one that repeats once, at its next occurrence), open reminders of the month past
/// and the 60 days to come (those of events once they were told), and `waiting`, what waits for a yes in this
/// conversation.
pub async fn around_now(tx: &mut Tx, context: &Context, waiting: &[Proposal]) -> Result<Vec<AgendaItem>> {
    let (workspace, user) = (context.user.workspace_id, context.user.id);
    let to = days_from(context.now, 60);
    let events = store::agenda::events(tx, workspace, user, days_from(context.now, -1), to, MAX_ENTRIES as i64).await?;
    let from = days_from(context.now, -30);
    let reminders = store::agenda::reminders(tx, workspace, user, from, to, MAX_ENTRIES as i64).await?;

    let mut events: Vec<Event> = events.iter().map(|event| occurrence::upcoming(event, context.now)).collect();
    events.retain(|event| event.starts_at < to && event.ends_at > days_from(context.now, -1));
    events.sort_by_key(|event| event.starts_at);
    let told = |reminder: &Reminder| reminder.event_id.is_none() || reminder.state == ReminderState::Synced;
    let own = |proposal: &Proposal| proposal.user_id == user;

    let mut items: Vec<AgendaItem> =
        events.into_iter().take(MAX_EVENTS).map(|event| event_item(event, &context.zone)).collect();
    items.extend(
        reminders.into_iter().filter(told).take(MAX_REMINDERS).map(|reminder| reminder_item(reminder, &context.zone)),
    );
    let pending = waiting.iter().rev().filter(|proposal| own(proposal));
    items.extend(pending.filter_map(|proposal| proposed_item(proposal, context)).take(MAX_PENDING));
    items.sort_by(|a, b| a.start.cmp(&b.start));
    Ok(items)
}

fn event_item(event: Event, zone: &TimeZone) -> AgendaItem {
    AgendaItem {
        id: event.id.to_string(),
        title: event.title,
        start: Some(event.starts_at.to_zoned(zone.clone())),
        place: event.place,
        people: event.participants,
        repeats: event.recurrence.is_some(),
        reply: event.reply.map(|reply| reply.answer),
        ..AgendaItem::default()
    }
}

fn reminder_item(reminder: Reminder, zone: &TimeZone) -> AgendaItem {
    AgendaItem {
        id: reminder.id.to_string(),
        title: reminder.title,
        start: Some(reminder.due_at.to_zoned(zone.clone())),
        repeats: reminder.recurrence.is_some(),
        ..AgendaItem::default()
    }
}

/// When a reminder falls due next after `after`, if it repeats: with the event that it belongs to, else by its own
/// rule. `event` is that event.
pub fn next_due(reminder: &Reminder, event: Option<&Event>, after: Timestamp) -> Option<Timestamp> {
    if let Some(event) = event {
        return occurrence::next_due(event, reminder.due_at, after);
    }
    next_occurrence(reminder.recurrence.as_deref()?, &series::zone(&reminder.zone), reminder.due_at, after)
}

/// What a due reminder says to the person, in their language. `event` is the one that it belongs to.
pub fn told(reminder: &Reminder, event: Option<&Event>, user: &User, now: Timestamp) -> String {
    let zone = series::zone(&user.zone);
    let line = Line::new(&user.language, &zone, now);
    match event {
        Some(event) => line.soon(&occurrence::reminded(event, reminder.due_at)),
        None => (line.phrases.due)(&reminder.title),
    }
}

/// A member's calendar as ICS: events from 90 days ago to two years from now (1,000 at most), what was cancelled in
/// the last 30 days, and open reminders.
pub async fn feed(tx: &mut Tx, user: &User, now: Timestamp) -> Result<String> {
    let (workspace, from, to) = (user.workspace_id, days_from(now, -90), days_from(now, 731));
    let mut events = store::agenda::events(tx, workspace, user.id, from, to, 1_000).await?;
    events.extend(store::agenda::cancelled_events(tx, workspace, user.id, days_from(now, -30), 200).await?);
    let reminders = store::agenda::reminders(tx, workspace, user.id, from, to, 1_000).await?;
    Ok(ics::feed(&events, &reminders, user, now))
}
