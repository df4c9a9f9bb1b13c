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

/// `Some(true)` for a yes, `Some(false)` for a no, `None` for anything that says more than that.
pub(crate) fn verdict(text: &str) -> Option<bool> {
    // Longer than any phrase, however it is decorated.
    if text.len() > 60 {
        return None;
    }
    let skin = |c: char| ('\u{1F3FB}'..='\u{1F3FF}').contains(&c);
    let plain: String = text.to_lowercase().replace('’', "'").chars().filter(|&c| !skin(c)).collect();
    let words: Vec<&str> = plain.split(|c: char| c.is_whitespace() || ",.!¡?¿;:".contains(c)).collect();
    let said = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    // A question is no answer.
    if text.contains('?') {
        return None;
    }
    [(YES, true), (NO, false)].into_iter().find(|(phrases, _)| phrases.contains(&&*said)).map(|(_, verdict)| verdict)
}

#[cfg(test)]
mod tests {
    use super::verdict;

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
}
