//! A workspace's share of the database: so many of its transactions wait or run at once, and no more. One that floods
//! then stands in line behind itself, and not in front of everybody else.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use domain::WorkspaceId;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::{Error, Result};

/// Transactions of one workspace at once. Enough that a commit is shared by several, few enough that the others of a
/// full group wait for a millisecond.
const SHARE: usize = 4;
/// Workspaces without a transaction are forgotten whenever so many more are known than were in use the last time.
const SPARE: usize = 1024;

#[derive(Debug, Default)]
pub(crate) struct Shares {
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    workspaces: HashMap<WorkspaceId, Weak<Semaphore>>,
    used: usize,
}

impl Shares {
    /// Waits for a place, which is given back when it is dropped. [`Error::Unavailable`] after `patience`.
    pub(crate) async fn enter(&self, workspace: WorkspaceId, patience: Duration) -> Result<OwnedSemaphorePermit> {
        let places = self.places(workspace);
        match tokio::time::timeout(patience, places.acquire_owned()).await {
            Ok(Ok(place)) => Ok(place),
            _ => Err(Error::Unavailable("too many of this workspace's transactions wait".into())),
        }
    }

    fn places(&self, workspace: WorkspaceId) -> Arc<Semaphore> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(places) = known.workspaces.get(&workspace).and_then(Weak::upgrade) {
            return places;
        }
        if known.workspaces.len() >= known.used + SPARE {
            known.workspaces.retain(|_, places| places.strong_count() > 0);
            known.used = known.workspaces.len();
        }
        let places = Arc::new(Semaphore::new(SHARE));
        known.workspaces.insert(workspace, Arc::downgrade(&places));
        places
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn workspace(number: u128) -> WorkspaceId {
        WorkspaceId::derived(&number.to_le_bytes())
    }

    #[tokio::test(start_paused = true)]
    async fn one_workspace_gets_its_share_and_the_next_is_not_held_up() {
        let shares = Shares::default();
        let mut taken = Vec::new();
        for _ in 0..SHARE {
            taken.push(shares.enter(workspace(1), Duration::from_secs(5)).await.unwrap());
        }
        assert!(shares.enter(workspace(1), Duration::from_secs(5)).await.is_err());
        assert!(shares.enter(workspace(2), Duration::ZERO).await.is_ok());
        taken.pop();
        assert!(shares.enter(workspace(1), Duration::ZERO).await.is_ok());
    }

    #[tokio::test]
    async fn workspaces_without_a_transaction_are_forgotten_and_the_others_keep_their_places() {
        let shares = Shares::default();
        let _place = shares.enter(workspace(0), Duration::ZERO).await.unwrap();
        let first = shares.places(workspace(0));
        for number in 1..=4 * SPARE as u128 {
            drop(shares.enter(workspace(number), Duration::ZERO).await.unwrap());
        }
        assert!(shares.known.lock().unwrap().workspaces.len() <= 2 + SPARE);
        assert!(Arc::ptr_eq(&first, &shares.places(workspace(0))));
    }
}
