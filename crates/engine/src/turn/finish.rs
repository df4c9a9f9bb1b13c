//! The end of a turn: what was said goes into the conversation and the outbox, the messages leave the inbox, the lane
//! is given back. One transaction, behind the fence.

use std::sync::Arc;

use domain::{Lane, LiveEvent, LivePayload, Step, StepKind, TurnState};
use futures_util::FutureExt;
use models::Answer;
use store::Tx;

use super::begin::Open;
use super::verdict::{self, Verdict};
use crate::say::{Place, Saying};
use crate::{Engine, Error, Result};

pub(super) async fn with_answer(engine: &Arc<Engine>, lane: &Lane, open: Open, answer: Answer, n: i64) -> Result<()> {
    let (engine_, lane_) = (Arc::clone(engine), *lane);
    let events = engine
        .store
        .write_of::<_, Error, _>(lane.workspace_id, move |tx| {
            async move {
                store::lanes::hold(tx, &lane_, engine_.env.now() + engine_.settings.lease).await?;
                end(tx, &engine_, &lane_, &open, n, &answer, Vec::new()).await
            }
            .boxed()
        })
        .await?;
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
                let answer = Answer { text, ..Answer::default() };
                end(tx, &engine_, &lane_, &open, 1, &answer, payloads).await
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

/// `n` is the number of the last answer's step; `payloads` stand before the reply in the conversation.
async fn end(
    tx: &mut Tx,
    engine: &Engine,
    lane: &Lane,
    open: &Open,
    n: i64,
    answer: &Answer,
    mut payloads: Vec<LivePayload>,
) -> Result<Vec<LiveEvent>> {
    let now = engine.env.now();
    // A model's words about a conversation that is only read go nowhere.
    let replies = open.is_chat() && !answer.text.trim().is_empty();
    let count = payloads.len() as i64 + i64::from(replies);
    let first = if count == 0 { 0 } else { store::conversations::advance(tx, lane.conversation_id, count).await? };
    let saying = replies.then(|| {
        let place = Place::new(&open.conversation, open.turn.id.to_string(), Some(open.turn.id));
        Saying::new(&engine.env, place, first + payloads.len() as i64, answer.text.clone(), now)
    });
    payloads.extend(saying.iter().map(Saying::payload));
    let events = store::live::number(lane.conversation_id, first, now, payloads);
    let step = Step { n, kind: StepKind::Answer, content: serde_json::to_value(answer).unwrap_or_default() };
    let mut statements = vec![
        store::turns::insert_step(open.turn.id, &step, now),
        store::turns::end(open.turn.id, TurnState::Done, now),
        store::inbox::finish(lane.conversation_id, open.turn.id),
    ];
    statements.extend(saying.iter().flat_map(Saying::statements));
    statements.extend(events.iter().map(store::live::insert));
    tx.execute_all(statements).await?;
    store::lanes::release(tx, lane, now).await?;
    Ok(events)
}
