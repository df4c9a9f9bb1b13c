//! The socket's own rules: who may open one, how many, how long it may be silent, how it ends.

use std::time::Duration;

use api::Limits;
use serde_json::json;
use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;

use crate::client::{Client, hello, until};
use crate::rig::{PUBLIC_URL, Rig};

#[tokio::test]
async fn a_cookie_opens_one_from_our_own_pages_only() {
    let rig = Rig::one(Limits::default()).await;
    let address = rig.listen().await;
    let cookie = format!("attache_login={}", rig.secret);
    let here = format!("http://{address}");
    for (origin, is_ours) in
        [(Some(here.as_str()), true), (Some(PUBLIC_URL), true), (Some("https://evil.example"), false), (None, false)]
    {
        let mut headers = vec![("cookie", cookie.as_str())];
        headers.extend(origin.map(|origin| ("origin", origin)));
        let status = Client::connect(address, &headers).await.map_or_else(|refused| refused.status().as_u16(), |_| 101);
        assert_eq!(status, if is_ours { 101 } else { 401 }, "{origin:?}");
    }
    assert_eq!(Client::connect(address, &[]).await.err().unwrap().status(), 401);
    assert_eq!(Client::connect(address, &[("authorization", "Bearer x")]).await.err().unwrap().status(), 401);
}

#[tokio::test]
async fn a_user_has_so_many_and_gets_a_place_back() {
    let rig = Rig::one(Limits { streams_per_user: 2, ..Limits::default() }).await;
    let address = rig.listen().await;
    let _one = Client::hello(address, &rig.secret, &[]).await;
    let two = Client::hello(address, &rig.secret, &[]).await;
    let bearer = format!("Bearer {}", rig.secret);
    let refused = Client::connect(address, &[("authorization", &bearer)]).await.err().unwrap();
    assert_eq!((refused.status().as_u16(), refused.headers()["retry-after"].to_str().unwrap()), (429, "10"));
    let (_, other) = rig.stranger().await;
    let _others = Client::hello(address, &other, &[]).await;

    drop(two);
    until(|| rig.engine.metrics.sockets.get() == 2).await;
    let _three = Client::hello(address, &rig.secret, &[]).await;
}

#[tokio::test]
async fn the_first_frame_is_hello() {
    let rig = Rig::one(Limits::default()).await;
    let address = rig.listen().await;
    let many: Vec<_> = (0..101).map(|_| (rig.chat.id.to_string(), 0)).collect();
    for frame in [
        json!({"type": "ping"}),
        json!({"type": "send", "client_id": "1", "text": "hi"}),
        json!({"type": "hello", "protocol": 2}),
        json!({"type": "hello"}),
        json!({"type": "hello", "protocol": 1, "resume": [{"conversation_id": "x", "after": 0}]}),
        json!("hello"),
        hello(&many),
    ] {
        let mut client = Client::silent(address, &rig.secret).await;
        client.say(frame.clone()).await;
        assert_eq!(client.bye().await, "protocol", "{frame}");
    }
    assert_eq!(rig.engine.conversation(&rig.user, None).await.unwrap().seq, 0);
}

#[tokio::test]
async fn a_bad_frame_is_named_and_the_rest_goes_on() {
    for rig in Rig::each().await {
        let address = rig.listen().await;
        let mut client = Client::hello(address, &rig.secret, &[]).await;
        for (frame, code, start) in [
            ("{", "invalid_input", "body: cannot be read as JSON"),
            ("[1]", "invalid_input", "body: must be a JSON object"),
            ("{\"type\":\"say\"}", "invalid_input", "type: must be"),
            ("{\"type\":\"hello\",\"protocol\":1}", "invalid_input", "type: hello was said"),
            ("{\"type\":\"send\",\"client_id\":\"9\",\"text\":[]}", "invalid_input", "text: must be a text"),
            ("{\"type\":\"send\",\"client_id\":\"9\",\"text\":\" \"}", "invalid_input", "text: is empty"),
            (
                "{\"type\":\"send\",\"client_id\":\"9\",\"text\":\"hi\",\"from\":\"Ana\"}",
                "invalid_input",
                "from: there is no such field; leave it out, or write client_id, text, conversation_id",
            ),
            (
                "{\"type\":\"send\",\"client_id\":\"9\",\"text\":\"hi\",\"sent_at\":\"2026-11-20T11:00:00Z\"}",
                "invalid_input",
                "sent_at: there is no such field",
            ),
            ("{\"type\":\"ping\",\"n\":1}", "invalid_input", "n: there is no such field"),
            ("{\"type\":\"follow\",\"conversation_id\":\"x\",\"after\":0}", "invalid_input", "conversation_id: "),
        ] {
            client.send(Message::text(frame)).await;
            let answer = client.hear().await;
            assert_eq!((&answer["type"], &answer["code"]), (&json!("error"), &json!(code)), "{frame}");
            assert!(answer["message"].as_str().unwrap().starts_with(start), "{frame}: {answer}");
            assert_eq!(answer["client_id"] == "9", frame.contains("client_id"), "{frame}");
        }
        let long = json!({"type": "send", "client_id": "1", "text": "x".repeat(65_537)});
        client.say(long).await;
        assert_eq!(client.hear().await["code"], "too_large");
        client.say(json!({"type": "follow", "conversation_id": rig.chat.id, "after": -1})).await;
        assert_eq!(client.hear().await["code"], "invalid_input");
        client.say(json!({"type": "follow", "conversation_id": rig.chat.id, "after": i64::MAX})).await;
        assert_eq!(client.hear().await["type"], "reset", "beyond all that can be counted");
        client.send(Message::binary(vec![1, 2])).await;
        assert_eq!(client.hear().await["code"], "invalid_input");
        client.is_quiet().await;
    }
}

