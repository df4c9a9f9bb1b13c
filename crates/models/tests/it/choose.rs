//! The choice of titles and places: its tables, that they are learnt as `examples/train_choose` says, and what is never chosen.

use std::path::{Path, PathBuf};

#[allow(dead_code)] // What training prints is not asked here.
#[path = "../../examples/train_choose/data.rs"]
mod data;
#[path = "../../examples/train_choose/fit.rs"]
mod fit;

use data::{Sample, Samples};
use models::rules::choose::{built_in, table};

use crate::learning::gate::Gates;
use crate::learning::{self, read, regress};
use crate::talks::play_in;

fn eval(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../eval").join(folder)
}

/// Percent that is right.
fn right(samples: &[&Sample], chosen: impl Fn(&Sample) -> Option<String>) -> usize {
    let right = samples.iter().filter(|sample| sample.value(chosen(sample).as_deref()) > 0.0).count();
    100 * right / samples.len().max(1)
}

#[test]
fn what_is_built_in_chooses_better_than_the_rules() {
    let samples = Samples::of(&read::cases(&eval("tune")).unwrap(), &Gates::default());
    // These are learnt from; what unseen ones get, training says. A table of other features or words is found here.
    for (samples, least) in [(&samples.titles, 78), (&samples.tasks, 80), (&samples.places, 70)] {
        let samples: Vec<&Sample> = samples.iter().collect();
        let chosen = right(&samples, |sample| built_in(&sample.scene));
        let rules = right(&samples, |sample| sample.scene.rules.clone());
        assert!(chosen > rules && chosen >= least, "{chosen} {rules}: train again, see docs/evaluation.md");
    }
}

#[test]
fn what_is_learnt_holds_for_other_talks_and_is_the_same_again() {
    let folder = std::env::temp_dir().join(format!("named-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let talks = std::fs::read_to_string(eval("named").join("es.txt")).unwrap();
    let some: Vec<&str> = talks.split("\n\n").take(240).collect();
    std::fs::write(folder.join("es.txt"), some.join("\n\n")).unwrap();
    let samples = Samples::of(&read::talks(&folder).unwrap(), &Gates::default());
    std::fs::remove_dir_all(&folder).unwrap();
    let (rest, out): (Vec<&Sample>, Vec<&Sample>) = {
        let all: Vec<&Sample> = samples.places.iter().collect();
        let (rest, out) = all.split_at(all.len() * 2 / 3);
        (rest.to_vec(), out.to_vec())
    };
    let weights = fit::learnt(&rest);
    let chosen = right(&out, |sample| table::chosen(&sample.scene, |slot| weights[slot as usize]));
    let rules = right(&out, |sample| sample.scene.rules.clone());
    assert!(chosen > rules, "{chosen} {rules}");
    assert_eq!(regress::quantised(&weights, 0.0), regress::quantised(&fit::learnt(&rest), 0.0));
}

/// The title and the place of the one event that is found.
fn found(language: &str, talk: &[&str]) -> (String, String) {
    let left = play_in(language, talk, &[]);
    let [(tool, arguments)] = &left[..] else { panic!("{left:?}") };
    assert_eq!(tool, "create_event");
    let told = |key: &str| arguments[key].as_str().unwrap_or_default().to_owned();
    (told("title"), told("place"))
}

#[test]
fn a_place_is_found_in_another_line_and_without_a_preposition() {
    let talk = ["Ana: lunch on friday at 1?", "me: sure, where?", "Ana: the usual, Casa Lola"];
    assert_eq!(found("en", &talk), ("Lunch with Ana".into(), "Casa Lola".into()));
}

#[test]
fn whose_place_it_is_stays_turned_to_the_owner() {
    assert_eq!(found("es", &["Kim: Café el viernes a las 18:00 en mi casa"]).1, "casa de Kim");
}

#[test]
fn a_long_message_is_bounded() {
    // Each word may begin a place: what is looked at does not grow with them.
    let long = format!("Ana: lunch on friday at 1?\n{}", "Casa Lola and then Harbour Bar ".repeat(400));
    for (_, arguments) in play_in("en", &[&long], &[]) {
        assert!(arguments["place"].as_str().unwrap_or_default().len() < 100, "{arguments}");
    }
}

#[test]
fn what_is_chosen_is_bounded_and_hostile_text_is_read() {
    let name = "Casa".to_owned() + &"a".repeat(3_000);
    let talk = format!("Ana: lunch on friday at 1 at {name}");
    let (title, place) = found("en", &[&talk]);
    assert!(title.chars().count() <= 120 && place.chars().count() <= 200, "{title} {place}");
    let texts =
        ["", "?", "(((", "🎉🎉🎉", "\u{202E}gnirb\u{202C}", "é\u{301}", "()()()(", "...", "a\n\n\n>b", "Where: ("];
    for text in texts {
        for around in [format!("Ana: {text}"), format!("Ana: {text} friday at 1 {text}"), format!("me: {text}\n{text}")]
        {
            play_in("en", &[&around, "Ana: lunch on friday at 1?", &around], &[]);
        }
    }
}

#[test]
fn many_plans_in_long_messages_are_read_in_the_end() {
    let plans = "lunch on friday at 1 at Casa Lola and dinner on monday at 8 at Harbour Bar\n".repeat(20);
    let talk: Vec<String> = (0..12).map(|i| format!("Ana: {i} {plans}")).collect();
    let talk: Vec<&str> = talk.iter().map(String::as_str).collect();
    assert!(play_in("en", &talk, &[]).len() <= 40);
}
