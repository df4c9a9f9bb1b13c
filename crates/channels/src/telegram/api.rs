//! One call of the Bot API: bounded in time and size, and errors without the token, which is a part of each address.

use std::time::Duration;

use domain::text::{clean, shorten};
use net::{BodyError, Endpoint};
use reqwest::Url;
use reqwest::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::options::Token;
use super::wire::{Parameters, Reply};
use crate::{ConnectError, FetchError, FileKind, SendError, Upload, multipart};

/// How long Telegram holds a poll open when nothing comes.
pub(super) const POLL: Duration = Duration::from_secs(50);
/// Until the connection stands.
const CONNECT: Duration = Duration::from_secs(5);
/// An idle connection is kept so long: less than Telegram keeps it, lest a call meet its end.
const KEEP: Duration = Duration::from_secs(20);
/// From a call to its answer, less than what a send may take.
const ANSWER: Duration = Duration::from_secs(20);
/// Between two pieces of an answer.
const IDLE: Duration = Duration::from_secs(15);
/// The longest answer: a hundred updates of Telegram's are far less.
pub(super) const MAX_ANSWER: usize = 4 * 1024 * 1024;
/// The longest wait that Telegram can ask for; a longer one counts as this.
const MAX_AFTER: Duration = Duration::from_hours(24);
/// After another asked for our updates: time enough for it to notice or to be stopped.
const CONFLICT: Duration = Duration::from_secs(30);

/// A server of the Bot API, with one client for all its bots: <https://api.telegram.org>, or one's own.
#[derive(Debug, Clone)]
pub struct BotApi {
    endpoint: Endpoint,
    client: reqwest::Client,
}

impl BotApi {
    /// Fails where no client can be made; the text is fit for a person.
    pub fn new(endpoint: Endpoint) -> Result<Self, String> {
        // A poll keeps its connection to itself. Over HTTP/2 all bots would share one, and wait for one another once
        // its streams are used up.
        let client = net::builder(&endpoint, CONNECT).http1_only().pool_idle_timeout(KEEP);
        Ok(Self { client: net::finish(client)?, endpoint })
    }
}

/// One bot's calls.
#[derive(Debug)]
pub(super) struct Api {
    server: BotApi,
    token: Token,
}

/// Why there is no result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// It was never handed over, or Telegram failed before it did anything.
    Down(String),
    /// It was handed over, and what came of it is not known.
    Lost(String),
    Limited(Duration),
    /// It will never succeed. `moved_to` is the chat's new id, where that is all.
    Refused {
        status: u16,
        description: String,
        moved_to: Option<i64>,
    },
    /// The answer is longer than allowed; this is how it begins.
    TooLong(Vec<u8>),
}

impl Api {
    pub(super) fn new(server: BotApi, token: Token) -> Self {
        Self { server, token }
    }

    /// The token is a part of it, so it must be told nowhere.
    fn url(&self, before: &str, path: &str) -> Url {
        self.server.endpoint.join(&format!("{before}bot{}/{path}", self.token.expose()))
    }

    pub(super) async fn call<T: DeserializeOwned>(&self, method: &str, body: &Value) -> Result<T, Fault> {
        self.post(method, "application/json", body.to_string().into_bytes()).await
    }

    /// Sends a file, as what it is.
    pub(super) async fn upload<T: DeserializeOwned>(&self, fields: &Value, file: &Upload) -> Result<T, Fault> {
        let (method, field) = match file.kind {
            FileKind::Image => ("sendPhoto", "photo"),
            FileKind::Voice => ("sendVoice", "voice"),
            FileKind::Audio | FileKind::Video | FileKind::Sticker | FileKind::Document => ("sendDocument", "document"),
        };
        let (kind, body) = multipart::form(fields, field, file);
        self.post(method, &kind, body).await
    }

    async fn post<T: DeserializeOwned>(&self, method: &str, kind: &str, body: Vec<u8>) -> Result<T, Fault> {
        let patience = if method == "getUpdates" { POLL + ANSWER } else { ANSWER };
        let request = self.server.client.post(self.url("", method)).header(CONTENT_TYPE, kind).body(body);
        let response = tokio::time::timeout(patience, request.send()).await;
        let response = response.map_err(|_| lost("no answer in time"))?.map_err(|error| broken(&error))?;
        let status = response.status().as_u16();
        let answer = net::body(response, MAX_ANSWER, IDLE).await.map_err(|error| match error {
            BodyError::TooLong(beginning) => Fault::TooLong(beginning),
            BodyError::Late | BodyError::Broken => lost("the answer broke off"),
        });
        if status == 200 {
            return match serde_json::from_slice::<Reply<T>>(&answer?) {
                Ok(Reply { ok: true, result: Some(result), .. }) => Ok(result),
                Ok(Reply { ok: false, error_code: Some(code), description, parameters, .. }) => {
                    Err(self.told(code, description, &parameters.unwrap_or_default()))
                }
                _ => Err(lost("the answer cannot be read; is the address right?")),
            };
        }
        // An error's body only adds to what the status says.
        let reply: Reply<serde::de::IgnoredAny> =
            answer.ok().and_then(|answer| serde_json::from_slice(&answer).ok()).unwrap_or_default();
        Err(self.told(status, reply.description, &reply.parameters.unwrap_or_default()))
    }

