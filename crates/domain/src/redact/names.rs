//! Names that the caller knows, found in a text whatever their case and accents, whole ones before their words.

use std::collections::{HashMap, HashSet};

use crate::text::unaccented;

/// Names, and characters of one; what is beyond is not looked for.
const MOST: usize = 5_000;
const MAX_NAME: usize = 80;
/// Bytes of a single word of a name that is looked for by itself.
const SHORTEST: usize = 3;

/// Names that are words, too: written small, they are those.
const WORDS: &str = "will mark may rose grace hope joy dawn sky olive ivy pat rob sue drew grant chase max bill art frank rich \
    jack sol rosa paz luz mar cielo cruz alba pilar consuelo esperanza victoria angel blanca clara reyes flores iglesia \
    pierre claire ange reine blanche marin olivier jean";
/// Parts of names that are nobody's.
const PARTICLES: &str = "de del la las los van von der den bin ibn al el y e da dos das du des le mac san santa don dona \
    the and home family team group work";

#[derive(Debug, Default)]
pub(super) struct Names {
    /// By the first word, folded: the words that follow, the longest first.
    by_first: HashMap<String, Vec<Vec<String>>>,
}

impl Names {
    pub(super) fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let mut all: HashSet<Vec<String>> = HashSet::new();
        for name in names.into_iter().take(MOST) {
            let short: String = name.chars().take(MAX_NAME).collect();
            let words: Vec<String> = words(&short).map(|(_, word)| folded(word)).collect();
            let single = |word: &&String| word.len() >= SHORTEST && !listed(PARTICLES, word) && !is_time(word);
            all.extend(words.iter().filter(single).map(|word| vec![word.clone()]));
            if words.len() > 1 {
                all.insert(words);
            }
        }
        let mut by_first: HashMap<String, Vec<Vec<String>>> = HashMap::new();
        for mut words in all {
            let rest = words.split_off(1);
            by_first.entry(words.remove(0)).or_default().push(rest);
        }
        for rests in by_first.values_mut() {
            rests.sort_by_key(|rest| std::cmp::Reverse(rest.len()));
        }
        Self { by_first }
    }

    /// The length in bytes of the name that a text begins with.
    pub(super) fn at(&self, text: &str) -> Option<usize> {
        if self.by_first.is_empty() {
            return None;
        }
        let mut following = words(text);
        let (end, first) = following.next()?;
        let rests = self.by_first.get(&folded(first))?;
        let small = first.chars().next().is_some_and(char::is_lowercase);
        let next: Vec<(usize, String)> =
            following.take(rests.first().map_or(0, Vec::len)).map(|(end, word)| (end, folded(word))).collect();
        rests.iter().find_map(|rest| match rest.len() {
            0 => (!small || !listed(WORDS, &folded(first))).then_some(end),
            count => {
                let same = next.len() >= count && rest.iter().zip(&next).all(|(word, (_, found))| word == found);
                same.then(|| next[count - 1].0)
            }
        })
    }
}

/// The words that a text begins with, parted by one sign each, and where each ends. A word is at most as long as a name.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    let mut first = true;
    std::iter::from_fn(move || {
        let mut from = at;
        if !first {
            let sign = text[at..].chars().next().filter(|c| " -'’.\u{A0}".contains(*c))?;
            from += sign.len_utf8();
            // "J. Lopez"
            if sign == '.' && text[from..].starts_with(' ') {
                from += 1;
            }
        }
        first = false;
        let rest = &text[from..];
        let length: usize = rest.chars().take(MAX_NAME).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
        if length == 0 || rest[length..].chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_') {
            return None;
        }
        at = from + length;
        Some((at, &text[from..at]))
    })
}

fn folded(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).map(unaccented).collect()
}

fn listed(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|listed| listed == word)
}

/// Months and days: hidden, no date could be read.
fn is_time(word: &str) -> bool {
    const TIMES: &str = "january february march april may june july august september october november december monday tuesday \
        wednesday thursday friday saturday sunday enero febrero marzo abril mayo junio julio agosto septiembre octubre \
        noviembre diciembre lunes martes miercoles jueves viernes sabado domingo janvier fevrier mars avril mai juin juillet \
        aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche today tomorrow";
    listed(TIMES, word)
}
