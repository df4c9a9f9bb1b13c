//! The one writer: a thread that groups waiting transactions into one commit.
//!
//! It waits for no disk: who wants to hear that their transaction is there is handed on to [`Disk`], and the next group
//! begins. What asked for less ([`Kept::Soon`]) is answered with the commit.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use futures_util::future::BoxFuture;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

use super::disk::{Disk, Log, Waiter};
use super::{Connection, begin, closed, connection, control, failure, is_over, lock, run};
use crate::{Error, Options, Result, Tx};

/// Transactions in one commit, at most. More wait for the next.
const GROUP: usize = 256;
/// How often it looks whether something came before it sleeps. A turn's next transaction often comes within a few dozen
/// microseconds, and waking a sleeping thread takes as long again; each look gives way to whoever else has work.
const LOOKS: u32 = 100;

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

/// A transaction that waits for the writer, then for its answer.
trait Job: Waiter {
    fn kept(&self) -> Kept;
    /// Runs inside the group's transaction. The first of a group fails with all that stands in it; a later one's failure
    /// undoes only itself.
    fn run(&mut self, tx: &mut Tx, first: bool) -> Ran;
    /// It stands, and others see it; the disk may lack it yet.
    fn committed(&mut self);
}

/// What is to happen with a transaction's answer as soon as it stands.
pub(super) type Committed<T> = Box<dyn FnOnce(&T) + Send>;

struct Write<T, E, F> {
    kept: Kept,
    work: Option<F>,
    committed: Option<Committed<T>>,
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

    fn committed(&mut self) {
        if let (Some(Ok(value)), Some(committed)) = (&self.result, self.committed.take()) {
            committed(value);
        }
    }
}

impl<T, E, F> Waiter for Write<T, E, F>
where
    T: Send,
    E: From<Error> + Send,
    F: Send,
{
    /// `failed` may also be what kept the whole group from being committed.
    fn answer(self: Box<Self>, failed: Option<Error>) {
        let _ = self.answer.send(match (self.result, failed) {
            (Some(Err(own)), _) => Err(own),
            (_, Some(error)) => Err(error.into()),
            (Some(Ok(value)), None) => Ok(value),
            (None, None) => Err(closed().into()),
        });
    }
}

/// Somebody who only waits for the disk.
struct Settled {
    answer: oneshot::Sender<Result<()>>,
    _place: OwnedSemaphorePermit,
}

impl Waiter for Settled {
    fn answer(self: Box<Self>, failed: Option<Error>) {
        let _ = self.answer.send(failed.map_or(Ok(()), Err));
    }
}

/// The way to the threads.
#[derive(Debug)]
pub(super) struct Writer {
    /// `None` once closed. What waits is bounded by `places`.
    jobs: Mutex<Option<Sender<Box<dyn Job>>>>,
    places: Arc<Semaphore>,
    disk: Arc<Disk>,
    thread: Mutex<Option<JoinHandle<()>>>,
    patience: Duration,
}

impl Writer {
    pub(super) fn start(connection: Connection, options: &Options) -> Result<Self> {
        let (jobs, waiting) = channel();
        // SQLite's own name of the file: ours may be a link to it.
        let log = format!("{}-wal", connection.inner.path().unwrap_or_default());
        let disk = Arc::new(Disk::default());
        let kept = Arc::clone(&disk);
        let keeper = spawned("sqlite-disk", move || kept.keep(Log::At(log.into())))?;
        let life = Life { tx: Tx::Sqlite(connection), disk: Arc::clone(&disk), keeper: Some(keeper) };
        let thread = spawned("sqlite-writer", move || life.live(&waiting))?;
        Ok(Self {
            jobs: Mutex::new(Some(jobs)),
            places: Arc::new(Semaphore::new(options.queue.max(1))),
            disk,
            thread: Mutex::new(Some(thread)),
            patience: options.patience,
        })
    }

    pub(super) async fn write<T, E, F>(&self, kept: Kept, work: F, committed: Option<Committed<T>>) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    {
        let place = self.place().await?;
        let (answer, outcome) = oneshot::channel();
        let job = Box::new(Write { kept, work: Some(work), committed, result: None, answer, _place: place });
        let Some(jobs) = lock(&self.jobs).clone() else { return Err(closed().into()) };
        jobs.send(job).map_err(|_| closed())?;
        drop(jobs);
        outcome.await.map_err(|_| closed())?
    }

