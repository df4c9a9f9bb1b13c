//! Links: how channels are connected to their platforms.
//!
//! | what | file |
//! |---|---|
//! | a person connects, changes, removes a channel, lets somebody in | `desk.rs` |
//! | connections are taken, kept, healed, given back | `manager.rs` |
//! | what comes in is committed, with the place in the stream | `intake.rs`, what a message is `reading.rs` |
//! | how far a message got, as its platform tells | `receipts.rs` |
//! | chats that are gone | `left.rs` |
//! | what was written before a chat was chosen | `backfill.rs` |
//! | what a platform pushes | `hooks.rs` |
//! | the adapter of a channel, made of its credential | `adapters.rs` |
//! | a session's large state is packed, sealed, and lies in the database or a bucket | `states.rs` |
//! | a session in an older store's archive | `archive.rs` |
//! | channels of deleted users and workspaces | `orphans.rs` |
//! | keys are checked at the start and exchanged | `keys.rs` |
//!
//! Adapters are made by a [`Factory`], which `app` fills: to add a platform, its line there.

mod adapters;
pub mod archive;
mod backfill;
mod chats;
mod desk;
mod hooks;
mod intake;
mod keys;
mod left;
pub(crate) mod manager;
mod orphans;
mod presses;
mod reading;
mod receipts;
pub(crate) mod states;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use channels::{Channel, Profile};
use domain::{ChannelId, Platform};
use jiff::Timestamp;
use services::mailboxes::Mailbox;
use store::links::Hold;
use tokio_util::sync::CancellationToken;

use crate::vault::Vault;
use crate::wake::Wake;

use adapters::Adapters;
pub(crate) use adapters::Way;
pub use channels::WebhookRequest as Push;
pub use chats::{Chat, Chats};
pub use desk::{HookAddress, LinkChange, NewLink, Pairing};
pub use hooks::Hooked;
pub use keys::KeysError;
pub use states::{Bucket, StatesError, mend};

/// What an adapter is made of.
#[derive(Debug)]
pub struct Account<'a> {
    pub channel: ChannelId,
    /// As the person gave it: `token` and the like.
    pub credential: &'a BTreeMap<String, String>,
    /// Where the platform can call us for this channel.
    pub hook_url: &'a str,
    /// What the platform is to show when it calls.
    pub hook_secret: &'a str,
    /// Whose it is, where that was told before.
    pub known: Option<Profile>,
}

/// A credential that cannot be used, before its platform was asked: the field, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadCredential {
    pub field: &'static str,
    pub problem: String,
}

/// Makes adapters.
pub trait Factory: Send + Sync + std::fmt::Debug {
    /// Platforms that can be connected.
    fn platforms(&self) -> Vec<Platform>;

    /// Without asking the platform.
    fn make(&self, platform: Platform, account: &Account<'_>) -> Result<Arc<dyn Channel>, BadCredential>;

    /// The account as a mailbox that tools act on; `None` where it is none.
    fn mailbox(&self, platform: Platform, account: &Account<'_>) -> Result<Option<Arc<dyn Mailbox>>, BadCredential> {
        let _ = (platform, account);
        Ok(None)
    }
}

/// No platform can be connected.
#[derive(Debug)]
pub struct NoFactory;

impl Factory for NoFactory {
    fn platforms(&self) -> Vec<Platform> {
        Vec::new()
    }

