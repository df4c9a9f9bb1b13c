//! `get_event`: all that is known of one event.

use async_trait::async_trait;
use domain::{ActionClass, AgendaEntry, Priority, ReminderState};
use models::{Memory, Purpose};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use store::Tx;

use super::{Context, Error, Output, Preview, Tool, arguments, found};
use crate::agenda::line::Line;
use crate::agenda::occurrence::upcoming;
use crate::agenda::own_event;

#[derive(Debug)]
pub(super) struct GetEvent;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// The event's id, `evt_…`.
    #[schemars(length(max = 40))]
    id: String,
}

#[async_trait]
impl Tool for GetEvent {
    fn name(&self) -> &'static str {
        "get_event"
    }

    fn description(&self) -> &'static str {
        "Tells all that is known of one event: also its notes, how it repeats, and its reminders. Find its id in the \
         agenda or with find_events."
    }

    fn schema(&self) -> Value {
        arguments::schema::<Arguments>()
    }

    fn class(&self) -> ActionClass {
        ActionClass::Read
    }

    fn is_of_use(&self, purpose: Purpose, _memory: &Memory) -> bool {
        purpose == Purpose::Chat
    }

    async fn preview(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Preview, Error> {
        let Arguments { id } = arguments::read(arguments)?;
        let event = own_event(tx, context, &id).await?;
        Ok(Preview { summary: event.title, priority: Priority::default(), over: false })
    }

    async fn run(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Output, Error> {
        let Arguments { id } = arguments::read(arguments)?;
        let stored = own_event(tx, context, &id).await?;
        let reminders = store::agenda::reminders_of(tx, context.user.workspace_id, stored.id).await?;
        let next = upcoming(&stored, context.now);
        let mut output = found(tx, context, &[AgendaEntry::Event(next)], 1).await?;
        let line = Line::of(context);
        let open = reminders.iter().filter(|reminder| reminder.state.may_become(ReminderState::Dismissed));
        let item = &mut output.content["items"][0];
        item["notes"] = json!(stored.notes);
        item["recurrence"] = json!(stored.recurrence.as_deref().map(|rule| line.recurrence(rule, &stored)));
        item["reminders"] = open.map(|reminder| json!({"id": reminder.id, "due": line.at(reminder.due_at)})).collect();
        Ok(output)
    }
}
