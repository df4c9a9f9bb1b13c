//! `attache state …`: the protocol state of channels.

use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use clap::Subcommand;
use domain::ChannelId;
use engine::links::NoFactory;
use engine::links::archive::{self, Bounds, Reading, Session};
use futures_util::FutureExt;

use crate::config::Config;
use crate::{cli, setup, terminal};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Takes over a session from an older store: its archive (a tar or one JSON text, also in gzip, zstd or Brotli) or its
    /// folder
    Import(Import),
}

#[derive(Debug, clap::Args)]
pub struct Import {
    /// The archive, or the folder with the session's files
    #[arg(value_name = "FILE|FOLDER")]
    from: PathBuf,
    /// The channel whose session it is, chn_…
    #[arg(long, value_name = "ID")]
    channel: ChannelId,
    /// Takes it in place of the state that the channel has
    #[arg(long)]
    replace: bool,
}

pub fn run(command: &Command, config: &Config) -> anyhow::Result<u8> {
    match command {
        Command::Import(args) => setup::runtime()?.block_on(import(args, config)),
    }
}

async fn import(args: &Import, config: &Config) -> anyhow::Result<u8> {
    let session = read(&args.from).with_context(|| format!("{} is not taken", args.from.display()))?;
    let (records, bytes) = (session.records(), session.text().len());
    let store = setup::open(&config.store).await?;
    let pending = store.pending_migrations().await?;
    ensure!(pending.is_empty(), "the database is not up to date; run `attache migrate`");
    let engine = setup::serving(config, store, false, "", std::sync::Arc::new(NoFactory)).await?;
    let id = args.channel;
    let sealed = engine
        .store
        .read::<_, store::Error, _>(move |tx| async move { store::links::sealed(tx, id).await }.boxed())
        .await?;
    let Some(link) = sealed else { bail!("there is no channel {id}; connect it first, then import its session") };
    match engine.import_state(link.workspace_id, id, session, args.replace).await {
        Err(engine::Error::Conflict(why)) if !args.replace => {
            bail!("{why}; with --replace the archive takes its place")
        }
        done => done?,
    }
    engine.store.close().await;
    terminal::print(&format!(
        "{records} records ({bytes} bytes) are the state of {id} from now on, sealed; the connection begins anew with \
         them.\nNo platform of this version reads such a session yet: it is kept for the one that does.\n"
    ))?;
    Ok(cli::OK)
}

fn read(from: &Path) -> anyhow::Result<Session> {
    if !from.is_dir() {
        let name = from.file_name().unwrap_or_default().to_string_lossy();
        return Ok(archive::read(&name, BufReader::new(File::open(from)?), Bounds::default())?);
    }
    let mut reading = Reading::new(Bounds::default());
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        let shown = || domain::text::quote(&name.to_string_lossy());
        // As it is itself: what a link leads to is not taken.
        ensure!(entry.file_type()?.is_file(), "{} is no file; name the folder with the session's files only", shown());
        let name = name.to_str().with_context(|| format!("{} is no name of a session's file", shown()))?;
        let content = File::open(entry.path()).with_context(|| format!("{} cannot be read", shown()))?;
        reading.file(name, BufReader::new(content))?;
    }
    Ok(reading.finish()?)
}
