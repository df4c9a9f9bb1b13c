//! What belongs into the agenda: its table, that it is learnt as `examples/train_worth` says, and what it lets pass.

use std::path::Path;

#[allow(dead_code)] // What training prints is not asked here.
#[path = "../../examples/train_worth/data.rs"]
mod data;

use data::{Judged, SETS, Seen, Talk, tables, trees, unlearnt};
use models::rules::worth::Candidate;
use models::rules::worth::built_in;

use crate::learning::gate::Gates;
use crate::learning::{self, read};
use crate::talks::play_in;

/// The first `most` talks of a language.
fn talks(language: &str, most: usize) -> Vec<Talk> {
    let eval = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../eval");
    let set = SETS.iter().find(|set| set.name == "worth").unwrap();
    let talks = read::talks(&eval.join("worth")).unwrap();
    let of = talks.iter().filter(|talk| talk.language == language);
    of.take(most).map(|talk| Talk::of(set, talk, &Gates::default())).collect()
}

/// Of 1,000 candidates those that are judged rightly.
fn right(judged: impl Iterator<Item = bool>) -> usize {
    let right: Vec<bool> = judged.collect();
    1000 * right.iter().filter(|right| **right).count() / right.len().max(1)
}

#[test]
fn what_is_built_in_tells_what_belongs_into_the_agenda_better_than_the_rules() {
    let talks = talks("de", 120);
    // These are learnt from; what unseen ones get, training says. A table of other features or words is found here.
    let built_in = right(talks.iter().flat_map(|talk| {
        let candidates: Vec<&Candidate> = talk.heard.iter().map(|heard| &heard.candidate).collect();
        let passes = built_in(&candidates).into_iter().map(|(_, score)| score >= 0.0);
        talk.heard.iter().zip(passes).map(|(heard, passes)| passes == heard.right).collect::<Vec<_>>()
    }));
    let rules = right(talks.iter().flat_map(|talk| &talk.heard).map(|heard| heard.candidate.told == heard.right));
    assert!(built_in > rules && built_in >= 850, "{built_in} {rules}: train again, see docs/evaluation.md");
}

#[test]
fn what_is_learnt_holds_for_other_talks_and_is_the_same_again() {
    let talks = talks("es", 300);
    let talks: Vec<&Talk> = talks.iter().collect();
    let (rest, out) = talks.split_at(200);
    let learnt = || (tables(rest), trees(&unlearnt(rest).iter().collect::<Vec<_>>()));
    let (tables, trees) = learnt();
    let judged: Vec<Judged> = out.iter().flat_map(|talk| Judged::of(&Seen::of(talk, &tables), &trees)).collect();
    let learned = right(judged.iter().map(|one| one.passes == one.heard.right));
    let rules = right(judged.iter().map(|one| one.heard.candidate.told == one.heard.right));
    assert!(learned > rules, "{learned} {rules}");
    assert!((tables, trees) == learnt());
}

#[test]
fn what_others_do_is_nothing_and_what_they_ask_in_words_of_no_list_is_something() {
    // One of each may be judged otherwise by a table that is learnt anew.
    let nothing: [&[&str]; 5] = [
        &["Rohit: I've got a root canal on Tuesday at 11, pray for me yaar", "me: arre all the best"],
        &["Kim: I have to finish my essay by Friday"],
        &["Ana: I'll send you the report by Friday"],
        &["Ana: haha lunch at 5am on Friday sure"],
        &["Tom: we're off to Rome on Friday, back on the 14th", "me: jealous! send pics"],
    ];
    let found: Vec<_> = nothing.iter().filter(|talk| !play_in("en", talk, &[]).is_empty()).collect();
    assert!(found.len() <= 1, "{found:?}");
    let asked: [&[&str]; 4] = [
        &["Ollie: someone needs to sort travel insurance for the lot of us", "me: leave that with me"],
        &["Darren: We're off to Bali on the 14th, you right to feed the cat while we're gone?", "me: course mate"],
        &["Hannah: coach says we need someone to wash the bibs this week", "me: I'll do it"],
        &["Mum: your nan's prescription wants collecting before six, love", "me: will do mum"],
    ];
    let missed: Vec<_> = asked.iter().filter(|talk| play_in("en", talk, &[]).is_empty()).collect();
    assert!(missed.len() <= 1, "{missed:?}");
}

#[test]
fn long_talks_are_bounded() {
    let line =
        "Ana: lunch friday at 1? and bring the chairs, the tables by monday, someone has to call the plumber at 5";
    let talk: Vec<String> = (0..30).map(|i| format!("{line} {i}")).collect();
    let talk: Vec<&str> = talk.iter().map(String::as_str).collect();
    assert!(play_in("en", &talk, &[]).len() <= 40);
}
