//! The platforms that this binary can connect. To add one: its arm in [`Platforms::make`] and its word in
//! [`Platforms::platforms`].

use std::sync::Arc;

use anyhow::anyhow;
use channels::telegram::{BotApi, Options, Telegram, Token, Webhook};
use channels::{Channel, Endpoint, discord, mail, whatsapp};
use domain::{Clock, Platform, SystemClock};
use engine::links::{Account, BadCredential, Factory};

use crate::config;

/// What the channels of a platform share.
#[derive(Debug)]
pub struct Platforms {
    telegram: BotApi,
    /// Telegram pushes; else it is polled.
    telegram_pushes: bool,
    discord: discord::Discord,
    mail: mail::Network,
    whatsapp: whatsapp::GraphApi,
}

/// Where Discord's bots are served.
const DISCORD: &str = "https://discord.com/api/v10";

impl Platforms {
    pub fn new(config: &config::Channels) -> anyhow::Result<Self> {
        let endpoint = config.telegram_endpoint().map_err(|error| anyhow!("channels.telegram_url: {error}"))?;
        let telegram = BotApi::new(endpoint).map_err(|error| anyhow!("channels.telegram_url: {error}"))?;
        let whatsapp = config.whatsapp_endpoint().and_then(whatsapp::GraphApi::new);
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let discord = Endpoint::parse(DISCORD).and_then(|endpoint| discord::Discord::new(endpoint, clock));
        let mail = mail::Network::new(mail::Hosts::Public, &[]);
        Ok(Self {
            telegram,
            telegram_pushes: config.telegram_webhook,
            discord: discord.map_err(|error| anyhow!("Discord: {error}"))?,
            mail: mail.map_err(|error| anyhow!("mail: {error}"))?,
            whatsapp: whatsapp.map_err(|error| anyhow!("channels.whatsapp_url: {error}"))?,
        })
    }

    fn discord(&self, account: &Account<'_>) -> Result<discord::Bot, BadCredential> {
        let token = given(account, "token");
        let token = discord::Token::parse(token).map_err(|problem| BadCredential { field: "token", problem })?;
        Ok(discord::Bot::new(&self.discord, discord::Options::new(token)))
    }

    /// The servers are those of a provider that is known; else `imap` and `smtp` name them, on their usual TLS ports.
    fn mail(&self, account: &Account<'_>) -> Result<mail::Mail, BadCredential> {
        let bad = |field: &'static str| move |problem: String| BadCredential { field, problem };
        let address = mail::Address::parse(given(account, "address")).map_err(bad("address"))?;
        let password = given(account, "password");
        if password.is_empty() {
            return Err(bad("password")("is missing; many providers want an app password".into()));
        }
        let guessed = mail::guess(&address);
        let server = |field: &'static str, port: u16, guessed: Option<mail::Server>| {
            let host = given(account, field);
            match guessed {
                Some(server) if host.is_empty() => Ok(server),
                _ => mail::Server::new(host, port, mail::Security::Tls).map_err(bad(field)),
            }
        };
        let imap = server("imap", 993, guessed.as_ref().map(|guess| guess.imap.clone()))?;
        let smtp = server("smtp", 465, guessed.as_ref().map(|guess| guess.smtp.clone()))?;
        let secret = mail::Secret::Password(password.to_owned().into());
        let authority = guessed.and_then(|guess| guess.authority.map(str::to_owned));
        let options = mail::Options { authority, ..mail::Options::new(address, secret, imap, smtp) };
        Ok(mail::Mail::new(&self.mail, options, Arc::new(SystemClock)))
    }

    /// `verify_token` is the person's own word where they have one; else it is made here, and shown to them.
    fn whatsapp(&self, account: &Account<'_>) -> Result<whatsapp::Whatsapp, BadCredential> {
        let bad = |field: &'static str| move |problem: String| BadCredential { field, problem };
        let given = |field: &str| given(account, field);
        let secret = |field: &'static str, text: &str| whatsapp::Secret::parse(text).map_err(bad(field));
        let number = whatsapp::Number::parse(given("phone_number_id")).map_err(bad("phone_number_id"))?;
        let token = whatsapp::Token::parse(given("access_token")).map_err(bad("access_token"))?;
        let app_secret = secret("app_secret", given("app_secret"))?;
        let verify_token = match given("verify_token") {
            "" => secret("verify_token", account.hook_secret)?,
            own => secret("verify_token", own)?,
        };
        let options = whatsapp::Options { number, token, app_secret, verify_token };
        Ok(whatsapp::Whatsapp::new(&self.whatsapp, options))
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
        vec![Platform::Telegram, Platform::Whatsapp, Platform::Discord, Platform::Mail]
    }

    fn make(&self, platform: Platform, account: &Account<'_>) -> Result<Arc<dyn Channel>, BadCredential> {
        match platform {
            Platform::Telegram => Ok(Arc::new(self.telegram(account)?)),
            Platform::Discord => Ok(Arc::new(self.discord(account)?)),
            Platform::Mail => Ok(Arc::new(self.mail(account)?)),
            Platform::Web => Err(BadCredential { field: "platform", problem: "needs no connection".into() }),
            Platform::Whatsapp => Ok(Arc::new(self.whatsapp(account)?)),
        }
    }
}

/// A field as the person gave it; empty where they gave none.
fn given<'a>(account: &'a Account<'_>, field: &str) -> &'a str {
    account.credential.get(field).map(|value| value.trim()).unwrap_or_default()
}
