#![allow(clippy::unwrap_used)]

use super::*;

type Outcome = oneshot::Receiver<Result<()>>;

/// A writer without its thread, on a table of its own.
fn life() -> (tempfile::TempDir, Life) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let connection = Connection::open(&path, Duration::from_secs(1), false).unwrap();
    connection.inner.execute_batch("CREATE TABLE said (n INTEGER PRIMARY KEY)").unwrap();
    let log = Log::At(folder.path().join("a.db-wal"));
    (folder, Life { tx: Tx::Sqlite(connection), log, kept: Kept::Now, unsettled: 0, lost: None })
}

/// Says `n`, or nothing.
fn job(kept: Kept, n: Option<i64>) -> (Box<dyn Job>, Outcome) {
    let (answer, outcome) = oneshot::channel();
    let place = Arc::new(Semaphore::new(1)).try_acquire_owned().unwrap();
    (Box::new(Write { kept, work: Some(saying(n)), result: None, answer, _place: place }), outcome)
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

fn said(life: &mut Life) -> i64 {
    let rows = connection(&mut life.tx).unwrap().query("SELECT COUNT(*) FROM said", &[], |row| row.opt_int(0)).unwrap();
    rows[0].unwrap()
}

/// Commits the first of these with whatever goes along; what is left over comes back.
fn commit(life: &mut Life, jobs: Vec<Box<dyn Job>>) -> (usize, bool) {
    let (give, take) = channel();
    let mut jobs = jobs.into_iter();
    let mut group = vec![jobs.next().unwrap()];
    for job in jobs {
        give.send(job).unwrap();
    }
    let mut next = None;
    let failed = life.commit(&mut group, &mut next, &take).err();
    let size = group.len();
    for job in group {
        job.finish(failed.clone());
    }
    (size, next.is_some())
}

#[test]
fn what_may_wait_keeps_nobody_waiting_for_the_disk() {
    let (_folder, mut life) = life();
    let (first, mut one) = job(Kept::Soon, Some(1));
    let (second, mut two) = job(Kept::Soon, Some(2));
    let (third, mut three) = job(Kept::Now, Some(3));
    assert_eq!(commit(&mut life, vec![first, second, third]), (2, true), "what waits for the disk comes next");
    assert_eq!((one.try_recv(), two.try_recv()), (Ok(Ok(())), Ok(Ok(()))));
    three.try_recv().unwrap_err();
    assert_eq!((life.unsettled, said(&mut life)), (1, 2));
}

#[test]
fn a_commit_that_waits_settles_what_came_before_it_even_where_it_changes_nothing() {
    let (folder, mut life) = life();
    for (n, settles) in [(Some(10), true), (None, true)] {
        commit(&mut life, vec![job(Kept::Soon, n.map(|n| n + 1).or(Some(30))).0]);
        assert_eq!(life.unsettled, 1);
        assert_eq!(commit(&mut life, vec![job(Kept::Now, n).0]), (1, false));
        assert_eq!(life.unsettled == 0, settles);
    }
    // One that fails has changed nothing either.
    commit(&mut life, vec![job(Kept::Soon, Some(40)).0]);
    let (again, mut taken) = job(Kept::Now, Some(40));
    life.log = Log::At(folder.path().join("gone"));
    commit(&mut life, vec![again]);
    taken.try_recv().unwrap().unwrap_err();
    assert!(life.unsettled == 0 && life.lost.is_some(), "the log was asked for, and the next hears of it");
}

#[test]
fn a_disk_that_cannot_keep_it_is_told_to_the_next() {
    let (folder, mut life) = life();
    life.log = Log::At(folder.path().join("gone"));
    commit(&mut life, vec![job(Kept::Soon, Some(1)).0]);
    life.lost = life.settle().err();
    let (refused, mut outcome) = job(Kept::Now, Some(2));
    commit(&mut life, vec![refused]);
    assert!(matches!(outcome.try_recv(), Ok(Err(Error::Unavailable(_)))));
    assert_eq!(said(&mut life), 1);
    let (again, mut outcome) = job(Kept::Now, Some(2));
    commit(&mut life, vec![again]);
    assert_eq!(outcome.try_recv(), Ok(Ok(())));
}

#[test]
fn the_disk_is_not_left_behind_for_long() {
    let (_folder, mut life) = life();
    for n in 0..i64::from(UNSETTLED) {
        commit(&mut life, vec![job(Kept::Soon, Some(n)).0]);
    }
    assert_eq!(life.unsettled, UNSETTLED);
    commit(&mut life, vec![job(Kept::Soon, Some(-1)).0]);
    assert_eq!(life.unsettled, 0);
}
