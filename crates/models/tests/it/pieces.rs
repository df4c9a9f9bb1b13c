//! Times that are told in pieces: the day here and the hour there, several days that come again, a deadline among other
//! times.

use crate::talks::play_in;

/// Each thing that waits at the end: its times, how long it goes on, and whether it waits for a yes.
fn left(language: &str, talk: &[&str]) -> Vec<String> {
    let told = |(_, arguments): (String, serde_json::Value)| {
        let text = |key: &str| arguments[key].as_str().unwrap_or_default().to_owned();
        let when = format!("{}{} {}", text("due"), text("start"), text("recurrence"));
        format!("{}{}", when.trim_end(), if arguments["tentative"] == true { "?" } else { "" })
    };
    play_in(language, talk, &[]).into_iter().map(told).collect()
}

/// Whether one of what is left is that.
fn has(language: &str, talk: &[&str], wanted: &str) {
    let left = left(language, talk);
    assert!(left.iter().any(|one| one == wanted), "{talk:?}: {wanted} is not in {left:?}");
}

#[test]
fn an_hour_is_of_the_half_that_its_own_day_has() {
    // Read at nine: by itself each would be this evening.
    has(
        "en",
        &["Ana: I'm showing the flat this Saturday.", "Ana: Let's say 8:30 at 12 Mill Lane?", "me: ok"],
        "2026-11-28T08:30",
    );
    has(
        "en",
        &["Ana: I'm giving a dinner on Saturday.", "Ana: Dinner at 8:30, will you come?", "me: ok"],
        "2026-11-28T20:30",
    );
}

#[test]
fn a_weekday_is_that_of_what_is_planned() {
    has(
        "en",
        &["Ana: lunch on Saturday the 5th at 1?", "me: can we make it 2 on Saturday?", "Ana: ok"],
        "2026-12-05T14:00",
    );
    let talk = [
        "Ana: Nossa festa será sábado dia 5, das 16h às 20h.",
        "Ana: Consegue mandar o bolo? Precisa chegar até as 14h do sábado",
    ];
    has("pt", &talk, "2026-12-05T14:00");
}

#[test]
fn several_days_of_what_comes_again_are_a_rule() {
    has(
        "es",
        &[
            "Ana: Le confirmo sus sesiones de fisio: martes y jueves a las 7 de la tarde, empezamos este jueves",
            "me: perfecto",
        ],
        "2026-11-26T19:00 FREQ=WEEKLY;BYDAY=TU,TH",
    );
    has(
        "en",
        &["Ana: Your swimming lessons will be on Tuesday and Friday at 5pm, see you there", "me: great, thanks"],
        "2026-11-24T17:00 FREQ=WEEKLY;BYDAY=TU,FR",
    );
    has(
        "pt",
        &["Ana: Abriu vaga no pilates, horário fixo terça e quinta às 19h, quer?", "me: quero!!"],
        "2026-11-24T19:00 FREQ=WEEKLY;BYDAY=TU,TH",
    );
    has(
        "de",
        &["Ana: Das Training ist jetzt Dienstag und Freitag um 18 Uhr in der Turnhalle", "me: super"],
        "2026-11-24T18:00 FREQ=WEEKLY;BYDAY=TU,FR",
    );
    has(
        "fr",
        &["Ana: On se voit pour les cours de piano mardi et jeudi à 18h, ça te va ?", "me: oui parfait"],
        "2026-11-24T18:00 FREQ=WEEKLY;BYDAY=TU,TH",
    );
}

#[test]
fn two_days_that_are_offered_are_none() {
    let left = left("en", &["Ana: Are you free Tuesday or Thursday at 5pm for the practice?"]);
    assert!(left.iter().all(|one| !one.contains("FREQ")), "{left:?}");
}

#[test]
fn what_ends_a_rule_may_be_told_apart() {
    has(
        "es",
        &["Ana: ensayamos los martes y jueves a las 19, desde este jueves y hasta el 18 de diciembre", "me: me anoto"],
        "2026-11-26T19:00 FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261218",
    );
    has(
        "de",
        &["Ana: Ich kann Ihnen 6x dienstags um 16:20 geben, Start 1.12.", "me: Perfekt, nehme ich!"],
        "2026-12-01T16:20 FREQ=WEEKLY;BYDAY=TU;COUNT=6",
    );
}

