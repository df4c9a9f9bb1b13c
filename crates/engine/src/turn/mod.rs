//! One turn: what came in, the model and its tools in at most a few rounds, what goes out.
//!
//! No transaction is open while a model is asked. Each round is written as it happens: an answer and the results of its
//! calls as two steps, in the transaction that did the calls. A turn that dies goes on behind its last round. The last
//! answer and the reply are steps of the transaction that ends the turn.
//!
//! The model is asked again only where it has something to look at: what was found, or what went wrong. What was done,
//! proposed or refused is told by `reply.rs`, without it.

mod apart;
mod begin;
mod context;
mod emergency;
mod fallback;
mod finish;
mod look;
mod money;
mod replay;
mod reply;
mod stream;
mod taint;
mod undo;
mod unsend;
mod verdict;

use std::sync::Arc;

use domain::{Lane, LivePayload, MessageId, Step, StepKind};
use futures_util::FutureExt;
use models::{Answer, Deltas, Part, Purpose, Request, ToolResult};
use store::Tx;

use crate::tools::{self, Gate};
use crate::{Engine, Error, Result, phrases, texts};

use begin::{Begun, Open};
pub(crate) use begin::{Work, open, zone};
use look::{Ahead, Looked};
pub use replay::{Replayed, Retraced};
use reply::Reply;
use stream::Stream;

/// How a turn that did not fail came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    Done,
    /// Nothing waited in the lane.
    Empty,
}

/// Runs the lane's turn: a new one, or the one that its last worker left behind.
pub(crate) async fn run(engine: &Arc<Engine>, lane: &Lane) -> Result<Ended> {
    let mut open = match begin::begin(engine, lane).await? {
        Begun::Nothing => return Ok(Ended::Empty),
        Begun::Open(open) => *open,
    };
    if let Some(verdict) = verdict::given(&open) {
        finish::with_verdict(engine, lane, open, verdict).await?;
        return Ok(Ended::Done);
    }
    if let Some(effect) = unsend::asked(&open) {
        finish::with_unsent(engine, lane, open, effect).await?;
        return Ok(Ended::Done);
    }
    if let Some(asked) = open.undo.take() {
        finish::with_undo(engine, lane, open, asked).await?;
        return Ok(Ended::Done);
    }
    let first = (open.first.take(), open.ahead.take());
    let open = Arc::new(open);
    let ending =
        if verdict::ends(&open) { Ending::of_session(&open) } else { converse(engine, lane, &open, first).await? };
    finish::with_ending(engine, lane, open, ending).await?;
    Ok(Ended::Done)
}

/// The number of a round's first step. Step 0 is the context; each round has an answer and its results.
fn step_of(round: usize) -> i64 {
    1 + 2 * round as i64
}

/// How a conversation with the model came to its end.
#[derive(Debug)]
struct Ending {
    /// The number of the next step.
    n: i64,
    /// The last answer, where it is not recorded yet.
    answer: Option<Answer>,
    /// What is said to the person; nothing where the assistant only listens.
    reply: Option<Reply>,
    /// The reply may repeat what others wrote.
    outside: bool,
    /// The reply shows what waits for a yes.
    proposes: bool,
    /// The last answer's call, where it is not booked yet.
    unbooked: Option<money::Unbooked>,
}

impl Ending {
    /// The person's word that the session is over: no model is asked.
    fn of_session(open: &Open) -> Self {
        let text = phrases::of(&open.context.language).ended.to_owned();
        let reply = Reply { text, ends_session: true, ..Reply::default() };
        Self { n: step_of(0), answer: None, reply: Some(reply), outside: false, proposes: false, unbooked: None }
    }
}

