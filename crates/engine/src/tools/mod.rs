//! What the assistant can do: one file per tool, all behind [`Tool`], found by name in a [`Registry`].
//!
//! To add a tool:
//! 1. a file here with its arguments' type, and its line in [`Registry::standard`]. `arguments.rs` and `moment.rs` read
//!    and bound what tools have in common;
//! 2. its class: a variant of [`ActionClass`] in `domain/src/policy.rs` that fits, or a new one there, which belongs
//!    into `ActionClass::WRITERS` too where it writes (the policy's tests go over that list), and into the settings of
//!    the console (`web/src/i18n/`);
//! 3. its stories in `tests/it/tools`; where few turns need it, its occasion in `models/prompts/occasions.v1.toml`.
//!
//! A model that reads schemas finds it by itself. The rules call only what they know: for them it also takes an intent
//! in `models/src/rules/intent.rs` and its call in `models/src/rules/act.rs` (in a chat) or `detect.rs` (in a source).

mod agenda;
pub(crate) mod arguments;
mod cancel_event;
mod change_event;
mod change_reminder;
mod close_reminder;
pub(crate) mod contacts;
mod create_event;
mod create_reminder;
mod fault;
mod find_events;
mod find_slots;
mod forget;
mod forget_all;
mod found;
mod free_busy;
mod gate;
mod get_event;
mod mail;
mod moment;
mod others;
mod outside;
mod pending;
mod people;
mod quick_add;
mod refusal;
mod remember;
mod respond_event;
mod set_briefs;
mod triage_mail;

use std::collections::BTreeMap;
use std::sync::Arc;

use async_trait::async_trait;
use domain::text::quote;
use domain::{ActionClass, ConversationId, Env, Event, LivePayload, Priority, ProposalId, Said, TurnId, User};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use models::{Memory, Purpose, ToolSpec};
use serde_json::{Value, json};
use services::tools::ToolSource;
use store::Tx;

use crate::{Engine, phrases};

pub(crate) use arguments::clean;
use close_reminder::CloseReminder;
pub(crate) use create_event::CreateEvent;
use found::found;
pub(crate) use gate::{EARLIER, clashing, decision, failed, is_deed, unasked};
pub use gate::{Gate, call};
pub(crate) use mail::{for_replay, is_mail, sends, with_mail};
pub(crate) use moment::within_years;
pub use outside::Outside;
pub(crate) use outside::{Seen, of as outside_of, with_outside};
pub use pending::Instead;
pub(crate) use pending::{may_be_changed, proposed_item, proposed_start};
pub(crate) use quick_add::in_full as quick;
pub use refusal::Refusal;

/// For whom and where a tool works.
#[derive(Debug, Clone)]
pub struct Context {
    pub env: Env,
    pub user: User,
    /// The user's zone: wall times in arguments are read in it.
    pub zone: TimeZone,
    /// What is written for a person is written in it: the turn's, else the user's.
    pub language: String,
    /// Where the call came from, and where a reminder is told.
    pub conversation_id: ConversationId,
    pub now: Timestamp,
    pub leave: Leave,
    /// What is written may repeat what others wrote: it is marked as such.
    pub outside: bool,
}

/// With whose leave a thing is done; its audit entry says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    /// The person's own hand.
    Hand,
    /// The person's rule, in this turn.
    Rule(TurnId),
    /// The person's yes to this proposal.
    Yes(ProposalId),
}

impl Context {
    /// The statement that marks a thing whose text may come from outside.
    pub(crate) fn marking(&self, id: impl std::fmt::Display) -> Option<store::Statement<'static>> {
        self.outside.then(|| store::outside::insert(self.user.workspace_id, id))
    }
}

/// Why a tool did not run.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The arguments are wrong or do not fit what stands; the text says which and how to mend it, and the model or
    /// the person gets it.
    #[error("{0}")]
    Invalid(String),
    /// As [`Error::Invalid`], of a kind for which a person has words of their own.
    #[error("{1}")]
    Refused(Refusal, String),
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Error {
    /// What a person is told of it: no field, no tool, in their language.
    pub(crate) fn told(&self, language: &str) -> String {
        let refusal = match self {
            Self::Refused(refusal, _) => Some(refusal),
            Self::Invalid(_) | Self::Store(_) => None,
        };
        phrases::refused(language, refusal)
    }
}

/// What a person reads before they say yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// One line in the user's language: "Lunch with Ana · Fri 27 Nov, 13:00–14:00 · Casa Lucio · reminder 12:00".
    pub summary: String,
    pub priority: Priority,
    /// All of it lies in the past.
    pub over: bool,
}

/// A call that another one stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct InFull {
    pub name: &'static str,
    pub arguments: Value,
    /// What was filled in that nobody said, in the user's language; its line says so.
    pub filled: Option<String>,
}

