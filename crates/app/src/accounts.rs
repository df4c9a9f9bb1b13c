//! Who owns what is here, and the link that lets them in.

use anyhow::Context;
use domain::{User, WorkspaceId};
use engine::{Engine, NewAccount};
use futures_util::FutureExt;
use jiff::tz::TimeZone;
use store::Store;
use store::logins::{self, Kind};

/// The owner of a workspace, or of the oldest where none is named; `None` where there is none.
pub async fn owner(store: &Store, workspace: Option<WorkspaceId>) -> store::Result<Option<User>> {
    store
        .read(move |tx| {
            async move {
                let workspace = match workspace {
                    Some(id) => Some(id),
                    None => store::workspaces::page(tx, None, 1).await?.first().map(|workspace| workspace.id),
                };
                let Some(workspace) = workspace else { return Ok(None) };
                let users = store::workspaces::users(tx, workspace).await?;
                Ok(users.into_iter().find(|user| user.role == domain::Role::Owner))
            }
            .boxed()
        })
        .await
}

/// Makes a workspace and its owner, named and placed as this machine's user is.
pub async fn create(engine: &Engine, workspace: &str) -> anyhow::Result<User> {
    let account = NewAccount { workspace: workspace.to_owned(), name: user_name(), zone: zone(), language: language() };
    engine.create_account(account).await.context("cannot make an account")
}

/// The one-time address that signs `user` in.
pub async fn link(engine: &Engine, user: &User, public_url: &str) -> anyhow::Result<String> {
    let token = engine.make_link(user).await.context("cannot make a sign-in link")?;
    Ok(format!("{public_url}/login#{token}"))
}

/// Whether nobody can sign in any more but by a new link.
pub async fn nobody_has_a_login(engine: &Engine) -> store::Result<bool> {
    let now = engine.env.now();
    let any = engine.store.read(move |tx| async move { logins::any(tx, Kind::Login, now).await }.boxed()).await?;
    Ok(!any)
}

fn user_name() -> String {
    let name = std::env::var("USER").unwrap_or_default();
    if name.trim().is_empty() || name == "root" { "You".into() } else { name }
}

/// The machine's zone; UTC where it has none with a name.
fn zone() -> String {
    TimeZone::system().iana_name().unwrap_or("UTC").to_owned()
}

/// The language of the machine's locale, `en` where it has none that Attaché speaks.
fn language() -> String {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|variable| std::env::var(variable).ok())
        .find_map(|locale| from_locale(&locale))
        .unwrap_or_else(|| "en".into())
}

/// `es` of `es_ES.UTF-8`; none of `C` and `POSIX`, nor of a language without phrases.
fn from_locale(locale: &str) -> Option<String> {
    let code: String = locale.chars().take_while(char::is_ascii_lowercase).collect();
    engine::phrases::languages().any(|known| known == code).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_tells_its_language() {
        assert_eq!(from_locale("es_ES.UTF-8").as_deref(), Some("es"));
        assert_eq!(from_locale("en").as_deref(), Some("en"));
        for none in ["C", "C.UTF-8", "POSIX", "", "ast_ES", "fr_FR.UTF-8"] {
            assert_eq!(from_locale(none), None, "{none}");
        }
    }
}
