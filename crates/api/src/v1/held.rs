//! What waits until a person writes again, because their platform lets us write only for some time after they did.

use axum::extract::State;
use domain::{ChannelId, Message, Platform};
use engine::HELD_EXPIRES;
use futures_util::FutureExt;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::auth::Signed;
use crate::extract::Json;
use crate::problem::{Problems, Result};
use crate::state::Api;

/// Messages of one answer; the rest shows when these are gone.
const MOST: i64 = 200;

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HeldMessages {
    /// The oldest first, 200 at most.
    items: Vec<HeldMessage>,
}

/// A message of ours that waits.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HeldMessage {
    message: Message,
    /// The conversation's title.
    title: String,
    channel_id: ChannelId,
    platform: Platform,
    /// Such as "waits until the person writes again: WhatsApp's 24-hour window".
    why: String,
    #[schema(value_type = String, format = DateTime)]
    held_at: Timestamp,
    /// Then it is not sent any more.
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
}

/// Messages in one's own conversations that wait until the person writes again
#[utoipa::path(get, path = "/v1/held", operation_id = "held", tag = "channels", responses((status = 200, body = HeldMessages), Problems))]
pub(crate) async fn list(State(api): State<Api>, signed: Signed) -> Result<Json<HeldMessages>> {
    let (workspace, user) = (signed.user.workspace_id, signed.user.id);
    let held =
        api.read(move |tx| async move { store::window::of_user(tx, workspace, user, MOST).await }.boxed()).await?;
    let item = |held: store::window::Held| HeldMessage {
        message: held.message,
        title: held.title,
        channel_id: held.channel_id,
        platform: held.platform,
        why: held.why,
        held_at: held.held_at,
        expires_at: held.created_at.saturating_add(HELD_EXPIRES).unwrap_or(Timestamp::MAX),
    };
    Ok(Json(HeldMessages { items: held.into_iter().map(item).collect() }))
}
