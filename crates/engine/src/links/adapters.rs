//! The adapter of a channel: made of its credential, kept for a while, so that a send costs no unsealing.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use channels::{Channel, Profile};
use domain::{ChannelId, LinkState, WorkspaceId};
use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use services::mailboxes::{self, Mailbox};
use store::links::Sealed;
use zeroize::Zeroize;

use super::Account;
use crate::vault::{Place, Purpose};
use crate::{Engine, Result};

/// Adapters that are remembered; at the bound all are made again.
const MOST: usize = 10_000;
/// A change is told to every node at once. Should that be lost, it is noticed after this time.
const FRESH: SignedDuration = SignedDuration::from_secs(30);

/// What is sealed of a channel. Wiped when it is dropped.
#[derive(Serialize, Deserialize)]
pub(super) struct Secrets {
    pub credential: BTreeMap<String, String>,
    /// In the address that the platform calls.
    pub hook: String,
    /// What the platform shows when it calls.
    pub hook_secret: String,
}

impl Drop for Secrets {
    fn drop(&mut self) {
        self.credential.values_mut().for_each(Zeroize::zeroize);
        self.hook.zeroize();
        self.hook_secret.zeroize();
    }
}

#[derive(Debug, Default)]
pub(super) struct Adapters(Mutex<HashMap<ChannelId, Known>>);

#[derive(Debug)]
struct Known {
    adapter: Arc<dyn Channel>,
    paused: bool,
    since: Timestamp,
}

/// How something can be sent through a channel.
#[derive(Debug, Clone)]
pub(crate) enum Way {
    Through(Arc<dyn Channel>),
    /// Paused, or its credential is refused: it waits for a person.
    Closed,
    /// There is no such channel any more.
    Gone,
}

impl Adapters {
    pub(super) fn forget(&self, channel: ChannelId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&channel);
    }

    fn find(&self, channel: ChannelId, now: Timestamp) -> Option<Way> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = known.get(&channel).filter(|known| now.duration_since(known.since) < FRESH)?;
        Some(if known.paused { Way::Closed } else { Way::Through(Arc::clone(&known.adapter)) })
    }

    fn keep(&self, channel: ChannelId, adapter: Arc<dyn Channel>, paused: bool, now: Timestamp) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(channel, Known { adapter, paused, since: now });
    }
}

impl Engine {
    /// The way to send through a channel.
    pub(crate) async fn way(&self, workspace: WorkspaceId, id: ChannelId) -> Result<Way> {
        let now = self.env.now();
        if let Some(way) = self.links.adapters.find(id, now) {
            return Ok(way);
        }
        let (channel, sealed) = self
            .store
            .read::<_, store::Error, _>(move |tx| {
                async move {
                    let channel = store::channels::get(tx, workspace, id).await?;
                    Ok((channel, store::links::sealed(tx, id).await?))
                }
                .boxed()
            })
            .await?;
        let Some(sealed) = sealed else {
            let built_in = channel.and_then(|channel| self.channels.get(&channel.platform).cloned());
            let Some(adapter) = built_in else { return Ok(Way::Gone) };
            self.links.adapters.keep(id, Arc::clone(&adapter), false, now);
            return Ok(Way::Through(adapter));
        };
        let Ok(adapter) = self.adapter_of(&sealed) else { return Ok(Way::Closed) };
        let paused = matches!(sealed.state, LinkState::Paused | LinkState::Failed);
        self.links.adapters.keep(id, Arc::clone(&adapter), paused, now);
        Ok(if paused { Way::Closed } else { Way::Through(adapter) })
    }

    /// Unseals and makes. The error is fit for a person.
    pub(super) fn adapter_of(&self, sealed: &Sealed) -> Result<Arc<dyn Channel>, String> {
        let secrets = self.open_secrets(sealed.workspace_id, sealed.channel_id, &sealed.credential)?;
        let (external_id, name, address) = sealed.account.clone();
        let known = Some(Profile { external_id, name, address });
        let made = self.make_adapter(sealed.platform, sealed.channel_id, &secrets, known);
        made.map_err(|bad| format!("{}: {}", bad.field, bad.problem))
    }

