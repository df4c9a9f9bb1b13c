//! Mails that were decided and have not left yet.

use axum::extract::State;
use domain::EffectId;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::auth::Signed;
use crate::extract::{Id, Json};
use crate::problem::{Problems, Result};
use crate::state::Api;

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WaitingMails {
    /// The soonest first, 50 at most.
    items: Vec<WaitingMail>,
}

/// A mail that was decided and has not left.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WaitingMail {
    id: EffectId,
    /// The line that was approved.
    summary: String,
    /// Until then it can be taken back.
    #[schema(value_type = String, format = DateTime)]
    leaves_at: Timestamp,
}

/// A mail that was taken back.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TakenBack {
    /// The line that was approved.
    summary: String,
}

/// One's own mails that wait before they leave, and can be taken back
#[utoipa::path(get, path = "/v1/sends", operation_id = "sends", tag = "proposals", responses((status = 200, body = WaitingMails), Problems))]
pub(crate) async fn list(State(api): State<Api>, signed: Signed) -> Result<Json<WaitingMails>> {
    let item =
        |mail: engine::WaitingMail| WaitingMail { id: mail.id, summary: mail.summary, leaves_at: mail.leaves_at };
    let waiting = api.engine.waiting_mails(&signed.user).await?;
    Ok(Json(WaitingMails { items: waiting.into_iter().map(item).collect() }))
}

/// Take a mail back before it leaves; one that has left is a conflict
#[utoipa::path(post, path = "/v1/sends/{id}/undo", operation_id = "undo_send", tag = "proposals",
    params(("id" = EffectId, Path)),
    responses((status = 200, body = TakenBack), Problems))]
pub(crate) async fn undo(State(api): State<Api>, signed: Signed, Id(id): Id<EffectId>) -> Result<Json<TakenBack>> {
    Ok(Json(TakenBack { summary: api.engine.withdraw(&signed.user, id).await? }))
}
