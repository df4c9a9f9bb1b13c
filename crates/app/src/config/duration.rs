//! Lengths of time as people write them: a number and a unit.

use std::time::Duration;

use domain::text::quote;
use serde::{Deserialize, Deserializer};

/// Units with their milliseconds, the largest first.
const UNITS: [(&str, u64); 5] = [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)];

/// For `#[config(deserialize_with = …)]`.
pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    let text = String::deserialize(deserializer)?;
    parse(&text).map_err(serde::de::Error::custom)
}

/// `500ms`, `1.5s`, `5m`, `12h`, `30d`; to the millisecond.
pub fn parse(text: &str) -> Result<Duration, String> {
    let text = text.trim();
    let unit = text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (number, unit) = text.split_at(unit);
    let millis = UNITS.iter().find(|(name, _)| *name == unit).map(|(_, millis)| *millis);
    let number: Option<f64> = number.trim().parse().ok().filter(|number: &f64| number.is_finite() && *number >= 0.0);
    match (number, millis) {
        // A hundred years bound what can be written; each key has a narrower bound of its own.
        (Some(number), Some(millis)) if number * millis as f64 <= 3.2e12 => {
            Ok(Duration::from_millis((number * millis as f64).round() as u64))
        }
        _ => Err(format!("{} is no length of time; write a number and a unit: 500ms, 6s, 5m, 12h, 30d", quote(text))),
    }
}

/// The shortest way to write it.
pub fn show(duration: Duration) -> String {
    let millis = duration.as_millis() as u64;
    let unit = UNITS.iter().find(|(_, unit)| millis >= *unit && millis.is_multiple_of(*unit));
    unit.map_or_else(|| "0s".into(), |(name, unit)| format!("{}{name}", millis / unit))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_units_are_read_and_shown() {
        for (text, millis) in [("500ms", 500), ("6s", 6_000), ("1.5s", 1_500), ("5 m", 300_000), ("30d", 2_592_000_000)]
        {
            assert_eq!(parse(text).unwrap(), Duration::from_millis(millis), "{text}");
        }
        assert_eq!(parse("0s").unwrap(), Duration::ZERO);
        for millis in [1, 999, 1_000, 90_000, 3_600_000, 86_400_000 * 7] {
            let duration = Duration::from_millis(millis);
            assert_eq!(parse(&show(duration)).unwrap(), duration);
        }
    }

    #[test]
    fn anything_else_is_refused_with_the_shape() {
        for text in ["", "6", "s", "-1s", "6 weeks", "1e300d", "NaNs", "infs", "6s 5ms", "٣s"] {
            assert!(parse(text).unwrap_err().contains("500ms, 6s"), "{text}");
        }
    }
}
