//! The upkeep of states: what lies elsewhere than it should, or under an older key, moves, some at a time; objects that
//! are no state any longer go.
//!
//! Nothing here needs the connection to stop: a state that is saved while it is moved stays where it was saved. Every
//! node does this; what one is moving the others leave alone.

use std::sync::{Arc, MutexGuard, PoisonError};
use std::time::Duration;

use domain::ChannelId;
use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use store::states;
use tracing::warn;

use super::bucket::{Bucket, name_parts};
use super::{Mark, Right};
use crate::{Engine, Error, Lifecycle, Result};

const EVERY: Duration = Duration::from_secs(5);
/// States that one round moves, at most, and their bytes, about; at least one.
const MOVES: i64 = 16;
const MOVED: u64 = 64 << 20;
/// Where none of them could be moved, the next try.
const STUCK: SignedDuration = SignedDuration::from_mins(10);
/// Objects that one round deletes, at most.
const DELETES: i64 = 100;
/// How long a put may be on its way: longer than the largest state takes.
const UNDERWAY: SignedDuration = SignedDuration::from_hours(1);
/// Objects that one round lists, at most.
const LISTED: usize = 1_000;
/// The rest between two walks through all objects.
const WALK: SignedDuration = SignedDuration::from_hours(6);
/// An object that nobody knows is left alone for so long: the bucket's clock tells its age.
const GRACE: SignedDuration = SignedDuration::from_hours(24);

/// Where the rounds of this node are.
#[derive(Debug, Default)]
pub(super) struct Round {
    /// The channel behind which the next states are looked at.
    moved: Option<ChannelId>,
    move_from: Option<Timestamp>,
    /// The object behind which the walk goes on.
    walked: Option<String>,
    walk_from: Option<Timestamp>,
}