#[tokio::test]
async fn a_frame_that_is_too_large_ends_it() {
    let rig = Rig::one(Limits::default()).await;
    let address = rig.listen().await;
    let mut client = Client::hello(address, &rig.secret, &[]).await;
    client.send(Message::text("x".repeat(1_000_000))).await;
    while client.next().await.is_some() {}
    until(|| rig.engine.metrics.sockets.get() == 0).await;
    Client::hello(address, &rig.secret, &[]).await.is_quiet().await;
}

#[tokio::test]
async fn who_is_silent_is_dropped_and_who_lives_is_not() {
    let rig = Rig::one(Limits { heartbeat: Duration::from_millis(250), ..Limits::default() }).await;
    let address = rig.listen().await;
    let mut silent = Client::hello(address, &rig.secret, &[]).await;
    let mut alive = Client::hello(address, &rig.secret, &[]).await;
    let bye = async {
        let code = silent.bye().await;
        rig.say("1", "still there?").await;
        code
    };
    let beats = async {
        let mut beat = tokio::time::interval(Duration::from_millis(50));
        loop {
            tokio::select! {
                _ = beat.tick() => alive.say(json!({"type": "ping"})).await,
                frame = alive.hear() => if frame["type"] == "event" { break },
            }
        }
    };
    assert_eq!(tokio::join!(bye, beats).0, "idle");
}

#[tokio::test]
async fn a_login_that_ends_ends_its_socket() {
    // No heartbeat comes in this story: the end itself is told.
    let rig = Rig::one(Limits { heartbeat: Duration::from_hours(1), ..Limits::default() }).await;
    let address = rig.listen().await;
    let mut client = Client::hello(address, &rig.secret, &[]).await;
    rig.engine.sign_out(&rig.user, &rig.secret).await.unwrap();
    assert_eq!(client.bye().await, "signed_out");
}

#[tokio::test]
async fn nothing_is_accepted_once_the_login_is_over() {
    // No heartbeat comes in this story: the frame itself is what finds the login ended.
    let rig = Rig::one(Limits { heartbeat: Duration::from_hours(1), ..Limits::default() }).await;
    let address = rig.listen().await;
    let mut client = Client::hello(address, &rig.secret, &[]).await;
    // Ended where this node is not told.
    rig.clock.advance(rig.engine.settings.login);
    client.say(json!({"type": "send", "client_id": "late", "text": "hello"})).await;
    assert_eq!(client.bye().await, "signed_out");
    assert_eq!(rig.engine.conversation(&rig.user, None).await.unwrap().seq, 0, "it was not stored");
}

#[tokio::test]
async fn a_shutdown_says_goodbye_to_all() {
    for rig in Rig::each().await {
        let address = rig.listen().await;
        let mut welcomed = Client::hello(address, &rig.secret, &[]).await;
        let mut silent = Client::silent(address, &rig.secret).await;
        rig.life.stop();
        assert_eq!(welcomed.bye().await, "shutdown");
        assert_eq!(silent.bye().await, "shutdown");
        assert!(rig.life.finished(Duration::from_secs(20)).await, "every task ended");
    }
}

#[tokio::test]
async fn a_thousand_that_say_nothing_are_closed_and_the_server_serves_on() {
    raise_file_limit();
    for rig in Rig::each_with(Limits { connections: 100, head: Duration::from_millis(200), ..Limits::default() }).await
    {
        let address = rig.listen().await;
        let mut silent = Vec::new();
        for _ in 0..1000 {
            silent.push(TcpStream::connect(address).await.unwrap());
        }
        // Behind all of them, in the kernel's queue.
        let mut client = Client::hello(address, &rig.secret, &[]).await;
        client.is_quiet().await;
        for mut stream in silent {
            let mut answer = Vec::new();
            let _ = stream.read_to_end(&mut answer).await;
            assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 408"), "{}", String::from_utf8_lossy(&answer));
        }
    }
}

#[tokio::test]
async fn a_thousand_sockets_without_a_hello_are_closed_and_the_server_serves_on() {
    raise_file_limit();
    // Long enough that the one who speaks is in time on a busy machine.
    let limits = Limits { streams_per_user: 2000, hello: Duration::from_secs(2), ..Limits::default() };
    for rig in Rig::each_with(limits).await {
        let address = rig.listen().await;
        let mut client = Client::hello(address, &rig.secret, &[]).await;
        let mut silent = Vec::new();
        for _ in 0..1000 {
            silent.push(Client::silent(address, &rig.secret).await);
        }
        client.is_quiet().await;
        for mut one in silent {
            assert_eq!(one.bye().await, "idle");
        }
        until(|| rig.engine.metrics.sockets.get() == 1).await;
        client.is_quiet().await;
        assert_eq!(rig.engine.bus.len(), 1);
    }
}

/// Both ends of every connection are ours.
fn raise_file_limit() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
    setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum }).unwrap();
}
