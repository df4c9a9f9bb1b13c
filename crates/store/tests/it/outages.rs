//! A locked file, a full disk, a database that is away: a clear error or a wait, nothing lost, and no restart.

use std::process::Command;
use std::time::Duration;

use domain::MessageId;
use store::inbox::{self, Accepted};
use store::testing::{self, Cluster};
use store::{Error, Location, Options, Store, params};

use crate::support::{Home, accept, at, home, id, incoming, number, seconds};

fn impatient() -> Options {
    Options { patience: Duration::from_millis(300), connections: 2, ..Options::default() }
}

/// Like `support::accept`, with the error.
async fn try_accept(store: &Store, home: &Home, key: String) -> Result<Accepted, Error> {
    let conversation = home.conversation.clone();
    let incoming = incoming(&conversation, &key);
    tx!(store, |tx| inbox::accept(tx, &conversation, incoming, id(MessageId::new), at(0.0), seconds(1.5)).await)
}

#[tokio::test]
async fn a_locked_file_is_waited_for_and_then_told() {
    let database = testing::sqlite().await;
    let Location::Sqlite(path) = &database.location else { panic!() };
    let store = Store::open(&database.location, &impatient()).await.unwrap();
    let home = home(&store, "a").await;
    let other = rusqlite::Connection::open(path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    // Many wait, and each only once: when the first has its answer the others have theirs, though the lock is gone then.
    let (answer, mut answers) = tokio::sync::mpsc::unbounded_channel();
    for n in 0..40 {
        let (store, home, answer) = (store.clone(), home.clone(), answer.clone());
        tokio::spawn(async move { answer.send(try_accept(&store, &home, format!("locked {n}")).await) });
    }
    for n in 0..40 {
        let result = answers.recv().await.unwrap();
        assert!(matches!(result, Err(Error::Unavailable(_))), "{n}: {result:?}");
        if n == 0 {
            assert_eq!(number(&store, "SELECT count(*) FROM messages").await, 0, "readers go on");
            other.execute_batch("COMMIT").unwrap();
        }
    }
    accept(&store, &home.conversation, "later", 0.0).await;
    assert_eq!(number(&store, "SELECT count(*) FROM messages").await, 1);
}

/// Fills a database until it is full, from several tasks at once; answers with what was accepted.
async fn fill(store: &Store, home: &Home) -> (usize, Vec<Error>) {
    let tasks: Vec<_> = (0..8)
        .map(|task| {
            let (store, home) = (store.clone(), home.clone());
            tokio::spawn(async move {
                let mut accepted = 0;
                loop {
                    let key = format!("{task} {accepted} {}", "x".repeat(200));
                    match try_accept(&store, &home, key).await {
                        Ok(Accepted::New(_)) => accepted += 1,
                        Ok(Accepted::Duplicate(_)) => unreachable!("every key is new"),
                        Err(error) => return (accepted, error),
                    }
                }
            })
        })
        .collect();
    let (mut accepted, mut errors) = (0, Vec::new());
    for task in tasks {
        let (count, error) = task.await.unwrap();
        accepted += count;
        errors.push(error);
    }
    (accepted, errors)
}

async fn stored(store: &Store) -> usize {
    let messages = number(store, "SELECT count(*) FROM messages").await;
    assert_eq!(number(store, "SELECT count(*) FROM inbox").await, messages);
    assert_eq!(number(store, "SELECT seq FROM conversations").await, messages);
    messages as usize
}

async fn limit_pages(store: &Store, pages: i64) {
    let pragma = format!("PRAGMA max_page_count = {pages}");
    tx!(store, |tx| tx.query(&pragma, params![], |_| Ok(())).await).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_loses_nothing() {
    let database = testing::sqlite().await;
    let store = &database.store;
    let home = home(store, "a").await;
    limit_pages(store, 200).await;
    let (accepted, errors) = fill(store, &home).await;
    assert!(accepted > 0);
    assert!(errors.iter().all(|error| matches!(error, Error::Full(_))), "{errors:?}");
    assert_eq!(stored(store).await, accepted);
    limit_pages(store, 100_000).await;
    accept(store, &home.conversation, "later", 0.0).await;
    assert_eq!(stored(store).await, accepted + 1);
}

/// The same with the kernel refusing to write: this test runs itself again under a limit on the size of files.
#[test]
fn writes_that_the_kernel_refuses_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 4096; exec \"$@\"", "sh"])
        .arg(std::env::current_exe().unwrap())
        .args(["outages::child_under_a_limit", "--exact", "--ignored", "--nocapture"])
        .env("ATTACHE_TEST_FOLDER", folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    let accepted: usize = said.lines().find_map(|line| line.strip_prefix("accepted ")).unwrap().parse().unwrap();
    assert!(accepted > 0);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let location = Location::Sqlite(folder.path().join("limited.db"));
        let store = Store::open(&location, &Options::default()).await.unwrap();
        assert_eq!(stored(&store).await, accepted);
        let other = home(&store, "b").await;
        accept(&store, &other.conversation, "later", 0.0).await;
    });
}

