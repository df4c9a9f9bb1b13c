//! A language's words: its data file read into a trie that finds the longest phrase at a token in one step a token.
//!
//! The file format is in `docs/languages.md` of this crate. A word's folded text is looked up once; longer phrases
//! follow edges keyed by (node, word).

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::holiday::Rule;
use crate::lex::Lex;
use crate::text::{Shape, tokens};

/// FNV-1a: the keys are short and come from our own files; lookups of hostile words cost their length only.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0 ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

pub(crate) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Fnv>>;

/// One meaning of a phrase: lexemes in a row (usually one).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading {
    pub first: Lex,
    /// A second lexeme of the same word ("tonight" is today and night).
    pub second: Option<Lex>,
    /// Needs a neighbour that speaks for it ("may", "sun").
    pub weak: bool,
}

/// At most this many meanings of one phrase are kept.
pub(crate) const MEANINGS: usize = 4;

#[derive(Debug, Default)]
struct Node {
    readings: Vec<Reading>,
    has_children: bool,
}

/// How a language writes things; from the `set` lines of its file.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one `set` word of a language file")]
pub(crate) struct Habits {
    /// `3/4` is March 4th.
    pub month_first: bool,
    /// "half 8" is 7:30, "viertel 8" is 7:15.
    pub half_before: bool,
    /// A dot after digits makes an ordinal ("4. Mai"), and dates are written `4.5.`.
    pub dotted_ordinals: bool,
    /// "Saturday last", "semana próxima": modifiers may follow.
    pub trailing_modifiers: bool,
    /// Common nouns begin with a capital, so a capital says nothing.
    pub capital_nouns: bool,
    /// A bare day number may follow the article ("el 15").
    pub article_days: bool,
    /// "one morning" is a morning, "one in the morning" a time.
    pub part_needs_preposition: bool,
    /// "à noite" by itself is told of as "noite".
    pub bare_parts: bool,
    /// "la noche del 4" is told of as "noche del 4".
    pub bare_articles: bool,
    /// "15.30" is rather a time than a number.
    pub dotted_times: bool,
    /// "20-11" is a date.
    pub dashed_dates: bool,
}

#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    words: Map<Box<str>, u32>,
    /// The node that a single word leads to, by its key (0: none).
    first: Vec<u32>,
    nodes: Vec<Node>,
    edges: Map<u64, u32>,
    /// Whether a word is an everyday one that shows the language and means nothing else, by its key.
    everyday: Vec<bool>,
    spellings: Vec<Spelling>,
    pub habits: Habits,
    pub holidays: Vec<Rule>,
}

/// Letters that show a language: within words, or where they begin ("ge-") or end them ("-ung").
#[derive(Debug)]
struct Spelling {
    letters: Box<str>,
    begins: bool,
    ends: bool,
}

impl Spelling {
    fn read(text: &str) -> Self {
        let (begins, ends) = (text.ends_with('-'), text.starts_with('-'));
        Self { letters: text.trim_matches('-').into(), begins, ends }
    }

    /// Letters with accents are looked for as written, others in the folded word.
    fn fits(&self, written: &str, folded: &str) -> bool {
        let word = if self.letters.is_ascii() { folded } else { written };
        if word.len() <= self.letters.len() && (self.begins || self.ends) {
            return false;
        }
        let (word, letters) = (word.as_bytes(), self.letters.as_bytes());
        // One letter is compared before all of them are: most words fail by it.
        match (self.begins, self.ends) {
            (true, _) => word.first() == letters.first() && word.starts_with(letters),
            (_, true) => word.last() == letters.last() && word.ends_with(letters),
            _ => (0..word.len()).any(|i| word.get(i) == letters.first() && word[i..].starts_with(letters)),
        }
    }
}

/// A line of a language file that cannot be read, by its number, and why.
pub(crate) type BadLine = (usize, String);

