//! How the gate is learnt: two tables, one after the other, and the trees over them; and the same without a part of the
//! conversations each, for what else is learnt from those: a gate is too sure of what it has seen.

pub mod data;
pub mod learn;

use std::path::Path;
use std::thread;

use data::{Conversation, Data, Message};
use learn::Tables;
use models::rules::learned::{BUILT_IN, Gate};
use models::rules::trees::score;

use super::read::Result;
use super::trees::lower;

pub const FOLDS: u64 = 5;
/// Percent of what holds something that have to pass in cross-validation, of what was not asked to be hard.
const RECALL: f64 = 98.3;

#[derive(Debug)]
pub struct Learnt {
    tables: Tables,
    trees: Vec<u8>,
}

impl Learnt {
    pub fn gate(&self) -> Gate<'_> {
        Gate { alone: &self.tables.alone, placed: &self.tables.placed, trees: &self.trees }
    }

    /// Whether a message passes that is not to be learnt from.
    pub fn passes(&self, message: &Message) -> bool {
        message.thread.announces() || score(&self.trees, &self.tables.row(message)) >= 0.0
    }
}

/// Each learnt without one part; none: the gate that is built in, which has learnt from everything.
#[derive(Debug, Default)]
pub struct Gates(Vec<Learnt>);

impl Gates {
    /// Of the folder `eval` and a file of clinc/oos-eval.
    pub fn read(eval: &Path, utterances: &Path) -> Result<Self> {
        Ok(Self::learn(&Data::read(eval, utterances)?).1)
    }

    /// What is learnt from everything, the gates, and of each message of the cases whether it passes one that has not learnt
    /// from its case.
    pub fn learn(data: &Data) -> (Learnt, Self, Vec<Judged<'_>>) {
        let all: Vec<&Conversation> = data.cases.iter().chain(&data.beside).collect();
        let without = |out: Option<u64>| {
            let rest = all.iter().filter(|one| out.is_none() || one.fold() != out);
            Tables::learn(&rest.copied().collect::<Vec<_>>())
        };
        let (whole, parts) = thread::scope(|scope| {
            let without = &without;
            let parts: Vec<_> = (0..FOLDS).map(|fold| scope.spawn(move || without(Some(fold)))).collect();
            let parts: Vec<Tables> = parts.into_iter().filter_map(|part| part.join().ok()).collect();
            (without(None), parts)
        });
        assert_eq!(parts.len() as u64, FOLDS, "a part could not be learnt");

        let mut rows = Vec::new();
        for (fold, tables) in (0..).zip(&parts) {
            let cases = data.cases.iter().filter(|case| case.fold() == Some(fold));
            let messages = cases.flat_map(|case| case.messages.iter().map(move |message| (case, message)));
            rows.extend(messages.map(|(case, message)| Row { fold, case, message, numbers: tables.row(message) }));
        }
        let trees = |out: Option<u64>| {
            let rows = rows.iter().filter(|row| Some(row.fold) != out);
            learn::trees(rows.map(|row| (row.numbers.as_slice(), row.message.holds)))
        };
        let mut parts: Vec<Learnt> =
            (0..).zip(parts).map(|(fold, tables)| Learnt { tables, trees: trees(Some(fold)) }).collect();
        let scored: Vec<(&Row, f32)> =
            rows.iter().map(|row| (row, row.score(&parts[row.fold as usize].trees))).collect();
        let threshold = threshold(&scored);
        let judged = scored.iter().map(|&(row, score)| Judged {
            case: row.case,
            message: row.message,
            passes: score >= threshold,
        });
        let judged = judged.collect();
        let mut whole = Learnt { tables: whole, trees: trees(None) };
        for learnt in parts.iter_mut().chain([&mut whole]) {
            lower(&mut learnt.trees, threshold);
        }
        (whole, Self(parts), judged)
    }

    /// A gate that has not learnt from the conversation of this id.
    pub fn unlearnt(&self, id: &str) -> Gate<'_> {
        self.0.get(data::fold(id) as usize).map_or(BUILT_IN, Learnt::gate)
    }
}

/// A message of a case, and whether it passes.
#[derive(Debug)]
pub struct Judged<'d> {
    pub case: &'d Conversation,
    pub message: &'d Message,
    pub passes: bool,
}

/// A message of a case with what tables say of it that have not learnt from the case.
struct Row<'d> {
    fold: u64,
    case: &'d Conversation,
    message: &'d Message,
    numbers: Vec<f32>,
}

impl Row<'_> {
    fn score(&self, trees: &[u8]) -> f32 {
        if self.message.thread.announces() { f32::INFINITY } else { score(trees, &self.numbers) }
    }
}

/// The highest threshold at which enough of what holds something passes.
fn threshold(scored: &[(&Row, f32)]) -> f32 {
    let of = scored.iter().filter(|(row, _)| row.message.holds && !row.case.hard);
    let mut scores: Vec<f32> = of.map(|(_, score)| *score).collect();
    scores.sort_by(f32::total_cmp);
    let missed = (scores.len() as f64 * (100.0 - RECALL) / 100.0).floor() as usize;
    scores.get(missed).copied().unwrap_or(0.0)
}
