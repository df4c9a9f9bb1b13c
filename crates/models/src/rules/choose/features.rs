//! What is counted of an offer, as slots of a table: its first and last words with what stands beside them, the words
//! inside, how it stands to what the rules say, to the time and to the message that tells the plan. To add one, give it a
//! number in [`kind`] and train again.

use std::ops::Range;

use super::scene::{Field, key};
use super::verbs::Verb;
use crate::rules::lexicon::{Mark, Occasion};
use crate::rules::meanings::{Sense, Senses};
use crate::rules::reading::Reading;
use crate::rules::text::fold;
use crate::rules::weights::{self, slot};

/// What a feature is of; part of its hash.
mod kind {
    pub const BEFORE: u32 = 1;
    pub const BEFORE_MARK: u32 = 2;
    pub const BEFORE_TWO: u32 = 3;
    pub const FIRST: u32 = 4;
    pub const FIRST_SHAPE: u32 = 5;
    pub const FIRST_MARK: u32 = 6;
    pub const OPENS: u32 = 7;
    pub const BEHIND: u32 = 8;
    pub const BEHIND_MARK: u32 = 9;
    pub const LAST: u32 = 10;
    pub const LAST_SHAPE: u32 = 11;
    pub const LAST_MARK: u32 = 12;
    pub const CLOSES: u32 = 13;
    pub const INSIDE: u32 = 14;
    pub const ENDING: u32 = 15;
    pub const INSIDE_SHAPE: u32 = 16;
    pub const INSIDE_MARK: u32 = 17;
    pub const INSIDE_SIGN: u32 = 18;
    pub const LENGTH: u32 = 19;
    pub const MESSAGE: u32 = 20;
    pub const RELATION: u32 = 21;
    pub const CAPITALS: u32 = 22;
    pub const TIME: u32 = 23;
    pub const PERSON: u32 = 24;
    pub const ASKED: u32 = 25;
    pub const SUBJECT: u32 = 26;
    pub const TOLD: u32 = 27;
    pub const WHOLE: u32 = 28;
    pub const RULES: u32 = 29;
    pub const RULES_WORD: u32 = 30;
    pub const NOTHING: u32 = 31;
    pub const SECOND_BEHIND: u32 = 32;
    pub const SORT_FIRST: u32 = 33;
    pub const PLAIN: u32 = 34;
    pub const BETWEEN: u32 = 35;
    pub const BEFORE_LENGTH: u32 = 36;
    pub const SHAPES: u32 = 37;
    pub const NEAR: u32 = 38;
    pub const FIRST_TWO: u32 = 39;
    pub const LAST_TWO: u32 = 40;
    pub const WHOSE: u32 = 41;
    pub const NOTHING_WORD: u32 = 42;
    pub const VERB: u32 = 43;
    pub const VERB_HOW: u32 = 44;
    pub const VERB_MARK: u32 = 45;
    pub const VERB_STANDS: u32 = 46;
    pub const VERB_RULES: u32 = 47;
    pub const DONE_FAR: u32 = 48;
    pub const DONE_LENGTH: u32 = 49;
    pub const FAINT: u32 = 50;
    pub const KINDS_BEFORE: u32 = 51;
    pub const KINDS_BEHIND: u32 = 52;
    pub const AROUND_BEFORE: u32 = 53;
    pub const AROUND_BEHIND: u32 = 54;
    pub const SENSE: u32 = 55;
    pub const CLASS: u32 = 56;
    pub const CLASSES: u32 = 57;
}

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

/// The plan that something is offered for.
#[derive(Debug)]
pub(super) struct Around {
    pub field: Field,
    pub named: bool,
    pub occasion: Option<Occasion>,
    pub at_sender: bool,
    /// The rules do not tell it.
    pub faint: bool,
    /// What the rules say, as a [`key`].
    pub rules: String,
    /// The same as [`key_words`].
    pub rules_words: Vec<u64>,
    /// The rules' title, as a [`key`].
    pub title: String,
    /// The [`key_words`] of the names of those who take part.
    pub people: Vec<u64>,
}

/// Where a line stands to the one that tells the plan.
#[derive(Debug)]
pub(super) struct Stands {
    /// How many messages behind it.
    pub message: i32,
    /// By the same person, and by the owner.
    pub same: bool,
    pub own: bool,
    pub subject: bool,
    /// The [`question`] of the message before, where that is looked at.
    pub asked: u32,
    /// The token where what tells the plan begins, if it is this line.
    pub told: Option<usize>,
}

