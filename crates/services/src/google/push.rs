//! Calls of Google's that something changed: its notification channels.
//!
//! A channel watches one calendar for one person, ends by itself (after a week, as a rule) and cannot be prolonged: another
//! one takes its place. Its first message says `sync`, often before the channel was answered for. A message says nothing of
//! what changed, and Google promises none: some get lost.

use jiff::{SignedDuration, Timestamp};
use reqwest::Method;
use reqwest::header::HeaderMap;
use serde::Deserialize;
use serde_json::json;

use super::api::{Api, Ask};
use super::calendar::{TYPES, path};
use crate::calendars::{Error, Push, Watch, Watched};

/// How long a channel lasts where Google does not say.
const LASTS: SignedDuration = SignedDuration::from_hours(7 * 24);
/// The longest field of a message that is read.
const FIELD: usize = 256;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Channel {
    resource_id: String,
    /// Milliseconds, written as a text.
    expiration: Option<String>,
}

pub(super) async fn watch(api: &Api, calendar: &str, watch: &Watch<'_>) -> Result<Watched, Error> {
    let path = path(&["calendars", calendar, "events", "watch"]);
    let body = json!({ "id": watch.id, "type": "web_hook", "address": watch.address, "token": watch.token });
    let query = TYPES.iter().map(|kind| ("eventTypes", (*kind).to_owned())).collect();
    let channel: Channel = api.fetch(&Ask { query, ..Ask::with(Method::POST, &path, body) }).await?;
    if channel.resource_id.is_empty() || channel.resource_id.len() > FIELD {
        return Err(Error::Refused("Google names what it watches in a way that we do not keep".into()));
    }
    let until = channel.expiration.and_then(|text| Timestamp::from_millisecond(text.parse().ok()?).ok());
    Ok(Watched { resource: channel.resource_id, until: until.unwrap_or(api.now() + LASTS) })
}

pub(super) async fn unwatch(api: &Api, id: &str, resource: &str) -> Result<(), Error> {
    let body = json!({ "id": id, "resourceId": resource });
    match api.ask(&Ask::with(Method::POST, &path(&["channels", "stop"]), body)).await?.done() {
        Err(Error::Missing) => Ok(()),
        done => done,
    }
}

/// A message of Google's, read from its headers; none where it is none.
pub fn pushed(headers: &HeaderMap) -> Option<Push> {
    let field = |name: &str| {
        let text = headers.get(name)?.to_str().ok()?;
        (1..=FIELD).contains(&text.len()).then(|| text.to_owned())
    };
    Some(Push {
        id: field("x-goog-channel-id")?,
        token: field("x-goog-channel-token")?,
        resource: field("x-goog-resource-id")?,
        first: field("x-goog-resource-state")? == "sync",
    })
}
