//! Conversations, message by message, as the engine shows them: what is proposed at the end, and that a refusal takes
//! back what was proposed on the way.

use jiff::{ToSpan, Zoned};
use models::{AgendaItem, Part, Purpose, Role, Said};
use serde_json::{Value, json};

use crate::support::{agenda, now, request, rules};

/// What waits: its tool, and its arguments.
pub type Waiting = Vec<(String, Value)>;

/// Plays the messages ("me: …" is the owner's), a minute apart, each a turn of its own.
fn play(talk: &[&str], standing: &[AgendaItem]) -> Waiting {
    play_in("en", talk, standing)
}

/// The same where the owner speaks this language.
pub fn play_in(language: &str, talk: &[&str], standing: &[AgendaItem]) -> Waiting {
    let mut waiting: Vec<(String, String, Value)> = Vec::new();
    let mut parts: Vec<Part> = Vec::new();
    for (n, line) in talk.iter().enumerate() {
        let (name, text) = line.split_once(": ").unwrap();
        let (role, name) = if name == "me" { (Role::User, "") } else { (Role::Contact, name) };
        let at = now().checked_add((n as i64).minutes()).unwrap();
        for part in &mut parts {
            if let Part::Said(said) = part {
                said.new = false;
            }
        }
        parts.push(Part::Said(Said {
            id: format!("msg_{n}"),
            role,
            name: name.into(),
            text: text.into(),
            at,
            new: true,
        }));
        let mut request = request(Purpose::Detect, parts.clone());
        request.language = language.into();
        request.agenda = standing.to_vec();
        request.agenda.extend(waiting.iter().map(|(id, tool, arguments)| item(id, tool, arguments)));
        for call in rules(&request).calls {
            let id = call.arguments["id"].as_str().unwrap_or_default().to_owned();
            match waiting.iter().position(|(known, _, _)| *known == id) {
                Some(at) if call.name == "change_event" => {
                    let (_, tool, mut arguments) = waiting.remove(at);
                    for (key, value) in call.arguments.as_object().unwrap() {
                        let key = if tool == "create_reminder" && key == "start" { "due" } else { key };
                        if key != "id" {
                            arguments[key] = value.clone();
                        }
                    }
                    waiting.push((format!("prp_{n}_{}", waiting.len()), tool, arguments));
                }
                Some(at) => drop(waiting.remove(at)),
                None => waiting.push((format!("prp_{n}_{}", waiting.len()), call.name, call.arguments)),
            }
        }
    }
    waiting.into_iter().map(|(_, tool, arguments)| (tool, arguments)).collect()
}

fn item(id: &str, tool: &str, arguments: &Value) -> AgendaItem {
    let text = |key: &str| arguments[key].as_str().map(str::to_owned);
    let start = text("start").or_else(|| text("due")).map(|start| zoned(&start));
    AgendaItem {
        id: id.into(),
        title: text("title").unwrap_or_default(),
        start,
        pending: true,
        about: text("id").filter(|_| !tool.starts_with("create")),
        ..AgendaItem::default()
    }
}

fn zoned(wall: &str) -> Zoned {
    let wall = if wall.len() == 10 { format!("{wall}T00:00") } else { wall.to_owned() };
    format!("{wall}[Europe/Madrid]").parse().unwrap()
}

/// The tool, title, time and whether it is tentative, of all that waits at the end.
fn left(talk: &[&str], standing: &[AgendaItem]) -> Vec<String> {
    let told = |(tool, arguments): (String, Value)| {
        let text = |key: &str| arguments[key].as_str().unwrap_or_default().to_owned();
        let when = if text("due").is_empty() { text("start") } else { text("due") };
        let subject = if text("id").is_empty() { text("title") } else { text("id") };
        let tentative = if arguments["tentative"] == json!(true) { " ?" } else { "" };
        format!("{tool} {subject} {when}{tentative}").trim_end().to_owned()
    };
    play(talk, standing).into_iter().map(told).collect()
}

