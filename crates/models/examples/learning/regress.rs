//! Logistic regression over hashed features, by stochastic gradient descent with a step of its own for each weight
//! (`AdaGrad`). Plain arithmetic in one order: the same samples give the same bytes everywhere.

use models::rules::weights::{Features, SLOTS, TABLE, Table};

/// Runs over the samples, each in an order of its own.
pub const RUNS: u32 = 3;

#[derive(Debug, Clone, Copy)]
pub struct Sample<'a> {
    pub features: &'a Features,
    pub holds: bool,
    /// How much it counts.
    pub weight: f32,
}

#[derive(Debug, Clone, Copy)]
pub struct Settings {
    pub rounds: u32,
    /// The first step.
    pub step: f32,
    /// How much a weight is drawn back to nothing.
    pub decay: f32,
}

/// e^x as (1 + x / 1024)^1024: no library's rounding is in it.
pub fn exp(x: f32) -> f32 {
    let mut power = 1.0 + x.clamp(-30.0, 30.0) / 1024.0;
    for _ in 0..10 {
        power *= power;
    }
    power
}

pub fn logistic(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

/// Weights that tell the samples apart, quantised to bytes: the mean of several runs over other orders, for what one
/// order makes of rare features is chance.
pub fn fit(samples: &[Sample], settings: Settings) -> Box<Table> {
    let (mut weights, mut bias) = (vec![0.0_f32; SLOTS], 0.0);
    let mut random = SEED;
    for _ in 0..RUNS {
        let (one, its_bias) = run(samples, settings, &mut random);
        weights.iter_mut().zip(&one).for_each(|(mean, weight)| *mean += weight / RUNS as f32);
        bias += its_bias / RUNS as f32;
    }
    quantised(&weights, bias)
}

/// One descent: the weights, and the bias.
fn run(samples: &[Sample], settings: Settings, random: &mut u64) -> (Vec<f32>, f32) {
    const LEAST: f32 = 1e-6;
    let (mut weights, mut squares) = (vec![0.0_f32; SLOTS], vec![LEAST; SLOTS]);
    let (mut bias, mut bias_squares) = (0.0_f32, LEAST);
    let mut order: Vec<u32> = (0..samples.len() as u32).collect();
    for _ in 0..settings.rounds {
        shuffle(&mut order, random);
        for &i in &order {
            let sample = samples[i as usize];
            let mut sum = bias;
            for (slots, counts) in sample.features.groups() {
                let mut group = 0.0;
                for &slot in slots {
                    group += weights[slot as usize];
                }
                sum += group * counts;
            }
            let wrong = (logistic(sum) - f32::from(u8::from(sample.holds))) * sample.weight;
            let decay = settings.decay * sample.weight;
            bias_squares += wrong * wrong;
            bias -= settings.step * wrong / bias_squares.sqrt();
            for (slots, counts) in sample.features.groups() {
                let wrong = wrong * counts;
                for &slot in slots {
                    let slot = slot as usize;
                    let slope = wrong + decay * weights[slot];
                    squares[slot] += slope * slope;
                    weights[slot] -= settings.step * slope / squares[slot].sqrt();
                }
            }
        }
    }
    (weights, bias)
}

pub fn shuffle(order: &mut [u32], random: &mut u64) {
    for i in (1..order.len()).rev() {
        order.swap(i, (next(random) % (i as u64 + 1)) as usize);
    }
}

/// Where all random numbers begin: the same each time.
pub const SEED: u64 = 0x2545_F491_4F6C_DD1D;

/// The next random number (xorshift).
pub fn next(random: &mut u64) -> u64 {
    *random ^= *random << 13;
    *random ^= *random >> 7;
    *random ^= *random << 17;
    *random
}

/// The layout of `models::rules::weights`.
#[allow(clippy::large_stack_arrays)] // 16 KB once, on its way into the box
pub fn quantised(weights: &[f32], bias: f32) -> Box<Table> {
    let most = weights.iter().fold(0.0_f32, |most, weight| most.max(weight.abs()));
    let unit = if most > 0.0 { most / 127.0 } else { 1.0 };
    let mut table = Box::new([0; TABLE]);
    for (byte, weight) in table.iter_mut().zip(weights) {
        *byte = (weight / unit).round() as i8 as u8;
    }
    table[SLOTS..SLOTS + 4].copy_from_slice(&unit.to_le_bytes());
    table[SLOTS + 4..].copy_from_slice(&bias.to_le_bytes());
    table
}
