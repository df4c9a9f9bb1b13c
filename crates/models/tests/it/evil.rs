//! Providers that are hostile, broken, or not there.

use std::sync::Arc;
use std::time::Duration;

use domain::Env;
use models::guarded::{Guarded, Limits};
use models::openai::{OpenAi, Options, Patience};
use models::{Answer, Endpoint, Error, Model, Result};
use serde_json::json;

use crate::fake::{Act, Fake, chunk, events, head, json_answer, say, says, streaming};
use crate::support::{chat, tls};

async fn ask(acts: Vec<Act>) -> Result<Answer> {
    tls();
    let fake = Fake::always(acts).await;
    let request = chat(&["My secret plan"]);
    let result = OpenAi::new(fake.options()).unwrap().respond(&request, &mut ()).await;
    if let Err(error) = &result {
        let told = error.to_string();
        for secret in ["sk-secret-key", "secret plan", "password"] {
            assert!(!told.contains(secret), "{told}");
        }
        assert!(told.len() < 300 && !told.chars().any(char::is_control), "{told}");
    }
    result
}

fn is_malformed(result: &Result<Answer>) -> bool {
    matches!(result, Err(Error::Malformed(_)))
}

fn is_broken(result: &Result<Answer>) -> bool {
    matches!(result, Err(Error::Broken(_)))
}

fn is_unavailable(result: &Result<Answer>) -> bool {
    matches!(result, Err(Error::Unavailable(_)))
}

#[tokio::test]
async fn each_status_means_something() {
    let body = json!({"error": {"message": "Incorrect key sk-secret-key for My secret plan", "type": "some_error", "code": null}});
    for (status, wanted) in [
        (400, "refused"),
        (401, "denied"),
        (402, "denied"),
        (403, "denied"),
        (404, "denied"),
        (405, "refused"),
        (408, "unavailable"),
        (409, "unavailable"),
        (413, "refused"),
        (418, "refused"),
        (422, "refused"),
        (429, "unavailable"),
        (500, "unavailable"),
        (502, "unavailable"),
        (503, "unavailable"),
        (504, "unavailable"),
        (529, "unavailable"),
        (201, "malformed"),
        (204, "malformed"),
    ] {
        let got = match ask(json_answer(&format!("{status} X"), &body)).await {
            Err(Error::Refused(_)) => "refused",
            Err(Error::Denied(_)) => "denied",
            Err(Error::Unavailable(_)) => "unavailable",
            Err(Error::Malformed(_)) => "malformed",
            other => panic!("{status}: {other:?}"),
        };
        assert_eq!(got, wanted, "{status}");
    }
}

#[tokio::test]
async fn a_limit_says_how_long() {
    let limited =
        |after: &str| vec![head("429 X", "application/json", &format!("retry-after: {after}\r\n")), say("{}")];
    for (after, wanted) in [("2", 2_000), ("0.5", 500), ("1e9", 3_600_000)] {
        let Err(Error::Busy { after: got, .. }) = ask(limited(after)).await else { panic!("{after}") };
        assert_eq!(got, Duration::from_millis(wanted));
    }
    for after in ["soon", "-1", "NaN", "Wed, 21 Oct 2026 07:28:00 GMT", "inf"] {
        assert!(is_unavailable(&ask(limited(after)).await), "{after}");
    }
    let quota = json!({"error": {"code": "insufficient_quota", "message": "pay, sk-secret-key"}});
    assert!(matches!(ask(json_answer("429 X", &quota)).await, Err(Error::Denied(_))));
}

#[tokio::test]
async fn a_redirect_is_never_followed() {
    tls();
    let inner = Fake::always(says("internal")).await;
    let to = format!("location: http://{}/v1/chat/completions\r\n", inner.address);
    for status in ["301 X", "302 X", "307 X", "308 X"] {
        let result = ask(vec![head(status, "text/plain", &to)]).await;
        assert!(matches!(result, Err(Error::Denied(_))), "{result:?}");
    }
    assert!(inner.asked().is_empty());
}

#[tokio::test]
async fn what_is_no_answer_is_told() {
    let page = "<html>Sign in to the hotel's network, password please</html>";
    assert!(is_malformed(&ask(vec![head("200 OK", "text/html", ""), say(page)]).await));
    assert!(is_malformed(&ask(vec![head("200 OK", "application/json", ""), say(page)]).await));
    assert!(is_malformed(&ask(json_answer("200 OK", &json!({"choices": []}))).await));
    assert!(is_malformed(&ask(json_answer("200 OK", &json!([1, 2]))).await));
    assert!(is_malformed(&ask(vec![streaming(), say("data: {\"choices\": [\n\n")]).await));
    assert!(is_malformed(&ask(vec![streaming(), Act::Say(b"data: \"\xff\xfe\"\n\n".to_vec())]).await));
    let deep = format!("data: {}1{}\n\n", "[".repeat(50_000), "]".repeat(50_000));
    assert!(is_malformed(&ask(vec![streaming(), say(deep)]).await));
    assert!(is_broken(&ask(vec![streaming()]).await));
    assert!(is_broken(&ask(Vec::new()).await), "closed without a word");
    assert!(is_broken(&ask(vec![say("HTTP/9.9 banana\r\n\r\n")]).await));
    for odd in [
        json!({"choices": "no"}),
        json!({"choices": [{"delta": 7}]}),
        json!({"choices": [{"delta": {"tool_calls": [7, null, {"function": 3}]}}]}),
        json!(null),
        json!(3),
    ] {
        let result = ask(events(&[odd])).await;
        assert!(result.is_err(), "{result:?}");
    }
}

