#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::wire::Protocol;
use crate::{anthropic, contract, openai};

fn request() -> Request {
    contract::chat("hello", contract::tools())
}

fn finished(draft: Draft, deltas: &mut dyn Deltas) -> Result<Answer> {
    let request = request();
    draft.finish(&request, &Prompt::of(&request), "m", deltas)
}

#[derive(Default)]
struct Pieces(String);

impl Deltas for Pieces {
    fn text(&mut self, piece: &str) {
        self.0.push_str(piece);
    }
}

/// What the text comes to where it arrives in these pieces.
fn said(pieces: &[String]) -> Option<String> {
    let (mut draft, mut deltas) = (Draft::default(), Pieces::default());
    for piece in pieces {
        draft.text(piece, &mut deltas).unwrap();
    }
    let answer = finished(draft, &mut deltas).ok()?;
    assert_eq!(answer.text, deltas.0);
    Some(answer.text)
}

fn piece() -> impl Strategy<Value = Piece> {
    let word = |words: &'static [&'static str]| proptest::sample::select(words).prop_map(str::to_owned);
    (
        proptest::option::of(0_u64..3),
        word(&["", "a", "b", "call_1", "call_2"]),
        word(&["", "agenda", "nothing"]),
        word(&["", "{}", "{\"a\":", "1}", "[", "\"", "null", "é"]),
    )
        .prop_map(|(index, id, name, arguments)| Piece { index, id, name, arguments })
}

/// JSON as a hostile server that knows the protocol would make it.
fn event() -> impl Strategy<Value = Value> {
    const KEYS: [&str; 26] = [
        "choices",
        "delta",
        "message",
        "content",
        "tool_calls",
        "function",
        "name",
        "arguments",
        "index",
        "id",
        "usage",
        "finish_reason",
        "prompt_tokens",
        "type",
        "content_block",
        "text",
        "partial_json",
        "input",
        "stop_reason",
        "input_tokens",
        "refusal",
        "x_groq",
        "prompt_tokens_details",
        "cached_tokens",
        "output_tokens",
        "0",
    ];
    const WORDS: [&str; 12] = [
        "",
        "content_block_start",
        "content_block_delta",
        "message_start",
        "message_delta",
        "message_stop",
        "tool_use",
        "text",
        "stop",
        "length",
        "<think>",
        "{\"a\":",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        proptest::sample::select(&WORDS[..]).prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 40, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            proptest::collection::vec((proptest::sample::select(&KEYS[..]), inner), 0..4)
                .prop_map(|entries| entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()),
        ]
    })
}

proptest! {
    #[test]
    fn a_text_does_not_depend_on_its_pieces(
        text in "(<think>[a-c<>/]{0,8}</think>)?[ a-c<>/é]{0,20}",
        cuts in proptest::collection::vec(0_usize..60, 0..8),
    ) {
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| text.floor_char_boundary(cut.min(text.len()))).collect();
        cuts.extend([0, text.len()]);
        cuts.sort_unstable();
        let pieces: Vec<String> = cuts.windows(2).map(|pair| text[pair[0]..pair[1]].to_owned()).collect();
        prop_assert_eq!(said(&pieces), said(std::slice::from_ref(&text)));
    }

    #[test]
    fn whatever_the_pieces_of_calls_ids_are_unique(pieces in proptest::collection::vec(piece(), 0..30)) {
        let mut draft = Draft::default();
        for piece in pieces {
            draft.call(piece).unwrap();
        }
        if let Ok(answer) = finished(draft, &mut ()) {
            let ids: HashSet<&str> = answer.calls.iter().map(|call| call.id.as_str()).collect();
            prop_assert_eq!(ids.len(), answer.calls.len());
            prop_assert!(!ids.contains("") && answer.calls.iter().all(|call| !call.name.is_empty()));
        }
    }

    #[test]
    fn no_event_breaks_a_reading(events in proptest::collection::vec(event(), 0..12)) {
        let readings: [Box<dyn Protocol>; 2] =
            [Box::new(openai::read::Reading), Box::<anthropic::read::Reading>::default()];
        for mut reading in readings {
            let (mut draft, mut deltas) = (Draft::default(), Pieces::default());
            for event in &events {
                let _ = reading.event(event, &mut draft, &mut deltas);
                let _ = reading.whole(event, &mut draft, &mut deltas);
                let _ = crate::wire::inner_error(event);
            }
            if let Ok(answer) = finished(draft, &mut deltas) {
                prop_assert_eq!(answer.text, deltas.0);
            }
        }
    }
}

#[test]
fn every_part_of_a_draft_has_its_bound() {
    let mut draft = Draft::default();
    let half = "a".repeat(MAX_TEXT / 2);
    assert!(draft.text(&half, &mut ()).is_ok() && draft.text(&half, &mut ()).is_ok());
    assert!(matches!(draft.text("a", &mut ()), Err(Error::Malformed(_))));
    let mut draft = Draft::default();
    let call = |index: usize| Piece { index: Some(index as u64), name: "agenda".into(), ..Piece::default() };
    assert!((0..MAX_CALLS).all(|index| draft.call(call(index)).is_ok()));
    assert!(matches!(draft.call(call(MAX_CALLS)), Err(Error::Malformed(_))));
    let long = Piece { arguments: "a".repeat(MAX_ARGUMENTS + 1), ..call(0) };
    assert!(matches!(draft.call(long), Err(Error::Malformed(_))));
    assert!(matches!(draft.call(Piece { name: "a".repeat(300), ..call(0) }), Err(Error::Malformed(_))));
}

/// A thought without end is forgotten as it comes: no memory, no time that grows with its square.
#[test]
fn a_thought_without_end_costs_nothing() {
    let mut draft = Draft::default();
    draft.text("<think>", &mut ()).unwrap();
    for _ in 0..100_000 {
        draft.text("hm, on the other hand, é, ", &mut ()).unwrap();
    }
    assert!(draft.held.len() < 100);
    draft.text("</think> Yes.", &mut ()).unwrap();
    assert_eq!(finished(draft, &mut ()).unwrap().text, "Yes.");
}
