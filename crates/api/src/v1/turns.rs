//! The record of a turn: what the model was asked, what it answered, what the tools brought.

use axum::extract::State;
use domain::{Step, Turn, TurnId};
use futures_util::FutureExt;
use serde::Serialize;
use utoipa::ToSchema;

use crate::auth::Signed;
use crate::extract::{Id, Json};
use crate::problem::{Problem, Problems, Result};
use crate::state::Api;

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TurnRecord)]
pub(crate) struct Record {
    turn: Turn,
    /// In order.
    steps: Vec<Step>,
}

/// One turn with its steps
#[utoipa::path(get, path = "/v1/turns/{id}", operation_id = "turn", tag = "conversations", params(("id" = TurnId, Path)),
    responses((status = 200, body = Record), Problems))]
pub(crate) async fn read(State(api): State<Api>, signed: Signed, Id(id): Id<TurnId>) -> Result<Json<Record>> {
    let (workspace, user) = (signed.user.workspace_id, signed.user.id);
    let record = api
        .read(move |tx| {
            async move {
                let Some(turn) = store::turns::get(tx, workspace, id).await? else { return Ok(None) };
                let conversation = store::conversations::get_any(tx, workspace, turn.conversation_id).await?;
                if conversation.is_none_or(|one| one.user_id != user) {
                    return Ok(None);
                }
                let steps = store::turns::steps(tx, id).await?;
                Ok(Some(Record { turn, steps }))
            }
            .boxed()
        })
        .await?;
    record.map(Json).ok_or_else(|| Problem::not_found("turn"))
}
