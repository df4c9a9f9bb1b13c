//! What a bot needs to be connected.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};

/// One bot.
#[derive(Debug, Clone)]
pub struct Options {
    pub token: Token,
    /// Updates are pushed here; without it they are polled.
    pub webhook: Option<Webhook>,
    /// `Profile::address` as an earlier connect told it: it names the bot, so that a mention in a pushed update is
    /// recognised before the next connect.
    pub address: Option<String>,
}

/// Where Telegram pushes to.
#[derive(Debug, Clone)]
pub struct Webhook {
    /// Its https address, as Telegram reaches it.
    pub url: String,
    /// What each push has to carry: 1–256 of `A-Z a-z 0-9 _ -`.
    pub secret: SecretString,
}

/// A bot's token, as `BotFather` gives it: never shown.
#[derive(Clone)]
pub struct Token(SecretString);

/// The longest token that is taken. Telegram's have about 46 characters.
const MAX_TOKEN: usize = 128;

impl Options {
    /// A bot that polls.
    pub fn polling(token: Token) -> Self {
        Self { token, webhook: None, address: None }
    }
}

impl Token {
    /// Only what can be a token, since it becomes a part of an address. The text does not repeat it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let shape = "a token is a number, a colon and letters, such as 123456:ABC-DEF; copy it whole from @BotFather";
        let (bot, secret) = text.split_once(':').ok_or(shape)?;
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        let is_number = bot.parse::<i64>().is_ok_and(|bot| bot > 0) && bot.chars().all(|c| c.is_ascii_digit());
        if !is_number || secret.is_empty() || !secret.chars().all(plain) || text.len() > MAX_TOKEN {
            return Err(shape.into());
        }
        Ok(Self(text.to_owned().into()))
    }

    /// Telegram's id of the bot: the only part of a token that is no secret.
    pub fn bot(&self) -> i64 {
        let bot = self.0.expose_secret().split(':').next();
        bot.and_then(|bot| bot.parse().ok()).unwrap_or_default()
    }

    pub(super) fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token({}:…)", self.bot())
    }
}
