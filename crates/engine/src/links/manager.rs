//! Keeps connections: takes those that nobody keeps, a few at a time, tells how they are doing, tries again what broke,
//! and stops what this node may no longer keep.
//!
//! Each connection is a task of its own: what happens to one happens to no other. A failure gives the connection back
//! with a time at which it may be tried again, by whichever node comes first.

use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use channels::ConnectError;
use domain::{Entropy, LinkState};
use futures_util::FutureExt;
use jiff::Timestamp;
use store::links::{Ended, Hold, Sealed};
use tokio_util::sync::CancellationToken;
use tracing::{Instrument, info, info_span, warn};

use super::intake::Intake;
use super::{Kept, LinkSettings};
use crate::{Engine, Lifecycle, Result};

/// Beats between two looks at whether what is kept here is still ours.
const LOOK: u32 = 15;
/// Tries that follow one another quickly.
const QUICK: u32 = 3;
/// However long a platform asks us to stay away, it is tried again after this.
const LONGEST: Duration = Duration::from_hours(24);

pub(crate) async fn run(engine: Arc<Engine>, life: Lifecycle) {
    let mut beats = 0_u32;
    while !life.is_stopping() {
        // A beat that hangs must not keep this node from noticing that its lease is over.
        let limit = engine.links.settings.lease / 3;
        match tokio::time::timeout(limit, engine.mind_links(&life, beats.is_multiple_of(LOOK))).await {
            Ok(Ok(_)) => {}
            Ok(Err(error)) => warn!(%error, "connections cannot be minded; trying again"),
            Err(_) => warn!("connections cannot be minded in time; trying again"),
        }
        engine.leave_overdue();
        beats = beats.wrapping_add(1);
        tokio::select! {
            () = life.stopping() => break,
            () = engine.links.wake.wait(&*engine.env.clock, engine.links.settings.beat) => {}
        }
    }
    engine.links.stop_all();
    if let Err(error) = engine.leave_links().await {
        warn!(%error, "connections could not be given up; others take them when the lease is over");
    }
}

impl Engine {
    /// One beat: shows that this node lives, takes connections up to its bounds, and with `look` stops what is no longer
    /// its own. Answers how many it took. A node that keeps nothing and finds nothing writes nothing.
    pub async fn mind_links(self: &Arc<Self>, life: &Lifecycle, look: bool) -> Result<usize> {
        let settings = &self.links.settings;
        let (node, lease, begun) = (self.settings.node.clone(), settings.lease, self.env.now());
        let name = node.clone();
        let (due, owned) = self
            .store
            .read::<_, store::Error, _>(move |tx| {
                async move {
                    let owned = if look { Some(store::links::owned(tx, &name).await?) } else { None };
                    Ok((store::links::is_due(tx, begun).await?, owned))
                }
                .boxed()
            })
            .await?;
        if let Some(owned) = owned {
            self.compare(owned).await?;
        }
        let kept = self.links.lock_kept().len();
        let is_fresh = || {
            let beaten = *self.links.beaten.lock().unwrap_or_else(PoisonError::into_inner);
            beaten.is_some_and(|at| begun.duration_since(at).unsigned_abs() < lease / 3)
        };
        if !due && (kept == 0 || is_fresh()) {
            return Ok(0);
        }
        let room = settings.most.saturating_sub(kept) as u32;
        let limit = if self.links.vault.is_some() { settings.starts.min(room) } else { 0 };
        let (lived, taken) = self
            .store
            .write::<_, store::Error, _>(move |tx| {
                async move {
                    let lived = store::links::beat(tx, &node, lease, begun).await?;
                    let taken = store::links::claim(tx, &node, limit, begun).await?;
                    if taken.is_empty() && kept == 0 {
                        store::links::leave(tx, Some(&node), begun).await?;
                    }
                    Ok((lived, taken))
                }
                .boxed()
            })
            .await?;
        if !lived && kept > 0 {
            warn!("this node was thought dead: it begins its connections anew");
            self.links.stop_all();
        }
        *self.links.beaten.lock().unwrap_or_else(PoisonError::into_inner) = Some(begun);
        let count = taken.len();
        for sealed in taken {
            let stop = CancellationToken::new();
            let kept = Kept { fence: sealed.fence, stop: stop.clone() };
            if let Some(before) = self.links.lock_kept().insert(sealed.channel_id, kept) {
                before.stop.cancel();
            }
            let engine = Arc::clone(self);
            life.spawn(async move { engine.keep(sealed, stop).await });
        }
        Ok(count)
    }

