//! What the reading tools answer.

use domain::AgendaEntry;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::{Context, Output};
use crate::agenda::line::Line;

/// `{"status": "found", "items": […], "more": n}`: `max` items at most, `more` counts those left out. An item has
/// `kind` ("event" or "reminder"), `id`, `title`, `summary` (its line in the user's language), and for an event
/// `start`, `end`, `all_day`, `place`, `participants`, for a reminder `due`, `priority`, `state`. Times are written
/// with offset and zone, in the user's zone.
pub(super) fn found(context: &Context, entries: &[AgendaEntry], max: usize) -> Output {
    let more = entries.len().saturating_sub(max);
    let items: Vec<Value> = entries.iter().take(max).map(|entry| item(context, entry)).collect();
    Output { content: json!({"status": "found", "items": items, "more": more}), written: Vec::new() }
}

fn item(context: &Context, entry: &AgendaEntry) -> Value {
    let line = Line::of(context);
    let time = |at: Timestamp| at.to_zoned(context.zone.clone()).to_string();
    match entry {
        AgendaEntry::Event(event) => json!({
            "kind": "event",
            "id": event.id,
            "title": event.title,
            "summary": line.event(event, &[]),
            "start": time(event.starts_at),
            "end": time(event.ends_at),
            "all_day": event.all_day,
            "place": event.place,
            "participants": event.participants,
        }),
        AgendaEntry::Reminder(reminder) => json!({
            "kind": "reminder",
            "id": reminder.id,
            "title": reminder.title,
            "summary": line.reminder(reminder),
            "due": time(reminder.due_at),
            "priority": reminder.priority,
            "state": reminder.state,
        }),
    }
}
