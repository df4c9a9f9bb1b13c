//! Which of many offers is right, by weights of what is counted of each (a conditional logit), fitted by stochastic gradient
//! descent with a step of its own for each weight (`AdaGrad`). Plain arithmetic in one order: the same samples give the
//! same bytes everywhere.

use models::rules::choose::table::{BYTES, SLOTS};

use super::data::Sample;

const ROUNDS: u32 = 10;
/// The first step.
const STEP: f32 = 0.05;
/// How much a weight is drawn back to nothing.
const DECAY: f32 = 0.01;
/// What a talk written for it counts where a plan of a conversation counts 1.
const TALK: f32 = 0.5;

/// e^x as (1 + x / 1024)^1024: no library's rounding is in it.
fn exp(x: f32) -> f32 {
    let mut power = 1.0 + x.clamp(-30.0, 30.0) / 1024.0;
    for _ in 0..10 {
        power *= power;
    }
    power
}

/// How likely each offer is.
fn likely(scores: &[f32]) -> Vec<f32> {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let powers: Vec<f32> = scores.iter().map(|score| exp(score - most)).collect();
    let sum: f32 = powers.iter().sum();
    powers.iter().map(|power| power / sum).collect()
}

/// A weight for each slot. What has no right offer teaches nothing.
pub fn learnt(samples: &[&Sample]) -> Vec<f32> {
    const LEAST: f32 = 1e-6;
    let samples: Vec<&Sample> =
        samples.iter().filter(|sample| sample.good.iter().any(|good| *good > 0.0)).copied().collect();
    let (mut weights, mut squares) = (vec![0.0_f32; SLOTS], vec![LEAST; SLOTS]);
    let mut order: Vec<u32> = (0..samples.len() as u32).collect();
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    let mut slopes = vec![0.0_f32; SLOTS];
    let mut touched: Vec<u32> = Vec::new();
    for _ in 0..ROUNDS {
        shuffle(&mut order, &mut random);
        for &i in &order {
            let sample = samples[i as usize];
            let counts = if sample.case { 1.0 } else { TALK };
            let likely = likely(&sample.scene.scores(|slot| weights[slot as usize]));
            let right: f32 = likely.iter().zip(&sample.good).map(|(likely, good)| likely * good).sum();
            let share = |likely: f32, good: f32| likely * good / right.max(1e-9);
            let wrong: Vec<f32> = likely.iter().zip(&sample.good).map(|(&p, &good)| p - share(p, good)).collect();
            sample.scene.spread(&wrong, |slot, wrong| {
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

fn shuffle(order: &mut [u32], random: &mut u64) {
    for i in (1..order.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        order.swap(i, (*random % (i as u64 + 1)) as usize);
    }
}

/// The layout of `models::rules::choose::table`.
pub fn quantised(weights: &[f32]) -> Vec<u8> {
    let most = weights.iter().fold(0.0_f32, |most, weight| most.max(weight.abs()));
    let unit = if most > 0.0 { most / 127.0 } else { 1.0 };
    let mut bytes: Vec<u8> = weights.iter().map(|weight| (weight / unit).round() as i8 as u8).collect();
    bytes.extend(unit.to_le_bytes());
    assert_eq!(bytes.len(), BYTES);
    bytes
}
