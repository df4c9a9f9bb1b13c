//! Real providers' answers, as the official clients' own tests carry them, read by ours and by the official ones.
//! Skipped where they were not fetched; `scripts/peers/recordings` fetches them.

use std::io::Write;
use std::path::PathBuf;

use models::anthropic::Anthropic;
use models::openai::OpenAi;
use models::{Answer, Error, Model};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::fake::{Act, Fake, head};
use crate::support::{chat, tls};

#[derive(Deserialize)]
struct Recording {
    protocol: String,
    name: String,
    #[serde(rename = "type")]
    kind: String,
    wire: String,
    /// What the official client made of it; none where it could not read it.
    read: Option<Read>,
}

#[derive(Debug, Deserialize)]
struct Read {
    text: String,
    calls: Vec<(String, Value)>,
    input: u32,
    cached: u32,
    output: u32,
    stop: String,
}

fn recordings() -> Option<Vec<Recording>> {
    let usual = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/tools/recordings/read.jsonl");
    let place = std::env::var_os("ATTACHE_RECORDINGS").map_or(usual, PathBuf::from);
    let Ok(lines) = std::fs::read_to_string(place) else {
        let told = "\nskipped: the official clients' recordings are not here (scripts/peers/recordings fetches them)\n";
        std::io::stderr().write_all(told.as_bytes()).unwrap();
        return None;
    };
    Some(lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

/// What our client makes of it, where the wire cuts it into pieces of `size` bytes.
async fn ours(recording: &Recording, size: usize) -> models::Result<Answer> {
    let mut acts = vec![head("200 OK", &recording.kind, "")];
    acts.extend(recording.wire.as_bytes().chunks(size).map(|piece| Act::Say(piece.to_vec())));
    let fake = Fake::always(acts).await;
    let request = chat(&["hello"]);
    match recording.protocol.as_str() {
        "openai" => OpenAi::new(fake.options()).unwrap().respond(&request, &mut ()).await,
        "anthropic" => Anthropic::new(fake.options()).unwrap().respond(&request, &mut ()).await,
        other => panic!("{other} is no protocol"),
    }
}

fn compare(recording: &Recording, answer: models::Result<Answer>) {
    let name = &recording.name;
    let Some(read) = &recording.read else {
        // Where the official client gives up, ours lets the model see what was wrong with its call.
        let answer = answer.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(answer.calls.iter().any(|call| call.arguments.is_string()), "{name}: {answer:?}");
        return;
    };
    let cut = matches!(read.stop.as_str(), "length" | "max_tokens");
    if cut && !read.calls.is_empty() {
        // The official client hands on what it has of the arguments; half of them must not be acted on.
        assert!(matches!(answer, Err(Error::Malformed(_))), "{name}: {answer:?}");
        return;
    }
    if read.stop == "refusal" && read.text.is_empty() {
        assert!(matches!(answer, Err(Error::Refused(_))), "{name}: {answer:?}");
        return;
    }
    let answer = answer.unwrap_or_else(|error| panic!("{name}: {error}"));
    let calls: Vec<(String, Value)> =
        answer.calls.iter().map(|call| (call.name.clone(), call.arguments.clone())).collect();
    assert_eq!((&answer.text, &calls), (&read.text, &read.calls), "{name}");
    let usage = answer.usage;
    assert_eq!(
        (usage.input_tokens, usage.cached_tokens, usage.output_tokens, usage.estimated),
        (read.input, read.cached, read.output, false),
        "{name}"
    );
}

#[tokio::test]
async fn ours_read_in_the_recordings_what_the_official_clients_do() {
    tls();
    let Some(recordings) = recordings() else { return };
    for recording in &recordings {
        for size in [usize::MAX, 97] {
            compare(recording, ours(recording, size.min(recording.wire.len())).await);
        }
    }
    let of = |protocol: &str| recordings.iter().filter(|recording| recording.protocol == protocol).count();
    assert!(of("openai") >= 10 && of("anthropic") >= 10, "recordings are missing");
}

/// Seen with OpenAI: in one piece the call's name and the beginning of its arguments, as two entries of one number.
#[tokio::test]
async fn two_entries_of_one_call_in_one_piece_are_one_call() {
    tls();
    let piece = |entries: Value| crate::fake::chunk(&json!({ "tool_calls": entries }), None);
    let events = [
        piece(json!([
            {"index": 0, "id": "call_1", "type": "function", "function": {"name": "find_events"}},
            {"index": 0, "function": {"arguments": "{\"query\""}}
        ])),
        piece(
            json!([{"index": 0, "function": {"arguments": ": "}}, {"index": 0, "function": {"arguments": "\"Ana\"}"}}]),
        ),
        crate::fake::chunk(&json!({}), Some("tool_calls")),
    ];
    let fake = Fake::always(crate::fake::events(&events)).await;
    let answer = OpenAi::new(fake.options()).unwrap().respond(&chat(&["hello"]), &mut ()).await.unwrap();
    let calls: Vec<(&str, &Value)> = answer.calls.iter().map(|call| (call.name.as_str(), &call.arguments)).collect();
    assert_eq!(calls, [("find_events", &json!({"query": "Ana"}))]);
}
