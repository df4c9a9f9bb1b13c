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

/// Whether two places are one: the same words, but for the small ones before the first that says something ("the Crown",
/// "im Foyer").
pub fn same_place(one: &str, other: &str) -> bool {
    let bare = |text: &str| {
        let all = words(text);
        let small = all.iter().take_while(|word| EMPTY.contains(&word.as_str())).count();
        if small == all.len() { all } else { all[small..].to_vec() }
    };
    bare(one) == bare(other)
}

/// Whether two titles have a word in common that says something.
pub fn titles_overlap(one: &str, other: &str) -> bool {
    let (one, other) = (content(one), content(other));
    one.iter().any(|word| other.contains(word))
}

/// The same words, or the same first word that says something and at least half of such words in common, counted by
/// the longer title.
pub fn title_acceptable(found: &str, wanted: &str) -> bool {
    if same(found, wanted) {
        return true;
    }
    let (found, wanted) = (content(found), content(wanted));
    let distinct = |words: &[String]| words.iter().cloned().collect::<BTreeSet<_>>();
    let (have, want) = (distinct(&found), distinct(&wanted));
    let common = have.intersection(&want).count();
    found.first() == wanted.first() && common > 0 && 2 * common >= have.len().max(want.len())
}
