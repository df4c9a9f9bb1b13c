//! The patterns of `words_*.txt`, read once.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use super::Emergency;

/// The words of each language.
pub(super) const LANGUAGES: [&str; 5] = [
    include_str!("words_en.txt"),
    include_str!("words_es.txt"),
    include_str!("words_fr.txt"),
    include_str!("words_de.txt"),
    include_str!("words_pt.txt"),
];

/// Words that `_` stands for, at most.
const GAP: usize = 4;

/// Words that stand for each other in one language, by their name.
type Families = HashMap<&'static str, Vec<&'static str>>;

/// What makes up a pattern.
#[derive(Debug)]
enum Item {
    Word {
        any: Vec<&'static str>,
        optional: bool,
    },
    Gap,
    /// Nothing stands behind it in the clause.
    End,
}

#[derive(Debug)]
struct Pattern {
    items: Vec<Item>,
    /// Nothing stands before it in the clause.
    first: bool,
}

/// Patterns by the word that they begin with.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    by_word: HashMap<&'static str, Vec<Arc<Pattern>>>,
    /// Those that begin with the beginning of a word.
    others: Vec<(&'static str, Arc<Pattern>)>,
}

/// All that is known of how people tell of it.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    signs: [Patterns; 3],
    pub idioms: Patterns,
    pub contexts: Patterns,
    /// Things that somebody tells of: no excuse where they speak of themselves.
    pub things: Patterns,
    /// Words by which somebody speaks of themselves.
    pub own: Patterns,
    pub urgent: Patterns,
}

pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);
    &LEXICON
}

impl Lexicon {
    fn read() -> Self {
        let mut lexicon = Self::default();
        for text in LANGUAGES {
            let mut section = "";
            let mut families = Families::new();
            for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
                if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                    section = name;
                } else if let Some((name, words)) = line.split_once(" = ") {
                    families.insert(name, words.split('/').collect());
                } else if let Some(patterns) = lexicon.section(section) {
                    patterns.add(line, &families);
                }
            }
        }
        lexicon
    }

    fn section(&mut self, name: &str) -> Option<&mut Patterns> {
        match name {
            "idiom" => Some(&mut self.idioms),
            "context" => Some(&mut self.contexts),
            "thing" => Some(&mut self.things),
            "self" => Some(&mut self.own),
            "urgent" => Some(&mut self.urgent),
            name => Emergency::ALL.iter().position(|kind| kind.as_str() == name).map(|at| &mut self.signs[at]),
        }
    }

    pub(super) fn signs(&self, kind: Emergency) -> &Patterns {
        &self.signs[kind as usize]
    }
}

impl Patterns {
    fn add(&mut self, line: &'static str, families: &Families) {
        let (line, first) = line.strip_prefix("| ").map_or((line, false), |line| (line, true));
        let items = line.split_whitespace().map(|word| match word {
            "_" => Item::Gap,
            "|" => Item::End,
            word => {
                let (word, optional) = word.strip_prefix('?').map_or((word, false), |word| (word, true));
                let any = word.split('/').filter(|word| !word.is_empty());
                let any = any.flat_map(|word| families.get(word).cloned().unwrap_or_else(|| vec![word]));
                Item::Word { any: any.collect(), optional }
            }
        });
        let pattern = Arc::new(Pattern { items: items.collect(), first });
        let Some(Item::Word { any, optional: false }) = pattern.items.first() else { return };
        for word in any {
            match word.strip_suffix('*') {
                Some(beginning) => self.others.push((beginning, Arc::clone(&pattern))),
                None => self.by_word.entry(word).or_default().push(Arc::clone(&pattern)),
            }
        }
    }

    /// Where the patterns stand in `words`: from, and to (not included).
    pub(super) fn all(&self, words: &[String]) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for (from, word) in words.iter().enumerate() {
            let others = self.others.iter().filter(|(beginning, _)| word.starts_with(beginning));
            let patterns = self.by_word.get(word.as_str()).into_iter().flatten();
            let here = patterns.chain(others.map(|(_, pattern)| pattern)).filter(|pattern| from == 0 || !pattern.first);
            for pattern in here {
                found.extend(ends(&pattern.items, words, from).map(|to| (from, to)));
            }
        }
        found
    }
}

/// Where a match that begins at `at` ends; the first way to match is taken. A pattern has at most a handful of gaps and
/// options, each of few choices.
fn ends(items: &[Item], words: &[String], at: usize) -> Option<usize> {
    let Some((item, rest)) = items.split_first() else { return Some(at) };
    match item {
        Item::End => (at == words.len()).then_some(at),
        Item::Gap => (at..=(at + GAP).min(words.len())).find_map(|next| ends(rest, words, next)),
        Item::Word { any, optional } => {
            let here = words.get(at).is_some_and(|word| any.iter().any(|one| is(one, word)));
            let taken = here.then(|| ends(rest, words, at + 1)).flatten();
            taken.or_else(|| optional.then(|| ends(rest, words, at)).flatten())
        }
    }
}

fn is(pattern: &str, word: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(beginning) => word.starts_with(beginning),
        None => pattern == word,
    }
}
