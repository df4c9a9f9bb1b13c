//! A turn's record, gone through again without a model: do the same decisions come out?
//!
//! The request is built again from the recorded context, the recorded answers are fed, and for every call the schema,
//! the policy and the taint are asked anew. What a tool found or refused because of the agenda as it was then cannot be
//! known again, and is told as such. Reads only.

use domain::emergency::Emergency;
use domain::{Decision, Message, Policy, Priority, Proposal, Sender, Step, StepKind, ToolClass, Turn, TurnId};
use futures_util::FutureExt;
use models::{Answer, Purpose, Request, ToolCall, ToolResult};
use serde::Serialize;
use store::Tx;

use super::begin::zone;
use super::context::Context;
use super::emergency;
use super::reply::{self, Reply};
use crate::tools::{self, Leave};
use crate::{Engine, Error, Result, phrases};

/// Messages that a turn can have had before it.
const MOST: i64 = 10_000;

/// What became of the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Replayed {
    pub turn_id: TurnId,
    pub steps: Vec<Retraced>,
}

impl Replayed {
    /// Whether every decision came out as it was recorded.
    pub fn is_same(&self) -> bool {
        self.steps.iter().all(|step| step.same)
    }
}

/// One thing that was recorded, and what comes out now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Retraced {
    /// The step's number.
    pub n: i64,
    /// `context`, the name of a tool, `reply`, …
    pub what: String,
    pub recorded: String,
    pub again: String,
    pub same: bool,
}

impl Engine {
    /// Goes through the turn's record again.
    pub async fn retrace(&self, id: TurnId) -> Result<Replayed> {
        let (env, registry, settings) = (self.env.clone(), self.tools.clone(), self.settings.clone());
        let found = self.store.read::<_, Error, _>(move |tx| {
            async move {
                let turn = store::turns::get_any(tx, id).await?.ok_or(Error::NotFound("turn"))?;
                let steps = store::turns::steps(tx, id).await?;
                let mut tracer = Tracer::open(tx, env, &registry, settings.calls_per_round, turn, &steps).await?;
                for step in &steps {
                    tracer.step(tx, step).await?;
                }
                tracer.end();
                Ok(Replayed { turn_id: id, steps: tracer.traced })
            }
            .boxed()
        });
        found.await
    }
}

struct Tracer {
    registry: tools::Registry,
    calls_per_round: usize,
    turn: Turn,
    context: Context,
    tools: tools::Context,
    request: Request,
    messages: Vec<Message>,
    /// What was said before them.
    history: Vec<Message>,
    /// What was said last before them asks something.
    asked: bool,
    /// What the turn said, as it stands in the conversation.
    said: Option<String>,
    /// The last answer, until its results come.
    answer: Option<Answer>,
    replied: bool,
    traced: Vec<Retraced>,
}

impl Tracer {
    async fn open(
        tx: &mut Tx,
        env: domain::Env,
        registry: &tools::Registry,
        calls_per_round: usize,
        turn: Turn,
        steps: &[Step],
    ) -> Result<Self> {
        let first = steps.first().filter(|step| step.kind == StepKind::Context);
        let content = first.ok_or_else(|| Error::Broken("the turn recorded nothing".into()))?.content.clone();
        let context: Context = serde_json::from_value(content).map_err(|error| unreadable(0, &error))?;
        let place = store::conversations::place(tx, turn.workspace_id, turn.conversation_id).await?;
        let store::conversations::Place { conversation, user, .. } = place.ok_or(Error::NotFound("conversation"))?;
        let all = store::messages::page(tx, conversation.id, None, MOST).await?;
        let said = all.iter().rfind(|message| message.turn_id == Some(turn.id)).map(|message| message.text.clone());
        let first = context.answers.first().copied().unwrap_or(i64::MAX);
        let (mut messages, mut history) = (Vec::new(), Vec::new());
        for message in all {
            if context.answers.contains(&message.seq) {
                messages.push(message);
            } else if message.seq < first {
                history.push(message);
            }
        }
        let asked = history.last().is_some_and(|last| last.sender == Sender::Assistant && last.text.contains('?'));
        if let (true, Some(first)) = (history.is_empty(), messages.first()) {
            history = crate::memory::brought(tx, first).await?;
        }
        let tools = tools::Context {
            env,
            zone: zone(&user),
            user,
            language: context.language.clone(),
            conversation_id: conversation.id,
            now: context.now,
            leave: Leave::Rule(turn.id),
            outside: false,
        };
        let registry = tools::for_replay(registry.clone()).of_use(context.purpose, &context.memory);
        let registry = if context.mail { registry } else { registry.beside_mail() };
        let request = context.request(&history, &messages, registry.specs());
        let (answer, replied, traced) = (None, false, Vec::new());
        Ok(Self {
            registry,
            calls_per_round,
            turn,
            context,
            tools,
            request,
            messages,
            history,
            asked,
            said,
            answer,
            replied,
            traced,
        })
    }

