//! A person lets an account in: they are sent to its provider, agree there, and come back with a code.
//!
//! What comes back is tied to the login that began it, so nobody is made to finish what another began; it works once, for
//! ten minutes, and the code is good only with the verifier that never left us. An account is let in for more later on in
//! the same way (it keeps what it has), and a service is dropped alone.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::text::{self, quote};
use domain::{Connection, ConnectionId, ConnectionKind, Holds, LinkState, Service, User};
use futures_util::FutureExt;
use jiff::SignedDuration;
use secrecy::SecretString;
use serde_json::json;
use services::oauth::{Asking, Authority, Error as OauthError, Grant, covers};
use sha2::{Digest, Sha256};
use store::consents::Consent;
use store::tokens::{Granted, Kept};

use super::ended::provider;
use super::{Secrets, tokens_of, verifier};
use crate::sync::{MAX_CONNECTIONS, leave_all};
use crate::{Engine, Error, Result, audit};

/// How long a person may take at the provider.
const LASTS: SignedDuration = SignedDuration::from_mins(10);
/// The longest code that is shown to the provider.
const MOST_CODE: usize = 2_048;

/// What came back with a person.
#[derive(Debug, Clone, Copy)]
pub struct Answer<'a> {
    pub state: &'a str,
    pub code: Option<&'a str>,
    /// The provider's word for why there is no code.
    pub error: Option<&'a str>,
}

/// An account that was let in.
#[derive(Debug, Clone, PartialEq)]
pub struct LetIn {
    pub connection: Connection,
    /// What was asked for and not agreed to.
    pub missing: Vec<Service>,
}

impl Engine {
    /// Where the person's browser is sent, to agree to `services`; of an account that is connected, to those it has, too.
    /// `login` is the secret of the login that asks.
    pub async fn begin_consent(
        &self,
        user: &User,
        login: &str,
        services: &[Service],
        account: Option<ConnectionId>,
    ) -> Result<String> {
        let authority = self.authority()?;
        let vault = self.links.vault.as_ref().ok_or_else(no_key)?;
        let known = match account {
            Some(id) => Some(self.own_tokens(user, id).await?),
            None => None,
        };
        let mut services = services.to_vec();
        services.extend(known.iter().flat_map(|kept| kept.services.iter().copied()));
        services.sort_unstable();
        services.dedup();
        let (state, secret, now) = (self.env.secret(), self.env.secret(), self.env.now());
        let sealed = vault.seal(verifier(user.workspace_id), secret.as_bytes(), &*self.env.entropy);
        let consent = Consent {
            state_hash: text::sha256(&state),
            workspace_id: user.workspace_id,
            user_id: user.id,
            login_hash: text::sha256(login),
            kind: ConnectionKind::Google,
            services: services.clone(),
            connection_id: account,
            verifier: sealed.map_err(|error| Error::Broken(error.to_string()))?,
            expires_at: now + LASTS,
        };
        self.store
            .write::<_, store::Error, _>(move |tx| {
                async move { store::consents::insert(tx, &consent, now).await }.boxed()
            })
            .await?;
        Ok(authority.consent(&Asking {
            services: &services,
            state: &state,
            challenge: &URL_SAFE_NO_PAD.encode(Sha256::digest(secret.as_bytes())),
            back: &self.back(),
            account: known.as_ref().map(|kept| kept.account.as_str()),
        }))
    }

    /// Takes in what came back. Every error says what the person can do.
    pub async fn end_consent(&self, user: &User, login: &str, answer: Answer<'_>) -> Result<LetIn> {
        let authority = self.authority()?;
        let (state, login) = (text::sha256(answer.state), text::sha256(login));
        let taken = self
            .store
            .write::<_, store::Error, _>(move |tx| {
                async move { store::consents::take(tx, &state, &login).await }.boxed()
            })
            .await?;
        let consent = taken.filter(|consent| consent.user_id == user.id).ok_or_else(|| {
            Error::Conflict(
                "this answer belongs to nothing that was begun here: it was used already, or another browser began it; \
                 begin again on the page of accounts, in the browser in which you are signed in"
                    .into(),
            )
        })?;
        let name = provider(consent.kind);
        if consent.expires_at <= self.env.now() {
            return Err(Error::Conflict(format!(
                "it took longer than {} minutes, which is too long to be safe; begin again on the page of accounts",
                LASTS.as_mins()
            )));
        }
        let code = match (answer.error, answer.code) {
            (Some("access_denied"), _) => {
                return Err(Error::Conflict(format!(
                    "you did not agree at {name}, so nothing was connected; begin again on the page of accounts where \
                     that was not meant"
                )));
            }
            (Some(error), _) => {
                return Err(Error::Conflict(format!("{name} broke off ({}); begin again in a moment", quote(error))));
            }
            (None, Some(code)) if (1..=MOST_CODE).contains(&code.len()) => code,
            (None, _) => return Err(Error::invalid("code", "is missing; begin again on the page of accounts")),
        };
        let vault = self.links.vault.as_ref().ok_or_else(no_key)?;
        let opened = vault.open(verifier(consent.workspace_id), &consent.verifier);
        let secret = opened.map_err(|error| Error::Broken(error.to_string()))?;
        let secret = SecretString::from(String::from_utf8_lossy(&secret).into_owned());
        let grant = authority.exchange(code, &secret, &self.back()).await.map_err(|error| told(name, error))?;
        let account = authority.account(&grant.access).await.map_err(|error| told(name, error))?;
        self.let_in(user, authority, &consent, grant, account).await
    }

