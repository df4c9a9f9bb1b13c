//! Trains the gate's tables of weights and its trees, `crates/models/src/rules/gate/`, and says by cross-validation what they
//! are worth. From the root of the repository:
//!
//!     cargo run -p models --example train_gate -- data_full.json            # clinc/oos-eval, or its rows a line each
//!     cargo run -p models --example train_gate -- data_full.json --check    # whether that gives the files that are there
//!
//! The same data gives the same bytes. `data.rs` reads it, `learn.rs` fits the two tables and the trees.

#![allow(clippy::print_stdout)]

mod data;
mod learn;
#[path = "../learning/mod.rs"]
mod learning;

use std::collections::BTreeMap;
use std::path::Path;

use data::Conversation;
use learn::Tables;
use learning::keep;
use learning::read::Result;
use learning::trees::lower;
use models::rules::trees::score;

const FOLDS: u64 = 5;
/// Percent of what holds something that have to pass in cross-validation.
const RECALL: f64 = 97.0;
/// What an utterance with an intent counts where a message of ours counts 1, and one of our short talks: all of them together
/// must not outweigh conversations as people have them.
const WANTED: f32 = 0.2;
const OTHER: f32 = 0.02;
const TALK: f32 = 0.15;
const WHOLE: f32 = 0.15;
/// Every third utterance is kept apart, to measure with; of those that should stop another third is enough to learn from.
const APART: u64 = 3;
const ENOUGH: u64 = 3;

/// A message of a case with what tables say of it that have not learnt from the case.
struct Row<'a> {
    fold: u64,
    case: &'a Conversation,
    message: &'a data::Message,
    numbers: Vec<f32>,
}

struct Scored<'a> {
    language: &'a str,
    holds: bool,
    rules: bool,
    score: f32,
}

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let file = args.iter().find(|arg| !arg.starts_with("--"));
    let file = file.ok_or("name the file of clinc/oos-eval, data/data_full.json (CC BY 3.0)")?;
    let cases = data::conversations(Path::new("eval/tune"))?;
    let mut talks = data::conversations(Path::new("eval/changes/tune"))?;
    for (folder, weight) in [("gate", TALK), ("talks", WHOLE), ("agendas", WHOLE)] {
        talks.extend(
            data::talks(&Path::new("eval").join(folder))?.into_iter().map(|talk| Conversation { weight, ..talk }),
        );
    }
    let (apart, mut learnt): (Vec<Conversation>, Vec<Conversation>) =
        data::intents(Path::new(file))?.into_iter().partition(|one| one.part(3, APART) == 0);
    learnt.retain(|one| one.holds() || one.part(5, ENOUGH) == 0);
    for one in &mut learnt {
        one.weight = if one.holds() { WANTED } else { OTHER };
    }
    let beside: Vec<&Conversation> = talks.iter().chain(&learnt).collect();

    let mut rows = Vec::new();
    for fold in 0..FOLDS {
        let (out, rest): (Vec<&Conversation>, Vec<&Conversation>) =
            cases.iter().partition(|case| case.part(1, FOLDS) == fold);
        let tables = Tables::learn(&rest.into_iter().chain(beside.iter().copied()).collect::<Vec<_>>());
        let messages = out.into_iter().flat_map(|case| case.messages.iter().map(move |message| (case, message)));
        rows.extend(messages.map(|(case, message)| Row { fold, case, message, numbers: tables.row(message) }));
    }
    let trees_of = |rows: &mut dyn Iterator<Item = &Row>| {
        learn::trees(rows.map(|row| (row.numbers.as_slice(), row.message.holds)))
    };
    let mut scored = Vec::new();
    for fold in 0..FOLDS {
        let trees = trees_of(&mut rows.iter().filter(|row| row.fold != fold));
        let out = rows.iter().filter(|row| row.fold == fold);
        scored.extend(out.map(|row| judged(&trees, row.case, row.message, &row.numbers)));
    }
    let threshold = threshold(&scored);
    let tables = Tables::learn(&cases.iter().chain(beside.iter().copied()).collect::<Vec<_>>());
    let mut trees = trees_of(&mut rows.iter());
    let messages = apart.iter().flat_map(|one| one.messages.iter().map(move |message| (one, message)));
    let unseen: Vec<Scored> =
        messages.map(|(one, message)| judged(&trees, one, message, &tables.row(message))).collect();

    println!("in percent, recall / stopped, what is judged not being learnt from; {} conversations\n", cases.len());
    println!("{:10} {:>9} {:>15} {:>15}", "", "messages", "rules alone", "learned");
    let mut groups: BTreeMap<&str, Vec<&Scored>> = BTreeMap::new();
    for one in &scored {
        groups.entry(one.language).or_default().push(one);
    }
    groups.insert("utterances", unseen.iter().collect());
    groups.insert("all", scored.iter().collect());
    for (name, group) in groups {
        let (rules, learned) = (shares(&group, |one| one.rules), shares(&group, |one| one.score >= threshold));
        println!("{name:10} {:>9} {rules:>15} {learned:>15}", group.len());
    }

    lower(&mut trees, threshold);
    for (file, bytes) in
        [("alone.bin", &tables.alone[..]), ("placed.bin", &tables.placed[..]), ("placed.trees", &trees)]
    {
        keep(&format!("crates/models/src/rules/gate/{file}"), bytes, args.iter().any(|arg| arg == "--check"))?;
    }
    Ok(())
}

fn judged<'c>(trees: &[u8], talk: &'c Conversation, message: &data::Message, row: &[f32]) -> Scored<'c> {
    Scored {
        language: &talk.language,
        holds: message.holds,
        rules: message.thread.passes_by_rules(),
        score: if message.thread.announces() { f32::INFINITY } else { score(trees, row) },
    }
}

/// The highest threshold at which enough of what holds something passes.
fn threshold(scored: &[Scored]) -> f32 {
    let mut scores: Vec<f32> = scored.iter().filter(|one| one.holds).map(|one| one.score).collect();
    scores.sort_by(f32::total_cmp);
    let missed = (scores.len() as f64 * (100.0 - RECALL) / 100.0).floor() as usize;
    scores.get(missed).copied().unwrap_or(0.0)
}

fn shares(scored: &[&Scored], passes: impl Fn(&Scored) -> bool) -> String {
    let share = |holds: bool| {
        let all = scored.iter().filter(|one| one.holds == holds).count();
        let right = scored.iter().filter(|one| one.holds == holds && passes(one) == holds).count();
        100.0 * right as f64 / all.max(1) as f64
    };
    format!("{:.1} / {:.1}", share(true), share(false))
}
