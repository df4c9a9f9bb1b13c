//! Lines of a calendar: escaped, cleaned and folded, so that no text can become a line of its own.

use std::fmt::Write;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// The longest line in bytes, its end not counted.
const MAX_LINE: usize = 75;

#[derive(Debug, Default)]
pub(super) struct Writer(String);

impl Writer {
    /// A property whose value is ours: no escapes.
    pub fn line(&mut self, name: &str, value: &str) {
        self.fold(name, value.chars());
    }

    /// A property whose value is somebody's text.
    pub fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len() + 8);
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                c if c.is_control() && c != '\t' => {}
                c => escaped.push(c),
            }
        }
        self.fold(name, escaped.chars());
    }

    /// Breaks the line before the byte that is too many, never inside a character.
    fn fold(&mut self, name: &str, value: impl Iterator<Item = char>) {
        let mut length = 0;
        for c in name.chars().chain([':']).chain(value) {
            if length + c.len_utf8() > MAX_LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    pub fn finish(self) -> String {
        self.0
    }
}

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
