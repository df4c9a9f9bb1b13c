//! The gate against short utterances with their intents: those of calendar, reminders, meetings, alarms and lists of
//! things to do should pass, all others stop. The set is not ours and not copied here.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, ensure};
use models::rules::{Heard, WANTED_INTENTS, passes_gate};
use serde::{Deserialize, Serialize};

use super::show::percent;
use crate::terminal::{self, Column, harmless};

/// Where the set is to be had, for the help and for errors.
pub const SOURCE: &str =
    "clinc/oos-eval, data/data_full.json (CC BY 3.0), or its rows as one {\"text\", \"intent\"} a line";
/// Bytes of a file.
const MAX_FILE: u64 = 64 << 20;

#[derive(Debug, Deserialize)]
struct Row {
    text: String,
    intent: String,
}

#[derive(Debug, Default, Serialize)]
pub struct Intent {
    pub rows: u64,
    pub passed: u64,
    pub wanted: bool,
}

#[derive(Debug, Serialize)]
pub struct Result {
    pub recall: Option<f64>,
    pub stopped: Option<f64>,
    pub intents: BTreeMap<String, Intent>,
}

/// Every row of the file: JSON lines, or the set's own file, of which the training split is read.
fn rows(path: &Path) -> anyhow::Result<Vec<Row>> {
    let name = path.display();
    let size = std::fs::metadata(path).with_context(|| format!("cannot read {name}; get it from {SOURCE}"))?.len();
    ensure!(size <= MAX_FILE, "{name} has {size} bytes; {MAX_FILE} at most");
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {name}"))?;
    if let Ok(whole) = serde_json::from_str::<BTreeMap<String, Vec<(String, String)>>>(&text) {
        let splits = ["train", "oos_train"].into_iter().filter_map(|split| whole.get(split));
        return Ok(splits.flatten().map(|(text, intent)| Row { text: text.clone(), intent: intent.clone() }).collect());
    }
    text.lines()
        .enumerate()
        .map(|(n, line)| {
            serde_json::from_str(line).with_context(|| format!("{name}:{}: no row; the set is {SOURCE}", n + 1))
        })
        .collect()
}

pub fn score(path: &Path) -> anyhow::Result<Result> {
    let mut intents: BTreeMap<String, Intent> = BTreeMap::new();
    for row in rows(path)? {
        let wanted = WANTED_INTENTS.contains(&row.intent.as_str());
        let intent = intents.entry(row.intent).or_default();
        intent.wanted = wanted;
        intent.rows += 1;
        intent.passed += u64::from(passes_gate(&Heard { text: &row.text, own: false }, &[]));
    }
    let sum = |wanted: bool, of: fn(&Intent) -> u64| -> u64 {
        intents.values().filter(|intent| intent.wanted == wanted).map(of).sum()
    };
    let share = |part: u64, whole: u64| (whole > 0).then(|| part as f64 / whole as f64);
    let recall = share(sum(true, |intent| intent.passed), sum(true, |intent| intent.rows));
    let stopped = share(sum(false, |intent| intent.rows - intent.passed), sum(false, |intent| intent.rows));
    Ok(Result { recall, stopped, intents })
}

const COLUMNS: [Column; 4] =
    [Column::new("intent"), Column::new("rows").right(), Column::new("passed").right(), Column::new("")];
/// Intents that should stop and did least.
const SHOWN: usize = 15;

pub fn table(result: &Result) -> String {
    let row = |(name, intent): &(&String, &Intent)| {
        let passed = percent(Some(intent.passed as f64 / intent.rows.max(1) as f64));
        let should = if intent.wanted { "should pass" } else { "should stop" };
        vec![harmless(name), intent.rows.to_string(), passed, should.to_owned()]
    };
    let (wanted, mut others): (Vec<_>, Vec<_>) = result.intents.iter().partition(|(_, intent)| intent.wanted);
    others.sort_by_key(|(_, intent)| std::cmp::Reverse(intent.passed));
    let rows: Vec<Vec<String>> = wanted.iter().map(row).chain(others.iter().take(SHOWN).map(row)).collect();
    let mut out = terminal::table(&COLUMNS, &rows, None);
    let _ = writeln!(
        out,
        "\nrecall {}, stopped {} (the {SHOWN} intents that pass most are shown of those that should stop)",
        percent(result.recall),
        percent(result.stopped),
    );
    out
}
