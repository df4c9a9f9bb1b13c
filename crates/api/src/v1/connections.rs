//! Calendars and address books elsewhere: accounts are connected and removed, calendars and books chosen.

use axum::extract::State;
use axum::http::StatusCode;
use domain::{Calendar, CalendarId, CalendarNotice, Connection, ConnectionId, ConnectionKind, Holds, Service};
use engine::sync::NewConnection;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::auth::Signed;
use crate::extract::{Id, Json, Names};
use crate::problem::{Problem, Problems, Result};
use crate::state::Api;

/// One's own accounts with calendars.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Connections {
    /// The oldest first.
    items: Vec<Connection>,
    /// Of all accounts.
    calendars: Vec<Calendar>,
    /// Of all accounts.
    books: Vec<Book>,
    /// What was settled where both sides changed the same thing; the newest first, 50 at most, for 30 days.
    notices: Vec<CalendarNotice>,
    /// Kinds of accounts that can be connected here. One of `google` is let in in the browser, at
    /// `/oauth/google/begin?services=calendar,contacts,mail`.
    kinds: Vec<ConnectionKind>,
}

/// One of an account's address books.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AddressBook)]
pub(crate) struct Book {
    id: CalendarId,
    connection_id: ConnectionId,
    name: String,
    writable: bool,
    /// It is kept equal with one's contacts.
    chosen: bool,
    /// New contacts are written here.
    takes_new: bool,
    /// Contacts that stand in it.
    contacts: i64,
    /// Of these, how many wait to be written.
    waiting: i64,
    /// What of it could not be read or written; null where all could.
    problem: Option<String>,
}

impl From<Calendar> for Book {
    fn from(book: Calendar) -> Self {
        let Calendar { id, connection_id, name, writable, chosen, takes_new, events, waiting, problem, .. } = book;
        Self { id, connection_id, name, writable, chosen, takes_new, contacts: events, waiting, problem }
    }
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewConnection)]
pub(crate) struct Wanted {
    kind: ConnectionKind,
    /// Where the server is, such as `https://dav.example.org/`.
    url: String,
    user: String,
    /// Many providers want one that is made for apps. Kept sealed and never given out again.
    password: String,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CalendarChoice)]
pub(crate) struct Choice {
    /// Whether it is kept equal with the agenda.
    chosen: bool,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewEventsCalendar)]
pub(crate) struct ForNew {
    /// Null for none: new events then stay in the agenda only. It has to be there.
    #[serde(deserialize_with = "said")]
    calendar_id: Option<CalendarId>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BookChoice)]
pub(crate) struct BookChoice {
    /// Whether it is kept equal with one's contacts.
    chosen: bool,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewContactsBook)]
pub(crate) struct ForNewContacts {
    /// Null for none: new contacts then stay here only. It has to be there.
    #[serde(deserialize_with = "said")]
    book_id: Option<CalendarId>,
}

/// What may be null, but not left out: an empty body would switch it off.
fn said<'de, D: serde::Deserializer<'de>>(value: D) -> std::result::Result<Option<CalendarId>, D::Error> {
    Option::deserialize(value)
}

/// One's calendars and address books elsewhere
#[utoipa::path(get, path = "/v1/connections", operation_id = "connections", tag = "calendars",
    responses((status = 200, body = Connections), Problems))]
pub(crate) async fn list(State(api): State<Api>, signed: Signed) -> Result<Json<Connections>> {
    let engine::sync::Connections { connections, calendars, books, notices } =
        api.engine.connections(&signed.user).await?;
    let books = books.into_iter().map(Book::from).collect();
    Ok(Json(Connections { items: connections, calendars, books, notices, kinds: api.engine.calendar_kinds() }))
}

/// Connect an account; its calendars and address books are listed, and none is chosen yet
#[utoipa::path(post, path = "/v1/connections", operation_id = "connect_calendars", tag = "calendars",
    request_body = Wanted, responses((status = 201, body = Connection), Problems))]