#[tokio::test]
async fn nothing_is_unfolded() {
    // A gzip bomb of zeros would be small on the wire; here any body marked as gzip is read as it stands.
    let bomb =
        vec![head("200 OK", "application/json", "content-encoding: gzip\r\n"), Act::Say(vec![0x1f, 0x8b, 8, 0, 0, 0])];
    assert!(is_malformed(&ask(bomb).await));
    let fake = Fake::always(says("ok")).await;
    OpenAi::new(fake.options()).unwrap().respond(&chat(&["hi"]), &mut ()).await.unwrap();
    assert!(!fake.asked()[0].head.contains("accept-encoding"), "{}", fake.asked()[0].head);
}

#[tokio::test]
async fn too_much_of_anything_ends_it() {
    let zero = Duration::ZERO;
    assert!(is_malformed(&ask(vec![streaming(), Act::Repeat(vec![b'a'; 65_536], zero)]).await), "a line without end");
    let piece = format!("data: {}\n\n", chunk(&json!({"content": "a".repeat(10_000)}), None));
    assert!(is_malformed(&ask(vec![streaming(), Act::Repeat(piece.into_bytes(), zero)]).await), "a text without end");
    assert!(
        is_malformed(&ask(vec![streaming(), Act::Repeat(b": still here\n".repeat(5_000), zero)]).await),
        "comments without end"
    );
    let json = vec![head("200 OK", "application/json", ""), Act::Repeat(vec![b'['; 65_536], zero)];
    assert!(is_malformed(&ask(json).await), "JSON without end");
    let calls: Vec<_> = (0..10_000)
        .map(|n| json!({"index": n, "id": format!("c{n}"), "function": {"name": "agenda", "arguments": "{}"}}))
        .collect();
    assert!(
        is_malformed(&ask(events(&[chunk(&json!({"tool_calls": calls}), Some("tool_calls"))])).await),
        "10,000 calls"
    );
    let long = json!({"index": 0, "id": "c", "function": {"name": "agenda", "arguments": "a".repeat(300_000)}});
    assert!(is_malformed(&ask(events(&[chunk(&json!({"tool_calls": [long]}), None)])).await), "arguments of 300 KB");
    let error = vec![head("500 X", "application/json", ""), Act::Repeat(vec![b'['; 65_536], zero)];
    assert!(is_unavailable(&ask(error).await), "an error without end");
}

#[tokio::test(start_paused = true)]
#[allow(clippy::disallowed_methods)] // tokio's clock, which is stepped
async fn silence_and_slowness_end_in_time() {
    let start = tokio::time::Instant::now();
    assert!(is_broken(&ask(vec![Act::Hang]).await), "no head");
    assert!(is_broken(&ask(vec![streaming(), Act::Hang]).await), "no first byte");
    assert!(is_broken(&ask(vec![streaming(), say(": hi\n"), Act::Hang]).await), "no second byte");
    let error = vec![head("500 X", "application/json", ""), Act::Hang];
    assert!(is_unavailable(&ask(error).await), "an error that is never told");
    let Patience { first, idle, .. } = Patience::default();
    assert!(start.elapsed() < first * 2 + idle * 2 + Duration::from_secs(5), "{:?}", start.elapsed());
}

/// It never is silent for long, and never ends.
#[tokio::test(start_paused = true)]
#[allow(clippy::disallowed_methods)] // tokio's clock, which is stepped
async fn a_slow_drip_ends_with_the_guards_bound() {
    tls();
    let drip = Act::Repeat(b": patience\n".to_vec(), Duration::from_secs(3));
    let fake = Fake::always(vec![streaming(), drip]).await;
    let limits = Limits::default();
    let model = Guarded::new(Arc::new(OpenAi::new(fake.options()).unwrap()), limits, None, Env::system());
    let start = tokio::time::Instant::now();
    let result = model.respond(&chat(&["hi"]), &mut ()).await;
    assert!(is_unavailable(&result), "{result:?}");
    let took = start.elapsed();
    assert!((limits.total..limits.total + Duration::from_secs(4)).contains(&took), "{took:?}");
}

#[tokio::test]
async fn nobody_there_is_told() {
    tls();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let options = Options {
        endpoint: Endpoint::parse(&format!("http://{address}/v1")).unwrap(),
        key: None,
        model: "m".into(),
        output_tokens: 10,
        patience: Patience::default(),
    };
    let model: Arc<dyn Model> = Arc::new(OpenAi::new(options).unwrap());
    let error = model.respond(&chat(&["hi"]), &mut ()).await.unwrap_err();
    assert!(error.to_string().contains("no connection (nothing answers on that port"), "{error}");
}

#[tokio::test]
async fn a_key_that_is_none_is_refused_without_being_shown() {
    tls();
    let fake = Fake::always(Vec::new()).await;
    let error = OpenAi::new(Options { key: Some("sk-secret\nkey".into()), ..fake.options() }).unwrap_err();
    assert!(matches!(&error, Error::Denied(text) if !text.contains("sk-")), "{error}");
    assert!(!format!("{:?}", OpenAi::new(fake.options()).unwrap()).contains("sk-secret"));
}
