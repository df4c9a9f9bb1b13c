//! Which of the times that a conversation names is the one that counts.

use models::AgendaItem;

use crate::support::agenda;
use crate::talks::play_in;

/// The tool and the time of each thing that waits at the end.
fn left(language: &str, talk: &[&str], standing: &[AgendaItem]) -> Vec<String> {
    let told = |(tool, arguments): (String, serde_json::Value)| {
        let text = |key: &str| arguments[key].as_str().unwrap_or_default().to_owned();
        format!("{tool} {} {}{}", text("id"), text("due"), text("start")).replace("  ", " ").trim_end().to_owned()
    };
    play_in(language, talk, standing).into_iter().map(told).collect()
}

#[test]
fn a_weekday_is_of_the_week_that_is_spoken_of() {
    let town = ["Ana: I'm in town next week. Coffee on Thursday?", "me: yes, 10 at Buzz", "Ana: perfect"];
    assert_eq!(left("en", &town, &[]), ["create_event 2026-12-03T10:00"]);
    let listed = ["me: nächste Woche Dienstag oder Donnerstag?", "Ana: Donnerstag um zwei zum Kaffee?", "me: ok"];
    let left = left("de", &listed, &[]);
    assert!(left.iter().any(|one| one.ends_with("2026-12-03T14:00")), "{left:?}");
}

#[test]
fn a_week_that_is_refused_says_nothing_of_the_next_weekday() {
    let talk = ["Ana: I can't next week. Coffee on Thursday at 10?", "me: sure"];
    assert_eq!(left("en", &talk, &[]), ["create_event 2026-11-26T10:00"]);
}

#[test]
fn another_fact_of_a_message_moves_nothing() {
    let talk = [
        "Ana: I would like to go through the contract with you on Thursday at 10:30. The final figures will arrive on the 30th.",
        "me: that suits me",
    ];
    assert_eq!(left("en", &talk, &[]), ["create_event 2026-11-26T10:30"]);
}

#[test]
fn an_hour_of_something_else_is_not_where_a_shift_goes() {
    let talk = ["Ana: Can we have lunch on Friday half an hour earlier, the room is taken at three?", "me: ok"];
    assert_eq!(left("en", &talk, &agenda()), ["change_event evt_2 2026-11-27T12:30"]);
}

#[test]
fn of_a_range_of_days_the_first_is_where_it_stood() {
    let talk = ["me: pasa la reunión con Marta del miércoles al viernes a la misma hora"];
    assert_eq!(left("es", &talk, &agenda()), ["change_event evt_3 2026-11-27T12:00"]);
}

#[test]
fn small_hours_are_of_the_afternoon_where_the_thing_is() {
    let talk = [
        "Ana: ¿una llamada el miércoles a las 4 de la tarde?",
        "me: a las 4 no puedo, ¿te va bien a las 5:30?",
        "Ana: sí",
    ];
    let left = left("es", &talk, &[]);
    assert!(left.iter().any(|one| one.ends_with("2026-11-25T17:30")), "{left:?}");
}

#[test]
fn what_is_needed_by_an_end_is_due_on_the_last_day() {
    let month = ["Ana: can you send me the report by the end of the month?", "me: will do"];
    assert_eq!(left("en", &month, &[]), ["create_reminder 2026-11-30T09:00"]);
    let weekend = ["Ana: can you send me the report before the weekend?", "me: will do"];
    assert_eq!(left("en", &weekend, &[]), ["create_reminder 2026-11-27T09:00"]);
}

#[test]
fn a_yes_with_a_promise_behind_it_keeps_what_is_due() {
    let talk = ["Ana: can you send the invoice by Friday?", "me: yes, and I'll call the bank tomorrow"];
    let left = left("en", &talk, &[]);
    assert!(left.iter().any(|one| one.contains("2026-11-27")), "{left:?}");
}

/// The talks are of a Monday.
#[test]
fn the_weekday_of_today_is_next_weeks() {
    for (language, talk) in [
        ("en", "Ana: dinner on Monday at 8 pm?"),
        ("de", "Ana: Abendessen am Montag um 20 Uhr?"),
        ("es", "Ana: ¿cena el lunes a las 20h?"),
        ("fr", "Ana: dîner lundi à 20h ?"),
        ("pt", "Ana: jantar na segunda às 20h?"),
    ] {
        assert_eq!(left(language, &[talk, "me: ok"], &[]), ["create_event 2026-11-30T20:00"], "{talk}");
    }
    let said = ["Ana: dinner today, Monday, at 8 pm?", "me: yes"];
    assert_eq!(left("en", &said, &[]), ["create_event 2026-11-23T20:00"]);
    let behind = ["Ana: I'm back on Monday.", "Ana: Brunch on Tuesday at 11?", "me: ok"];
    assert_eq!(left("en", &behind, &[]), ["create_event 2026-12-01T11:00"]);
}

