#![allow(clippy::unwrap_used)]

use jiff::Timestamp;

use super::*;

fn wording(key: &str, language: &str, text: &str) -> Wording {
    Wording {
        key: key.into(),
        language: language.into(),
        text: text.into(),
        updated_at: Timestamp::UNIX_EPOCH,
        updated_by: domain::UserId::derived(b"u"),
    }
}

fn texts(language: &str, own: Vec<Wording>) -> Texts {
    Texts { language: language.into(), own: Arc::new(own) }
}

#[test]
fn every_language_has_every_text_and_no_other() {
    for language in phrases::languages() {
        let built = built_in(language).unwrap();
        for key in KEYS.iter().filter(|key| language == ENGLISH || key.max == SENTENCE) {
            let text = built.get(key.name).unwrap_or_else(|| panic!("{language} has no {}", key.name));
            assert_eq!(&key.checked(text).unwrap(), text.trim(), "{language} {}", key.name);
        }
        for name in built.keys() {
            assert!(Key::named(name).is_some(), "{language} has {name}, which nobody says");
        }
    }
}

#[test]
fn the_own_text_comes_first_and_english_last() {
    let of = |language, own| texts(language, own).get(EXPIRED).to_owned();
    assert!(of("es", vec![]).contains("caducado"));
    assert_eq!(of("es", vec![wording(EXPIRED, "es", "¡Tarde!")]), "¡Tarde!");
    assert!(of("es", vec![wording(EXPIRED, "en", "Late!")]).contains("caducado"), "its own language is nearer");
    // A language without a built-in text: the workspace's English, then ours.
    assert_eq!(of("it", vec![wording(EXPIRED, "en", "Late!")]), "Late!");
    assert!(of("it", vec![]).contains("expired"));
    let prompt = texts("fr", vec![wording(PROMPT_CHAT, "en", "You are {user}'s butler.")]);
    assert_eq!(prompt.instructions(Purpose::Chat, "Inés", "Home").unwrap(), "You are Inés's butler.");
    assert_eq!(prompt.instructions(Purpose::Detect, "Inés", "Home"), None);
}

/// Whom to call, and that a symptom wants a doctor, cannot be taken out.
#[test]
fn a_text_that_keeps_people_safe_cannot_be_emptied() {
    let problem = |key: &str, text: &str| Key::named(key).unwrap().checked(text).err().map(|error| error.to_string());
    for key in [MEDICAL, DANGER, CRISIS] {
        let told = problem(key, "Help is on its way.").unwrap();
        assert!(told.contains("text") && told.contains("{number}") && told.contains("write it"), "{key}: {told}");
        assert_eq!(problem(key, "Call {number} now."), None);
        assert!(problem(key, " {number} …").unwrap().contains("write words"), "{key}");
    }
    assert!(problem(LISTENING, "Somebody listens.").unwrap().contains("{line}"));
    for (key, text) in [(HEALTH, " \u{200b} "), (HEALTH, "{provider}"), (HEALTH, "…"), (NUMBER, "-"), (PROVIDER, "?")]
    {
        assert!(problem(key, text).is_some(), "{key}: {text}");
    }
    assert_eq!(problem(NUMBER, "061"), None);
    // A row from before the rule is not said.
    assert!(refused(&wording(MEDICAL, "en", "Stay calm.")).unwrap().contains("{number}"));
    assert!(refused(&wording("unheard_of", "en", "x")).is_some());
    assert_eq!(refused(&wording(MEDICAL, "en", "Call {number}.")), None);
}

#[test]
fn placeholders_are_checked_and_filled_in_once() {
    let medical = Key::named(MEDICAL).unwrap();
    let said = |key: &Key, text: &str| key.checked(text).map_err(|error| error.to_string());
    assert_eq!(said(medical, " Call {number}! ").unwrap(), "Call {number}!");
    let unknown = said(medical, "Call {phone}!").unwrap_err();
    assert!(unknown.contains("{phone}") && unknown.contains("{number}"), "{unknown}");
    assert!(said(Key::named(COST_ASKED).unwrap(), "Shall I?").unwrap_err().contains("{dollars}"));
    assert!(said(medical, " \u{200b}").is_err() && said(medical, &"x".repeat(1_001)).is_err());
    let expired = Key::named(EXPIRED).unwrap();
    assert!(said(expired, "{\"json\": 1} { number } {} }{").is_ok(), "no names");
    assert_eq!(fill("{a}{b} {c} {a", &[("a", "{b}"), ("b", "2")]), "{b}2 {c} {a");
    assert_eq!(fill("a {{b}} }", &[("b", "2")]), "a {2} }");
}
