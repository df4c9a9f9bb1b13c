//! How often may be sent: a platform's limits, by buckets that all nodes share, and the pace of this node's own sends.
//!
//! The buckets give every effect its place in time. Between that and the wire lie a commit and a scheduler, which delay
//! one send more than the next: two that have their distance in the database may be too near to each other for the
//! platform. So a node also keeps the distance between its own sends, where a limit lets none go out together.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use channels::{Channel, Rate, Scope};
use domain::{Effect, EffectId, EffectKind};
use futures_util::FutureExt;
use jiff::Timestamp;
use store::buckets::{Bucket, Turn};
use tracing::warn;

use crate::links::Way;
use crate::{Engine, Result};

/// An effect whose turn within the platform's limits comes so soon is kept here until then.
const SOON: Duration = Duration::from_secs(1);
/// The longest that a platform is believed when it tells us to stay away.
const AWAY: Duration = Duration::from_hours(24);
/// Limits whose last send is remembered; past it those that are free again are forgotten.
const PACED: usize = 4_096;

/// An effect that may go out.
#[derive(Debug)]
pub struct Admitted {
    pub effect: Effect,
    /// Not before.
    pub at: Timestamp,
    pub(crate) limits: Vec<Bucket>,
}

/// When this node may next send, by the limit's name.
#[derive(Debug, Default)]
pub(crate) struct Pace(Mutex<HashMap<String, Timestamp>>);

impl Pace {
    /// The first time from `at` on that keeps the distance to what went out before; it is taken with that.
    fn take(&self, limits: &[Bucket], at: Timestamp) -> Timestamp {
        let mut free = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let even = || limits.iter().filter(|limit| limit.burst == 1);
        let start = even().filter_map(|limit| free.get(&limit.name).copied()).fold(at, Timestamp::max);
        for limit in even() {
            free.insert(limit.name.clone(), start + limit.interval);
        }
        if free.len() > PACED {
            free.retain(|_, free| *free > at);
        }
        start
    }
}

impl Engine {
    /// Asks the limits of the platforms, which all nodes share: answers with what may go out soon, and puts the rest
    /// off to its turn.
    pub async fn admit(&self, effects: Vec<Effect>) -> Result<Vec<Admitted>> {
        let mut limits = Vec::with_capacity(effects.len());
        for effect in &effects {
            limits.push(self.limits_of(effect).await?);
        }
        let now = self.env.now();
        let free = limits.iter().all(Vec::is_empty);
        let turns =
            if free { vec![Turn::At(now); effects.len()] } else { self.turns(&effects, limits.clone(), now).await? };
        let mut admitted = Vec::new();
        for ((effect, limits), turn) in effects.into_iter().zip(limits).zip(turns) {
            match turn {
                Turn::At(at) if at <= now + SOON => admitted.push(Admitted { effect, at, limits }),
                Turn::At(when) | Turn::Later(when) => self.outbox_wake.at(when),
            }
        }
        Ok(admitted)
    }

    /// What cannot be asked for is left alone: its lease brings it back.
    pub(crate) async fn admit_or_wait(&self, effects: Vec<Effect>) -> Vec<Admitted> {
        self.admit(effects).await.unwrap_or_else(|error| {
            warn!(%error, "the limits of platforms cannot be asked; trying again");
            Vec::new()
        })
    }

    /// How long a send waits from now on, behind what this node sent and is about to send.
    pub(crate) fn pace(&self, limits: &[Bucket]) -> Duration {
        let now = self.env.now();
        self.pace.take(limits, now).duration_since(now).unsigned_abs()
    }

    async fn limits_of(&self, effect: &Effect) -> Result<Vec<Bucket>> {
        // A tool has no share in the limits of the platform that it was asked on.
        if matches!(effect.kind, EffectKind::Call(_)) {
            return Ok(Vec::new());
        }
        Ok(match self.way(effect.workspace_id, effect.channel_id).await? {
            Way::Through(channel) => buckets(effect, &channel.rates(&effect.chat_key)),
            Way::Closed | Way::Gone => Vec::new(),
        })
    }

