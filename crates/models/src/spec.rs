//! A tool as the engine offers it, and what prompts make of it.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Purpose;
use crate::prompt::Tool;

/// A tool as it is offered to a model. A clone is the same tool: every turn shares what was made of it once.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(from = "Offer", into = "Offer")]
pub struct ToolSpec(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    offer: Offer,
    /// As it stands in prompts, by purpose.
    read: [OnceLock<Arc<Tool>>; 2],
}

/// What a tool is offered as.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    pub name: String,
    pub description: String,
    /// JSON Schema of the arguments.
    pub parameters: Value,
}

impl ToolSpec {
    pub fn new(name: impl Into<String>, description: impl Into<String>, parameters: Value) -> Self {
        Offer { name: name.into(), description: description.into(), parameters }.into()
    }

    /// What `make` makes of it for that purpose; made once.
    pub(crate) fn read(&self, purpose: Purpose, make: impl FnOnce(&Self) -> Tool) -> Arc<Tool> {
        let [chat, detect] = &self.0.read;
        let place = match purpose {
            Purpose::Chat => chat,
            Purpose::Detect => detect,
        };
        Arc::clone(place.get_or_init(|| Arc::new(make(self))))
    }
}

impl Deref for ToolSpec {
    type Target = Offer;

    fn deref(&self) -> &Offer {
        &self.0.offer
    }
}

impl PartialEq for ToolSpec {
    fn eq(&self, other: &Self) -> bool {
        self.0.offer == other.0.offer
    }
}

impl From<Offer> for ToolSpec {
    fn from(offer: Offer) -> Self {
        Self(Arc::new(Shared { offer, read: Default::default() }))
    }
}

impl From<ToolSpec> for Offer {
    fn from(spec: ToolSpec) -> Self {
        spec.0.offer.clone()
    }
}
