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
