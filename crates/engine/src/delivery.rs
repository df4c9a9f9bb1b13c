//! The outbox's way out: claimed, checked, noted as handed over, sent once, recorded. What a node that dies had not handed
//! over yet goes again; what it had is left to [`Engine::settle_orphans`].

use std::collections::HashMap;
use std::sync::{Arc, MutexGuard, PoisonError};
use std::time::Duration;

use channels::{Abilities, Button, Channel, Outgoing, Receipt, SendError};
use domain::{
    Choice, Delivery, Effect, EffectId, EffectKind, Env, LiveEvent, LivePayload, Platform, Rewrite, WorkspaceId,
};
use futures_util::FutureExt;
use jiff::Timestamp;
use store::Tx;
use store::buckets::Bucket;
use tokio::sync::{Semaphore, mpsc};
use tracing::warn;

use crate::attempts::{Sent, Tried, keeping};
use crate::calls::{self, Called};
use crate::limits::Admitted;
use crate::links::Way;
use crate::metrics::{OnPlatform, OutcomeOn, PlatformWord, Word, outcome};
use crate::window::{self, Held};
use crate::{Engine, Lifecycle, Result};

/// Effects that one claim takes, or one transaction records, at most.
const BATCH: usize = 32;
/// How long an effect waits for a channel that is paused, or refused, before it is looked at again.
const CLOSED: Duration = Duration::from_mins(1);
/// What a person is told of a channel that waits for them, and of a chat that is gone.
const PAUSED: &str = "the channel is paused, or its credential is refused";
const LEFT: &str = "nothing can be sent there any more: the person blocked us, or we were removed from the group";

