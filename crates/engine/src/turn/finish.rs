//! The end of a turn: what was said goes into the conversation and the outbox, the messages leave the inbox, the lane
//! is given back. One transaction, behind the fence.

use std::sync::Arc;

use domain::{Effect, Lane, LiveEvent, LivePayload, Step, StepKind, TurnState};
use futures_util::FutureExt;
use store::Tx;

use super::begin::Open;
use super::reply::Reply;
use super::verdict::{self, Verdict};
use super::{Ending, money, step_of, unsend};
use crate::say::{Place, Saying};
use crate::{Engine, Error, Result, buttons, memory, phrases};

pub(super) async fn with_ending(engine: &Arc<Engine>, lane: &Lane, open: Arc<Open>, ending: Ending) -> Result<()> {
    let (engine_, lane_, unbooked) = (Arc::clone(engine), *lane, ending.unbooked.clone());
    let done = engine
        .store
        .write_of::<_, Error, _>(lane.workspace_id, move |tx| {
            async move {
                store::lanes::hold(tx, &lane_, engine_.env.now() + engine_.settings.lease).await?;
                if let Some(unbooked) = &ending.unbooked {
                    unbooked.book(tx).await?;
                }
                end(tx, &engine_, &lane_, &open, &ending, Vec::new()).await
            }
            .boxed()
        })
        .await;
    let events = money::booked_with(engine, unbooked, done).await?;
    published(engine, lane, events);
    Ok(())
}

/// The person's yes or no in the chat: decided here, by their own words, without a model.
pub(super) async fn with_verdict(engine: &Arc<Engine>, lane: &Lane, open: Open, verdict: Verdict) -> Result<()> {
    let (engine_, lane_) = (Arc::clone(engine), *lane);
    let events = engine
        .store
        .write_of::<_, Error, _>(lane.workspace_id, move |tx| {
            async move {
                store::lanes::hold(tx, &lane_, engine_.env.now() + engine_.settings.lease).await?;
                let (text, payloads) = verdict::carry_out(tx, &engine_, &open, &verdict).await?;
                let reply = Reply { text, verdict: Some(verdict.approved), ..Reply::default() };
                let outside = verdict.is_outside();
                let (n, reply) = (step_of(0), Some(reply));
                let ending = Ending { n, answer: None, reply, outside, proposes: false, unbooked: None };
                end(tx, &engine_, &lane_, &open, &ending, payloads).await
            }
            .boxed()
        })
        .await?;
    published(engine, lane, events);
    Ok(())
}

/// The person's word that takes a mail back: done here, without a model.
pub(super) async fn with_unsent(engine: &Arc<Engine>, lane: &Lane, open: Open, effect: Effect) -> Result<()> {
    let (engine_, lane_) = (Arc::clone(engine), *lane);
    let events = engine
        .store
        .write_of::<_, Error, _>(lane.workspace_id, move |tx| {
            async move {
                store::lanes::hold(tx, &lane_, engine_.env.now() + engine_.settings.lease).await?;
                let text = unsend::carry_out(tx, &engine_, &open, &effect).await?;
                let reply = Some(Reply { instead: text.clone(), text, ..Reply::default() });
                // The mail's line may repeat what others wrote.
                let ending =
                    Ending { n: step_of(0), answer: None, reply, outside: true, proposes: false, unbooked: None };
                end(tx, &engine_, &lane_, &open, &ending, Vec::new()).await
            }
            .boxed()
        })
        .await?;
    published(engine, lane, events);
    Ok(())
}

fn published(engine: &Engine, lane: &Lane, events: Vec<LiveEvent>) {
    engine.publish(lane.workspace_id, events);
    engine.outbox_wake.now();
}

/// `payloads` stand before the reply in the conversation.
async fn end(
    tx: &mut Tx,
    engine: &Engine,
    lane: &Lane,
    open: &Open,
    ending: &Ending,
    mut payloads: Vec<LivePayload>,
) -> Result<Vec<LiveEvent>> {
    let now = engine.env.now();
    let said = ending.reply.as_ref().filter(|reply| !reply.text.is_empty());
    let count = payloads.len() as i64 + i64::from(said.is_some());
    let first = if count == 0 { 0 } else { store::conversations::advance(tx, lane.conversation_id, count).await? };
    let proposals = if said.is_some() && ending.proposes {
        store::proposals::of_turn(tx, lane.conversation_id, open.turn.id).await?
    } else {
        Vec::new()
    };
    let saying = said.map(|reply| {
        let place = Place::new(&open.conversation, open.turn.id.to_string(), Some(open.turn.id));
        let choices = buttons::under(&reply.text, &proposals, phrases::of(&open.context.language));
        Saying::new(&engine.env, place, first + payloads.len() as i64, reply.text.clone(), now).with_buttons(choices)
    });
    payloads.extend(saying.iter().map(Saying::payload));
    let events = store::live::number(lane.conversation_id, first, now, payloads);
    let steps = ending.steps();
    let mut statements: Vec<_> = steps.iter().map(|step| store::turns::insert_step(open.turn.id, step, now)).collect();
    statements.extend([
        store::turns::end(open.turn.id, TurnState::Done, now),
        store::inbox::finish(lane.conversation_id, open.turn.id),
    ]);
    statements.extend(saying.iter().flat_map(Saying::statements));
    if ending.outside
        && let Some(saying) = &saying
    {
        statements.push(saying.marking());
    }
    if ending.reply.as_ref().is_some_and(|reply| reply.ends_session) {
        statements.push(memory::ending(&open.conversation, first + count - 1, now));
    }
    statements.extend(events.iter().map(store::live::insert));
    tx.execute_all(statements).await?;
    store::lanes::release(tx, lane, now).await?;
    Ok(events)
}

impl Ending {
    /// The last answer, and the reply where it is not that answer's text.
    fn steps(&self) -> Vec<Step> {
        let text = self.answer.as_ref().map(|answer| answer.text.trim());
        let own = self.reply.as_ref().filter(|reply| text != Some(reply.text.as_str()));
        let contents = [
            self.answer.as_ref().map(|answer| (StepKind::Answer, serde_json::to_value(answer))),
            own.map(|reply| (StepKind::Reply, serde_json::to_value(reply))),
        ];
        (self.n..)
            .zip(contents.into_iter().flatten())
            .map(|(n, (kind, content))| Step { n, kind, content: content.unwrap_or_default() })
            .collect()
    }
}
