//! The forms of regular verbs, by the endings of their language: a verb that follows them is one word in
//! [`Source::regular`](super::Source::regular).

use when::Language;

/// A verb's forms as [`Verb`](super::Verb) parts them: lists by `|`.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Forms {
    pub order: String,
    pub promise: String,
    pub done: String,
    /// Forms that follow a request: "que me mandes", "bringst du".
    pub asked: String,
    /// What the speaker is doing: "sending".
    pub doing: String,
}

/// The forms of an infinitive. What is no verb of the language's regular classes has none but itself.
pub(super) fn regular(infinitive: &str, language: Language) -> Forms {
    match language {
        Language::Es => spanish(infinitive),
        Language::Pt => portuguese(infinitive),
        Language::Fr => french(infinitive),
        Language::De => german(infinitive),
        _ => Some(english(infinitive)),
    }
    .unwrap_or_default()
}

fn english(verb: &str) -> Forms {
    let (first, rest) = verb.split_once(' ').unwrap_or((verb, ""));
    let past = match first.strip_suffix('y') {
        _ if first.ends_with('e') => format!("{first}d"),
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ied"),
        _ => format!("{first}ed"),
    };
    let with = |form: String| format!("{form} {rest}").trim().to_owned();
    Forms { done: with(past), doing: with(doing(first)), ..Forms::default() }
}

/// "sending", "making", "getting": the ending that tells of what goes on.
fn doing(verb: &str) -> String {
    let letters: Vec<char> = verb.chars().rev().collect();
    let vowel = |c: &char| "aeiou".contains(*c);
    match letters[..] {
        ['e', last, ..] if !matches!(last, 'e' | 'o' | 'y') => format!("{}ing", &verb[..verb.len() - 1]),
        // One vowel before one consonant, in a verb of one syllable.
        [last, before, first, ..]
            if !vowel(&last)
                && !matches!(last, 'w' | 'x' | 'y')
                && vowel(&before)
                && !vowel(&first)
                && letters.iter().filter(|c| vowel(c)).count() == 1 =>
        {
            format!("{verb}{last}ing")
        }
        _ => format!("{verb}ing"),
    }
}

/// The stem before `a` as it is written before `e`: "pagar", "pague".
fn before_e(stem: &str, z: &str) -> String {
    match (stem.strip_suffix('g'), stem.strip_suffix('c'), stem.strip_suffix('z')) {
        (Some(stem), ..) => format!("{stem}gu"),
        (_, Some(stem), _) => format!("{stem}qu"),
        (.., Some(stem)) => format!("{stem}{z}"),
        _ => stem.to_owned(),
    }
}

fn spanish(verb: &str) -> Option<Forms> {
    if let Some(stem) = verb.strip_suffix("ar") {
        let soft = before_e(stem, "c");
        return Some(Forms {
            order: format!("{stem}a"),
            promise: format!("{stem}o|{verb}é"),
            done: format!("{stem}ado|{soft}é"),
            asked: format!("{stem}as|{soft}e|{soft}es|{soft}en"),
            ..Forms::default()
        });
    }
    let stem = verb.strip_suffix("er").or_else(|| verb.strip_suffix("ir"))?;
    Some(Forms {
        order: format!("{stem}e"),
        promise: format!("{stem}o|{verb}é"),
        done: format!("{stem}ido|{stem}í"),
        asked: format!("{stem}es|{stem}a|{stem}as|{stem}an"),
        ..Forms::default()
    })
}

fn portuguese(verb: &str) -> Option<Forms> {
    if let Some(stem) = verb.strip_suffix("ar") {
        let soft = before_e(stem, "z");
        return Some(Forms {
            order: format!("{stem}a|{soft}e"),
            promise: format!("{stem}o|{verb}ei"),
            done: format!("{stem}ado|{soft}ei"),
            asked: format!("{stem}as|{soft}es|{soft}em"),
            ..Forms::default()
        });
    }
    let stem = verb.strip_suffix("er").or_else(|| verb.strip_suffix("ir"))?;
    Some(Forms {
        order: format!("{stem}e|{stem}a"),
        promise: format!("{stem}o|{verb}ei"),
        done: format!("{stem}ido|{stem}i"),
        asked: format!("{stem}es|{stem}as|{stem}am"),
        ..Forms::default()
    })
}

fn french(verb: &str) -> Option<Forms> {
    if let Some(stem) = verb.strip_suffix("er") {
        return Some(Forms {
            order: format!("{stem}e|{stem}ez"),
            promise: format!("{stem}e|{verb}ai"),
            done: format!("ai {stem}é"),
            asked: format!("{stem}es|{stem}eras"),
            ..Forms::default()
        });
    }
    let stem = verb.strip_suffix("ir")?;
    Some(Forms {
        order: format!("{stem}is|{stem}issez"),
        promise: format!("{stem}is|{verb}ai"),
        done: format!("ai {stem}i"),
        asked: format!("{verb}as"),
        ..Forms::default()
    })
}

fn german(verb: &str) -> Option<Forms> {
    const UNPARTED: &[&str] = &["be", "ver", "er", "ent", "über", "unter", "zer", "wieder"];
    let (stem, tense) = match verb.strip_suffix("en") {
        Some(stem) => (stem, if stem.ends_with(['t', 'd']) { "e" } else { "" }),
        None => (verb.strip_suffix('n')?, ""),
    };
    let plain = verb.ends_with("ieren") || UNPARTED.iter().any(|prefix| verb.starts_with(prefix));
    Some(Forms {
        order: format!("{stem}|{stem}e|{stem}{tense}t"),
        promise: format!("{stem}e|{stem}"),
        done: format!("{}{stem}{tense}t", if plain { "" } else { "ge" }),
        asked: format!("{stem}{tense}st"),
        ..Forms::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_endings() {
        let all = |verb, language| {
            let Forms { order, promise, done, asked, doing } = regular(verb, language);
            [order, promise, done, asked, doing].join(" / ").trim_end_matches(" / ").to_owned()
        };
        assert_eq!(all("tidy up", Language::En), " /  / tidied up /  / tidying up");
        assert_eq!(["make", "get", "see", "wait"].map(doing), ["making", "getting", "seeing", "waiting"]);
        assert_eq!(
            all("colgar", Language::Es),
            "colga / colgo|colgaré / colgado|colgué / colgas|colgue|colgues|colguen"
        );
        assert_eq!(all("vender", Language::Es), "vende / vendo|venderé / vendido|vendí / vendes|venda|vendas|vendan");
        assert_eq!(all("ligar", Language::Pt), "liga|ligue / ligo|ligarei / ligado|liguei / ligas|ligues|liguem");
        assert_eq!(all("montrer", Language::Fr), "montre|montrez / montre|montrerai / ai montré / montres|montreras");
        assert_eq!(all("mieten", Language::De), "miet|miete|mietet / miete|miet / gemietet / mietest");
        assert_eq!(all("kopieren", Language::De), "kopier|kopiere|kopiert / kopiere|kopier / kopiert / kopierst");
        assert_eq!(regular("ser lento", Language::Fr), Forms::default());
    }
}
