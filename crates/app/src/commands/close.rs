//! `attache close`: deletes a workspace, or one user of it.

use anyhow::Context;
use clap::Args as ClapArgs;
use futures_util::FutureExt;

use crate::config::Config;
use crate::{accounts, cli, setup, terminal};

#[derive(Debug, ClapArgs)]
pub struct Args {
    /// The workspace's name or id
    workspace: String,
    /// Only this user, by their id or name
    #[arg(long, value_name = "USER")]
    user: Option<String>,
}

pub fn run(args: &Args, config: &Config) -> anyhow::Result<u8> {
    setup::runtime()?.block_on(async {
        let store = setup::open(&config.store).await?;
        let pending = store.pending_migrations().await?;
        anyhow::ensure!(pending.is_empty(), "the database is not up to date; run `attache migrate`");
        let workspace = accounts::workspace(&store, &args.workspace)
            .await?
            .with_context(|| format!("there is no workspace {}", domain::text::quote(&args.workspace)))?;
        let id = workspace.id;
        let users = store
            .read::<_, store::Error, _>(move |tx| async move { store::workspaces::users(tx, id).await }.boxed())
            .await?;
        let engine = setup::engine(config, store, false)?;
        let closed = match &args.user {
            None => {
                engine.delete_workspace(id).await?;
                workspace.name
            }
            Some(named) => {
                let mut found = users.into_iter().filter(|user| user.name == *named || user.id.to_string() == *named);
                let user = found.next().with_context(|| format!("there is no user {}", domain::text::quote(named)))?;
                anyhow::ensure!(found.next().is_none(), "several users have this name; name one by its id, usr_…");
                engine.delete_user(id, user.id).await?;
                user.name
            }
        };
        engine.store.close().await;
        terminal::print(&format!("{} is closed; its channels go within half an hour\n", terminal::harmless(&closed)))?;
        Ok(cli::OK)
    })
}
