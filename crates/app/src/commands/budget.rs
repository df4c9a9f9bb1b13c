//! `attache budget`: what models may cost a workspace in a day, shown or set, beside a running server or without one.

use anyhow::Context;
use clap::Args as ClapArgs;
use domain::spending::show_dollars;
use domain::{Amount, OwnCaps};
use futures_util::FutureExt;

use crate::config::model::budget::parse;
use crate::config::{Config, Dollars};
use crate::{accounts, cli, setup, terminal};

#[derive(Debug, ClapArgs)]
pub struct Args {
    /// The workspace, by its name or id
    workspace: String,
    /// US dollars a day of all its users together, such as 2.50; 0 is no cap
    #[arg(long, value_name = "DOLLARS", value_parser = parse)]
    day: Option<Dollars>,
    /// US dollars a day of each of its users
    #[arg(long, value_name = "DOLLARS", value_parser = parse)]
    user_day: Option<Dollars>,
    /// Tokens a day of all its users together
    #[arg(long, value_name = "TOKENS", value_parser = clap::value_parser!(i64).range(0..=1_000_000_000_000))]
    day_tokens: Option<i64>,
    /// Tokens a day of each of its users
    #[arg(long, value_name = "TOKENS", value_parser = clap::value_parser!(i64).range(0..=1_000_000_000_000))]
    user_day_tokens: Option<i64>,
    /// Forgets its own caps first: the configuration's hold again
    #[arg(long)]
    reset: bool,
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
        let before = store
            .read::<_, store::Error, _>(move |tx| async move { store::spending::own_caps(tx, id).await }.boxed())
            .await?;
        let own = args.over(if args.reset { OwnCaps::default() } else { before });
        let engine = setup::engine(config, store, false)?;
        if own != before {
            engine.set_own_caps(id, own).await?;
        }
        engine.store.close().await;
        let caps = own.over(config.model.budget.caps());
        let name = terminal::harmless(&workspace.name);
        terminal::print(&format!("{name}, a day: {}\neach user: {}\n", shown(caps.workspace), shown(caps.user)))?;
        Ok(cli::OK)
    })
}

impl Args {
    /// What was named, over what stands.
    fn over(&self, own: OwnCaps) -> OwnCaps {
        let dollars = |new: Option<Dollars>, old: Option<i64>| new.map(|Dollars(micros)| micros).or(old);
        OwnCaps {
            workspace_micro_dollars: dollars(self.day, own.workspace_micro_dollars),
            user_micro_dollars: dollars(self.user_day, own.user_micro_dollars),
            workspace_tokens: self.day_tokens.or(own.workspace_tokens),
            user_tokens: self.user_day_tokens.or(own.user_tokens),
        }
    }
}

fn shown(cap: Amount) -> String {
    let dollars = match cap.micro_dollars {
        0 => "any cost".to_owned(),
        micros => format!("${} at most", show_dollars(micros)),
    };
    let tokens = match cap.tokens {
        0 => "any number of tokens".to_owned(),
        tokens => format!("{tokens} tokens at most"),
    };
    format!("{dollars}, {tokens}")
}
