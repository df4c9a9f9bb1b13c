//! The secret link under which a calendar program reads the agenda.

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use domain::Code;
use futures_util::FutureExt;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::auth::Signed;
use crate::extract::Json;
use crate::problem::{Problem, Problems, Result};
use crate::state::Api;

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Feed {
    /// When the link that there is was made. The link itself is shown only when it is made.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FeedLink {
    /// Whoever has it can read the agenda. Shown this once.
    url: String,
}

/// Whether there is a link, and since when
#[utoipa::path(get, path = "/v1/feed", operation_id = "feed", tag = "feed", responses((status = 200, body = Feed), Problems))]
pub(crate) async fn since(State(api): State<Api>, signed: Signed) -> Result<Json<Feed>> {
    let user = signed.user.id;
    let since = api.read(move |tx| async move { store::logins::feed_since(tx, user).await }.boxed()).await?;
    let created_at = since.ok_or_else(|| Problem::not_found("feed link"))?;
    Ok(Json(Feed { created_at }))
}

/// Make a link; one that there was ends
#[utoipa::path(post, path = "/v1/feed", operation_id = "make_feed", tag = "feed", responses((status = 201, body = FeedLink), Problems))]
pub(crate) async fn make(State(api): State<Api>, signed: Signed) -> Result<(StatusCode, Json<FeedLink>)> {
    let secret = api.engine.make_feed(&signed.user).await?;
    let url = format!("{}/feeds/{secret}.ics", api.public_url);
    Ok((StatusCode::CREATED, Json(FeedLink { url })))
}

/// End the link
#[utoipa::path(delete, path = "/v1/feed", operation_id = "delete_feed", tag = "feed",
    responses((status = 204, description = "There is none any more"), Problems))]
pub(crate) async fn drop_link(State(api): State<Api>, signed: Signed) -> Result<StatusCode> {
    api.engine.drop_feed(&signed.user).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The agenda for a calendar program; the secret in the link is the leave
#[utoipa::path(get, path = "/feeds/{name}", operation_id = "read_feed", tag = "feed", security(()),
    params(("name" = String, Path, description = "The secret and `.ics`")),
    responses((status = 200, body = String, content_type = "text/calendar"), Problems))]
pub(crate) async fn read(State(api): State<Api>, Path(name): Path<String>) -> Result<impl IntoResponse> {
    let missing = || Problem::new(Code::NotFound, "there is no such feed; make a new link in the console");
    let secret = name.strip_suffix(".ics").filter(|secret| secret.len() == 64).ok_or_else(missing)?;
    let user = api.engine.feed_owner(secret).await?.ok_or_else(missing)?;
    let now = api.engine.env.now();
    let calendar = api.read(move |tx| async move { engine::agenda::feed(tx, &user, now).await }.boxed()).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "inline; filename=\"attache.ics\""),
        (header::CACHE_CONTROL, "private, no-cache"),
    ];
    Ok((headers, calendar))
}
