//! The signed-in user, and the rules of their workspace.

use std::collections::BTreeMap;

use axum::extract::State;
use domain::{ActionClass, Policy, Rule, User, Workspace, text};
use futures_util::FutureExt;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::auth::Signed;
use crate::extract::{Json, parse_value};
use crate::problem::{Problem, Problems, Result};
use crate::state::Api;

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Me {
    user: User,
    workspace: Workspace,
    /// Whether personal data is hidden from language models.
    redaction: bool,
}

/// Whether personal data is hidden from language models.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Redaction {
    /// Null leaves it to the server's configuration.
    on: Option<bool>,
}

/// What is to change; what is absent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MeChange {
    /// 1 to 100 characters on one line, of which one can be seen.
    #[schema(max_length = 100)]
    name: Option<String>,
    /// IANA zone, such as `Europe/Madrid`.
    zone: Option<String>,
    /// ISO 639-1 code of a language that Attaché speaks: `en`, `es`, `fr`, `de` or `pt`.
    language: Option<String>,
}

/// Who is signed in
#[utoipa::path(get, path = "/v1/me", operation_id = "me", tag = "me", responses((status = 200, body = Me), Problems))]
pub(crate) async fn read(State(api): State<Api>, signed: Signed) -> Result<Json<Me>> {
    let id = signed.user.workspace_id;
    let (workspace, redact) = api
        .read(move |tx| {
            async move { Ok((store::workspaces::get(tx, id).await?, store::workspaces::redact(tx, id).await?)) }.boxed()
        })
        .await?;
    let workspace = workspace.ok_or_else(|| Problem::not_found("workspace"))?;
    let redaction = redact.unwrap_or(api.engine.settings.redact);
    Ok(Json(Me { user: signed.user, workspace, redaction }))
}

/// Change one's name, zone or language
#[utoipa::path(patch, path = "/v1/me", operation_id = "change_me", tag = "me", request_body = MeChange,
    responses((status = 200, body = User), Problems))]
pub(crate) async fn update(State(api): State<Api>, signed: Signed, Json(change): Json<MeChange>) -> Result<Json<User>> {
    let user = api.engine.update_user(signed.user, change.name, change.zone, change.language).await?;
    Ok(Json(user))
}

/// Write the workspace's rules: for each class of action never, ask or auto. A class that is left out asks.
#[utoipa::path(put, path = "/v1/policy", operation_id = "set_policy", tag = "me", request_body = Policy,
    responses((status = 200, body = Workspace), Problems))]
pub(crate) async fn set_policy(
    State(api): State<Api>,
    signed: Signed,
    // Class by class, so that an error can name it.
    Json(rules): Json<BTreeMap<String, Rule>>,
) -> Result<Json<Workspace>> {
    let class = |(name, rule): (String, Rule)| match parse_value::<ActionClass>(name.as_str().into()) {
        Ok(class) => Ok((class, rule)),
        Err(_) => Err(Problem::invalid(
            "body",
            format!("{} is no class of actions, such as event_create", text::quote(&name)),
        )),
    };
    let policy = Policy(rules.into_iter().map(class).collect::<Result<_>>()?);
    Ok(Json(api.engine.set_policy(&signed.user, policy).await?))
}

/// Hide personal data from language models, or not. Answers what holds now
#[utoipa::path(put, path = "/v1/redaction", operation_id = "set_redaction", tag = "me", request_body = Redaction,
    responses((status = 200, body = Redaction), Problems))]
pub(crate) async fn set_redaction(
    State(api): State<Api>,
    signed: Signed,
    Json(change): Json<Redaction>,
) -> Result<Json<Redaction>> {
    let on = api.engine.set_redaction(&signed.user, change.on).await?;
    Ok(Json(Redaction { on: Some(on) }))
}
