//! The lane runner: claims due lanes, a turn each, and gives back what failed.

use std::collections::HashMap;
use std::sync::{Arc, MutexGuard, PoisonError};

use domain::{ConversationId, DeadLetter, DeadLetterId, Lane, LivePayload, TurnState, WorkspaceId};
use futures_util::FutureExt;
use tokio::sync::Semaphore;
use tracing::{Instrument, error, info_span, warn};

use crate::metrics::{Word, outcome};
use crate::turn::{self, Ended, Work};
use crate::{Engine, Error, Lifecycle, Result};

/// Lanes that one claim takes, at most.
const CLAIM: u32 = 32;

/// Claims and runs lanes until the lifecycle stops. Turns that run then are finished or, past the grace period,
/// left to whoever claims their lanes next.
pub(crate) async fn run(engine: Arc<Engine>, life: Lifecycle) {
    let places = Arc::new(Semaphore::new(engine.settings.turns));
    let mut after = None;
    while !life.is_stopping() {
        tokio::select! {
            () = life.stopping() => break,
            () = engine.lanes_wake.wait(&*engine.env.clock, engine.settings.poll) => {}
        }
        loop {
            let Ok(first) = Arc::clone(&places).acquire_owned().await else { return };
            if life.is_stopping() {
                break;
            }
            let free = 1 + places.available_permits() as u32;
            let lanes = match engine.claim(free.min(CLAIM), after).await {
                Ok(lanes) => lanes,
                Err(error) => {
                    warn!(%error, "lanes cannot be claimed; trying again");
                    tokio::time::sleep(engine.settings.poll).await;
                    break;
                }
            };
            after = lanes.last().map(|lane| lane.workspace_id).or(after);
            let more = lanes.len() as u32 == free.min(CLAIM);
            drop(first);
            for lane in lanes {
                let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
                let engine = Arc::clone(&engine);
                life.spawn(async move {
                    engine.run_lane(lane).await;
                    drop(place);
                    engine.lanes_wake.now();
                });
            }
            if !more {
                break;
            }
        }
    }
}

/// Shows that this node lives, so that what it runs and sends is not taken over, and settles what dead nodes
/// were sending.
pub(crate) async fn keep_leases(engine: Arc<Engine>, life: Lifecycle) {
    // Goes on while turns finish after a stop: the tracker waits for them, and the process ends with the last.
    while !(life.is_stopping() && engine.metrics.turns_running.get() == 0) {
        // What still runs after a stop is looked at often, so that nothing waits for this task.
        let wait = if life.is_stopping() { engine.settings.poll } else { engine.settings.lease / 3 };
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            () = life.stopping(), if !life.is_stopping() => continue,
        }
        if let Err(error) = engine.settle_orphans().await {
            warn!(%error, "sends of dead nodes cannot be settled; trying again");
        }
        let running: Vec<_> = engine.running().iter().map(|(lane, fence)| (*lane, *fence)).collect();
        let sending = engine.sending();
        if running.is_empty() && sending.is_empty() {
            continue;
        }
        let until = engine.env.now() + engine.settings.lease;
        let renewed = engine
            .store
            .write::<_, store::Error, _>(move |tx| {
                async move {
                    store::lanes::renew(tx, &running, until).await?;
                    store::outbox::renew(tx, &sending, until).await
                }
                .boxed()
            })
            .await;
        if let Err(error) = renewed {
            warn!(%error, "leases cannot be renewed");
        }
    }
}

impl Engine {
    /// The lanes that this node runs, with the fence of each.
    fn running(&self) -> MutexGuard<'_, HashMap<ConversationId, i64>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes up to `limit` due lanes, beginning behind the workspace `after`.
    pub async fn claim(&self, limit: u32, after: Option<WorkspaceId>) -> Result<Vec<Lane>> {
        let (owner, lease) = (self.settings.node.clone(), self.settings.lease);
        let (per_workspace, now) = (self.settings.turns_per_workspace, self.env.now());
        // A claim that the machine's crash takes back was nobody's: whoever held it is gone too.
        let lanes = self
            .store
            .write_soon::<_, store::Error, _>(move |tx| {
                async move {
                    let claim = store::lanes::Claim { owner: &owner, lease, limit, per_workspace, after };
                    store::lanes::claim(tx, claim, now).await
                }
                .boxed()
            })
            .await?;
        Ok(lanes)
    }

    /// Runs one claimed lane's turn to its end, whatever the end is.
    pub async fn run_lane(self: &Arc<Self>, lane: Lane) {
        let span = info_span!("turn", conversation = %lane.conversation_id, fence = lane.fence);
        let begun = self.env.now();
        self.metrics.turns_running.inc();
        self.running().insert(lane.conversation_id, lane.fence);
        let ended = async {
            // A lane whose workers keep dying never reports a failure itself: its tries are counted when it is taken
            // over, and end like any other.
            let result = if lane.attempts >= self.settings.turn_retry.attempts {
                Err(Error::Broken("every try ended with the death of its worker".into()))
            } else {
                let limit = self.settings.turn_timeout;
                // Boxed: it is large, and whoever runs a lane would carry it.
                let turn = std::panic::AssertUnwindSafe(Box::pin(turn::run(self, &lane))).catch_unwind();
                match tokio::time::timeout(limit, turn).await {
                    Ok(Ok(result)) => result,
                    Ok(Err(_)) => Err(Error::Broken("the turn panicked".into())),
                    Err(_) => Err(Error::TooSlow(limit)),
                }
            };
            match result {
                Ok(Ended::Done) => Word::done,
                Ok(Ended::Empty) | Err(Error::Store(store::Error::Fenced)) => Word::fenced,
                Err(cause) => self.give_back(&lane, &cause).await,
            }
        }
        .instrument(span)
        .await;
        // Unless the lane was lost meanwhile and this node has it again, under another fence.
        let mut running = self.running();
        if running.get(&lane.conversation_id) == Some(&lane.fence) {
            running.remove(&lane.conversation_id);
        }
        drop(running);
        self.metrics.turns_running.dec();
        self.metrics.turns.get_or_create(&outcome(ended)).inc();
        self.metrics.turn_seconds.observe(self.env.now().duration_since(begun).as_secs_f64());
    }

