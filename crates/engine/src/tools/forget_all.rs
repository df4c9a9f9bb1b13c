//! `forget_all`: drops all that is remembered about the person at once: every fact, and what was said before, of which no
//! later turn is shown a message or a summary. The transcripts stay. It always waits for a yes.

use async_trait::async_trait;
use domain::{ActionClass, Fact, MAX_FACTS, Priority, Said, text};
use models::{Memory, Purpose};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use store::Tx;

use super::{Context, Error, Leave, Output, Preview, Tool, arguments};
use crate::agenda::line::Line;
use crate::agenda::{Actor, done, record};

/// Facts that the line names, and characters of each.
const NAMED: usize = 5;
const MAX_NAMED: usize = 60;

#[derive(Debug)]
pub(super) struct ForgetAll;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {}

#[async_trait]
impl Tool for ForgetAll {
    fn name(&self) -> &'static str {
        "forget_all"
    }

    fn description(&self) -> &'static str {
        "Forgets all that is known about the user, where he asks for just that."
    }

    fn schema(&self) -> Value {
        let mut schema = arguments::schema::<Arguments>();
        schema["properties"] = json!({});
        schema
    }

    fn class(&self) -> ActionClass {
        ActionClass::Memory
    }

    /// It cannot be taken back.
    fn asks(&self, _said: &Said<'_>, _arguments: &Value) -> bool {
        true
    }

    fn is_of_use(&self, purpose: Purpose, memory: &Memory) -> bool {
        purpose == Purpose::Chat && (!memory.facts.is_empty() || memory.more > 0 || !memory.earlier.is_empty())
    }

    async fn preview(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Preview, Error> {
        let Arguments {} = arguments::read(arguments)?;
        let (workspace, user) = (context.user.workspace_id, context.user.id);
        let facts = store::facts::of_user(tx, workspace, user, context.now, MAX_FACTS).await?;
        Ok(Preview { summary: summary(context, &facts), priority: Priority::default(), over: false })
    }

    async fn run(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Output, Error> {
        let Preview { summary, .. } = self.preview(tx, context, arguments).await?;
        let (workspace, user) = (context.user.workspace_id, context.user.id);
        // What was learnt since the person was shown the line stays: they said yes to less.
        let (until, summary) = match context.leave {
            Leave::Yes(proposal) => match store::proposals::get(tx, workspace, proposal).await? {
                Some(proposal) => (proposal.created_at, proposal.summary),
                None => return Err(Error::Invalid("there is no such proposal".into())),
            },
            Leave::Hand | Leave::Rule(_) => (context.now, summary),
        };
        let count = store::facts::forget_all(tx, workspace, user, until).await?;
        tx.execute_all(vec![store::sessions::end_all(workspace, user, context.now)]).await?;
        record(tx, context, Actor::Turn, "facts.forgotten", user, json!({"count": count})).await?;
        Ok(Output { content: done(&user, &summary), written: Vec::new() })
    }
}

/// "Forget all that I know about you (I'm vegetarian; I live in Madrid), and what was said so far in our conversations".
fn summary(context: &Context, facts: &[Fact]) -> String {
    let mut named: Vec<String> = facts.iter().take(NAMED).map(|fact| text::shorten(&fact.text, MAX_NAMED)).collect();
    if facts.len() > NAMED {
        named.push(format!("+{}", facts.len() - NAMED));
    }
    let named = if named.is_empty() { String::new() } else { format!(" ({})", named.join("; ")) };
    (Line::of(context).phrases.forget_all)(&named)
}
