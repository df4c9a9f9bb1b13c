//! Where a call is authorised: every call of every model passes here, and nowhere else does a tool run for one.

use domain::{
    ActionClass, Decision, LivePayload, MessageId, Policy, Priority, Proposal, ProposalId, ProposalState, Said, Trace,
    TurnId,
};
use jiff::SignedDuration;
use models::{ToolCall, ToolResult};
use serde_json::{Value, json};
use store::Tx;

use super::{Context, Error, InFull, Instead, Refusal, Registry, Tool, pending};
use crate::agenda::{Clash, clash};
use crate::{phrases, undo};

/// Why a result is a proposal: what others wrote stands further up in the session.
pub(crate) const EARLIER: &str = "earlier";

/// What the policy looks at besides the call itself.
#[derive(Debug, Clone)]
pub struct Gate<'a> {
    pub policy: &'a Policy,
    /// The turn has read text from outside: it can only propose.
    pub tainted: bool,
    /// Only what was said before in the session taints it: in a new one it would not be.
    pub earlier: bool,
    /// The turn only reads along: nobody asked, so what is over already is not worth a question.
    pub reads_along: bool,
    pub turn_id: TurnId,
    pub model: &'a str,
    /// How long a proposal of this turn waits for its yes.
    pub lifetime: SignedDuration,
    /// The messages that this turn answers; a proposal's trigger is one of them.
    pub messages: &'a [MessageId],
    /// What the person said themselves.
    pub said: &'a Said<'a>,
}

/// Runs the call, proposes it, or refuses it, as the policy says. Every fault of the call is an answer to the model;
/// only a failing database is an `Err`.
pub async fn call(
    tx: &mut Tx,
    registry: &Registry,
    context: &Context,
    gate: &Gate<'_>,
    call: &ToolCall,
) -> Result<(ToolResult, Vec<LivePayload>), store::Error> {
    let (content, written) = match decide(tx, registry, context, gate, call).await {
        Ok(answer) => answer,
        Err(Error::Store(error)) => return Err(error),
        Err(wrong) => (failed(&wrong, context), Vec::new()),
    };
    Ok((ToolResult { call_id: call.id.clone(), name: call.name.clone(), content }, written))
}

/// The result of a call that did not run: why, to the model, and as a person is told it.
pub(crate) fn failed(error: &Error, context: &Context) -> Value {
    json!({"status": "error", "message": error.to_string(), "told": error.told(&context.language)})
}

/// The result of a call that may not run.
fn forbidden(message: &str, refusal: &Refusal, context: &Context) -> Value {
    json!({"status": "refused", "message": message, "told": phrases::refused(&context.language, Some(refusal))})
}

async fn decide(
    tx: &mut Tx,
    registry: &Registry,
    context: &Context,
    gate: &Gate<'_>,
    call: &ToolCall,
) -> Result<(Value, Vec<LivePayload>), Error> {
    let (tool, arguments) = registry.take(&call.name, &call.arguments)?;
    let call = ToolCall { arguments, ..call.clone() };
    if let Some(full) = tool.in_full(context, &call.arguments)? {
        let (tool, arguments) = registry.take(full.name, &full.arguments)?;
        let call = ToolCall { name: full.name.into(), arguments, ..call };
        return authorise(tx, context, gate, tool, &call, Some(&full)).await;
    }
    let Some(instead) = tool.instead(tx, context, &call.arguments).await? else {
        return authorise(tx, context, gate, tool, &call, None).await;
    };
    // A proposal never changes under the person's eyes: it is dropped, and what takes its place is decided anew.
    let Instead { dropped, call: replacing } = instead;
    let replacing = match &replacing {
        None => None,
        Some((name, arguments)) => {
            let (tool, arguments) = registry.take(name, arguments)?;
            Some((tool, ToolCall { name: (*name).into(), arguments, ..call }))
        }
    };
    let told = pending::drop_with_mails(tx, context, &dropped).await?;
    let (content, mut written) = match replacing {
        None => (json!({"status": "done", "id": dropped.id, "summary": dropped.summary}), Vec::new()),
        Some((tool, call)) => {
            // What takes its place repeats its words.
            let context = Context { outside: dropped.trace.outside, ..context.clone() };
            let (mut content, written) = authorise(tx, &context, gate, tool, &call, None).await?;
            content["replaces"] = json!(dropped.id);
            (content, written)
        }
    };
    written.splice(0..0, told);
    Ok((content, written))
}

/// Whether an undo may mean it. What the person is told unasked is a setting: it is switched back by its own words.
pub(crate) fn is_deed(tool: &dyn Tool) -> bool {
    !matches!(tool.class(), ActionClass::Read | ActionClass::Briefs)
}

/// What the policy says to a call of `tool`, ours or a server's. `tainted` also where the tool itself asks
/// ([`Tool::asks`]): what could be done without asking is then proposed.
pub(crate) fn decision(policy: &Policy, tool: &dyn Tool, priority: Priority, tainted: bool) -> Decision {
    match tool.outside() {
        Some(outside) => policy.decide_outside(outside.class, tainted),
        None => policy.decide(tool.class(), priority, tainted),
    }
}

/// What the person lets through where the policy asks: ours, of low priority. `lets`: they do, and nothing else asks.
pub(crate) fn unasked(decided: Decision, tool: &dyn Tool, priority: Priority, lets: bool) -> Decision {
    match decided {
        Decision::Ask if lets && priority == Priority::Low && tool.outside().is_none() => Decision::Allow,
        other => other,
    }
}

