//! The kinds of accounts with calendars and address books that this binary can connect. To add one: its arms in
//! [`Elsewhere::make`] and [`Elsewhere::contacts`], and its word in [`Elsewhere::kinds`].

use std::sync::Arc;
use std::time::Duration;

use anyhow::anyhow;
use channels::WebhookRequest;
use domain::{ConnectionKind, SystemClock};
use engine::sync::{Account, BadAccount, Factory};
use net::{Endpoint, Hosts, Web};
use services::calendars::caldav::CalDav;
use services::calendars::{Calendars, Push};
use services::contacts::Contacts;
use services::contacts::carddav::CardDav;
use services::dav::Credentials;
use services::google::{self, Gmail, GoogleCalendar, GooglePeople};
use services::mailboxes::{Address, Mailbox};
use services::oauth::{Authority, Client};

use crate::config;

/// Until a connection to a server stands.
const CONNECT: Duration = Duration::from_secs(10);

/// What all accounts share.
#[derive(Debug)]
pub struct Elsewhere {
    web: Web,
    /// `None` where people cannot let Google accounts in.
    google: Option<Google>,
}

/// What all Google accounts share.
#[derive(Debug)]
struct Google {
    authority: Arc<dyn Authority>,
    calendar: (Endpoint, google::api::Http),
    mail: (Endpoint, google::api::Http),
    contacts: (Endpoint, google::api::Http),
}

impl Elsewhere {
    pub fn new(config: &config::Config) -> anyhow::Result<Self> {
        let hosts = if config.channels.calendars_internal { Hosts::Any } else { Hosts::Public };
        let google = Google::configured(&config.google).map_err(|what| anyhow!(what))?;
        Ok(Self { web: Web::new(hosts, CONNECT).map_err(|error| anyhow!("{error}"))?, google })
    }

    /// One of Google's interfaces for an account.
    fn google_api(
        &self,
        account: &Account<'_>,
        of: impl Fn(&Google) -> &(Endpoint, google::api::Http),
    ) -> Result<google::Api, BadAccount> {
        let (Some(google), Some(token)) = (&self.google, &account.token) else {
            let problem = "Google accounts are not configured here (docs/google.md)".into();
            return Err(BadAccount { field: "kind", problem });
        };
        let (at, http) = of(google).clone();
        Ok(google::Api::new(http, at, Arc::clone(token), Arc::new(SystemClock)))
    }

    fn credentials(account: &Account<'_>) -> Credentials {
        Credentials::Basic { name: account.user.to_owned(), password: account.password.to_owned().into() }
    }

    /// Where people let Google accounts in, where that is configured.
    pub fn authority(&self) -> Option<Arc<dyn Authority>> {
        self.google.as_ref().map(|google| Arc::clone(&google.authority))
    }
}

impl Google {
    fn configured(config: &config::Google) -> Result<Option<Self>, String> {
        let Some((id, secret)) = config.client()? else { return Ok(None) };
        let places = config.places()?;
        let authority = Arc::new(Client::new(google::endpoints(&places)?, id, secret)?);
        let at = |at: Endpoint| google::api::client(&at).map(|http| (at, http));
        let (calendar, mail, contacts) = (at(places.calendar)?, at(places.mail)?, at(places.contacts)?);
        Ok(Some(Self { authority, calendar, mail, contacts }))
    }
}

impl Factory for Elsewhere {
    fn kinds(&self) -> Vec<ConnectionKind> {
        let google = self.google.as_ref().map(|_| ConnectionKind::Google);
        [ConnectionKind::Caldav].into_iter().chain(google).collect()
    }

    fn make(&self, kind: ConnectionKind, account: &Account<'_>) -> Result<Arc<dyn Calendars>, BadAccount> {
        match kind {
            ConnectionKind::Caldav => {
                let made = CalDav::new(&self.web, account.url, Self::credentials(account), Arc::new(SystemClock));
                let made = made.map_err(|problem| BadAccount { field: "url", problem })?;
                Ok(Arc::new(made))
            }
            ConnectionKind::Google => {
                Ok(Arc::new(GoogleCalendar::new(self.google_api(account, |google| &google.calendar)?)))
            }
        }
    }

    fn contacts(&self, kind: ConnectionKind, account: &Account<'_>) -> Result<Option<Arc<dyn Contacts>>, BadAccount> {
        match kind {
            ConnectionKind::Caldav => {
                let made = CardDav::new(&self.web, account.url, Self::credentials(account), Arc::new(SystemClock));
                let made = made.map_err(|problem| BadAccount { field: "url", problem })?;
                Ok(Some(Arc::new(made)))
            }
            ConnectionKind::Google => {
                Ok(Some(Arc::new(GooglePeople::new(self.google_api(account, |google| &google.contacts)?))))
            }
        }
    }

    fn pushed(&self, kind: ConnectionKind, request: &WebhookRequest<'_>) -> Option<Push> {
        match kind {
            ConnectionKind::Caldav => None,
            ConnectionKind::Google => google::pushed(request.headers),
        }
    }

    fn mailbox(&self, kind: ConnectionKind, account: &Account<'_>) -> Result<Option<Arc<dyn Mailbox>>, BadAccount> {
        if kind != ConnectionKind::Google {
            return Ok(None);
        }
        let address = Address::parse(account.user).map_err(|problem| BadAccount { field: "user", problem })?;
        let api = self.google_api(account, |google| &google.mail)?;
        Ok(Some(Arc::new(Gmail::new(api, address, Arc::new(SystemClock)))))
    }
}
