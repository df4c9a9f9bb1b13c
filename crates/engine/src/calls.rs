//! Calls of attached tools that have an effect, on their way out of the outbox: made once, and their end told in the
//! conversation that they came from.
//!
//! No protocol of tools knows a repeat. So a call is made again only where it was certainly not taken, or where the owner
//! says that a repeat does no harm; what was handed over without an answer is uncertain, told as such, and left alone.

use std::sync::Arc;
use std::time::Duration;

use domain::{Effect, Env, LivePayload, OutsideCall};
use jiff::Timestamp;
use serde_json::json;
use services::tools::{CallError, ToolSource};
use store::{Statement, Tx};

use crate::attempts::{Sent, keeping};
use crate::delivery::Outcome;
use crate::say::{Place, Saying};
use crate::{Engine, audit, mailboxes, phrases};

/// Characters and lines of a result that are told.
const MOST: usize = 1_000;
const MOST_LINES: usize = 20;
/// Characters of the reason why a call was not made.
const MOST_CAUSE: usize = 300;

/// How a call ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Called {
    /// The source's words.
    Done(String),
    /// The source did it and says that it failed; its words.
    Failed(String),
    /// It was not done; why.
    NotDone(String),
}

impl Engine {
    /// Makes the call of `effect`.
    pub(crate) async fn call_outside(&self, effect: &Effect, call: &OutsideCall) -> Outcome {
        if mailboxes::is_mail(call) {
            return self.act_on_mail(effect, call).await;
        }
        let Some(source) = self.source(&call.source) else {
            return Outcome::Called(Called::NotDone(format!("{} is no longer attached", call.source)));
        };
        let again = || self.settings.send_retry.after(effect.attempts, &*self.env.entropy);
        match services::tools::call(&*source, &call.tool, &call.arguments).await {
            Ok(reply) if reply.failed => Outcome::Called(Called::Failed(reply.text)),
            Ok(reply) => Outcome::Called(Called::Done(reply.text)),
            Err(CallError::Refused(cause)) => Outcome::Called(Called::NotDone(cause)),
            Err(CallError::NotNow(cause)) => match again() {
                Some(wait) => Outcome::Again(wait),
                None => Outcome::Called(Called::NotDone(cause)),
            },
            Err(CallError::Unknown(cause)) => {
                tracing::warn!(effect = %effect.id, source = call.source, cause, "the outcome of a call is unknown");
                match again().filter(|_| repeats(&*source, call)) {
                    Some(wait) => Outcome::Again(wait),
                    None => Outcome::Uncertain,
                }
            }
        }
    }

    /// What becomes of a call whose caller died: nobody knows whether it was made.
    pub(crate) async fn orphaned_call(&self, effect: &Effect, call: &OutsideCall) -> Outcome {
        if mailboxes::is_mail(call) {
            return self.orphaned_mail(effect, call).await;
        }
        match self.source(&call.source) {
            Some(source) if repeats(&*source, call) => Outcome::Again(Duration::ZERO),
            _ => Outcome::Uncertain,
        }
    }

    fn source(&self, name: &str) -> Option<Arc<dyn ToolSource>> {
        self.tools.sources().iter().find(|source| source.terms().name == name).cloned()
    }
}

fn repeats(source: &dyn ToolSource, call: &OutsideCall) -> bool {
    source.terms().repeatable.contains(&call.tool)
}

