//! Makes audit entries; the transaction that does a thing writes its entry.

use std::fmt::Display;

use domain::{Env, WorkspaceId};
use serde_json::Value;
use store::audit::Entry;

/// An entry of now. `subject` is an id; `detail` never holds message text.
#[allow(clippy::needless_pass_by_value)] // ids are Copy
pub(crate) fn entry(
    env: &Env,
    workspace: WorkspaceId,
    actor: impl Display,
    action: &'static str,
    subject: impl Display,
    detail: Value,
) -> Entry {
    Entry {
        id: env.id(domain::AuditId::new).to_string(),
        workspace_id: workspace,
        at: env.now(),
        actor: actor.to_string(),
        action,
        subject: subject.to_string(),
        detail,
    }
}
