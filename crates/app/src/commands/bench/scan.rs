//! Lines per second of `attache scan` on a long exported chat.

use std::fmt::Write;
use std::path::PathBuf;

use anyhow::Context;
use clap::Args as ClapArgs;
use jiff::ToSpan;
use jiff::civil::date;
use jiff::tz::TimeZone;

use super::figures::Figure;
use crate::commands::scan::read;
use crate::measure::Chance;
use crate::stopwatch::Stopwatch;

#[derive(Debug, Clone, ClapArgs)]
pub struct Args {
    /// Messages of the made-up chat, one line each
    #[arg(long, default_value_t = 100_000)]
    lines: u64,
    /// Measures on this file instead
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
}

impl Default for Args {
    fn default() -> Self {
        Self { lines: 100_000, file: None }
    }
}

/// What people say; about one line in eight has a time in it, as in a family's chat.
const SAID: [&str; 24] = [
    "ok",
    "😂😂😂",
    "good morning everyone",
    "haha that's exactly what I thought when I saw it",
    "no idea, ask your brother",
    "the kids are finally asleep",
    "Can we have dinner on Friday at 8pm at Casa Lucio?",
    "I was there yesterday and it was closed, the whole street smelled of bread and rain",
    "yes",
    "thanks!!",
    "I'll send you the report by Thursday",
    "did you see the photos from the trip? the one with the goat is my favourite by far",
    "on my way",
    "It cost 45 euros, can you believe it",
    "the doctor says it is nothing, just rest and a lot of water and no running for two weeks",
    "love you ❤️",
    "where are the keys",
    "under the pot, as always",
    "remember that grandma comes on Sunday",
    "nooo",
    "sure, whatever works best for you two",
    "the train is late again, twenty minutes at least they say",
    "https://example.org/articles/2024/05/why-bread-is-better-the-second-day",
    "see you",
];

/// A chat as WhatsApp for Android exports it.
fn chat(lines: u64) -> String {
    let mut chance = Chance::new(1);
    let mut at = date(2023, 1, 2).at(8, 0, 0, 0);
    let mut text = String::new();
    for _ in 0..lines {
        at = at.saturating_add((chance.below(9) as i64).minutes());
        let who = ["Ana", "Luis", "Emma Carter", "+34 600 123 456"][chance.below(4) as usize];
        let _ = writeln!(text, "{} - {who}: {}", at.strftime("%d/%m/%Y, %H:%M"), chance.pick(&SAID));
    }
    text
}

pub fn run(args: &Args) -> anyhow::Result<Vec<Figure>> {
    let made = std::env::temp_dir().join(format!("attache-bench-{}.txt", std::process::id()));
    if args.file.is_none() {
        std::fs::write(&made, chat(args.lines)).with_context(|| format!("cannot write {}", made.display()))?;
    }
    let options = read::Options { me: None, zone: TimeZone::get("Europe/Madrid")?, order: None };
    let watch = Stopwatch::start();
    let reading = read::read(args.file.as_deref().unwrap_or(&made), &options);
    let took = watch.elapsed();
    if args.file.is_none() {
        let _ = std::fs::remove_file(&made);
    }
    let reading = reading?;
    let name = format!("scan, {} messages", reading.messages);
    let rate = reading.messages as f64 / took.as_secs_f64();
    Ok(vec![
        Figure::new(&name, "lines", rate, "1/s").at_least(100_000.0),
        Figure::new(&name, "found", reading.found.len() as f64, ""),
    ])
}