/// What became of one send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Delivered,
    /// Due again after this time.
    Again(Duration),
    /// It was not tried: it waits until then. `slot`: its place within the platform's limits is taken for then.
    Deferred {
        until: Timestamp,
        slot: bool,
    },
    /// It waits until the person writes again.
    Held(Held),
    GivenUp,
    Uncertain,
    /// It went on to another channel, which is recorded.
    Moved,
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
            for admitted in engine.admit_or_wait(effects).await {
                let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
                let Admitted { effect, at, limits } = admitted;
                let wait = Duration::try_from(at.duration_since(engine.env.now())).unwrap_or_default();
                let (engine, done) = (Arc::clone(&engine), done.clone());
                engine.lock_sending().insert(effect.id, effect.fence);
                life.spawn(async move {
                    if !wait.is_zero() {
                        tokio::time::sleep(wait).await;
                    }
                    let outcome = engine.send_within(&effect, &limits).await;
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
async fn record_all(engine: Arc<Engine>, mut outcomes: mpsc::Receiver<(Effect, Sent)>) {
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
        let (lease, now) = (self.settings.lease, self.env.now());
        let effects = self
            .store
            .write::<_, store::Error, _>(move |tx| {
                async move { store::outbox::claim(tx, lease, limit, now).await }.boxed()
            })
            .await?;
        Ok(effects)
    }

    /// Hands one effect to its channel and says what that means for it.
    pub async fn send(&self, effect: &Effect) -> Sent {
        self.send_within(effect, &[]).await
    }

    /// As [`Engine::send`], at the distance that these limits want to what this node sent before.
    async fn send_within(&self, effect: &Effect, limits: &[Bucket]) -> Sent {
        let begun = self.env.now();
        if let EffectKind::Call(call) = &effect.kind {
            if !self.hands_over(effect).await {
                return Outcome::Again(self.settings.poll).into();
            }
            let outcome = self.call_outside(effect, call).await;
            let tried = Some(Tried::call(&outcome, begun, self.env.now()));
            return Sent { outcome, tried };
        }
        let channel = match self.way(effect.workspace_id, effect.channel_id).await {
            Ok(Way::Through(channel)) => channel,
            Ok(Way::Closed) => {
                let waits = Outcome::Deferred { until: begun + CLOSED, slot: false }.into();
                return self.or_elsewhere(effect, false, PAUSED, waits).await;
            }
            Ok(Way::Gone) => {
                let given_up = Sent::untried(Outcome::GivenUp, "the channel was removed", begun);
                return self.or_elsewhere(effect, true, "", given_up).await;
            }
            // The database is away: nothing was sent, and the lease brings the effect back.
            Err(_) => return Outcome::Again(self.settings.poll).into(),
        };
        match self.is_left(effect, &*channel).await {
            Ok(false) => {}
            Ok(true) => {
                let given_up = Sent::untried(Outcome::GivenUp, LEFT, begun);
                return self.or_elsewhere(effect, true, "", given_up).await;
            }
            Err(_) => return Outcome::Again(self.settings.poll).into(),
        }
        let passage = match self.passage(effect, &*channel).await {
            Ok(passage) => passage,
            Err(outcome) => return self.held_or_elsewhere(effect, outcome, None).await,
        };
        // Our own chat knows a repeat, so of what goes there nothing need be noted.
        if channel.platform() != Platform::Web && !self.hands_over(effect).await {
            return Outcome::Again(self.settings.poll).into();
        }
        // Last, so that none of the above brings two sends nearer to each other.
        let wait = self.pace(limits);
        if !wait.is_zero() {
            tokio::time::sleep(wait).await;
        }
        let begun = self.env.now();
        let sending = passage.hand_over(&*channel, effect);
        let sent = match tokio::time::timeout(self.settings.send_timeout, sending).await {
            Ok(sent) => sent,
            Err(_) => Err(SendError::Unknown { cause: "no answer in time".into() }),
        };
        self.count_send(channel.platform(), &sent, begun);
        if let Err(SendError::Retry { after: Some(after), .. }) = &sent {
            self.close_limits(effect, &*channel, *after).await;
        }
        let tried = Some(Tried::send(&sent, begun, self.env.now()));
        if let Some(held) = passage.held(&sent) {
            return self.held_or_elsewhere(effect, held, tried).await;
        }
        if let Ok(receipt) = &sent {
            self.note_receipt(effect, &*channel, receipt).await;
        }
        let retry = |after: Option<Duration>| {
            let wait = self.settings.send_retry.after(effect.attempts, &*self.env.entropy);
            wait.map_or(Outcome::GivenUp, |wait| Outcome::Again(after.map_or(wait, |after| after.max(wait))))
        };
        let outcome = match &sent {
            Ok(_) => Outcome::Delivered,
            Err(SendError::Retry { after, .. }) => retry(*after),
            Err(SendError::Refused { .. } | SendError::Closed { .. }) => Outcome::GivenUp,
            Err(SendError::Unknown { .. }) if channel.abilities().deduplicates => retry(None),
            Err(SendError::Unknown { .. }) => Outcome::Uncertain,
        };
        let came = Sent { outcome, tried };
        let came = match &sent {
            Ok(_) => came,
            Err(error) => self.after_failure(effect, error, came).await,
        };
        self.count_outcome(channel.platform(), &came.outcome);
        came
    }

    /// Notes that the effect is handed over now, behind every check: only from here on may it have arrived. False where it
    /// must not be, because another node has it or the database is away.
    async fn hands_over(&self, effect: &Effect) -> bool {
        let (node, handed) = (self.settings.node.clone(), effect.clone());
        let noted = self.store.write::<_, store::Error, _>(move |tx| {
            async move { store::outbox::hand_over(tx, &handed, &node).await }.boxed()
        });
        noted.await.unwrap_or(false)
    }

    /// What has to wait until the person writes again goes on where they chose another channel.
    async fn held_or_elsewhere(&self, effect: &Effect, outcome: Outcome, tried: Option<Tried>) -> Sent {
        let why = match &outcome {
            Outcome::Held(held) => held.why.clone(),
            _ => return Sent { outcome, tried },
        };
        self.or_elsewhere(effect, false, &why, Sent { outcome, tried }).await
    }

    /// Whether the chat of `effect` is one that nothing can be sent to any more. Our own chat is never left.
    async fn is_left(&self, effect: &Effect, channel: &dyn Channel) -> Result<bool> {
        if channel.platform() == Platform::Web {
            return Ok(false);
        }
        let id = effect.conversation_id;
        let read =
            self.store.read::<_, store::Error, _>(move |tx| async move { store::left::is_left(tx, id).await }.boxed());
        Ok(read.await?)
    }

    fn count_outcome(&self, platform: Platform, outcome: &Outcome) {
        let labels = OutcomeOn { platform: PlatformWord(platform), outcome: word(outcome) };
        self.metrics.channel_sends.get_or_create(&labels).inc();
    }

    fn count_send(&self, platform: Platform, sent: &Result<Receipt, SendError>, begun: Timestamp) {
        let labels = OnPlatform { platform: PlatformWord(platform) };
        let metrics = &self.metrics;
        let counter = if sent.is_ok() { &metrics.channel_sent } else { &metrics.channel_failed };
        counter.get_or_create(&labels).inc();
        let took = self.env.now().duration_since(begun).as_secs_f64();
        metrics.channel_seconds.get_or_create(&labels).observe(took);
    }

    /// Records what became of sends, all in one transaction.
    pub async fn record(&self, mut outcomes: Vec<(Effect, Sent)>) -> Result<()> {
        // Conversations are locked in one order, so that no two transactions wait for each other in a circle.
        outcomes.sort_by_key(|(effect, _)| effect.conversation_id);
        let (env, now) = (self.env.clone(), self.env.now());
        let words: Vec<Word> = outcomes.iter().map(|(_, sent)| word(&sent.outcome)).collect();
        let events = self
            .store
            .write::<_, store::Error, _>(move |tx| {
                async move {
                    let mut events = Vec::new();
                    for (effect, sent) in &outcomes {
                        events.extend(record_one(tx, &env, effect, sent, now).await?);
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

    /// Decides about effects whose sender died: sent again where they were not handed over yet, or where the platform
    /// recognises a repeat, else uncertain.
    pub async fn settle_orphans(&self) -> Result<usize> {
        let now = self.env.now();
        let orphans = self
            .store
            .read::<_, store::Error, _>(move |tx| {
                async move { store::outbox::orphans(tx, now, BATCH as u32).await }.boxed()
            })
            .await?;
        let count = orphans.len();
        let (mut outcomes, mut untouched) = (Vec::with_capacity(count), Vec::new());
        for (effect, handed) in orphans {
            let way = self.way(effect.workspace_id, effect.channel_id).await?;
            let is_noted = !matches!(&way, Way::Through(channel) if channel.platform() == Platform::Web);
            if !handed && (is_noted || matches!(effect.kind, EffectKind::Call(_))) {
                untouched.push(effect);
                continue;
            }
            let tried = Some(Tried::orphaned(now));
            if let EffectKind::Call(call) = &effect.kind {
                let outcome = self.orphaned_call(&effect, call).await;
                outcomes.push((effect, Sent { outcome, tried }));
                continue;
            }
            let again = match way {
                Way::Through(channel) => {
                    let again = channel.abilities().deduplicates;
                    let outcome = if again { Outcome::Again(Duration::ZERO) } else { Outcome::Uncertain };
                    self.count_outcome(channel.platform(), &outcome);
                    again
                }
                // Nobody can say; a person looks.
                Way::Closed => false,
                // It is given up when its turn comes.
                Way::Gone => true,
            };
            let outcome = if again { Outcome::Again(Duration::ZERO) } else { Outcome::Uncertain };
            outcomes.push((effect, Sent { outcome, tried }));
        }
        if !untouched.is_empty() {
            let taken_back = self.store.write::<_, store::Error, _>(move |tx| {
                let statements = untouched.iter().map(|effect| store::outbox::take_back(effect, now)).collect();
                async move { tx.execute_all(statements).await }.boxed()
            });
            taken_back.await?;
        }
        if count > 0 {
            // The fence keeps two nodes that settle the same orphan from both moving it on.
            self.record(outcomes).await?;
            self.outbox_wake.now();
        }
        Ok(count)
    }
}

/// Changes the message that the effect rewrites, where that is possible; else says it.
pub(crate) async fn hand_over(channel: &dyn Channel, effect: &Effect) -> Result<Receipt, SendError> {
    let (text, choices, rewrite) = match &effect.kind {
        EffectKind::Send { text, buttons, rewrite, .. } => (text, &buttons[..], rewrite.as_ref()),
        EffectKind::Notice { text } => (text, &[][..], None),
        EffectKind::Call(_) => return Err(SendError::Refused { cause: "a call is no message".into() }),
    };
    let abilities = channel.abilities();
    if let Some(Rewrite { external_id, text, buttons }) = rewrite.filter(|_| abilities.edits)
        && abilities.longest(!buttons.is_empty()).fits(text)
    {
        let outgoing = Outgoing::text(&effect.chat_key, text, &effect.idempotency_key);
        match channel.edit(external_id, &outgoing.with_buttons(buttons_on(&abilities, buttons))).await {
            Ok(()) => return Ok(Receipt { external_id: Some(external_id.clone()) }),
            // The message is gone or too old: it is said instead.
            Err(SendError::Refused { .. }) => {}
            // The same again is no error.
            Err(SendError::Unknown { cause }) => return Err(SendError::Retry { cause, after: None }),
            Err(error) => return Err(error),
        }
    }
    say(channel, effect, text, choices).await
}

/// As many of the choices as the platform shows, in whole pairs of a yes and a no.
fn buttons_on(abilities: &Abilities, choices: &[Choice]) -> Vec<Button> {
    let Some(limits) = abilities.buttons else { return Vec::new() };
    let fit = |pair: &&[Choice]| pair.iter().all(|it| limits.label.fits(&it.label) && it.data.len() <= limits.data);
    let pairs = choices.chunks(2).filter(fit).take(limits.count / 2);
    pairs.flatten().map(|choice| Button::new(&choice.label, &choice.data)).collect()
}

/// Sends the text, in as many messages as it needs on this platform, the buttons under the last. Each has a key of its
/// own, the same for every try.
async fn say(channel: &dyn Channel, effect: &Effect, text: &str, choices: &[Choice]) -> Result<Receipt, SendError> {
    let abilities = channel.abilities();
    let buttons = buttons_on(&abilities, choices);
    let parts = abilities.longest(!buttons.is_empty()).parts(text);
    let (count, mut last) = (parts.len(), None);
    for (n, part) in parts.into_iter().enumerate() {
        let key = if n == 0 { effect.idempotency_key.clone() } else { format!("{} {n}", effect.idempotency_key) };
        let buttons = if n + 1 == count { buttons.clone() } else { Vec::new() };
        match channel.send(&Outgoing::text(&effect.chat_key, part, key).with_buttons(buttons)).await {
            Ok(receipt) => last = Some(receipt),
            // A part of it is there: it may be said again only where that one is recognised.
            Err(error) if n > 0 && !matches!(error, SendError::Unknown { .. }) => {
                return Err(SendError::Unknown { cause: format!("only {n} parts of it: {error}") });
            }
            Err(error) => return Err(error),
        }
    }
    Ok(last.unwrap_or(Receipt { external_id: None }))
}

fn word(outcome: &Outcome) -> Word {
    match outcome {
        Outcome::Delivered | Outcome::Called(Called::Done(_) | Called::Failed(_)) => Word::done,
        Outcome::Deferred { .. } => Word::deferred,
        Outcome::Held(_) => Word::held,
        Outcome::Again(_) => Word::retried,
        Outcome::GivenUp | Outcome::Called(Called::NotDone(_)) => Word::dead,
        Outcome::Uncertain => Word::uncertain,
        Outcome::Moved => Word::moved,
    }
}

/// Moves one effect on, unless another node took it over meanwhile.
async fn record_one(
    tx: &mut Tx,
    env: &Env,
    effect: &Effect,
    sent: &Sent,
    now: jiff::Timestamp,
) -> Result<Option<(WorkspaceId, LiveEvent)>, store::Error> {
    let outcome = &sent.outcome;
    if let EffectKind::Call(call) = &effect.kind {
        let event = calls::record(tx, env, effect, call, sent, now).await?;
        return Ok(event.map(|event| (effect.workspace_id, event)));
    }
    let (statement, delivery) = match outcome {
        Outcome::Held(held) => return window::hold(tx, effect, held, sent.tried.as_ref(), now).await,
        Outcome::Moved => return Ok(None),
        Outcome::Delivered | Outcome::Called(_) => (store::outbox::delete(effect), Some(Delivery::Sent)),
        Outcome::Again(wait) => (store::outbox::put_off(effect, now + *wait), None),
        Outcome::Deferred { until, slot } => (store::outbox::defer(effect, *until, *slot), None),
        Outcome::GivenUp => (store::outbox::delete(effect), Some(Delivery::Failed)),
        Outcome::Uncertain => (store::outbox::set_uncertain(effect), Some(Delivery::Uncertain)),
    };
    // Nothing of a notice is kept, so nobody can be asked about one that may have arrived.
    let EffectKind::Send { message_id, .. } = effect.kind else {
        let statement = if delivery.is_some() { store::outbox::delete(effect) } else { statement };
        tx.execute(statement.0, statement.1).await?;
        return Ok(None);
    };
    let attempt = sent.tried.as_ref().map(|tried| tried.of(effect));
    let touched = tx.execute(statement.0, statement.1).await?;
    if touched == 0 {
        return Ok(None);
    }
    let mut statements = keeping(effect, attempt.as_ref());
    if delivery.is_none() && sent.tried.as_ref().is_some_and(Tried::is_doubtful) {
        statements.push(store::outbox::doubt(effect));
    }
    let Some(delivery) = delivery else { return tx.execute_all(statements).await.map(|_| None) };
    let first = store::conversations::advance(tx, effect.conversation_id, 1).await?;
    let payloads = vec![LivePayload::Delivery { message_id, delivery }];
    let event = store::live::number(effect.conversation_id, first, now, payloads).remove(0);
    statements.extend([store::messages::set_delivery(message_id, delivery), store::live::insert(&event)]);
    tx.execute_all(statements).await?;
    Ok(Some((effect.workspace_id, event)))
}
