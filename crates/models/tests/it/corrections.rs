//! What a person answers to the assistant's last words: corrections of what it proposed, which one they mean, which day.

use models::{AgendaItem, Answer, Request, Role};
use serde_json::{Value, json};

use crate::support::{agenda, answered, chat, earlier, rules};

fn proposed(id: &str, title: &str, start: &str) -> AgendaItem {
    AgendaItem {
        id: id.into(),
        title: title.into(),
        start: Some(format!("{start}[Europe/Madrid]").parse().unwrap()),
        pending: true,
        ..AgendaItem::default()
    }
}

/// Lunch with Ana on Friday at one waits for a yes, and the assistant just said so.
fn lunch() -> AgendaItem {
    AgendaItem { people: vec!["Ana".into()], ..proposed("prp_1", "Lunch with Ana", "2026-11-27T13:00") }
}

fn request(waiting: &[AgendaItem], text: &str) -> Request {
    let mut request = chat(&[text]);
    request.agenda = waiting.to_vec();
    let lines: Vec<String> = waiting.iter().map(|item| format!("• {} · Fri 27 Nov, 13:00–14:00", item.title)).collect();
    request.parts.insert(0, earlier(8, Role::User, "lunch with Ana on Friday at 1pm"));
    request.parts.insert(1, earlier(9, Role::Assistant, &format!("I propose:\n{}\nReply “yes”", lines.join("\n"))));
    request
}

/// The only call that `text` leads to, said of what waits.
fn corrected(language: &str, waiting: &[AgendaItem], text: &str) -> Result<(String, Value), String> {
    let mut request = request(waiting, text);
    request.language = language.into();
    let answer = rules(&request);
    match &answer.calls[..] {
        [call] => Ok((call.name.clone(), call.arguments.clone())),
        _ => Err(format!("{:?} {}", answer.calls.iter().map(|call| &call.name).collect::<Vec<_>>(), answer.text)),
    }
}

fn all(waiting: &[AgendaItem], cases: &[(&str, Value)]) {
    all_in("en", waiting, cases);
}