impl InFull {
    /// The line of that call.
    pub(crate) fn said(&self, line: String) -> String {
        match &self.filled {
            Some(filled) => format!("{line} ({filled})"),
            None => line,
        }
    }
}

/// What a tool brought.
#[derive(Debug, Clone, PartialEq)]
pub struct Output {
    /// For the model: `{"status": "done", "id", "summary"}`, `{"status": "found", "items": […]}` or, where it waits in
    /// the outbox, `{"status": "queued", "summary"}`, with the `id` of its effect where that can be taken back.
    pub content: Value,
    /// What was written, for those who watch the conversation.
    pub written: Vec<LivePayload>,
}

impl Output {
    /// It waits in the outbox.
    fn queued(summary: &str) -> Self {
        Self { content: json!({"status": "queued", "summary": summary}), written: Vec::new() }
    }
}

/// What a tool does between two transactions, where it needs a network: before its call comes to the gate.
#[async_trait]
pub trait Ahead: Send + Sync + std::fmt::Debug {
    /// Changes nothing anywhere. The arguments fit the schema.
    async fn ahead(&self, engine: &Engine, context: &Context, arguments: &Value) -> Result<Prepared, Error>;
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Prepared {
    /// The call's result: nothing is left to be decided.
    Found(Value),
    /// The call, exact: this is what comes to the gate. `outside`: others' words are in it.
    Complete { arguments: Value, outside: bool },
}

/// One thing the assistant can do. Runs inside a transaction, so it happens together with the record that it did,
/// or not at all. Touches only rows of `context.user`'s workspace. One that lies outside ([`Tool::outside`]) does nothing
/// there but put its call into the outbox.
#[async_trait]
pub trait Tool: Send + Sync + std::fmt::Debug {
    fn name(&self) -> &str;

    /// For the model: what it does and when to use it.
    fn description(&self) -> &str;

    /// JSON Schema of the arguments, made from their Rust type.
    fn schema(&self) -> Value;

    fn class(&self) -> ActionClass;

    /// Whether this call waits for a yes even where the rule says `auto`: it goes beyond what the person said.
    fn asks(&self, _said: &Said<'_>, _arguments: &Value) -> bool {
        false
    }

    /// Whether there is anything that it could do in such a turn; else it is not offered, and called in vain.
    fn is_of_use(&self, _purpose: Purpose, _memory: &Memory) -> bool {
        true
    }

    /// Whether it is about mails alone; else it is offered in every conversation.
    fn is_for_mail(&self) -> bool {
        false
    }

    /// Where it belongs to an attached server: its source, with how long it may take, and its own class. One that only
    /// reads has no effect and is called between transactions.
    fn outside(&self) -> Option<&Outside> {
        None
    }

    /// Where it looks at something over a network, or completes its call with what it finds there.
    fn ahead(&self) -> Option<&dyn Ahead> {
        None
    }

    /// Where the call is about a proposal that still waits for its yes: what it comes to. Else `None`, and the call is
    /// previewed and run as it is. Changes nothing.
    async fn instead(&self, _tx: &mut Tx, _context: &Context, _arguments: &Value) -> Result<Option<Instead>, Error> {
        Ok(None)
    }

    /// Where the call is a short way of saying another: that one, which is decided in its place.
    fn in_full(&self, _context: &Context, _arguments: &Value) -> Result<Option<InFull>, Error> {
        Ok(None)
    }

    /// The event as it would stand, where the call gives one another time: what clashes with it is said with the
    /// proposal. Changes nothing.
    async fn placed(&self, _tx: &mut Tx, _context: &Context, _arguments: &Value) -> Result<Option<Event>, Error> {
        Ok(None)
    }

