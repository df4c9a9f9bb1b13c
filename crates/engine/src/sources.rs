//! The attached servers as their owner sees them: what each offers, what its tools may do, and changing that.

use domain::{Role, ToolClass, User, WorkspaceId};
use futures_util::FutureExt;
use serde_json::json;
use services::tools::{Hints, State};

use crate::{Engine, Error, Result, audit, tools};

/// An attached server.
#[derive(Debug, Clone)]
pub struct Source {
    pub name: String,
    /// What it calls itself.
    pub server: String,
    pub state: State,
    pub tools: Vec<SourceTool>,
    /// What it offers and was not taken, and why.
    pub complaints: Vec<String>,
}

/// One tool of it, as this workspace may use it.
#[derive(Debug, Clone)]
pub struct SourceTool {
    /// `source__tool`
    pub name: String,
    /// The server's words.
    pub description: String,
    /// What it may do here and now.
    pub class: ToolClass,
    /// It changed since that was decided, and so it asks.
    pub changed: bool,
    /// What the server says of it; decides nothing.
    pub hints: Hints,
}

impl Engine {
    /// The servers that this workspace may use, in the order in which they are attached.
    pub async fn tool_sources(&self, user: &User) -> Result<Vec<Source>> {
        let (registry, seen) = (self.tools.clone(), self.seen(user));
        let usable = self
            .store
            .write::<_, store::Error, _>(move |tx| async move { tools::outside_of(tx, &registry, seen).await }.boxed())
            .await?;
        let sources = self.tools.sources().iter().filter(|source| source.terms().serves(user.workspace_id));
        Ok(sources
            .map(|source| {
                let listing = source.listing();
                let name = source.terms().name.clone();
                let of_it = usable.iter().filter(|tool| tool.source.terms().name == name);
                let tools = of_it.map(|tool| SourceTool {
                    name: tool.offer.name.clone(),
                    description: tool.offer.description.clone(),
                    class: tool.class,
                    changed: !tool.known,
                    hints: tool.offer.hints,
                });
                Source {
                    tools: tools.collect(),
                    server: listing.server.clone(),
                    state: listing.state.clone(),
                    complaints: listing.complaints.clone(),
                    name,
                }
            })
            .collect())
    }

    /// Decides what the workspace may do with a tool as it is now. Only an owner or an admin does.
    pub async fn set_tool_class(&self, user: &User, name: String, class: ToolClass) -> Result<()> {
        if !matches!(user.role, Role::Owner | Role::Admin) {
            return Err(Error::NotAllowed("decides what a tool may do"));
        }
        let (registry, seen, env, user) = (self.tools.clone(), self.seen(user), self.env.clone(), user.clone());
        self.store
            .write::<_, Error, _>(move |tx| {
                async move {
                    let all = tools::outside_of(tx, &registry, seen).await?;
                    let tool = all.into_iter().find(|tool| tool.offer.name == name).ok_or(Error::NotFound("tool"))?;
                    if tool.source.terms().class(&tool.offer.tool) == ToolClass::Never && class != ToolClass::Never {
                        return Err(Error::Conflict("the configuration of this server never allows that tool".into()));
                    }
                    let detail = json!({"class": class, "fingerprint": tool.offer.fingerprint});
                    let entry = audit::entry(&env, user.workspace_id, user.id, "tool.classified", &name, detail);
                    let workspace = Some(user.workspace_id);
                    tx.execute_all(vec![
                        store::tool_classes::set(workspace, &name, class, &tool.offer.fingerprint, seen.now),
                        store::audit::insert(&entry),
                    ])
                    .await?;
                    Ok(())
                }
                .boxed()
            })
            .await
    }

    /// Takes a tool that has changed as it is now, for the operator: the configuration's word on it holds again, and so
    /// does what workspaces decided about it themselves; but not that of `undo_in`, which is taken away.
    pub async fn accept_tool(&self, name: String, undo_in: Option<WorkspaceId>) -> Result<()> {
        let sources = self.tools.sources().iter();
        let found = sources.flat_map(|source| {
            let offers = source.listing().tools.clone();
            offers.into_iter().map(|offer| (source.terms().class(&offer.tool), offer))
        });
        let (class, offer) = found.into_iter().find(|(_, offer)| offer.name == name).ok_or(Error::NotFound("tool"))?;
        let now = self.env.now();
        self.store
            .write::<_, Error, _>(move |tx| {
                async move {
                    let mut statements = vec![
                        store::tool_classes::set(None, &name, class, &offer.fingerprint, now),
                        store::tool_classes::renew(&name, &offer.fingerprint, now),
                    ];
                    statements.extend(undo_in.map(|workspace| store::tool_classes::undo(workspace, &name)));
                    tx.execute_all(statements).await?;
                    Ok(())
                }
                .boxed()
            })
            .await
    }

    fn seen(&self, user: &User) -> tools::Seen {
        tools::Seen { workspace: user.workspace_id, now: self.env.now() }
    }
}
