//! Workspaces, users, and how they sign in.

use std::sync::Arc;

use domain::{
    Channel, ChannelId, ChannelRole, Conversation, ConversationId, Platform, Policy, Preferences, Role, User, UserId,
    Workspace, WorkspaceId, text, text::quote,
};
use futures_util::FutureExt;
use jiff::tz::TimeZone;
use serde_json::json;
use store::logins::{self, Kind, Login};

use crate::conversations::checked_name;
use crate::{Engine, Error, Result, Signal, agenda, audit, day, phrases};

/// What a new workspace and its owner are called.
#[derive(Debug, Clone)]
pub struct NewAccount {
    pub workspace: String,
    pub name: String,
    /// IANA zone.
    pub zone: String,
    /// ISO 639-1 code, one of [`phrases::languages`].
    pub language: String,
}

/// A login that was just made. `secret` is shown this once.
#[derive(Debug, Clone)]
pub struct SignedIn {
    pub secret: String,
    pub user: User,
}

/// Files beside the zones of a machine: what they mean is not the same everywhere.
const NO_ZONES: [&str; 3] = ["localtime", "posixrules", "Factory"];
/// How long a feed link lives.
const FEED: jiff::SignedDuration = jiff::SignedDuration::from_hours(24 * 365 * 10);

impl Engine {
    /// A workspace with its owner, their web channel and their first conversation.
    pub async fn create_account(&self, new: NewAccount) -> Result<User> {
        let (env, now) = (&self.env, self.env.now());
        let workspace = Workspace {
            id: env.id(WorkspaceId::new),
            name: text::shorten(text::clean(&new.workspace).trim(), 100),
            policy: Policy::default(),
            created_at: now,
        };
        let user = User {
            id: env.id(UserId::new),
            workspace_id: workspace.id,
            name: text::shorten(text::clean(&new.name).trim(), 100),
            role: Role::Owner,
            zone: checked_zone(&new.zone)?,
            language: checked_language(&new.language)?,
            preferences: Preferences::default(),
        };
        let channel = Channel {
            id: env.id(ChannelId::new),
            workspace_id: workspace.id,
            platform: Platform::Web,
            name: "Web".into(),
        };
        let id = env.id(ConversationId::new);
        let conversation = Conversation {
            id,
            workspace_id: workspace.id,
            channel_id: channel.id,
            user_id: user.id,
            chat_key: id.to_string(),
            role: ChannelRole::Assistant,
            title: "Attaché".into(),
            seq: 0,
            created_at: now,
            left_at: None,
        };
        let entry = audit::entry(env, workspace.id, "system", "workspace.created", workspace.id, json!({}));
        let made = user.clone();
        self.store
            .write::<_, store::Error, _>(move |tx| {
                async move {
                    store::workspaces::insert(tx, &workspace).await?;
                    store::workspaces::insert_user(tx, &made, now).await?;
                    store::channels::insert(tx, &channel, now).await?;
                    store::conversations::insert(tx, &conversation).await?;
                    tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                    Ok(())
                }
                .boxed()
            })
            .await?;
        Ok(user)
    }

    /// A one-time sign-in link's secret.
    pub async fn make_link(&self, user: &User) -> Result<String> {
        self.new_login(user, Kind::Link, self.settings.link).await
    }

    /// Exchanges a one-time link for a login.
    pub async fn sign_in(&self, link: &str) -> Result<SignedIn> {
        let (hash, now) = (text::sha256(link), self.env.now());
        let secret = self.env.secret();
        let new_hash = text::sha256(&secret);
        let (lifetime, keep) = (self.settings.login, self.settings.logins_per_user);
        let env = self.env.clone();
        let user = self
            .store
            .write::<_, Error, _>(move |tx| {
                async move {
                    let link = logins::take_link(tx, &hash, now).await?.ok_or(Error::LinkInvalid)?;
                    let user = store::workspaces::user(tx, link.workspace_id, link.user_id).await?;
                    let user = user.ok_or(Error::LinkInvalid)?;
                    logins::insert(tx, &login(&user, Kind::Login, new_hash, now, lifetime)).await?;
                    logins::evict(tx, user.id, keep).await?;
                    let entry = audit::entry(&env, user.workspace_id, user.id, "login.created", user.id, json!({}));
                    tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                    Ok(user)
                }
                .boxed()
            })
            .await?;
        // The new login may have pushed out the oldest.
        self.bus.tell(user.workspace_id, [Signal::LoginEnded]);
        Ok(SignedIn { secret, user })
    }

