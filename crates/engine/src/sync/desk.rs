//! What a person does with accounts elsewhere: connects one, chooses calendars, looks now, removes one.

use std::sync::Arc;

use domain::{Calendar, CalendarId, CalendarNotice, Connection, ConnectionId, ConnectionKind, Holds, LinkState, User};
use futures_util::FutureExt;
use serde_json::json;
use services::calendars::{Calendars, Error as AccountError};
use store::Tx;
use store::connections::Sealed;

use super::adopt::Adopting;
use super::keeper::{calendar, place};
use super::{Account, MAX_CALENDARS, MAX_CONNECTIONS};
use crate::{Engine, Error, Result, audit};

/// The longest address, user name and password.
const FIELD: usize = 1_000;
/// The most notices that are shown.
const NOTICES: i64 = 50;

/// An account to be connected.
#[derive(Clone)]
pub struct NewConnection {
    pub kind: ConnectionKind,
    pub url: String,
    pub user: String,
    pub password: String,
}

impl std::fmt::Debug for NewConnection {
    /// Without the password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewConnection({:?}, {}, {})", self.kind, self.url, self.user)
    }
}

/// What a person sees of their calendars elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Connections {
    pub connections: Vec<Connection>,
    pub calendars: Vec<Calendar>,
    pub books: Vec<Calendar>,
    /// The newest first.
    pub notices: Vec<CalendarNotice>,
}

impl Engine {
    /// Kinds of accounts that can be connected.
    pub fn calendar_kinds(&self) -> Vec<ConnectionKind> {
        if self.links.vault.is_some() { self.links.calendars.kinds() } else { Vec::new() }
    }

    /// A member's accounts, their calendars, and what was settled lately.
    pub async fn connections(&self, user: &User) -> Result<Connections> {
        let (workspace, user) = (user.workspace_id, user.id);
        let found = self
            .store
            .read::<_, store::Error, _>(move |tx| {
                async move {
                    let most = (MAX_CONNECTIONS * 2 * MAX_CALENDARS) as i64;
                    let all = store::calendars::of_user(tx, workspace, user, most).await?;
                    let (calendars, books) = all.into_iter().partition(|one| one.holds == Holds::Events);
                    Ok(Connections {
                        connections: store::connections::of_user(tx, workspace, user, MAX_CONNECTIONS as i64).await?,
                        calendars,
                        books,
                        notices: store::calendars::notices(tx, workspace, user, NOTICES).await?,
                    })
                }
                .boxed()
            })
            .await?;
        Ok(found)
    }

    /// The person's accounts that hold calendars. One whose credentials cannot be opened is left out.
    pub(crate) async fn calendars_of(&self, user: &User) -> Result<Vec<Arc<dyn Calendars>>> {
        if self.links.calendars.kinds().is_empty() {
            return Ok(Vec::new());
        }
        let (workspace, user) = (user.workspace_id, user.id);
        let read = self.store.read::<_, store::Error, _>(move |tx| {
            async move {
                let mut all = Vec::new();
                for one in store::connections::of_user(tx, workspace, user, MAX_CONNECTIONS as i64).await? {
                    all.extend(store::connections::sealed(tx, workspace, one.id).await?);
                }
                Ok(all)
            }
            .boxed()
        });
        let accounts = read.await?.into_iter().filter_map(|sealed| {
            let opened = self.account_of(&sealed);
            opened.inspect_err(|why| tracing::debug!(id = %sealed.id, why, "an account is left out")).ok()?.calendars
        });
        Ok(accounts.collect())
    }

