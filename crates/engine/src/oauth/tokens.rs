//! Access tokens, renewed once however many ask.
//!
//! On a node those who need the same account's token wait in one line; the first of them takes the claim in the database,
//! and who finds it taken by another node looks again until the end of it is there. Then all take the token that stands.
//!
//! **A death between the provider's answer and our commit** leaves a claim without an end. Its lease runs out, the next
//! one takes it over and shows the refresh token that it knows. A provider whose refresh tokens stay (Google's do) just
//! answers. One that gave out another with the lost answer refuses the old one: the account is marked then, and its person
//! is told that the access was lost and how to let it in again. Nothing else can be done: the new token was in that answer
//! alone. A database that is away behind an answer is tried again as long as the claim lasts.

use std::sync::{Arc, Weak};
use std::time::Duration;

use async_trait::async_trait;
use domain::{ConnectionId, Retry, WorkspaceId};
use futures_util::FutureExt;
use jiff::SignedDuration;
use secrecy::{ExposeSecret, SecretString};
use services::calendars::Error as AccountError;
use services::oauth::{Error as OauthError, Grant, TokenSource};
use store::tokens::{Claim, Kept, Renewed};
use tracing::{info, warn};

use super::{Renewals, Secrets, ended, tokens_of};
use crate::{Engine, Error, Result};

/// A token that ends so soon is renewed: clocks differ, and a call takes its time.
const MARGIN: SignedDuration = SignedDuration::from_mins(1);
/// How long a claim lasts: longer than any call to a provider, and some tries of the database behind it.
const LEASE: SignedDuration = SignedDuration::from_mins(2);
/// How long one waits for a token, whoever renews it.
const PATIENCE: Duration = Duration::from_mins(1);
/// Between two looks at what another node came to: twice as long each time.
const LOOK: (Duration, Duration) = (Duration::from_millis(20), Duration::from_millis(500));
/// The waits after failures of a provider, for all nodes together.
const RETRY: Retry = Retry { attempts: u32::MAX, base: Duration::from_secs(4), cap: Duration::from_mins(10) };
/// The longest wait that a provider may ask for.
const LONGEST: Duration = Duration::from_hours(1);
/// The waits behind an answer that the database does not take.
const COMMIT: Retry = Retry { attempts: 8, base: Duration::from_millis(200), cap: Duration::from_secs(10) };

/// The tokens of one account, for an adapter.
#[derive(Debug, Clone)]
pub struct Source {
    pub(crate) engine: Weak<Engine>,
    pub(crate) workspace: WorkspaceId,
    pub(crate) id: ConnectionId,
}

#[async_trait]
impl TokenSource for Source {
    async fn token(&self, refused: Option<&SecretString>) -> Result<SecretString, AccountError> {
        let engine = self.engine.upgrade().ok_or_else(|| later("this server stops"))?;
        engine.access_token(self.workspace, self.id, refused).await
    }
}

impl Renewals {
    fn flight(&self, id: ConnectionId) -> Arc<tokio::sync::Mutex<()>> {
        let mut flights = self.flights.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(flight) = flights.get(&id).and_then(Weak::upgrade) {
            return flight;
        }
        // Those that nobody is in any more go here, so that there are never more than callers.
        flights.retain(|_, flight| flight.strong_count() > 0);
        let flight = Arc::new(tokio::sync::Mutex::new(()));
        flights.insert(id, Arc::downgrade(&flight));
        flight
    }
}

impl Engine {
    /// An access token of the account that is good for a while; `refused` is one that its provider just did not take.
    ///
    /// [`AccountError::Denied`] where only the person helps, [`AccountError::Later`] where it may work later.
    pub async fn access_token(
        self: &Arc<Self>,
        workspace: WorkspaceId,
        id: ConnectionId,
        refused: Option<&SecretString>,
    ) -> Result<SecretString, AccountError> {
        let flight = self.renewals.flight(id);
        let turn = async {
            let _turn = flight.lock().await;
            self.fresh_token(workspace, id, refused).await
        };
        tokio::time::timeout(PATIENCE, turn).await.unwrap_or_else(|_| Err(later("the access is being renewed")))
    }

    /// Waits for renewals that this node has on their way, `grace` at most.
    pub async fn renewals_ended(&self, grace: Duration) -> bool {
        self.renewals.life.finished(grace).await
    }

    async fn fresh_token(
        self: &Arc<Self>,
        workspace: WorkspaceId,
        id: ConnectionId,
        refused: Option<&SecretString>,
    ) -> Result<SecretString, AccountError> {
        let mut wait = LOOK.0;
        loop {
            let kept = self
                .store
                .read::<_, store::Error, _>(move |tx| {
                    async move { store::tokens::get(tx, workspace, id).await }.boxed()
                })
                .await
                .map_err(away)?;
            let kept = kept.ok_or_else(|| AccountError::Denied("the account is no longer connected".into()))?;
            if kept.revoked {
                return Err(AccountError::Denied(ended::words(&kept, false)));
            }
            let vault = self.links.vault.as_ref();
            let vault =
                vault.ok_or_else(|| AccountError::Denied("there is no master key here (keys.master)".into()))?;
            let secrets =
                Secrets::open(vault, tokens_of(workspace, id), &kept.credential).map_err(AccountError::Denied)?;
            let now = self.env.now();
            let is_refused = refused.is_some_and(|refused| refused.expose_secret() == secrets.access.expose_secret());
            let good_until = |at| !is_refused && kept.until > at;
            if good_until(now + MARGIN) {
                return Ok(secrets.access);
            }
            if kept.renew_at > now {
                if good_until(now) {
                    return Ok(secrets.access);
                }
                let after = Duration::try_from(now.duration_until(kept.renew_at)).ok();
                let why = "the access could not be renewed the last time; it is tried again soon".to_owned();
                return Err(AccountError::Later { why, after });
            }
            let seen = kept.clone();
            let claim = self
                .store
                .write::<_, store::Error, _>(move |tx| {
                    async move { store::tokens::claim(tx, &seen, now, now + LEASE).await }.boxed()
                })
                .await
                .map_err(away)?;
            if let Some(claim) = claim {
                // Whoever asked may go away; what the provider answers is kept all the same.
                let engine = Arc::clone(self);
                let renewal = self.renewals.life.spawn(async move { engine.renew(kept, secrets, claim).await });
                return renewal.await.unwrap_or_else(|_| Err(later("the renewal broke off")));
            }
            tokio::time::sleep(wait).await;
            wait = (wait * 2).min(LOOK.1);
        }
    }

