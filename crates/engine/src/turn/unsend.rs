//! A mail that was decided a moment ago, taken back before it left: by the person's own words, read by us.

use domain::{Conversation, Effect, Message, Sender, StepKind};
use store::Tx;

use super::begin::Open;
use crate::{Engine, Result, mailboxes, phrases};

/// The mail that the messages take back, where they do nothing else and one still waits.
pub(super) async fn meant(
    tx: &mut Tx,
    conversation: &Conversation,
    messages: &[Message],
) -> store::Result<Option<Effect>> {
    let [message] = messages else { return Ok(None) };
    if message.sender != Sender::User || !phrases::takes_back(&message.text) {
        return Ok(None);
    }
    mailboxes::waiting(tx, conversation.workspace_id, conversation.id).await
}

/// The same, once the turn is open and has done nothing yet.
pub(super) fn asked(open: &Open) -> Option<Effect> {
    let first = open.steps.iter().all(|step| step.kind == StepKind::Context);
    open.unsent.clone().filter(|_| open.is_chat() && first)
}

/// Takes it back; answers what to say.
pub(super) async fn carry_out(tx: &mut Tx, engine: &Engine, open: &Open, effect: &Effect) -> Result<String> {
    let words = phrases::mail(&open.context.language);
    let line = match &effect.kind {
        domain::EffectKind::Call(call) => call.summary.as_str(),
        _ => "",
    };
    let taken = mailboxes::take_back(tx, &engine.env, effect, open.user.id.to_string()).await?;
    Ok(if taken { (words.withdrawn)(line) } else { (words.left)(line) })
}
