//! One call of Discord's REST interface: bounded in time and size, within the limits that its answers tell, and errors
//! that name neither token nor address.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use domain::Clock;
use domain::text::{clean, shorten};
use net::{BodyError, Endpoint};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue, USER_AGENT};
use reqwest::{Method, Response, Url};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::limits::{Guard, Limits, Told, seconds};
use super::options::Token;
use super::turns::Turns;
use crate::{ConnectError, FetchError, SendError, Upload, multipart};

/// Until the connection stands.
const CONNECT: Duration = Duration::from_secs(5);
/// An idle connection is kept so long.
const KEEP: Duration = Duration::from_secs(20);
/// From a call to its answer; a send makes at most two.
const ANSWER: Duration = Duration::from_secs(10);
/// Between two pieces of an answer.
const IDLE: Duration = Duration::from_secs(10);
/// The longest answer, in bytes.
const MAX_ANSWER: usize = 1024 * 1024;
/// Refused calls in ten minutes of one bot, and of all: Discord shuts the address out at 10,000.
const BOT_REFUSALS: u32 = 500;
const ALL_REFUSALS: u32 = 5_000;
/// Discord wants to know programs by this shape.
const AGENT: &str = concat!("DiscordBot (", env!("CARGO_PKG_REPOSITORY"), ", ", env!("CARGO_PKG_VERSION"), ")");
/// Of a press: it is over, or was answered.
pub(super) const UNKNOWN_INTERACTION: u64 = 10_062;
pub(super) const ACKNOWLEDGED: u64 = 40_060;

/// Where Discord is, with one client for all bots: <https://discord.com/api/v10>, or a rehearsal's.
#[derive(Debug, Clone)]
pub struct Discord {
    pub(super) endpoint: Endpoint,
    pub(super) client: reqwest::Client,
    pub(super) clock: Arc<dyn Clock>,
    /// Between two identifies of the same bot, and before one after a session was refused.
    pub(super) pause: Duration,
    pub(super) turns: Arc<Turns>,
    refusals: Arc<Guard>,
}

impl Discord {
    /// Fails where no client can be made; the text is fit for a person.
    pub fn new(endpoint: Endpoint, clock: Arc<dyn Clock>) -> Result<Self, String> {
        // An upgrade to a WebSocket is of HTTP/1.
        let client = net::finish(net::builder(&endpoint, CONNECT).http1_only().pool_idle_timeout(KEEP))?;
        let refusals = Arc::new(Guard::new(ALL_REFUSALS));
        Ok(Self { endpoint, client, clock, pause: Duration::from_secs(5), turns: Arc::default(), refusals })
    }

    /// With another pause between identifies than the five seconds that Discord asks for.
    #[must_use]
    pub fn with_pause(mut self, pause: Duration) -> Self {
        self.pause = pause;
        self
    }

    /// Whether an address that Discord gave is one of Discord's (or, in a rehearsal, of the same server). The token
    /// goes to a gateway, and nobody else is to have it.
    pub(super) fn trusts(&self, url: &Url, hosts: &[&str]) -> bool {
        let secure = matches!(url.scheme(), "https" | "wss");
        let host = url.host_str().unwrap_or_default();
        let official = hosts.iter().any(|official| {
            host == *official || host.strip_suffix(official).is_some_and(|before| before.ends_with('.'))
        });
        secure == self.endpoint.is_secure() && (host == self.endpoint.host() || (official && secure))
    }
}

/// One bot's calls.
#[derive(Debug)]
pub(super) struct Api {
    pub(super) server: Discord,
    pub(super) token: Token,
    limits: Limits,
    refusals: Guard,
    /// Discord does not know the token. It is not tried again before the next connect.
    refused: AtomicBool,
}

/// Why there is no result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// It was never handed over, or Discord failed before it did anything.
    Down(String),
    /// It was handed over, and what came of it is not known.
    Lost(String),
    Limited(Duration),
    /// It will never succeed. `code` is Discord's own, 0 where it gave none.
    Refused {
        status: u16,
        code: u64,
        message: String,
    },
    /// What is asked for is longer than allowed.
    TooLong,
}

/// A call: the route as a pattern, what it is divided by, the path.
#[derive(Debug)]
pub(super) struct Call<'a> {
    pub(super) method: Method,
    /// For limits: routes of one pattern share one.
    pub(super) route: &'static str,
    pub(super) chat: &'a str,
    pub(super) path: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Complaint {
    code: u64,
    message: String,
    retry_after: Option<f64>,
    global: bool,
}

