#![allow(clippy::unwrap_used)]

use super::*;

type Outcome = oneshot::Receiver<Result<()>>;

/// A writer and its disk without their threads, on a table of its own.
fn life() -> (tempfile::TempDir, Life) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let connection = Connection::open(&path, Duration::from_millis(20), false).unwrap();
    connection.inner.execute_batch("CREATE TABLE said (n INTEGER PRIMARY KEY)").unwrap();
    (folder, Life { tx: Tx::Sqlite(connection), disk: Arc::default(), keeper: None })
}

/// Says `n`, or nothing.
fn job(kept: Kept, n: Option<i64>) -> (Box<dyn Job>, Outcome) {
    let (answer, outcome) = oneshot::channel();
    let place = Arc::new(Semaphore::new(1)).try_acquire_owned().unwrap();
    (Box::new(Write { kept, work: Some(saying(n)), committed: None, result: None, answer, _place: place }), outcome)
}

fn saying(n: Option<i64>) -> impl for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<()>> + Send {
    move |tx| {
        Box::pin(async move {
            if let Some(n) = n {
                tx.execute("INSERT INTO said (n) VALUES ($1)", vec![n.into()]).await?;
            }
            Ok(())
        })
    }
}

/// Says `n` and waits for the disk.
fn say(life: &mut Life, n: i64) -> Outcome {
    let (job, outcome) = job(Kept::Now, Some(n));
    commit(life, vec![job]);
    outcome
}

fn said(life: &mut Life) -> i64 {
    let rows = connection(&mut life.tx).unwrap().query("SELECT COUNT(*) FROM said", &[], |row| row.opt_int(0)).unwrap();
    rows[0].unwrap()
}

/// Commits these in one group.
fn commit(life: &mut Life, jobs: Vec<Box<dyn Job>>) {
    let (give, take) = channel();
    let mut jobs = jobs.into_iter();
    let mut group = vec![jobs.next().unwrap()];
    for job in jobs {
        give.send(job).unwrap();
    }
    let failed = life.commit(&mut group, &take).err();
    assert!(take.try_recv().is_err(), "one transaction takes them all");
    life.answer(group, failed.as_ref());
}

/// What the disk's thread does once, with the log `name` of `folder`.
fn settle(life: &Life, folder: &tempfile::TempDir, name: &str) {
    let (written, waiters) = life.disk.next().unwrap();
    life.disk.bring(&mut Log::At(folder.path().join(name)), written, waiters);
}

#[test]
fn who_waits_for_the_disk_keeps_nobody_else_waiting() {
    let (folder, mut life) = life();
    let (first, mut one) = job(Kept::Soon, Some(1));
    let (second, mut two) = job(Kept::Now, Some(2));
    let (third, mut three) = job(Kept::Soon, Some(3));
    commit(&mut life, vec![first, second, third]);
    assert_eq!((one.try_recv(), three.try_recv()), (Ok(Ok(())), Ok(Ok(()))));
    two.try_recv().unwrap_err();
    assert_eq!(said(&mut life), 3, "others see it already");
    settle(&life, &folder, "a.db-wal");
    assert_eq!(two.try_recv(), Ok(Ok(())));
}

#[test]
fn who_only_looked_or_failed_waits_for_what_they_saw() {
    let (folder, mut life) = life();
    for (new, then) in [(7, None), (8, Some(8))] {
        commit(&mut life, vec![job(Kept::Soon, Some(new)).0]);
        let (looks, mut outcome) = job(Kept::Now, then);
        commit(&mut life, vec![looks]);
        outcome.try_recv().unwrap_err();
        settle(&life, &folder, "a.db-wal");
        assert_eq!(outcome.try_recv().unwrap().is_ok(), then.is_none());
    }
    let (again, mut outcome) = job(Kept::Now, None);
    commit(&mut life, vec![again]);
    assert_eq!(outcome.try_recv(), Ok(Ok(())), "everything is there: nobody waits");
}

#[test]
fn nothing_is_written_behind_what_the_disk_may_lack() {
    let (folder, mut life) = life();
    let mut one = say(&mut life, 1);
    settle(&life, &folder, "gone");
    assert!(matches!(one.try_recv(), Ok(Err(Error::Unavailable(_)))), "nobody says that it is there");
    let mut two = say(&mut life, 2);
    assert!(matches!(two.try_recv(), Ok(Err(Error::Unavailable(_)))));
    let (answer, mut three) = oneshot::channel();
    let place = Arc::new(Semaphore::new(1)).try_acquire_owned().unwrap();
    life.disk.settle(vec![Box::new(Settled { answer, _place: place })]);
    settle(&life, &folder, "a.db-wal");
    assert!(matches!(three.try_recv(), Ok(Err(Error::Unavailable(_)))), "nor is the log asked for again");
    assert_eq!(said(&mut life), 1);
}

#[tokio::test]
async fn the_end_answers_whoever_waits_and_leaves_nobody_behind() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let connection = Connection::open(&path, Duration::from_secs(1), false).unwrap();
    connection.inner.execute_batch("CREATE TABLE said (n INTEGER PRIMARY KEY)").unwrap();
    let writer = Writer::start(connection, &Options::default()).unwrap();
    writer.settled().await.unwrap();
    writer.write(Kept::Soon, saying(Some(1)), None).await.unwrap();
    writer.write(Kept::Now, saying(Some(2)), None).await.unwrap();
    writer.write(Kept::Soon, saying(Some(3)), None).await.unwrap();
    writer.settled().await.unwrap();
    writer.write(Kept::Soon, saying(Some(4)), None).await.unwrap();
    writer.close().await;
    writer.settled().await.unwrap();
    writer.write(Kept::Soon, saying(Some(5)), None).await.unwrap_err();
    let reader = rusqlite::Connection::open(&path).unwrap();
    assert_eq!(reader.query_row("SELECT COUNT(*) FROM said", [], |row| row.get::<_, i64>(0)), Ok(4));
}

#[tokio::test]
async fn what_stands_is_told_of_before_the_disk_has_it_and_what_fails_is_not() {
    let (_folder, mut life) = life();
    for (n, stands) in [(1, true), (1, false)] {
        let (answer, mut outcome) = oneshot::channel();
        let (told, mut heard) = oneshot::channel::<()>();
        let place = Arc::new(Semaphore::new(1)).try_acquire_owned().unwrap();
        let committed: Committed<()> = Box::new(move |()| told.send(()).unwrap_or_default());
        let work = Some(saying(Some(n)));
        let write = Write { kept: Kept::Now, work, committed: Some(committed), result: None, answer, _place: place };
        commit(&mut life, vec![Box::new(write)]);
        assert_eq!(heard.try_recv().is_ok(), stands);
        outcome.try_recv().unwrap_err();
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_database_behind_a_link_is_found_with_its_log() {
    let folder = tempfile::tempdir().unwrap();
    let (path, link) = (folder.path().join("a.db"), folder.path().join("link.db"));
    std::fs::write(&path, "").unwrap();
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let connection = Connection::open(&link, Duration::from_secs(1), false).unwrap();
    connection.inner.execute_batch("CREATE TABLE said (n INTEGER PRIMARY KEY)").unwrap();
    let writer = Writer::start(connection, &Options::default()).unwrap();
    writer.write(Kept::Now, saying(Some(1)), None).await.unwrap();
    writer.close().await;
}
