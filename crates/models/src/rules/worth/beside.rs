//! What the trees are told of a candidate: its score and what that is made of, what the rules made of it, and how it stands
//! beside the others of its talk. To add a number, put it behind the others and train again.

use super::{Candidate, NEAR};
use crate::rules::weights::{Table, parts, score};

/// A candidate with what a table of weights makes of it.
pub(super) struct Scored<'c> {
    candidate: &'c Candidate,
    score: f32,
    parts: Vec<f32>,
}

/// Where there is nothing to compare with; a score below is as good as nothing.
const NOTHING: f32 = -8.0;
/// What the table is so sure of that the trees are not asked: of what is below nearly nothing is right.
const HOPELESS: f32 = -4.0;

impl<'c> Scored<'c> {
    pub fn of(candidate: &'c Candidate, table: &Table) -> Self {
        let score = score(table, &candidate.features).max(NOTHING);
        Self { candidate, score, parts: parts(table, &candidate.features) }
    }
}

/// One candidate's row of numbers, by those of at most [`NEAR`] messages before and behind it: whatever else is read anew, it
/// stays the same. `None` where the table alone says that it is nothing.
pub(super) fn row(all: &[Scored], i: usize) -> Option<Vec<f32>> {
    let own = &all[i];
    if own.score < HOPELESS {
        return None;
    }
    let one = own.candidate;
    let stands = |other: &Scored| other.candidate.target.is_some();
    let near = |other: &Candidate| other.message.abs_diff(one.message) <= NEAR;
    let others =
        || all.iter().enumerate().filter(|&(n, other)| n != i && near(other.candidate)).map(|(_, other)| other);
    let best = |like: bool, is: &dyn Fn(&Candidate) -> bool| {
        let of = others().filter(|other| (stands(other) == stands(own)) == like && is(other.candidate));
        of.map(|other| other.score).fold(NOTHING, f32::max)
    };
    let count = |is: &dyn Fn(&Scored) -> bool| {
        others().filter(|other| stands(other) == stands(own) && is(other)).count() as f32
    };
    let of_sort = |other: &Candidate| other.reminder == one.reminder;
    let here = |other: &Candidate| other.message == one.message;
    let beside = count(&|_| true);
    let sum: f32 = others().filter(|other| stands(other) == stands(own)).map(|other| other.score).sum();
    let mut row = vec![
        own.score,
        f32::from(u8::from(one.reminder) + 2 * u8::from(one.cancels)),
        f32::from(u8::from(one.told)),
        one.message.min(2 * NEAR) as f32,
        one.when.len() as f32,
        beside,
        if beside > 0.0 { sum / beside } else { NOTHING },
        count(&|other| other.score > 0.0),
        count(&|other| other.score > -1.0),
        count(&|other| here(other.candidate)),
        best(true, &of_sort),
        best(true, &|other| !of_sort(other)),
        best(true, &|other| here(other) && of_sort(other)),
        best(true, &|other| here(other) && !of_sort(other)),
        best(true, &|other| other.message < one.message),
        best(true, &|other| other.message > one.message),
        best(true, &|other| of_sort(other) && other.day.is_some() && other.day == one.day),
        best(true, &|other| of_sort(other) && !other.when.is_empty() && other.when == one.when),
        best(true, &|other| one.target.is_some() && other.target == one.target),
        best(false, &|_| true),
        best(false, &here),
        best(false, &|other| other.cancels),
    ];
    row.extend(&own.parts);
    row.extend(one.facts.iter().map(|fact| (fact & 0xFF) as f32));
    Some(row)
}
