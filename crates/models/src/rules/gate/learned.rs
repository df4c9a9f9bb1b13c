//! The learned part of the gate: two tables of weights and trees, made by `cargo run -p models --example train_gate` from the
//! labelled conversations. The first table says of each message what it holds by itself; the second, of a message in its
//! thread, what it holds there; the trees, by what both say, whether it passes.

use std::sync::{Arc, PoisonError};

use super::features::{self, Placed};
use super::folded::{Folded, OTHER_LETTER};
use super::look::{COUNT, Look, Spoken, bit, look};
use super::{BEFORE, Heard, LOOKED_AT, LOOKED_AT_BEFORE, Words, answers, by_rules, stands_alone};
use crate::rules::meanings::Senses;
use crate::rules::trees;
use crate::rules::weights::{Features, Table, parts, score};

/// What the gate decides by.
#[derive(Debug, Clone, Copy)]
pub struct Gate<'t> {
    /// Weights of what a message holds by itself.
    pub alone: &'t Table,
    /// Weights of what it holds in its thread.
    pub placed: &'t Table,
    /// Trees over what both say.
    pub trees: &'t [u8],
}

pub static BUILT_IN: Gate<'static> = Gate {
    alone: include_bytes!("alone.bin"),
    placed: include_bytes!("placed.bin"),
    trees: include_bytes!("placed.trees"),
};

/// Where nothing was said before; a score below is as good as nothing.
const NOTHING: f32 = -6.0;

/// A message with the few before it, as the tables see it.
#[derive(Debug)]
pub struct Thread {
    /// The message itself, then those before it, the nearest first.
    said: Vec<Said>,
}

#[derive(Debug)]
struct Said {
    words: Words,
    folded: Arc<Folded>,
    spoken: Spoken,
}

impl Said {
    fn senses(&self) -> Vec<Senses> {
        features::senses(&self.folded, self.spoken)
    }

    fn features(&self, senses: &[Senses]) -> Features {
        features::alone(self.words.bits, &self.folded, senses)
    }

    /// What the table says of it by itself. A message is asked about again with each that follows it, by the same gate.
    fn score(&self, gate: &Gate) -> f32 {
        let mut known = self.folded.scored.lock().unwrap_or_else(PoisonError::into_inner);
        match *known {
            Some((bits, spoken, score)) if (bits, spoken) == (self.words.bits, self.spoken) => score,
            _ => {
                let score = score(gate.alone, &self.features(&self.senses()));
                *known = Some((self.words.bits, self.spoken, score));
                score
            }
        }
    }
}

/// What a gate, and the rules, say of a message in its thread.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Stand {
    /// The scores of the message by itself, and in its place: above 0 it passes.
    pub alone: f32,
    pub placed: f32,
    /// Whether the rules alone would let it pass.
    pub by_rules: bool,
    /// Whether it tells the day and the hour of something.
    pub announces: bool,
    /// Whether it is a laugh in signs alone, which does not pass.
    pub laughs: bool,
}

impl Stand {
    pub(crate) fn passes(self) -> bool {
        !self.laughs && self.placed >= 0.0 || self.announces
    }
}

/// A message as its words are looked at, whichever place in a thread it has.
#[derive(Debug, Clone)]
pub(crate) struct Looked {
    look: Look,
    folded: Arc<Folded>,
    own: bool,
}

impl Looked {
    /// The message that is asked about.
    pub(crate) fn whole(heard: &Heard) -> Self {
        Self::read(heard, LOOKED_AT)
    }

    /// One before it, of which less counts.
    pub(crate) fn earlier(heard: &Heard) -> Self {
        Self::read(heard, LOOKED_AT_BEFORE)
    }

    /// The same, of what was looked at as a whole.
    pub(crate) fn then_earlier(self, heard: &Heard) -> Self {
        if heard.text.len() <= LOOKED_AT_BEFORE { self } else { Self::earlier(heard) }
    }

    fn read(heard: &Heard, most: usize) -> Self {
        let (look, folded) = look(heard.text, most);
        Self { look, folded: Arc::new(folded), own: heard.own }
    }
}

impl Thread {
    pub fn of(message: &Heard, before: &[Heard]) -> Self {
        let before: Vec<Looked> = before.iter().rev().take(BEFORE).map(Looked::earlier).collect();
        Self::among(&Looked::whole(message), before.iter())
    }