impl Api {
    pub(super) fn new(server: Discord, token: Token) -> Self {
        let (limits, refusals) = (Limits::default(), Guard::new(BOT_REFUSALS));
        Self { server, token, limits, refusals, refused: AtomicBool::new(false) }
    }

    /// A withdrawn token may have been replaced: the next call tells.
    pub(super) fn try_again(&self) {
        self.refused.store(false, Ordering::Relaxed);
    }

    pub(super) async fn get<T: DeserializeOwned>(&self, route: &'static str, path: &str) -> Result<T, Fault> {
        let call = Call { method: Method::GET, route, chat: "", path: path.to_owned() };
        read(&self.call(&call, None, None).await?)
    }

    /// A call with a body of JSON, and its answer read.
    pub(super) async fn ask<T: DeserializeOwned>(
        &self,
        call: &Call<'_>,
        body: &Value,
        file: Option<&Upload>,
    ) -> Result<T, Fault> {
        read(&self.call(call, Some(body), file).await?)
    }

    /// A call whose answer does not matter.
    pub(super) async fn tell(&self, call: &Call<'_>, body: Option<&Value>) -> Result<(), Fault> {
        self.call(call, body, None).await.map(drop)
    }

    async fn call(&self, call: &Call<'_>, body: Option<&Value>, file: Option<&Upload>) -> Result<Vec<u8>, Fault> {
        let now = self.server.clock.now();
        if self.refused.load(Ordering::Relaxed) {
            return Err(Fault::Refused { status: 401, code: 0, message: String::new() });
        }
        let waits =
            [self.limits.wait(call.route, call.chat, now), self.refusals.wait(now), self.server.refusals.wait(now)];
        if let Some(wait) = waits.into_iter().flatten().max() {
            return Err(Fault::Limited(wait));
        }
        let (path, query) = call.path.split_once('?').map_or((call.path.as_str(), None), |(p, q)| (p, Some(q)));
        let mut url = self.server.endpoint.join(path);
        url.set_query(query);
        let mut request = self.server.client.request(call.method.clone(), url);
        request = request.header(AUTHORIZATION, self.bearer()?).header(USER_AGENT, AGENT);
        request = match (body, file) {
            (Some(body), Some(file)) => {
                let fields = serde_json::json!({"payload_json": body.to_string()});
                let (kind, body) = multipart::form(&fields, "files[0]", file);
                request.header(CONTENT_TYPE, kind).body(body)
            }
            (Some(body), None) => request.header(CONTENT_TYPE, "application/json").body(body.to_string()),
            // A POST without a body still has a length.
            _ if call.method == Method::POST => request.body(""),
            _ => request,
        };
        let response = tokio::time::timeout(ANSWER, request.send()).await;
        let response = response.map_err(|_| lost("no answer in time"))?.map_err(|error| broken(&error))?;
        let (status, mut told) = (response.status().as_u16(), told(response.headers()));
        let answer = net::body(response, MAX_ANSWER, IDLE).await;
        if (200..300).contains(&status) {
            self.limits.note(call.route, call.chat, &told, now);
            return answer.map_err(|_| lost("the answer broke off"));
        }
        // An error's body only adds to what the status says.
        let complaint: Complaint =
            answer.ok().and_then(|answer| serde_json::from_slice(&answer).ok()).unwrap_or_default();
        if status == 429 {
            told.retry_after = complaint.retry_after.or(told.retry_after).or(Some(1.0));
            told.global |= complaint.global;
        }
        self.limits.note(call.route, call.chat, &told, now);
        if matches!(status, 401 | 403 | 429) {
            self.refusals.note(now);
            self.server.refusals.note(now);
        }
        Err(self.fault(status, &complaint, &told))
    }

    fn fault(&self, status: u16, complaint: &Complaint, told: &Told) -> Fault {
        match status {
            429 => Fault::Limited(seconds(told.retry_after.unwrap_or(1.0))),
            500.. => Fault::Down(format!("Discord fails ({status})")),
            _ => {
                if status == 401 {
                    self.refused.store(true, Ordering::Relaxed);
                }
                let message = complaint.message.replace(self.token.expose(), "…");
                Fault::Refused { status, code: complaint.code, message: shorten(&clean(&message), 200) }
            }
        }
    }

