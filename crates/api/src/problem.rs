//! Errors as problem+json (RFC 9457), each with a stable code, a text fit for a person, and the request's id.
//!
//! A handler answers a [`Problem`]; `request.rs` puts the request's id into it and writes the body, so nothing leaves
//! without one.

use std::collections::BTreeMap;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::{Code, text};
use serde::Serialize;
use utoipa::openapi::{Content, Ref, RefOr, ResponseBuilder};
use utoipa::{IntoResponses, ToSchema};

/// Why a request was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub code: Code,
    pub detail: String,
}

pub type Result<T, E = Problem> = std::result::Result<T, E>;

/// The body of every error.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct Body<'a> {
    /// The page about this kind of error: `/docs/errors/<code>`.
    #[serde(rename = "type")]
    kind: String,
    /// What this kind of error is called.
    title: &'a str,
    status: u16,
    #[schema(inline)]
    code: Code,
    /// What is wrong with this request and how to mend it, for a person.
    detail: &'a str,
    /// Finds the request in the log; also in the header `x-request-id`.
    request_id: &'a str,
}

impl Problem {
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into() }
    }

    /// A field (80 characters of its name) that is not what the endpoint takes; `problem` says what is wrong with it and the mend.
    pub fn invalid(field: &str, problem: impl std::fmt::Display) -> Self {
        Self::new(Code::InvalidInput, format!("{}: {problem}", text::shorten(field, 80)))
    }

    pub fn not_found(what: &str) -> Self {
        Self::new(Code::NotFound, format!("there is no such {what} here"))
    }

    pub fn too_large(limit: usize) -> Self {
        Self::new(Code::TooLarge, format!("the body is larger than {limit} bytes; send less"))
    }

    /// A fault of ours. The cause goes to the log only.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        tracing::error!(%cause, "a request failed");
        Self::new(Code::Internal, "something went wrong on our side; the request id finds it in the log")
    }

    /// What is away comes back: the cause goes to the log only.
    pub fn unavailable(cause: impl std::fmt::Display) -> Self {
        tracing::warn!(%cause, "a request could not be done");
        Self::new(Code::Unavailable, "the server is busy or its database is away; try again in a moment")
    }

    /// The response for the request `request_id`.
    pub(crate) fn render(&self, request_id: &str) -> Response {
        let body = Body {
            kind: format!("/docs/errors/{}", self.code.as_str()),
            title: title(self.code),
            status: self.code.status(),
            code: self.code,
            detail: &self.detail,
            request_id,
        };
        let json = serde_json::to_vec(&body).unwrap_or_default();
        let mut response = (self.status(), json).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = retry_after(self.code) {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.code == Code::NotSignedIn {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }

    fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

fn title(code: Code) -> &'static str {
    match code {
        Code::InvalidInput => "The request is not what this endpoint takes",
        Code::NotSignedIn => "Nobody is signed in",
        Code::LinkInvalid => "The sign-in link is not valid",
        Code::NotFound => "Not found",
        Code::MethodNotAllowed => "The endpoint does not take this method",
        Code::Conflict => "It has changed meanwhile",
        Code::NotAllowed => "Your role may not do this",
        Code::ArgumentsChanged => "The proposal has changed since it was shown",
        Code::Expired => "Its time is over",
        Code::TooLarge => "Too large",
        Code::UnsupportedMediaType => "The body is of another type than this endpoint takes",
        Code::TooMany => "Too many at once",
        Code::Internal => "A fault of the server",
        Code::Unavailable => "Not available for the moment",
        Code::StorageFull => "The disk is full",
    }
}

/// Seconds after which another try makes sense.
fn retry_after(code: Code) -> Option<u32> {
    match code {
        Code::Unavailable => Some(2),
        Code::TooMany => Some(10),
        Code::StorageFull => Some(60),
        _ => None,
    }
}

impl IntoResponse for Problem {
    /// Without a body: `request.rs` finds the problem in the extensions and renders it.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<engine::Error> for Problem {
    fn from(error: engine::Error) -> Self {
        match error.code() {
            Code::Internal => Self::internal(error),
            // What is away is theirs: they can do something about it.
            Code::Unavailable if matches!(error, engine::Error::Away(_)) => {
                Self::new(Code::Unavailable, error.to_string())
            }
            Code::Unavailable => Self::unavailable(error),
            Code::StorageFull => {
                tracing::error!(%error, "the database cannot grow");
                Self::new(Code::StorageFull, "the server's disk is full; nothing was taken in")
            }
            // A store's own words name tables and keys.
            Code::Conflict if matches!(error, engine::Error::Store(_)) => {
                Self::new(Code::Conflict, "it is there already")
            }
            code => Self::new(code, error.to_string()),
        }
    }
}

impl From<store::Error> for Problem {
    fn from(error: store::Error) -> Self {
        engine::Error::from(error).into()
    }
}

/// For `responses(…)` of an endpoint: every error has the same shape.
#[derive(Debug)]
pub(crate) struct Problems;

impl IntoResponses for Problems {
    fn responses() -> BTreeMap<String, RefOr<utoipa::openapi::Response>> {
        let content = Content::new(Some(Ref::from_schema_name("Problem")));
        let response = ResponseBuilder::new()
            .description("Not done; `code` says why")
            .content("application/problem+json", content)
            .build();
        BTreeMap::from([("default".to_owned(), response.into())])
    }
}

#[cfg(test)]
mod tests;