/// How an offer stands to what the rules say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    Same,
    Inside,
    Holds,
    Shares,
    Apart,
    /// The rules say nothing.
    None,
}

fn hash(text: &str) -> u32 {
    weights::hash(text.as_bytes())
}

/// What the last question of a text begins with; 0 where it asks nothing.
pub(super) fn question(text: &str) -> u32 {
    let Some((before, _)) = text.rsplit_once('?') else { return 0 };
    let from = before.rfind(['.', '!', '?', ',', '\n']).map_or(0, |at| at + 1);
    hash(&key(before[from..].split_whitespace().next().unwrap_or_default())).max(1)
}

/// The words of a [`key`], as numbers that are compared faster than they are.
pub(super) fn key_words(text: &str) -> Vec<u64> {
    let mut words = Vec::new();
    add_key_words(&mut words, text);
    words
}

fn add_key_words(words: &mut Vec<u64>, text: &str) {
    let mut word = None;
    // FNV-1a of the letters; what is neither letter nor digit ends a word.
    for c in text.chars() {
        if c.is_alphanumeric() {
            let hash = word.unwrap_or(0xCBF2_9CE4_8422_2325_u64) ^ u64::from(u32::from(fold(c)));
            word = Some(hash.wrapping_mul(0x0100_0000_01B3));
        } else {
            words.extend(word.take());
        }
    }
    words.extend(word);
}

