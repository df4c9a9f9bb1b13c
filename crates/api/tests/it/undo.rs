//! Taking back by id, and what one prefers.

use axum::http::Method;
use serde_json::{Value, json};

use crate::rig::Rig;

#[tokio::test]
async fn what_was_approved_is_listed_and_taken_back_once() {
    for rig in Rig::each().await {
        let proposal = rig.proposal().await;
        let path = format!("/v1/proposals/{}/approve", proposal["id"].as_str().unwrap());
        let decided = rig.post(&path, json!({"arguments_hash": proposal["arguments_hash"]})).await.ok();
        let listed = rig.get("/v1/undo").await.ok()["items"][0].clone();
        assert_eq!(listed["id"], decided["undo"]);
        assert_eq!(listed["lines"], json!([proposal["summary"]]));
        assert_eq!((&listed["undone_at"], &listed["kept"]), (&Value::Null, &json!([])));
        assert!(listed.get("changes").is_none() && listed["until"].is_string(), "{listed}");
        let path = format!("/v1/undo/{}", listed["id"].as_str().unwrap());
        let undone = rig.post(&path, json!({})).await.ok();
        assert!(undone["undone_at"].is_string());
        assert_eq!(rig.get("/v1/agenda").await.ok()["items"], json!([]));
        assert_eq!(rig.post(&path, json!({})).await.ok(), undone, "asked again it answers the same");
        let unknown = format!("/v1/undo/ded_{}", "0".repeat(32));
        assert_eq!(rig.post(&unknown, json!({})).await.code(), "not_found");
    }
}

#[tokio::test]
async fn what_is_done_by_hand_names_what_takes_it_back() {
    for rig in Rig::each().await {
        let (event, reminder) = rig.approved().await;
        let path = |kind: &str, thing: &Value, act: &str| format!("/v1/{kind}/{}/{act}", thing["id"].as_str().unwrap());
        let undo = async |done: &Value| {
            let path = format!("/v1/undo/{}", done["undo"].as_str().unwrap());
            rig.post(&path, json!({})).await.ok()
        };
        let closed = rig.post(&path("reminders", &reminder, "complete"), json!({})).await.ok();
        assert_eq!((&closed["id"], &closed["state"]), (&reminder["id"], &json!("completed")));
        undo(&closed).await;
        let cancelled = rig.post(&path("events", &event, "cancel"), json!({})).await.ok();
        assert_eq!((&cancelled["id"], &cancelled["state"]), (&event["id"], &json!("cancelled")));
        undo(&cancelled).await;
        let times = json!({"starts_at": "2026-11-27T15:00:00Z", "ends_at": "2026-11-27T16:00:00Z"});
        let moved = rig.post(&path("events", &event, "move"), times).await.ok();
        assert_eq!(moved["starts_at"], "2026-11-27T15:00:00Z");
        undo(&moved).await;
        let stands = rig.get(&format!("/v1/events/{}", event["id"].as_str().unwrap())).await.ok();
        assert_eq!((&stands["event"]["starts_at"], &stands["event"]["state"]), (&event["starts_at"], &event["state"]));
        let first = format!("/v1/undo/{}", closed["undo"].as_str().unwrap());
        assert!(rig.post(&first, json!({})).await.ok()["undone_at"].is_string(), "asked again it answers the same");
    }
}

#[tokio::test]
async fn preferences_change_field_by_field() {
    for rig in Rig::each().await {
        let usual = json!({"low_without_asking": false, "reminder_time": "09:00:00", "quiet": null,
            "suggestions_per_hour": 6});
        assert_eq!(rig.get("/v1/me/preferences").await.ok(), usual);
        let change = json!({"quiet": {"from": "22:00", "to": "07:30"}, "suggestions_per_hour": 3});
        let now = rig.call(Method::PATCH, "/v1/me/preferences", change).await.ok();
        assert_eq!(now["quiet"], json!({"from": "22:00:00", "to": "07:30:00"}));
        rig.call(Method::PATCH, "/v1/me/preferences", json!({"low_without_asking": true})).await.ok();
        let read = rig.get("/v1/me/preferences").await.ok();
        assert_eq!((&read["quiet"], &read["low_without_asking"]), (&now["quiet"], &json!(true)));
        assert_eq!(
            rig.call(Method::PATCH, "/v1/me/preferences", json!({"quiet": null})).await.ok()["quiet"],
            Value::Null
        );
        for wrong in [
            json!({"quiet": {"from": "22:00", "to": "22:00"}}),
            json!({"suggestions_per_hour": 61}),
            json!({"reminder_time": "25:00"}),
            json!({"loud": true}),
        ] {
            assert_eq!(
                rig.call(Method::PATCH, "/v1/me/preferences", wrong.clone()).await.code(),
                "invalid_input",
                "{wrong}"
            );
        }
        assert_eq!(rig.get("/v1/me").await.ok()["user"].get("preferences"), None, "they have a place of their own");
        // Another's are another's.
        let (_, secret) = rig.stranger().await;
        let request = axum::http::Request::builder()
            .uri("/v1/me/preferences")
            .header("authorization", format!("Bearer {secret}"))
            .body(axum::body::Body::empty())
            .unwrap();
        assert_eq!(rig.send(request).await.ok(), usual);
    }
}
