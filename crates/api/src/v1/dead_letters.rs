//! Messages that were given up, and their replay.

use axum::extract::State;
use axum::http::StatusCode;
use domain::{DeadLetter, DeadLetterId};
use futures_util::FutureExt;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::auth::Signed;
use crate::extract::{Id, Json, Query, cut, page_size};
use crate::problem::{Problem, Problems, Result};
use crate::state::Api;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct LetterPage {
    /// Only those from before this one.
    #[param(value_type = Option<String>)]
    before: Option<DeadLetterId>,
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DeadLetters {
    /// The newest first.
    items: Vec<DeadLetter>,
    /// Whether there are others behind the last.
    more: bool,
}

/// The dead letters of one's conversations, the newest first
#[utoipa::path(get, path = "/v1/dead-letters", operation_id = "dead_letters", tag = "health", params(LetterPage),
    responses((status = 200, body = DeadLetters), Problems))]
pub(crate) async fn list(
    State(api): State<Api>,
    signed: Signed,
    Query(page): Query<LetterPage>,
) -> Result<Json<DeadLetters>> {
    let limit = page_size(page.limit, 100)?;
    let (workspace, user) = (signed.user.workspace_id, signed.user.id);
    let mut items = api
        .read(move |tx| {
            async move { store::dead_letters::page_of_user(tx, workspace, user, page.before, limit + 1).await }.boxed()
        })
        .await?;
    let more = cut(&mut items, limit);
    Ok(Json(DeadLetters { items, more }))
}

/// Put its message back, to be tried anew; once per letter
#[utoipa::path(post, path = "/v1/dead-letters/{id}/replay", operation_id = "replay_dead_letter", tag = "health", params(("id" = DeadLetterId, Path)),
    responses((status = 202, body = DeadLetter), Problems))]
pub(crate) async fn replay(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<DeadLetterId>,
) -> Result<(StatusCode, Json<DeadLetter>)> {
    let (workspace, user) = (signed.user.workspace_id, signed.user.id);
    let is_own = api
        .read(move |tx| {
            async move {
                let Some(letter) = store::dead_letters::get(tx, workspace, id).await? else { return Ok(false) };
                let conversation = store::conversations::get_any(tx, workspace, letter.conversation_id).await?;
                Ok(conversation.is_some_and(|one| one.user_id == user))
            }
            .boxed()
        })
        .await?;
    if !is_own {
        return Err(Problem::not_found("dead letter"));
    }
    Ok((StatusCode::ACCEPTED, Json(api.engine.replay(&signed.user, id).await?)))
}
