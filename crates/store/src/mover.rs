//! Moves everything from one database to another, whichever two they are.
//!
//! Tables are copied in the order of [`tables::ALL`], in pages by key, each page in one transaction of the target
//! together with where it ended, so that a move that was cut off goes on from there. The columns are read from the
//! schema: a new one needs nothing here. In the end both sides are read again and compared, row for row.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use sha2::{Digest, Sha256};

use crate::tables::{self, Table};
use crate::{Dialect, Error, Result, Row, Store, Tx, Value, params};

/// Rows that are read, and then written in one transaction. They are held in memory.
const PAGE: i64 = 500;

/// Which pass over the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    Copy,
    Verify,
}

/// How far a move has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub phase: Phase,
    pub table: &'static str,
    /// Rows of all tables that this phase has behind it, an earlier run's copied ones too.
    pub done: u64,
    /// Rows of all tables, counted when the move began.
    pub total: u64,
}

/// What was moved, table by table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    pub tables: Vec<Moved>,
}

/// One table, as both databases have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    pub table: &'static str,
    pub rows: u64,
    /// SHA-256 over its rows in the order of the key, as 64 hexadecimal digits.
    pub checksum: String,
}

/// Copies every table of `from` into `to` and checks that they agree. Nothing else may use either meanwhile. Cut off at
/// any point, a second call goes on, and one that had ended is only checked; `progress` is called after each page.
///
/// # Errors
/// [`Error::Misuse`] where `to` holds data of its own, where `from` is not migrated, or where `from` was changed during
/// the move; the message says what to do.
pub async fn move_all(from: &Store, to: &Store, mut progress: impl FnMut(Progress) + Send) -> Result<Summary> {
    if !from.pending_migrations().await?.is_empty() {
        return Err(Error::Misuse("the source is of an older version: migrate it first (attache migrate)".into()));
    }
    to.migrate().await?;
    let (mut shapes, mut total) = (Vec::new(), 0);
    for table in tables::ALL {
        shapes.push(Shape::of(from, to, table).await?);
        total += count(from, table).await?;
    }
    if !begin(to).await? {
        let hint = "The target holds data of its own: name an empty database";
        return verify(from, to, &shapes, total, &mut progress, hint).await;
    }
    let mut done = 0;
    for shape in &shapes {
        let table = shape.table.name;
        let report = |copied| progress(Progress { phase: Phase::Copy, table, done: done + copied, total });
        done += copy(from, to, shape, report).await?;
    }
    let hint = "The source was in use during the move: stop everything that uses it, empty the target and move again";
    let summary = verify(from, to, &shapes, total, &mut progress, hint).await?;
    write(to, |tx| async move { tx.batch("DROP TABLE move_progress").await }.boxed()).await?;
    Ok(summary)
}

/// Makes the table that remembers how far a move came. False, and no such table, where there is data without it.
async fn begin(to: &Store) -> Result<bool> {
    write(to, |tx| {
        async move {
            tx.batch(
                "CREATE TABLE IF NOT EXISTS move_progress
                 (name TEXT PRIMARY KEY, last TEXT NOT NULL, copied BIGINT NOT NULL)",
            )
            .await?;
            let begun = tx.query_opt("SELECT name FROM move_progress LIMIT 1", params![], |_| Ok(())).await?.is_some();
            for table in tables::ALL.iter().filter(|_| !begun) {
                let any = format!("SELECT 1 FROM {} LIMIT 1", table.name);
                if tx.query_opt(&any, params![], |_| Ok(())).await?.is_some() {
                    tx.batch("DROP TABLE move_progress").await?;
                    return Ok(false);
                }
                let insert = "INSERT INTO move_progress (name, last, copied) VALUES ($1, '', 0)";
                tx.execute(insert, params![table.name]).await?;
            }
            Ok(true)
        }
        .boxed()
    })
    .await
}

