//! Trains the tables by which titles, of appointments and of things to do, places and times are chosen, `crates/models/src/rules/choose/*.bin`, and says
//! by cross-validation what they are worth. From the root of the repository:
//!
//!     cargo run --release -p models --example train_choose -- data_full.json            # clinc/oos-eval, for the gate before it
//!     cargo run --release -p models --example train_choose -- data_full.json --check    # fails where that would write others
//!
//! The same data gives the same bytes. `data.rs` reads it, `fit.rs` fits a table.

#![allow(clippy::print_stdout)]

mod data;
mod fit;
#[path = "../learning/mod.rs"]
mod learning;

use std::collections::BTreeMap;
use std::path::Path;

use data::{Sample, Samples, TimeSample};
use learning::gate::Gates;
use learning::read::{self, Conversation, Result};
use learning::{keep, part, regress};
use models::rules::choose::table::chosen;

const FOLDS: u64 = 5;

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut conversations = read::cases(Path::new("eval/tune"))?;
    let hard = read::cases(Path::new("eval/hard/tune"))?;
    conversations.extend(hard.into_iter().map(|case| Conversation { id: format!("hard/{}", case.id), ..case }));
    let changes = read::cases(Path::new("eval/changes/tune"))?;
    conversations.extend(changes.into_iter().map(|case| Conversation { id: format!("changes/{}", case.id), ..case }));
    for folder in ["named", "worth", "talks", "agendas"] {
        let talks = read::talks(&Path::new("eval").join(folder))?;
        conversations
            .extend(talks.into_iter().map(|talk| Conversation { id: format!("{folder}/{}", talk.id), ..talk }));
    }
    let gates = Gates::read(Path::new("eval"), learning::utterances(&args, &["--check", "--worst"])?)?;
    let samples = Samples::of(&conversations, &gates);
    for (name, samples) in [("title", &samples.titles), ("task", &samples.tasks), ("place", &samples.places)] {
        measure(name, samples, args.iter().any(|arg| arg == "--worst"));
        let table = regress::quantised(&fit::learnt(&samples.iter().collect::<Vec<_>>()), 0.0);
        let path = format!("crates/models/src/rules/choose/{name}.bin");
        keep(&path, &table[..], args.iter().any(|arg| arg == "--check"))?;
        println!();
    }
    measure_times(&samples.times, args.iter().any(|arg| arg == "--worst"));
    let table = regress::quantised(&fit::learnt(&samples.times.iter().collect::<Vec<_>>()), 0.0);
    keep("crates/models/src/rules/choose/time.bin", &table[..], args.iter().any(|arg| arg == "--check"))?;
    Ok(())
}

/// How many times are right: by the rules, learned, and among what is offered.
fn measure_times(samples: &[TimeSample], worst: bool) {
    let mut groups: BTreeMap<String, [usize; 4]> = BTreeMap::new();
    for fold in 0..FOLDS {
        let (out, rest): (Vec<&TimeSample>, Vec<&TimeSample>) =
            samples.iter().partition(|sample| part(&sample.id, 0, FOLDS) == fold);
        let weights = fit::learnt(&rest);
        for sample in out {
            let said = sample.times.chosen(|slot| weights[slot as usize]);
            let (right, rules) = (sample.is_right(said), sample.is_right(sample.times.rules));
            let can = sample.good.iter().any(|good| *good > 0.0);
            if worst && !right {
                let note = if rules {
                    " (the rules are right)"
                } else if can {
                    ""
                } else {
                    " (not offered)"
                };
                println!("time {}: {said:?} for {:?}{note}", sample.id, sample.wanted);
            }
            for group in groups_of(&sample.id, &sample.language, sample.case) {
                let counts = groups.entry(group).or_default();
                let adds = [true, rules, right, can];
                counts.iter_mut().zip(adds).for_each(|(count, add)| *count += usize::from(add));
            }
        }
    }
    table("time", groups);
}

/// Prints by cross-validation how many are right: by the rules, by what was learnt, and how many could be.
fn measure(name: &str, samples: &[Sample], worst: bool) {
    let mut groups: BTreeMap<String, [usize; 4]> = BTreeMap::new();
    for fold in 0..FOLDS {
        let (out, rest): (Vec<&Sample>, Vec<&Sample>) =
            samples.iter().partition(|sample| part(&sample.id, 0, FOLDS) == fold);
        let weights = fit::learnt(&rest);
        for sample in out {
            let said = chosen(&sample.scene, |slot| weights[slot as usize]);
            // Counted where either side says something, as `attache eval` counts places.
            if said.is_none() && sample.value(None) > 0.0 {
                continue;
            }
            let right = sample.value(said.as_deref()) > 0.0;
            let rules = sample.value(sample.scene.rules.as_deref()) > 0.0;
            let can = sample.good.iter().any(|good| *good > 0.0);
            if worst && !right {
                let note = if rules { " (the rules are right)" } else { "" };
                println!("{name} {}: {said:?} for {:?}{note}", sample.id, sample.wanted.first());
            }
            for group in groups_of(&sample.id, &sample.language, sample.case) {
                let counts = groups.entry(group).or_default();
                let adds = [true, rules, right, can];
                counts.iter_mut().zip(adds).for_each(|(count, add)| *count += usize::from(add));
            }
        }
    }
    table(name, groups);
}

/// What a sample is counted among.
fn groups_of(id: &str, language: &str, case: bool) -> Vec<String> {
    let language = language.to_owned();
    match case {
        _ if id.starts_with("hard/") => vec!["hard".into()],
        _ if id.starts_with("changes/") => vec!["changes".into()],
        true => vec!["all".into(), language],
        false => vec!["all talks".into(), language + " talks"],
    }
}

fn table(name: &str, groups: BTreeMap<String, [usize; 4]>) {
    println!("{name:10} {:>6} {:>8} {:>8} {:>8}", "plans", "rules", "learned", "offered");
    for (group, [all, rules, right, can]) in groups {
        let share = |count: usize| 100.0 * count as f64 / all.max(1) as f64;
        println!("{group:10} {all:>6} {:>8.1} {:>8.1} {:>8.1}", share(rules), share(right), share(can));
    }
}
