//! The tools of attached servers, and what they may do.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::ToolClass;
use engine::SourceState as Engines;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::auth::Signed;
use crate::extract::Json;
use crate::problem::{Problems, Result};
use crate::state::Api;

/// Whether a server answers.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SourceState {
    Connecting,
    Ready,
    Away,
}

/// An attached server of tools.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ToolSource {
    /// Before the names of its tools: `notes` of `notes__search`.
    name: String,
    /// What it calls itself.
    server: String,
    state: SourceState,
    /// Why it is away.
    cause: Option<String>,
    /// What it offers and was not taken, and why.
    complaints: Vec<String>,
    tools: Vec<SourceTool>,
}

/// A tool of it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SourceTool {
    name: String,
    /// In the server's words.
    description: String,
    class: ToolClass,
    /// It has changed since its class was decided, and so it asks.
    changed: bool,
    /// What the server says of it; nothing is decided by that.
    says_it_only_reads: Option<bool>,
    says_it_destroys: Option<bool>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ToolSources {
    sources: Vec<ToolSource>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ToolClassChange {
    class: ToolClass,
}

/// The attached servers and what their tools may do
#[utoipa::path(get, path = "/v1/tools", operation_id = "tools", tag = "tools",
    responses((status = 200, body = ToolSources), Problems))]
pub(crate) async fn list(State(api): State<Api>, signed: Signed) -> Result<Json<ToolSources>> {
    let sources = api.engine.tool_sources(&signed.user).await?.into_iter().map(|source| {
        let (state, cause) = match source.state {
            Engines::Connecting => (SourceState::Connecting, None),
            Engines::Ready => (SourceState::Ready, None),
            Engines::Away(cause) => (SourceState::Away, Some(cause)),
        };
        let tools = source.tools.into_iter().map(|tool| SourceTool {
            name: tool.name,
            description: tool.description,
            class: tool.class,
            changed: tool.changed,
            says_it_only_reads: tool.hints.read_only,
            says_it_destroys: tool.hints.destructive,
        });
        ToolSource {
            tools: tools.collect(),
            name: source.name,
            server: source.server,
            complaints: source.complaints,
            state,
            cause,
        }
    });
    Ok(Json(ToolSources { sources: sources.collect() }))
}

/// Decide what the workspace may do with a tool as it is now; for owners and admins
#[utoipa::path(put, path = "/v1/tools/{name}/class", operation_id = "set_tool_class", tag = "tools",
    params(("name" = String, Path, description = "`source__tool`")), request_body = ToolClassChange,
    responses((status = 204), Problems))]
pub(crate) async fn set_class(
    State(api): State<Api>,
    signed: Signed,
    Path(name): Path<String>,
    Json(change): Json<ToolClassChange>,
) -> Result<StatusCode> {
    api.engine.set_tool_class(&signed.user, name, change.class).await?;
    Ok(StatusCode::NO_CONTENT)
}
