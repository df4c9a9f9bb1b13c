//! `attache store …`: what works on a whole database.

// What stands at arguments is help text.
#![allow(clippy::doc_markdown)]

use anyhow::{Context, ensure};
use clap::Subcommand;
use indicatif::ProgressBar;
use store::mover::{self, Phase, Progress};
use store::{Location, Options, Store};

use crate::terminal::{self, Column, Unit};
use crate::{Lock, cli, files, setup};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Moves everything from one database to another, verified; goes on where it was interrupted
    Move(Move),
}

#[derive(Debug, clap::Args)]
pub struct Move {
    /// sqlite:FILE or postgres://USER@HOST/NAME. It stays as it is
    #[arg(long, value_name = "URL")]
    from: Location,
    /// sqlite:FILE or postgres://USER@HOST/NAME. Must be empty, or hold an interrupted move from the same database
    #[arg(long, value_name = "URL")]
    to: Location,
}

const COLUMNS: [Column; 3] = [Column::new("table"), Column::new("rows").right(), Column::new("sha-256")];

pub fn run(command: &Command) -> anyhow::Result<u8> {
    match command {
        Command::Move(args) => setup::runtime()?.block_on(move_all(args)),
    }
}

async fn move_all(args: &Move) -> anyhow::Result<u8> {
    ensure!(args.from != args.to, "--from and --to are the same database");
    if let Location::Sqlite(file) = &args.from {
        // Opening would make an empty one.
        ensure!(file.exists(), "there is no {}", file.display());
    }
    let _locks = (held(&args.from)?, held(&args.to)?);
    let from = Store::open(&args.from, &Options::default()).await.context("cannot open --from")?;
    let to = Store::open(&args.to, &Options::default()).await.context("cannot open --to")?;
    let bar = terminal::progress(0, Unit::Rows);
    let moved = mover::move_all(&from, &to, |progress| show(&bar, progress)).await;
    bar.finish_and_clear();
    to.close().await;
    from.close().await;
    let tables = moved?.tables;
    let objects = tables.iter().any(|table| table.table == "state_objects" && table.rows > 0);
    let rows: Vec<Vec<String>> =
        tables.into_iter().map(|table| vec![table.table.into(), table.rows.to_string(), table.checksum]).collect();
    terminal::print(&terminal::table(&COLUMNS, &rows, None))?;
    terminal::print(
        "\nBoth databases hold the same. Set store.url to the new one, and keep the old one until you trust it.\n",
    )?;
    if objects {
        terminal::print(
            "States of channels lie in a bucket, and both databases name the same ones: keep the section [state] as it \
             is, and do not start the old one again.\n",
        )?;
    }
    Ok(cli::OK)
}

/// No server may use a database that is moved: for a file that can be made sure of.
fn held(location: &Location) -> anyhow::Result<Option<Lock>> {
    let Some(file) = setup::database_file(location) else { return Ok(None) };
    files::make_folder_of(&file).with_context(|| format!("cannot make the folder of {}", file.display()))?;
    Lock::take(&file).map(Some)
}

fn show(bar: &ProgressBar, progress: Progress) {
    let phase = match progress.phase {
        Phase::Copy => "copying",
        Phase::Verify => "verifying",
    };
    bar.set_length(progress.total);
    bar.set_position(progress.done);
    bar.set_message(format!("{phase} {}", progress.table));
}
