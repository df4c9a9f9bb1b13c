//! `attache store …`: what works on a whole database.

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Moves everything from one database to another, verified; goes on where it was interrupted
    Move(Move),
}

#[derive(Debug, clap::Args)]
pub struct Move {
    /// sqlite:FILE or postgres://USER@HOST/NAME
    #[arg(long, value_name = "URL")]
    from: String,
    /// sqlite:FILE or postgres://USER@HOST/NAME; must be empty, or hold an interrupted move from the same database
    #[arg(long, value_name = "URL")]
    to: String,
}

pub fn run(command: &Command) -> anyhow::Result<u8> {
    match command {
        Command::Move(args) => anyhow::bail!("{} {}", args.from, args.to),
    }
}
