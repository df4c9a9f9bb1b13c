//! Trains the gate's tables of weights and its trees, `crates/models/src/rules/gate/`, and says by cross-validation what they
//! are worth. From the root of the repository:
//!
//!     cargo run --release -p models --example train_gate -- data_full.json            # clinc/oos-eval, or its rows a line each
//!     cargo run --release -p models --example train_gate -- data_full.json --check    # whether that gives the files that are there
//!
//! The same data gives the same bytes. `../learning/gate` reads it and fits the two tables and the trees.

#![allow(clippy::print_stdout)]

#[path = "../learning/mod.rs"]
mod learning;

use std::collections::BTreeMap;
use std::path::Path;

use learning::gate::Gates;
use learning::gate::data::{Data, Message};
use learning::keep;
use learning::read::Result;

struct Measured<'d> {
    message: &'d Message,
    passes: bool,
}

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let data = Data::read(Path::new("eval"), learning::utterances(&args, &["--check"])?)?;
    let (whole, _, judged) = Gates::learn(&data);

    println!(
        "in percent, recall / stopped, what is judged not being learnt from; {} conversations\n",
        data.cases.len()
    );
    println!("{:10} {:>9} {:>15} {:>15}", "", "messages", "rules alone", "learned");
    let mut groups: BTreeMap<&str, Vec<Measured>> = BTreeMap::new();
    for one in &judged {
        let of: &[&str] = if one.case.hard { &["hard"] } else { &["all", one.case.language.as_str()] };
        for &group in of {
            groups.entry(group).or_default().push(Measured { message: one.message, passes: one.passes });
        }
    }
    let apart = data.apart.iter().flat_map(|one| &one.messages);
    let apart = apart.map(|message| Measured { message, passes: whole.passes(message) });
    groups.insert("utterances", apart.collect());
    for (name, group) in groups {
        let rules = shares(&group, |one| one.message.thread.passes_by_rules());
        let learned = shares(&group, |one| one.passes);
        println!("{name:10} {:>9} {rules:>15} {learned:>15}", group.len());
    }

    let gate = whole.gate();
    for (file, bytes) in
        [("alone.bin", &gate.alone[..]), ("placed.bin", &gate.placed[..]), ("placed.trees", gate.trees)]
    {
        keep(&format!("crates/models/src/rules/gate/{file}"), bytes, args.iter().any(|arg| arg == "--check"))?;
    }
    Ok(())
}

fn shares(measured: &[Measured], passes: impl Fn(&Measured) -> bool) -> String {
    let share = |holds: bool| {
        let all = measured.iter().filter(|one| one.message.holds == holds).count();
        let right = measured.iter().filter(|one| one.message.holds == holds && passes(one) == holds).count();
        100.0 * right as f64 / all.max(1) as f64
    };
    format!("{:.1} / {:.1}", share(true), share(false))
}
