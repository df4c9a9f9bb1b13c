//! A message as Telegram Desktop writes it. Members and types that are not known are passed over, since each version
//! adds some.

use std::fmt;

use jiff::civil::DateTime;
use jiff::tz::Offset;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Raw {
    pub id: Scalar,
    pub r#type: Scalar,
    date: Scalar,
    date_unixtime: Scalar,
    pub from: Scalar,
    pub from_id: Scalar,
    pub text: Text,
    #[serde(deserialize_with = "is_there")]
    forwarded_from: bool,
    #[serde(deserialize_with = "is_there")]
    forwarded_from_id: bool,
    #[serde(deserialize_with = "is_there")]
    saved_from: bool,
}

impl Raw {
    /// Whether it passes on somebody else's words; the name may be null where that account is gone.
    pub fn forwarded(&self) -> bool {
        self.forwarded_from || self.forwarded_from_id || self.saved_from
    }

    /// Clock time where the export was made, and the offset there at that moment: `date` is local, `date_unixtime`
    /// is not. Only with `date_unixtime` it is UTC. `None` without either.
    pub fn moment(&self) -> Option<(DateTime, Option<Offset>)> {
        let local = self.date.0.as_deref().and_then(|date| date.get(..19)?.parse::<DateTime>().ok());
        let seconds = self.date_unixtime.0.as_deref().and_then(|seconds| seconds.parse::<i64>().ok());
        let utc = seconds.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
        match (local, utc) {
            (Some(local), Some(utc)) => Some((local, offset(local, utc))),
            (Some(local), None) => Some((local, None)),
            (None, Some(utc)) => Some((Offset::UTC.to_datetime(utc), Some(Offset::UTC))),
            (None, None) => None,
        }
    }
}

/// `None` where the two do not fit: no zone is further than 26 hours off or splits a minute nowadays.
fn offset(local: DateTime, utc: jiff::Timestamp) -> Option<Offset> {
    let as_if_utc = Offset::UTC.to_timestamp(local).ok()?;
    let seconds = i32::try_from(as_if_utc.as_second() - utc.as_second()).ok()?;
    Offset::from_seconds(seconds).ok().filter(|offset| offset.seconds() % 60 == 0)
}

/// A string or a number, as a string; `None` for null and whatever else.
#[derive(Debug, Default)]
pub(super) struct Scalar(pub Option<String>);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Words { flat: false }).map(|text| Self(text.0))
    }
}

/// The words of a message: a string, or an array of strings and entities (links, bold, mentions), joined.
#[derive(Debug, Default)]
pub(super) struct Text(pub Option<String>);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Words { flat: true })
    }
}

fn is_there<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    IgnoredAny::deserialize(deserializer).map(|_| true)
}

/// Takes any value: strings and numbers as text, arrays joined where they are to be flattened, of an object its
/// `text`.
struct Words {
    flat: bool,
}

impl<'de> Visitor<'de> for Words {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_str<E>(self, value: &str) -> Result<Text, E> {
        Ok(Text(Some(value.to_owned())))
    }

    fn visit_string<E>(self, value: String) -> Result<Text, E> {
        Ok(Text(Some(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Text, E> {
        Ok(Text(Some(value.to_string())))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Text, E> {
        Ok(Text(Some(value.to_string())))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Text, E> {
        Ok(Text(None))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Text, E> {
        Ok(Text(None))
    }

    fn visit_unit<E>(self) -> Result<Text, E> {
        Ok(Text(None))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Text, A::Error> {
        if !self.flat {
            while parts.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Text(None));
        }
        let mut whole = String::new();
        while let Some(Part(part)) = parts.next_element()? {
            whole.push_str(part.as_deref().unwrap_or_default());
        }
        Ok(Text(Some(whole)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Text, A::Error> {
        let mut text = None;
        while let Some(key) = members.next_key::<std::borrow::Cow<'_, str>>()? {
            if key == "text" && self.flat {
                text = members.next_value::<Scalar>()?.0;
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Text(text))
    }
}

/// One part of a text in parts: a string or an entity.
struct Part(Option<String>);

impl<'de> Deserialize<'de> for Part {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Words { flat: true }).map(|text| Self(text.0))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn raw(json: &str) -> Raw {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn text_of_all_forms() {
        let text = |json: &str| raw(&format!(r#"{{"text": {json}}}"#)).text.0;
        assert_eq!(text(r#""a \"b\" \u00e9""#).unwrap(), "a \"b\" é");
        assert_eq!(
            text(r#"["see ", {"type": "bold", "text": "Ana"}, " at ", {"type":"link","text":"x.org","href":[1]}]"#)
                .unwrap(),
            "see Ana at x.org"
        );
        assert_eq!(text("null"), None);
        assert_eq!(text("[]").unwrap(), "");
        assert_eq!(text(r#"[1, null, true, {"text": {"text": "x"}}, "y"]"#).unwrap(), "1y");
    }

    #[test]
    fn members_of_unexpected_types_do_no_harm() {
        let raw =
            raw(r#"{"id": {"a": 1}, "from": ["x"], "from_id": 12, "type": 5.5, "new": [{}], "forwarded_from": null}"#);
        assert_eq!((raw.id.0.as_deref(), raw.from.0.as_deref(), raw.from_id.0.as_deref()), (None, None, Some("12")));
        assert!(raw.forwarded());
    }

    #[test]
    fn the_offset_comes_from_the_two_times() {
        let at = |json: &str| raw(json).moment().map(|(at, offset)| (at.to_string(), offset.map(Offset::seconds)));
        let nine = Some(("2023-12-31T21:41:05".to_owned(), Some(3600)));
        assert_eq!(at(r#"{"date": "2023-12-31T21:41:05", "date_unixtime": "1704055265"}"#), nine);
        assert_eq!(at(r#"{"date": "2023-12-31T21:41:05", "date_unixtime": 1704055265}"#), nine);
        assert_eq!(at(r#"{"date": "2023-12-31T21:41:05"}"#).unwrap().1, None);
        assert_eq!(at(r#"{"date": "2023-12-31T21:41:05", "date_unixtime": "1"}"#).unwrap().1, None);
        assert_eq!(at(r#"{"date_unixtime": "1704055265"}"#), Some(("2023-12-31T20:41:05".to_owned(), Some(0))));
        assert_eq!(at(r#"{"date": "31.12.2023 21:41:05"}"#), None);
        assert_eq!(at("{}"), None);
    }
}
