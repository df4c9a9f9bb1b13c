//! What a bot needs to be connected.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};

/// One bot, or one shard of one.
#[derive(Debug, Clone)]
pub struct Options {
    pub token: Token,
    pub shard: Shard,
}

/// Which part of a bot's servers this connection brings; direct messages come with the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    pub index: u32,
    /// 1 for a bot that is not divided; Discord wants more from 2,500 servers on.
    pub count: u32,
}

/// A bot's token, as the developer portal gives it: never shown.
#[derive(Clone)]
pub struct Token(SecretString);

/// The longest token that is taken. Discord's have about 72 characters.
const MAX_TOKEN: usize = 256;

impl Options {
    /// An undivided bot.
    pub fn new(token: Token) -> Self {
        Self { token, shard: Shard { index: 0, count: 1 } }
    }
}

impl Token {
    /// Only what can be a token, since it becomes a header. The text does not repeat it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let text = text.strip_prefix("Bot ").unwrap_or(text);
        let plain = |part: &str| {
            !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '='))
        };
        if text.len() > MAX_TOKEN || text.split('.').count() != 3 || !text.split('.').all(plain) {
            return Err(
                "a token has three parts with dots between; copy it whole from the developer portal, under Bot, \
                Reset Token"
                    .into(),
            );
        }
        Ok(Self(text.to_owned().into()))
    }

    /// The first part, which says whose it is and is no secret.
    pub(super) fn bot(&self) -> &str {
        self.0.expose_secret().split('.').next().unwrap_or_default()
    }

    pub(super) fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}
