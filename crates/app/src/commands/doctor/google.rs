//! What is looked at of accounts elsewhere: whether Google accounts can be let in, and which accounts wait for their
//! person.

use domain::LinkState;
use futures_util::FutureExt;
use store::Location;

use super::Finding;
use crate::config::Config;
use crate::setup;

pub(super) async fn check(config: &Config, location: &Location) -> Vec<Finding> {
    let mut findings = Vec::new();
    match config.google.client() {
        Err(what) => findings.push(Finding::fail("google", what)),
        Ok(None) => {}
        Ok(Some((id, _))) => {
            let back = format!("{}/oauth/google/callback", config.server.public_url(config.server.listen));
            let local = ["http://localhost", "http://127.0.0.1", "http://[::1]"];
            findings.push(if back.starts_with("https://") || local.iter().any(|local| back.starts_with(local)) {
                Finding::ok("google", format!("{id}; its authorised redirect URI at Google has to be {back}"))
            } else {
                let text = format!("Google sends nobody to {back}: set server.public_url to the https:// address");
                Finding::warn("google", text)
            });
        }
    }
    findings.extend(waiting(config, location).await);
    findings
}

/// Accounts that are refused; nothing where that cannot be told, which others tell why.
async fn waiting(config: &Config, location: &Location) -> Option<Finding> {
    if matches!(location, Location::Sqlite(file) if !file.exists()) {
        return None;
    }
    let store = setup::open(&config.store).await.ok()?;
    let states = match store.pending_migrations().await {
        Ok(pending) if pending.is_empty() => store
            .read::<_, store::Error, _>(|tx| async move { store::connections::states(tx).await }.boxed())
            .await
            .ok(),
        _ => None,
    };
    store.close().await;
    let states = states?;
    let refused = states.iter().filter(|(state, _)| *state == LinkState::Failed).map(|(_, count)| count).sum::<i64>();
    let all = states.iter().map(|(_, count)| count).sum::<i64>();
    Some(match (all, refused) {
        (0, _) => return None,
        (_, 0) => Finding::ok("accounts", format!("{all} connected")),
        _ => Finding::warn(
            "accounts",
            format!("{refused} of {all} are refused and wait for their people, who see why on the page of accounts"),
        ),
    })
}
