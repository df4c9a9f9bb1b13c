//! A line as titles and places are counted in it, whatever is looked for: its tokens with what each says as the first, the
//! last, or one of an offer's. What is counted of them is told in `features.rs`.

use std::ops::Range;

use super::features::add_key_words;
use crate::rules::lexicon::Mark;
use crate::rules::meanings::{Sense, Senses};
use crate::rules::reading::Reading;

/// What is told by marks: those that stand beside or in titles and places.
const MARKS: &[Mark] = &[
    Mark::At,
    Mark::In,
    Mark::To,
    Mark::OnDay,
    Mark::Home,
    Mark::Via,
    Mark::With,
    Mark::And,
    Mark::Or,
    Mark::Article,
    Mark::Place,
    Mark::Street,
    Mark::Online,
    Mark::Remote,
    Mark::Where,
    Mark::NoPlace,
    Mark::NoPerson,
    Mark::Stop,
    Mark::Link,
    Mark::Edge,
    Mark::Filler,
    Mark::Polite,
    Mark::Light,
    Mark::Meet,
    Mark::Suggest,
    Mark::Have,
    Mark::Duty,
    Mark::Generic,
    Mark::Task,
    Mark::Promise,
    Mark::Order,
    Mark::Ask,
    Mark::Nudge,
    Mark::Pledge,
    Mark::Remind,
    Mark::Create,
    Mark::Clause,
    Mark::Person,
    Mark::Other,
    Mark::Mine,
    Mark::Ours,
    Mark::Yours,
    Mark::MyPlace,
    Mark::YourPlace,
    Mark::Question,
    Mark::Past,
    Mark::Moved,
    Mark::Since,
    Mark::Fetch,
    Mark::Arranged,
    Mark::Wants,
    Mark::Agree,
    Mark::Refuse,
    Mark::Instead,
    Mark::Greet,
    Mark::Thanks,
    Mark::Not,
    Mark::If,
    Mark::Soft,
    Mark::Closing,
];

/// The number of a mark; a noun of an occasion has one of them all.
fn number(mark: Mark) -> Option<u32> {
    match mark {
        Mark::Noun(_) => Some(0),
        mark => MARKS.iter().position(|known| *known == mark).map(|i| i as u32 + 1),
    }
}

/// Lists of slots, one behind the other.
#[derive(Debug, Default)]
pub(super) struct Lists {
    slots: Vec<u32>,
    ends: Vec<usize>,
}

