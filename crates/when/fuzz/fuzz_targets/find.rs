//! Any text, in any language, read either way: no panic, spans on character boundaries, in order and apart, ranges that
//! do not run backwards, confidences from 0 to 1.

#![no_main]

use std::sync::LazyLock;

use jiff::Zoned;
use libfuzzer_sys::fuzz_target;
use when::{Context, DateOrder, Direction, Language, Value, find, language_of};

static REFERENCES: LazyLock<[Zoned; 4]> = LazyLock::new(|| {
    [
        "2026-11-20T10:00[Europe/Madrid]",
        "2026-03-28T23:30[Asia/Beirut]",
        "2024-02-29T00:00[America/New_York]",
        "9999-12-30T12:00[UTC]",
    ]
    .map(|text| text.parse().expect("a zoned time"))
});

fuzz_target!(|data: &[u8]| {
    let Some((&choice, rest)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let mut context = Context::new(REFERENCES[usize::from(choice >> 6)].clone());
    // Eight choices: each language, or all of them.
    context.languages = Language::ALL.get(usize::from(choice & 7)).copied().into_iter().collect();
    context.direction = if choice & 8 == 0 { Direction::Future } else { Direction::Past };
    context.order = if choice & 16 == 0 { DateOrder::ByLanguage } else { DateOrder::DayFirst };
    let mut last = 0;
    for found in find(text, &context) {
        assert!(found.span.start >= last && text.get(found.span.clone()).is_some_and(|span| !span.is_empty()));
        assert!((0.0..=1.0).contains(&found.confidence));
        if let Value::Range { start, end } = &found.value {
            assert!(start <= end);
        }
        assert!(found.to_json(text).starts_with('{'));
        last = found.span.end;
    }
    let _ = language_of(text);
});
