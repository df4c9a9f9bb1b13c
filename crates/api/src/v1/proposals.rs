//! What waits for a yes.

use axum::extract::State;
use domain::{DeedId, Proposal, ProposalId, ProposalState, User, WorkspaceId};
use futures_util::FutureExt;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::Tx;
use utoipa::{IntoParams, ToSchema};

use crate::auth::Signed;
use crate::extract::{Id, Json, Query, cut, page_size};
use crate::problem::{Problem, Problems, Result};
use crate::state::Api;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ProposalPage {
    /// `pending` where it is absent.
    #[param(inline)]
    state: Option<ProposalState>,
    /// Only those made before this one.
    #[param(value_type = Option<String>)]
    before: Option<ProposalId>,
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ProposalEdit)]
pub(crate) struct Edit {
    /// All the arguments as they shall be; checked against the tool's schema.
    #[schema(value_type = Object)]
    arguments: Value,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Approval {
    /// The `arguments_hash` of the proposal as it was shown.
    arguments_hash: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Decided {
    proposal: Proposal,
    /// What it brought: `{"kind": "event" | "reminder", "id": …}`; null where nothing was written.
    #[schema(value_type = Option<Object>)]
    result: Option<Value>,
    /// What takes it back; null where nothing does.
    undo: Option<DeedId>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Proposals {
    /// The newest first.
    items: Vec<Proposal>,
    /// Whether there are others behind the last.
    more: bool,
    /// Suggestions that wait behind those of this hour, and show here later.
    withheld: i64,
}

/// One's proposals, the newest first, each with the message that it was found in
#[utoipa::path(get, path = "/v1/proposals", operation_id = "proposals", tag = "proposals", params(ProposalPage),
    responses((status = 200, body = Proposals), Problems))]
pub(crate) async fn list(
    State(api): State<Api>,
    signed: Signed,
    Query(page): Query<ProposalPage>,
) -> Result<Json<Proposals>> {
    let limit = page_size(page.limit, 100)?;
    let (workspace, user) = (signed.user.workspace_id, signed.user.id);
    let now = api.engine.env.now();
    let state = page.state.unwrap_or(ProposalState::Pending);
    let page = api
        .read(move |tx| {
            async move {
                let asked = (page.before, limit + 1);
                let mut items = store::proposals::shown(tx, workspace, user, state, asked, now).await?;
                let more = cut(&mut items, limit);
                for proposal in &mut items {
                    add_trigger(tx, workspace, proposal).await?;
                }
                let withheld = store::proposals::withheld(tx, workspace, user, now).await?;
                Ok(Proposals { items, more, withheld })
            }
            .boxed()
        })
        .await?;
    Ok(Json(page))
}

/// One of them
#[utoipa::path(get, path = "/v1/proposals/{id}", operation_id = "proposal", tag = "proposals", params(("id" = ProposalId, Path)),
    responses((status = 200, body = Proposal), Problems))]
pub(crate) async fn read(State(api): State<Api>, signed: Signed, Id(id): Id<ProposalId>) -> Result<Json<Proposal>> {
    Ok(Json(load(&api, &signed.user, id).await?))
}

/// Change what waits. It gets a new hash: what was shown before cannot be approved any more
#[utoipa::path(patch, path = "/v1/proposals/{id}", operation_id = "edit_proposal", tag = "proposals", params(("id" = ProposalId, Path)),
    request_body = Edit, responses((status = 200, body = Proposal), Problems))]
pub(crate) async fn edit(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<ProposalId>,
    Json(change): Json<Edit>,
) -> Result<Json<Proposal>> {
    let user = signed.user.clone();
    api.engine.edit(signed.user, id, change.arguments).await?;
    Ok(Json(load(&api, &user, id).await?))
}

/// Say yes to exactly what was shown, once; it is done before the answer comes
#[utoipa::path(post, path = "/v1/proposals/{id}/approve", operation_id = "approve_proposal", tag = "proposals", params(("id" = ProposalId, Path)),
    request_body = Approval, responses((status = 200, body = Decided), Problems))]
pub(crate) async fn approve(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<ProposalId>,
    Json(approval): Json<Approval>,
) -> Result<Json<Decided>> {
    let user = signed.user.clone();
    let decided = api.engine.approve(signed.user, id, approval.arguments_hash).await?;
    Ok(Json(Decided { proposal: load(&api, &user, id).await?, result: decided.result, undo: decided.undo }))
}

/// Say no
#[utoipa::path(post, path = "/v1/proposals/{id}/reject", operation_id = "reject_proposal", tag = "proposals", params(("id" = ProposalId, Path)),
    responses((status = 200, body = Decided), Problems))]
pub(crate) async fn reject(State(api): State<Api>, signed: Signed, Id(id): Id<ProposalId>) -> Result<Json<Decided>> {
    let user = signed.user.clone();
    let decided = api.engine.reject(signed.user, id).await?;
    Ok(Json(Decided { proposal: load(&api, &user, id).await?, result: decided.result, undo: decided.undo }))
}

async fn load(api: &Api, user: &User, id: ProposalId) -> Result<Proposal> {
    let (workspace, user) = (user.workspace_id, user.id);
    let proposal = api
        .read(move |tx| {
            async move {
                let proposal = store::proposals::get(tx, workspace, id).await?;
                let Some(mut proposal) = proposal.filter(|one| one.user_id == user) else { return Ok(None) };
                add_trigger(tx, workspace, &mut proposal).await?;
                Ok(Some(proposal))
            }
            .boxed()
        })
        .await?;
    proposal.ok_or_else(|| Problem::not_found("proposal"))
}

async fn add_trigger(tx: &mut Tx, workspace: WorkspaceId, proposal: &mut Proposal) -> store::Result<()> {
    if let Some(id) = proposal.trigger_id {
        proposal.trigger = store::messages::get(tx, workspace, id).await?;
    }
    Ok(())
}
