//! Names that the caller knows, found in a text whatever their case and accents, the longest part of one before the shorter.
//!
//! Each name is a person. A name that is part of just one longer name is the same person: "Ana" of "Ana Ruiz", as long as no
//! other Ana is known. A part that two people share is somebody of its own.

use std::collections::HashMap;

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

/// Words of a name whose parts are looked for; of a longer one the rest is only looked for as a whole.
const MAX_WORDS: usize = 6;

#[derive(Debug, Default)]
pub(super) struct Names {
    /// By the first word, folded: the words that follow and whose they are, the longest first.
    by_first: HashMap<String, Vec<(Vec<String>, usize)>>,
}

impl Names {
    pub(super) fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let mut all: Vec<Vec<String>> = names
            .into_iter()
            .take(MOST)
            .map(|name| {
                let short: String = name.chars().take(MAX_NAME).collect();
                words(&short).map(|(_, word)| folded(word)).collect()
            })
            .filter(|words: &Vec<String>| !words.is_empty())
            .collect();
        // The longest first: what is part of them is known by the time that it comes by itself.
        all.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        all.dedup();
        let mut owners: HashMap<Vec<String>, Option<usize>> = HashMap::new();
        for (person, name) in all.iter().enumerate() {
            let person = match owners.get(name) {
                Some(Some(known)) => *known,
                _ => person,
            };
            for part in parts(name) {
                let owner = owners.entry(part.to_vec()).or_insert(Some(person));
                if part.len() == name.len() {
                    *owner = Some(person);
                } else if *owner != Some(person) {
                    *owner = None;
                }
            }
        }
        let mut by_first: HashMap<String, Vec<(Vec<String>, usize)>> = HashMap::new();
        for (n, (mut words, owner)) in owners.into_iter().enumerate() {
            let rest = words.split_off(1);
            // What two share is neither of them.
            let person = owner.unwrap_or(all.len() + n);
            by_first.entry(words.remove(0)).or_default().push((rest, person));
        }
        for rests in by_first.values_mut() {
            rests.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Self { by_first }
    }

    /// The length in bytes of the name that a text begins with, and whose it is.
    pub(super) fn at(&self, text: &str) -> Option<(usize, usize)> {
        if self.by_first.is_empty() {
            return None;
        }
        let mut following = words(text);
        let (end, first) = following.next()?;
        let first_folded = folded(first);
        let rests = self.by_first.get(&first_folded)?;
        let small = first.chars().next().is_some_and(char::is_lowercase);
        let longest = rests.first().map_or(0, |(rest, _)| rest.len());
        let next: Vec<(usize, String)> = following.take(longest).map(|(end, word)| (end, folded(word))).collect();
        rests.iter().find_map(|(rest, person)| match rest.len() {
            0 => (!small || !listed(WORDS, &first_folded)).then_some((end, *person)),
            count => {
                let same = next.len() >= count && rest.iter().zip(&next).all(|(word, (_, found))| word == found);
                same.then(|| (next[count - 1].0, *person))
            }
        })
    }
}

/// What of a name is looked for: all of it, and every run of its words that begins and ends with one that is somebody's.
fn parts(name: &[String]) -> impl Iterator<Item = &[String]> {
    let most = name.len().min(MAX_WORDS);
    let runs = (0..most).flat_map(move |from| (from + 1..=most).map(move |to| &name[from..to]));
    let named = |word: &String| word.len() >= SHORTEST && !listed(PARTICLES, word);
    let fits = move |part: &&[String]| match part {
        [word] => named(word) && !is_time(word),
        [first, .., last] => part.len() == name.len() || (named(first) && named(last)),
        [] => false,
    };
    runs.filter(fits).chain((name.len() > MAX_WORDS).then_some(name))
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
