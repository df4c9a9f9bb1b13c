//! Whether what was heard as something new belongs into the agenda: a table of weights says so, by what was said, who said
//! it, what was answered, and what the rules made of it; then trees, by what the table says of it and of what stands beside
//! it. Made by `cargo run -p models --example train_worth`.
//!
//! The rules hear a plan by its form, and much that is none has that form: what others do without the owner, what was
//! answered in words that no list has, an advert, a joke. Much that is one has no form that they know: of what passes the
//! gate, every line is offered as something to do, and one that tells a time as an appointment. What stands in the agenda is
//! changed and called off by a second table, which also sees what the words are to the item; of that, what the rules hear
//! is told unless the weights are sure that it is wrong.

mod beside;
mod features;
mod target;

use std::ops::Range;

use beside::Scored;
use jiff::civil::Date;
use jiff::{ToSpan, Zoned};
use when::Language;

use super::choose::Pages;
use super::gate::learned::Gate;
use super::resolve::Item;
use super::thread::{Plan, Sort, Thread, texts};
use super::trees;
use super::weights::{Features, Table};
use crate::alike::titles_overlap;
use crate::{AgendaItem, Said};

/// Of what is new, and of what stands.
static TABLES: [&Table; 2] = [include_bytes!("worth/worth.bin"), include_bytes!("worth/changes.bin")];
static TREES: [&[u8]; 2] = [include_bytes!("worth/worth.trees"), include_bytes!("worth/changes.trees")];

/// Plans of one thread that are weighed, of what is new and of what stands, the last first; the rest are the rules' alone.
const MOST: usize = 80;
/// Messages behind the one that tells a plan whose words count.
pub(crate) const BEHIND: usize = 4;
/// Messages within which a plan stands beside another.
const NEAR: usize = BEHIND;
/// Messages within which what the rules did not hear is the same as what is told beside it.
const SAME: usize = 2;

/// The scores that are enough: of appointments and of things to do, that the rules tell, and that they do not. By
/// cross-validation, where it is flat; lower for what the rules tell, so that plain sentences do not hang on which talks were
/// learnt from.
pub const ENOUGH: [[f32; 2]; 2] = [[-0.5, -0.2], [-0.7, -0.2]];

/// The same of changes of what stands, and of what is called off.
pub const ENOUGH_TO_CHANGE: [[f32; 2]; 2] = [[-1.5, -0.3], [-1.8, -0.6]];

/// What was heard in a thread, with what the weights say of it by the first `until` messages. What was told long before
/// the messages from `first` on, and not spoken of since, stays as it was.
pub(crate) fn weighed(pages: &Pages, plans: &[Plan], first: usize, until: usize) -> Vec<Plan> {
    let mut weighed = plans.to_vec();
    let recent = |plan: &Plan| plan.source.message + BEHIND >= first || plan.touched >= first;
    // What stands beside what is weighed, and beside that, was weighed with it before: so its verdict is the same again.
    let from = plans.iter().filter(|plan| recent(plan)).map(|plan| plan.source.message).min().unwrap_or(first);
    let beside = |plan: &Plan| plan.source.message + 2 * NEAR >= from;
    let last = |stands: bool| {
        let of = move |&i: &usize| plans[i].target.is_some() == stands && beside(&plans[i]) && is_candidate(&plans[i]);
        (0..plans.len()).rev().filter(of).take(MOST)
    };
    let mut asked: Vec<usize> = last(false).chain(last(true)).collect();
    asked.sort_unstable();
    let candidates: Vec<(usize, Candidate)> =
        asked.into_iter().filter_map(|i| Some((i, Candidate::of(pages, plans, i, until)?))).collect();
    let heard: Vec<&Candidate> = candidates.iter().map(|(_, candidate)| candidate).collect();
    for ((i, _), worth) in candidates.iter().zip(chosen(&built_in(&heard))).filter(|((i, _), _)| recent(&plans[*i])) {
        weighed[*i].worth = Some(worth);
    }
    weighed
}

