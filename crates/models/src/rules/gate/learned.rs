//! The learned part of the gate: two tables of weights, made by `cargo run -p models --example train_gate` from the labelled
//! conversations. The first says of each message what it holds by itself; the second, of a message in its thread, whether
//! it passes.
//!
//! Each lies in a file of [`TABLE`] bytes: a weight for every slot of [`features`], a signed byte; then, as little-endian
//! `f32`, what 1 of a weight counts, and the bias.

use super::features::{self, Placed};
pub use super::features::{Features, SLOTS};
use super::folded::Folded;
use super::look::{COUNT, Look, bit, look};
use super::{BEFORE, Heard, LOOKED_AT, LOOKED_AT_BEFORE, Words, answers, by_rules, stands_alone};

/// Bytes of one table.
pub const TABLE: usize = SLOTS + 8;

/// A table of weights.
pub type Table = [u8; TABLE];

static ALONE: &Table = include_bytes!("alone.bin");
static PLACED: &Table = include_bytes!("placed.bin");

/// The score of `features` by a table: above 0 where they rather hold something.
pub fn score(table: &Table, features: &Features) -> f32 {
    let number = |at: usize| f32::from_le_bytes([table[at], table[at + 1], table[at + 2], table[at + 3]]);
    let sum = features.groups().fold(0.0, |sum, (slots, counts)| {
        let weights: i32 = slots.iter().map(|&slot| i32::from(table[slot as usize] as i8)).sum();
        sum + weights as f32 * counts
    });
    number(SLOTS + 4) + number(SLOTS) * sum
}

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

    /// Whether it passes by the tables that are built in.
    pub fn passes(&self) -> bool {
        let alone: Vec<Features> = self.alone().collect();
        let scores: Vec<f32> = alone.iter().map(|features| score(ALONE, features)).collect();
        score(PLACED, &self.placed(&alone[0], &scores)) >= 0.0
    }
}
