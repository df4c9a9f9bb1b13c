//! The two tables, one after the other.

use models::rules::weights::{Features, Table, score};

use super::data::{Conversation, Message};
use super::learning::regress::{Sample, Settings, fit};

const ALONE: Settings = Settings { rounds: 20, step: 0.02, decay: 0.003 };
const PLACED: Settings = Settings { rounds: 20, step: 0.01, decay: 0.003 };

pub struct Tables {
    pub alone: Box<Table>,
    pub placed: Box<Table>,
}

impl Tables {
    /// The second table is fitted to scores that the first gives to what it has not learnt from: so it will be asked.
    pub fn learn(talks: &[&Conversation]) -> Self {
        const PARTS: u64 = 4;
        let mut samples: Vec<(Features, bool, f32)> = Vec::new();
        for part in 0..PARTS {
            let (out, rest): (Vec<&Conversation>, Vec<&Conversation>) =
                talks.iter().partition(|talk| talk.part(7, PARTS) == part);
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

    pub fn score(&self, message: &Message) -> f32 {
        score(&self.placed, &placed(&self.alone, message))
    }
}

fn alone(talks: &[&Conversation]) -> Box<Table> {
    let samples = talks.iter().flat_map(|talk| {
        let messages = talk.messages.iter();
        messages.map(|message| Sample { features: &message.alone[0], holds: message.holds, weight: talk.weight })
    });
    fit(&samples.collect::<Vec<_>>(), ALONE)
}

fn placed(alone: &Table, message: &Message) -> Features {
    let scores: Vec<f32> = message.alone.iter().map(|features| score(alone, features)).collect();
    message.thread.placed(&message.alone[0], &scores)
}