    /// Stops what was taken from this node, and gives back what it has by the database only: a claim whose commit was
    /// answered by a lost connection.
    async fn compare(&self, owned: Vec<Hold>) -> Result<()> {
        let mut unknown = Vec::new();
        {
            let mut kept = self.links.lock_kept();
            kept.retain(|id, kept| {
                let ours = owned.iter().any(|hold| hold.channel_id == *id && hold.fence == kept.fence);
                if !ours {
                    kept.stop.cancel();
                }
                ours
            });
            unknown.extend(owned.into_iter().filter(|hold| !kept.contains_key(&hold.channel_id)));
        }
        let now = self.env.now();
        for hold in unknown {
            let ended = Ended { state: LinkState::Connecting, error: None, attempts: 0, next_at: now };
            self.give_link_back(hold, ended).await?;
        }
        Ok(())
    }

    /// Stops every connection where this node could not show in time that it lives: before its lease is over, so that
    /// none runs here while another node has it.
    pub fn leave_overdue(&self) -> bool {
        let beaten = *self.links.beaten.lock().unwrap_or_else(PoisonError::into_inner);
        let limit = self.links.settings.lease * 2 / 3;
        let overdue = beaten.is_some_and(|at| self.env.now().duration_since(at).unsigned_abs() >= limit);
        if overdue && !self.links.lock_kept().is_empty() {
            warn!("this node cannot show that it lives: it stops its connections");
            self.links.stop_all();
        }
        overdue
    }

    /// Gives up all that this node keeps.
    pub async fn leave_links(&self) -> Result<()> {
        let (node, now) = (self.settings.node.clone(), self.env.now());
        self.store
            .write::<_, store::Error, _>(move |tx| {
                async move { store::links::leave(tx, Some(&node), now).await }.boxed()
            })
            .await?;
        Ok(())
    }

    /// One connection from its beginning to its end.
    async fn keep(self: Arc<Self>, sealed: Sealed, stop: CancellationToken) {
        let hold = Hold { channel_id: sealed.channel_id, fence: sealed.fence };
        let span = info_span!("channel", id = %sealed.channel_id, platform = ?sealed.platform);
        let begun = self.env.now();
        let brought = AtomicBool::new(false);
        let work = AssertUnwindSafe(self.connection(&sealed, hold, &stop, &brought)).catch_unwind();
        let ended = work.instrument(span.clone()).await.unwrap_or_else(|_| {
            Err(ConnectError::Retry { cause: "the connection failed by a fault of ours".into(), after: None })
        });
        self.links.forget(hold);
        // Told to stop: whoever did so has given it away, or does.
        if stop.is_cancelled() {
            return;
        }
        let now = self.env.now();
        // One that brought something new is no failure in a row, however soon it broke off.
        let lasted = now.duration_since(begun).unsigned_abs() >= self.links.settings.steady;
        let stood = lasted || brought.load(Ordering::Relaxed);
        let failures = if stood { 1 } else { sealed.attempts.saturating_add(1) };
        let ended = ending(ended, failures, &self.links.settings, &*self.env.entropy, now);
        span.in_scope(|| match &ended.error {
            Some(error) => warn!(error, failures, state = ?ended.state, "a connection ended"),
            None => info!("a connection ended"),
        });
        let next_at = ended.next_at;
        match self.give_link_back(hold, ended).await {
            Ok(()) => self.links.wake.at(next_at),
            // It is ours by the database only: the next look gives it back.
            Err(error) => warn!(%error, "a connection's end could not be recorded"),
        }
    }

