//! The console's pages and the error pages of the docs, embedded when the crate is built (see `build.rs`).

use axum::Router;
use axum::extract::{Path, Request};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::problem::{Problem, Result};
use crate::request::method_not_allowed;
use crate::state::Api;

mod files {
    //! `CONSOLE` and `ERRORS`: paths and contents, sorted by path.
    include!(concat!(env!("OUT_DIR"), "/files.rs"));
}

/// Nothing but our own files: no inline script or style, no frame around us.
const POLICY: &str =
    "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
const INDEX: &str = "index.html";

pub(crate) fn routes() -> Router<Api> {
    Router::new().route("/docs/errors/{code}", get(error_page))
}

/// What a code of an error means and what to do.
async fn error_page(Path(code): Path<String>) -> Result<impl IntoResponse> {
    let name = format!("{}.md", code.trim_end_matches(".md"));
    let page = find(files::ERRORS, &name).ok_or_else(|| Problem::not_found("page about an error"))?;
    Ok(([(header::CONTENT_TYPE, "text/markdown; charset=utf-8")], page))
}

/// Any path that is no endpoint: a file of the console, or its page, which knows its own paths.
pub(crate) async fn page(request: Request) -> Result<Response> {
    let path = request.uri().path().trim_start_matches('/').to_owned();
    if path == "v1" || path.starts_with("v1/") {
        return Err(Problem::not_found("endpoint"));
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(method_not_allowed());
    }
    let name = if path.contains('.') { path } else { INDEX.to_owned() };
    let content = find(files::CONSOLE, &name).ok_or_else(|| Problem::not_found("page"))?;
    Ok(respond(&name, content))
}

fn respond(name: &str, content: &'static [u8]) -> Response {
    let mut response = (StatusCode::OK, content).into_response();
    // What stands under assets/ has a hash of its content in its name.
    let caching = if name.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(name)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}

fn find(files: &[(&str, &'static [u8])], name: &str) -> Option<&'static [u8]> {
    files.binary_search_by_key(&name, |(path, _)| path).ok().map(|at| files[at].1)
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
