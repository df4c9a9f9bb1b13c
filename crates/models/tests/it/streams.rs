//! The wire: arbitrary chunks, garbage, and the ways in which servers differ.

use models::anthropic::Anthropic;
use models::openai::OpenAi;
use models::{Answer, Error, Model, Part, Purpose, Request, Result, Role, sse};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::fake::{Act, Fake, chunk, events, head, json_answer, named, say, says, streaming};
use crate::support::{Pieces, chat, request, said, tls};

async fn openai(acts: Vec<Act>) -> Result<Answer> {
    openai_asked(acts, &chat(&["Lunch with Ana on Friday at 1pm"])).await
}

/// The answer, and that its pieces are its text.
async fn openai_asked(acts: Vec<Act>, request: &Request) -> Result<Answer> {
    tls();
    let fake = Fake::always(acts).await;
    let mut pieces = Pieces::default();
    let answer = OpenAi::new(fake.options()).unwrap().respond(request, &mut pieces).await?;
    assert_eq!(pieces.0.concat(), answer.text);
    Ok(answer)
}

async fn anthropic(acts: Vec<Act>) -> Result<Answer> {
    tls();
    let fake = Fake::always(acts).await;
    Anthropic::new(fake.options()).unwrap().respond(&chat(&["hello"]), &mut ()).await
}

/// Names and arguments.
fn calls(answer: &Answer) -> Vec<(&str, &Value)> {
    answer.calls.iter().map(|call| (call.name.as_str(), &call.arguments)).collect()
}

fn tool_calls(pieces: &[Value]) -> Vec<Act> {
    let mut all: Vec<Value> = pieces.iter().map(|piece| chunk(&json!({"tool_calls": piece}), None)).collect();
    all.push(chunk(&json!({}), Some("tool_calls")));
    events(&all)
}

#[tokio::test]
async fn text_and_usage_are_read() {
    let answer = openai(says("Lunch is in your agenda.")).await.unwrap();
    assert_eq!(answer.text, "Lunch is in your agenda.");
    let usage = answer.usage;
    assert_eq!((usage.input_tokens, usage.output_tokens, usage.cached_tokens, usage.estimated), (120, 7, 100, false));
    assert_eq!((answer.made.model.as_str(), answer.made.prompt.as_str()), ("test-1", "chat.v1"));
}

#[tokio::test]
async fn without_numbers_they_are_estimated_and_say_so() {
    let answer = openai(events(&[chunk(&json!({"content": "eight by"}), Some("stop"))])).await.unwrap();
    assert!(answer.usage.estimated && answer.usage.input_tokens > 100, "{:?}", answer.usage);
    assert_eq!(answer.usage.output_tokens, 2);
}

#[tokio::test]
async fn usage_has_more_than_one_place() {
    let deepseek =
        json!({"choices": [], "usage": {"prompt_tokens": 50, "completion_tokens": 5, "prompt_cache_hit_tokens": 40}});
    let groq = json!({"choices": [], "x_groq": {"usage": {"prompt_tokens": 50, "completion_tokens": 5}}});
    for (told, cached) in [(deepseek, 40), (groq, 0)] {
        let answer = openai(events(&[chunk(&json!({"content": "hi"}), Some("stop")), told])).await.unwrap();
        assert_eq!((answer.usage.input_tokens, answer.usage.cached_tokens), (50, cached));
    }
}