fn all_in(language: &str, waiting: &[AgendaItem], cases: &[(&str, Value)]) {
    let wrong = |(text, wanted): &(&str, Value)| {
        let got = corrected(language, waiting, text);
        let wanted = Ok(("change_event".to_owned(), wanted.clone()));
        (got != wanted).then(|| format!("{text}\n  got {got:?}\n  not {wanted:?}"))
    };
    let wrong: Vec<String> = cases.iter().filter_map(wrong).collect();
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

fn to(start: &str) -> Value {
    json!({"id": "prp_1", "start": start})
}

#[test]
fn what_waits_is_corrected_and_nothing_new_is_made() {
    let day = |at: &str| to(&format!("2026-11-27T{at}"));
    all(
        &[lunch()],
        &[
            ("no, at 2", day("14:00")),
            ("No, 2pm", day("14:00")),
            ("no, 14:30", day("14:30")),
            ("yes but at 2", day("14:00")),
            ("ok, but make it 2", day("14:00")),
            ("make it 2:30pm", day("14:30")),
            ("better at 3", day("15:00")),
            ("I meant 3pm", day("15:00")),
            ("hmm, 2 would be better", day("14:00")),
            ("how about 3pm?", day("15:00")),
            ("3pm", day("15:00")),
            ("an hour later", day("14:00")),
            ("half an hour earlier please", day("12:30")),
            ("make it Thursday instead", to("2026-11-26T13:00")),
            ("not Friday, Saturday", to("2026-11-28T13:00")),
            ("no, Saturday at 2pm", to("2026-11-28T14:00")),
            ("Saturday, not Friday", to("2026-11-28T13:00")),
            ("no, tomorrow", to("2026-11-24T13:00")),
            ("same time on Thursday", to("2026-11-26T13:00")),
            ("the lunch at 2", day("14:00")),
            ("not an hour, two hours", json!({"id": "prp_1", "end": "2026-11-27T15:00"})),
            ("not 30 minutes, an hour", json!({"id": "prp_1", "end": "2026-11-27T14:00"})),
            ("make it two hours", json!({"id": "prp_1", "end": "2026-11-27T15:00"})),
            ("call it Team lunch", json!({"id": "prp_1", "title": "Team lunch"})),
            ("no, call it “Lunch with Ana and Tom”", json!({"id": "prp_1", "title": "Lunch with Ana and Tom"})),
            ("no, at Casa Lucio", json!({"id": "prp_1", "place": "Casa Lucio"})),
            ("no, with Luis", json!({"id": "prp_1", "title": "Lunch with Luis", "participants": ["Luis"]})),
            ("no, at 2 at Casa Lucio", json!({"id": "prp_1", "start": "2026-11-27T14:00", "place": "Casa Lucio"})),
        ],
    );
}

#[test]
fn in_the_other_languages_too() {
    let day = |at: &str| to(&format!("2026-11-27T{at}"));
    let two_hours = || json!({"id": "prp_1", "end": "2026-11-27T15:00"});
    let saturday = || to("2026-11-28T13:00");
    let renamed = || json!({"id": "prp_1", "title": "Team lunch"});
    let all = |language, cases: &[(&str, Value)]| all_in(language, &[lunch()], cases);
    all(
        "es",
        &[
            ("no, a las 14:30", day("14:30")),
            ("no a las 3", day("15:00")),
            ("sí, pero a las 3", day("15:00")),
            ("mejor el sábado", saturday()),
            ("que sea el sábado", saturday()),
            ("no el viernes, el sábado", saturday()),
            ("no una hora, dos horas", two_hours()),
            ("llámalo Team lunch", renamed()),
            ("a la misma hora el sábado", saturday()),
        ],
    );
    all(
        "fr",
        &[
            ("non, à 14h30", day("14:30")),
            ("oui mais à 15h", day("15:00")),
            ("plutôt samedi", saturday()),
            ("pas vendredi, samedi", saturday()),
            ("pas une heure, deux heures", two_hours()),
            ("appelle ça Team lunch", renamed()),
            ("même heure samedi", saturday()),
        ],
    );
    all(
        "de",
        &[
            ("nein, um 14:30 Uhr", day("14:30")),
            ("ja, aber um 15 Uhr", day("15:00")),
            ("lieber am Samstag", saturday()),
            ("nicht Freitag, sondern Samstag", saturday()),
            ("nicht eine Stunde, sondern zwei Stunden", two_hours()),
            ("nenn es Team lunch", renamed()),
            ("zur gleichen Zeit am Samstag", saturday()),
        ],
    );
    all(
        "pt",
        &[
            ("não, às 14h30", day("14:30")),
            ("sim, mas às 15h", day("15:00")),
            ("melhor no sábado", saturday()),
            ("não na sexta, no sábado", saturday()),
            ("não uma hora, duas horas", two_hours()),
            ("chama-lhe Team lunch", renamed()),
            ("à mesma hora no sábado", saturday()),
        ],
    );
}

#[test]
fn what_is_no_correction_stays_what_it_is() {
    let calls = |text: &str| {
        let answer = rules(&request(&[lunch()], text));
        answer.calls.iter().map(|call| call.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(calls("dinner with Luis on Saturday at 9pm"), ["create_event"]);
    assert_eq!(calls("what's on Friday?"), ["agenda"]);
    assert_eq!(calls("Friday?"), ["agenda"]);
    assert_eq!(calls("cancel it"), ["cancel_event"]);
    assert_eq!(calls("remind me to call mum tomorrow at 5pm"), ["create_reminder"]);
    assert_eq!(calls("thanks"), Vec::<String>::new());
    assert_eq!(calls("call mum tomorrow at 5pm"), ["create_reminder"]);
}

/// It waits for nothing: what was done just now is changed, where the words say that they correct.
#[test]
fn what_was_done_is_corrected_where_the_words_say_so() {
    let mut request = request(&[lunch()], "no, at 2");
    request.agenda = agenda();
    assert_eq!(rules(&request).calls[0].arguments, json!({"id": "evt_2", "start": "2026-11-27T14:00"}));
    let mut request = self::request(&[lunch()], "tomorrow at 9");
    request.agenda[0].pending = false;
    assert!(rules(&request).calls.is_empty(), "who knows what");
}

#[test]
fn a_proposed_change_is_corrected_as_the_proposal_that_it_is() {
    let mut change =
        proposed("prp_2", "Dentist · Thu 26 Nov, 10:00–10:45 → Fri 27 Nov, 10:00–10:45", "2026-11-27T10:00");
    change.about = Some("evt_1".into());
    let mut request = request(&[change], "no, at 11");
    request.agenda.extend(agenda());
    assert_eq!(rules(&request).calls[0].arguments, json!({"id": "prp_2", "start": "2026-11-27T11:00"}));
}

fn two() -> [AgendaItem; 2] {
    [lunch(), proposed("prp_3", "Dinner with Tom", "2026-11-28T20:00")]
}

#[test]
fn of_several_the_words_tell_which_or_the_person_does() {
    let (name, arguments) = corrected("en", &two(), "the dinner at 9pm").unwrap();
    assert_eq!((name.as_str(), arguments), ("change_event", json!({"id": "prp_3", "start": "2026-11-28T21:00"})));
    let asked = rules(&request(&two(), "no, at 9pm"));
    let question = "Which one do you mean?\n1. Fri 27 Nov, 13:00 – Lunch with Ana (waits for your yes)\n\
                    2. Sat 28 Nov, 20:00 – Dinner with Tom (waits for your yes)";
    assert_eq!(asked.text, question);
    for answer in ["2", "the second", "the second one", "Tom", "the dinner", "the one on Saturday"] {
        let mut request = request(&two(), "no, at 9pm");
        request.parts.push(earlier(10, Role::Assistant, question));
        let answer = follow(request, answer);
        assert_eq!(answer.calls[0].arguments, json!({"id": "prp_3", "start": "2026-11-28T21:00"}));
    }
}

/// The answer to `text`, said behind all that `request` holds.
fn follow(mut request: Request, text: &str) -> Answer {
    for part in &mut request.parts {
        if let models::Part::Said(said) = part {
            said.new = false;
        }
    }
    request.parts.push(crate::support::said(20, Role::User, text));
    let answer = rules(&request);
    assert_eq!(answer.calls.len(), 1, "{text}: {}", answer.text);
    answer
}

/// `ask`, the question that it leads to, and an answer.
fn chosen(language: &str, ask: &str, answer: &str) -> (String, Value) {
    let mut request = chat(&[ask]);
    request.language = language.into();
    request.agenda = agenda();
    request.agenda.push(AgendaItem {
        id: "evt_9".into(),
        title: "Board meeting".into(),
        start: Some("2026-11-27T16:00[Europe/Madrid]".parse().unwrap()),
        ..AgendaItem::default()
    });
    let question = rules(&request);
    assert!(question.calls.is_empty() && question.text.contains("\n2. "), "{ask}: {question:?}");
    request.parts.push(earlier(10, Role::Assistant, &question.text));
    let call = follow(request, answer).calls.remove(0);
    (call.name, call.arguments)
}

#[test]
fn which_one_is_told_by_its_number_or_by_a_word_of_it() {
    let moved = |id: &str, at: &str| ("change_event".to_owned(), json!({"id": id, "start": at}));
    let ask = "move the meeting to 6pm";
    for answer in ["3", "the third one", "number 3", "the last one", "Board", "the board meeting", "Friday", "at 4pm"] {
        assert_eq!(chosen("en", ask, answer), moved("evt_9", "2026-11-27T18:00"), "{answer}");
    }
    assert_eq!(chosen("en", ask, "the first"), moved("evt_3", "2026-11-25T18:00"));
    assert_eq!(chosen("es", "cancela la reunión", "la segunda"), ("cancel_event".into(), json!({"id": "evt_4"})));
    assert_eq!(chosen("fr", "annule la réunion", "le deuxième"), ("cancel_event".into(), json!({"id": "evt_4"})));
    assert_eq!(chosen("de", "sag das Meeting ab", "das zweite"), ("cancel_event".into(), json!({"id": "evt_4"})));
    assert_eq!(chosen("pt", "cancela a reunião", "a segunda"), ("cancel_event".into(), json!({"id": "evt_4"})));
}

#[test]
fn a_title_answers_which_one_where_none_was_offered() {
    let mut request = chat(&["cancel it"]);
    request.agenda = agenda();
    request.parts.push(earlier(10, Role::Assistant, "Which one do you mean? Tell me its title or its day."));
    let call = follow(request, "the dentist").calls.remove(0);
    assert_eq!((call.name.as_str(), call.arguments), ("cancel_event", json!({"id": "evt_1"})));
}

/// The question was about what a look-up found: it is looked up again.
#[test]
fn what_was_looked_up_is_chosen_too() {
    let item = |id: &str, day: u8| json!({"id": id, "title": "Concert", "start": format!("2027-01-{day}T21:00"), "summary": format!("Concert · {day} Jan")});
    let found = json!({"status": "found", "items": [item("evt_7", 15), item("evt_8", 16)]});
    let mut request = chat(&["cancel the concert"]);
    let look = rules(&request);
    answered(&mut request, &look, std::slice::from_ref(&found));
    let question = rules(&request).text;
    assert_eq!(question, "Which one do you mean?\n1. Concert · 15 Jan\n2. Concert · 16 Jan");
    let mut request = chat(&["2"]);
    request.parts.insert(0, earlier(8, Role::User, "cancel the concert"));
    request.parts.insert(1, earlier(9, Role::Assistant, &question));
    let look = rules(&request);
    assert_eq!(look.calls[0].name, "find_events");
    answered(&mut request, &look, &[found]);
    assert_eq!(rules(&request).calls[0].arguments, json!({"id": "evt_8"}));
}

#[test]
fn a_weekday_against_a_date_is_asked_about() {
    for (language, text, question, answer) in [
        (
            "en",
            "dentist on Monday the 24th at 5pm",
            "“Monday the 24th at 5pm” does not go together. Which day",
            "Tuesday",
        ),
        ("es", "dentista el lunes 24 a las 17:00", "«lunes 24 a las 17:00» no cuadra", "2"),
        ("fr", "dentiste lundi 24 novembre à 17h", "« lundi 24 novembre à 17h » : le jour et la date", "le deuxième"),
        (
            "de",
            "Zahnarzt am Montag, den 24. November um 17 Uhr",
            "„Montag, den 24. November um 17 Uhr“ passt nicht",
            "Dienstag",
        ),
        (
            "pt",
            "dentista na segunda, 24 de novembro às 17h",
            "«segunda, 24 de novembro às 17h» não bate certo",
            "o segundo",
        ),
    ] {
        let asked = rules(&chat(&[text]));
        assert!(asked.calls.is_empty() && asked.text.starts_with(question), "{text}: {asked:?}");
        let mut request = chat(&[text]);
        request.language = language.into();
        request.parts.push(earlier(10, Role::Assistant, &asked.text));
        let call = follow(request, answer).calls.remove(0);
        assert_eq!(
            (call.name.as_str(), &call.arguments["start"]),
            ("create_event", &json!("2026-11-24T17:00")),
            "{text}"
        );
    }
    let plain = rules(&chat(&["dentist on Tuesday the 24th at 5pm"]));
    assert_eq!(plain.calls[0].arguments["start"], "2026-11-24T17:00");
}

/// Saturday is the one beside the event, not the next one from today.
#[test]
fn a_move_counts_from_the_event() {
    let mut party = proposed("evt_5", "Party", "2026-12-11T20:00");
    party.pending = false;
    let moved = |language: &str, text: &str| {
        let mut request = chat(&[text]);
        request.language = language.into();
        request.agenda = vec![party.clone()];
        let answer = rules(&request);
        answer.calls.first().map(|call| call.arguments["start"].clone()).unwrap_or_default()
    };
    for (language, text, start) in [
        ("en", "move the party to Saturday", "2026-12-12T20:00"),
        ("en", "move the party to Thursday", "2026-12-10T20:00"),
        ("en", "move the party to Monday", "2026-12-14T20:00"),
        ("en", "postpone the party to Wednesday", "2026-12-16T20:00"),
        ("en", "bring the party forward to Saturday", "2026-12-05T20:00"),
        ("en", "move the party to Friday at 9pm", "2026-12-11T21:00"),
        ("en", "move the party to Friday", "2026-12-18T20:00"),
        ("en", "move the party to Saturday 28 November", "2026-11-28T20:00"),
        ("en", "move the party to tomorrow", "2026-11-24T20:00"),
        ("en", "push the party by an hour", "2026-12-11T21:00"),
        ("en", "move it back a day", "2026-12-12T20:00"),
        ("es", "pasa la fiesta al sábado", "2026-12-12T20:00"),
        ("fr", "déplace la fête à samedi", "2026-12-12T20:00"),
        ("de", "verschieb die Party auf Samstag", "2026-12-12T20:00"),
        ("pt", "muda a festa para sábado", "2026-12-12T20:00"),
    ] {
        assert_eq!(moved(language, text), json!(start), "{text}");
    }
}

#[test]
fn what_was_not_understood_in_between_does_not_matter() {
    let mut request = request(&[lunch()], "let's do it at 3pm");
    request.parts.insert(2, earlier(10, Role::User, "hmpf"));
    request.parts.insert(3, earlier(11, Role::Assistant, "I did not understand that."));
    assert_eq!(rules(&request).calls[0].arguments, to("2026-11-27T15:00"));
}

/// Lunch on Friday at one clashes, and three other times were offered.
fn clashing() -> AgendaItem {
    let at = |text: &str| format!("{text}[Europe/Madrid]").parse().unwrap();
    let instead = ["2026-11-27T12:00", "2026-11-27T14:30", "2026-11-28T13:00"].map(at).to_vec();
    AgendaItem { instead, ..lunch() }
}

#[test]
fn another_time_that_was_offered_is_chosen() {
    for (language, cases) in [
        ("en", ["the second", "2", "the second one, please", "number 2", "yes, the 2nd"]),
        ("es", ["la segunda", "2", "el segundo", "la segunda, por favor", "el 2"]),
        ("fr", ["le deuxième", "2", "la deuxième", "le deuxième, s'il te plaît", "numéro 2"]),
        ("de", ["das zweite", "2", "den zweiten", "die zweite, bitte", "Nummer 2"]),
        ("pt", ["o segundo", "2", "o segundo, por favor", "número 2", "a opção 2"]),
    ] {
        all_in(language, &[clashing()], &cases.map(|text| (text, to("2026-11-27T14:30"))));
    }
    all(
        &[clashing()],
        &[
            ("the first", to("2026-11-27T12:00")),
            ("the last one", to("2026-11-28T13:00")),
            ("at 5 then", to("2026-11-27T17:00")),
            ("at 2 then", to("2026-11-27T14:00")),
            ("5pm then", to("2026-11-27T17:00")),
            ("make it Saturday", to("2026-11-28T13:00")),
        ],
    );
    for (language, text) in
        [("es", "entonces a las 5"), ("fr", "alors à 17h"), ("de", "dann um 17 Uhr"), ("pt", "então às 17h")]
    {
        all_in(language, &[clashing()], &[(text, to("2026-11-27T17:00"))]);
    }
}

#[test]
fn the_same_kind_of_thing_with_somebody_else_is_another_one() {
    let meeting = proposed("prp_1", "Meeting with Quim", "2026-11-24T09:00");
    for text in ["meeting with Rosa tomorrow at 11am", "meeting with Rosa on Friday at 3pm"] {
        let (tool, arguments) = corrected("en", std::slice::from_ref(&meeting), text).unwrap();
        assert_eq!((tool.as_str(), &arguments["participants"]), ("create_event", &json!(["Rosa"])), "{text}");
    }
    let (tool, _) = corrected("en", &[meeting], "with Rosa, at 11").unwrap();
    assert_eq!(tool, "change_event", "it names nothing but who and when");
}

#[test]
fn one_day_of_a_series_is_meant_where_it_is_named() {
    let yoga = AgendaItem { repeats: true, pending: false, ..proposed("evt_6", "Yoga", "2026-11-24T19:00") };
    let called = |language: &str, text: &str| {
        let mut request = chat(&[text]);
        request.language = language.into();
        request.agenda = vec![yoga.clone()];
        let answer = rules(&request);
        let [call] = &answer.calls[..] else { return (format!("{text}: {}", answer.text), Value::Null) };
        assert_eq!(answer.text, "", "{text}");
        (call.name.clone(), call.arguments.clone())
    };
    let cancel = json!({"id": "evt_6", "occurrence": "2026-11-24"});
    for (language, text) in [
        ("en", "cancel Tuesday's yoga"),
        ("en", "cancel yoga on Tuesday"),
        ("es", "cancela el yoga del martes"),
        ("fr", "annule le yoga de mardi"),
        ("de", "sag das Yoga am Dienstag ab"),
        ("pt", "cancela o yoga de terça"),
    ] {
        assert_eq!(called(language, text), ("cancel_event".into(), cancel.clone()), "{text}");
    }
    let later = json!({"id": "evt_6", "occurrence": "2026-12-01"});
    for (language, text) in [
        ("en", "cancel yoga on December 1"),
        ("es", "cancela el yoga del 1 de diciembre"),
        ("fr", "annule le yoga du 1er décembre"),
        ("pt", "cancela o yoga de 1 de dezembro"),
    ] {
        assert_eq!(called(language, text), ("cancel_event".into(), later.clone()), "{text}");
    }
    let change = json!({"id": "evt_6", "occurrence": "2026-11-24", "start": "2026-11-24T10:00"});
    for (language, text) in [
        ("en", "move Tuesday's yoga to 10"),
        ("es", "mueve el yoga del martes a las 10"),
        ("en", "move the yoga on Tuesday to 10"),
        ("fr", "déplace le yoga de mardi à 10h"),
        ("de", "verschiebe das Yoga am Dienstag auf 10 Uhr"),
        ("de", "verschieb das Yoga am Dienstag auf 10 Uhr"),
        ("de", "verschiebe das Yoga von Dienstag auf 10 Uhr"),
        ("pt", "muda o yoga de terça para as 10h"),
    ] {
        assert_eq!(called(language, text), ("change_event".into(), change.clone()), "{text}");
    }
}

/// Whoever names none is told that all of them change.
#[test]
fn a_series_changes_as_a_whole_where_no_day_of_it_is_named() {
    let yoga = AgendaItem { repeats: true, pending: false, ..proposed("evt_6", "Yoga", "2026-11-24T19:00") };
    let said = |text: &str| {
        let mut request = chat(&[text]);
        request.agenda = vec![yoga.clone()];
        let answer = rules(&request);
        assert_eq!(answer.calls.len(), 1, "{text}");
        assert!(answer.calls[0].arguments.get("occurrence").is_none(), "{text}");
        answer.text
    };
    for text in ["move the yoga to 8pm", "move the yoga to Thursday at 8pm", "move the yoga on Thursday at 8pm"] {
        let told = "“Yoga” repeats, and this is for all its days. To change only one, say which day it is.";
        assert_eq!(said(text), told, "{text}");
    }
    assert_eq!(said("cancel the yoga"), "");
}
