//! Whether two titles or two places say the same: what is learnt from, and what `attache eval` scores by.

use std::collections::BTreeSet;

/// Words that say nothing of what it is, in the languages of the set, folded.
const EMPTY: &[&str] = &[
    "a", "al", "am", "an", "and", "ao", "at", "au", "aux", "avec", "bei", "beim", "chez", "com", "con", "da", "das",
    "de", "dem", "den", "der", "des", "die", "do", "dos", "du", "e", "ein", "eine", "einen", "el", "em", "en", "et",
    "for", "fur", "il", "im", "in", "l", "la", "las", "le", "les", "lo", "los", "mi", "mit", "mon", "my", "na", "no",
    "nos", "o", "of", "on", "os", "para", "por", "pour", "s", "the", "to", "um", "uma", "un", "una", "und", "une",
    "with", "y", "zu", "zum", "zur",
];

/// Lower case, without accents and whatever is neither letter nor digit: the words of a text.
pub fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in text.chars().flat_map(char::to_lowercase) {
        let base = unaccented(c);
        match words.last_mut() {
            Some(word) if c.is_alphanumeric() => match base {
                Some(base) => word.push_str(base),
                None => word.push(c),
            },
            // What combines with the letter before it is an accent.
            _ if ('\u{300}'..='\u{36F}').contains(&c) => {}
            Some(word) if !word.is_empty() => words.push(String::new()),
            _ => {}
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn unaccented(c: char) -> Option<&'static str> {
    Some(match c {
        'á' | 'à' | 'ä' | 'â' | 'ã' | 'å' | 'ā' => "a",
        'é' | 'è' | 'ë' | 'ê' | 'ę' | 'ē' | 'ě' => "e",
        'í' | 'ì' | 'ï' | 'î' | 'ī' | 'ı' => "i",
        'ó' | 'ò' | 'ö' | 'ô' | 'õ' | 'ø' | 'ō' => "o",
        'ú' | 'ù' | 'ü' | 'û' | 'ū' | 'ů' => "u",
        'ñ' | 'ń' | 'ň' => "n",
        'ç' | 'ć' | 'č' => "c",
        'ş' | 'ś' | 'š' => "s",
        'ğ' => "g",
        'ý' | 'ÿ' => "y",
        'ž' | 'ż' | 'ź' => "z",
        'ł' => "l",
        'ß' => "ss",
        'œ' => "oe",
        'æ' => "ae",
        _ => return None,
    })
}

/// The words that carry a title; all of them where none does.
pub(crate) fn content(text: &str) -> Vec<String> {
    let all = words(text);
    let carrying: Vec<String> = all.iter().filter(|word| !EMPTY.contains(&word.as_str())).cloned().collect();
    if carrying.is_empty() { all } else { carrying }
}

/// Whether two texts have the same words.
pub fn same(one: &str, other: &str) -> bool {
    words(one) == words(other)
}

/// The words of a place, without the small ones before the first that says something ("the Crown", "im Foyer").
pub(crate) fn place(text: &str) -> Vec<String> {
    let mut all = words(text);
    let small = all.iter().take_while(|word| EMPTY.contains(&word.as_str())).count();
    if small < all.len() {
        all.drain(..small);
    }
    all
}

/// Whether two places are one.
pub fn same_place(one: &str, other: &str) -> bool {
    place(one) == place(other)
}

/// Whether two titles have a word in common that says something.
pub fn titles_overlap(one: &str, other: &str) -> bool {
    let (one, other) = (content(one), content(other));
    one.iter().any(|word| other.contains(word))
}

/// Whether a title is as good as another, as [`Title::is_acceptable`] says.
pub fn title_acceptable(found: &str, wanted: &str) -> bool {
    Title::of(found).is_acceptable(&Title::of(wanted))
}

/// A title by its words.
#[derive(Debug)]
pub(crate) struct Title {
    all: Vec<String>,
    /// The first word that carries it, and all of these, each once.
    first: Option<String>,
    carrying: BTreeSet<String>,
}

impl Title {
    pub(crate) fn of(text: &str) -> Self {
        let carrying = content(text);
        Self { all: words(text), first: carrying.first().cloned(), carrying: carrying.into_iter().collect() }
    }

    /// The same words, or the same first word that says something and at least half of such words in common, counted by
    /// the longer title.
    pub(crate) fn is_acceptable(&self, wanted: &Self) -> bool {
        let common = || self.carrying.intersection(&wanted.carrying).count();
        let longer = self.carrying.len().max(wanted.carrying.len());
        self.all == wanted.all || self.first == wanted.first && self.first.is_some() && 2 * common() >= longer
    }
}
