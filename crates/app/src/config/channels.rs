//! Bounds and times of connected channels; what each means to the code stands at [`engine::links::LinkSettings`].

use std::collections::HashMap;
use std::time::Duration;

use channels::Endpoint;
use engine::links::LinkSettings;

use super::{Problems, duration};

/// Connected channels. What comes beyond a limit is refused with an error that names it.
#[derive(Debug, confique::Config)]
pub struct Channels {
    /// WhatsApp channels of one workspace.
    #[config(default = 100, env = "ATTACHE_CHANNELS_WHATSAPP")]
    pub whatsapp: u32,

    /// Telegram channels of one workspace.
    #[config(default = 200, env = "ATTACHE_CHANNELS_TELEGRAM")]
    pub telegram: u32,

    /// Discord channels of one workspace.
    #[config(default = 200, env = "ATTACHE_CHANNELS_DISCORD")]
    pub discord: u32,

    /// Channels of one workspace on any other platform.
    #[config(default = 200, env = "ATTACHE_CHANNELS_OTHER")]
    pub other: u32,

    /// The server of Telegram's Bot API: Telegram's own, or one's own (http only where it is on this machine or in its
    /// network).
    #[config(default = "https://api.telegram.org", env = "ATTACHE_CHANNELS_TELEGRAM_URL")]
    pub telegram_url: String,

    /// Whether Telegram calls us (server.public_url must be https and reachable from outside) or is asked by us.
    #[config(default = false, env = "ATTACHE_CHANNELS_TELEGRAM_WEBHOOK")]
    pub telegram_webhook: bool,

    /// The server of Meta's Graph API, on which WhatsApp numbers are: Meta's own, or another (http only where it is on
    /// this machine or in its network).
    #[config(default = "https://graph.facebook.com", env = "ATTACHE_CHANNELS_WHATSAPP_URL")]
    pub whatsapp_url: String,

    /// The server of Discord's interface: Discord's own, or one that stands in for it (http only where it is on this
    /// machine or in its network).
    #[config(default = "https://discord.com/api/v10", env = "ATTACHE_CHANNELS_DISCORD_URL")]
    pub discord_url: String,

    /// Whether mailboxes may be on servers of this machine and its network. Whoever may connect a channel then reaches
    /// every mail server in there.
    #[config(default = false, env = "ATTACHE_CHANNELS_MAIL_INTERNAL")]
    pub mail_internal: bool,

    /// Whether accounts with calendars may be on servers of this machine and its network, http among them. Whoever signs
    /// in then reaches every web server in there.
    #[config(default = false, env = "ATTACHE_CHANNELS_CALENDARS_INTERNAL")]
    pub calendars_internal: bool,

    /// A PEM file with certificates of authorities that mail servers are believed by, besides the system's own; empty
    /// for none.
    #[config(default = "", env = "ATTACHE_CHANNELS_MAIL_AUTHORITIES")]
    pub mail_authorities: String,

    /// Connections that this node keeps; the rest wait for another node.
    #[config(default = 10_000, env = "ATTACHE_CHANNELS_MOST")]
    pub most: usize,

    /// Connections that a node begins in one second, so that a start is no stampede.
    #[config(default = 50, env = "ATTACHE_CHANNELS_STARTS")]
    pub starts: u32,

    /// How long a node that gives no sign of life keeps its connections before others take them over.
    #[config(default = "15s", deserialize_with = duration::read, env = "ATTACHE_CHANNELS_LEASE")]
    pub lease: Duration,

    /// How long a platform may take to say whether a credential is right.
    #[config(default = "30s", deserialize_with = duration::read, env = "ATTACHE_CHANNELS_CONNECT_TIMEOUT")]
    pub connect_timeout: Duration,

    /// The longest wait between two tries of a connection that broke.
    #[config(default = "10m", deserialize_with = duration::read, env = "ATTACHE_CHANNELS_BACKOFF_CAP")]
    pub backoff_cap: Duration,
}

impl Channels {
    pub(super) fn validate(&self, problems: &mut Problems) {
        for (key, limit) in [
            ("channels.whatsapp", self.whatsapp),
            ("channels.telegram", self.telegram),
            ("channels.discord", self.discord),
            ("channels.other", self.other),
        ] {
            problems.number(key, limit.into(), 0..=100_000);
        }
        if let Err(error) = self.telegram_endpoint() {
            problems.add("channels.telegram_url", error);
        }
        if let Err(error) = self.whatsapp_endpoint() {
            problems.add("channels.whatsapp_url", error);
        }
        if let Err(error) = self.discord_endpoint() {
            problems.add("channels.discord_url", error);
        }
        let secs = Duration::from_secs;
        problems.number("channels.most", self.most as u64, 0..=1_000_000);
        problems.number("channels.starts", self.starts.into(), 1..=10_000);
        problems.duration("channels.lease", self.lease, secs(6)..=secs(600));
        problems.duration("channels.connect_timeout", self.connect_timeout, secs(1)..=secs(600));
        problems.duration("channels.backoff_cap", self.backoff_cap, secs(10)..=secs(86_400));
    }

    pub fn telegram_endpoint(&self) -> Result<Endpoint, String> {
        Endpoint::parse(&self.telegram_url)
    }

    pub fn whatsapp_endpoint(&self) -> Result<Endpoint, String> {
        Endpoint::parse(&self.whatsapp_url)
    }

    pub fn discord_endpoint(&self) -> Result<Endpoint, String> {
        Endpoint::parse(&self.discord_url)
    }

    /// As the engine takes them. `public_url` is where platforms reach this server.
    pub fn settings(&self, public_url: &str) -> LinkSettings {
        LinkSettings {
            limits: HashMap::from([
                ("whatsapp", self.whatsapp),
                ("telegram", self.telegram),
                ("discord", self.discord),
            ]),
            limit: self.other,
            most: self.most,
            starts: self.starts,
            lease: self.lease,
            connect_timeout: self.connect_timeout,
            slow: self.backoff_cap,
            public_url: public_url.trim_end_matches('/').to_owned(),
            ..LinkSettings::default()
        }
    }
}
