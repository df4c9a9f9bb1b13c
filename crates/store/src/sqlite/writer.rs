//! The one writer: a thread that groups waiting transactions into one commit.
//!
//! A transaction is on the disk when its caller is answered, unless it asked for less ([`Kept::Soon`]): such ones are
//! grouped among themselves and committed without waiting for the disk, which gets them with the next commit that does
//! wait, or when the writer has had nothing to do for a moment. SQLite's log is one file in order, so what is on the
//! disk never lacks what came before it.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use futures_util::future::BoxFuture;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

use super::{Connection, begin, closed, connection, control, failure, is_over, lock, run};
use crate::{Error, Options, Result, Tx};

/// Transactions in one commit, at most. More wait for the next.
const GROUP: usize = 256;
/// How long the disk may wait for what was promised soon, once nothing else comes.
const LINGER: Duration = Duration::from_millis(1);
/// How often it looks whether something came before it sleeps. A turn's next transaction often comes within a few dozen
/// microseconds, and waking a sleeping thread takes as long again; each look gives way to whoever else has work.
const LOOKS: u32 = 100;
/// Commits in a row that do not wait for the disk, at most.
const UNSETTLED: u32 = 16;

/// What a crash of the machine may take back of a transaction that was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// Nothing: it is on the disk.
    Now,
    /// All of it, for a moment. A crash of the process takes nothing back.
    Soon,
}

/// What a transaction did inside the group's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ran {
    Changed,
    /// It only looked, or nobody wanted it any more.
    Looked,
    Failed,
}

/// A transaction that waits for the writer.
trait Job: Send {
    fn kept(&self) -> Kept;
    /// Runs inside the group's transaction. The first of a group fails with all that stands in it; a later one's failure
    /// undoes only itself.
    fn run(&mut self, tx: &mut Tx, first: bool) -> Ran;
    /// Answers the caller. `failed` is what kept the whole group from being committed.
    fn finish(self: Box<Self>, failed: Option<Error>);
}

struct Write<T, E, F> {
    kept: Kept,
    work: Option<F>,
    result: Option<Result<T, E>>,
    answer: oneshot::Sender<Result<T, E>>,
    _place: OwnedSemaphorePermit,
}

impl<T, E, F> Job for Write<T, E, F>
where
    T: Send,
    E: From<Error> + Send,
    F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send,
{
    fn kept(&self) -> Kept {
        self.kept
    }

    fn run(&mut self, tx: &mut Tx, first: bool) -> Ran {
        let before = changes(tx);
        // A caller that is gone before its transaction began wants it no more.
        if let Some(work) = self.work.take().filter(|_| !self.answer.is_closed()) {
            // A savepoint has SQLite copy each page before it changes; before the first there is nothing to go back to.
            self.result = Some(if first { run(tx, work) } else { in_savepoint(tx, work) });
        }
        match self.result {
            Some(Err(_)) => Ran::Failed,
            Some(Ok(_)) if changes(tx) != before => Ran::Changed,
            _ => Ran::Looked,
        }
    }

    fn finish(self: Box<Self>, failed: Option<Error>) {
        let _ = self.answer.send(match (self.result, failed) {
            (Some(Err(own)), _) => Err(own),
            (_, Some(error)) => Err(error.into()),
            (Some(Ok(value)), None) => Ok(value),
            (None, None) => Err(closed().into()),
        });
    }
}

/// The way to the thread.
#[derive(Debug)]
pub(super) struct Writer {
    /// `None` once closed. What waits is bounded by `places`.
    jobs: Mutex<Option<Sender<Box<dyn Job>>>>,
    places: Arc<Semaphore>,
    thread: Mutex<Option<JoinHandle<()>>>,
    patience: Duration,
}

impl Writer {
    pub(super) fn start(connection: Connection, path: &Path, options: &Options) -> Result<Self> {
        let (jobs, waiting) = channel();
        let mut log = path.as_os_str().to_owned();
        log.push("-wal");
        let life =
            Life { tx: Tx::Sqlite(connection), log: Log::At(log.into()), kept: Kept::Now, unsettled: 0, lost: None };
        let thread = std::thread::Builder::new()
            .name("sqlite-writer".into())
            .spawn(move || life.live(&waiting))
            .map_err(|error| Error::Unavailable(format!("no thread for the writer: {error}")))?;
        Ok(Self {
            jobs: Mutex::new(Some(jobs)),
            places: Arc::new(Semaphore::new(options.queue.max(1))),
            thread: Mutex::new(Some(thread)),
            patience: options.patience,
        })
    }

