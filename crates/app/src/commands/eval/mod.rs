//! `attache eval`: runs labelled conversations through a model on the product's own way and scores what it found.
//!
//! `case` reads the set, `play` runs a case through an engine, `pair` and `fields` compare, `score` counts, `show`
//! and `report` put it before a person. `docs/evaluation.md` defines the scores and tells how to add a case.

mod case;
mod fields;
mod pair;
mod play;
mod result;
mod score;
mod show;

use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;

use crate::{cli, terminal};
use case::{Case, Part};
use result::{Run, Who};

#[derive(Debug, ClapArgs)]
pub struct Args {
    /// The folder with `tune` and `held` in it
    #[arg(long, value_name = "DIR", default_value = "eval")]
    cases: PathBuf,
    /// Which part of it
    #[arg(long, value_enum, default_value_t = Split::Tune)]
    split: Split,
    /// Only these languages, such as en,es
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    language: Vec<String>,
    /// The rules, or what the configuration says
    #[arg(long, value_enum, default_value_t = Named::Rules)]
    model: Named,
    /// Prints the whole result as JSON
    #[arg(long)]
    json: bool,
    /// How many of the worst cases are shown; those that are held aside never are
    #[arg(long, value_name = "N", default_value_t = 5)]
    worst: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Split {
    Tune,
    Held,
    All,
}

impl Split {
    fn parts(self) -> &'static [Part] {
        match self {
            Self::Tune => &[Part::Tune],
            Self::Held => &[Part::Held],
            Self::All => &Part::ALL,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Named {
    Rules,
    Configured,
}

impl Named {
    fn who(self, file: Option<&Path>) -> anyhow::Result<Who> {
        Ok(match self {
            Self::Rules => Who::Rules,
            Self::Configured => Who::Configured(Box::new(cli::configuration(file)?.config)),
        })
    }
}

pub fn run(args: &Args, file: Option<&Path>) -> anyhow::Result<u8> {
    let cases = case::load(&args.cases, args.split.parts(), &args.language)?;
    let run = Run::of(&args.model.who(file)?, &cases)?;
    if args.json {
        terminal::print(&(serde_json::to_string_pretty(&run)? + "\n"))?;
    } else {
        terminal::print(&text(&run, &cases, args))?;
        terminal::complain(&show::summary(&run));
    }
    Ok(cli::OK)
}

fn text(run: &Run, cases: &[Case], args: &Args) -> String {
    let mut out = show::table(run);
    let worst = show::worst(run, args.worst);
    if !worst.is_empty() {
        out.push_str("\nThe worst cases, of those to tune on:\n");
    }
    for scored in worst {
        if let Some(case) = cases.iter().find(|case| case.id == scored.id) {
            out.push('\n');
            out.push_str(&show::diff(case, scored));
        }
    }
    if args.split != Split::Tune && args.worst > 0 {
        out.push_str("\nCases held aside are scored, never shown.\n");
    }
    out
}
