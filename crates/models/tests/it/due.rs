//! When something to do is due, where that is told apart from what it is. The talks are of Monday, 23 November 2026.

use crate::talks::play_in;

/// When the reminders of a talk are due.
fn due(language: &str, talk: &[&str]) -> Vec<String> {
    let left = play_in(language, talk, &[]);
    let reminders = left.into_iter().filter(|(tool, _)| tool == "create_reminder");
    reminders.map(|(_, arguments)| arguments["due"].as_str().unwrap_or_default().to_owned()).collect()
}

fn is_due(language: &str, talk: &[&str], day: &str) {
    let due = due(language, talk);
    assert!(due.len() == 1 && due[0].starts_with(day), "{talk:?}: {due:?}");
}

#[test]
fn who_says_when_they_will_do_it_is_reminded_then() {
    is_due("en", &["Ana: can you send the invoice by Friday?", "me: will do it tomorrow"], "2026-11-24");
    is_due("fr", &["Ana : tu peux renvoyer le contrat avant vendredi ?", "me: oui, je le fais demain"], "2026-11-24");
    is_due("en", &["Ana: can you send the invoice by Friday?", "me: sure, see you on Sunday"], "2026-11-27");
}

#[test]
fn a_deadline_told_later_is_of_what_was_asked() {
    is_due("de", &["Ana: kannst du den Beamer zurückbringen?", "me: klar", "Ana: aber bis Freitag, ja?"], "2026-11-27");
    is_due("en", &["Ana: could you sign the lease?", "me: yes", "Ana: they close on Friday"], "2026-11-27");
    is_due("es", &["Ana: ¿me puedes mandar el contrato?", "me: sí", "Ana: lo necesito para el viernes"], "2026-11-27");
    let finer = ["Ana: could you send me the slides by Friday?", "me: sure", "Ana: by Friday 11:00 please"];
    is_due("en", &finer, "2026-11-27T11:00");
}

#[test]
fn by_a_weekday_is_the_next_one_even_on_that_day() {
    is_due("en", &["Ana: please send me the invoice by Monday", "me: ok"], "2026-11-30");
    is_due("es", &["Ana: ¿me mandas la factura antes del lunes?", "me: vale"], "2026-11-30");
    is_due("de", &["Ana: schick mir bitte bis Montag 12 Uhr die Rechnung", "me: ok"], "2026-11-30T12:00");
}

#[test]
fn what_is_asked_for_is_ahead_whatever_else_is_past() {
    let talk = ["Ana: could you ring the plumber you had before Friday?", "me: of course"];
    is_due("en", &talk, "2026-11-27");
}

#[test]
fn by_then_is_the_day_that_was_told() {
    let talk = ["Ana: the new boiler comes on Thursday.\nPlease clear the cellar by then", "me: ok"];
    is_due("en", &talk, "2026-11-26");
}

#[test]
fn a_part_of_the_day_is_the_next_one() {
    is_due("en", &["Ana: could you send me the form?", "me: I'll send it in the evening"], "2026-11-23");
}
