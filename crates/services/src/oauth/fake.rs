//! A provider in memory, for tests: counts what it is asked, rotates refresh tokens, and fails as it is told to.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use domain::Service;
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Semaphore;

use super::{Asking, Authority, Error, Grant};

/// See the module. Clones are the same provider.
#[derive(Debug, Clone)]
pub struct Fake {
    state: Arc<Mutex<State>>,
    /// How many renewals may go through; every one takes one.
    gate: Arc<Semaphore>,
}

#[derive(Debug, Default)]
struct State {
    account: String,
    /// What the person agrees to.
    granted: Vec<Service>,
    /// Refresh tokens carry a number; the newest alone is good where they rotate.
    newest: u64,
    rotates: bool,
    issued: u64,
    renewals: usize,
    revoked: Vec<String>,
    ended: bool,
    faults: VecDeque<Fault>,
    /// What the last exchange showed.
    verifier: Option<String>,
}

#[derive(Debug)]
enum Fault {
    Instead(Error),
    /// It is done, and nobody hears of it.
    AnswerLost,
}

/// How long its access tokens are good for.
pub const LASTS: Duration = Duration::from_hours(1);
/// The only code that it takes.
pub const CODE: &str = "good-code";

impl Fake {
    /// The provider of one account, whose person agrees to everything.
    pub fn new(account: &str) -> Self {
        let state = State { account: account.into(), granted: Service::ALL.to_vec(), ..State::default() };
        Self { state: Arc::new(Mutex::new(state)), gate: Arc::new(Semaphore::new(Semaphore::MAX_PERMITS)) }
    }

    /// From now on each renewal gives out another refresh token, and the one before is good for nothing.
    pub fn rotates(&self) {
        self.state().rotates = true;
    }

    /// The person agrees to these only, at their next consent.
    pub fn grants(&self, services: &[Service]) {
        self.state().granted = services.to_vec();
    }

    /// The person ended it there.
    pub fn ends(&self) {
        self.state().ended = true;
    }

    /// The next call fails so, and nothing is done.
    pub fn fails_once(&self, error: Error) {
        self.state().faults.push_back(Fault::Instead(error));
    }

    /// The next call is done, and its answer is lost.
    pub fn loses_an_answer(&self) {
        self.state().faults.push_back(Fault::AnswerLost);
    }

    /// Renewals wait from now on until they are let through.
    pub fn holds(&self) {
        self.gate.forget_permits(Semaphore::MAX_PERMITS);
    }

    /// Lets so many renewals through.
    pub fn lets(&self, renewals: usize) {
        self.gate.add_permits(renewals);
    }

    /// How many renewals reached it.
    pub fn renewals(&self) -> usize {
        self.state().renewals
    }

    /// Tokens that were given back.
    pub fn revoked(&self) -> Vec<String> {
        self.state().revoked.clone()
    }

    /// The verifier that the last exchange showed.
    pub fn verifier(&self) -> Option<String> {
        self.state().verifier.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn call<T>(&self, act: impl FnOnce(&mut State) -> Result<T, Error>) -> Result<T, Error> {
        let mut state = self.state();
        match state.faults.pop_front() {
            Some(Fault::Instead(error)) => Err(error),
            Some(Fault::AnswerLost) => {
                let _ = act(&mut state);
                Err(Error::Unknown("the answer did not arrive".into()))
            }
            None => act(&mut state),
        }
    }
}

impl State {
    fn grant(&mut self, fresh: bool) -> Grant {
        self.issued += 1;
        let refresh = (fresh || self.rotates).then(|| {
            self.newest += 1;
            format!("refresh-{}", self.newest).into()
        });
        let scopes = fresh.then(|| {
            let granted = self.granted.iter().map(|service| format!("fake.{}", service.word()));
            granted.collect()
        });
        Grant { access: format!("access-{}", self.issued).into(), refresh, lasts: LASTS, scopes }
    }
}

#[async_trait]
impl Authority for Fake {
    fn consent(&self, asking: &Asking<'_>) -> String {
        let services = Service::write_all(asking.services).replace(' ', "+");
        let Asking { state, challenge, back, account, .. } = asking;
        format!(
            "https://provider.example/consent?scope={services}&state={state}&code_challenge={challenge}&redirect_uri={back}\
             &login_hint={}",
            account.unwrap_or_default()
        )
    }

    fn scopes(&self, service: Service) -> Vec<&'static str> {
        match service {
            Service::Mail => vec!["fake.mail"],
            Service::Calendar => vec!["fake.calendar"],
            Service::Contacts => vec!["fake.contacts"],
        }
    }

    async fn exchange(&self, code: &str, verifier: &SecretString, _: &str) -> Result<Grant, Error> {
        self.call(|state| {
            state.verifier = Some(verifier.expose_secret().to_owned());
            if code != CODE {
                return Err(Error::Ended("the code is over".into()));
            }
            state.ended = false;
            Ok(state.grant(true))
        })
    }

    async fn renew(&self, refresh: &SecretString) -> Result<Grant, Error> {
        self.state().renewals += 1;
        if let Ok(permit) = self.gate.acquire().await {
            permit.forget();
        }
        self.call(|state| {
            let newest = format!("refresh-{}", state.newest);
            let known = refresh.expose_secret() == newest || !state.rotates;
            if state.ended || !known {
                return Err(Error::Ended("it is good for nothing any more".into()));
            }
            Ok(state.grant(false))
        })
    }

    async fn revoke(&self, token: &SecretString) -> Result<(), Error> {
        self.call(|state| {
            state.revoked.push(token.expose_secret().to_owned());
            Ok(())
        })
    }

    async fn account(&self, _: &SecretString) -> Result<String, Error> {
        Ok(self.state().account.clone())
    }
}
