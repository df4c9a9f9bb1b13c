//! One turn: what came in, the model and its tools in at most a few rounds, what goes out.
//!
//! No transaction is open while a model is asked. Each round is written as it happens: an answer and the results of its
//! calls as two steps, in the transaction that did the calls. A turn that dies goes on behind its last round. The last
//! answer is a step of the transaction that ends the turn.

mod begin;
mod context;
mod finish;
mod money;
mod verdict;

use std::sync::Arc;

use domain::{Lane, LivePayload, MessageId, Step, StepKind, TurnId};
use futures_util::FutureExt;
use models::{Answer, Deltas, Part, Purpose, Request, ToolResult};
use store::Tx;

use crate::bus::Signal;
use crate::tools::{self, Gate};
use crate::{Engine, Error, Result};

use begin::{Begun, Open};
pub(crate) use begin::{Work, open, zone};

/// How a turn that did not fail came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    Done,
    /// Nothing waited in the lane.
    Empty,
}

/// Runs the lane's turn: a new one, or the one that its last worker left behind.
pub(crate) async fn run(engine: &Arc<Engine>, lane: &Lane) -> Result<Ended> {
    let open = match begin::begin(engine, lane).await? {
        Begun::Nothing => return Ok(Ended::Empty),
        Begun::Open(open) => *open,
    };
    if let Some(verdict) = verdict::given(&open) {
        finish::with_verdict(engine, lane, open, verdict).await?;
        return Ok(Ended::Done);
    }
    let (answer, n) = converse(engine, lane, &open).await?;
    finish::with_answer(engine, lane, open, answer, n).await?;
    Ok(Ended::Done)
}

/// The number of a round's first step. Step 0 is the context; each round has an answer and its results.
fn step_of(round: usize) -> i64 {
    1 + 2 * round as i64
}

/// Asks the model until it has no more calls, `rounds` at most; answers its last words and the number of their step.
async fn converse(engine: &Arc<Engine>, lane: &Lane, open: &Open) -> Result<(Answer, i64)> {
    let mut request = open.request(engine.tools.specs());
    let mut rounds = resume(&mut request, &open.steps)?;
    loop {
        let answer = ask(engine, lane, open, &request).await?;
        // The calls of an answer past the bound are not done; its text, if any, is the last word.
        if answer.calls.is_empty() || rounds == engine.settings.rounds {
            return Ok((Answer { calls: Vec::new(), ..answer }, step_of(rounds)));
        }
        let results = act(engine, lane, open, rounds, &answer).await?;
        request.parts.push(Part::Answered(answer));
        request.parts.extend(results.into_iter().map(Part::Result));
        rounds += 1;
    }
}

/// Puts recorded answers and results behind the request; answers how many rounds are complete.
fn resume(request: &mut Request, steps: &[Step]) -> Result<usize> {
    let broken = |error: serde_json::Error| Error::Broken(format!("a recorded step cannot be read: {error}"));
    let mut rounds = 0;
    for step in steps {
        match step.kind {
            StepKind::Context => {}
            StepKind::Answer => {
                request.parts.push(Part::Answered(serde_json::from_value(step.content.clone()).map_err(broken)?));
            }
            StepKind::Result => {
                let results: Vec<ToolResult> = serde_json::from_value(step.content.clone()).map_err(broken)?;
                request.parts.extend(results.into_iter().map(Part::Result));
                rounds += 1;
            }
        }
    }
    Ok(rounds)
}

async fn ask(engine: &Arc<Engine>, lane: &Lane, open: &Open, request: &Request) -> Result<Answer> {
    let mut stream = Stream { engine, lane, turn: open.turn.id };
    match request.purpose {
        Purpose::Chat => money::ask(engine, open, request, &mut stream).await,
        // Nobody reads along where the assistant only listens.
        Purpose::Detect => money::ask(engine, open, request, &mut ()).await,
    }
}

/// Does one round's calls and records the answer and its results, all in one transaction: a call is done and recorded,
/// or neither.
async fn act(
    engine: &Arc<Engine>,
    lane: &Lane,
    open: &Open,
    rounds: usize,
    answer: &Answer,
) -> Result<Vec<ToolResult>> {
    let round = Round {
        engine: Arc::clone(engine),
        lane: *lane,
        context: open.tool_context(&engine.env),
        policy: open.policy.clone(),
        tainted: open.tainted,
        reads_along: !open.is_chat(),
        turn: open.turn.id,
        messages: open.messages.iter().map(|message| message.id).collect(),
        lifetime: open.proposal_lifetime(&engine.settings),
        answer: answer.clone(),
        step: step_of(rounds),
    };
    let (results, events) = engine
        .store
        .write_of::<_, Error, _>(lane.workspace_id, move |tx| async move { round.run(tx).await }.boxed())
        .await?;
    engine.publish(lane.workspace_id, events);
    Ok(results)
}

/// One round's calls, ready to run inside a transaction.
struct Round {
    engine: Arc<Engine>,
    lane: Lane,
    context: tools::Context,
    policy: domain::Policy,
    tainted: bool,
    reads_along: bool,
    turn: TurnId,
    messages: Vec<MessageId>,
    lifetime: jiff::SignedDuration,
    answer: Answer,
    /// The number of the answer's step; its results have the next.
    step: i64,
}

impl Round {
    async fn run(self, tx: &mut Tx) -> Result<(Vec<ToolResult>, Vec<domain::LiveEvent>)> {
        let now = self.context.now;
        store::lanes::hold(tx, &self.lane, self.engine.env.now() + self.engine.settings.lease).await?;
        let gate = Gate {
            policy: &self.policy,
            tainted: self.tainted,
            reads_along: self.reads_along,
            turn_id: self.turn,
            model: self.engine.model.name(),
            lifetime: self.lifetime,
            messages: &self.messages,
        };
        let mut results = Vec::with_capacity(self.answer.calls.len());
        let mut written: Vec<LivePayload> = Vec::new();
        for (index, call) in self.answer.calls.iter().enumerate() {
            if index >= self.engine.settings.calls_per_round {
                let content = serde_json::json!({"status": "error", "message": "too many calls in one answer"});
                results.push(ToolResult { call_id: call.id.clone(), name: call.name.clone(), content });
                continue;
            }
            let (result, payloads) = tools::call(tx, &self.engine.tools, &self.context, &gate, call).await?;
            results.push(result);
            written.extend(payloads);
        }
        let steps = [
            (self.step, StepKind::Answer, serde_json::to_value(&self.answer)),
            (self.step + 1, StepKind::Result, serde_json::to_value(&results)),
        ]
        .map(|(n, kind, content)| Step { n, kind, content: content.unwrap_or_default() });
        tx.execute_all(steps.iter().map(|step| store::turns::insert_step(self.turn, step, now)).collect()).await?;
        let events = store::live::append(tx, self.lane.conversation_id, now, written).await?;
        Ok((results, events))
    }
}

/// Passes an answer's pieces to those who watch.
struct Stream<'a> {
    engine: &'a Engine,
    lane: &'a Lane,
    turn: TurnId,
}

impl Deltas for Stream<'_> {
    fn text(&mut self, piece: &str) {
        if self.engine.bus.is_watched(self.lane.workspace_id) {
            let signal =
                Signal::Delta { conversation_id: self.lane.conversation_id, turn_id: self.turn, text: piece.into() };
            self.engine.bus.tell(self.lane.workspace_id, [signal]);
        }
    }
}
