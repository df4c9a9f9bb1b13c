//! Which of many offers is right, by weights of what is counted of each (a conditional logit), fitted by stochastic gradient
//! descent with a step of its own for each weight (`AdaGrad`). Plain arithmetic in one order: the same samples give the
//! same bytes everywhere.

use models::rules::weights::SLOTS;

use super::learning::regress::{RUNS, SEED, exp, shuffle};

const ROUNDS: u32 = 10;
/// The first step.
const STEP: f32 = 0.05;
/// How much a weight is drawn back to nothing.
const DECAY: f32 = 0.003;
/// Samples that a slot is met in before it weighs: what only one talk has says nothing of others.
const LEAST_MET: u32 = 4;
/// What a talk written for it counts where a plan of a conversation counts 1.
const TALK: f32 = 0.5;

/// Something to choose, with how good each offer is.
pub trait Choice {
    /// From `eval/tune`, as people have them; else a talk written for it.
    fn case(&self) -> bool;
    /// How good each offer is: 0 is wrong.
    fn good(&self) -> &[f32];
    /// Every offer's score, by what each slot weighs.
    fn scores(&self, weights: &[f32]) -> Vec<f32>;
    /// Hands `add` every slot with what it is wrong by, where each offer is by as much as `wrong` says.
    fn spread(&self, wrong: &[f32], add: &mut dyn FnMut(u32, f32));
}

/// How likely each offer is.
fn likely(scores: &[f32]) -> Vec<f32> {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let powers: Vec<f32> = scores.iter().map(|score| exp(score - most)).collect();
    let sum: f32 = powers.iter().sum();
    powers.iter().map(|power| power / sum).collect()
}

/// How many samples each slot is met in.
fn met(samples: &[&impl Choice]) -> Vec<u32> {
    let (mut met, mut last) = (vec![0_u32; SLOTS], vec![usize::MAX; SLOTS]);
    for (n, sample) in samples.iter().enumerate() {
        sample.spread(&vec![0.0; sample.good().len()], &mut |slot, _| {
            let new = std::mem::replace(&mut last[slot as usize], n) != n;
            met[slot as usize] += u32::from(new);
        });
    }
    met
}

/// A weight for each slot: the mean of several runs over other orders. What has no right offer teaches nothing.
pub fn learnt<C: Choice>(samples: &[&C]) -> Vec<f32> {
    let samples: Vec<&C> =
        samples.iter().filter(|sample| sample.good().iter().any(|good| *good > 0.0)).copied().collect();
    let met = met(&samples);
    let mut random = SEED;
    let mut mean = vec![0.0_f32; SLOTS];
    for _ in 0..RUNS {
        let weights = run(&samples, &met, &mut random);
        mean.iter_mut().zip(&weights).for_each(|(mean, weight)| *mean += weight / RUNS as f32);
    }
    mean
}

/// One descent.
fn run<C: Choice>(samples: &[&C], met: &[u32], random: &mut u64) -> Vec<f32> {
    const LEAST: f32 = 1e-6;
    let (mut weights, mut squares) = (vec![0.0_f32; SLOTS], vec![LEAST; SLOTS]);
    let mut order: Vec<u32> = (0..samples.len() as u32).collect();
    let mut slopes = vec![0.0_f32; SLOTS];
    let mut touched: Vec<u32> = Vec::new();
    for _ in 0..ROUNDS {
        shuffle(&mut order, random);
        for &i in &order {
            let sample = samples[i as usize];
            let counts = if sample.case() { 1.0 } else { TALK };
            let likely = likely(&sample.scores(&weights));
            let right: f32 = likely.iter().zip(sample.good()).map(|(likely, good)| likely * good).sum();
            let share = |likely: f32, good: f32| likely * good / right.max(1e-9);
            let wrong: Vec<f32> = likely.iter().zip(sample.good()).map(|(&p, &good)| p - share(p, good)).collect();
            sample.spread(&wrong, &mut |slot, wrong| {
                if met[slot as usize] < LEAST_MET {
                    return;
                }
                if slopes[slot as usize] == 0.0 {
                    touched.push(slot);
                }
                slopes[slot as usize] += wrong;
            });
            for slot in touched.drain(..) {
                let slot = slot as usize;
                let slope = (std::mem::take(&mut slopes[slot]) + DECAY * weights[slot]) * counts;
                squares[slot] += slope * slope;
                weights[slot] -= STEP * slope / squares[slot].sqrt();
            }
        }
    }
    weights
}
