//! The master keys. What they seal stands at [`engine::vault`].

use std::path::PathBuf;

use engine::vault::{MasterKey, Vault};
use secrecy::{ExposeSecret, SecretString};

use super::Problems;

/// Keys that are known at once.
const MOST: usize = 16;

/// What seals the secrets of connected channels. Whoever has the database and not the key cannot read them; without
/// the key they are lost, so keep a copy apart from the database's.
#[derive(Debug, confique::Config)]
pub struct Keys {
    /// 32 random bytes as 64 hexadecimal digits or in base64; `attache keys new` prints one. Several with commas between
    /// them while a key is exchanged: the first seals, each opens. Where it is not set and the database is SQLite, a file
    /// is made at the first start.
    #[config(env = "ATTACHE_KEYS_MASTER")]
    pub master: Option<SecretString>,

    /// The file with the keys, one a line, where keys.master is not set. Without it, the database's file with .key behind
    /// its name. It must be readable by its owner only.
    #[config(env = "ATTACHE_KEYS_FILE")]
    pub file: Option<PathBuf>,
}

impl Keys {
    pub(super) fn validate(&self, problems: &mut Problems) {
        // The text of a key is never repeated.
        if let Some(Err(error)) = self.master.as_ref().map(|keys| read(keys.expose_secret(), ',')) {
            problems.add("keys.master", error);
        }
    }

    /// The keys of the configuration itself; `None` where they stand in a file. A text that cannot be read was refused by
    /// [`Keys::validate`].
    pub fn configured(&self) -> Option<Result<Vault, String>> {
        self.master.as_ref().map(|keys| read(keys.expose_secret(), ','))
    }
}

/// The keys in a text, the newest first. The error says which, and never what stands there.
pub fn read(text: &str, between: char) -> Result<Vault, String> {
    let texts: Vec<&str> = text.split(between).map(str::trim).filter(|key| !key.is_empty()).collect();
    if texts.is_empty() {
        return Err("is empty; `attache keys new` prints a key".into());
    }
    if texts.len() > MOST {
        return Err(format!("has {} keys; {MOST} are enough for any exchange", texts.len()));
    }
    let mut keys: Vec<MasterKey> = Vec::with_capacity(texts.len());
    for (place, text) in texts.iter().enumerate() {
        keys.push(text.parse().map_err(|error| format!("key {} of {}: {error}", place + 1, texts.len()))?);
    }
    let newest = keys.remove(0);
    Ok(Vault::new(newest, keys))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_first_seals_and_a_wrong_one_is_named_without_its_text() {
        let (one, two) = ("01".repeat(31) + "02", "03".repeat(31) + "04");
        let vault = read(&format!(" {one} ,\n{two},"), ',').unwrap();
        assert_eq!(vault.newest(), one.parse::<MasterKey>().unwrap().id());
        assert_eq!(vault.ids().count(), 2);
        let error = read(&format!("{one},hunter2"), ',').unwrap_err();
        assert!(error.contains("key 2 of 2") && error.contains("32 bytes") && !error.contains("hunter2"), "{error}");
        assert!(read(" , ", ',').is_err());
    }
}
