//! The tries of what is sent: when, how long it took, and what the platform said.

use axum::extract::State;
use domain::{Attempt, EffectId, MessageId};
use futures_util::FutureExt;
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;

use crate::auth::Signed;
use crate::extract::{Id, Json};
use crate::problem::{Problem, Problems, Result};
use crate::state::Api;

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DeliveryAttempts)]
pub(crate) struct Attempts {
    /// The oldest first: the first that was made and the newest nine, for as long as live events are kept.
    items: Vec<Attempt>,
}

/// The tries of a message of ours
#[utoipa::path(get, path = "/v1/messages/{id}/attempts", operation_id = "message_attempts", tag = "conversations",
    params(("id" = MessageId, Path)), responses((status = 200, body = Attempts), Problems))]
pub(crate) async fn of_message(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<MessageId>,
) -> Result<Json<Attempts>> {
    let user = signed.user;
    let found = api
        .read(move |tx| {
            async move {
                let Some(message) = store::messages::get(tx, user.workspace_id, id).await? else { return Ok(None) };
                let items = store::attempts::of_message(tx, user.workspace_id, id).await?;
                Ok(owns(tx, &user, message.conversation_id).await?.then_some(items))
            }
            .boxed()
        })
        .await?;
    found.map(|items| Json(Attempts { items })).ok_or_else(|| Problem::not_found("message"))
}

/// The tries of an effect, by the id that the audit names: of a tool's call, too
#[utoipa::path(get, path = "/v1/effects/{id}/attempts", operation_id = "effect_attempts", tag = "conversations",
    params(("id" = EffectId, Path)), responses((status = 200, body = Attempts), Problems))]
pub(crate) async fn of_effect(State(api): State<Api>, signed: Signed, Id(id): Id<EffectId>) -> Result<Json<Attempts>> {
    let user = signed.user;
    let found = api
        .read(move |tx| {
            async move {
                let items = store::attempts::of_effect(tx, user.workspace_id, id).await?;
                let Some(first) = items.first() else { return Ok(None) };
                Ok(owns(tx, &user, first.conversation_id).await?.then_some(items))
            }
            .boxed()
        })
        .await?;
    found.map(|items| Json(Attempts { items })).ok_or_else(|| Problem::not_found("effect that was tried"))
}

async fn owns(tx: &mut Tx, user: &domain::User, conversation: domain::ConversationId) -> store::Result<bool> {
    let conversation = store::conversations::get_any(tx, user.workspace_id, conversation).await?;
    Ok(conversation.is_some_and(|one| one.user_id == user.id))
}
