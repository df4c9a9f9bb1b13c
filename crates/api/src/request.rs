//! What surrounds every request: its id, its log span, its time limit, and the last form of its answer.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use domain::{Code, text};
use futures_util::FutureExt;
use tracing::{Instrument, Span, debug, error, info_span};

use crate::problem::Problem;
use crate::state::Api;

pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// The one endpoint that may take longer than the others.
pub(crate) const IMPORTS: &str = "/v1/imports";
/// The one whose JSON has a bound of its own.
pub(crate) const MESSAGES: &str = "/v1/messages";

/// The id of the request at hand: the caller's where it is a sane one, else a new one.
#[derive(Debug, Clone)]
pub(crate) struct RequestId(pub String);

/// The outermost layer of the router.
pub(crate) async fn around(State(api): State<Api>, mut request: Request, next: Next) -> Response {
    let id = request_id(&api, &request);
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let path = matched.as_ref().map_or("-", MatchedPath::as_str);
    let limit = if path == IMPORTS { api.limits.import } else { api.limits.request };
    let span = info_span!("request", method = %request.method(), path, request_id = id);
    request.extensions_mut().insert(RequestId(id.clone()));
    let is_interface = path.starts_with("/v1/");
    answer(limit, request, next, &id, is_interface).instrument(span).await
}

async fn answer(limit: Duration, request: Request, next: Next, id: &str, is_interface: bool) -> Response {
    let done = AssertUnwindSafe(tokio::time::timeout(limit, next.run(request))).catch_unwind().await;
    let response = match done {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => Problem::unavailable(format!("it took longer than {limit:?}")).render(id),
        Err(panic) => Problem::internal(panic_text(&*panic)).render(id),
    };
    let mut response = match problem_of(&response) {
        Some(problem) => problem.render(id),
        None => response,
    };
    debug!(status = response.status().as_u16(), "answered");
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(id) {
        headers.insert(REQUEST_ID, value);
    }
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    if is_interface && !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// The problem that a response stands for, where it is not rendered yet.
fn problem_of(response: &Response) -> Option<Problem> {
    if let Some(problem) = response.extensions().get::<Problem>() {
        return Some(problem.clone());
    }
    // What the framework refuses by itself comes with a text of its own.
    let rendered = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| {
        // Pages for browsers say themselves what is wrong.
        kind.as_bytes().ends_with(b"json") || kind.as_bytes().starts_with(b"text/html")
    });
    match response.status() {
        _ if rendered => None,
        StatusCode::METHOD_NOT_ALLOWED => Some(method_not_allowed()),
        StatusCode::NOT_FOUND => Some(Problem::not_found("page or endpoint")),
        StatusCode::PAYLOAD_TOO_LARGE => Some(Problem::new(Code::TooLarge, "the body is too large; send less")),
        StatusCode::UPGRADE_REQUIRED => Some(Problem::new(Code::InvalidInput, "this endpoint takes WebSockets only")),
        status if status.is_client_error() => {
            Some(Problem::new(Code::InvalidInput, "the request is not what this endpoint takes"))
        }
        status if status.is_server_error() => {
            error!(%status, "an answer without a cause");
            Some(Problem::internal(status))
        }
        _ => None,
    }
}

pub(crate) fn method_not_allowed() -> Problem {
    let detail = "this endpoint does not take this method; /v1/openapi.json says which it takes";
    Problem::new(Code::MethodNotAllowed, detail)
}

fn request_id(api: &Api, request: &Request) -> String {
    let given = request.headers().get(REQUEST_ID).and_then(|value| value.to_str().ok());
    given.filter(|id| is_sane(id)).map_or_else(|| new_id(api), str::to_owned)
}

/// Short, and of characters that neither a log nor a header takes for anything else.
fn is_sane(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

fn new_id(api: &Api) -> String {
    let mut bytes = [0; 12];
    api.engine.env.entropy.fill(&mut bytes);
    text::hex(&bytes)
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("a panic without a text")
}

/// The span of the request that a longer-lived task belongs to.
pub(crate) fn span_of(id: &RequestId, what: &'static str) -> Span {
    info_span!("stream", what, request_id = id.0)
}

#[cfg(test)]
mod tests;
