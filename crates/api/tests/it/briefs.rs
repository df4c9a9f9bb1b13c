//! What one is told unasked, and a reminder that is put off.

use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::rig::Rig;

#[tokio::test]
async fn briefs_are_off_and_switched_one_by_one() {
    for rig in Rig::each().await {
        let off = json!({"brief": false, "at": "20:00", "meeting_notes": false});
        assert_eq!(rig.get("/v1/me/briefs").await.ok(), off);
        let patch = async |body| rig.call(Method::PATCH, "/v1/me/briefs", body).await;
        let on = json!({"brief": true, "at": "07:30", "meeting_notes": false});
        assert_eq!(patch(json!({"brief": true, "at": "7:30"})).await.ok(), on);
        assert_eq!(rig.get("/v1/me/briefs").await.ok(), on);
        assert_eq!(patch(json!({"meeting_notes": true})).await.ok()["meeting_notes"], true);
        assert_eq!(patch(json!({"brief": false})).await.ok()["at"], "07:30", "the hour is kept");
        for wrong in [json!({"at": "24:00"}), json!({"at": 8}), json!({"evening": true})] {
            assert_eq!(patch(wrong.clone()).await.status, StatusCode::BAD_REQUEST, "{wrong}");
        }
        // Another's are another's.
        let (_, secret) = rig.stranger().await;
        let request = axum::http::Request::builder()
            .uri("/v1/me/briefs")
            .header("authorization", format!("Bearer {secret}"))
            .body(axum::body::Body::empty())
            .unwrap();
        assert_eq!(rig.send(request).await.ok(), off);
    }
}

#[tokio::test]
async fn a_reminder_is_put_off_by_hand() {
    for rig in Rig::each().await {
        let (_, reminder) = rig.approved().await;
        let path = format!("/v1/reminders/{}/snooze", reminder["id"].as_str().unwrap());
        let put_off = rig.post(&path, json!({"minutes": 10})).await.ok();
        let due: jiff::Timestamp = put_off["due_at"].as_str().unwrap().parse().unwrap();
        assert_eq!(due, rig.engine.env.now() + jiff::SignedDuration::from_mins(10));
        for wrong in [json!({"minutes": 0}), json!({"minutes": 527_041}), json!({}), json!({"minutes": "ten"})] {
            assert_eq!(rig.post(&path, wrong.clone()).await.status, StatusCode::BAD_REQUEST, "{wrong}");
        }
    }
}
