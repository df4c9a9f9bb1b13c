//! What is looked at in the bucket with the states of channels: a small object is put, read, listed and deleted, and it
//! is told how many states lie where.

use domain::{Entropy, SystemEntropy};
use engine::links::mend;
use futures_util::FutureExt;
use net::Endpoint;
use services::blobs::{Error, S3, probe};
use store::Location;

use super::Finding;
use crate::config::{Config, Keep};
use crate::setup;

pub(super) async fn check(config: &Config, location: &Location) -> Vec<Finding> {
    let settings = match config.state.bucket() {
        Ok(Some(settings)) => settings,
        Ok(None) => return lie(config, location).await.into_iter().collect(),
        Err(what) => return vec![Finding::fail("states", what)],
    };
    let mut findings = Vec::new();
    if settings.endpoint.as_ref().is_some_and(Endpoint::is_exposed) {
        let text = "state.endpoint has no TLS: others on the way see which channels there are, though no state";
        findings.push(Finding::warn("states", text));
    }
    let mut random = [0; 16];
    SystemEntropy.fill(&mut random);
    let name = format!("probe/{}", domain::text::hex(&random));
    findings.push(match S3::new(&settings) {
        Err(what) => Finding::fail("states", what),
        Ok(bucket) => match probe(&bucket, &name).await {
            Ok(()) => Finding::ok("states", format!("s3://{} is written, read and listed", settings.bucket)),
            Err(Error::Refused(why, told)) => Finding::fail("states", format!("{told}; {}", mend(why))),
            // The server runs: new states go into the database meanwhile.
            Err(error) => Finding::warn("states", format!("{error}; check state.endpoint, and that it runs")),
        },
    });
    findings.extend(lie(config, location).await);
    findings
}

/// How many lie where; nothing where that cannot be told, which others tell why.
async fn lie(config: &Config, location: &Location) -> Option<Finding> {
    if matches!(location, Location::Sqlite(file) if !file.exists()) {
        return None;
    }
    let store = setup::open(&config.store).await.ok()?;
    let census = match store.pending_migrations().await {
        Ok(pending) if pending.is_empty() => {
            let read = store.read::<_, store::Error, _>(|tx| async move { store::states::census(tx).await }.boxed());
            read.await.ok()
        }
        _ => None,
    };
    store.close().await;
    let census = census?;
    let (there, here) = (census.in_bucket, census.in_database);
    let text = format!("{here} in the database, {there} in the bucket");
    Some(match (config.state.keep, there, here) {
        (_, 1.., _) if config.state.url.is_none() => Finding::fail(
            "states",
            format!("{text}, and none is configured; set state.url, state.access_key and state.secret"),
        ),
        (Keep::Database, 1.., _) | (Keep::Bucket, _, 1..) => {
            Finding::ok("states", format!("{text}; they move while the server runs"))
        }
        (_, 0, 0) => return None,
        _ => Finding::ok("states", text),
    })
}