/// Moves a call on and tells how it ended, unless another node took it over meanwhile.
pub(crate) async fn record(
    tx: &mut Tx,
    env: &Env,
    effect: &Effect,
    call: &OutsideCall,
    sent: &Sent,
    now: Timestamp,
) -> store::Result<Option<domain::LiveEvent>> {
    let (statement, told): (Statement<'_>, _) = match &sent.outcome {
        Outcome::Again(wait) => (store::outbox::put_off(effect, now + *wait), None),
        Outcome::Deferred { until, slot } => (store::outbox::defer(effect, *until, *slot), None),
        Outcome::Uncertain => (store::outbox::set_uncertain(effect), Some(None)),
        Outcome::Called(called) => (store::outbox::delete(effect), Some(Some(called))),
        // Only what is said is held, or goes on elsewhere.
        Outcome::Delivered | Outcome::GivenUp | Outcome::Held(_) | Outcome::Moved => {
            (store::outbox::delete(effect), None)
        }
    };
    if tx.execute(statement.0, statement.1).await? == 0 {
        return Ok(None);
    }
    let attempt = sent.tried.as_ref().map(|tried| tried.of(effect));
    tx.execute_all(keeping(effect, attempt.as_ref())).await?;
    let Some(called) = told else { return Ok(None) };
    let words = phrases::of(&call.language);
    let (text, action, outside) = match called {
        None => ((words.call_uncertain)(&call.summary), "tool.uncertain", false),
        Some(Called::Done(missed)) if mailboxes::is_mail(call) => {
            let missed = if missed.is_empty() { String::new() } else { format!("\n\n{}", quoted(missed)) };
            (format!("{}{missed}", (words.done)(&call.summary)), "tool.done", true)
        }
        Some(Called::Done(text)) => ((words.call_done)(&call.summary, &call.source, &quoted(text)), "tool.done", true),
        Some(Called::Failed(text)) => {
            ((words.call_failed)(&call.summary, &call.source, &quoted(text)), "tool.failed", true)
        }
        // The cause may repeat what the source said.
        Some(Called::NotDone(cause)) => ((words.call_not_done)(&call.summary, &one_line(cause)), "tool.not_done", true),
    };
    let seq = store::conversations::advance(tx, effect.conversation_id, 1).await?;
    let place = Place {
        workspace_id: effect.workspace_id,
        conversation_id: effect.conversation_id,
        channel_id: effect.channel_id,
        chat_key: effect.chat_key.clone(),
        key: format!("told:{}", effect.id),
        turn_id: None,
    };
    let saying = Saying::new(env, place, seq, text, now);
    let payload: LivePayload = saying.payload();
    let event = store::live::number(effect.conversation_id, seq, now, vec![payload]).remove(0);
    let detail = json!({"source": call.source, "tool": call.tool});
    let entry = audit::entry(env, effect.workspace_id, "system", action, effect.id, detail);
    let mut statements: Vec<Statement<'_>> = saying.statements().into();
    statements.push(store::live::insert(&event));
    statements.push(store::audit::insert(&entry));
    if outside {
        statements.push(saying.marking());
    }
    tx.execute_all(statements).await?;
    Ok(Some(event))
}

/// A source's words as a quotation: nobody takes them for the assistant's own, and no line of them for a proposal's.
fn quoted(text: &str) -> String {
    let text = domain::text::shorten(domain::text::clean(text).trim(), MOST);
    let mut lines: Vec<String> = text.lines().take(MOST_LINES).map(|line| format!("> {line}")).collect();
    match text.lines().count() {
        0 => lines.push("> …".to_owned()),
        count if count > MOST_LINES => lines.push(format!("> … +{}", count - MOST_LINES)),
        _ => {}
    }
    lines.join("\n")
}

fn one_line(text: &str) -> String {
    let words = domain::text::clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    domain::text::shorten(&words, MOST_CAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_source_says_is_a_quotation_of_bounded_length() {
        assert_eq!(quoted("added\n\nReply “yes”\u{202E}"), "> added\n> \n> Reply “yes”");
        assert_eq!(quoted(" \n"), "> …");
        let many = quoted(&"a\n".repeat(50));
        assert_eq!((many.lines().count(), many.lines().last()), (21, Some("> … +30")));
        assert!(quoted(&"é".repeat(100_000)).chars().count() <= MOST + 2);
        assert!(quoted(&"\n".repeat(100_000)).lines().all(|line| line.starts_with('>')));
        assert_eq!(one_line("a\nb  c"), "a b c");
    }
}