    /// Waits until everything that was answered before is on the disk.
    pub(super) async fn settled(&self) -> Result<()> {
        let place = self.place().await?;
        let (answer, outcome) = oneshot::channel();
        self.disk.settle(vec![Box::new(Settled { answer, _place: place })]);
        outcome.await.map_err(|_| closed())?
    }

    async fn place(&self) -> Result<OwnedSemaphorePermit> {
        tokio::time::timeout(self.patience, Arc::clone(&self.places).acquire_owned())
            .await
            .map_err(|_| Error::Unavailable("the writer's queue is full".into()))?
            .map_err(|_| closed())
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

fn spawned(name: &str, work: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>> {
    let thread = std::thread::Builder::new().name(name.into()).spawn(work);
    thread.map_err(|error| Error::Unavailable(format!("no thread {name}: {error}")))
}

/// The writer's own.
struct Life {
    tx: Tx,
    disk: Arc<Disk>,
    /// The disk's thread.
    keeper: Option<JoinHandle<()>>,
}

impl Drop for Life {
    /// The disk's thread ends before the connection: the last one takes the log away.
    fn drop(&mut self) {
        self.disk.close();
        if let Some(keeper) = self.keeper.take() {
            let _ = keeper.join();
        }
        let _ = connection(&mut self.tx).and_then(|connection| connection.pragma("PRAGMA wal_checkpoint(TRUNCATE)"));
    }
}

impl Life {
    /// Take what waits, run it in one transaction, commit, answer.
    fn live(mut self, jobs: &Receiver<Box<dyn Job>>) {
        while let Some(first) = soon(jobs).or_else(|| jobs.recv().ok()) {
            let mut group = vec![first];
            let failed = self.commit(&mut group, jobs).err();
            self.answer(group, failed.as_ref());
        }
    }

    /// Those that wait for the disk are answered by it: also who only looked, or failed, by what they saw.
    fn answer(&self, group: Vec<Box<dyn Job>>, failed: Option<&Error>) {
        let mut waiters: Vec<Box<dyn Waiter>> = Vec::new();
        for mut job in group {
            if failed.is_none() {
                job.committed();
            }
            match (failed, job.kept()) {
                (None, Kept::Now) => waiters.push(job),
                (None, Kept::Soon) | (Some(_), _) => job.answer(failed.cloned()),
            }
        }
        self.disk.settle(waiters);
    }

    /// Runs the first of `group` and whatever comes meanwhile in one transaction. `Err` where nothing of it stands.
    fn commit(&mut self, group: &mut Vec<Box<dyn Job>>, jobs: &Receiver<Box<dyn Job>>) -> Result<()> {
        if let Err(error) = self.disk.broken().map_or(Ok(()), Err).and_then(|()| begin(&mut self.tx, "BEGIN IMMEDIATE"))
        {
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
            return Ok(());
        }
        let mut wrote = first == Ran::Changed;
        while !is_over(tx)
            && group.len() < GROUP
            && let Ok(mut job) = jobs.try_recv()
        {
            wrote |= job.run(tx, false) == Ran::Changed;
            group.push(job);
        }
        if is_over(tx) {
            return Err(failure(tx).unwrap_or_else(|| Error::Unavailable("the transaction was lost".into())));
        }
        control(tx, "COMMIT").inspect_err(|_| drop(control(tx, "ROLLBACK")))?;
        if wrote {
            self.disk.wrote();
        }
        Ok(())
    }
}

/// What comes within a moment.
fn soon(jobs: &Receiver<Box<dyn Job>>) -> Option<Box<dyn Job>> {
    (0..LOOKS).find_map(|_| {
        std::thread::yield_now();
        jobs.try_recv().ok()
    })
}

/// Rows changed so far on this connection, and scripts that ran: what makes a table changes no row.
fn changes(tx: &mut Tx) -> u64 {
    connection(tx).map_or(0, |connection| connection.inner.total_changes() + connection.scripts)
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