    /// The mailbox that a channel is, for tools to act on. The errors are fit for a person.
    pub(crate) async fn channel_mailbox(
        &self,
        workspace: WorkspaceId,
        id: ChannelId,
    ) -> Result<Arc<dyn Mailbox>, mailboxes::Error> {
        let read =
            self.store.read::<_, store::Error, _>(move |tx| async move { store::links::sealed(tx, id).await }.boxed());
        let sealed = read.await.map_err(|_| mailboxes::Error::Later { why: "not now".into(), after: None })?;
        let sealed = sealed.filter(|sealed| sealed.workspace_id == workspace);
        let sealed = sealed.ok_or_else(|| mailboxes::Error::Refused("this mailbox is no longer connected".into()))?;
        if matches!(sealed.state, LinkState::Paused | LinkState::Failed) {
            let why = "this mailbox is paused, or its password is refused; the console shows it under Channels";
            return Err(mailboxes::Error::Denied(why.into()));
        }
        let denied = mailboxes::Error::Denied;
        let secrets = self.open_secrets(workspace, id, &sealed.credential).map_err(denied)?;
        let account =
            Account { channel: id, credential: &secrets.credential, hook_url: "", hook_secret: "", known: None };
        let made = self.links.factory.mailbox(sealed.platform, &account);
        let made = made.map_err(|bad| denied(format!("{}: {}", bad.field, bad.problem)))?;
        made.ok_or_else(|| mailboxes::Error::Refused("this channel is no mailbox".into()))
    }

    pub(super) fn make_adapter(
        &self,
        platform: domain::Platform,
        channel: ChannelId,
        secrets: &Secrets,
        known: Option<Profile>,
    ) -> Result<Arc<dyn Channel>, super::BadCredential> {
        let account = Account {
            channel,
            credential: &secrets.credential,
            hook_url: &self.hook_url(secrets),
            hook_secret: &secrets.hook_secret,
            known,
        };
        self.links.factory.make(platform, &account)
    }

    /// Where the platform calls us for the channel.
    pub(super) fn hook_url(&self, secrets: &Secrets) -> String {
        format!("{}/hooks/{}", self.links.settings.public_url, secrets.hook)
    }

    pub(super) fn open_secrets(
        &self,
        workspace: WorkspaceId,
        channel: ChannelId,
        sealed: &[u8],
    ) -> Result<Secrets, String> {
        let vault = self.links.vault.as_ref().ok_or("there is no master key here (keys.master)")?;
        let place = Place::of(workspace, channel, Purpose::Credential);
        let json = vault.open(place, sealed).map_err(|error| format!("its credential cannot be opened: {error}"))?;
        serde_json::from_slice(&json).map_err(|_| "its credential cannot be read; enter it again".to_owned())
    }

    /// The sealed secrets and the id of the key.
    pub(super) fn seal_secrets(
        &self,
        workspace: WorkspaceId,
        channel: ChannelId,
        secrets: &Secrets,
    ) -> Result<(Vec<u8>, String)> {
        let vault = self.vault()?;
        let json = zeroize::Zeroizing::new(
            serde_json::to_vec(secrets).map_err(|error| crate::Error::Broken(error.to_string()))?,
        );
        let place = Place::of(workspace, channel, Purpose::Credential);
        let sealed = vault.seal(place, &json, &*self.env.entropy);
        let sealed = sealed.map_err(|error| crate::Error::Broken(error.to_string()))?;
        Ok((sealed, vault.newest().to_string()))
    }

    pub(super) fn vault(&self) -> Result<&crate::vault::Vault> {
        self.links.vault.as_ref().ok_or_else(|| {
            crate::Error::Conflict(
                "channels cannot be connected before there is a master key: `attache keys new` prints one for \
                 keys.master"
                    .into(),
            )
        })
    }
}
