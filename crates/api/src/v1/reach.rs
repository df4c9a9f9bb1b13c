//! In which order of channels one is reached.

use axum::extract::State;
use domain::{ChannelId, Platform, Reach};
use serde::Serialize;
use utoipa::ToSchema;

use crate::auth::Signed;
use crate::extract::Json;
use crate::problem::{Problems, Result};
use crate::state::Api;

/// How one is reached, and where one could be.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Reached)]
pub(crate) struct Reached {
    #[serde(flatten)]
    reach: Reach,
    /// Channels on which one has a chat with the assistant.
    places: Vec<Place>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ReachPlace)]
pub(crate) struct Place {
    channel_id: ChannelId,
    platform: Platform,
    name: String,
    /// Whether something can be sent there now.
    able: bool,
}

/// In which order of channels reminders reach one
#[utoipa::path(get, path = "/v1/reach", operation_id = "reach", tag = "channels", responses((status = 200, body = Reached), Problems))]
pub(crate) async fn read(State(api): State<Api>, signed: Signed) -> Result<Json<Reached>> {
    let (reach, places) = api.engine.reach(&signed.user).await?;
    let place = |one: store::reach::Place| Place {
        channel_id: one.channel_id,
        platform: one.platform,
        name: one.name,
        able: one.able,
    };
    Ok(Json(Reached { reach, places: places.into_iter().map(place).collect() }))
}

/// Choose the order; an empty one tells each thing where it came from
#[utoipa::path(put, path = "/v1/reach", operation_id = "set_reach", tag = "channels", request_body = Reach,
    responses((status = 200, body = Reach), Problems))]
pub(crate) async fn set(State(api): State<Api>, signed: Signed, Json(reach): Json<Reach>) -> Result<Json<Reach>> {
    api.engine.set_reach(&signed.user, reach.clone()).await?;
    Ok(Json(reach))
}
