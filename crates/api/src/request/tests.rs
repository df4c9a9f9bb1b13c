#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::middleware;
use axum::routing::get;
use domain::Env;
use engine::tools::Registry;
use engine::{Engine, Lifecycle, Settings};
use models::scripted::Scripted;
use serde_json::Value;
use store::testing::{self, Database};
use tower::ServiceExt;

use super::*;
use crate::{ApiState, Limits};

async fn api() -> (Api, Database) {
    let database = testing::sqlite().await;
    let model = Arc::new(Scripted::echo());
    let (store, settings) = (database.store.clone(), Settings::default());
    let engine = Engine::new(store, Env::system(), settings, model, vec![], Registry::standard());
    let state = ApiState {
        engine,
        life: Lifecycle::new(),
        public_url: String::new(),
        trusted_proxies: Vec::new(),
        limits: Limits::default(),
    };
    (Api::new(state), database)
}

async fn get_problem(router: Router, path: &str) -> (StatusCode, Option<HeaderValue>, Value) {
    let request = Request::get(path).header(REQUEST_ID, "mine").body(Body::empty()).unwrap();
    let response = router.oneshot(request).await.unwrap();
    assert_eq!(response.headers()[REQUEST_ID], "mine");
    let (status, retry) = (response.status(), response.headers().get(header::RETRY_AFTER).cloned());
    let body = to_bytes(response.into_body(), 10_000).await.unwrap();
    (status, retry, serde_json::from_slice(&body).unwrap())
}

#[tokio::test]
async fn a_panic_is_an_answer_that_reveals_nothing() {
    let (api, _database) = api().await;
    let router = Router::new()
        .route("/panic", get(async || -> &'static str { panic!("the vault's number is 7") }))
        .route("/raw", get(async || StatusCode::BAD_GATEWAY))
        .layer(middleware::from_fn_with_state(api, around));
    for path in ["/panic", "/raw"] {
        let (status, _, problem) = get_problem(router.clone(), path).await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!((&problem["code"], &problem["request_id"]), (&"internal".into(), &"mine".into()));
        assert!(!problem.to_string().contains("vault") && !problem.to_string().contains("502"), "{problem}");
    }
}

#[tokio::test]
async fn what_takes_too_long_is_cut_off() {
    let (api, _database) = api().await;
    let router = Router::new()
        .route("/slow", get(std::future::pending::<&'static str>))
        .layer(middleware::from_fn_with_state(api, around));
    tokio::time::pause();
    let (status, retry, problem) = get_problem(router, "/slow").await;
    assert_eq!((status, retry), (StatusCode::SERVICE_UNAVAILABLE, Some(2.into())));
    assert_eq!(problem["code"], "unavailable");
}