    /// Checks the arguments against what stands, changes nothing, and says what would be done.
    async fn preview(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Preview, Error>;

    /// Does it.
    async fn run(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Output, Error>;
}

/// Whether the proposal's line shows all that a yes to it would do.
pub(crate) fn is_shown_whole(proposal: &domain::Proposal) -> bool {
    outside::is_shown_whole(proposal) && mail::is_shown_whole(proposal) && contacts::is_shown_whole(proposal)
}

/// The tools that there are, by name, with their schemas compiled.
#[derive(Debug, Clone, Default)]
pub struct Registry {
    tools: BTreeMap<String, Arc<Entry>>,
    /// Attached servers. What each workspace may use of them is put in for a turn: see `outside.rs`.
    sources: Vec<Arc<dyn ToolSource>>,
}

#[derive(Debug)]
struct Entry {
    tool: Box<dyn Tool>,
    spec: ToolSpec,
    schema: Arc<jsonschema::Validator>,
}

impl Registry {
    /// Every tool over the local agenda and the contacts.
    pub fn standard() -> Self {
        Self::new(vec![
            Box::new(agenda::Agenda),
            Box::new(cancel_event::CancelEvent),
            Box::new(change_event::ChangeEvent),
            Box::new(change_reminder::ChangeReminder),
            Box::new(CloseReminder::Complete),
            Box::new(CloseReminder::Dismiss),
            Box::new(contacts::CreateContact),
            Box::new(contacts::DeleteContact),
            Box::new(contacts::GetContact),
            Box::new(contacts::ListContacts),
            Box::new(contacts::SearchContacts),
            Box::new(contacts::UpdateContact),
            Box::new(CreateEvent),
            Box::new(create_reminder::CreateReminder),
            Box::new(find_events::FindEvents),
            Box::new(find_slots::FindSlots),
            Box::new(free_busy::FreeBusy),
            Box::new(get_event::GetEvent),
            Box::new(forget::Forget),
            Box::new(forget_all::ForgetAll),
            Box::new(quick_add::QuickAdd),
            Box::new(remember::Remember),
            Box::new(respond_event::RespondEvent),
            Box::new(set_briefs::SetBriefs),
            Box::new(triage_mail::TriageMail),
        ])
    }

    /// # Panics
    /// Where a tool's own schema is no JSON Schema: a fault of ours that every test would show.
    #[allow(clippy::expect_used)]
    pub fn new(tools: Vec<Box<dyn Tool>>) -> Self {
        let entry = |tool: Box<dyn Tool>| {
            let parameters = tool.schema();
            let schema = jsonschema::validator_for(&parameters).expect("a tool's schema is a JSON Schema");
            let spec = ToolSpec::new(tool.name(), tool.description(), parameters);
            (spec.name.clone(), Arc::new(Entry { tool, spec, schema: Arc::new(schema) }))
        };
        Self { tools: tools.into_iter().map(entry).collect(), sources: Vec::new() }
    }

    /// With these, too.
    #[must_use]
    fn with(mut self, tools: Vec<Box<dyn Tool>>) -> Self {
        self.tools.extend(Self::new(tools).tools);
        self
    }

    /// With the tools of these servers, each as far as its terms and every workspace let it.
    #[must_use]
    pub fn attach(mut self, sources: Vec<Arc<dyn ToolSource>>) -> Self {
        self.sources = sources;
        self
    }

    pub fn sources(&self) -> &[Arc<dyn ToolSource>] {
        &self.sources
    }

    /// The classes of the outside tools in it, by name.
    pub(crate) fn outside(&self) -> BTreeMap<String, domain::ToolClass> {
        let outside = self.tools.iter().filter_map(|(name, entry)| Some((name.clone(), entry.tool.outside()?.class)));
        outside.collect()
    }

    /// What a turn is offered of it. What is not in it is unknown to that turn, whoever calls it.
    #[must_use]
    pub fn of_use(mut self, purpose: Purpose, memory: &Memory) -> Self {
        self.tools.retain(|_, entry| entry.tool.is_of_use(purpose, memory));
        self
    }

    /// What is offered of it where no mails are read.
    #[must_use]
    pub fn beside_mail(mut self) -> Self {
        self.tools.retain(|_, entry| !entry.tool.is_for_mail());
        self
    }

    pub fn specs(&self) -> Vec<ToolSpec> {
        self.tools.values().map(|entry| entry.spec.clone()).collect()
    }

    /// Takes in a call, of a model or of a person's hand: its tool, and its arguments without what a reader cannot see.
    /// From here on these are what is shown, hashed and written.
    pub fn take(&self, name: &str, arguments: &Value) -> Result<(&dyn Tool, Value), Error> {
        let arguments = arguments::clean(arguments);
        self.check(name, &arguments).map(|tool| (tool, arguments))
    }

    /// The tool of that name, once `arguments` fit its schema; else what to tell whoever called.
    pub fn check(&self, name: &str, arguments: &Value) -> Result<&dyn Tool, Error> {
        let Some(entry) = self.tools.get(name) else {
            if let Some(source) = services::tools::source_of(name) {
                let source = quote(source);
                return Err(Error::Invalid(format!(
                    "there is no tool {} of {source} that can be used here now",
                    quote(name)
                )));
            }
            let ours = self.tools.keys().filter(|name| !services::tools::is_outside(name));
            let known: Vec<&str> = ours.map(String::as_str).collect();
            return Err(Error::Invalid(format!("there is no tool {}; there are {}", quote(name), known.join(", "))));
        };
        let complaints: Vec<String> =
            entry.schema.iter_errors(arguments).take(5).map(|error| fault::said(&error)).collect();
        if complaints.is_empty() { Ok(&*entry.tool) } else { Err(Error::Invalid(complaints.join("; "))) }
    }
}
