//! `attache keys …`: the master keys that seal the secrets of channels.

use anyhow::{Context, bail};
use clap::Subcommand;
use domain::SystemEntropy;
use engine::vault::MasterKey;

use crate::config::Config;
use crate::{cli, keys, terminal};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Prints a new master key, for keys.master
    New,
    /// Prints the ids of the keys that are configured, the one that seals first; an id tells nothing of its key
    List,
    /// Puts a new key in front of those of the key file; the server uses it from its next start, and puts everything
    /// under it while it runs
    Rotate,
}

pub fn run(command: &Command, config: impl FnOnce() -> anyhow::Result<Config>) -> anyhow::Result<u8> {
    match command {
        Command::New => terminal::print(&format!("{}\n", *MasterKey::random(&SystemEntropy).reveal()))?,
        Command::List => {
            let vault = keys::vault(&config()?, &SystemEntropy)?
                .context("there is no master key: set keys.master to one of `attache keys new`")?;
            let ids: Vec<String> = vault.ids().map(|id| format!("{id}\n")).collect();
            terminal::print(&ids.concat())?;
        }
        Command::Rotate => {
            let config = config()?;
            let Some(file) = keys::file(&config)? else {
                bail!(
                    "the keys stand in keys.master: put a new one of `attache keys new` behind the old on every node, \
                     then in front of it, and take the old one out after a few minutes: a start without a key that \
                     is still needed is refused, and says which"
                );
            };
            // Made where there is none yet.
            keys::vault(&config, &SystemEntropy)?;
            let key = MasterKey::random(&SystemEntropy);
            keys::rotate(&file, &key)?;
            terminal::print(&format!(
                "{} begins with the new key {}.\nRestart the server: it seals with it then, and puts under it what is \
                 sealed with an older one.\n",
                file.display(),
                key.id()
            ))?;
        }
    }
    Ok(cli::OK)
}
