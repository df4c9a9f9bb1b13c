//! The scripted model holds the engine to the rules.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use models::scripted::Scripted;
use models::{Answer, Error, Model, Part, ToolCall, ToolResult};
use serde_json::json;

use crate::support::{Pieces, answered, chat};

fn says(text: &str) -> Answer {
    Answer { text: text.into(), ..Answer::default() }
}

fn calls(id: &str) -> Answer {
    let call = ToolCall { id: id.into(), name: "agenda".into(), arguments: json!({}), why: None };
    Answer { calls: vec![call], ..Answer::default() }
}

#[tokio::test]
async fn plays_its_answers_in_order_and_then_refuses() {
    let model = Scripted::steps([Ok(says("one")), Err(Error::Unavailable("down".into())), Ok(says("two"))]);
    let request = chat(&["hi"]);
    assert_eq!(model.respond(&request, &mut ()).await.unwrap().text, "one");
    assert!(matches!(model.respond(&request, &mut ()).await, Err(Error::Unavailable(_))));
    assert_eq!(model.left(), 1);
    assert_eq!(model.respond(&request, &mut ()).await.unwrap().text, "two");
    assert!(matches!(model.respond(&request, &mut ()).await, Err(Error::Refused(_))));
    assert_eq!(model.requests().len(), 4);
}

#[tokio::test]
async fn a_call_without_its_result_fails_the_test() {
    let model = Scripted::new([calls("c1"), says("done")]);
    let mut request = chat(&["hi"]);
    let answer = model.respond(&request, &mut ()).await.unwrap();
    request.parts.push(Part::Answered(answer));
    assert!(matches!(model.respond(&request, &mut ()).await, Err(Error::Refused(_))));
    let dropped = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| drop(model)));
    assert!(dropped.is_err(), "dropping a model that was asked wrongly panics");
}

#[tokio::test]
async fn a_call_with_its_result_does_not() {
    let model = Scripted::new([calls("c1"), says("done")]);
    let mut request = chat(&["hi"]);
    let answer = model.respond(&request, &mut ()).await.unwrap();
    answered(&mut request, &answer, &[json!({"status": "found", "items": []})]);
    assert_eq!(model.respond(&request, &mut ()).await.unwrap().text, "done");
}

#[test]
fn every_broken_rule_of_a_turn_is_named() {
    let result =
        |id: &str, name: &str| Part::Result(ToolResult { call_id: id.into(), name: name.into(), content: json!({}) });
    let mut request = chat(&["hi"]);
    request.parts.push(result("c1", "agenda"));
    assert_eq!(request.fault().unwrap(), "a result names c1, which is no open call");
    request.parts.pop();
    request.parts.push(Part::Answered(calls("c1")));
    assert_eq!(request.fault().unwrap(), "call c1 has no result");
    request.parts.push(Part::Answered(calls("c2")));
    assert_eq!(request.fault().unwrap(), "call c1 has no result before the next answer");
    request.parts.pop();
    request.parts.push(result("c1", "other"));
    assert_eq!(request.fault().unwrap(), "call c1 of agenda got a result of other");
    request.parts.pop();
    request.parts.push(result("c1", "agenda"));
    assert_eq!(request.fault(), None);
    request.parts.push(Part::Answered(calls("c1")));
    assert_eq!(request.fault().unwrap(), "two calls have the id c1");
}

#[tokio::test]
async fn echo_answers_with_the_new_messages_in_pieces() {
    let mut pieces = Pieces::default();
    let answer = Scripted::echo().respond(&chat(&["one two", "three"]), &mut pieces).await.unwrap();
    assert_eq!(answer.text, "echo: one two\nthree");
    assert_eq!(pieces.0, ["echo: ", "one ", "two\n", "three"]);
}

#[tokio::test]
async fn a_delay_is_the_callers() {
    let waited = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&waited);
    let model = Scripted::echo().delayed(move || {
        let count = Arc::clone(&count);
        async move {
            count.fetch_add(1, Ordering::Relaxed);
        }
    });
    model.respond(&chat(&["hi"]), &mut ()).await.unwrap();
    assert_eq!(waited.load(Ordering::Relaxed), 1);
}