impl Lexicon {
    /// Reads language files, later ones adding to the earlier; lines that cannot be read are left out and told of.
    pub(crate) fn read(sources: &[&str]) -> (Self, Vec<BadLine>) {
        let mut lexicon = Self { nodes: vec![Node::default()], ..Self::default() };
        let mut bad = Vec::new();
        for (number, line) in sources.iter().flat_map(|source| source.lines().enumerate()) {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Err(why) = lexicon.read_line(line) {
                bad.push((number + 1, why));
            }
        }
        (lexicon, bad)
    }

    fn read_line(&mut self, line: &str) -> Result<(), String> {
        let (left, right) = line.split_once(':').ok_or("no colon")?;
        let mut left_words = left.split_whitespace();
        let name = left_words.next().ok_or("no name")?;
        if name == "set" {
            return right.split_whitespace().try_for_each(|habit| self.set(habit));
        }
        if name == "words" {
            tokens(right, |token, word| {
                if token.shape == Shape::Word {
                    let next = self.words.len() as u32 + 1;
                    let key = *self.words.entry(word.into()).or_insert(next) as usize;
                    self.first.resize(self.words.len() + 1, 0);
                    self.everyday.resize(self.words.len() + 1, false);
                    self.everyday[key] = true;
                }
            });
            return Ok(());
        }
        if name == "spelling" {
            self.spellings.extend(right.split_whitespace().map(Spelling::read));
            return Ok(());
        }
        if name == "compound" {
            return self.compound(right);
        }
        let (first, second) = if name == "holiday" {
            let words: Vec<&str> = left_words.collect();
            let rule = Rule::read(&words.join(" ")).ok_or("unknown holiday rule")?;
            self.holidays.push(rule);
            let index = u8::try_from(self.holidays.len() - 1).map_err(|_| "too many holidays")?;
            (Lex::Holiday(index), None)
        } else {
            let mut halves = left.split('+').map(|half| {
                let mut parts = half.split_whitespace();
                let (name, argument) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
                Lex::named(name, argument).ok_or_else(|| format!("unknown lexeme `{}`", half.trim()))
            });
            (halves.next().ok_or("no lexeme")??, halves.next().transpose()?)
        };
        for phrase in right.split_whitespace() {
            let (phrase, weak) = phrase.strip_suffix('?').map_or((phrase, false), |phrase| (phrase, true));
            for variant in braces(phrase) {
                self.add(&variant.replace('_', " "), Reading { first, second, weak });
            }
        }
        Ok(())
    }

    /// `compound weekday part: abend=evening` makes "montagabend" of every weekday written out before this line.
    fn compound(&mut self, pairs: &str) -> Result<(), String> {
        let weekdays: Vec<(String, u8)> = self
            .words
            .iter()
            .filter(|(word, _)| word.len() >= 5)
            .filter_map(|(word, key)| {
                let node = self.edges.get(&Self::edge(0, *key))?;
                self.nodes[*node as usize].readings.iter().find_map(|reading| match reading.first {
                    Lex::Weekday(day) => Some((word.to_string(), day)),
                    _ => None,
                })
            })
            .collect();
        for pair in pairs.split_whitespace() {
            let (suffix, part) = pair.split_once('=').ok_or("no `=` in a compound")?;
            let part = Lex::named("part", part).ok_or("unknown part of the day")?;
            for (word, day) in &weekdays {
                self.add(
                    &format!("{word}{suffix}"),
                    Reading { first: Lex::Weekday(*day), second: Some(part), weak: false },
                );
            }
        }
        Ok(())
    }

    fn set(&mut self, habit: &str) -> Result<(), String> {
        let habits = &mut self.habits;
        *match habit {
            "month-first" => &mut habits.month_first,
            "half-before" => &mut habits.half_before,
            "dotted-ordinals" => &mut habits.dotted_ordinals,
            "trailing-modifiers" => &mut habits.trailing_modifiers,
            "capital-nouns" => &mut habits.capital_nouns,
            "article-days" => &mut habits.article_days,
            "bare-articles" => &mut habits.bare_articles,
            "bare-parts" => &mut habits.bare_parts,
            "dashed-dates" => &mut habits.dashed_dates,
            "dotted-times" => &mut habits.dotted_times,
            "part-needs-preposition" => &mut habits.part_needs_preposition,
            _ => return Err(format!("unknown habit `{habit}`")),
        } = true;
        Ok(())
    }

