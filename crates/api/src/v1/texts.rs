//! What the assistant says in set words, and what models are told: read and changed by owners and admins.

use axum::extract::State;
use domain::UserId;
use engine::texts::Entry;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::auth::Signed;
use crate::extract::{Json, Names};
use crate::problem::{Problems, Result};
use crate::state::Api;

/// A text in one language.
#[derive(Debug, Serialize, ToSchema)]
#[allow(clippy::struct_field_names)] // the names of the wire
pub(crate) struct Text {
    /// Such as `emergency.medical`.
    key: &'static str,
    /// ISO 639-1.
    language: String,
    /// What is said; null where this language has none, and the English one is said.
    text: Option<String>,
    /// What comes with Attaché.
    built_in: Option<&'static str>,
    /// When it is said.
    about: &'static str,
    /// What may stand in it in braces.
    placeholders: Vec<&'static str>,
    /// Characters, at most.
    max: usize,
    /// When the workspace wrote its own; null where it has none.
    #[schema(value_type = Option<String>, format = DateTime)]
    changed_at: Option<Timestamp>,
    changed_by: Option<UserId>,
    /// Why the workspace's own is not said, and the built-in one is; null where all is well.
    problem: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Texts {
    items: Vec<Text>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TextChange {
    text: String,
}

impl From<Entry> for Text {
    fn from(entry: Entry) -> Self {
        let own = entry.own.as_ref();
        let said = own.filter(|_| entry.problem.is_none());
        Self {
            key: entry.key.name,
            text: said.map(|own| own.text.clone()).or_else(|| entry.built_in.map(str::to_owned)),
            built_in: entry.built_in,
            about: entry.key.about,
            placeholders: entry.key.placeholders().collect(),
            max: entry.key.max,
            changed_at: own.map(|own| own.updated_at),
            changed_by: own.map(|own| own.updated_by),
            language: entry.language,
            problem: entry.problem,
        }
    }
}

/// Every text in every language
#[utoipa::path(get, path = "/v1/texts", operation_id = "texts", tag = "texts",
    responses((status = 200, body = Texts), Problems))]
pub(crate) async fn list(State(api): State<Api>, signed: Signed) -> Result<Json<Texts>> {
    let items = api.engine.texts(&signed.user).await?.into_iter().map(Text::from).collect();
    Ok(Json(Texts { items }))
}

/// Write the workspace's own; it is said from the next turn on
#[utoipa::path(put, path = "/v1/texts/{key}/{language}", operation_id = "put_text", tag = "texts",
    params(("key" = String, Path), ("language" = String, Path)), request_body = TextChange,
    responses((status = 200, body = Text), Problems))]
pub(crate) async fn put(
    State(api): State<Api>,
    signed: Signed,
    Names(key, language): Names,
    Json(change): Json<TextChange>,
) -> Result<Json<Text>> {
    Ok(Json(api.engine.put_text(&signed.user, &key, &language, &change.text).await?.into()))
}

/// Forget the workspace's own: the built-in one is said again
#[utoipa::path(delete, path = "/v1/texts/{key}/{language}", operation_id = "drop_text", tag = "texts",
    params(("key" = String, Path), ("language" = String, Path)),
    responses((status = 200, body = Text), Problems))]
pub(crate) async fn drop_text(
    State(api): State<Api>,
    signed: Signed,
    Names(key, language): Names,
) -> Result<Json<Text>> {
    Ok(Json(api.engine.drop_text(&signed.user, &key, &language).await?.into()))
}
