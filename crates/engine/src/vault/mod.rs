//! The vault: what a channel's link must keep secret, sealed with XChaCha20-Poly1305 before it reaches the database.
//!
//! Several master keys may be known at once: the first seals, any opens, and every sealed text names its key, so that a
//! key is exchanged without a moment in which something cannot be read. What is sealed is bound to its [`Place`]: a
//! sealed text that was copied to another channel, or to another purpose, does not open.
//!
//! | what | file |
//! |---|---|
//! | a master key, from its text | `key.rs` |
//! | large state made small, and older archives read | `pack.rs` |
//!
//! Whether the keys are a database's is asked in `links/keys.rs`.
//! To seal one more thing: its word in [`Purpose`], and its rows in `links/keys.rs`, so that an exchange of keys reaches
//! them (objects of a bucket: `links/states/tend.rs`).

mod key;
pub mod pack;

use std::fmt::Write as _;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use domain::{ChannelId, ConnectionId, Entropy, WorkspaceId};
use zeroize::Zeroizing;

pub use key::{BadKey, KeyId, MasterKey};

/// The first byte of what is sealed: how the rest is to be read.
const FORMAT: u8 = 1;
const NONCE: usize = 24;
const TAG: usize = 16;
/// In front of the sealed text: format, key, nonce.
const HEAD: usize = 1 + KeyId::LENGTH + NONCE;

/// What is sealed there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// What signs in to the platform.
    Credential,
    /// A part of the protocol's state, by its number.
    State(u32),
    /// The whole protocol's state, in the object of a bucket with this number.
    Object(u128),
    /// What signs in to an account elsewhere: its password, its tokens.
    Account(ConnectionId),
    /// What shows that a person who comes back from a provider was sent there by us. Lasts ten minutes, so an exchange of
    /// keys does not reach it.
    Verifier,
    /// Nothing of anybody's: shows that a key is right.
    Canary,
}

/// Where a sealed text stands. It opens nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub workspace: Option<WorkspaceId>,
    pub channel: Option<ChannelId>,
    pub purpose: Purpose,
}

impl Place {
    pub fn of(workspace: WorkspaceId, channel: ChannelId, purpose: Purpose) -> Self {
        Self { workspace: Some(workspace), channel: Some(channel), purpose }
    }

    /// No two places read alike: ids have a fixed length, and a word ends with its line.
    fn bytes(self, key: KeyId) -> Vec<u8> {
        let mut text = format!("attache vault {FORMAT}\n{key}\n");
        for id in [self.workspace.map(|id| id.to_string()), self.channel.map(|id| id.to_string())] {
            text.push_str(id.as_deref().unwrap_or("-"));
            text.push('\n');
        }
        let _ = match self.purpose {
            Purpose::Credential => write!(text, "credential"),
            Purpose::State(part) => write!(text, "state {part}"),
            Purpose::Object(number) => write!(text, "object {number:032x}"),
            Purpose::Account(id) => write!(text, "account {id}"),
            Purpose::Verifier => write!(text, "verifier"),
            Purpose::Canary => write!(text, "canary"),
        };
        text.into_bytes()
    }
}

/// Why something does not open.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    #[error("it is sealed with the key {0}, which is not among those of keys.master")]
    UnknownKey(KeyId),
    /// Changed, cut, or from another place.
    #[error("it is not what was sealed here: changed, cut short, or from another channel")]
    Broken,
    #[error("it is of a newer version of attache (format {0})")]
    Format(u8),
    #[error("it cannot be sealed: {0}")]
    TooLarge(&'static str),
}

/// The master keys, and what is done with them. Never shows one.
#[derive(Debug)]
pub struct Vault {
    /// The newest first; never empty.
    keys: Vec<MasterKey>,
}

impl Vault {
    /// `newest` seals; it and `older` open.
    pub fn new(newest: MasterKey, older: impl IntoIterator<Item = MasterKey>) -> Self {
        let mut keys = vec![newest];
        keys.extend(older);
        Self { keys }
    }

    /// The key that seals.
    pub fn newest(&self) -> KeyId {
        self.keys[0].id()
    }

    /// Every key that opens, the newest first.
    pub fn ids(&self) -> impl Iterator<Item = KeyId> {
        self.keys.iter().map(MasterKey::id)
    }

    /// 73 bytes longer than `secret`.
    pub fn seal(&self, place: Place, secret: &[u8], entropy: &dyn Entropy) -> Result<Vec<u8>, Error> {
        let key = &self.keys[0];
        // 24 random bytes do not meet a second time, whoever draws them and how often.
        let mut nonce = [0; NONCE];
        entropy.fill(&mut nonce);
        let payload = Payload { msg: secret, aad: &place.bytes(key.id()) };
        let text = cipher(key).encrypt(&XNonce::from(nonce), payload).map_err(|_| Error::TooLarge("too long"))?;
        let mut sealed = Vec::with_capacity(HEAD + text.len());
        sealed.push(FORMAT);
        sealed.extend_from_slice(key.id().as_bytes());
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(&text);
        Ok(sealed)
    }

    /// What was sealed at `place`. Wiped when it is dropped.
    pub fn open(&self, place: Place, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
        let id = key_of(sealed)?;
        let key = self.keys.iter().find(|key| key.id() == id).ok_or(Error::UnknownKey(id))?;
        let mut nonce = [0; NONCE];
        nonce.copy_from_slice(&sealed[1 + KeyId::LENGTH..HEAD]);
        let payload = Payload { msg: &sealed[HEAD..], aad: &place.bytes(id) };
        cipher(key).decrypt(&XNonce::from(nonce), payload).map(Zeroizing::new).map_err(|_| Error::Broken)
    }
}

/// Which key a sealed text needs.
pub fn key_of(sealed: &[u8]) -> Result<KeyId, Error> {
    match sealed.first() {
        Some(&FORMAT) if sealed.len() >= HEAD + TAG => Ok(KeyId::from_slice(&sealed[1..=KeyId::LENGTH])),
        Some(&format) if format > FORMAT => Err(Error::Format(format)),
        _ => Err(Error::Broken),
    }
}

fn cipher(key: &MasterKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&(*key.bytes()).into())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
