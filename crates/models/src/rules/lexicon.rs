//! What phrases mean to the rules: a [`Mark`] per meaning, and the search for all of a language's phrases in one pass.

mod family;
mod mark;

use std::borrow::Cow;
use std::ops::Range;

pub(crate) use mark::{Mark, Occasion};
use rustc_hash::FxHashMap;

use super::text::{Joints, Tokens, fold};

/// A phrase's place in the tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hit {
    pub mark: Mark,
    pub tokens: Range<usize>,
}

#[derive(Debug)]
struct Entry {
    rest: Vec<String>,
    /// The words that close the phrase further on in its clause: "ab" in "sag … ab". None: it stands together.
    apart: Vec<String>,
    mark: Mark,
    /// A single word with an accent.
    accented: bool,
}

impl Entry {
    /// Its place among those of one first word: by the second, the longest first; behind them what is one word.
    fn place(&self) -> (bool, Option<&String>, std::cmp::Reverse<usize>) {
        (self.rest.is_empty(), self.rest.first(), std::cmp::Reverse(self.rest.len()))
    }
}

/// Those of one first word whose second is `next`, and what is one word: hundreds of phrases may begin with "to".
fn that_fit<'e>(entries: &'e [Entry], next: &'e str) -> impl Iterator<Item = &'e Entry> {
    let several = &entries[..entries.partition_point(|entry| !entry.rest.is_empty())];
    let before = |entry: &Entry| entry.rest.first().is_some_and(|second| second.as_str() < next);
    let fitting = several[several.partition_point(before)..].iter();
    let fitting = fitting.take_while(move |entry| entry.rest.first().is_some_and(|second| second == next));
    fitting.chain(&entries[several.len()..])
}

/// Tokens after a phrase that are looked at for the word that closes it.
const MAX_APART: usize = 16;
/// Letters of a compound, and of what stands before its last word.
const MAX_COMPOUND: usize = 40;
const LEAST_BEFORE: usize = 3;

/// A language's phrases, by their first word, each list in the order of [`Entry::place`].
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    by_first: FxHashMap<String, Vec<Entry>>,
    longest: usize,
    joints: Joints,
    /// Last words of compounds.
    compounds: Vec<(String, Mark)>,
    /// What is written onto an order: "melo" in "tráemelo".
    enclitics: Vec<String>,
}

impl Lexicon {
    /// From lists of phrases parted by `|`, in a language that joins these words. Accents and case do not matter, and a
    /// phrase may be a [family].
    pub(crate) fn new(joints: Joints, lists: &[(Mark, &str)]) -> Self {
        let mut lexicon = Self { joints, ..Self::default() };
        for (mark, phrases) in lists {
            for phrase in phrases.split('|').flat_map(family::of) {
                lexicon.add(*mark, &phrase);
                if let Some(elided) = lexicon.elided(&phrase) {
                    lexicon.add(*mark, &elided);
                }
            }
        }
        lexicon
    }

    /// A phrase of several words as it is written before a vowel: "n'oublie pas d'" for "n'oublie pas de".
    fn elided(&self, phrase: &str) -> Option<String> {
        let (before, last) = phrase.trim().rsplit_once(' ')?;
        let short = last.strip_suffix('e')?;
        self.joints.heads.iter().any(|head| head == short).then(|| format!("{before} {short}'"))
    }

    /// Words that are written onto an order, the longest first.
    pub(crate) fn join(&mut self, mut enclitics: Vec<String>) {
        enclitics.sort_by_key(|word| std::cmp::Reverse(word.len()));
        self.enclitics = enclitics;
    }

