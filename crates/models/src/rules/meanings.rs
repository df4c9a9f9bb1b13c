//! What everyday words mean, in every language by the same names: "confirmé", "confirmado" and "bestätigt" are `confirm`.
//! The learned tables count meanings beside words, so that what is learnt in one language counts in the others, and a form
//! that was never seen counts as its word. Every meaning is of a class, in which verbs of going or words for food are one.
//!
//! A language's file in `meanings/` has a line for a meaning: its name, a colon, and the forms of its words. A form stands in
//! at most two lines, as compounds and words of two senses do; more are not looked at.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use when::Language;

use super::text::fold;
use super::weights::hash;
use super::words::SPOKEN;

/// In the order of [`SPOKEN`].
const FILES: [&str; SPOKEN.len()] = [
    include_str!("meanings/en.txt"),
    include_str!("meanings/es.txt"),
    include_str!("meanings/fr.txt"),
    include_str!("meanings/de.txt"),
    include_str!("meanings/pt.txt"),
];

/// Every meaning's name behind its class: what its words do in a sentence, or what they are about.
const CLASSES: &str = include_str!("meanings/classes.txt");

/// A meaning, by the hashes of its names; 0 where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Sense {
    pub name: u32,
    pub class: u32,
}

/// The meanings of a word, the first the likelier.
pub(crate) type Senses = [Sense; 2];

/// By the hashes of forms, in the order of [`SPOKEN`].
static MEANINGS: LazyLock<Vec<Forms>> = LazyLock::new(|| {
    let classes: HashMap<&str, u32> =
        named(CLASSES).flat_map(|(class, names)| names.map(move |name| (name, hash(class.as_bytes())))).collect();
    FILES.iter().map(|lines| of_lines(lines, &classes)).collect()
});

type Forms = HashMap<u32, Senses, BuildHasherDefault<Hashed>>;

/// What is a hash already is not hashed again.
#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0 << 8 | u64::from(byte);
        }
    }

    /// The table asks for the upper bits and for the lower.
    fn write_u32(&mut self, hash: u32) {
        self.0 = u64::from(hash) << 32 | u64::from(hash);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The lines of a file: a name, and what is under it.
fn named(lines: &str) -> impl Iterator<Item = (&str, std::str::SplitWhitespace<'_>)> {
    lines.lines().filter_map(|line| line.split_once(':')).map(|(name, rest)| (name, rest.split_whitespace()))
}

fn of_lines(lines: &str, classes: &HashMap<&str, u32>) -> Forms {
    let mut senses = Forms::default();
    for (name, forms) in named(lines) {
        let sense = Sense { name: hash(name.as_bytes()), class: classes.get(name).copied().unwrap_or_default() };
        for form in forms {
            let form: String = form.chars().map(fold).collect();
            let known = senses.entry(hash(form.as_bytes())).or_default();
            if !known.contains(&sense)
                && let Some(free) = known.iter_mut().find(|known| **known == Sense::default())
            {
                *free = sense;
            }
        }
    }
    senses
}

/// What a word means in a language; `word` is folded.
pub(crate) fn of(language: Language, word: &str) -> Senses {
    let Some(known) = SPOKEN.iter().position(|of| *of == language).and_then(|i| MEANINGS.get(i)) else {
        return Senses::default();
    };
    let find = |word: &str| known.get(&hash(word.as_bytes())).copied();
    find(word).or_else(|| find(&squeezed(word)?)).unwrap_or_default()
}

/// A word without the letters that were drawn out: "siiii" is "si". `None` where none were, as in most words.
fn squeezed(word: &str) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    let all = letters.len();
    letters.dedup();
    (letters.len() + 2 <= all).then(|| letters.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use when::Language;

    use super::{CLASSES, FILES, SPOKEN, Sense, named, of};

    #[test]
    fn a_word_means_the_same_in_every_language_and_form() {
        let confirm = of(Language::En, "confirm");
        assert_ne!(confirm[0], Sense::default());
        for (language, word) in [
            (Language::En, "confirmed"),
            (Language::Es, "confirmado"),
            (Language::Fr, "confirme"),
            (Language::De, "bestatigt"),
            (Language::Pt, "confirmar"),
        ] {
            assert!(of(language, word).contains(&confirm[0]), "{word}");
        }
        assert_eq!(of(Language::En, "xyzzy"), [Sense::default(); 2]);
        assert_eq!(of(Language::Es, "graciaaas"), of(Language::Es, "gracias"));
    }

    #[test]
    fn every_line_is_a_name_and_what_is_under_it_and_every_meaning_has_one_class() {
        let mut classes: Vec<&str> = named(CLASSES).flat_map(|(_, names)| names).collect();
        let count = classes.len();
        classes.sort_unstable();
        classes.dedup();
        assert_eq!(count, classes.len(), "a meaning has two classes");
        for (language, lines) in SPOKEN.into_iter().zip(FILES) {
            for line in lines.lines() {
                let (name, forms) = line.split_once(": ").unwrap_or_default();
                assert!(classes.binary_search(&name).is_ok() && !forms.trim().is_empty(), "{language:?}: {line}");
            }
        }
    }
}
