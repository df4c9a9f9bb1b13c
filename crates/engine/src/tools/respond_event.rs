//! `respond_event`: the person's own answer to an invitation.

use async_trait::async_trait;
use domain::{ActionClass, Answer, Priority, Reply};
use models::{Memory, Purpose};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;
use store::Tx;

use super::{Context, Error, Output, Preview, Tool, arguments};
use crate::agenda::line::Line;
use crate::agenda::occurrence::current;
use crate::agenda::{self, Actor, own_event, replying};

/// Characters of a note: what both sides of a calendar keep.
const MAX_NOTE: usize = 300;

#[derive(Debug)]
pub(super) struct RespondEvent;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// The event's id, `evt_…`.
    #[schemars(length(max = 40))]
    id: String,
    /// What the user said they answer.
    answer: Said,
    /// A line to whoever invited the user; only where the user wants it said.
    #[schemars(length(max = 300))]
    note: Option<String>,
}

#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Said {
    Accepted,
    Tentative,
    Declined,
}

impl Arguments {
    fn reply(&self) -> Result<Reply, Error> {
        let answer = match self.answer {
            Said::Accepted => Answer::Accepted,
            Said::Tentative => Answer::Tentative,
            Said::Declined => Answer::Declined,
        };
        let note = arguments::line("note", self.note.as_deref().unwrap_or_default(), MAX_NOTE)?;
        Ok(Reply { answer, note: Some(note).filter(|note| !note.is_empty()) })
    }
}

#[async_trait]
impl Tool for RespondEvent {
    fn name(&self) -> &'static str {
        "respond_event"
    }

    fn description(&self) -> &'static str {
        "Answers an invitation that stands in the user's agenda, for the user alone: accepted, tentative or declined. \
         Whoever invited is told by the calendar's server. An event with a reply in the agenda is an invitation; of one \
         that repeats, all of it is answered."
    }

    fn schema(&self) -> Value {
        arguments::schema::<Arguments>()
    }

    fn class(&self) -> ActionClass {
        ActionClass::EventAnswer
    }

    /// Nobody answers for a person who did not ask for it.
    fn is_of_use(&self, purpose: Purpose, _memory: &Memory) -> bool {
        purpose == Purpose::Chat
    }

    async fn preview(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Preview, Error> {
        let arguments: Arguments = arguments::read(arguments)?;
        let reply = arguments.reply()?;
        let event = own_event(tx, context, &arguments.id).await?;
        let event = current(&replying(tx, context, &event, reply.clone()).await?, context.now);
        let summary = Line::of(context).answered(&event, &reply);
        Ok(Preview { summary, priority: Priority::default(), over: event.ends_at <= context.now })
    }

    async fn run(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Output, Error> {
        let arguments: Arguments = arguments::read(arguments)?;
        let event = own_event(tx, context, &arguments.id).await?;
        agenda::answer(tx, context, Actor::Turn, &event, arguments.reply()?).await
    }
}
