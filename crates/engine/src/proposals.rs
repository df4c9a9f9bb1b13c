//! Deciding proposals. An approval carries the hash of the arguments that the person saw, runs the tool with exactly
//! those, and can be given once; all of it in one transaction.

use std::sync::Arc;

use domain::{
    Decision, DeedId, LiveEvent, LivePayload, Proposal, ProposalId, ProposalState, User, UserId, WorkspaceId,
};
use futures_util::FutureExt;
use serde_json::{Value, json};
use store::Tx;

use crate::phrases::Phrases;
use crate::tools::Refusal;
use crate::turn::zone;
use crate::{Engine, Error, Result, audit, tools, undo};

/// A decided proposal and what it brought.
#[derive(Debug, Clone)]
pub struct Decided {
    pub proposal: Proposal,
    /// The tool's answer, where it was approved.
    pub result: Option<Value>,
    /// What takes it back, where it was approved by itself.
    pub undo: Option<DeedId>,
}

impl Engine {
    /// Approves and does it. `arguments_hash` is that of the proposal as the person saw it.
    pub async fn approve(self: &Arc<Self>, user: User, id: ProposalId, arguments_hash: String) -> Result<Decided> {
        let decided = self.decide(user.clone(), id, move |tx, engine, user, proposal| {
            async move {
                let context = engine.tool_context(&user, &proposal);
                let written = approve_in(tx, engine, context, &proposal, &arguments_hash).await?;
                Ok(written)
            }
            .boxed()
        });
        let decided = decided.await;
        if matches!(decided, Err(Error::Refused { stale: true, .. })) {
            self.end(user, id).await?;
        }
        decided
    }

