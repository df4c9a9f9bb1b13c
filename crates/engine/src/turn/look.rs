//! Looking at what lies outside: calls of attached tools that only read, and what tools over mailboxes look at or look up,
//! done between two transactions, those of a round at once. Their results are recorded with the round's; a turn that dies before that looks again.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use domain::{Decision, Policy, Priority, ToolClass};
use futures_util::FutureExt;
use futures_util::future::join_all;
use jiff::Timestamp;
use models::{Answer, ToolCall, ToolResult};
use serde_json::{Map, Value, json};
use services::tools::{CallError, ToolSource};

use crate::Engine;
use crate::tools::{self, Prepared, Registry, decision};

/// What came of an answer's calls that could be looked after so, by their place in it.
pub(super) type Looked = BTreeMap<usize, Ahead>;

/// What a call is before it comes to the gate.
#[derive(Debug, Clone)]
pub(super) enum Ahead {
    /// Done: it only looked, or it could not be completed.
    Result(ToolResult),
    /// Exact now, and still to be decided. `outside`: others' words are in it.
    Complete { call: ToolCall, outside: bool },
}

/// Does the calls of `answer` that only look and need no leave. Half of a turn's time goes into looking, at most; what
/// comes later is not done.
pub(super) async fn look(
    engine: &Engine,
    tools: &Registry,
    (context, policy, tainted): (&tools::Context, &Policy, bool),
    began: Timestamp,
    answer: &Answer,
) -> Looked {
    let most = engine.settings.turn_timeout / 2;
    let spent = Duration::try_from(engine.env.now().duration_since(began)).unwrap_or_default();
    let left = most.saturating_sub(spent);
    let calls = answer.calls.iter().take(engine.settings.calls_per_round).enumerate();
    let looks = calls.filter_map(|(index, call)| {
        let (tool, arguments) = tools.take(&call.name, &call.arguments).ok()?;
        if let Some(ahead) = tool.ahead() {
            // What is never allowed need not be looked up.
            let denied = decision(policy, tool, Priority::default(), tainted) == Decision::Deny;
            return (!denied).then(|| {
                prepared(engine, context, call, ahead, arguments, left).map(move |came| (index, came)).boxed()
            });
        }
        let outside = tool.outside().filter(|outside| outside.class == ToolClass::Read)?;
        if decision(policy, tool, Priority::default(), tainted) != Decision::Allow {
            return None;
        }
        let (source, name) = (Arc::clone(&outside.source), outside.offer.tool.clone());
        let looking = async move { (index, Ahead::Result(one(call, &*source, &name, arguments, left).await)) };
        Some(looking.boxed())
    });
    join_all(looks).await.into_iter().collect()
}

/// What `ahead` makes of the call.
async fn prepared(
    engine: &Engine,
    context: &tools::Context,
    call: &ToolCall,
    ahead: &dyn tools::Ahead,
    arguments: Value,
    left: Duration,
) -> Ahead {
    let result = |content| Ahead::Result(ToolResult { call_id: call.id.clone(), name: call.name.clone(), content });
    let wrong = |message: &str| result(json!({"status": "error", "message": message, "outside": true}));
    match tokio::time::timeout(left, ahead.ahead(engine, context, &arguments)).await {
        Ok(Ok(Prepared::Found(content))) => result(content),
        Ok(Ok(Prepared::Complete { arguments, outside })) => {
            Ahead::Complete { call: ToolCall { arguments, ..call.clone() }, outside }
        }
        Ok(Err(tools::Error::Store(error))) => {
            tracing::warn!(%error, "what a tool looks up cannot be read");
            wrong("it cannot be looked up now")
        }
        Ok(Err(error)) => {
            let mut content = tools::failed(&error, context);
            content["outside"] = json!(true);
            result(content)
        }
        Err(_) => wrong("there is no time left in this turn to look outside"),
    }
}

async fn one(call: &ToolCall, source: &dyn ToolSource, tool: &str, arguments: Value, left: Duration) -> ToolResult {
    let arguments: Map<String, Value> = arguments.as_object().cloned().unwrap_or_default();
    let answered = match tokio::time::timeout(left, services::tools::call(source, tool, &arguments)).await {
        Ok(answered) => answered,
        Err(_) => Err(CallError::NotNow("there is no time left in this turn to look outside".into())),
    };
    // What a server says, and be it in an error, is text from outside.
    let content = match answered {
        Ok(reply) if reply.failed => json!({"status": "error", "message": reply.text, "outside": true}),
        Ok(reply) => json!({"status": "found", "text": reply.text, "outside": true}),
        Err(error) => json!({"status": "error", "message": error.to_string(), "outside": true}),
    };
    ToolResult { call_id: call.id.clone(), name: call.name.clone(), content }
}
