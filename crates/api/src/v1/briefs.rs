//! What one is told unasked: a brief each day, notes before meetings.

use axum::extract::State;
use domain::Briefs;
use engine::BriefsChange;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::auth::Signed;
use crate::extract::Json;
use crate::problem::{Problems, Result};
use crate::state::Api;

/// What is to change; what is absent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BriefsChange)]
pub(crate) struct Change {
    brief: Option<bool>,
    /// When the brief comes, by the clock where one is: `20:00`.
    at: Option<String>,
    meeting_notes: Option<bool>,
}

/// What one is told unasked
#[utoipa::path(get, path = "/v1/me/briefs", operation_id = "briefs", tag = "me", responses((status = 200, body = Briefs), Problems))]
pub(crate) async fn read(State(api): State<Api>, signed: Signed) -> Result<Json<Briefs>> {
    Ok(Json(api.engine.briefs(&signed.user).await?))
}

/// Switch a brief of each day, or notes before meetings, on or off
#[utoipa::path(patch, path = "/v1/me/briefs", operation_id = "change_briefs", tag = "me", request_body = Change,
    responses((status = 200, body = Briefs), Problems))]
pub(crate) async fn change(
    State(api): State<Api>,
    signed: Signed,
    Json(Change { brief, at, meeting_notes }): Json<Change>,
) -> Result<Json<Briefs>> {
    let change = BriefsChange { brief, at, meeting_notes };
    Ok(Json(api.engine.set_briefs(&signed.user, change).await?))
}
