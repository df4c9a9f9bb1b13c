//! Who waits for the disk: a thread that brings SQLite's log there and answers whoever waited for it, while the writer
//! goes on with what comes next.
//!
//! The writer commits without waiting (`synchronous = NORMAL`). SQLite's log is one file in order, so what is on the
//! disk never lacks what came before it, and one wait serves everybody who committed until it began. What nobody waits
//! for is brought along, or a moment later by itself.

use std::fs::File;
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use super::lock;
use crate::Error;

/// How long the disk may lack what nobody waits for.
const LINGER: Duration = Duration::from_millis(1);

/// Somebody who is answered once everything that was committed before is on the disk.
pub(super) trait Waiter: Send {
    /// `failed` is what kept the log from the disk.
    fn answer(self: Box<Self>, failed: Option<Error>);
}

#[derive(Default)]
pub(super) struct Disk {
    state: Mutex<State>,
    news: Condvar,
}

impl std::fmt::Debug for Disk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Disk").finish_non_exhaustive()
    }
}

#[derive(Default)]
struct State {
    /// Commits that wrote something so far, and how many of them are on the disk.
    written: u64,
    synced: u64,
    /// Bounded by the places of the writer's queue, which its callers keep until they are answered.
    waiting: Vec<Box<dyn Waiter>>,
    /// Why what was written may not be on the disk. It stays: asked again, a system may say that all is well although it
    /// dropped what it could not write, and what came behind that would be lost with it.
    broken: Option<Error>,
    closed: bool,
    /// Nobody is answered any more.
    ended: bool,
}

impl State {
    fn is_settled(&self) -> bool {
        self.written == self.synced
    }
}

impl Disk {
    /// A commit that wrote something.
    pub(super) fn wrote(&self) {
        let mut state = lock(&self.state);
        let was_settled = state.is_settled();
        state.written += 1;
        drop(state);
        // Who waits already for something to do looks by itself when the moment is over.
        if was_settled {
            self.news.notify_one();
        }
    }

    /// Answers these once everything that was committed so far is on the disk; at once where it is. Drops them at the end.
    pub(super) fn settle(&self, waiters: Vec<Box<dyn Waiter>>) {
        if waiters.is_empty() {
            return;
        }
        let mut state = lock(&self.state);
        if state.is_settled() {
            drop(state);
            return answer(waiters, None);
        }
        if state.ended {
            return;
        }
        state.waiting.extend(waiters);
        drop(state);
        self.news.notify_one();
    }

    /// Why nothing more may be written.
    pub(super) fn broken(&self) -> Option<Error> {
        lock(&self.state).broken.clone()
    }

    /// Nothing comes any more.
    pub(super) fn close(&self) {
        lock(&self.state).closed = true;
        self.news.notify_one();
    }

    /// The thread's own: until it is closed and nobody waits.
    pub(super) fn keep(&self, mut log: Log) {
        let _end = End(self);
        while let Some((written, waiters)) = self.next() {
            self.bring(&mut log, written, waiters);
        }
    }

    pub(super) fn bring(&self, log: &mut Log, written: u64, waiters: Vec<Box<dyn Waiter>>) {
        let failed = self.broken().or_else(|| log.sync().err().map(lost));
        let mut state = lock(&self.state);
        match &failed {
            None => state.synced = written,
            Some(error) => state.broken = Some(error.clone()),
        }
        drop(state);
        answer(waiters, failed.as_ref());
    }

    /// How much is to be brought to the disk, and who waits for it.
    pub(super) fn next(&self) -> Option<(u64, Vec<Box<dyn Waiter>>)> {
        let mut state = lock(&self.state);
        let idle = |state: &mut State| state.is_settled() || state.broken.is_some();
        let nothing = |state: &mut State| state.waiting.is_empty() && idle(state) && !state.closed;
        state = self.news.wait_while(state, nothing).unwrap_or_else(PoisonError::into_inner);
        if state.waiting.is_empty() && !idle(&mut state) {
            let more = |state: &mut State| state.waiting.is_empty() && !state.closed;
            let waited = self.news.wait_timeout_while(state, LINGER, more);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        let over = state.closed && state.waiting.is_empty() && idle(&mut state);
        (!over).then(|| (state.written, std::mem::take(&mut state.waiting)))
    }
}

/// However the thread ends, nobody waits for it any more.
struct End<'a>(&'a Disk);

impl Drop for End<'_> {
    fn drop(&mut self) {
        let mut state = lock(&self.0.state);
        state.ended = true;
        let left = std::mem::take(&mut state.waiting);
        drop(state);
        drop(left);
    }
}

#[allow(clippy::needless_pass_by_value)] // as `map` gives it
fn lost(error: std::io::Error) -> Error {
    let why = "the disk failed, and what was written last may not be on it; nothing more is written until a restart";
    Error::Unavailable(format!("{why}: {error}"))
}

fn answer(waiters: Vec<Box<dyn Waiter>>, failed: Option<&Error>) {
    for waiter in waiters {
        waiter.answer(failed.cloned());
    }
}

/// SQLite's log, opened where it is first needed.
pub(super) enum Log {
    At(PathBuf),
    Open(File),
}

impl Log {
    fn sync(&mut self) -> std::io::Result<()> {
        if let Self::At(path) = self {
            *self = Self::Open(File::open(path)?);
        }
        match self {
            Self::Open(file) => file.sync_data(),
            Self::At(_) => Ok(()),
        }
    }
}