    /// Who is behind a login's secret; `None` where it is no login, or no longer.
    pub async fn authenticate(&self, secret: &str) -> Result<Option<User>> {
        self.behind(Kind::Login, secret).await
    }

    /// Whose agenda a feed link's secret reads.
    pub async fn feed_owner(&self, secret: &str) -> Result<Option<User>> {
        self.behind(Kind::Feed, secret).await
    }

    /// Ends a login of `user`, and on this node at once what watches under it.
    pub async fn sign_out(&self, user: &User, secret: &str) -> Result<()> {
        let hash = text::sha256(secret);
        self.store
            .write::<_, store::Error, _>(move |tx| async move { logins::delete(tx, &hash).await }.boxed())
            .await?;
        self.bus.tell(user.workspace_id, [Signal::LoginEnded]);
        Ok(())
    }

    /// A new feed link in place of the old one.
    pub async fn make_feed(&self, user: &User) -> Result<String> {
        self.drop_feed(user).await?;
        self.new_login(user, Kind::Feed, FEED).await
    }

    /// False where there was none.
    pub async fn drop_feed(&self, user: &User) -> Result<bool> {
        let id = user.id;
        let dropped = self
            .store
            .write::<_, store::Error, _>(move |tx| async move { logins::delete_feed(tx, id).await }.boxed())
            .await?;
        Ok(dropped)
    }

    /// Writes name, zone and language, each where it is given.
    pub async fn update_user(
        &self,
        mut user: User,
        name: Option<String>,
        zone: Option<String>,
        language: Option<String>,
    ) -> Result<User> {
        if let Some(name) = name {
            user.name = checked_name("name", &name)?;
        }
        if let Some(zone) = zone {
            user.zone = checked_zone(&zone)?;
        }
        if let Some(language) = language {
            user.language = checked_language(&language)?;
        }
        let (written, env) = (user.clone(), self.env.clone());
        self.store
            .write::<_, store::Error, _>(move |tx| {
                async move {
                    store::workspaces::update_user(tx, &written).await?;
                    // Both follow the person's clock.
                    agenda::follow_zone(tx, &env, &written).await?;
                    day::follow_zone(tx, &env, &written).await
                }
                .boxed()
            })
            .await?;
        Ok(user)
    }

    /// Writes the workspace's rules; only its owner and admins may.
    pub async fn set_policy(self: &Arc<Self>, user: &User, policy: Policy) -> Result<Workspace> {
        if !matches!(user.role, Role::Owner | Role::Admin) {
            return Err(Error::NotFound("workspace to administer"));
        }
        if policy.0.contains_key(&domain::ActionClass::Read) {
            return Err(Error::invalid("read", "is always allowed and has no rule; leave it out"));
        }
        let (workspace, env, actor) = (user.workspace_id, self.env.clone(), user.id);
        self.store
            .write::<_, Error, _>(move |tx| {
                async move {
                    store::workspaces::set_policy(tx, workspace, &policy).await?;
                    let detail = serde_json::to_value(&policy).unwrap_or_default();
                    let entry = audit::entry(&env, workspace, actor, "policy.changed", workspace, detail);
                    tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                    store::workspaces::get(tx, workspace).await?.ok_or(Error::NotFound("workspace"))
                }
                .boxed()
            })
            .await
    }

