//! Boosted trees: what a second look makes of numbers that a table of weights gave, and of how they stand beside each other.
//! A table adds up; that an answer counts only where something was asked, a tree can say.
//!
//! A file holds trees of [`TREE`] bytes. Each asks [`QUESTIONS`] questions, of which every row of numbers meets [`DEPTH`]: a byte
//! for which number each question asks about; then, as little-endian `f32`, what that has to be above to go to the right;
//! then what each leaf counts.

/// Questions that one row meets.
pub const DEPTH: usize = 4;
pub const QUESTIONS: usize = (1 << DEPTH) - 1;
pub const LEAVES: usize = 1 << DEPTH;
/// Bytes of one tree.
pub const TREE: usize = QUESTIONS + 4 * (QUESTIONS + LEAVES);

/// What the trees say of a row: above 0 where they rather say yes. A number that the row does not have is 0.
pub fn score(trees: &[u8], row: &[f32]) -> f32 {
    trees.chunks_exact(TREE).map(|tree| leaf(tree, row)).sum()
}

fn leaf(tree: &[u8], row: &[f32]) -> f32 {
    let (asks, numbers) = tree.split_at(QUESTIONS);
    let number = |at: usize| numbers.as_chunks::<4>().0.get(at).map_or(0.0, |&bytes| f32::from_le_bytes(bytes));
    let mut at = 0;
    for _ in 0..DEPTH {
        let asked = row.get(usize::from(asks[at])).copied().unwrap_or_default();
        at = 2 * at + 1 + usize::from(asked > number(at));
    }
    number(at)
}

#[cfg(test)]
#[allow(clippy::float_cmp)] // whole numbers
mod tests {
    use super::{LEAVES, QUESTIONS, score};

    #[test]
    fn each_question_leads_on_to_a_leaf() {
        // Whether the first number is above 0, then whether the second, the third and the fourth are.
        let asks: Vec<u8> = (0..QUESTIONS).map(|at| (at + 1).ilog2() as u8).collect();
        let leaves = (0..LEAVES).map(|leaf| leaf as f32);
        let numbers: Vec<u8> = std::iter::repeat_n(0.0, QUESTIONS).chain(leaves).flat_map(f32::to_le_bytes).collect();
        let tree = [asks, numbers].concat();
        for leaf in 0..LEAVES {
            let row: Vec<f32> = (0..4).map(|bit| (leaf >> (3 - bit) & 1) as f32).collect();
            assert_eq!(score(&tree, &row), leaf as f32);
            assert_eq!(score(&[tree.clone(), tree.clone()].concat(), &row), 2.0 * leaf as f32);
        }
        assert_eq!([score(&tree, &[]), score(&[], &[1.0])], [0.0, 0.0]);
    }
}
