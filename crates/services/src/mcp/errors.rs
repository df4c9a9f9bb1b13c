//! What an error says of a call: that it was not done, or that nobody knows.

use rmcp::model::ErrorCode;
use rmcp::service::{ClientInitializeError, ServiceError};
use rmcp::transport::streamable_http_client::StreamableHttpError;

use crate::tools::{CallError, Reply};

/// Characters of a server's words in an error.
const MOST: usize = 300;

type HttpError = StreamableHttpError<reqwest::Error>;

/// The outcome of a call that came to `error`, and whether the connection is to be looked at.
pub(super) fn told(name: &str, error: &ServiceError) -> (Result<Reply, CallError>, bool) {
    match error {
        // An answer: the server read the call and says that it failed.
        ServiceError::McpError(error) => {
            let words = words(&error.message);
            let refused = [ErrorCode::INVALID_PARAMS, ErrorCode::METHOD_NOT_FOUND, ErrorCode::INVALID_REQUEST];
            if refused.contains(&error.code) {
                (Err(CallError::Refused(format!("{name} refuses the call: {words}"))), false)
            } else {
                (Ok(Reply::of(&words, true)), false)
            }
        }
        ServiceError::TransportSend(error) => match error.error.downcast_ref::<HttpError>() {
            Some(error) => (Err(over_http(name, error)), true),
            None => (Err(CallError::Unknown(format!("{name}: the connection broke"))), true),
        },
        ServiceError::TransportClosed => {
            (Err(CallError::Unknown(format!("{name}: the connection ended before the answer"))), true)
        }
        _ => (Err(CallError::Unknown(format!("{name} answered what is no answer to a call"))), false),
    }
}

/// Only what certainly was not worked on counts as not done.
fn over_http(name: &str, error: &HttpError) -> CallError {
    match error {
        StreamableHttpError::Client(error) if error.is_connect() || error.is_builder() => {
            CallError::NotNow(format!("{name} cannot be reached"))
        }
        StreamableHttpError::HttpStatus(status) if status.status == 429 => {
            CallError::NotNow(format!("{name} takes no more calls for now"))
        }
        StreamableHttpError::AuthRequired(_) | StreamableHttpError::InsufficientScope(_) => {
            CallError::Refused(format!("{name} wants other credentials"))
        }
        StreamableHttpError::UnexpectedServerResponse(text) if refuses(text) => {
            CallError::Refused(format!("{name} refuses the call: {}", words(text)))
        }
        other => CallError::Unknown(format!("{name}: {}", cause(other))),
    }
}

/// Why a server could not be opened.
pub(super) fn unopened(error: &ClientInitializeError) -> String {
    match error {
        ClientInitializeError::TransportError { error, .. } => match error.error.downcast_ref::<HttpError>() {
            Some(error) => cause(error),
            None => "its program does not listen".to_owned(),
        },
        ClientInitializeError::JsonRpcError(error) => format!("it refuses: {}", words(&error.message)),
        ClientInitializeError::ConnectionClosed(_) => "it ended before it answered".to_owned(),
        _ => "it does not speak the Model Context Protocol as we do".to_owned(),
    }
}

/// Why its tools could not be listed.
pub(super) fn unlisted(error: &ServiceError) -> String {
    match error {
        ServiceError::McpError(error) => format!("it refuses: {}", words(&error.message)),
        ServiceError::TransportSend(error) => error.error.downcast_ref::<HttpError>().map_or_else(gone, cause),
        ServiceError::UnexpectedResponse => "it answers what is no list".to_owned(),
        _ => gone(),
    }
}

fn gone() -> String {
    "the connection broke".to_owned()
}

/// A fault of the transport in our words: those of the client name the address, which may hold a secret.
fn cause(error: &HttpError) -> String {
    match error {
        StreamableHttpError::Client(error) if error.is_connect() => "it cannot be reached".to_owned(),
        StreamableHttpError::Client(_) => gone(),
        StreamableHttpError::HttpStatus(status) => format!("it answers with status {}", status.status),
        StreamableHttpError::AuthRequired(_) | StreamableHttpError::InsufficientScope(_) => {
            "it wants other credentials".to_owned()
        }
        StreamableHttpError::UnexpectedServerResponse(text) => format!("it answers: {}", words(text)),
        StreamableHttpError::ResponseBodyTooLarge { .. } => "its answer is too long".to_owned(),
        _ => "it answers what is no answer".to_owned(),
    }
}

/// A redirect, which is not followed, or a fault of the client's.
fn refuses(text: &str) -> bool {
    text.starts_with("HTTP 3") || text.starts_with("HTTP 4")
}

/// A server's words in an error: one line, cleaned, cut.
fn words(text: &str) -> String {
    let end = text.floor_char_boundary(MOST * 4);
    let clean = domain::text::clean(&text[..end]);
    domain::text::shorten(&clean.split_whitespace().collect::<Vec<_>>().join(" "), MOST)
}

#[cfg(test)]
mod tests {
    use rmcp::model::ErrorData;

    use super::*;

    fn outcome(error: &ServiceError) -> &'static str {
        match told("notes", error).0 {
            Ok(reply) if reply.failed => "failed",
            Ok(_) => "done",
            Err(CallError::NotNow(_)) => "not now",
            Err(CallError::Refused(_)) => "refused",
            Err(CallError::Unknown(_)) => "unknown",
        }
    }

    #[test]
    fn only_what_was_certainly_not_done_is_told_so() {
        let mcp = |code| ServiceError::McpError(ErrorData::new(code, "no", None));
        assert_eq!(outcome(&mcp(ErrorCode::INVALID_PARAMS)), "refused");
        assert_eq!(outcome(&mcp(ErrorCode::INTERNAL_ERROR)), "failed");
        assert_eq!(outcome(&ServiceError::TransportClosed), "unknown");
        assert_eq!(outcome(&ServiceError::UnexpectedResponse), "unknown");
        let http = |text: &'static str| over_http("n", &StreamableHttpError::UnexpectedServerResponse(text.into()));
        assert!(matches!(http("HTTP 302 Found: "), CallError::Refused(_)));
        assert!(matches!(http("HTTP 400 Bad Request: x"), CallError::Refused(_)));
        assert!(matches!(http("could not parse"), CallError::Unknown(_)));
        assert!(matches!(over_http("n", &StreamableHttpError::UnexpectedEndOfStream), CallError::Unknown(_)));
    }
}
