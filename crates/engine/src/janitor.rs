//! Upkeep, every few seconds: what expired goes, gauges are set.

use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use tracing::warn;

use crate::metrics::{AccountsIn, InState, OnPlatform, PlatformWord, StateWord};
use crate::{Engine, Lifecycle, Result};

const EVERY: Duration = Duration::from_secs(5);
/// Rows that one sweep deletes from a table, at most; the rest goes with the next.
const SWEEP: i64 = 5_000;
/// A limit that nobody ran into for so long is forgotten: it is full again.
const RESTED: jiff::SignedDuration = jiff::SignedDuration::from_hours(1);
/// How long a stranger is remembered, and not told again.
const STRANGER: jiff::SignedDuration = jiff::SignedDuration::from_hours(24 * 30);
/// How long the platform's ids of our messages are kept: what it tells later of one is passed over.
const RECEIPT: jiff::SignedDuration = jiff::SignedDuration::from_hours(24 * 30);
/// How long it is kept what was done: longer than it can be taken back, so that one who comes too late is told so.
const DEED: jiff::SignedDuration = jiff::SignedDuration::from_hours(48);
/// How long something told waits for the message that it is of.
const UNKNOWN: jiff::SignedDuration = jiff::SignedDuration::from_hours(1);

pub(crate) async fn run(engine: Arc<Engine>, life: Lifecycle) {
    while !life.is_stopping() {
        if let Err(error) = engine.tidy().await {
            warn!(%error, "upkeep failed; trying again");
        }
        tokio::select! {
            () = life.stopping() => break,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

impl Engine {
    /// One round of upkeep.
    pub async fn tidy(self: &Arc<Self>) -> Result<()> {
        self.expire_proposals().await?;
        self.expire_reservations().await?;
        self.expire_held().await?;
        self.reseal().await?;
        self.sweep_when_due().await?;
        let now = self.env.now();
        let since = |kept| now.saturating_sub(kept).unwrap_or(jiff::Timestamp::MIN);
        let (resting_from, strangers_from) = (since(RESTED), since(STRANGER));
        let deeds_from = since(DEED);
        let (receipts_from, unknown_from) = (since(RECEIPT), since(UNKNOWN));
        let (kept_from, usage_from) = (since(self.settings.live_events), since(self.settings.usage));
        self.store
            .write::<_, store::Error, _>(move |tx| {
                async move {
                    store::logins::purge(tx, now).await?;
                    store::facts::prune(tx, now, SWEEP).await?;
                    store::spending::prune(tx, usage_from, SWEEP).await?;
                    store::buckets::prune(tx, resting_from, SWEEP).await?;
                    store::identities::prune_strangers(tx, strangers_from, SWEEP).await?;
                    store::receipts::prune(tx, receipts_from, unknown_from, SWEEP).await?;
                    store::attempts::prune(tx, kept_from, SWEEP).await?;
                    store::deeds::prune(tx, deeds_from, SWEEP).await?;
                    store::calendars::prune_notices(tx, receipts_from, SWEEP).await?;
                    store::live::prune(tx, kept_from, SWEEP).await
                }
                .boxed()
            })
            .await?;
        self.gauge().await
    }

    /// Sets the gauges from the database and this process.
    pub async fn gauge(&self) -> Result<()> {
        let (figures, states, queues, accounts) = self
            .store
            .read::<_, store::Error, _>(|tx| {
                async move {
                    let figures = store::health::figures(tx, None).await?;
                    let (states, queues) = (store::links::states(tx).await?, store::health::queues(tx).await?);
                    Ok((figures, states, queues, store::connections::states(tx).await?))
                }
                .boxed()
            })
            .await?;
        let metrics = &self.metrics;
        metrics.channels.clear();
        for (platform, state, count) in states {
            let labels = InState { platform: PlatformWord(platform), state: StateWord(state) };
            metrics.channels.get_or_create(&labels).set(count);
        }
        metrics.connections.clear();
        for (state, count) in accounts {
            metrics.connections.get_or_create(&AccountsIn { state: StateWord(state) }).set(count);
        }
        let waits = [&metrics.channel_queue, &metrics.channel_oldest_seconds, &metrics.channel_uncertain];
        for gauge in waits {
            gauge.clear();
        }
        for queue in queues {
            let labels = OnPlatform { platform: PlatformWord(queue.platform) };
            let oldest = queue.oldest.map_or(0, |since| self.env.now().duration_since(since).as_secs().max(0));
            for (gauge, value) in waits.iter().zip([queue.waiting, oldest, queue.uncertain]) {
                gauge.get_or_create(&labels).set(value);
            }
        }
        metrics.channels_kept.set(self.links.kept().len() as i64);
        metrics.lanes_ready.set(figures.lanes_ready);
        metrics.inbox_depth.set(figures.inbox);
        metrics.outbox_depth.set(figures.outbox_pending);
        metrics.outbox_held.set(figures.outbox_held);
        metrics.outbox_uncertain.set(figures.outbox_uncertain);
        metrics.dead_letters.set(figures.dead_letters);
        let oldest = figures.oldest.map_or(0, |since| self.env.now().duration_since(since).as_secs());
        metrics.oldest_seconds.set(oldest.max(0));
        metrics.memory_bytes.set(resident_bytes().unwrap_or(0));
        Ok(())
    }
}

/// Resident memory of this process; `None` where the system does not tell.
fn resident_bytes() -> Option<i64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: i64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kilobytes * 1024)
}