#[test]
fn a_suggestion_is_tentative_until_the_one_who_was_asked_agrees() {
    let asked = ["Ana: Lunch on Friday at 1?"];
    assert_eq!(left(&asked, &[]), ["create_event Lunch with Ana 2026-11-27T13:00 ?"]);
    let agreed = ["Ana: Lunch on Friday at 1?", "me: ok 👍", "Ana: 😂😂"];
    assert_eq!(left(&agreed, &[]), ["create_event Lunch with Ana 2026-11-27T13:00"]);
    // Another's yes is not the owner's.
    let group = ["Ana: Dinner on Friday at 9pm?", "Tom: yes!!"];
    assert_eq!(left(&group, &[]), ["create_event Dinner with Ana 2026-11-27T21:00 ?"]);
}

#[test]
fn what_is_refused_is_taken_back() {
    let refused = ["Ana: Lunch on Friday at 1?", "me: sorry, can't make it this Friday"];
    assert_eq!(left(&refused, &[]), Vec::<String>::new());
    let task = ["Ana: can you bring the papers on Friday?", "me: no, I can't"];
    assert_eq!(left(&task, &[]), Vec::<String>::new());
}

#[test]
fn another_hour_and_day_make_one_of_it() {
    let talk =
        ["Ana: Coffee on Thursday at 10?", "me: can't on Thursday, Friday?", "Ana: ok, at 11 then", "me: perfect"];
    assert_eq!(left(&talk, &[]), ["create_event Coffee with Ana 2026-11-27T11:00"]);
}

#[test]
fn of_times_that_are_offered_the_chosen_one_stands() {
    let talk = ["Clinic: We have a dentist appointment on Thursday at 16:00 or Friday at 9:30.", "me: Friday please"];
    let left = left(&talk, &[]);
    assert!(left.len() == 1 && left[0].contains("2026-11-27T09:30"), "{left:?}");
}

#[test]
fn what_stands_is_moved_once_both_agree() {
    let asked = ["Ana: can we make our lunch on Friday 2pm instead?"];
    assert_eq!(left(&asked, &agenda()), ["change_event evt_2 2026-11-27T14:00 ?"]);
    let agreed = [asked[0], "me: yep, works for me"];
    assert_eq!(left(&agreed, &agenda()), ["change_event evt_2 2026-11-27T14:00"]);
    let told = ["Ana: lunch is off, I have the flu", "me: oh no! get well soon"];
    assert_eq!(left(&told, &agenda()), ["cancel_event evt_2"]);
}

#[test]
fn what_is_owed_is_moved_as_what_it_is() {
    let start = Some(zoned("2026-11-25T17:00"));
    let owed = AgendaItem { id: "rem_4".into(), title: "Pay the deposit".into(), start, ..AgendaItem::default() };
    let talk = ["Ana: The deposit was moved to Friday at 17:00"];
    assert_eq!(play(&talk, &[owed]), [("change_reminder".into(), json!({"id": "rem_4", "due": "2026-11-27T17:00"}))]);
}

#[test]
fn where_it_is_follows_who_sums_it_up() {
    let talk =
        ["Romain: La répète jeudi 20h chez Capu ?", "Capu: ah non pas chez moi", "Romain: jeudi 20h chez Lou alors"];
    let left = play_in("fr", &talk, &[]);
    assert!(left.iter().any(|(_, arguments)| arguments["place"] == "Chez Lou"), "{left:?}");
    let leaves = ["Eva: salimos el viernes a las 6:35 de El Dorado, vuelo a Cartagena"];
    let left = play_in("es", &leaves, &[]);
    assert_eq!(left[0].1["place"], "El Dorado");
}

#[test]
fn by_then_is_by_what_is_planned() {
    let talk = ["Chefe: amanhã alinhamento às 9h15 na sala 3", "Chefe: atualiza a planilha antes disso, por favor"];
    let left = play_in("pt", &talk, &[]);
    // By nine, when a day's work is told, or by when it begins.
    let due = |arguments: &Value| arguments["due"].as_str().is_some_and(|due| due.starts_with("2026-11-24T09"));
    assert!(left.iter().any(|(_, arguments)| due(arguments)), "{left:?}");
}

