//! Another labeller's answers to the same cases, scored as a model's are: how far two people who read with care agree is
//! what no model can be asked to go beyond.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, ensure};
use serde::Deserialize;

use super::case::{Case, Outcome};

/// What somebody found in one case.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    id: String,
    /// Of each message, as in the case.
    pub holds: Vec<Option<bool>>,
    pub gold: Vec<Outcome>,
}

/// The labels of a folder's `.jsonl` files, by the case's id; a later one of the same id takes the place of an earlier.
#[derive(Debug, Default)]
pub struct Labels(HashMap<String, Label>);

impl Labels {
    pub fn read(folder: &Path) -> anyhow::Result<Self> {
        let mut labels = HashMap::new();
        let listed = std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
        let mut files: Vec<_> = listed.filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
        files.sort();
        for path in files {
            let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
                let label: Label = serde_json::from_str(line)
                    .with_context(|| format!("{}:{}: no label", path.display(), number + 1))?;
                labels.insert(label.id.clone(), label);
            }
        }
        ensure!(!labels.is_empty(), "{}: no labels there, a line of {{id, holds, gold}} each", folder.display());
        Ok(Self(labels))
    }

    /// Whether the case was labelled, and message by message.
    pub fn has(&self, case: &Case) -> bool {
        self.0.get(&case.id).is_some_and(|label| label.holds.len() == case.messages.len())
    }

    pub fn of(&self, case: &Case) -> Option<&Label> {
        self.0.get(&case.id)
    }
}
