//! What a turn's model sees, kept as the turn's first step: small, because messages are kept already, and complete, so
//! that the turn can go on, or be replayed, with the same request.

use std::collections::BTreeMap;

use domain::emergency::Emergency;
use domain::{
    ChannelRole, Conversation, Env, Message, Policy, Proposal, ProposalState, Said, Sender, ToolClass, Turn, User, text,
};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use models::{AgendaItem, Memory, Part, Purpose, Request, Role, ToolSpec};
use serde::{Deserialize, Serialize};
use store::Tx;

use super::begin::zone;
use super::taint::Taint;
use crate::memory::{self, Picked, Session};
use crate::{Result, Settings, agenda, phrases, tools, undo};

/// Bytes of a message that its language is told by.
const LOOKED_AT: usize = 500;
/// Proposals of all conversations that are looked through for those of the others.
const MAX_ELSEWHERE: i64 = 50;
/// Known places that the rules are told.
const MAX_PLACES: usize = 50;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Context {
    pub purpose: Purpose,
    pub now: Timestamp,
    pub zone: String,
    /// What is said and written for the person in this turn: the language of the conversation, where it shows one.
    pub language: String,
    /// Where the session begins, by `seq`.
    #[serde(default)]
    pub session: i64,
    /// The earlier messages that are shown, by `seq`.
    #[serde(default)]
    pub window: Vec<i64>,
    #[serde(default)]
    pub memory: Memory,
    pub agenda: Vec<AgendaItem>,
    #[serde(default)]
    pub taint: Taint,
    /// What it would be in a new session.
    #[serde(default)]
    pub fresh: Taint,
    /// The messages that the turn answers, by `seq`.
    #[serde(default)]
    pub answers: Vec<i64>,
    /// What the person was told whom to call for, before any model was asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub emergency: Vec<Emergency>,
    /// The workspace's own instructions to the model, as they were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instructions: Option<String>,
    /// Mails are read: they are judged, too.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mail: bool,
    /// The rules that held, for a replay.
    #[serde(default)]
    pub policy: Policy,
    /// The person lets through what is of low priority.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub low_without_asking: bool,
    /// The tools of attached servers that could be used, with what each might do.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub outside: BTreeMap<String, ToolClass>,
}

/// What a turn is given.
#[derive(Debug, Clone, Copy)]
pub(super) struct Given<'a> {
    pub turn: &'a Turn,
    pub conversation: &'a Conversation,
    pub user: &'a User,
    pub policy: &'a Policy,
}

impl Context {
    pub(super) async fn new(
        tx: &mut Tx,
        env: &Env,
        settings: &Settings,
        Given { turn, conversation, user, policy }: Given<'_>,
        (session, messages): (&Session, &[Message]),
        pending: &[Proposal],
    ) -> Result<Self> {
        let (now, history) = (env.now(), &session.history[..]);
        let purpose = match conversation.role {
            ChannelRole::Assistant => Purpose::Chat,
            ChannelRole::Source => Purpose::Detect,
        };
        let language = match purpose {
            Purpose::Chat => spoken(history, messages).unwrap_or(&user.language),
            // What is found there is read by the user, wherever it was said.
            Purpose::Detect => &user.language,
        };
        let tools = tools::Context {
            env: env.clone(),
            user: user.clone(),
            zone: zone(user),
            language: language.to_owned(),
            conversation_id: conversation.id,
            now,
            leave: tools::Leave::Rule(turn.id),
            outside: false,
        };
        let waiting = match purpose {
            Purpose::Chat => pending.iter().filter(|proposal| tools::may_be_changed(proposal)).cloned().collect(),
            // What waits anywhere is not proposed again.
            Purpose::Detect => everywhere(tx, conversation, user, pending).await?,
        };
        let mut agenda = agenda::around_now(tx, &tools, &waiting).await?;
        if purpose == Purpose::Chat {
            start_as_proposed(&mut agenda, &waiting, &tools);
        }
        let (mut taint, mut fresh) = Taint::of(tx, conversation, (history, messages), &agenda, pending).await?;
        let (window, memory) = match purpose {
            Purpose::Detect => {
                let places = store::agenda::places(tx, user.workspace_id, user.id, MAX_PLACES).await?;
                (history.iter().map(|message| message.seq).collect(), Memory { places, ..Memory::default() })
            }
            Purpose::Chat => {
                let Picked { window, summary } = memory::pick(&settings.memory, history);
                let (facts, outside) = memory::recall(tx, &settings.memory, user, messages, now).await?;
                if outside {
                    (taint, fresh) = (taint.max(Taint::Standing), fresh.max(Taint::Standing));
                }
                (window, Memory { earlier: summary, ..facts })
            }
        };
        let memory = Memory { name: user.name.clone(), ..memory };
        Ok(Self {
            purpose,
            now,
            zone: user.zone.clone(),
            language: language.to_owned(),
            session: session.start,
            window,
            memory,
            agenda,
            taint,
            fresh,
            answers: messages.iter().map(|message| message.seq).collect(),
            emergency: Vec::new(),
            instructions: None,
            mail: purpose == Purpose::Detect
                && store::triage::of(tx, conversation.workspace_id, conversation.id).await?.is_some(),
            policy: policy.clone(),
            low_without_asking: user.preferences.low_without_asking,
            outside: BTreeMap::new(),
        })
    }

