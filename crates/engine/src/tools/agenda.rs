//! `agenda`: what stands between two times.

use async_trait::async_trait;
use domain::{ActionClass, Priority};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;
use store::Tx;

use super::moment::window;
use super::{Context, Error, Output, Preview, Tool, arguments, found};
use crate::agenda;

const MAX_RESULTS: usize = 50;

#[derive(Debug)]
pub(super) struct Agenda;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// From when, in the user's own time: 2026-11-27, or 2026-11-27T13:00.
    #[schemars(length(min = 1, max = 80))]
    from: String,
    /// Until when; a date alone includes that day, so the same date twice is one day.
    #[schemars(length(min = 1, max = 80))]
    to: String,
}

#[async_trait]
impl Tool for Agenda {
    fn name(&self) -> &'static str {
        "agenda"
    }

    fn description(&self) -> &'static str {
        "Lists what stands in the user's agenda between two times, events and reminders by time, 50 at most. Use it \
         for what is on today, tomorrow, this week."
    }

    fn schema(&self) -> Value {
        arguments::schema::<Arguments>()
    }

    fn class(&self) -> ActionClass {
        ActionClass::Read
    }

    async fn preview(&self, _tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Preview, Error> {
        let Arguments { from, to } = arguments::read(arguments)?;
        window(context, Some(&from), Some(&to), 0)?;
        Ok(Preview { summary: format!("{from} – {to}"), priority: Priority::default(), over: false })
    }

    async fn run(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Output, Error> {
        let Arguments { from, to } = arguments::read(arguments)?;
        let (from, to) = window(context, Some(&from), Some(&to), 0)?;
        let entries = agenda::entries(tx, context.user.workspace_id, context.user.id, from, to).await?;
        Ok(found(tx, context, &entries, MAX_RESULTS).await?)
    }
}
