//! Signing in with a one-time link, and out.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse};
use domain::{Code, User};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::auth::{self, Signed};
use crate::extract::Json;
use crate::problem::{Problem, Problems, Result};
use crate::proxies::Client;
use crate::state::Api;

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Login {
    /// What stands behind the `#` of the one-time link.
    token: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LoggedIn {
    /// For `Authorization: Bearer …`; the same as the cookie that comes with it. Shown this once.
    secret: String,
    user: User,
}

/// Exchange the one-time link's token for a login
#[utoipa::path(post, path = "/v1/login", tag = "login", security(()), request_body = Login,
    responses((status = 200, body = LoggedIn), Problems))]
pub(crate) async fn login(
    State(api): State<Api>,
    Client(address): Client,
    headers: HeaderMap,
    Json(login): Json<Login>,
) -> Result<impl IntoResponse> {
    auth::may_sign_in(&headers, &api)?;
    if !api.attempts.begin(address, api.engine.env.now()) {
        return Err(Problem::new(Code::TooMany, "too many failed sign-ins from this address; wait a minute"));
    }
    let signed = api.engine.sign_in(&login.token).await?;
    api.attempts.succeeded(address);
    let seconds = api.engine.settings.login.as_secs();
    let cookie = auth::set_cookie(&signed.secret, seconds, &api.public_url);
    let body = LoggedIn { secret: signed.secret, user: signed.user };
    Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), Json(body)))
}

/// End this login
#[utoipa::path(post, path = "/v1/logout", tag = "login", responses((status = 204, description = "Signed out"), Problems))]
pub(crate) async fn logout(State(api): State<Api>, signed: Signed) -> Result<impl IntoResponse> {
    api.engine.sign_out(&signed.user, signed.secret.expose()).await?;
    let cookie = auth::set_cookie("", 0, &api.public_url);
    Ok((StatusCode::NO_CONTENT, AppendHeaders([(header::SET_COOKIE, cookie)])))
}
