//! Who owns what is here, and the link that lets them in.

use anyhow::Context;
use domain::{User, Workspace, WorkspaceId};
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

/// The workspace of this id or this name; `None` where there is none, an error where several have the name.
pub async fn workspace(store: &Store, named: &str) -> anyhow::Result<Option<Workspace>> {
    let mut found = Vec::new();
    each_workspace(store, |workspace| {
        if workspace.name == named || workspace.id.to_string() == named {
            found.push(workspace);
        }
    })
    .await?;
    anyhow::ensure!(found.len() < 2, "{} workspaces have this name; name one by its id, wsp_…", found.len());
    Ok(found.pop())
}

/// Every workspace, in the order of their ids.
pub async fn each_workspace(store: &Store, mut take: impl FnMut(Workspace)) -> store::Result<()> {
    let mut after = None;
    loop {
        let page = store
            .read::<_, store::Error, _>(move |tx| async move { store::workspaces::page(tx, after, PAGE).await }.boxed())
            .await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = Some(last.id);
        page.into_iter().for_each(&mut take);
    }
}

/// Workspaces that are read at once.
const PAGE: i64 = 500;

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
        assert_eq!(from_locale("fr_FR.UTF-8").as_deref(), Some("fr"));
        for none in ["C", "C.UTF-8", "POSIX", "", "ast_ES", "ja_JP.UTF-8"] {
            assert_eq!(from_locale(none), None, "{none}");
        }
    }
}
