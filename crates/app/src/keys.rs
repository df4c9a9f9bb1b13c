//! The master keys of this server: from the configuration, or from a file beside the database.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use domain::Entropy;
use engine::vault::{MasterKey, Vault};
use zeroize::Zeroizing;

use crate::config::{self, Config};
use crate::{files, setup};

/// Bytes of a key file.
const LONGEST: u64 = 4096;

/// The configured keys, or those of the file, which is made where the database is a file and there is none yet. `None`
/// where there are none: then channels cannot be connected.
pub fn vault(config: &Config, entropy: &dyn Entropy) -> anyhow::Result<Option<Vault>> {
    if let Some(vault) = config.keys.configured() {
        return vault.map(Some).map_err(|error| anyhow::anyhow!("keys.master: {error}"));
    }
    let Some(path) = file(config)? else { return Ok(None) };
    if !path.exists() {
        make(&path, &MasterKey::random(entropy))?;
    }
    read(&path).map(Some)
}

/// Where the keys stand, where they stand in a file.
pub fn file(config: &Config) -> anyhow::Result<Option<PathBuf>> {
    if config.keys.master.is_some() {
        return Ok(None);
    }
    if let Some(file) = &config.keys.file {
        return Ok(Some(file.clone()));
    }
    Ok(setup::database_file(&config.store.location()?).map(|database| {
        let mut name = database.into_os_string();
        name.push(".key");
        name.into()
    }))
}

fn read(path: &Path) -> anyhow::Result<Vault> {
    let name = || format!("the key file {} (keys.file)", path.display());
    let meta = fs::metadata(path).with_context(|| format!("cannot read {}", name()))?;
    if meta.permissions().mode() & 0o077 != 0 {
        bail!("{} can be read by others: chmod 600 {}", name(), path.display());
    }
    if meta.len() > LONGEST {
        bail!("{} is longer than {LONGEST} bytes, which no key file is", name());
    }
    let text = Zeroizing::new(fs::read_to_string(path).with_context(|| format!("cannot read {}", name()))?);
    config::read_keys(&text, '\n').map_err(|error| anyhow::anyhow!("{} {error}", name()))
}

/// Made whole or not at all, and never over another: of two servers that start at once, one makes it and both read it.
fn make(path: &Path, key: &MasterKey) -> anyhow::Result<()> {
    let cannot = || format!("cannot write the key file {} (keys.file)", path.display());
    files::make_folder_of(path).with_context(cannot)?;
    let draft = path.with_extension(format!("{}.new", std::process::id()));
    write(&draft, &format!("{}\n", *key.reveal())).with_context(cannot)?;
    let linked = fs::hard_link(&draft, path);
    let _ = fs::remove_file(&draft);
    match linked {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error).with_context(cannot),
        _ => Ok(()),
    }
}

/// Puts a new key in front of those of the file.
pub fn rotate(path: &Path, key: &MasterKey) -> anyhow::Result<()> {
    read(path)?;
    let cannot = || format!("cannot write the key file {}", path.display());
    let before = Zeroizing::new(fs::read_to_string(path).with_context(cannot)?);
    let draft = path.with_extension(format!("{}.new", std::process::id()));
    write(&draft, &format!("{}\n{}", *key.reveal(), *before)).with_context(cannot)?;
    fs::rename(&draft, path).with_context(cannot)
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use domain::SystemEntropy;

    use super::*;

    #[test]
    fn a_file_is_made_once_for_its_owner_and_rotated_in_front() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db.key");
        let (first, second) = (MasterKey::random(&SystemEntropy), MasterKey::random(&SystemEntropy));
        make(&path, &first).unwrap();
        make(&path, &second).unwrap();
        assert_eq!(read(&path).unwrap().newest(), first.id());
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        rotate(&path, &second).unwrap();
        assert_eq!(read(&path).unwrap().ids().collect::<Vec<_>>(), [second.id(), first.id()]);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no draft is left");

        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(read(&path).unwrap_err().to_string().contains("chmod 600"));
    }
}
