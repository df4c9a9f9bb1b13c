//! Live events without a socket.

use std::time::Duration;

use api::Limits;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use futures_util::FutureExt;
use futures_util::StreamExt;
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::time::timeout;
use tower::ServiceExt;

use crate::client::until;
use crate::rig::{PUBLIC_URL, Rig};

/// An open stream, read by its blocks.
struct Stream {
    body: axum::body::BodyDataStream,
    text: String,
}

impl Stream {
    async fn open(rig: &Rig, query: &str, last_event_id: Option<&str>) -> Self {
        let path = format!("/v1/conversations/{}/events{query}", rig.chat.id);
        let mut request = rig.request(Method::GET, &path);
        if let Some(id) = last_event_id {
            request = request.header("last-event-id", id);
        }
        let response = rig.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/event-stream");
        Self { body: response.into_body().into_data_stream(), text: String::new() }
    }

    /// The next block; `None` at the end.
    async fn block(&mut self) -> Option<String> {
        loop {
            if let Some((block, rest)) = self.text.split_once("\n\n") {
                let (block, rest) = (block.to_owned(), rest.to_owned());
                self.text = rest;
                return Some(block);
            }
            let next = timeout(Duration::from_secs(20), self.body.next()).await.expect("nothing came");
            self.text += std::str::from_utf8(&next?.unwrap()).unwrap();
        }
    }

    /// The next event: its id and data.
    async fn event(&mut self) -> (String, Value) {
        let block = self.block().await.expect("the stream ended");
        let field =
            |name: &str| block.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_else(|| panic!("{block}"));
        (field("id: ").to_owned(), serde_json::from_str(field("data: ")).unwrap())
    }

    async fn ids(&mut self, count: usize) -> Vec<i64> {
        let mut ids = Vec::new();
        for _ in 0..count {
            let (id, event) = self.event().await;
            assert_eq!(event["seq"].to_string(), id);
            ids.push(id.parse().unwrap());
        }
        ids
    }
}

async fn chatter(rig: &Rig, count: usize) {
    for _ in 0..count {
        rig.say(&rig.engine.env.secret(), "hello").await;
    }
}

#[tokio::test]
async fn a_stream_goes_on_where_it_was_left() {
    for rig in Rig::each().await {
        chatter(&rig, 5).await;
        let mut all = Stream::open(&rig, "?after=0", None).await;
        assert_eq!(all.ids(5).await, [1, 2, 3, 4, 5]);
        chatter(&rig, 2).await;
        assert_eq!(all.ids(2).await, [6, 7], "live");
        drop(all);
        until(|| rig.engine.bus.is_empty()).await;

        chatter(&rig, 300).await;
        let mut back = Stream::open(&rig, "?after=0", Some("7")).await;
        assert_eq!(back.ids(300).await, (8..=307).collect::<Vec<_>>(), "the header counts, over more than a page");
        let mut now = Stream::open(&rig, "", None).await;
        chatter(&rig, 1).await;
        assert_eq!((back.ids(1).await, now.ids(1).await), (vec![308], vec![308]));
    }
}

#[tokio::test]
async fn another_conversation_s_events_are_not_in_it() {
    for rig in Rig::each().await {
        let mut stream = Stream::open(&rig, "", None).await;
        let other = rig.engine.create_conversation(&rig.user, "Other", domain::ChannelRole::Source).await.unwrap();
        rig.post("/v1/messages", json!({"client_id": "1", "text": "there", "conversation_id": other.id})).await.ok();
        rig.say("1", "here").await;
        assert_eq!(stream.event().await.1["payload"]["message"]["text"], "here");
    }
}

#[tokio::test]
async fn what_is_no_longer_kept_is_a_reset() {
    for rig in Rig::each().await {
        chatter(&rig, 3).await;
        let write = rig
            .engine
            .store
            .write::<_, store::Error, _>(|tx| async move { store::live::prune(tx, Timestamp::MAX, 2).await }.boxed());
        write.await.unwrap();
        let mut stream = Stream::open(&rig, "?after=0", None).await;
        let block = stream.block().await.unwrap();
        assert!(block.contains("event: reset") && block.contains("id: 3"), "{block}");
        chatter(&rig, 1).await;
        assert_eq!(stream.ids(1).await, [4]);
        let mut beyond = Stream::open(&rig, "?after=9223372036854775807", None).await;
        let block = beyond.block().await.unwrap();
        assert!(block.contains("event: reset") && block.contains("id: 4"), "{block}");
    }
}

#[tokio::test]
async fn a_quiet_stream_shows_that_it_lives_and_ends_with_the_server() {
    let rig = Rig::one(Limits { keep_alive: Duration::from_millis(50), ..Limits::default() }).await;
    let mut stream = Stream::open(&rig, "", None).await;
    assert_eq!(stream.block().await.unwrap(), ":");
    rig.life.stop();
    while let Some(block) = stream.block().await {
        assert_eq!(block, ":");
    }
}

#[tokio::test]
async fn a_login_that_ends_ends_its_streams() {
    // No heartbeat comes in this story: the end itself is told.
    let rig = Rig::one(Limits { heartbeat: Duration::from_hours(1), ..Limits::default() }).await;
    let mut stream = Stream::open(&rig, "", None).await;
    crate::rig::sign_in(&rig.engine, &rig.user).await;
    rig.say("1", "another's login changes nothing").await;
    assert_eq!(stream.ids(1).await, [1]);
    rig.engine.sign_out(&rig.user, &rig.secret).await.unwrap();
    assert_eq!(stream.block().await, None);
}

#[tokio::test]
async fn a_login_that_ended_unseen_ends_its_streams_with_the_heartbeat() {
    let rig = Rig::one(Limits { heartbeat: Duration::from_millis(100), ..Limits::default() }).await;
    let mut stream = Stream::open(&rig, "", None).await;
    rig.clock.advance(rig.engine.settings.login);
    assert_eq!(stream.block().await, None);
}

#[tokio::test]
async fn a_cookie_opens_one_from_our_own_pages_only() {
    let rig = Rig::one(Limits { streams_per_user: 1, ..Limits::default() }).await;
    let path = format!("/v1/conversations/{}/events", rig.chat.id);
    for (header, value, is_ours) in [
        ("sec-fetch-site", "same-site", false),
        ("sec-fetch-site", "cross-site", false),
        ("origin", "https://sibling.attache.example", false),
        ("x-nothing", "said", false),
        ("origin", PUBLIC_URL, true),
        ("sec-fetch-site", "same-origin", true),
    ] {
        let request = Request::get(&path).header(header::COOKIE, format!("attache_login={}", rig.secret));
        let request = request.header(header, value).body(Body::empty()).unwrap();
        let status = rig.router.clone().oneshot(request).await.unwrap().status();
        assert_eq!(status, if is_ours { StatusCode::OK } else { StatusCode::UNAUTHORIZED }, "{header}: {value}");
    }
}

#[tokio::test]
async fn streams_take_places_too() {
    let rig = Rig::one(Limits { streams_per_user: 1, ..Limits::default() }).await;
    let stream = Stream::open(&rig, "", None).await;
    let path = format!("/v1/conversations/{}/events", rig.chat.id);
    assert_eq!(rig.get(&path).await.code(), "too_many");
    drop(stream);
    Stream::open(&rig, "", None).await;
    let bad = rig.request(Method::GET, &path).header("last-event-id", "x").body(Body::empty()).unwrap();
    assert_eq!(rig.send(bad).await.code(), "invalid_input");
}
