//! `set_briefs`: switches the brief of each day and the notes before meetings on or off.

use async_trait::async_trait;
use domain::{ActionClass, Priority};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use store::Tx;

use super::{Context, Error, Output, Preview, Tool, arguments};
use crate::agenda::{Actor, record};
use crate::day::{self, BriefsChange};
use crate::phrases;

#[derive(Debug)]
pub(super) struct SetBriefs;

/// What is not given stays as it is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// Whether the user gets a brief of what is ahead each day.
    brief: Option<bool>,
    /// When, by the user's clock: 20:00.
    #[schemars(length(max = 8))]
    at: Option<String>,
    /// Whether the user gets a note half an hour before each meeting.
    meeting_notes: Option<bool>,
}

/// The change that is asked for, its time written in full.
fn wanted(arguments: &Value) -> Result<BriefsChange, Error> {
    let Arguments { brief, at, meeting_notes } = arguments::read(arguments)?;
    let at = at.map(|at| match day::clock(&at) {
        Some(clock) => Ok(clock),
        None => Err(arguments::invalid("at", "is no time of day; write one such as 20:00")),
    });
    let change = BriefsChange { brief, at: at.transpose()?, meeting_notes };
    if change == BriefsChange::default() {
        return Err(Error::Invalid("nothing would change; give what is to be switched on or off".into()));
    }
    Ok(change)
}

#[async_trait]
impl Tool for SetBriefs {
    fn name(&self) -> &'static str {
        "set_briefs"
    }

    fn description(&self) -> &'static str {
        "Switches what the user is told unasked: a brief each day at a time, notes before meetings."
    }

    fn schema(&self) -> Value {
        arguments::schema::<Arguments>()
    }

    fn class(&self) -> ActionClass {
        ActionClass::Briefs
    }

    fn is_of_use(&self, purpose: models::Purpose, _memory: &models::Memory) -> bool {
        purpose == models::Purpose::Chat
    }

    async fn preview(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Preview, Error> {
        let wanted = wanted(arguments)?;
        let kept = day::kept(tx, &context.user).await?;
        let summary = day::line_of(&wanted, &kept, phrases::of(&context.language));
        Ok(Preview { summary, priority: Priority::default(), over: false })
    }

    async fn run(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Output, Error> {
        let wanted = wanted(arguments)?;
        let briefs = match day::change(tx, &context.env, &context.user, &wanted).await {
            Ok(briefs) => briefs,
            Err(crate::Error::Store(error)) => return Err(error.into()),
            Err(other) => return Err(Error::Invalid(other.to_string())),
        };
        record(tx, context, Actor::Turn, "briefs.changed", context.user.id, json!(briefs)).await?;
        let summary = day::line_of(&wanted, &briefs, phrases::of(&context.language));
        Ok(Output { content: json!({"status": "done", "summary": summary}), written: Vec::new() })
    }
}
