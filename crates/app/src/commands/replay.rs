//! `attache replay TURN`: goes through a turn's record again, without a model and without writing, and says whether the
//! same decisions come out. Beside a running server or without one.

use anyhow::Context;
use clap::Args as ClapArgs;
use domain::TurnId;

use crate::config::Config;
use crate::terminal::{self, Column};
use crate::{cli, setup};

#[derive(Debug, ClapArgs)]
pub struct Args {
    /// The turn's id, `trn_…`: a message of the assistant's names its turn
    turn: String,
    /// Prints JSON instead of the table
    #[arg(long)]
    json: bool,
}

const COLUMNS: [Column; 5] =
    [Column::new("step").right(), Column::new("what"), Column::new("recorded"), Column::new("again"), Column::new("")];
/// Characters of a text in the table.
const SHOWN: usize = 60;

pub fn run(args: &Args, config: &Config) -> anyhow::Result<u8> {
    let turn: TurnId = args.turn.parse().context("that is no turn's id")?;
    setup::runtime()?.block_on(async {
        let store = setup::open(&config.store).await?;
        let pending = store.pending_migrations().await?;
        anyhow::ensure!(pending.is_empty(), "the database is not up to date; run `attache migrate`");
        let engine = setup::engine(config, store, false)?;
        let replayed = engine.retrace(turn).await?;
        engine.store.close().await;
        if args.json {
            terminal::print(&format!("{}\n", serde_json::to_string_pretty(&replayed)?))?;
        } else {
            let line =
                |text: &str| domain::text::shorten(&text.split_whitespace().collect::<Vec<_>>().join(" "), SHOWN);
            let rows: Vec<Vec<String>> = replayed
                .steps
                .iter()
                .map(|step| {
                    let verdict = if step.same { "same" } else { "DIFFERS" };
                    vec![step.n.to_string(), line(&step.what), line(&step.recorded), line(&step.again), verdict.into()]
                })
                .collect();
            terminal::print(&terminal::table(&COLUMNS, &rows, None))?;
        }
        Ok(if replayed.is_same() { cli::OK } else { cli::FAILED })
    })
}