    async fn step(&mut self, tx: &mut Tx, step: &Step) -> Result<()> {
        let unreadable = |error: serde_json::Error| unreadable(step.n, &error);
        match step.kind {
            StepKind::Context => {
                let wanted = self.context.answers.len() + self.context.window.len();
                let there = self.request.parts.len();
                self.note(step.n, "context", format!("{wanted} messages"), format!("{there} messages"));
                let found = match self.context.purpose {
                    Purpose::Chat => emergency::among(&self.messages),
                    Purpose::Detect => Vec::new(),
                };
                if !(found.is_empty() && self.context.emergency.is_empty()) {
                    self.note(step.n, "emergency", kinds(&self.context.emergency), kinds(&found));
                }
            }
            StepKind::Answer => {
                let answer: Answer = serde_json::from_value(step.content.clone()).map_err(unreadable)?;
                if !answer.made.prompt.is_empty() {
                    let again = models::prompt::version(&self.request).into_owned();
                    self.note(step.n, "prompt", answer.made.prompt.clone(), again);
                }
                self.answer = Some(answer);
            }
            StepKind::Result => {
                let results: Vec<ToolResult> = serde_json::from_value(step.content.clone()).map_err(unreadable)?;
                let answer = self.answer.take().unwrap_or_default();
                self.round(tx, step.n, answer, results).await?;
            }
            StepKind::Reply => {
                let reply: Reply = serde_json::from_value(step.content.clone()).map_err(unreadable)?;
                self.reply(step.n, &reply);
            }
        }
        Ok(())
    }

    /// Decides a round's calls again.
    async fn round(&mut self, tx: &mut Tx, n: i64, answer: Answer, results: Vec<ToolResult>) -> Result<()> {
        let tainted = self.context.taint.and(self.request.results()).binds(&answer.made);
        for (index, call) in answer.calls.iter().enumerate() {
            let Some(result) = results.get(index).filter(|result| result.call_id == call.id) else {
                self.note(n, &call.name, "no result".into(), "a result".into());
                continue;
            };
            let status = result.content["status"].as_str().unwrap_or("nothing").to_owned();
            let again = if index >= self.calls_per_round {
                vec!["error"]
            } else {
                // What clashed then asked; what stands now is another agenda.
                let clashed = result.content.get("clashes").is_some();
                self.decide(tx, call, tainted || clashed, &status).await?
            };
            let mut again = if again.contains(&status.as_str()) { status.clone() } else { again.join(" or ") };
            if again == status && status == "proposed" {
                again = self.proposed(tx, call, result).await?;
            }
            self.note(n, &call.name, status, again);
        }
        self.request.add_round(answer, results);
        if let Some(fault) = self.request.fault() {
            self.note(n, "round", "complete".into(), fault);
        }
        Ok(())
    }

