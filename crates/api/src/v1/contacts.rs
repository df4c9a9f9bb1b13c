//! A person's own contacts: found, written, deleted.

use axum::extract::State;
use axum::http::StatusCode;
use domain::{After, Card, CardId, Contact, DeedId};
use futures_util::FutureExt;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::auth::Signed;
use crate::extract::{Id, Json, Query};
use crate::problem::{Problem, Problems, Result};
use crate::state::Api;

/// Contacts of one answer.
const MOST: i64 = 200;
/// Bytes of a search.
const SEARCH: usize = 200;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// Words of a name, an address, a number or an organisation, or parts of them; all of them must be there. 200 bytes
    /// at most.
    #[serde(default)]
    search: String,
    /// The `next` of the page before.
    after: Option<String>,
    /// 1 to 200; 50 where it is left out.
    limit: Option<i64>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Over {
    /// The version that is changed: where another stands by now, nothing is written, and the answer is 409. Left out:
    /// whichever stands.
    version: Option<i64>,
}

/// By name.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Contacts {
    items: Vec<Contact>,
    /// Goes into `after` for the next page; null where this is the last.
    next: Option<String>,
}

/// A contact that is gone.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ContactDeleted {
    /// What takes it back; null where nothing does.
    undo: Option<DeedId>,
}

/// One's own contacts
#[utoipa::path(get, path = "/v1/contacts", operation_id = "contacts", tag = "contacts", params(Wanted),
    responses((status = 200, body = Contacts), Problems))]
pub(crate) async fn list(
    State(api): State<Api>,
    signed: Signed,
    Query(Wanted { search, after, limit }): Query<Wanted>,
) -> Result<Json<Contacts>> {
    if search.len() > SEARCH {
        return Err(Problem::invalid("search", format!("is longer than {SEARCH} bytes")));
    }
    let limit = limit.unwrap_or(50);
    if !(1..=MOST).contains(&limit) {
        return Err(Problem::invalid("limit", format!("must be 1 to {MOST}")));
    }
    let after: Option<After> =
        after.map(|after| after.parse().map_err(|problem| Problem::invalid("after", problem))).transpose()?;
    let whose = (signed.user.workspace_id, signed.user.id);
    let mut items = api
        .read(move |tx| async move { store::cards::page(tx, whose, &search, after, limit + 1).await }.boxed())
        .await?;
    let more = items.len() as i64 > limit;
    items.truncate(usize::try_from(limit).unwrap_or_default());
    let next = items.last().filter(|_| more).map(|last| After::from(last).to_string());
    Ok(Json(Contacts { items, next }))
}

/// Add somebody
#[utoipa::path(post, path = "/v1/contacts", operation_id = "add_contact", tag = "contacts", request_body = Card,
    responses((status = 201, body = Contact), Problems))]
pub(crate) async fn add(
    State(api): State<Api>,
    signed: Signed,
    Json(card): Json<Card>,
) -> Result<(StatusCode, Json<Contact>)> {
    Ok((StatusCode::CREATED, Json(api.engine.add_contact(&signed.user, card).await?)))
}

/// One contact
#[utoipa::path(get, path = "/v1/contacts/{id}", operation_id = "contact", tag = "contacts", params(("id" = CardId, Path)),
    responses((status = 200, body = Contact), Problems))]
pub(crate) async fn read(State(api): State<Api>, signed: Signed, Id(id): Id<CardId>) -> Result<Json<Contact>> {
    let (workspace, user) = (signed.user.workspace_id, signed.user.id);
    let found = api.read(move |tx| async move { store::cards::get(tx, workspace, user, id).await }.boxed()).await?;
    found.map(Json).ok_or_else(|| Problem::not_found("contact"))
}

/// Write the whole card of a contact anew
#[utoipa::path(put, path = "/v1/contacts/{id}", operation_id = "change_contact", tag = "contacts",
    params(("id" = CardId, Path), Over), request_body = Card, responses((status = 200, body = Contact), Problems))]
pub(crate) async fn change(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<CardId>,
    Query(Over { version }): Query<Over>,
    Json(card): Json<Card>,
) -> Result<Json<Contact>> {
    Ok(Json(api.engine.change_contact(&signed.user, id, card, version).await?))
}

/// Delete a contact
#[utoipa::path(delete, path = "/v1/contacts/{id}", operation_id = "delete_contact", tag = "contacts",
    params(("id" = CardId, Path)), responses((status = 200, body = ContactDeleted), Problems))]
pub(crate) async fn delete(State(api): State<Api>, signed: Signed, Id(id): Id<CardId>) -> Result<Json<ContactDeleted>> {
    Ok(Json(ContactDeleted { undo: api.engine.delete_contact(&signed.user, id).await? }))
}
