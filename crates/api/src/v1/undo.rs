//! What was done with leave, and taking it back.

use axum::extract::State;
use domain::{Deed, DeedId, Event, Reminder};
use engine::ByHand;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::auth::Signed;
use crate::extract::{Id, Json};
use crate::problem::{Problems, Result};
use crate::state::Api;

/// What was done with one word, and until when it can be taken back.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Undoable)]
pub(crate) struct Done {
    #[serde(flatten)]
    deed: Deed,
    #[schema(value_type = String, format = DateTime)]
    until: Timestamp,
}

impl From<Deed> for Done {
    fn from(deed: Deed) -> Self {
        Self { until: deed.until(), deed }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Undoables)]
pub(crate) struct List {
    /// The newest first, 50 at most.
    items: Vec<Done>,
}

/// An event after a person changed it with their own hand.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EventChanged {
    #[serde(flatten)]
    event: Event,
    /// What takes it back; null where nothing does.
    undo: Option<DeedId>,
}

impl From<ByHand<Event>> for EventChanged {
    fn from(ByHand { now, undo }: ByHand<Event>) -> Self {
        Self { event: now, undo }
    }
}

/// A reminder after a person changed it with their own hand.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReminderChanged {
    #[serde(flatten)]
    reminder: Reminder,
    /// What takes it back; null where nothing does.
    undo: Option<DeedId>,
}

impl From<ByHand<Reminder>> for ReminderChanged {
    fn from(ByHand { now, undo }: ByHand<Reminder>) -> Self {
        Self { reminder: now, undo }
    }
}

/// What was done in the last 24 hours, and what was taken back of it
#[utoipa::path(get, path = "/v1/undo", operation_id = "undoable", tag = "agenda",
    responses((status = 200, body = List), Problems))]
pub(crate) async fn list(State(api): State<Api>, signed: Signed) -> Result<Json<List>> {
    let deeds = api.engine.deeds(&signed.user).await?;
    Ok(Json(List { items: deeds.into_iter().map(Done::from).collect() }))
}

/// Take it back, all of it or nothing; asked again it changes nothing. 409 where it was changed since, is older than 24
/// hours, or cannot be taken back
#[utoipa::path(post, path = "/v1/undo/{id}", operation_id = "undo", tag = "agenda", params(("id" = DeedId, Path)),
    responses((status = 200, body = Done), Problems))]
pub(crate) async fn undo(State(api): State<Api>, signed: Signed, Id(id): Id<DeedId>) -> Result<Json<Done>> {
    Ok(Json(api.engine.undo(&signed.user, id).await?.into()))
}