impl Lists {
    /// One list for each of `count`, as `add` fills it.
    fn of(count: usize, mut add: impl FnMut(usize, &mut Vec<u32>)) -> Self {
        let mut lists = Self { slots: Vec::with_capacity(count * 24), ends: Vec::with_capacity(count) };
        for i in 0..count {
            add(i, &mut lists.slots);
            lists.ends.push(lists.slots.len());
        }
        lists
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The list of `i`; empty beyond the end.
    pub(super) fn at(&self, i: usize) -> &[u32] {
        let from = i.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or(0);
        self.ends.get(i).and_then(|&to| self.slots.get(from..to)).unwrap_or_default()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &[u32]> {
        (0..self.len()).map(|i| self.at(i))
    }
}

/// A line as it is counted, whatever is looked for in it.
#[derive(Debug)]
pub(super) struct Seen {
    pub text: String,
    /// Bytes of each token.
    pub tokens: Vec<Range<usize>>,
    /// The byte that each is written from where something is done to it.
    pub leads: Vec<usize>,
    /// What each token says as the first, the last, or one of an offer's.
    pub starts: Lists,
    pub ends: Lists,
    pub inside: Lists,
    pub words: Vec<u32>,
    /// The [`key_words`] of all tokens, and where those of each begin.
    pub keys: Vec<u64>,
    pub key_at: Vec<usize>,
    pub senses: Vec<Senses>,
    pub shapes: Vec<u32>,
    pub marks: Lists,
    /// What it is for what stands next to it, in few kinds.
    pub kinds: Vec<u32>,
    /// Bits of [`WHOSE`].
    pub whose: Vec<u32>,
    /// Whether it is a word, has a capital, and tells a time.
    pub is_word: Vec<bool>,
    pub is_capital: Vec<bool>,
    pub is_timed: Vec<bool>,
}

/// Marks that say whose a place is.
pub(super) const WHOSE: [Mark; 5] = [Mark::MyPlace, Mark::YourPlace, Mark::Mine, Mark::Yours, Mark::Ours];

/// Before the first token and behind the last; a time.
const EDGE: u32 = 1;
const TIMED: u32 = 2;

impl Seen {
    /// The tokens of `room` alone say something as a part of an offer.
    pub(super) fn of(reading: &Reading, room: &Range<usize>) -> Self {
        let count = reading.tokens.len();
        let mut marked = vec![Vec::new(); count];
        let mut whose = vec![0; count];
        for hit in &reading.hits {
            let of = hit.tokens.start.min(count)..hit.tokens.end.min(count);
            if let Some(bit) = WHOSE.iter().position(|mark| *mark == hit.mark) {
                whose[of.clone()].iter_mut().for_each(|bits| *bits |= 1 << bit);
            }
            if let Some(number) = number(hit.mark) {
                marked[of].iter_mut().for_each(|marks| marks.push(number));
            }
        }
        let marks = Lists::of(count, |i, out| {
            marked[i].sort_unstable();
            marked[i].dedup();
            out.extend(&marked[i]);
        });
        let word = |i: usize| if reading.is_timed(i) { TIMED } else { reading.hashed(i) };
        let (mut keys, mut key_at) = (Vec::with_capacity(count), Vec::with_capacity(count + 1));
        for i in 0..count {
            key_at.push(keys.len());
            add_key_words(&mut keys, reading.word(i));
        }
        key_at.push(keys.len());
        let mut seen = Self {
            text: reading.text.to_owned(),
            tokens: reading.tokens.list.iter().map(|token| token.span.clone()).collect(),
            leads: (0..count).map(|i| written_from(reading, i)).collect(),
            starts: Lists::default(),
            ends: Lists::default(),
            inside: Lists::default(),
            keys,
            key_at,
            words: (0..count).map(word).collect(),
            senses: (0..count).map(|i| sense(reading, i)).collect(),
            shapes: (0..count).map(|i| shape(reading, i)).collect(),
            kinds: (0..count).map(|i| kind_of(reading, i, marks.at(i))).collect(),
            marks,
            whose,
            is_word: (0..count).map(|i| reading.tokens.is_word(i)).collect(),
            is_capital: (0..count).map(|i| reading.is_capital(i)).collect(),
            is_timed: (0..count).map(|i| reading.is_timed(i)).collect(),
        };
        let within = |i: usize| room.contains(&i);
        seen.starts = Lists::of(count, |i, out| {
            if within(i) {
                seen.start(i, out);
            }
        });
        seen.ends = Lists::of(count, |i, out| {
            if within(i) {
                seen.end(i, out);
            }
        });
        seen.inside = Lists::of(count, |i, out| {
            if within(i) {
                seen.one_inside(reading.tokens.folded(i), i, out);
            }
        });
        seen
    }

    pub(super) fn word(&self, i: Option<usize>) -> u32 {
        i.and_then(|i| self.words.get(i)).copied().unwrap_or(EDGE)
    }

    pub(super) fn class(&self, i: Option<usize>) -> u32 {
        i.and_then(|i| self.senses.get(i)).map_or(EDGE, |senses| senses[0].class)
    }

    pub(super) fn marks(&self, i: Option<usize>) -> &[u32] {
        i.map_or(&[], |i| self.marks.at(i))
    }

    pub(super) fn shape(&self, i: usize) -> u32 {
        self.shapes.get(i).copied().unwrap_or(0)
    }

    pub(super) fn kind(&self, i: Option<usize>) -> u32 {
        i.and_then(|i| self.kinds.get(i)).copied().unwrap_or(200)
    }

    /// How far the nearest time of the line is, in steps, and on which side.
    pub(super) fn time(&self, tokens: &Range<usize>) -> u32 {
        const FAR: usize = 12;
        let timed = |i: usize| self.is_timed.get(i).copied().unwrap_or(false);
        let before = (1..=FAR).find(|&far| tokens.start >= far && timed(tokens.start - far));
        let behind = (0..FAR).find(|&far| timed(tokens.end + far)).map(|far| far + 1);
        let step = |far: usize| match far {
            1 => 1,
            2 => 2,
            3..=5 => 3,
            _ => 4,
        };
        match (before, behind) {
            (Some(before), Some(behind)) => 10 * step(before) + step(behind),
            (Some(before), None) => 10 * step(before),
            (None, Some(behind)) => step(behind),
            (None, None) => 0,
        }
    }
}

/// The byte at which what something is done to is written from token `i` on, with the article, the number and the sign of
/// a currency before it: "send €20", "régler la cotisation"; not with whose it is of those who speak, who is another in the
/// agenda.
fn written_from(reading: &Reading, i: usize) -> usize {
    let number = |i: usize| {
        reading.tokens.is_word(i)
            && !reading.is_timed(i)
            && reading.tokens.folded(i).bytes().all(|byte| byte.is_ascii_digit())
    };
    let belongs = |i: &usize| match reading.tokens.sign(*i) {
        Some(sign) => matches!(sign, '€' | '$' | '£'),
        None => reading.at(*i, Mark::Article) == Some(*i + 1) && !is_speakers(reading, *i) || number(*i),
    };
    let first = (0..i).rev().take_while(belongs).last().unwrap_or(i);
    reading.tokens.list.get(first).map_or(0, |token| token.span.start)
}

/// Whether a token says that something is of who speaks or of who is spoken to: "your prescription".
pub(super) fn is_speakers(reading: &Reading, i: usize) -> bool {
    reading.at(i, Mark::Article).is_some() && reading.at_any(i, &[Mark::Mine, Mark::Ours, Mark::Yours]).is_some()
}

/// What is meant by a token; a time and a sign are classes of their own.
fn sense(reading: &Reading, i: usize) -> Senses {
    if reading.is_timed(i) {
        return [Sense { name: 0, class: TIMED }, Sense::default()];
    }
    match reading.tokens.sign(i) {
        Some(sign) => [Sense { name: 0, class: 1000 + sign as u32 }, Sense::default()],
        None => reading.senses(i),
    }
}

/// A sign, digits, small, capital, all capitals, with digits; whether it opens the line or a sentence.
fn shape(reading: &Reading, i: usize) -> u32 {
    let word = reading.word(i);
    if !reading.tokens.is_word(i) {
        return 1;
    }
    let opens = i == 0 || matches!(reading.tokens.sign(i - 1), Some('.' | '!' | '?' | ':'));
    let kind = if word.bytes().all(|b| b.is_ascii_digit()) {
        2
    } else if word.bytes().any(|b| b.is_ascii_digit()) {
        3
    } else if word.chars().count() > 1 && !word.chars().any(char::is_lowercase) {
        4
    } else if word.starts_with(char::is_uppercase) {
        5
    } else {
        6
    };
    kind + if opens { 8 } else { 0 }
}

/// What a token is for an offer next to it: a time, a sign, the first of its marks, or a word of none.
fn kind_of(reading: &Reading, i: usize, marks: &[u32]) -> u32 {
    if reading.is_timed(i) {
        return 201;
    }
    if let Some(sign) = reading.tokens.sign(i) {
        return 1000 + sign as u32;
    }
    marks.first().copied().unwrap_or(if reading.is_capital(i) { 202 } else { 203 })
}
