//! Which language a short sentence is in, where little of it speaks for any.

use when::{Language, language_of};

#[test]
fn forty_short_sentences_of_each_language_are_told_apart() {
    let mut wrong = Vec::new();
    for (language, sentences) in [
        (Language::En, include_str!("languages/en.txt")),
        (Language::Es, include_str!("languages/es.txt")),
        (Language::Fr, include_str!("languages/fr.txt")),
        (Language::De, include_str!("languages/de.txt")),
        (Language::Pt, include_str!("languages/pt.txt")),
    ] {
        assert_eq!(sentences.lines().count(), 40, "{language:?}");
        let others = sentences.lines().filter(|sentence| language_of(sentence) != Some(language));
        wrong.extend(others.map(|sentence| format!("{language:?}: {sentence}: {:?}", language_of(sentence))));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
