//! What a person does with channels: connects, changes, removes one, and lets somebody in.

use std::collections::BTreeMap;

use channels::ConnectError;
use domain::{Channel, ChannelId, Link, LinkRole, LinkState, LinkTemplate, Platform, Role, User, WorkspaceId, text};
use futures_util::FutureExt;
use jiff::Timestamp;
use serde_json::json;
use store::links::{Change, Sealed};
use store::logins::{self, Kind, Login};

use super::adapters::Secrets;
use crate::conversations::checked_name;
use crate::{Engine, Error, Result, audit};

/// Bytes of a credential's field.
const FIELD: usize = 4_096;
/// Fields of a credential.
const FIELDS: usize = 16;
/// Digits of a code: 80 bits, within its half hour.
const CODE: usize = 20;

/// What somebody wants to connect.
#[derive(Debug)]
pub struct NewLink {
    pub platform: Platform,
    /// The account's own name where it is empty.
    pub name: String,
    pub role: LinkRole,
    pub credential: BTreeMap<String, String>,
}

/// What somebody wants changed; `None` leaves it.
#[derive(Debug, Default)]
pub struct LinkChange {
    pub name: Option<String>,
    pub role: Option<LinkRole>,
    pub paused: Option<bool>,
    pub credential: Option<BTreeMap<String, String>>,
    /// With an empty name none is set any more.
    pub template: Option<LinkTemplate>,
}

/// What is entered at a platform that calls us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HookAddress {
    pub url: String,
    /// What the platform has to show when the address is entered there.
    pub verify_token: String,
}

/// A code that lets one sender in, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairing {
    pub code: String,
    pub expires_at: Timestamp,
    /// Opens the chat with the code in it, where the platform has such addresses.
    pub url: Option<String>,
}

impl Engine {
    /// Connects an account. Its credential is checked by asking the platform; the connection itself begins at once.
    pub async fn connect_channel(&self, user: &User, new: NewLink) -> Result<Link> {
        administers(user)?;
        if !self.links.platforms().contains(&new.platform) {
            return Err(Error::invalid("platform", "cannot be connected on this server"));
        }
        check_credential(&new.credential)?;
        // Before the platform is asked: a refusal needs no credential.
        self.within_limit(user, new.platform).await?;
        let (id, now) = (self.env.id(ChannelId::new), self.env.now());
        let secrets = Secrets { credential: new.credential, hook: self.env.secret(), hook_secret: self.env.secret() };
        let (profile, place) = self.check_account(new.platform, id, &secrets).await?;
        let (sealed, key) = self.seal_secrets(user.workspace_id, id, &secrets)?;
        let wanted = text::clean(&new.name).trim().replace('\n', " ");
        let name = if wanted.is_empty() { profile.name.clone() } else { wanted };
        let link = Link {
            id,
            workspace_id: user.workspace_id,
            user_id: user.id,
            platform: new.platform,
            name: text::shorten(&name, 100),
            role: new.role,
            account: text::shorten(&profile.name, 100),
            address: profile.address,
            state: LinkState::Connecting,
            since: now,
            next_attempt_at: None,
            last_error: None,
            template: None,
            held: 0,
            created_at: now,
        };
        let hook_hash = text::sha256(&secrets.hook);
        let (made, limit, env) = (link.clone(), self.links.settings.limit_of(new.platform), self.env.clone());
        let done = self
            .store
            .write::<_, Error, _>(move |tx| {
                async move {
                    let Link { workspace_id, platform, .. } = made;
                    // Again where it is written: two that ask at once are both counted.
                    if store::links::count(tx, workspace_id, platform).await? >= i64::from(limit) {
                        return Err(too_many(platform, limit));
                    }
                    let channel = Channel { id: made.id, workspace_id, platform, name: made.name.clone() };
                    store::channels::insert(tx, &channel, now).await?;
                    let new = store::links::NewLink {
                        link: &made,
                        account_id: &profile.external_id,
                        credential: &sealed,
                        key_id: &key,
                        hook_hash: &hook_hash,
                        position: place.as_deref(),
                    };
                    store::links::insert(tx, new, now).await?;
                    let detail = json!({"platform": platform, "account": made.account});
                    let entry = audit::entry(&env, workspace_id, made.user_id, "channel.connected", made.id, detail);
                    tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                    Ok(())
                }
                .boxed()
            })
            .await;
        match done {
            Ok(()) => {}
            Err(Error::Store(store::Error::Taken(_))) => {
                return Err(Error::Conflict("this account is connected already; remove that channel first".into()));
            }
            Err(error) => return Err(error),
        }
        self.links.wake.now();
        Ok(link)
    }

