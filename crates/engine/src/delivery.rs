//! The outbox's way out: claimed, sent once, recorded. A node that dies between sending and recording leaves the
//! effect to [`Engine::settle_orphans`].

use std::collections::HashMap;
use std::sync::{Arc, MutexGuard, PoisonError};
use std::time::Duration;

use channels::{Channel, Outgoing, SendError};
use domain::{Delivery, Effect, EffectId, EffectKind, Env, LiveEvent, LivePayload, WorkspaceId};
use futures_util::FutureExt;
use store::Tx;
use tokio::sync::{Semaphore, mpsc};
use tracing::warn;

use crate::calls::{self, Called};
use crate::metrics::{Word, outcome};
use crate::{Engine, Lifecycle, Result};

/// Effects that one claim takes, or one transaction records, at most.
const BATCH: usize = 32;
/// Channels whose platform is remembered.
const PLATFORMS: usize = 10_000;

/// What became of one send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Delivered,
    /// Due again after this time.
    Again(Duration),
    GivenUp,
    Uncertain,
    /// A call of an attached tool came to this.
    Called(Called),
}

pub(crate) async fn run(engine: Arc<Engine>, life: Lifecycle) {
    let places = Arc::new(Semaphore::new(engine.settings.sends));
    let (done, outcomes) = mpsc::channel(engine.settings.sends);
    let recorder = life.spawn(record_all(Arc::clone(&engine), outcomes));
    while !life.is_stopping() {
        tokio::select! {
            () = life.stopping() => break,
            () = engine.outbox_wake.wait(&*engine.env.clock, engine.settings.poll) => {}
        }
        loop {
            let free = places.available_permits().min(BATCH);
            if free == 0 {
                drop(places.acquire().await);
                continue;
            }
            let effects = match engine.claim_effects(free as u32).await {
                Ok(effects) => effects,
                Err(error) => {
                    warn!(%error, "effects cannot be claimed; trying again");
                    tokio::time::sleep(engine.settings.poll).await;
                    break;
                }
            };
            let more = effects.len() == free;
            for effect in effects {
                let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
                let (engine, done) = (Arc::clone(&engine), done.clone());
                engine.lock_sending().insert(effect.id, effect.fence);
                life.spawn(async move {
                    let outcome = engine.send(&effect).await;
                    let id = effect.id;
                    // The recorder ends only when every sender is gone.
                    let _ = done.send((effect, outcome)).await;
                    engine.lock_sending().remove(&id);
                    drop(place);
                });
            }
            if !more || life.is_stopping() {
                break;
            }
        }
    }
    drop(done);
    let _ = recorder.await;
}

/// Records outcomes, those that wait together in one transaction.
async fn record_all(engine: Arc<Engine>, mut outcomes: mpsc::Receiver<(Effect, Outcome)>) {
    let mut batch = Vec::new();
    while outcomes.recv_many(&mut batch, BATCH).await > 0 {
        let mut tries = 0;
        while let Err(error) = engine.record(batch.clone()).await {
            tries += 1;
            warn!(%error, "outcomes of sends cannot be recorded");
            // Past the lease they are orphans and are settled as such.
            if engine.settings.poll * tries > engine.settings.lease {
                break;
            }
            tokio::time::sleep(engine.settings.poll).await;
        }
        batch.clear();
        engine.outbox_wake.now();
    }
}

impl Engine {
    /// The effects that this node is sending, with the fence of each.
    pub(crate) fn sending(&self) -> Vec<(EffectId, i64)> {
        self.lock_sending().iter().map(|(effect, fence)| (*effect, *fence)).collect()
    }

    fn lock_sending(&self) -> MutexGuard<'_, HashMap<EffectId, i64>> {
        self.sending.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes due effects, the first of each conversation only.
    pub async fn claim_effects(&self, limit: u32) -> Result<Vec<Effect>> {
        let (owner, lease, now) = (self.settings.node.clone(), self.settings.lease, self.env.now());
        let effects = self
            .store
            .write::<_, store::Error, _>(move |tx| {
                async move { store::outbox::claim(tx, &owner, lease, limit, now).await }.boxed()
            })
            .await?;
        Ok(effects)
    }

    /// Hands one effect to its channel and says what that means for it.
    pub async fn send(&self, effect: &Effect) -> Outcome {
        let text = match &effect.kind {
            EffectKind::Send { text, .. } => text,
            EffectKind::Call(call) => return self.call_outside(effect, call).await,
        };
        let channel = match self.channel(effect).await {
            Ok(Some(channel)) => channel,
            Ok(None) => return Outcome::GivenUp,
            // The database is away: nothing was sent, and the lease brings the effect back.
            Err(_) => return Outcome::Again(self.settings.poll),
        };
        let outgoing = Outgoing::text(&effect.chat_key, text, &effect.idempotency_key);
        let sent = match tokio::time::timeout(self.settings.send_timeout, channel.send(&outgoing)).await {
            Ok(sent) => sent,
            Err(_) => Err(SendError::Unknown { cause: "no answer in time".into() }),
        };
        let retry = |after: Option<Duration>| {
            let wait = self.settings.send_retry.after(effect.attempts, &*self.env.entropy);
            wait.map_or(Outcome::GivenUp, |wait| Outcome::Again(after.map_or(wait, |after| after.max(wait))))
        };
        match sent {
            Ok(_) => Outcome::Delivered,
            Err(SendError::Retry { after, .. }) => retry(after),
            Err(SendError::Refused { .. }) => Outcome::GivenUp,
            Err(SendError::Unknown { .. }) if channel.abilities().deduplicates => retry(None),
            Err(SendError::Unknown { .. }) => Outcome::Uncertain,
        }
    }

