//! What stands: events and reminders by time, and what a person does to them with their own hand.

use axum::extract::State;
use domain::{AgendaEntry, CalendarId, DeedId, Event, EventId, ReminderId, Reply, User};
use engine::{agenda, sync};
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
use crate::v1::undo::{EventChanged, ReminderChanged};
use crate::wording;

/// Days that one answer covers, at most.
const MOST: i32 = 400;
/// Characters of a sentence that is to be an event.
const MOST_QUICK: usize = 500;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Span {
    /// The first day, in one's own zone; today where it is absent.
    #[param(value_type = Option<String>, format = Date)]
    #[serde(default, deserialize_with = "wording::perhaps")]
    from: Option<Date>,
    /// The last day; 30 days after the first where it is absent, 400 at most.
    #[param(value_type = Option<String>, format = Date)]
    #[serde(default, deserialize_with = "wording::perhaps")]
    to: Option<Date>,
}

/// An event or a reminder, and what else is shown of it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AgendaItem)]
pub(crate) struct Seen {
    #[serde(flatten)]
    entry: AgendaEntry,
    /// Of an event that repeats: when the series says that this occurrence begins.
    #[schema(value_type = Option<String>, format = DateTime)]
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<Timestamp>,
    /// The calendar elsewhere that an event stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    calendar_id: Option<CalendarId>,
}

impl From<agenda::Seen> for Seen {
    fn from(seen: agenda::Seen) -> Self {
        let agenda::Seen { entry, of, calendar_id } = seen;
        Self { entry, of, calendar_id }
    }
}

/// By time, 500 entries at most; an event that repeats stands once for each occurrence.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Agenda {
    items: Vec<Seen>,
    #[schema(value_type = String, format = Date)]
    from: Date,
    /// The last day, included.
    #[schema(value_type = String, format = Date)]
    to: Date,
}

/// Events and open reminders of some days
#[utoipa::path(get, path = "/v1/agenda", operation_id = "agenda", tag = "agenda", params(Span),
    responses((status = 200, body = Agenda), Problems))]
pub(crate) async fn list(State(api): State<Api>, signed: Signed, Query(span): Query<Span>) -> Result<Json<Agenda>> {
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
    responses((status = 200, body = EventChanged), Problems))]
pub(crate) async fn cancel_event(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<EventId>,
) -> Result<Json<EventChanged>> {
    Ok(Json(api.engine.cancel_event(&signed.user, id).await?.into()))
}

/// What somebody said to an invitation.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GuestAnswer)]
pub(crate) enum Answer {
    None,
    Yes,
    No,
    Maybe,
}

/// Somebody to whom an event was sent, as the calendar that it stands in last said.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Guest {
    email: String,
    name: Option<String>,
    answer: Answer,
    /// Who invited the others.
    organizer: bool,
    /// What they said with it.
    note: Option<String>,
    /// Oneself.
    own: bool,
}

impl From<sync::Guest> for Guest {
    fn from(guest: sync::Guest) -> Self {
        let sync::Guest { email, name, answer, organizer, note, own } = guest;
        let answer = match answer {
            sync::Answer::None => Answer::None,
            sync::Answer::Yes => Answer::Yes,
            sync::Answer::No => Answer::No,
            sync::Answer::Maybe => Answer::Maybe,
        };
        Self { email, name, answer, organizer, note, own }
    }
}

/// An event as it is kept: one that repeats with its first occurrence's times and its exceptions.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EventDetails {
    event: Event,
    /// The calendar elsewhere that it stands in.
    calendar_id: Option<CalendarId>,
    /// 50 at most; none where it stands in no calendar elsewhere.
    guests: Vec<Guest>,
}

/// An event as it is kept, its calendar and its guests
#[utoipa::path(get, path = "/v1/events/{id}", tag = "agenda", params(("id" = EventId, Path)),
    responses((status = 200, body = EventDetails), Problems))]
pub(crate) async fn event(State(api): State<Api>, signed: Signed, Id(id): Id<EventId>) -> Result<Json<EventDetails>> {
    let (workspace, user) = (signed.user.workspace_id, signed.user.id);
    let found = api.read(move |tx| async move { agenda::details(tx, workspace, user, id).await }.boxed()).await?;
    let agenda::Details { event, calendar_id, guests } = found.ok_or_else(|| Problem::not_found("event"))?;
    Ok(Json(EventDetails { event, calendar_id, guests: guests.into_iter().map(Guest::from).collect() }))
}

