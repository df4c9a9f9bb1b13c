//! One question over HTTP: bounded in time and size, no redirects, no compression, and errors without secrets.

use std::time::Duration;

use futures_util::StreamExt;
use net::{BodyError, plain};
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER};
use reqwest::{Response, Url};
use serde::Serialize;
use serde_json::Value;
use tokio::time::timeout;

use crate::draft::Draft;
use crate::wire::{Protocol, error_word, inner_error};
use crate::{Deltas, Endpoint, Error, Result, sse};

/// Bytes of an error's body that are read.
const MAX_ERROR: usize = 64 * 1024;
/// The longest wait that a provider can ask for; a longer one counts as this.
const MAX_RETRY_AFTER: Duration = Duration::from_hours(1);

/// How long the end of an answer is waited for behind its last word: a connection that was read to its end is kept, and
/// the next question needs no new one.
const GOODBYE: Duration = Duration::from_millis(20);

/// How long each part of a question may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// Until the connection stands, TLS included.
    pub connect: Duration,
    /// From the question to the first byte of the answer.
    pub first: Duration,
    /// Between two pieces of the answer.
    pub idle: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { connect: Duration::from_secs(5), first: Duration::from_secs(20), idle: Duration::from_secs(15) }
    }
}

/// A client of one provider.
#[derive(Debug, Clone)]
pub(crate) struct Http {
    client: reqwest::Client,
    patience: Patience,
}

impl Http {
    /// The process must have a rustls provider installed; fails where the system's certificates cannot be read.
    pub(crate) fn new(endpoint: &Endpoint, patience: Patience) -> Result<Self> {
        let client = net::client(endpoint, patience.connect).map_err(Error::Denied)?;
        Ok(Self { client, patience })
    }

    /// Asks, and reads the answer into `draft`, streamed or whole as the server likes.
    pub(crate) async fn ask(
        &self,
        url: Url,
        headers: HeaderMap,
        body: &impl Serialize,
        protocol: &mut dyn Protocol,
        draft: &mut Draft,
        deltas: &mut dyn Deltas,
    ) -> Result<()> {
        let body = serde_json::to_vec(body).map_err(|_| Error::Refused("it cannot be written as JSON".into()))?;
        let request = self
            .client
            .post(url)
            .headers(headers)
            .header(CONTENT_TYPE, "application/json")
            .header(ACCEPT, "text/event-stream, application/json")
            .body(body);
        let response = timeout(self.patience.first, request.send()).await;
        let response = response.map_err(|_| late(self.patience.first))?.map_err(|error| unreachable(&error))?;
        let status = response.status().as_u16();
        if status != 200 {
            let after = response.headers().get(RETRY_AFTER).and_then(seconds);
            let word = self.error_body(response).await.and_then(|body| error_word(&body));
            return Err(status_error(status, word.as_deref(), after));
        }
        let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match kind.as_str() {
            "text/event-stream" => self.stream(response, protocol, draft, deltas).await,
            "application/json" => {
                let body = self.body(response, sse::MAX_ANSWER).await?;
                let body: Value = serde_json::from_slice(&body).map_err(|_| not_json())?;
                if is_error(&body) {
                    return Err(inner_error(&body));
                }
                protocol.whole(&body, draft, deltas)
            }
            _ => Err(Error::Malformed("it is neither an event stream nor JSON; is the address right?".into())),
        }
    }

    async fn stream(
        &self,
        response: Response,
        protocol: &mut dyn Protocol,
        draft: &mut Draft,
        deltas: &mut dyn Deltas,
    ) -> Result<()> {
        let mut bytes = response.bytes_stream();
        let mut reader = sse::Reader::default();
        let mut patience = self.patience.first;
        loop {
            let chunk = timeout(patience, bytes.next()).await.map_err(|_| late(patience))?;
            patience = self.patience.idle;
            let Some(chunk) = chunk else { break };
            let chunk = chunk.map_err(|_| Error::Broken("the connection broke off".into()))?;
            for event in reader.push(&chunk)? {
                if take(&event, protocol, draft, deltas)? {
                    let _ = timeout(GOODBYE, bytes.next()).await;
                    return Ok(());
                }
            }
        }
        if let Some(event) = reader.finish()?
            && take(&event, protocol, draft, deltas)?
        {
            return Ok(());
        }
        // A server that forgets to say goodbye has still said why it stopped.
        if draft.stop.is_some() { Ok(()) } else { Err(Error::Broken("the answer broke off".into())) }
    }

