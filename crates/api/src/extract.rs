//! What handlers take from a request. Each names the field that is wrong and the mend.

use std::fmt::Display;
use std::str::FromStr;

use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::extract::{FromRequest, FromRequestParts, MatchedPath, RawPathParams, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use domain::Code;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::problem::{Problem, Result};
use crate::request::MESSAGES;
use crate::state::Api;
use crate::wording;

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
        let is_message = request.extensions().get::<MatchedPath>().is_some_and(|path| path.as_str() == MESSAGES);
        let limit = if is_message { api.limits.message_body } else { api.limits.body };
        parse(&whole(request.into_body(), limit).await?).map(Self)
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

/// The whole body. One that says beforehand that it is longer than `limit` bytes is refused without being read: its
/// sender, where it asked (`Expect: 100-continue`), has not sent it.
pub(crate) async fn whole(body: Body, limit: usize) -> Result<Bytes> {
    if body.size_hint().lower() > limit as u64 {
        return Err(Problem::too_large(limit));
    }
    to_bytes(body, limit).await.map_err(|error| {
        // The only cause that `to_bytes` adds to those of the connection.
        let is_long = std::error::Error::source(&error).is_some_and(|cause| cause.to_string().contains("limit"));
        if is_long {
            Problem::too_large(limit)
        } else {
            Problem::invalid("body", "it did not arrive whole; send it again")
        }
    })
}

/// Reads JSON; an error names the path to the field.
pub(crate) fn parse<T: DeserializeOwned>(json: &[u8]) -> Result<T> {
    if json.iter().all(u8::is_ascii_whitespace) {
        return Err(Problem::invalid("body", "it is empty; send a JSON object"));
    }
    let mut reader = serde_json::Deserializer::from_slice(json);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| wording::of_json(json, &error))?;
    reader.end().map_err(|_| Problem::invalid("body", "goes on behind the JSON object; send nothing else"))?;
    Ok(value)
}

/// [`parse`] for what is JSON already.
pub(crate) fn parse_value<T: DeserializeOwned>(json: serde_json::Value) -> Result<T> {
    serde_path_to_error::deserialize(json).map_err(|error| wording::of_value(&error))
}

/// The query string.
#[derive(Debug)]
pub(crate) struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<Api> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Api) -> Result<Self> {
        let query = axum::extract::Query::try_from_uri(&parts.uri);
        let axum::extract::Query(value) = query.map_err(|rejection| wording::of_query(&rejection.body_text()))?;
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

/// The two names in the path, as they stand there.
#[derive(Debug)]
pub(crate) struct Names(pub String, pub String);

impl FromRequestParts<Api> for Names {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self> {
        let segments = RawPathParams::from_request_parts(parts, api)
            .await
            .map_err(|_| Problem::invalid("path", "it is not valid UTF-8"))?;
        let mut names = segments.iter().map(|(_, value)| value.to_owned());
        Ok(Self(names.next().unwrap_or_default(), names.next().unwrap_or_default()))
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
