//! Calls about what still waits for a yes: "make it 4 o'clock" and "drop that" said of a proposal.
//!
//! A proposal's arguments are never changed under the person's eyes. It is dropped, and what takes its place is a new
//! call, decided by the policy like any other: a yes given to the old one cannot reach the new one. A conversation
//! reaches only its own proposals, so what a contact writes can at most drop what was found in that conversation.

use domain::{LivePayload, Proposal, ProposalId, ProposalState};
use jiff::Zoned;
use models::AgendaItem;
use serde_json::{Value, json};
use store::Tx;

use super::arguments::{self, invalid, refused};
use super::mail::SEND;
use super::moment::Moment;
use super::{Context, Error, Refusal, change_event, change_reminder, create_event, create_reminder};
use crate::agenda::{Actor, record};

/// The intent of a mail that says what another call of its turn does.
const TELLS: &str = "tell";

/// What a call comes to that is about a waiting proposal.
#[derive(Debug)]
pub struct Instead {
    pub dropped: Proposal,
    /// The tool and arguments that take its place.
    pub call: Option<(&'static str, Value)>,
}

/// The user's proposal of that id which waits in this conversation; `None` where `id` is no proposal's.
pub(super) async fn waiting(tx: &mut Tx, context: &Context, id: &str) -> Result<Option<Proposal>, Error> {
    let Ok(id) = id.parse::<ProposalId>() else { return Ok(None) };
    let found = store::proposals::get(tx, context.user.workspace_id, id).await?;
    let own = |proposal: &Proposal| {
        proposal.user_id == context.user.id && proposal.conversation_id == context.conversation_id
    };
    let proposal = found
        .filter(own)
        .ok_or_else(|| refused(Refusal::Gone, "id", format_args!("there is no proposal {id} here")))?;
    if proposal.state != ProposalState::Pending || proposal.expires_at <= context.now {
        return Err(refused(
            Refusal::Gone,
            "id",
            format_args!("the proposal {id} waits no longer; look at the agenda again"),
        ));
    }
    Ok(Some(proposal))
}

/// Drops the proposal that `id` names, where it names one.
pub(super) async fn withdrawal(tx: &mut Tx, context: &Context, id: &str) -> Result<Option<Instead>, Error> {
    Ok(waiting(tx, context, id).await?.map(|dropped| Instead { dropped, call: None }))
}

/// Drops the proposal, and the mails of its turn that were to tell of it; answers with what tells of that.
pub(super) async fn drop_with_mails(
    tx: &mut Tx,
    context: &Context,
    proposal: &Proposal,
) -> Result<Vec<LivePayload>, Error> {
    let mut told = vec![drop(tx, context, proposal).await?];
    let Some(turn) = proposal.turn_id else { return Ok(told) };
    let proposed = store::proposals::of_turn(tx, context.conversation_id, turn).await?;
    let alone = proposed.iter().filter(|one| one.tool != SEND).count() == 1;
    // Of several changes each mail names its own at the beginning of its subject.
    let title = proposal.summary.split(" · ").next().unwrap_or_default();
    let is_of_it =
        |mail: &Proposal| alone || mail.arguments["subject"].as_str().is_some_and(|subject| subject.starts_with(title));
    let tells = |one: &&Proposal| one.tool == SEND && one.trace.intent == TELLS && is_of_it(one);
    for mail in proposed.iter().filter(tells).filter(|mail| mail.state == ProposalState::Pending) {
        told.push(drop(tx, context, mail).await?);
    }
    Ok(told)
}

/// Marks the proposal as rejected; answers with what tells of it. [`Error::Invalid`], and nothing written, where it
/// was decided meanwhile.
async fn drop(tx: &mut Tx, context: &Context, proposal: &Proposal) -> Result<LivePayload, Error> {
    let (workspace, state) = (context.user.workspace_id, ProposalState::Rejected);
    if !store::proposals::decide(tx, workspace, proposal.id, state, context.now).await? {
        return Err(invalid("id", format_args!("the proposal {} was decided a moment ago", proposal.id)));
    }
    let detail = json!({"tool": proposal.tool, "arguments_hash": proposal.arguments_hash});
    record(tx, context, Actor::Turn, "proposal.rejected", proposal.id, detail).await?;
    let proposal = Proposal { state, decided_at: Some(context.now), ..proposal.clone() };
    Ok(LivePayload::Proposal { proposal })
}

/// Whether a call of `change_event` can be about it: what takes something away is decided as it is.
pub(crate) fn may_be_changed(proposal: &Proposal) -> bool {
    [create_event::NAME, create_reminder::NAME, change_event::NAME, change_reminder::NAME].contains(&&*proposal.tool)
}

/// When an event would begin that is to be moved; `None` where no time is proposed for it.
pub(crate) fn proposed_start(proposal: &Proposal, context: &Context) -> Option<Zoned> {
    let field = match &*proposal.tool {
        change_event::NAME => "start",
        change_reminder::NAME => "due",
        _ => return None,
    };
    let start = proposal.arguments.get(field).and_then(Value::as_str)?;
    match Moment::read("start", start, &context.zone).ok()? {
        Moment::At(at, _) => Some(at.to_zoned(context.zone.clone())),
        Moment::Day(..) => None,
    }
}

/// A proposed event or reminder as a model sees it; `None` for a proposal of another kind.
pub(crate) fn proposed_item(proposal: &Proposal, context: &Context) -> Option<AgendaItem> {
    let about = proposal.arguments.get("id").and_then(Value::as_str).map(str::to_owned);
    let elsewhere = proposal.conversation_id != context.conversation_id;
    let id = proposal.id.to_string();
    let instead: Vec<Zoned> = proposal.trace.instead.iter().map(|at| at.to_zoned(context.zone.clone())).collect();
    let (title, at, place, people) = match &*proposal.tool {
        create_event::NAME => {
            let event = create_event::plan(context, &arguments::read(&proposal.arguments).ok()?).ok()?.event;
            (event.title, event.starts_at, event.place, event.participants)
        }
        create_reminder::NAME => {
            let reminder = create_reminder::plan(context, &arguments::read(&proposal.arguments).ok()?).ok()?;
            (reminder.title, reminder.due_at, None, Vec::new())
        }
        // A change of what stands is told by its line.
        _ if about.is_some() => {
            let title = proposal.summary.clone();
            return Some(AgendaItem { id, title, pending: true, about, elsewhere, instead, ..AgendaItem::default() });
        }
        _ => return None,
    };
    let start = Some(at.to_zoned(context.zone.clone()));
    Some(AgendaItem { id, title, start, place, pending: true, people, elsewhere, instead, ..AgendaItem::default() })
}