    pub(super) async fn write<T, E, F>(&self, kept: Kept, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    {
        let place = tokio::time::timeout(self.patience, Arc::clone(&self.places).acquire_owned())
            .await
            .map_err(|_| Error::Unavailable("the writer's queue is full".into()))?
            .map_err(|_| closed())?;
        let (answer, outcome) = oneshot::channel();
        let job = Box::new(Write { kept, work: Some(work), result: None, answer, _place: place });
        let Some(jobs) = lock(&self.jobs).clone() else { return Err(closed().into()) };
        jobs.send(job).map_err(|_| closed())?;
        drop(jobs);
        outcome.await.map_err(|_| closed())?
    }

    /// Finishes what waits, then ends.
    pub(super) async fn close(&self) {
        lock(&self.jobs).take();
        let thread = lock(&self.thread).take();
        if let Some(thread) = thread {
            let _ = tokio::task::spawn_blocking(move || thread.join()).await;
        }
    }
}

/// SQLite's log, opened where it is first needed.
enum Log {
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

/// The thread's own.
struct Life {
    tx: Tx,
    log: Log,
    /// What SQLite was last told to wait for.
    kept: Kept,
    /// Commits that the disk has not been waited for.
    unsettled: u32,
    /// Why what was promised soon may not be on the disk; the next callers are told.
    lost: Option<Error>,
}

impl Life {
    /// Take what waits, run it in one transaction, commit, answer.
    fn live(mut self, jobs: &Receiver<Box<dyn Job>>) {
        let mut next = None;
        loop {
            let first = match next.take() {
                Some(job) => job,
                None if let Some(job) = soon(jobs) => job,
                None if self.unsettled == 0 => match jobs.recv() {
                    Ok(job) => job,
                    Err(_) => break,
                },
                None => match jobs.recv_timeout(LINGER) {
                    Ok(job) => job,
                    Err(RecvTimeoutError::Timeout) => {
                        self.lost = self.settle().err();
                        continue;
                    }
                    Err(RecvTimeoutError::Disconnected) => break,
                },
            };
            let mut group = vec![first];
            let failed = self.commit(&mut group, &mut next, jobs).err();
            for job in group {
                job.finish(failed.clone());
            }
        }
        let _ = connection(&mut self.tx).and_then(|connection| connection.pragma("PRAGMA wal_checkpoint(TRUNCATE)"));
    }

    /// Runs the first of `group` and whatever like it comes meanwhile in one transaction; the first that is not like it
    /// is `next`. `Err` where nothing of it stands.
    fn commit(
        &mut self,
        group: &mut Vec<Box<dyn Job>>,
        next: &mut Option<Box<dyn Job>>,
        jobs: &Receiver<Box<dyn Job>>,
    ) -> Result<()> {
        if let Some(lost) = self.lost.take() {
            return Err(lost);
        }
        let kept = if self.unsettled < UNSETTLED { group[0].kept() } else { Kept::Now };
        if let Err(error) = self.wait_for(kept).and_then(|()| begin(&mut self.tx, "BEGIN IMMEDIATE")) {
            // Whoever waits behind the first has waited for the same lock; one after another they would wait for hours.
            group.extend(std::iter::from_fn(|| jobs.try_recv().ok()));
            return Err(error);
        }
        let tx = &mut self.tx;
        let first = group[0].run(tx, true);
        if first == Ran::Failed {
            if !is_over(tx) {
                control(tx, "ROLLBACK")?;
            }
            // The job has an error of its own to tell.
            self.lost = self.committed(kept, false).err();
            return Ok(());
        }
        let mut wrote = first == Ran::Changed;
        while !is_over(tx)
            && group.len() < GROUP
            && let Ok(mut job) = jobs.try_recv()
        {
            if kept == Kept::Soon && job.kept() == Kept::Now {
                *next = Some(job);
                break;
            }
            wrote |= job.run(tx, false) == Ran::Changed;
            group.push(job);
        }
        if is_over(tx) {
            return Err(failure(tx).unwrap_or_else(|| Error::Unavailable("the transaction was lost".into())));
        }
        control(tx, "COMMIT").inspect_err(|_| drop(control(tx, "ROLLBACK")))?;
        self.committed(kept, wrote)
    }

    /// What is to be waited for behind a transaction that ended.
    fn committed(&mut self, kept: Kept, wrote: bool) -> Result<()> {
        match kept {
            Kept::Soon => self.unsettled += u32::from(wrote),
            Kept::Now if wrote => self.unsettled = 0,
            // A commit of nothing waits for no disk.
            Kept::Now if self.unsettled > 0 => self.settle()?,
            Kept::Now => {}
        }
        Ok(())
    }

    /// Tells SQLite what its commits are to wait for.
    fn wait_for(&mut self, kept: Kept) -> Result<()> {
        if self.kept != kept {
            let how = match kept {
                Kept::Now => "PRAGMA synchronous = FULL",
                Kept::Soon => "PRAGMA synchronous = NORMAL",
            };
            connection(&mut self.tx)?.pragma(how)?;
            self.kept = kept;
        }
        Ok(())
    }

    /// Waits until the disk has everything.
    fn settle(&mut self) -> Result<()> {
        self.unsettled = 0;
        let broken = |error| Error::Unavailable(format!("what was written last may not be on the disk: {error}"));
        self.log.sync().map_err(broken)
    }
}

/// What comes within a moment.
fn soon(jobs: &Receiver<Box<dyn Job>>) -> Option<Box<dyn Job>> {
    (0..LOOKS).find_map(|_| {
        std::thread::yield_now();
        jobs.try_recv().ok()
    })
}

/// Rows changed so far on this connection.
fn changes(tx: &mut Tx) -> u64 {
    connection(tx).map_or(0, |connection| connection.inner.total_changes())
}

/// Undoes the work where it fails or panics, and leaves the transactions around it alone.
fn in_savepoint<T, E, F>(tx: &mut Tx, work: F) -> Result<T, E>
where
    E: From<Error>,
    F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>>,
{
    control(tx, "SAVEPOINT work")?;
    let result = run(tx, work);
    if is_over(tx) {
        return result.and_then(|_| Err(Error::Unavailable("the transaction was lost".into()).into()));
    }
    let ended = match &result {
        Ok(_) => control(tx, "RELEASE work"),
        Err(_) => control(tx, "ROLLBACK TO work").and_then(|()| control(tx, "RELEASE work")),
    };
    // Whatever could not be undone alone is undone with the whole group.
    ended.inspect_err(|_| drop(control(tx, "ROLLBACK")))?;
    result
}

#[cfg(test)]
mod tests;
