//! Forward-only migrations, one text for both databases, applied under a lock.
//!
//! To add one: a file `NNNN_name.sql` in `migrations/` and its line in [`ALL`]. A table that it adds also needs its line
//! in [`tables::ALL`](crate::tables::ALL), or `attache store move` leaves it behind. Expand first, contract in a later
//! release. `{without_rowid}` becomes SQLite's clause, `{hot}`, behind a queue, Postgres' own, and `{bytes}` the type of
//! either; a line that begins with `{sqlite}` is a comment on Postgres. There, every `TEXT` compares by its bytes, as on
//! SQLite: pages by key, and the walk over workspaces, count on one order whatever the database's locale.

use futures_util::FutureExt;

use crate::{Dialect, Error, Result, Store, Tx, params};

/// One step of the schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Migration {
    pub version: i64,
    pub name: &'static str,
    sql: &'static str,
}

/// A queue's rows change all the time, so Postgres is told to clear up behind them early.
const HOT: &str = "WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 2000)";

impl Migration {
    fn text(&self, dialect: Dialect) -> String {
        let (without_rowid, hot, text, bytes, sqlite) = match dialect {
            Dialect::Sqlite => ("WITHOUT ROWID", "", " TEXT", "BLOB", ""),
            Dialect::Postgres => ("", HOT, " TEXT COLLATE \"C\"", "BYTEA", "--"),
        };
        self.sql
            .replace("{without_rowid}", without_rowid)
            .replace("{hot}", hot)
            .replace("{bytes}", bytes)
            .replace("{sqlite}", sqlite)
            .replace(" TEXT", text)
    }
}

const ALL: &[Migration] = &[
    Migration { version: 1, name: "spine", sql: include_str!("migrations/0001_spine.sql") },
    Migration { version: 2, name: "money", sql: include_str!("migrations/0002_money.sql") },
    Migration { version: 3, name: "outside", sql: include_str!("migrations/0003_outside.sql") },
    Migration { version: 4, name: "memory", sql: include_str!("migrations/0004_memory.sql") },
    Migration { version: 5, name: "tools", sql: include_str!("migrations/0005_tools.sql") },
    Migration { version: 6, name: "texts", sql: include_str!("migrations/0006_texts.sql") },
    Migration { version: 7, name: "links", sql: include_str!("migrations/0007_links.sql") },
    Migration { version: 8, name: "attempts", sql: include_str!("migrations/0008_attempts.sql") },
    Migration { version: 9, name: "left", sql: include_str!("migrations/0009_left.sql") },
    Migration { version: 10, name: "reach", sql: include_str!("migrations/0010_reach.sql") },
    Migration { version: 11, name: "window", sql: include_str!("migrations/0011_window.sql") },
    Migration { version: 12, name: "deleted", sql: include_str!("migrations/0012_deleted.sql") },
    Migration { version: 13, name: "backfills", sql: include_str!("migrations/0013_backfills.sql") },
    Migration { version: 14, name: "state_objects", sql: include_str!("migrations/0014_state_objects.sql") },
    Migration { version: 15, name: "calendars", sql: include_str!("migrations/0015_calendars.sql") },
    Migration { version: 17, name: "oauth", sql: include_str!("migrations/0017_oauth.sql") },
    Migration { version: 18, name: "deeds", sql: include_str!("migrations/0018_deeds.sql") },
    Migration { version: 19, name: "day", sql: include_str!("migrations/0019_day.sql") },
    Migration { version: 21, name: "receipt_chats", sql: include_str!("migrations/0021_receipt_chats.sql") },
    Migration { version: 22, name: "contacts", sql: include_str!("migrations/0022_contacts.sql") },
    Migration { version: 24, name: "replies", sql: include_str!("migrations/0024_replies.sql") },
    Migration { version: 25, name: "books", sql: include_str!("migrations/0025_books.sql") },
    Migration { version: 26, name: "watches", sql: include_str!("migrations/0026_watches.sql") },
    Migration { version: 27, name: "narrow", sql: include_str!("migrations/0027_narrow.sql") },
];

