//! Which outcome that was found is which of the gold: one to one, the best first.

use super::case::{Action, Case, Item, Outcome};
use super::fields;

/// What belongs together, by their places in the gold and among what was found.
#[derive(Debug, Default)]
pub struct Pairs {
    /// (gold, found)
    pub matched: Vec<(usize, usize)>,
    /// Found beside another that was taken for the same gold.
    pub duplicates: Vec<usize>,
    /// Found, and nothing in the gold.
    pub unwanted: Vec<usize>,
    /// In the gold, and not found.
    pub missed: Vec<usize>,
}

pub fn pair(case: &Case, found: &[Outcome]) -> Pairs {
    let mut candidates: Vec<(u32, usize, usize)> = Vec::new();
    for (g, gold) in case.gold.iter().enumerate() {
        for (f, found) in found.iter().enumerate() {
            candidates.extend(likeness(case, gold, found).map(|likeness| (likeness, g, f)));
        }
    }
    // The likest first; among equals in the order in which they are told.
    candidates.sort_by_key(|(likeness, g, f)| (std::cmp::Reverse(*likeness), *g, *f));
    let mut result = Pairs::default();
    for &(_, g, f) in &candidates {
        if result.matched.iter().all(|(gold, found)| *gold != g && *found != f) {
            result.matched.push((g, f));
        }
    }
    result.matched.sort_unstable();
    for f in (0..found.len()).filter(|f| result.matched.iter().all(|(_, found)| found != f)) {
        if candidates.iter().any(|(_, _, found)| *found == f) {
            result.duplicates.push(f);
        } else {
            result.unwanted.push(f);
        }
    }
    result.missed = (0..case.gold.len()).filter(|g| result.matched.iter().all(|(gold, _)| gold != g)).collect();
    result
}

pub fn target<'c>(case: &'c Case, outcome: &Outcome) -> Option<&'c Item> {
    let id = outcome.target.as_ref()?;
    case.agenda.iter().find(|item| item.id == *id)
}

/// How alike two outcomes are; `None` where they cannot be the same: another type, another action, or neither the day
/// nor a word of the title in common. What changes or cancels has its item's title, and its day where it names none.
fn likeness(case: &Case, gold: &Outcome, found: &Outcome) -> Option<u32> {
    if gold.sort != found.sort || gold.action != found.action {
        return None;
    }
    let (wanted, named) = (target(case, gold), target(case, found));
    if gold.action != Action::Create && gold.target == found.target {
        return Some(100);
    }
    let day = |outcome: &Outcome, item: Option<&Item>| {
        outcome.when().or_else(|| item.and_then(Item::when)).map(super::case::When::date)
    };
    let titles = |outcome: &Outcome, item: Option<&Item>| -> Vec<String> {
        let own: Vec<String> = fields::titles(outcome).map(str::to_owned).collect();
        if own.is_empty() { item.map(|item| item.title.clone()).into_iter().collect() } else { own }
    };
    let same_day = day(gold, wanted).is_some() && day(gold, wanted) == day(found, named);
    let (gold_titles, found_titles) = (titles(gold, wanted), titles(found, named));
    let any = |like: fn(&str, &str) -> bool| {
        found_titles.iter().any(|found| gold_titles.iter().any(|gold| like(found, gold)))
    };
    let overlap = any(fields::titles_overlap);
    if !same_day && !overlap {
        return None;
    }
    let exact = fields::time_exact(found.when(), gold.when(), gold.all_day, found.all_day);
    Some(
        8 * u32::from(same_day)
            + 4 * u32::from(exact)
            + 2 * u32::from(any(fields::title_acceptable))
            + u32::from(overlap),
    )
}

#[cfg(test)]
mod tests;