    /// Ends what nobody can say yes to any more.
    async fn end(self: &Arc<Self>, user: User, id: ProposalId) -> Result<()> {
        let ended = self.decide(user, id, |tx, engine, user, proposal| {
            async move { close_in(tx, engine, user.workspace_id, &proposal, ProposalState::Expired, user.id).await }
                .boxed()
        });
        match ended.await {
            // Decided a moment ago.
            Ok(_) | Err(Error::Conflict(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Drops it.
    pub async fn reject(self: &Arc<Self>, user: User, id: ProposalId) -> Result<Decided> {
        self.decide(user, id, |tx, engine, user, proposal| {
            async move { close_in(tx, engine, user.workspace_id, &proposal, ProposalState::Rejected, user.id).await }
                .boxed()
        })
        .await
    }

    /// Changes what waits: cleaned and checked like a call, bound to a new hash. What was shown before cannot be approved any more.
    pub async fn edit(self: &Arc<Self>, user: User, id: ProposalId, arguments: Value) -> Result<Proposal> {
        let decided = self
            .decide(user, id, |tx, engine, user, mut proposal| {
                async move {
                    let context = engine.tool_context(&user, &proposal);
                    let tools = engine.tools_of(tx, &user, &proposal.tool).await?;
                    let (tool, arguments) = tools.take(&proposal.tool, &arguments)?;
                    proposal.summary = tool.preview(tx, &context, &arguments).await?.summary;
                    let clash = tools::clashing(tx, &context, tool, &arguments).await?;
                    (proposal.trace.clashes, proposal.trace.instead) = (Vec::new(), Vec::new());
                    if let Some(clash) = clash {
                        clash.note(&context, &mut proposal.trace);
                    }
                    proposal.arguments_hash = Proposal::hash(&proposal.tool, &arguments);
                    proposal.arguments = arguments;
                    if !store::proposals::edit(tx, user.workspace_id, &proposal).await? {
                        return Err(decided_already());
                    }
                    Ok(vec![LivePayload::Proposal { proposal }])
                }
                .boxed()
            })
            .await?;
        Ok(decided.proposal)
    }

    /// Ends the lifetime of proposals that nobody decided; answers how many. Part of the upkeep.
    pub async fn expire_proposals(self: &Arc<Self>) -> Result<usize> {
        let now = self.env.now();
        let overdue = self
            .store
            .read::<_, store::Error, _>(move |tx| async move { store::proposals::overdue(tx, now, 100).await }.boxed())
            .await?;
        let count = overdue.len();
        for (workspace, id) in overdue {
            let engine = Arc::clone(self);
            let events = self
                .store
                .write::<_, Error, _>(move |tx| {
                    async move {
                        let Some(proposal) = store::proposals::get(tx, workspace, id).await? else {
                            return Ok(Vec::new());
                        };
                        let by = proposal.user_id;
                        match close_in(tx, &engine, workspace, &proposal, ProposalState::Expired, by).await {
                            Ok(written) => tell(tx, &engine, &proposal, written).await,
                            // Decided a moment ago.
                            Err(Error::Conflict(_)) => Ok(Vec::new()),
                            Err(error) => Err(error),
                        }
                    }
                    .boxed()
                })
                .await?;
            self.publish(workspace, events);
        }
        Ok(count)
    }

    /// Loads the user's proposal, decides it with `how`, tells those who watch.
    async fn decide<F>(self: &Arc<Self>, user: User, id: ProposalId, how: F) -> Result<Decided>
    where
        F: for<'t> FnOnce(
                &'t mut Tx,
                &'t Engine,
                User,
                Proposal,
            ) -> futures_util::future::BoxFuture<'t, Result<Vec<LivePayload>>>
            + Send
            + 'static,
    {
        let engine = Arc::clone(self);
        let workspace = user.workspace_id;
        let (decided, events) = self
            .store
            .write::<_, Error, _>(move |tx| {
                async move {
                    let mine = |proposal: &Proposal| proposal.user_id == user.id;
                    let proposal = store::proposals::get(tx, user.workspace_id, id).await?.filter(mine);
                    let proposal = proposal.ok_or(Error::NotFound("proposal"))?;
                    let written = how(tx, &engine, user.clone(), proposal.clone()).await?;
                    let result = written.iter().find_map(written_id);
                    let events = tell(tx, &engine, &proposal, written).await?;
                    let proposal = store::proposals::get(tx, user.workspace_id, id).await?;
                    let proposal = proposal.ok_or(Error::NotFound("proposal"))?;
                    let deed = store::deeds::of_act(tx, user.workspace_id, &id.to_string()).await?;
                    let undo = deed.filter(|deed| !deed.lines.is_empty()).map(|deed| deed.id);
                    Ok((Decided { proposal, result, undo }, events))
                }
                .boxed()
            })
            .await?;
        self.publish(workspace, events);
        // A tool of a server's is called from the outbox.
        self.outbox_wake.now();
        Ok(decided)
    }

    /// The tools among which the one of that name is to be found.
    async fn tools_of(&self, tx: &mut Tx, user: &User, name: &str) -> store::Result<tools::Registry> {
        if tools::is_mail(name) {
            return tools::with_mail(tx, self, self.tools.clone(), user).await;
        }
        if !services::tools::is_outside(name) {
            return Ok(self.tools.clone());
        }
        let seen = tools::Seen { workspace: user.workspace_id, now: self.env.now() };
        tools::with_outside(tx, &self.tools, seen).await
    }

    pub(crate) fn tool_context(&self, user: &User, proposal: &Proposal) -> tools::Context {
        tools::Context {
            env: self.env.clone(),
            user: user.clone(),
            zone: zone(user),
            language: user.language.clone(),
            conversation_id: proposal.conversation_id,
            now: self.env.now(),
            leave: tools::Leave::Hand,
            outside: proposal.trace.outside,
        }
    }
}

fn decided_already() -> Error {
    Error::Conflict("the proposal was decided already".into())
}

/// The written thing, as a client wants it back.
fn written_id(payload: &LivePayload) -> Option<Value> {
    match payload {
        LivePayload::Event { event } => Some(json!({"kind": "event", "id": event.id})),
        LivePayload::Reminder { reminder } => Some(json!({"kind": "reminder", "id": reminder.id})),
        _ => None,
    }
}

async fn tell(tx: &mut Tx, engine: &Engine, proposal: &Proposal, written: Vec<LivePayload>) -> Result<Vec<LiveEvent>> {
    Ok(store::live::append(tx, proposal.conversation_id, engine.env.now(), written).await?)
}

/// The line that tells what came of a yes or a no.
pub(crate) fn outcome(engine: &Engine, phrases: &Phrases, proposal: &Proposal, approved: bool) -> String {
    let leaves = services::tools::is_outside(&proposal.tool) || tools::is_mail(&proposal.tool);
    let said = match approved {
        true if leaves => (phrases.queued)(&proposal.summary),
        true => phrases.did(&proposal.tool, &proposal.summary),
        false => phrases.did_not(&proposal.tool, &proposal.summary),
    };
    let unsend = engine.settings.unsend.as_secs();
    if approved && unsend > 0 && tools::sends(&proposal.tool) {
        return format!("{said}\n{}", (crate::phrases::mail(phrases.language).unsend)(unsend));
    }
    said
}

/// Approves `proposal` and runs its tool with its stored arguments; answers what was written, the decided proposal
/// among it.
pub(crate) async fn approve_in(
    tx: &mut Tx,
    engine: &Engine,
    context: tools::Context,
    proposal: &Proposal,
    arguments_hash: &str,
) -> Result<Vec<LivePayload>> {
    if proposal.state != ProposalState::Pending {
        return Err(if proposal.state == ProposalState::Expired { Error::Expired } else { decided_already() });
    }
    if proposal.expires_at <= engine.env.now() {
        return Err(Error::Expired);
    }
    if proposal.arguments_hash != arguments_hash {
        return Err(Error::ArgumentsChanged);
    }
    // What one yes in a chat approves is one deed; a button approves one thing.
    let act = match context.leave {
        tools::Leave::Rule(turn) => turn.to_string(),
        tools::Leave::Hand | tools::Leave::Yes(_) => proposal.id.to_string(),
    };
    let (leave, outside) = (tools::Leave::Yes(proposal.id), proposal.trace.outside);
    let context = tools::Context { leave, outside, ..context };
    // Checked again before anything is written: the agenda may have changed since the proposal was made.
    let tools = engine.tools_of(tx, &context.user, &proposal.tool).await?;
    let refused = |error| refused(error, &context.language);
    let tool = tools.check(&proposal.tool, &proposal.arguments).map_err(refused)?;
    if tool.outside().is_some_and(|outside| !outside.is(&proposal.trace.tool_fingerprint)) {
        let problem = "the tool has changed since this was proposed; ask for it again";
        return Err(refused(tools::Error::Refused(Refusal::Tool, problem.into())));
    }
    let preview = tool.preview(tx, &context, &proposal.arguments).await.map_err(refused)?;
    // What the rules have come to forbid, no earlier question opens.
    let workspace = store::workspaces::get(tx, context.user.workspace_id).await?;
    let policy = workspace.map(|workspace| workspace.policy).unwrap_or_default();
    if tools::decision(&policy, tool, preview.priority, true) == Decision::Deny {
        let problem = format!("the rules of this workspace never allow {}", proposal.tool);
        return Err(refused(tools::Error::Refused(Refusal::Denied, problem)));
    }
    let user = context.user.id;
    let mut written = close_in(tx, engine, context.user.workspace_id, proposal, ProposalState::Approved, user).await?;
    let before = undo::Before::call(tx, &context.user, &proposal.arguments).await?;
    let output = tool.run(tx, &context, &proposal.arguments).await.map_err(|error| match error {
        tools::Error::Store(error) => Error::Store(error),
        // Something else was written between the check and now. Nothing may be left half done, so this undoes all.
        tools::Error::Invalid(problem) | tools::Error::Refused(_, problem) => Error::Conflict(problem),
    })?;
    if tools::is_deed(tool) {
        undo::note(tx, &context, &act, &proposal.summary, before, &output).await?;
    }
    written.extend(output.written);
    Ok(written)
}

/// Why a yes could not be carried out, in the person's words. Nothing was written.
fn refused(error: tools::Error, language: &str) -> Error {
    let stale = matches!(&error, tools::Error::Refused(refusal, _) if refusal.is_stale());
    match error {
        tools::Error::Store(error) => Error::Store(error),
        error => Error::Refused { told: error.told(language), stale },
    }
}

/// Moves a pending proposal to `state`, with its audit entry; answers the payload that tells of it.
pub(crate) async fn close_in(
    tx: &mut Tx,
    engine: &Engine,
    workspace: WorkspaceId,
    proposal: &Proposal,
    state: ProposalState,
    by: UserId,
) -> Result<Vec<LivePayload>> {
    let now = engine.env.now();
    if !store::proposals::decide(tx, workspace, proposal.id, state, now).await? {
        return Err(decided_already());
    }
    let action = match state {
        ProposalState::Approved => "proposal.approved",
        ProposalState::Rejected => "proposal.rejected",
        ProposalState::Expired | ProposalState::Pending => "proposal.expired",
    };
    let actor = if state == ProposalState::Expired { "system".to_owned() } else { by.to_string() };
    let detail = json!({"tool": proposal.tool, "arguments_hash": proposal.arguments_hash});
    let entry = audit::entry(&engine.env, workspace, actor, action, proposal.id, detail);
    tx.execute_all(vec![store::audit::insert(&entry)]).await?;
    let proposal = Proposal { state, decided_at: Some(now), ..proposal.clone() };
    Ok(vec![LivePayload::Proposal { proposal }])
}
