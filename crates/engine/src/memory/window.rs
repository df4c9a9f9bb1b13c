//! What a model is shown of a session: the last messages as they were said, and of those before them a line each, as far
//! as the budgets reach. Small talk is in neither.
//!
//! The summary is made of the messages' own sentences, never of new ones: what was decided, then what was asked or
//! proposed, then what names something; of equals the latest. The same messages give the same summary.

use domain::{Message, Sender};
use models::prompt::about_tokens;
use models::{Gist, Role};

use super::{Memory, talk};
use crate::phrases;

/// Characters of a line of the summary.
const LINE: usize = 160;
/// Bytes of a message that a line is looked for in.
const LOOKED_AT: usize = 2_000;
/// Tokens that a provider puts around a message, about.
const AROUND: usize = 4;

/// What is shown of a history.
#[derive(Debug, Default)]
pub(crate) struct Picked {
    /// By `seq`.
    pub window: Vec<i64>,
    pub summary: Vec<Gist>,
}

pub(crate) fn pick(memory: &Memory, history: &[Message]) -> Picked {
    let kept = talk::memorable(history);
    let mut left = memory.window_tokens;
    let fits = |message: &&&Message| {
        let tokens = about_tokens(&message.text) + AROUND;
        let fits = tokens <= left;
        left = left.saturating_sub(tokens);
        fits
    };
    let shown = kept.iter().rev().take(memory.window as usize).take_while(fits).count();
    let (before, window) = kept.split_at(kept.len() - shown);
    Picked { window: window.iter().map(|message| message.seq).collect(), summary: summary(memory, before) }
}

fn summary(memory: &Memory, before: &[&Message]) -> Vec<Gist> {
    let mut lines: Vec<(usize, u8, String)> = before
        .iter()
        .enumerate()
        .filter_map(|(n, message)| best(message).map(|(weight, line)| (n, weight, line)))
        .collect();
    lines.sort_by_key(|(n, weight, _)| (std::cmp::Reverse(*weight), std::cmp::Reverse(*n)));
    let mut left = memory.summary_tokens;
    lines.retain(|(_, _, line)| {
        let tokens = about_tokens(line) + AROUND;
        let fits = tokens <= left;
        left -= if fits { tokens } else { 0 };
        fits
    });
    lines.sort_by_key(|(n, ..)| *n);
    let role = |sender| match sender {
        Sender::User => Role::User,
        Sender::Contact => Role::Contact,
        Sender::Assistant => Role::Assistant,
    };
    lines.into_iter().map(|(n, _, text)| Gist { role: role(before[n].sender), text }).collect()
}

/// The sentence of a message that says most, and how much.
fn best(message: &Message) -> Option<(u8, String)> {
    let text = &message.text[..message.text.floor_char_boundary(LOOKED_AT)];
    let said = text.lines().flat_map(sentences).map(str::trim);
    let weighed = said.filter(|line| line.chars().any(char::is_alphanumeric)).map(|line| (weight(message, line), line));
    // Of equals the first.
    let best = weighed.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(weight, line)| (weight, domain::text::shorten(line, LINE)))
}

/// A line's sentences: parted behind what ends one and has a space after it.
fn sentences(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        let end = rest.match_indices(['.', '?', '!']).map(|(at, _)| at + 1).find(|&end| rest[end..].starts_with(' '));
        let (sentence, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        (!sentence.is_empty()).then_some(sentence)
    })
}

fn weight(message: &Message, line: &str) -> u8 {
    let assistant = message.sender == Sender::Assistant;
    if assistant && phrases::tells_outcome(line) {
        3
    } else if line.ends_with('?') || (assistant && line.starts_with('•')) {
        2
    } else {
        u8::from(!assistant && names(line))
    }
}

/// Whether it has a number, or a name within it.
fn names(line: &str) -> bool {
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase) && word.chars().nth(1).is_some();
    line.contains(|c: char| c.is_numeric() || c == '@') || line.split_whitespace().skip(1).any(capital)
}
