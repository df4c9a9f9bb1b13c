//! What handlers take from a request. Each names the field that is wrong and the mend.

use std::fmt::Display;
use std::str::FromStr;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, FromRequestParts, RawPathParams, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::{Code, text};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::problem::{Problem, Result};
use crate::state::Api;

/// A JSON body, in and out.
#[derive(Debug)]
pub(crate) struct Json<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Api> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, api: &Api) -> Result<Self> {
        if !is_json(request.headers()) {
            let detail = "the body must be JSON; send it with the header content-type: application/json";
            return Err(Problem::new(Code::UnsupportedMediaType, detail));
        }
        let body = Bytes::from_request(request, api).await.map_err(|rejection| refused_body(&rejection))?;
        parse(&body).map(Self)
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || (essence.starts_with("application/") && essence.ends_with("+json"))
}

pub(crate) fn refused_body(rejection: &BytesRejection) -> Problem {
    match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::new(Code::TooLarge, "the body is too large; send less"),
        _ => Problem::invalid("body", "it did not arrive whole; send it again"),
    }
}

/// Reads JSON; an error names the path to the field.
pub(crate) fn parse<T: DeserializeOwned>(json: &[u8]) -> Result<T> {
    if json.iter().all(u8::is_ascii_whitespace) {
        return Err(Problem::invalid("body", "it is empty; send a JSON object"));
    }
    let mut reader = serde_json::Deserializer::from_slice(json);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| name_field(&error))?;
    reader.end().map_err(|error| Problem::invalid("body", error))?;
    Ok(value)
}

/// [`parse`] for what is JSON already.
pub(crate) fn parse_value<T: DeserializeOwned>(json: serde_json::Value) -> Result<T> {
    serde_path_to_error::deserialize(json).map_err(|error| name_field(&error))
}

fn name_field(error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    let path = error.path().to_string();
    // "?" is where the JSON itself is broken.
    let field = if path == "." || path.contains('?') { "body" } else { &path };
    Problem::invalid(&text::shorten(field, 100), text::shorten(&error.inner().to_string(), 300))
}

/// The query string.
#[derive(Debug)]
pub(crate) struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<Api> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Api) -> Result<Self> {
        let axum::extract::Query(value) = axum::extract::Query::try_from_uri(&parts.uri).map_err(|rejection| {
            let words = rejection.body_text();
            let words = words.strip_prefix("Failed to deserialize query string: ").unwrap_or(&words);
            Problem::new(Code::InvalidInput, text::shorten(words, 300))
        })?;
        Ok(Self(value))
    }
}

/// The one id in the path.
#[derive(Debug)]
pub(crate) struct Id<T>(pub T);

impl<T: FromStr<Err: Display>> FromRequestParts<Api> for Id<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self> {
        let segments = RawPathParams::from_request_parts(parts, api)
            .await
            .map_err(|_| Problem::invalid("id", "the path is not valid UTF-8"))?;
        let id = segments.iter().next().map(|(_, value)| value).unwrap_or_default();
        id.parse().map(Self).map_err(|error| Problem::invalid("id", error))
    }
}

/// How many items a page has: 1 to `most`, 50 where the query does not say.
pub(crate) fn page_size(limit: Option<u32>, most: u32) -> Result<i64> {
    match limit.unwrap_or(50) {
        limit if (1..=most).contains(&limit) => Ok(i64::from(limit)),
        _ => Err(Problem::invalid("limit", format!("must be from 1 to {most}"))),
    }
}

/// Cuts what was read beyond `limit`, which says that there is more.
pub(crate) fn cut<T>(items: &mut Vec<T>, limit: i64) -> bool {
    let more = items.len() as i64 > limit;
    items.truncate(limit as usize);
    more
}