    /// A file, as getFile told its place.
    pub(super) async fn download(&self, path: &str, most: usize) -> Result<Vec<u8>, Fault> {
        let request = self.server.client.get(self.url("file/", path));
        let response = tokio::time::timeout(ANSWER, request.send()).await;
        let response = response.map_err(|_| lost("no answer in time"))?.map_err(|error| broken(&error))?;
        let status = response.status().as_u16();
        if status != 200 {
            return Err(self.told(status, None, &Parameters::default()));
        }
        net::body(response, most, IDLE).await.map_err(|error| match error {
            BodyError::TooLong(beginning) => Fault::TooLong(beginning),
            BodyError::Late | BodyError::Broken => lost("the file broke off"),
        })
    }

    /// What an error of Telegram's means. Its words are for developers, but they say what no status does.
    fn told(&self, status: u16, description: Option<String>, parameters: &Parameters) -> Fault {
        let description = description.unwrap_or_default().replace(self.token.expose(), "…");
        let description = shorten(&clean(&description), 200);
        match status {
            429 => Fault::Limited(Duration::from_secs(parameters.retry_after.unwrap_or(1).max(1)).min(MAX_AFTER)),
            500.. => Fault::Down(format!("Telegram fails ({status})")),
            _ => Fault::Refused { status, description, moved_to: parameters.migrate_to_chat_id },
        }
    }
}

impl Fault {
    /// Of a call that may happen twice only if a person is to read it twice.
    pub(super) fn sending(self) -> SendError {
        match self {
            Self::Down(cause) => SendError::Retry { cause, after: None },
            Self::Limited(after) => SendError::Retry { cause: limited(), after: Some(after) },
            Self::Lost(cause) => SendError::Unknown { cause },
            Self::TooLong(_) => SendError::Unknown { cause: "the answer is too long".into() },
            Self::Refused { status: 409, .. } => {
                SendError::Retry { cause: "Telegram is busy with us".into(), after: None }
            }
            Self::Refused { status, description, .. } => SendError::Refused { cause: refused(status, &description) },
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
        match self {
            Self::Refused { status: 409, description, .. } => {
                let cause = if description.contains("webhook") {
                    "another program has Telegram push this bot's messages to it; stop it, or make a bot of our own"
                } else {
                    "another program reads this bot's messages; stop it, or make a bot of our own"
                };
                ConnectError::Retry { cause: cause.into(), after: Some(CONFLICT) }
            }
            fault => match fault.repeatable() {
                SendError::Refused { cause } | SendError::Closed { cause } => ConnectError::Refused { cause },
                SendError::Retry { cause, after } => ConnectError::Retry { cause, after },
                SendError::Unknown { cause } => ConnectError::Retry { cause, after: None },
            },
        }
    }
}

/// What a refusal means to a person; in Telegram's words where we have none.
fn refused(status: u16, description: &str) -> String {
    let told = |words: &[&str]| words.iter().any(|word| description.contains(word));
    match status {
        // A token of the wrong shape is an address that does not exist.
        401 | 404 => "the bot's token is wrong or was withdrawn; get it from @BotFather".into(),
        403 if told(&["blocked", "deactivated", "initiate"]) => {
            "the person does not take messages from this bot".into()
        }
        403 => "the bot may not write to this chat".into(),
        400 if told(&["chat not found"]) => "Telegram knows no such chat, or the bot is not in it".into(),
        300..=399 => "the address leads elsewhere; name the right one".into(),
        _ if description.is_empty() => format!("Telegram refuses it ({status})"),
        _ => format!("Telegram refuses it ({status}): {description}"),
    }
}

fn limited() -> String {
    "Telegram limits us".into()
}

fn lost(what: &str) -> Fault {
    Fault::Lost(what.into())
}

/// Only the deepest cause is told: the others repeat the address, and so the token.
fn broken(error: &reqwest::Error) -> Fault {
    if error.is_connect() {
        Fault::Down(format!("no connection to Telegram ({})", net::plain(error)))
    } else {
        lost("the connection broke off")
    }
}
