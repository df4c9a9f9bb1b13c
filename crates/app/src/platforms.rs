//! The platforms that this binary can connect. To add one: its arm in [`Platforms::make`] and its word in
//! [`Platforms::platforms`].

use std::sync::Arc;

use anyhow::anyhow;
use channels::Channel;
use channels::telegram::{BotApi, Options, Telegram, Token, Webhook};
use domain::Platform;
use engine::links::{Account, BadCredential, Factory};

use crate::config;

/// What the channels of a platform share.
#[derive(Debug)]
pub struct Platforms {
    telegram: BotApi,
    /// Telegram pushes; else it is polled.
    telegram_pushes: bool,
}

impl Platforms {
    pub fn new(config: &config::Channels) -> anyhow::Result<Self> {
        let endpoint = config.telegram_endpoint().map_err(|error| anyhow!("channels.telegram_url: {error}"))?;
        let telegram = BotApi::new(endpoint).map_err(|error| anyhow!("channels.telegram_url: {error}"))?;
        Ok(Self { telegram, telegram_pushes: config.telegram_webhook })
    }

    fn telegram(&self, account: &Account<'_>) -> Result<Telegram, BadCredential> {
        let token = account.credential.get("token").map(String::as_str).unwrap_or_default();
        let token = Token::parse(token).map_err(|problem| BadCredential { field: "token", problem })?;
        let address = account.known.as_ref().and_then(|known| known.address.clone());
        let webhook = self
            .telegram_pushes
            .then(|| Webhook { url: account.hook_url.to_owned(), secret: account.hook_secret.to_owned().into() });
        Ok(Telegram::new(&self.telegram, Options { token, webhook, address }))
    }
}

impl Factory for Platforms {
    fn platforms(&self) -> Vec<Platform> {
        vec![Platform::Telegram]
    }

    fn make(&self, platform: Platform, account: &Account<'_>) -> Result<Arc<dyn Channel>, BadCredential> {
        match platform {
            Platform::Telegram => Ok(Arc::new(self.telegram(account)?)),
            Platform::Web => Err(BadCredential { field: "platform", problem: "needs no connection".into() }),
        }
    }
}
