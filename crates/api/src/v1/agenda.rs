//! What stands: events and reminders by time, and what a person does to them with their own hand.

use axum::extract::State;
use domain::{AgendaEntry, Event, EventId, Reminder, ReminderId, User};
use futures_util::FutureExt;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::auth::Signed;
use crate::extract::{Id, Json, Query};
use crate::problem::{Problem, Problems, Result};
use crate::state::Api;
use crate::wording;

/// Days that one answer covers, at most.
const MOST: i32 = 400;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Span {
    /// The first day, in one's own zone; today where it is absent.
    #[param(value_type = Option<String>, format = Date)]
    #[serde(default, deserialize_with = "wording::date")]
    from: Option<Date>,
    /// The last day; 30 days after the first where it is absent, 400 at most.
    #[param(value_type = Option<String>, format = Date)]
    #[serde(default, deserialize_with = "wording::date")]
    to: Option<Date>,
}

/// By time, 500 entries at most; an event that repeats stands once for each occurrence.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Agenda {
    items: Vec<AgendaEntry>,
    #[schema(value_type = String, format = Date)]
    from: Date,
    /// The last day, included.
    #[schema(value_type = String, format = Date)]
    to: Date,
}

/// Events and open reminders of some days
#[utoipa::path(get, path = "/v1/agenda", tag = "agenda", params(Span),
    responses((status = 200, body = Agenda), Problems))]
pub(crate) async fn agenda(State(api): State<Api>, signed: Signed, Query(span): Query<Span>) -> Result<Json<Agenda>> {
    let from = span.from.unwrap_or_else(|| day_of(&api, &signed.user));
    let to = match span.to {
        Some(to) => to,
        None => from.checked_add(30.days()).map_err(|_| Problem::invalid("from", "lies too far in the future"))?,
    };
    if to < from {
        return Err(Problem::invalid("to", "lies before `from`"));
    }
    if (to - from).get_days() >= MOST {
        return Err(Problem::invalid("to", format!("ask for {MOST} days at most")));
    }
    read(&api, &signed.user, from, to).await
}

/// Events and open reminders of today
#[utoipa::path(get, path = "/v1/today", tag = "agenda", responses((status = 200, body = Agenda), Problems))]
pub(crate) async fn today(State(api): State<Api>, signed: Signed) -> Result<Json<Agenda>> {
    let today = day_of(&api, &signed.user);
    read(&api, &signed.user, today, today).await
}

/// Take an event away, with its reminders
#[utoipa::path(post, path = "/v1/events/{id}/cancel", tag = "agenda", params(("id" = EventId, Path)),
    responses((status = 200, body = Event), Problems))]
pub(crate) async fn cancel_event(State(api): State<Api>, signed: Signed, Id(id): Id<EventId>) -> Result<Json<Event>> {
    Ok(Json(api.engine.cancel_event(&signed.user, id).await?))
}

/// One occurrence of an event that repeats.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Occurrence {
    /// When the series says that it begins.
    #[schema(value_type = String, format = DateTime)]
    of: Timestamp,
}

/// Leave one occurrence of an event that repeats out
#[utoipa::path(post, path = "/v1/events/{id}/leave-out", tag = "agenda", params(("id" = EventId, Path)),
    request_body = Occurrence, responses((status = 200, body = Event), Problems))]
pub(crate) async fn leave_out(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<EventId>,
    Json(occurrence): Json<Occurrence>,
) -> Result<Json<Event>> {
    Ok(Json(api.engine.leave_out(&signed.user, id, occurrence.of).await?))
}

/// It is done; one that repeats waits for its next time
#[utoipa::path(post, path = "/v1/reminders/{id}/complete", tag = "agenda", params(("id" = ReminderId, Path)),
    responses((status = 200, body = Reminder), Problems))]
pub(crate) async fn complete_reminder(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<ReminderId>,
) -> Result<Json<Reminder>> {
    Ok(Json(api.engine.complete_reminder(&signed.user, id).await?))
}

/// How far a reminder is put off.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Snooze {
    /// From now on.
    #[schema(minimum = 1, maximum = 527_040)]
    minutes: i64,
}

/// Tell it again later; one that repeats keeps its times, and what is told in between is a reminder of its own
#[utoipa::path(post, path = "/v1/reminders/{id}/snooze", tag = "agenda", params(("id" = ReminderId, Path)),
    request_body = Snooze, responses((status = 200, body = Reminder), Problems))]
pub(crate) async fn snooze_reminder(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<ReminderId>,
    Json(snooze): Json<Snooze>,
) -> Result<Json<Reminder>> {
    Ok(Json(api.engine.snooze_reminder(&signed.user, id, snooze.minutes).await?))
}

/// It is not wanted any more
#[utoipa::path(post, path = "/v1/reminders/{id}/dismiss", tag = "agenda", params(("id" = ReminderId, Path)),
    responses((status = 200, body = Reminder), Problems))]
pub(crate) async fn dismiss_reminder(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<ReminderId>,
) -> Result<Json<Reminder>> {
    Ok(Json(api.engine.dismiss_reminder(&signed.user, id).await?))
}

/// The days `from` to `to`, both included.
async fn read(api: &Api, user: &User, from: Date, to: Date) -> Result<Json<Agenda>> {
    let zone = zone(user);
    let after = to.tomorrow().map_err(|_| Problem::invalid("to", "lies too far in the future"))?;
    let (start, end) = (midnight(from, &zone, "from")?, midnight(after, &zone, "to")?);
    let (workspace, id) = (user.workspace_id, user.id);
    let items =
        api.read(move |tx| async move { engine::agenda::entries(tx, workspace, id, start, end).await }.boxed()).await?;
    Ok(Json(Agenda { items, from, to }))
}

fn midnight(day: Date, zone: &TimeZone, field: &str) -> Result<Timestamp> {
    let start = day.to_zoned(zone.clone()).map(|start| start.timestamp());
    start.map_err(|_| Problem::invalid(field, "lies outside of the years that there are"))
}

/// Today where the user is.
pub(super) fn day_of(api: &Api, user: &User) -> Date {
    api.engine.env.now().to_zoned(zone(user)).date()
}

pub(super) fn zone(user: &User) -> TimeZone {
    TimeZone::get(&user.zone).unwrap_or(TimeZone::UTC)
}