/// What the policy says to a call that is fit to run, carried out.
async fn authorise(
    tx: &mut Tx,
    context: &Context,
    gate: &Gate<'_>,
    tool: &dyn Tool,
    call: &ToolCall,
    full: Option<&InFull>,
) -> Result<(Value, Vec<LivePayload>), Error> {
    let mut preview = tool.preview(tx, context, &call.arguments).await?;
    if let Some(full) = full {
        preview.summary = full.said(preview.summary);
    }
    if gate.reads_along && preview.over {
        return Ok((forbidden("it is over already", &Refusal::Over, context), Vec::new()));
    }
    let clash = clashing(tx, context, tool, &call.arguments).await?;
    // What would stand beside something else is for the person to say.
    let asks = tool.asks(gate.said, &call.arguments) || clash.is_some();
    let waits = gate.tainted || asks;
    let decided = decision(gate.policy, tool, preview.priority, waits);
    let low = context.user.preferences.low_without_asking;
    match unasked(decided, tool, preview.priority, low && !waits) {
        Decision::Allow => {
            let before = undo::Before::call(tx, &context.user, &call.arguments).await?;
            let mut output = tool.run(tx, context, &call.arguments).await?;
            if full.is_some() {
                output.content["summary"] = json!(preview.summary);
            }
            if is_deed(tool) {
                let line = output.content.get("summary").and_then(Value::as_str).unwrap_or(&preview.summary);
                undo::note(tx, context, &gate.turn_id.to_string(), line, before, &output).await?;
            }
            Ok((output.content, output.written))
        }
        Decision::Ask => {
            let mut proposal = propose(context, gate, call, preview.summary);
            if let Some(clash) = &clash {
                clash.note(context, &mut proposal.trace);
            }
            if let Some(outside) = tool.outside() {
                outside.fingerprint().clone_into(&mut proposal.trace.tool_fingerprint);
            }
            let workspace = context.user.workspace_id;
            store::proposals::insert(tx, workspace, &proposal).await?;
            let most = context.user.preferences.suggestions_per_hour;
            let withheld =
                gate.reads_along && store::proposals::withhold(tx, workspace, &proposal, most).await?.is_some();
            let mut content = json!({
                "status": "proposed",
                "proposal_id": proposal.id,
                "summary": proposal.summary,
                "expires_at": proposal.expires_at,
            });
            if let Some(clash) = &clash {
                content["clashes"] = json!(proposal.trace.clashes);
                content["instead"] = json!(clash.lines(context));
            }
            let untainted = decision(gate.policy, tool, preview.priority, asks);
            let allowed = unasked(untainted, tool, preview.priority, low && !asks) == Decision::Allow;
            if gate.tainted && gate.earlier && allowed {
                content["because"] = json!(EARLIER);
            }
            // It shows in the agenda when its time comes.
            let told = (!withheld).then_some(LivePayload::Proposal { proposal });
            Ok((content, told.into_iter().collect()))
        }
        Decision::Deny => {
            let message = format!("the rules of this workspace never allow {}", call.name);
            Ok((forbidden(&message, &Refusal::Denied, context), Vec::new()))
        }
    }
}

/// What the call clashes with, where it gives something a time.
pub(crate) async fn clashing(
    tx: &mut Tx,
    context: &Context,
    tool: &dyn Tool,
    arguments: &Value,
) -> Result<Option<Clash>, Error> {
    match tool.placed(tx, context, arguments).await? {
        Some(event) => Ok(clash(tx, context, &event).await?),
        None => Ok(None),
    }
}

/// A model's word as a person may read it.
fn seen(text: &str, max: usize) -> String {
    domain::text::shorten(&domain::text::clean(text), max)
}

fn propose(context: &Context, gate: &Gate<'_>, call: &ToolCall, summary: String) -> Proposal {
    let why = call.why.clone();
    // A model may name any message; only one of this turn's can be the trigger.
    let named = why.as_ref().and_then(|why| why.message_id.parse().ok()).filter(|id| gate.messages.contains(id));
    let trace = why.map_or_else(Trace::default, |why| Trace {
        intent: seen(&why.intent, 60),
        // JSON has no NaN: it would be written as nothing, and never be read again.
        confidence: if why.confidence.is_nan() { 0.0 } else { why.confidence.clamp(0.0, 1.0) },
        reason: seen(&why.reason, 300),
        quote: seen(&why.quote, 300),
        ..Trace::default()
    });
    Proposal {
        id: context.env.id(ProposalId::new),
        user_id: context.user.id,
        conversation_id: context.conversation_id,
        turn_id: Some(gate.turn_id),
        tool: call.name.clone(),
        arguments: call.arguments.clone(),
        arguments_hash: Proposal::hash(&call.name, &call.arguments),
        summary,
        state: ProposalState::Pending,
        trace: Trace { model: gate.model.to_owned(), outside: gate.tainted || context.outside, ..trace },
        trigger_id: named.or_else(|| gate.messages.last().copied()),
        trigger: None,
        created_at: context.now,
        expires_at: context.now.saturating_add(gate.lifetime).unwrap_or(jiff::Timestamp::MAX),
        decided_at: None,
    }
}
