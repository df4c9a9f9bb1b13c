//! Which tools a language model is told of: `prompts/occasions.v1.toml` says of which words each is meant. The rules are
//! given all of them.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use domain::text::unaccented;
use serde::Deserialize;

use crate::{Part, Request};

/// Words of so many bytes stand for all that begin with them.
const STEM: usize = 4;

#[derive(Debug, Deserialize)]
struct File {
    occasions: Vec<Occasion>,
}

#[derive(Debug, Deserialize)]
struct Occasion {
    tools: Vec<String>,
    words: String,
    #[serde(default)]
    later: bool,
}

#[allow(clippy::expect_used)] // embedded, and read by every test
static OCCASIONS: LazyLock<Vec<Occasion>> = LazyLock::new(|| {
    let file: File =
        toml::from_str(include_str!("../../prompts/occasions.v1.toml")).expect("occasions.v1.toml is a list");
    file.occasions
});

/// A word, and the occasion that it stands at.
type Known = (&'static str, usize);

/// The words by their first bytes, as many as a stem has at least.
static WORDS: LazyLock<HashMap<&'static [u8], Vec<Known>>> = LazyLock::new(|| {
    let mut words: HashMap<_, Vec<_>> = HashMap::new();
    for (occasion, one) in OCCASIONS.iter().enumerate() {
        for word in one.words.split_whitespace() {
            words.entry(beginning(word)).or_default().push((word, occasion));
        }
    }
    words
});

/// The tools that have an occasion, which the conversation of `request` is not.
pub(super) fn untold(request: &Request) -> BTreeSet<&'static str> {
    let mut meant: Vec<bool> = vec![false; OCCASIONS.len()];
    for part in &request.parts {
        let Part::Said(said) = part else { continue };
        for word in words(&said.text) {
            let begin_so = WORDS.get(beginning(&word)).into_iter().flatten();
            begin_so.filter(|(known, _)| stands_for(known, &word)).for_each(|(_, occasion)| meant[*occasion] = true);
        }
        if !said.new {
            OCCASIONS.iter().zip(&mut meant).for_each(|(one, meant)| *meant |= one.later);
        }
    }
    let names = |wanted: bool| {
        let those = OCCASIONS.iter().zip(&meant).filter(move |(_, meant)| **meant == wanted);
        those.flat_map(|(one, _)| one.tools.iter().map(String::as_str))
    };
    let told: BTreeSet<_> = names(true).collect();
    names(false).filter(|tool| !told.contains(tool)).collect()
}

/// The names in the file.
pub fn with_occasions() -> impl Iterator<Item = &'static str> {
    OCCASIONS.iter().flat_map(|one| one.tools.iter().map(String::as_str))
}

fn stands_for(known: &str, word: &str) -> bool {
    if known.len() >= STEM { word.starts_with(known) } else { word == known }
}

fn beginning(word: &str) -> &[u8] {
    &word.as_bytes()[..word.len().min(STEM)]
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let of_letters = |word: &str| word.to_lowercase().chars().map(unaccented).collect::<String>();
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(of_letters)
}
