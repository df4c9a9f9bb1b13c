//! Whether the master keys are this database's, and their exchange.
//!
//! The database keeps a text for each key that it was ever sealed with. At the start each known key must open its own,
//! and one of them must be known: with another key nothing would fail before the first channel does.

use domain::text;
use futures_util::FutureExt;

use crate::vault::{self, KeyId, Place, Purpose, Vault};
use crate::{Engine, Error, Result};

/// What a key has to open.
const CANARY: &[u8] = b"attache";
/// Secrets that are put under another key in one transaction.
const BATCH: i64 = 50;
/// The same of parts of state, which are larger.
const PARTS: i64 = 16;

/// Why the start ends here. Names the configuration's key and the mend.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeysError {
    #[error(
        "keys.master is not the key of this database: it was sealed with {needed}, and the configured ones are {given}. \
         Configure that key again (behind a newer one, where the key was exchanged)"
    )]
    Wrong { needed: String, given: String },
    #[error(
        "this database has channels sealed with the key {needed}, and no master key is configured: set keys.master to it"
    )]
    Missing { needed: String },
    #[error("the master key {0} does not open what it sealed: the database was changed by hand, or is damaged")]
    Damaged(KeyId),
}

const fn canary() -> Place {
    Place { workspace: None, channel: None, purpose: Purpose::Canary }
}

impl Engine {
    /// Checks the keys against the database, and makes new ones known to it. To be called before the start.
    pub async fn check_keys(&self) -> Result<Result<(), KeysError>> {
        let now = self.env.now();
        let mut given = Vec::new();
        if let Some(vault) = &self.links.vault {
            for id in vault.ids() {
                given.push(id.to_string());
            }
        }
        let (ids, alone) = (given.clone(), self.settings.alone);
        let fresh = self.links.vault.as_ref().map(|vault| vault.seal(canary(), CANARY, &*self.env.entropy));
        let fresh = fresh.transpose().map_err(|error| Error::Broken(error.to_string()))?;
        let (known, in_use) = self
            .store
            .write::<_, store::Error, _>(move |tx| {
                async move {
                    store::vault_keys::lock(tx).await?;
                    let mut known = store::vault_keys::all(tx).await?;
                    let in_use = store::links::keys_in_use(tx).await?;
                    // Nothing is sealed, and nobody else is here: a database that was moved takes the key that it finds.
                    if alone && in_use.is_empty() && !ids.is_empty() && !known.iter().any(|(id, _)| ids.contains(id)) {
                        for (id, _) in std::mem::take(&mut known) {
                            store::vault_keys::forget(tx, &id).await?;
                        }
                    }
                    // A new key is taken only beside one that is known: two nodes with different keys do not both begin.
                    let is_known = |id: &String| known.iter().any(|(known, _)| known == id);
                    if let (Some(newest), Some(fresh)) = (ids.first(), &fresh)
                        && !is_known(newest)
                        && (known.is_empty() || ids.iter().any(is_known))
                    {
                        store::vault_keys::insert(tx, newest, fresh, now).await?;
                    }
                    Ok((known, in_use))
                }
                .boxed()
            })
            .await?;
        Ok(judge(self.links.vault.as_ref(), &given, &known, &in_use))
    }

    /// Puts what is sealed with an older key under the newest, some at a time; answers how many. Part of the upkeep: with
    /// it the exchange of a key ends.
    pub async fn reseal(&self) -> Result<usize> {
        let Some(vault) = &self.links.vault else { return Ok(0) };
        let newest = vault.newest().to_string();
        let key = newest.clone();
        let (credentials, states, accounts) = self
            .store
            .read::<_, store::Error, _>(move |tx| {
                async move {
                    let credentials = store::links::sealed_otherwise(tx, &key, BATCH).await?;
                    let states = store::links::states_sealed_otherwise(tx, &key, PARTS).await?;
                    Ok((credentials, states, store::connections::sealed_otherwise(tx, &key, BATCH).await?))
                }
                .boxed()
            })
            .await?;
        let credentials = credentials
            .into_iter()
            .map(|(workspace, channel, before)| (Place::of(workspace, channel, Purpose::Credential), before));
        let states = states
            .into_iter()
            .map(|(workspace, channel, part, before)| (Place::of(workspace, channel, Purpose::State(part)), before));
        let accounts = accounts.into_iter().map(|(workspace, id, before)| (crate::sync::place(workspace, id), before));
        let mut sealed = Vec::new();
        for (place, before) in credentials.chain(states).chain(accounts) {
            match vault.open(place, &before).and_then(|secret| vault.seal(place, &secret, &*self.env.entropy)) {
                Ok(after) => sealed.push((place, before, after)),
                Err(error) => tracing::warn!(?place, %error, "a secret cannot be put under a new key"),
            }
        }
        let count = sealed.len();
        if count > 0 {
            self.store
                .write::<_, store::Error, _>(move |tx| {
                    async move {
                        for (place, before, after) in &sealed {
                            match (place.purpose, place.channel) {
                                (Purpose::State(part), Some(channel)) => {
                                    store::links::reseal_state(tx, channel, part, before, after, &newest).await?;
                                }
                                (Purpose::Credential, Some(channel)) => {
                                    store::links::reseal(tx, channel, before, after, &newest).await?;
                                }
                                (Purpose::Account(id), _) => {
                                    store::connections::reseal(tx, id, before, after, &newest).await?;
                                }
                                _ => {}
                            }
                        }
                        Ok(())
                    }
                    .boxed()
                })
                .await?;
        }
        Ok(count)
    }
}

fn judge(
    vault: Option<&Vault>,
    given: &[String],
    known: &[(String, Vec<u8>)],
    in_use: &[String],
) -> Result<(), KeysError> {
    let missing: Vec<&str> = in_use.iter().filter(|id| !given.contains(id)).map(String::as_str).collect();
    let needed = || text::shorten(&missing.join(", "), 200);
    let Some(vault) = vault else {
        return if missing.is_empty() { Ok(()) } else { Err(KeysError::Missing { needed: needed() }) };
    };
    let wrong = |needed| Err(KeysError::Wrong { needed, given: given.join(", ") });
    if !missing.is_empty() {
        return wrong(needed());
    }
    if !known.is_empty() && !known.iter().any(|(id, _)| given.contains(id)) {
        let all: Vec<&str> = known.iter().map(|(id, _)| id.as_str()).collect();
        return wrong(text::shorten(&all.join(", "), 200));
    }
    for (_, sealed) in known.iter().filter(|(id, _)| given.contains(id)) {
        let opened = vault.open(canary(), sealed);
        if opened.is_ok_and(|opened| *opened == CANARY) {
            continue;
        }
        let id = vault::key_of(sealed).unwrap_or_else(|_| vault.newest());
        return Err(KeysError::Damaged(id));
    }
    Ok(())
}
