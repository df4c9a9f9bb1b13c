//! The learned part of the gate: two tables of weights, made by `cargo run -p models --example train_gate` from the labelled
//! conversations. The first says of each message what it holds by itself; the second, of a message in its thread, whether
//! it passes.

use super::features::{self, Placed};
use super::folded::Folded;
use super::look::{COUNT, Look, bit, look};
use super::{BEFORE, Heard, LOOKED_AT, LOOKED_AT_BEFORE, Words, answers, by_rules, stands_alone};
use crate::rules::weights::{Features, Table, score};

static ALONE: &Table = include_bytes!("alone.bin");
static PLACED: &Table = include_bytes!("placed.bin");

/// A message with the few before it, as the tables see it.
#[derive(Debug)]
pub struct Thread {
    /// The message itself, then those before it, the nearest first.
    said: Vec<Said>,
}

#[derive(Debug)]
struct Said {
    words: Words,
    folded: Folded,
}

impl Thread {
    pub fn of(message: &Heard, before: &[Heard]) -> Self {
        let read = |heard: &Heard, most: usize| {
            let (look, folded) = look(heard.text, most);
            (look, folded, heard.own)
        };
        let mut looks: Vec<(Look, Folded, bool)> = Vec::with_capacity(BEFORE + 1);
        looks.push(read(message, LOOKED_AT));
        looks.extend(before.iter().rev().take(BEFORE).map(|earlier| read(earlier, LOOKED_AT_BEFORE)));
        let mut known = [0; COUNT];
        for (look, ..) in &looks {
            (0..COUNT).for_each(|language| known[language] += look.known[language]);
        }
        let said = looks.into_iter().enumerate().map(|(i, (look, folded, own))| {
            // The owner sends themselves no adverts: "I still have the voucher".
            let drop = if i == 0 && own { bit::ADVERT } else { 0 };
            Said { words: Words { bits: look.bits(&known) & !drop, count: look.words, own }, folded }
        });
        Self { said: said.collect() }
    }

    /// The features of each message by itself: of this one, then of those before it, the nearest first.
    pub fn alone(&self) -> impl Iterator<Item = Features> {
        self.said.iter().map(|said| features::alone(said.words.bits, &said.folded))
    }

    /// The features of the message in its thread, by the scores of its messages in the order of [`Thread::alone`].
    pub fn placed(&self, alone: &Features, scores: &[f32]) -> Features {
        let placed = |(said, &score): (&Said, &f32)| Placed {
            bits: said.words.bits,
            words: said.words.count,
            own: said.words.own,
            score,
        };
        let all: Vec<Placed> = self.said.iter().zip(scores).map(placed).collect();
        features::placed(alone, &self.said[0].folded, &all[0], &all[1..], self.rules())
    }

    /// What the rules say of it, as bits: it passes, by its own words, it may be an answer.
    fn rules(&self) -> u32 {
        let words: Vec<Words> = self.said.iter().map(|said| said.words).collect();
        let Words { bits, count, .. } = words[0];
        u32::from(by_rules(words[0], &words[1..]))
            | u32::from(stands_alone(bits, count)) << 1
            | u32::from(answers(bits, count)) << 2
    }

    /// Whether the rules alone would let it pass.
    pub fn passes_by_rules(&self) -> bool {
        self.rules() & 1 == 1
    }

    /// What the tables that are built in say of the message by itself, and in its thread: above 0 it passes.
    pub(crate) fn scores(&self) -> (f32, f32) {
        let alone: Vec<Features> = self.alone().collect();
        let scores: Vec<f32> = alone.iter().map(|features| score(ALONE, features)).collect();
        (scores[0], score(PLACED, &self.placed(&alone[0], &scores)))
    }

    /// Whether it passes by the tables that are built in.
    pub fn passes(&self) -> bool {
        self.scores().1 >= 0.0
    }
}
