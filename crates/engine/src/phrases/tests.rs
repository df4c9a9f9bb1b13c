use super::*;

#[test]
fn a_region_is_passed_over_and_an_unknown_language_is_english() {
    assert_eq!(of("es").language, "es");
    assert_eq!(of("es-MX").language, "es");
    assert_eq!(of("en_GB").language, "en");
    assert_eq!(of("fr-CA").language, "fr");
    assert_eq!(of("xx").language, "en");
    assert_eq!(of("").language, "en");
}

#[test]
fn an_event_is_told_as_a_person_would() {
    let (en, es) = (of("en"), of("es"));
    assert_eq!(
        (en.soon)("Lunch with Ana", None, Some("13:00"), Some("Casa Lucio")),
        "Lunch with Ana at 13:00, Casa Lucio"
    );
    assert_eq!((en.soon)("Lunch", Some("Sat 28 Nov"), Some("13:00"), None), "Lunch, Sat 28 Nov at 13:00");
    assert_eq!(
        (es.soon)("Comida con Ana", None, Some("13:00"), Some("Casa Lucio")),
        "Comida con Ana a las 13:00, Casa Lucio"
    );
    assert_eq!((es.soon)("Cena", None, Some("01:30"), None), "Cena a la 01:30");
}

#[test]
fn no_phrase_is_empty() {
    for phrases in languages().map(of) {
        let words = [phrases.all_day, phrases.reminder, phrases.with, phrases.notes, phrases.past, phrases.until];
        let verbs = [phrases.cancel, phrases.complete, phrases.dismiss, phrases.once];
        let all = words.iter().chain(&verbs).chain(&phrases.each).chain(&phrases.priorities).chain(&phrases.contacts);
        assert!(all.chain(&phrases.weekdays).chain(&phrases.months).all(|text| !text.is_empty()));
        for unit in 0..7 {
            assert!((phrases.every)(3, unit).contains('3'));
        }
        for said in [(phrases.call_done)("X", "Z", "Y"), (phrases.call_failed)("X", "Z", "Y")] {
            assert!(said.contains('X') && said.contains("\n\nZ ") && said.ends_with("\nY"), "{said}");
        }
        let said = (phrases.call_not_done)("X", "Y");
        assert!(said.len() > 5 && said.contains('X') && said.ends_with('Y'), "{said}");
        assert!((phrases.forget_all)(" (X)").contains(" (X), "));
        // The words that it names end a session, whatever was asked.
        let named = phrases.earlier.split(['“', '”', '«', '»', '„']).nth(1).map(str::trim);
        assert!(named.is_some_and(|named| crate::memory::ends(named, true)), "{}", phrases.earlier);
        assert!((phrases.call_uncertain)("X").contains('X') && (phrases.queued)("X").ends_with('X'));
        assert!((phrases.taken)("X").ends_with(" X") && (phrases.free_instead)("1. X").contains(":\n1. X\n"));
        let undo = [(phrases.undone)("X"), (phrases.cannot_undo)("X"), (phrases.not_undone)("X")];
        assert!(
            undo.iter().all(|said| said.ends_with(": X") || said.ends_with(" : X"))
                && !phrases.nothing_to_undo.is_empty()
        );
        for said in [(phrases.due)("X"), (phrases.done)("X"), (phrases.dropped)("X")] {
            assert!(said.len() > 3 && said.ends_with('X'), "{said}");
        }
        for said in [(phrases.proposed)("X"), (phrases.proposed_many)("X"), (phrases.refused)("X")] {
            assert!(said.len() > 3 && said.contains('X'), "{said}");
        }
    }
}

#[test]
fn what_was_done_is_told_by_its_own_verb() {
    let said = |language, tool, summary| (of(language).did(tool, summary), of(language).did_not(tool, summary));
    let pair = |yes: &str, no: &str| (yes.to_owned(), no.to_owned());
    assert_eq!(said("en", "cancel_event", "Cancel: Dentist"), pair("Cancelled: Dentist", "Not cancelled: Dentist"));
    assert_eq!(said("de", "cancel_event", "Cancel: Zahnarzt"), pair("Abgesagt: Zahnarzt", "Nicht abgesagt: Zahnarzt"));
    assert_eq!(said("fr", "forget", "Oublier: thé"), pair("Oublié : thé", "Pas oublié : thé"));
    assert_eq!(said("es", "cancel_event", "Dentista").0, "Cancelado: Dentista");
    assert_eq!(
        said("en", "create_event", "Cancel: Netflix"),
        pair("Done: Cancel: Netflix", "Dropped: Cancel: Netflix")
    );
    assert!(!said("pt", "forget_all", "Esquecer tudo").0.contains("Esquecer"));
    for phrases in languages().map(of) {
        for tool in [
            "cancel_event",
            "complete_reminder",
            "dismiss_reminder",
            "remember",
            "forget",
            "forget_all",
            "delete_contact",
        ] {
            let (did, did_not) = (phrases.did(tool, "X"), phrases.did_not(tool, "X"));
            assert!(did != did_not && tells_outcome(&did) && tells_outcome(&did_not), "{did} {did_not}");
        }
    }
    assert!(!tells_outcome("Lunch with Ana"));
}

/// Each language says it in its own words: what is the same in two was forgotten.
#[test]
fn no_language_borrows_sentences() {
    let sentences = |phrases: &Phrases| {
        [(phrases.proposed)("X"), (phrases.proposed_many)("X"), (phrases.refused)("X"), (phrases.done)("X")]
    };
    let all: Vec<String> = languages().map(of).flat_map(sentences).collect();
    let different: std::collections::HashSet<&String> = all.iter().collect();
    assert_eq!(different.len(), all.len());
    assert_eq!((of("fr").every)(2, 1), "toutes les 2 semaines");
}
