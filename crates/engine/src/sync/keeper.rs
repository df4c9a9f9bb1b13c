//! Looks at the accounts that are due: each by one worker, whose lease ends by itself where the worker dies.

use std::sync::Arc;
use std::time::Duration;

use domain::{Calendar, ConnectionKind, Holds, LinkState, Retry, Service, text};
use futures_util::FutureExt;
use services::calendars::{Error as AccountError, Listed};
use services::oauth::TokenSource;
use store::calendars::Place;
use store::connections::{Hold, Looked, Sealed};
use tracing::{Instrument, info_span, warn};

use super::account::Elsewhere;
use super::{Account, BadAccount, EVERY, EVERY_PUSHED, LEASE, MAX_CALENDARS, SOON, Stop};
use crate::oauth::Source;
use crate::vault::{self, Purpose};
use crate::{Engine, Error, Lifecycle, Result};

/// Between two looks at whether anything is due.
const BEAT: Duration = Duration::from_secs(1);
/// Accounts that a node looks at at once.
const AT_ONCE: u32 = 16;
/// Its calendars are listed every so often.
const LIST: jiff::SignedDuration = jiff::SignedDuration::from_hours(1);
/// The waits after failures.
const RETRY: Retry = Retry { attempts: u32::MAX, base: Duration::from_secs(30), cap: Duration::from_hours(1) };
/// However long an account asks us to stay away, it is looked at again after this.
const LONGEST: Duration = Duration::from_hours(24);

/// How a look ended that went well.
#[derive(Debug, Clone, Copy)]
struct Ended {
    /// It came to its end: nothing more waits.
    whole: bool,
    /// The account tells of changes in all that is kept equal.
    pushes: bool,
}

pub(crate) async fn run(engine: Arc<Engine>, life: Lifecycle) {
    if engine.links.calendars.kinds().is_empty() {
        return;
    }
    let places = Arc::new(tokio::sync::Semaphore::new(AT_ONCE as usize));
    while !life.is_stopping() {
        let free = places.available_permits() as u32;
        match engine.claim_connections(free).await {
            Ok(due) => {
                for sealed in due {
                    let (engine, places) = (Arc::clone(&engine), Arc::clone(&places));
                    life.spawn(async move {
                        let _place = places.acquire_owned().await;
                        engine.look(&sealed).await;
                    });
                }
            }
            Err(error) => warn!(%error, "accounts with calendars cannot be looked at; trying again"),
        }
        tokio::select! {
            () = life.stopping() => break,
            () = tokio::time::sleep(BEAT) => {}
        }
    }
}

impl Engine {
    /// Takes what is due, `limit` at most.
    pub async fn claim_connections(&self, limit: u32) -> Result<Vec<Sealed>> {
        if limit == 0 || self.links.vault.is_none() {
            return Ok(Vec::new());
        }
        let now = self.env.now();
        let due = self
            .store
            .read::<_, store::Error, _>(move |tx| async move { store::connections::is_due(tx, now).await }.boxed())
            .await?;
        if !due {
            return Ok(Vec::new());
        }
        let claimed = self
            .store
            .write::<_, store::Error, _>(move |tx| {
                async move { store::connections::claim(tx, limit, now, now + LEASE).await }.boxed()
            })
            .await?;
        Ok(claimed)
    }

    /// One look at an account: what changed there is read, what changed here is written, and it is given back.
    pub async fn look(&self, sealed: &Sealed) {
        let span = info_span!("connection", id = %sealed.id);
        let mut listed = false;
        let ended = self.look_at(sealed, &mut listed).instrument(span.clone()).await;
        let Some(looked) = self.ending(sealed, ended, listed) else { return };
        if let Some(error) = &looked.error {
            span.in_scope(|| warn!(error, failures = looked.attempts, "an account could not be looked at"));
        }
        let (hold, now) = (sealed.hold(), self.env.now());
        let done = self
            .store
            .write::<_, store::Error, _>(move |tx| {
                async move { store::connections::give_back(tx, hold, &looked, now, now + SOON).await }.boxed()
            })
            .await;
        if let Err(error) = done {
            span.in_scope(|| warn!(%error, "a look could not be recorded; the next comes when its lease is over"));
        }
    }