#[test]
fn a_letters_condition_asks_for_nothing() {
    let mail =
        "Su cita\n\nLe recordamos su cita el lunes 30 a las 17:45.\n\nSi no puede acudir, avísenos con 24 horas.";
    let left = play_in("es", &[&format!("Clínica Sol: {mail}")], &[]);
    assert!(left.len() == 1 && left[0].0 == "create_event", "{left:?}");
}

#[test]
fn whatever_way_a_change_is_told_it_reaches_its_item() {
    let cases: &[(&[&str], &str)] = &[
        (&["Ana: Could we meet at Bar Tomate instead of Casa Lucio?"], "change_event evt_2  ?"),
        (&["Ana: sorry I can't do lunch friday"], "cancel_event evt_2"),
        (&["Clinic: no dentist on Thursday, he's ill"], "cancel_event evt_1"),
        (&["Ana: lunch: make it 2", "me: ok"], "change_event evt_2 2026-11-27T14:00"),
        (&["Clinic: dentist at 11 on Thursday instead of 10 ok?"], "change_event evt_1 2026-11-26T11:00 ?"),
        (
            &["Ana: can't make friday, saturday same time?", "me: saturday is fine"],
            "change_event evt_2 2026-11-28T13:00",
        ),
    ];
    let wrong = |(talk, wanted): &(&[&str], &str)| {
        let left = left(talk, &agenda());
        (left != [*wanted]).then(|| format!("{talk:?}: {left:?}, not {wanted:?}"))
    };
    let wrong: Vec<String> = cases.iter().filter_map(wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn another_lunch_is_no_move_of_the_one_that_stands() {
    assert_eq!(left(&["Ana: Lunch on Thursday?", "me: can't on Thursday, sorry"], &agenda()), Vec::<String>::new());
}

#[test]
fn spanish_talks() {
    let talk = ["Marta: ¿Comemos el jueves a las 14:30?", "me: vale, perfecto"];
    assert_eq!(left(&talk, &[]), ["create_event Comida con Marta 2026-11-26T14:30"]);
    let refused = ["Marta: ¿Cenamos el viernes a las 21:00?", "me: no puedo, lo siento"];
    assert_eq!(left(&refused, &[]), Vec::<String>::new());
}

#[test]
fn an_hour_told_behind_its_day_is_of_that_day() {
    let talk = ["Fatou: The workshop is this Sunday at our place. Be there at 10, everybody", "me: we will"];
    assert_eq!(left(&talk, &[]), ["create_event Workshop 2026-11-29T10:00"]);
}

#[test]
fn what_waits_in_another_chat_is_not_proposed_again() {
    let elsewhere = AgendaItem {
        id: "prp_1".into(),
        title: "Lunch with Ana".into(),
        start: Some(zoned("2026-11-27T13:00")),
        pending: true,
        elsewhere: true,
        ..AgendaItem::default()
    };
    assert_eq!(left(&["Tom: Lunch on Friday at 13:00 with Ana"], &[elsewhere]), Vec::<String>::new());
}

#[test]
fn quotes_forwards_adverts_and_others_plans_yield_nothing() {
    for text in [
        "Received, thanks.\n\n> Could we have lunch on Friday at 13:00?",
        "Fwd: Lunch on Friday at 13:00 at Casa Lucio",
        "Dinner for two on Friday at 20:00! Book now. Unsubscribe",
        "I'm taking the train to Paris on Friday at 18:40",
        "I can't make it on Friday at 5",
        "I might go to the gym on Friday at 5",
        "If we ever win, dinner on Friday at 20:00 is on me haha",
    ] {
        assert_eq!(left(&[&format!("Ana: {text}")], &[]), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_stands_on_a_day_that_is_refused_is_why_and_stays() {
    let talk = [
        "me: I need an appointment with Dr Weiss.",
        "Practice: We have Wednesday at 10, would that suit you?",
        "me: Not Wednesday, there is the reunión. Friday?",
        "Practice: Friday at 9:20 is free.",
    ];
    let left = left(&talk, &agenda());
    assert!(left.iter().all(|one| !one.contains("evt_3")), "{left:?}");
}

#[test]
fn a_reminder_is_taken_back_in_many_words() {
    assert_eq!(left(&["me: stop reminding me to call mum", "Assistant: Done."], &agenda()), ["dismiss_reminder rem_1"]);
}