    /// What the person said themselves, in the messages of the turn and in those shown before them.
    pub(super) fn said<'m>(&self, name: &'m str, history: &'m [Message], messages: &'m [Message]) -> Said<'m> {
        let zone = TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC);
        let mut said = Said::of(name);
        let shown = history.iter().filter(|message| self.window.contains(&message.seq));
        let all = shown.map(|message| (message, false)).chain(messages.iter().map(|message| (message, true)));
        for (message, is_new) in all.filter(|(message, _)| message.sender == Sender::User) {
            said.hear(&message.text, message.sent_at.to_zoned(zone.clone()), is_new);
        }
        said
    }

    pub(crate) fn request(&self, history: &[Message], messages: &[Message], tools: Vec<ToolSpec>) -> Request {
        let zone = TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC);
        let said = |message: &Message, new| {
            Part::Said(models::Said {
                id: message.id.to_string(),
                role: match message.sender {
                    Sender::User => Role::User,
                    Sender::Contact => Role::Contact,
                    Sender::Assistant => Role::Assistant,
                },
                name: message.sender_name.clone(),
                text: message.text.clone(),
                at: message.sent_at.to_zoned(zone.clone()),
                new,
            })
        };
        let history =
            history.iter().filter(|message| self.window.contains(&message.seq)).map(|message| said(message, false));
        let new = messages.iter().map(|message| said(message, true));
        Request {
            purpose: self.purpose,
            language: self.language.clone(),
            now: self.now.to_zoned(zone.clone()),
            parts: history.chain(new).collect(),
            tools,
            agenda: self.agenda.clone(),
            memory: self.memory.clone(),
            instructions: self.instructions.clone(),
            hide: None,
            prompt: models::Once::default(),
        }
    }
}

/// Gives a proposed change the time that it would bring, else the one that stands: "no, at 8" counts from there.
fn start_as_proposed(agenda: &mut [AgendaItem], waiting: &[Proposal], context: &tools::Context) {
    let stands: BTreeMap<String, _> = agenda.iter().map(|item| (item.id.clone(), item.start.clone())).collect();
    for item in agenda.iter_mut() {
        let Some(about) = &item.about else { continue };
        let proposal = waiting.iter().find(|proposal| proposal.id.to_string() == item.id);
        let proposed = proposal.and_then(|proposal| tools::proposed_start(proposal, context));
        item.start = proposed.or_else(|| stands.get(about).cloned().flatten());
    }
}

/// What waits for the user's yes in this conversation, and behind it what waits in their others.
async fn everywhere(tx: &mut Tx, conversation: &Conversation, user: &User, here: &[Proposal]) -> Result<Vec<Proposal>> {
    let state = ProposalState::Pending;
    let mut others = store::proposals::page(tx, user.workspace_id, user.id, state, None, MAX_ELSEWHERE).await?;
    others.retain(|proposal| proposal.conversation_id != conversation.id);
    // The newest are kept where there are more than an agenda shows.
    others.reverse();
    others.extend(here.iter().cloned());
    Ok(others)
}

/// The language that the new messages show, else the last of the person's earlier ones that shows one; only such as
/// there are phrases in.
fn spoken(history: &[Message], messages: &[Message]) -> Option<&'static str> {
    let clip = |message: &Message| message.text[..message.text.floor_char_boundary(LOOKED_AT)].to_owned();
    // "ok" is said in every language, and "fin" in two.
    let says = |message: &&Message| {
        let set = phrases::verdict(&message.text).is_some() || undo::asks(&message.text);
        !set && !memory::ends(&message.text, false)
    };
    let new: Vec<String> = messages.iter().filter(says).map(clip).collect();
    let shown = |text: &str| text::language_of(text).filter(|code| phrases::languages().any(|known| known == *code));
    let earlier = history.iter().rev().filter(|message| message.sender == Sender::User).filter(says);
    // Where nothing else was said, a whole sentence to end it shows a language, and a word does not.
    let whole =
        || messages.iter().filter(|message| message.text.split_whitespace().count() >= 3).find_map(|m| shown(&clip(m)));
    shown(&new.join("\n")).or_else(|| earlier.into_iter().find_map(|message| shown(&clip(message)))).or_else(whole)
}