#[tokio::test]
async fn calls_side_by_side_arrive_in_pieces() {
    let answer = openai(tool_calls(&[
        json!([{"index": 0, "id": "a", "function": {"name": "agenda", "arguments": ""}}]),
        json!([{"index": 1, "id": "b", "function": {"name": "find_events", "arguments": "{\"qu"}}]),
        json!([{"index": 0, "function": {"arguments": "{\"from\":"}}, {"index": 1, "function": {"arguments": "ery\":\"Ana\"}"}}]),
        json!([{"index": 0, "function": {"arguments": "\"2026-11-27\"}"}}]),
    ]))
    .await
    .unwrap();
    let wanted = [("agenda", json!({"from": "2026-11-27"})), ("find_events", json!({"query": "Ana"}))];
    assert_eq!(calls(&answer), wanted.iter().map(|(name, arguments)| (*name, arguments)).collect::<Vec<_>>());
    assert_eq!(answer.calls.iter().map(|call| call.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
}

/// Each in its own way: what real servers were seen to send.
#[tokio::test]
async fn servers_that_number_calls_differently_are_understood() {
    let find = |query: &str| json!({"name": "find_events", "arguments": json!({"query": query}).to_string()});
    let both = [("find_events", json!({"query": "Ana"})), ("find_events", json!({"query": "Bob"}))];
    for (what, pieces) in [
        (
            "one number for all, whole",
            vec![
                json!([{"index": 0, "id": "a", "function": find("Ana")}]),
                json!([{"index": 0, "id": "b", "function": find("Bob")}]),
            ],
        ),
        ("no number, whole", vec![json!([{"id": "a", "function": find("Ana")}, {"id": "b", "function": find("Bob")}])]),
        ("no number and no id, whole", vec![json!([{"function": find("Ana")}, {"function": find("Bob")}])]),
        (
            "one id for both",
            vec![
                json!([{"index": 0, "id": "a", "function": find("Ana")}]),
                json!([{"index": 1, "id": "a", "function": find("Bob")}]),
            ],
        ),
        (
            "id and name with every piece",
            vec![
                json!([{"index": 0, "id": "a", "function": {"name": "find_events", "arguments": "{\"query\":"}}]),
                json!([{"index": 0, "id": "a", "function": {"name": "find_events", "arguments": "\"Ana\"}"}}]),
                json!([{"index": 1, "id": "b", "function": find("Bob")}]),
            ],
        ),
        (
            "no number, in pieces",
            vec![
                json!([{"id": "a", "function": {"name": "find_events", "arguments": "{\"query\":"}}]),
                json!([{"function": {"arguments": "\"Ana\"}"}}]),
                json!([{"id": "b", "function": find("Bob")}]),
            ],
        ),
        (
            "arguments as an object",
            vec![
                json!([{"index": 0, "function": {"name": "find_events", "arguments": {"query": "Ana"}}}]),
                json!([{"index": 1, "function": {"name": "find_events", "arguments": {"query": "Bob"}}}]),
            ],
        ),
        (
            "arguments quoted twice",
            vec![
                json!([{"index": 0, "function": {"name": "find_events", "arguments": json!("{\"query\":\"Ana\"}").to_string()}}]),
                json!([{"index": 1, "function": find("Bob")}]),
            ],
        ),
    ] {
        let answer = openai(tool_calls(&pieces)).await.unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(calls(&answer), both.iter().map(|(name, query)| (*name, query)).collect::<Vec<_>>(), "{what}");
        let [first, second] = &answer.calls[..] else { panic!("{what}") };
        assert!(!first.id.is_empty() && !second.id.is_empty() && first.id != second.id, "{what}: {answer:?}");
    }
}

#[tokio::test]
async fn ids_stay_unique_over_the_rounds_of_a_turn() {
    let acts = tool_calls(&[json!([{"index": 0, "id": "call_1", "function": {"name": "agenda", "arguments": ""}}])]);
    let mut asked = chat(&["what is on?"]);
    for _ in 0..3 {
        let answer = openai_asked(acts.clone(), &asked).await.unwrap();
        assert_eq!(answer.calls[0].arguments, json!({}), "nothing at all is an empty object");
        let content = json!({"status": "found", "items": []});
        let result = models::ToolResult { call_id: answer.calls[0].id.clone(), name: "agenda".into(), content };
        asked.parts.extend([Part::Answered(answer), Part::Result(result)]);
        assert_eq!(asked.fault(), None);
    }
}

/// The engine answers it with the schema's complaint, and the model sees its own words again.
#[tokio::test]
async fn arguments_that_are_no_json_stay_as_they_were_written() {
    let broken = json!([{"index": 0, "id": "a", "function": {"name": "agenda", "arguments": "{from: tomorrow"}}]);
    let answer = openai(tool_calls(&[broken])).await.unwrap();
    assert_eq!(calls(&answer), [("agenda", &json!("{from: tomorrow"))]);
    let deep = "[".repeat(100_000);
    let piece = json!([{"index": 0, "id": "a", "function": {"name": "agenda", "arguments": deep}}]);
    assert!(openai(tool_calls(&[piece])).await.unwrap().calls[0].arguments.is_string());
}

#[tokio::test]
async fn an_answer_without_a_stream_is_read_too() {
    let message = json!({"role": "assistant", "content": [{"type": "text", "text": "Done."}],
        "tool_calls": [{"id": "a", "type": "function", "function": {"name": "agenda", "arguments": "{}"}}]});
    let body = json!({"choices": [{"message": message, "finish_reason": "tool_calls"}], "usage": {"prompt_tokens": 9, "completion_tokens": 2}});
    let answer = openai(json_answer("200 OK", &body)).await.unwrap();
    assert_eq!((answer.text.as_str(), answer.calls.len(), answer.usage.input_tokens), ("Done.", 1, 9));
    let body = json!({"content": [{"type": "text", "text": "Done."}, {"type": "tool_use", "id": "t", "name": "agenda", "input": {"from": "x"}}],
        "stop_reason": "tool_use", "usage": {"input_tokens": 9, "output_tokens": 2}});
    let answer = anthropic(json_answer("200 OK", &body)).await.unwrap();
    assert_eq!((answer.text.as_str(), calls(&answer)), ("Done.", vec![("agenda", &json!({"from": "x"}))]));
}

#[tokio::test]
async fn a_thought_in_front_of_the_text_is_not_said() {
    for pieces in [
        &["<think>hm, lunch</think>", "Done."][..],
        &["\n<thi", "nk>h", "m</th", "ink>\n\nDo", "ne."],
        &["<", "think></think>Done."],
    ] {
        let mut all: Vec<Value> = pieces.iter().map(|piece| chunk(&json!({"content": piece}), None)).collect();
        all.push(chunk(&json!({"reasoning_content": "and so on"}), Some("stop")));
        assert_eq!(openai(events(&all)).await.unwrap().text, "Done.");
    }
    for text in ["<", "<th", "a <think> b </think>", "<b>x</b>"] {
        let answer = openai(events(&[chunk(&json!({"content": text}), Some("stop"))])).await.unwrap();
        assert_eq!(answer.text, text);
    }
}

#[tokio::test]
async fn how_it_stopped_is_understood() {
    let ends = |content: &str, reason: &str| events(&[chunk(&json!({"content": content}), Some(reason))]);
    assert!(matches!(openai(ends("", "stop")).await, Err(Error::Malformed(_))), "empty");
    assert!(matches!(openai(ends(" \n", "stop")).await, Err(Error::Malformed(_))), "blank");
    assert!(matches!(openai(ends("", "length")).await, Err(Error::Malformed(_))));
    assert!(matches!(openai(ends("", "content_filter")).await, Err(Error::Refused(_))));
    assert!(matches!(openai(ends("half", "error")).await, Err(Error::Broken(_))));
    assert_eq!(openai(ends("half", "length")).await.unwrap().text, "half");
    assert_eq!(openai(ends("odd", "eos")).await.unwrap().text, "odd");
    let cut = events(&[chunk(
        &json!({"tool_calls": [{"index": 0, "function": {"name": "agenda", "arguments": "{\"fr"}}]}),
        Some("length"),
    )]);
    assert!(matches!(openai(cut).await, Err(Error::Malformed(_))), "a call that was cut");
    let nameless = tool_calls(&[json!([{"index": 0, "id": "a", "function": {"arguments": "{}"}}])]);
    assert!(matches!(openai(nameless).await, Err(Error::Malformed(_))));
    // No reason and no goodbye: it broke off.
    let broken = vec![streaming(), say(format!("data: {}\n\n", chunk(&json!({"content": "half an ans"}), None)))];
    assert!(matches!(openai(broken).await, Err(Error::Broken(_))));
    // A reason, and no goodbye.
    let bare = vec![streaming(), say(format!("data: {}", chunk(&json!({"content": "all"}), Some("stop"))))];
    assert_eq!(openai(bare).await.unwrap().text, "all");
}

#[tokio::test]
async fn silence_is_an_answer_only_where_it_listens() {
    let silent = events(&[chunk(&json!({"content": ""}), Some("stop"))]);
    let watched = request(Purpose::Detect, vec![said(1, Role::Contact, "nice weather")]);
    let answer = openai_asked(silent, &watched).await.unwrap();
    assert_eq!((answer.text.as_str(), answer.calls.len(), answer.made.prompt.as_str()), ("", 0, "detect.v1"));
}

#[tokio::test]
async fn reasons_become_the_trace_and_quotes_are_checked() {
    let text = "Lunch on Friday at 1?";
    let watched = request(
        Purpose::Detect,
        vec![said(1, Role::Contact, "Hi"), said(2, Role::Contact, text), said(3, Role::Contact, "Bye")],
    );
    let detect = async |why: Value| {
        let arguments = json!({"title": "Lunch", "start": "2026-11-27T13:00", "why": why}).to_string();
        let acts = tool_calls(&[
            json!([{"index": 0, "id": "a", "function": {"name": "create_event", "arguments": arguments}}]),
        ]);
        let call = openai_asked(acts, &watched).await.unwrap().calls.remove(0);
        assert_eq!(call.arguments, json!({"title": "Lunch", "start": "2026-11-27T13:00"}), "reasons are no argument");
        call.why.unwrap()
    };
    let why = detect(json!({"new": 2, "quote": "Lunch on Friday", "confidence": 7, "reason": "Asked."})).await;
    assert_eq!((why.message_id.as_str(), why.quote.as_str(), why.confidence), ("msg_2", "Lunch on Friday", 1.0));
    assert_eq!((why.intent.as_str(), why.reason.as_str()), ("create_event", "Asked."));
    let why = detect(json!({"new": 2, "quote": "I agree to everything"})).await;
    assert_eq!(why.quote, text, "nobody wrote that");
    assert_eq!(detect(json!("no object")).await.message_id, "msg_3");
    assert_eq!(detect(json!({"new": 99})).await.message_id, "msg_3");
    // In a chat it is the tool's own matter.
    let arguments = json!({"why": 1}).to_string();
    let acts = tool_calls(&[json!([{"index": 0, "function": {"name": "agenda", "arguments": arguments}}])]);
    assert_eq!(calls(&openai(acts).await.unwrap()), [("agenda", &json!({"why": 1}))]);
}

#[tokio::test]
async fn anthropic_counts_what_the_cache_took_and_gave() {
    let answer = anthropic(crate::brain::anthropic(&crate::fake::Asked {
        path: String::new(),
        head: String::new(),
        body: json!({}),
    }))
    .await
    .unwrap();
    let usage = answer.usage;
    assert_eq!((usage.input_tokens, usage.output_tokens), (280, 21));
    assert_eq!((usage.cached_tokens, usage.cache_write_tokens, usage.estimated), (200, 50, false));
}

#[tokio::test]
async fn errors_within_an_answer_are_told_apart() {
    let inside =
        |kind: &str| named(&[json!({"type": "error", "error": {"type": kind, "message": "sk-secret-key was seen"}})]);
    assert!(matches!(anthropic(inside("overloaded_error")).await, Err(Error::Broken(_))));
    assert!(matches!(anthropic(inside("invalid_request_error")).await, Err(Error::Refused(_))));
    assert!(matches!(anthropic(inside("authentication_error")).await, Err(Error::Denied(_))));
    // With status 200, as some gateways do it.
    let body = json!({"error": {"code": 429, "message": "slow down, sk-secret-key"}});
    let error = openai(json_answer("200 OK", &body)).await.unwrap_err();
    assert!(matches!(&error, Error::Unavailable(_)) && !error.to_string().contains("secret"), "{error}");
    assert!(matches!(openai(events(&[json!({"error": {"code": 402}})])).await, Err(Error::Denied(_))));
}

/// A stream with everything in it, and what it comes to.
fn everything() -> (Vec<u8>, Vec<sse::Event>) {
    let event = |name: &str, data: &str| sse::Event { name: name.into(), data: data.into() };
    let text = "\u{FEFF}: hello\n\ndata: {\"a\":1}\n\nevent: x\r\ndata:two\r\ndata: lines\r\n\r\nid: 7\rdata: é👍🏽\r\rretry: 1\ndata\n\nevent: none\n\ndata: last";
    let wanted =
        vec![event("", "{\"a\":1}"), event("x", "two\nlines"), event("", "é👍🏽"), event("", ""), event("", "last")];
    (text.into(), wanted)
}

fn read(chunks: impl Iterator<Item = Vec<u8>>) -> Result<Vec<sse::Event>> {
    let mut reader = sse::Reader::default();
    let mut all = Vec::new();
    for chunk in chunks {
        all.extend(reader.push(&chunk)?);
    }
    all.extend(reader.finish()?);
    Ok(all)
}

proptest! {
    #[test]
    fn events_do_not_depend_on_where_the_network_cuts(cuts in proptest::collection::vec(0_usize..200, 0..40)) {
        let (bytes, wanted) = everything();
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
        cuts.push(0);
        cuts.push(bytes.len());
        cuts.sort_unstable();
        let chunks = cuts.windows(2).map(|pair| bytes[pair[0]..pair[1]].to_vec());
        prop_assert_eq!(read(chunks).unwrap(), wanted);
    }

    #[test]
    fn garbage_never_panics(chunks in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..100), 0..20)) {
        let _ = read(chunks.into_iter());
    }
}

