//! A person's yes and no, in every language at once: a short message that says nothing else.

const YES: &[&str] = &[
    "y",
    "yes",
    "yep",
    "yeah",
    "yup",
    "sure",
    "ok",
    "okay",
    "k",
    "approve",
    "approved",
    "confirm",
    "confirmed",
    "do it",
    "go ahead",
    "please do",
    "yes please",
    "sounds good",
    "perfect",
    "great",
    "fine",
    "si",
    "sí",
    "sip",
    "vale",
    "dale",
    "claro",
    "de acuerdo",
    "perfecto",
    "confirmo",
    "confirmar",
    "aprobar",
    "apruebo",
    "adelante",
    "hazlo",
    "sí por favor",
    "si por favor",
    "oui",
    "ouais",
    "ouep",
    "bien sûr",
    "bien sur",
    "d'accord",
    "daccord",
    "parfait",
    "je confirme",
    "confirmer",
    "approuver",
    "j'approuve",
    "vas-y",
    "allez-y",
    "oui merci",
    "oui s'il te plaît",
    "oui s'il vous plaît",
    "ja",
    "jo",
    "jep",
    "klar",
    "gern",
    "gerne",
    "ja bitte",
    "ja gern",
    "ja gerne",
    "natürlich",
    "in ordnung",
    "einverstanden",
    "passt",
    "bestätigen",
    "bestätige",
    "mach das",
    "sim",
    "sim por favor",
    "sim obrigado",
    "sim obrigada",
    "pode ser",
    "pode sim",
    "está bem",
    "tá bom",
    "beleza",
    "com certeza",
    "perfeito",
    "aprovar",
    "aprovo",
    "👍",
    "✅",
];

const NO: &[&str] = &[
    "n",
    "no",
    "nope",
    "nah",
    "no thanks",
    "no thank you",
    "reject",
    "drop it",
    "drop",
    "dont",
    "don't",
    "never mind",
    "nevermind",
    "forget it",
    "no gracias",
    "dejalo",
    "déjalo",
    "rechazar",
    "rechazo",
    "olvidalo",
    "olvídalo",
    "mejor no",
    "non",
    "non merci",
    "nan",
    "laisse tomber",
    "laissez tomber",
    "refuser",
    "je refuse",
    "oublie",
    "oubliez",
    "annule ça",
    "nein",
    "nö",
    "nee",
    "nein danke",
    "lieber nicht",
    "ablehnen",
    "verwerfen",
    "vergiss es",
    "lass es",
    "não",
    "nao",
    "não obrigado",
    "não obrigada",
    "melhor não",
    "rejeitar",
    "rejeito",
    "esquece",
    "esqueça",
    "deixa estar",
    "deixa pra lá",
    "👎",
    "❌",
];

/// A yes and a no to several things at once.
const YES_TO_ALL: &[&str] = &[
    "yes to all",
    "yes to all of them",
    "yes to all of it",
    "yes all",
    "yes all of them",
    "all of them",
    "approve all",
    "sí a todo",
    "sí a todos",
    "sí a todas",
    "si a todo",
    "si a todos",
    "si a todas",
    "sí todo",
    "sí todas",
    "sí todos",
    "oui à tout",
    "oui à tous",
    "oui à toutes",
    "oui pour tout",
    "oui pour tous",
    "oui pour toutes",
    "oui tous",
    "oui toutes",
    "ja zu allem",
    "ja zu allen",
    "ja alle",
    "ja alles",
    "sim a tudo",
    "sim a todos",
    "sim a todas",
    "sim todos",
    "sim todas",
    "sim tudo",
];
const NO_TO_ALL: &[&str] = &[
    "no to all",
    "no to all of them",
    "none",
    "none of them",
    "no to everything",
    "no a todo",
    "no a todos",
    "no a todas",
    "ninguno",
    "ninguna",
    "non à tout",
    "non à tous",
    "non à toutes",
    "aucun",
    "aucune",
    "nein zu allem",
    "nein zu allen",
    "keins",
    "keines",
    "keinen",
    "não a tudo",
    "não a todos",
    "não a todas",
    "nenhum",
    "nenhuma",
];
const YES_TO_TWO: &[&str] = &[
    "yes to both",
    "yes to both of them",
    "yes both",
    "both",
    "both of them",
    "both please",
    "approve both",
    "sí a las dos",
    "sí a los dos",
    "sí a ambas",
    "sí a ambos",
    "si a las dos",
    "si a los dos",
    "si a ambas",
    "si a ambos",
    "sí las dos",
    "sí los dos",
    "las dos",
    "los dos",
    "ambas",
    "ambos",
    "oui aux deux",
    "oui pour les deux",
    "oui les deux",
    "les deux",
    "tous les deux",
    "toutes les deux",
    "ja zu beiden",
    "ja zu beidem",
    "ja beide",
    "ja beides",
    "beide",
    "beides",
    "beide bitte",
    "sim aos dois",
    "sim às duas",
    "sim as duas",
    "sim a ambos",
    "sim a ambas",
    "sim os dois",
    "os dois",
    "as duas",
];
const NO_TO_TWO: &[&str] = &[
    "no to both",
    "no to both of them",
    "neither",
    "neither of them",
    "no a las dos",
    "no a los dos",
    "ninguna de las dos",
    "ninguno de los dos",
    "non aux deux",
    "aucun des deux",
    "aucune des deux",
    "ni l'un ni l'autre",
    "nein zu beiden",
    "keins von beiden",
    "keines von beiden",
    "não aos dois",
    "não às duas",
    "nenhum dos dois",
    "nenhuma das duas",
];

