//! Accounts that can are asked to tell of changes, calendar by calendar, and are looked at as soon as they do.
//!
//! What an account tells is only that something changed: it hurries the next look, which reads as always. So a call that is lost,
//! repeated, late or forged costs a look at most; and the look that a write of our own brings about finds nothing to do.

use std::time::Duration;

use channels::{Answer, WebhookRequest};
use domain::{Calendar, Holds, WatchId, text};
use futures_util::{FutureExt, StreamExt, stream};
use jiff::{SignedDuration, Timestamp};
use services::calendars::{Calendars, Error as AccountError};
use store::connections::{Hold, Sealed};
use store::watches::{New, Watch};
use tracing::{debug, info};

use super::account::Elsewhere;
use super::{EVERY_PUSHED, LEASE, Stop};
use crate::links::Hooked;
use crate::{Engine, Result};

/// Watches that one look asks for, and that it stops; the rest comes with the next.
const ASKED: usize = 20;
const STOPPED: usize = 20;
/// A watch that ends within so long has another one made, which takes its place once it stands.
const AHEAD: SignedDuration = SignedDuration::from_hours(24);
/// However long an account says that a watch lasts.
const LONGEST: SignedDuration = SignedDuration::from_hours(31 * 24);
/// What an account refused is asked for again after so long; what it did not answer, and what lasts less than a day, after
/// [`AGAIN`].
const REFUSED: SignedDuration = SignedDuration::from_hours(24);
const AGAIN: SignedDuration = SignedDuration::from_hours(1);
/// How long the watches of an account that goes are stopped: its access is given back behind it, before a server that ends is
/// gone. And how many at once.
const PARTING: Duration = Duration::from_secs(5);
const AT_ONCE: usize = 8;

impl Engine {
    /// Keeps a watch on each calendar of an account that has them, and stops what is of no use any more. True where the account
    /// told us of every change since this look began, and will until the next: what was made just now does not count yet.
    pub(super) async fn keep_watches(
        &self,
        account: &Elsewhere,
        sealed: &Sealed,
        chosen: &[Calendar],
    ) -> Result<bool, Stop> {
        if !account.pushes() {
            return Ok(false);
        }
        let (base, now) = (self.links.settings.public_url.as_str(), self.env.now());
        let is_reached = base.starts_with("https://");
        let wanted = |calendar: &&Calendar| is_reached && calendar.holds == Holds::Events;
        let wanted: Vec<&Calendar> = chosen.iter().filter(wanted).collect();
        let before = self.watches_of(sealed).await?;
        let tells = |calendar: &Calendar| {
            let theirs = of(&before, calendar, base);
            theirs.into_iter().any(|one| one.heard_at.is_some() && one.stands_at(now + EVERY_PUSHED))
        };
        let pushes = is_reached && !chosen.is_empty() && chosen.iter().all(tells);
        let is_due = |calendar: &&&Calendar| of(&before, calendar, base).pop().is_none_or(|one| one.renew_at <= now);
        let due: Vec<&Calendar> = wanted.iter().filter(is_due).take(ASKED).copied().collect();
        for calendar in &due {
            if !self.watch(account, sealed.hold(), calendar).await? {
                break;
            }
        }
        let after = if due.is_empty() { before } else { self.watches_of(sealed).await? };
        let in_use: Vec<WatchId> =
            wanted.iter().flat_map(|calendar| in_use(&of(&after, calendar, base), now)).collect();
        let idle = after.iter().filter(|one| !in_use.contains(&one.id));
        for watch in idle.take(STOPPED) {
            if !self.stop_watch(account, sealed, watch).await? {
                break;
            }
        }
        Ok(pushes)
    }

    async fn watches_of(&self, sealed: &Sealed) -> Result<Vec<Watch>> {
        let (workspace, id) = (sealed.workspace_id, sealed.id);
        let read = self.store.read::<_, store::Error, _>(move |tx| {
            async move { store::watches::of_connection(tx, workspace, id).await }.boxed()
        });
        Ok(read.await?)
    }

