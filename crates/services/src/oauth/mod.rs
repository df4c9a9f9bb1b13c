//! OAuth 2 with PKCE (RFC 6749, RFC 7636) as far as accounts need it: a person agrees at their provider, a code becomes
//! tokens, tokens are renewed and given back.
//!
//! [`Authority`] is a provider as the engine needs it; [`Client`] is one over HTTP, and the fake ([`fake::Fake`]) one in
//! memory. Who keeps the tokens, and that only one renews them, is the engine's. Adapters ask a [`TokenSource`] before each
//! call. To add a provider: its [`Endpoints`] and its scopes, as `google/mod.rs` has them.

mod client;
pub mod fake;

use std::time::Duration;

use async_trait::async_trait;
use domain::Service;
use secrecy::SecretString;

pub use client::{Client, Endpoints};

/// What came of a code or a renewal.
#[derive(Debug, Clone)]
pub struct Grant {
    pub access: SecretString,
    /// None where the one that was shown stays.
    pub refresh: Option<SecretString>,
    /// How long the access token is good for.
    pub lasts: Duration,
    /// What it is good for, by the provider's own names; none where it does not say.
    pub scopes: Option<Vec<String>>,
}

/// What a person is asked at their provider.
#[derive(Debug, Clone)]
pub struct Asking<'a> {
    pub services: &'a [Service],
    /// Comes back with them.
    pub state: &'a str,
    /// The base64url of the SHA-256 of the verifier.
    pub challenge: &'a str,
    /// Where they come back to.
    pub back: &'a str,
    /// The account that they should choose, where it is known.
    pub account: Option<&'a str>,
}

/// Why the provider did not do what was asked. The texts are for a person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// `invalid_grant`: the code or the refresh token is used up, withdrawn or another's. Only the person helps.
    #[error("{0}")]
    Ended(String),
    /// Nothing was done, and never will be this way: this server is set up wrongly there.
    #[error("{0}")]
    Refused(String),
    /// Nothing was done; it may work later.
    #[error("{why}")]
    Later { why: String, after: Option<Duration> },
    /// It was handed over, and no answer came: it may have been done.
    #[error("{0}")]
    Unknown(String),
}

/// A provider. Every call is bounded in time and size.
#[async_trait]
pub trait Authority: Send + Sync + std::fmt::Debug {
    /// Where a person's browser is sent.
    fn consent(&self, asking: &Asking<'_>) -> String;

    /// The provider's names of what a service needs.
    fn scopes(&self, service: Service) -> Vec<&'static str>;

    /// The tokens for a code that came back; `verifier` is what the challenge was made of.
    async fn exchange(&self, code: &str, verifier: &SecretString, back: &str) -> Result<Grant, Error>;

    /// A new access token.
    async fn renew(&self, refresh: &SecretString) -> Result<Grant, Error>;

    /// Gives a token back, and all that hangs on it. One that is good for nothing any more is no error.
    async fn revoke(&self, token: &SecretString) -> Result<(), Error>;

    /// The mail address of the account that an access token belongs to.
    async fn account(&self, access: &SecretString) -> Result<String, Error>;
}

/// Where an adapter has its access token from: asked before each call.
#[async_trait]
pub trait TokenSource: Send + Sync + std::fmt::Debug {
    /// One that should be good. `refused` is one that was just not taken: another is fetched in its place. The errors are
    /// those of accounts: [`Denied`](crate::calendars::Error::Denied) where only a person helps.
    async fn token(&self, refused: Option<&SecretString>) -> Result<SecretString, crate::calendars::Error>;
}

/// Whether what was granted covers a service.
pub fn covers(authority: &dyn Authority, granted: &[String], service: Service) -> bool {
    authority.scopes(service).iter().all(|needed| granted.iter().any(|scope| scope == needed))
}
