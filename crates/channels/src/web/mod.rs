//! The web chat. Its platform is our own stored stream of live events: by the time an effect leaves the outbox its
//! message stands there, and a client reads it by sequence. So a send always succeeds, and a repeat changes nothing.
//! What comes in comes through the HTTP and WebSocket interface.

use async_trait::async_trait;
use domain::Platform;

use crate::{Abilities, Channel, ConnectError, Limit, Outgoing, Profile, Receipt, Receives, SendError, Unit};

#[derive(Debug, Clone, Copy, Default)]
pub struct Web;

#[async_trait]
impl Channel for Web {
    fn platform(&self) -> Platform {
        Platform::Web
    }

    fn abilities(&self) -> Abilities {
        Abilities {
            deduplicates: true,
            text: Limit::new(domain::text::MAX_MESSAGE_BYTES, Unit::Byte),
            edits: false,
            replies: false,
            buttons: None,
            typing: false,
            media: None,
            files: None,
            receipts: false,
            receives: Receives::Nothing,
            window: None,
        }
    }

    async fn connect(&self) -> Result<Profile, ConnectError> {
        Ok(Profile { external_id: "web".into(), name: "Web chat".into(), address: None })
    }

    async fn send(&self, _outgoing: &Outgoing) -> Result<Receipt, SendError> {
        Ok(Receipt { external_id: None })
    }
}
