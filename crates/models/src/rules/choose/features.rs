//! What is counted of an offer, as slots of a table: its first and last words with what stands beside them, the words
//! inside, how it stands to what the rules say, to the time and to the message that tells the plan. To add one, give it a
//! number in [`kind`] and train again.

use std::ops::Range;

use super::scene::{Field, key};
use super::seen::{Seen, WHOSE};
use super::verbs::Verb;
use crate::rules::lexicon::Occasion;
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

pub(super) fn add_key_words(words: &mut Vec<u64>, text: &str) {
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

/// Words that stand near what is offered.
const NEAR: usize = 4;

impl Seen {
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

    pub(super) fn start(&self, i: usize, out: &mut Vec<u32>) {
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

    pub(super) fn end(&self, i: usize, out: &mut Vec<u32>) {
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

    pub(super) fn one_inside(&self, folded: &str, i: usize, out: &mut Vec<u32>) {
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
