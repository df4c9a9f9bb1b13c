//! What is learnt from: what is heard in labelled conversations, and whether the labels have it too.

use std::path::Path;

use models::alike;
use models::rules::weights::{Table, score};
use models::rules::worth::{Candidate, above, candidates, chosen};

use super::learning::read::{self, Conversation, Gold, Result};
use super::learning::regress::{Sample, Settings, fit};

const SETTINGS: Settings = Settings { rounds: 15, step: 0.02, decay: 0.001 };

/// A folder of `eval`.
#[derive(Debug)]
pub struct Set {
    pub name: &'static str,
    /// What a candidate of it counts. Talks in which nearly all is something say less of what is nothing.
    weight: f32,
    /// Whether it is as people talk, half of it with nothing.
    pub measured: bool,
}

pub const SETS: [Set; 5] = [
    Set { name: "tune", weight: 1.0, measured: true },
    Set { name: "worth", weight: 1.0, measured: true },
    Set { name: "talks", weight: 1.0, measured: true },
    Set { name: "named", weight: 0.3, measured: false },
    Set { name: "gate", weight: 0.3, measured: false },
];

/// A conversation with what is heard in it.
#[derive(Debug)]
pub struct Talk {
    pub id: String,
    pub set: &'static str,
    weight: f32,
    /// New events and new reminders that it comes to.
    pub wanted: [usize; 2],
    pub heard: Vec<Heard>,
}

/// A candidate, and whether the labels have it.
#[derive(Debug)]
pub struct Heard {
    pub candidate: Candidate,
    pub right: bool,
}

/// Everything that is learnt from, of the folder `eval`.
pub fn all(eval: &Path) -> Result<Vec<Talk>> {
    let mut talks = Vec::new();
    for set in &SETS {
        let folder = eval.join(set.name);
        match set.name {
            "tune" => talks.extend(read::cases(&folder)?.iter().map(|one| Talk::of(set, one))),
            "gate" => talks.extend(read::signed(&folder)?.iter().map(|(one, signs)| Talk::signed(set, one, signs))),
            _ => talks.extend(read::talks(&folder)?.iter().map(|one| Talk::of(set, one))),
        }
    }
    Ok(talks)
}

impl Talk {
    pub fn of(set: &Set, conversation: &Conversation) -> Self {
        let Conversation { id, language, said, agenda, owner, .. } = conversation;
        let gold: Vec<&Gold> = conversation.gold.iter().filter(|gold| gold.target.is_none()).collect();
        let candidates = candidates(said, agenda, owner, language);
        let mut pairs: Vec<(u32, usize, usize)> = Vec::new();
        for (c, candidate) in candidates.iter().enumerate() {
            for (g, gold) in gold.iter().enumerate() {
                pairs.extend(likeness(candidate, gold).map(|like| (like, c, g)));
            }
        }
        pairs.sort_by_key(|&(like, c, g)| (std::cmp::Reverse(like), c, g));
        let (mut right, mut taken) = (vec![false; candidates.len()], vec![false; gold.len()]);
        for (_, c, g) in pairs {
            if !right[c] && !taken[g] {
                (right[c], taken[g]) = (true, true);
            }
        }
        let count = |reminder: bool| gold.iter().filter(|gold| gold.reminder == reminder).count();
        let heard = candidates.into_iter().zip(right).map(|(candidate, right)| Heard { candidate, right });
        Self {
            id: format!("{}-{id}", set.name),
            set: set.name,
            weight: set.weight,
            wanted: [count(false), count(true)],
            heard: heard.collect(),
        }
    }

    /// A talk of which only each message's sign is known: what is told by one that holds nothing is nothing, and of the
    /// rest nobody knows.
    fn signed(set: &Set, conversation: &Conversation, signs: &[bool]) -> Self {
        let mut talk = Self::of(set, conversation);
        talk.heard.retain(|heard| !signs[heard.candidate.message]);
        talk
    }
}

/// How like a candidate is to what the labels have; `None` where it is another thing. What the rules tell comes first: what
/// is only offered beside it is right where they are wrong.
fn likeness(candidate: &Candidate, gold: &Gold) -> Option<u32> {
    if candidate.reminder != gold.reminder {
        return None;
    }
    let any = |like: fn(&str, &str) -> bool| gold.titles.iter().any(|title| like(&candidate.title, title));
    let day = gold.day.is_some() && gold.day == candidate.day;
    let (message, overlap) = (candidate.message == gold.message, any(alike::titles_overlap));
    let like = 16 * u32::from(candidate.told)
        + 8 * u32::from(day)
        + 4 * u32::from(message)
        + 2 * u32::from(any(alike::title_acceptable))
        + u32::from(overlap);
    // The days of the talks are not asked: what is heard there by a wrong day is worth telling all the same.
    (day || overlap || message && gold.day.is_none()).then_some(like)
}

/// A candidate with what was said of it by a table.
#[derive(Debug)]
pub struct Judged<'t> {
    pub talk: &'t Talk,
    pub heard: &'t Heard,
    pub passes: bool,
}

impl<'t> Judged<'t> {
    pub fn of(talk: &'t Talk, table: &Table) -> Vec<Self> {
        let score = |candidate: &Candidate| above(candidate, score(table, &candidate.features));
        let scored: Vec<(&Candidate, f32)> =
            talk.heard.iter().map(|heard| (&heard.candidate, score(&heard.candidate))).collect();
        let chosen = chosen(&scored);
        talk.heard.iter().zip(chosen).map(|(heard, passes)| Self { talk, heard, passes }).collect()
    }

    pub fn line(&self) -> String {
        let Candidate { reminder, title, told, .. } = &self.heard.candidate;
        let sort = if *reminder { "reminder" } else { "event" };
        let by = if *told { "told" } else { "offered" };
        let wrong = if self.passes { "wanted by nobody" } else { "missed" };
        format!("{}: {sort} {title:?}, {by} by the rules, {wrong}", self.talk.id)
    }
}

/// A table that tells what is right from what is not.
pub fn learnt(talks: &[&Talk]) -> Box<Table> {
    let samples = talks.iter().flat_map(|talk| {
        let heard = talk.heard.iter();
        heard.map(|heard| Sample { features: &heard.candidate.features, holds: heard.right, weight: talk.weight })
    });
    fit(&samples.collect::<Vec<_>>(), SETTINGS)
}
