//! Boosted trees over rows of numbers: each tree is fitted to what those before it leave wrong (gradient boosting with
//! second derivatives over binned numbers). Plain arithmetic in one order: the same rows give the same bytes everywhere.

use models::rules::trees::{DEPTH, LEAVES, QUESTIONS, TREE, score};

use super::regress::{SEED, logistic, next};

#[derive(Debug, Clone, Copy)]
pub struct Example<'a> {
    pub row: &'a [f32],
    pub holds: bool,
    /// How much it counts.
    pub weight: f32,
}

#[derive(Debug, Clone, Copy)]
pub struct Settings {
    pub trees: usize,
    /// How much of what is wrong one tree mends.
    pub step: f64,
    /// Examples that either side of a question has at least.
    pub least: u32,
    /// Of a hundred numbers, how many one tree may ask about, and of a hundred examples, how many it sees: trees that
    /// differ are less often wrong together.
    pub asked: u64,
    pub seen: u64,
}

/// Whether one of a hundred is drawn.
fn is_drawn(random: &mut u64, share: u64) -> bool {
    next(random) % 100 < share
}

/// Values of one number that are told apart.
const BINS: usize = 64;
/// Draws what a leaf of few examples says towards nothing.
const DRAWN: f64 = 2.0;

/// What falls into a bin, or a leaf: the sums of both derivatives, and how many.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    slope: f64,
    curve: f64,
    count: u32,
}

impl Sum {
    fn with(self, other: Self) -> Self {
        Self { slope: self.slope + other.slope, curve: self.curve + other.curve, count: self.count + other.count }
    }

    fn without(self, other: Self) -> Self {
        Self { slope: self.slope - other.slope, curve: self.curve - other.curve, count: self.count - other.count }
    }

    /// How much less is wrong with a leaf for these.
    fn gain(self) -> f64 {
        self.slope * self.slope / (self.curve + DRAWN)
    }
}

/// One number of all examples, in bins: a value is in the first bin whose end it is not above.
struct Column {
    ends: Vec<f32>,
    bins: Vec<u8>,
}

impl Column {
    fn of(examples: &[Example], at: usize) -> Self {
        let mut values: Vec<f32> = examples.iter().map(|example| example.row[at]).collect();
        values.sort_unstable_by(f32::total_cmp);
        let mut distinct = values.clone();
        distinct.dedup();
        let ends: Vec<f32> = if distinct.len() <= BINS {
            distinct
        } else {
            let mut ends: Vec<f32> = (1..=BINS).map(|n| values[n * values.len() / BINS - 1]).collect();
            ends.dedup();
            ends
        };
        let bins = examples.iter().map(|example| ends.partition_point(|end| *end < example.row[at]) as u8).collect();
        Self { ends, bins }
    }
}

/// Trees that tell the examples apart; none for none.
pub fn fit(examples: &[Example], settings: Settings) -> Vec<u8> {
    let Some(first) = examples.first() else { return Vec::new() };
    assert!(first.row.len() <= 256, "a question asks about one of 256 numbers");
    let columns: Vec<Column> = (0..first.row.len()).map(|at| Column::of(examples, at)).collect();
    let mut scores = vec![0.0_f32; examples.len()];
    let mut trees = Vec::new();
    let mut random = SEED;
    for _ in 0..settings.trees {
        let tree = grown(examples, &columns, &scores, settings, &mut random);
        for (sum, example) in scores.iter_mut().zip(examples) {
            *sum += score(&tree, example.row);
        }
        trees.extend(tree);
    }
    trees
}

/// One tree for what the scores leave wrong.
fn grown(examples: &[Example], columns: &[Column], scores: &[f32], settings: Settings, random: &mut u64) -> Vec<u8> {
    let asked: Vec<bool> = columns.iter().map(|_| is_drawn(random, settings.asked)).collect();
    let wrong: Vec<Sum> = examples
        .iter()
        .zip(scores)
        .map(|(example, score)| {
            let (likely, weight) = (f64::from(logistic(*score)), f64::from(example.weight));
            if !is_drawn(random, settings.seen) {
                return Sum::default();
            }
            let slope = (likely - f64::from(u8::from(example.holds))) * weight;
            Sum { slope, curve: likely * (1.0 - likely) * weight, count: 1 }
        })
        .collect();
    // Where each example stands: a question of this level.
    let mut stands = vec![0_u8; examples.len()];
    let (mut asks, mut above) = ([0_u8; QUESTIONS], [f32::INFINITY; QUESTIONS]);
    for level in 0..DEPTH {
        let first = (1 << level) - 1;
        let mut best = vec![(0.0, 0_usize, 0_usize); 1 << level];
        for (at, column) in columns.iter().enumerate().filter(|(at, _)| asked[*at]) {
            let mut bins = vec![[Sum::default(); BINS]; 1 << level];
            for ((&bin, &stands), &wrong) in column.bins.iter().zip(&stands).zip(&wrong) {
                let sum = &mut bins[usize::from(stands)][usize::from(bin)];
                *sum = sum.with(wrong);
            }
            for (bins, best) in bins.iter().zip(&mut best) {
                let all = bins.iter().fold(Sum::default(), |all, bin| all.with(*bin));
                let mut left = Sum::default();
                for (end, bin) in bins.iter().enumerate().take(column.ends.len() - 1) {
                    left = left.with(*bin);
                    let right = all.without(left);
                    if left.count.min(right.count) < settings.least {
                        continue;
                    }
                    let gain = left.gain() + right.gain() - all.gain();
                    if gain > best.0 + 1e-9 {
                        *best = (gain, at, end);
                    }
                }
            }
        }
        // Where no question helps, all go to the left.
        for (n, &(gain, at, end)) in best.iter().enumerate().filter(|(_, best)| best.0 > 0.0) {
            debug_assert!(gain > 0.0);
            (asks[first + n], above[first + n]) = (at as u8, columns[at].ends[end]);
        }
        for (example, stands) in examples.iter().zip(&mut stands) {
            let question = first + usize::from(*stands);
            let right = example.row[usize::from(asks[question])] > above[question];
            *stands = 2 * *stands + u8::from(right);
        }
    }
    let mut leaves = [Sum::default(); LEAVES];
    for (&stands, &wrong) in stands.iter().zip(&wrong) {
        let sum = &mut leaves[usize::from(stands)];
        *sum = sum.with(wrong);
    }
    let leaves = leaves.map(|leaf| (-settings.step * leaf.slope / (leaf.curve + DRAWN)) as f32);
    let numbers = above.iter().chain(&leaves).flat_map(|number| number.to_le_bytes());
    asks.iter().copied().chain(numbers).collect()
}

/// Lets pass what scores at least `threshold`: the leaves of the first tree say it.
pub fn lower(trees: &mut [u8], threshold: f32) {
    let leaves = QUESTIONS + 4 * QUESTIONS..TREE;
    for leaf in trees.get_mut(leaves).unwrap_or_default().as_chunks_mut::<4>().0 {
        *leaf = (f32::from_le_bytes(*leaf) - threshold).to_le_bytes();
    }
}