#[test]
#[ignore = "run by the test above"]
#[allow(clippy::print_stdout)]
fn child_under_a_limit() {
    let folder = std::env::var("ATTACHE_TEST_FOLDER").unwrap();
    let location = Location::Sqlite(std::path::Path::new(&folder).join("limited.db"));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let store = Store::open(&location, &Options::default()).await.unwrap();
        store.migrate().await.unwrap();
        let home = home(&store, "a").await;
        let (accepted, errors) = fill(&store, &home).await;
        assert!(errors.iter().all(Error::is_passing), "{errors:?}");
        // A smaller write may still find room; either way its answer is the truth.
        let accepted = match try_accept(&store, &home, "again".into()).await {
            Ok(_) => accepted + 1,
            Err(error) if error.is_passing() => accepted,
            Err(error) => panic!("{error:?}"),
        };
        assert_eq!(stored(&store).await, accepted, "readers go on");
        println!("\naccepted {accepted}");
    });
}

/// A disk cannot be filled under Postgres without rights on the machine, so its word for it is raised by a trigger.
#[tokio::test]
async fn a_full_disk_under_postgres_has_the_same_name() {
    let Some(database) = testing::postgres().await else { return };
    let store = &database.store;
    let home = home(store, "a").await;
    let function = "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN RAISE EXCEPTION USING ERRCODE = ''disk_full'', MESSAGE = ''no space left''; END'";
    let trigger = "CREATE TRIGGER full_disk BEFORE INSERT ON inbox EXECUTE FUNCTION full_disk()";
    for sql in [function, trigger] {
        tx!(store, |tx| tx.execute(sql, params![]).await).unwrap();
    }
    let result = try_accept(store, &home, "m".into()).await;
    assert!(matches!(result, Err(Error::Full(_))), "{result:?}");
    assert_eq!(stored(store).await, 0);
    tx!(store, |tx| tx.execute("DROP TRIGGER full_disk ON inbox", params![]).await).unwrap();
    accept(store, &home.conversation, "m", 0.0).await;
    assert_eq!(stored(store).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_postgres_that_goes_away_and_comes_back_needs_no_restart() {
    let Some(cluster) = Cluster::start(true) else { return };
    let database = cluster.database("", &Options { connections: 4, ..impatient() }).await;
    let store = &database.store;
    let home = home(store, "a").await;
    let mut accepted = 0;
    for round in 0..2 {
        // One is in the middle when it goes.
        let (began, begun) = tokio::sync::oneshot::channel();
        let (go, gone) = tokio::sync::oneshot::channel::<()>();
        let caught = {
            let (store, id) = (store.clone(), home.conversation.id);
            tokio::spawn(async move {
                tx!(store, |tx| {
                    let sql = "UPDATE conversations SET title = 'lost' WHERE id = $1";
                    tx.execute(sql, params![id]).await?;
                    began.send(()).unwrap();
                    gone.await.unwrap();
                    Ok(())
                })
            })
        };
        begun.await.unwrap();
        cluster.control("stop");
        go.send(()).unwrap();
        let result = caught.await.unwrap();
        assert!(matches!(result, Err(Error::Unavailable(_))), "{result:?}");
        for n in 0..3 {
            let result = try_accept(store, &home, format!("{round} away {n}")).await;
            assert!(matches!(result, Err(Error::Unavailable(_))), "{result:?}");
        }
        assert!(matches!(rx!(store, |tx| inbox::depth(tx).await), Err(Error::Unavailable(_))));
        let absent = Store::open(&database.location, &impatient()).await;
        assert!(matches!(absent, Err(Error::Unavailable(_))), "{absent:?}");
        cluster.control("start");
        accept(store, &home.conversation, &format!("{round} back"), 0.0).await;
        accepted += 1;
        assert_eq!(stored(store).await, accepted);
        assert_eq!(number(store, "SELECT count(*) FROM conversations WHERE title = 'lost'").await, 0);
    }
}

/// Not gone but stopped dead, as a frozen machine is: the caller gets its answer all the same.
#[tokio::test(flavor = "multi_thread")]
async fn a_postgres_that_freezes_is_given_up() {
    let Some(cluster) = Cluster::start(false) else { return };
    let database = cluster.database("", &impatient()).await;
    let store = &database.store;
    let home = home(store, "a").await;
    let id = home.conversation.id;
    let result = tx!(store, |tx| {
        let pid = tx.query_opt("SELECT pg_backend_pid()::bigint", params![], |row| row.int(0)).await?.unwrap();
        let signal = |name: &str| {
            let status = Command::new("kill").args([name, &pid.to_string()]).status().unwrap();
            assert!(status.success());
        };
        signal("-STOP");
        let frozen = tx.execute("UPDATE conversations SET title = 'late' WHERE id = $1", params![id]).await;
        signal("-CONT");
        assert!(matches!(frozen, Err(Error::Unavailable(_))), "{frozen:?}");
        Ok(())
    });
    assert!(matches!(result, Err(Error::Unavailable(_))), "{result:?}");
    // A busy machine may need several of so short a patience to connect anew.
    let mut accepted = try_accept(store, &home, "m".into()).await;
    for _ in 0..100 {
        if accepted.is_ok() {
            break;
        }
        accepted = try_accept(store, &home, "m".into()).await;
    }
    accepted.unwrap();
    assert_eq!(number(store, "SELECT count(*) FROM conversations WHERE title = 'late'").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn waiting_for_a_connection_ends() {
    let databases = testing::each().await;
    for database in &databases {
        let store = Store::open(&database.location, &impatient()).await.unwrap();
        let mut held = Vec::new();
        for _ in 0..2 {
            let ((began, begun), (go, gone)) = (std::sync::mpsc::channel(), std::sync::mpsc::channel::<()>());
            let store = store.clone();
            let task = tokio::spawn(async move {
                rx!(store, |_tx| {
                    began.send(()).unwrap();
                    tokio::task::block_in_place(|| gone.recv().unwrap());
                    Ok(())
                })
            });
            tokio::task::spawn_blocking(move || begun.recv().unwrap()).await.unwrap();
            held.push((go, task));
        }
        let result = rx!(store, |tx| inbox::depth(tx).await);
        assert!(matches!(result, Err(Error::Unavailable(_))), "{result:?}");
        for (go, task) in held {
            go.send(()).unwrap();
            task.await.unwrap().unwrap();
        }
        assert_eq!(rx!(store, |tx| inbox::depth(tx).await), Ok(0));
    }
}

/// Nobody else on the machine reads what people write to each other.
#[cfg(unix)]
#[tokio::test]
async fn a_new_file_is_its_owners_alone() {
    let database = testing::sqlite().await;
    home(&database.store, "a").await;
    let Location::Sqlite(path) = &database.location else { panic!() };
    for suffix in ["", "-wal", "-shm"] {
        let file = format!("{}{suffix}", path.display());
        let mode = std::os::unix::fs::MetadataExt::mode(&std::fs::metadata(&file).unwrap());
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
}

/// The reason is told: a stranger's address does not look like a database that is away.
#[tokio::test]
async fn what_cannot_be_opened_says_why() {
    let missing = Location::Sqlite("/nowhere/at/all.db".into());
    let error = Store::open(&missing, &impatient()).await.unwrap_err();
    assert!(matches!(&error, Error::Location(text) if text.contains("/nowhere/at/all.db")), "{error:?}");
    let error = Store::open(&Location::Postgres("postgres://h:notaport/d".into()), &impatient()).await.unwrap_err();
    assert!(matches!(error, Error::Location(_)), "{error:?}");
    let Some(database) = testing::postgres().await else { return };
    let Location::Postgres(url) = &database.location else { panic!() };
    let missing = Location::Postgres(url.replace("/test_", "/no_such_"));
    let error = Store::open(&missing, &impatient()).await.unwrap_err();
    assert!(matches!(&error, Error::Database(text) if text.contains("does not exist")), "{error:?}");
}

/// A file that is no database is refused when it is opened, and left as it is.
#[tokio::test]
async fn a_file_that_is_something_else_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    let text = "my notes, which are quite long\n".repeat(100);
    std::fs::write(&path, &text).unwrap();
    assert!(Store::open(&Location::Sqlite(path.clone()), &impatient()).await.is_err());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}
