//! Answers to invitations.

use domain::Answer;
use serde_json::json;

use crate::rules::lexicon::Mark;
use crate::rules::resolve::{Item, wanted_words};
use crate::rules::turn::{Outcome, Turn};

/// "accept the invitation to the review", "sag die Einladung ab".
pub(super) fn answer(turn: &Turn) -> Outcome {
    let texts = turn.words().texts;
    let mut invited: Vec<Item> =
        turn.items().into_iter().filter(|item| item.reply.is_some() && !item.pending).collect();
    let day = turn.timing().map(|timing| timing.start.date());
    // "the invitation" is the one that waits for an answer.
    let is_open = |item: &Item| item.reply == Some(Answer::Open);
    let bare = wanted_words(turn.reading).is_empty() && day.is_none();
    if bare && invited.iter().any(is_open) {
        invited.retain(is_open);
    }
    let item = match turn.resolve(&invited, day) {
        Ok(item) => item,
        Err(Outcome::Say(_)) if invited.is_empty() && turn.reading.has(Mark::Cancel) => {
            return super::change::cancel(turn);
        }
        Err(Outcome::Say(_)) if invited.is_empty() => return Outcome::Say(texts.no_invitation.to_owned()),
        Err(outcome) => return outcome,
    };
    let arguments = json!({"id": item.id, "answer": said(turn)});
    turn.call("respond_event", arguments, turn.why("respond_event", 0.95, texts.reasons.answered))
}

fn said(turn: &Turn) -> &'static str {
    // "sag unter Vorbehalt zu" holds "sag … zu".
    if turn.reading.has(Mark::Perhaps) {
        "tentative"
    } else if turn.reading.has(Mark::Decline) {
        "declined"
    } else {
        "accepted"
    }
}