    /// Connects an account. Its credentials are checked by listing its calendars and address books, none of which is chosen yet.
    pub async fn connect_calendars(&self, user: &User, new: NewConnection) -> Result<Connection> {
        let vault = self.links.vault.as_ref().ok_or_else(|| {
            Error::Conflict(
                "calendars cannot be connected before there is a master key: `attache keys new` prints one for \
                 keys.master"
                    .into(),
            )
        })?;
        if new.kind == ConnectionKind::Google {
            return Err(Error::invalid("kind", "a Google account is let in at Google: open /oauth/google/begin"));
        }
        for (field, text) in [("url", &new.url), ("user", &new.user), ("password", &new.password)] {
            if text.trim().is_empty() || text.len() > FIELD {
                return Err(Error::invalid(field, format!("must have 1 to {FIELD} bytes")));
            }
        }
        let (url, name) = (new.url.trim().to_owned(), new.user.trim().to_owned());
        let made = Account { url: &url, user: &name, password: &new.password, token: None };
        let account = self.made_of(new.kind, &made, &[]);
        let account = account.map_err(|bad| Error::invalid(bad.field, bad.problem))?;
        let listed = account.list().await.map_err(|error| match error {
            AccountError::Denied(why) => Error::invalid("password", why),
            AccountError::Later { why, .. } => Error::Away(format!("the account cannot be looked at now: {why}")),
            error => Error::invalid("url", error.to_string()),
        })?;
        let (id, now) = (self.env.id(ConnectionId::new), self.env.now());
        let sealed = vault.seal(place(user.workspace_id, id), new.password.as_bytes(), &*self.env.entropy);
        let sealed = sealed.map_err(|error| Error::Broken(error.to_string()))?;
        let connection = Connection {
            id,
            workspace_id: user.workspace_id,
            user_id: user.id,
            kind: new.kind,
            url,
            account: name,
            services: Vec::new(),
            scopes: Vec::new(),
            mend: None,
            state: LinkState::Running,
            since: now,
            looked_at: None,
            next_look_at: Some(now),
            last_error: None,
            pushes: false,
            created_at: now,
        };
        let (key, made, env, zone) =
            (vault.newest().to_string(), connection.clone(), self.env.clone(), user.zone.clone());
        let done = self
            .store
            .write::<_, Error, _>(move |tx| {
                async move {
                    let (workspace, owner) = (made.workspace_id, made.user_id);
                    let own = store::connections::of_user(tx, workspace, owner, MAX_CONNECTIONS as i64).await?;
                    if own.len() >= MAX_CONNECTIONS {
                        return Err(Error::Conflict(format!(
                            "you have {MAX_CONNECTIONS} accounts, which is the limit; remove one first"
                        )));
                    }
                    store::connections::insert(tx, &made, &sealed, &key, now).await?;
                    let known = store::connections::sealed(tx, workspace, made.id).await?;
                    let known = known.ok_or_else(|| Error::Broken("no connection was written".into()))?;
                    for listed in listed.into_iter().take(2 * MAX_CALENDARS) {
                        store::calendars::list(tx, &calendar(&known, listed, &zone, &env)).await?;
                    }
                    let detail = json!({ "kind": made.kind });
                    let entry = audit::entry(&env, workspace, owner, "connection.added", made.id, detail);
                    tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                    Ok(())
                }
                .boxed()
            })
            .await;
        match done {
            Ok(()) => Ok(connection),
            Err(Error::Store(store::Error::Taken(_))) => {
                Err(Error::Conflict("this account is connected already; remove it first".into()))
            }
            Err(error) => Err(error),
        }
    }

    /// Whether a calendar is kept equal with the agenda, or an address book with the contacts. One that no longer is leaves
    /// them with what came from it; what was made here stays.
    pub async fn choose_calendar(&self, user: &User, holds: Holds, id: CalendarId, chosen: bool) -> Result<()> {
        let calendar = self.own_calendar(user, holds, id).await?;
        if calendar.chosen == chosen {
            return Ok(());
        }
        let (env, now) = (self.env.clone(), self.env.now());
        self.store
            .write::<_, Error, _>(move |tx| {
                async move {
                    store::connections::seize(tx, calendar.workspace_id, calendar.connection_id).await?;
                    if !chosen {
                        leave(tx, &env, &calendar, now).await?;
                    }
                    store::calendars::choose(tx, id, chosen).await?;
                    store::connections::hurry(tx, calendar.workspace_id, calendar.connection_id, now).await?;
                    let action = match (calendar.holds, chosen) {
                        (Holds::Events, true) => "calendar.chosen",
                        (Holds::Events, false) => "calendar.left",
                        (Holds::People, true) => "book.chosen",
                        (Holds::People, false) => "book.left",
                    };
                    let entry = audit::entry(&env, calendar.workspace_id, calendar.user_id, action, id, json!({}));
                    tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                    Ok(())
                }
                .boxed()
            })
            .await
    }

    /// Where new events of the member are written, too, or new contacts; nowhere where it is `None`. Contacts who stand in no
    /// book go there as well.
    pub async fn set_new_calendar(&self, user: &User, holds: Holds, id: Option<CalendarId>) -> Result<()> {
        if let Some(id) = id {
            let calendar = self.own_calendar(user, holds, id).await?;
            if !(calendar.chosen && calendar.writable) {
                let field = if holds == Holds::Events { "calendar_id" } else { "book_id" };
                return Err(Error::invalid(field, "must be one that is chosen and can be written"));
            }
        }
        let (workspace, owner, env, now) = (user.workspace_id, user.id, self.env.clone(), self.env.now());
        self.store
            .write::<_, store::Error, _>(move |tx| {
                async move {
                    store::calendars::set_new(tx, (workspace, owner), holds, id).await?;
                    let action = if holds == Holds::Events { "calendar.takes_new" } else { "book.takes_new" };
                    if let Some(book) = id.filter(|_| holds == Holds::People) {
                        store::mirrors::add_all(tx, workspace, book, now).await?;
                    }
                    let detail = json!({ "calendar": id });
                    let entry = audit::entry(&env, workspace, owner, action, owner, detail);
                    tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                    Ok(())
                }
                .boxed()
            })
            .await?;
        Ok(())
    }

