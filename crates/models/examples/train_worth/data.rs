//! What is learnt from: what is heard in labelled conversations, and whether the labels have it too.

use std::path::Path;

use models::alike;
use models::rules::weights::Table;
use models::rules::worth::{Candidate, candidates, chosen, judged, rows};

use super::learning::gate::Gates;
use super::learning::part;
use super::learning::read::{self, Conversation, Gold, Result};
use super::learning::regress::{self, Sample, Settings};
use super::learning::trees::{self, Example};

/// Messages by which one may tell a change before the label has it.
const NEAR: usize = 2;

const SETTINGS: Settings = Settings { rounds: 15, step: 0.02, decay: 0.001 };
const OF_CHANGES: Settings = Settings { rounds: 20, step: 0.01, decay: 0.001 };
const TREES: trees::Settings = trees::Settings { trees: 300, step: 0.05, least: 30, asked: 40, seen: 70 };

pub const FOLDS: u64 = 5;

/// A folder of `eval`.
#[derive(Debug)]
pub struct Set {
    pub name: &'static str,
    /// What a candidate of something new counts. Talks in which nearly all is something say less of what is nothing, and
    /// those in which something that stands is changed nothing of what is new.
    weight: f32,
    /// Whether it is as people talk, half of it with nothing.
    pub measured: bool,
}

pub const SETS: [Set; 8] = [
    Set { name: "tune", weight: 1.0, measured: true },
    Set { name: "hard", weight: 1.0, measured: true },
    Set { name: "worth", weight: 1.0, measured: true },
    Set { name: "talks", weight: 1.0, measured: true },
    Set { name: "changes", weight: 0.0, measured: true },
    Set { name: "agendas", weight: 0.0, measured: true },
    Set { name: "named", weight: 0.3, measured: false },
    Set { name: "gate", weight: 0.3, measured: false },
];

/// A conversation with what is heard in it.
#[derive(Debug)]
pub struct Talk {
    pub id: String,
    pub set: &'static str,
    weight: f32,
    /// New events, new reminders, changes and cancellations that it comes to.
    pub wanted: [usize; 4],
    pub heard: Vec<Heard>,
}

/// A candidate, and whether the labels have it.
#[derive(Debug)]
pub struct Heard {
    pub candidate: Candidate,
    pub right: bool,
    /// Whether it is learnt from: what says near to where the labels have it what they have is neither right nor wrong.
    pub counts: bool,
}

/// Everything that is learnt from, of the folder `eval`, behind gates that have not learnt from it: what they let pass, and
/// how sure they are, is as it will be of what nobody has learnt from.
pub fn all(eval: &Path, gates: &Gates) -> Result<Vec<Talk>> {
    let mut talks = Vec::new();
    for set in &SETS {
        let folder = eval.join(set.name);
        let of = |one: &Conversation| Talk::of(set, one, gates);
        talks.extend(match set.name {
            "changes" | "hard" => read::cases(&folder.join("tune"))?.iter().map(of).collect::<Vec<Talk>>(),
            "tune" => read::cases(&folder)?.iter().map(of).collect(),
            "gate" => read::signed(&folder)?.iter().map(|(one, signs)| Talk::signed(set, one, signs, gates)).collect(),
            _ => read::talks(&folder)?.iter().map(of).collect(),
        });
    }
    Ok(talks)
}

impl Talk {
    pub fn of(set: &Set, conversation: &Conversation, gates: &Gates) -> Self {
        let Conversation { id, language, said, agenda, owner, gold, .. } = conversation;
        let candidates = candidates(said, agenda, owner, language, &gates.unlearnt(id));
        let mut pairs: Vec<(u32, usize, usize)> = Vec::new();
        for (c, candidate) in candidates.iter().enumerate() {
            for (g, gold) in gold.iter().enumerate() {
                pairs.extend(likeness(candidate, gold).map(|like| (like, c, g)));
            }
        }
        pairs.sort_by_key(|&(like, c, g)| (std::cmp::Reverse(like), c, g));
        let (mut right, mut taken) = (vec![false; candidates.len()], vec![0; gold.len()]);
        for (like, c, g) in pairs {
            // Of what is new one is right; of a change everything that says the same.
            let free = taken[g] == 0 || gold[g].target.is_some() && like == taken[g];
            if !right[c] && free {
                (right[c], taken[g]) = (true, like);
            }
        }
        let mut wanted = [0; 4];
        for gold in gold {
            wanted[sort(gold.target.is_some(), gold.cancels, gold.reminder)] += 1;
        }
        let unsure = |candidate: &Candidate| {
            let near = |gold: &Gold| gold.message <= candidate.message + NEAR;
            gold.iter().any(|gold| is_of(candidate, gold) && near(gold))
        };
        let heard = candidates.into_iter().zip(right).map(|(candidate, right)| Heard {
            counts: right || candidate.target.is_none() || !unsure(&candidate),
            candidate,
            right,
        });
        Self { id: format!("{}-{id}", set.name), set: set.name, weight: set.weight, wanted, heard: heard.collect() }
    }

    /// The part of all talks that it stays in.
    pub fn fold(&self) -> u64 {
        part(&self.id, 0, FOLDS)
    }

    /// How much is learnt from a candidate, of what stands or of what is new; `None` for nothing.
    fn counts(&self, heard: &Heard, stands: bool) -> Option<f32> {
        let weight = if stands { 1.0 } else { self.weight };
        let is = heard.counts && heard.candidate.target.is_some() == stands && weight > 0.0;
        is.then_some(weight)
    }

