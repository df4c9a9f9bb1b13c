//! To whom a line is said: by name to another ("Petra, still ok for you?"), or to the owner within a list of who does
//! what ("Mel orders the skips, Priya to ring the council").

use std::ops::Range;

use super::link::folded;
use super::{Line, Thread};
use crate::rules::lexicon::Mark;

/// Letters of a name by which somebody is called.
const SHORTEST: usize = 3;

/// "Petra, still ok for you?", "Malte kannst du …": said to Petra and to Malte.
pub(super) fn is_to_another(thread: &Thread, line: &Line) -> bool {
    const CALLS: &[Mark] = &[Mark::Ask, Mark::Order, Mark::Suggest, Mark::Meet];
    let reading = &line.reading;
    let first = (0..reading.tokens.len()).find(|&i| reading.tokens.is_word(i));
    let called = |i: &usize| {
        matches!(reading.tokens.sign(i + 1), Some(',' | ':' | '?')) || reading.at_any(i + 1, CALLS).is_some()
    };
    let Some(first) = first.filter(called) else { return false };
    let word = reading.tokens.folded(first);
    word.len() >= SHORTEST
        && !line.own()
        && thread.names().any(|name| name != line.said.name.trim() && folded(name).split(' ').any(|part| part == word))
}

/// Of a line that gives each of several people something to do, what it gives to `owner` (folded): the clause behind
/// the name. Else the whole line.
pub(super) fn part_of_owner(text: &str, line: Range<usize>, owner: &str) -> Range<usize> {
    const PARTS: [char; 4] = [',', ';', ':', '\n'];
    if owner.len() < SHORTEST {
        return line;
    }
    let inside = &text[line.clone()];
    // Behind the first sign: a name at the beginning calls somebody.
    for (at, sign) in inside.match_indices(PARTS) {
        let from = at + sign.len();
        let clause = inside[from..].trim_start();
        let start = inside.len() - clause.len();
        let name = clause.find(|c: char| !c.is_alphanumeric()).unwrap_or(clause.len());
        if name == clause.len() || !clause[name..].starts_with(' ') || folded(&clause[..name]) != owner {
            continue;
        }
        let end = clause.find(PARTS).unwrap_or(clause.len());
        let words = clause[name..end].trim();
        if words.split(' ').count() > 1 {
            let from = line.start + start + name + (clause[name..end].len() - clause[name..end].trim_start().len());
            return from..from + words.len();
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_of_the_owner_is_behind_their_name() {
        let part = |text: &str| text[part_of_owner(text, 0..text.len(), "priya")].to_owned();
        assert_eq!(
            part("Monday list: Mel to order the skips, Priya to ring the council please, I'll sort the fencing"),
            "to ring the council please"
        );
        for whole in ["Priya, can you ring them?", "lunch with Mel, Priya", "", "a, Priyanka to do", "so, Priya rings"]
        {
            assert_eq!(part(whole), whole);
        }
        assert_eq!(part_of_owner("x, Al to do it", 0..14, "al"), 0..14);
    }
}
