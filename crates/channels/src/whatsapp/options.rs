//! What a number needs to be connected.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};

/// One number.
#[derive(Debug, Clone)]
pub struct Options {
    pub number: Number,
    pub token: Token,
    /// Signs what Meta pushes.
    pub app_secret: Secret,
    /// What Meta has to repeat when the webhook's address is entered at its place.
    pub verify_token: Secret,
}

/// Meta's id of a number: not the number itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number(String);

/// An access token: never shown.
#[derive(Clone)]
pub struct Token(SecretString);

/// A secret that is only compared or computed with: never shown.
#[derive(Debug, Clone)]
pub struct Secret(SecretString);

/// The longest that are taken; Meta's ids have about 15 digits, its tokens about 200 letters.
const MAX_NUMBER: usize = 32;
const MAX_TOKEN: usize = 1024;
const MAX_SECRET: usize = 256;

impl Number {
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text.is_empty() || text.len() > MAX_NUMBER || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err("a phone number ID is digits only, such as 106540352242922; it is not the number itself".into());
        }
        Ok(Self(text.into()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Token {
    /// Only what can be a token. The text does not repeat it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        if text.is_empty() || text.len() > MAX_TOKEN || !text.bytes().all(plain) {
            return Err("an access token is one word of letters and digits, most begin with EAA; copy it whole".into());
        }
        Ok(Self(text.to_owned().into()))
    }

    pub(super) fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl Secret {
    /// The text does not repeat it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text.len() < 8 || text.len() > MAX_SECRET || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err("it is one word of 8 to 256 letters, digits and signs".into());
        }
        Ok(Self(text.to_owned().into()))
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
