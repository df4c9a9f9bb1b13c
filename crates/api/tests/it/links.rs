//! Channels by REST, and what platforms push.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use channels::fake::{Fake, SECRET};
use serde_json::json;

use crate::rig::{PUBLIC_URL, Rig};

#[tokio::test]
async fn a_channel_is_connected_watched_changed_and_removed_and_its_secret_never_comes_back() {
    for rig in Rig::each().await {
        let bad =
            rig.post("/v1/channels", json!({"platform": "telegram", "credential": {"token": "bad-secret"}})).await;
        assert_eq!((bad.code().as_str(), bad.detail().contains("token: is not good")), ("invalid_input", true));
        assert!(!bad.text().contains("bad-secret"));
        let made = rig.post("/v1/channels", json!({"platform": "telegram", "credential": {"token": "good"}})).await;
        assert_eq!(made.status, StatusCode::CREATED);
        let made = made.ok();
        assert_eq!((made["state"].as_str(), made["role"].as_str()), (Some("connecting"), Some("assistant")));
        let path = format!("/v1/channels/{}", made["id"].as_str().unwrap());

        let list = rig.get("/v1/channels").await;
        assert!(!list.text().contains("good") && !list.text().contains("credential"));
        assert_eq!(list.json()["platforms"], json!([{"platform": "telegram", "limit": 200}]));
        let again = rig.post("/v1/channels", json!({"platform": "telegram", "credential": {"token": "good"}})).await;
        assert_eq!(again.code(), "conflict");

        let changed =
            rig.call(Method::PATCH, &path, json!({"name": "Home", "role": "both", "paused": true})).await.ok();
        assert_eq!((changed["name"].as_str(), changed["state"].as_str()), (Some("Home"), Some("paused")));
        assert_eq!(rig.call(Method::PATCH, &path, json!({"name": " "})).await.code(), "invalid_input");
        let code = rig.post(&format!("{path}/code"), json!({})).await.ok();
        assert!(code["code"].as_str().unwrap().len() >= 16);
        assert_eq!(
            rig.get(&format!("{path}/chats?search=x")).await.ok(),
            json!({"items": [], "lists": false, "problem": null, "remembers": false})
        );
        let choice = json!({"key": "none", "chosen": true});
        assert_eq!(rig.call(Method::PATCH, &format!("{path}/chats"), choice).await.code(), "not_found");

        // This platform is told its address by us, and lets us write at any time.
        assert_eq!(rig.get(&format!("{path}/hook")).await.code(), "not_found");
        let template = json!({"template": {"name": "a_line", "language": "en"}});
        let refused = rig.call(Method::PATCH, &path, template).await;
        assert!(
            refused.code() == "invalid_input" && refused.detail().contains("has no templates"),
            "{}",
            refused.text()
        );
        assert_eq!(rig.get("/v1/held").await.ok(), json!({"items": []}));

        // Another's id is as unknown as one that never was.
        let (_, secret) = rig.stranger().await;
        for (method, path, body) in [
            (Method::GET, path.clone(), json!(null)),
            (Method::PATCH, path.clone(), json!({"paused": false})),
            (Method::DELETE, path.clone(), json!(null)),
            (Method::POST, format!("{path}/code"), json!({})),
            (Method::GET, format!("{path}/chats"), json!(null)),
            (Method::GET, format!("{path}/hook"), json!(null)),
            (Method::PATCH, path.clone(), json!({"template": {"name": "", "language": ""}})),
        ] {
            let request = Request::builder()
                .method(&method)
                .uri(&path)
                .header(header::AUTHORIZATION, format!("Bearer {secret}"))
                .header(header::CONTENT_TYPE, "application/json");
            let answer = rig.send(request.body(Body::from(body.to_string())).unwrap()).await;
            assert_eq!(answer.code(), "not_found", "{method} {path}");
        }
        assert_eq!(rig.call(Method::DELETE, &path, json!(null)).await.status, StatusCode::NO_CONTENT);
        assert_eq!(rig.get(&path).await.code(), "not_found");
    }
}

#[tokio::test]
async fn health_says_how_many_run() {
    let rig = Rig::one(api::Limits::default()).await;
    assert_eq!(rig.get("/v1/health/channels").await.status, StatusCode::OK);
    let made = rig.post("/v1/channels", json!({"platform": "telegram", "credential": {"token": "good"}})).await.ok();
    assert_eq!(rig.get("/v1/health/channels").await.ok()["connecting"], 1);
    let refused = channels::ConnectError::Refused { cause: "token revoked".into() };
    rig.fake.next_connects([refused]);
    rig.engine.mind_links(&rig.life, true).await.unwrap();
    let health = loop {
        let answer = rig.get("/v1/health/channels").await;
        if answer.json()["failed"] == 1 {
            break answer;
        }
        tokio::task::yield_now().await;
    };
    assert_eq!(health.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(health.json()["issues"], json!(["Fake needs a new credential: token revoked."]));
    assert_eq!(made["platform"], "telegram");
    assert!(rig.get("/metrics").await.text().contains("attache_channels{platform=\"telegram\",state=\"failed\"} 1"));
}

#[tokio::test]
async fn a_push_is_taken_at_its_address_only_and_whoever_guesses_waits() {
    let rig = Rig::one(api::Limits { pushes: 5, ..api::Limits::default() }).await;
    rig.post("/v1/channels", json!({"platform": "telegram", "credential": {"token": "good"}})).await.ok();
    let hook = rig.platforms.hook.lock().unwrap().strip_prefix(PUBLIC_URL).unwrap().to_owned();
    rig.fake.bring([channels::Update::Left { chat_key: "1".into() }]);
    let push = async |path: &str, secret: &str, body: Vec<u8>| {
        let request = Request::post(path).header(SECRET.0, secret).body(Body::from(body)).unwrap();
        rig.send(request).await
    };
    let (_, body) = Fake::push(0);
    for _ in 0..20 {
        assert_eq!(push(&hook, SECRET.1, body.clone()).await.status, StatusCode::OK, "what is right is never too much");
    }
    let unknown = push("/hooks/0000", SECRET.1, body.clone()).await;
    let forged = push(&hook, "wrong", body.clone()).await;
    assert_eq!((unknown.code(), unknown.detail()), (forged.code(), forged.detail()));
    assert_eq!(forged.code(), "not_found");
    let long = push(&hook, SECRET.1, vec![b'0'; 2 * 1024 * 1024]).await;
    assert_eq!(long.code(), "too_large");
    for _ in 0..2 {
        assert_eq!(push(&hook, "wrong", body.clone()).await.code(), "not_found");
    }
    assert_eq!(push(&hook, "wrong", body.clone()).await.code(), "too_many");
}
