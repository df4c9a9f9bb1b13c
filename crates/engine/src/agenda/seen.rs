//! The agenda as a person looks at it: with the calendar that an event stands in, which of a series an occurrence is, and
//! who said what to an invitation.

use std::collections::BTreeMap;

use domain::{AgendaEntry, CalendarId, Event, EventId, Kept, UserId, WorkspaceId};
use jiff::Timestamp;
use store::{Result, Tx};

use super::{MAX_ENTRIES, occurrence};
use crate::sync::{Guest, guests};

/// One entry, and what else is shown of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    pub entry: AgendaEntry,
    /// Of an event that repeats: when the series says that this occurrence begins.
    pub of: Option<Timestamp>,
    /// The calendar elsewhere that an event stands in.
    pub calendar_id: Option<CalendarId>,
}

/// An event as it is kept, and what else is shown of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Details {
    pub event: Event,
    pub calendar_id: Option<CalendarId>,
    /// Of an event that stands in a calendar elsewhere: whom it was sent to, as that calendar last said.
    pub guests: Vec<Guest>,
}

/// As [`super::entries`].
pub async fn seen(
    tx: &mut Tx,
    workspace: WorkspaceId,
    user: UserId,
    from: Timestamp,
    to: Timestamp,
) -> Result<Vec<Seen>> {
    let events = store::agenda::events(tx, workspace, user, from, to, MAX_ENTRIES as i64).await?;
    let reminders = store::agenda::reminders(tx, workspace, user, from, to, MAX_ENTRIES as i64).await?;
    let ids: Vec<EventId> = events.iter().map(|event| event.id).collect();
    let standing: BTreeMap<EventId, CalendarId> =
        store::mirrors::leading(tx, workspace, &ids).await?.into_iter().collect();
    let shown = |event: &Event| {
        let calendar_id = standing.get(&event.id).copied();
        let entry = move |(of, event)| Seen { entry: AgendaEntry::Event(event), of, calendar_id };
        occurrence::named_between(event, from, to).into_iter().map(entry)
    };
    let mut seen: Vec<Seen> = events.iter().flat_map(shown).collect();
    let plain = |entry| Seen { entry, of: None, calendar_id: None };
    seen.extend(reminders.into_iter().map(AgendaEntry::Reminder).map(plain));
    seen.sort_by_key(|seen| seen.entry.at());
    seen.truncate(MAX_ENTRIES);
    Ok(seen)
}

/// A member's event, whatever its state.
pub async fn details(tx: &mut Tx, workspace: WorkspaceId, user: UserId, id: EventId) -> Result<Option<Details>> {
    let event = store::agenda::event(tx, workspace, id).await?.filter(|event| event.user_id == user);
    let Some(event) = event else { return Ok(None) };
    let leading = store::mirrors::all(tx, Kept::Event(id)).await?.into_iter().find(|mirror| mirror.leads);
    let guests = leading.as_ref().map(|mirror| guests(mirror.base.as_deref())).unwrap_or_default();
    Ok(Some(Details { event, calendar_id: leading.map(|mirror| mirror.calendar_id), guests }))
}