    /// Asks the provider, and writes down what it said.
    async fn renew(self: &Arc<Self>, kept: Kept, before: Secrets, claim: Claim) -> Result<SecretString, AccountError> {
        let Some(authority) = self.links.authority.as_ref() else {
            let why = "the operator has taken google.client_id out of the configuration";
            return Err(self.put_renewal_off(&kept, claim, why.into(), Some(RETRY.cap), true).await);
        };
        let answer = match &before.refresh {
            Some(refresh) => authority.renew(refresh).await,
            None => Err(OauthError::Ended("there is nothing to renew it with".into())),
        };
        self.metrics.token_renewals.inc();
        match answer {
            Ok(grant) => self.keep_renewed(&kept, before, claim, grant).await,
            Err(OauthError::Ended(why)) => {
                info!(connection = %kept.id, why, unsure = claim.unsure, "an account's access was ended");
                let words = ended::words(&kept, claim.unsure);
                let done = self.access_ended(kept, claim, words.clone()).await;
                done.map_err(|error| later(&format!("it could not be written down: {error}")))?;
                Err(AccountError::Denied(words))
            }
            // Set up wrongly: the operator's matter, and no person's.
            Err(OauthError::Refused(why)) => Err(self.put_renewal_off(&kept, claim, why, Some(RETRY.cap), true).await),
            Err(OauthError::Later { why, after }) => Err(self.put_renewal_off(&kept, claim, why, after, true).await),
            Err(OauthError::Unknown(why)) => Err(self.put_renewal_off(&kept, claim, why, None, false).await),
        }
    }

    /// The old tokens go in the statement that brings the new ones.
    async fn keep_renewed(
        &self,
        kept: &Kept,
        before: Secrets,
        claim: Claim,
        grant: Grant,
    ) -> Result<SecretString, AccountError> {
        let until = self.env.now() + SignedDuration::try_from(grant.lasts).unwrap_or(MARGIN);
        let after = Secrets { access: grant.access, refresh: grant.refresh.or(before.refresh) };
        let vault = self.links.vault.as_ref().ok_or_else(|| later("there is no master key here"))?;
        let sealed = after.seal(vault, tokens_of(kept.workspace_id, kept.id), &*self.env.entropy);
        let sealed = sealed.map_err(|error| later(&error.to_string()))?;
        let key = vault.newest().to_string();
        for failures in 1.. {
            let (sealed, key, scopes) = (sealed.clone(), key.clone(), grant.scopes.clone());
            let done = self
                .store
                .write::<_, store::Error, _>(move |tx| {
                    async move {
                        let (credential, key_id, scopes) = (sealed.as_slice(), key.as_str(), scopes.as_deref());
                        store::tokens::renewed(tx, claim, &Renewed { credential, key_id, until, scopes }).await
                    }
                    .boxed()
                })
                .await;
            match done {
                Ok(()) => return Ok(after.access),
                Err(store::Error::Fenced) => return Err(later("the account was let in anew meanwhile")),
                Err(error) => {
                    warn!(connection = %kept.id, %error, failures, "new tokens could not be kept; trying again");
                    let Some(wait) = COMMIT.after(failures, &*self.env.entropy) else { break };
                    tokio::time::sleep(wait).await;
                }
            }
        }
        Err(later("the new access could not be kept"))
    }

    /// Writes down that nothing came of it, for every node, and answers what that is to who asked.
    async fn put_renewal_off(
        &self,
        kept: &Kept,
        claim: Claim,
        why: String,
        asked: Option<Duration>,
        answered: bool,
    ) -> AccountError {
        let (now, failures) = (self.env.now(), kept.failures.saturating_add(1));
        let wait = RETRY.after(failures, &*self.env.entropy).unwrap_or(RETRY.cap);
        let wait = wait.max(asked.unwrap_or_default().min(LONGEST));
        warn!(connection = %kept.id, why, failures, ?wait, "an access could not be renewed");
        // One that is in doubt already stays so.
        let answered = answered && !claim.unsure;
        let written = self
            .store
            .write::<_, store::Error, _>(move |tx| {
                async move { store::tokens::put_off(tx, claim, failures, now + wait, answered).await }.boxed()
            })
            .await;
        if let Err(error) = written {
            warn!(connection = %kept.id, %error, "a failed renewal could not be written down; its claim runs out");
        }
        AccountError::Later { why, after: Some(wait) }
    }
}

fn later(why: &str) -> AccountError {
    AccountError::Later { why: why.to_owned(), after: None }
}

fn away(error: store::Error) -> AccountError {
    warn!(%error, "an account's tokens cannot be read");
    later("the database is away")
}

impl From<Error> for AccountError {
    fn from(error: Error) -> Self {
        later(&error.to_string())
    }
}
