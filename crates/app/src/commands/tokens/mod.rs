//! `attache tokens import`: OAuth tokens of accounts that another program had are taken over, so that nobody has to agree
//! again. All rows of a file or none; what is wrong is told by row and field. `read.rs` reads the shapes.

mod read;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use domain::text::quote;
use domain::{Service, User};
use engine::oauth::ForeignTokens;
use futures_util::FutureExt;
use secrecy::SecretString;
use store::Store;

use crate::config::Config;
use crate::{cli, setup, terminal};

/// The longest file, in bytes.
const LONGEST: u64 = 64 * 1024 * 1024;
/// Wrong things that are told at once.
const TOLD: usize = 50;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Reads tokens from a JSON file, in Attaché's own shape or as rows of Supabase (docs/google.md)
    Import(Import),
}

#[derive(Debug, Args)]
pub struct Import {
    /// A list, or an object with the list as `tokens`
    file: PathBuf,
    /// Whose all rows are: a user's id or name
    #[arg(long, value_name = "USER", conflicts_with = "users")]
    user: Option<String>,
    /// A JSON object from the file's own user ids to ids or names of users here
    #[arg(long, value_name = "FILE")]
    users: Option<PathBuf>,
    /// Checks everything and writes nothing
    #[arg(long)]
    dry_run: bool,
}

pub fn run(command: &Command, config: &Config) -> anyhow::Result<u8> {
    let Command::Import(args) = command;
    let rows = match read::rows(&file(&args.file)?) {
        Ok(rows) => rows,
        Err(what) => return Ok(wrong(&args.file, &[what])),
    };
    let names: BTreeMap<String, String> = match &args.users {
        Some(path) => serde_json::from_slice(&file(path)?)
            .with_context(|| format!("{} is no JSON object of texts", path.display()))?,
        None => BTreeMap::new(),
    };
    setup::runtime()?.block_on(async {
        let store = setup::open(&config.store).await?;
        let pending = store.pending_migrations().await?;
        anyhow::ensure!(pending.is_empty(), "the database is not up to date; run `attache migrate`");
        let users = users(&store).await?;
        let whose = |row: &read::Row| match (&args.user, &row.user) {
            (Some(user), _) => find(&users, user),
            (None, Some(user)) => find(&users, names.get(user).unwrap_or(user)),
            (None, None) => Err("user: is missing; write whose it is, or use --user".to_owned()),
        };
        let (mut list, mut problems) = (Vec::new(), Vec::new());
        for (at, row) in rows.into_iter().enumerate() {
            match row.and_then(|row| Ok((whose(&row)?, row))) {
                Ok((user, row)) => list.push(foreign(user, row)),
                Err(what) => problems.push(format!("row {}: {what}", at + 1)),
            }
        }
        problems.extend(twice(&list));
        if !problems.is_empty() {
            return Ok(wrong(&args.file, &problems));
        }
        let engine = setup::sealing(config, store).await?;
        let done = engine.import_tokens(list, args.dry_run).await;
        engine.store.close().await;
        match done {
            Ok(done) => {
                let verb = if args.dry_run { "would be" } else { "are" };
                terminal::print(&format!(
                    "{} accounts {verb} connected, {} that were connected {verb} given these tokens\n",
                    done.added, done.replaced
                ))?;
                Ok(cli::OK)
            }
            Err(stopped) => Ok(wrong(&args.file, &[format!("row {}: {}", stopped.row + 1, stopped.error)])),
        }
    })
}

fn foreign(user: User, row: read::Row) -> ForeignTokens {
    let covered = |service: &Service| {
        services::google::scopes(*service).iter().all(|needed| row.scopes.iter().any(|scope| scope == needed))
    };
    ForeignTokens {
        user,
        kind: domain::ConnectionKind::Google,
        account: row.account,
        access: SecretString::from(row.access),
        refresh: SecretString::from(row.refresh),
        services: Service::ALL.into_iter().filter(covered).collect(),
        scopes: row.scopes,
        until: row.until,
    }
}

/// The same account of the same person in two rows: which one would count?
fn twice(list: &[ForeignTokens]) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    let again = list.iter().filter(|one| !seen.insert((one.user.id, one.account.clone())));
    again.map(|one| format!("{} of {} stands in it twice", one.account, terminal::harmless(&one.user.name))).collect()
}

fn wrong(file: &Path, problems: &[String]) -> u8 {
    let mut text = format!("{} cannot be taken over, and nothing was changed:\n", file.display());
    for problem in problems.iter().take(TOLD) {
        let _ = writeln!(text, "  {}", terminal::harmless(problem));
    }
    if problems.len() > TOLD {
        let _ = writeln!(text, "  and {} more", problems.len() - TOLD);
    }
    terminal::complain(text.trim_end());
    cli::WRONG
}

fn file(path: &Path) -> anyhow::Result<Vec<u8>> {
    let cannot = || format!("cannot read {}", path.display());
    if std::fs::metadata(path).with_context(cannot)?.len() > LONGEST {
        bail!("{} is longer than {} MiB, which no list of tokens is", path.display(), LONGEST >> 20);
    }
    std::fs::read(path).with_context(cannot)
}

async fn users(store: &Store) -> anyhow::Result<Vec<User>> {
    let mut workspaces = Vec::new();
    crate::accounts::each_workspace(store, |workspace| workspaces.push(workspace.id)).await?;
    let all = store.read::<_, store::Error, _>(move |tx| {
        async move {
            let mut all = Vec::new();
            for workspace in workspaces {
                all.extend(store::workspaces::users(tx, workspace).await?);
            }
            Ok(all)
        }
        .boxed()
    });
    Ok(all.await?)
}

fn find(users: &[User], named: &str) -> Result<User, String> {
    let mut found = users.iter().filter(|user| user.id.to_string() == named || user.name == named);
    match (found.next(), found.next()) {
        (Some(user), None) => Ok(user.clone()),
        (Some(_), Some(_)) => Err(format!("user: several are called {}; write the id, usr_…", quote(named))),
        (None, _) => Err(format!("user: there is no {} here; --users says who is who", quote(named))),
    }
}