    async fn look_at(&self, sealed: &Sealed, listed: &mut bool) -> Result<Ended, Stop> {
        let (kind, services) = (sealed.kind, &sealed.services);
        if ![Service::Calendar, Service::Contacts].into_iter().any(|one| uses(kind, services, one)) {
            return Ok(Ended { whole: true, pushes: false });
        }
        let account = self.account_of(sealed).map_err(|why| Stop::Account(AccountError::Denied(why)))?;
        let (hold, id, now) = (sealed.hold(), sealed.id, self.env.now());
        if sealed.listed_at.is_none_or(|at| now.duration_since(at) >= LIST) {
            let found = account.list().await?;
            self.take_list(sealed, found).await?;
            *listed = true;
        }
        let chosen = self
            .store
            .read::<_, store::Error, _>(move |tx| async move { store::calendars::chosen(tx, id).await }.boxed())
            .await?;
        let (mut whole, mut kept) = (true, Vec::new());
        for (calendar, place) in chosen {
            whole &= self.read_or_note(&account, hold, &calendar, place).await?;
            kept.push(calendar);
        }
        let pushes = self.keep_watches(&account, sealed, &kept).await?;
        whole &= self.write_calendars(&account, hold).await?;
        Ok(Ended { whole, pushes })
    }

    /// A calendar that cannot be read holds up no other.
    async fn read_or_note(
        &self,
        account: &Elsewhere,
        hold: Hold,
        calendar: &Calendar,
        place: Place,
    ) -> Result<bool, Stop> {
        let why = match self.read_calendar(account, hold, calendar, place).await {
            Err(Stop::Account(AccountError::Denied(why))) => {
                // Of this calendar only, or of all?
                account.list().await?;
                why
            }
            Err(Stop::Account(error @ (AccountError::Missing | AccountError::Refused(_)))) => error.to_string(),
            other => return other,
        };
        let (calendar, now) = (calendar.id, self.env.now());
        self.store
            .write::<_, store::Error, _>(move |tx| {
                async move {
                    store::connections::hold(tx, hold, now + LEASE).await?;
                    store::calendars::fault(tx, calendar, &text::shorten(&text::clean(&why), 300)).await
                }
                .boxed()
            })
            .await?;
        Ok(true)
    }

    /// Takes in what an account lists.
    async fn take_list(&self, sealed: &Sealed, listed: Vec<(Holds, Listed)>) -> Result<()> {
        let (env, now, sealed) = (self.env.clone(), self.env.now(), sealed.clone());
        self.store
            .write::<_, Error, _>(move |tx| {
                async move {
                    store::connections::hold(tx, sealed.hold(), now + LEASE).await?;
                    let user = store::workspaces::user(tx, sealed.workspace_id, sealed.user_id).await?;
                    let zone = user.map_or_else(|| "UTC".into(), |user| user.zone);
                    for listed in listed.into_iter().take(2 * MAX_CALENDARS) {
                        let calendar = calendar(&sealed, listed, &zone, &env);
                        store::calendars::list(tx, &calendar).await?;
                    }
                    Ok(())
                }
                .boxed()
            })
            .await
    }

    /// The account, its credentials unsealed. The error is fit for a person.
    pub(super) fn account_of(&self, sealed: &Sealed) -> Result<Elsewhere, String> {
        let vault = self.links.vault.as_ref().ok_or("there is no master key here (keys.master)")?;
        let (url, user) = (sealed.url.as_str(), sealed.account.as_str());
        if sealed.kind == ConnectionKind::Google {
            let (engine, workspace, id) = (self.me.clone(), sealed.workspace_id, sealed.id);
            let token: Arc<dyn TokenSource> = Arc::new(Source { engine, workspace, id });
            let account = Account { url, user, password: "", token: Some(token) };
            let made = self.made_of(sealed.kind, &account, &sealed.services);
            return made.map_err(|bad| bad.problem);
        }
        let secret = vault.open(place(sealed.workspace_id, sealed.id), &sealed.credential);
        let secret = secret.map_err(|error| format!("its password cannot be opened: {error}"))?;
        let password = std::str::from_utf8(&secret).map_err(|_| "its password cannot be read; enter it again")?;
        let account = Account { url, user, password, token: None };
        let made = self.made_of(sealed.kind, &account, &sealed.services);
        made.map_err(|bad| format!("{}: {}", bad.field, bad.problem))
    }

