//! The schema: applied once, under a lock, and the same order of keys whatever the database's locale.

use domain::ProposalState;
use store::testing::{self, Cluster};
use store::{Dialect, Location, Options, Store, proposals, tables, workspaces};

use crate::support::{home, number};

#[tokio::test]
async fn migrating_twice_changes_nothing() {
    for database in testing::each().await {
        assert!(database.store.migrate().await.unwrap().is_empty());
        assert!(database.store.pending_migrations().await.unwrap().is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nodes_that_start_at_once_migrate_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut locations = vec![Location::Sqlite(folder.path().join("new.db"))];
    let cluster = Cluster::start(false);
    if let Some(cluster) = &cluster {
        cluster.psql("CREATE DATABASE fresh");
        locations.push(Location::Postgres(cluster.url("fresh")));
    }
    for location in locations {
        let nodes: Vec<_> = (0..4)
            .map(|_| {
                let location = location.clone();
                tokio::spawn(async move {
                    let store = Store::open(&location, &Options::default()).await.unwrap();
                    store.pending_migrations().await.unwrap();
                    store.migrate().await.unwrap().len()
                })
            })
            .collect();
        let mut applied = Vec::new();
        for node in nodes {
            applied.push(node.await.unwrap());
        }
        applied.sort_unstable();
        assert_eq!(applied[..3], [0, 0, 0]);
        assert!(applied[3] > 0);
    }
}

/// A table that is missing from the list would be forgotten by a move.
#[tokio::test]
async fn the_list_of_tables_is_the_schema() {
    for database in testing::each().await {
        let sql = match database.store.dialect() {
            Dialect::Sqlite => "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
            Dialect::Postgres => "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'",
        };
        let mut names = rx!(database.store, |tx| tx.query(sql, vec![], |row| row.text(0)).await).unwrap();
        names.retain(|name| name != "migrations");
        names.sort_unstable();
        let mut listed: Vec<_> = tables::ALL.iter().map(|table| table.name).collect();
        listed.sort_unstable();
        assert_eq!(names, listed);
        // And the key that orders each is unique.
        for table in tables::ALL {
            let sql = match database.store.dialect() {
                Dialect::Sqlite => {
                    "SELECT count(*) FROM pragma_index_list($1) l WHERE l.\"unique\" AND $2 =
                    (SELECT group_concat(name) FROM (SELECT name FROM pragma_index_info(l.name) ORDER BY seqno))"
                }
                Dialect::Postgres => {
                    "SELECT count(*) FROM pg_index i WHERE i.indrelid = CAST($1 AS TEXT)::regclass
                    AND i.indisunique AND $2 = (SELECT string_agg(a.attname::text, ',' ORDER BY k.n)
                        FROM unnest(i.indkey) WITH ORDINALITY AS k (attribute, n)
                        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attribute)"
                }
            };
            let params = store::params![table.name, table.key.join(",")];
            let unique = rx!(database.store, |tx| tx.query_opt(sql, params, |row| row.int(0)).await).unwrap();
            assert_eq!(unique, Some(1), "{} by {:?}", table.name, table.key);
        }
    }
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_refused() {
    for database in testing::each().await {
        let insert = "INSERT INTO migrations (version, name) VALUES (9999, 'from the future')";
        tx!(database.store, |tx| tx.execute(insert, vec![]).await).unwrap();
        let error = database.store.migrate().await.unwrap_err();
        assert!(error.to_string().contains("newer version"), "{error}");
        assert!(database.store.pending_migrations().await.is_err());
    }
}

/// In most languages' order `~` comes before letters, and case and punctuation count little. Keys compare by bytes.
#[tokio::test]
async fn a_locale_does_not_change_the_order_of_keys() {
    let Some(cluster) = Cluster::start(false) else { return };
    let how = "TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'";
    let database = cluster.database(how, &Options::default()).await;
    let store = &database.store;
    assert_eq!(number(store, "SELECT CASE WHEN '~' < 'p' THEN 1::bigint END").await, 1, "the locale is another order");
    let home = home(store, "a").await;
    let (workspace, user) = (home.workspace, home.user);
    tx!(store, |tx| {
        tx.execute(
            "INSERT INTO proposals (id, workspace_id, user_id, conversation_id, tool, arguments, arguments_hash,
                 summary, state, trace, created_at, expires_at)
             VALUES ('prp_019a0000000070008000000000000000', $1, $2, $3, 't', '{}', '', '', 'pending',
                 '{\"intent\":\"\",\"confidence\":0.5,\"reason\":\"\",\"quote\":\"\",\"model\":\"\"}', 0, 0)",
            store::params![workspace, user, home.conversation.id],
        )
        .await
    })
    .unwrap();
    let page = rx!(store, |tx| proposals::page(tx, workspace, user, ProposalState::Pending, None, 10).await);
    assert_eq!(page.unwrap().len(), 1);
    assert_eq!(rx!(store, |tx| workspaces::page(tx, None, 10).await).unwrap().len(), 1);
}

#[test]
fn a_location_is_read_and_hides_its_password() {
    let sqlite = |path: &str| Location::Sqlite(path.into());
    assert_eq!("sqlite:attache.db".parse(), Ok(sqlite("attache.db")));
    assert_eq!("sqlite:///var/lib/attache.db".parse(), Ok(sqlite("/var/lib/attache.db")));
    for text in ["postgres://u:secret@h/d", "postgres:u:secret@h/d", "postgresql://u:secret@h/d"] {
        let location: Location = text.parse().unwrap();
        assert!(matches!(&location, Location::Postgres(url) if url.starts_with("postgres")), "{location:?}");
        assert!(!format!("{location:?}").contains("secret"));
    }
    for text in ["", "sqlite:", "mysql://h/d", "attache.db"] {
        assert!(text.parse::<Location>().is_err(), "{text}");
    }
}
