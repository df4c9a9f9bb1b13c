//! What platforms push to us, at `/hooks/…`. The last part of the path is the channel's own secret.
//!
//! The body is taken as it came, within a bound, because its signature is over its bytes. Whether an address is unknown,
//! its channel paused or the signature wrong is told nobody, and whoever gets it wrong too often waits.

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use axum::routing::get;
use domain::Code;
use engine::links::{Hooked, Push};

use crate::extract::whole;
use crate::problem::{Problem, Result};
use crate::proxies::Client;
use crate::state::Api;

/// Bytes of a push: batches of messages without their files.
const BODY: usize = 1024 * 1024;
/// Characters of a channel's secret.
const SECRET: usize = 64;

pub(crate) fn routes() -> Router<Api> {
    Router::new().route("/hooks/{secret}", get(take).post(take))
}

async fn take(
    State(api): State<Api>,
    Client(address): Client,
    Path(secret): Path<String>,
    request: Request,
) -> Result<Response> {
    let unknown = || Problem::not_found("page or endpoint");
    if !api.pushes.begin(address, api.engine.env.now()) {
        return Err(Problem::new(Code::TooMany, "too many pushes that were none of ours; try again in a minute"));
    }
    let (parts, body) = request.into_parts();
    let body = whole(body, BODY).await?;
    if secret.len() != SECRET {
        return Err(unknown());
    }
    let push = Push {
        method: &parts.method,
        query: parts.uri.query().unwrap_or_default(),
        headers: &parts.headers,
        body: &body,
    };
    match api.engine.hook(&secret, &push).await? {
        Hooked::Taken(answer) => {
            api.pushes.succeeded(address);
            let mut response = Response::new(Body::from(answer.body));
            *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
            response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(answer.content_type));
            Ok(response)
        }
        Hooked::Unknown => Err(unknown()),
        Hooked::Malformed => Err(Problem::invalid("body", "it cannot be read")),
    }
}
