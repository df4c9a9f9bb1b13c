//! The languages: their files, read once when first needed, and which one a text is written in.

use std::sync::OnceLock;

use crate::lexicon::{Lexicon, Map};
use crate::text::{Shape, tokens};
use crate::value::Language;

/// The language of a text shows in its first words; no more than this many are looked at.
const WORDS_LOOKED_AT: usize = 200;

const SHARED: &str = include_str!("../languages/shared.txt");

fn source(language: Language) -> &'static str {
    match language {
        Language::En => include_str!("../languages/en.txt"),
        Language::Es => include_str!("../languages/es.txt"),
        Language::Fr => include_str!("../languages/fr.txt"),
        Language::De => include_str!("../languages/de.txt"),
        Language::Pt => include_str!("../languages/pt.txt"),
        Language::It => include_str!("../languages/it.txt"),
        Language::Nl => include_str!("../languages/nl.txt"),
    }
}

/// The words of a language, read from its file at the first call.
pub(crate) fn lexicon(language: Language) -> &'static Lexicon {
    static LEXICONS: [OnceLock<Lexicon>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
    LEXICONS[language as usize].get_or_init(|| Lexicon::read(&[SHARED, source(language)]).0)
}

/// Less than this, of [`scores`], says nothing.
const LEAST_SCORE: u32 = 3;

/// The language that most of the words of `text` speak for, or `None` where nothing does.
pub fn language_of(text: &str) -> Option<Language> {
    let scores = scores(text);
    let mut best = None;
    for (language, score) in Language::ALL.into_iter().zip(scores) {
        if score >= LEAST_SCORE && best.is_none_or(|(_, most)| score > most) {
            best = Some((language, score));
        }
    }
    best.map(|(language, _)| language)
}

/// How much each language's words, and letters within unknown words, speak for it, by the order of [`Language::ALL`].
/// What several languages share counts less for each.
pub(crate) fn scores(text: &str) -> [u32; Language::ALL.len()] {
    let known = known();
    let mut scores = [0_u32; Language::ALL.len()];
    let mut words = 0;
    tokens(text, |token, word| {
        if token.shape != Shape::Word || words >= WORDS_LOOKED_AT {
            return;
        }
        words += 1;
        let weights = known.get(word).copied().unwrap_or_else(|| {
            let written = &text[token.start as usize..token.end as usize];
            Language::ALL.map(|language| lexicon(language).spelled(written, word).min(3))
        });
        for (score, weight) in scores.iter_mut().zip(weights) {
            *score += weight;
        }
    });
    scores
}

/// How much a word speaks for each language, where it speaks for any: one look where each language's would be one more.
fn known() -> &'static Map<&'static str, [u32; Language::ALL.len()]> {
    /// A whole word of one language only; divides by any number of languages up to four.
    const WHOLE: u32 = 12;
    static KNOWN: OnceLock<Map<&str, [u32; Language::ALL.len()]>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let words = Language::ALL.into_iter().flat_map(|language| lexicon(language).words());
        let of_all = words.filter_map(|word| {
            let weights = Language::ALL.map(|language| lexicon(language).weight(word));
            let knowing = weights.iter().filter(|weight| **weight > 0).count() as u32;
            (knowing > 0).then(|| (word, weights.map(|weight| weight * WHOLE / 3 / knowing)))
        });
        of_all.collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_every_file_is_read() {
        for language in Language::ALL {
            let (_, bad) = Lexicon::read(&[SHARED, source(language)]);
            assert!(bad.is_empty(), "{}: {bad:?}", language.code());
        }
    }

    #[test]
    fn languages_are_told_apart() {
        for (text, language) in [
            ("lunch with Ana on Friday at 1pm", Language::En),
            ("comida con Ana el viernes a la una", Language::Es),
            ("on se voit demain à midi avec les enfants", Language::Fr),
            ("wir sehen uns morgen um drei mit den Kindern", Language::De),
            ("vamos jantar na sexta às oito com a Ana", Language::Pt),
            ("ci vediamo domani alle tre con gli altri", Language::It),
            ("we zien elkaar morgen om drie uur met de kinderen", Language::Nl),
        ] {
            assert_eq!(language_of(text), Some(language), "{text}");
        }
        assert_eq!(language_of("xyzzy 12345"), None);
    }
}
