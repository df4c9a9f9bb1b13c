//! What the reading tools answer.

use domain::AgendaEntry;
use jiff::Timestamp;
use serde_json::{Value, json};
use store::Tx;

use super::{Context, Output};
use crate::agenda::line::Line;

/// `{"status": "found", "items": […], "more": n}`: `max` items at most, `more` counts those left out. An item has
/// `kind` ("event" or "reminder"), `id`, `title`, `summary` (its line in the user's language), and for an event
/// `start`, `end`, `all_day`, `place`, `participants` and, where it does, `"repeats": true`, of an
/// invitation what the person said to it (`reply`: "open", "accepted", "tentative", "declined"), for a reminder `due`, `priority`, `state`. Times are written
/// with offset and zone, in the user's zone. `"outside": true` where one of them may repeat what others wrote.
pub(super) async fn found(
    tx: &mut Tx,
    context: &Context,
    entries: &[AgendaEntry],
    max: usize,
) -> store::Result<Output> {
    let more = entries.len().saturating_sub(max);
    let shown = &entries[..entries.len().min(max)];
    let items: Vec<Value> = shown.iter().map(|entry| item(context, entry)).collect();
    let mut content = json!({"status": "found", "items": items, "more": more});
    let ids: Vec<String> = shown.iter().map(id).collect();
    if !store::outside::among(tx, context.user.workspace_id, &ids).await?.is_empty() {
        content["outside"] = json!(true);
    }
    Ok(Output { content, written: Vec::new() })
}

fn id(entry: &AgendaEntry) -> String {
    match entry {
        AgendaEntry::Event(event) => event.id.to_string(),
        AgendaEntry::Reminder(reminder) => reminder.id.to_string(),
    }
}

fn item(context: &Context, entry: &AgendaEntry) -> Value {
    let line = Line::of(context);
    let time = |at: Timestamp| at.to_zoned(context.zone.clone()).to_string();
    match entry {
        AgendaEntry::Event(event) => {
            let mut item = json!({
                "kind": "event",
                "id": event.id,
                "title": event.title,
                "summary": line.event(event, &[]),
                "start": time(event.starts_at),
                "end": time(event.ends_at),
                "all_day": event.all_day,
                "place": event.place,
                "participants": event.participants,
            });
            if let Some(reply) = &event.reply {
                item["reply"] = json!(reply.answer);
            }
            if event.recurrence.is_some() {
                item["repeats"] = json!(true);
            }
            item
        }
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
