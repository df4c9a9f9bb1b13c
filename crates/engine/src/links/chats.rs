//! The chats of a channel that is read: those that were seen, those that the platform lists besides, and choosing one.

use std::collections::HashSet;
use std::time::Duration;

use channels::{Channel, FetchError, Listed};
use domain::{ChannelId, User};
use futures_util::FutureExt;
use jiff::Timestamp;
use store::sources::SourceChat;

use super::desk::administers;
use crate::{Engine, Error, Result};

/// Chats of one answer, and those that a platform is asked for.
const MOST: usize = 100;
/// How long a person waits for what a platform lists; then they see what was seen.
const PATIENCE: Duration = Duration::from_secs(10);

/// What can be chosen on a channel.
#[derive(Debug)]
pub struct Chats {
    /// Whether the platform hands out what was written before a chat is chosen.
    pub remembers: bool,
    /// Whether the platform lists chats in which nobody has written yet.
    pub lists: bool,
    /// Why it could not list them now, fit for a person.
    pub problem: Option<String>,
    /// Those that are read first, then those seen last, then those that are only listed.
    pub items: Vec<Chat>,
}

#[derive(Debug)]
pub enum Chat {
    Seen(SourceChat),
    Listed(Listed),
}

impl Engine {
    /// The chats of a channel whose title or key holds `search`, 100 at most. The platform is asked for more where
    /// `asking`.
    pub async fn source_chats(&self, user: &User, id: ChannelId, search: String, asking: bool) -> Result<Chats> {
        let sealed = self.sealed(user.workspace_id, id).await?;
        // Paused or not: that passes.
        let adapter = self.adapter_of(&sealed).ok();
        // Who else writes to an account is for those to see who may choose.
        let lists = administers(user).is_ok() && adapter.as_ref().is_some_and(|adapter| adapter.lists());
        let (listed, problem) = match adapter.as_deref().filter(|_| lists && asking) {
            Some(adapter) => match ask(adapter, &search).await {
                Ok(listed) => (listed, None),
                Err(cause) => (Vec::new(), Some(cause)),
            },
            None => (Vec::new(), None),
        };
        let (workspace, keys) = (user.workspace_id, listed.iter().map(|one| one.key.clone()).collect::<Vec<_>>());
        let read = self.store.read::<_, store::Error, _>(move |tx| {
            async move {
                let mut seen = store::sources::list(tx, workspace, id, &search, MOST as i64).await?;
                // What the platform calls otherwise than we do was seen all the same.
                let known: HashSet<String> = seen.iter().map(|chat| chat.chat_key.clone()).collect();
                let more: Vec<String> = keys.into_iter().filter(|key| !known.contains(key)).collect();
                if !more.is_empty() {
                    seen.extend(store::sources::of_keys(tx, workspace, id, &more).await?);
                }
                Ok(seen)
            }
            .boxed()
        });
        let seen = read.await?;
        let known: HashSet<&str> = seen.iter().map(|chat| chat.chat_key.as_str()).collect();
        let unseen: Vec<Listed> = listed.into_iter().filter(|one| !known.contains(one.key.as_str())).collect();
        let mut items: Vec<Chat> = seen.into_iter().map(Chat::Seen).collect();
        items.extend(unseen.into_iter().map(Chat::Listed));
        items.truncate(MOST);
        Ok(Chats { remembers: adapter.is_some_and(|adapter| adapter.remembers()), lists, problem, items })
    }

    /// Whether a chat of a source is read: one that was seen, or that the platform lists. Where the platform hands it out,
    /// what was written there in the last ten days is brought, too.
    pub async fn choose_chat(&self, user: &User, id: ChannelId, chat_key: String, chosen: bool) -> Result<()> {
        administers(user)?;
        let (workspace, now) = (user.workspace_id, self.env.now());
        let since = now.saturating_sub(super::backfill::BACK).unwrap_or(Timestamp::MIN);
        let adapter = if chosen { self.adapter_of(&self.sealed(workspace, id).await?).ok() } else { None };
        let remembers = adapter.as_ref().is_some_and(|adapter| adapter.remembers());
        let name = match adapter.as_deref().filter(|adapter| adapter.lists()) {
            Some(adapter) if !self.is_seen(user, id, &chat_key).await? => {
                let listed = ask(adapter, &chat_key).await.map_err(Error::Conflict)?;
                listed.into_iter().find(|one| one.key == chat_key).map(|one| one.name)
            }
            _ => None,
        };
        let there = self
            .store
            .write::<_, store::Error, _>(move |tx| {
                async move {
                    if let Some(name) = name {
                        store::sources::see(tx, workspace, id, &chat_key, &name, now).await?;
                    }
                    let there = store::sources::choose(tx, workspace, id, &chat_key, chosen).await?;
                    if there && remembers {
                        store::backfills::begin(tx, workspace, id, &chat_key, since, now).await?;
                    } else if there {
                        store::backfills::end(tx, id, &chat_key).await?;
                    }
                    Ok(there)
                }
                .boxed()
            })
            .await?;
        // On another node the next look finds it.
        self.links.chosen.notify_waiters();
        if there { Ok(()) } else { Err(Error::NotFound("chat")) }
    }

    async fn is_seen(&self, user: &User, id: ChannelId, chat_key: &str) -> Result<bool> {
        let (workspace, keys) = (user.workspace_id, vec![chat_key.to_owned()]);
        let read = self.store.read::<_, store::Error, _>(move |tx| {
            async move { store::sources::of_keys(tx, workspace, id, &keys).await }.boxed()
        });
        Ok(!read.await?.is_empty())
    }
}

/// What the platform lists, or why it does not.
async fn ask(adapter: &dyn Channel, search: &str) -> Result<Vec<Listed>, String> {
    match tokio::time::timeout(PATIENCE, adapter.list(search, MOST)).await {
        Ok(Ok(listed)) => Ok(listed),
        Ok(Err(FetchError::Refused { cause } | FetchError::Retry { cause, .. })) => Err(cause),
        Err(_) => Err("the platform did not answer in time".into()),
    }
}