    /// Changes a channel. A new credential is checked first, and has to be one of the same account's platform.
    pub async fn change_channel(&self, user: &User, id: ChannelId, change: LinkChange) -> Result<Link> {
        administers(user)?;
        let workspace = user.workspace_id;
        let before = self.link(user, id).await?;
        let credential = match change.credential {
            None => None,
            Some(credential) => {
                check_credential(&credential)?;
                let sealed = self.sealed(workspace, id).await?;
                // The addresses that the platform knows stay, where the old ones can still be read.
                let old = self.open_secrets(workspace, id, &sealed.credential).ok();
                let (hook, hook_secret) = match &old {
                    Some(old) => (old.hook.clone(), old.hook_secret.clone()),
                    None => {
                        return Err(Error::Conflict(
                            "its keys are gone: remove the channel and connect it anew".into(),
                        ));
                    }
                };
                let secrets = Secrets { credential, hook, hook_secret };
                let (profile, _) = self.check_account(before.platform, id, &secrets).await?;
                if profile.external_id != sealed.account.0 {
                    return Err(Error::invalid("credential", "is another account's; connect that as a new channel"));
                }
                Some(self.seal_secrets(workspace, id, &secrets)?)
            }
        };
        let name = change.name.map(|name| checked_name("name", &name)).transpose()?;
        let template = match change.template {
            None => None,
            Some(template) => Some(self.check_template(workspace, id, template).await?),
        };
        let detail = json!({
            "name": name, "role": change.role, "paused": change.paused, "credential": credential.is_some(),
            "template": template,
        });
        let change = Change { name, role: change.role, paused: change.paused, credential, template };
        let (env, now, actor) = (self.env.clone(), self.env.now(), user.id);
        self.store
            .write::<_, Error, _>(move |tx| {
                async move {
                    if !store::links::change(tx, workspace, id, &change, now).await? {
                        return Err(Error::NotFound("channel"));
                    }
                    let entry = audit::entry(&env, workspace, actor, "channel.changed", id, detail);
                    tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                    Ok(())
                }
                .boxed()
            })
            .await?;
        self.tell_changed(id).await;
        self.link(user, id).await
    }

    /// Removes a channel with its secrets. Its conversations stay.
    pub async fn remove_channel(&self, user: &User, id: ChannelId) -> Result<()> {
        administers(user)?;
        let (workspace, env, actor) = (user.workspace_id, self.env.clone(), user.id);
        self.store
            .write::<_, Error, _>(move |tx| {
                async move {
                    if !store::links::remove(tx, workspace, id, env.now()).await? {
                        return Err(Error::NotFound("channel"));
                    }
                    let entry = audit::entry(&env, workspace, actor, "channel.removed", id, json!({}));
                    tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                    Ok(())
                }
                .boxed()
            })
            .await?;
        self.tell_changed(id).await;
        Ok(())
    }

    /// A code by which this user lets a sender on the channel in as themselves.
    pub async fn pair(&self, user: &User, id: ChannelId) -> Result<Pairing> {
        let link = self.link(user, id).await?;
        if !link.role.talks() {
            return Err(Error::invalid("role", "this channel is only read; nobody talks to the assistant there"));
        }
        let code = self.env.secret()[..CODE].to_owned();
        let now = self.env.now();
        let expires_at = now.saturating_add(self.links.settings.pairing).unwrap_or(Timestamp::MAX);
        let login = Login {
            secret_hash: text::sha256(&code),
            kind: Kind::Pair,
            workspace_id: user.workspace_id,
            user_id: user.id,
            created_at: now,
            expires_at,
        };
        self.store
            .write::<_, store::Error, _>(move |tx| async move { logins::insert(tx, &login).await }.boxed())
            .await?;
        let adapter = self.adapter_of(&self.sealed(user.workspace_id, id).await?).ok();
        let url = link.address.and_then(|address| adapter?.opening(&address, &code));
        Ok(Pairing { code, expires_at, url })
    }

    /// What a person enters at the platform, so that it calls us for this channel.
    pub async fn hook_address(&self, user: &User, id: ChannelId) -> Result<HookAddress> {
        administers(user)?;
        let sealed = self.sealed(user.workspace_id, id).await?;
        let adapter = self.adapter_of(&sealed).map_err(Error::Conflict)?;
        let Some(verify_token) = adapter.verify_token() else {
            return Err(Error::NotFound("address to be entered at this channel's platform"));
        };
        let secrets = self.open_secrets(user.workspace_id, id, &sealed.credential).map_err(Error::Conflict)?;
        Ok(HookAddress { url: self.hook_url(&secrets), verify_token })
    }