#[test]
fn an_hour_is_of_the_day_that_was_told_before() {
    let offered = ["Ana: Ich bin am Mittwoch in der Filiale am Markt.", "Ana: Ginge 16.15 Uhr?", "me: Das passt mir."];
    assert_eq!(left("de", &offered, &[]), ["create_event 2026-11-25T16:15"]);
}

#[test]
fn another_hour_of_a_message_moves_nothing() {
    let talk = ["Ana: Meeting tomorrow at 9:30 in the kitchen. Our office is open from 7.", "me: fine, see you"];
    assert_eq!(left("en", &talk, &[]), ["create_event 2026-11-24T09:30"]);
}

#[test]
fn an_hour_is_of_the_half_of_the_day_that_what_it_is_for_has() {
    let starts = [
        ("en", "Ana: curling for beginners on Saturday around 7?", "2026-11-28T19:00"),
        ("en", "Ana: the ferry leaves 7.40 Saturday, don't be late", "2026-11-28T07:40"),
        ("en", "Ana: chess lesson Tuesday 8.40 in the library", "2026-11-24T08:40"),
        ("en", "Ana: picnic Sunday 11?", "2026-11-29T11:00"),
        ("fr", "Ana: jogging demain ? 6h30 devant le parc", "2026-11-24T06:30"),
    ];
    for (language, line, start) in starts {
        assert_eq!(left(language, &[line, "me: ok"], &[]), [format!("create_event {start}")], "{line}");
    }
}

#[test]
fn a_series_begins_on_the_day_that_is_told_apart_from_it() {
    let talk = ["Ana: From next week on, please send me your timesheet every Friday by noon.", "me: will do"];
    assert_eq!(left("en", &talk, &[]), ["create_reminder 2026-12-04T12:00"]);
    let talk = ["Ana: tu peux venir au yoga tous les mardis à 18h à partir du 8 ?", "me: oui"];
    assert!(left("fr", &talk, &[]).iter().any(|one| one.ends_with("2026-12-08T18:00")));
}

#[test]
fn an_hour_that_is_over_today_is_the_morning_of_another_day() {
    let talk = [
        "Ana: me dieron la cita del cardiólogo para el martes que viene, ¿me puedes llevar tú?",
        "me: claro, ¿a qué hora y dónde?",
        "Ana: a las diez menos cuarto, en la Torre San Cristóbal",
        "me: yo te llevo",
    ];
    let left = left("es", &talk, &[]);
    assert!(left.iter().any(|one| one.ends_with("T09:45")), "{left:?}");
}

#[test]
fn rooms_prices_and_opening_hours_are_no_times() {
    let talk = ["Ana: ¿pádel el jueves a las 20:30?", "me: venga", "Ana: perfecto. a 4,50 cada uno"];
    assert_eq!(left("es", &talk, &[]), ["create_event 2026-11-26T20:30"]);
    let talk = ["Ana: Kommst du am Donnerstag um 15 Uhr zum Kaffee?\nSprechzeiten: Mo–Fr 7–18 Uhr", "me: ja gern"];
    assert_eq!(left("de", &talk, &[]), ["create_event 2026-11-26T15:00"]);
}

#[test]
fn two_hours_that_answer_are_from_and_to() {
    let talk = ["Ana: tennis on Thursday?", "me: what time?", "Ana: 19-20", "me: ok"];
    assert_eq!(left("en", &talk, &[]), ["create_event 2026-11-26T19:00"]);
}

#[test]
fn what_looks_like_an_opening_hour_or_a_room_and_is_an_hour() {
    let course = ["Ana: First aid course Saturday and Sunday 9:00-17:00, are you coming?", "me: yes"];
    assert!(
        left("en", &course, &[]).iter().any(|one| one.contains("2026-11-28T09:00")),
        "{:?}",
        left("en", &course, &[])
    );
    let pub_ = ["Ana: Drinks on Thursday at the pub 7.30?", "me: yes"];
    assert_eq!(left("en", &pub_, &[]), ["create_event 2026-11-26T19:30"]);
    let late = ["Ana: tennis on Thursday?", "me: sure, what time?", "Ana: 20-21", "me: ok"];
    assert_eq!(left("en", &late, &[]), ["create_event 2026-11-26T20:00"]);
    let ages = ["Ana: Craft club on Saturday for ages 8-12, Tom would love it. Shall we go?", "me: yes"];
    assert!(left("en", &ages, &[]).iter().all(|one| !one.contains("T08:00")), "{:?}", left("en", &ages, &[]));
}

#[test]
fn what_begins_today_and_is_over_begins_tomorrow() {
    // Read at nine in the morning.
    let daily = ["me: erinnere mich ab heute jeden Morgen um 8 an die Tabletten"];
    assert_eq!(left("de", &daily, &[]), ["create_reminder 2026-11-24T08:00"]);
}

#[test]
fn another_hour_is_of_the_half_of_the_day_that_the_first_had() {
    let talk = ["Ana: Dinner on Friday at 8pm?", "me: ok", "Ana: could we make it 9 instead?", "me: sure no problem"];
    assert_eq!(left("en", &talk, &[]), ["create_event 2026-11-27T21:00"]);
}
