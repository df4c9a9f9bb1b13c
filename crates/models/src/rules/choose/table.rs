//! What a table of weights likes best.

use super::scene::{Field, Scene};
use crate::alike;

/// What nothing is held back by: it is one offer, where a place is many that are nearly the same and share what speaks for it.
const SHARED: f32 = 0.7;

/// What is chosen, by what each slot weighs: the offer with the highest score, unless the rules know better.
pub fn chosen(scene: &Scene, weight: impl Fn(u32) -> f32) -> Option<String> {
    // "Ana's" of "at mine": whose it is the rules know.
    if scene.field == Field::Place && scene.unwritten {
        return scene.rules.clone();
    }
    let score = |(i, score): (usize, f32)| (i, if scene.is_nothing(i) { score - SHARED } else { score });
    let scores = scene.scores(weight).into_iter().enumerate().map(score);
    let best = scores.reduce(|best, next| if next.1 > best.1 { next } else { best });
    let names = best.is_some_and(|(i, _)| !scene.does(i));
    let best = best.and_then(|(i, _)| scene.told(i));
    let rules = scene.rules.clone();
    match scene.field {
        // The rules' title says with whom, and in good grammar.
        Field::Title | Field::Task => match (best, rules) {
            (Some(best), Some(rules)) if alike::title_acceptable(&best, &rules) || goes_on(&best, &rules) => {
                Some(rules)
            }
            // "Collect the glasses" is more to do than "the glasses".
            (Some(best), Some(rules)) if names && scene.field == Field::Task && ends(&rules, &best) => Some(rules),
            (best, rules) => best.or(rules),
        },
        Field::Place => match (best, rules) {
            (Some(best), Some(rules)) if alike::same_place(&best, &rules) => Some(rules),
            (best, rules) => best.or(rules),
        },
    }
}

/// Whether a title of the rules ends with what was chosen.
fn ends(rules: &str, chosen: &str) -> bool {
    alike::words(rules).ends_with(&alike::words(chosen))
}

/// Whether a short title of the rules begins with what was chosen: "Check-up with Dr. Paula Reis".
fn goes_on(chosen: &str, rules: &str) -> bool {
    /// Words of a short one.
    const SHORT: usize = 5;
    let (chosen, rules) = (alike::words(chosen), alike::words(rules));
    rules.len() <= SHORT && rules.starts_with(&chosen)
}
