//! `forget`: drops something that is remembered about the person, by its words.

use async_trait::async_trait;
use domain::{ActionClass, Fact, FactKind, MAX_FACTS, Priority, Said, text};
use models::{Memory, Purpose};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use store::Tx;

use super::{Context, Error, Leave, Output, Preview, Refusal, Tool, arguments};
use crate::agenda::line::Line;
use crate::agenda::{Actor, done, record};
use crate::memory;

/// Facts that an error names.
const NAMED: usize = 5;
/// What says nothing about which fact is meant, in the languages that there are phrases in.
const EMPTY: &[&str] = &[
    "that", "i", "m", "am", "i'm", "my", "me", "the", "a", "an", "is", "about", "what", "you", "know", "fact", "que",
    "soy", "estoy", "mi", "mis", "me", "de", "lo", "el", "la", "un", "una", "es", "sobre",
];

#[derive(Debug)]
pub(super) struct Forget;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// The fact by its id, or by words of it, such as "vegetarian".
    #[schemars(length(min = 1, max = 1200))]
    fact: String,
}

#[async_trait]
impl Tool for Forget {
    fn name(&self) -> &'static str {
        "forget"
    }

    fn description(&self) -> &'static str {
        "Forgets one fact that is remembered about the user, by its words. Use it where he says so, or says that it no \
         longer holds."
    }

    fn schema(&self) -> Value {
        arguments::schema::<Arguments>()
    }

    fn class(&self) -> ActionClass {
        ActionClass::Memory
    }

    /// Only what the person named just now is forgotten at once.
    fn asks(&self, said: &Said<'_>, arguments: &Value) -> bool {
        arguments::read::<Arguments>(arguments).is_ok_and(|named| !said.names(&named.fact))
    }

    /// What is not known cannot be forgotten.
    fn is_of_use(&self, purpose: Purpose, memory: &Memory) -> bool {
        purpose == Purpose::Chat && (!memory.facts.is_empty() || memory.more > 0)
    }

    async fn preview(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Preview, Error> {
        let fact = meant(tx, context, arguments).await?;
        Ok(Preview { summary: summary(context, &fact), priority: Priority::default(), over: false })
    }

    async fn run(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Output, Error> {
        let fact = meant(tx, context, arguments).await?;
        let (workspace, summary) = (context.user.workspace_id, summary(context, &fact));
        if let Leave::Yes(proposal) = context.leave {
            // The words may mean another fact by now; the person said yes to a line.
            let shown = store::proposals::get(tx, workspace, proposal).await?;
            if shown.is_none_or(|proposal| !proposal.summary.ends_with(&fact.text) && proposal.summary != summary) {
                return Err(arguments::invalid("fact", "what is known has changed since; ask again"));
            }
        }
        if !store::facts::forget(tx, workspace, context.user.id, fact.id).await? {
            return Err(arguments::invalid("fact", "it was forgotten at the same moment"));
        }
        record(tx, context, Actor::Turn, "fact.forgotten", fact.id, json!({"kind": fact.kind})).await?;
        Ok(Output { content: done(&fact.id, &summary), written: Vec::new() })
    }
}

fn summary(context: &Context, fact: &Fact) -> String {
    let line = Line::of(context);
    format!("{}: {}", line.phrases.forget, memory::line(&line, &context.zone, fact.kind, &fact.text, None))
}

/// The one fact that the arguments mean: by its id, by exactly its words, or by words that only it has.
async fn meant(tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Fact, Error> {
    let said: Arguments = arguments::read(arguments)?;
    let user = &context.user;
    let mut facts = store::facts::of_user(tx, user.workspace_id, user.id, context.now, MAX_FACTS).await?;
    let folded = text::folded(&said.fact);
    let exact =
        facts.iter().position(|fact| fact.id.to_string() == said.fact.trim() || text::folded(&fact.text) == folded);
    if let Some(exact) = exact {
        return Ok(facts.swap_remove(exact));
    }
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty() && !EMPTY.contains(word)).collect();
    let holds = |fact: &Fact| {
        let own = text::folded(&format!("{} {}", word(fact.kind), fact.text));
        words.iter().all(|word| own.split(' ').any(|own| own == *word))
    };
    let named = |facts: &[Fact]| {
        let names: Vec<String> = facts.iter().take(NAMED).map(|fact| format!("{:?}", fact.text)).collect();
        names.join(", ")
    };
    if words.is_empty() {
        return Err(arguments::invalid("fact", "say which, by words of it"));
    }
    let (mut fitting, others): (Vec<Fact>, Vec<Fact>) = facts.into_iter().partition(holds);
    match fitting.len() {
        1 => Ok(fitting.swap_remove(0)),
        0 if others.is_empty() => Err(arguments::refused(Refusal::Unknown, "fact", "nothing is remembered")),
        0 => Err(arguments::refused(
            Refusal::Unknown,
            "fact",
            format_args!("nothing like that is remembered; known: {}", named(&others)),
        )),
        _ => {
            let which = named(&fitting);
            let problem = format!("several are meant; say which of {which}");
            Err(arguments::refused(Refusal::Which(which.clone()), "fact", problem))
        }
    }
}

fn word(kind: FactKind) -> String {
    json!(kind).as_str().unwrap_or_default().to_owned()
}