/// Whether the weights are asked: of what is new, and could be told.
fn is_candidate(plan: &Plan) -> bool {
    let timed = plan.sort == Sort::Reminder || !plan.slot.is_empty();
    let new = timed && !plan.title.is_empty();
    !plan.dropped
        && if plan.target.is_some() {
            plan.cancels || !plan.slot.is_empty() || plan.place.is_some()
        } else {
            new && !plan.cancels
        }
}

/// What the trees are told of each candidate of a talk, by the tables of what is new and of what stands; `None` of what the
/// tables alone say is nothing.
pub fn rows(candidates: &[&Candidate], tables: [&Table; 2]) -> Vec<Option<Vec<f32>>> {
    let table = |candidate: &Candidate| tables[usize::from(candidate.target.is_some())];
    let scored: Vec<Scored> = candidates.iter().map(|one| Scored::of(one, table(one))).collect();
    (0..scored.len()).map(|i| beside::row(&scored, i)).collect()
}

/// How far a candidate is above what is enough, by the trees of what is new and of what stands.
pub fn judged(candidate: &Candidate, row: Option<&Vec<f32>>, trees: [&[u8]; 2]) -> f32 {
    let Some(row) = row else { return f32::NEG_INFINITY };
    let stands = candidate.target.is_some();
    let enough =
        if stands { ENOUGH_TO_CHANGE[usize::from(candidate.cancels)] } else { ENOUGH[usize::from(candidate.reminder)] };
    trees::score(trees[usize::from(stands)], row) - enough[usize::from(!candidate.told)]
}

/// Of what scores above 0, whatever does not say the same as something that is more so.
pub fn chosen(scored: &[(&Candidate, f32)]) -> Vec<bool> {
    let mut order: Vec<usize> = (0..scored.len()).collect();
    order.sort_by(|&a, &b| scored[b].1.total_cmp(&scored[a].1));
    let mut taken: Vec<usize> = Vec::new();
    for i in order {
        let (candidate, score) = scored[i];
        if score >= 0.0 && !taken.iter().any(|&other| candidate.is_same(scored[other].0)) {
            taken.push(i);
        }
    }
    (0..scored.len()).map(|i| taken.contains(&i)).collect()
}

/// A plan that may belong into the agenda: what is learnt from.
#[derive(Debug, Default)]
pub struct Candidate {
    /// The message that tells it, and the bytes of it that do.
    pub message: usize,
    pub span: Range<usize>,
    pub reminder: bool,
    pub title: String,
    pub day: Option<Date>,
    /// When it is, as a label has it: a minute, or a day; empty where no time is told.
    pub when: String,
    /// When it ends, where that or a length is told.
    pub end: String,
    pub place: Option<String>,
    /// The item of the agenda that it changes, by id, or calls off.
    pub target: Option<String>,
    pub cancels: bool,
    /// Whether the rules alone would tell it.
    pub told: bool,
    pub features: Features,
    /// What the rules made of it, a number each.
    pub facts: Vec<u32>,
}

impl Candidate {
    /// `None` where the plan's message is not there.
    fn of(pages: &Pages, plans: &[Plan], i: usize, until: usize) -> Option<Self> {
        let plan = &plans[i];
        let at = &pages.thread.at(plan.source.message)?.at;
        let (features, facts) = features::of(pages, plans, i, until)?;
        let start = plan.slot.start(at);
        let end = start
            .as_ref()
            .zip(plan.slot.length)
            .and_then(|((start, _), length)| start.checked_add(length.minutes()).ok());
        let written = |when: &Zoned, whole: bool| when.strftime(if whole { "%F" } else { "%FT%H:%M" }).to_string();
        Some(Self {
            message: plan.source.message,
            span: plan.source.span.clone(),
            reminder: plan.sort == Sort::Reminder,
            title: plan.title.clone(),
            day: start.as_ref().map(|(start, _)| start.date()),
            end: end.map_or_else(String::new, |end| written(&end, false)),
            when: start.map_or_else(String::new, |(start, whole)| written(&start, whole)),
            place: plan.place.clone(),
            target: plan.target.clone(),
            cancels: plan.cancels,
            told: plan.is_told(),
            features,
            facts,
        })
    }

