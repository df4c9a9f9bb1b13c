//! The platforms that this binary can connect. To add one: its arm in [`Platforms::make`] and its word in
//! [`Platforms::platforms`].

use std::sync::Arc;

use anyhow::anyhow;
use channels::telegram::{BotApi, Options, Telegram, Token, Webhook};
use channels::{Channel, discord, mail, whatsapp};
use domain::{Clock, Platform, SystemClock};
use engine::links::{Account, BadCredential, Factory};
use services::mailboxes::Mailbox;
use services::mailboxes::imap::Imap;

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

impl Platforms {
    pub fn new(config: &config::Channels) -> anyhow::Result<Self> {
        let endpoint = config.telegram_endpoint().map_err(|error| anyhow!("channels.telegram_url: {error}"))?;
        let telegram = BotApi::new(endpoint).map_err(|error| anyhow!("channels.telegram_url: {error}"))?;
        let whatsapp = config.whatsapp_endpoint().and_then(whatsapp::GraphApi::new);
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let discord = config.discord_endpoint().and_then(|endpoint| discord::Discord::new(endpoint, clock));
        Ok(Self {
            telegram,
            telegram_pushes: config.telegram_webhook,
            discord: discord.map_err(|error| anyhow!("channels.discord_url: {error}"))?,
            mail: mail_network(config).map_err(|error| anyhow!("channels.mail_authorities: {error}"))?,
            whatsapp: whatsapp.map_err(|error| anyhow!("channels.whatsapp_url: {error}"))?,
        })
    }

    fn discord(&self, account: &Account<'_>) -> Result<discord::Bot, BadCredential> {
        let token = given(account, "token");
        let token = discord::Token::parse(token).map_err(|problem| BadCredential { field: "token", problem })?;
        Ok(discord::Bot::new(&self.discord, discord::Options::new(token)))
    }

    /// The servers are those of a provider that is known; else `imap` and `smtp` name them.
    fn mail(account: &Account<'_>) -> Result<mail::Options, BadCredential> {
        let bad = |field: &'static str| move |problem: String| BadCredential { field, problem };
        let address = mail::Address::parse(given(account, "address")).map_err(bad("address"))?;
        let password = given(account, "password");
        if password.is_empty() {
            return Err(bad("password")("is missing; many providers want an app password".into()));
        }
        let guessed = mail::guess(&address);
        let server =
            |field: &'static str, port: u16, guessed: Option<&mail::Server>| match (given(account, field), guessed) {
                ("", Some(server)) => Ok(server.clone()),
                ("", None) => Err(bad(field)(format!(
                    "the servers of {} are not known here; enter this one, such as {field}.{0}:{port}",
                    address.domain()
                ))),
                (named, _) => mail::Server::parse(named, port).map_err(bad(field)),
            };
        let imap = server("imap", 993, guessed.as_ref().map(|guess| &guess.imap))?;
        let smtp = server("smtp", 465, guessed.as_ref().map(|guess| &guess.smtp))?;
        let secret = mail::Secret::Password(password.to_owned().into());
        let authority = match given(account, "authority") {
            "" => guessed.and_then(|guess| guess.authority.map(str::to_owned)),
            named if named.split_whitespace().count() == 1 => Some(named.to_owned()),
            _ => return Err(bad("authority")("is one word, such as mx.example.org".into())),
        };
        let user = Some(given(account, "user")).filter(|user| !user.is_empty());
        let user = user.map_or_else(|| address.as_str().to_owned(), str::to_owned);
        Ok(mail::Options { authority, user, ..mail::Options::new(address, secret, imap, smtp) })
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
            Platform::Mail => {
                let options = Self::mail(account)?;
                Ok(Arc::new(mail::Mail::new(&self.mail, options, Arc::new(SystemClock))))
            }
            Platform::Web => Err(BadCredential { field: "platform", problem: "needs no connection".into() }),
            Platform::Whatsapp => Ok(Arc::new(self.whatsapp(account)?)),
        }
    }

    fn mailbox(&self, platform: Platform, account: &Account<'_>) -> Result<Option<Arc<dyn Mailbox>>, BadCredential> {
        if platform != Platform::Mail {
            return Ok(None);
        }
        Ok(Some(Arc::new(Imap::new(&self.mail, Self::mail(account)?, Arc::new(SystemClock)))))
    }
}

/// Where mail servers may be, and whose certificates they may show.
fn mail_network(config: &config::Channels) -> Result<mail::Network, String> {
    let file = config.mail_authorities.as_str();
    let more = match file {
        "" => Vec::new(),
        file => std::fs::read(file).map_err(|error| format!("{file} cannot be read: {error}"))?,
    };
    let hosts = if config.mail_internal { mail::Hosts::Any } else { mail::Hosts::Public };
    mail::Network::new(hosts, &more)
}

/// A field as the person gave it; empty where they gave none.
fn given<'a>(account: &'a Account<'_>, field: &str) -> &'a str {
    account.credential.get(field).map(|value| value.trim()).unwrap_or_default()
}
