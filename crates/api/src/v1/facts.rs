//! What is remembered about a person: they see each fact, write one, correct it and delete it.

use axum::extract::State;
use axum::http::StatusCode;
use domain::{Fact, FactId, FactKind, MAX_FACTS};
use engine::{FactChange, NewFact, Until};
use futures_util::FutureExt;
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use crate::auth::Signed;
use crate::extract::{Id, Json};
use crate::problem::{Problems, Result};
use crate::state::Api;
use crate::wording;

/// Every fact that holds, 500 at most, those said last first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Facts {
    items: Vec<Fact>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FactToWrite {
    kind: FactKind,
    /// 1 to 300 characters.
    text: String,
    /// Until when it holds; absent as long as its kind usually does.
    #[serde(default, deserialize_with = "wording::perhaps")]
    #[schema(value_type = Option<String>, format = DateTime)]
    expires_at: Option<Timestamp>,
}

/// What is to change; what is absent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FactToCorrect {
    kind: Option<FactKind>,
    /// 1 to 300 characters.
    text: Option<String>,
    /// Until when it holds; null for ever.
    #[serde(default, deserialize_with = "until")]
    #[schema(value_type = Option<String>, format = DateTime)]
    expires_at: Until,
}

/// Null says something else than nothing.
fn until<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Until, D::Error> {
    Ok(wording::perhaps(deserializer)?.map_or(Until::Forever, Until::At))
}

/// What is remembered about oneself
#[utoipa::path(get, path = "/v1/facts", operation_id = "facts", tag = "memory",
    responses((status = 200, body = Facts), Problems))]
pub(crate) async fn list(State(api): State<Api>, signed: Signed) -> Result<Json<Facts>> {
    let (workspace, user, now) = (signed.user.workspace_id, signed.user.id, api.engine.env.now());
    let items = api
        .read(move |tx| async move { store::facts::of_user(tx, workspace, user, now, MAX_FACTS).await }.boxed())
        .await?;
    Ok(Json(Facts { items }))
}

/// Write down a fact about oneself. Of a name, a home, a diet and a pregnancy there is one at a time.
#[utoipa::path(post, path = "/v1/facts", operation_id = "write_fact", tag = "memory", request_body = FactToWrite,
    responses((status = 201, body = Fact), Problems))]
pub(crate) async fn write(
    State(api): State<Api>,
    signed: Signed,
    Json(new): Json<FactToWrite>,
) -> Result<(StatusCode, Json<Fact>)> {
    let new = NewFact { kind: new.kind, text: new.text, expires_at: new.expires_at };
    Ok((StatusCode::CREATED, Json(api.engine.remember_fact(&signed.user, new).await?)))
}

/// Correct a fact; what it says is then one's own word
#[utoipa::path(patch, path = "/v1/facts/{id}", operation_id = "correct_fact", tag = "memory",
    params(("id" = FactId, Path)), request_body = FactToCorrect, responses((status = 200, body = Fact), Problems))]
pub(crate) async fn correct(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<FactId>,
    Json(change): Json<FactToCorrect>,
) -> Result<Json<Fact>> {
    let change = FactChange { kind: change.kind, text: change.text, until: change.expires_at };
    Ok(Json(api.engine.correct_fact(&signed.user, id, change).await?))
}

/// Delete a fact
#[utoipa::path(delete, path = "/v1/facts/{id}", operation_id = "delete_fact", tag = "memory",
    params(("id" = FactId, Path)), responses((status = 204), Problems))]
pub(crate) async fn delete(State(api): State<Api>, signed: Signed, Id(id): Id<FactId>) -> Result<StatusCode> {
    api.engine.forget_fact(&signed.user, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