    pub(super) async fn sealed(&self, workspace: WorkspaceId, id: ChannelId) -> Result<Sealed> {
        let sealed = self
            .store
            .read::<_, store::Error, _>(move |tx| async move { store::links::sealed(tx, id).await }.boxed())
            .await?;
        sealed.filter(|sealed| sealed.workspace_id == workspace).ok_or(Error::NotFound("channel"))
    }

    /// The template as it is to be kept; `None` where there is to be none.
    async fn check_template(
        &self,
        workspace: WorkspaceId,
        id: ChannelId,
        template: LinkTemplate,
    ) -> Result<Option<LinkTemplate>> {
        let LinkTemplate { name, language } = template;
        if name.is_empty() {
            return Ok(None);
        }
        let adapter = self.adapter_of(&self.sealed(workspace, id).await?).map_err(Error::Conflict)?;
        if adapter.abilities().window.is_none() {
            return Err(Error::invalid("template", "this platform has no templates, and needs none"));
        }
        let word = |text: &str, most: usize| {
            text.len() <= most && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        };
        if !word(&name, 512) || !word(&language, 16) || language.is_empty() {
            return Err(Error::invalid(
                "template",
                "has a name of letters, digits and _, and a language such as es or en_US, as at the platform",
            ));
        }
        Ok(Some(LinkTemplate { name, language }))
    }

    /// A channel of the user's workspace.
    pub async fn link(&self, user: &User, id: ChannelId) -> Result<Link> {
        let workspace = user.workspace_id;
        let link = self
            .store
            .read::<_, store::Error, _>(move |tx| async move { store::links::get(tx, workspace, id).await }.boxed())
            .await?;
        link.ok_or(Error::NotFound("channel"))
    }

    async fn within_limit(&self, user: &User, platform: Platform) -> Result<()> {
        let (workspace, limit) = (user.workspace_id, self.links.settings.limit_of(platform));
        let count = self
            .store
            .read::<_, store::Error, _>(move |tx| {
                async move { store::links::count(tx, workspace, platform).await }.boxed()
            })
            .await?;
        if count >= i64::from(limit) { Err(too_many(platform, limit)) } else { Ok(()) }
    }

    /// Asks the platform whether the credential is right, whose it is, and where the stream stands.
    async fn check_account(
        &self,
        platform: Platform,
        id: ChannelId,
        secrets: &Secrets,
    ) -> Result<(channels::Profile, Option<String>)> {
        let adapter =
            self.make_adapter(platform, id, secrets, None).map_err(|bad| Error::invalid(bad.field, bad.problem))?;
        let answer = tokio::time::timeout(self.links.settings.connect_timeout, adapter.connect()).await;
        match answer {
            Ok(Ok(profile)) => Ok((profile, adapter.place())),
            Ok(Err(ConnectError::Refused { cause })) => Err(Error::invalid("credential", cause)),
            Ok(Err(ConnectError::Retry { cause, .. })) => {
                Err(Error::Away(format!("it cannot be tried now whether the credential is right: {cause}")))
            }
            Err(_) => Err(Error::Away("the platform did not answer in time; try again in a moment".into())),
        }
    }

    /// Here at once, on the other nodes as soon as they hear of it.
    pub(super) async fn tell_changed(&self, id: ChannelId) {
        self.links.changed(id);
        if self.settings.alone {
            return;
        }
        let hint = crate::hints::of_channel(&self.settings.node, id);
        if let Err(error) = self.store.notify(&[hint]).await {
            tracing::warn!(%error, "other nodes were not told of a changed channel; they notice by themselves");
        }
    }
}

/// As [`Engine::set_policy`]: who may not, finds nothing.
pub(super) fn administers(user: &User) -> Result<()> {
    if matches!(user.role, Role::Owner | Role::Admin) { Ok(()) } else { Err(Error::NotFound("channel to administer")) }
}

fn check_credential(credential: &BTreeMap<String, String>) -> Result<()> {
    if credential.is_empty() || credential.len() > FIELDS {
        return Err(Error::invalid("credential", "must have 1 to 16 fields; the platform's guide says which"));
    }
    if credential.iter().any(|(name, value)| name.len() > 64 || value.len() > FIELD) {
        return Err(Error::invalid("credential", "a field is longer than 4,096 bytes"));
    }
    Ok(())
}

fn too_many(platform: Platform, limit: u32) -> Error {
    let name = super::word(platform);
    Error::Conflict(format!(
        "this workspace has {limit} {name} channels, which is the limit; remove one, or raise channels.{name} in the \
         configuration"
    ))
}
