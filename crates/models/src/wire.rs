//! What a provider's protocol has to say: how its events fill a [`Draft`].

use serde_json::Value;

use crate::draft::Draft;
use crate::{Deltas, Error, Result, Usage};

/// Reads one answer of one protocol.
pub(crate) trait Protocol: Send {
    /// One event of a stream. `true`: the answer is complete, and what follows is not read.
    fn event(&mut self, data: &Value, draft: &mut Draft, deltas: &mut dyn Deltas) -> Result<bool>;

    /// An answer in one piece, from a server that does not stream.
    fn whole(&mut self, body: &Value, draft: &mut Draft, deltas: &mut dyn Deltas) -> Result<()>;
}

/// A number of tokens; zero where there is none.
pub(crate) fn count(value: &Value) -> u32 {
    value.as_u64().map_or(0, |count| u32::try_from(count).unwrap_or(u32::MAX))
}

/// Usage that counts anything at all.
pub(crate) fn counted(usage: Usage) -> Option<Usage> {
    (usage.input_tokens > 0 || usage.output_tokens > 0).then_some(usage)
}

/// The provider's word for what went wrong, where it is a word: never its sentence, which may repeat the key or the
/// request.
pub(crate) fn error_word(body: &Value) -> Option<String> {
    let error = body.get("error").unwrap_or(body);
    let is_word = |word: &&str| {
        (1..=40).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase() || matches!(b, b'_' | b'-'))
    };
    let word = |key: &str| error.get(key).and_then(Value::as_str).filter(is_word);
    word("code").or_else(|| word("type")).or_else(|| word("status")).map(str::to_owned)
}

/// What an error that came inside an answer means.
pub(crate) fn inner_error(body: &Value) -> Error {
    let status =
        body.pointer("/error/code").and_then(Value::as_u64).or_else(|| body.pointer("/error/status")?.as_u64());
    let word = error_word(body);
    if let Some(status) = status.and_then(|status| u16::try_from(status).ok()).filter(|status| *status >= 400) {
        return crate::http::status_error(status, word.as_deref(), None);
    }
    let told = word.clone().unwrap_or_else(|| "an error without a name".to_owned());
    match word.as_deref() {
        Some("invalid_request_error" | "request_too_large" | "context_length_exceeded") => Error::Refused(told),
        Some(
            "authentication_error"
            | "permission_error"
            | "not_found_error"
            | "billing_error"
            | "insufficient_quota"
            | "invalid_api_key",
        ) => Error::Denied(told),
        _ => Error::Broken(format!("it broke off with {told}")),
    }
}
