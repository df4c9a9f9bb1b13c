//! Measures `when`: `cargo run --release -p when --example bench [-- FILE.jsonl]`.
//!
//! Prints the time to build a language's tables, the median and 99th percentile per message, and the speed on long
//! texts: one with no time in it and several hostile ones. With a file of rows (`input`, `reference`) it also prints the
//! median over its inputs, for the side-by-side in `scripts/bench-when`; with a directory of what the fuzzer kept, the
//! speed on the slowest of those texts, each repeated.

#![allow(clippy::print_stdout, clippy::expect_used)]
#![allow(clippy::disallowed_methods)] // a benchmark measures

use std::hint::black_box;
use std::time::{Duration, Instant};

use jiff::Zoned;
use when::{Context, Language, find};

const MESSAGES: [(&str, Language); 7] = [
    ("lunch with Ana on Friday at 1pm at Casa Lucio, remind me an hour before, thanks!", Language::En),
    ("comida con Ana el viernes a la 1 en Casa Lucio, recuérdamelo una hora antes, eh", Language::Es),
    ("déjeuner avec Ana vendredi à 13h chez Lucio, rappelle-moi une heure avant, merci", Language::Fr),
    ("Mittagessen mit Ana am Freitag um 13 Uhr bei Lucio, erinnere mich eine Stunde vorher", Language::De),
    ("almoço com a Ana na sexta às 13h no Lucio, lembra-me uma hora antes, obrigado!!", Language::Pt),
    ("pranzo con Ana venerdì alle 13 da Lucio, ricordamelo un'ora prima, grazie mille!", Language::It),
    ("lunch met Ana op vrijdag om 13 uur bij Lucio, herinner me er een uur van tevoren", Language::Nl),
];

const NO_TIME: &str = "The quick brown fox jumps over the lazy dog and runs through green fields with its friends. ";

/// Texts made to be slow: half-read expressions over and over.
const HOSTILE: [&str; 8] = [
    "from between until before after ",
    "twenty hundred thousand and ",
    "1 2 3 4 5 6 7 8 9 ",
    "1-2-3/4.5:6 ",
    "next last this every other ",
    "the first of the last of the ",
    "monday, tuesday, ",
    "2 years 1 month and 3 weeks and ",
];

fn main() {
    let reference: Zoned = "2026-11-20T10:00[Europe/Madrid]".parse().expect("a zoned time");
    let context = |languages: Vec<Language>| {
        let mut context = Context::new(reference.clone());
        context.languages = languages;
        context
    };
    println!("tables, first call (µs):");
    let mut all = 0.0;
    for (text, language) in MESSAGES {
        let begin = Instant::now();
        black_box(find(text, &context(vec![language])));
        all += micros(begin.elapsed());
        println!("  {} {:>8.0}", language.code(), micros(begin.elapsed()));
    }
    println!("  all {all:>7.0}");
    println!("one message of about 80 characters (µs): median, p99");
    for (text, language) in MESSAGES {
        let one = context(vec![language]);
        let (median, high) = sample(|| drop(black_box(find(black_box(text), &one))));
        println!("  {} {median:>6.2} {high:>6.2}", language.code());
    }
    let all = context(Vec::new());
    let (median, high) = sample(|| drop(black_box(find(black_box(MESSAGES[0].0), &all))));
    println!("  all seven languages tried {median:>6.2} {high:>6.2}");
    let english = context(vec![Language::En]);
    println!("long texts (MB/s):");
    println!("  no time in it {:>7.1}", speed(NO_TIME, &english));
    for pattern in HOSTILE {
        println!("  {:?} {:>7.1}", pattern, speed(pattern, &english));
    }
    let path = std::env::args().nth(1);
    if let Some(directory) = path.as_ref().filter(|path| std::path::Path::new(path).is_dir()) {
        slowest(directory, &context);
    } else if let Some(path) = path {
        let text = std::fs::read_to_string(path).expect("a file of rows");
        let mut times = Vec::new();
        for line in text.lines() {
            let row: serde_json::Value = serde_json::from_str(line).expect("a JSON object a line");
            let input = row["input"].as_str().expect("input");
            let begin = Instant::now();
            for _ in 0..10 {
                black_box(find(black_box(input), &english));
            }
            times.push(micros(begin.elapsed()) / 10.0);
        }
        times.sort_by(f64::total_cmp);
        println!("rows: {} median {:.2} µs", times.len(), times[times.len() / 2]);
    }
}

/// The slowest of the texts that the fuzzer kept (a byte for the language, then the text), each repeated to 20 kB; what
/// looks slow at first is measured again.
fn slowest(directory: &str, context: &impl Fn(Vec<Language>) -> Context) {
    let speed = |text: &str, language: Language, times: u32| {
        let one = context(vec![language]);
        let long = text.repeat(20_000 / text.len() + 1);
        let best = (0..times).map(|_| {
            let begin = Instant::now();
            black_box(find(&long, &one));
            begin.elapsed().as_secs_f64()
        });
        long.len() as f64 / 1e6 / best.fold(f64::MAX, f64::min)
    };
    let mut speeds = Vec::new();
    for entry in std::fs::read_dir(directory).expect("a directory").flatten() {
        let bytes = std::fs::read(entry.path()).expect("a file");
        let Some((choice, text)) = bytes.split_first() else { continue };
        let Some(text) = std::str::from_utf8(text).ok().filter(|text| !text.is_empty()) else { continue };
        let language = Language::ALL.get(usize::from(choice & 7)).copied().unwrap_or(Language::En);
        speeds.push((speed(text, language, 2), language, text.to_owned()));
    }
    let all = speeds.len();
    speeds.sort_by(|one, other| one.0.total_cmp(&other.0));
    speeds.truncate(200);
    for (known, language, text) in &mut speeds {
        *known = speed(text, *language, 20);
    }
    speeds.sort_by(|one, other| one.0.total_cmp(&other.0));
    println!("the slowest of {all} texts, repeated (MB/s):");
    for (speed, language, text) in speeds.iter().take(5) {
        println!("  {speed:>7.2} {} {text:?}", language.code());
    }
}

fn micros(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e6
}

/// Median and 99th percentile of 2,000 batches of 10.
fn sample(mut run: impl FnMut()) -> (f64, f64) {
    let mut times: Vec<f64> = (0..2000)
        .map(|_| {
            let begin = Instant::now();
            for _ in 0..10 {
                run();
            }
            micros(begin.elapsed()) / 10.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    (times[times.len() / 2], times[times.len() * 99 / 100])
}

/// Megabytes a second over 50 kB of `pattern`: the best of 40, as what else the machine does is
/// none of ours.
fn speed(pattern: &str, context: &Context) -> f64 {
    let text = pattern.repeat(50_000 / pattern.len());
    let best = (0..40).map(|_| {
        let begin = Instant::now();
        black_box(find(&text, context));
        begin.elapsed().as_secs_f64()
    });
    text.len() as f64 / 1e6 / best.fold(f64::MAX, f64::min)
}
