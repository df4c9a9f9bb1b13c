//! Changes and cancellations of what stands, as people tell them: in other words, elsewhere, put off, or once it cannot
//! stay as it is.

use models::AgendaItem;

use crate::talks::play_in;

fn item(id: &str, title: &str, start: &str, place: &str, people: &[&str]) -> AgendaItem {
    AgendaItem {
        id: id.into(),
        title: title.into(),
        start: Some(format!("{start}[Europe/Madrid]").parse().unwrap()),
        place: Some(place.to_owned()).filter(|place| !place.is_empty()),
        people: people.iter().map(|&name| name.to_owned()).collect(),
        ..AgendaItem::default()
    }
}

/// The tool, the item or title, the time and the place of all that waits at the end.
fn left(language: &str, talk: &[&str], standing: &[AgendaItem]) -> Vec<String> {
    let waiting = play_in(language, talk, standing);
    let told = waiting.into_iter().map(|(tool, arguments)| {
        let text = |key: &str| arguments[key].as_str().unwrap_or_default().to_owned();
        let subject = if text("id").is_empty() { text("title") } else { text("id") };
        let when = if text("due").is_empty() { text("start") } else { text("due") };
        format!("{tool} {subject} {when} {}", text("place")).split_whitespace().collect::<Vec<_>>().join(" ")
    });
    told.collect()
}

#[test]
fn what_does_not_take_place_is_called_off_in_words_of_every_day() {
    let tests = [
        ("en", "Home game", "Coach Lou", "Coach Lou: Game's off tomorrow, all"),
        ("en", "Night train to Oban", "", "NightRail: Your night train to Oban tomorrow will not run."),
        ("es", "Clase de guitarra", "Profe Luz", "Profe Luz: chicos, mañana no damos clase, estoy afónica"),
        ("fr", "Cours de piano", "Mme Roux", "Mme Roux: Bonjour, demain je ne donne pas cours, je suis souffrante"),
        ("de", "Kino mit Vroni", "Vroni", "Vroni: du, i schaff das kino morgen ned, bin so müde"),
        ("pt", "Aula de canto", "Prof. Rita", "Prof. Rita: amanhã não dou aula, estou sem voz"),
    ];
    for (language, title, who, line) in tests {
        let people: Vec<&str> = [who].into_iter().filter(|who| !who.is_empty()).collect();
        let standing = [item("evt_1", title, "2026-11-24T18:00", "", &people)];
        assert_eq!(left(language, &[line], &standing), ["cancel_event evt_1"], "{line}");
    }
}

#[test]
fn an_order_takes_an_item_off_the_calendar() {
    let tests = [
        ("en", "take the pottery class off my calendar", "Pottery class"),
        ("es", "quita de mi agenda la clase de cerámica", "Clase de cerámica"),
        ("de", "nimm den Töpferkurs aus meinem Kalender", "Töpferkurs"),
        ("fr", "retire de mon agenda le cours de poterie", "Cours de poterie"),
        ("pt", "tira da minha agenda a aula de cerâmica", "Aula de cerâmica"),
    ];
    for (language, order, title) in tests {
        let standing = [item("evt_1", title, "2026-11-28T14:00", "", &[])];
        let order = format!("me: {order}");
        assert_eq!(left(language, &[&order], &standing), ["cancel_event evt_1"], "{order}");
    }
}

#[test]
fn what_takes_place_elsewhere_at_the_same_time_changes_its_place_alone() {
    let tests = [
        (
            "en",
            "Planning meeting",
            "Room 4",
            "Ines: someone took Room 4 tomorrow so the planning thing is in the library. Same time",
            "library",
        ),
        (
            "de",
            "Chorprobe",
            "Aula",
            "Ines: Die Probe morgen findet nicht in der Aula, sondern im Gemeindehaus statt. Uhrzeit bleibt",
            "Gemeindehaus",
        ),
        (
            "es",
            "Clase de yoga",
            "sede vecinal",
            "Ines: mañana la clase NO es en la sede, nos vemos en el parque Bustamante, misma hora",
            "parque Bustamante",
        ),
    ];
    for (language, title, place, line, new) in tests {
        let standing = [item("evt_1", title, "2026-11-24T16:00", place, &["Ines"])];
        assert_eq!(left(language, &[line], &standing), [format!("change_event evt_1 {new}")], "{line}");
    }
    // Where it stands already is no new place, whatever is said of its hour.
    let standing = [item("evt_1", "Planning meeting", "2026-11-24T16:00", "Room 4", &["Ines"])];
    let told = ["Ines: planning meeting tomorrow is in Room 4, same time"];
    assert_eq!(left("en", &told, &standing), [] as [&str; 0]);
}

