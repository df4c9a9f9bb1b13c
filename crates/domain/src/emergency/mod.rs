//! Whether a text tells of an emergency: said to somebody who must not wait for a model.
//!
//! A text is cut into clauses of plain words. A *sign* in a clause is an emergency, unless its words belong to an
//! *idiom* ("going to kill me if"), stand behind a "no", or the clause tells of something else (a film, a course, the
//! year 2010) without a word of hurry. All languages are read at once: somebody who cannot breathe does not choose one.
//! The words are in `words_*.txt`, one pattern a line:
//!
//! | in a pattern | is |
//! |---|---|
//! | `a/b` | either word |
//! | `?a/b` | either word, or none |
//! | `a*` | a word that begins so |
//! | `_` | up to four words |
//! | `@person` | somebody: "he", "my son", "the baby" |
//!
//! Words are written without accents; an apostrophe parts two words ("s est"), but in English short forms ("cant").
//! To add a language: its words and its cases (`cases_*.txt`), and a line in `words.rs`.

mod numbers;
#[cfg(test)]
mod tests;
mod words;

use serde::{Deserialize, Serialize};

use crate::text::unaccented;

pub use numbers::{Numbers, numbers};
use words::{Lexicon, lexicon};

/// Who must be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Emergency {
    /// A doctor, at once.
    Medical,
    /// The fire brigade or the police.
    Danger,
    /// Somebody who listens: the person may take their own life.
    Crisis,
}

impl Emergency {
    pub const ALL: [Self; 3] = [Self::Medical, Self::Danger, Self::Crisis];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Medical => "medical",
            Self::Danger => "danger",
            Self::Crisis => "crisis",
        }
    }

    /// What a text tells of, each once. Reads the text once, word by word.
    pub fn of(text: &str) -> Vec<Self> {
        let lexicon = lexicon();
        let mut found: Vec<Self> = clauses(text).iter().flat_map(|clause| of_clause(lexicon, clause)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Words before a sign that may take it back.
const NEGATED: usize = 2;
const NEGATIONS: [&str; 11] =
    ["no", "not", "never", "without", "dont", "doesnt", "didnt", "sin", "nunca", "pas", "sans"];

fn of_clause(lexicon: &Lexicon, words: &[String]) -> Vec<Emergency> {
    let signs: Vec<(Emergency, usize, usize)> = Emergency::ALL
        .into_iter()
        .flat_map(|kind| lexicon.signs(kind).all(words).into_iter().map(move |(from, to)| (kind, from, to)))
        .collect();
    // Most clauses say nothing of the kind; what follows is for those that do.
    if signs.is_empty() {
        return Vec::new();
    }
    let idioms = lexicon.idioms.all(words);
    let excused = !lexicon.contexts.all(words).is_empty() && lexicon.urgent.all(words).is_empty();
    let counts = |&(_, from, to): &(Emergency, usize, usize)| {
        let negated = words[from.saturating_sub(NEGATED)..from].iter().any(|word| NEGATIONS.contains(&word.as_str()));
        let idiom = idioms.iter().any(|&(start, end)| start < to && from < end);
        !excused && !negated && !idiom
    };
    signs.iter().filter(|sign| counts(sign)).map(|(kind, ..)| *kind).collect()
}

/// Short forms that English writes behind an apostrophe.
const SHORT: [&str; 7] = ["t", "s", "m", "re", "ve", "ll", "d"];
/// Words that begin something new within a sentence.
const TURNS: [&str; 4] = ["but", "pero", "mais", "because"];
/// Bytes of a word; no longer one is in any pattern.
const MAX_WORD: usize = 32;
/// Words of a clause; a longer one is cut, so that each is looked at in bounded time.
const MAX_CLAUSE: usize = 60;

/// The folded words of each clause.
fn clauses(text: &str) -> Vec<Vec<String>> {
    let mut clauses = vec![Vec::new()];
    let mut word = String::new();
    let mut apostrophe = None;
    let mut end = |word: &mut String, apostrophe: &mut Option<usize>, ends_clause: bool| {
        let Some(clause) = clauses.last_mut() else { return };
        if let Some(at) = apostrophe.take()
            && !SHORT.contains(&&word[at..])
        {
            let rest = word.split_off(at);
            clause.push(std::mem::replace(word, rest));
        }
        let turns = TURNS.contains(&word.as_str());
        if !word.is_empty() {
            clause.push(std::mem::take(word));
        }
        if turns || ends_clause || clause.len() >= MAX_CLAUSE {
            clauses.push(Vec::new());
        }
    };
    for c in text.chars() {
        match c {
            '\'' | '’' | '`' => {
                if apostrophe.is_some() {
                    end(&mut word, &mut apostrophe, false);
                }
                apostrophe = Some(word.len());
            }
            c if c.is_alphanumeric() => {
                if word.len() < MAX_WORD {
                    word.extend(c.to_lowercase().map(unaccented));
                }
            }
            '.' | '!' | '?' | ';' | ':' | ',' | '\n' | '¿' | '¡' | '(' | ')' => end(&mut word, &mut apostrophe, true),
            _ => end(&mut word, &mut apostrophe, false),
        }
    }
    end(&mut word, &mut apostrophe, true);
    clauses.retain(|clause| !clause.is_empty());
    clauses
}
