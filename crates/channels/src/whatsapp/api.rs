//! One call of the Graph API: bounded in time and size, and errors without the token.

use std::time::Duration;

use net::{BodyError, Endpoint};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER};
use reqwest::{RequestBuilder, Response, Url};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::options::{Number, Token};
use super::told::{self, Meaning};
use super::wire;
use crate::{ConnectError, FetchError, SendError, Upload, multipart};

/// The version of the Graph API that all calls name.
pub const VERSION: &str = "v23.0";

/// Until the connection stands.
const CONNECT: Duration = Duration::from_secs(5);
/// An idle connection is kept so long: less than Meta keeps it, lest a call meet its end.
const KEEP: Duration = Duration::from_secs(20);
/// From a call to its answer, less than what a send may take.
const ANSWER: Duration = Duration::from_secs(20);
/// Between two pieces of an answer.
const IDLE: Duration = Duration::from_secs(15);
/// The longest answer: Meta's have less than 2 KiB.
const MAX_ANSWER: usize = 256 * 1024;
/// The longest wait that Meta can ask for; a longer one counts as this.
const MAX_AFTER: Duration = Duration::from_hours(24);
/// Where Meta keeps files. Their names resolve to nothing within.
const HOSTS: [&str; 4] = ["fbsbx.com", "whatsapp.net", "fbcdn.net", "facebook.com"];

/// A server of the Graph API, with one client for all its numbers: <https://graph.facebook.com>.
#[derive(Debug, Clone)]
pub struct GraphApi {
    endpoint: Endpoint,
    client: reqwest::Client,
}

impl GraphApi {
    /// Fails where no client can be made; the text is fit for a person.
    pub fn new(endpoint: Endpoint) -> Result<Self, String> {
        let client = net::builder(&endpoint, CONNECT).pool_idle_timeout(KEEP);
        Ok(Self { client: net::finish(client)?, endpoint })
    }

    /// Where a file is, if that is a place of Meta's, or this very server.
    fn place(&self, url: &str) -> Option<Url> {
        let url = Url::parse(url).ok().filter(|url| url.username().is_empty() && url.password().is_none())?;
        let host = url.host_str()?;
        let within =
            |domain: &&str| host.strip_suffix(*domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
        let metas = url.scheme() == "https" && url.port().is_none() && HOSTS.iter().any(within);
        let ours = url.origin() == self.endpoint.join("").origin();
        (metas || ours).then_some(url)
    }
}

/// One number's calls.
#[derive(Debug)]
pub(super) struct Api {
    server: GraphApi,
    number: Number,
    token: Token,
}

/// Why there is no result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// It was never handed over, or Meta failed before it did anything.
    Down(String),
    /// It was handed over, and what came of it is not known.
    Lost(String),
    Limited(Duration),
    /// The person has to write again first.
    Closed(String),
    /// It will never succeed.
    Refused(String),
    TooLong,
}

impl Api {
    pub(super) fn new(server: GraphApi, number: Number, token: Token) -> Self {
        Self { server, number, token }
    }

    pub(super) async fn profile(&self) -> Result<wire::Profile, Fault> {
        let mut url = self.url(self.number.as_str());
        url.set_query(Some("fields=id,display_phone_number,verified_name"));
        self.ask(self.server.client.get(url)).await
    }

    /// A message, or what else is posted there.
    pub(super) async fn post<T: DeserializeOwned>(&self, body: &Value) -> Result<T, Fault> {
        let url = self.url(&format!("{}/messages", self.number.as_str()));
        let request = self.server.client.post(url).header(CONTENT_TYPE, "application/json").body(body.to_string());
        self.ask(request).await
    }

    /// Keeps a file at Meta, for a message to name.
    pub(super) async fn upload(&self, file: &Upload) -> Result<String, Fault> {
        let url = self.url(&format!("{}/media", self.number.as_str()));
        let fields = json!({"messaging_product": "whatsapp", "type": file.mime});
        let (kind, body) = multipart::form(&fields, "file", file);
        let kept: wire::Id = self.ask(self.server.client.post(url).header(CONTENT_TYPE, kind).body(body)).await?;
        Ok(kept.id)
    }

    /// Where a file is and how large.
    pub(super) async fn file(&self, id: &str) -> Result<wire::File, Fault> {
        let mut url = self.url(id);
        url.set_query(Some(&format!("phone_number_id={}", self.number.as_str())));
        self.ask(self.server.client.get(url)).await
    }

    pub(super) async fn download(&self, url: &str, most: usize) -> Result<Vec<u8>, Fault> {
        let url = self.server.place(url);
        let url = url.ok_or_else(|| Fault::Refused("the file is said to be at a place that is not Meta's".into()))?;
        let response = self.response(self.server.client.get(url)).await?;
        if response.status().as_u16() != 200 {
            return Err(self.failed(response).await);
        }
        read(response, most).await
    }

    fn url(&self, path: &str) -> Url {
        self.server.endpoint.join(&format!("{VERSION}/{path}"))
    }

