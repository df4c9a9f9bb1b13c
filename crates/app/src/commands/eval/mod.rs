//! `attache eval`: runs labelled conversations through a model on the product's own way and scores what it found.
//!
//! `case` reads the set, `play` runs a case through an engine, `pair` and `fields` compare, `score` counts, `show`
//! and `report` put it before a person, `export` makes a case of what a person corrected, `inbox` scores how mails are judged. `docs/evaluation.md` defines the scores and tells how to add a case.

pub mod case;
mod compare;
mod export;
mod fields;
mod inbox;
mod intents;
mod labels;
mod pair;
mod play;
mod report;
mod result;
mod score;
mod show;
mod thresholds;

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args as ClapArgs, Subcommand};

use crate::{cli, terminal};
use case::{Case, Half, Part};
use labels::Labels;
use result::{Run, Who};

pub use score::{BEFORE, heard};

#[derive(Debug, Subcommand)]
enum Command {
    /// Prints a proposal, as its person corrected it, and its conversation as a labelled case
    Export(export::Args),
}

#[derive(Debug, ClapArgs)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    /// The folder with `tune` and `held` in it
    #[arg(long, value_name = "DIR", default_value = "eval")]
    cases: PathBuf,
    /// Which part of it
    #[arg(long, value_enum, default_value_t = Split::Tune)]
    split: Split,
    /// Only one half of the cases, as their ids fall: one to work on, one to look at afterwards
    #[arg(long, value_enum)]
    half: Option<Half>,
    /// Only these languages, such as en,es
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    language: Vec<String>,
    /// The rules, or what the configuration says
    #[arg(long, value_enum, default_value_t = Named::Rules)]
    model: Named,
    /// Scores another labeller's answers to the same cases instead: the folder of their `.jsonl` files. What has none is left out
    #[arg(long, value_name = "DIR", conflicts_with_all = ["model", "compare", "thresholds", "report", "intents", "inbox"])]
    labels: Option<PathBuf>,
    /// Puts two runs side by side: results written with --json, or models
    #[arg(long, num_args = 2, value_names = ["A", "B"], conflicts_with_all = ["thresholds", "report", "intents"])]
    compare: Option<Vec<String>>,
    /// Prints the whole result as JSON
    #[arg(long)]
    json: bool,
    /// Writes the result as one HTML page too
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Fails where a score is below those of this file (eval/thresholds.toml)
    #[arg(long, value_name = "FILE")]
    thresholds: Option<PathBuf>,
    /// How many of the worst cases are shown; those that are held aside never are
    #[arg(long, value_name = "N", default_value_t = 5)]
    worst: usize,
    /// Scores the gate alone on short utterances with their intents: `data/data_full.json` of `clinc/oos-eval` (CC BY 3.0)
    #[arg(long, value_name = "FILE", conflicts_with_all = ["thresholds", "report"])]
    intents: Option<PathBuf>,
    /// Scores how mails are judged instead: the labelled ones under `inbox` in the folder, by the rules
    #[arg(long, conflicts_with_all = ["compare", "report", "intents"])]
    inbox: bool,
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
    if let Some(Command::Export(args)) = &args.command {
        return export::run(args, &cli::configuration(file)?.config);
    }
    if let Some(path) = &args.intents {
        let result = intents::score(path)?;
        let text = if args.json { pretty(&result)? } else { intents::table(&result) };
        terminal::print(&text)?;
        return Ok(cli::OK);
    }
    if let Some([a, b]) = args.compare.as_deref() {
        let (before, after) = (args.one_of_two(a, file)?, args.one_of_two(b, file)?);
        let comparison = compare::compare((a, &before), (b, &after));
        let text = if args.json { pretty(&comparison)? } else { compare::table(&comparison) };
        terminal::print(&text)?;
        return Ok(cli::OK);
    }
    if args.inbox {
        return args.inbox();
    }
    // Wrong thresholds are told before anything is run.
    let thresholds = args.thresholds.as_deref().map(thresholds::read).transpose()?;
    let mut cases = args.load()?;
    let run = match &args.labels {
        Some(folder) => {
            let labels = Labels::read(folder)?;
            cases.retain(|case| labels.has(case));
            anyhow::ensure!(!cases.is_empty(), "{}: none of these cases was labelled there", folder.display());
            Run::of_labels(&labels, &cases)
        }
        None => Run::of(&args.model.who(file)?, &cases)?,
    };
    if args.json {
        terminal::print(&pretty(&run)?)?;
    } else {
        terminal::print(&text(&run, &cases, args))?;
        terminal::complain(&show::summary(&run));
    }
    if let Some(path) = &args.report {
        let page = report::page(&run, &cases, args.worst);
        std::fs::write(path, page).with_context(|| format!("cannot write {}", path.display()))?;
    }
    let Some(thresholds) = thresholds else { return Ok(cli::OK) };
    let verdict = thresholds::check(&run, &thresholds);
    for missed in &verdict.missed {
        terminal::complain(missed);
    }
    terminal::complain(&format!("{} thresholds checked, {} missed", verdict.checked, verdict.missed.len()));
    Ok(if verdict.missed.is_empty() && verdict.checked > 0 { cli::OK } else { cli::FAILED })
}

impl Args {
    /// Judges the labelled mails and shows the scores.
    fn inbox(&self) -> anyhow::Result<u8> {
        let (groups, wrong) = inbox::run(&self.cases.join("inbox"), self.split.parts(), &self.language)?;
        if self.json {
            terminal::print(&pretty(&groups)?)?;
        } else {
            let shown = wrong.iter().take(self.worst).map(|line| format!("{line}\n"));
            terminal::print(&(inbox::table(&groups) + &shown.collect::<String>()))?;
        }
        let Some(path) = &self.thresholds else { return Ok(cli::OK) };
        let (checked, missed) = inbox::check(&groups, path)?;
        for line in &missed {
            terminal::complain(line);
        }
        terminal::complain(&format!("{checked} thresholds checked, {} missed", missed.len()));
        Ok(if missed.is_empty() && checked > 0 { cli::OK } else { cli::FAILED })
    }

    fn load(&self) -> anyhow::Result<Vec<Case>> {
        let mut cases = case::load(&self.cases, self.split.parts(), &self.language)?;
        cases.retain(|case| self.half.is_none_or(|half| half == Half::of(&case.id)));
        anyhow::ensure!(!cases.is_empty(), "no case of these languages lies in that half");
        Ok(cases)
    }

    /// A result from a file, or a run of the model that is named so.
    fn one_of_two(&self, named: &str, file: Option<&Path>) -> anyhow::Result<Run> {
        match <Named as clap::ValueEnum>::from_str(named, false) {
            Ok(model) => Run::of(&model.who(file)?, &self.load()?),
            Err(_) => Run::read(Path::new(named)),
        }
    }
}

fn pretty(result: &impl serde::Serialize) -> anyhow::Result<String> {
    Ok(serde_json::to_string_pretty(result)? + "\n")
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
