//! What is looked at in the database.

use std::time::Duration;

use domain::{Clock, SystemClock};
use futures_util::FutureExt;
use store::{Location, Store};

use super::Finding;
use crate::config::Config;
use crate::setup;
use crate::stopwatch::Stopwatch;

/// Leases are told by each node's own clock, so nodes must agree to well under one lease.
const SKEW: f64 = 1.0;
const SLOW_COMMIT: Duration = Duration::from_millis(50);

pub(super) async fn check(config: &Config, location: &Location) -> Vec<Finding> {
    match location {
        Location::Sqlite(file) if !file.exists() => {
            vec![Finding::ok("database", format!("{} will be made at the first start", file.display()))]
        }
        _ => match setup::open(&config.store).await {
            Ok(store) => {
                let findings = opened(&store).await;
                store.close().await;
                findings
            }
            Err(error) => {
                let mend = match location {
                    Location::Sqlite(_) => "check the file's owner and the disk",
                    Location::Postgres(_) => "check that it runs, and the name, user and password in store.url",
                };
                vec![Finding::fail("database", format!("{error:#}; {mend}"))]
            }
        },
    }
}

async fn opened(store: &Store) -> Vec<Finding> {
    let mut findings = vec![Finding::ok("database", "opens")];
    match store.pending_migrations().await {
        Ok(pending) if pending.is_empty() => findings.push(Finding::ok("migrations", "up to date")),
        Ok(pending) => findings.push(Finding::warn(
            "migrations",
            format!("{} wait; `attache migrate` or the next start applies them", pending.len()),
        )),
        Err(error) => {
            let mend = "use the version of attache that wrote it, or a newer one";
            findings.push(Finding::fail("migrations", format!("{error}; {mend}")));
            return findings;
        }
    }
    findings.push(round_trip(store).await);
    findings.extend(skew(store).await);
    findings
}

async fn round_trip(store: &Store) -> Finding {
    let watch = Stopwatch::start();
    let result =
        store.write::<_, store::Error, _>(|tx| async move { store::health::round_trip(tx).await }.boxed()).await;
    let took = watch.elapsed();
    let millis = took.as_secs_f64() * 1e3;
    match result {
        Ok(()) if took > SLOW_COMMIT => {
            Finding::warn("commit", format!("took {millis:.0} ms, which is slow; is the disk or the network busy?"))
        }
        Ok(()) => Finding::ok("commit", format!("written, read and committed in {millis:.1} ms")),
        Err(error) => Finding::fail("commit", format!("{error}; is the disk full or the database read-only?")),
    }
}

async fn skew(store: &Store) -> Option<Finding> {
    let time =
        store.read::<_, store::Error, _>(|tx| async move { store::health::database_time(tx).await }.boxed()).await;
    let theirs = time.ok()??;
    let skew = SystemClock.now().duration_since(theirs).as_secs_f64().abs();
    Some(if skew > SKEW {
        Finding::warn("clock", format!("{skew:.1} s from the database's; let NTP set both"))
    } else {
        Finding::ok("clock", "agrees with the database's")
    })
}
