//! What scores must not fall below: a table a group (`all`, `tune`, `held`, or a language), in it percents by the
//! scores' names in the JSON. For what is better low the number is the most.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, bail};

use super::result::Run;
use super::score::METRICS;
use super::show::percent;

pub type Thresholds = BTreeMap<String, BTreeMap<String, f64>>;

pub fn read(path: &Path) -> anyhow::Result<Thresholds> {
    let name = path.display();
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {name}"))?;
    let thresholds: Thresholds = toml::from_str(&text).with_context(|| format!("{name} holds no thresholds"))?;
    for (group, wanted) in &thresholds {
        if let Some(key) = wanted.keys().find(|key| METRICS.iter().all(|metric| metric.key != **key)) {
            let known: Vec<&str> = METRICS.iter().map(|metric| metric.key).collect();
            bail!("{name}: [{group}] {key}: no score has this name; one of {}", known.join(", "));
        }
    }
    Ok(thresholds)
}

/// What was checked, and a line for each that does not hold.
#[derive(Debug, Default)]
pub struct Verdict {
    pub checked: usize,
    pub missed: Vec<String>,
}

/// Holds the run against them. Groups that are not in the run are left out; a score of a group that is there, and of
/// which nothing was counted, is missed: a threshold that cannot fail guards nothing.
pub fn check(run: &Run, thresholds: &Thresholds) -> Verdict {
    let mut verdict = Verdict::default();
    for (name, wanted) in thresholds {
        let Some(group) = run.group(name) else { continue };
        for metric in METRICS {
            let Some(&bound) = wanted.get(metric.key) else { continue };
            verdict.checked += 1;
            let value = group.scores.value(metric.key);
            let holds = value.is_some_and(|value| {
                let value = 100.0 * value;
                if metric.low { value <= bound + f64::EPSILON } else { value >= bound - f64::EPSILON }
            });
            if !holds {
                let side = if metric.low { "at most" } else { "at least" };
                let got = percent(value);
                verdict.missed.push(format!("MISSED  {name}: {}: {got}, {side} {bound:.1} % wanted", metric.title));
            }
        }
    }
    verdict
}
