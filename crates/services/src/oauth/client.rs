//! A provider of OAuth over HTTP.

use std::time::Duration;

use async_trait::async_trait;
use domain::Service;
use net::Endpoint;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use reqwest::{Response, Url};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use super::{Asking, Authority, Error, Grant};

/// Until a connection stands.
const CONNECT: Duration = Duration::from_secs(10);
/// From a question to its answer's head.
const ANSWER: Duration = Duration::from_secs(20);
/// Between two pieces of an answer.
const IDLE: Duration = Duration::from_secs(10);
/// The longest answer that is read.
const MOST: usize = 64 * 1024;
/// The longest token that is taken.
const MOST_TOKEN: usize = 8 * 1024;
/// How long an access token is good for where the provider does not say (RFC 6749 recommends that it does).
const UNSAID: u64 = 300;
/// The longest that is believed of it.
const LONGEST: u64 = 24 * 60 * 60;

/// Where a provider is, and how it names what we need.
#[derive(Debug, Clone)]
pub struct Endpoints {
    /// For a person's browser.
    pub consent: Endpoint,
    pub token: Endpoint,
    pub revoke: Endpoint,
    /// Tells the account of an access token (`UserInfo` of OpenID Connect).
    pub account: Endpoint,
    /// What is asked for always: enough to tell whose account it is.
    pub sign_in: &'static [&'static str],
    pub scopes: fn(Service) -> &'static [&'static str],
    /// Parameters of the page on which a person agrees that are the provider's own.
    pub extra: &'static [(&'static str, &'static str)],
    /// What people call the provider.
    pub name: &'static str,
}

/// A provider at which this server is known by an id and a secret.
#[derive(Debug)]
pub struct Client {
    at: Endpoints,
    id: String,
    secret: SecretString,
    http: [reqwest::Client; 3],
}

impl Client {
    /// Fails where no client can be made; the text is fit for a person.
    pub fn new(at: Endpoints, id: String, secret: SecretString) -> Result<Self, String> {
        let client = |endpoint: &Endpoint| net::client(endpoint, CONNECT);
        let http = [client(&at.token)?, client(&at.revoke)?, client(&at.account)?];
        Ok(Self { at, id, secret, http })
    }

    async fn tokens(&self, form: &[(&str, &str)]) -> Result<Grant, Error> {
        let own = [("client_id", self.id.as_str()), ("client_secret", self.secret.expose_secret())];
        let body = encode(form.iter().chain(&own).copied());
        let request = self.http[0].post(self.at.token.url()).header(CONTENT_TYPE, FORM).body(body);
        let answer = self.ask(request).await?;
        if answer.status != 200 {
            return Err(self.failure(&answer));
        }
        let told: Told = serde_json::from_slice(&answer.body).map_err(|_| {
            // It may have been done; what came cannot be used.
            Error::Unknown(format!("{} answered with something that is no token", self.at.name))
        })?;
        told.grant().ok_or_else(|| Error::Unknown(format!("{} answered without a token", self.at.name)))
    }

    async fn ask(&self, request: reqwest::RequestBuilder) -> Result<Answer, Error> {
        let name = self.at.name;
        let sent = tokio::time::timeout(ANSWER, request.header(ACCEPT, "application/json").send()).await;
        let response = match sent {
            Ok(Ok(response)) => response,
            Ok(Err(error)) if error.is_connect() => {
                let why = format!("{name} cannot be reached: {}", net::plain(&error));
                return Err(Error::Later { why, after: None });
            }
            Ok(Err(_)) => return Err(Error::Unknown(format!("the connection to {name} broke"))),
            Err(_) => return Err(Error::Unknown(format!("{name} did not answer in time"))),
        };
        Answer::read(response).await.ok_or_else(|| Error::Unknown(format!("{name}'s answer broke off")))
    }

    /// What a status that is no success means (RFC 6749, section 5.2).
    fn failure(&self, answer: &Answer) -> Error {
        let name = self.at.name;
        let told: Fault = serde_json::from_slice(&answer.body).unwrap_or_default();
        match (answer.status, told.error.as_str()) {
            (400 | 401, "invalid_grant") => Error::Ended(format!("{name} no longer takes what it gave out")),
            (400 | 401, "invalid_client" | "unauthorized_client") => Error::Refused(format!(
                "{name} does not know this server: its operator has to check google.client_id and its secret"
            )),
            (400, "redirect_uri_mismatch") => Error::Refused(format!(
                "{name} does not send people back to this address: its operator has to enter it there, as \
                 docs/google.md says"
            )),
            (429 | 500..=599, _) => {
                Error::Later { why: format!("{name} asks for patience ({})", answer.status), after: answer.after }
            }
            (status, _) => Error::Refused(format!("{name} refuses it ({status})")),
        }
    }
}

const FORM: &str = "application/x-www-form-urlencoded";

