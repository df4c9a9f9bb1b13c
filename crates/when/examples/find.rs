//! Prints what is found in each line of the input: `cargo run -p when --example find -- 2026-11-20T10:00[Europe/Madrid] [LANGUAGE…] < lines`.

#![allow(clippy::print_stdout, clippy::expect_used)]

use jiff::Zoned;
use when::{Context, Language, find};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let reference: Zoned =
        arguments.next().expect("a reference such as 2026-11-20T10:00[Europe/Madrid]").parse().expect("a zoned time");
    let mut context = Context::new(reference);
    context.languages = arguments.filter_map(|code| Language::from_code(&code)).collect();
    for line in std::io::stdin().lines() {
        let line = line.expect("UTF-8");
        println!("{line}");
        for found in find(&line, &context) {
            let text = &line[found.span.clone()];
            println!(
                "    «{text}» {:?} {:?} {:?} {:.2} {}",
                found.kind, found.value, found.flags, found.confidence, found.rule
            );
        }
    }
}
