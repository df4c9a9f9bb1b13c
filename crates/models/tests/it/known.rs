//! Places by the names under which the person knows them, which others shorten.

use models::{Purpose, Role};

use crate::support::{request, rules, said};

/// The place of the event that is found in these messages of Ana's.
fn place(messages: &[&str], known: &[&str]) -> Option<String> {
    let parts = messages.iter().enumerate().map(|(n, text)| said(n + 1, Role::Contact, text));
    let mut asked = request(Purpose::Detect, parts.collect());
    asked.memory.places = known.iter().map(|&place| place.to_owned()).collect();
    let answer = rules(&asked);
    let event = answer.calls.iter().find(|call| call.name == "create_event")?;
    event.arguments["place"].as_str().map(str::to_owned)
}

#[test]
fn a_place_is_called_as_it_is_known() {
    let known = ["Biblioteca Central", "Kletterhalle Nordwand", "The Copper Kettle"];
    for (message, wanted) in [
        ("Shall we have lunch on Friday at 1 at the copper kettle?", "The Copper Kettle"),
        ("Donnerstag klettern? Halb acht Nordwand?", "Kletterhalle Nordwand"),
        ("Nos vemos el jueves a las 14 en la biblioteca central", "Biblioteca Central"),
    ] {
        assert_eq!(place(&[message], &known).as_deref(), Some(wanted), "{message}");
        assert_ne!(place(&[message], &[]).as_deref(), Some(wanted), "{message}: nothing is known");
    }
}

#[test]
fn what_may_be_two_places_or_none_stays_as_it_was_said() {
    let message = "Shall we have lunch on Friday at 1 at Nordwand?";
    let said = place(&[message], &[]);
    assert_eq!(said.as_deref(), Some("Nordwand"));
    assert_eq!(place(&[message], &["Kletterhalle Nordwand", "Hotel Nordwand"]), said);
    assert_eq!(place(&[message], &["Kletterhalle Südwand"]), said);
    // A word that any place may have names none.
    let office = "Shall we meet on Friday at 10 at the office?";
    assert_eq!(place(&[office], &["Office of Dr Brandt"]), place(&[office], &[]));
    // Ana speaks: "Ana's" is hers.
    assert_eq!(place(&["Lunch on Friday at 1? Ana"], &["Casa de Ana"]), place(&["Lunch on Friday at 1? Ana"], &[]));
}
