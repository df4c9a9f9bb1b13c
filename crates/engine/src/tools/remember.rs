//! `remember`: keeps something that the person told about themselves.

use async_trait::async_trait;
use domain::{ActionClass, Fact, FactId, FactKind, MAX_FACTS, Priority, Said};
use jiff::civil::Date;
use models::{Memory, Purpose};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use store::Tx;

use super::{Context, Error, Leave, Output, Preview, Tool, arguments};
use crate::agenda::line::Line;
use crate::agenda::{Actor, done, record};
use crate::memory;

#[derive(Debug)]
pub(super) struct Remember;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// What it is about; a person has one name, home, diet and pregnancy, so that a new one takes the place of the old.
    kind: FactKind,
    /// The fact in the user's own words, such as "I'm vegetarian".
    #[schemars(length(min = 1, max = 1200))]
    text: String,
    /// The last day on which it holds, 2026-11-27; without it as long as its kind usually holds.
    #[schemars(length(min = 1, max = 80))]
    until: Option<String>,
    /// From 0 to 1, how sure it is. Leave it out for what the user said; a surer fact is never overwritten.
    #[schemars(range(min = 0.0, max = 1.0))]
    confidence: Option<f64>,
}

#[async_trait]
impl Tool for Remember {
    fn name(&self) -> &'static str {
        "remember"
    }

    fn description(&self) -> &'static str {
        "Remembers something lasting that the user tells about himself or asks to be remembered, in his words. Not for \
         appointments and reminders."
    }

    fn schema(&self) -> Value {
        arguments::schema::<Arguments>()
    }

    fn class(&self) -> ActionClass {
        ActionClass::Memory
    }

    /// A model may have made it up, or have been talked into it.
    fn asks(&self, said: &Said<'_>, arguments: &Value) -> bool {
        let Ok(fact) = arguments::read::<Arguments>(arguments) else { return false };
        let until = fact.until.map(|until| until.parse::<Date>());
        !said.covers(&fact.text) || until.is_some_and(|until| until.is_ok_and(|day| !said.says_day(day)))
    }

    /// Facts are learnt from what the person says to us, not from what is only read.
    fn is_of_use(&self, purpose: Purpose, _memory: &Memory) -> bool {
        purpose == Purpose::Chat
    }

    async fn preview(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Preview, Error> {
        let fact = fact(tx, context, arguments).await?;
        Ok(Preview { summary: summary(context, &fact), priority: Priority::default(), over: false })
    }

    async fn run(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Output, Error> {
        let fact = fact(tx, context, arguments).await?;
        let fact = Fact { source_id: source(tx, context).await?, ..fact };
        let (stands, taken) = store::facts::remember(tx, context.user.workspace_id, &fact).await?;
        if !taken {
            return Err(surer(&stands));
        }
        let detail = json!({"kind": stands.kind});
        record(tx, context, Actor::Turn, "fact.remembered", stands.id, detail).await?;
        Ok(Output { content: done(&stands.id, &summary(context, &stands)), written: Vec::new() })
    }
}

/// The fact that the arguments say, checked against what stands.
async fn fact(tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Fact, Error> {
    let said: Arguments = arguments::read(arguments)?;
    let text = memory::fact_text(&said.text).map_err(|problem| arguments::invalid("text", problem))?;
    let until = said.until.as_deref().map(|until| end_of(context, until)).transpose()?;
    let fact = Fact {
        id: context.env.id(FactId::new),
        user_id: context.user.id,
        kind: said.kind,
        text,
        confidence: said.confidence.unwrap_or(1.0),
        source_id: None,
        outside: context.outside,
        created_at: context.now,
        updated_at: context.now,
        expires_at: said.kind.expires_at(context.now, until),
    };
    let workspace = context.user.workspace_id;
    match store::facts::same(tx, workspace, &fact, context.now).await? {
        Some(stands) if stands.confidence > fact.confidence => Err(surer(&stands)),
        None if store::facts::count(tx, workspace, fact.user_id).await? >= MAX_FACTS => {
            Err(Error::Invalid(format!("{MAX_FACTS} facts are remembered, and there is no room for more")))
        }
        _ => Ok(fact),
    }
}
fn summary(context: &Context, fact: &Fact) -> String {
    let line = Line::of(context);
    let told = memory::line(&line, &context.zone, fact.kind, &fact.text, fact.expires_at);
    format!("{}: {told}", line.phrases.remember)
}

fn surer(stands: &Fact) -> Error {
    Error::Invalid(format!("confidence: a surer fact stands, {:?} with {}", stands.text, stands.confidence))
}

/// The end of the day that `until` names, where the user is.
fn end_of(context: &Context, until: &str) -> Result<jiff::Timestamp, Error> {
    let day: Date = until.parse().map_err(|_| arguments::invalid("until", "must be a date such as 2026-11-27"))?;
    let end = day.tomorrow().and_then(|next| next.to_zoned(context.zone.clone())).map(|end| end.timestamp());
    let end = end.map_err(|_| arguments::invalid("until", "lies outside of the years that there are"))?;
    if end <= context.now {
        return Err(arguments::invalid("until", "lies in the past"));
    }
    Ok(end)
}

/// The message that the fact was learnt from: the last that the turn answers, or the proposal's trigger.
async fn source(tx: &mut Tx, context: &Context) -> store::Result<Option<domain::MessageId>> {
    Ok(match context.leave {
        Leave::Hand => None,
        Leave::Rule(turn) => {
            let answered = store::inbox::assigned(tx, context.conversation_id, turn).await?;
            answered.last().map(|message| message.id)
        }
        Leave::Yes(proposal) => {
            let proposal = store::proposals::get(tx, context.user.workspace_id, proposal).await?;
            proposal.and_then(|proposal| proposal.trigger_id)
        }
    })
}