/// Reads both sides and compares them; `hint` is what a difference means.
async fn verify(
    from: &Store,
    to: &Store,
    shapes: &[Shape],
    total: u64,
    progress: &mut (impl FnMut(Progress) + Send),
    hint: &str,
) -> Result<Summary> {
    let mut done = 0;
    let mut moved = Vec::new();
    for shape in shapes {
        let table = shape.table.name;
        let mut report = |read| progress(Progress { phase: Phase::Verify, table, done: done + read, total });
        let there = checksum(from, shape, &mut report).await?;
        let here = checksum(to, shape, &mut |_| ()).await?;
        if here != there {
            return Err(Error::Misuse(format!(
                "table {table} is not the same on both sides: {} rows in the source, {} in the target. {hint}",
                there.rows, here.rows
            )));
        }
        done += here.rows;
        moved.push(here);
    }
    Ok(Summary { tables: moved })
}

async fn write<T, F>(store: &Store, work: F) -> Result<T>
where
    T: Send + 'static,
    F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T>> + Send + 'static,
{
    store.write::<T, Error, F>(work).await
}

async fn count(store: &Store, table: &Table) -> Result<u64> {
    let sql = format!("SELECT count(*) FROM {}", table.name);
    let rows = store.read(|tx| async move { tx.query_opt(&sql, params![], |row| row.int(0)).await }.boxed()).await?;
    Ok(rows.unwrap_or(0) as u64)
}

/// A table with its statements.
#[derive(Debug, Clone)]
struct Shape {
    table: &'static Table,
    /// The places of the key's columns.
    key: Vec<usize>,
    first: String,
    next: String,
    insert: String,
}

type Values = Vec<Value<'static>>;