    /// What the call may come to, by its schema, the policy and the taint.
    async fn decide(&self, tx: &mut Tx, call: &ToolCall, tainted: bool, status: &str) -> Result<Vec<&'static str>> {
        if let Some(&class) = self.context.outside.get(&call.name) {
            // The server's schema is not recorded: an error may be a complaint about the arguments.
            return Ok(match self.context.policy.decide_outside(class, tainted) {
                Decision::Allow if class == ToolClass::Read => vec!["found", "error"],
                Decision::Allow => vec!["queued", "error"],
                Decision::Ask => vec!["proposed", "error"],
                Decision::Deny => vec!["refused", "error"],
            });
        }
        let Ok((tool, arguments)) = self.registry.take(&call.name, &call.arguments) else { return Ok(vec!["error"]) };
        let preview = match tool.preview(tx, &self.tools, &arguments).await {
            Ok(preview) => Some(preview),
            Err(tools::Error::Invalid(_) | tools::Error::Refused(..)) => None,
            Err(tools::Error::Store(error)) => return Err(error.into()),
        };
        if arguments["id"].as_str().is_some_and(|id| id.starts_with("prp_")) && status == "done" {
            // It drops what waited, which is always allowed.
            return Ok(vec!["done"]);
        }
        let over = preview.as_ref().is_some_and(|preview| preview.over);
        if self.context.purpose == Purpose::Detect && over {
            return Ok(vec!["refused"]);
        }
        let priority = preview.map_or_else(Priority::default, |preview| preview.priority);
        let policy: &Policy = &self.context.policy;
        let said = self.context.said(&self.tools.user.name, &self.history, &self.messages);
        let tainted = tainted || tool.asks(&said, &arguments);
        // An error says how the agenda was then.
        let decided = policy.decide(tool.class(), priority, tainted);
        let lets = self.context.low_without_asking && !tainted;
        Ok(match tools::unasked(decided, tool, priority, lets) {
            Decision::Allow if tool.class() == domain::ActionClass::Read => vec!["found", "error"],
            // What is done at a mailbox leaves through the outbox.
            Decision::Allow if tools::is_mail(&call.name) => vec!["queued", "error"],
            Decision::Allow => vec!["done", "error"],
            Decision::Ask => vec!["proposed", "error"],
            Decision::Deny => vec!["refused", "error"],
        })
    }

    /// Whether the proposal that stands is the one that the call makes.
    async fn proposed(&self, tx: &mut Tx, call: &ToolCall, result: &ToolResult) -> Result<String> {
        let id = result.content["proposal_id"].as_str().and_then(|id| id.parse().ok());
        let proposal = match id {
            Some(id) => store::proposals::get(tx, self.turn.workspace_id, id).await?,
            None => None,
        };
        let Some(proposal) = proposal.filter(|proposal| proposal.turn_id == Some(self.turn.id)) else {
            return Ok("proposed, but there is no such proposal of this turn".into());
        };
        let arguments = tools::clean(&call.arguments);
        let bound = Proposal::hash(&call.name, &arguments) == proposal.arguments_hash;
        // A call that was completed is bound to what it was completed to.
        let changed = tools::is_mail(&call.name)
            || result.content["replaces"].is_string()
            || result.content["summary"] != proposal.summary.as_str();
        // One that was edited since has another line; one that took another's place has that one's arguments too.
        Ok(if bound || changed { "proposed".into() } else { "proposed with other arguments".into() })
    }

    fn reply(&mut self, n: i64, reply: &Reply) {
        self.replied = true;
        let phrases = phrases::of(&self.context.language);
        if let Some(verdict) = reply.verdict {
            let first = self.messages.first().map(|message| &message.text);
            let dropped = |text: &String| crate::undo::asks(text).then_some(false);
            let said = first.and_then(|text| phrases::verdict(text).or_else(|| dropped(text)));
            self.note(n, "verdict", word(Some(verdict)), word(said));
        } else if reply.undoes {
            let asks = self.messages.first().is_some_and(|message| crate::undo::asks(&message.text));
            self.note(n, "undo", "asked".into(), if asks { "asked" } else { "not asked" }.into());
        } else if reply.ends_session {
            let ends = self.messages.first().is_some_and(|message| crate::memory::ends(&message.text, self.asked));
            self.note(n, "session", "ends".into(), if ends { "ends" } else { "goes on" }.into());
        } else {
            let own = match (&reply.error, &self.answer) {
                (Some(_), _) => reply.instead.as_str(),
                _ if !reply.instead.is_empty() => reply.instead.as_str(),
                (None, Some(answer)) => answer.text.as_str(),
                (None, None) => super::last_words(&self.request),
            };
            if reply.text.is_empty() {
                let own = own.to_owned();
                return self.nothing(n, &own);
            }
            let text = reply::compose(own, self.request.results(), phrases);
            let again = Reply { text, ..Reply::default() }.with_notice(&reply.notice).text;
            self.note(n, "reply", reply.text.clone(), again);
        }
        let said = self.said.clone().unwrap_or_default();
        self.note(n, "message", reply.text.clone(), said);
    }

    /// A turn without a reply of its own said its last answer.
    fn end(&mut self) {
        let n = self.traced.last().map_or(0, |traced| traced.n + 1);
        if let (false, Purpose::Chat, Some(answer)) = (self.replied, self.context.purpose, self.answer.take()) {
            let recorded = answer.text.trim().to_owned();
            if recorded.is_empty() {
                return self.nothing(n, "");
            }
            let again = reply::compose(&recorded, self.request.results(), phrases::of(&self.context.language));
            self.note(n, "reply", recorded.clone(), again);
            self.note(n, "message", recorded, self.said.clone().unwrap_or_default());
        }
    }

    /// Nothing was said: right where whom to call was all that there was to say.
    fn nothing(&mut self, n: i64, own: &str) {
        let again = if self.context.emergency.is_empty() { own } else { "nothing" };
        self.note(n, "reply", "nothing".into(), again.into());
    }

    fn note(&mut self, n: i64, what: &str, recorded: String, again: String) {
        self.traced.push(Retraced { n, what: what.to_owned(), same: recorded == again, recorded, again });
    }
}

fn kinds(emergencies: &[Emergency]) -> String {
    emergencies.iter().map(|emergency| emergency.as_str()).collect::<Vec<_>>().join(" ")
}

fn word(verdict: Option<bool>) -> String {
    verdict.map_or("none", |yes| if yes { "yes" } else { "no" }).to_owned()
}

fn unreadable(n: i64, error: &serde_json::Error) -> Error {
    Error::Broken(format!("step {n} cannot be read: {error}"))
}
