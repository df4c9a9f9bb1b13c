//! What is left to do at a provider once an account, or a service of it, is gone here: a task of its own each, as far as the
//! provider answers.

use std::sync::Arc;

use async_trait::async_trait;
use domain::{ConnectionId, ConnectionKind, WorkspaceId};
use secrecy::SecretString;
use services::calendars::Error as AccountError;
use services::oauth::TokenSource;
use store::tokens::Kept;
use store::watches::Watch;
use tracing::{debug, warn};

use super::ended::provider;
use super::{Secrets, Source, tokens_of};
use crate::Engine;
use crate::sync::{Account, Factory, stop_all};

/// The last access token of an account that is gone here.
#[derive(Debug)]
struct Last(SecretString);

#[async_trait]
impl TokenSource for Last {
    async fn token(&self, refused: Option<&SecretString>) -> Result<SecretString, AccountError> {
        match refused {
            None => Ok(self.0.clone()),
            Some(_) => Err(AccountError::Denied("the account is no longer connected".into())),
        }
    }
}

impl Engine {
    /// Stops what an account was asked to tell of its calendars. The account itself stays.
    pub(super) fn stop_being_told(
        &self,
        kind: ConnectionKind,
        account: String,
        (workspace, id): (WorkspaceId, ConnectionId),
        watches: Vec<Watch>,
    ) {
        let token = Source { engine: self.me.clone(), workspace, id };
        let factory = Arc::clone(&self.links.calendars);
        self.renewals.life.spawn(async move { stop(&*factory, kind, &account, Arc::new(token), &watches).await });
    }

    /// Gives an account's access back to its provider. Before, what it was asked to tell of is stopped: who has no access
    /// cannot.
    pub(crate) fn give_back_access(&self, kept: &Kept, watches: Vec<Watch>) {
        let (Some(authority), Ok(mut secrets)) = (self.links.authority.clone(), self.secrets_of(kept)) else { return };
        let (id, name, kind, account) = (kept.id, provider(kept.kind), kept.kind, kept.account.clone());
        let (factory, is_over) = (Arc::clone(&self.links.calendars), kept.until <= self.env.now());
        self.renewals.life.spawn(async move {
            if !watches.is_empty() {
                if let Some(refresh) = secrets.refresh.clone().filter(|_| is_over)
                    && let Ok(grant) = authority.renew(&refresh).await
                {
                    secrets = Secrets { access: grant.access, refresh: grant.refresh.or(Some(refresh)) };
                }
                stop(&*factory, kind, &account, Arc::new(Last(secrets.access.clone())), &watches).await;
            }
            let token = secrets.refresh.unwrap_or(secrets.access);
            if let Err(error) = authority.revoke(&token).await {
                warn!(connection = %id, %error, "an access was not given back; its person can end it at {name}");
            }
        });
    }

    pub(super) fn secrets_of(&self, kept: &Kept) -> Result<Secrets, String> {
        let vault = self.links.vault.as_ref().ok_or("there is no master key here")?;
        Secrets::open(vault, tokens_of(kept.workspace_id, kept.id), &kept.credential)
    }
}

async fn stop(factory: &dyn Factory, kind: ConnectionKind, user: &str, token: Arc<dyn TokenSource>, watches: &[Watch]) {
    if watches.is_empty() {
        return;
    }
    match factory.make(kind, &Account { url: "", user, password: "", token: Some(token) }) {
        Ok(account) => stop_all(&*account, watches).await,
        Err(bad) => debug!(?bad, "watches were not stopped; they end by themselves"),
    }
}
