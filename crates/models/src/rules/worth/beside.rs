//! What the trees are told of a candidate: its score and what that is made of, what the rules made of it, and how it stands
//! beside the others of its talk. To add a number, put it behind the others and train again.

use super::Candidate;
use crate::rules::weights::{Table, parts, score};

/// A candidate with what a table of weights makes of it.
pub(super) struct Scored<'c> {
    candidate: &'c Candidate,
    score: f32,
    parts: Vec<f32>,
}

/// Below every score: where there is nothing to compare with.
const NOTHING: f32 = -6.0;

impl<'c> Scored<'c> {
    pub fn of(candidate: &'c Candidate, table: &Table) -> Self {
        Self { candidate, score: score(table, &candidate.features), parts: parts(table, &candidate.features) }
    }
}

/// One candidate's row of numbers.
pub(super) fn row(all: &[Scored], i: usize) -> Vec<f32> {
    let own = &all[i];
    let one = own.candidate;
    let stands = |other: &Scored| other.candidate.target.is_some();
    let others = || all.iter().enumerate().filter(|&(n, _)| n != i).map(|(_, other)| other);
    let alike = || others().filter(|other| stands(other) == stands(own));
    let best = |is: &dyn Fn(&Candidate) -> bool| {
        alike().filter(|other| is(other.candidate)).map(|other| other.score).fold(NOTHING, f32::max)
    };
    let best_else = |is: &dyn Fn(&Candidate) -> bool| {
        let other_sort = others().filter(|other| stands(other) != stands(own));
        other_sort.filter(|other| is(other.candidate)).map(|other| other.score).fold(NOTHING, f32::max)
    };
    let same_sort = |other: &Candidate| other.reminder == one.reminder;
    let here = |other: &Candidate| other.message == one.message;
    let count = |is: &dyn Fn(&Scored) -> bool| alike().filter(|other| is(other)).count() as f32;
    let last = all.iter().map(|other| other.candidate.message).max().unwrap_or_default();
    let sum: f32 = alike().map(|other| other.score).sum();
    let mut row = vec![
        own.score,
        f32::from(u8::from(one.reminder) + 2 * u8::from(one.cancels)),
        f32::from(u8::from(one.told)),
        one.message as f32,
        (last - one.message) as f32,
        count(&|_| true),
        best(&same_sort),
        best(&|other| !same_sort(other)),
        best(&|other| here(other) && same_sort(other)),
        best(&|other| here(other) && !same_sort(other)),
        best(&|other| other.message < one.message),
        best(&|other| other.message > one.message),
        best(&|other| same_sort(other) && other.day.is_some() && other.day == one.day),
        best(&|other| same_sort(other) && other.when == one.when),
        best(&|other| one.target.is_some() && other.target == one.target),
        best_else(&|_| true),
        best_else(&here),
        best_else(&|other| other.cancels),
        count(&|other| other.score > 0.0),
        count(&|other| other.score > -1.0),
        count(&|other| here(other.candidate)),
        if count(&|_| true) > 0.0 { sum / count(&|_| true) } else { NOTHING },
        one.when.len() as f32,
    ];
    row.extend(&own.parts);
    row.extend(one.facts.iter().map(|fact| (fact & 0xFF) as f32));
    row
}
