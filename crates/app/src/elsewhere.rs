//! The kinds of accounts with calendars that this binary can connect. To add one: its arm in [`Elsewhere::make`] and its
//! word in [`Elsewhere::kinds`].

use std::sync::Arc;
use std::time::Duration;

use anyhow::anyhow;
use domain::{ConnectionKind, SystemClock};
use engine::sync::{Account, BadAccount, Factory};
use net::{Hosts, Web};
use services::calendars::Calendars;
use services::calendars::caldav::CalDav;
use services::dav::Credentials;

use crate::config;

/// Until a connection to a server stands.
const CONNECT: Duration = Duration::from_secs(10);

/// What all accounts share.
#[derive(Debug)]
pub struct Elsewhere {
    web: Web,
}

impl Elsewhere {
    pub fn new(config: &config::Channels) -> anyhow::Result<Self> {
        let hosts = if config.calendars_internal { Hosts::Any } else { Hosts::Public };
        Ok(Self { web: Web::new(hosts, CONNECT).map_err(|error| anyhow!("{error}"))? })
    }
}

impl Factory for Elsewhere {
    fn kinds(&self) -> Vec<ConnectionKind> {
        vec![ConnectionKind::Caldav]
    }

    fn make(&self, kind: ConnectionKind, account: &Account<'_>) -> Result<Arc<dyn Calendars>, BadAccount> {
        match kind {
            ConnectionKind::Caldav => {
                let (name, password) = (account.user.to_owned(), account.password.to_owned().into());
                let credentials = Credentials::Basic { name, password };
                let made = CalDav::new(&self.web, account.url, credentials, Arc::new(SystemClock));
                let made = made.map_err(|problem| BadAccount { field: "url", problem })?;
                Ok(Arc::new(made))
            }
        }
    }
}