    fn bearer(&self) -> Result<HeaderValue, Fault> {
        let value = HeaderValue::from_str(&format!("Bot {}", self.token.expose()));
        let mut value = value.map_err(|_| Fault::Down("the token cannot be sent".into()))?;
        value.set_sensitive(true);
        Ok(value)
    }

    /// A file from where Discord keeps them; without the token, which is none of their business.
    pub(super) async fn download(&self, url: Url, most: usize) -> Result<Vec<u8>, Fault> {
        let request = self.server.client.get(url).header(USER_AGENT, AGENT);
        let response: Response = tokio::time::timeout(ANSWER, request.send())
            .await
            .map_err(|_| lost("no answer in time"))?
            .map_err(|error| broken(&error))?;
        let status = response.status().as_u16();
        if status != 200 {
            let told = told(response.headers());
            return Err(match status {
                // No 401 of another server's tells anything about the token.
                401 => Fault::Refused { status: 404, code: 0, message: String::new() },
                _ => self.fault(status, &Complaint::default(), &told),
            });
        }
        net::body(response, most, IDLE).await.map_err(|error| match error {
            BodyError::TooLong(_) => Fault::TooLong,
            BodyError::Late | BodyError::Broken => lost("the file broke off"),
        })
    }
}

fn read<T: DeserializeOwned>(answer: &[u8]) -> Result<T, Fault> {
    serde_json::from_slice(answer).map_err(|_| lost("the answer cannot be read; is the address right?"))
}

fn told(headers: &HeaderMap) -> Told {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let number = |name: &str| text(name).and_then(|text| text.parse::<f64>().ok());
    Told {
        bucket: text("x-ratelimit-bucket").map(str::to_owned),
        remaining: text("x-ratelimit-remaining").and_then(|text| text.parse().ok()),
        reset_after: number("x-ratelimit-reset-after"),
        retry_after: number("retry-after"),
        global: headers.contains_key("x-ratelimit-global"),
    }
}

impl Fault {
    /// Of a call that may happen twice only if a person is to read it twice.
    pub(super) fn sending(self) -> SendError {
        match self {
            Self::Down(cause) => SendError::Retry { cause, after: None },
            Self::Limited(after) => SendError::Retry { cause: "Discord limits us".into(), after: Some(after) },
            Self::Lost(cause) => SendError::Unknown { cause },
            Self::TooLong => SendError::Refused { cause: "it is too large".into() },
            Self::Refused { status, code, message } => SendError::Refused { cause: refused(status, code, &message) },
        }
    }

    /// Of a call that does no harm where it happens twice.
    pub(super) fn repeatable(self) -> SendError {
        match self.sending() {
            SendError::Unknown { cause } => SendError::Retry { cause, after: None },
            error => error,
        }
    }

    pub(super) fn fetching(self) -> FetchError {
        match self.repeatable() {
            SendError::Refused { cause } | SendError::Closed { cause } => FetchError::Refused { cause },
            SendError::Retry { cause, after } => FetchError::Retry { cause, after },
            SendError::Unknown { cause } => FetchError::Retry { cause, after: None },
        }
    }

    pub(super) fn connecting(self) -> ConnectError {
        match self.repeatable() {
            SendError::Refused { cause } | SendError::Closed { cause } => ConnectError::Refused { cause },
            SendError::Retry { cause, after } => ConnectError::Retry { cause, after },
            SendError::Unknown { cause } => ConnectError::Retry { cause, after: None },
        }
    }
}

/// What a refusal means to a person; in Discord's words where we have none.
fn refused(status: u16, code: u64, message: &str) -> String {
    match (status, code) {
        (401, _) => "the bot's token is wrong or was reset; copy it from the developer portal".into(),
        (_, 10_003) => "Discord knows no such chat, or the bot is not in it".into(),
        (_, 50_007) => "the person does not take messages from this bot".into(),
        (_, 50_001 | 50_013) | (403, _) => "the bot may not write to this chat; give it the permissions".into(),
        (300..=399, _) => "the address leads elsewhere; name the right one".into(),
        _ if message.is_empty() => format!("Discord refuses it ({status})"),
        _ => format!("Discord refuses it ({status}): {message}"),
    }
}

fn lost(what: &str) -> Fault {
    Fault::Lost(what.into())
}

pub(super) fn broken(error: &reqwest::Error) -> Fault {
    if error.is_connect() {
        Fault::Down(format!("no connection to Discord ({})", net::plain(error)))
    } else {
        lost("the connection broke off")
    }
}