    /// Records what became of sends, all in one transaction.
    pub async fn record(&self, mut outcomes: Vec<(Effect, Outcome)>) -> Result<()> {
        // Conversations are locked in one order, so that no two transactions wait for each other in a circle.
        outcomes.sort_by_key(|(effect, _)| effect.conversation_id);
        let (env, now) = (self.env.clone(), self.env.now());
        let words: Vec<Word> = outcomes.iter().map(|(_, outcome)| word(outcome)).collect();
        let events = self
            .store
            .write::<_, store::Error, _>(move |tx| {
                async move {
                    let mut events = Vec::new();
                    for (effect, outcome) in &outcomes {
                        events.extend(record_one(tx, &env, effect, outcome, now).await?);
                    }
                    Ok(events)
                }
                .boxed()
            })
            .await?;
        for (workspace, event) in events {
            self.publish(workspace, vec![event]);
        }
        for word in words {
            self.metrics.sends.get_or_create(&outcome(word)).inc();
        }
        Ok(())
    }

    /// Decides about effects whose sender died: sent again where the platform recognises a repeat, else uncertain.
    pub async fn settle_orphans(&self) -> Result<usize> {
        let now = self.env.now();
        let orphans = self
            .store
            .read::<_, store::Error, _>(move |tx| {
                async move { store::outbox::orphans(tx, now, BATCH as u32).await }.boxed()
            })
            .await?;
        let mut outcomes = Vec::with_capacity(orphans.len());
        for effect in orphans {
            if let EffectKind::Call(call) = &effect.kind {
                let outcome = self.orphaned_call(call);
                outcomes.push((effect, outcome));
                continue;
            }
            let channel = self.channel(&effect).await?;
            let again = channel.is_none_or(|channel| channel.abilities().deduplicates);
            outcomes.push((effect, if again { Outcome::Again(Duration::ZERO) } else { Outcome::Uncertain }));
        }
        let count = outcomes.len();
        if count > 0 {
            // The fence keeps two nodes that settle the same orphan from both moving it on.
            self.record(outcomes).await?;
            self.outbox_wake.now();
        }
        Ok(count)
    }

    /// The adapter that an effect goes through; `None` where its channel is gone.
    async fn channel(&self, effect: &Effect) -> Result<Option<Arc<dyn Channel>>> {
        let (workspace, id) = (effect.workspace_id, effect.channel_id);
        let known = self.platforms.lock().unwrap_or_else(PoisonError::into_inner).get(&id).copied();
        let platform = match known {
            Some(platform) => platform,
            None => {
                let channel = self
                    .store
                    .read::<_, store::Error, _>(move |tx| {
                        async move { store::channels::get(tx, workspace, id).await }.boxed()
                    })
                    .await?;
                let Some(channel) = channel else { return Ok(None) };
                let mut platforms = self.platforms.lock().unwrap_or_else(PoisonError::into_inner);
                // A channel never changes its platform; at the bound all are read again.
                if platforms.len() >= PLATFORMS {
                    platforms.clear();
                }
                platforms.insert(id, channel.platform);
                channel.platform
            }
        };
        Ok(self.channels.get(&platform).cloned())
    }
}

fn word(outcome: &Outcome) -> Word {
    match outcome {
        Outcome::Delivered | Outcome::Called(Called::Done(_) | Called::Failed(_)) => Word::done,
        Outcome::Again(_) => Word::retried,
        Outcome::GivenUp | Outcome::Called(Called::NotDone(_)) => Word::dead,
        Outcome::Uncertain => Word::uncertain,
    }
}

/// Moves one effect on, unless another node took it over meanwhile.
async fn record_one(
    tx: &mut Tx,
    env: &Env,
    effect: &Effect,
    outcome: &Outcome,
    now: jiff::Timestamp,
) -> Result<Option<(WorkspaceId, LiveEvent)>, store::Error> {
    let message_id = match &effect.kind {
        EffectKind::Send { message_id, .. } => *message_id,
        EffectKind::Call(call) => {
            let event = calls::record(tx, env, effect, call, outcome, now).await?;
            return Ok(event.map(|event| (effect.workspace_id, event)));
        }
    };
    let (statement, delivery) = match outcome {
        Outcome::Delivered | Outcome::Called(_) => (store::outbox::delete(effect), Some(Delivery::Sent)),
        Outcome::Again(wait) => (store::outbox::put_off(effect, now + *wait), None),
        Outcome::GivenUp => (store::outbox::delete(effect), Some(Delivery::Failed)),
        Outcome::Uncertain => (store::outbox::set_uncertain(effect), Some(Delivery::Uncertain)),
    };
    let touched = tx.execute(statement.0, statement.1).await?;
    let (Some(delivery), 1) = (delivery, touched) else { return Ok(None) };
    let first = store::conversations::advance(tx, effect.conversation_id, 1).await?;
    let payloads = vec![LivePayload::Delivery { message_id, delivery }];
    let event = store::live::number(effect.conversation_id, first, now, payloads).remove(0);
    tx.execute_all(vec![store::messages::set_delivery(message_id, delivery), store::live::insert(&event)]).await?;
    Ok(Some((effect.workspace_id, event)))
}