pub(crate) async fn add(
    State(api): State<Api>,
    signed: Signed,
    Json(wanted): Json<Wanted>,
) -> Result<(StatusCode, Json<Connection>)> {
    let Wanted { kind, url, user, password } = wanted;
    let connection = api.engine.connect_calendars(&signed.user, NewConnection { kind, url, user, password }).await?;
    Ok((StatusCode::CREATED, Json(connection)))
}

/// Remove an account: what came from it leaves the agenda and the contacts, what was made here stays, and there nothing changes
#[utoipa::path(delete, path = "/v1/connections/{id}", operation_id = "remove_connection", tag = "calendars",
    params(("id" = ConnectionId, Path)), responses((status = 204), Problems))]
pub(crate) async fn remove(State(api): State<Api>, signed: Signed, Id(id): Id<ConnectionId>) -> Result<StatusCode> {
    api.engine.remove_connection(&signed.user, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Use an account for one thing less; with the last one it is removed, and its access given back
#[utoipa::path(delete, path = "/v1/connections/{id}/services/{service}", operation_id = "drop_service",
    tag = "calendars", params(("id" = ConnectionId, Path), ("service" = Service, Path)),
    responses((status = 204), Problems))]
pub(crate) async fn drop_service(
    State(api): State<Api>,
    signed: Signed,
    Names(id, service): Names,
) -> Result<StatusCode> {
    let id = id.parse().map_err(|error| Problem::invalid("id", error))?;
    let known = Service::ALL.into_iter().find(|known| known.word() == service);
    let service = known.ok_or_else(|| Problem::not_found("service"))?;
    api.engine.drop_service(&signed.user, id, service).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Look at an account now
#[utoipa::path(post, path = "/v1/connections/{id}/look", operation_id = "look_now", tag = "calendars",
    params(("id" = ConnectionId, Path)), responses((status = 202), Problems))]
pub(crate) async fn look(State(api): State<Api>, signed: Signed, Id(id): Id<ConnectionId>) -> Result<StatusCode> {
    api.engine.look_now(&signed.user, id).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Whether a calendar is kept equal with the agenda; what came from one that no longer is leaves it
#[utoipa::path(put, path = "/v1/calendars/{id}", operation_id = "choose_calendar", tag = "calendars",
    params(("id" = CalendarId, Path)), request_body = Choice, responses((status = 204), Problems))]
pub(crate) async fn choose(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<CalendarId>,
    Json(choice): Json<Choice>,
) -> Result<StatusCode> {
    api.engine.choose_calendar(&signed.user, Holds::Events, id, choice.chosen).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The calendar in which new events of the agenda are written, too
#[utoipa::path(put, path = "/v1/new-events", operation_id = "set_new_calendar", tag = "calendars",
    request_body = ForNew, responses((status = 204), Problems))]
pub(crate) async fn set_new(State(api): State<Api>, signed: Signed, Json(new): Json<ForNew>) -> Result<StatusCode> {
    api.engine.set_new_calendar(&signed.user, Holds::Events, new.calendar_id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whether an address book is kept equal with one's contacts; who came from one that no longer is leaves them
#[utoipa::path(put, path = "/v1/books/{id}", operation_id = "choose_book", tag = "contacts",
    params(("id" = CalendarId, Path)), request_body = BookChoice, responses((status = 204), Problems))]
pub(crate) async fn choose_book(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<CalendarId>,
    Json(choice): Json<BookChoice>,
) -> Result<StatusCode> {
    api.engine.choose_calendar(&signed.user, Holds::People, id, choice.chosen).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The address book in which new contacts are written, too; those who stand in none go there as well
#[utoipa::path(put, path = "/v1/new-contacts", operation_id = "set_new_book", tag = "contacts",
    request_body = ForNewContacts, responses((status = 204), Problems))]
pub(crate) async fn set_new_book(
    State(api): State<Api>,
    signed: Signed,
    Json(new): Json<ForNewContacts>,
) -> Result<StatusCode> {
    api.engine.set_new_calendar(&signed.user, Holds::People, new.book_id).await?;
    Ok(StatusCode::NO_CONTENT)
}
