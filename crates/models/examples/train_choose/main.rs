//! Trains the tables by which titles, of appointments and of things to do, and places are chosen, `crates/models/src/rules/choose/*.bin`, and says by
//! cross-validation what they are worth. From the root of the repository:
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

use data::{Sample, Samples};
use learning::gate::Gates;
use learning::read::{self, Conversation, Result};
use learning::{keep, part, regress};
use models::rules::choose::table::chosen;

const FOLDS: u64 = 5;

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut conversations = read::cases(Path::new("eval/tune"))?;
    conversations.extend(read::cases(Path::new("eval/everyday/tune"))?);
    for folder in ["named", "worth", "talks"] {
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
    Ok(())
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
            let language = if sample.case { sample.language.clone() } else { format!("{} talks", sample.language) };
            for group in [if sample.case { "all" } else { "all talks" }, &language] {
                let counts = groups.entry(group.to_owned()).or_default();
                let adds = [true, rules, right, can];
                counts.iter_mut().zip(adds).for_each(|(count, add)| *count += usize::from(add));
            }
        }
    }
    println!("{name:10} {:>6} {:>8} {:>8} {:>8}", "plans", "rules", "learned", "offered");
    for (group, [all, rules, right, can]) in groups {
        let share = |count: usize| 100.0 * count as f64 / all.max(1) as f64;
        println!("{group:10} {all:>6} {:>8.1} {:>8.1} {:>8.1}", share(rules), share(right), share(can));
    }
}
