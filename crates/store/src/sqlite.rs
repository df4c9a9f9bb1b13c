//! SQLite: one writer (`sqlite/writer.rs`), what waits for the disk (`sqlite/disk.rs`), and readers beside them.

mod disk;
mod writer;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{ErrorCode, OpenFlags, ToSql};
use tokio::sync::Semaphore;

use crate::{Error, Options, Result, Row, Tx, Value};
pub(crate) use writer::Kept;
use writer::{Committed, Writer};

/// Statements that a connection keeps ready.
const STATEMENTS: usize = 512;

#[derive(Debug)]
pub(crate) struct Database {
    writer: Writer,
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
        let writer = Writer::start(writer, options)?;
        Ok(Self { writer, readers: Arc::new(Mutex::new(readers)), places, patience: options.patience })
    }

    pub(crate) async fn write<T, E, F>(&self, kept: Kept, work: F, committed: Option<Committed<T>>) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    {
        self.writer.write(kept, work, committed).await
    }

    pub(crate) async fn settled(&self) -> Result<()> {
        self.writer.settled().await
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
        self.places.close();
        lock(&self.readers).clear();
        self.writer.close().await;
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

/// A connection that was left in a transaction, because even its end failed, is freed first.
fn begin(tx: &mut Tx, how: &str) -> Result<()> {
    if !is_over(tx) {
        control(tx, "ROLLBACK")?;
    }
    control(tx, how)
}

/// A statement that begins or ends a transaction, or part of one.
fn control(tx: &mut Tx, sql: &str) -> Result<()> {
    connection(tx)?.inner.prepare_cached(sql)?.execute([])?;
    Ok(())
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

/// One connection.
#[derive(Debug)]
pub struct Connection {
    inner: rusqlite::Connection,
    /// The statement that is looked for, as SQLite writes it: kept for its room.
    text: String,
    /// The first failure of a statement in this transaction, which dooms it.
    failed: Option<Error>,
    /// Scripts that ran so far.
    scripts: u64,
    /// Steps of SQLite's machine so far: how much work statements were.
    #[cfg(feature = "testing")]
    pub(crate) steps: u64,
}

impl Connection {
    fn open(path: &Path, patience: Duration, read_only: bool) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let inner = rusqlite::Connection::open_with_flags(path, flags)
            .map_err(|error| Error::Location(format!("cannot open {}: {error}", path.display())))?;
        inner.set_prepared_statement_cache_capacity(STATEMENTS);
        // Without it SQLite looks at the values of LIMITs and ranges, and plans the statement anew at each execution:
        // measured, that was two thirds of all the time that a turn spent in SQL.
        inner.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        inner.busy_timeout(patience).map_err(Error::from)?;
        // NORMAL: a commit waits for no disk; who wants to hear that it is there is answered by `disk.rs`. Where the log is
        // written anew from its beginning, and around a checkpoint, SQLite waits for the disk all the same.
        let mode: String = inner.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
        if !mode.eq_ignore_ascii_case("wal") {
            let why = format!("{} can have no log beside it (its journal mode stays {mode})", path.display());
            return Err(Error::Location(format!("{why}; put the database on a disk of this machine")));
        }
        inner.execute_batch(
            "PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; \
             PRAGMA cache_size = -8192; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 4000; \
             PRAGMA journal_size_limit = 67108864;",
        )?;
        if read_only {
            // Readers lean on the system's cache: theirs would be held once for each.
            inner.execute_batch("PRAGMA query_only = ON; PRAGMA cache_size = -2048;")?;
        }
        Ok(Self {
            inner,
            text: String::new(),
            failed: None,
            scripts: 0,
            #[cfg(feature = "testing")]
            steps: 0,
        })
    }

    /// The statement, with `$1` written as SQLite's `?1`.
    fn prepare(&mut self, sql: &str) -> Result<rusqlite::CachedStatement<'_>> {
        self.text.clear();
        for (number, part) in sql.split('$').enumerate() {
            if number > 0 {
                self.text.push('?');
            }
            self.text.push_str(part);
        }
        Ok(self.inner.prepare_cached(&self.text)?)
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
        self.scripts += 1;
        self.guarded(|this| this.pragma(sql))
    }

    /// Statements that are not remembered: a setting counts when it is read, and only then.
    fn pragma(&mut self, sql: &str) -> Result<()> {
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