    async fn let_in(
        &self,
        user: &User,
        authority: &dyn Authority,
        consent: &Consent,
        grant: Grant,
        account: String,
    ) -> Result<LetIn> {
        let known = self.tokens_of_account(user, consent.kind, &account).await?;
        if let Some(wanted) = consent.connection_id
            && known.as_ref().is_none_or(|kept| kept.id != wanted)
        {
            return Err(Error::Conflict(format!(
                "you agreed as {account}, and began with another account; begin again and choose that one, or connect \
                 {account} as an account of its own"
            )));
        }
        let scopes = grant.scopes.clone().unwrap_or_else(|| {
            let asked = consent.services.iter().flat_map(|service| authority.scopes(*service));
            asked.map(str::to_owned).collect()
        });
        let mut services = consent.services.clone();
        services.extend(known.iter().flat_map(|kept| kept.services.iter().copied()));
        services.sort_unstable();
        services.dedup();
        services.retain(|service| covers(authority, &scopes, *service));
        let missing: Vec<Service> =
            consent.services.iter().copied().filter(|service| !services.contains(service)).collect();
        if services.is_empty() && !consent.services.is_empty() {
            return Err(Error::Conflict(format!(
                "you agreed at {}, but left out what was asked for; begin again and tick what stands there",
                provider(consent.kind)
            )));
        }
        let before = known.as_ref().and_then(|kept| self.secrets_of(kept).ok()?.refresh);
        let secrets = Secrets { access: grant.access, refresh: grant.refresh.or(before) };
        if secrets.refresh.is_none() {
            return Err(Error::Conflict(format!(
                "{} gave no lasting access; take this app's access away in your account there (security, third-party \
                 apps), then begin again",
                provider(consent.kind)
            )));
        }
        let until = self.env.now() + SignedDuration::try_from(grant.lasts).unwrap_or_default();
        let new = NewAccess { kind: consent.kind, account, services, scopes, secrets, until };
        let id = known.map(|kept| kept.id);
        let connection = self.keep_access(user, id, new).await?;
        Ok(LetIn { connection, missing })
    }

    /// Writes an account's access down: a new account, or anew what a known one has.
    pub(super) async fn keep_access(
        &self,
        user: &User,
        known: Option<ConnectionId>,
        new: NewAccess,
    ) -> Result<Connection> {
        let row = self.access_row(user, known, new)?;
        let (env, workspace, id) = (self.env.clone(), user.workspace_id, row.id);
        let kept = self
            .store
            .write::<_, Error, _>(move |tx| {
                async move {
                    row.write(tx, &env).await?;
                    let found = store::connections::get(tx, workspace, id).await?;
                    found.ok_or_else(|| Error::Broken("no connection was written".into()))
                }
                .boxed()
            })
            .await;
        match kept {
            Err(Error::Store(store::Error::Taken(_))) => {
                Err(Error::Conflict("this account was connected meanwhile; look again".into()))
            }
            kept => kept,
        }
    }

    pub(super) fn access_row(&self, user: &User, known: Option<ConnectionId>, new: NewAccess) -> Result<AccessRow> {
        let vault = self.links.vault.as_ref().ok_or_else(no_key)?;
        let id = known.unwrap_or_else(|| self.env.id(ConnectionId::new));
        let place = tokens_of(user.workspace_id, id);
        let sealed = new.secrets.seal(vault, place, &*self.env.entropy)?;
        Ok(AccessRow { id, is_new: known.is_none(), user: user.clone(), new, sealed, key: vault.newest().to_string() })
    }

    /// Uses an account for one thing less. What came from there leaves the agenda. With its last service the account goes,
    /// and its access is given back; before, the provider's leave stays as it was.
    pub async fn drop_service(&self, user: &User, id: ConnectionId, service: Service) -> Result<()> {
        let kept = self.own_tokens(user, id).await?;
        if !kept.services.contains(&service) {
            return Err(Error::NotFound("service at this account"));
        }
        let services: Vec<Service> = kept.services.iter().copied().filter(|one| *one != service).collect();
        if services.is_empty() {
            return self.remove_connection(user, id).await;
        }
        let (env, now, workspace) = (self.env.clone(), self.env.now(), kept.workspace_id);
        let (kind, account) = (kept.kind, kept.account.clone());
        let watches = self
            .store
            .write::<_, Error, _>(move |tx| {
                async move {
                    store::connections::seize(tx, kept.workspace_id, id).await?;
                    let watches = store::watches::of_connection(tx, kept.workspace_id, id).await?;
                    let holds = match service {
                        Service::Calendar => Some(Holds::Events),
                        Service::Contacts => Some(Holds::People),
                        Service::Mail => None,
                    };
                    if let Some(holds) = holds {
                        leave_all(tx, &env, (kept.workspace_id, id), holds, now).await?;
                    }
                    store::tokens::set_services(tx, kept.workspace_id, id, &services, now).await?;
                    let detail = json!({ "service": service });
                    let entry =
                        audit::entry(&env, kept.workspace_id, kept.user_id, "connection.service_dropped", id, detail);
                    tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                    Ok(watches)
                }
                .boxed()
            })
            .await?;
        if service == Service::Calendar {
            self.stop_being_told(kind, account, (workspace, id), watches);
        }
        Ok(())
    }