    /// The same of messages that were looked at, those before it the nearest first.
    pub(crate) fn among<'l>(message: &'l Looked, before: impl Iterator<Item = &'l Looked>) -> Self {
        let all: Vec<&Looked> = std::iter::once(message).chain(before.take(BEFORE)).collect();
        let mut known = [0; COUNT];
        for looked in &all {
            (0..COUNT).for_each(|language| known[language] += looked.look.known[language]);
        }
        let spoken = Spoken::most(&known);
        let said = all.into_iter().enumerate().map(|(i, Looked { look, folded, own })| {
            // The owner sends themselves no adverts: "I still have the voucher".
            let drop = if i == 0 && *own { bit::ADVERT } else { 0 };
            let words = Words { bits: look.bits(&known) & !drop, count: look.words, own: *own };
            Said { words, folded: Arc::clone(folded), spoken }
        });
        Self { said: said.collect() }
    }

    /// The features of each message by itself: of this one, then of those before it, the nearest first.
    pub fn alone(&self) -> impl Iterator<Item = Features> {
        self.said.iter().map(|said| said.features(&said.senses()))
    }

    /// The features of the message in its thread, by the scores of its messages in the order of [`Thread::alone`].
    pub fn placed(&self, alone: &Features, scores: &[f32]) -> Features {
        self.placed_by(alone, &self.said[0].senses(), scores)
    }

    fn placed_by(&self, alone: &Features, senses: &[Senses], scores: &[f32]) -> Features {
        let placed = |(said, &score): (&Said, &f32)| Placed {
            bits: said.words.bits,
            words: said.words.count,
            own: said.words.own,
            score,
        };
        let all: Vec<Placed> = self.said.iter().zip(scores).map(placed).collect();
        features::placed(alone, &self.said[0].folded, senses, &all[0], &all[1..], self.rules())
    }

    /// What the trees are told of the message: its score in its thread by a table of that, and what it is made of, for each of
    /// its messages the score by itself in the order of [`Thread::alone`], and what the rules say.
    pub fn row(&self, alone: (&Table, &Features), scores: &[f32], placed: &Table) -> Vec<f32> {
        self.row_by(alone, &self.said[0].senses(), scores, placed)
    }

    fn row_by(
        &self,
        (table, alone): (&Table, &Features),
        senses: &[Senses],
        scores: &[f32],
        placed: &Table,
    ) -> Vec<f32> {
        let features = self.placed_by(alone, senses, scores);
        let (own, before) = (&self.said[0].words, &self.said[1..]);
        let number = |count: usize| count as f32;
        let flag = |is: bool| f32::from(u8::from(is));
        let most = |of: &dyn Fn(&Said) -> bool| {
            let scores = before.iter().zip(&scores[1..]).filter(|(said, _)| of(said)).map(|(_, score)| *score);
            scores.fold(NOTHING, f32::max)
        };
        let mut row = vec![score(placed, &features)];
        row.extend((0..=BEFORE).map(|i| scores.get(i).map_or(NOTHING, |score| score.max(NOTHING))));
        row.extend(parts(placed, &features));
        row.extend(parts(table, alone));
        row.push(self.rules() as f32);
        row.extend([number(before.len()), flag(own.own), number(own.count)]);
        let last = before.first().map(|said| said.words);
        row.push(last.map_or(-1.0, |last| flag(last.own != own.own)));
        row.push(last.map_or(-1.0, |last| number(last.count)));
        row.extend([most(&|_| true), most(&|said| said.words.own != own.own), most(&|said| said.words.own == own.own)]);
        for bits in [own.bits, last.map_or(0, |last| last.bits)] {
            row.extend((0..bit::COUNT).map(|bit| flag(bits >> bit & 1 == 1)));
        }
        row
    }

    /// What the rules say of it, as bits: it passes, by its own words, it may be an answer.
    fn rules(&self) -> u32 {
        let words: Vec<Words> = self.said.iter().map(|said| said.words).collect();
        let Words { bits, count, .. } = words[0];
        u32::from(by_rules(words[0], &words[1..]))
            | u32::from(stands_alone(bits, count)) << 1
            | u32::from(answers(bits, count)) << 2
    }

    /// Whether the message tells a day with an hour, and nothing says that it is over, a joke or an advert: "the regatta will be
    /// on 6 December at 10". It passes whatever the tables say, which have seen many that are not the owner's.
    pub fn announces(&self) -> bool {
        super::announces(self.said[0].words.bits, self.said[0].words.count)
    }

    /// Whether the message is a laugh in signs alone, "😂😂": whatever was suggested before, it settles nothing.
    fn laughs(&self) -> bool {
        let Said { words, folded, .. } = &self.said[0];
        let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == OTHER_LETTER;
        words.bits == bit::LAUGH && !folded.bytes.iter().any(is_letter)
    }

    /// Whether the rules alone would let it pass.
    pub fn passes_by_rules(&self) -> bool {
        self.rules() & 1 == 1
    }

    /// What a gate says of it; one and the same for all threads that a message is in.
    pub(crate) fn stands(&self, gate: &Gate) -> Stand {
        let senses = self.said[0].senses();
        let alone = self.said[0].features(&senses);
        let own = score(gate.alone, &alone);
        let scores: Vec<f32> = std::iter::once(own).chain(self.said[1..].iter().map(|said| said.score(gate))).collect();
        let placed = trees::score(gate.trees, &self.row_by((gate.alone, &alone), &senses, &scores, gate.placed));
        Stand {
            alone: own,
            placed,
            by_rules: self.passes_by_rules(),
            announces: self.announces(),
            laughs: self.laughs(),
        }
    }

    /// Whether it passes by what is built in.
    pub fn passes(&self) -> bool {
        self.stands(&BUILT_IN).passes()
    }
}

#[cfg(test)]
mod tests {
    use super::{Heard, Thread};

    #[test]
    fn a_laugh_beside_a_word_is_not_a_laugh_alone() {
        let laughs = |text| Thread::of(&Heard { text, own: false }, &[]).laughs();
        for text in ["😂😂", "🤣", "😂 😂!"] {
            assert!(laughs(text), "{text}");
        }
        for text in ["", "👍", "😂 Banane", "haha ok", "😂 в семь", "😂 8?"] {
            assert!(!laughs(text), "{text}");
        }
    }
}
