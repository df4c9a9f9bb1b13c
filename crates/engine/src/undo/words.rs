//! The words that ask to take back what was done, in every language at once: a short message that says nothing else.
//!
//! "Cancel" and "annule" alone are not among them where they may mean an event: what is to be cancelled is then asked.

const UNDO: &[&str] = &[
    "undo",
    "undo it",
    "undo that",
    "undo this",
    "undo last",
    "undo the last",
    "undo the last one",
    "undo the last thing",
    "undo what you did",
    "undo what you just did",
    "take it back",
    "take that back",
    "revert",
    "revert it",
    "revert that",
    "deshacer",
    "deshaz",
    "deshazlo",
    "deshaz eso",
    "deshaz esto",
    "deshaz lo último",
    "deshaz lo ultimo",
    "deshacer lo último",
    "deshacer lo ultimo",
    "deshacerlo",
    "annule",
    "annulez",
    "annuler",
    "annule ça",
    "annule ca",
    "annule cela",
    "annule-le",
    "annule la dernière action",
    "annuler la dernière action",
    "défais",
    "défais ça",
    "défaire",
    "reviens en arrière",
    "revenir en arrière",
    "rückgängig",
    "rueckgaengig",
    "rückgängig machen",
    "mach das rückgängig",
    "mach es rückgängig",
    "mache das rückgängig",
    "mache es rückgängig",
    "machen sie das rückgängig",
    "mach rückgängig",
    "das rückgängig machen",
    "desfaz",
    "desfazer",
    "desfaça",
    "desfaz isso",
    "desfaz isto",
    "desfaça isso",
    "desfazer isso",
    "desfaz o último",
    "desfazer o último",
];

/// What may stand around them.
const POLITE: &[&str] = &[
    "please",
    "can you",
    "could you",
    "no",
    "oh no",
    "oops",
    "sorry",
    "por favor",
    "puedes",
    "perdón",
    "perdona",
    "s'il te plaît",
    "s'il te plait",
    "s'il vous plaît",
    "s'il vous plait",
    "pardon",
    "non",
    "bitte",
    "nein",
    "ups",
    "entschuldigung",
    "faz favor",
    "não",
    "nao",
    "desculpa",
];

/// Longer than any of them.
const LONGEST: usize = 80;

/// Whether the message asks to take back what was done, and says nothing else.
pub(crate) fn asks(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let plain = text.to_lowercase().replace('’', "'");
    let words: Vec<&str> =
        plain.split(|c: char| c.is_whitespace() || ",.!¡?¿;:".contains(c)).filter(|word| !word.is_empty()).collect();
    let mut said = words.join(" ");
    // As many as may stand before and behind.
    for _ in 0..4 {
        let left = POLITE.iter().find_map(|polite| {
            let before = said.strip_prefix(polite).and_then(|rest| rest.strip_prefix(' '));
            before.or_else(|| said.strip_suffix(polite).and_then(|rest| rest.strip_suffix(' '))).map(str::to_owned)
        });
        match left {
            Some(left) => said = left,
            None => break,
        }
    }
    UNDO.contains(&&*said)
}

#[cfg(test)]
mod tests {
    use super::asks;

    #[test]
    fn an_undo_says_nothing_else() {
        for text in [
            "undo",
            "Undo!",
            "please undo that",
            "Can you undo that, please?",
            "oops, undo",
            "no, undo it",
            "deshacer",
            "Deshazlo, por favor",
            "annule",
            "Annule ça, s’il te plaît",
            "Rückgängig!",
            "Bitte mach das rückgängig",
            "desfaz",
            "Desfazer isso, por favor",
        ] {
            assert!(asks(text), "{text}");
        }
        for text in [
            "",
            "cancel",
            "undo lunch with Ana",
            "annule le déjeuner",
            "do not undo it",
            "anular",
            "no",
            "please",
            "was kann ich rückgängig machen?",
        ] {
            assert!(!asks(text), "{text}");
        }
        assert!(!asks(&"undo ".repeat(100_000)));
    }
}