impl Shape {
    async fn of(from: &Store, to: &Store, table: &'static Table) -> Result<Self> {
        let columns = columns(from, table.name).await?;
        let mut ours = columns.clone();
        let mut theirs = self::columns(to, table.name).await?;
        ours.sort_unstable();
        theirs.sort_unstable();
        let place = |key: &&str| columns.iter().position(|column| column == key);
        let key: Option<Vec<usize>> = table.key.iter().map(place).collect();
        let (Some(key), true) = (key, ours == theirs) else {
            return Err(Error::Misuse(format!(
                "table {} has other columns in the target than in the source",
                table.name
            )));
        };
        let list = |names: &[&str]| names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
        let numbers = |count| (1..=count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
        let all = list(&columns.iter().map(String::as_str).collect::<Vec<_>>());
        let (name, keys, width) = (table.name, list(table.key), table.key.len());
        Ok(Self {
            table,
            key,
            first: format!("SELECT {all} FROM {name} ORDER BY {keys} LIMIT {PAGE}"),
            next: format!(
                "SELECT {all} FROM {name} WHERE ({keys}) > ({}) ORDER BY {keys} LIMIT {PAGE}",
                numbers(width)
            ),
            insert: format!("INSERT INTO {name} ({all}) VALUES ({})", numbers(columns.len())),
        })
    }

    /// The page behind the row whose key is `last`; the first where it is empty.
    async fn page(&self, store: &Store, last: &[Value<'static>]) -> Result<Vec<Values>> {
        let sql = if last.is_empty() { self.first.clone() } else { self.next.clone() };
        let last = last.to_vec();
        let all = |row: &Row<'_>| (0..row.width()).map(|column| row.value(column)).collect();
        store.read(move |tx| async move { tx.query(&sql, last, all).await }.boxed()).await
    }

    fn key_of(&self, row: &[Value<'static>]) -> Values {
        self.key.iter().map(|&place| row[place].clone()).collect()
    }
}

async fn columns(store: &Store, table: &'static str) -> Result<Vec<String>> {
    let sql = match store.dialect() {
        Dialect::Sqlite => "SELECT name FROM pragma_table_info($1) ORDER BY cid",
        Dialect::Postgres => {
            "SELECT column_name::text FROM information_schema.columns
             WHERE table_schema = current_schema() AND table_name::text = $1 ORDER BY ordinal_position"
        }
    };
    store.read(move |tx| async move { tx.query(sql, params![table], |row| row.text(0)).await }.boxed()).await
}

/// Copies what is still to be copied of one table; answers how many rows of it are there now.
async fn copy(from: &Store, to: &Store, shape: &Shape, mut report: impl FnMut(u64)) -> Result<u64> {
    let name = shape.table.name;
    let (mut last, mut copied) = progress_of(to, name).await?;
    report(copied);
    loop {
        let page = shape.page(from, &keys_from(&last)?).await?;
        let Some(end) = page.last() else { return Ok(copied) };
        let (before, now) = (last, keys_to(&shape.key_of(end)));
        last = now.clone();
        copied += page.len() as u64;
        let (insert, copied_now) = (shape.insert.clone(), copied as i64);
        write(to, move |tx| {
            async move {
                tx.execute_all(page.into_iter().map(|row| (insert.as_str(), row)).collect()).await?;
                let note = "UPDATE move_progress SET last = $3, copied = $4 WHERE name = $1 AND last = $2";
                match tx.execute(note, params![name, before, now, copied_now]).await? {
                    1 => Ok(()),
                    _ => Err(Error::Misuse("another move into this database is running".into())),
                }
            }
            .boxed()
        })
        .await
        .map_err(|error| told_where(error, name))?;
        report(copied);
    }
}

/// A row that the target refuses is named by its table.
fn told_where(error: Error, table: &str) -> Error {
    match error {
        Error::Taken(text) => Error::Taken(format!("{text} (in table {table})")),
        Error::Database(text) => Error::Database(format!("{text} (in table {table})")),
        other => other,
    }
}

async fn progress_of(to: &Store, table: &'static str) -> Result<(String, u64)> {
    let sql = "SELECT last, copied FROM move_progress WHERE name = $1";
    let row = |row: &Row<'_>| Ok((row.text(0)?, row.int(1)? as u64));
    let found = to.read(move |tx| async move { tx.query_opt(sql, params![table], row).await }.boxed()).await?;
    found.ok_or_else(|| Error::Misuse(format!("the unfinished move in the target does not know table {table}")))
}

/// A key as JSON; nothing before the first page.
fn keys_to(key: &[Value<'static>]) -> String {
    let json = key.iter().map(|value| match value {
        Value::Int(value) => serde_json::Value::from(*value),
        Value::Text(value) => serde_json::Value::from(value.as_ref()),
        Value::Real(_) | Value::Bytes(_) | Value::Null => serde_json::Value::Null,
    });
    serde_json::Value::Array(json.collect()).to_string()
}

fn keys_from(text: &str) -> Result<Values> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let broken = || Error::Corrupt { column: 0, problem: format!("{text}, which is no key") };
    let json: Vec<serde_json::Value> = serde_json::from_str(text).map_err(|_| broken())?;
    let value = |value: serde_json::Value| match value {
        serde_json::Value::String(text) => Ok(Value::from(text)),
        other => other.as_i64().map(Value::Int).ok_or_else(broken),
    };
    json.into_iter().map(value).collect()
}

/// Reads the whole table in the order of its key, which both databases keep by bytes.
async fn checksum(store: &Store, shape: &Shape, report: &mut impl FnMut(u64)) -> Result<Moved> {
    let (mut hash, mut rows, mut last) = (Sha256::new(), 0, Vec::new());
    loop {
        let page = shape.page(store, &last).await?;
        let Some(end) = page.last() else { break };
        last = shape.key_of(end);
        rows += page.len() as u64;
        page.iter().flatten().for_each(|value| add(&mut hash, value));
        report(rows);
    }
    let checksum = domain::text::hex(&hash.finalize());
    Ok(Moved { table: shape.table.name, rows, checksum })
}

/// Kind, then length where it varies, then the value: no two rows read alike.
fn add(hash: &mut Sha256, value: &Value<'_>) {
    match value {
        Value::Null => hash.update([0]),
        Value::Int(value) => {
            hash.update([1]);
            hash.update(value.to_le_bytes());
        }
        Value::Real(value) => {
            hash.update([2]);
            hash.update(value.to_bits().to_le_bytes());
        }
        Value::Text(text) => {
            hash.update([3]);
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text.as_bytes());
        }
        Value::Bytes(bytes) => {
            hash.update([4]);
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        }
    }
}
