//! Tools of attached servers. They need a network, so none of them runs inside a transaction: one that only looks is called
//! in between (`turn/look.rs`), and a call with an effect goes through the outbox (`calls.rs`).
//!
//! What one may do is the owner's word, given for the tool as it was then. Another description or schema is another tool:
//! it asks, and its words do not reach a model, until somebody has looked at it again.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use domain::{
    ActionClass, Effect, EffectId, EffectKind, EffectState, OutsideCall, Priority, Proposal, ToolClass, WorkspaceId,
    text,
};
use models::ToolSpec;
use serde_json::{Map, Value, json};
use services::tools::{Offer, ToolSource};
use store::Tx;
use store::tool_classes::Decided;

use super::{Context, Entry, Error, Leave, Output, Preview, Registry, Tool};
use crate::agenda::{Actor, record};

/// Outside tools that one turn is given; the rest are not offered.
const MOST: usize = 128;
/// Tools of one source that are remembered by their fingerprints; one more asks, and is offered without its words.
const MOST_KNOWN: usize = 512;
/// Bytes of one call's arguments.
const MOST_ARGUMENTS: usize = 32 * 1024;
/// Characters of a call's line; a longer call is decided where its arguments are shown in full.
const MOST_LINE: usize = 1_200;

/// A tool of an attached server, as one workspace may use it.
#[derive(Debug, Clone)]
pub struct Outside {
    pub source: Arc<dyn ToolSource>,
    pub offer: Arc<Offer>,
    pub class: ToolClass,
    /// It is what it was when its class was decided.
    pub known: bool,
}

impl Outside {
    /// Its entry in a registry. What is not known is offered without the server's words.
    pub(super) fn entry(self) -> Entry {
        let source = &self.source.terms().name;
        let description = if self.known {
            format!("{source}, in its own words: {}", self.offer.description)
        } else {
            format!("a tool of {source}")
        };
        let mut parameters = self.offer.parameters.clone();
        if !self.known {
            without_words(&mut parameters);
        }
        let spec = ToolSpec::new(&self.offer.name, description, parameters);
        let schema = Arc::clone(&self.offer.checker);
        Entry { tool: Box::new(self), spec, schema }
    }
}

impl Outside {
    /// Of its description and schema, as its server offers it now.
    pub(super) fn fingerprint(&self) -> &str {
        &self.offer.fingerprint
    }

    /// Whether it is still the tool that was proposed.
    pub(crate) fn is(&self, fingerprint: &str) -> bool {
        self.offer.fingerprint == fingerprint
    }
}

/// Takes the descriptions out of a tamed schema, which is as deep as that allows.
fn without_words(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            if fields.get("description").is_some_and(Value::is_string) {
                fields.remove("description");
            }
            fields.values_mut().for_each(without_words);
        }
        Value::Array(items) => items.iter_mut().for_each(without_words),
        _ => {}
    }
}

/// What a workspace may do with what the sources offer now. Remembers, for the operator, what is seen for the first time.
pub(crate) async fn of(tx: &mut Tx, registry: &Registry, context: Seen) -> store::Result<Vec<Outside>> {
    let Seen { workspace, now } = context;
    let sources: Vec<_> = registry.sources.iter().filter(|source| source.terms().serves(workspace)).collect();
    if sources.is_empty() {
        return Ok(Vec::new());
    }
    let decided = store::tool_classes::of(tx, workspace).await?;
    let (own, general): (Vec<Decided>, Vec<Decided>) = decided.into_iter().partition(|one| one.own);
    let by_name = |all: Vec<Decided>| -> BTreeMap<String, Decided> {
        all.into_iter().map(|one| (one.name.clone(), one)).collect()
    };
    let (own, general) = (by_name(own), by_name(general));
    let mut found = Vec::new();
    let mut seen = Vec::new();
    for source in sources {
        let (terms, listing) = (source.terms(), source.listing());
        let prefix = format!("{}{}", terms.name, services::tools::SEPARATOR);
        let mut known = general.keys().filter(|name| name.starts_with(&prefix)).count();
        for offer in &listing.tools {
            let class = terms.class(&offer.tool);
            let mut word = general.get(&offer.name).map(|one| (one.class, one.fingerprint.as_str()));
            // First seen, or the operator has decided anew: this is what it was then.
            if word.is_none() && known < MOST_KNOWN || word.is_some_and(|(before, _)| before != class) {
                known += usize::from(word.is_none());
                seen.push((Arc::clone(offer), class));
                word = Some((class, &offer.fingerprint));
            }
            let word = own.get(&offer.name).map(|one| (one.class, one.fingerprint.as_str())).or(word);
            let known = word.is_some_and(|(_, fingerprint)| fingerprint == offer.fingerprint);
            let chosen = word.map_or(class, |(chosen, _)| chosen);
            // The operator's never is everybody's.
            let class = match (class, chosen) {
                (ToolClass::Never, _) | (_, ToolClass::Never) => ToolClass::Never,
                _ if !known => ToolClass::Ask,
                (_, chosen) => chosen,
            };
            found.push(Outside { source: Arc::clone(source), offer: Arc::clone(offer), class, known });
        }
    }
    // In one order, so that no two transactions wait for each other in a circle.
    seen.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name));
    let remember =
        seen.iter().map(|(offer, class)| store::tool_classes::set(None, &offer.name, *class, &offer.fingerprint, now));
    tx.execute_all(remember.collect()).await?;
    Ok(found)
}