    /// Whether two are one thing: in one sentence, or near and of one sort or of one name, where the rules do not tell
    /// both.
    fn is_same(&self, other: &Self) -> bool {
        if self.target.is_some() && self.target == other.target {
            return true;
        }
        let sentence = self.message == other.message && self.span == other.span;
        let alike = self.reminder == other.reminder || titles_overlap(&self.title, &other.title);
        let near = self.message.abs_diff(other.message) <= SAME && alike;
        !(self.told && other.told) && (sentence || near)
    }
}

/// What a conversation may come to, as of its end, behind a gate.
pub fn candidates(said: &[Said], agenda: &[AgendaItem], owner: &str, language: &str, gate: &Gate) -> Vec<Candidate> {
    let items: Vec<Item> = agenda.iter().map(Item::from).collect();
    let said: Vec<&Said> = said.iter().collect();
    let texts = texts(&said);
    let mut thread = Thread::new(said, &texts, &items, owner, Language::from_code(language)).behind(gate);
    (0..texts.len()).for_each(|message| thread.read(message));
    let pages = Pages::of(&thread);
    let plans = thread.heard();
    let asked = (0..plans.len()).filter(|&i| is_candidate(&plans[i]));
    asked.filter_map(|i| Candidate::of(&pages, &plans, i, texts.len())).collect()
}

/// The candidates of a talk with their scores by what is built in, above 0 where they are enough.
pub fn built_in<'c>(candidates: &[&'c Candidate]) -> Vec<(&'c Candidate, f32)> {
    let rows = rows(candidates, TABLES);
    candidates.iter().zip(rows).map(|(one, row)| (*one, judged(one, row.as_ref(), TREES))).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::float_cmp)] // a test may fail; the same sum is the same
mod tests {
    use jiff::ToSpan;

    use when::Language;

    use super::{Candidate, TABLES, candidates, chosen, rows, weighed};
    use crate::rules::choose::{self, Pages};
    use crate::rules::gate::learned::BUILT_IN;
    use crate::rules::thread::{Plan, Thread, texts};
    use crate::{Role, Said};

    fn heard(message: usize, reminder: bool, told: bool) -> Candidate {
        Candidate { message, span: 0..9, reminder, told, ..Candidate::default() }
    }

    #[test]
    fn a_sentence_is_an_appointment_or_something_to_do_whichever_is_likelier() {
        let (event, task) = (heard(0, false, true), heard(0, true, false));
        assert_eq!(chosen(&[(&event, 0.5), (&task, 1.0)]), [false, true]);
        assert_eq!(chosen(&[(&event, 1.5), (&task, 1.0)]), [true, false]);
        assert_eq!(chosen(&[(&event, -0.1), (&task, -0.2)]), [false, false]);
    }

    #[test]
    fn what_is_offered_beside_what_is_told_of_its_sort_is_the_same_and_two_that_the_rules_tell_are_two() {
        let (told, other, offered) = (heard(3, true, true), heard(4, true, true), heard(5, true, false));
        assert_eq!(chosen(&[(&told, 0.5), (&other, 0.4), (&offered, 0.3)]), [true, true, false]);
        let (named, event) =
            (|title: &str, one: Candidate| Candidate { title: title.into(), ..one }, heard(4, false, false));
        let task = named("Bring the papers", heard(3, true, true));
        assert_eq!(chosen(&[(&task, 0.5), (&named("Papers", event), 0.4)]), [true, false]);
        let far = heard(9, true, false);
        assert_eq!(chosen(&[(&told, 0.5), (&far, 0.3)]), [true, true]);
    }