/// Where an event, or an occurrence of one that repeats, goes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EventMove)]
pub(crate) struct Move {
    /// Of whole days: a midnight in the event's zone.
    #[schema(value_type = String, format = DateTime)]
    #[serde(deserialize_with = "wording::written")]
    starts_at: Timestamp,
    /// Not included; within 366 days of the start.
    #[schema(value_type = String, format = DateTime)]
    #[serde(deserialize_with = "wording::written")]
    ends_at: Timestamp,
    /// Of an event that repeats: when the series says that the occurrence begins that is moved.
    #[schema(value_type = Option<String>, format = DateTime)]
    #[serde(default, deserialize_with = "wording::perhaps")]
    of: Option<Timestamp>,
    /// All occurrences go as far as that one.
    #[serde(default)]
    all: bool,
    /// Refused where the event is another version by now.
    version: Option<i64>,
}

/// Move an event or change its length, with its reminders; of one that repeats one occurrence, or all
#[utoipa::path(post, path = "/v1/events/{id}/move", tag = "agenda", params(("id" = EventId, Path)), request_body = Move,
    responses((status = 200, body = EventChanged), Problems))]
pub(crate) async fn move_event(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<EventId>,
    Json(to): Json<Move>,
) -> Result<Json<EventChanged>> {
    let Move { starts_at, ends_at, of, all, version } = to;
    let edit = agenda::Edit { times: Some((starts_at, ends_at)), of, all, ..agenda::Edit::default() };
    Ok(Json(api.engine.edit_event(&signed.user, id, edit, version).await?.into()))
}

/// What of an event is to be otherwise; what is absent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EventEdit)]
pub(crate) struct Edit {
    /// 1 to 200 characters.
    title: Option<String>,
    /// 200 characters at most; empty for none.
    place: Option<String>,
    /// Together with `ends_at`, each as a move has them.
    #[schema(value_type = Option<String>, format = DateTime)]
    #[serde(default, deserialize_with = "wording::perhaps")]
    starts_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    #[serde(default, deserialize_with = "wording::perhaps")]
    ends_at: Option<Timestamp>,
    /// Of an event that repeats: when the series says that the occurrence begins that is changed.
    #[schema(value_type = Option<String>, format = DateTime)]
    #[serde(default, deserialize_with = "wording::perhaps")]
    of: Option<Timestamp>,
    /// All occurrences, not that one alone.
    #[serde(default)]
    all: bool,
    /// Refused where the event is another version by now.
    version: Option<i64>,
}

/// Name an event anew, or change its place or times, with its reminders; of one that repeats one occurrence, or all
#[utoipa::path(patch, path = "/v1/events/{id}", tag = "agenda", params(("id" = EventId, Path)), request_body = Edit,
    responses((status = 200, body = EventChanged), Problems))]
pub(crate) async fn edit_event(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<EventId>,
    Json(edit): Json<Edit>,
) -> Result<Json<EventChanged>> {
    let Edit { title, place, starts_at, ends_at, of, all, version } = edit;
    let times = match (starts_at, ends_at) {
        (None, None) => None,
        (Some(starts_at), Some(ends_at)) => Some((starts_at, ends_at)),
        (None, _) => return Err(Problem::invalid("starts_at", "goes with `ends_at`; send both or neither")),
        (_, None) => return Err(Problem::invalid("ends_at", "goes with `starts_at`; send both or neither")),
    };
    let edit = agenda::Edit { title, place, times, of, all };
    Ok(Json(api.engine.edit_event(&signed.user, id, edit, version).await?.into()))
}

/// One occurrence of an event that repeats.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Occurrence {
    /// When the series says that it begins.
    #[schema(value_type = String, format = DateTime)]
    #[serde(deserialize_with = "wording::written")]
    of: Timestamp,
}

/// Leave one occurrence of an event that repeats out
#[utoipa::path(post, path = "/v1/events/{id}/leave-out", tag = "agenda", params(("id" = EventId, Path)),
    request_body = Occurrence, responses((status = 200, body = EventChanged), Problems))]
pub(crate) async fn leave_out(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<EventId>,
    Json(occurrence): Json<Occurrence>,
) -> Result<Json<EventChanged>> {
    Ok(Json(api.engine.leave_out(&signed.user, id, occurrence.of).await?.into()))
}

