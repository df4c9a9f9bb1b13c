//! Google: the adapters against our own fake, and both against Google's own description.

mod calendar;
mod discovery;
mod gmail;
mod oauth;
mod others;
mod people;

use std::sync::Arc;

use async_trait::async_trait;
use domain::SystemClock;
use secrecy::{ExposeSecret, SecretString};
use services::calendars::Error;
use services::google::fake::{Fake, Running};
use services::google::{Api, GoogleCalendar, api};
use services::oauth::TokenSource;

/// Gives `good`, or what it was set to behind a refusal.
#[derive(Debug)]
struct Given {
    first: &'static str,
    then: &'static str,
}

#[async_trait]
impl TokenSource for Given {
    async fn token(&self, refused: Option<&SecretString>) -> Result<SecretString, Error> {
        match refused {
            Some(refused) => {
                assert_eq!(refused.expose_secret(), self.first);
                Ok(self.then.into())
            }
            None => Ok(self.first.into()),
        }
    }
}

const OWNER: &str = "ana@example.org";
const HOME: &str = "ana@example.org";

async fn google() -> Running {
    let _ = rustls::crypto::ring::default_provider().install_default();
    Fake::new(OWNER, &[HOME, "work#2@group.calendar.google.com"]).start().await.unwrap()
}

fn api_of(google: &Running, given: Given) -> Api {
    let http = api::client(&google.at).unwrap();
    Api::new(http, google.at.clone(), Arc::new(given), Arc::new(SystemClock))
}

fn calendar(google: &Running) -> GoogleCalendar {
    GoogleCalendar::new(api_of(google, Given { first: "good", then: "good" }))
}
