//! How Google's interfaces are asked: JSON over HTTP with an access token, within bounds.

use std::sync::Arc;
use std::time::Duration;

use domain::{Clock, text};
use net::Endpoint;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue, IF_MATCH, RETRY_AFTER};
use reqwest::{Client, Method, Url};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::calendars::Error;
use crate::oauth::TokenSource;

/// Until a connection stands.
const CONNECT: Duration = Duration::from_secs(10);
/// From a request to its answer's head.
const ANSWER: Duration = Duration::from_secs(40);
/// Between two pieces of an answer.
const IDLE: Duration = Duration::from_secs(20);
/// The longest answer that is read: a page of 2,500 small things, or of some large ones.
const MOST: usize = 24 * 1024 * 1024;

/// One of Google's interfaces, with the account that it is asked for. Cheap to make.
#[derive(Debug, Clone)]
pub struct Api {
    http: Http,
    at: Endpoint,
    token: Arc<dyn TokenSource>,
    clock: Arc<dyn Clock>,
}

/// What all accounts share.
pub type Http = Client;

/// A client for an interface at `at`, for all its accounts. The text is fit for a person.
pub fn client(at: &Endpoint) -> Result<Http, String> {
    net::client(at, CONNECT)
}

/// One request.
#[derive(Debug)]
pub(super) struct Ask<'a> {
    pub method: Method,
    /// The parts of the path, as they are: escaped here.
    pub path: &'a [&'a str],
    pub query: Vec<(&'static str, String)>,
    pub body: Option<Value>,
    pub if_match: Option<&'a str>,
}

impl<'a> Ask<'a> {
    pub(super) fn get(path: &'a [&'a str], query: Vec<(&'static str, String)>) -> Self {
        Self { method: Method::GET, path, query, body: None, if_match: None }
    }

    pub(super) fn with(method: Method, path: &'a [&'a str], body: Value) -> Self {
        Self { method, path, query: Vec::new(), body: Some(body), if_match: None }
    }

    /// Whether it may change something there.
    fn writes(&self) -> bool {
        self.method != Method::GET
    }
}

/// An answer of any status.
#[derive(Debug)]
pub(super) struct Answer {
    pub status: u16,
    after: Option<Duration>,
    body: Vec<u8>,
    wrote: bool,
}

