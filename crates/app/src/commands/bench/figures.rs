//! What was measured, beside what was wanted.

use std::time::Duration;

use serde_json::json;

use crate::terminal::{self, Column};

/// Which side of the target is good.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Target {
    AtLeast(f64),
    AtMost(f64),
    /// Measured for the record.
    None,
}

/// One measured number.
#[derive(Debug, Clone)]
pub struct Figure {
    /// `turns, sqlite`
    pub bench: String,
    pub what: String,
    pub value: f64,
    /// `ms`, `MB`, `1/s`, or nothing for a count.
    pub unit: &'static str,
    pub target: Target,
    /// Why there is no number.
    pub failure: Option<String>,
}

impl Figure {
    pub fn new(bench: &str, what: impl Into<String>, value: f64, unit: &'static str) -> Self {
        Self { bench: bench.into(), what: what.into(), value, unit, target: Target::None, failure: None }
    }

    pub fn millis(bench: &str, what: impl Into<String>, duration: Duration) -> Self {
        Self::new(bench, what, duration.as_secs_f64() * 1e3, "ms")
    }

    pub fn megabytes(bench: &str, what: impl Into<String>, bytes: u64) -> Self {
        Self::new(bench, what, bytes as f64 / 1e6, "MB")
    }

    /// A measurement that could not be made; it counts as missed.
    pub fn failed(bench: &str, error: &anyhow::Error) -> Self {
        let failure = Some(format!("{error:#}"));
        Self { bench: bench.into(), what: "failed".into(), value: 0.0, unit: "", target: Target::None, failure }
    }

    #[must_use]
    pub fn at_least(mut self, target: f64) -> Self {
        self.target = Target::AtLeast(target);
        self
    }

    #[must_use]
    pub fn at_most(mut self, target: f64) -> Self {
        self.target = Target::AtMost(target);
        self
    }

    /// `None` where there is no target.
    pub fn met(&self) -> Option<bool> {
        match self.target {
            _ if self.failure.is_some() => Some(false),
            Target::AtLeast(target) => Some(self.value >= target),
            Target::AtMost(target) => Some(self.value <= target),
            Target::None => None,
        }
    }
}

const COLUMNS: [Column; 5] = [
    Column::new("measurement"),
    Column::new("what"),
    Column::new("target").right(),
    Column::new("measured").right(),
    Column::new(""),
];

pub fn table(figures: &[Figure]) -> String {
    let rows: Vec<Vec<String>> = figures
        .iter()
        .map(|figure| {
            let target = match figure.target {
                Target::AtLeast(target) => format!("≥ {}", number(target, figure.unit)),
                Target::AtMost(target) => format!("≤ {}", number(target, figure.unit)),
                Target::None => String::new(),
            };
            let verdict = match figure.met() {
                Some(true) => "met",
                Some(false) => "MISSED",
                None => "",
            };
            let measured = figure.failure.clone().unwrap_or_else(|| number(figure.value, figure.unit));
            vec![figure.bench.clone(), figure.what.clone(), target, measured, verdict.into()]
        })
        .collect();
    terminal::table(&COLUMNS, &rows, None)
}

fn number(value: f64, unit: &str) -> String {
    let decimals = if value.fract() == 0.0 || value.abs() >= 1_000.0 {
        0
    } else if value.abs() >= 10.0 {
        1
    } else {
        2
    };
    let mut digits = format!("{value:.decimals$}");
    let whole = digits.find('.').unwrap_or(digits.len());
    for place in (1..whole).rev().filter(|place| (whole - place).is_multiple_of(3)) {
        digits.insert(place, ',');
    }
    if unit.is_empty() { digits } else { format!("{digits} {unit}") }
}

pub fn json(figures: &[Figure]) -> serde_json::Result<String> {
    let all: Vec<_> = figures
        .iter()
        .map(|figure| {
            let (at_least, at_most) = match figure.target {
                Target::AtLeast(target) => (Some(target), None),
                Target::AtMost(target) => (None, Some(target)),
                Target::None => (None, None),
            };
            json!({
                "measurement": figure.bench,
                "what": figure.what,
                "value": figure.value,
                "unit": figure.unit,
                "at_least": at_least,
                "at_most": at_most,
                "met": figure.met(),
                "failure": figure.failure,
            })
        })
        .collect();
    Ok(serde_json::to_string_pretty(&all)? + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_for_reading() {
        let shown = [1_234_567.0, 999.0, 12.34, 1.234, 0.0, 1_000.5].map(|value| number(value, ""));
        assert_eq!(shown, ["1,234,567", "999", "12.3", "1.23", "0", "1,000"]);
        assert_eq!(number(250.0, "ms"), "250 ms");
    }

    #[test]
    fn a_target_has_a_good_side() {
        let figure = Figure::new("b", "w", 10.0, "ms");
        assert_eq!(figure.met(), None);
        assert_eq!(figure.clone().at_least(10.0).met(), Some(true));
        assert_eq!(figure.clone().at_most(9.0).met(), Some(false));
        assert_eq!(Figure::failed("b", &anyhow::anyhow!("no disk")).met(), Some(false));
    }
}