/// Asks the model until its calls are settled or it has none, `rounds` at most.
async fn converse(
    engine: &Arc<Engine>,
    lane: &Lane,
    open: &Arc<Open>,
    (first, mut ahead): (Option<Request>, Option<money::Ahead>),
) -> Result<Ending> {
    let began = engine.env.now();
    let mut request = first.unwrap_or_else(|| open.request(open.tools.specs()));
    let mut rounds = resume(&mut request, &open.steps)?;
    let mut stream = Stream::new(engine, lane, open.turn.id);
    let outside = |request: &Request| open.context.taint.and(request.results()).spreads();
    while !reply::is_settled(&request) {
        // What was said with the calls before is no part of the reply.
        stream.restart();
        let money::Paid { answer, unbooked } = match ask(engine, open, &request, ahead.take(), &mut stream).await {
            Ok(paid) => paid,
            // Somebody waits for an answer; what is only read can wait until there is a model again.
            Err(Error::Model(error)) if open.is_chat() => {
                tracing::warn!(turn = %open.turn.id, %error, "no model answers; the person is told so");
                return Ok(unanswered(engine, open, &request, rounds, &error));
            }
            Err(error) => return Err(error),
        };
        // The calls of an answer past the bound are not done; its text, if any, is the last word.
        if answer.calls.is_empty() || rounds == engine.settings.rounds {
            let answer = Answer { calls: Vec::new(), ..answer };
            let silent = Reply::after_emergency(&open.context).filter(|_| answer.made.unclear);
            if silent.is_some() {
                stream.restart();
            }
            let reply = silent.or_else(|| open.is_chat().then(|| replied(open, &answer.text, &request)));
            let outside = outside(&request);
            let proposes = reply::proposes(request.results());
            return Ok(Ending { n: step_of(rounds), reply, answer: Some(answer), outside, proposes, unbooked });
        }
        let tainted = open.context.taint.and(request.results()).binds(&answer.made);
        let context = open.tool_context(&engine.env);
        let looked = look::look(engine, &open.tools, (&context, &open.policy, tainted), began, &answer).await;
        (request, ahead) =
            act(engine, lane, open, request, rounds, Acting { answer, unbooked, tainted, looked }).await?;
        rounds += 1;
    }
    let own = last_words(&request);
    let notice = if open.is_chat() { notice(engine, open, &request).await? } else { String::new() };
    let reply = open.is_chat().then(|| replied(open, own, &request).with_notice(&notice));
    let (outside, proposes) = (outside(&request), reply::proposes(request.results()));
    Ok(Ending { n: step_of(rounds), answer: None, reply, outside, proposes, unbooked: None })
}

/// What stands behind the reply of a turn whose calls were the end of it: whom to ask about a symptom that the rules
/// took for an event, and that the day's budget is used up.
async fn notice(engine: &Arc<Engine>, open: &Open, request: &Request) -> Result<String> {
    let notices = [fallback::symptom(open, request).unwrap_or_default(), money::notice(engine, open, request).await?];
    Ok(notices.into_iter().filter(|notice| !notice.is_empty()).collect::<Vec<_>>().join("\n\n"))
}

/// The text of the answer that made the last calls.
fn last_words(request: &Request) -> &str {
    let answers = request.parts.iter().rev().find_map(|part| match part {
        Part::Answered(answer) => Some(answer.text.as_str()),
        _ => None,
    });
    answers.unwrap_or_default()
}

/// The model's own words and what its calls came to; our words where that is nothing.
fn replied(open: &Open, own: &str, request: &Request) -> Reply {
    let phrases = phrases::of(&open.context.language);
    let text = reply::compose(own, request.results(), phrases);
    if !text.is_empty() {
        return Reply { text, ..Reply::default() };
    }
    let said = || fallback::instead(open, open.texts.get(texts::SPEECHLESS));
    Reply::after_emergency(&open.context).unwrap_or_else(|| Reply::instead(said(), String::new()))
}

/// What is said where no model answers: that, and what the turn has come to so far.
fn unanswered(engine: &Engine, open: &Open, request: &Request, rounds: usize, error: &models::Error) -> Ending {
    let phrases = phrases::of(&open.context.language);
    let instead = match Reply::after_emergency(&open.context) {
        Some(_) => String::new(),
        None => fallback::instead(open, &fallback::away(engine, open)),
    };
    let text = reply::compose(&instead, request.results(), phrases);
    let reply = Reply { error: Some(error.to_string()), ..Reply::instead(instead, text) };
    let outside = open.context.taint.and(request.results()).spreads();
    let proposes = reply::proposes(request.results());
    Ending { n: step_of(rounds), answer: None, reply: Some(reply), outside, proposes, unbooked: None }
}

