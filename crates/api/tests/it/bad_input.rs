//! What comes wrong is refused with its name, and nothing of it is taken in.

use api::Limits;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use domain::text::MAX_MESSAGE_BYTES;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::rig::Rig;

#[tokio::test]
async fn a_problem_has_one_form() {
    let rig = Rig::one(Limits::default()).await;
    let request = rig.request(Method::POST, "/v1/messages").header(header::CONTENT_TYPE, "application/json");
    let request = request.header("x-request-id", "from-the-client.1").body(Body::from(r#"{"client_id":"1","text":5}"#));
    let answer = rig.send(request.unwrap()).await;
    assert_eq!(answer.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
    assert_eq!(answer.header(header::CACHE_CONTROL), "no-store");
    assert_eq!(answer.code(), "invalid_input");
    insta::assert_json_snapshot!("problem", answer.json());
}

#[tokio::test]
async fn the_request_id_is_the_client_s_where_it_is_sane() {
    let rig = Rig::one(Limits::default()).await;
    let mut made = Vec::new();
    for given in ["ok-1", "with space", "x\u{e9}", &"x".repeat(65), ""] {
        let request = Request::get("/healthz").header("x-request-id", given.as_bytes()).body(Body::empty()).unwrap();
        let answer = rig.send(request).await;
        let id = answer.headers["x-request-id"].to_str().unwrap().to_owned();
        assert_eq!(id == given, given == "ok-1", "{given:?} {id:?}");
        assert!((1..=64).contains(&id.len()));
        made.push(id);
    }
    made.dedup();
    assert_eq!(made.len(), 5, "each request has its own");
}

#[tokio::test]
async fn json_that_is_none_and_fields_that_do_not_fit() {
    let rig = Rig::one(Limits::default()).await;
    for (body, field) in [
        ("", "body: it is empty"),
        ("   \n", "body: it is empty"),
        ("{", "body: cannot be read as JSON (line 1, column 1)"),
        ("{\"client_id\":\"1\",\"text\":\"hi\"} x", "body: goes on behind"),
        ("nul", "body: cannot be read as JSON"),
        ("[]", "body: must be a JSON object"),
        ("5", "body: must be a JSON object"),
        ("{\"text\":\"hi\"}", "client_id: is missing"),
        ("{\"client_id\":1,\"text\":\"hi\"}", "client_id: must be a text"),
        ("{\"client_id\":\"1\",\"text\":[\"hi\"]}", "text: must be a text"),
        (
            "{\"client_id\":\"1\",\"text\":\"hi\",\"conversaton_id\":\"x\"}",
            "conversaton_id: there is no such field; leave it out, or write client_id, text, conversation_id, from, sent_at",
        ),
        ("{\"client_id\":\"1\",\"text\":\"hi\",\"conversation_id\":\"x\"}", "conversation_id: an id of this kind"),
        ("{\"client_id\":\"1\",\"text\":\"hi\",\"sent_at\":\"noon\"}", "sent_at: is no time; write"),
        ("{\"client_id\":\"1\",\"text\":\"hi\",\"sent_at\":\"2026-11-25T11:00:00Z\"}", "sent_at: lies in the future"),
        ("{\"client_id\":\"\",\"text\":\"hi\"}", "client_id: must have 1 to 200"),
        ("{\"client_id\":\"a\\u0000b\",\"text\":\"hi\"}", "client_id: has control characters"),
        ("{\"client_id\":\"1\",\"text\":\" \\n \"}", "text: is empty"),
        ("{\"client_id\":\"1\",\"text\":\"\\u202e\\u0000\"}", "text: is empty"),
        (
            "{\"client_id\":\"1\",\"text\":\"\\u200b \\u2060\\ufeff\\n\"}",
            "text: is empty, or nothing of it can be seen",
        ),
        ("{\"client_id\":\"1\",\"text\":\"\\ud800\"}", "text: cannot be read as JSON"),
        ("{\"client_id\":\"1\",\"text\":\"hi\",\"from\":\"Ana\"}", "from: is for a source conversation only"),
        ("{\"client_id\":\"1\",\"client_id\":\"2\",\"text\":\"hi\"}", "client_id: stands there twice"),
    ] {
        let answer = rig.raw(Method::POST, "/v1/messages", body).await;
        assert_eq!(answer.code(), "invalid_input", "{body}");
        assert!(answer.detail().starts_with(field), "{body}: {}", answer.detail());
    }
    let deep = format!("{{\"client_id\":{}", "[".repeat(100_000));
    assert_eq!(rig.raw(Method::POST, "/v1/messages", deep).await.code(), "invalid_input");
    assert_eq!(rig.chat.seq, rig.engine.conversation(&rig.user, None).await.unwrap().seq, "nothing was taken in");
}

#[tokio::test]
async fn bytes_that_are_no_text() {
    let rig = Rig::one(Limits::default()).await;
    let body = b"{\"client_id\":\"1\",\"text\":\"\xff\xfe\"}".to_vec();
    let answer = rig.raw(Method::POST, "/v1/messages", body).await;
    assert_eq!(answer.code(), "invalid_input");
    for path in ["/v1/proposals/%ff%fe", "/v1/proposals/x", "/v1/proposals/cnv_00000000000000000000000000000000"] {
        let answer = rig.get(path).await;
        assert_eq!(answer.code(), "invalid_input", "{path}");
        assert!(answer.detail().starts_with("id: "), "{}", answer.detail());
    }
    for path in ["/feeds/%ff.ics", "/docs/errors/%ff", "/%ff.js", "/v1/%ff"] {
        let answer = rig.get(path).await;
        assert!(["not_found", "invalid_input"].contains(&answer.code().as_str()), "{path}");
    }
}

#[tokio::test]
async fn queries_that_do_not_fit() {
    let rig = Rig::one(Limits::default()).await;
    let messages = format!("/v1/conversations/{}/messages", rig.chat.id);
    for (path, field) in [
        ("/v1/proposals?state=open".to_owned(), "state: must be pending, approved, rejected, expired"),
        ("/v1/proposals?before=x".to_owned(), "before: an id of this kind"),
        ("/v1/proposals?limit=0".to_owned(), "limit: must be from 1 to 100"),
        ("/v1/dead-letters?limit=101".to_owned(), "limit: must be from 1 to 100"),
        (format!("{messages}?limit=-1"), "limit: must be a whole number"),
        (format!("{messages}?limit=201"), "limit: must be from 1 to 200"),
        (format!("{messages}?before=0"), "before: must be"),
        ("/v1/agenda?from=yesterday".to_owned(), "from: is no day; write"),
        ("/v1/agenda?from=2026-02-30".to_owned(), "from: is no day"),
        ("/v1/agenda?from=2026-11-24&to=2026-11-23".to_owned(), "to: lies before"),
        ("/v1/agenda?from=2026-01-01&to=2027-02-05".to_owned(), "to: ask for 400 days"),
        ("/v1/agenda?from=9999-12-31".to_owned(), "from: lies too far"),
        ("/v1/agenda?from=9999-12-31&to=9999-12-31".to_owned(), "to: lies"),
        ("/v1/agenda?from=-9999-01-01&to=-9999-01-02".to_owned(), "from: "),
        (format!("/v1/conversations/{}/events?after=-1", rig.chat.id), "after: must be 0 or more"),
        ("/v1/proposals?stat=pending".to_owned(), "stat: there is no such field; leave it out, or write"),
        (format!("{messages}?page=2"), "page: there is no such field"),
        ("/v1/agenda?until=2026-11-24".to_owned(), "until: there is no such field"),
    ] {
        let answer = rig.get(&path).await;
        assert_eq!(answer.code(), "invalid_input", "{path}");
        assert!(answer.detail().starts_with(field), "{path}: {}", answer.detail());
    }
    assert_eq!(rig.get("/v1/agenda?from=2026-01-01&to=2027-02-04").await.status, StatusCode::OK, "400 days");
}

#[tokio::test]
async fn a_long_value_is_not_repeated_whole() {
    let rig = Rig::one(Limits::default()).await;
    let proposal = rig.proposal().await;
    let long = "é".repeat(20_000);
    let edit = |field: &str| {
        let mut arguments = proposal["arguments"].clone();
        arguments[field] = json!(long);
        json!({"arguments": arguments})
    };
    let edits = format!("/v1/proposals/{}", proposal["id"].as_str().unwrap());
    let mut bodies = vec![
        ("/v1/me", json!({"zone": long})),
        ("/v1/me", json!({"language": long})),
        ("/v1/me", json!({(long.as_str()): 1})),
        ("/v1/policy", json!({(long.as_str()): "ask"})),
        ("/v1/policy", json!({"event_create": long})),
    ];
    bodies.extend(["title", "start", "recurrence", "all_day", &long].map(|field| (edits.as_str(), edit(field))));
    for (path, body) in bodies {
        let method = if path == "/v1/policy" { Method::PUT } else { Method::PATCH };
        let answer = rig.call(method, path, body).await;
        assert_eq!(answer.code(), "invalid_input", "{path}");
        assert!(answer.detail().chars().count() < 400, "{path}: {}", answer.detail());
        assert!(answer.detail().matches('é').count() <= 80, "{path}: {}", answer.detail());
    }
    let query = format!("/v1/proposals?state={}", "x".repeat(5_000));
    assert!(rig.get(&query).await.detail().len() < 400);
}

#[tokio::test]
async fn what_is_too_large() {
    for rig in Rig::each().await {
        let message = |text: String| json!({"client_id": "1", "text": text}).to_string();
        let million = rig.raw(Method::POST, "/v1/messages", message("x".repeat(1_000_000))).await;
        assert_eq!((million.status.as_u16(), million.code().as_str()), (413, "too_large"));
        let over = rig.raw(Method::POST, "/v1/messages", message("x".repeat(MAX_MESSAGE_BYTES + 1))).await;
        assert_eq!((over.code().as_str(), over.detail().contains("65,536")), ("too_large", true));
        let million = "é".repeat(500_000);
        let title = rig.post("/v1/conversations", json!({"title": million, "role": "source"})).await;
        assert_eq!(title.code(), "invalid_input", "within a megabyte the field is looked at");
        let body = json!({"title": "x".repeat(1024 * 1024), "role": "source"});
        assert_eq!(rig.post("/v1/conversations", body).await.code(), "too_large");

        let longest = rig.raw(Method::POST, "/v1/messages", message("x".repeat(MAX_MESSAGE_BYTES))).await;
        assert_eq!(longest.status, StatusCode::ACCEPTED, "and the longest is taken");
    }
}

#[tokio::test]
async fn a_body_that_says_it_is_too_large_is_refused_unread() {
    let rig = Rig::one(Limits::default()).await;
    let address = rig.listen().await;
    for (path, length) in
        [("/v1/messages", 128 * 1024), ("/v1/conversations", 1024 * 1024), ("/v1/imports?name=x.txt", 16 * 1024 * 1024)]
    {
        let head = |length: usize| {
            format!(
                "POST {path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\ncontent-type: application/json\r\n\
                 content-length: {length}\r\nexpect: 100-continue\r\n\r\n",
                rig.secret
            )
        };
        for (length, start) in [(length + 1, "HTTP/1.1 413 "), (length, "HTTP/1.1 100 ")] {
            let mut stream = TcpStream::connect(address).await.unwrap();
            stream.write_all(head(length).as_bytes()).await.unwrap();
            let mut answer = [0; 13];
            stream.read_exact(&mut answer).await.unwrap();
            assert_eq!(std::str::from_utf8(&answer).unwrap(), start, "{path}");
        }
    }
}

#[tokio::test]
async fn what_a_reader_cannot_see_is_taken_out() {
    for rig in Rig::each().await {
        let said =
            rig.say("1", "pay \u{202E}001\u{202C}\u{0} to \u{2066}Ana\u{2069}\u{7f}\u{1b}[31m\tnow\n👍🏽 עברית").await;
        let messages = rig.get(&format!("/v1/conversations/{}/messages", rig.chat.id)).await.ok();
        assert_eq!(messages["items"][0]["id"], said["message_id"]);
        assert_eq!(messages["items"][0]["text"], "pay 001 to Ana[31m\tnow\n👍🏽 עברית");

        let source = json!({"title": " a\u{202E}\nb ", "role": "source"});
        let source = rig.post("/v1/conversations", source).await.ok();
        assert_eq!(source["title"], "a b");
        let message =
            json!({"client_id": "1", "text": "hi", "conversation_id": source["id"], "from": "A\u{0}na\u{202E}\n"});
        rig.post("/v1/messages", message).await.ok();
        let path = format!("/v1/conversations/{}/messages", source["id"].as_str().unwrap());
        assert_eq!(rig.get(&path).await.ok()["items"][0]["sender_name"], "Ana");
    }
}

#[tokio::test]
async fn a_body_of_another_type() {
    let rig = Rig::one(Limits::default()).await;
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""] {
        let request = rig.request(Method::POST, "/v1/messages").header(header::CONTENT_TYPE, kind);
        let answer = rig.send(request.body(Body::from(r#"{"client_id":"1","text":"hi"}"#)).unwrap()).await;
        assert_eq!((answer.status.as_u16(), answer.code().as_str()), (415, "unsupported_media_type"), "{kind}");
    }
    let request =
        rig.request(Method::POST, "/v1/messages").header(header::CONTENT_TYPE, "application/JSON; charset=utf-8");
    let answer = rig.send(request.body(Body::from(r#"{"client_id":"1","text":"hi"}"#)).unwrap()).await;
    assert_eq!(answer.status, StatusCode::ACCEPTED);
}

#[tokio::test]
async fn paths_and_methods_that_there_are_not() {
    let rig = Rig::one(Limits::default()).await;
    for path in ["/v1", "/v1/", "/v1/nothing", "/v1/conversations/x/y", "/missing.js", "/feeds/x.ics", "/docs/errors/x"]
    {
        let answer = rig.get(path).await;
        assert_eq!((answer.status.as_u16(), answer.code().as_str()), (404, "not_found"), "{path}");
    }
    for (method, path) in
        [(Method::PUT, "/v1/me"), (Method::POST, "/healthz"), (Method::DELETE, "/"), (Method::GET, "/v1/login")]
    {
        let answer = rig.call(method, path, json!({})).await;
        assert_eq!((answer.status.as_u16(), answer.code().as_str()), (405, "method_not_allowed"), "{path}");
    }
    let plain = rig.get("/v1/socket").await;
    assert_eq!(plain.code(), "invalid_input", "no WebSocket handshake");
}

#[tokio::test]
async fn settings_that_do_not_fit() {
    for rig in Rig::each().await {
        let me: Value = rig.get("/v1/me").await.ok();
        for (body, field) in [
            (json!({"zone": "Mars/Olympus"}), "zone: "),
            (json!({"zone": "../../etc/passwd"}), "zone: "),
            (json!({"zone": "Etc/Unknown"}), "zone: "),
            (json!({"zone": ""}), "zone: "),
            (json!({"zone": "localtime"}), "zone: "),
            (json!({"zone": "posixrules"}), "zone: "),
            (json!({"language": "klingon"}), "language: "),
            (json!({"language": "zz"}), "language: \"zz\" is none that Attaché speaks; write en or es or fr"),
            (json!({"language": "it"}), "language: \"it\" is none that Attaché speaks"),
            (json!({"language": ""}), "language: "),
            (json!({"name": " \u{202E} "}), "name: must have 1 to 100 characters"),
            (json!({"name": "\u{200B}"}), "name: must have 1 to 100 characters"),
            (json!({"name": "é".repeat(101)}), "name: must have 1 to 100 characters"),
            (json!({"role": "admin"}), "role: there is no such field; leave it out, or write name, zone, language"),
        ] {
            let answer = rig.call(Method::PATCH, "/v1/me", body).await;
            assert_eq!(answer.code(), "invalid_input");
            assert!(answer.detail().starts_with(field), "{}", answer.detail());
        }
        for (body, field) in [
            (json!({"event_create": "sometimes"}), "event_create: must be never, ask, auto"),
            (json!({"launch_rockets": "auto"}), "body: \"launch_rockets\" is no class"),
            (json!({"": "auto"}), "body: \"\" is no class"),
            (json!({"event_create": ["ask"]}), "event_create: must be of another kind"),
            (json!({"read": "never"}), "read: "),
        ] {
            let answer = rig.call(Method::PUT, "/v1/policy", body).await;
            assert_eq!(answer.code(), "invalid_input");
            assert!(answer.detail().contains(field), "{}", answer.detail());
        }
        assert_eq!(rig.get("/v1/me").await.ok(), me);
        let other =
            rig.call(Method::PATCH, "/v1/me", json!({"language": "es-MX", "zone": "america/mexico_city"})).await;
        let other = other.ok();
        assert_eq!((&other["language"], &other["zone"]), (&json!("es"), &json!("America/Mexico_City")));
    }
}

/// The reader of times speaks of itself; what is shown to a person does not.
#[tokio::test]
async fn times_that_are_none() {
    let rig = Rig::one(Limits::default()).await;
    let (event, _) = rig.approved().await;
    let path = format!("/v1/events/{}", event["id"].as_str().unwrap());
    let (time, hour) =
        ("is no time; write one such as 2026-11-27T12:00:00Z", "is no time of day; write one such as 09:00");
    let (to, noon) = (json!("2026-11-28T09:30:00Z"), "noon");
    for (method, path, body, field, said) in [
        (Method::POST, format!("{path}/move"), json!({"starts_at": noon, "ends_at": to}), "starts_at", time),
        (
            Method::POST,
            format!("{path}/move"),
            json!({"starts_at": to, "ends_at": "2026-13-01T00:00:00Z"}),
            "ends_at",
            time,
        ),
        (Method::POST, format!("{path}/move"), json!({"starts_at": to, "ends_at": to, "of": "x"}), "of", time),
        (Method::POST, format!("{path}/leave-out"), json!({"of": ""}), "of", time),
        (Method::PATCH, path.clone(), json!({"starts_at": noon, "ends_at": to}), "starts_at", time),
        (Method::POST, "/v1/events/quick".into(), json!({"text": "x", "starts_at": noon}), "starts_at", time),
        (Method::POST, "/v1/when".into(), json!({"text": "x", "at": noon}), "at", time),
        (Method::PATCH, "/v1/me/preferences".into(), json!({"reminder_time": "25:00"}), "reminder_time", hour),
        (
            Method::PATCH,
            "/v1/me/preferences".into(),
            json!({"quiet": {"from": noon, "to": "08:00"}}),
            "quiet.from",
            hour,
        ),
        (Method::PATCH, "/v1/me/preferences".into(), json!({"quiet": {"from": "22:00", "to": ""}}), "quiet.to", hour),
    ] {
        let answer = rig.call(method, &path, body.clone()).await;
        assert_eq!(
            (answer.code().as_str(), answer.detail().as_str()),
            ("invalid_input", &*format!("{field}: {said}")),
            "{body}"
        );
    }
    let question = rig.post("/v1/events/quick", json!({"text": "lunch with Ana"})).await;
    assert!(question.detail().starts_with("text: "), "the question is about the sentence: {}", question.detail());
    let kind = rig.post("/v1/when", json!({"text": "x", "at": 5})).await;
    assert_eq!(kind.detail(), "at: must be a text");
    let none = json!({"reminder_time": null, "quiet": null});
    rig.call(Method::PATCH, "/v1/me/preferences", none).await.ok();
}
