//! Tools that others run: what a source of them is, and what it may offer.
//!
//! Whatever a source says comes from outside. Names, descriptions and schemas are cleaned and bounded before anything
//! else sees them ([`Listing::of`]), results likewise ([`Reply::of`]), and its hints about itself are shown and never
//! obeyed.

pub mod contract;
pub mod fake;
mod listing;
mod name;
mod reply;
mod schema;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use domain::{ToolClass, WorkspaceId};
use serde_json::{Map, Value};

pub use listing::{Hints, Listing, MOST_TOOLS, Offer, Offered, State};
pub use name::{SEPARATOR, check_source_name, is_outside, source_of};
pub use reply::Reply;

/// Calls of one source at once; one more is told to come again.
pub const MOST_CALLS: usize = 16;

/// What the operator says of a source: the name, and what its tools may do.
#[derive(Debug, Clone)]
pub struct Terms {
    /// Before every tool's name: see [`check_source_name`].
    pub name: String,
    /// How long one call may take.
    pub timeout: Duration,
    /// By the tool's name at the source; one that is not named asks.
    pub classes: BTreeMap<String, ToolClass>,
    /// Tools that may be called twice with the same arguments and no harm: what is uncertain is tried again.
    pub repeatable: BTreeSet<String>,
    /// Who may use it; nobody named is everybody.
    pub workspaces: BTreeSet<WorkspaceId>,
}

impl Terms {
    /// The usual terms: thirty seconds, and every tool asks.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            timeout: Duration::from_secs(30),
            classes: BTreeMap::new(),
            repeatable: BTreeSet::new(),
            workspaces: BTreeSet::new(),
        }
    }

    pub fn class(&self, tool: &str) -> ToolClass {
        self.classes.get(tool).copied().unwrap_or_default()
    }

    pub fn serves(&self, workspace: WorkspaceId) -> bool {
        self.workspaces.is_empty() || self.workspaces.contains(&workspace)
    }
}

/// Why a call brought no reply. The texts are ours, with the source's own words cleaned and cut.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// It was not handed over, so nothing was done; later it may work.
    #[error("{0}")]
    NotNow(String),
    /// The source did not take it, so nothing was done, and never will be.
    #[error("{0}")]
    Refused(String),
    /// It was handed over, and no answer came: it may have been done.
    #[error("{0}")]
    Unknown(String),
}

/// A server of tools, connected or not.
#[async_trait]
pub trait ToolSource: Send + Sync + std::fmt::Debug {
    fn terms(&self) -> &Terms;

    /// What it offered when it was last asked, and whether it answers now.
    fn listing(&self) -> Arc<Listing>;

    /// Connects, lists, follows changes, and connects again, for ever. Whoever stops waiting for it ends the connection.
    async fn keep(&self);

    /// Calls one tool, by its name at the source. Never waits for a connection; bounded in time by [`call`].
    async fn call(&self, tool: &str, arguments: &Map<String, Value>) -> Result<Reply, CallError>;
}

/// Calls one tool of `source`, for as long as its terms say.
pub async fn call(source: &dyn ToolSource, tool: &str, arguments: &Map<String, Value>) -> Result<Reply, CallError> {
    let Terms { name, timeout, .. } = source.terms();
    match tokio::time::timeout(*timeout, source.call(tool, arguments)).await {
        Ok(answered) => answered,
        Err(_) => Err(CallError::Unknown(format!("{name} did not answer within {} s", timeout.as_secs_f32()))),
    }
}