/// Any number will do, as long as every node takes the same.
const LOCK: i64 = 4_742_001;

pub(crate) async fn apply(store: &Store) -> Result<Vec<Migration>> {
    store
        .write(|tx| {
            async move {
                create_ledger(tx).await?;
                let missing = missing(tx).await?;
                for migration in &missing {
                    tx.batch(&migration.text(tx.dialect())).await?;
                    tx.execute(
                        "INSERT INTO migrations (version, name) VALUES ($1, $2)",
                        params![migration.version, migration.name],
                    )
                    .await?;
                }
                Ok(missing)
            }
            .boxed()
        })
        .await
}

pub(crate) async fn pending(store: &Store) -> Result<Vec<Migration>> {
    store
        .write(|tx| {
            async move {
                create_ledger(tx).await?;
                missing(tx).await
            }
            .boxed()
        })
        .await
}

/// Behind a lock on Postgres, which holds until the transaction ends, however long another node's migration takes.
async fn create_ledger(tx: &mut Tx) -> Result<()> {
    if tx.dialect() == Dialect::Postgres {
        let lock = format!(
            "SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock({LOCK})"
        );
        tx.batch(&lock).await?;
    }
    tx.batch("CREATE TABLE IF NOT EXISTS migrations (version BIGINT PRIMARY KEY, name TEXT NOT NULL)").await
}

async fn missing(tx: &mut Tx) -> Result<Vec<Migration>> {
    let applied = tx.query("SELECT version FROM migrations ORDER BY version", params![], |row| row.int(0)).await?;
    if let Some(unknown) = applied.iter().find(|version| ALL.iter().all(|migration| migration.version != **version)) {
        return Err(Error::Misuse(format!(
            "the database was written by a newer version of attache (its migration {unknown} is not known here)"
        )));
    }
    Ok(ALL.iter().filter(|migration| !applied.contains(&migration.version)).copied().collect())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{Location, Options};

    /// Tables that a migration makes anew on SQLite keep their rows.
    #[tokio::test]
    async fn what_stood_in_a_table_stands_in_the_narrow_one() {
        const ROWS: [(&str, &str); 4] = [
            ("reservations", "'r', 'w', 'u', 't', 'd', 'p', 'm', 'v', 1, 2, NULL, 3, 4"),
            ("calls", "'c', 'w', 'u', 't', 'd', 'p', 'm', 'v', 'o', 1, 2, 3, 4, 5, NULL, 6"),
            ("live_events", "'c', 1, 2, 'p'"),
            ("outbox", "'o', 'w', 'c', 'h', 'k', 1, 'i', 'x', 'held', 2, 3, 'n', 4, 5, 6, 7, 1, 8, 'y'"),
        ];
        let folder = tempfile::tempdir().unwrap();
        let location = Location::Sqlite(folder.path().join("a.db"));
        let store = Store::open(&location, &Options::default()).await.unwrap();
        let before = store.write::<_, Error, _>(|tx| {
            async move {
                create_ledger(tx).await?;
                for migration in ALL.iter().filter(|migration| migration.version < 27) {
                    tx.batch(&migration.text(tx.dialect())).await?;
                    let row = params![migration.version, migration.name];
                    tx.execute("INSERT INTO migrations (version, name) VALUES ($1, $2)", row).await?;
                }
                for (table, values) in ROWS {
                    tx.batch(&format!("INSERT INTO {table} VALUES ({values})")).await?;
                }
                Ok(())
            }
            .boxed()
        });
        before.await.unwrap();
        assert_eq!(apply(&store).await.unwrap().first().unwrap().version, 27);
        for (table, values) in ROWS {
            let sql = format!("SELECT count(*) FROM (SELECT * FROM {table} INTERSECT VALUES ({values}))");
            let count = store.read::<_, Error, _>(move |tx| {
                async move { tx.query_opt(&sql, params![], |row| row.int(0)).await }.boxed()
            });
            assert_eq!(count.await.unwrap(), Some(1), "{table}");
        }
    }
}
