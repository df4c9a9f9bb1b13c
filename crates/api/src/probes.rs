//! For those who watch the process: is it alive, is it ready, what has it done. No login.

use std::sync::atomic::Ordering;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use futures_util::FutureExt;
use serde::Serialize;
use tracing::warn;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::extract::Json;
use crate::state::Api;

pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(alive)).routes(routes!(ready)).routes(routes!(metrics))
}

/// Whether the process is alive
#[utoipa::path(get, path = "/healthz", tag = "probes", security(()), responses((status = 200, body = String)))]
async fn alive() -> &'static str {
    "alive\n"
}

#[derive(Debug, Serialize, ToSchema)]
struct Ready {
    ready: bool,
    /// Why it is not.
    reasons: Vec<String>,
}

/// Whether it can do its work now: the database answers, its schema is complete, no shutdown has begun
#[utoipa::path(get, path = "/readyz", tag = "probes", security(()),
    responses((status = 200, body = Ready), (status = 503, body = Ready)))]
async fn ready(State(api): State<Api>) -> impl IntoResponse {
    let mut reasons = Vec::new();
    if api.life.is_stopping() {
        reasons.push("the server is stopping".to_owned());
    }
    if let Err(reason) = schema(&api).await {
        reasons.push(reason);
    }
    let status = if reasons.is_empty() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(Ready { ready: reasons.is_empty(), reasons }))
}

/// Whether the database answers and has its schema.
async fn schema(api: &Api) -> Result<(), String> {
    let away = |error: store::Error| {
        warn!(%error, "not ready");
        "the database does not answer".to_owned()
    };
    if api.migrated.load(Ordering::Relaxed) {
        let probe = api.read(|tx| async move { store::workspaces::page(tx, None, 1).await }.boxed());
        return probe.await.map(drop).map_err(away);
    }
    let pending = api.engine.store.pending_migrations().await.map_err(away)?;
    if let Some(first) = pending.first() {
        return Err(format!("{} migrations wait, the first is {}; run `attache migrate`", pending.len(), first.name));
    }
    api.migrated.store(true, Ordering::Relaxed);
    Ok(())
}

/// What it has done and what waits, for Prometheus
#[utoipa::path(get, path = "/metrics", tag = "probes", security(()),
    responses((status = 200, body = String, content_type = "application/openmetrics-text")))]
async fn metrics(State(api): State<Api>) -> impl IntoResponse {
    if let Err(error) = api.engine.gauge().await {
        warn!(%error, "the gauges are those of a moment ago");
    }
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], api.engine.metrics.text())
}
