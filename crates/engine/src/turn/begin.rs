//! The beginning of a turn: its messages, and everything that is read once for it.

use std::sync::Arc;

use domain::{
    ChannelRole, Conversation, Effect, Env, Lane, LiveEvent, MAX_FACTS, Message, Policy, Proposal, Step, StepKind,
    Turn, TurnId, TurnState, User,
};
use futures_util::FutureExt;
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use models::{Purpose, Request, ToolSpec};
use store::Tx;

use super::context::{Context, Given};
use super::money::{self, Ahead};
use super::undo::Asked;
use super::{apart, emergency, unsend, verdict};
use crate::memory::{self, Session};
use crate::texts::Texts;
use crate::{Engine, Error, Result, Settings, tools};

pub(super) enum Begun {
    /// No message waits.
    Nothing,
    Open(Box<Open>),
}

/// A turn that has begun.
#[derive(Debug)]
pub(super) struct Open {
    pub turn: Turn,
    pub conversation: Conversation,
    pub user: User,
    pub policy: Policy,
    /// What the turn answers, oldest first.
    pub messages: Vec<Message>,
    /// What was said before in the session.
    pub history: Vec<Message>,
    /// What was said last, in whichever session.
    pub last: Option<Message>,
    /// What waits for a yes in this conversation.
    pub pending: Vec<Proposal>,
    /// What the assistant's last words asked for and waited too long, where the person now says yes or no.
    pub expired: Vec<Proposal>,
    /// The person asks to take back what was done last.
    pub undo: Option<Asked>,
    /// The mail that the messages take back.
    pub unsent: Option<Effect>,
    pub context: Context,
    /// What it can do: our tools and, in a chat, those of attached servers.
    pub tools: tools::Registry,
    /// What is said in set words.
    pub texts: Texts,
    /// The names to hide from language models; `None` where nothing is hidden from them.
    pub hide: Option<Vec<String>>,
    /// What was said already, in the transaction that began the turn.
    pub told: Vec<LiveEvent>,
    /// What was recorded before, where the turn goes on.
    pub steps: Vec<Step>,
    /// The first question, where it is made already.
    pub first: Option<Request>,
    /// What it is paid with.
    pub ahead: Option<Ahead>,
}

/// Begins the lane's turn, or goes on with the one that was left.
pub(super) async fn begin(engine: &Arc<Engine>, lane: &Lane) -> Result<Begun> {
    let (engine_, lane) = (Arc::clone(engine), *lane);
    let workspace = lane.workspace_id;
    // On the disk before a model can have answered; what is told before that waits for it.
    let begun = engine
        .store
        .write_soon_of::<_, Error, _>(workspace, move |tx| async move { begin_in(tx, &engine_, &lane).await }.boxed())
        .await?;
    if let Begun::Open(open) = &begun
        && !open.told.is_empty()
    {
        engine.store.settled().await?;
        engine.publish(workspace, open.told.clone());
        engine.outbox_wake.now();
    }
    Ok(begun)
}

/// An open turn and what it answers.
pub(crate) struct Work {
    pub turn: Turn,
    pub messages: Vec<Message>,
    /// Opened just now: nothing is recorded of it yet.
    pub new: bool,
}

/// The conversation's open turn and its messages; a new one over what waits, where there is none. `None` where nothing
/// waits.
pub(crate) async fn open(tx: &mut Tx, env: &Env, lane: &Lane, limit: u32) -> Result<Option<Work>, store::Error> {
    let conversation = lane.conversation_id;
    if let Some(turn) = store::turns::unfinished(tx, conversation).await? {
        let messages = store::inbox::assigned(tx, conversation, turn.id).await?;
        return Ok(Some(Work { turn, messages, new: false }));
    }
    let turn = Turn {
        id: env.id(TurnId::new),
        workspace_id: lane.workspace_id,
        conversation_id: conversation,
        state: TurnState::Running,
        started_at: env.now(),
    };
    let messages = store::inbox::assign(tx, conversation, turn.id, i64::from(limit)).await?;
    if messages.is_empty() {
        return Ok(None);
    }
    store::turns::insert(tx, &turn).await?;
    Ok(Some(Work { turn, messages, new: true }))
}