#[test]
fn the_first_monday_of_the_month_as_usual_comes_again() {
    has(
        "en",
        &[
            "Ana: The committee meeting is on the first Monday of the month as usual, 7.30pm in the hall. Next one 7th December.",
            "me: I'll be there",
        ],
        "2026-12-07T19:30 FREQ=MONTHLY;BYDAY=1MO",
    );
}

#[test]
fn of_what_is_asked_for_the_deadline_counts() {
    has(
        "fr",
        &[
            "Ana: pour la sortie de vendredi il me faut l'autorisation signée au plus tard mercredi",
            "me: ok je vous la rends",
        ],
        "2026-11-25T09:00",
    );
    has(
        "en",
        &["Ana: For the trip on Friday I need the signed form by Wednesday at the latest, please", "me: will do"],
        "2026-11-25T09:00",
    );
    has(
        "de",
        &["Ana: Für den Ausflug am Freitag brauche ich das Formular spätestens am Mittwoch, bitte", "me: mach ich"],
        "2026-11-25T09:00",
    );
}

#[test]
fn who_puts_the_answer_off_agrees_to_nothing() {
    for (language, talk) in [
        ("es", ["Ana: ¿Cena el viernes a las 21 en mi casa?", "me: déjame ver y mañana te confirmo"]),
        ("en", ["Ana: Dinner on Friday at 9pm at mine?", "me: ok let me check, I'll let you know tomorrow"]),
        ("de", ["Ana: Abendessen am Freitag um 21 Uhr bei mir?", "me: muss ich noch abklären, ich sag dir Bescheid"]),
        ("fr", ["Ana: Dîner vendredi à 21h chez moi ?", "me: bon je regarde mon planning et je te dis"]),
        (
            "pt",
            ["Ana: Jantar na sexta às 21h em minha casa?", "me: em princípio sim, mas tenho de confirmar, digo amanhã"],
        ),
    ] {
        has(language, &talk, "2026-11-27T21:00?");
    }
}

#[test]
fn one_of_two_times_is_taken_by_its_day() {
    has(
        "es",
        &[
            "me: ¿me podría dar una cita con la doctora?",
            "Ana: Tengo viernes 27 a las 11:20 o sábado 28 a las 9",
            "me: el sábado mejor, entre semana trabajo",
        ],
        "2026-11-28T09:00",
    );
}

#[test]
fn an_hour_behind_instead_is_the_one_meant() {
    has(
        "en",
        &["Ana: lunch on Friday at 1?", "me: work keeps me till 2 on Friday, could we make it 2.30?", "Ana: sure"],
        "2026-11-27T14:30",
    );
}

#[test]
fn what_is_named_after_a_holiday_is_on_it() {
    has("en", &["Ana: dinner at ours for Thanksgiving! We eat at 3.", "me: we'll be there"], "2026-11-26T15:00");
    has(
        "pt",
        &["Ana: natal este ano em minha casa, dia 24 às 19h, cada um traz um prato", "me: combinado"],
        "2026-12-24T19:00",
    );
}

#[test]
fn a_day_is_taken_with_the_hour_that_it_was_offered_with() {
    has(
        "es",
        &[
            "Óptica Sol: Hola, tenemos hueco el jueves a las cinco o el viernes a las diez y cuarto.",
            "me: El jueves imposible. Me quedo con lo del viernes.",
            "Óptica Sol: Apuntada",
        ],
        "2026-11-27T10:15",
    );
}

#[test]
fn what_is_brought_along_is_due_on_the_day() {
    let talk = ["Ana: Treffen am Samstag um 7 auf dem Marktplatz. Bitte den Ausweis mitbringen.", "me: Bin dabei"];
    let left = left("de", &talk);
    assert!(left.len() == 2 && left.iter().all(|one| one.starts_with("2026-11-28")), "{left:?}");
}
