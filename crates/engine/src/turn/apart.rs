//! What came in one burst and is answered apart. A yes decides what was shown, and an undo takes back what was done, so
//! each of them is a turn of its own, in order: "yes", "undo" is done and taken back, and is answered twice. What was
//! said behind it waits in the lane and is answered next.
//!
//! A "no" and what follows it stay together, for that mostly says what is wanted instead; so does all that only adds to
//! one wish.

use domain::{ConversationId, Message, ProposalState, Sender, Turn};
use store::Tx;

use crate::{Result, phrases, undo};

/// The first of the messages that are one turn's; the others are given back.
pub(super) async fn first_of(tx: &mut Tx, turn: &Turn, mut messages: Vec<Message>) -> Result<Vec<Message>> {
    let count = match messages.first() {
        Some(first) if messages.len() > 1 => {
            let decides = said(first).is_some() && decides(tx, turn.conversation_id, first.seq).await?;
            together(&messages, decides)
        }
        _ => messages.len(),
    };
    if let Some(next) = messages.get(count) {
        store::inbox::give_back(tx, turn.conversation_id, turn.id, next.seq).await?;
        messages.truncate(count);
    }
    Ok(messages)
}

/// How many of the messages are one turn's. `decides`: there is something that the first says yes or no to.
fn together(messages: &[Message], decides: bool) -> usize {
    let Some(first) = messages.first() else { return 0 };
    if takes_back(first) {
        return 1;
    }
    let verdict = said(first).filter(|_| decides);
    let alike = messages.iter().take_while(|message| verdict.is_some() && said(message) == verdict).count();
    let next = messages.get(alike);
    if verdict == Some(true) || verdict.is_some() && next.is_some_and(|next| said(next).is_some()) {
        return alike;
    }
    messages.iter().position(takes_back).unwrap_or(messages.len())
}

/// The person's yes or no.
fn said(message: &Message) -> Option<bool> {
    (message.sender == Sender::User).then(|| phrases::verdict(&message.text)).flatten()
}

fn takes_back(message: &Message) -> bool {
    message.sender == Sender::User && (undo::asks(&message.text) || phrases::takes_back(&message.text))
}

/// Whether what was said just before `seq` asks for a yes that was not given by other means.
async fn decides(tx: &mut Tx, conversation: ConversationId, seq: i64) -> Result<bool> {
    let last = store::messages::page(tx, conversation, Some(seq), 1).await?.pop();
    let asked = last.filter(|last| last.sender == Sender::Assistant);
    let Some((asked, turn)) = asked.and_then(|asked| Some((asked.text, asked.turn_id?))) else { return Ok(false) };
    let waits = |state| matches!(state, ProposalState::Pending | ProposalState::Expired);
    let proposals = store::proposals::of_turn(tx, conversation, turn).await?;
    Ok(proposals.iter().any(|proposal| waits(proposal.state) && asked.contains(&proposal.summary)))
}

#[cfg(test)]
mod tests {
    use domain::{ConversationId, Delivery, MessageId};

    use super::*;

    fn count(texts: &[&str], decides: bool) -> usize {
        let message = |(n, text): (usize, &&str)| Message {
            id: MessageId::derived(&[n as u8]),
            conversation_id: ConversationId::derived(b"chat"),
            seq: n as i64,
            sender: Sender::User,
            sender_name: String::new(),
            text: (*text).to_owned(),
            delivery: Delivery::Received,
            turn_id: None,
            sent_at: jiff::Timestamp::UNIX_EPOCH,
        };
        let messages: Vec<Message> = texts.iter().enumerate().map(message).collect();
        together(&messages, decides)
    }

    #[test]
    fn a_yes_and_an_undo_stand_alone_and_the_rest_stays_together() {
        for (texts, wanted) in [
            (&["yes", "undo"][..], 1),
            (&["yes", "ok", "undo"], 2),
            (&["yes to both", "lunch on Friday at 1"], 1),
            (&["undo", "lunch on Friday at 1"], 1),
            (&["lunch on Friday at 1", "undo"], 1),
            (&["lunch with Ana", "on Friday", "undo", "yes"], 2),
            (&["no", "at 8"], 2),
            (&["no", "at 8", "undo"], 2),
            (&["no", "yes"], 1),
            (&["lunch with Ana", "on Friday", "yes"], 3),
            (&["yes"], 1),
            (&[], 0),
        ] {
            assert_eq!(count(texts, true), wanted, "{texts:?}");
        }
        // Where nothing waits, a yes is small talk.
        assert_eq!(count(&["ok", "lunch on Friday at 1"], false), 2);
        assert_eq!(count(&["ok", "undo"], false), 1);
    }
}
