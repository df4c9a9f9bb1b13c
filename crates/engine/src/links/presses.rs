//! A press on a button: a person's yes or no, carried out once.
//!
//! A press counts for a proposal of the conversation in which it was made, pressed by the linked person whose proposal
//! it is, while that waits and says what the button's message showed. Each is a transaction of its own, before the place
//! in the stream moves: one that fails undoes nothing else, and one that comes again finds its proposal decided. What the
//! buttons under a reminder do is `taps.rs`'s.

use std::sync::Arc;

use domain::{Conversation, LiveEvent, Message, Proposal, ProposalState, Rewrite, User};
use futures_util::FutureExt;
use store::Tx;
use store::links::Sealed;

use super::reading::LONGEST_KEY;
use crate::buttons::{self, Pressed};
use crate::phrases::{self, Phrases};
use crate::say::{Place, Saying};
use crate::taps::{self, Tap, Tapped};
use crate::texts::{self, Texts};
use crate::{Engine, Error, Result, proposals};

/// A press as the platform tells of it.
#[derive(Debug, Clone)]
pub(super) struct Press {
    pub chat_key: String,
    pub sender_key: String,
    /// The message with the button.
    pub message: Option<String>,
    pub data: String,
}

/// What a button says.
enum Meant {
    /// A yes or no to a proposal.
    Verdict(Pressed),
    /// Something of a reminder that was told.
    Tap(Tap),
}

/// What came of a press.
#[derive(Debug, Default)]
struct Came {
    /// For whoever pressed, where nothing else tells them.
    note: String,
    events: Vec<LiveEvent>,
}

impl Came {
    fn note(note: impl Into<String>) -> Self {
        Self { note: note.into(), events: Vec::new() }
    }
}

impl Engine {
    /// Carries a press out; answers a short text for whoever pressed, which may be empty. A press that is nobody's to
    /// make is told nothing. Fails only where the press has to come again.
    pub(super) async fn press(self: &Arc<Self>, sealed: &Sealed, press: Press) -> Result<String> {
        let meant = Pressed::read(&press.data).map(Meant::Verdict);
        let meant = meant.or_else(|| Tap::read(&press.data).map(Meant::Tap));
        let Some(meant) = meant.filter(|_| sealed.role.talks()) else { return Ok(String::new()) };
        let (engine, sealed) = (Arc::clone(self), sealed.clone());
        let workspace = sealed.workspace_id;
        let came = self
            .store
            .write_of::<_, Error, _>(workspace, move |tx| {
                async move {
                    match meant {
                        Meant::Verdict(pressed) => carry_out(tx, &engine, &sealed, &press, &pressed).await,
                        Meant::Tap(tap) => tapped(tx, &engine, &sealed, &press, &tap).await,
                    }
                }
                .boxed()
            })
            .await;
        match came {
            Ok(Came { note, events }) => {
                if !events.is_empty() {
                    self.publish(workspace, events);
                    self.outbox_wake.now();
                }
                Ok(note)
            }
            // Undone as a whole: the agenda has changed, or somebody else decided a moment ago.
            Err(Error::Conflict(problem) | Error::Invalid { problem, .. } | Error::Refused { told: problem, .. }) => {
                Ok(problem)
            }
            Err(error @ Error::Store(_)) => Err(error),
            // It would fail again each time it came, and what stands behind it would wait for ever.
            Err(error) => {
                tracing::warn!(%error, "a press cannot be carried out");
                Ok(String::new())
            }
        }
    }
}

