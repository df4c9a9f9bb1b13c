//! What a table of weights likes best.

use super::scene::{Field, Scene};
use crate::alike::{self, Title};

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
    let best = most_said(scene, scores.collect());
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

/// Of the best offers, the one that says what most of them say, each counted by how likely it is: "football" and "football
/// at the park" speak for each other. Of things to do the likeliest: there the verb decides.
fn most_said(scene: &Scene, mut scores: Vec<(usize, f32)>) -> Option<(usize, f32)> {
    /// How many are looked at; and how far below the best one they may be, in what they are told apart by.
    const CLOSE: usize = 12;
    const FAR: f32 = 4.0;
    let unit = match scene.field {
        Field::Title => 1.0,
        // Places are told apart too surely.
        Field::Place => 2.5,
        Field::Task => return scores.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best }),
    };
    scores.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    let best = scores.first()?.1;
    scores.retain(|(_, score)| (best - score) / unit < FAR);
    scores.truncate(CLOSE);
    let texts = scores.iter().map(|&(i, _)| scene.text(i));
    let likely: Vec<f32> = scores.iter().map(|(_, score)| ((score - best) / unit).exp()).collect();
    let said = if scene.field == Field::Place {
        let places: Vec<Option<Vec<String>>> = texts.map(|text| text.as_deref().map(alike::place)).collect();
        sums(&places, &likely, PartialEq::eq)
    } else {
        let titles: Vec<Title> = texts.map(|text| Title::of(&text.unwrap_or_default())).collect();
        sums(&titles, &likely, Title::is_acceptable)
    };
    let all = scores.into_iter().zip(said);
    all.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(offer, _)| offer)
}

/// For each of `these`, how likely those are together that say the same.
fn sums<T>(these: &[T], likely: &[f32], alike: impl Fn(&T, &T) -> bool) -> Vec<f32> {
    let sum = |one: &T| these.iter().zip(likely).filter(|(other, _)| alike(one, other)).map(|(_, likely)| likely).sum();
    these.iter().map(sum).collect()
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