    async fn body(&self, response: Response, most: usize) -> Result<Vec<u8>> {
        net::body(response, most, self.patience.idle).await.map_err(|error| match error {
            BodyError::Late => late(self.patience.idle),
            BodyError::Broken => Error::Broken("the connection broke off".into()),
            BodyError::TooLong(_) => Error::Malformed(format!("its answer is longer than {} KiB", most / 1024)),
        })
    }

    async fn error_body(&self, response: Response) -> Option<Value> {
        let body = self.body(response, MAX_ERROR).await.ok()?;
        serde_json::from_slice(&body).ok()
    }
}

/// One event; `true` where the answer is complete.
fn take(event: &sse::Event, protocol: &mut dyn Protocol, draft: &mut Draft, deltas: &mut dyn Deltas) -> Result<bool> {
    let data = event.data.trim();
    if data == "[DONE]" {
        return Ok(true);
    }
    if data.is_empty() {
        return Ok(false);
    }
    let data: Value = serde_json::from_str(data).map_err(|_| not_json())?;
    if is_error(&data) {
        return Err(inner_error(&data));
    }
    protocol.event(&data, draft, deltas)
}

fn is_error(body: &Value) -> bool {
    body.get("error").is_some_and(|error| !error.is_null())
}

fn not_json() -> Error {
    Error::Malformed("it is no JSON".into())
}

/// `retry-after` in seconds, whole or with a fraction. A date is not read: then the usual wait holds.
fn seconds(value: &HeaderValue) -> Option<Duration> {
    let seconds: f64 = value.to_str().ok()?.trim().parse().ok()?;
    Duration::try_from_secs_f64(seconds).ok().map(|after| after.min(MAX_RETRY_AFTER))
}

/// What a status other than 200 means. `word` is the provider's code for it.
pub(crate) fn status_error(status: u16, word: Option<&str>, after: Option<Duration>) -> Error {
    let coded = word.map(|word| format!(", {word}")).unwrap_or_default();
    let told = |text: &str| format!("{text} ({status}{coded})");
    match status {
        429 if word == Some("insufficient_quota") => Error::Denied(told("its credit is used up")),
        429 | 503 | 529 => {
            let what = told(if status == 429 { "it limits us" } else { "it is overloaded" });
            after.map_or_else(|| Error::Unavailable(what.clone()), |after| Error::Busy { what: what.clone(), after })
        }
        401 => Error::Denied(told("the key is wrong or missing")),
        402 => Error::Denied(told("its credit is used up")),
        403 => Error::Denied(told("the key does not allow it")),
        404 => Error::Denied(told("there is no such model or address")),
        300..=399 => Error::Denied(told("the address leads elsewhere; name the right one")),
        413 => Error::Refused(told("it is too long")),
        408 | 409 | 425 | 500.. => Error::Unavailable(told("it fails")),
        // Above all 400 and 422.
        _ if status >= 400 => Error::Refused(told("it does not fit the provider")),
        _ => Error::Malformed(told("an answer of this status is none")),
    }
}

fn late(waited: Duration) -> Error {
    Error::Broken(format!("nothing came for {:.1} s", waited.as_secs_f64()))
}

fn unreachable(error: &reqwest::Error) -> Error {
    if error.is_timeout() {
        Error::Unavailable("no connection in time".to_owned())
    } else if error.is_connect() {
        Error::Unavailable(format!("no connection ({})", plain(error)))
    } else {
        Error::Broken("the connection broke off".to_owned())
    }
}
