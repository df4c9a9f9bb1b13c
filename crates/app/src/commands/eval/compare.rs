//! Two runs side by side: how far each score moved, and which cases changed.

use std::fmt::Write;

use serde::Serialize;

use super::result::Run;
use super::score::{Fault, METRICS, Scored};
use super::show::percent;
use crate::terminal::{self, Column, harmless};

#[derive(Debug, Serialize)]
pub struct Comparison<'r> {
    pub a: &'r str,
    pub b: &'r str,
    pub scores: Vec<Moved>,
    pub changed: Vec<Changed<'r>>,
    /// Cases that only one of the two has.
    pub unpaired: usize,
}

/// A score of a group, in percent.
#[derive(Debug, Serialize)]
pub struct Moved {
    pub group: String,
    pub key: &'static str,
    #[serde(skip)]
    pub title: &'static str,
    pub a: Option<f64>,
    pub b: Option<f64>,
    /// B less A; nothing where either is not counted.
    pub difference: Option<f64>,
}

#[derive(Debug, Serialize)]
pub struct Changed<'r> {
    pub id: &'r str,
    pub held: bool,
    /// How far off it is; 0 is all right.
    pub weight_a: f64,
    pub weight_b: f64,
    /// Faults of A that B does not have, and the other way round.
    pub gone: Vec<&'r Fault>,
    pub new: Vec<&'r Fault>,
}

pub fn compare<'r>(a: (&'r str, &'r Run), b: (&'r str, &'r Run)) -> Comparison<'r> {
    let mut scores = Vec::new();
    for before in &a.1.groups {
        let Some(after) = b.1.group(&before.name) else { continue };
        for metric in METRICS {
            let (a, b) = (before.scores.value(metric.key), after.scores.value(metric.key));
            let (a, b) = (a.map(|value| 100.0 * value), b.map(|value| 100.0 * value));
            let difference = a.zip(b).map(|(a, b)| b - a);
            scores.push(Moved { group: before.name.clone(), key: metric.key, title: metric.title, a, b, difference });
        }
    }
    let pairs: Vec<(&Scored, &Scored)> =
        a.1.results.iter().filter_map(|one| Some((one, b.1.result(&one.id)?))).collect();
    let unpaired = a.1.results.len() + b.1.results.len() - 2 * pairs.len();
    let mut changed: Vec<Changed> = pairs.into_iter().filter_map(|(a, b)| change(a, b)).collect();
    // What became worse comes first.
    let gain = |changed: &Changed| changed.weight_a - changed.weight_b;
    changed.sort_by(|one, other| gain(one).total_cmp(&gain(other)).then_with(|| one.id.cmp(other.id)));
    Comparison { a: a.0, b: b.0, scores, changed, unpaired }
}

fn change<'r>(a: &'r Scored, b: &'r Scored) -> Option<Changed<'r>> {
    let gone: Vec<&Fault> = without(&a.faults, &b.faults);
    let new: Vec<&Fault> = without(&b.faults, &a.faults);
    let held = a.part.is_aside();
    let (weight_a, weight_b) = (a.weight(), b.weight());
    (!gone.is_empty() || !new.is_empty()).then_some(Changed { id: &a.id, held, weight_a, weight_b, gone, new })
}

/// The faults of one that the other does not have, each as often as it is there.
fn without<'r>(one: &'r [Fault], other: &[Fault]) -> Vec<&'r Fault> {
    let mut left: Vec<&Fault> = other.iter().collect();
    one.iter()
        .filter(|fault| match left.iter().position(|known| known == fault) {
            Some(at) => {
                left.swap_remove(at);
                false
            }
            None => true,
        })
        .collect()
}

const COLUMNS: [Column; 4] =
    [Column::new("score"), Column::new("A").right(), Column::new("B").right(), Column::new("B − A").right()];

pub fn table(comparison: &Comparison) -> String {
    let rows: Vec<Vec<String>> = comparison
        .scores
        .iter()
        .filter(|moved| moved.group == "all")
        .map(|moved| {
            let shown = |value: Option<f64>| percent(value.map(|value| value / 100.0));
            let difference = moved.difference.map_or_else(String::new, |difference| format!("{difference:+.1}"));
            vec![moved.title.to_owned(), shown(moved.a), shown(moved.b), difference]
        })
        .collect();
    let mut out = format!("A: {}\nB: {}\n\n", harmless(comparison.a), harmless(comparison.b));
    out.push_str(&terminal::table(&COLUMNS, &rows, None));
    let better = comparison.changed.iter().filter(|changed| changed.weight_b < changed.weight_a).count();
    let worse = comparison.changed.iter().filter(|changed| changed.weight_b > changed.weight_a).count();
    let all = comparison.changed.len();
    let _ = writeln!(out, "\n{all} cases changed: {better} are better in B, {worse} worse");
    if comparison.unpaired > 0 {
        let _ = writeln!(out, "{} cases are in one of the two only", comparison.unpaired);
    }
    for changed in &comparison.changed {
        let Changed { id, weight_a, weight_b, .. } = changed;
        let _ = writeln!(out, "\n{id}: {weight_a:.2} off in A, {weight_b:.2} in B");
        for (mark, faults) in [('-', &changed.gone), ('+', &changed.new)] {
            for fault in faults {
                let _ = writeln!(out, "  {mark} {}", super::show::fault(fault));
            }
        }
    }
    out
}