    /// What an account has, so far as it is used.
    pub(super) fn made_of(
        &self,
        kind: ConnectionKind,
        account: &Account<'_>,
        services: &[Service],
    ) -> Result<Elsewhere, BadAccount> {
        let factory = &self.links.calendars;
        let calendars = if uses(kind, services, Service::Calendar) { Some(factory.make(kind, account)?) } else { None };
        let contacts = if uses(kind, services, Service::Contacts) { factory.contacts(kind, account)? } else { None };
        Ok(Elsewhere { calendars, contacts })
    }

    /// What is made of a look; nothing where the connection was lost to another.
    fn ending(&self, sealed: &Sealed, ended: Result<Ended, Stop>, listed: bool) -> Option<Looked> {
        let now = self.env.now();
        let (why, after) = match ended {
            Ok(Ended { whole, pushes }) => {
                let (state, error, attempts) = (LinkState::Running, None, 0);
                let every = if pushes { EVERY_PUSHED } else { EVERY };
                let next_at = if whole { now + every } else { now };
                return Some(Looked { state, error, attempts, next_at, whole, listed, pushes });
            }
            Err(Stop::Engine(Error::Store(store::Error::Fenced))) => return None,
            Err(Stop::Account(AccountError::Denied(why))) => {
                let (state, error) = (LinkState::Failed, Some(cut(&why)));
                let attempts = sealed.attempts.saturating_add(1);
                return Some(Looked { state, error, attempts, next_at: now, whole: false, listed, pushes: false });
            }
            Err(Stop::Account(AccountError::Later { why, after })) => (why, after),
            Err(Stop::Account(error)) => (error.to_string(), None),
            Err(Stop::Engine(error)) => {
                warn!(%error, "a look failed");
                ("something went wrong here; it is tried again".to_owned(), None)
            }
        };
        let attempts = sealed.attempts.saturating_add(1);
        let wait = RETRY.after(attempts, &*self.env.entropy).unwrap_or(RETRY.cap);
        let next_at = now + wait.max(after.unwrap_or_default().min(LONGEST));
        let (state, error) = (LinkState::Waiting, Some(cut(&why)));
        Some(Looked { state, error, attempts, next_at, whole: false, listed, pushes: false })
    }
}

/// An account with a password is used for all that it has.
fn uses(kind: ConnectionKind, services: &[Service], service: Service) -> bool {
    kind == ConnectionKind::Caldav || services.contains(&service)
}

/// As it is kept; its zone stays the one that it had when it was found.
pub(super) fn calendar(sealed: &Sealed, (holds, listed): (Holds, Listed), zone: &str, env: &domain::Env) -> Calendar {
    let known = |zone: &String| jiff::tz::TimeZone::get(zone).is_ok();
    let name = text::clean(&listed.name).replace('\n', " ");
    Calendar {
        id: env.id(domain::CalendarId::new),
        connection_id: sealed.id,
        workspace_id: sealed.workspace_id,
        user_id: sealed.user_id,
        external_id: listed.id,
        holds,
        name: if text::is_blank(&name) { "–".into() } else { text::shorten(name.trim(), 100) },
        color: listed.color.filter(|color| is_color(color)),
        writable: listed.writable,
        zone: listed.zone.filter(known).unwrap_or_else(|| zone.to_owned()),
        chosen: false,
        takes_new: false,
        events: 0,
        waiting: 0,
        problem: None,
    }
}

fn is_color(text: &str) -> bool {
    text.len() == 7 && text.starts_with('#') && text[1..].bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Where an account's password is sealed.
pub(crate) fn place(workspace: domain::WorkspaceId, id: domain::ConnectionId) -> vault::Place {
    vault::Place { workspace: Some(workspace), channel: None, purpose: Purpose::Account(id) }
}

fn cut(why: &str) -> String {
    text::shorten(&text::clean(why), 300)
}
