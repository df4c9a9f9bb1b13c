//! The buttons under a message that shows proposals, and what a press on one says.
//!
//! A button carries the proposal and the beginning of the hash of its arguments, so a press speaks of exactly what was
//! shown. It proves nothing of who pressed: that is asked of the platform (`links/presses.rs`).

use domain::{Choice, Proposal, ProposalId, ProposalState};

use crate::phrases::Phrases;
use crate::tools;

/// Characters of the hash: 96 bits. With the rest it is 63 bytes, and platforms take 64.
const HASH: usize = 24;

/// A button's word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pressed {
    pub approves: bool,
    pub proposal: ProposalId,
    hash: String,
}

impl Pressed {
    /// What the button's data says; `None` where it is none of ours.
    pub(crate) fn read(data: &str) -> Option<Self> {
        let (word, rest) = data.split_once(':')?;
        let (id, hash) = rest.split_once(':')?;
        let approves = match word {
            "y" => true,
            "n" => false,
            _ => return None,
        };
        let proposal = id.parse().ok()?;
        (hash.len() == HASH).then(|| Self { approves, proposal, hash: hash.to_owned() })
    }

    /// Whether the proposal still says what it said when the button was made.
    pub(crate) fn is_of(&self, proposal: &Proposal) -> bool {
        self.proposal == proposal.id && proposal.arguments_hash.starts_with(&self.hash)
    }
}

/// A yes and a no for each proposal that waits and that `text` shows with its whole line.
pub(crate) fn under(text: &str, proposals: &[Proposal], phrases: &Phrases) -> Vec<Choice> {
    let waiting = shown(text, proposals).into_iter().filter(|proposal| proposal.state == ProposalState::Pending);
    waiting.flat_map(|proposal| pair(text, proposal, phrases)).collect()
}

/// The proposals of which the message shows all that a yes would approve, in its order.
pub(crate) fn shown<'p>(text: &str, proposals: &'p [Proposal]) -> Vec<&'p Proposal> {
    let whole = proposals.iter().filter(|proposal| tools::is_shown_whole(proposal));
    let mut shown: Vec<_> = whole.filter_map(|it| Some((text.find(&it.summary)?, it))).collect();
    shown.sort_by_key(|(at, _)| *at);
    shown.into_iter().map(|(_, proposal)| proposal).collect()
}

fn pair(text: &str, proposal: &Proposal, phrases: &Phrases) -> [Choice; 2] {
    let hash: String = proposal.arguments_hash.chars().take(HASH).collect();
    let number = number(text, &proposal.summary).map(|number| format!(" {number}")).unwrap_or_default();
    [("y", phrases.yes), ("n", phrases.no)].map(|(word, label)| Choice {
        label: format!("{label}{number}"),
        data: format!("{word}:{}:{hash}", proposal.id),
    })
}

/// The number before the line, where the text counts several.
fn number(text: &str, summary: &str) -> Option<usize> {
    text.lines().find_map(|line| line.strip_suffix(summary)?.strip_suffix(". ")?.parse().ok())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_button_of_ours_says_nothing() {
        let id = ProposalId::derived(b"p");
        let hash = "a".repeat(HASH);
        let read = Pressed::read(&format!("y:{id}:{hash}")).unwrap();
        assert!(read.approves && read.proposal == id);
        assert!(!Pressed::read(&format!("n:{id}:{hash}")).unwrap().approves);
        for none in [format!("x:{id}:{hash}"), format!("y:{id}:"), format!("y:{id}"), "y:é:é".into(), String::new()] {
            assert_eq!(Pressed::read(&none), None, "{none}");
        }
    }

    #[test]
    fn a_number_stands_where_several_are_counted() {
        let text = "I propose:\n1. Lunch\n2. Tea";
        assert_eq!((number(text, "Tea"), number(text, "Lunch"), number("• Tea", "Tea")), (Some(2), Some(1), None));
    }
}
