//! SQLite: one writer thread that groups waiting transactions into one commit, and readers beside it.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use rusqlite::config::DbConfig;
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
        create_private(path);
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
        tokio::time::timeout(self.patience, jobs.send(job))
            .await
            .map_err(|_| Error::Unavailable("the writer's queue is full".into()))?
            .map_err(|_| closed())?;
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
        let (readers, places) = (Arc::clone(&self.readers), Arc::clone(&self.places));
        tokio::task::spawn_blocking(move || {
            let Some(mut tx) = lock(&readers).pop() else { return Err(closed().into()) };
            let result = begin(&mut tx, "BEGIN").map_err(E::from).and_then(|()| run(&mut tx, work));
            let _ = control(&mut tx, "COMMIT");
            if !places.is_closed() {
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

/// A new file can be read by its owner only; the files beside it take after it. What stands in the way SQLite tells.
fn create_private(path: &Path) {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let _ = options.open(path);
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
        let failed = commit(&mut tx, &mut group, &mut jobs).err();
        for job in group {
            job.finish(failed.clone());
        }
    }
    let _ = control(&mut tx, "PRAGMA wal_checkpoint(TRUNCATE)");
}

/// Runs the first of `group` and whatever comes meanwhile in one transaction. `Err` where nothing of it stands.
fn commit(tx: &mut Tx, group: &mut Vec<Box<dyn Job>>, jobs: &mut mpsc::Receiver<Box<dyn Job>>) -> Result<()> {
    if let Err(error) = begin(tx, "BEGIN IMMEDIATE") {
        // Whoever waits behind the first has waited for the same lock; one after another they would wait for hours.
        group.extend(std::iter::from_fn(|| jobs.try_recv().ok()));
        return Err(error);
    }
    group[0].run(tx);
    while !is_over(tx)
        && group.len() < GROUP
        && let Ok(mut job) = jobs.try_recv()
    {
        job.run(tx);
        group.push(job);
    }
    if is_over(tx) {
        return Err(failure(tx).unwrap_or_else(|| Error::Unavailable("the transaction was lost".into())));
    }
    control(tx, "COMMIT").inspect_err(|_| drop(control(tx, "ROLLBACK")))
}

/// A connection that was left in a transaction, because even its end failed, is freed first.
fn begin(tx: &mut Tx, how: &str) -> Result<()> {
    if !is_over(tx) {
        control(tx, "ROLLBACK")?;
    }
    control(tx, how)
}

fn control(tx: &mut Tx, sql: &str) -> Result<()> {
    connection(tx)?.control(sql)
}

/// Whether no transaction is open: a full disk, for one, makes SQLite undo the whole of it at once.
fn is_over(tx: &mut Tx) -> bool {
    connection(tx).is_ok_and(|connection| connection.inner.is_autocommit())
}

/// What the first statement of this work that failed said.
fn failure(tx: &mut Tx) -> Option<Error> {
    connection(tx).ok()?.failed.clone()
}

fn connection(tx: &mut Tx) -> Result<&mut Connection> {
    match tx {
        Tx::Sqlite(connection) => Ok(connection),
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

/// Everything that a transaction may await is ready at once here, so one poll runs it whole.
fn run<T, E, F>(tx: &mut Tx, work: F) -> Result<T, E>
where
    E: From<Error>,
    F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>>,
{
    connection(tx)?.failed = None;
    match catch_unwind(AssertUnwindSafe(|| work(tx).now_or_never())) {
        Ok(Some(Ok(value))) => failure(tx).map_or(Ok(value), |error| Err(error.into())),
        Ok(Some(Err(error))) => Err(error),
        Ok(None) => Err(Error::Misuse("a transaction awaited something other than its database".into()).into()),
        Err(_) => Err(Error::Misuse("a transaction panicked".into()).into()),
    }
}

/// One connection with the texts that it has rewritten.
#[derive(Debug)]
pub struct Connection {
    inner: rusqlite::Connection,
    texts: HashMap<String, String>,
    /// The first failure of a statement in this transaction, which dooms it.
    failed: Option<Error>,
    /// Steps of SQLite's machine so far: how much work statements were.
    #[cfg(feature = "testing")]
    pub(crate) steps: u64,
}

impl Connection {
    fn open(path: &Path, patience: Duration, read_only: bool) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let inner = rusqlite::Connection::open_with_flags(path, flags)
            .map_err(|error| Error::Location(format!("cannot open {}: {error}", path.display())))?;
        inner.set_prepared_statement_cache_capacity(TEXTS);
        // Without it SQLite looks at the values of LIMITs and ranges, and plans the statement anew at each execution:
        // measured, that was two thirds of all the time that a turn spent in SQL.
        inner.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        inner.busy_timeout(patience).map_err(Error::from)?;
        // FULL: an answer to the platform means that it is on the disk.
        inner.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
             PRAGMA cache_size = -8192; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 4000; \
             PRAGMA journal_size_limit = 67108864;",
        )?;
        if read_only {
            // Readers lean on the system's cache: theirs would be held once for each.
            inner.execute_batch("PRAGMA query_only = ON; PRAGMA cache_size = -2048;")?;
        }
        Ok(Self {
            inner,
            texts: HashMap::new(),
            failed: None,
            #[cfg(feature = "testing")]
            steps: 0,
        })
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

    /// Runs something, unless a statement before it failed; then as on Postgres nothing more is done.
    fn guarded<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        let result = work(self);
        if let Err(error) = &result {
            self.failed = Some(error.clone());
        }
        result
    }

    fn run<T>(&mut self, sql: &str, run: impl FnOnce(&mut rusqlite::Statement<'_>) -> Result<T>) -> Result<T> {
        self.guarded(|this| {
            let mut statement = this.prepare(sql)?;
            let result = run(&mut statement);
            #[cfg(feature = "testing")]
            {
                let steps = statement.reset_status(rusqlite::StatementStatus::VmStep);
                drop(statement);
                this.steps += u64::from(steps.unsigned_abs());
            }
            result
        })
    }

    pub(crate) fn execute(&mut self, sql: &str, params: &[Value<'_>]) -> Result<u64> {
        self.run(sql, |statement| Ok(statement.execute(rusqlite::params_from_iter(params))? as u64))
    }

    pub(crate) fn query<T>(
        &mut self,
        sql: &str,
        params: &[Value<'_>],
        map: impl Fn(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        self.run(sql, |statement| {
            let mut rows = statement.query(rusqlite::params_from_iter(params))?;
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                all.push(map(&Row::Sqlite(row))?);
            }
            Ok(all)
        })
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<()> {
        self.guarded(|this| this.control(sql))
    }

    fn control(&mut self, sql: &str) -> Result<()> {
        Ok(self.inner.execute_batch(sql)?)
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(value) => ValueRef::Integer(*value),
            Value::Real(value) => ValueRef::Real(*value),
            // Postgres cannot keep it, so nothing may.
            Value::Text(value) if value.as_bytes().contains(&0) => {
                return Err(rusqlite::Error::ToSqlConversionFailure("a text holds a zero byte".into()));
            }
            Value::Text(value) => ValueRef::Text(value.as_bytes()),
            Value::Bytes(value) => ValueRef::Blob(value),
        }))
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ffi;
        let text = error.to_string();
        let extended = error.sqlite_error().map_or(0, |error| error.extended_code);
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull | ErrorCode::ReadOnly) => Self::Full(text),
            // A quota or a limit on file size comes as a failed write.
            Some(ErrorCode::SystemIoFailure) if extended == ffi::SQLITE_IOERR_WRITE => Self::Full(text),
            Some(
                ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
                | ErrorCode::CannotOpen
                | ErrorCode::SystemIoFailure
                | ErrorCode::OutOfMemory,
            ) => Self::Unavailable(text),
            Some(ErrorCode::ConstraintViolation)
                if matches!(extended, ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY) =>
            {
                Self::Taken(text)
            }
            _ => Self::Database(text),
        }
    }
}
