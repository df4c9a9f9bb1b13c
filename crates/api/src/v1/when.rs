//! What is understood of the times in a text, as the engine reads them in messages.

use axum::extract::State;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use when::Language;

use crate::auth::Signed;
use crate::extract::Json;
use crate::problem::{Problem, Problems, Result};
use crate::state::Api;
use crate::wording;

/// Bytes of a text: the longest message fits.
const LONGEST: usize = domain::text::MAX_MESSAGE_BYTES;

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = WhenQuestion)]
pub(crate) struct Question {
    /// At most 65,536 bytes.
    text: String,
    /// When it was written; now where it is left out. It is read in one's own zone.
    #[schema(value_type = Option<String>, format = DateTime)]
    #[serde(default, deserialize_with = "wording::perhaps")]
    at: Option<Timestamp>,
    /// ISO 639-1 codes of the languages to read; every known one where there are none.
    #[serde(default)]
    languages: Vec<String>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WhenAnswer)]
pub(crate) struct Answer {
    /// The zone that it was read in.
    zone: String,
    /// In the order of the text; they never overlap.
    found: Vec<Time>,
}

/// One time expression. Which of `value`, `start`, `end`, `rrule`, `at` and `before` it has depends on its kind.
#[derive(Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = WhenTime)]
pub(crate) struct Time {
    text: String,
    /// Where it stands in the text, in bytes: first, and behind the last.
    bytes: [u32; 2],
    /// The same in characters (Unicode scalar values).
    characters: [u32; 2],
    /// `date`, `time`, `date_time`, `date_range`, `time_range`, `date_time_range`, `duration`, `recurrence`, `offset`.
    kind: String,
    /// The smallest unit that the text names: `second`, `minute`, `hour`, `day_part`, `day`, `week`, `month`, `quarter`,
    /// `year`.
    grain: String,
    #[serde(flatten)]
    value: Reading,
    /// Other readings, the likelier first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    alternatives: Vec<Reading>,
    /// From 0 to 1.
    confidence: f64,
    /// The rule that made the value.
    rule: String,
    language: String,
    /// `dst_gap`, `dst_overlap`, `guessed_half_of_day`, `vague`, `deadline`, `since`, `past`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    flags: Vec<String>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = WhenValue)]
pub(crate) struct Reading {
    /// A date, a time of day, a moment with its offset, or a length (ISO 8601).
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    /// The next moment at which a time without a day comes.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    /// The first moment of a range or of a recurrence.
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<String>,
    /// The first moment behind a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    /// An RFC 5545 rule without its `RRULE:`.
    #[serde(skip_serializing_if = "Option::is_none")]
    rrule: Option<String>,
    /// For an offset: before (true) or after something that the text does not name.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<bool>,
    /// The zone of the moments.
    #[serde(skip_serializing_if = "Option::is_none")]
    zone: Option<String>,
}

/// What is understood of the times in a text. Nothing is kept.
#[utoipa::path(post, path = "/v1/when", operation_id = "when", tag = "agenda", request_body = Question,
    responses((status = 200, body = Answer), Problems))]
pub(crate) async fn read(
    State(api): State<Api>,
    signed: Signed,
    Json(question): Json<Question>,
) -> Result<Json<Answer>> {
    if question.text.len() > LONGEST {
        return Err(Problem::invalid("text", format!("is longer than {LONGEST} bytes; ask in parts")));
    }
    let language = |code: &String| {
        Language::from_code(code).ok_or_else(|| {
            let known = Language::ALL.map(Language::code).join(", ");
            Problem::invalid("languages", format!("{} is not known; there are {known}", domain::text::quote(code)))
        })
    };
    let zone = TimeZone::get(&signed.user.zone).unwrap_or(TimeZone::UTC);
    let at = question.at.unwrap_or_else(|| api.engine.env.now());
    let languages = question.languages.iter().take(Language::ALL.len()).map(language).collect::<Result<_>>()?;
    let context = when::Context { languages, ..when::Context::new(at.to_zoned(zone)) };
    let found = when::find(&question.text, &context);
    // The crate's own JSON, so that there is one form of it.
    let told = found.iter().map(|one| serde_json::from_str(&one.to_json(&question.text)));
    let found = told.collect::<serde_json::Result<_>>().map_err(Problem::internal)?;
    Ok(Json(Answer { zone: signed.user.zone, found }))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// Whatever the crate tells is in the interface's shape too.
    #[test]
    fn nothing_of_the_crates_json_is_lost() {
        let text = "dentist at 3, lunch on Friday from 1 to 2pm, yoga every Tuesday, for an hour, an hour before, \
            by 2026-12-24, next week sometime, 2026-03-29T02:30";
        let context = when::Context::new("2026-11-20T10:00[Europe/Madrid]".parse().unwrap());
        let found = when::find(text, &context);
        assert!(found.len() >= 7, "{found:?}");
        for one in found {
            let told: serde_json::Value = serde_json::from_str(&one.to_json(text)).unwrap();
            let taken: Time = serde_json::from_value(told.clone()).unwrap();
            assert_eq!(serde_json::to_value(taken).unwrap(), told);
        }
    }
}
