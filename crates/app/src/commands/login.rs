//! `attache login`: a new one-time sign-in link, beside a running server or without one.

use anyhow::Context;
use clap::Args as ClapArgs;

use crate::config::Config;
use crate::{accounts, cli, setup, terminal};

#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Makes a new workspace of this name and signs in to it
    #[arg(long, value_name = "NAME")]
    new_workspace: Option<String>,
}

pub fn run(args: &Args, config: &Config) -> anyhow::Result<u8> {
    if let Some(file) = setup::database_file(&config.store.location()?) {
        // Opening one would make it.
        anyhow::ensure!(
            file.exists(),
            "there is no database at {}; start the server there once with `attache serve`, or run this in the folder \
             of the server (or with its store.url)",
            file.display()
        );
    }
    setup::runtime()?.block_on(async {
        let store = setup::open(&config.store).await?;
        let pending = store.pending_migrations().await?;
        anyhow::ensure!(pending.is_empty(), "the database is not up to date; run `attache migrate`");
        let engine = setup::engine(config, store, false)?;
        let user = match &args.new_workspace {
            Some(name) => accounts::create(&engine, name).await?,
            None => accounts::owner(&engine.store, None)
                .await?
                .context("there is no account yet; start the server once, or use --new-workspace NAME")?,
        };
        let link = accounts::link(&engine, &user, &config.server.public_url(config.server.listen)).await?;
        engine.store.close().await;
        terminal::print(&format!("{link}\n"))?;
        Ok(cli::OK)
    })
}
