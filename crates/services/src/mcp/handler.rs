//! What a server may ask back: nothing, unless the operator lets its questions be answered with its own defaults.

use std::sync::Arc;

use rmcp::ClientHandler;
use rmcp::model::{
    ClientCapabilities, ClientConfig, ElicitRequestParams, ElicitResult, ElicitationAction, ElicitationCapability,
    ErrorData, FormElicitationCapability, Implementation, ProtocolVersion,
};
use rmcp::service::{NotificationContext, RequestContext, RoleClient};
use serde_json::{Map, Value};
use tokio::sync::Notify;

/// What becomes of a server's questions in the middle of a call (elicitation). Nobody sits there to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Questions {
    /// They are declined.
    #[default]
    Decline,
    /// They are answered with the defaults that they name.
    Defaults,
}

#[derive(Debug, Clone)]
pub(super) struct Handler {
    pub questions: Questions,
    pub look: Arc<Notify>,
}

impl ClientHandler for Handler {
    fn get_info(&self) -> ClientConfig {
        let mut capabilities = ClientCapabilities::default();
        if self.questions == Questions::Defaults {
            let form = FormElicitationCapability::default();
            capabilities.elicitation = Some(ElicitationCapability::new().with_form(form));
        }
        let mut config = ClientConfig::new(capabilities, Implementation::new("attache", env!("CARGO_PKG_VERSION")));
        // The newest that servers speak; a server answers with an older one where it knows no newer.
        config.protocol_version = ProtocolVersion::V_2025_11_25;
        config
    }

    async fn create_elicitation(
        &self,
        request: ElicitRequestParams,
        _: RequestContext<RoleClient>,
    ) -> Result<ElicitResult, ErrorData> {
        let ElicitRequestParams::FormElicitationParams { requested_schema, .. } = request else {
            return Ok(ElicitResult::new(ElicitationAction::Decline));
        };
        if self.questions == Questions::Decline {
            return Ok(ElicitResult::new(ElicitationAction::Decline));
        }
        let schema = serde_json::to_value(&requested_schema).unwrap_or_default();
        Ok(match defaults(&schema) {
            Some(content) => ElicitResult::new(ElicitationAction::Accept).with_content(Value::Object(content)),
            None => ElicitResult::new(ElicitationAction::Decline),
        })
    }

    async fn on_tool_list_changed(&self, _: NotificationContext<RoleClient>) {
        // Any number of these is one look.
        self.look.notify_one();
    }
}

/// The defaults of a form's fields; `None` where one that is required has none.
fn defaults(schema: &Value) -> Option<Map<String, Value>> {
    let fields = schema.get("properties").and_then(Value::as_object)?;
    let given = fields.iter().filter_map(|(name, field)| Some((name.clone(), field.get("default")?.clone())));
    let given: Map<String, Value> = given.collect();
    let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
    required.filter_map(Value::as_str).all(|name| given.contains_key(name)).then_some(given)
}