/// A form's body.
fn encode<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    // An address knows how to write one; this one is never asked.
    let Ok(mut url) = Url::parse("https://form.invalid/") else { return String::new() };
    url.query_pairs_mut().extend_pairs(pairs);
    url.query().unwrap_or_default().to_owned()
}

struct Answer {
    status: u16,
    after: Option<Duration>,
    body: Vec<u8>,
}

impl Answer {
    async fn read(response: Response) -> Option<Self> {
        let status = response.status().as_u16();
        let header = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
        let after = header.and_then(|text| text.trim().parse().ok()).map(Duration::from_secs);
        let body = net::body(response, MOST, IDLE).await.ok()?;
        Some(Self { status, after, body })
    }
}

/// A token endpoint's success.
#[derive(Deserialize)]
struct Told {
    access_token: SecretString,
    refresh_token: Option<SecretString>,
    expires_in: Option<u64>,
    scope: Option<String>,
}

impl Told {
    /// None where a token is none: empty, too long, or of characters that no header takes.
    fn grant(self) -> Option<Grant> {
        let lasts = Duration::from_secs(self.expires_in.unwrap_or(UNSAID).min(LONGEST));
        let refresh = self.refresh_token.filter(|token| !token.expose_secret().is_empty());
        let scopes = self.scope.map(|scope| scope.split_whitespace().take(100).map(str::to_owned).collect());
        let sane = |token: &SecretString| is_token(token.expose_secret());
        (sane(&self.access_token) && refresh.as_ref().is_none_or(sane)).then_some(Grant {
            access: self.access_token,
            refresh,
            lasts,
            scopes,
        })
    }
}

/// Whether it can stand in a header.
fn is_token(text: &str) -> bool {
    (1..=MOST_TOKEN).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

#[derive(Default, Deserialize)]
struct Fault {
    #[serde(default)]
    error: String,
}

#[derive(Deserialize)]
struct Person {
    email: Option<String>,
}

#[async_trait]
impl Authority for Client {
    fn consent(&self, asking: &Asking<'_>) -> String {
        let mut url = self.at.consent.url();
        let services = asking.services.iter().flat_map(|service| (self.at.scopes)(*service));
        let scopes: Vec<&str> = self.at.sign_in.iter().chain(services).copied().collect();
        url.query_pairs_mut()
            .append_pair("client_id", &self.id)
            .append_pair("redirect_uri", asking.back)
            .append_pair("response_type", "code")
            .append_pair("scope", &scopes.join(" "))
            .append_pair("state", asking.state)
            .append_pair("code_challenge", asking.challenge)
            .append_pair("code_challenge_method", "S256")
            .extend_pairs(self.at.extra)
            .extend_pairs(asking.account.map(|account| ("login_hint", account)));
        url.into()
    }

    fn scopes(&self, service: Service) -> Vec<&'static str> {
        (self.at.scopes)(service).to_vec()
    }

    async fn exchange(&self, code: &str, verifier: &SecretString, back: &str) -> Result<Grant, Error> {
        let verifier = verifier.expose_secret();
        let form =
            [("grant_type", "authorization_code"), ("code", code), ("code_verifier", verifier), ("redirect_uri", back)];
        self.tokens(&form).await
    }

    async fn renew(&self, refresh: &SecretString) -> Result<Grant, Error> {
        self.tokens(&[("grant_type", "refresh_token"), ("refresh_token", refresh.expose_secret())]).await
    }

    async fn revoke(&self, token: &SecretString) -> Result<(), Error> {
        let body = encode([("token", token.expose_secret())].into_iter());
        let request = self.http[1].post(self.at.revoke.url()).header(CONTENT_TYPE, FORM).body(body);
        let answer = self.ask(request).await?;
        match answer.status {
            // 400: it is good for nothing any more.
            200 | 400 => Ok(()),
            _ => Err(self.failure(&answer)),
        }
    }

    async fn account(&self, access: &SecretString) -> Result<String, Error> {
        let name = self.at.name;
        let odd = || Error::Refused(format!("{name} did not tell whose account it is"));
        let mut bearer = HeaderValue::try_from(format!("Bearer {}", access.expose_secret())).map_err(|_| odd())?;
        bearer.set_sensitive(true);
        let answer = self.ask(self.http[2].get(self.at.account.url()).header(AUTHORIZATION, bearer)).await?;
        match answer.status {
            200 => {}
            401 | 403 => return Err(Error::Ended(format!("{name} does not take the token"))),
            _ => return Err(self.failure(&answer)),
        }
        let person: Person = serde_json::from_slice(&answer.body).map_err(|_| odd())?;
        let address = person.email.map(|email| domain::text::clean(email.trim()).to_lowercase());
        address.filter(|address| address.contains('@') && address.len() <= 320).ok_or_else(odd)
    }
}