    /// A failed turn waits for another try, or its messages become dead letters and the lane goes on.
    async fn give_back(&self, lane: &Lane, cause: &Error) -> Word {
        let ours = !matches!(cause, Error::Store(error) if error.is_passing());
        // A database that is away is no fault of the message: it costs no try.
        let attempts = lane.attempts.saturating_add(u32::from(ours));
        let wait = self.settings.turn_retry.after(attempts.max(1), &*self.env.entropy);
        let given_back = match wait {
            Some(wait) => {
                warn!(%cause, attempts, ?wait, "the turn failed and waits for another try");
                self.put_off(*lane, attempts, wait).await.map(|()| Word::retried)
            }
            None => {
                error!(%cause, attempts, "the turn failed for good; its messages are dead letters now");
                self.bury(*lane, attempts, cause.to_string()).await.map(|()| Word::dead)
            }
        };
        given_back.unwrap_or_else(|error| {
            // The lease ends by itself, and the lane is claimed again then.
            warn!(%error, "the failed turn could not be recorded");
            Word::retried
        })
    }

    async fn put_off(&self, lane: Lane, attempts: u32, wait: std::time::Duration) -> Result<()> {
        let (ready_at, lease) = (self.env.now() + wait, self.env.now() + self.settings.lease);
        self.store
            .write::<_, store::Error, _>(move |tx| {
                async move {
                    store::lanes::hold(tx, &lane, lease).await?;
                    store::lanes::put_off(tx, &lane, ready_at, attempts).await
                }
                .boxed()
            })
            .await?;
        self.lanes_wake.at(ready_at);
        Ok(())
    }

    /// Ends the turn as failed: its messages become dead letters, the person is told, the lane goes on.
    async fn bury(&self, lane: Lane, attempts: u32, cause: String) -> Result<()> {
        let (env, lease) = (self.env.clone(), self.env.now() + self.settings.lease);
        let limit = self.settings.messages_per_turn;
        let events = self
            .store
            .write::<_, store::Error, _>(move |tx| {
                async move {
                    let now = env.now();
                    store::lanes::hold(tx, &lane, lease).await?;
                    let Some(Work { turn, messages, .. }) = turn::open(tx, &env, &lane, limit).await? else {
                        store::lanes::release(tx, &lane, now).await?;
                        return Ok(Vec::new());
                    };
                    let letters: Vec<DeadLetter> = messages
                        .iter()
                        .map(|message| DeadLetter {
                            id: env.id(DeadLetterId::new),
                            workspace_id: lane.workspace_id,
                            conversation_id: lane.conversation_id,
                            message_id: message.id,
                            cause: domain::text::shorten(&cause, 500),
                            attempts,
                            created_at: now,
                            replayed_at: None,
                        })
                        .collect();
                    let mut statements: Vec<_> = letters.iter().map(store::dead_letters::insert).collect();
                    statements.push(store::turns::end(turn.id, TurnState::Failed, now));
                    statements.push(store::inbox::finish(lane.conversation_id, turn.id));
                    tx.execute_all(statements).await?;
                    let payloads = vec![LivePayload::Turn { turn_id: turn.id, state: TurnState::Failed }];
                    let events = store::live::append(tx, lane.conversation_id, now, payloads).await?;
                    store::lanes::release(tx, &lane, now).await?;
                    Ok(events)
                }
                .boxed()
            })
            .await?;
        self.publish(lane.workspace_id, events);
        self.lanes_wake.now();
        Ok(())
    }

    /// Gives up the leases of turns that did not finish within a shutdown's grace, so that another node, or this one's
    /// next start, goes on with them at once from their last step.
    pub async fn park(&self) -> Result<u64> {
        let (owner, now) = (self.settings.node.clone(), self.env.now());
        let parked = self
            .store
            .write::<_, store::Error, _>(move |tx| {
                async move { store::lanes::free_owned(tx, &owner, now).await }.boxed()
            })
            .await?;
        Ok(parked)
    }

    /// At the start of the only node: whatever is leased was left by a dead process.
    pub(crate) async fn take_over(&self) -> Result<()> {
        let now = self.env.now();
        self.store
            .write::<_, store::Error, _>(move |tx| {
                async move {
                    store::lanes::free_all(tx, now).await?;
                    store::links::leave(tx, None, now).await?;
                    store::outbox::end_leases(tx).await?;
                    Ok(())
                }
                .boxed()
            })
            .await?;
        Ok(())
    }
}
