//! A master key: 32 random bytes, written as 64 hexadecimal digits or in base64.

use std::fmt;
use std::str::FromStr;

use domain::{Entropy, text};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop};

const LENGTH: usize = 32;

/// Names a key without telling anything of it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeyId([u8; Self::LENGTH]);

impl KeyId {
    pub(crate) const LENGTH: usize = 4;

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// From the first bytes of `bytes`; what is missing is zero.
    pub(crate) fn from_slice(bytes: &[u8]) -> Self {
        let mut id = [0; Self::LENGTH];
        id.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
        Self(id)
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text::hex(&self.0))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Why a text is no master key. Never holds any of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadKey {
    #[error("a master key has exactly 32 bytes, and this one has {0}; `attache keys new` prints one")]
    Length(usize),
    #[error(
        "a master key is written as 64 hexadecimal digits or as 44 characters of base64; `attache keys new` prints one"
    )]
    Letters,
    #[error("this master key is the same byte 32 times over, which anybody guesses; `attache keys new` prints one")]
    Guessable,
}

/// Wiped when it is dropped; shows only its id.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct MasterKey {
    bytes: [u8; LENGTH],
    #[zeroize(skip)]
    id: KeyId,
}

impl MasterKey {
    fn from_bytes(bytes: [u8; LENGTH]) -> Self {
        let hash = Sha256::new().chain_update(b"attache master key\n").chain_update(bytes).finalize();
        Self { id: KeyId::from_slice(&hash), bytes }
    }

    pub fn random(entropy: &dyn Entropy) -> Self {
        let mut bytes = [0; LENGTH];
        entropy.fill(&mut bytes);
        Self::from_bytes(bytes)
    }

    pub fn id(&self) -> KeyId {
        self.id
    }

    /// As it is written into a configuration: 64 hexadecimal digits.
    pub fn reveal(&self) -> zeroize::Zeroizing<String> {
        zeroize::Zeroizing::new(text::hex(&self.bytes))
    }

    pub(super) fn bytes(&self) -> &[u8; LENGTH] {
        &self.bytes
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MasterKey({})", self.id)
    }
}

impl FromStr for MasterKey {
    type Err = BadKey;

    fn from_str(text: &str) -> Result<Self, BadKey> {
        let text = text.trim();
        let mut bytes = if text.len() == 2 * LENGTH && text.bytes().all(|b| b.is_ascii_hexdigit()) {
            from_hex(text)
        } else {
            from_base64(text)?
        };
        let key = match <[u8; LENGTH]>::try_from(bytes.as_slice()) {
            Err(_) => Err(BadKey::Length(bytes.len())),
            Ok(exact) if exact.iter().all(|byte| *byte == exact[0]) => Err(BadKey::Guessable),
            Ok(exact) => Ok(Self::from_bytes(exact)),
        };
        bytes.zeroize();
        key
    }
}

fn from_hex(text: &str) -> Vec<u8> {
    let digit = |byte: u8| (byte as char).to_digit(16).unwrap_or(0) as u8;
    text.as_bytes().chunks_exact(2).map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect()
}

/// Either alphabet, with or without the padding.
fn from_base64(text: &str) -> Result<Vec<u8>, BadKey> {
    let (mut bytes, mut bits, mut count) = (Vec::with_capacity(LENGTH), 0_u32, 0);
    for letter in text.trim_end_matches('=').bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return Err(BadKey::Letters),
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    Ok(bytes)
}