    /// One place for each, at once or later; what comes later than [`SOON`] waits in the outbox.
    async fn turns(&self, effects: &[Effect], mut wishes: Vec<Vec<Bucket>>, now: Timestamp) -> Result<Vec<Turn>> {
        let claimed = effects.to_vec();
        let turns = self.store.write::<_, store::Error, _>(move |tx| {
            async move {
                let ids: Vec<EffectId> = claimed.iter().map(|effect| effect.id).collect();
                let placed = store::outbox::take_slots(tx, &ids).await?;
                for (effect, wish) in claimed.iter().zip(&mut wishes) {
                    if placed.contains(&effect.id) {
                        wish.clear();
                    }
                }
                let turns = store::buckets::take(tx, &wishes, now).await?;
                let late = claimed.iter().zip(&turns).filter_map(|(effect, turn)| match turn {
                    Turn::At(when) if *when <= now + SOON => None,
                    Turn::At(when) => Some(store::outbox::defer(effect, *when, true)),
                    Turn::Later(when) => Some(store::outbox::defer(effect, *when, false)),
                });
                let late: Vec<_> = late.collect();
                tx.execute_all(late).await?;
                Ok(turns)
            }
            .boxed()
        });
        Ok(turns.await?)
    }

    /// The platform told us to stay away: so do all nodes.
    pub(crate) async fn close_limits(&self, effect: &Effect, channel: &dyn Channel, after: Duration) {
        let limits = buckets(effect, &channel.rates(&effect.chat_key));
        let until = self.env.now() + after.min(AWAY);
        // A platform says so to the account or to a chat and seldom says to which: the account is the safe reading.
        let Some(limit) = limits.into_iter().find(|limit| limit.shared) else { return };
        let closed = self
            .store
            .write::<_, store::Error, _>(move |tx| {
                async move { store::buckets::close(tx, &limit, until).await }.boxed()
            })
            .await;
        if let Err(error) = closed {
            warn!(%error, "a platform's limit could not be noted");
        }
    }
}

/// The limits that the effect falls under, the account's first.
fn buckets(effect: &Effect, rates: &[Rate]) -> Vec<Bucket> {
    let bucket = |rate: &Rate| {
        let shared = rate.scope == Scope::Account;
        let name = if shared {
            effect.channel_id.to_string()
        } else {
            // A key may be long, and a name need not be.
            format!("{} {}", effect.channel_id, domain::text::sha256(&effect.chat_key))
        };
        Bucket {
            // Several limits of one scope are told apart by their interval.
            name: format!("{name} {}", rate.interval.as_micros()),
            interval: rate.interval,
            burst: rate.burst,
            shared,
        }
    };
    rates.iter().map(bucket).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn limit(name: &str, millis: u64, burst: u32) -> Bucket {
        Bucket { name: name.into(), interval: Duration::from_millis(millis), burst, shared: true }
    }

    #[test]
    fn what_comes_late_moves_what_comes_after_it() {
        let pace = Pace::default();
        let at = |millis: i64| Timestamp::from_millisecond(millis).unwrap();
        let bot = [limit("bot", 100, 1)];
        // The first was late by 40: the second, whose place is at 100, would be too near.
        assert_eq!(pace.take(&bot, at(40)), at(40));
        assert_eq!(pace.take(&bot, at(100)), at(140));
        assert_eq!(pace.take(&bot, at(300)), at(300), "after a rest nothing is made up for");
        // The slower of two limits decides, and both are taken.
        let both = [limit("bot", 100, 1), limit("chat", 1_000, 1)];
        assert_eq!(pace.take(&both, at(400)), at(400));
        assert_eq!(pace.take(&both, at(450)), at(1_400));
        assert_eq!(pace.take(&bot, at(500)), at(1_500));
        // Where several may go out at once there is no distance to keep.
        let burst = [limit("pair", 6_000, 45)];
        assert_eq!(pace.take(&burst, at(500)), at(500));
        assert_eq!(pace.take(&burst, at(500)), at(500));
    }

    #[test]
    fn what_is_free_again_is_forgotten() {
        let pace = Pace::default();
        let at = |seconds: i64| Timestamp::from_second(seconds).unwrap();
        for n in 0..=PACED as i64 {
            pace.take(&[limit(&n.to_string(), 1_000, 1)], at(n));
        }
        assert_eq!(pace.0.lock().unwrap().len(), 1);
    }
}
