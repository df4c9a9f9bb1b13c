//! A workspace's own texts, and what is hidden from models.

use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::rig::Rig;

#[tokio::test]
async fn a_text_is_read_written_said_and_forgotten() {
    for rig in Rig::each().await {
        let all = rig.get("/v1/texts").await.ok();
        let items = all["items"].as_array().unwrap();
        let find = |key: &str, language: &str| {
            items.iter().find(|one| one["key"] == key && one["language"] == language).unwrap().clone()
        };
        assert_eq!(find("emergency.medical", "fr")["placeholders"], json!(["number"]));
        assert_eq!(find("prompt.chat", "es")["text"], json!(null), "what models are told is built in in English only");
        assert!(items.iter().all(|one| one["changed_at"].is_null() && one["max"].as_i64() > Some(0)));
        let path = "/v1/texts/emergency.medical/en";
        let put = rig.call(Method::PUT, path, json!({"text": "Ring {number}, love."})).await.ok();
        assert_eq!(
            (&put["text"], put["changed_by"].as_str()),
            (&json!("Ring {number}, love."), Some(&*rig.user.id.to_string()))
        );
        rig.say("1", "I can't breathe").await;
        rig.settle().await;
        let said = rig.get(&format!("/v1/conversations/{}/messages", rig.chat.id)).await.ok();
        assert_eq!(said["items"][1]["text"], "Ring 112, love.");
        let dropped = rig.call(Method::DELETE, path, json!({})).await.ok();
        assert_eq!(dropped["text"], dropped["built_in"]);
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_text_is_told_and_only_admins_may() {
    for rig in Rig::each().await {
        let put = async |path: &str, body| rig.call(Method::PUT, path, body).await;
        let unknown = put("/v1/texts/emergency.medical/en", json!({"text": "Call {phone}"})).await;
        assert_eq!((unknown.status, unknown.code().as_str()), (StatusCode::BAD_REQUEST, "invalid_input"));
        assert!(unknown.detail().contains("{phone}") && unknown.detail().contains("{number}"), "{}", unknown.detail());
        for (path, code) in [("/v1/texts/nothing/en", "not_found"), ("/v1/texts/decided/xx", "invalid_input")] {
            assert_eq!(put(path, json!({"text": "x"})).await.code(), code, "{path}");
        }
        assert_eq!(put("/v1/texts/decided/en", json!({"text": " "})).await.code(), "invalid_input");
        assert_eq!(put("/v1/texts/decided/en", json!({"words": "x"})).await.code(), "invalid_input");
        let (_, secret) = rig.colleague().await;
        for (method, path) in
            [(Method::GET, "/v1/texts"), (Method::PUT, "/v1/redaction"), (Method::DELETE, "/v1/texts/decided/en")]
        {
            let request = axum::http::Request::builder()
                .method(method)
                .uri(path)
                .header("authorization", format!("Bearer {secret}"))
                .header("content-type", "application/json")
                .body(axum::body::Body::from(r#"{"on": true}"#))
                .unwrap();
            assert_eq!(rig.send(request).await.code(), "not_found", "{path}");
        }
    }
}

#[tokio::test]
async fn hiding_personal_data_is_switched_on_off_and_left_open() {
    for rig in Rig::each().await {
        assert_eq!(rig.get("/v1/me").await.ok()["redaction"], false);
        for (on, holds) in [(json!(true), true), (json!(false), false), (json!(true), true), (json!(null), false)] {
            let put = rig.call(Method::PUT, "/v1/redaction", json!({"on": on})).await.ok();
            assert_eq!(put["on"], holds);
            assert_eq!(rig.get("/v1/me").await.ok()["redaction"], holds);
        }
    }
}
