//! What the person tells about themselves, takes back, and asks for.

use domain::FactKind;
use serde_json::json;

use super::super::lexicon::Mark;
use super::super::text::fill;
use super::super::turn::{Outcome, Turn};

/// Facts that are told at once; the rest is counted.
const MAX_LINES: usize = 30;

/// "remember that I'm vegetarian": kept in these words.
pub(super) fn remember(turn: &Turn, from: usize) -> Outcome {
    let text = content(turn, from);
    if text.is_empty() {
        return Outcome::Say(turn.words().texts.ask_remember.to_owned());
    }
    let kind = turn.reading.hits.iter().find_map(|hit| match hit.mark {
        Mark::Fact(kind) if hit.tokens.start >= from => Some(kind),
        _ => None,
    });
    let arguments = json!({"kind": kind.unwrap_or(FactKind::Other), "text": text});
    turn.call("remember", arguments, turn.why("remember", 0.95, turn.words().texts.reasons.remember))
}

/// "forget that I'm vegetarian": found by its words.
pub(super) fn forget(turn: &Turn, from: usize) -> Outcome {
    let arguments = json!({"fact": content(turn, from)});
    turn.call("forget", arguments, turn.why("forget", 0.95, turn.words().texts.reasons.forget))
}

pub(super) fn known(turn: &Turn) -> Outcome {
    let (memory, texts) = (&turn.request.memory, turn.words().texts);
    if memory.facts.is_empty() && memory.more == 0 {
        return Outcome::Say(texts.known_nothing.to_owned());
    }
    let shown = memory.facts.iter().take(MAX_LINES).map(|fact| format!("• {}", fact.text));
    let more = memory.more + memory.facts.len().saturating_sub(MAX_LINES);
    let list: Vec<String> = shown.chain((more > 0).then(|| format!("… +{more}"))).collect();
    Outcome::Say(fill(texts.known, &[("list", &list.join("\n"))]))
}

/// The words from a token on, without the signs at their end.
fn content<'t>(turn: &'t Turn, from: usize) -> &'t str {
    let start = turn.reading.tokens.list.get(from).map_or(turn.reading.text.len(), |token| token.span.start);
    turn.reading.text[start..].trim().trim_end_matches(['.', '!', ' '])
}
