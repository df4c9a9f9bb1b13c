//! Where everything is kept: SQLite (embedded) and Postgres behind one [`Store`], with one SQL text for both.
//!
//! A transaction is a short async function over a [`Tx`]; each aggregate is a file of such functions. Only `sqlite.rs`
//! and `postgres.rs` know a driver. To add an aggregate: its tables in `migrations/`, a file of functions here, its
//! name in [`tables::ALL`], and a story in `tests/it` that runs on both databases.
//!
//! Lock order, for every transaction: lane, then conversation, then the rest. A transaction that takes a
//! conversation's row first must not touch its lane.

pub mod agenda;
pub mod attempts;
pub mod audit;
pub mod backfills;
pub mod briefs;
pub mod buckets;
pub mod calendars;
pub mod cards;
pub mod channels;
pub mod connections;
pub mod consents;
pub mod conversations;
pub mod dead_letters;
pub mod deeds;
mod error;
pub mod facts;
pub mod health;
pub mod hints;
pub mod identities;
pub mod inbox;
pub mod lanes;
pub mod left;
pub mod links;
pub mod live;
pub mod logins;
pub mod mailboxes;
pub mod messages;
mod migrate;
pub mod mirrors;
pub mod mover;
pub mod outbox;
pub mod outside;
mod postgres;
pub mod proposals;
pub mod reach;
pub mod receipts;
pub mod sessions;
mod shares;
pub mod sources;
pub mod spending;
mod sqlite;
pub mod states;
pub mod tables;
#[cfg(feature = "testing")]
pub mod testing;
pub mod texts;
pub mod tokens;
pub mod tool_classes;
pub mod triage;
pub mod turns;
mod tx;
pub mod vault_keys;
pub mod watches;
pub mod window;
pub mod workspaces;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use domain::WorkspaceId;
use futures_util::future::BoxFuture;

pub use error::{Error, Result};
pub use migrate::Migration;
pub use tx::{Dialect, Row, Statement, Tx, Value};

/// Where the database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// A file of its own; its folder must exist.
    Sqlite(PathBuf),
    /// A `postgres://` address.
    Postgres(String),
}

impl std::fmt::Debug for Location {
    /// Without the Postgres address, which may hold a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(_) => f.write_str("postgres:…"),
        }
    }
}

impl std::str::FromStr for Location {
    type Err = Error;

    /// `sqlite:PATH` or `postgres://…` (`postgres:…` and `postgresql://…` too).
    fn from_str(text: &str) -> Result<Self> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() {
                return Err(Error::Location("sqlite: needs a file, such as sqlite:attache.db".into()));
            }
            Ok(Self::Sqlite(path.into()))
        } else if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Ok(Self::Postgres(text.to_owned()))
        } else if let Some(rest) = text.strip_prefix("postgres:") {
            Ok(Self::Postgres(format!("postgres://{rest}")))
        } else {
            Err(Error::Location("a database is written sqlite:PATH or postgres://USER@HOST/NAME".into()))
        }
    }
}

/// Bounds of a store.
#[derive(Debug, Clone)]
pub struct Options {
    /// SQLite: readers beside the writer. Postgres: connections in all.
    pub connections: usize,
    /// How long a caller waits for a connection, a lock or a place in the queue before [`Error::Unavailable`]. One
    /// statement on Postgres may take six times as long.
    pub patience: Duration,
    /// Transactions that wait for SQLite's writer; a further caller waits for a place.
    pub queue: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { connections: 8, patience: Duration::from_secs(5), queue: 1024 }
    }
}

/// A database. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Store(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    backend: Backend,
    shares: shares::Shares,
    patience: Duration,
}

#[derive(Debug)]
#[allow(clippy::large_enum_variant)] // one a store, behind its `Arc`
enum Backend {
    Sqlite(sqlite::Database),
    Postgres(postgres::Database),
}

impl Store {
    /// Opens without migrating; see [`Store::migrate`].
    pub async fn open(location: &Location, options: &Options) -> Result<Self> {
        let backend = match location {
            Location::Sqlite(path) => Backend::Sqlite(sqlite::Database::open(path, options)?),
            Location::Postgres(url) => Backend::Postgres(postgres::Database::open(url, options).await?),
        };
        Ok(Self(Arc::new(Inner { backend, shares: shares::Shares::default(), patience: options.patience })))
    }

    /// Runs `work` in one transaction: committed where it answers `Ok`, else undone. `work` may await only the
    /// transaction's own methods. An [`Error::Unavailable`] at the commit leaves open whether it took place.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    {
        match &self.0.backend {
            Backend::Sqlite(database) => database.write(sqlite::Kept::Now, work, None).await,
            Backend::Postgres(database) => database.run(false, work).await,
        }
    }

    /// As [`Store::write`], but on SQLite the answer does not wait for the disk, which has it within moments: a crash of
    /// the machine, not of the process, may undo the last of them. For what nobody outside is told of; see
    /// [`Store::settled`].
    pub async fn write_soon<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    {
        match &self.0.backend {
            Backend::Sqlite(database) => database.write(sqlite::Kept::Soon, work, None).await,
            Backend::Postgres(database) => database.run(false, work).await,
        }
    }

    /// As [`Store::write_soon`], within the workspace's share.
    pub async fn write_soon_of<T, E, F>(&self, workspace: WorkspaceId, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    {
        let _place = self.0.shares.enter(workspace, self.0.patience).await?;
        self.write_soon(work).await
    }

    /// Waits until everything that was answered before is on the disk.
    pub async fn settled(&self) -> Result<()> {
        match &self.0.backend {
            Backend::Sqlite(database) => database.settled().await,
            Backend::Postgres(_) => Ok(()),
        }
    }

    /// As [`Store::write`], within the workspace's share: what comes as often as somebody likes is written so.
    pub async fn write_of<T, E, F>(&self, workspace: WorkspaceId, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    {
        let _place = self.0.shares.enter(workspace, self.0.patience).await?;
        self.write(work).await
    }

    /// As [`Store::write_of`]; `committed` is called with the answer as soon as the transaction stands and others see it.
    /// The caller is answered when it is on the disk.
    pub async fn write_of_then<T, E, F, C>(&self, workspace: WorkspaceId, work: F, committed: C) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
        C: FnOnce(&T) + Send + 'static,
    {
        let _place = self.0.shares.enter(workspace, self.0.patience).await?;
        match &self.0.backend {
            Backend::Sqlite(database) => database.write(sqlite::Kept::Now, work, Some(Box::new(committed))).await,
            Backend::Postgres(database) => database.run(false, work).await.inspect(committed),
        }
    }

    /// Runs `work` on one consistent snapshot, beside the writers.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    {
        match &self.0.backend {
            Backend::Sqlite(database) => database.read(work).await,
            Backend::Postgres(database) => database.run(true, work).await,
        }
    }

    /// Applies what is missing, one node at a time; answers with what it applied.
    pub async fn migrate(&self) -> Result<Vec<Migration>> {
        migrate::apply(self).await
    }

    /// What is not applied yet.
    pub async fn pending_migrations(&self) -> Result<Vec<Migration>> {
        migrate::pending(self).await
    }

    pub fn dialect(&self) -> Dialect {
        match &self.0.backend {
            Backend::Sqlite(_) => Dialect::Sqlite,
            Backend::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Flushes and closes: SQLite's writer finishes what waits, then ends. Later calls answer [`Error::Unavailable`].
    pub async fn close(&self) {
        match &self.0.backend {
            Backend::Sqlite(database) => database.close().await,
            Backend::Postgres(database) => database.close(),
        }
    }
}