async fn carry_out(tx: &mut Tx, engine: &Engine, sealed: &Sealed, press: &Press, pressed: &Pressed) -> Result<Came> {
    let workspace = sealed.workspace_id;
    let Some((user, conversation)) = who_and_where(tx, sealed, press).await? else { return Ok(Came::default()) };
    let theirs = |it: &Proposal| it.user_id == user.id && it.conversation_id == conversation.id;
    let proposal = store::proposals::get(tx, workspace, pressed.proposal).await?.filter(theirs);
    let Some(proposal) = proposal else { return Ok(Came::default()) };
    let phrases = phrases::of(&user.language);
    let said = Texts::of(tx, workspace, &user.language, true).await?;
    match proposal.state {
        ProposalState::Pending if proposal.expires_at <= engine.env.now() => {
            return Ok(Came::note(said.get(texts::EXPIRED)));
        }
        ProposalState::Expired => return Ok(Came::note(said.get(texts::EXPIRED))),
        ProposalState::Approved | ProposalState::Rejected => return Ok(Came::note(said.get(texts::DECIDED))),
        ProposalState::Pending if !pressed.is_of(&proposal) => return Ok(Came::note(phrases.changed)),
        ProposalState::Pending => {}
    }
    let now = engine.env.now();
    let decided = if pressed.approves {
        let context = engine.tool_context(&user, &proposal);
        proposals::approve_in(tx, engine, context, &proposal, &proposal.arguments_hash).await
    } else {
        proposals::close_in(tx, engine, workspace, &proposal, ProposalState::Rejected, user.id).await
    };
    let mut payloads = match decided {
        // It can never be done any more, and waits no longer.
        Err(Error::Refused { told, stale: true }) => {
            let state = ProposalState::Expired;
            let ended = proposals::close_in(tx, engine, workspace, &proposal, state, user.id).await?;
            let events = store::live::append(tx, conversation.id, now, ended).await?;
            return Ok(Came { note: told, events });
        }
        decided => decided?,
    };
    let rewrite = rewrite(tx, engine, (&conversation, &proposal), press, phrases).await?;
    let first = store::conversations::advance(tx, conversation.id, payloads.len() as i64 + 1).await?;
    let line = proposals::outcome(engine, phrases, &proposal, pressed.approves);
    let place = Place::new(&conversation, format!("press {}", proposal.id), None);
    let saying = Saying::new(&engine.env, place, first + payloads.len() as i64, line, now).rewriting(rewrite);
    payloads.push(saying.payload());
    let events = store::live::number(conversation.id, first, now, payloads);
    let mut statements: Vec<_> = saying.statements().into();
    if proposal.trace.outside {
        statements.push(saying.marking());
    }
    statements.extend(events.iter().map(store::live::insert));
    tx.execute_all(statements).await?;
    Ok(Came { note: String::new(), events })
}

/// A press under a reminder.
async fn tapped(tx: &mut Tx, engine: &Engine, sealed: &Sealed, press: &Press, tap: &Tap) -> Result<Came> {
    let Some((user, conversation)) = who_and_where(tx, sealed, press).await? else { return Ok(Came::default()) };
    let message = press.message.clone().filter(|id| !id.is_empty() && id.len() <= LONGEST_KEY);
    let (mut payloads, line, rewrite, outside) =
        match taps::carry_out(tx, engine, (&user, &conversation), tap, message).await? {
            Tapped::Nothing(note) => return Ok(Came::note(note)),
            Tapped::Done { written, line, rewrite, outside } => (written, line, rewrite, outside),
        };
    let now = engine.env.now();
    let first = store::conversations::advance(tx, conversation.id, payloads.len() as i64 + 1).await?;
    let saying = taps::saying(engine, &conversation, tap, first + payloads.len() as i64, line, rewrite);
    payloads.push(saying.payload());
    let events = store::live::number(conversation.id, first, now, payloads);
    let mut statements: Vec<_> = saying.statements().into();
    if outside {
        statements.push(saying.marking());
    }
    statements.extend(events.iter().map(store::live::insert));
    tx.execute_all(statements).await?;
    Ok(Came { note: String::new(), events })
}

/// The linked person who pressed and the conversation of the chat; `None` where either is unknown.
async fn who_and_where(tx: &mut Tx, sealed: &Sealed, press: &Press) -> Result<Option<(User, Conversation)>> {
    let channel = sealed.channel_id;
    let Some(user) = store::identities::find(tx, channel, &press.sender_key).await? else { return Ok(None) };
    let Some(user) = store::workspaces::user(tx, sealed.workspace_id, user).await? else { return Ok(None) };
    let conversation = store::conversations::by_chat(tx, channel, &press.chat_key).await?;
    Ok(conversation.map(|conversation| (user, conversation)))
}

/// The message with the button as it reads from now on: what was decided stands under it, and what still waits keeps
/// its buttons.
async fn rewrite(
    tx: &mut Tx,
    engine: &Engine,
    (conversation, proposal): (&Conversation, &Proposal),
    press: &Press,
    phrases: &Phrases,
) -> Result<Option<Rewrite>> {
    let external_id = press.message.clone().filter(|id| !id.is_empty() && id.len() <= LONGEST_KEY);
    let (Some(external_id), Some(turn)) = (external_id, proposal.turn_id) else { return Ok(None) };
    let showed = store::messages::by_key(tx, conversation.id, "", &turn.to_string()).await?;
    let Some(Message { text: showed, .. }) = showed else { return Ok(None) };
    let of_turn = store::proposals::of_turn(tx, conversation.id, turn).await?;
    let decided = buttons::shown(&showed, &of_turn).into_iter().filter_map(|proposal| {
        let approved = match proposal.state {
            ProposalState::Approved => true,
            ProposalState::Rejected => false,
            ProposalState::Pending | ProposalState::Expired => return None,
        };
        Some(proposals::outcome(engine, phrases, proposal, approved))
    });
    let lines: Vec<String> = decided.collect();
    let buttons = buttons::under(&showed, &of_turn, phrases);
    let text = format!("{}\n\n{}", showed.trim_end(), lines.join("\n"));
    Ok(Some(Rewrite { external_id, text, buttons }))
}
