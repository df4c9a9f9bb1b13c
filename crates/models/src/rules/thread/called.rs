//! To whom a line is said: by name to another ("Petra, still ok for you?"), or to the owner within a list of who does
//! what ("Mel orders the skips, Priya to ring the council").

use std::ops::Range;

use super::link::folded;
use super::{Line, Thread};
use crate::rules::lexicon::Mark;

/// Letters of a name by which somebody is called.
const SHORTEST: usize = 3;

/// "Nils bringst du Kohle mit?": what is said to the owner, without their name. `asks` tells of a text whether it begins
/// with what is said to somebody; a name with a comma behind it is read elsewhere.
pub(super) fn behind_name(text: &str, span: Range<usize>, owner: &str, asks: impl Fn(&str) -> bool) -> Range<usize> {
    let inside = &text[span.clone()];
    let end = inside.find(|c: char| !c.is_alphanumeric()).unwrap_or(inside.len());
    let rest = inside[end..].trim_start();
    let named = owner.chars().count() >= SHORTEST && folded(&inside[..end]) == owner;
    if named && rest.starts_with(char::is_alphanumeric) && asks(rest) { span.end - rest.len()..span.end } else { span }
}

/// "Petra, still ok for you?", "Malte kannst du …": said to Petra and to Malte.
pub(super) fn is_to_another(thread: &Thread, line: &Line) -> bool {
    const CALLS: &[Mark] = &[Mark::Ask, Mark::Nudge, Mark::Order, Mark::Suggest, Mark::Meet];
    let reading = &line.reading;
    let Some(first) = (0..reading.tokens.len()).find(|&i| reading.tokens.is_word(i)) else { return false };
    let of_name = |name: &str, i: usize| {
        let word = reading.tokens.folded(i);
        word.len() >= SHORTEST && folded(name).split(' ').any(|part| part == word)
    };
    let marked = first.checked_sub(1).is_some_and(|i| reading.tokens.sign(i) == Some('@'));
    // "@Caro": the owner's own name was left out before.
    if marked && !line.own() {
        return true;
    }
    let named = |name: &&str| *name != line.said.name.trim() && of_name(name, first);
    let Some(name) = thread.names().find(named).filter(|_| !line.own()) else { return false };
    let end = (first + 1..reading.tokens.len()).find(|&i| !of_name(name, i)).unwrap_or(reading.tokens.len());
    // "Caro trae las ensaladas": what another does, by their name.
    let does = reading.at(end, Mark::Task).is_some() && !reading.is_question();
    does || matches!(reading.tokens.sign(end), Some(',' | ':' | '?')) || reading.at_any(end, CALLS).is_some()
}

/// A line without the name of the owner (folded) that it begins with: "Thiago traz o carvão", "@Iván te toca a ti". A
/// name of theirs that they share with another who speaks stays.
pub(super) fn without_owner(text: &str, line: Range<usize>, owner: &str, others: &[&str]) -> Range<usize> {
    let inside = &text[line.clone()];
    let plain = inside.trim_start_matches(['@', '¿', '¡', ' ']);
    let end = plain.find(|c: char| !c.is_alphanumeric()).unwrap_or(plain.len());
    let name = folded(&plain[..end]);
    let shared = others.iter().any(|other| folded(other).split(' ').any(|part| part == name));
    // "Bego" for Begoña.
    if name.len() < SHORTEST || !owner.starts_with(&name) || shared && name != owner {
        return line;
    }
    let rest = plain[end..].trim_start_matches([',', ' ']);
    let goes_on = plain[end..].starts_with([',', ' ']) && rest.starts_with(|c: char| c.is_alphanumeric() || c == '¿');
    // "Iván y Coté", "Iván's".
    let alone = rest.split(' ').next().is_none_or(|word| word.chars().count() > 1 || word == "a");
    let pair = ["and ", "et ", "und "].iter().any(|and| rest.starts_with(and));
    if goes_on && alone && !pair && rest.split(' ').count() > 1 { line.end - rest.len()..line.end } else { line }
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
    fn a_line_is_read_without_the_name_that_calls_the_owner() {
        let plain = |text: &str| text[without_owner(text, 0..text.len(), "thiago", &["Mãe", "Thi"])].to_owned();
        assert_eq!(plain("Thiago traz o carvão"), "traz o carvão");
        assert_eq!(plain("@Thiago, te toca hoje"), "te toca hoje");
        assert_eq!(plain("Thia me traz pão"), "me traz pão");
        for whole in ["Thi traz o carvão", "Thiago e Rafa trazem", "Thiago?", "Thiago's cake", "o Thiago traz", "", "@"]
        {
            assert_eq!(plain(whole), whole);
        }
    }

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
