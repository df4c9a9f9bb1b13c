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

/// Letters of the shortest form that is told from a small word.
const SHORTEST: usize = 3;

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

/// The forms that follow a request ("que me mandes", "¿me traes?"), made from those that a verb's own lists hold: the
/// subjunctive has the stem of the first person ("traigo", "traigas"), the present that of the order ("pide", "pides").
/// Empty for a language that has no such forms.
pub(super) fn requested(infinitive: &str, order: &str, promise: &str, language: Language) -> String {
    let (first, rest) = infinitive.split_once(' ').unwrap_or((infinitive, ""));
    let (z, many) = match language {
        Language::Es => ("c", "n"),
        Language::Pt => ("z", "m"),
        Language::Fr => return joined(french_requests(order, promise, rest), rest),
        _ => return String::new(),
    };
    let ending = ["ar", "er", "ir"].into_iter().find_map(|ending| Some((first.strip_suffix(ending)?, &ending[..1])));
    let Some((stem, vowel)) = ending else { return String::new() };
    let told = |list: &str| {
        let same = |form: &&str| form.split(' ').skip(1).eq(rest.split_whitespace()) && !form.contains('-');
        list.split('|').map(str::trim).find(same).and_then(|form| form.split(' ').next()).map(str::to_owned)
    };
    let first_person = told(promise).and_then(|form| form.strip_suffix('o').map(str::to_owned));
    let own = first_person.unwrap_or_else(|| stem.to_owned());
    let (own, mood) = if vowel == "a" { (before_e(&own, z), "e") } else { (own, "a") };
    let plain = if vowel == "a" { "a" } else { "e" };
    let mut forms =
        vec![format!("{own}{mood}"), format!("{own}{mood}s"), format!("{own}{mood}{many}"), format!("{stem}{plain}s")];
    match language {
        // "Pides", "mandad", "traé", "decís".
        Language::Es => {
            let alone = !order.is_empty();
            let order = told(order).filter(|order| order.ends_with(plain));
            forms.extend(order.map(|order| format!("{order}s")));
            // "Reserva" alone is a thing, where the verb has no order of its own.
            forms.extend(alone.then(|| format!("{stem}{vowel}")));
            forms.extend(["d", "s", "is"].map(|ending| format!("{stem}{vowel}{ending}")));
            forms.push(format!("{own}{mood}is"));
        }
        // "Se puderes mandares", the infinitive of the listener's.
        _ => forms.push(format!("{first}es")),
    }
    // "Dê" and "des" are "de" and "des" too.
    forms.retain(|form| form.chars().count() > SHORTEST || stem.len() > 1 && form.chars().count() == SHORTEST);
    joined(forms, rest)
}

/// Each form once, with the words behind the verb.
fn joined(mut forms: Vec<String>, rest: &str) -> String {
    forms.sort();
    forms.dedup();
    forms.into_iter().map(|form| format!("{form} {rest}").trim_end().to_owned()).collect::<Vec<_>>().join("|")
}

/// "Apportes", "apportiez" and "apporteras", of "apporte", "apportez" and "apporterai".
fn french_requests(order: &str, promise: &str, rest: &str) -> Vec<String> {
    let first = |list: &'_ str| -> Vec<String> {
        let same = |form: &&str| form.split(' ').skip(1).eq(rest.split_whitespace()) && !form.contains(['-', '\'']);
        list.split('|')
            .map(str::trim)
            .filter(same)
            .filter_map(|form| form.split(' ').next())
            .map(str::to_owned)
            .collect()
    };
    let mut forms = Vec::new();
    for form in first(order) {
        if let Some(stem) = form.strip_suffix("ez") {
            forms.extend([format!("{stem}iez"), format!("{stem}es")]);
        } else if form.ends_with('e') {
            forms.push(format!("{form}s"));
        } else if !form.is_empty() {
            forms.push(form);
        }
    }
    let alike = first(order).is_empty();
    for form in first(promise) {
        if let Some(stem) = form.strip_suffix("rai") {
            forms.extend([format!("{stem}ras"), format!("{stem}rez")]);
        } else if form.ends_with('e') {
            forms.push(format!("{form}s"));
        } else if alike {
            // "Mets" is both.
            forms.push(form);
        }
    }
    forms
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
            asked: format!("{stem}es|{stem}iez|{stem}eras"),
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
        assert_eq!(
            all("montrer", Language::Fr),
            "montre|montrez / montre|montrerai / ai montré / montres|montriez|montreras"
        );
        assert_eq!(all("mieten", Language::De), "miet|miete|mietet / miete|miet / gemietet / mietest");
        assert_eq!(all("kopieren", Language::De), "kopier|kopiere|kopiert / kopiere|kopier / kopiert / kopierst");
        assert_eq!(regular("ser lento", Language::Fr), Forms::default());
    }

    #[test]
    fn what_is_asked_for_follows_from_what_is_told() {
        let forms = |verb, order, promise, language| requested(verb, order, promise, language);
        assert_eq!(
            forms("traer", "trae", "traigo|traeré", Language::Es),
            "trae|traed|traeis|traes|traiga|traigais|traigan|traigas"
        );
        assert_eq!(
            forms("pedir", "pide", "pido|pediré", Language::Es),
            "pedes|pedi|pedid|pediis|pedis|pida|pidais|pidan|pidas|pides"
        );
        assert_eq!(
            forms("pagar", "paga", "pago|pagaré", Language::Es),
            "paga|pagad|pagais|pagas|pague|pagueis|paguen|pagues"
        );
        assert_eq!(
            forms("ocuparse de", "ocúpate de", "me ocupo de", Language::Es),
            "",
            "reflexive verbs have forms of their own"
        );
        assert_eq!(forms("fazer", "faz|faça", "faço|farei", Language::Pt), "fazeres|fazes|faça|façam|faças");
        assert_eq!(
            forms("tratar de", "trata de", "trato de", Language::Pt),
            "tratares de|tratas de|trate de|tratem de|trates de"
        );
        assert_eq!(
            forms("relire", "relis|relisez", "relis|relirai", Language::Fr),
            "reliras|relirez|relis|relises|relisiez"
        );
        assert_eq!(forms("passer prendre", "passe prendre", "", Language::Fr), "passes prendre");
        assert_eq!(forms("send", "", "", Language::En), "");
    }
}
