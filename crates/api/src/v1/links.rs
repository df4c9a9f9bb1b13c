//! Channels: connected, watched, paused, removed; who is let in, and which chats are read.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::StatusCode;
use domain::{BackfillState, ChannelId, Link, LinkRole, LinkState, LinkTemplate, Platform};
use engine::links::{Chat, Chats, LinkChange, NewLink};
use futures_util::FutureExt;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::auth::Signed;
use crate::extract::{Id, Json, Query};
use crate::problem::{Problem, Problems, Result};
use crate::state::Api;

/// Channels of one answer; no workspace has more on all platforms together unless its limits were raised far.
const MOST: i64 = 1_000;

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Channels {
    /// The oldest first.
    items: Vec<Link>,
    /// Platforms that can be connected here.
    platforms: Vec<Place>,
}

/// A platform and how many of it a workspace may have.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PlatformLimit)]
pub(crate) struct Place {
    platform: Platform,
    limit: u32,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewChannel {
    platform: Platform,
    /// The account's own name where it is left out.
    #[serde(default)]
    name: String,
    #[serde(default = "assistant")]
    role: LinkRole,
    /// What signs in to the platform, such as `{"token": "…"}`. Kept sealed and never given out again.
    credential: BTreeMap<String, String>,
}

fn assistant() -> LinkRole {
    LinkRole::Assistant
}

/// What is left out stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChannelChange {
    name: Option<String>,
    role: Option<LinkRole>,
    /// True stops it at once, false begins it anew.
    paused: Option<bool>,
    /// A new one of the same account.
    credential: Option<BTreeMap<String, String>>,
    /// With an empty name none is set any more.
    template: Option<LinkTemplate>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Pairing {
    /// What the person writes to the bot behind `/start`, once.
    code: String,
    /// Opens the chat with the code in it; null where the platform has no such addresses.
    url: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
}

/// What a person enters at the platform, so that it calls us.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HookAddress {
    /// Whoever knows it still has to sign what they push.
    url: String,
    verify_token: String,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Search {
    /// A part of the title, or of who is at the other end.
    #[serde(default)]
    search: String,
    /// True leaves the platform unasked.
    #[serde(default)]
    seen_only: bool,
}

/// A chat of a channel that is read.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SourceChat {
    key: String,
    title: String,
    /// Whether it is read.
    chosen: bool,
    /// Null where nobody has written yet, as far as we saw: the platform lists it.
    #[schema(value_type = Option<String>, format = DateTime)]
    seen_at: Option<Timestamp>,
    /// Since it was chosen, where its platform hands out what was written before.
    backfill: Option<Backfill>,
}

/// How bringing what was written in the ten days before a chat was chosen is doing.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Backfill {
    state: BackfillState,
    /// Messages that came, 200 at most.
    messages: u32,
    /// What went wrong last.
    error: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SourceChats {
    /// Whether the platform hands out what was written before a chat is chosen.
    remembers: bool,
    /// Whether the platform lists chats in which nobody has written yet.
    lists: bool,
    /// Why it could not list them now.
    problem: Option<String>,
    /// Those that are read first, then those seen last, then those that are only listed.
    items: Vec<SourceChat>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Choice {
    key: String,
    chosen: bool,
}

/// How many channels of the workspace are in which state
#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct ChannelsHealth {
    running: usize,
    connecting: usize,
    waiting: usize,
    failed: usize,
    paused: usize,
    /// Messages that wait until the person writes again.
    held: i64,
    /// A sentence for each channel that is not well.
    issues: Vec<String>,
}

/// The workspace's channels
#[utoipa::path(get, path = "/v1/channels", operation_id = "channels", tag = "channels", responses((status = 200, body = Channels), Problems))]
pub(crate) async fn list(State(api): State<Api>, signed: Signed) -> Result<Json<Channels>> {
    let items = links(&api, &signed).await?;
    let links = &api.engine.links;
    let place = |platform| Place { platform, limit: links.settings.limit_of(platform) };
    Ok(Json(Channels { items, platforms: links.platforms().into_iter().map(place).collect() }))
}