    fn make(&self, _: Platform, _: &Account<'_>) -> Result<Arc<dyn Channel>, BadCredential> {
        Err(BadCredential { field: "platform", problem: "cannot be connected here".into() })
    }
}

/// Bounds and times of connections.
#[derive(Debug, Clone)]
pub struct LinkSettings {
    /// Connections of one workspace on a platform, by its word; one more is refused.
    pub limits: HashMap<&'static str, u32>,
    /// The limit of a platform that has none of its own.
    pub limit: u32,
    /// How long a node keeps its connections without a sign of life.
    pub lease: Duration,
    /// How often a node gives one, and takes up to `starts` connections.
    pub beat: Duration,
    /// Connections that a node begins in one beat, so that a start does not begin all at once.
    pub starts: u32,
    /// Connections that a node keeps; the rest wait for another.
    pub most: usize,
    /// How long a platform may take to say whether a credential is right.
    pub connect_timeout: Duration,
    /// The wait between the first three tries.
    pub quick: Duration,
    /// The longest wait between later ones.
    pub slow: Duration,
    /// A connection that stood so long has no failures behind it.
    pub steady: Duration,
    /// How long a code that lets somebody in can be used.
    pub pairing: jiff::SignedDuration,
    /// Where platforms reach this server, without a slash at its end.
    pub public_url: String,
}

impl Default for LinkSettings {
    fn default() -> Self {
        Self {
            limits: HashMap::new(),
            limit: 200,
            lease: Duration::from_secs(15),
            beat: Duration::from_secs(1),
            starts: 50,
            most: 10_000,
            connect_timeout: Duration::from_secs(30),
            quick: Duration::from_secs(5),
            slow: Duration::from_mins(10),
            steady: Duration::from_mins(1),
            pairing: jiff::SignedDuration::from_mins(30),
            public_url: "http://127.0.0.1:8080".into(),
        }
    }
}

impl LinkSettings {
    pub fn limit_of(&self, platform: Platform) -> u32 {
        self.limits.get(word(platform).as_str()).copied().unwrap_or(self.limit)
    }
}

/// A platform's own word.
pub(crate) fn word(platform: Platform) -> String {
    let word = serde_json::to_value(platform).unwrap_or_default();
    word.as_str().unwrap_or_default().to_owned()
}

/// What the engine knows of connections.
#[derive(Debug)]
pub struct Links {
    pub settings: LinkSettings,
    /// `None` where no master key is configured: then nothing can be connected.
    pub(crate) vault: Option<Vault>,
    /// `None` where states lie in the database alone.
    bucket: Option<Bucket>,
    factory: Arc<dyn Factory>,
    /// Makes accounts with calendars.
    pub(crate) calendars: Arc<dyn crate::sync::Factory>,
    /// Where people let Google accounts in; `None` where that is not configured.
    pub(crate) authority: Option<Arc<dyn services::oauth::Authority>>,
    adapters: Adapters,
    kept: Mutex<HashMap<ChannelId, Kept>>,
    /// When the last beat that succeeded began.
    beaten: Mutex<Option<Timestamp>>,
    /// When channels without an owner were looked for last.
    swept: Mutex<Option<Timestamp>>,
    pub(crate) wake: Wake,
    /// Chats were chosen: connections look for what was written in them before.
    chosen: tokio::sync::Notify,
}

/// A connection that this node keeps.
#[derive(Debug)]
struct Kept {
    fence: i64,
    stop: CancellationToken,
}

impl Links {
    pub fn new(settings: LinkSettings, vault: Option<Vault>, factory: Arc<dyn Factory>) -> Self {
        Self {
            settings,
            vault,
            bucket: None,
            factory,
            calendars: Arc::new(crate::sync::NoFactory),
            authority: None,
            adapters: Adapters::default(),
            kept: Mutex::default(),
            beaten: Mutex::default(),
            swept: Mutex::default(),
            wake: Wake::default(),
            chosen: tokio::sync::Notify::new(),
        }
    }

    /// With a bucket for states.
    #[must_use]
    pub fn with_bucket(self, bucket: Bucket) -> Self {
        Self { bucket: Some(bucket), ..self }
    }

    /// With accounts of calendars that can be connected.
    #[must_use]
    pub fn with_calendars(self, calendars: Arc<dyn crate::sync::Factory>) -> Self {
        Self { calendars, ..self }
    }

    /// With accounts that people let in at a provider.
    #[must_use]
    pub fn with_authority(self, authority: Arc<dyn services::oauth::Authority>) -> Self {
        Self { authority: Some(authority), ..self }
    }

    /// Nothing can be connected.
    pub fn none() -> Self {
        Self::new(LinkSettings::default(), None, Arc::new(NoFactory))
    }

    /// Platforms that can be connected.
    pub fn platforms(&self) -> Vec<Platform> {
        if self.vault.is_some() { self.factory.platforms() } else { Vec::new() }
    }

    /// Channels that this node keeps a connection of.
    pub fn kept(&self) -> Vec<ChannelId> {
        self.lock_kept().keys().copied().collect()
    }

    fn lock_kept(&self) -> MutexGuard<'_, HashMap<ChannelId, Kept>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Something about the channel was changed: it begins anew here, and what was made of its credential is forgotten.
    pub(crate) fn changed(&self, channel: ChannelId) {
        self.adapters.forget(channel);
        if let Some(kept) = self.lock_kept().remove(&channel) {
            kept.stop.cancel();
        }
        self.wake.now();
    }

    /// The connection ended, unless this node has the channel again under another fence.
    fn forget(&self, hold: Hold) {
        let mut kept = self.lock_kept();
        if kept.get(&hold.channel_id).is_some_and(|kept| kept.fence == hold.fence) {
            kept.remove(&hold.channel_id);
        }
    }

    fn stop_all(&self) {
        for (_, kept) in self.lock_kept().drain() {
            kept.stop.cancel();
        }
    }
}