    fn talk(lines: &[&str]) -> Vec<Said> {
        let began: jiff::Zoned = "2026-11-23T09:00[Europe/Madrid]".parse().unwrap();
        let said = |(n, line): (usize, &&str)| {
            let (name, text) = line.split_once(": ").unwrap();
            let own = name == "me";
            Said {
                id: format!("msg_{n}"),
                role: if own { Role::User } else { Role::Contact },
                name: if own { String::new() } else { name.into() },
                text: text.into(),
                at: began.checked_add((n as i64).minutes()).unwrap(),
                new: true,
            }
        };
        lines.iter().enumerate().map(said).collect()
    }

    #[test]
    fn what_was_told_is_the_same_when_more_is_said() {
        // Conversations one behind the other, in which much stands beside much; with one person, for the rules ask how many
        // there are.
        const LONG: usize = 24;
        let cases = include_str!("../../../../eval/tune/en.jsonl").lines();
        let cases = cases.filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
        let lines = cases.flat_map(|case| {
            let said = case["messages"].as_array().cloned().unwrap_or_default().into_iter();
            let line = move |message: serde_json::Value| {
                let own = message["from"] == case["me"];
                Some(format!("{}: {}", if own { "me" } else { "Ana" }, message["text"].as_str()?))
            };
            said.filter_map(line).collect::<Vec<String>>()
        });
        let lines: Vec<String> = lines.take(40 * LONG).collect();
        let talks = lines.chunks(LONG).map(|lines| {
            let lines = std::iter::once("Ana: hi").chain(lines.iter().map(String::as_str));
            talk(&lines.collect::<Vec<&str>>())
        });
        let judged: usize = talks.map(|said| judged_again(&said)).sum();
        assert!(judged > 1000, "{judged}");
    }

    /// What each turn tells, and when that is, is what the next one takes for told before; how many verdicts that are.
    fn judged_again(said: &[Said]) -> usize {
        let mut judged = 0;
        for turn in 1..said.len() {
            let read = |count: usize| -> Vec<&Said> { said[..count].iter().collect() };
            let verdicts = |count: usize, first: usize| {
                let texts = texts(&read(count));
                let mut thread = Thread::new(read(count), &texts, &[], "", Some(Language::En));
                (0..turn).for_each(|message| thread.read(message));
                let heard = thread.heard();
                (turn..count).for_each(|message| thread.read(message));
                let pages = Pages::of(&thread);
                let weighed = weighed(&pages, &heard, first, turn);
                let settled = |plan: Plan| (plan.number, plan.worth, choose::settled(&pages, &plan, turn).slot);
                weighed.into_iter().map(settled).collect::<Vec<_>>()
            };
            // As it was told in this turn, and as what was told before in the next.
            let (told, then) = (verdicts(turn, turn - 1), verdicts(turn + 1, turn));
            for again in then.iter().filter(|again| again.1.is_some()) {
                assert!(told.contains(again), "turn {turn}: {again:?} of {told:?}");
                judged += 1;
            }
        }
        judged
    }

    #[test]
    fn trees_are_told_the_same_numbers_of_each_and_how_it_stands_beside_the_others() {
        let texts = [
            "Ana: Lunch on Friday at 1?",
            "me: ok! and please bring the tent on Saturday",
            "Ana: Dinner on Sunday at 8 at mine",
        ];
        let said = talk(&texts);
        let candidates = candidates(&said, &[], "", "en", &BUILT_IN);
        let all: Vec<&Candidate> = candidates.iter().collect();
        let beside = rows(&all, TABLES);
        let alone: Vec<Option<Vec<f32>>> = all.iter().map(|one| rows(&[*one], TABLES).remove(0)).collect();
        let both: Vec<(&Vec<f32>, &Vec<f32>)> =
            beside.iter().zip(&alone).filter_map(|(row, alone)| row.as_ref().zip(alone.as_ref())).collect();
        assert!(both.len() > 1 && both.iter().all(|(row, _)| row.len() == both[0].0.len() && row.len() < 256));
        // Its own score is the same alone; how many stand beside it are not.
        assert!(both.iter().all(|(row, alone)| row[0] == alone[0] && row != alone));
    }
}
