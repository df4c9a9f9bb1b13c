//! Scores the rules on the short talks of `eval/named` and `eval/worth`, message by message as the engine shows them:
//! what is found, and of that the time, the title and the place. From the root of the repository:
//!
//!     cargo run --release -p models --example score_talks               # all of them
//!     cargo run --release -p models --example score_talks -- --half 0   # one half of them; 1 is the other
//!     cargo run --release -p models --example score_talks -- --worst    # and shows every wrong time
//!     cargo run --release -p models --example score_talks -- --titles   # every wrong title, --places every wrong place
//!     cargo run --release -p models --example score_talks -- --missed   # and what is not found
//!
//! Titles, places and whether something is found at all are learnt from these talks, so what is said of them flatters;
//! times are not learnt.

#![allow(clippy::print_stdout)]

#[path = "../learning/mod.rs"]
mod learning;
mod play;

use std::collections::BTreeMap;
use std::path::Path;

use learning::part;
use learning::read::{Conversation, Gold, Result, talks};
use models::alike::{same, title_acceptable, titles_overlap};
use play::{Waiting, played};

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let has = |name: &str| args.iter().any(|arg| arg == name);
    let half: Option<u64> = match args.iter().position(|arg| arg == "--half") {
        Some(at) => Some(args.get(at + 1).ok_or("--half: 0 or 1")?.parse()?),
        None => None,
    };
    let mut all = Vec::new();
    for folder in ["named", "worth", "talks"] {
        let there = talks(&Path::new("eval").join(folder))?;
        all.extend(there.into_iter().map(|talk| Conversation { id: format!("{folder}/{}", talk.id), ..talk }));
    }
    all.retain(|talk| !talk.gold.is_empty() && half.is_none_or(|half| part(&talk.id, 7, 2) == half));
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    let middle = all.len() / 2;
    // A thread for each half: it is all that a talk waits for.
    let found: Vec<Vec<Waiting>> = std::thread::scope(|scope| {
        let first = scope.spawn(|| all[..middle].iter().map(played).collect::<Vec<_>>());
        let rest: Vec<_> = all[middle..].iter().map(played).collect();
        first.join().unwrap_or_default().into_iter().chain(rest).collect()
    });
    for (talk, found) in all.iter().zip(&found) {
        let mut left: Vec<&Waiting> = found.iter().collect();
        for gold in &talk.gold {
            let at = left.iter().position(|one| is_pair(gold, one, true));
            let at = at.or_else(|| left.iter().position(|one| is_pair(gold, one, false)));
            let pair = at.map(|at| left.remove(at));
            let wrong = |field: &str| pair.is_some_and(|pair| has(field) && is_wrong(field, gold, pair));
            if ["--worst", "--titles", "--places"].into_iter().any(wrong) || pair.is_none() && has("--missed") {
                show(talk, gold, found);
            }
            for key in ["all", talk.language.as_str()] {
                scores.entry(key).or_default().add(gold, pair);
            }
        }
    }
    println!("of what is wanted: found; of what is found: percent (of how many)");
    for (language, score) in &scores {
        println!("{language:4} {score}");
    }
    Ok(())
}

/// Whether that can be what was wanted: of its sort, and on its day or of its name.
fn is_pair(gold: &Gold, found: &Waiting, by_day: bool) -> bool {
    let sort = gold.reminder == found.reminder;
    let day = gold.when.as_deref().and_then(|when| when.get(..10));
    sort && if by_day {
        day.is_some_and(|day| found.when.starts_with(day))
    } else {
        gold.titles.iter().any(|title| titles_overlap(title, &found.title)) || gold.titles.is_empty()
    }
}

/// Where only a day is told, any hour of it will do.
fn is_time(when: &str, found: &Waiting) -> bool {
    if when.len() == 16 { found.when == when } else { found.when.get(..10).unwrap_or_default() == when }
}

fn is_title(gold: &Gold, found: &Waiting) -> bool {
    gold.titles.iter().any(|title| title_acceptable(&found.title, title))
}

/// Whether what an option asks for is wrong.
fn is_wrong(field: &str, gold: &Gold, found: &Waiting) -> bool {
    match field {
        "--titles" => !is_title(gold, found),
        "--places" => gold.place.as_ref().is_some_and(|place| !same(place, &found.place)),
        _ => gold.when.as_deref().is_some_and(|when| !is_time(when, found)),
    }
}

fn show(talk: &Conversation, gold: &Gold, found: &[Waiting]) {
    println!(
        "{} {}",
        talk.id,
        talk.said.first().map(|said| said.at.strftime("%a %F %R").to_string()).unwrap_or_default()
    );
    for said in &talk.said {
        println!("    {}: {}", said.name, said.text.replace('\n', "\\n"));
    }
    println!(
        "  - {} {} @ {}",
        gold.when.as_deref().unwrap_or("?"),
        gold.titles.join(" | "),
        gold.place.as_deref().unwrap_or("?")
    );
    for found in found {
        let sort = if found.reminder { "reminder" } else { "event" };
        println!("  + {} {} @ {} ({sort})", found.when, found.title, found.place);
    }
    println!();
}

#[derive(Debug, Default)]
struct Score {
    wanted: usize,
    found: usize,
    timed: usize,
    time: usize,
    day: usize,
    title: usize,
    placed: usize,
    place: usize,
}

impl Score {
    fn add(&mut self, gold: &Gold, found: Option<&Waiting>) {
        self.wanted += 1;
        let Some(found) = found else { return };
        self.found += 1;
        self.title += usize::from(is_title(gold, found));
        if let Some(when) = &gold.when {
            self.timed += 1;
            self.time += usize::from(is_time(when, found));
            self.day += usize::from(found.when.get(..10) == when.get(..10));
        }
        if let Some(place) = gold.place.as_ref().filter(|place| !place.is_empty() || !found.place.is_empty()) {
            self.placed += 1;
            self.place += usize::from(same(place, &found.place));
        }
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |right: usize, of: usize| format!("{:.1} ({of})", 100.0 * right as f64 / of.max(1) as f64);
        write!(f, "found {}, ", share(self.found, self.wanted))?;
        write!(f, "time {}, day {}, ", share(self.time, self.timed), share(self.day, self.timed))?;
        write!(f, "title {}, place {}", share(self.title, self.found), share(self.place, self.placed))
    }
}