/// Connect an account; the platform is asked whether the credential is right
#[utoipa::path(post, path = "/v1/channels", operation_id = "connect_channel", tag = "channels", request_body = NewChannel,
    responses((status = 201, body = Link), Problems))]
pub(crate) async fn connect(
    State(api): State<Api>,
    signed: Signed,
    Json(new): Json<NewChannel>,
) -> Result<(StatusCode, Json<Link>)> {
    let NewChannel { platform, name, role, credential } = new;
    let link = api.engine.connect_channel(&signed.user, NewLink { platform, name, role, credential }).await?;
    Ok((StatusCode::CREATED, Json(link)))
}

/// One channel
#[utoipa::path(get, path = "/v1/channels/{id}", operation_id = "channel", tag = "channels", params(("id" = ChannelId, Path)),
    responses((status = 200, body = Link), Problems))]
pub(crate) async fn read(State(api): State<Api>, signed: Signed, Id(id): Id<ChannelId>) -> Result<Json<Link>> {
    Ok(Json(api.engine.link(&signed.user, id).await?))
}

/// Rename, pause, resume, or give it another role, credential or template
#[utoipa::path(patch, path = "/v1/channels/{id}", operation_id = "change_channel", tag = "channels", params(("id" = ChannelId, Path)),
    request_body = ChannelChange, responses((status = 200, body = Link), Problems))]
pub(crate) async fn change(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<ChannelId>,
    Json(change): Json<ChannelChange>,
) -> Result<Json<Link>> {
    let ChannelChange { name, role, paused, credential, template } = change;
    let change = LinkChange { name, role, paused, credential, template };
    Ok(Json(api.engine.change_channel(&signed.user, id, change).await?))
}

/// Remove it with its secrets; its conversations stay
#[utoipa::path(delete, path = "/v1/channels/{id}", operation_id = "remove_channel", tag = "channels", params(("id" = ChannelId, Path)),
    responses((status = 204, description = "It is gone"), Problems))]
pub(crate) async fn remove(State(api): State<Api>, signed: Signed, Id(id): Id<ChannelId>) -> Result<StatusCode> {
    api.engine.remove_channel(&signed.user, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Make a code by which one lets a sender on the channel in as oneself
#[utoipa::path(post, path = "/v1/channels/{id}/code", operation_id = "pair_channel", tag = "channels", params(("id" = ChannelId, Path)),
    responses((status = 201, body = Pairing), Problems))]
pub(crate) async fn pair(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<ChannelId>,
) -> Result<(StatusCode, Json<Pairing>)> {
    let engine::Pairing { code, url, expires_at } = api.engine.pair(&signed.user, id).await?;
    Ok((StatusCode::CREATED, Json(Pairing { code, url, expires_at })))
}

/// What is to be entered at the platform, so that it calls us; only where that is done by hand
#[utoipa::path(get, path = "/v1/channels/{id}/hook", operation_id = "channel_hook", tag = "channels",
    params(("id" = ChannelId, Path)), responses((status = 200, body = HookAddress), Problems))]
pub(crate) async fn hook(State(api): State<Api>, signed: Signed, Id(id): Id<ChannelId>) -> Result<Json<HookAddress>> {
    let engine::links::HookAddress { url, verify_token } = api.engine.hook_address(&signed.user, id).await?;
    Ok(Json(HookAddress { url, verify_token }))
}

/// Chats of a channel that is read: those that were seen, and those that its platform lists besides; 100 at most
#[utoipa::path(get, path = "/v1/channels/{id}/chats", operation_id = "source_chats", tag = "channels",
    params(("id" = ChannelId, Path), Search), responses((status = 200, body = SourceChats), Problems))]
