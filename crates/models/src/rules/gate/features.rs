//! What the learned part of the gate counts in a message. A feature is a slot of a table of weights, found by a hash: the
//! bits of [`look`](super::look), two of them together, the words, what the rules say, and what was said before. Two that
//! fall into one slot share its weight. To add one, give it a number in [`kind`] and train again (docs/evaluation.md).
//!
//! Two words in a row say more than each by itself once there is enough to learn from: with some 4,000 messages they made what
//! is not known yet worse, with 9,000 better.

use super::folded::Folded;
use super::look::Spoken;
use crate::rules::meanings::{self, Sense, Senses};
pub use crate::rules::weights::Features;
use crate::rules::weights::{hash, slot};

/// Words of a text that are counted, and bytes of a word: what is longer is its beginning.
const WORDS: usize = 80;
const LETTERS: usize = 24;

/// What a feature is of; part of its hash.
mod kind {
    pub const BIT: u32 = 1;
    pub const BITS: u32 = 2;
    pub const LENGTH: u32 = 3;
    pub const WORD: u32 = 4;
    pub const FIRST: u32 = 5;
    pub const OWN: u32 = 6;
    pub const ALONE: u32 = 7;
    pub const LAST: u32 = 8;
    pub const MOST: u32 = 9;
    pub const BIT_OPEN: u32 = 10;
    pub const WORD_OPEN: u32 = 11;
    pub const BIT_LAST: u32 = 12;
    pub const LENGTH_OPEN: u32 = 13;
    pub const RULES: u32 = 14;
    pub const LAST_BIT: u32 = 15;
    pub const PAIR: u32 = 16;
    pub const SENSE: u32 = 17;
    pub const SENSES: u32 = 18;
    pub const CLASS: u32 = 19;
    pub const CLASSES: u32 = 20;
    pub const THREE: u32 = 21;
    pub const SENSE_OPEN: u32 = 22;
    pub const CLASS_OPEN: u32 = 23;
}

/// Features that each group is meant for: bits, pairs of bits, words, meanings, what was said before.
const MEANT: [usize; 5] = [usize::MAX, 24, 120, 120, 60];

fn set(bits: u64) -> impl Iterator<Item = u32> + Clone {
    std::iter::successors(Some(bits), |bits| Some(bits & bits.wrapping_sub(1)))
        .take_while(|bits| *bits != 0)
        .map(u64::trailing_zeros)
}

/// The length in steps: 1, 2, 3, 4, 5–6, 7–9 … words.
fn length(words: usize) -> u32 {
    match words {
        0..=4 => words as u32,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=49 => 9,
        _ => 10,
    }
}

/// What the words of a text mean in the first of the languages that it may be in that knows them.
pub(super) fn senses(folded: &Folded, spoken: Spoken) -> Vec<Senses> {
    let of = |word: &[u8]| {
        let word = std::str::from_utf8(word).ok()?;
        spoken.languages().map(|language| meanings::of(language, word)).find(|senses| senses[0].name != 0)
    };
    folded.words.iter().take(WORDS).map(|&(from, to)| of(&folded.bytes[from..to]).unwrap_or_default()).collect()
}