    pub(super) fn authority(&self) -> Result<&dyn Authority> {
        self.links.authority.as_deref().ok_or_else(|| {
            Error::Conflict(
                "Google accounts cannot be connected here yet: the operator has to set google.client_id and \
                 google.client_secret_file (docs/google.md)"
                    .into(),
            )
        })
    }

    /// Where the provider sends people back to.
    fn back(&self) -> String {
        format!("{}/oauth/google/callback", self.links.settings.public_url)
    }

    async fn own_tokens(&self, user: &User, id: ConnectionId) -> Result<Kept> {
        let workspace = user.workspace_id;
        let found = self
            .store
            .read::<_, store::Error, _>(move |tx| async move { store::tokens::get(tx, workspace, id).await }.boxed())
            .await?;
        found.filter(|kept| kept.user_id == user.id).ok_or(Error::NotFound("account"))
    }

    pub(super) async fn tokens_of_account(
        &self,
        user: &User,
        kind: ConnectionKind,
        account: &str,
    ) -> Result<Option<Kept>> {
        let (whose, account) = ((user.workspace_id, user.id), account.to_owned());
        let found = self
            .store
            .read::<_, store::Error, _>(move |tx| {
                async move { store::tokens::of_account(tx, whose, kind, &account).await }.boxed()
            })
            .await?;
        Ok(found)
    }
}

/// An account's access, to be kept.
#[derive(Debug)]
pub(super) struct NewAccess {
    pub kind: ConnectionKind,
    pub account: String,
    pub services: Vec<Service>,
    pub scopes: Vec<String>,
    pub secrets: Secrets,
    /// When the access token ends.
    pub until: jiff::Timestamp,
}

/// The same, sealed.
#[derive(Debug)]
pub(super) struct AccessRow {
    pub id: ConnectionId,
    is_new: bool,
    user: User,
    new: NewAccess,
    sealed: Vec<u8>,
    key: String,
}

impl AccessRow {
    pub(super) async fn write(&self, tx: &mut store::Tx, env: &domain::Env) -> Result<()> {
        let Self { id, user, new, .. } = self;
        let (now, workspace) = (env.now(), user.workspace_id);
        if self.is_new {
            let own = store::connections::of_user(tx, workspace, user.id, MAX_CONNECTIONS as i64).await?;
            if own.len() >= MAX_CONNECTIONS {
                return Err(Error::Conflict(format!(
                    "you have {MAX_CONNECTIONS} accounts, which is the limit; remove one first"
                )));
            }
            let connection = Connection {
                id: *id,
                workspace_id: workspace,
                user_id: user.id,
                kind: new.kind,
                url: "https://www.googleapis.com".into(),
                account: new.account.clone(),
                services: new.services.clone(),
                scopes: new.scopes.clone(),
                mend: None,
                state: LinkState::Connecting,
                since: now,
                looked_at: None,
                next_look_at: Some(now),
                last_error: None,
                pushes: false,
                created_at: now,
            };
            store::connections::insert(tx, &connection, &self.sealed, &self.key, now).await?;
        }
        let granted = Granted {
            credential: &self.sealed,
            key_id: &self.key,
            until: new.until,
            services: &new.services,
            scopes: &new.scopes,
        };
        if !store::tokens::grant(tx, (workspace, *id), &granted, now).await? {
            return Err(Error::Conflict("the account was removed meanwhile; begin again".into()));
        }
        let action = if self.is_new { "connection.added" } else { "connection.let_in" };
        let detail = json!({ "kind": new.kind, "services": Service::write_all(&new.services) });
        let entry = audit::entry(env, workspace, user.id, action, id, detail);
        tx.execute_all(vec![store::audit::insert(&entry)]).await?;
        Ok(())
    }
}

fn no_key() -> Error {
    Error::Conflict(
        "accounts cannot be connected before there is a master key: `attache keys new` prints one for keys.master"
            .into(),
    )
}

/// What a person is told of a code that became nothing.
fn told(name: &str, error: OauthError) -> Error {
    Error::Conflict(match error {
        OauthError::Ended(_) => {
            format!("{name} no longer takes this answer: it works once and for some minutes; begin again")
        }
        OauthError::Refused(why) => why,
        OauthError::Later { why, .. } | OauthError::Unknown(why) => {
            format!("{why}; nothing was connected, begin again in a moment")
        }
    })
}