pub(crate) async fn chats(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<ChannelId>,
    Query(Search { search, seen_only }): Query<Search>,
) -> Result<Json<SourceChats>> {
    if search.len() > 200 {
        return Err(Problem::invalid("search", "is longer than 200 bytes"));
    }
    let found = api.engine.source_chats(&signed.user, id, search, !seen_only).await?;
    let Chats { remembers, lists, problem, items } = found;
    Ok(Json(SourceChats { remembers, lists, problem, items: items.into_iter().map(shown).collect() }))
}

fn shown(chat: Chat) -> SourceChat {
    match chat {
        Chat::Seen(one) => SourceChat {
            key: one.chat_key,
            title: one.title,
            chosen: one.chosen,
            seen_at: Some(one.seen_at),
            backfill: one.backfill.map(|(state, messages, error)| Backfill { state, messages, error }),
        },
        Chat::Listed(one) => SourceChat { key: one.key, title: one.name, chosen: false, seen_at: None, backfill: None },
    }
}

/// Choose whether a chat is read
#[utoipa::path(patch, path = "/v1/channels/{id}/chats", operation_id = "choose_chat", tag = "channels",
    params(("id" = ChannelId, Path)), request_body = Choice,
    responses((status = 204, description = "It is so"), Problems))]
pub(crate) async fn choose(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<ChannelId>,
    Json(Choice { key, chosen }): Json<Choice>,
) -> Result<StatusCode> {
    api.engine.choose_chat(&signed.user, id, key, chosen).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How the workspace's channels are doing: 200 where all that should run do, 207 where some do, 503 where none does
#[utoipa::path(get, path = "/v1/health/channels", operation_id = "channels_health", tag = "health",
    responses((status = 200, body = ChannelsHealth), (status = 207, body = ChannelsHealth),
        (status = 503, body = ChannelsHealth), Problems))]
pub(crate) async fn health(State(api): State<Api>, signed: Signed) -> Result<(StatusCode, Json<ChannelsHealth>)> {
    let workspace = signed.user.workspace_id;
    let left = api.read(move |tx| async move { store::left::left(tx, workspace).await }.boxed()).await?;
    let (status, health) = judged(&links(&api, &signed).await?, &left);
    Ok((status, Json(health)))
}

async fn links(api: &Api, signed: &Signed) -> Result<Vec<Link>> {
    let workspace = signed.user.workspace_id;
    Ok(api.read(move |tx| async move { store::links::of_workspace(tx, workspace, MOST).await }.boxed()).await?)
}

fn judged(links: &[Link], left: &[(ChannelId, i64)]) -> (StatusCode, ChannelsHealth) {
    let mut health = ChannelsHealth::default();
    for link in links {
        if link.held > 0 {
            let wait = if link.held == 1 { "message waits" } else { "messages wait" };
            health.held += link.held;
            health.issues.push(format!("{}: {} {wait} until the person writes again.", link.name, link.held));
        }
        if let Some((_, count)) = left.iter().find(|(channel, _)| *channel == link.id) {
            let chats = if *count == 1 { "1 chat".into() } else { format!("{count} chats") };
            health
                .issues
                .push(format!("{chats} of {} can no longer be written to: we were blocked or removed.", link.name));
        }
        let why = link.last_error.as_deref().unwrap_or("no cause is known");
        match link.state {
            LinkState::Running => health.running += 1,
            LinkState::Connecting => health.connecting += 1,
            LinkState::Paused => health.paused += 1,
            LinkState::Waiting => {
                health.waiting += 1;
                health.issues.push(format!("{} is cut off and tried again: {why}.", link.name));
            }
            LinkState::Failed => {
                health.failed += 1;
                health.issues.push(format!("{} needs a new credential: {why}.", link.name));
            }
        }
    }
    let well = health.running + health.connecting;
    let status = match (well, health.waiting + health.failed) {
        (_, 0) => StatusCode::OK,
        (0, _) => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::MULTI_STATUS,
    };
    (status, health)
}
