//! `attache eval --inbox`: labelled mails, judged by the rules and scored: how far off the urgency is, whether the sender
//! and what is wanted are right. The mails: `eval/inbox/`; what each label means: `eval/README.md`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, ensure};
use domain::{Needed, SenderKind, Triage};
use models::rules::triage::{Letter, judge};
use serde::{Deserialize, Serialize};

use super::case::Part;

/// Bytes of a file; what is more is none of ours.
const MAX_FILE: u64 = 16 << 20;
/// How far off an urgency may be.
const NEAR: u8 = 15;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    pub id: String,
    pub language: String,
    pub from: String,
    pub name: String,
    pub subject: String,
    pub text: String,
    pub gold: Gold,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gold {
    pub urgency: u8,
    pub sender: SenderKind,
    pub action: Needed,
}

impl Mail {
    /// The judgement of what the product reads: the subject stands before the first mail of a thread.
    fn judged(&self) -> Triage {
        let text = format!("{}\n\n{}", self.subject, self.text);
        judge(&Letter { from: &self.from, name: &self.name, text: &text })
    }
}

/// What was counted of a group of mails.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub mails: usize,
    pub urgency: usize,
    pub sender: usize,
    pub action: usize,
    /// Mails that want an answer or a deed: labelled so, found so, and both.
    pub wanting: usize,
    pub found: usize,
    pub both: usize,
}

/// The scores that a threshold may name, in percent; `None` where nothing was counted.
impl Counts {
    pub const SCORES: [&'static str; 5] = ["urgency", "sender", "action", "needed_precision", "needed_recall"];

    pub fn score(&self, name: &str) -> Option<f64> {
        let (right, of) = match name {
            "urgency" => (self.urgency, self.mails),
            "sender" => (self.sender, self.mails),
            "action" => (self.action, self.mails),
            "needed_precision" => (self.both, self.found),
            "needed_recall" => (self.both, self.wanting),
            _ => return None,
        };
        (of > 0).then(|| 100.0 * right as f64 / of as f64)
    }

    fn add(&mut self, mail: &Mail, found: &Triage) {
        let wants = |action| matches!(action, Needed::Reply | Needed::Do);
        let (wanted, got) = (wants(mail.gold.action), wants(found.action));
        self.mails += 1;
        self.urgency += usize::from(found.urgency.abs_diff(mail.gold.urgency) <= NEAR);
        self.sender += usize::from(found.sender == mail.gold.sender);
        self.action += usize::from(found.action == mail.gold.action);
        self.wanting += usize::from(wanted);
        self.found += usize::from(got);
        self.both += usize::from(wanted && got);
    }
}

/// Counts by group: `all`, `tune`, `held`, and each language.
pub type Groups = BTreeMap<String, Counts>;

/// Judges and counts the mails of these parts; the lines of those that are wrong, never of what is held aside.
pub fn run(folder: &Path, parts: &[Part], languages: &[String]) -> anyhow::Result<(Groups, Vec<String>)> {
    let (mut groups, mut wrong) = (Groups::new(), Vec::new());
    for part in parts {
        let folder = if *part == Part::Held { folder.join("held") } else { folder.to_owned() };
        for mail in load(&folder, languages)? {
            let found = mail.judged();
            for group in ["all", part.name(), &mail.language] {
                groups.entry(group.to_owned()).or_default().add(&mail, &found);
            }
            let near = found.urgency.abs_diff(mail.gold.urgency) <= NEAR;
            if *part == Part::Tune && !(near && found.sender == mail.gold.sender && found.action == mail.gold.action) {
                let Gold { urgency, sender, action } = mail.gold;
                let Triage { urgency: own, sender: whose, action: what, .. } = found;
                let line = format!("{}: {urgency} {sender:?} {action:?}, found {own} {whose:?} {what:?}", mail.id);
                wrong.push(format!("{line}  {}", domain::text::shorten(&mail.subject, 40)));
            }
        }
    }
    ensure!(!groups.is_empty(), "there are no mails in {}", folder.display());
    Ok((groups, wrong))
}

fn load(folder: &Path, languages: &[String]) -> anyhow::Result<Vec<Mail>> {
    let shown = folder.display();
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .with_context(|| format!("cannot read {shown}"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"))
        .filter(|path| {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            languages.is_empty() || languages.iter().any(|language| *language == stem)
        })
        .collect();
    files.sort();
    let mut mails = Vec::new();
    for path in files {
        let name = path.display();
        ensure!(std::fs::metadata(&path)?.len() <= MAX_FILE, "{name} is larger than {MAX_FILE} bytes");
        let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {name}"))?;
        for (n, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let mail = serde_json::from_str(line).with_context(|| format!("{name}, line {}: is no mail", n + 1))?;
            mails.push(mail);
        }
    }
    Ok(mails)
}

/// A line a group.
pub fn table(groups: &Groups) -> String {
    let mut out = format!("{:<8}{:>6}", "", "mails");
    for name in Counts::SCORES {
        let _ = write!(out, "{name:>18}");
    }
    out.push('\n');
    for (group, counts) in groups {
        let _ = write!(out, "{group:<8}{:>6}", counts.mails);
        for name in Counts::SCORES {
            let score = counts.score(name).map_or_else(|| "–".to_owned(), |score| format!("{score:.1} %"));
            let _ = write!(out, "{score:>18}");
        }
        out.push('\n');
    }
    out
}

/// What does not reach these thresholds, a line each, and how many were checked. A group that is not there is left out.
pub fn check(groups: &Groups, path: &Path) -> anyhow::Result<(usize, Vec<String>)> {
    let name = path.display();
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {name}"))?;
    let wanted: super::thresholds::Thresholds =
        toml::from_str(&text).with_context(|| format!("{name} holds no thresholds"))?;
    let (mut checked, mut missed) = (0, Vec::new());
    for (group, scores) in &wanted {
        for (score, least) in scores {
            ensure!(Counts::SCORES.contains(&score.as_str()), "{name}: [{group}] {score}: no score has this name");
            let Some(counts) = groups.get(group) else { continue };
            checked += 1;
            let got = counts.score(score);
            if got.is_none_or(|got| got < *least - f64::EPSILON) {
                let got = got.map_or_else(|| "–".to_owned(), |got| format!("{got:.1} %"));
                missed.push(format!("MISSED  {group}: {score}: {got}, at least {least:.1} % wanted"));
            }
        }
    }
    Ok((checked, missed))
}