    async fn connection(
        self: &Arc<Self>,
        sealed: &Sealed,
        hold: Hold,
        stop: &CancellationToken,
        brought: &AtomicBool,
    ) -> Result<(), ConnectError> {
        let refused = |cause| ConnectError::Refused { cause };
        let adapter = self.adapter_of(sealed).map_err(refused)?;
        let connecting = tokio::time::timeout(self.links.settings.connect_timeout, adapter.connect());
        let profile = tokio::select! {
            () = stop.cancelled() => return Ok(()),
            answer = connecting => answer.unwrap_or_else(|_| {
                Err(ConnectError::Retry { cause: "the platform did not answer in time".into(), after: None })
            })?,
        };
        let now = self.env.now();
        let stands = self
            .store
            .write::<_, store::Error, _>(move |tx| {
                async move {
                    let account = domain::text::shorten(&profile.name, 100);
                    store::links::running(tx, hold, &account, profile.address.as_deref(), now).await
                }
                .boxed()
            })
            .await;
        match stands {
            Ok(true) => {}
            Ok(false) => {
                stop.cancel();
                return Ok(());
            }
            Err(error) => return Err(ConnectError::Retry { cause: error.to_string(), after: None }),
        }
        let intake = Intake { engine: self, sealed, hold: Some(hold), adapter: &adapter, brought };
        let received = adapter.receive(&intake, sealed.position.clone(), stop);
        // An adapter that does not hear the stop is dropped, which every call of it survives.
        tokio::select! {
            ended = received => ended,
            () = intake.bring_earlier() => Ok(()),
            () = stop.cancelled() => Ok(()),
        }
    }

    pub(super) async fn give_link_back(&self, hold: Hold, ended: Ended) -> Result<()> {
        let now = self.env.now();
        self.store
            .write::<_, store::Error, _>(move |tx| {
                async move { store::links::give_back(tx, hold, &ended, now).await }.boxed()
            })
            .await?;
        Ok(())
    }
}

/// What is made of a connection that ended by itself.
fn ending(
    ended: Result<(), ConnectError>,
    failures: u32,
    settings: &LinkSettings,
    entropy: &dyn Entropy,
    now: Timestamp,
) -> Ended {
    let (cause, after) = match ended {
        Err(ConnectError::Refused { cause }) => {
            let error = Some(domain::text::shorten(&cause, 300));
            return Ended { state: LinkState::Failed, error, attempts: failures, next_at: now };
        }
        Err(ConnectError::Retry { cause, after }) => (cause, after),
        Ok(()) => ("the platform ended the connection".into(), None),
    };
    let wait = wait(failures, settings, entropy).max(after.unwrap_or_default().min(LONGEST));
    let error = Some(domain::text::shorten(&cause, 300));
    Ended { state: LinkState::Waiting, error, attempts: failures, next_at: now + wait }
}

/// Three tries in quick succession, then ever longer, with a share of chance so that many that failed together do not
/// come back together.
fn wait(failures: u32, settings: &LinkSettings, entropy: &dyn Entropy) -> Duration {
    if failures < QUICK {
        return settings.quick;
    }
    let retry = domain::Retry { attempts: u32::MAX, base: settings.quick * 2, cap: settings.slow };
    retry.after(failures - QUICK + 1, entropy).unwrap_or(settings.slow)
}

#[cfg(test)]
mod tests {
    use domain::SystemEntropy;

    use super::*;

    fn after(failures: u32, ended: Result<(), ConnectError>) -> (LinkState, Duration) {
        let now = Timestamp::UNIX_EPOCH;
        let ended = ending(ended, failures, &LinkSettings::default(), &SystemEntropy, now);
        (ended.state, ended.next_at.duration_since(now).unsigned_abs())
    }

    fn broken(after: Option<u64>) -> Result<(), ConnectError> {
        Err(ConnectError::Retry { cause: "reset".into(), after: after.map(Duration::from_secs) })
    }

    #[test]
    fn three_tries_are_five_seconds_apart_and_then_ever_further_within_a_bound() {
        let secs = Duration::from_secs;
        assert_eq!(after(1, broken(None)), (LinkState::Waiting, secs(5)));
        assert_eq!(after(2, broken(None)), (LinkState::Waiting, secs(5)));
        for (failures, least, most) in [(3, 5, 10), (4, 10, 20), (9, 300, 600), (u32::MAX, 300, 600)] {
            let (_, wait) = after(failures, broken(None));
            assert!(wait >= secs(least) && wait <= secs(most), "{failures}: {wait:?}");
        }
        assert_eq!(after(1, broken(Some(90))).1, secs(90), "the platform's own word counts");
        assert_eq!(after(1, broken(Some(u64::MAX))).1, LONGEST);
        assert_eq!(after(1, Ok(())).0, LinkState::Waiting);
    }

    #[test]
    fn a_refused_credential_waits_for_a_person() {
        assert_eq!(after(1, Err(ConnectError::Refused { cause: "401".into() })).0, LinkState::Failed);
    }
}