/// What Google says of an error.
#[derive(Debug, Default, Deserialize)]
struct Told {
    #[serde(default)]
    error: Fault,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Fault {
    message: String,
    status: String,
    errors: Vec<Reason>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Reason {
    reason: String,
}

impl Api {
    pub fn new(http: Http, at: Endpoint, token: Arc<dyn TokenSource>, clock: Arc<dyn Clock>) -> Self {
        Self { http, at, token, clock }
    }

    pub(super) fn now(&self) -> jiff::Timestamp {
        self.clock.now()
    }

    /// Asks; a token that is not taken is exchanged for another, once.
    pub(super) async fn ask(&self, ask: &Ask<'_>) -> Result<Answer, Error> {
        let token = self.token.token(None).await?;
        let answer = self.send(ask, &token).await?;
        if answer.status != 401 {
            return Ok(answer);
        }
        let other = self.token.token(Some(&token)).await?;
        self.send(ask, &other).await
    }

    /// The body of a success.
    pub(super) async fn fetch<T: DeserializeOwned>(&self, ask: &Ask<'_>) -> Result<T, Error> {
        self.ask(ask).await?.read()
    }

    fn url(&self, ask: &Ask<'_>) -> Url {
        let mut url = self.at.join("");
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(ask.path);
        }
        if !ask.query.is_empty() {
            url.query_pairs_mut().extend_pairs(ask.query.iter().map(|(name, value)| (*name, value.as_str())));
        }
        url
    }

    async fn send(&self, ask: &Ask<'_>, token: &SecretString) -> Result<Answer, Error> {
        let mut bearer = HeaderValue::try_from(format!("Bearer {}", token.expose_secret()))
            .map_err(|_| Error::Denied("the access token has odd characters; let the account in again".into()))?;
        bearer.set_sensitive(true);
        let mut request = self.http.request(ask.method.clone(), self.url(ask)).header(AUTHORIZATION, bearer);
        if let Some(etag) = ask.if_match {
            request = request.header(IF_MATCH, etag);
        }
        if let Some(body) = &ask.body {
            request = request.header(CONTENT_TYPE, "application/json").body(body.to_string());
        } else if ask.method == Method::POST {
            request = request.header(reqwest::header::CONTENT_LENGTH, 0);
        }
        let lost = |why: String| {
            if ask.writes() { Error::Unknown(why) } else { Error::Later { why, after: None } }
        };
        let response = match tokio::time::timeout(ANSWER, request.send()).await {
            Ok(Ok(response)) => response,
            Ok(Err(error)) if error.is_connect() => {
                let why = format!("Google cannot be reached: {}", net::plain(&error));
                return Err(Error::Later { why, after: None });
            }
            Ok(Err(_)) => return Err(lost("the connection to Google broke".into())),
            Err(_) => return Err(lost("Google did not answer in time".into())),
        };
        let status = response.status().as_u16();
        let header = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
        let after = header.and_then(|text| crate::dav::after(text, self.clock.now()));
        let body = match net::body(response, MOST, IDLE).await {
            Ok(body) => body,
            Err(net::BodyError::TooLong(_)) => {
                return Err(Error::Refused("Google's answer is longer than is read".into()));
            }
            Err(_) => return Err(lost("Google's answer broke off".into())),
        };
        Ok(Answer { status, after, body, wrote: ask.writes() })
    }
}

impl Answer {
    pub(super) fn read<T: DeserializeOwned>(self) -> Result<T, Error> {
        if !(200..300).contains(&self.status) {
            return Err(self.failure());
        }
        serde_json::from_slice(&self.body)
            .map_err(|error| Error::Refused(format!("Google's answer cannot be read: {error}")))
    }

    /// Nothing but that it was done.
    pub(super) fn done(self) -> Result<(), Error> {
        if (200..300).contains(&self.status) { Ok(()) } else { Err(self.failure()) }
    }

    /// Whether another version stands than the one that was named.
    pub(super) fn is_failed_precondition(&self) -> bool {
        let Told { error } = serde_json::from_slice(&self.body).unwrap_or_default();
        let named = error.errors.iter().any(|one| one.reason == "failedPrecondition");
        self.status == 400 && (named || error.status == "FAILED_PRECONDITION")
    }

    /// What a status that is no success means, where nothing was known to be special about the request.
    pub(super) fn failure(&self) -> Error {
        let Told { error } = serde_json::from_slice(&self.body).unwrap_or_default();
        let is = |reason: &str| error.errors.iter().any(|one| one.reason == reason);
        let words = text::shorten(text::clean(&error.message).trim(), 200);
        let said = |what: &str| if words.is_empty() { what.to_owned() } else { format!("{what}: {words}") };
        let limited = is("rateLimitExceeded") || is("userRateLimitExceeded") || error.status == "RESOURCE_EXHAUSTED";
        let limited = limited || is("quotaExceeded") || is("dailyLimitExceeded");
        match self.status {
            401 => Error::Denied("Google does not take the access; let the account in again".into()),
            403 | 429 if limited || self.status == 429 => {
                Error::Later { why: "Google asks for patience".into(), after: self.after }
            }
            403 if is("accessNotConfigured") || error.status == "SERVICE_DISABLED" => {
                Error::Refused(said("this server's project at Google has not switched the interface on"))
            }
            403 => Error::Denied(said("Google does not allow this with that account")),
            404 | 410 => Error::Missing,
            409 | 412 => Error::Changed,
            500..=599 if self.wrote => Error::Unknown(format!("Google failed ({})", self.status)),
            408 | 500..=599 => {
                Error::Later { why: format!("Google asks for patience ({})", self.status), after: self.after }
            }
            status => Error::Refused(said(&format!("Google refuses it ({status})"))),
        }
    }
}
