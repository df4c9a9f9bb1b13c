//! A labelled conversation, as `eval/README.md` describes it: one line of a file.

use std::path::Path;

use anyhow::{Context, bail, ensure};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// Bytes of a file, and messages of a case: what is more is no case of ours.
const MAX_FILE: u64 = 64 << 20;
const MAX_MESSAGES: usize = 100;

/// Which part of the set a case lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// To look at while rules are worked on.
    #[default]
    Tune,
    /// Measured only: nothing of its text is ever shown.
    Held,
}

impl Part {
    pub const ALL: [Self; 2] = [Self::Tune, Self::Held];

    pub fn name(self) -> &'static str {
        match self {
            Self::Tune => "tune",
            Self::Held => "held",
        }
    }

    /// Whether it is kept aside from those who work on the rules.
    pub fn is_aside(self) -> bool {
        self == Self::Held
    }
}

/// Which half of the set a case falls into: rules are worked on with one, and looked at with the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Half {
    /// To work on
    Dev,
    /// To look at afterwards
    Check,
}

impl Half {
    /// By the FNV-1a hash of the id: it stays what it is when cases are added.
    pub fn of(id: &str) -> Self {
        let hash = id
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        // The lowest bit of this hash is but the letters' own; a higher one is mixed.
        if hash >> 20 & 1 == 0 { Self::Dev } else { Self::Check }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    #[serde(skip)]
    pub part: Part,
    pub id: String,
    pub language: String,
    pub topic: String,
    pub kind: String,
    /// IANA zone of every time in the case.
    pub zone: String,
    /// Whose assistant reads along.
    pub me: String,
    pub people: Vec<String>,
    pub places: Vec<String>,
    pub agenda: Vec<Item>,
    pub messages: Vec<Message>,
    pub gold: Vec<Outcome>,
}

impl Case {
    /// What the assistant reads of each message.
    pub fn texts(&self) -> Vec<String> {
        self.messages.iter().map(Message::read).collect()
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    pub from: String,
    #[serde(serialize_with = "to_the_minute")]
    pub at: DateTime,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    pub text: String,
    /// Whether it must pass the gate; `None` where fair people would differ.
    pub holds: Option<bool>,
}

impl Message {
    /// What the assistant reads: a mail's subject stands before its body.
    pub fn read(&self) -> String {
        match &self.subject {
            Some(subject) => format!("{subject}\n\n{}", self.text),
            None => self.text.clone(),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    Event,
    Reminder,
}

impl Sort {
    pub fn name(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Reminder => "reminder",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    Create,
    Change,
    Cancel,
}

impl Action {
    pub fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Change => "change",
            Self::Cancel => "cancel",
        }
    }
}

/// A wall time in the case's zone, or a day where only that is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum When {
    Day(Date),
    At(DateTime),
}

impl When {
    pub fn date(self) -> Date {
        match self {
            Self::Day(date) => date,
            Self::At(at) => at.date(),
        }
    }

    /// Reads `2026-11-27`, `2026-11-27T13:00`, and an instant with its offset or zone, which is turned into `zone`.
    pub fn read(text: &str, zone: &TimeZone) -> Option<Self> {
        if text.len() <= "2026-11-27".len() {
            return text.parse().ok().map(Self::Day);
        }
        if let Ok(zoned) = text.parse::<jiff::Zoned>() {
            return Some(Self::At(zoned.with_time_zone(zone.clone()).datetime()));
        }
        if let Ok(instant) = text.parse::<jiff::Timestamp>() {
            return Some(Self::At(zone.to_datetime(instant)));
        }
        text.parse().ok().map(Self::At)
    }
}

impl TryFrom<String> for When {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::read(&text, &TimeZone::UTC).ok_or_else(|| format!("{text:?} is neither YYYY-MM-DD nor YYYY-MM-DDTHH:MM"))
    }
}

impl From<When> for String {
    fn from(when: When) -> Self {
        when.to_string()
    }
}

impl std::fmt::Display for When {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Day(date) => write!(f, "{date}"),
            Self::At(at) => write!(f, "{}", at.strftime("%Y-%m-%dT%H:%M")),
        }
    }
}

fn to_the_minute<S: serde::Serializer>(at: &DateTime, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&When::At(*at))
}

/// What stands in the agenda before the first message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub id: String,
    #[serde(rename = "type")]
    pub sort: Sort,
    pub title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<When>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<When>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub all_day: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<When>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub participants: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeat: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<String>,
}

impl Item {
    pub fn when(&self) -> Option<When> {
        self.start.or(self.due)
    }
}

/// One thing that a conversation adds, changes or cancels: wanted (gold) or found. What is not given is `None`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    pub action: Action,
    #[serde(rename = "type")]
    pub sort: Sort,
    /// The item of the agenda that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tentative: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Others that are as good; only in gold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub titles: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<When>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<When>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub all_day: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<When>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub participants: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeat: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<String>,
    /// The index of the message that decides it.
    pub message: usize,
    pub quote: String,
}

impl Outcome {
    /// When it starts or is due.
    pub fn when(&self) -> Option<When> {
        self.start.or(self.due)
    }
}

/// The cases of a folder with `tune` and `held` in it, by part and language; those of `languages` where any is
/// named. Of several parts those count that are there.
pub fn load(folder: &Path, parts: &[Part], languages: &[String]) -> anyhow::Result<Vec<Case>> {
    let mut cases = Vec::new();
    for &part in parts {
        let within = folder.join(part.name());
        if parts.len() > 1 && !within.exists() {
            continue;
        }
        let listed = std::fs::read_dir(&within)
            .with_context(|| format!("{}: no labelled cases there; --cases names their folder", within.display()))?;
        let mut files: Vec<_> = listed.filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
        files.sort();
        for path in files {
            let language = path.file_stem().unwrap_or_default().to_string_lossy();
            if languages.is_empty() || languages.iter().any(|wanted| *wanted == language) {
                read(&path, part, &mut cases)?;
            }
        }
    }
    ensure!(!cases.is_empty(), "no case of these languages lies in {}", folder.display());
    Ok(cases)
}

fn read(path: &Path, part: Part, cases: &mut Vec<Case>) -> anyhow::Result<()> {
    let name = path.display();
    let size = std::fs::metadata(path).with_context(|| format!("cannot read {name}"))?.len();
    ensure!(size <= MAX_FILE, "{name} has {size} bytes; {MAX_FILE} at most");
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {name}"))?;
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let mut case: Case = match serde_json::from_str(line) {
            Ok(case) => case,
            // The words of a held case stay out of the message.
            Err(error) => bail!("{name}:{}: no case: column {}, see eval/check.py", number + 1, error.column()),
        };
        ensure!(case.messages.len() <= MAX_MESSAGES, "{}: {MAX_MESSAGES} messages at most", case.id);
        case.part = part;
        cases.push(case);
    }
    Ok(())
}
