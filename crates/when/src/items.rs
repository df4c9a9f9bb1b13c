//! Items: the tokens of a text with what each can mean in one language; phrases of several words are one item.

use crate::class;
use crate::lex::{Lex, Part, Season, Unit};
use crate::lexicon::{Lexicon, MEANINGS};
use crate::text::{Shape, Token, tokens};

/// Phrases are at most this many tokens long, so that looking one up takes bounded steps.
const LONGEST_PHRASE: usize = 10;

#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each says how the word was written")]
pub(crate) struct Item {
    pub start: u32,
    pub end: u32,
    pub shape: Shape,
    pub spaced: bool,
    pub capital: bool,
    /// The second meaning of the word before it ("tonight" is today and night): nothing begins here.
    pub joined: bool,
    /// The sentence speaks of the past.
    pub past: bool,
    readings: [Lex; MEANINGS],
    count: u8,
    weak: u8,
    /// The classes of all its meanings.
    pub class: u32,
    /// The variants of all its meanings, as [`Lex::bit`].
    variants: u128,
}

impl Item {
    fn new(token: Token) -> Self {
        Self {
            start: token.start,
            end: token.end,
            shape: token.shape,
            spaced: token.spaced,
            capital: token.capital,
            joined: false,
            past: false,
            readings: [Lex::Common; MEANINGS],
            count: 0,
            weak: 0,
            variants: 0,
            class: match token.shape {
                Shape::Number { .. } => class::DIGITS | class::STARTER,
                Shape::Mark('-' | '~') => class::JOIN,
                Shape::Mark('\'') => class::STARTER,
                _ => 0,
            },
        }
    }

    fn push(&mut self, lex: Lex, weak: bool) {
        if let Some(slot) = self.readings.get_mut(self.count as usize) {
            *slot = lex;
            self.class |= lex.class();
            self.variants |= lex.bit();
            self.weak |= u8::from(weak) << self.count;
            self.count += 1;
        }
    }

    pub(crate) fn readings(&self) -> &[Lex] {
        &self.readings[..self.count as usize]
    }

    #[inline(always)]
    #[allow(clippy::inline_always)] // so that the bits of a named lexeme are a constant
    pub(crate) fn is(&self, lex: Lex) -> bool {
        self.variants & lex.bit() != 0 && self.readings().contains(&lex)
    }

    /// One of `lexes` is among its meanings.
    #[inline(always)]
    #[allow(clippy::inline_always)] // so that the bits of named lexemes are a constant
    pub(crate) fn is_any(&self, lexes: &[Lex]) -> bool {
        let wanted = lexes.iter().fold(0, |bits, lex| bits | lex.bit());
        self.variants & wanted != 0 && lexes.iter().any(|lex| self.readings().contains(lex))
    }

    pub(crate) fn known(&self) -> bool {
        self.count > 0
    }

    /// Whether this meaning needs a neighbour that speaks for it.
    pub(crate) fn is_weak(&self, lex: Lex) -> bool {
        self.readings().iter().position(|reading| *reading == lex).is_some_and(|at| self.weak & (1 << at) != 0)
    }

    pub(crate) fn find<T>(&self, pick: impl Fn(Lex) -> Option<T>) -> Option<T> {
        self.readings().iter().find_map(|lex| pick(*lex))
    }