#[test]
fn what_cannot_stay_waits_for_the_time_that_is_offered_and_taken() {
    let standing = [item("evt_1", "Boiler service", "2026-11-26T09:00", "12 Elm Road", &[])];
    let talk = [
        "Warm Homes: Hello, Warm Homes here about your booking for Thursday. I'm afraid our engineer is off sick.",
        "me: Oh dear. When can somebody come?",
        "Warm Homes: We could send somebody on Friday at 8:10.",
        "me: Friday works",
    ];
    assert_eq!(left("en", &talk, &standing), ["change_event evt_1 2026-11-27T08:10"]);
    let standing = [item("evt_1", "Dentista", "2026-11-26T16:30", "Clínica Arana", &[])];
    let talk = [
        "me: Hola, tengo cita el jueves a las cuatro y media y no voy a poder ir. ¿Me la podrían cambiar?",
        "Clínica Arana: Me queda el martes 1 a las seis menos cuarto.",
        "me: Perfecto, el martes me va bien.",
        "Clínica Arana: Hasta el martes.",
    ];
    assert_eq!(left("es", &talk, &standing), ["change_event evt_1 2026-12-01T17:45"]);
    // Who calls it off and offers to find another day has called it off.
    let talk = ["me: Preciso desmarcar a consulta de quinta", "Clínica Luz: Está desmarcada. Quer remarcar?"];
    let standing = [item("evt_1", "Consulta", "2026-11-26T16:30", "Clínica Luz", &[])];
    assert_eq!(left("pt", &talk, &standing), ["cancel_event evt_1"]);
}

#[test]
fn what_the_owner_has_elsewhere_says_why_not_and_stays() {
    let standing = [item("evt_1", "Clients à Évreux", "2026-11-24T09:00", "Évreux", &[])];
    let talk = ["Idriss: Tu es libre demain ?", "me: Demain, non, je suis chez les clients à Évreux."];
    assert!(!left("fr", &talk, &standing).iter().any(|call| call.contains("evt_1")));
    let standing = [item("evt_1", "Umzug", "2026-11-28T09:00", "", &[])];
    let talk = [
        "Matteo: Wollen wir am Samstag wandern gehen?",
        "me: Am Samstag hilft mein Bruder beim Umzug.",
        "Matteo: Dann am Sonntag um halb elf.",
    ];
    assert!(!left("de", &talk, &standing).iter().any(|call| call.contains("evt_1")));
}

#[test]
fn what_is_left_where_it_is_does_not_move() {
    let tests = [
        ("en", "Haircut", "me: move the haircut from Wednesday to Thursday", "me: no, leave it where it is"),
        ("fr", "Coiffeur", "me: déplace le coiffeur de mercredi à jeudi", "me: ah non, laisse le coiffeur où il est"),
        ("es", "Peluquería", "me: mueve la peluquería del miércoles al jueves", "me: no, déjala como está"),
    ];
    for (language, title, order, back) in tests {
        let standing = [item("evt_1", title, "2026-11-25T18:00", "", &[])];
        assert_eq!(left(language, &[order], &standing), ["change_event evt_1 2026-11-26T18:00"], "{order}");
        assert_eq!(left(language, &[order, back], &standing), [] as [&str; 0], "{back}");
    }
}

#[test]
fn what_is_owed_is_put_off_by_who_owes_it() {
    let standing = [item("rem_1", "Send the revised rates", "2026-11-23T18:00", "", &[])];
    let talk = ["me: I'll send the revised rates tomorrow before 12"];
    assert_eq!(left("en", &talk, &standing), ["change_reminder rem_1 2026-11-24T12:00"]);
    let standing = [item("rem_1", "Pagar la pensión", "2026-11-24T12:00", "", &[])];
    let talk = ["Mi amor: lo de la pensión déjalo para el 10 mejor", "me: ah listo"];
    assert_eq!(left("es", &talk, &standing), ["change_reminder rem_1 2026-12-10T12:00"]);
}