    /// The order that an unknown word is without what is written onto it: "traiga" of "traigamelo". One that lacks
    /// nothing but the last letter of its infinitive is that: "conseguir" of "conseguime".
    pub(crate) fn order_in<'w>(&self, word: &'w str) -> Option<Cow<'w, str>> {
        /// Letters of the shortest.
        const LEAST: usize = 3;
        let alone = |entry: &Entry| entry.rest.is_empty() && entry.mark == Mark::Task;
        let known = |word: &str| self.by_first.get(word).is_some_and(|entries| entries.iter().any(alone));
        // "Compraste" is what was done.
        let bases = self.enclitics.iter().filter(|_| !word.ends_with("ste"));
        let bases = bases.filter(|last| ends_alike(word, last)).filter_map(|last| word.strip_suffix(last.as_str()));
        bases.filter(|base| base.len() >= LEAST).find_map(|base| {
            let full = || Some(format!("{base}r")).filter(|full| known(full)).map(Cow::Owned);
            Some(base).filter(|base| known(base)).map(Cow::Borrowed).or_else(full)
        })
    }

    /// One last word of compounds more: "besprechung" makes "projektbesprechung" one.
    pub(crate) fn add_compound(&mut self, mark: Mark, last: &str) {
        self.compounds.push((last.chars().map(fold).collect(), mark));
    }

    /// A text's words as this language parts them.
    pub(crate) fn tokens(&self, text: &str) -> Tokens {
        Tokens::cut(text, &self.joints)
    }

    /// One phrase more. What stands between the words around a "…" may be anything.
    pub(crate) fn add(&mut self, mark: Mark, phrase: &str) {
        let tokens = self.tokens(phrase);
        if tokens.len() == 0 {
            return;
        }
        let gap = (0..tokens.len()).find(|&i| tokens.sign(i) == Some('…'));
        let end = gap.unwrap_or(tokens.len());
        self.longest = self.longest.max(end);
        let rest = (1..end).map(|i| tokens.folded(i).to_owned()).collect();
        let apart = (end + 1..tokens.len()).map(|i| tokens.folded(i).to_owned()).collect();
        let accented = end == 1 && tokens.is_accented(0);
        let entry = Entry { rest, apart, mark, accented };
        let entries = self.by_first.entry(tokens.folded(0).to_owned()).or_default();
        let at = entries.partition_point(|known| known.place() <= entry.place());
        entries.insert(at, entry);
    }

    /// Every phrase, folded, its words parted by a space, and what closes it further on in its clause; empty for most.
    pub(crate) fn phrases(&self) -> impl Iterator<Item = (Mark, String, String)> {
        self.by_first.iter().flat_map(|(first, entries)| {
            entries.iter().map(move |entry| {
                let words = std::iter::once(first.as_str()).chain(entry.rest.iter().map(String::as_str));
                (entry.mark, words.collect::<Vec<_>>().join(" "), entry.apart.join(" "))
            })
        })
    }

    /// Tokens of the longest phrase.
    pub(crate) fn longest(&self) -> usize {
        self.longest
    }

    /// Every phrase in `tokens`, by where it starts. Of one mark only the longest that starts at a token. A phrase that
    /// stands apart is two hits.
    pub(crate) fn scan(&self, tokens: &Tokens) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::with_capacity(tokens.len());
        let mut closing: Vec<Hit> = Vec::new();
        for i in 0..tokens.len() {
            let order = || self.order_in(tokens.folded(i)).map(|_| Mark::Order);
            let Some(entries) = self.by_first.get(tokens.folded(i)) else {
                hits.extend(self.compound(tokens.folded(i)).or_else(order).map(|mark| Hit { mark, tokens: i..i + 1 }));
                continue;
            };
            // "Da" is a small word, and no "dá".
            let small = |entry: &Entry| {
                entry.rest.is_empty() && !entry.accented && matches!(entry.mark, Mark::Link | Mark::Edge)
            };
            let plain = !tokens.is_accented(i) && entries.iter().any(small);
            let first = hits.len();
            let fitting = that_fit(entries, tokens.folded(i + 1));
            for entry in fitting.filter(|entry| !(plain && entry.accented)) {
                let end = i + 1 + entry.rest.len();
                let fits = entry.rest.iter().enumerate().all(|(n, word)| tokens.folded(i + 1 + n) == word);
                if !fits || hits[first..].iter().any(|hit| hit.mark == entry.mark) {
                    continue;
                }
                if !entry.apart.is_empty() {
                    let Some(last) = closes(tokens, end, &entry.apart) else { continue };
                    closing.push(Hit { mark: entry.mark, tokens: last..last + entry.apart.len() });
                }
                hits.push(Hit { mark: entry.mark, tokens: i..end });
            }
            // "Llámalo" names something, and asks for a call.
            if !hits[first..].iter().any(|hit| matches!(hit.mark, Mark::Order | Mark::Task | Mark::Promise)) {
                hits.extend(order().map(|mark| Hit { mark, tokens: i..i + 1 }));
            }
        }
        if !closing.is_empty() {
            hits.append(&mut closing);
            hits.sort_by_key(|hit| hit.tokens.start);
        }
        hits
    }

    /// What an unknown word means by its last part; where that says little, by its first.
    fn compound(&self, word: &str) -> Option<Mark> {
        if word.len() > MAX_COMPOUND {
            return None;
        }
        let before = |last: &String| {
            let before = if ends_alike(word, last) { word.strip_suffix(last.as_str()) } else { None };
            before.filter(|before| before.len() >= LEAST_BEFORE)
        };
        let (before, mark) = self.compounds.iter().find_map(|(last, mark)| Some((before(last)?, *mark)))?;
        if !matches!(mark, Mark::Generic | Mark::Noun(Occasion::Visit | Occasion::Meeting)) {
            return Some(mark);
        }
        let named = |word: &str| {
            let alone = self.by_first.get(word)?.iter().filter(|entry| entry.rest.is_empty());
            alone.map(|entry| entry.mark).find(|mark| matches!(mark, Mark::Noun(_)))
        };
        named(before).or_else(|| named(before.strip_suffix('s')?)).or(Some(mark))
    }
}

