//! Whether a text tells of an emergency: said to somebody who must not wait for a model.
//!
//! A text is cut into clauses of plain words. A *sign* in a clause is an emergency, unless its words belong to an
//! *idiom* ("going to kill me if"), stand behind a "no", or the clause tells of something else (a film, a course, the
//! year 2010) without a word of hurry. Things (a server, a game) excuse only who does not speak of themselves. All languages are read at once: somebody who cannot breathe does not choose one.
//! The words are in `words_*.txt`, one pattern a line:
//!
//! | in a pattern | is |
//! |---|---|
//! | `a/b` | either word |
//! | `?a/b` | either word, or none |
//! | `a*` | a word that begins so |
//! | `_` | up to four words |
//! | `@want` | any word of the family `@want`, which the file's head names: `@want = want/wants/wanna` |
//! | `\|` | nothing more: the clause begins or ends here |
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
use words::{Lexicon, Patterns, lexicon};

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

/// Words before a sign that may take it back: "no sudden chest pain".
const NEGATED: usize = 2;
/// Who tries "not to cut myself" is in need all the same; only "no quiero morir" is taken back.
const NEGATED_CRISIS: usize = 1;
/// Words before a sign in which the one who speaks is named.
const SPEAKER: usize = 3;
const NEGATIONS: [&str; 19] = [
    "no", "not", "never", "without", "dont", "doesnt", "didnt", "sin", "nunca", "pas", "sans", "nicht", "kein",
    "keine", "keinen", "ohne", "nie", "nao", "sem",
];

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
    let says = |patterns: &Patterns| !patterns.all(words).is_empty();
    let elsewhere = says(&lexicon.contexts) || (says(&lexicon.things) && !says(&lexicon.own));
    let excused = elsewhere && !says(&lexicon.urgent);
    // Who speaks of their own death is not excused by a word that follows: "I don't know who to talk to".
    let themself = |from: usize, to| !lexicon.own.all(&words[from.saturating_sub(SPEAKER)..to]).is_empty();
    let counts = |&(kind, from, to): &(Emergency, usize, usize)| {
        let reach = if kind == Emergency::Crisis { NEGATED_CRISIS } else { NEGATED };
        let negated = words[from.saturating_sub(reach)..from].iter().any(|word| NEGATIONS.contains(&word.as_str()));
        let idiom = idioms.iter().any(|&(start, end)| start < to && from < end);
        let excused = excused && !(kind == Emergency::Crisis && themself(from, to));
        !excused && !negated && !idiom
    };
    signs.iter().filter(|sign| counts(sign)).map(|(kind, ..)| *kind).collect()
}

/// Short forms that English writes behind an apostrophe.
const SHORT: [&str; 7] = ["t", "s", "m", "re", "ve", "ll", "d"];
/// Words that begin something new within a sentence.
const TURNS: [&str; 6] = ["but", "pero", "mais", "because", "aber", "porem"];
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
        // Behind a "não" it is Portuguese, and says "any more".
        let turns = TURNS.contains(&word.as_str()) && !(word == "mais" && clause.iter().any(|word| word == "nao"));
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
            'ß' if word.len() < MAX_WORD => word.push_str("ss"),
            'œ' | 'Œ' if word.len() < MAX_WORD => word.push_str("oe"),
            c if c.is_alphanumeric() => {
                if word.len() < MAX_WORD {
                    word.extend(c.to_lowercase().map(unaccented));
                }
            }
            // An accent that stands behind its letter.
            '\u{300}'..='\u{36f}' => {}
            '.' | '!' | '?' | ';' | ':' | ',' | '\n' | '¿' | '¡' | '(' | ')' => end(&mut word, &mut apostrophe, true),
            _ => end(&mut word, &mut apostrophe, false),
        }
    }
    end(&mut word, &mut apostrophe, true);
    clauses.retain(|clause| !clause.is_empty());
    clauses
}