    /// Asks for a watch. Whatever the account says to that, the look goes on; false where it gave no answer.
    async fn watch(&self, account: &Elsewhere, hold: Hold, calendar: &Calendar) -> Result<bool, Stop> {
        let (base, now) = (self.links.settings.public_url.clone(), self.env.now());
        let (id, secret, token) = (self.env.id(WatchId::new), self.env.secret(), self.env.secret());
        let address = format!("{base}/hooks/{secret}");
        let new = New {
            id,
            calendar_id: calendar.id,
            connection_id: calendar.connection_id,
            workspace_id: calendar.workspace_id,
            hook_hash: text::sha256(&secret),
            token_hash: text::sha256(&token),
            base,
            renew_at: now + AGAIN,
        };
        self.store
            .write::<_, store::Error, _>(move |tx| {
                async move {
                    store::connections::hold(tx, hold, now + LEASE).await?;
                    store::watches::insert(tx, &new).await
                }
                .boxed()
            })
            .await?;
        let asked = services::calendars::Watch { id: &id.to_string(), address: &address, token: &token };
        let answer = account.watch(calendar, &asked).await;
        let now = self.env.now();
        let answered = !matches!(&answer, Err(AccountError::Later { .. } | AccountError::Unknown(_)));
        if let Err(error) = &answer {
            // A server may repeat what it was given.
            let told = error.to_string().replace(&token, "…");
            let why = told.split("/hooks/").next().unwrap_or_default();
            info!(calendar = %calendar.id, why, "an account does not tell of changes in a calendar: it is looked at as often as without");
        }
        self.store
            .write::<_, store::Error, _>(move |tx| {
                async move {
                    store::connections::hold(tx, hold, now + LEASE).await?;
                    let Ok(watched) = answer else {
                        let renew_at = now + if answered { REFUSED } else { AGAIN };
                        return store::watches::put_off(tx, id, renew_at).await;
                    };
                    let until = watched.until.clamp(now, now + LONGEST);
                    let renew_at = (until - AHEAD).max(now + AGAIN);
                    store::watches::stands(tx, id, &watched.resource, until, renew_at).await
                }
                .boxed()
            })
            .await?;
        Ok(answered)
    }

    /// Stops a watch that is of no use any more, as far as the account answers, and forgets it. False where it gave no answer.
    async fn stop_watch(&self, account: &Elsewhere, sealed: &Sealed, watch: &Watch) -> Result<bool, Stop> {
        let (hold, workspace, id, now) = (sealed.hold(), sealed.workspace_id, watch.id, self.env.now());
        let mut answered = true;
        if let Some(resource) = watch.resource.as_deref().filter(|_| watch.may_call_at(now)) {
            self.store
                .write::<_, store::Error, _>(move |tx| {
                    async move { store::connections::hold(tx, hold, now + LEASE).await }.boxed()
                })
                .await?;
            if let Err(error) = account.unwatch(&id.to_string(), resource).await {
                answered = !matches!(error, AccountError::Later { .. } | AccountError::Unknown(_));
                debug!(watch = %id, %error, "a watch was not stopped; it ends by itself");
            }
        }
        let now = self.env.now();
        self.store
            .write::<_, store::Error, _>(move |tx| {
                async move {
                    store::connections::hold(tx, hold, now + LEASE).await?;
                    store::watches::delete(tx, workspace, id).await
                }
                .boxed()
            })
            .await?;
        Ok(answered)
    }

    /// An account called the address with this hash.
    pub(crate) async fn watch_called(&self, hash: String, request: &WebhookRequest<'_>) -> Result<Hooked> {
        let read = self
            .store
            .read::<_, store::Error, _>(move |tx| async move { store::watches::by_hook(tx, &hash).await }.boxed());
        let Some(called) = read.await? else { return Ok(Hooked::Unknown) };
        let push = self.links.calendars.pushed(called.kind, request);
        let is_ours = |push: &services::calendars::Push| {
            push.id == called.id.to_string() && text::sha256(&push.token) == called.token_hash
        };
        let Some(push) = push.filter(is_ours) else { return Ok(Hooked::Unknown) };
        let now = self.env.now();
        let soon = now + super::SOON;
        let notes = !push.first && !called.is_noted(soon);
        if called.heard && !notes {
            return Ok(Hooked::Taken(Answer::ok()));
        }
        self.store
            .write::<_, store::Error, _>(move |tx| {
                async move {
                    // Before any other row.
                    if notes {
                        store::connections::pushed(tx, called.workspace_id, called.connection_id, soon).await?;
                    }
                    if !called.heard {
                        store::watches::heard(tx, called.workspace_id, called.id, &push.resource, now).await?;
                    }
                    Ok(())
                }
                .boxed()
            })
            .await?;
        Ok(Hooked::Taken(Answer::ok()))
    }
}

/// A calendar's watches under an address of ours, the oldest first.
fn of<'a>(all: &'a [Watch], calendar: &Calendar, base: &str) -> Vec<&'a Watch> {
    all.iter().filter(|one| one.calendar_id == calendar.id && one.base == base).collect()
}

/// Of one calendar's: the newest, and until that one stands the one before.
fn in_use(theirs: &[&Watch], now: Timestamp) -> Vec<WatchId> {
    let newest = theirs.last();
    let standing = theirs.iter().rfind(|one| one.stands_at(now));
    newest.into_iter().chain(standing).map(|one| one.id).collect()
}

/// Stops the watches of an account that goes, as far as it answers. They are forgotten already.
pub(crate) async fn stop_all(account: &dyn Calendars, watches: &[Watch]) {
    let stopped = stream::iter(watches).for_each_concurrent(AT_ONCE, |watch| async move {
        let Some(resource) = &watch.resource else { return };
        if let Err(error) = account.unwatch(&watch.id.to_string(), resource).await {
            debug!(watch = %watch.id, %error, "a watch was not stopped; it ends by itself");
        }
    });
    if tokio::time::timeout(PARTING, stopped).await.is_err() {
        debug!("not all watches of an account were stopped; they end by themselves");
    }
}
