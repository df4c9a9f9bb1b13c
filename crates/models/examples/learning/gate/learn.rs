//! The two tables, one after the other, and the trees over them.

use models::rules::weights::{Features, Table, score};

use super::super::part;
use super::super::regress::{Sample, Settings, fit};
use super::super::trees::{self, Example, fit as fit_trees};
use super::data::{Conversation, Message};

const ALONE: Settings = Settings { rounds: 20, step: 0.02, decay: 0.003 };
const PLACED: Settings = Settings { rounds: 20, step: 0.01, decay: 0.003 };
const TREES: trees::Settings = trees::Settings { trees: 120, step: 0.08, least: 30, asked: 100, seen: 100 };

#[derive(Debug)]
pub struct Tables {
    pub alone: Box<Table>,
    pub placed: Box<Table>,
}

impl Tables {
    /// The second table is fitted to scores that the first gives to what it has not learnt from: so it will be asked.
    pub fn learn(talks: &[&Conversation]) -> Self {
        const PARTS: u64 = 4;
        let mut samples: Vec<(Features, bool, f32)> = Vec::new();
        for n in 0..PARTS {
            let (out, rest): (Vec<&Conversation>, Vec<&Conversation>) =
                talks.iter().partition(|talk| part(&talk.id, 7, PARTS) == n);
            let table = alone(&rest);
            for talk in out {
                let messages = talk.messages.iter();
                samples.extend(messages.map(|message| (placed(&table, message), message.holds, talk.weight)));
            }
        }
        let samples =
            samples.iter().map(|(features, holds, weight)| Sample { features, holds: *holds, weight: *weight });
        Self { alone: alone(talks), placed: fit(&samples.collect::<Vec<_>>(), PLACED) }
    }

    /// What the trees are told of a message.
    pub fn row(&self, message: &Message) -> Vec<f32> {
        message.thread.row((&self.alone, &message.alone[0]), &scores(&self.alone, message), &self.placed)
    }
}

/// Trees over rows of tables that have not learnt from their messages.
pub fn trees<'r>(rows: impl Iterator<Item = (&'r [f32], bool)>) -> Vec<u8> {
    let examples: Vec<Example> = rows.map(|(row, holds)| Example { row, holds, weight: 1.0 }).collect();
    fit_trees(&examples, TREES)
}

fn alone(talks: &[&Conversation]) -> Box<Table> {
    let samples = talks.iter().flat_map(|talk| {
        let messages = talk.messages.iter();
        messages.map(|message| Sample { features: &message.alone[0], holds: message.holds, weight: talk.weight })
    });
    fit(&samples.collect::<Vec<_>>(), ALONE)
}

fn scores(alone: &Table, message: &Message) -> Vec<f32> {
    message.alone.iter().map(|features| score(alone, features)).collect()
}

fn placed(alone: &Table, message: &Message) -> Features {
    message.thread.placed(&message.alone[0], &scores(alone, message))
}