async fn begin_in(tx: &mut Tx, engine: &Engine, lane: &Lane) -> Result<Begun> {
    let (env, settings) = (&engine.env, &engine.settings);
    store::lanes::hold(tx, lane, env.now() + settings.lease).await?;
    let Some(Work { turn, messages, new }) = open(tx, env, lane, settings.messages_per_turn).await? else {
        store::lanes::release(tx, lane, env.now()).await?;
        return Ok(Begun::Nothing);
    };
    let steps = if new { Vec::new() } else { store::turns::steps(tx, turn.id).await? };
    // A deleted conversation still answers what it had accepted.
    let place = store::conversations::place(tx, lane.workspace_id, lane.conversation_id).await?;
    let place = place.ok_or_else(|| Error::Broken("the turn's conversation is gone".to_owned()))?;
    let store::conversations::Place { conversation, user, policy, .. } = place;
    let messages = match conversation.role {
        ChannelRole::Assistant if new => apart::first_of(tx, &turn, messages).await?,
        ChannelRole::Assistant | ChannelRole::Source => messages,
    };
    let pending = store::proposals::pending_in(tx, conversation.id, env.now()).await?;
    // Where others only talk to each other, nobody asks for anything outside.
    let tools = match conversation.role {
        ChannelRole::Source => engine.tools.clone(),
        ChannelRole::Assistant => {
            let seen = tools::Seen { workspace: lane.workspace_id, now: env.now() };
            let tools = tools::with_outside(tx, &engine.tools, seen).await?;
            tools::with_mail(tx, engine, tools, &user).await?
        }
    };
    let recorded = steps.first().filter(|step| step.kind == StepKind::Context);
    let mut told = Vec::new();
    let (context, session, texts) = match recorded {
        Some(step) => {
            let context: Context = serde_json::from_value(step.content.clone())
                .map_err(|error| Error::Broken(format!("the turn's context cannot be read: {error}")))?;
            let session = match messages.first() {
                Some(first) => memory::earlier(tx, settings, &conversation, first, context.session).await?,
                None => Session::default(),
            };
            let texts = Texts::of(tx, lane.workspace_id, &context.language, place.worded).await?;
            (context, session, texts)
        }
        None => {
            let session = memory::of_turn(tx, settings, &conversation, &messages, &pending, env.now()).await?;
            let given = Given { turn: &turn, conversation: &conversation, user: &user, policy: &policy };
            let mut context = Context::new(tx, env, settings, given, (&session, &messages), &pending).await?;
            let texts = Texts::of(tx, lane.workspace_id, &context.language, place.worded).await?;
            context.outside = tools.outside();
            context.instructions = texts.instructions(context.purpose, &user.name, &place.workspace_name);
            if context.purpose == Purpose::Chat {
                context.emergency = emergency::among(&messages);
            }
            let step =
                Step { n: 0, kind: StepKind::Context, content: serde_json::to_value(&context).unwrap_or_default() };
            tx.execute_all(vec![store::turns::insert_step(turn.id, &step, env.now())]).await?;
            if !context.emergency.is_empty() {
                let text = emergency::told(&context.emergency, &texts, &user.zone);
                told = emergency::say(tx, env, (&conversation, turn.id), text).await?;
            }
            (context, session, texts)
        }
    };
    let Session { history, last, .. } = session;
    let expired = verdict::too_late(tx, env.now(), &messages, last.as_ref()).await?;
    let undo = match context.purpose {
        Purpose::Chat if steps.iter().all(|step| step.kind == StepKind::Context) => {
            Asked::by(tx, env.now(), &messages).await?
        }
        _ => None,
    };
    let unsent = unsend::meant(tx, &conversation, &messages).await?;
    let hides = place.redact.unwrap_or(settings.redact);
    let hide = if hides { Some(names(tx, &user, env.now()).await?) } else { None };
    let tools = tools.of_use(context.purpose, &context.memory);
    let tools = if context.mail { tools } else { tools.beside_mail() };
    let mut open = Open {
        turn,
        conversation,
        user,
        policy,
        messages,
        history,
        last,
        pending,
        expired,
        undo,
        unsent,
        context,
        tools,
        texts,
        hide,
        told,
        steps,
        first: None,
        ahead: None,
    };
    let back = open.undo.is_some() || unsend::asked(&open).is_some();
    let asks = verdict::given(&open).is_none() && !verdict::ends(&open) && !back;
    if new && asks && engine.model.is_billed() {
        let first = open.request(open.tools.specs());
        open.ahead = money::ahead(tx, engine, &open, &first).await?;
        open.first = Some(first);
    }
    Ok(Begun::Open(Box::new(open)))
}

/// Names that are looked for in what a model is told, of contacts and of events each.
const NAMES: i64 = 2_000;

/// The names that a user's workspace knows, those of their facts, and their own.
async fn names(tx: &mut Tx, user: &User, now: jiff::Timestamp) -> Result<Vec<String>> {
    let mut names = store::channels::known_names(tx, user.workspace_id, user.id, NAMES).await?;
    let facts = store::facts::of_user(tx, user.workspace_id, user.id, now, MAX_FACTS).await?;
    names.extend(facts.iter().flat_map(|fact| domain::redact::names_told(fact.kind, &fact.text)));
    names.insert(0, user.name.clone());
    Ok(names)
}

impl Open {
    pub(super) fn request(&self, tools: Vec<ToolSpec>) -> Request {
        let request = self.context.request(&self.history, &self.messages, tools);
        Request { hide: self.hide.clone(), ..request }
    }

    pub(super) fn is_chat(&self) -> bool {
        self.context.purpose == Purpose::Chat
    }

    pub(super) fn tool_context(&self, env: &Env) -> tools::Context {
        tools::Context {
            env: env.clone(),
            user: self.user.clone(),
            zone: zone(&self.user),
            language: self.context.language.clone(),
            conversation_id: self.conversation.id,
            now: env.now(),
            leave: tools::Leave::Rule(self.turn.id),
            outside: false,
        }
    }

    pub(super) fn proposal_lifetime(&self, settings: &Settings) -> SignedDuration {
        if self.is_chat() { settings.chat_proposal } else { settings.source_proposal }
    }
}

/// The user's zone; UTC where the name is unknown on this machine.
pub(crate) fn zone(user: &User) -> TimeZone {
    TimeZone::get(&user.zone).unwrap_or(TimeZone::UTC)
}