/// Puts recorded answers and results behind the request; answers how many rounds are complete.
fn resume(request: &mut Request, steps: &[Step]) -> Result<usize> {
    let broken = |error: serde_json::Error| Error::Broken(format!("a recorded step cannot be read: {error}"));
    let mut rounds = 0;
    for step in steps {
        match step.kind {
            // A turn with a reply has ended.
            StepKind::Context | StepKind::Reply => {}
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

async fn ask(
    engine: &Arc<Engine>,
    open: &Open,
    request: &Request,
    ahead: Option<money::Ahead>,
    stream: &mut Stream<'_>,
) -> Result<money::Paid> {
    match request.purpose {
        Purpose::Chat => money::ask(engine, open, request, ahead, stream).await,
        // Nobody reads along where the assistant only listens.
        Purpose::Detect => money::ask(engine, open, request, ahead, &mut ()).await,
    }
}

/// What a round acts on.
struct Acting {
    answer: Answer,
    unbooked: Option<money::Unbooked>,
    tainted: bool,
    looked: Looked,
}

/// Does one round's calls, but those of `looked`, and records the answer and its results, all in one transaction: a call
/// is done and recorded, or neither. Answers the request with both behind it, and what the next question is paid with.
async fn act(
    engine: &Arc<Engine>,
    lane: &Lane,
    open: &Arc<Open>,
    request: Request,
    rounds: usize,
    acting: Acting,
) -> Result<(Request, Option<money::Ahead>)> {
    let unbooked = acting.unbooked.clone();
    let round = Round {
        engine: Arc::clone(engine),
        lane: *lane,
        context: open.tool_context(&engine.env),
        messages: open.messages.iter().map(|message| message.id).collect(),
        lifetime: open.proposal_lifetime(&engine.settings),
        open: Arc::clone(open),
        request,
        acting,
        rounds,
    };
    let done = engine
        .store
        .write_soon_of::<_, Error, _>(lane.workspace_id, move |tx| async move { round.run(tx).await }.boxed())
        .await;
    let Acted { request, ahead, events } = money::booked_with(engine, unbooked, done).await?;
    if !events.is_empty() {
        engine.store.settled().await?;
    }
    engine.publish(lane.workspace_id, events);
    Ok((request, ahead))
}

/// One round's calls, ready to run inside a transaction.
struct Round {
    engine: Arc<Engine>,
    lane: Lane,
    open: Arc<Open>,
    context: tools::Context,
    messages: Vec<MessageId>,
    lifetime: jiff::SignedDuration,
    request: Request,
    acting: Acting,
    /// Rounds that are complete.
    rounds: usize,
}

/// What a round came to.
struct Acted {
    request: Request,
    ahead: Option<money::Ahead>,
    events: Vec<domain::LiveEvent>,
}

impl Round {
    async fn run(mut self, tx: &mut Tx) -> Result<Acted> {
        let now = self.context.now;
        store::lanes::hold(tx, &self.lane, self.engine.env.now() + self.engine.settings.lease).await?;
        if let Some(unbooked) = &self.acting.unbooked {
            unbooked.book(tx).await?;
        }
        let (results, written) = self.calls(tx).await?;
        let n = step_of(self.rounds);
        let steps = [
            (n, StepKind::Answer, serde_json::to_value(&self.acting.answer)),
            (n + 1, StepKind::Result, serde_json::to_value(&results)),
        ]
        .map(|(n, kind, content)| Step { n, kind, content: content.unwrap_or_default() });
        let turn = self.open.turn.id;
        tx.execute_all(steps.iter().map(|step| store::turns::insert_step(turn, step, now)).collect()).await?;
        let events = store::live::append(tx, self.lane.conversation_id, now, written).await?;
        self.request.add_round(self.acting.answer, results);
        // The day's sums are locked already, in the order that everybody keeps.
        let ahead = match &self.acting.unbooked {
            Some(unbooked) if !reply::is_settled(&self.request) => {
                money::ahead_of_next(tx, &self.engine, &self.open, unbooked, &self.request).await?
            }
            _ => None,
        };
        Ok(Acted { request: self.request, ahead, events })
    }

    /// Every call through the gate, in order; those past the bound are answered that they are.
    async fn calls(&self, tx: &mut Tx) -> Result<(Vec<ToolResult>, Vec<LivePayload>)> {
        let open = &self.open;
        let said = open.context.said(&open.user.name, &open.history, &open.messages);
        let gate = Gate {
            policy: &self.open.policy,
            tainted: self.acting.tainted,
            earlier: !open.context.fresh.and(self.request.results()).binds(&self.acting.answer.made),
            reads_along: !self.open.is_chat(),
            turn_id: self.open.turn.id,
            model: self.acting.answer.made.by().unwrap_or(self.engine.model.name()),
            lifetime: self.lifetime,
            messages: &self.messages,
            said: &said,
        };
        let mut results = Vec::with_capacity(self.acting.answer.calls.len());
        let mut written: Vec<LivePayload> = Vec::new();
        for (index, call) in self.acting.answer.calls.iter().enumerate() {
            if index >= self.engine.settings.calls_per_round {
                let content = serde_json::json!({"status": "error", "message": "too many calls in one answer"});
                results.push(ToolResult { call_id: call.id.clone(), name: call.name.clone(), content });
                continue;
            }
            let (call, context) = match self.acting.looked.get(&index) {
                Some(Ahead::Result(result)) => {
                    results.push(result.clone());
                    continue;
                }
                Some(Ahead::Complete { call, outside }) => {
                    (call, &tools::Context { outside: self.context.outside || *outside, ..self.context.clone() })
                }
                None => (call, &self.context),
            };
            let (mut result, payloads) = tools::call(tx, &self.open.tools, context, &gate, call).await?;
            if context.outside {
                result.content["outside"] = serde_json::json!(true);
            }
            results.push(result);
            written.extend(payloads);
        }
        Ok((results, written))
    }
}
