//! For those who watch the process.

use api::Limits;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::json;

use crate::rig::{Answer, Rig};

async fn get(rig: &Rig, path: &str) -> Answer {
    rig.send(Request::get(path).body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn alive_and_ready_until_a_shutdown_begins() {
    for rig in Rig::each().await {
        assert_eq!(get(&rig, "/healthz").await.status, StatusCode::OK);
        for _ in 0..2 {
            assert_eq!(get(&rig, "/readyz").await.ok(), json!({"ready": true, "reasons": []}));
        }
        rig.life.stop();
        let stopping = get(&rig, "/readyz").await;
        assert_eq!(stopping.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(stopping.json(), json!({"ready": false, "reasons": ["the server is stopping"]}));
        assert_eq!(get(&rig, "/healthz").await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_database_that_is_away_is_said_without_its_words() {
    for rig in Rig::each().await {
        rig.engine.store.close().await;
        let ready = get(&rig, "/readyz").await;
        assert_eq!(ready.json(), json!({"ready": false, "reasons": ["the database does not answer"]}));
        let answer = rig.get("/v1/me").await;
        assert_eq!((answer.status.as_u16(), answer.code().as_str()), (503, "unavailable"));
        assert_eq!(answer.header(header::RETRY_AFTER), "2");
        assert_eq!(answer.detail(), "the server is busy or its database is away; try again in a moment");
        assert_eq!(get(&rig, "/metrics").await.status, StatusCode::OK, "what this process counted is still there");
    }
}

#[tokio::test]
async fn metrics_count() {
    let rig = Rig::one(Limits::default()).await;
    rig.say("1", "hello").await;
    rig.say("1", "hello").await;
    let metrics = get(&rig, "/metrics").await;
    assert!(metrics.header(header::CONTENT_TYPE).starts_with("application/openmetrics-text"));
    let text = metrics.text();
    for line in [
        "attache_messages_total{outcome=\"accepted\"} 1",
        "attache_messages_total{outcome=\"duplicate\"} 1",
        "attache_inbox_depth 1",
        "attache_lanes_ready 1",
        "attache_sockets 0",
    ] {
        assert!(text.lines().any(|one| one == line), "{line}\n{text}");
    }
    assert!(text.ends_with("# EOF\n"));
}
