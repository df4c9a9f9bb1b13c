//! How one wants to be asked and told.

use axum::extract::State;
use domain::{Preferences, Quiet};
use engine::PreferencesChange;
use jiff::civil::Time;
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;

use crate::auth::Signed;
use crate::extract::Json;
use crate::problem::{Problems, Result};
use crate::state::Api;
use crate::wording;

/// What is to change; what is absent stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = PreferencesChange)]
#[allow(clippy::option_option)] // null is not the same as absent
pub(crate) struct Change {
    low_without_asking: Option<bool>,
    /// Such as `09:00`.
    #[schema(value_type = Option<String>, example = "09:00")]
    #[serde(deserialize_with = "wording::perhaps")]
    reminder_time: Option<Time>,
    /// Null for none.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<Quiet>)]
    quiet: Option<Option<Quiet>>,
    #[schema(minimum = 1, maximum = 60)]
    suggestions_per_hour: Option<u32>,
}

/// [`Quiet`], as it is sent.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Hours {
    #[serde(deserialize_with = "wording::written")]
    from: Time,
    #[serde(deserialize_with = "wording::written")]
    to: Time,
}

/// Tells null from what is absent.
#[allow(clippy::option_option)]
fn given<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Option<Quiet>>, D::Error> {
    let hours = Option::<Hours>::deserialize(from)?;
    Ok(Some(hours.map(|Hours { from, to }| Quiet { from, to })))
}

/// What one prefers
#[utoipa::path(get, path = "/v1/me/preferences", operation_id = "preferences", tag = "me",
    responses((status = 200, body = Preferences), Problems))]
#[allow(clippy::unused_async)] // a handler
pub(crate) async fn read(signed: Signed) -> Result<Json<Preferences>> {
    Ok(Json(signed.user.preferences))
}

/// Change it. Answers what holds now
#[utoipa::path(patch, path = "/v1/me/preferences", operation_id = "change_preferences", tag = "me",
    request_body = Change, responses((status = 200, body = Preferences), Problems))]
pub(crate) async fn update(
    State(api): State<Api>,
    signed: Signed,
    Json(change): Json<Change>,
) -> Result<Json<Preferences>> {
    let Change { low_without_asking, reminder_time, quiet, suggestions_per_hour } = change;
    let change = PreferencesChange { low_without_asking, reminder_time, quiet, suggestions_per_hour };
    Ok(Json(api.engine.change_preferences(&signed.user, change).await?))
}