#[test]
fn a_line_an_event_and_an_answer_have_bounds() {
    let same = |line: &str, times: usize| read(std::iter::repeat_n(line.as_bytes().to_vec(), times));
    assert!(matches!(same(&"a".repeat(1000), sse::MAX_LINE / 1000 + 1), Err(Error::Malformed(_))));
    let line = format!("data: {}\n", "a".repeat(1000));
    assert!(matches!(same(&line, sse::MAX_EVENT / 1000 + 1), Err(Error::Malformed(_))));
    assert!(matches!(same(": keep alive, for ever and ever\n", sse::MAX_ANSWER / 30), Err(Error::Malformed(_))));
    assert!(same(&format!("{line}\n"), 100).is_ok());
}

/// The same answer however it is cut, over the real client.
#[tokio::test]
async fn an_answer_does_not_depend_on_where_the_network_cuts() {
    let asked = crate::fake::Asked {
        path: String::new(),
        head: String::new(),
        body: json!({"tools": [{"name": "create_event"}]}),
    };
    let bytes = |acts: Vec<Act>| {
        let said = acts.into_iter().skip(1).map(|act| if let Act::Say(bytes) = act { bytes } else { Vec::new() });
        said.flatten().collect::<Vec<u8>>()
    };
    let (openai_bytes, anthropic_bytes) = (bytes(crate::brain::openai(&asked)), bytes(crate::brain::anthropic(&asked)));
    let cut = |bytes: &[u8], size: usize| {
        let chunks = bytes.chunks(size).map(|chunk| Act::Say(chunk.to_vec()));
        std::iter::once(head("200 OK", "text/event-stream", "")).chain(chunks).collect::<Vec<_>>()
    };
    let (first, second) =
        (openai(cut(&openai_bytes, 100_000)).await.unwrap(), anthropic(cut(&anthropic_bytes, 100_000)).await.unwrap());
    assert_eq!((first.calls.len(), second.calls.len()), (2, 2));
    for size in [1, 3, 17, 64] {
        assert_eq!(openai(cut(&openai_bytes, size)).await.unwrap().calls, first.calls, "{size}");
        let answer = anthropic(cut(&anthropic_bytes, size)).await.unwrap();
        assert_eq!((answer.calls, answer.usage), (second.calls.clone(), second.usage), "{size}");
    }
}

#[test]
fn answers_that_were_recorded_before_stay_readable() {
    let old = json!({"text": "hi", "calls": [{"id": "c", "name": "agenda", "arguments": {}}], "usage": {"input_tokens": 3, "output_tokens": 4}});
    let answer: Answer = serde_json::from_value(old.clone()).unwrap();
    assert_eq!((answer.usage.input_tokens, answer.usage.cached_tokens, answer.made.model.as_str()), (3, 0, ""));
    assert_eq!(serde_json::to_value(&answer).unwrap(), old, "what is not known is not written");
    let made = models::Made { model: "m".into(), micro_dollars: Some(7), ..models::Made::default() };
    let answer = Answer { made, ..answer };
    assert_eq!(serde_json::from_value::<Answer>(serde_json::to_value(&answer).unwrap()).unwrap(), answer);
}
