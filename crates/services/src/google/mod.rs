//! Google: where its interfaces are, what they need a person's leave for, and how they are asked.
//!
//! `api.rs` asks, with bounds on time and size; `calendar.rs` is an account's calendars over Calendar v3, its entries made
//! in `event.rs`, whose time is taken in `busy.rs`, and its calls that something changed in `push.rs`; `people.rs` its contacts over People v1; `gmail.rs` its mails over Gmail v1, read in `message.rs`. `fake/`
//! is a Google of our own for tests; what both sides say is held to Google's own description (its discovery documents) in
//! `tests/it/google`. To add an interface: its client here on [`Api`], the contract of its trait, and its part of the fake.

pub mod api;
mod busy;
pub mod calendar;
mod event;
pub mod fake;
pub mod gmail;
mod message;
pub mod people;
mod push;

use domain::Service;
use net::Endpoint;

use crate::oauth::Endpoints;

pub use api::Api;
pub use calendar::GoogleCalendar;
pub use gmail::Gmail;
pub use people::GooglePeople;
pub use push::pushed;

/// What tells whose account it is.
const SIGN_IN: &[&str] = &["openid", "email"];
/// Asks for a refresh token, every time: Google gives one with the first consent only, and it may be lost. What was agreed
/// to before is kept.
const EXTRA: &[(&str, &str)] = &[("access_type", "offline"), ("prompt", "consent"), ("include_granted_scopes", "true")];

/// Where Google is; each can be replaced, for tests and for a proxy.
#[derive(Debug, Clone)]
pub struct Places {
    /// For browsers: the page on which a person agrees.
    pub consent: Endpoint,
    /// `/token` and `/revoke` stand under it.
    pub oauth: Endpoint,
    /// Tells whose account it is.
    pub userinfo: Endpoint,
    /// Calendar v3 stands at `calendar/v3` under it.
    pub calendar: Endpoint,
    /// Gmail v1 stands at `gmail/v1` under it.
    pub mail: Endpoint,
    /// People v1 stands at `v1` under it.
    pub contacts: Endpoint,
}

/// What OAuth needs to know of Google.
pub fn endpoints(places: &Places) -> Result<Endpoints, String> {
    let under = |base: &Endpoint, path: &str| Endpoint::parse(base.join(path).as_str());
    Ok(Endpoints {
        consent: places.consent.clone(),
        token: under(&places.oauth, "token")?,
        revoke: under(&places.oauth, "revoke")?,
        account: places.userinfo.clone(),
        sign_in: SIGN_IN,
        scopes,
        extra: EXTRA,
        name: "Google",
    })
}

/// What each service needs.
pub fn scopes(service: Service) -> &'static [&'static str] {
    match service {
        Service::Mail => &["https://www.googleapis.com/auth/gmail.modify"],
        Service::Calendar => &["https://www.googleapis.com/auth/calendar"],
        Service::Contacts => &["https://www.googleapis.com/auth/contacts"],
    }
}