    /// Says whether personal data is hidden from language models; `None` leaves it to the configuration. Only owners and
    /// admins may. Answers what holds now.
    pub async fn set_redaction(&self, user: &User, redact: Option<bool>) -> Result<bool> {
        if !matches!(user.role, Role::Owner | Role::Admin) {
            return Err(Error::NotFound("workspace to administer"));
        }
        let workspace = user.workspace_id;
        let entry = audit::entry(&self.env, workspace, user.id, "redaction.changed", workspace, json!({"on": redact}));
        self.store
            .write_of::<_, store::Error, _>(workspace, move |tx| {
                async move {
                    store::workspaces::set_redact(tx, workspace, redact).await?;
                    tx.execute_all(vec![store::audit::insert(&entry)]).await.map(drop)
                }
                .boxed()
            })
            .await?;
        Ok(redact.unwrap_or(self.settings.redact))
    }

    /// Deletes a workspace: nobody signs in or is heard any more, and its channels go with the next sweep.
    pub async fn delete_workspace(&self, id: WorkspaceId) -> Result<()> {
        let now = self.env.now();
        let entry = audit::entry(&self.env, id, "system", "workspace.deleted", id, json!({}));
        self.store
            .write::<_, Error, _>(move |tx| {
                async move {
                    if !store::workspaces::delete(tx, id, now).await? {
                        return Err(Error::NotFound("workspace"));
                    }
                    tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                    Ok(())
                }
                .boxed()
            })
            .await?;
        self.bus.tell(id, [Signal::LoginEnded]);
        Ok(())
    }

    /// Deletes one user of a workspace, and with the next sweep the channels that they connected.
    pub async fn delete_user(&self, workspace: WorkspaceId, id: UserId) -> Result<()> {
        let now = self.env.now();
        let entry = audit::entry(&self.env, workspace, "system", "user.deleted", id, json!({}));
        self.store
            .write::<_, Error, _>(move |tx| {
                async move {
                    if !store::workspaces::delete_user(tx, workspace, id, now).await? {
                        return Err(Error::NotFound("user"));
                    }
                    tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                    Ok(())
                }
                .boxed()
            })
            .await?;
        self.bus.tell(workspace, [Signal::LoginEnded]);
        Ok(())
    }

    async fn new_login(&self, user: &User, kind: Kind, lifetime: jiff::SignedDuration) -> Result<String> {
        let secret = self.env.secret();
        let login = login(user, kind, text::sha256(&secret), self.env.now(), lifetime);
        self.store
            .write::<_, store::Error, _>(move |tx| async move { logins::insert(tx, &login).await }.boxed())
            .await?;
        Ok(secret)
    }

    async fn behind(&self, kind: Kind, secret: &str) -> Result<Option<User>> {
        let (hash, now) = (text::sha256(secret), self.env.now());
        let user = self
            .store
            .read::<_, store::Error, _>(move |tx| {
                async move {
                    let Some(login) = logins::find(tx, kind, &hash, now).await? else { return Ok(None) };
                    store::workspaces::user(tx, login.workspace_id, login.user_id).await
                }
                .boxed()
            })
            .await?;
        Ok(user)
    }
}

fn login(user: &User, kind: Kind, hash: String, now: jiff::Timestamp, lifetime: jiff::SignedDuration) -> Login {
    Login {
        secret_hash: hash,
        kind,
        workspace_id: user.workspace_id,
        user_id: user.id,
        created_at: now,
        expires_at: now.saturating_add(lifetime).unwrap_or(jiff::Timestamp::MAX),
    }
}

/// The zone's own name: `Europe/Madrid` of `europe/madrid`.
fn checked_zone(zone: &str) -> Result<String> {
    let known = TimeZone::get(zone).ok().filter(|known| !known.is_unknown() && !NO_ZONES.contains(&zone));
    known.and_then(|known| known.iana_name().map(str::to_owned)).ok_or_else(|| {
        Error::invalid("zone", format!("{} is no IANA time zone; write one such as Europe/Madrid", quote(zone)))
    })
}

/// The code of a language that there are phrases in, without its region: what is set is what is spoken.
fn checked_language(language: &str) -> Result<String> {
    let code = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    if phrases::languages().any(|known| known == code) {
        return Ok(code);
    }
    let known = phrases::languages().collect::<Vec<_>>().join(" or ");
    Err(Error::invalid("language", format!("{} is none that Attaché speaks; write {known}", quote(language))))
}