    /// A talk of which only each message's sign is known: what is told by one that holds nothing is nothing, and of the
    /// rest nobody knows.
    fn signed(set: &Set, conversation: &Conversation, signs: &[bool], gates: &Gates) -> Self {
        let mut talk = Self::of(set, conversation, gates);
        for heard in &mut talk.heard {
            heard.counts = !signs[heard.candidate.message];
        }
        talk
    }
}

/// How like a candidate is to what the labels have; `None` where it is another thing. What the rules tell comes first: what
/// is only offered beside it is right where they are wrong.
fn likeness(candidate: &Candidate, gold: &Gold) -> Option<u32> {
    if candidate.target.is_some() || gold.target.is_some() {
        let same = is_as_told(candidate, gold);
        let message = candidate.message == gold.message;
        return is_of(candidate, gold)
            .then_some(1 + 2 * u32::from(!gold.cancels && same) + u32::from(message && gold.cancels));
    }
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

/// Whether a candidate changes what a label changes, or calls off what it calls off.
fn is_of(candidate: &Candidate, gold: &Gold) -> bool {
    candidate.target.is_some() && candidate.target == gold.target && candidate.cancels == gold.cancels
}

/// Whether a change is to the time that a label has; where it has none, to its end, or its place.
fn is_as_told(candidate: &Candidate, gold: &Gold) -> bool {
    match (gold.when.as_deref().unwrap_or_default(), gold.end.as_deref()) {
        ("", Some(end)) => end == candidate.end,
        ("", None) => candidate.when.is_empty() && candidate.place.is_some(),
        (when, _) => when == candidate.when,
    }
}

/// Which of the four sorts of what is wanted.
pub fn sort(target: bool, cancels: bool, reminder: bool) -> usize {
    if target { 2 + usize::from(cancels) } else { usize::from(reminder) }
}

/// A candidate with what was said of it.
#[derive(Debug)]
pub struct Judged<'t> {
    pub talk: &'t Talk,
    pub heard: &'t Heard,
    pub passes: bool,
}

impl<'t> Judged<'t> {
    /// What trees say of a talk, by what tables said.
    pub fn of(Seen { talk, rows }: &Seen<'t>, trees: &[Vec<u8>; 2]) -> Vec<Self> {
        let trees = trees.each_ref().map(Vec::as_slice);
        let scored: Vec<(&Candidate, f32)> = talk
            .heard
            .iter()
            .zip(rows)
            .map(|(heard, row)| (&heard.candidate, judged(&heard.candidate, row.as_ref(), trees)))
            .collect();
        let chosen = chosen(&scored);
        talk.heard.iter().zip(chosen).map(|(heard, passes)| Self { talk, heard, passes }).collect()
    }

    pub fn sort(&self) -> usize {
        let Candidate { target, cancels, reminder, .. } = &self.heard.candidate;
        sort(target.is_some(), *cancels, *reminder)
    }

    pub fn line(&self) -> String {
        let Candidate { message, reminder, title, told, target, cancels, when, .. } = &self.heard.candidate;
        let act = match (target, cancels) {
            (None, _) => "new",
            (_, false) => "change of",
            (_, true) => "cancelled",
        };
        let sort = format!("{message} {when} {act} {}", if *reminder { "reminder" } else { "event" });
        let by = if *told { "told" } else { "offered" };
        let wrong = if self.passes { "wanted by nobody" } else { "missed" };
        format!("{}: {sort} {title:?}, {by} by the rules, {wrong}", self.talk.id)
    }
}

/// A talk with what trees are told of each candidate.
#[derive(Debug)]
pub struct Seen<'t> {
    pub talk: &'t Talk,
    rows: Vec<Option<Vec<f32>>>,
}

impl<'t> Seen<'t> {
    pub fn of(talk: &'t Talk, tables: &[Box<Table>; 2]) -> Self {
        let candidates: Vec<&Candidate> = talk.heard.iter().map(|heard| &heard.candidate).collect();
        Self { talk, rows: rows(&candidates, tables.each_ref().map(Box::as_ref)) }
    }
}

/// Each talk as tables see it that were not learnt from it, nor from those of its part.
pub fn unlearnt<'t>(talks: &[&'t Talk]) -> Vec<Seen<'t>> {
    let folds = (0..FOLDS).flat_map(|fold| {
        let (out, rest): (Vec<&Talk>, Vec<&Talk>) = talks.iter().partition(|talk| talk.fold() == fold);
        let tables = tables(&rest);
        out.into_iter().map(move |talk| Seen::of(talk, &tables)).collect::<Vec<_>>()
    });
    folds.collect()
}

/// Two tables that tell what is right from what is not: of what is new, and of what stands.
pub fn tables(talks: &[&Talk]) -> [Box<Table>; 2] {
    [false, true].map(|stands| {
        let samples = talks.iter().flat_map(|talk| {
            let learnt = talk.heard.iter().filter_map(move |heard| Some((heard, talk.counts(heard, stands)?)));
            learnt.map(|(heard, weight)| Sample { features: &heard.candidate.features, holds: heard.right, weight })
        });
        regress::fit(&samples.collect::<Vec<_>>(), if stands { OF_CHANGES } else { SETTINGS })
    })
}

/// Trees that do the same by what tables say that have not learnt from the talks: those that have are too sure of them.
pub fn trees(seen: &[&Seen]) -> [Vec<u8>; 2] {
    [false, true].map(|stands| {
        let examples = seen.iter().flat_map(|Seen { talk, rows }| {
            let learnt = talk.heard.iter().zip(rows);
            learnt.filter_map(move |(heard, row)| {
                Some(Example { row: row.as_ref()?, holds: heard.right, weight: talk.counts(heard, stands)? })
            })
        });
        trees::fit(&examples.collect::<Vec<_>>(), TREES)
    })
}