/// For which workspace the sources are looked at, and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen {
    pub workspace: WorkspaceId,
    pub now: jiff::Timestamp,
}

/// The registry with what the workspace may use of the sources.
pub(crate) async fn with_outside(tx: &mut Tx, registry: &Registry, seen: Seen) -> store::Result<Registry> {
    let mut all = registry.clone();
    let usable = of(tx, registry, seen).await?.into_iter().filter(|tool| tool.class != ToolClass::Never);
    all.tools.extend(usable.take(MOST).map(|tool| (tool.offer.name.clone(), Arc::new(tool.entry()))));
    Ok(all)
}

/// A call's line: its tool and its exact arguments. What cannot be seen is written out.
fn whole_line(name: &str, arguments: &Value) -> String {
    let json = arguments.to_string();
    let mut line = String::with_capacity(name.len() + 1 + json.len());
    line.push_str(name);
    line.push(' ');
    for c in json.chars() {
        match c {
            ' ' => line.push(c),
            c if text::is_blank(c.encode_utf8(&mut [0; 4])) => line.extend(c.escape_unicode()),
            c => line.push(c),
        }
    }
    line
}

/// Whether the proposal's line shows all that a yes to it would do.
pub(super) fn is_shown_whole(proposal: &Proposal) -> bool {
    !services::tools::is_outside(&proposal.tool)
        || whole_line(&proposal.tool, &proposal.arguments).chars().count() <= MOST_LINE
}

#[async_trait]
impl Tool for Outside {
    fn name(&self) -> &str {
        &self.offer.name
    }

    fn description(&self) -> &str {
        &self.offer.description
    }

    fn schema(&self) -> Value {
        self.offer.parameters.clone()
    }

    fn class(&self) -> ActionClass {
        if self.class == ToolClass::Read { ActionClass::Read } else { ActionClass::Outside }
    }

    fn outside(&self) -> Option<&Outside> {
        Some(self)
    }

    async fn preview(&self, _: &mut Tx, _: &Context, arguments: &Value) -> Result<Preview, Error> {
        let bytes = arguments.to_string().len();
        if bytes > MOST_ARGUMENTS {
            return Err(Error::Invalid(format!("the arguments have {bytes} bytes; {MOST_ARGUMENTS} at most")));
        }
        let summary = text::shorten(&whole_line(&self.offer.name, arguments), MOST_LINE);
        Ok(Preview { summary, priority: Priority::default(), over: false })
    }

    /// Puts the call into the outbox.
    async fn run(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Output, Error> {
        let Preview { summary, .. } = self.preview(tx, context, arguments).await?;
        let call = OutsideCall {
            source: self.source.terms().name.clone(),
            tool: self.offer.tool.clone(),
            arguments: arguments.as_object().cloned().unwrap_or_else(Map::new),
            summary: summary.clone(),
            language: context.language.clone(),
        };
        queue(tx, context, &self.offer.name, call, Duration::ZERO).await?;
        Ok(Output::queued(&summary))
    }
}

/// Puts a call into the outbox, where it waits for `delay` before it is made; answers its
/// effect. `name` is the tool's.
pub(super) async fn queue(
    tx: &mut Tx,
    context: &Context,
    name: &str,
    call: OutsideCall,
    delay: Duration,
) -> Result<EffectId, Error> {
    let (workspace, conversation) = (context.user.workspace_id, context.conversation_id);
    let place = store::conversations::get_any(tx, workspace, conversation).await?;
    let place = place.ok_or_else(|| Error::Invalid("there is no such conversation".into()))?;
    let id = context.env.id(EffectId::new);
    let arguments_hash = Proposal::hash(name, &Value::Object(call.arguments.clone()));
    let effect = Effect {
        id,
        workspace_id: workspace,
        conversation_id: conversation,
        channel_id: place.channel_id,
        chat_key: place.chat_key,
        seq: store::outbox::next_call(tx, conversation).await?,
        idempotency_key: match context.leave {
            Leave::Yes(proposal) => format!("call:{proposal}"),
            Leave::Hand | Leave::Rule(_) => format!("call:{id}"),
        },
        kind: EffectKind::Call(call),
        state: EffectState::Pending,
        attempts: 0,
        fence: 0,
        created_at: context.now,
    };
    let mut statements = vec![store::outbox::insert(&effect)];
    if !delay.is_zero() {
        statements.push(store::outbox::not_before(&effect, context.now + delay));
    }
    tx.execute_all(statements).await?;
    let detail = json!({"tool": name, "arguments_hash": arguments_hash});
    let actor = if matches!(context.leave, Leave::Rule(_)) { Actor::Turn } else { Actor::Person };
    record(tx, context, actor, "tool.queued", id, detail).await?;
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_shows_what_cannot_be_seen() {
        let arguments = json!({"b": "a\u{E0041}\u{200B}c d\n", "a": [1, null]});
        assert_eq!(whole_line("notes__add", &arguments), r#"notes__add {"a":[1,null],"b":"a\u{e0041}\u{200b}c d\n"}"#);
    }

    #[test]
    fn words_are_taken_out_at_every_level() {
        let mut schema = json!({"description": "x", "properties": {
            "description": {"type": "string", "description": "y"},
            "a": {"items": {"anyOf": [{"description": "z", "type": "string"}]}},
        }});
        without_words(&mut schema);
        let left = json!({"properties": {
            "description": {"type": "string"},
            "a": {"items": {"anyOf": [{"type": "string"}]}},
        }});
        assert_eq!(schema, left);
    }
}