    fn add(&mut self, phrase: &str, reading: Reading) {
        let mut node = 0_u32;
        let mut steps = Vec::new();
        tokens(phrase, |token, word| steps.push((token.shape, word.to_owned())));
        for (shape, word) in steps {
            let key = match shape {
                Shape::Word => {
                    let next = self.words.len() as u32 + 1;
                    *self.words.entry(word.into_boxed_str()).or_insert(next)
                }
                shape => Self::mark_key(shape),
            };
            let next = self.nodes.len() as u32;
            let child = *self.edges.entry(Self::edge(node, key)).or_insert(next);
            if child == next {
                self.nodes.push(Node::default());
            }
            if node == 0 && shape == Shape::Word {
                self.first.resize(self.words.len() + 1, 0);
                self.first[key as usize] = child;
            }
            self.nodes[node as usize].has_children = true;
            node = child;
        }
        let readings = &mut self.nodes[node as usize].readings;
        let known = readings.iter().any(|known| known.first == reading.first && known.second == reading.second);
        if node != 0 && !known && readings.len() < MEANINGS {
            readings.push(reading);
        }
    }

    fn edge(node: u32, key: u32) -> u64 {
        (u64::from(node) << 32) | u64::from(key)
    }

    /// The key of a mark or a number in the trie; words are numbered from 1 and stay below these.
    pub(crate) fn mark_key(shape: Shape) -> u32 {
        match shape {
            Shape::Mark(mark) => 0x8000_0000 | mark as u32,
            Shape::Number { value, .. } => 0x4000_0000 | (value & 0x0fff_ffff),
            Shape::Word => 0,
        }
    }

    /// The key of a folded word, 0 where the language does not know it.
    pub(crate) fn word_key(&self, word: &str) -> u32 {
        self.words.get(word).copied().unwrap_or(0)
    }

    /// The folded words that the language knows.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(|word| &**word)
    }

    /// How much a word speaks for the language: 3 an everyday word, 2 one that means a time, 0 an unknown one.
    pub(crate) fn weight(&self, word: &str) -> u32 {
        let key = self.word_key(word);
        if key == 0 {
            return 0;
        }
        let readings = self.step(0, key).map_or(&[][..], |node| self.readings(node));
        let everyday = self.everyday.get(key as usize).copied().unwrap_or(false);
        if everyday || readings.iter().any(|reading| reading.first == Lex::Common) {
            3
        } else if readings.is_empty() {
            0
        } else {
            2
        }
    }

    /// How many of the language's spellings a word shows, as written and folded.
    pub(crate) fn spelled(&self, written: &str, folded: &str) -> u32 {
        self.spellings.iter().filter(|spelling| spelling.fits(written, folded)).count() as u32
    }

    /// The node after `node` along `key`, and whether anything goes on from there.
    pub(crate) fn step(&self, node: u32, key: u32) -> Option<u32> {
        if node == 0 && key < 0x4000_0000 {
            return self.first.get(key as usize).copied().filter(|child| *child != 0);
        }
        self.nodes[node as usize].has_children.then(|| self.edges.get(&Self::edge(node, key)).copied())?
    }

    pub(crate) fn readings(&self, node: u32) -> &[Reading] {
        &self.nodes[node as usize].readings
    }
}

/// Every variant of `neunte{,n,r}`; several groups multiply.
fn braces(phrase: &str) -> Vec<String> {
    let Some((before, rest)) = phrase.split_once('{') else { return vec![phrase.to_owned()] };
    let Some((choices, after)) = rest.split_once('}') else { return vec![phrase.to_owned()] };
    let tails = braces(after);
    choices.split(',').flat_map(|choice| tails.iter().map(move |tail| format!("{before}{choice}{tail}"))).collect()
}
