//! The fake's notification channels. They are remembered; whoever tests makes the calls.

use std::collections::BTreeSet;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::{Value, json};

use super::{Answered, error};

/// When they end, in milliseconds: in July 2027.
const ENDS: i64 = 1_814_400_000_000;

/// One that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    pub calendar: String,
    pub id: String,
    pub address: String,
    pub token: String,
    pub resource: String,
}

#[derive(Debug, Default)]
pub(super) struct Channels {
    standing: Vec<Channel>,
    used: BTreeSet<String>,
}

impl Channels {
    pub(super) fn standing(&self) -> &[Channel] {
        &self.standing
    }

    pub(super) fn watch(&mut self, calendar: &str, body: &Value) -> Answered {
        let [id, address, token] =
            ["id", "address", "token"].map(|name| body[name].as_str().unwrap_or_default().to_owned());
        let odd = |byte: u8| !byte.is_ascii_alphanumeric() && !b"-_+/=".contains(&byte);
        if body["type"] != "web_hook" || id.is_empty() || id.len() > 64 || id.bytes().any(odd) || token.len() > 256 {
            return no(400, "invalid");
        }
        if !address.starts_with("https://") {
            return no(400, "push.webhookUrlNotHttps");
        }
        if !self.used.insert(id.clone()) {
            return no(400, "channelIdNotUnique");
        }
        let resource = format!("resource-{calendar}");
        let answer = json!({
            "kind": "api#channel", "id": id, "resourceId": resource, "token": token, "expiration": ENDS.to_string(),
            "resourceUri": format!("https://www.googleapis.com/calendar/v3/calendars/{calendar}/events?alt=json"),
        });
        self.standing.push(Channel { calendar: calendar.to_owned(), id, address, token, resource });
        (200, Some(answer))
    }

    pub(super) fn stop(&mut self, body: &Value) -> Answered {
        let before = self.standing.len();
        self.standing.retain(|one| body["id"] != one.id.as_str() || body["resourceId"] != one.resource.as_str());
        if self.standing.len() < before { (204, None) } else { no(404, "channelNotFound") }
    }
}

/// The headers of a message of a channel; `state` is `sync`, `exists` or `not_exists`.
pub fn message(id: &str, token: &str, resource: &str, state: &str) -> HeaderMap {
    let fields = [
        ("x-goog-channel-id", id),
        ("x-goog-channel-token", token),
        ("x-goog-channel-expiration", "Thu, 01 Jul 2027 00:00:00 GMT"),
        ("x-goog-message-number", "1"),
        ("x-goog-resource-id", resource),
        ("x-goog-resource-state", state),
    ];
    let header = |(name, value)| Some((HeaderName::from_static(name), HeaderValue::from_str(value).ok()?));
    fields.into_iter().filter_map(header).collect()
}

fn no(status: u16, reason: &str) -> Answered {
    (status, Some(error(status, reason)))
}
