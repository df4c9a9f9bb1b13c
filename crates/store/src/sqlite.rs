//! SQLite: one writer thread that groups waiting transactions into one commit, and readers beside it.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{ErrorCode, OpenFlags, ToSql};
use tokio::sync::{Semaphore, mpsc, oneshot};

use crate::{Error, Options, Result, Row, Tx, Value};

/// Transactions in one commit, at most. More wait for the next.
const GROUP: usize = 256;
/// Rewritten texts that a connection remembers; at the bound they are forgotten and made again.
const TEXTS: usize = 512;

/// A transaction that waits for the writer.
trait Job: Send {
    /// Runs inside the group's transaction; its own failure undoes only itself.
    fn run(&mut self, tx: &mut Tx);
    /// Answers the caller. `failed` is what kept the whole group from being committed.
    fn finish(self: Box<Self>, failed: Option<Error>);
}

struct Write<T, E, F> {
    work: Option<F>,
    result: Option<Result<T, E>>,
    answer: oneshot::Sender<Result<T, E>>,
}

impl<T, E, F> Job for Write<T, E, F>
where
    T: Send,
    E: From<Error> + Send,
    F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send,
{
    fn run(&mut self, tx: &mut Tx) {
        // A caller that is gone before its transaction began wants it no more.
        if let Some(work) = self.work.take().filter(|_| !self.answer.is_closed()) {
            self.result = Some(in_savepoint(tx, work));
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

#[derive(Debug)]
pub(crate) struct Database {
    /// `None` once closed.
    jobs: Mutex<Option<mpsc::Sender<Box<dyn Job>>>>,
    writer: Mutex<Option<std::thread::JoinHandle<()>>>,
    readers: Arc<Mutex<Vec<Tx>>>,
    places: Arc<Semaphore>,
    patience: Duration,
}

impl Database {
    pub(crate) fn open(path: &Path, options: &Options) -> Result<Self> {
        let writer = Connection::open(path, options.patience, false)?;
        let readers = (0..options.connections.max(1))
            .map(|_| Connection::open(path, options.patience, true).map(Tx::Sqlite))
            .collect::<Result<Vec<_>>>()?;
        let places = Arc::new(Semaphore::new(readers.len()));
        let (jobs, waiting) = mpsc::channel(options.queue.max(1));
        let thread = std::thread::Builder::new()
            .name("sqlite-writer".into())
            .spawn(move || write_all(Tx::Sqlite(writer), waiting))
            .map_err(|error| Error::Unavailable(format!("no thread for the writer: {error}")))?;
        Ok(Self {
            jobs: Mutex::new(Some(jobs)),
            writer: Mutex::new(Some(thread)),
            readers: Arc::new(Mutex::new(readers)),
            places,
            patience: options.patience,
        })
    }

    pub(crate) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    {
        let (answer, outcome) = oneshot::channel();
        let job = Box::new(Write { work: Some(work), result: None, answer });
        let Some(jobs) = lock(&self.jobs).clone() else { return Err(closed().into()) };
        jobs.send(job).await.map_err(|_| closed())?;
        outcome.await.map_err(|_| closed())?
    }

    pub(crate) async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    {
        let place = tokio::time::timeout(self.patience, Arc::clone(&self.places).acquire_owned())
            .await
            .map_err(|_| Error::Unavailable("every reader is busy".into()))?
            .map_err(|_| closed())?;
        let readers = Arc::clone(&self.readers);
        tokio::task::spawn_blocking(move || {
            let Some(mut tx) = lock(&readers).pop() else { return Err(closed().into()) };
            let result = control(&mut tx, "BEGIN").map_err(E::from).and_then(|()| run(&mut tx, work));
            // A reader that cannot end its snapshot is not used again.
            if control(&mut tx, "COMMIT").is_ok() || control(&mut tx, "ROLLBACK").is_ok() {
                lock(&readers).push(tx);
            }
            drop(place);
            result
        })
        .await
        .map_err(|error| Error::Misuse(format!("a read panicked: {error}")))?
    }

    pub(crate) async fn close(&self) {
        lock(&self.jobs).take();
        let writer = lock(&self.writer).take();
        self.places.close();
        lock(&self.readers).clear();
        if let Some(writer) = writer {
            let _ = tokio::task::spawn_blocking(move || writer.join()).await;
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn closed() -> Error {
    Error::Unavailable("it is closed".into())
}

/// The writer's life: take what waits, run it in one transaction, commit, answer.
fn write_all(mut tx: Tx, mut jobs: mpsc::Receiver<Box<dyn Job>>) {
    while let Some(first) = jobs.blocking_recv() {
        let mut group = vec![first];
        let mut failed = control(&mut tx, "BEGIN IMMEDIATE").err();
        if failed.is_none() {
            group[0].run(&mut tx);
            while group.len() < GROUP
                && let Ok(mut job) = jobs.try_recv()
            {
                job.run(&mut tx);
                group.push(job);
            }
            failed = control(&mut tx, "COMMIT").err();
        }
        if failed.is_some() {
            let _ = control(&mut tx, "ROLLBACK");
        }
        for job in group {
            job.finish(failed.as_ref().map(Error::repeat));
        }
    }
    let _ = control(&mut tx, "PRAGMA wal_checkpoint(TRUNCATE)");
}

fn control(tx: &mut Tx, sql: &str) -> Result<()> {
    match tx {
        Tx::Sqlite(connection) => connection.batch(sql),
        Tx::Postgres(_) => Err(Error::Misuse("a Postgres transaction on SQLite's thread".into())),
    }
}

/// Undoes the work where it fails or panics, and leaves the transactions around it alone.
fn in_savepoint<T, E, F>(tx: &mut Tx, work: F) -> Result<T, E>
where
    E: From<Error>,
    F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>>,
{
    control(tx, "SAVEPOINT work")?;
    let result = run(tx, work);
    if result.is_err() {
        control(tx, "ROLLBACK TO work")?;
    }
    control(tx, "RELEASE work")?;
    result
}

/// Everything that a transaction may await is ready at once here, so one poll runs it whole.
fn run<T, E, F>(tx: &mut Tx, work: F) -> Result<T, E>
where
    E: From<Error>,
    F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>>,
{
    match catch_unwind(AssertUnwindSafe(|| work(tx).now_or_never())) {
        Ok(Some(result)) => result,
        Ok(None) => Err(Error::Misuse("a transaction awaited something other than its database".into()).into()),
        Err(_) => Err(Error::Misuse("a transaction panicked".into()).into()),
    }
}

/// One connection with the texts that it has rewritten.
#[derive(Debug)]
pub struct Connection {
    inner: rusqlite::Connection,
    texts: HashMap<String, String>,
}

impl Connection {
    fn open(path: &Path, patience: Duration, read_only: bool) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let inner = rusqlite::Connection::open_with_flags(path, flags)
            .map_err(|error| Error::Location(format!("cannot open {}: {error}", path.display())))?;
        inner.set_prepared_statement_cache_capacity(TEXTS);
        inner.busy_timeout(patience).map_err(Error::from)?;
        // FULL: an answer to the platform means that it is on the disk.
        inner.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
             PRAGMA cache_size = -8192; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 4000;",
        )?;
        if read_only {
            inner.execute_batch("PRAGMA query_only = ON;")?;
        }
        Ok(Self { inner, texts: HashMap::new() })
    }

    /// The statement, with `$1` written as SQLite's `?1`.
    fn prepare(&mut self, sql: &str) -> Result<rusqlite::CachedStatement<'_>> {
        if !self.texts.contains_key(sql) {
            if self.texts.len() >= TEXTS {
                self.texts.clear();
            }
            self.texts.insert(sql.to_owned(), sql.replace('$', "?"));
        }
        Ok(self.inner.prepare_cached(&self.texts[sql])?)
    }

    pub(crate) fn execute(&mut self, sql: &str, params: &[Value<'_>]) -> Result<u64> {
        let changed = self.prepare(sql)?.execute(rusqlite::params_from_iter(params))?;
        Ok(changed as u64)
    }

    pub(crate) fn query<T>(
        &mut self,
        sql: &str,
        params: &[Value<'_>],
        map: impl Fn(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut statement = self.prepare(sql)?;
        let mut rows = statement.query(rusqlite::params_from_iter(params))?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(map(&Row::Sqlite(row))?);
        }
        Ok(all)
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<()> {
        Ok(self.inner.execute_batch(sql)?)
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(value) => ValueRef::Integer(*value),
            Value::Real(value) => ValueRef::Real(*value),
            Value::Text(value) => ValueRef::Text(value.as_bytes()),
        }))
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        let text = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::CannotOpen) => {
                Self::Unavailable(text)
            }
            Some(ErrorCode::DiskFull | ErrorCode::ReadOnly | ErrorCode::SystemIoFailure) => Self::Full(text),
            Some(ErrorCode::ConstraintViolation) => Self::Taken(text),
            _ => Self::Database(text),
        }
    }
}