#[test]
fn a_german_compound_is_named_by_its_last_part() {
    let standing = [
        item("evt_1", "Baustellenbegehung", "2026-11-25T08:00", "", &["Frau Pichler"]),
        item("evt_2", "Zahnarzt", "2026-11-26T15:00", "", &[]),
    ];
    let talk = ["Frau Pichler: Der Kran kommt erst am Donnerstag. Gehen wir die Begehung am Donnerstag um 8 an?"];
    assert_eq!(left("de", &talk, &standing), ["change_event evt_1 2026-11-26T08:00"]);
}

#[test]
fn what_has_no_word_of_change_changes_by_what_it_is_to_the_item() {
    let tests: [(&str, &str, &[&str], &[&str]); 7] = [
        (
            "en",
            "Physio",
            &["Clinic: The day after would suit us better, same time.", "me: ok fine"],
            &["change_event evt_1 2026-11-25T16:00"],
        ),
        (
            "es",
            "Pádel con Luis",
            &["Luis: me he hecho un esguince", "Luis: sin mí mañana, lo siento", "me: vaya, recupérate. lo dejamos"],
            &["cancel_event evt_1"],
        ),
        (
            "fr",
            "Kiné",
            &["Cabinet: Le lendemain à la même heure vous irait ?", "me: oui parfait"],
            &["change_event evt_1 2026-11-25T16:00"],
        ),
        (
            "de",
            "Friseur",
            &["Salon: Ginge es auch eine Stunde später?", "me: klar, passt"],
            &["change_event evt_1 2026-11-24T17:00"],
        ),
        (
            "de",
            "Friseur",
            &["Salon: wir haben morgen geschlossen, Wasserrohrbruch", "me: oje, dann ein andermal"],
            &["cancel_event evt_1"],
        ),
        ("en", "Physio", &["Clinic: See you tomorrow at 4", "me: see you!"], &[]),
        ("es", "Fisio", &["Clínica: Le recordamos su cita de mañana a las 16h", "me: gracias"], &[]),
    ];
    for (language, title, talk, wanted) in tests {
        let (with, _) = talk[0].split_once(':').unwrap();
        let standing = [item("evt_1", title, "2026-11-24T16:00", "", &[with])];
        assert_eq!(left(language, talk, &standing), wanted, "{talk:?}");
    }
}

#[test]
fn what_is_planned_with_others_is_new() {
    let tests: [(&str, &str, &str, &[&str]); 6] = [
        (
            "en",
            "Dinner with Irene and Omar",
            "Casa Revuelta",
            &["Carla: dinner with Bruno tomorrow at 9pm at Bodega Ardosa", "Bruno: see you there"],
        ),
        ("en", "Lunch with Priya", "", &["Tom: lunch with me and Jaz tomorrow at 12.30?", "me: sure"]),
        ("de", "Essen mit Jule", "", &["Kai: morgen um 19 Uhr Essen mit Lotte und mir beim Thai?", "me: gerne"]),
        ("es", "Cena con Irene", "", &["Bruno: cena con Marta mañana a las 21 en Casa Paco, te apuntas?", "me: sí"]),
        ("fr", "Dîner avec Claire", "", &["Hugo: dîner avec Manon demain à 20h chez Paul, tu viens ?", "me: oui"]),
        ("pt", "Jantar com a Rita", "", &["Nuno: jantar com o Zé amanhã às 20h no Ramiro, vens?", "me: vou"]),
    ];
    for (language, title, place, talk) in tests {
        let standing = [item("evt_1", title, "2026-11-27T20:30:00", place, &[])];
        let left = left(language, talk, &standing);
        assert!(left.len() == 1 && left[0].starts_with("create_event"), "{talk:?}: {left:?}");
    }
}

#[test]
fn a_restaurant_called_casa_is_nobodys_home() {
    let talk = ["Ana: cenamos mañana a las 21:30 en Casa Lola?", "me: sí!"];
    let left = left("es", &talk, &[]);
    assert!(left.len() == 1 && left[0].ends_with("2026-11-24T21:30 Casa Lola"), "{left:?}");
}
