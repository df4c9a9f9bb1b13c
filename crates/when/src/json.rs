//! A finding as JSON: compact, and documented in the README.
//!
//! Times are RFC 3339 with their offset, the zone's name apart in `zone`; lengths are ISO 8601.

use std::ops::Range;

use jiff::Zoned;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::value::{Flag, Found, Grain, Kind, Value};

impl Found {
    /// The characters of `text` (the one that was read) that the finding spans, counted as Unicode scalar values.
    pub fn characters(&self, text: &str) -> Range<usize> {
        let start = text[..self.span.start].chars().count();
        start..start + text[self.span.clone()].chars().count()
    }

    /// One JSON object; `text` is the text that was read.
    pub fn to_json(&self, text: &str) -> String {
        let told = Told {
            text: &text[self.span.clone()],
            bytes: [self.span.start, self.span.end],
            characters: [self.characters(text).start, self.characters(text).end],
            kind: self.kind,
            grain: self.grain,
            value: &self.value,
            alternatives: &self.alternatives,
            confidence: (f64::from(self.confidence) * 100.0).round() / 100.0,
            rule: self.rule,
            language: self.language.code(),
            flags: &self.flags,
        };
        // Strings and numbers only: there is nothing that could fail.
        serde_json::to_string(&told).unwrap_or_default()
    }
}

#[derive(Serialize)]
struct Told<'a> {
    text: &'a str,
    bytes: [usize; 2],
    characters: [usize; 2],
    kind: Kind,
    grain: Grain,
    #[serde(flatten)]
    value: &'a Value,
    #[serde(skip_serializing_if = "<[Value]>::is_empty")]
    alternatives: &'a [Value],
    confidence: f64,
    rule: &'static str,
    language: &'static str,
    #[serde(skip_serializing_if = "<[Flag]>::is_empty")]
    flags: &'a [Flag],
}

fn moment(zoned: &Zoned) -> String {
    zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

fn zone(zoned: &Zoned) -> Option<&str> {
    zoned.time_zone().iana_name()
}

impl Serialize for Value {
    /// A map: `value` for a date, time, moment or length; `start` and `end` for a range; `rrule`, `start` and,
    /// where it is said, `end` for a recurrence; `value` and `before` for an offset.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self {
            Self::Date(date) => map.serialize_entry("value", &date.to_string())?,
            Self::Time { time, at } => {
                map.serialize_entry("value", &time.to_string())?;
                map.serialize_entry("at", &moment(at))?;
                map.serialize_entry("zone", &zone(at))?;
            }
            Self::DateTime(at) => {
                map.serialize_entry("value", &moment(at))?;
                map.serialize_entry("zone", &zone(at))?;
            }
            Self::Range { start, end } => {
                map.serialize_entry("start", &moment(start))?;
                map.serialize_entry("end", &moment(end))?;
                map.serialize_entry("zone", &zone(start))?;
            }
            Self::Duration(span) => map.serialize_entry("value", &span.to_string())?,
            Self::Recurrence { rule, start, end } => {
                map.serialize_entry("rrule", rule)?;
                map.serialize_entry("start", &moment(start))?;
                if let Some(end) = end {
                    map.serialize_entry("end", &moment(end))?;
                }
                map.serialize_entry("zone", &zone(start))?;
            }
            Self::Offset { span, before } => {
                map.serialize_entry("value", &span.to_string())?;
                map.serialize_entry("before", before)?;
            }
        }
        map.end()
    }
}
