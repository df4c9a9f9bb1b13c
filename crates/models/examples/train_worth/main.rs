//! Trains the tables and the trees that say whether a plan belongs into the agenda, `crates/models/src/rules/worth/`, and says by
//! cross-validation what they are worth. From the root of the repository:
//!
//!     cargo run --release -p models --example train_worth -- data_full.json             # clinc/oos-eval, for the gate before it
//!     cargo run --release -p models --example train_worth -- data_full.json --check     # fails where that would write others
//!     cargo run --release -p models --example train_worth -- data_full.json --worst     # and names what is judged wrongly
//!
//! The same data gives the same bytes. `data.rs` reads it and says what is right.

#![allow(clippy::print_stdout)]

mod data;
#[path = "../learning/mod.rs"]
mod learning;

use std::path::Path;

use data::{FOLDS, Judged, SETS, Seen, Talk, tables, trees, unlearnt};
use learning::gate::Gates;
use learning::keep;
use learning::read::Result;

/// What a set has fewer of is not measured in it.
const LEAST: usize = 10;

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let gates = Gates::read(Path::new("eval"), learning::utterances(&args, &["--check", "--worst"])?)?;
    let has = |name: &str| args.iter().any(|arg| arg == name);
    let talks = data::all(Path::new("eval"), &gates)?;
    let talks: Vec<&Talk> = talks.iter().collect();
    let seen = unlearnt(&talks);
    let mut judged = Vec::new();
    for fold in 0..FOLDS {
        let (out, rest): (Vec<&Seen>, Vec<&Seen>) = seen.iter().partition(|seen| seen.talk.fold() == fold);
        let trees = trees(&rest);
        judged.extend(out.into_iter().flat_map(|seen| Judged::of(seen, &trees)));
    }
    if has("--worst") {
        judged.iter().filter(|one| one.passes != one.heard.right).for_each(|one| println!("{}", one.line()));
    }
    println!("percent, precision / recall / F1, what is judged not being learnt from\n");
    println!("{:20} {:>6} {:>8} {:>20} {:>20}", "", "wanted", "offered", "rules", "learned");
    for set in SETS.iter().filter(|set| set.measured) {
        for (n, name) in ["events", "reminders", "changes", "cancellations"].into_iter().enumerate() {
            let wanted: usize = talks.iter().filter(|talk| talk.set == set.name).map(|talk| talk.wanted[n]).sum();
            if wanted < LEAST {
                continue;
            }
            let of = || judged.iter().filter(|one| one.talk.set == set.name && one.sort() == n);
            let rules = shares(of().filter(|one| one.heard.candidate.told), wanted);
            let learned = shares(of().filter(|one| one.passes), wanted);
            let offered = 100.0 * of().filter(|one| one.heard.right).count() as f64 / wanted.max(1) as f64;
            println!("{:20} {wanted:>6} {offered:>8.1} {rules:>20} {learned:>20}", format!("{} {name}", set.name));
        }
    }
    let (tables, trees) = (tables(&talks), trees(&seen.iter().collect::<Vec<_>>()));
    for (name, (table, trees)) in ["worth", "changes"].into_iter().zip(tables.iter().zip(&trees)) {
        let file = |ending: &str| format!("crates/models/src/rules/worth/{name}.{ending}");
        keep(&file("bin"), &table[..], has("--check"))?;
        keep(&file("trees"), trees, has("--check"))?;
    }
    Ok(())
}

fn shares<'j>(told: impl Iterator<Item = &'j Judged<'j>>, wanted: usize) -> String {
    let told: Vec<bool> = told.map(|one| one.heard.right).collect();
    let right = told.iter().filter(|right| **right).count();
    let share = |right: usize, of: usize| 100.0 * right as f64 / of.max(1) as f64;
    let f1 = share(2 * right, told.len() + wanted);
    format!("{:.1} / {:.1} / {f1:.1}", share(right, told.len()), share(right, wanted))
}
