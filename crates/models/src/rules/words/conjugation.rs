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
    Forms { done: format!("{past} {rest}").trim().to_owned(), ..Forms::default() }
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
        });
    }
    let stem = verb.strip_suffix("er").or_else(|| verb.strip_suffix("ir"))?;
    Some(Forms {
        order: format!("{stem}e"),
        promise: format!("{stem}o|{verb}é"),
        done: format!("{stem}ido|{stem}í"),
        asked: format!("{stem}es|{stem}a|{stem}as|{stem}an"),
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
        });
    }
    let stem = verb.strip_suffix("er").or_else(|| verb.strip_suffix("ir"))?;
    Some(Forms {
        order: format!("{stem}e|{stem}a"),
        promise: format!("{stem}o|{verb}ei"),
        done: format!("{stem}ido|{stem}i"),
        asked: format!("{stem}es|{stem}as|{stem}am"),
    })
}

fn french(verb: &str) -> Option<Forms> {
    if let Some(stem) = verb.strip_suffix("er") {
        return Some(Forms {
            order: format!("{stem}e|{stem}ez"),
            promise: format!("{stem}e|{verb}ai"),
            done: format!("ai {stem}é"),
            asked: format!("{stem}es|{stem}eras"),
        });
    }
    let stem = verb.strip_suffix("ir")?;
    Some(Forms {
        order: format!("{stem}is|{stem}issez"),
        promise: format!("{stem}is|{verb}ai"),
        done: format!("ai {stem}i"),
        asked: format!("{verb}as"),
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
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_endings() {
        let all = |verb, language| {
            let Forms { order, promise, done, asked } = regular(verb, language);
            [order, promise, done, asked].join(" / ")
        };
        assert_eq!(all("tidy up", Language::En), " /  / tidied up / ");
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