/// What is said to an invitation.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EventAnswer)]
pub(crate) struct Said {
    /// Not `open`.
    answer: domain::Answer,
    /// A line to whoever invited, 300 characters at most.
    note: Option<String>,
}

/// Answer an invitation that came from a connected calendar; it is told there with the next look at it
#[utoipa::path(post, path = "/v1/events/{id}/answer", tag = "agenda", params(("id" = EventId, Path)),
    request_body = Said, responses((status = 200, body = EventChanged), Problems))]
pub(crate) async fn answer(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<EventId>,
    Json(Said { answer, note }): Json<Said>,
) -> Result<Json<EventChanged>> {
    Ok(Json(api.engine.answer_event(&signed.user, id, Reply { answer, note }).await?.into()))
}

/// One sentence that is to be an event.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuickAdd {
    /// "Lunch with Ana on Friday at 13:00, Casa Lucio"; 500 characters at most.
    text: String,
    /// When the event starts, as an answer without it said: makes it. Refused where the sentence reads otherwise by now.
    #[schema(value_type = Option<String>, format = DateTime)]
    #[serde(default, deserialize_with = "wording::perhaps")]
    starts_at: Option<Timestamp>,
}

/// How the sentence was understood.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct QuickAdded {
    /// As it would stand, or stands.
    event: Event,
    /// All of it on one line, and what was filled in that the sentence does not say.
    line: String,
    /// What stands at that time already, 3 at most.
    clashes: Vec<String>,
    made: bool,
    /// What takes it back; null where it was not made.
    undo: Option<DeedId>,
}

/// Read one sentence as an event, and make it once its start was seen
#[utoipa::path(post, path = "/v1/events/quick", tag = "agenda", request_body = QuickAdd,
    responses((status = 200, body = QuickAdded), Problems))]
pub(crate) async fn quick(
    State(api): State<Api>,
    signed: Signed,
    Json(QuickAdd { text, starts_at }): Json<QuickAdd>,
) -> Result<Json<QuickAdded>> {
    if text.trim().is_empty() || text.chars().count() > MOST_QUICK {
        return Err(Problem::invalid("text", format!("must have 1 to {MOST_QUICK} characters")));
    }
    let engine::Quick { event, line, clashes, made, undo } =
        api.engine.quick_add(&signed.user, text, starts_at).await?;
    Ok(Json(QuickAdded { event, line, clashes, made, undo }))
}

/// It is done; one that repeats waits for its next time
#[utoipa::path(post, path = "/v1/reminders/{id}/complete", tag = "agenda", params(("id" = ReminderId, Path)),
    responses((status = 200, body = ReminderChanged), Problems))]
pub(crate) async fn complete_reminder(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<ReminderId>,
) -> Result<Json<ReminderChanged>> {
    Ok(Json(api.engine.complete_reminder(&signed.user, id).await?.into()))
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
    request_body = Snooze, responses((status = 200, body = ReminderChanged), Problems))]
pub(crate) async fn snooze_reminder(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<ReminderId>,
    Json(snooze): Json<Snooze>,
) -> Result<Json<ReminderChanged>> {
    Ok(Json(api.engine.snooze_reminder(&signed.user, id, snooze.minutes).await?.into()))
}

/// It is not wanted any more
#[utoipa::path(post, path = "/v1/reminders/{id}/dismiss", tag = "agenda", params(("id" = ReminderId, Path)),
    responses((status = 200, body = ReminderChanged), Problems))]
pub(crate) async fn dismiss_reminder(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<ReminderId>,
) -> Result<Json<ReminderChanged>> {
    Ok(Json(api.engine.dismiss_reminder(&signed.user, id).await?.into()))
}

/// The days `from` to `to`, both included.
async fn read(api: &Api, user: &User, from: Date, to: Date) -> Result<Json<Agenda>> {
    let zone = zone(user);
    let after = to.tomorrow().map_err(|_| Problem::invalid("to", "lies too far in the future"))?;
    let (start, end) = (midnight(from, &zone, "from")?, midnight(after, &zone, "to")?);
    let (workspace, id) = (user.workspace_id, user.id);
    let seen = api.read(move |tx| async move { agenda::seen(tx, workspace, id, start, end).await }.boxed()).await?;
    Ok(Json(Agenda { items: seen.into_iter().map(Seen::from).collect(), from, to }))
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
