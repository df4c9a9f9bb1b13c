//! What the rules make of "remember" and "forget": facts, reminders, and what stands in the agenda.

use domain::FactKind;
use models::{Known, Memory, Request};
use serde_json::{Value, json};

use crate::support::{agenda, chat, rules};

/// What is asked of somebody with an agenda of whom this is known.
fn asked(text: &str, facts: &[&str]) -> Request {
    let facts = facts.iter().map(|text| Known { kind: FactKind::Other, text: (*text).into() }).collect();
    Request { agenda: agenda(), memory: Memory { facts, ..Memory::default() }, ..chat(&[text]) }
}

fn calls(text: &str, facts: &[&str]) -> Vec<(String, Value)> {
    let answer = rules(&asked(text, facts));
    answer.calls.into_iter().map(|call| (call.name, call.arguments)).collect()
}

fn remembered(text: &str) -> Vec<Value> {
    calls(text, &[])
        .into_iter()
        .map(|(name, arguments)| {
            assert_eq!(name, "remember", "{text}");
            arguments
        })
        .collect()
}

#[test]
fn what_follows_remember_that_is_a_fact() {
    for (text, kind, kept) in [
        ("remember that I have the dentist at 9", "other", "I have the dentist at 9"),
        ("Remember that school starts at 9 on Mondays.", "other", "school starts at 9 on Mondays"),
        ("don't forget that I'm vegetarian", "diet", "I'm vegetarian"),
        ("recuerda que tengo gimnasio los martes a las 9", "other", "tengo gimnasio los martes a las 9"),
        ("no olvides que soy vegetariana", "diet", "soy vegetariana"),
        ("souviens-toi que j'ai cours à 9h", "other", "j'ai cours à 9h"),
        ("n'oublie pas que je suis végétarienne", "diet", "je suis végétarienne"),
        ("Merk dir, dass ich um 9 Uhr Schule habe", "other", "ich um 9 Uhr Schule habe"),
        ("vergiss nicht, dass ich Vegetarier bin", "diet", "ich Vegetarier bin"),
        ("lembra-te que tenho aulas às 9", "other", "tenho aulas às 9"),
        ("não te esqueças que sou vegetariana", "diet", "sou vegetariana"),
    ] {
        assert_eq!(remembered(text), [json!({"kind": kind, "text": kept})], "{text}");
    }
}

#[test]
fn what_is_to_be_done_is_a_reminder() {
    for (text, title, due) in [
        ("don't forget to call mum at 6pm", "Call mum", "2026-11-23T18:00"),
        ("remember to buy milk tomorrow at 6pm", "Buy milk", "2026-11-24T18:00"),
        ("remind me to call mum at 6pm", "Call mum", "2026-11-23T18:00"),
        ("no olvides llamar a mamá a las 18:00", "Llamar a mamá", "2026-11-23T18:00"),
        ("n'oublie pas d'appeler maman à 18h", "Appeler maman", "2026-11-23T18:00"),
        ("vergiss nicht, um 18 Uhr Mama anzurufen", "Mama anrufen", "2026-11-23T18:00"),
        ("não te esqueças de ligar à mãe às 18h", "Ligar à mãe", "2026-11-23T18:00"),
    ] {
        let calls = calls(text, &[]);
        assert_eq!(calls.len(), 1, "{text}: {calls:?}");
        assert_eq!(calls[0].0, "create_reminder", "{text}");
        assert_eq!((&calls[0].1["title"], &calls[0].1["due"]), (&json!(title), &json!(due)), "{text}");
    }
}

#[test]
fn two_facts_in_one_sentence_are_two() {
    for (text, first, second) in [
        ("remember that I'm vegetarian and allergic to nuts", "I'm vegetarian", "allergic to nuts"),
        ("recuerda que soy vegetariana y alérgica a las nueces", "soy vegetariana", "alérgica a las nueces"),
        ("souviens-toi que je suis végétarienne et allergique aux noix", "je suis végétarienne", "allergique aux noix"),
        (
            "merk dir, dass ich Vegetarier bin und gegen Nüsse allergisch",
            "ich Vegetarier bin",
            "gegen Nüsse allergisch",
        ),
        ("lembra-te que sou vegetariana e alérgica a nozes", "sou vegetariana", "alérgica a nozes"),
    ] {
        let both = [json!({"kind": "diet", "text": first}), json!({"kind": "allergy", "text": second})];
        assert_eq!(remembered(text), both, "{text}");
    }
    // The second half would be said of the wrong person, or of nothing.
    for text in ["remember that my sister is vegetarian and allergic to nuts", "remember that I like tea and coffee"] {
        assert_eq!(remembered(text).len(), 1, "{text}");
    }
}

#[test]
fn until_when_is_kept() {
    for (text, kind, until) in [
        ("remember that I'm pregnant until May", "pregnancy", "2027-05-31"),
        ("remember that I'm on holiday until Friday", "situation", "2026-11-27"),
        ("recuerda que estoy embarazada hasta mayo", "pregnancy", "2027-05-31"),
        ("souviens-toi que je suis enceinte jusqu'en mai", "pregnancy", "2027-05-31"),
        ("merk dir, dass ich bis Mai schwanger bin", "pregnancy", "2027-05-31"),
        ("lembra-te que estou grávida até maio", "pregnancy", "2027-05-31"),
    ] {
        let facts = remembered(text);
        assert_eq!((facts.len(), &facts[0]["kind"], &facts[0]["until"]), (1, &json!(kind), &json!(until)), "{text}");
    }
}

#[test]
fn everything_is_forgotten_at_once() {
    for text in [
        "forget everything",
        "Please forget everything you know about me!",
        "olvida todo lo que sabes de mí",
        "oublie tout",
        "vergiss alles, was du über mich weißt",
        "esquece tudo o que sabes sobre mim",
    ] {
        assert_eq!(calls(text, &["I like tea"]), [("forget_all".to_owned(), json!({}))], "{text}");
    }
    // Where nothing is known the tool is not offered.
    let mut nothing = asked("forget everything", &[]);
    nothing.tools.retain(|tool| !tool.name.starts_with("forget"));
    assert!(rules(&nothing).text.starts_with("I remember nothing about you yet."));
}

#[test]
fn what_names_an_event_is_cancelled() {
    for (text, tool, id) in [
        ("forget the meeting tomorrow", "cancel_event", "evt_4"),
        ("forget my lunch with Ana", "cancel_event", "evt_2"),
        ("forget the dentist on Thursday", "cancel_event", "evt_1"),
        ("olvida la reunión del miércoles", "cancel_event", "evt_3"),
        ("oublie la réunion de demain", "cancel_event", "evt_4"),
        ("vergiss das Meeting morgen", "cancel_event", "evt_4"),
        ("esquece a reunião de amanhã", "cancel_event", "evt_4"),
        ("forget about calling mum", "dismiss_reminder", "rem_1"),
    ] {
        assert_eq!(calls(text, &["I like tea"]), [(tool.to_owned(), json!({"id": id}))], "{text}");
    }
    // There is none: looked for, and then said; never an event.
    let found = calls("forget the meeting on Sunday", &[]);
    assert!(found.iter().all(|(name, _)| name == "find_events"), "{found:?}");
    assert_eq!(calls("forget the tea", &["I like tea"]), [("forget".to_owned(), json!({"fact": "tea"}))]);
}