    /// Looks at an account as soon as a worker is free, whatever was wrong with it.
    pub async fn look_now(&self, user: &User, id: ConnectionId) -> Result<()> {
        let (sealed, now) = (self.own_connection(user, id).await?, self.env.now());
        self.store
            .write::<_, store::Error, _>(move |tx| {
                async move { store::connections::hurry(tx, sealed.workspace_id, id, now).await }.boxed()
            })
            .await?;
        Ok(())
    }

    /// Removes an account with its password. What came from there leaves the agenda and the contacts, what was made here stays;
    /// there, nothing changes.
    pub async fn remove_connection(&self, user: &User, id: ConnectionId) -> Result<()> {
        let sealed = self.own_connection(user, id).await?;
        let (env, now) = (self.env.clone(), self.env.now());
        let (tokens, watches) = self
            .store
            .write::<_, Error, _>(move |tx| {
                async move {
                    let tokens = store::tokens::get(tx, sealed.workspace_id, id).await?;
                    let watches = store::watches::of_connection(tx, sealed.workspace_id, id).await?;
                    take_away(tx, &env, (sealed.workspace_id, id), now).await?;
                    let entry =
                        audit::entry(&env, sealed.workspace_id, sealed.user_id, "connection.removed", id, json!({}));
                    tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                    Ok((tokens, watches))
                }
                .boxed()
            })
            .await?;
        if let Some(tokens) = tokens {
            self.give_back_access(&tokens, watches);
        }
        Ok(())
    }

    async fn own_connection(&self, user: &User, id: ConnectionId) -> Result<Sealed> {
        let (workspace, owner) = (user.workspace_id, user.id);
        let found = self
            .store
            .read::<_, store::Error, _>(move |tx| {
                async move { store::connections::sealed(tx, workspace, id).await }.boxed()
            })
            .await?;
        found.filter(|sealed| sealed.user_id == owner).ok_or(Error::NotFound("account"))
    }

    async fn own_calendar(&self, user: &User, holds: Holds, id: CalendarId) -> Result<Calendar> {
        let (workspace, owner) = (user.workspace_id, user.id);
        let found = self
            .store
            .read::<_, store::Error, _>(move |tx| async move { store::calendars::get(tx, workspace, id).await }.boxed())
            .await?;
        let what = if holds == Holds::Events { "calendar" } else { "address book" };
        found.filter(|one| one.user_id == owner && one.holds == holds).ok_or(Error::NotFound(what))
    }
}

/// Takes a connection away with everything that came from it.
pub(super) async fn take_away(
    tx: &mut Tx,
    env: &domain::Env,
    (workspace, id): (domain::WorkspaceId, ConnectionId),
    now: jiff::Timestamp,
) -> Result<()> {
    store::connections::seize(tx, workspace, id).await?;
    for holds in [Holds::Events, Holds::People] {
        leave_all(tx, env, (workspace, id), holds, now).await?;
    }
    Ok(store::connections::remove(tx, workspace, id).await?)
}

/// Forgets a connection's calendars, or its address books, with everything that came from them.
pub(crate) async fn leave_all(
    tx: &mut Tx,
    env: &domain::Env,
    (workspace, id): (domain::WorkspaceId, ConnectionId),
    holds: Holds,
    now: jiff::Timestamp,
) -> Result<()> {
    for calendar in store::calendars::of_connection(tx, id, holds).await? {
        if let Some(calendar) = store::calendars::get(tx, workspace, calendar).await? {
            leave(tx, env, &calendar, now).await?;
        }
    }
    Ok(store::connections::forget_calendars(tx, workspace, id, holds).await?)
}

/// What came from the calendar or the book leaves the agenda or the contacts, but for what stands in another one, too.
async fn leave(tx: &mut Tx, env: &domain::Env, calendar: &Calendar, now: jiff::Timestamp) -> Result<()> {
    if calendar.holds == Holds::People {
        store::mirrors::drop_book(tx, calendar.id, calendar.user_id).await?;
        return Ok(());
    }
    let adopting = Adopting { env, calendar, round: 0, now };
    loop {
        let followed = store::mirrors::followed(tx, calendar.id, 100).await?;
        for mirror in &followed {
            adopting.gone(tx, mirror).await?;
        }
        if followed.is_empty() {
            break;
        }
    }
    store::mirrors::drop_calendar(tx, calendar.id, now).await?;
    Ok(())
}