    pub(crate) fn mark(&self) -> Option<char> {
        match self.shape {
            Shape::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// The value of digits, and how many there were.
    pub(crate) fn digits(&self) -> Option<(u32, u8)> {
        match self.shape {
            Shape::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }

    pub(crate) fn is_word(&self) -> bool {
        self.shape == Shape::Word
    }

    pub(crate) fn weekday(&self) -> Option<u8> {
        if self.variants & Lex::Weekday(0).bit() == 0 {
            return None;
        }
        self.find(|lex| if let Lex::Weekday(day) = lex { Some(day) } else { None })
    }

    pub(crate) fn month(&self) -> Option<u8> {
        if self.variants & Lex::Month(0).bit() == 0 {
            return None;
        }
        self.find(|lex| if let Lex::Month(month) = lex { Some(month) } else { None })
    }

    pub(crate) fn unit(&self) -> Option<Unit> {
        if self.class & class::UNIT == 0 {
            return None;
        }
        self.find(|lex| if let Lex::Unit(unit) = lex { Some(unit) } else { None })
    }

    pub(crate) fn part(&self) -> Option<Part> {
        if self.class & class::PART == 0 {
            return None;
        }
        self.find(|lex| if let Lex::Part(part) = lex { Some(part) } else { None })
    }

    /// A part of every day: "mornings".
    pub(crate) fn parts(&self) -> Option<Part> {
        self.find(|lex| if let Lex::Parts(part) = lex { Some(part) } else { None })
    }

    pub(crate) fn meal(&self) -> Option<Part> {
        if self.variants & Lex::Meal(Part::Lunch).bit() == 0 {
            return None;
        }
        self.find(|lex| if let Lex::Meal(part) = lex { Some(part) } else { None })
    }

    /// The part of the day that the word stands for or goes with: "morning", "dinner", "wake".
    pub(crate) fn hints(&self) -> Option<Part> {
        let hint = || self.find(|lex| if let Lex::Hint(part) = lex { Some(part) } else { None });
        self.part().or_else(|| self.meal()).or_else(hint)
    }

    pub(crate) fn season(&self) -> Option<Season> {
        self.find(|lex| if let Lex::Season(season) = lex { Some(season) } else { None })
    }

    pub(crate) fn ordinal(&self) -> Option<u8> {
        if self.variants & Lex::Ordinal(0).bit() == 0 {
            return None;
        }
        self.find(|lex| if let Lex::Ordinal(ordinal) = lex { Some(ordinal) } else { None })
    }

    pub(crate) fn number(&self) -> Option<u16> {
        if self.variants & Lex::Number(0).bit() == 0 {
            return None;
        }
        self.find(|lex| if let Lex::Number(number) = lex { Some(number) } else { None })
    }
}

/// How many items one bit set of [`near`] stands for.
const BLOCK: usize = 16;

/// The classes found in each block of items.
pub(crate) fn blocks(items: &[Item]) -> Vec<u32> {
    items.chunks(BLOCK).map(|block| block.iter().fold(0, |classes, item| classes | item.class)).collect()
}

/// The classes found from the block of `index` on to the one after the next: at least 32 items ahead.
pub(crate) fn near(blocks: &[u32], index: usize) -> u32 {
    blocks.iter().skip(index / BLOCK).take(3).fold(0, |classes, block| classes | block)
}

/// The items of a text.
pub(crate) fn items(text: &str, lexicon: &Lexicon) -> Vec<Item> {
    let mut keyed: Vec<(Token, u32)> = Vec::with_capacity(text.len() / 5 + 4);
    tokens(text, |token, word| {
        let key = if token.shape == Shape::Word { lexicon.word_key(word) } else { Lexicon::mark_key(token.shape) };
        keyed.push((token, key));
    });
    let mut items = Vec::with_capacity(keyed.len() + 4);
    let mut at = 0;
    let mut sentence = 0;
    let mut past = false;
    while let Some(&(token, _)) = keyed.get(at) {
        let (node, taken) = longest(&keyed[at..], lexicon);
        let mut item = Item::new(token);
        let mut second = None;
        if taken > 0 {
            item.end = keyed[at + taken - 1].0.end;
            if taken > 1 {
                item.shape = Shape::Word;
            }
            for reading in lexicon.readings(node) {
                item.push(reading.first, reading.weak);
                second = second.or(reading.second);
            }
        }
        // "J'ai jeudi à 8h": right before a day it offers that; of the past a verb would stand between.
        let day = item.weekday().is_some() || item.find(|lex| matches!(lex, Lex::Day(_)).then_some(())).is_some();
        let had = items.last().is_some_and(|before: &Item| before.is_weak(Lex::Past));
        past = if had { past || !day } else { past };
        past |= item.is(Lex::Past) && !item.is_weak(Lex::Past);
        let ends_sentence = matches!(token.shape, Shape::Mark('.' | '!' | '?' | '\n' | ';')) && taken <= 1;
        items.push(item);
        if let Some(lex) = second {
            let mut item = Item { count: 0, weak: 0, class: 0, variants: 0, joined: true, ..item };
            item.push(lex, false);
            item.spaced = false;
            items.push(item);
        }
        at += taken.max(1);
        if ends_sentence && keyed.get(at).is_none_or(|(next, _)| next.spaced) {
            close_sentence(&mut items[sentence..], past);
            (sentence, past) = (items.len(), false);
        }
    }
    close_sentence(&mut items[sentence..], past);
    items
}

fn close_sentence(sentence: &mut [Item], past: bool) {
    if past {
        for item in sentence {
            item.past = true;
        }
    }
}

/// The node of the longest phrase that starts here and has a meaning, and how many tokens it takes (0 for none).
fn longest(keyed: &[(Token, u32)], lexicon: &Lexicon) -> (u32, usize) {
    let mut best = (0, 0);
    let mut node = 0;
    for (count, (token, key)) in keyed.iter().take(LONGEST_PHRASE).enumerate() {
        // "3a" is a word of its own, "3 a" is not.
        let parted = count > 0 && token.spaced && matches!(keyed[count - 1].0.shape, Shape::Number { .. });
        if *key == 0 || parted {
            break;
        }
        let Some(next) = lexicon.step(node, *key) else { break };
        node = next;
        if !lexicon.readings(node).is_empty() {
            best = (node, count + 1);
        }
    }
    best
}
