//! A person's yes or no in the chat. Their own words decide, read by us: no model and no tool can approve anything.
//!
//! "yes" stands for what the assistant's last message asked; so it counts only where that message is the last thing
//! said, and only for the proposals of that turn whose line the message shows: not for one that was edited since.

use domain::{LivePayload, Message, Proposal, ProposalState, Sender, StepKind};
use jiff::Timestamp;
use store::Tx;

use super::begin::Open;
use super::undo::Asked;
use crate::{Engine, Error, Result, memory, phrases, proposals, texts, tools};

/// What the person decided, and over which proposals.
#[derive(Debug)]
pub(super) struct Verdict {
    pub approved: bool,
    proposals: Vec<Proposal>,
}

impl Verdict {
    /// Whether what is said of it may repeat what others wrote.
    pub(super) fn is_outside(&self) -> bool {
        self.proposals.iter().any(|proposal| proposal.trace.outside)
    }
}

/// The verdict that the turn's messages give, if that is what they are.
pub(super) fn given(open: &Open) -> Option<Verdict> {
    if !open.is_chat() || open.steps.iter().any(|step| step.kind != StepKind::Context) {
        return None;
    }
    let message = open.messages.first()?;
    let approved = match (said(&open.messages), &open.undo) {
        (Some(approved), _) => approved,
        (None, Some(_)) => false,
        (None, None) => return None,
    };
    let answered = open.undo.as_ref().and_then(Asked::answered);
    let asked = answered.or(open.last.as_ref()).filter(|last| last.sender == Sender::Assistant)?;
    let shown = |proposal: &&Proposal| proposal.turn_id == asked.turn_id && asked.text.contains(&proposal.summary);
    // What waits, else what waited too long: that is not done, but the person is told so.
    let waited = if open.pending.iter().any(|proposal| shown(&proposal)) { &open.pending } else { &open.expired };
    let shown = waited.iter().filter(shown).filter(|proposal| tools::is_shown_whole(proposal));
    let mut proposals: Vec<Proposal> = shown.cloned().collect();
    // In the order in which they were shown.
    proposals.sort_by_key(|proposal| asked.text.find(&proposal.summary));
    let undoes = open.undo.as_ref().is_some_and(|undo| undo.is_behind(&proposals));
    let counts = proposals.len() == 2 || !phrases::speaks_of_two(&message.text);
    (!proposals.is_empty() && counts && !undoes).then_some(Verdict { approved, proposals })
}

/// The yes or no that the person's messages are, which may say it more than once.
fn said(messages: &[Message]) -> Option<bool> {
    let (first, rest) = messages.split_first()?;
    let verdict = phrases::verdict(&first.text)?;
    let again = rest.iter().all(|message| phrases::verdict(&message.text) == Some(verdict));
    (again && messages.iter().all(|message| message.sender == Sender::User)).then_some(verdict)
}

/// What was proposed by the assistant's last words and waits no longer since nobody decided it in time, where `messages`
/// are a yes or a no to it.
pub(super) async fn too_late(
    tx: &mut Tx,
    now: Timestamp,
    messages: &[Message],
    last: Option<&Message>,
) -> Result<Vec<Proposal>> {
    let asked = last.filter(|last| last.sender == Sender::Assistant && said(messages).is_some());
    let Some((asked, turn)) = asked.and_then(|asked| Some((asked, asked.turn_id?))) else { return Ok(Vec::new()) };
    let mut proposals = store::proposals::of_turn(tx, asked.conversation_id, turn).await?;
    proposals.retain(|proposal| match proposal.state {
        ProposalState::Expired => true,
        ProposalState::Pending => proposal.expires_at <= now,
        ProposalState::Approved | ProposalState::Rejected => false,
    });
    Ok(proposals)
}

/// Whether the person ends the session with the turn's message, which says nothing else.
pub(super) fn ends(open: &Open) -> bool {
    let [message] = &open.messages[..] else { return false };
    let asked = open.last.as_ref().is_some_and(|last| last.sender == Sender::Assistant && last.text.contains('?'));
    let first = open.steps.iter().all(|step| step.kind == StepKind::Context);
    open.is_chat() && first && message.sender == Sender::User && memory::ends(&message.text, asked)
}

/// Carries the verdict out; answers what to say and what was written.
pub(super) async fn carry_out(
    tx: &mut Tx,
    engine: &Engine,
    open: &Open,
    verdict: &Verdict,
) -> Result<(String, Vec<LivePayload>)> {
    let (phrases, workspace) = (phrases::of(&open.context.language), open.conversation.workspace_id);
    let mut lines = Vec::new();
    let mut payloads = Vec::new();
    let mut failed: Option<String> = None;
    for proposal in &verdict.proposals {
        let stands = store::proposals::get(tx, workspace, proposal.id).await?;
        let state = stands.map(|proposal| proposal.state);
        let is_over = state == Some(ProposalState::Expired) || proposal.expires_at <= engine.env.now();
        let said = match state {
            Some(ProposalState::Pending) if !is_over => None,
            // Decided by the button a moment ago.
            Some(ProposalState::Approved | ProposalState::Rejected) | None => Some(open.texts.get(texts::DECIDED)),
            Some(ProposalState::Expired | ProposalState::Pending) => Some(open.texts.get(texts::EXPIRED)),
        };
        if let Some(said) = said {
            if !lines.iter().any(|line| line == said) {
                lines.push(said.to_owned());
            }
            continue;
        }
        // A mail may tell of what was not done: it waits for a yes of its own.
        if let (true, Some(problem)) = (verdict.approved && tools::sends(&proposal.tool), &failed) {
            lines.push((phrases.call_not_done)(&proposal.summary, problem));
            continue;
        }
        let decided = if verdict.approved {
            proposals::approve_in(tx, engine, open.tool_context(&engine.env), proposal, &proposal.arguments_hash).await
        } else {
            let state = ProposalState::Rejected;
            proposals::close_in(tx, engine, workspace, proposal, state, open.user.id).await
        };
        match decided {
            Ok(written) => {
                lines.push(proposals::outcome(engine, phrases, proposal, verdict.approved));
                payloads.extend(written);
            }
            Err(Error::Store(error)) => return Err(error.into()),
            Err(Error::Expired) => lines.push(open.texts.get(texts::EXPIRED).to_owned()),
            // The agenda has changed since: the person is told, and what can never be done any more waits no longer.
            Err(Error::Refused { told, stale }) => {
                if stale {
                    let state = ProposalState::Expired;
                    let ended = proposals::close_in(tx, engine, workspace, proposal, state, open.user.id).await?;
                    payloads.extend(ended);
                }
                lines.push(format!("{}: {told}", proposal.summary));
                failed = Some(told);
            }
            Err(other) => return Err(other),
        }
    }
    Ok((lines.join("\n"), payloads))
}
