//! `complete_reminder` and `dismiss_reminder`: both close a reminder, each with its own end state.

use async_trait::async_trait;
use domain::{ActionClass, ReminderState};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;
use store::Tx;

use super::pending::{self, Instead};
use super::{Context, Error, Output, Preview, Tool, arguments};
use crate::agenda::line::Line;
use crate::agenda::{Actor, closable, close, own_reminder};

/// Which of the two.
#[derive(Debug)]
pub(super) enum CloseReminder {
    Complete,
    Dismiss,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// The reminder's id, `rem_…`; or the id of a proposal that waits, `prp_…`, to drop it.
    #[schemars(length(max = 40))]
    id: String,
}

impl CloseReminder {
    fn state(&self) -> ReminderState {
        match self {
            Self::Complete => ReminderState::Completed,
            Self::Dismiss => ReminderState::Dismissed,
        }
    }
}

#[async_trait]
impl Tool for CloseReminder {
    fn name(&self) -> &'static str {
        match self {
            Self::Complete => "complete_reminder",
            Self::Dismiss => "dismiss_reminder",
        }
    }

    fn description(&self) -> &'static str {
        match self {
            Self::Complete => {
                "Marks what the user was reminded of as done. A reminder that repeats is done for today and goes on."
            }
            Self::Dismiss => {
                "Ends a reminder that the user wants no more of, done or not; one that repeats ends for good."
            }
        }
    }

    fn schema(&self) -> Value {
        arguments::schema::<Arguments>()
    }

    fn class(&self) -> ActionClass {
        ActionClass::ReminderClose
    }

    async fn instead(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Option<Instead>, Error> {
        let arguments: Arguments = arguments::read(arguments)?;
        pending::withdrawal(tx, context, &arguments.id).await
    }

    async fn preview(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Preview, Error> {
        let arguments: Arguments = arguments::read(arguments)?;
        let reminder = own_reminder(tx, context, &arguments.id).await?;
        closable(&reminder, self.state())?;
        let line = Line::of(context);
        let verb = match self {
            Self::Complete => line.phrases.complete,
            Self::Dismiss => line.phrases.dismiss,
        };
        Ok(Preview {
            summary: format!("{verb}: {}", line.reminder(&reminder)),
            priority: reminder.priority,
            over: false,
        })
    }

    async fn run(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Output, Error> {
        let arguments: Arguments = arguments::read(arguments)?;
        let reminder = own_reminder(tx, context, &arguments.id).await?;
        close(tx, context, Actor::Turn, reminder, self.state()).await
    }
}