/// `Some(true)` for a yes, `Some(false)` for a no, `None` for anything that says more than that.
pub(crate) fn verdict(text: &str) -> Option<bool> {
    let said = plain(text)?;
    let all =
        [(YES, true), (NO, false), (YES_TO_ALL, true), (NO_TO_ALL, false), (YES_TO_TWO, true), (NO_TO_TWO, false)];
    all.into_iter().find(|(phrases, _)| phrases.contains(&&*said)).map(|(_, verdict)| verdict)
}

/// Whether a yes or a no is to exactly two things.
pub(crate) fn speaks_of_two(text: &str) -> bool {
    plain(text).is_some_and(|said| [YES_TO_TWO, NO_TO_TWO].iter().any(|phrases| phrases.contains(&&*said)))
}

/// The words alone, in lower case; `None` for a question, and for what is longer than any phrase, however it is decorated.
fn plain(text: &str) -> Option<String> {
    if text.len() > 60 || text.contains('?') {
        return None;
    }
    let skin = |c: char| ('\u{1F3FB}'..='\u{1F3FF}').contains(&c);
    let plain: String = text.to_lowercase().replace('’', "'").chars().filter(|&c| !skin(c)).collect();
    let words = plain.split(|c: char| c.is_whitespace() || ",.!¡?¿;:".contains(c)).filter(|word| !word.is_empty());
    Some(words.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::{speaks_of_two, verdict};

    #[test]
    fn plain_answers_count_and_nothing_else_does() {
        for text in ["yes", "Yes!", "  OK. ", "Sí", "si, por favor", "👍🏽", "Sounds good!", "Vale", "Oui !", "D’accord"]
        {
            assert_eq!(verdict(text), Some(true), "{text}");
        }
        for text in ["no", "No, thanks.", "Never mind", "👎", "don’t", "mejor no", "Non, merci."] {
            assert_eq!(verdict(text), Some(false), "{text}");
        }
        for text in [
            "",
            "yes?",
            "yes but at 4",
            "no, make it Friday",
            "not yet",
            "oui mais à 4 h",
            "non, vendredi",
            "ok lunch with Ana on Friday",
            "???",
        ] {
            assert_eq!(verdict(text), None, "{text}");
        }
        assert_eq!(verdict(&"yes ".repeat(100_000)), None);
    }

    #[test]
    fn one_word_may_answer_for_several() {
        for text in ["yes to both", "Both!", "sí a las dos", "oui aux deux", "Ja zu beiden.", "sim aos dois"] {
            assert!(verdict(text) == Some(true) && speaks_of_two(text), "{text}");
        }
        for text in ["no to both", "neither", "no a las dos", "non aux deux", "nein zu beiden", "não aos dois"] {
            assert!(verdict(text) == Some(false) && speaks_of_two(text), "{text}");
        }
        for text in ["yes to all of them", "sí a todas", "oui à tout", "ja zu allen", "sim a tudo"] {
            assert!(verdict(text) == Some(true) && !speaks_of_two(text), "{text}");
        }
        assert_eq!(verdict("yes to the first"), None);
    }
}
