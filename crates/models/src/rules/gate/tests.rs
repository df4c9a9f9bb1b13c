use super::{Heard, may_tell_a_time, passes_gate};

#[test]
fn lines_without_a_time_stop_here() {
    for line in ["", "haha that was so funny", "¿Qué tal estás?", "ok", "👍👍", "שלום לכולם", "I love you so much"]
    {
        assert!(!may_tell_a_time(line), "{line}");
    }
}

#[test]
fn digits_and_words_of_time_pass() {
    for line in ["a las 5", "Nos vemos MAÑANA", "see you tomorrow!", "el miércoles", "at six o'clock", "it's cancelled"]
    {
        assert!(may_tell_a_time(line), "{line}");
    }
}

#[test]
fn a_yes_passes_behind_a_suggestion_and_nowhere_else() {
    let heard = |text| Heard { text, own: false };
    let suggested = [heard("Lunch on Friday at 1?")];
    assert!(passes_gate(&heard("ok 👍"), &suggested));
    assert!(!passes_gate(&heard("ok 👍"), &[]));
    assert!(!passes_gate(&heard("ok 👍"), &[heard("what a match")]));
    assert!(!passes_gate(&heard("😂😂"), &suggested));
}

#[test]
fn adverts_stop_here() {
    let text = "Only until Friday 20:00: 50% off everything. Shop now! Unsubscribe";
    assert!(!passes_gate(&Heard { text, own: false }, &[]));
}

#[test]
fn a_day_with_an_hour_passes() {
    let lines = [
        "The autumn regatta will be on 6 December at 10:00 at the marina.",
        "La regata de otoño será el 6 de diciembre a las 10:00 en el puerto deportivo.",
        "a prova de matemática vai ser na segunda, dia 30, às 8h",
        "am Sonntag gibt es Kaffee und Kuchen bei uns, 15 Uhr",
    ];
    for text in lines {
        assert!(passes_gate(&Heard { text, own: false }, &[]), "{text}");
    }
    let text = "the match on Sunday at 11:00 was a disaster, we lost haha";
    assert!(!passes_gate(&Heard { text, own: false }, &[]));
}

#[test]
fn requests_pass_without_a_time() {
    let lines = [
        "can you grab milk and bread on your way home",
        "Ring me when you get in, I want to hear about it",
        "Your prescription is ready for collection",
        "wer bucht jetzt eigentlich die Fähre",
        "bringst du noch Brot mit",
        "sag Oma bitte noch wegen Sonntag ab",
    ];
    for text in lines {
        assert!(passes_gate(&Heard { text, own: false }, &[]), "{text}");
    }
    for text in ["Thank you all for coming", "was machst du so", "lol", "the pie was good though"] {
        assert!(!passes_gate(&Heard { text, own: false }, &[]), "{text}");
    }
}

#[test]
fn long_answers_pass_right_behind_a_suggestion() {
    let (mine, theirs) = (|text| Heard { text, own: true }, |text| Heard { text, own: false });
    let answer = "wild horses could not keep me away from that one";
    assert!(passes_gate(&mine(answer), &[theirs("Touch rugby on Tuesday at 6?")]));
    assert!(!passes_gate(&mine(answer), &[theirs("what a match")]));
}
