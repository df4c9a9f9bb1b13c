//! What is wrong with a configuration: the key, what it should be, and the mend.

use std::fmt::{self, Display};
use std::ops::RangeInclusive;
use std::time::Duration;

use super::duration::show;

/// One wrong value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// `engine.turns`; empty where the whole file is wrong.
    pub key: String,
    /// What is wrong with it, the shape that is right, and the mend.
    pub what: String,
    /// Where the value came from, such as `attache.toml` or `ATTACHE_ENGINE_TURNS`; empty for a default.
    pub origin: String,
}

impl Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.key.as_str(), self.origin.as_str()) {
            ("", "") => write!(f, "{}", self.what),
            ("", origin) => write!(f, "{origin}: {}", self.what),
            (key, "") => write!(f, "{key}: {}", self.what),
            (key, origin) => write!(f, "{key} (from {origin}): {}", self.what),
        }
    }
}

/// All that is wrong, in the order in which it was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    pub fn add(&mut self, key: &str, what: impl Into<String>) {
        self.0.push(Problem { key: key.into(), what: what.into(), origin: String::new() });
    }

    /// A whole number out of its bounds.
    pub fn number(&mut self, key: &str, value: u64, range: RangeInclusive<u64>) {
        if !range.contains(&value) {
            let (least, most) = (range.start(), range.end());
            self.add(key, format!("{value} is out of bounds; write a whole number from {least} to {most}"));
        }
    }

    /// A length of time out of its bounds.
    pub fn duration(&mut self, key: &str, value: Duration, range: RangeInclusive<Duration>) {
        if !range.contains(&value) {
            let (least, most) = (show(*range.start()), show(*range.end()));
            self.add(key, format!("{} is out of bounds; write a length of time from {least} to {most}", show(value)));
        }
    }
}

impl Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the configuration cannot be used:")?;
        self.0.iter().try_for_each(|problem| write!(f, "\n  {problem}"))
    }
}

impl std::error::Error for Problems {}
