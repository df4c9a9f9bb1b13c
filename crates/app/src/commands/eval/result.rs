//! A run of the set through a model: played, counted, and kept as JSON to be compared with another.

use std::path::Path;
use std::sync::Arc;
use std::thread;

use anyhow::{Context, anyhow};
use domain::Env;
use indicatif::ProgressBar;
use models::Model;
use models::rules::Rules;
use serde::{Deserialize, Serialize};

use super::case::{Case, Part};
use super::labels::Labels;
use super::play::{Played, Stage};
use super::score::{self, Scored, Tally};
use crate::config::Config;
use crate::terminal::{self, Unit};

/// Who is measured.
#[derive(Debug)]
pub enum Who {
    Rules,
    /// What the configuration says: a chain of providers, the rules behind them.
    Configured(Box<Config>),
}

impl Who {
    fn model(&self, env: &Env) -> anyhow::Result<Arc<dyn Model>> {
        match self {
            Self::Rules => Ok(Arc::new(Rules)),
            Self::Configured(config) => crate::model::configured(&config.model, env),
        }
    }

    fn settings(&self) -> engine::Settings {
        match self {
            Self::Rules => engine::Settings::default(),
            Self::Configured(config) => engine::Settings {
                caps: config.model.budget.caps(),
                ask_above: config.model.ask_above.0,
                ..config.engine.settings("eval".into(), true)
            },
        }
    }
}

/// The scores of some of the cases.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Group {
    /// `all`, `tune`, `held`, or a language.
    pub name: String,
    pub cases: usize,
    pub scores: Tally,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Run {
    pub model: String,
    pub cases: usize,
    pub messages: usize,
    /// Of the turns in the engine, with the database's share, summed over the cases.
    pub milliseconds: f64,
    /// What models were paid, in millionths of a US dollar.
    pub micro_dollars: i64,
    pub groups: Vec<Group>,
    pub results: Vec<Scored>,
}

impl Run {
    /// Plays and counts all cases.
    pub fn of(who: &Who, cases: &[Case]) -> anyhow::Result<Self> {
        let played = play_all(who, cases)?;
        let milliseconds = played.iter().map(|played| played.took.as_secs_f64() * 1e3).sum();
        let micro_dollars = played.iter().map(|played| played.cost).sum();
        let results: Vec<Scored> =
            cases.iter().zip(played).map(|(case, played)| score::of_case(case, played.found)).collect();
        let env = Env::system();
        Ok(Self {
            model: who.model(&env)?.name().to_owned(),
            cases: cases.len(),
            messages: cases.iter().map(|case| case.messages.len()).sum(),
            milliseconds,
            micro_dollars,
            groups: groups(&results),
            results,
        })
    }

    /// Counts what another labeller found in them.
    pub fn of_labels(labels: &Labels, cases: &[Case]) -> Self {
        let found = cases.iter().filter_map(|case| Some((case, labels.of(case)?)));
        let results: Vec<Scored> = found.map(|(case, label)| score::of_label(case, label)).collect();
        Self {
            model: "another labeller".into(),
            cases: cases.len(),
            messages: cases.iter().map(|case| case.messages.len()).sum(),
            milliseconds: 0.0,
            micro_dollars: 0,
            groups: groups(&results),
            results,
        }
    }

    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        serde_json::from_str(&text)
            .with_context(|| format!("{} is no result; write one with attache eval --json", path.display()))
    }

    pub fn result(&self, id: &str) -> Option<&Scored> {
        self.results.iter().find(|scored| scored.id == id)
    }

    pub fn group(&self, name: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.name == name)
    }
}

fn groups(results: &[Scored]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut add = |name: &str, of: &mut dyn Iterator<Item = &Scored>| {
        let mut group = Group { name: name.to_owned(), cases: 0, scores: Tally::default() };
        for scored in of {
            group.cases += 1;
            group.scores.merge(&scored.tally);
        }
        if group.cases > 0 {
            groups.push(group);
        }
    };
    add("all", &mut results.iter());
    for part in Part::ALL {
        add(part.name(), &mut results.iter().filter(|scored| scored.part == part));
    }
    let mut languages: Vec<&str> = results.iter().map(|scored| scored.language.as_str()).collect();
    languages.sort_unstable();
    languages.dedup();
    for language in languages {
        add(language, &mut results.iter().filter(|scored| scored.language == language));
    }
    groups
}

/// Plays the cases on several engines at once, in any order; answers in theirs.
fn play_all(who: &Who, cases: &[Case]) -> anyhow::Result<Vec<Played>> {
    // They wait for the disk more than for the processor.
    let workers = (4 * thread::available_parallelism().map_or(1, usize::from)).min(16).min(cases.len().max(1));
    let bar = terminal::progress(cases.len() as u64, Unit::Rows);
    bar.set_message("reading along");
    let mut parts: Vec<Vec<(usize, Played)>> = thread::scope(|scope| {
        let bar = &bar;
        let started: Vec<_> =
            (0..workers).map(|worker| scope.spawn(move || play_some(who, cases, worker, workers, bar))).collect();
        let ended = started.into_iter().map(|worker| worker.join().map_err(|_| anyhow!("a worker died"))?);
        ended.collect::<anyhow::Result<Vec<_>>>()
    })?;
    bar.finish_and_clear();
    let mut all: Vec<(usize, Played)> = parts.drain(..).flatten().collect();
    all.sort_unstable_by_key(|(index, _)| *index);
    Ok(all.into_iter().map(|(_, played)| played).collect())
}

/// Plays every `workers`th case, from `worker` on.
fn play_some(
    who: &Who,
    cases: &[Case],
    worker: usize,
    workers: usize,
    bar: &ProgressBar,
) -> anyhow::Result<Vec<(usize, Played)>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let stage = Stage::new(|env| who.model(env), who.settings()).await?;
        let mut played = Vec::new();
        for (index, case) in cases.iter().enumerate().skip(worker).step_by(workers) {
            played.push((index, stage.play(case).await.with_context(|| case.id.clone())?));
            bar.inc(1);
        }
        Ok(played)
    })
}