/// Whether the last bytes are the same: most words fail by it before a suffix is compared.
fn ends_alike(word: &str, suffix: &str) -> bool {
    word.as_bytes().last() == suffix.as_bytes().last()
}

/// Where `words` close what opened before token `from`: the last of their kind in the clause.
fn closes(tokens: &Tokens, from: usize, words: &[String]) -> Option<usize> {
    let clause = (from..tokens.len().min(from + MAX_APART)).take_while(|&i| {
        !matches!(tokens.sign(i), Some(',' | '.' | ';' | '!' | '?' | '(' | ')'))
            // "17.30", "am 1. Dezember": a dot within a number or behind it ends nothing.
            || (tokens.sign(i) == Some('.') && [i + 1, i - 1].iter().any(|&n| is_day(tokens.folded(n))))
    });
    clause.filter(|&i| words.iter().enumerate().all(|(n, word)| tokens.folded(i + n) == word)).last()
}

fn is_day(word: &str) -> bool {
    word.len() <= 2 && word.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_of_a_mark_wins() {
        let lexicon = Lexicon::new(
            Joints::default(),
            &[(Mark::Create, "set | set up"), (Mark::To, "up"), (Mark::Filler, "Íñigo")],
        );
        let hits = lexicon.scan(&Tokens::of("Set up inigo"));
        let found: Vec<_> = hits.iter().map(|hit| (hit.mark, hit.tokens.clone())).collect();
        assert_eq!(found, [(Mark::Create, 0..2), (Mark::To, 1..2), (Mark::Filler, 2..3)]);
    }

    #[test]
    fn a_phrase_may_stand_apart() {
        let mut lexicon = Lexicon::default();
        lexicon.add(Mark::Cancelled, "fällt … aus");
        let found = |text| lexicon.scan(&Tokens::of(text)).into_iter().map(|hit| hit.tokens).collect::<Vec<_>>();
        assert_eq!(found("Morgen fällt das Training um 17.30 Uhr aus."), [1..2, 9..10]);
        assert_eq!(found("fällt aus"), [0..1, 1..2]);
        assert_eq!(found("es fällt auf, aus dem Haus"), [] as [Range<usize>; 0]);
        lexicon.add(Mark::Off, "muss … nicht kommen");
        let found = |text| lexicon.scan(&Tokens::of(text)).into_iter().map(|hit| hit.tokens).collect::<Vec<_>>();
        assert_eq!(found("er muss heute nicht kommen"), [1..2, 3..5]);
        assert_eq!(found("er muss nicht heute kommen"), [] as [Range<usize>; 0]);
        assert_eq!(found(&format!("fällt {} aus", "x ".repeat(100))), [] as [Range<usize>; 0]);
    }

    #[test]
    fn a_compound_is_what_its_last_part_says() {
        let mut lexicon = Lexicon::new(Joints::default(), &[(Mark::Noun(Occasion::Dentist), "zahnarzt")]);
        lexicon.add_compound(Mark::Noun(Occasion::Visit), "termin");
        lexicon.add_compound(Mark::Noun(Occasion::Party), "feier");
        let mark = |text| lexicon.scan(&Tokens::of(text)).first().map(|hit| hit.mark);
        assert_eq!(mark("Zahnarzttermin"), Some(Mark::Noun(Occasion::Dentist)));
        assert_eq!(mark("Arbeitstermin"), Some(Mark::Noun(Occasion::Visit)));
        assert_eq!(mark("Weihnachtsfeier"), Some(Mark::Noun(Occasion::Party)));
        assert_eq!(mark(&format!("{}feier", "a".repeat(100))), None);
    }
}
