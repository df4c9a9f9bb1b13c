//! Tables of learned weights over hashed features: what the gate, the choice of titles and places, and the worth of a plan
//! have in common. A feature is a slot of a table, found by a hash; two that fall into one slot share its weight.
//!
//! A table lies in a file of [`TABLE`] bytes: a weight for every slot, a signed byte; then, as little-endian `f32`, what 1
//! of a weight counts, and the bias.

use std::fmt::{Debug, Write};

/// Slots of a table, as a power of two.
const BITS: u32 = 17;
pub const SLOTS: usize = 1 << BITS;

/// Bytes of one table.
pub const TABLE: usize = SLOTS + 8;

/// A table of weights.
pub type Table = [u8; TABLE];

/// The slot of a feature of that kind.
pub fn slot(kind: u32, a: u32, b: u32) -> u32 {
    let mut hash = (kind.wrapping_mul(0x9E37_79B1) ^ a).wrapping_mul(0x85EB_CA6B);
    hash ^= hash >> 15;
    hash = (hash ^ b).wrapping_mul(0xC2B2_AE35);
    hash ^= hash >> 13;
    hash.wrapping_mul(0x27D4_EB2F) >> (u32::BITS - BITS)
}

/// FNV-1a; which digits a number has does not count.
pub fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811C_9DC5, |hash, &byte| {
        let byte = if byte.is_ascii_digit() { b'0' } else { byte };
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// A number for a name, which is not written down for it.
pub(crate) fn named(name: &impl Debug) -> u32 {
    struct Name(u32);
    impl Write for Name {
        fn write_str(&mut self, part: &str) -> std::fmt::Result {
            self.0 = self.0.rotate_left(5) ^ hash(part.as_bytes());
            Ok(())
        }
    }
    let mut number = Name(0);
    _ = write!(number, "{name:?}");
    number.0
}

fn number(table: &Table, at: usize) -> f32 {
    f32::from_le_bytes([table[at], table[at + 1], table[at + 2], table[at + 3]])
}

/// What 1 of a weight counts.
fn unit(table: &Table) -> f32 {
    number(table, SLOTS)
}

pub fn bias(table: &Table) -> f32 {
    number(table, SLOTS + 4)
}

/// What a slot weighs.
pub fn weight(table: &Table, slot: u32) -> f32 {
    f32::from(table[slot as usize] as i8) * unit(table)
}

/// What each group of `features` adds, in units.
fn sums(table: &Table, features: &Features) -> impl Iterator<Item = f32> {
    features.groups().map(|(slots, counts)| {
        let weights: i32 = slots.iter().map(|&slot| i32::from(table[slot as usize] as i8)).sum();
        weights as f32 * counts
    })
}

/// The score of `features` by a table: above 0 where they rather say yes.
pub fn score(table: &Table, features: &Features) -> f32 {
    bias(table) + unit(table) * sums(table, features).sum::<f32>()
}

/// What each group of `features` adds to their score.
pub fn parts(table: &Table, features: &Features) -> Vec<f32> {
    sums(table, features).map(|sum| unit(table) * sum).collect()
}

/// Features in groups. A group of more features than it is meant for is scaled down to the length that it would have with
/// as many, so that a long mail does not outweigh its few words that count.
#[derive(Debug, Clone, Default)]
pub struct Features {
    slots: Vec<u32>,
    /// Where each group ends, and what one feature of it counts.
    groups: Vec<(usize, f32)>,
}

impl Features {
    pub fn with_capacity(slots: usize, groups: usize) -> Self {
        Self { slots: Vec::with_capacity(slots), groups: Vec::with_capacity(groups) }
    }

    /// Adds a feature to the group that is not closed yet.
    pub fn push(&mut self, slot: u32) {
        self.slots.push(slot);
    }

    pub fn extend(&mut self, slots: impl IntoIterator<Item = u32>) {
        self.slots.extend(slots);
    }

    /// Ends a group that is meant for so many features.
    pub fn close(&mut self, meant: usize) {
        let from = self.groups.last().map_or(0, |(end, _)| *end);
        let share = meant as f32 / (self.slots.len() - from).max(1) as f32;
        self.groups.push((self.slots.len(), share.min(1.0).sqrt()));
    }

    /// Each group's slots and what one of them counts.
    pub fn groups(&self) -> impl Iterator<Item = (&[u32], f32)> {
        let mut from = 0;
        self.groups.iter().map(move |&(to, counts)| {
            let slots = self.slots.get(from..to).unwrap_or_default();
            from = to;
            (slots, counts)
        })
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp, clippy::large_stack_arrays)] // whole numbers; a test's stack is its own
mod tests {
    use super::{Features, SLOTS, TABLE, hash, score, slot};

    #[test]
    fn a_long_group_counts_as_much_as_one_of_the_length_it_is_meant_for() {
        let mut table = Box::new([0; TABLE]);
        table[..SLOTS].fill(1);
        table[SLOTS..SLOTS + 4].copy_from_slice(&1.0_f32.to_le_bytes());
        let of = |count: u32| {
            let mut features = Features::default();
            features.extend((0..count).map(|i| slot(1, i, 0)));
            features.close(4);
            score(&table, &features)
        };
        assert_eq!([of(0), of(2), of(4)], [0.0, 2.0, 4.0]);
        // The square root: sixteen are as long as four.
        assert_eq!(of(16), 8.0);
    }

    #[test]
    fn which_digits_a_number_has_does_not_count() {
        assert_eq!(hash(b"10:30"), hash(b"22:45"));
        assert_ne!(hash(b"10:30"), hash(b"1030"));
    }
}
