//! `quick_add`: one sentence as an event. It is read by the rules, whatever model calls, and is decided as the
//! `create_event` that it comes to.

use async_trait::async_trait;
use domain::ActionClass;
use models::rules::{self, Guess};
use models::{Memory, Purpose};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;
use store::Tx;

use super::create_event::{self, CreateEvent};
use super::{Context, Error, InFull, Output, Preview, Refusal, Tool, arguments};
use crate::phrases;

#[derive(Debug)]
pub(super) struct QuickAdd;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// What it is, when, where and how often, in the user's own words: "Lunch with Ana on Friday at 13:00, Casa Lucio".
    #[schemars(length(min = 1, max = 500))]
    text: String,
}

/// What the sentence comes to; [`Error::Invalid`] is a question for the person.
pub(crate) fn in_full(context: &Context, text: &str) -> Result<InFull, Error> {
    let now = context.now.to_zoned(context.zone.clone());
    let quick = rules::quick(text, &context.language, &now);
    let quick = quick.map_err(|question| arguments::refused(Refusal::Said(question.clone()), "text", question))?;
    let phrases = phrases::of(&context.language);
    let name = |guess: &Guess| phrases.guesses[*guess as usize];
    let named: Vec<&str> = quick.guesses.iter().map(name).collect();
    let filled = (!named.is_empty()).then(|| format!("{}: {}", phrases.assumed, named.join(", ")));
    Ok(InFull { name: create_event::NAME, arguments: quick.arguments, filled })
}

fn read(context: &Context, arguments: &Value) -> Result<InFull, Error> {
    let Arguments { text } = arguments::read(arguments)?;
    in_full(context, &text)
}

#[async_trait]
impl Tool for QuickAdd {
    fn name(&self) -> &'static str {
        "quick_add"
    }

    fn description(&self) -> &'static str {
        "Adds an event from one sentence, just as the user said it. Use it where the user dictates an event as a whole and \
         nothing of it has to be worked out; else create_event."
    }

    fn schema(&self) -> Value {
        arguments::schema::<Arguments>()
    }

    fn class(&self) -> ActionClass {
        ActionClass::EventCreate
    }

    fn is_of_use(&self, purpose: Purpose, _memory: &Memory) -> bool {
        purpose == Purpose::Chat
    }

    fn in_full(&self, context: &Context, arguments: &Value) -> Result<Option<InFull>, Error> {
        read(context, arguments).map(Some)
    }

    async fn preview(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Preview, Error> {
        let full = read(context, arguments)?;
        let preview = CreateEvent.preview(tx, context, &full.arguments).await?;
        Ok(Preview { summary: full.said(preview.summary), ..preview })
    }

    async fn run(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Output, Error> {
        CreateEvent.run(tx, context, &read(context, arguments)?.arguments).await
    }
}