/// What a text says by itself: of its bits, its letters and what its words mean.
pub(super) fn alone(bits: u64, folded: &Folded, senses: &[Senses]) -> Features {
    let mut features = Features::with_capacity(96, MEANT.len());
    let out = &mut features;
    let long = length(folded.words.len());
    out.push(slot(kind::LENGTH, long, 0));
    out.extend(set(bits).map(|bit| slot(kind::BIT, bit, 0)));
    features.close(MEANT[0]);
    let out = &mut features;
    for (i, a) in set(bits).enumerate() {
        out.push(slot(kind::LENGTH, long, a + 1));
        out.extend(set(bits).skip(i + 1).map(|b| slot(kind::BITS, a, b)));
    }
    features.close(MEANT[1]);
    let out = &mut features;
    let mut before = 0;
    for (i, &(from, to)) in folded.words.iter().take(WORDS).enumerate() {
        let word = hash(&folded.bytes[from..to.min(from + LETTERS)]);
        out.push(slot(kind::WORD, word, 0));
        if folded.clauses.get(i) == Some(&i) {
            out.push(slot(kind::FIRST, word, 0));
        } else {
            out.push(slot(kind::PAIR, before, word));
        }
        before = word;
    }
    features.close(MEANT[2]);
    let out = &mut features;
    let (mut last, mut two_before) = (Sense::default(), 0);
    for senses in senses {
        for sense in senses.iter().filter(|sense| sense.name != 0) {
            out.push(slot(kind::SENSE, sense.name, 0));
            out.push(slot(kind::SENSES, last.name, sense.name));
            out.push(slot(kind::CLASS, sense.class, 0));
            out.push(slot(kind::CLASSES, last.class, sense.class));
            out.push(slot(kind::THREE, slot(kind::THREE, two_before, last.class), sense.class));
        }
        two_before = last.class;
        last = senses[0];
    }
    features.close(MEANT[3]);
    features
}

/// A message with what it says by itself, for its place in a thread.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub bits: u64,
    pub words: usize,
    pub own: bool,
    /// What the table of single texts says of it.
    pub score: f32,
}

/// A score in seven steps.
fn step(score: f32) -> u32 {
    (score.clamp(-3.0, 3.0).round() + 3.0) as u32
}

/// The features of a message in its thread: `alone`, its own, with those of what was said before, the nearest first.
pub(super) fn placed(
    alone: &Features,
    folded: &Folded,
    senses: &[Senses],
    message: &Placed,
    before: &[Placed],
    rules: u32,
) -> Features {
    let mut features = alone.clone();
    let out = &mut features;
    // What has nothing before it is read as if nothing to speak of had been said.
    let nothing = Placed { bits: 0, words: 0, own: !message.own, score: -3.0 };
    let last = before.first().unwrap_or(&nothing);
    let most = |own: bool| before.iter().filter(|said| said.own == own).map(|said| step(said.score)).max().unwrap_or(0);
    let (others, same) = (most(!message.own), most(message.own));
    let turned = u32::from(last.own != message.own);
    // Nothing is open, something may be, something is.
    let open = match others.max(same) {
        0..=2 => 0,
        3..=4 => 1,
        _ => 2 + u32::from(others >= same),
    };
    let near = step(last.score) / 2 * 2 + turned;
    out.push(slot(kind::OWN, u32::from(message.own), 0));
    out.push(slot(kind::OWN, u32::from(message.own), 1 + open));
    out.push(slot(kind::ALONE, step(message.score), 0));
    out.push(slot(kind::ALONE, step(message.score), 1 + open));
    out.push(slot(kind::LAST, step(last.score), turned));
    out.push(slot(kind::LAST, step(last.score) * 8 + step(message.score), 2 + turned));
    out.push(slot(kind::MOST, others, 8));
    out.push(slot(kind::MOST, same, 9));
    out.push(slot(kind::MOST, others, same));
    let long = length(message.words);
    out.push(slot(kind::LENGTH_OPEN, long, open));
    out.push(slot(kind::LENGTH_OPEN, long, 8 + near));
    out.push(slot(kind::RULES, rules, 0));
    out.push(slot(kind::RULES, rules, 1 + step(message.score)));
    for a in set(message.bits) {
        out.push(slot(kind::BIT_OPEN, a, open));
        out.push(slot(kind::BIT_LAST, a, near));
    }
    out.extend(set(last.bits).map(|a| slot(kind::LAST_BIT, a, turned)));
    let words = folded.words.iter().take(WORDS);
    out.extend(words.map(|&(from, to)| slot(kind::WORD_OPEN, hash(&folded.bytes[from..to.min(from + LETTERS)]), open)));
    for sense in senses.iter().flatten().filter(|sense| sense.name != 0) {
        out.push(slot(kind::SENSE_OPEN, sense.name, open));
        out.push(slot(kind::CLASS_OPEN, sense.class, open));
    }
    features.close(MEANT[4]);
    features
}
