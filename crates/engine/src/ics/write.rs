//! Moments and lengths as text.

use std::fmt::Write;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

pub(super) fn utc(at: Timestamp) -> String {
    TimeZone::UTC.to_datetime(at).strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// `-PT1H30M`, `P1D`; nothing below a second.
pub(super) fn duration(of: SignedDuration) -> String {
    let seconds = of.as_secs().unsigned_abs();
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    let mut text = format!("{}P", if of.as_secs() < 0 { "-" } else { "" });
    if days > 0 {
        let _ = write!(text, "{days}D");
    }
    if rest > 0 || days == 0 {
        text.push('T');
    }
    for (count, unit) in [(rest / 3_600, 'H'), (rest / 60 % 60, 'M'), (rest % 60, 'S')] {
        if count > 0 || (unit == 'S' && seconds == 0) {
            let _ = write!(text, "{count}{unit}");
        }
    }
    text
}
