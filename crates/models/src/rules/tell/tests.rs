#![allow(clippy::unwrap_used)] // a test

use when::Language;

use super::{alone, split};

fn at() -> jiff::Zoned {
    "2026-11-23T09:00[Europe/Madrid]".parse().unwrap()
}

#[test]
fn whom_to_tell_stands_at_the_end_in_five_languages() {
    for (language, text, head, names) in [
        (
            Language::En,
            "move my dentist to Thursday same time and tell Ana",
            "move my dentist to Thursday same time",
            "Ana",
        ),
        (Language::En, "cancel lunch, and let ana know please.", "cancel lunch", "ana"),
        (Language::En, "cancel lunch and please let Ana Ruiz and Luis know about it", "cancel lunch", "Ana Ruiz|Luis"),
        (
            Language::En,
            "put lunch on Friday at 1, email ana@example.org",
            "put lunch on Friday at 1",
            "ana@example.org",
        ),
        (Language::En, "cancel lunch and give Ana, Luis and Eva a heads-up!", "cancel lunch", "Ana|Luis|Eva"),
        (
            Language::Es,
            "pasa el dentista al jueves a la misma hora y avísale a Ana",
            "pasa el dentista al jueves a la misma hora",
            "Ana",
        ),
        (Language::Es, "cancela la comida y díselo a Ana y a Luis, por favor", "cancela la comida", "Ana|Luis"),
        (
            Language::Fr,
            "déplace le dentiste à jeudi à la même heure et préviens Ana",
            "déplace le dentiste à jeudi à la même heure",
            "Ana",
        ),
        (Language::Fr, "annule le déjeuner et mets Ana au courant", "annule le déjeuner", "Ana"),
        (
            Language::De,
            "verschieb den Zahnarzt auf Donnerstag und sag Ana Bescheid",
            "verschieb den Zahnarzt auf Donnerstag",
            "Ana",
        ),
        (Language::De, "sag das Essen ab und informiere bitte Ana", "sag das Essen ab", "Ana"),
        (Language::De, "sag das Essen ab und sag bitte der Ana Bescheid", "sag das Essen ab", "Ana"),
        (
            Language::Pt,
            "muda o dentista para quinta à mesma hora e avisa a Ana",
            "muda o dentista para quinta à mesma hora",
            "Ana",
        ),
        (Language::Pt, "cancela o almoço e diz ao João", "cancela o almoço", "João"),
    ] {
        let (said, told) = split(text, language, &at()).unwrap_or_else(|| panic!("{text}"));
        assert_eq!((said.as_str(), told.join("|").as_str()), (head, names), "{text}");
    }
}

#[test]
fn what_asks_for_something_else_stays_whole() {
    for (language, text) in [
        (Language::En, "move the dentist to Thursday and let me know"),
        (Language::En, "cancel lunch and tell everyone"),
        (Language::En, "cancel lunch and tell Ana tomorrow"),
        (Language::En, "cancel lunch and tell Ana that I am ill"),
        (Language::En, "cancel lunch and tell Ana if it works"),
        (Language::En, "cancel lunch and tell"),
        (Language::En, "tell Ana"),
        (Language::En, "lunch with Ana and Luis"),
        (Language::En, "tell Ana and cancel lunch"),
        (Language::Es, "cancela la comida y avísame"),
        (Language::Es, "cancela la comida y dile a Ana que estoy enferma"),
        (Language::Fr, "annule le déjeuner et préviens-moi"),
        (Language::De, "sag das Essen ab und gib mir Bescheid"),
        (Language::Pt, "cancela o almoço e avisa-me"),
    ] {
        assert_eq!(split(text, language, &at()), None, "{text}");
    }
    let long = "and tell ".repeat(100_000);
    assert!(split(&long, Language::En, &at()).is_none_or(|(_, names)| names.len() <= 5), "the end of it is looked at");
}

#[test]
fn it_may_be_said_by_itself() {
    for (language, text) in [
        (Language::En, "Tell Ana."),
        (Language::En, "and let Ana know"),
        (Language::Es, "Avisa a Ana"),
        (Language::Fr, "Préviens Ana, s’il te plaît"),
        (Language::De, "Sag Ana Bescheid"),
        (Language::Pt, "Avisa a Ana, por favor"),
    ] {
        assert_eq!(alone(text, language, &at()), Some(vec!["Ana".to_owned()]), "{text}");
    }
    assert_eq!(alone("tell Ana a joke", Language::En, &at()), None);
}
