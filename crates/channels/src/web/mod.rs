//! The web chat. Its platform is our own stored stream of live events: by the time an effect leaves the outbox its
//! message stands there, and a client reads it by sequence. So a send always succeeds, and a repeat changes nothing.

use async_trait::async_trait;
use domain::Platform;

use crate::{Abilities, Channel, Outgoing, Receipt, SendError};

#[derive(Debug, Clone, Copy, Default)]
pub struct Web;

#[async_trait]
impl Channel for Web {
    fn platform(&self) -> Platform {
        Platform::Web
    }

    fn abilities(&self) -> Abilities {
        Abilities { deduplicates: true, max_text: domain::text::MAX_MESSAGE_BYTES }
    }

    async fn send(&self, _outgoing: &Outgoing) -> Result<Receipt, SendError> {
        Ok(Receipt { external_id: None })
    }
}