/// How [`key_words`] stand to those of the rules.
pub(super) fn relation(key: &[u64], rules: &[u64]) -> Relation {
    if rules.is_empty() {
        return Relation::None;
    }
    if key == rules {
        return Relation::Same;
    }
    let common = key.iter().filter(|word| rules.contains(word)).count();
    if common == 0 {
        Relation::Apart
    } else if common == key.len() {
        Relation::Inside
    } else if rules.iter().all(|word| key.contains(word)) {
        Relation::Holds
    } else {
        Relation::Shares
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
    fn at(&self, i: usize) -> &[u32] {
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
    words: Vec<u32>,
    /// The [`key_words`] of all tokens, and where those of each begin.
    keys: Vec<u64>,
    key_at: Vec<usize>,
    senses: Vec<Senses>,
    shapes: Vec<u32>,
    marks: Lists,
    /// What it is for what stands next to it, in few kinds.
    kinds: Vec<u32>,
    /// Bits of [`WHOSE`].
    whose: Vec<u32>,
    /// Whether it is a word, has a capital, and tells a time.
    is_word: Vec<bool>,
    is_capital: Vec<bool>,
    is_timed: Vec<bool>,
}

/// Marks that say whose a place is.
const WHOSE: [Mark; 5] = [Mark::MyPlace, Mark::YourPlace, Mark::Mine, Mark::Yours, Mark::Ours];

/// Words that stand near what is offered.
const NEAR: usize = 4;

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

    fn word(&self, i: Option<usize>) -> u32 {
        i.and_then(|i| self.words.get(i)).copied().unwrap_or(EDGE)
    }

    fn class(&self, i: Option<usize>) -> u32 {
        i.and_then(|i| self.senses.get(i)).map_or(EDGE, |senses| senses[0].class)
    }

    /// What is meant by a token at a place to what is offered.
    fn meant(&self, out: &mut Vec<u32>, i: Option<usize>, place: u32) {
        let Some(senses) = i.and_then(|i| self.senses.get(i)) else { return };
        for sense in senses.iter().filter(|sense| sense.class != 0) {
            out.push(slot(kind::CLASS, sense.class, place));
            if sense.name != 0 {
                out.push(slot(kind::SENSE, sense.name, place));
            }
        }
    }

    fn marks(&self, i: Option<usize>) -> &[u32] {
        i.map_or(&[], |i| self.marks.at(i))
    }

    fn shape(&self, i: usize) -> u32 {
        self.shapes.get(i).copied().unwrap_or(0)
    }

    fn start(&self, i: usize, out: &mut Vec<u32>) {
        let (before, two) = (i.checked_sub(1), i.checked_sub(2));
        let (last, shape) = (self.word(before), self.shape(i));
        out.extend([
            slot(kind::BEFORE, last, 0),
            slot(kind::BEFORE, last, 1 + shape),
            slot(kind::BEFORE_TWO, last, self.word(two)),
            slot(kind::FIRST, self.words[i], 0),
            slot(kind::FIRST, self.words[i], last),
            slot(kind::FIRST_TWO, self.words[i], self.word(Some(i + 1))),
            slot(kind::FIRST_SHAPE, shape, 0),
            slot(kind::OPENS, u32::from(i == 0), shape),
            slot(kind::SORT_FIRST, 0, last),
            slot(kind::KINDS_BEFORE, self.kind(before), self.kind(two)),
        ]);
        out.extend((i.saturating_sub(NEAR)..i).map(|before| slot(kind::AROUND_BEFORE, self.words[before], 0)));
        (i.saturating_sub(NEAR)..i).for_each(|before| self.meant(out, Some(before), 0));
        self.meant(out, before, 1);
        self.meant(out, Some(i), 2);
        out.push(slot(kind::CLASSES, self.class(before), self.class(Some(i))));
        out.push(slot(kind::CLASSES, self.class(before), self.class(two) ^ 1));
        out.extend(self.marks(before).iter().map(|&mark| slot(kind::BEFORE_MARK, mark, shape)));
        out.extend(self.marks(two).iter().map(|&mark| slot(kind::BEFORE_MARK, mark, 100)));
        out.extend(
            self.marks
                .at(i)
                .iter()
                .flat_map(|&mark| [slot(kind::FIRST_MARK, mark, 0), slot(kind::FIRST_MARK, mark, 1)]),
        );
        if self.marks.at(i).is_empty() {
            out.push(slot(kind::PLAIN, 0, 0));
        }
    }

    fn end(&self, i: usize, out: &mut Vec<u32>) {
        let (next, shape) = (self.word(Some(i + 1)), self.shape(i));
        out.extend([
            slot(kind::BEHIND, next, 0),
            slot(kind::BEHIND, next, 1 + shape),
            slot(kind::SECOND_BEHIND, next, self.word(Some(i + 2))),
            slot(kind::LAST, self.words[i], 0),
            slot(kind::LAST, self.words[i], next),
            slot(kind::LAST_TWO, self.words[i], self.word(i.checked_sub(1))),
            slot(kind::LAST_SHAPE, shape, 0),
            slot(kind::CLOSES, u32::from(i + 1 == self.words.len()), shape),
            slot(kind::KINDS_BEHIND, self.kind(Some(i + 1)), self.kind(Some(i + 2))),
        ]);
        let near = i + 1..self.words.len().min(i + 1 + NEAR);
        near.clone().for_each(|behind| self.meant(out, Some(behind), 3));
        out.extend(near.map(|behind| slot(kind::AROUND_BEHIND, self.words[behind], 0)));
        self.meant(out, Some(i + 1), 4);
        self.meant(out, Some(i), 5);
        out.push(slot(kind::CLASSES, self.class(Some(i)), self.class(Some(i + 1)) ^ 2));
        out.push(slot(kind::CLASSES, self.class(Some(i + 2)), self.class(Some(i + 1)) ^ 3));
        out.extend(self.marks(Some(i + 1)).iter().map(|&mark| slot(kind::BEHIND_MARK, mark, shape)));
        out.extend(
            self.marks.at(i).iter().flat_map(|&mark| [slot(kind::LAST_MARK, mark, 0), slot(kind::LAST_MARK, mark, 1)]),
        );
        if self.marks.at(i).is_empty() {
            out.push(slot(kind::PLAIN, 1, 0));
        }
    }

    fn one_inside(&self, folded: &str, i: usize, out: &mut Vec<u32>) {
        /// Letters of an ending.
        const ENDING: usize = 4;
        out.push(slot(kind::INSIDE_SHAPE, self.shape(i), 0));
        if !self.is_word[i] {
            out.push(slot(kind::INSIDE_SIGN, self.words[i], 0));
            return;
        }
        out.push(slot(kind::INSIDE, self.words[i], 0));
        self.meant(out, Some(i), 6);
        let from = folded.len().saturating_sub(ENDING);
        if from > 0 && folded.is_char_boundary(from) {
            out.push(slot(kind::ENDING, hash(&folded[from..]), 0));
        }
        out.extend(self.marks.at(i).iter().map(|&mark| slot(kind::INSIDE_MARK, mark, 0)));
    }

    fn kind(&self, i: Option<usize>) -> u32 {
        i.and_then(|i| self.kinds.get(i)).copied().unwrap_or(200)
    }

    /// What is counted of a verb of something to do.
    pub(super) fn verb(&self, verb: &Verb, stands: &Stands, around: &Around) -> Vec<u32> {
        let (first, how) = (verb.tokens.start, verb.how as u32);
        let (before, behind) = (first.checked_sub(1), verb.tokens.end);
        let form = hash(&key(&verb.form));
        let message = (stands.message.clamp(-3, 3) + 3) as u32;
        let told = match stands.told {
            Some(told) if first < told => 2,
            Some(_) => 1,
            None => 0,
        };
        let rules = u32::from(says_verb(&around.rules, &verb.form));
        let mut out = vec![
            slot(kind::VERB, form, 0),
            slot(kind::VERB, form, self.word(before)),
            slot(kind::VERB, self.words[first], 1),
            slot(kind::VERB_HOW, how, self.word(before)),
            slot(kind::VERB_HOW, how, self.kind(before)),
            slot(kind::VERB_HOW, how, self.kind(Some(behind)) + 10_000),
            slot(kind::VERB_HOW, how, 0),
            slot(kind::VERB_STANDS, message, told),
            slot(kind::VERB_STANDS, 10 + told, u32::from(stands.own)),
            slot(kind::VERB_STANDS, 20 + u32::from(first == 0), how),
            slot(kind::VERB_RULES, rules, u32::from(around.faint)),
            slot(kind::VERB_RULES, 2 + rules, how),
        ];
        self.meant(&mut out, Some(first), 7);
        self.meant(&mut out, before, 8);
        self.meant(&mut out, Some(behind), 9);
        out.extend(self.marks.at(first).iter().map(|&mark| slot(kind::VERB_MARK, mark, 0)));
        out.extend(self.marks(before).iter().map(|&mark| slot(kind::VERB_MARK, mark, 1)));
        out.extend(self.marks(Some(behind)).iter().map(|&mark| slot(kind::VERB_MARK, mark, 2)));
        out
    }

    /// Adds what is counted of these words as a whole.
    pub(super) fn add_words(&self, out: &mut Vec<u32>, tokens: Range<usize>, stands: &Stands, around: &Around) {
        let key = &self.keys[self.key_at[tokens.start]..self.key_at[tokens.end]];
        let length = tokens.len().min(7) as u32;
        let relation = relation(key, &around.rules_words) as u32;
        let message = (stands.message.clamp(-3, 3) + 3) as u32;
        let words = self.is_word[tokens.clone()].iter().filter(|is| **is).count();
        let capitals = self.is_capital[tokens.clone()].iter().filter(|is| **is).count();
        let capitals = if capitals == 0 { 0 } else { 1 + u32::from(capitals == words) };
        let person = key.iter().filter(|word| around.people.contains(word)).count();
        let near = self.time(&tokens);
        let whole = u32::from(tokens.start == 0) + 2 * u32::from(tokens.end == self.words.len());
        out.extend([
            slot(kind::LENGTH, length, 0),
            slot(kind::LENGTH, length, 8 + capitals),
            slot(kind::MESSAGE, message, u32::from(stands.same)),
            slot(kind::MESSAGE, message, 2 + relation),
            slot(kind::RELATION, relation, 0),
            slot(kind::RELATION, relation, 1),
            slot(kind::RELATION, relation, 10 + length),
            slot(kind::RELATION, relation, 20 + u32::from(around.named)),
            slot(kind::RELATION, relation, 30 + u32::from(around.at_sender)),
            slot(kind::FAINT, 1 + relation, u32::from(around.faint)),
            slot(kind::CAPITALS, capitals, 0),
            slot(kind::PERSON, (person as u32).min(2) + 3 * u32::from(person == words), 0),
            slot(kind::SUBJECT, u32::from(stands.subject), 0),
            slot(kind::WHOLE, whole, length),
            slot(kind::TIME, near, 0),
        ]);
        if relation == Relation::Shares as u32
            || relation == Relation::Inside as u32
            || relation == Relation::Holds as u32
        {
            let first = key.first() == around.rules_words.first();
            out.push(slot(kind::RELATION, 40 + relation, u32::from(first)));
        }
        let (last, next) = (self.kind(tokens.start.checked_sub(1)), self.kind(Some(tokens.end)));
        let shapes = self.shapes[tokens.clone()].iter().take(4);
        let shapes = shapes.fold(length.min(5), |all, shape| all * 16 + (shape & 7));
        out.push(slot(kind::BETWEEN, last, next));
        out.push(slot(kind::BEFORE_LENGTH, last, length));
        out.push(slot(kind::SHAPES, shapes, 0));
        out.push(slot(kind::SHAPES, shapes, 1 + last));
        out.push(slot(kind::NEAR, near, message));
        let whose = self.whose[tokens.clone()].iter().fold(0, |all, bits| all | bits);
        let whose = (0..WHOSE.len() as u32).filter(|bit| whose >> bit & 1 == 1);
        out.extend(whose.map(|bit| slot(kind::WHOSE, bit, u32::from(stands.own))));
        if stands.asked != 0 {
            out.push(slot(kind::ASKED, stands.asked, 0));
            out.push(slot(kind::ASKED, 0, whole));
        }
        if let Some(told) = stands.told {
            let far = if tokens.contains(&told) {
                0
            } else if tokens.start > told {
                1
            } else {
                2
            };
            out.push(slot(kind::TOLD, far, 0));
        }
    }

    /// How far the nearest time of the line is, in steps, and on which side.
    fn time(&self, tokens: &Range<usize>) -> u32 {
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
/// a currency before it: "send €20", "régler la cotisation".
fn written_from(reading: &Reading, i: usize) -> usize {
    let number = |i: usize| {
        reading.tokens.is_word(i)
            && !reading.is_timed(i)
            && reading.tokens.folded(i).bytes().all(|byte| byte.is_ascii_digit())
    };
    let belongs = |i: &usize| match reading.tokens.sign(*i) {
        Some(sign) => matches!(sign, '€' | '$' | '£'),
        None => reading.at(*i, Mark::Article) == Some(*i + 1) || number(*i),
    };
    let first = (0..i).rev().take_while(belongs).last().unwrap_or(i);
    reading.tokens.list.get(first).map_or(0, |token| token.span.start)
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

/// How many slots [`of_done`] has.
pub(super) const DONE: usize = 6;

/// Whether the rules' title begins or ends with a verb.
fn says_verb(rules: &str, form: &str) -> bool {
    let form = key(form);
    rules.strip_prefix(form.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        || rules.strip_suffix(form.as_str()).is_some_and(|rest| rest.ends_with(' '))
}

/// What is counted of a verb with the words that it is done to, beside what is counted of either: where these stand, in
/// the verb's line or so many messages behind it.
pub(super) fn of_done(verb: &Verb, tokens: &Range<usize>, same: bool, far: i32, around: &Around) -> [u32; DONE] {
    let how = verb.how as u32;
    let step = |tokens: usize| match tokens {
        0..=2 => tokens as u32,
        3..=5 => 3,
        6..=10 => 4,
        _ => 5,
    };
    let far = if !same {
        20 + (far.clamp(-4, 4) + 4) as u32
    } else if tokens.start >= verb.tokens.end {
        step(tokens.start - verb.tokens.end)
    } else {
        10 + step(verb.tokens.start - tokens.end)
    };
    let length = tokens.len() as u32;
    [
        slot(kind::DONE_FAR, far, 0),
        slot(kind::DONE_FAR, far, 1 + how),
        slot(kind::DONE_FAR, far, 20 + length),
        slot(kind::DONE_FAR, far, 50 + u32::from(around.faint)),
        slot(kind::DONE_LENGTH, length, 0),
        slot(kind::DONE_LENGTH, length, 1 + how),
    ]
}

/// What is counted of the rules' word where it stands in no line.
pub(super) fn of_rules(rules: &str, around: &Around) -> Vec<u32> {
    let key = key(rules);
    let words = key.split(' ').count().min(8) as u32;
    let occasion = around.occasion.map_or(99, |occasion| occasion as u32);
    let mut out = vec![
        slot(kind::RULES, 0, 0),
        slot(kind::RULES, 1, words),
        slot(kind::RULES, 2, occasion),
        slot(kind::RULES, 3, u32::from(around.named)),
        slot(kind::RULES, 4, u32::from(around.at_sender)),
        slot(kind::RULES, 5, u32::from(rules.contains(','))),
        slot(kind::FAINT, 0, u32::from(around.faint)),
    ];
    out.extend(key.split(' ').map(|word| slot(kind::RULES_WORD, hash(word), 0)));
    out.extend(key.split(' ').next().map(|word| slot(kind::RULES_WORD, hash(word), 1)));
    out
}

pub(super) fn of_nothing(around: &Around, source: &str) -> Vec<u32> {
    let occasion = around.occasion.map_or(99, |occasion| occasion as u32);
    let said = u32::from(!around.rules.is_empty()) + u32::from(around.at_sender);
    let mut out = vec![
        slot(kind::NOTHING, 0, said),
        slot(kind::NOTHING, 1, said),
        slot(kind::NOTHING, 2, occasion),
        slot(kind::NOTHING, 3, occasion * 4 + said),
        slot(kind::NOTHING, 4, u32::from(around.named)),
    ];
    out.extend(key(source).split(' ').take(24).map(|word| slot(kind::NOTHING_WORD, hash(word), 0)));
    out
}
