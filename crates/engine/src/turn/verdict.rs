//! A person's yes or no in the chat. Their own words decide, read by us: no model and no tool can approve anything.
//!
//! "yes" stands for what the assistant's last message asked; so it counts only where that message is the last thing
//! said, and only for the proposals of that turn whose line the message shows: not for one that was edited since.

use domain::{LivePayload, Proposal, ProposalState, Sender, StepKind};
use store::Tx;

use super::begin::Open;
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
    let [message] = &open.messages[..] else { return None };
    if !open.is_chat() || message.sender != Sender::User || open.steps.iter().any(|step| step.kind != StepKind::Context)
    {
        return None;
    }
    let approved = phrases::verdict(&message.text)?;
    let asked = open.last.as_ref().filter(|last| last.sender == Sender::Assistant)?;
    let shown = |proposal: &&Proposal| proposal.turn_id == asked.turn_id && asked.text.contains(&proposal.summary);
    let shown = open.pending.iter().filter(shown).filter(|proposal| tools::is_shown_whole(proposal));
    let proposals: Vec<Proposal> = shown.cloned().collect();
    (!proposals.is_empty()).then_some(Verdict { approved, proposals })
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
    let phrases = phrases::of(&open.context.language);
    let mut lines = Vec::new();
    let mut payloads = Vec::new();
    for proposal in &verdict.proposals {
        // Decided by the button a moment ago.
        let stands = store::proposals::get(tx, open.conversation.workspace_id, proposal.id).await?;
        if stands.is_none_or(|proposal| proposal.state != ProposalState::Pending) {
            lines.push(open.texts.get(texts::DECIDED).to_owned());
            continue;
        }
        let decided = if verdict.approved {
            proposals::approve_in(tx, engine, open.tool_context(&engine.env), proposal, &proposal.arguments_hash).await
        } else {
            let state = ProposalState::Rejected;
            proposals::close_in(tx, engine, open.conversation.workspace_id, proposal, state, open.user.id).await
        };
        match decided {
            Ok(written) => {
                lines.push(proposals::outcome(phrases, proposal, verdict.approved));
                payloads.extend(written);
            }
            Err(Error::Store(error)) => return Err(error.into()),
            Err(Error::Expired) => lines.push(open.texts.get(texts::EXPIRED).to_owned()),
            // The agenda has changed since: the person is told, and the proposal stays.
            Err(Error::Invalid { problem, .. }) => lines.push(format!("{}: {problem}", proposal.summary)),
            Err(other) => return Err(other),
        }
    }
    Ok((lines.join("\n"), payloads))
}