    async fn ask<T: DeserializeOwned>(&self, request: RequestBuilder) -> Result<T, Fault> {
        let response = self.response(request).await?;
        if response.status().as_u16() != 200 {
            return Err(self.failed(response).await);
        }
        let answer = read(response, MAX_ANSWER).await?;
        serde_json::from_slice(&answer).map_err(|_| lost("the answer cannot be read; is the address right?"))
    }

    async fn response(&self, request: RequestBuilder) -> Result<Response, Fault> {
        let bearer = HeaderValue::from_str(&format!("Bearer {}", self.token.expose()));
        let mut bearer = bearer.map_err(|_| Fault::Refused(told::CREDENTIAL.into()))?;
        bearer.set_sensitive(true);
        let response = tokio::time::timeout(ANSWER, request.header(AUTHORIZATION, bearer).send()).await;
        response.map_err(|_| lost("no answer in time"))?.map_err(|error| broken(&error))
    }

    /// What an answer that is no success means: its code says most, else its status.
    async fn failed(&self, response: Response) -> Fault {
        let status = response.status().as_u16();
        let asked = after(response.headers());
        let body = read(response, MAX_ANSWER).await.unwrap_or_default();
        let error = serde_json::from_slice(&body).ok().map(|failed: wire::Failed| failed.error);
        let limited = |least: Duration| Fault::Limited(asked.unwrap_or_default().max(least).min(MAX_AFTER));
        match (error.as_ref().map(told::meaning), status) {
            (Some(Meaning::Limited(least)), _) => limited(least),
            (_, 429) => limited(Duration::from_secs(1)),
            // A server in front of Meta's handed it on and then gave up.
            (_, 504) => lost("no answer in time"),
            (Some(Meaning::Down), _) | (None | Some(Meaning::Unknown), 500..) => {
                Fault::Down(format!("WhatsApp fails ({status})"))
            }
            (None, 401) => Fault::Refused(told::CREDENTIAL.into()),
            (None, 300..=399) => Fault::Refused("the address leads elsewhere; name the right one".into()),
            (None, _) => Fault::Refused(format!("WhatsApp refuses it ({status})")),
            (Some(Meaning::Closed), _) => Fault::Closed(told::WINDOW.into()),
            (Some(_), _) => {
                let cause = error.as_ref().map(told::cause).unwrap_or_default();
                Fault::Refused(cause.replace(self.token.expose(), "…"))
            }
        }
    }
}

impl Fault {
    /// Of a call that may happen twice only if a person is to read it twice.
    pub(super) fn sending(self) -> SendError {
        match self {
            Self::Down(cause) => SendError::Retry { cause, after: None },
            Self::Limited(after) => SendError::Retry { cause: "WhatsApp limits us".into(), after: Some(after) },
            Self::Lost(cause) => SendError::Unknown { cause },
            Self::TooLong => SendError::Unknown { cause: "the answer is too long".into() },
            Self::Refused(cause) => SendError::Refused { cause },
            Self::Closed(cause) => SendError::Closed { cause },
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

async fn read(response: Response, most: usize) -> Result<Vec<u8>, Fault> {
    net::body(response, most, IDLE).await.map_err(|error| match error {
        BodyError::TooLong(_) => Fault::TooLong,
        BodyError::Late | BodyError::Broken => lost("the answer broke off"),
    })
}

/// Seconds, as `Retry-After` has them; its other form, a date, is not read.
fn after(headers: &HeaderMap) -> Option<Duration> {
    headers.get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok().map(Duration::from_secs)
}

fn lost(what: &str) -> Fault {
    Fault::Lost(what.into())
}

fn broken(error: &reqwest::Error) -> Fault {
    if error.is_connect() {
        Fault::Down(format!("no connection to WhatsApp ({})", net::plain(error)))
    } else {
        lost("the connection broke off")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_fetched_from_metas_places_only() {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let server = Endpoint::parse("https://graph.facebook.com").and_then(GraphApi::new);
        let Ok(server) = server else { panic!("no client") };
        for right in [
            "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1&hash=x",
            "https://mmg.whatsapp.net/v/t62/1",
            "https://graph.facebook.com/v23.0/1",
        ] {
            assert!(server.place(right).is_some(), "{right}");
        }
        for wrong in [
            "",
            "//lookaside.fbsbx.com/x",
            "http://lookaside.fbsbx.com/x",
            "https://lookaside.fbsbx.com:8443/x",
            "https://me@lookaside.fbsbx.com/x",
            "https://lookaside.fbsbx.com.evil.example/x",
            "https://evilfbsbx.com/x",
            "https://evil.example/lookaside.fbsbx.com",
            "https://127.0.0.1/x",
            "https://[::1]/x",
            "https://169.254.169.254/latest/meta-data",
            "https://localhost/x",
            "file:///etc/passwd",
            "data:text/plain,x",
        ] {
            assert!(server.place(wrong).is_none(), "{wrong}");
        }
    }
}
