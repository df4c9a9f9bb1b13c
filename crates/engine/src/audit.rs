//! Makes audit entries; the transaction that does a thing writes its entry.

use domain::{Env, WorkspaceId};
use serde_json::Value;
use store::audit::Entry;

/// An entry of now. `subject` is an id; `detail` never holds message text.
pub(crate) fn entry(
    env: &Env,
    workspace: WorkspaceId,
    actor: impl ToString,
    action: &'static str,
    subject: impl ToString,
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
