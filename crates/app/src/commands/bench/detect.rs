//! How long the gate and the rules take to read a message as it comes up in the labelled set, its thread before it.

use std::path::PathBuf;

use anyhow::Context;
use clap::Args as ClapArgs;
use engine::tools::Registry;
use futures_util::FutureExt;
use jiff::tz::TimeZone;
use models::rules::{Rules, passes_gate};
use models::{AgendaItem, Model, Part, Purpose, Request, Role, Said, ToolSpec};

use super::figures::Figure;
use crate::commands::eval::case::{self, Case, When};
use crate::commands::eval::{BEFORE, heard};
use crate::measure::Latencies;
use crate::stopwatch::Stopwatch;

/// Messages before one that the rules are given: those of a thread that a turn sees.
const HISTORY: usize = 25;

#[derive(Debug, Clone, ClapArgs)]
pub struct Args {
    /// The folder with `tune` and `held` in it
    #[arg(long, value_name = "DIR", default_value = "eval")]
    cases: PathBuf,
    /// How often each message is read; what is shown is over all of them
    #[arg(long, default_value_t = 5)]
    rounds: usize,
}

impl Default for Args {
    fn default() -> Self {
        Self { cases: "eval".into(), rounds: 5 }
    }
}

impl Args {
    pub fn is_there(&self) -> bool {
        self.cases.join(case::Part::Tune.name()).is_dir()
    }
}

pub fn run(args: &Args) -> anyhow::Result<Vec<Figure>> {
    let cases = case::load(&args.cases, &case::Part::ALL, &[])?;
    let tools = Registry::standard().specs();
    let (mut gate, mut rules) = (Latencies::default(), Latencies::default());
    // The first round builds the tables of words, and is not counted.
    for round in 0..=args.rounds {
        for case in &cases {
            let texts = case.texts();
            let heard = heard(case, &texts);
            for (i, message) in heard.iter().enumerate() {
                let watch = Stopwatch::start();
                std::hint::black_box(passes_gate(message, &heard[i.saturating_sub(BEFORE)..i]));
                let took = watch.elapsed();
                let request = request(case, &texts, i, &tools).with_context(|| case.id.clone())?;
                let watch = Stopwatch::start();
                // The rules wait for nothing: one poll is the whole answer.
                let answer = Rules.respond(&request, &mut ()).now_or_never();
                let read = watch.elapsed();
                answer.context("the rules waited")??;
                if round > 0 {
                    gate.add(took);
                    rules.add(read);
                }
            }
        }
    }
    let messages: usize = cases.iter().map(|case| case.messages.len()).sum();
    let micros = |what: &str, latencies: &Latencies, share: f64| {
        let name = format!("detect, {messages} messages");
        Figure::new(&name, what, latencies.quantile(share).as_secs_f64() * 1e6, "µs")
    };
    Ok(vec![
        micros("gate: median", &gate, 0.5).at_most(20.0),
        micros("gate: p99", &gate, 0.99),
        micros("rules: median", &rules, 0.5).at_most(200.0),
        micros("rules: p99", &rules, 0.99),
    ])
}

/// What a turn asks about message `i`.
fn request(case: &Case, texts: &[String], i: usize, tools: &[ToolSpec]) -> anyhow::Result<Request> {
    let zone = TimeZone::get(&case.zone)?;
    let mut parts = Vec::with_capacity(HISTORY + 1);
    let thread = case.messages.iter().zip(texts).enumerate().take(i + 1).skip(i.saturating_sub(HISTORY));
    for (j, (message, text)) in thread {
        let own = message.from == case.me;
        parts.push(Part::Said(Said {
            id: j.to_string(),
            role: if own { Role::User } else { Role::Contact },
            name: if own { String::new() } else { message.from.clone() },
            text: text.clone(),
            at: message.at.to_zoned(zone.clone())?,
            new: j == i,
        }));
    }
    let start = |when: When| match when {
        When::Day(date) => date.to_zoned(zone.clone()),
        When::At(at) => at.to_zoned(zone.clone()),
    };
    let agenda = case.agenda.iter().map(|item| {
        let prefix = match item.sort {
            case::Sort::Event => "evt",
            case::Sort::Reminder => "rem",
        };
        Ok(AgendaItem {
            id: format!("{prefix}_{}", item.id),
            title: item.title.clone(),
            start: item.when().map(start).transpose()?,
            place: item.place.clone().filter(|place| !place.is_empty()),
            ..AgendaItem::default()
        })
    });
    Ok(Request {
        purpose: Purpose::Detect,
        language: case.language.clone(),
        now: case.messages[i].at.to_zoned(zone.clone())?,
        parts,
        tools: tools.to_vec(),
        agenda: agenda.collect::<anyhow::Result<_>>()?,
        memory: models::Memory { name: case.me.clone(), ..models::Memory::default() },
        instructions: None,
        hide: None,
        prompt: models::Once::default(),
    })
}
