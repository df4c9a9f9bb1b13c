//! `cancel_event`: takes an event away, or the proposal of one that waits.

use async_trait::async_trait;
use domain::{ActionClass, Priority};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;
use store::Tx;

use super::moment::occurrence;
use super::pending::{self, Instead};
use super::{Context, Error, Output, Preview, Tool, arguments};
use crate::agenda::exception::{alone, leave_out_of};
use crate::agenda::line::Line;
use crate::agenda::{Actor, cancel, own_event};

#[derive(Debug)]
pub(super) struct CancelEvent;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// The event's id, `evt_…`; or the id of a proposal that waits, `prp_…`, to drop it.
    #[schemars(length(max = 40))]
    id: String,
    /// Of an event that repeats, only this one: its day, 2026-12-01, or its start. Without it: all of them.
    #[schemars(length(min = 1, max = 80))]
    occurrence: Option<String>,
}

#[async_trait]
impl Tool for CancelEvent {
    fn name(&self) -> &'static str {
        "cancel_event"
    }

    fn description(&self) -> &'static str {
        "Cancels an event of the user's agenda, with its reminders; one that repeats as a whole, or only the \
         occurrence that is named. Find its id in the agenda or with find_events."
    }

    fn schema(&self) -> Value {
        arguments::schema::<Arguments>()
    }

    fn class(&self) -> ActionClass {
        ActionClass::EventCancel
    }

    async fn instead(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Option<Instead>, Error> {
        let arguments: Arguments = arguments::read(arguments)?;
        pending::withdrawal(tx, context, &arguments.id).await
    }

    async fn preview(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Preview, Error> {
        let arguments: Arguments = arguments::read(arguments)?;
        let event = own_event(tx, context, &arguments.id).await?;
        let line = Line::of(context);
        if let Some(said) = &arguments.occurrence {
            let (_, occurrence) = occurrence(context, &event, said)?;
            let summary = format!("{}: {}", line.phrases.cancel, alone(context, &occurrence));
            return Ok(Preview { summary, priority: Priority::default(), over: false });
        }
        let summary = format!("{}: {}", line.phrases.cancel, line.event(&event, &[]));
        Ok(Preview { summary, priority: Priority::default(), over: false })
    }

    async fn run(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Output, Error> {
        let arguments: Arguments = arguments::read(arguments)?;
        let event = own_event(tx, context, &arguments.id).await?;
        match &arguments.occurrence {
            Some(said) => {
                let (of, _) = occurrence(context, &event, said)?;
                leave_out_of(tx, context, Actor::Turn, event, of).await
            }
            None => cancel(tx, context, Actor::Turn, event).await,
        }
    }
}