pub(crate) async fn run(engine: Arc<Engine>, life: Lifecycle) {
    if engine.links.bucket.is_none() {
        return;
    }
    while !life.is_stopping() {
        tokio::select! {
            () = life.stopping() => break,
            tended = engine.tend_states() => {
                if let Err(error) = tended {
                    warn!(%error, "the upkeep of states failed; trying again");
                }
            }
        }
        tokio::select! {
            () = life.stopping() => break,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

impl Engine {
    /// One round; answers how many states were moved and objects deleted. A bucket that fails ends it and is no error.
    pub async fn tend_states(&self) -> Result<usize> {
        let now = self.env.now();
        let Some(bucket) = self.links.bucket.as_ref().filter(|bucket| !bucket.rests(now)) else { return Ok(0) };
        match self.tend(bucket, now).await {
            Err(Error::Bucket(_)) => Ok(0),
            tended => tended,
        }
    }

    async fn tend(&self, bucket: &Bucket, now: Timestamp) -> Result<usize> {
        if bucket.trouble().is_some() {
            // Whether it answers again shows even where there is nothing to do.
            bucket.list(None, 1, now).await?;
        }
        let moved = self.move_states(bucket, now).await?;
        let cleared = self.clear_objects(bucket, now).await?;
        Ok(moved + cleared + self.walk_objects(bucket, now).await?)
    }

    async fn move_states(&self, bucket: &Bucket, now: Timestamp) -> Result<usize> {
        let after = {
            let round = locked(bucket);
            if round.move_from.is_some_and(|from| now < from) {
                return Ok(0);
            }
            round.moved
        };
        let Some(vault) = &self.links.vault else { return Ok(0) };
        let key = bucket.keep.then(|| vault.newest().to_string());
        let found = self
            .store
            .read::<_, store::Error, _>(move |tx| {
                async move { states::misplaced(tx, key.as_deref(), after, MOVES).await }.boxed()
            })
            .await?;
        let (mut moved, mut bytes) = (0, 0);
        let mut last = None;
        for state in &found {
            if moved > 0 && bytes + state.bytes > MOVED {
                break;
            }
            bytes += state.bytes;
            last = Some(state.channel_id);
            match self.move_state(bucket, state).await {
                Ok(done) => moved += usize::from(done),
                Err(error @ Error::Bucket(_)) => return Err(error),
                Err(error) => warn!(channel = %state.channel_id, %error, "a channel's state cannot be moved"),
            }
        }
        let is_end = (found.len() as i64) < MOVES && last == found.last().map(|state| state.channel_id);
        let mut round = locked(bucket);
        // Behind the last, and from the beginning again at the end.
        round.moved = last.filter(|_| !is_end);
        if !found.is_empty() && moved == 0 {
            round.move_from = now.checked_add(STUCK).ok();
        }
        Ok(moved)
    }

    /// False where somebody else changed it meanwhile.
    async fn move_state(&self, bucket: &Bucket, state: &states::Misplaced) -> Result<bool> {
        let (workspace, channel) = (state.workspace_id, state.channel_id);
        let Some((mark, packed)) = self.fetch_state(workspace, channel).await? else { return Ok(false) };
        if !bucket.keep && matches!(mark, Mark::Part(_)) {
            return Ok(false);
        }
        let right = Right::Still(mark);
        let moved = if bucket.keep {
            self.keep_in_bucket(bucket, workspace, channel, right, &packed).await
        } else {
            self.keep_in_database(workspace, channel, right, &packed).await
        };
        match moved {
            Err(Error::Store(store::Error::Fenced)) => Ok(false),
            moved => moved.map(|()| true),
        }
    }

    /// Deletes objects that are named as gone, and those whose put was begun long ago and never ended.
    async fn clear_objects(&self, bucket: &Bucket, now: Timestamp) -> Result<usize> {
        let since = now.saturating_sub(UNDERWAY).unwrap_or(Timestamp::MIN);
        let any = self
            .store
            .read::<_, store::Error, _>(move |tx| async move { states::is_doomed(tx, since).await }.boxed())
            .await?;
        if !any {
            return Ok(0);
        }
        // Given up in the database first: a put that ends after all is no state then.
        let names = self
            .store
            .write::<_, store::Error, _>(move |tx| async move { states::doomed(tx, since, now, DELETES).await }.boxed())
            .await?;
        for (deleted, name) in names.iter().enumerate() {
            if let Err(error) = bucket.delete(name, now).await {
                self.forget_objects(names[..deleted].to_vec()).await?;
                return Err(error);
            }
        }
        let count = names.len();
        self.forget_objects(names).await?;
        Ok(count)
    }

    /// Looks at what lies in the bucket, a page at a time, and deletes what has no row: put by a process that died, after
    /// its row was given up. Objects of channels that this database does not know are another's.
    async fn walk_objects(&self, bucket: &Bucket, now: Timestamp) -> Result<usize> {
        let after = {
            let round = locked(bucket);
            if round.walk_from.is_some_and(|from| now < from) {
                return Ok(0);
            }
            round.walked.clone()
        };
        let found = bucket.list(after.as_deref(), LISTED, now).await?;
        let mut end = found.last().map(|found| found.name.clone()).filter(|_| found.len() == LISTED);
        let old = |found: &services::blobs::Found| now.duration_since(found.changed) > GRACE;
        let old: Vec<(String, ChannelId)> = found
            .into_iter()
            .filter(old)
            .filter_map(|found| name_parts(&found.name).map(|(channel, _)| (found.name, channel)))
            .collect();
        let mut strays = self
            .store
            .read::<_, store::Error, _>(move |tx| async move { states::strays(tx, &old).await }.boxed())
            .await?;
        if strays.len() > DELETES as usize {
            strays.truncate(DELETES as usize);
            end = strays.last().cloned();
        }
        for name in &strays {
            bucket.delete(name, now).await?;
            tracing::info!(object = name, "an object that nobody knows was deleted");
        }
        let mut round = locked(bucket);
        round.walk_from = if end.is_some() { None } else { now.checked_add(WALK).ok() };
        round.walked = end;
        Ok(strays.len())
    }
}

fn locked(bucket: &Bucket) -> MutexGuard<'_, Round> {
    bucket.round.lock().unwrap_or_else(PoisonError::into_inner)
}
